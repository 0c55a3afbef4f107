//! A statement of any length: text and values side by side. sqlx's own builder writes `?`, which PostgreSQL does not read;
//! and `$1` is a name to SQLite, which looks up names one by one: in a statement of a thousand values that takes longer
//! than all the rest. So values are counted for PostgreSQL alone.

use std::fmt::Write;

use sqlx::{
    Any, AnyConnection, Arguments, AssertSqlSafe, Encode, FromRow, Type,
    any::{AnyArguments, AnyRow},
};

/// Stands for a value until it is known who reads the statement; no text of ours holds it.
const VALUE: char = '?';

/// A statement that grows. Only texts of this program are pushed; what comes from outside is bound.
#[derive(Default)]
pub(crate) struct Sql {
    text: String,
    values: AnyArguments,
    is_kept: bool,
}

impl Sql {
    pub(crate) fn new(text: &'static str) -> Self {
        Self { text: text.to_owned(), ..Self::default() }
    }

    pub(crate) fn push(&mut self, text: &'static str) -> &mut Self {
        self.text.push_str(text);
        self
    }

    /// A placeholder with its value.
    pub(crate) fn bind<'v>(&mut self, value: impl Encode<'v, Any> + Type<Any>) -> &mut Self {
        self.text.push(VALUE);
        self.values.add(value).expect("texts and numbers can be bound");
        self
    }

    /// A placeholder after a comma.
    pub(crate) fn and<'v>(&mut self, value: impl Encode<'v, Any> + Type<Any>) -> &mut Self {
        self.push(", ").bind(value)
    }

    /// Its text comes again and again: it is prepared once for each connection.
    pub(crate) const fn kept(mut self) -> Self {
        self.is_kept = true;
        self
    }

    /// `(…), (…)`: a row for each of `rows`, of which `each` writes the inside.
    pub(crate) fn rows<T>(
        &mut self,
        rows: impl IntoIterator<Item = T>,
        mut each: impl FnMut(&mut Self, T),
    ) -> &mut Self {
        for (at, row) in rows.into_iter().enumerate() {
            self.push(if at == 0 { "(" } else { ", (" });
            each(self, row);
            self.push(")");
        }
        self
    }

    /// `(…, …)`: a list of texts; it must not be empty.
    pub(crate) fn list<'t>(&mut self, texts: impl IntoIterator<Item = &'t str>) -> &mut Self {
        self.push("(");
        for (at, text) in texts.into_iter().enumerate() {
            if at > 0 {
                self.push(", ");
            }
            self.bind(text);
        }
        self.push(")")
    }

    /// How many rows it touched.
    pub(crate) async fn execute(self, connection: &mut AnyConnection) -> Result<u64, sqlx::Error> {
        let text = text_for(connection, self.text);
        let query = sqlx::query_with(AssertSqlSafe(text), self.values).persistent(self.is_kept);
        Ok(query.execute(connection).await?.rows_affected())
    }

    pub(crate) async fn fetch<T>(self, connection: &mut AnyConnection) -> Result<Vec<T>, sqlx::Error>
    where
        T: for<'r> FromRow<'r, AnyRow> + Send + Unpin,
    {
        let text = text_for(connection, self.text);
        sqlx::query_as_with(AssertSqlSafe(text), self.values).persistent(self.is_kept).fetch_all(connection).await
    }
}

/// Most rows in one statement.
const MOST_ROWS: usize = 64;

/// `rows` in pieces of few sizes, so that few texts are prepared: the largest powers of two that fit.
pub(crate) fn pieces<T>(rows: &[T]) -> impl Iterator<Item = &[T]> {
    let mut rest = rows;
    std::iter::from_fn(move || {
        let size = rest.len().checked_ilog2().map(|power| (1 << power).min(MOST_ROWS))?;
        let (piece, more) = rest.split_at(size);
        rest = more;
        Some(piece)
    })
}

fn text_for(connection: &AnyConnection, text: String) -> String {
    if connection.backend_name() == "PostgreSQL" { counted(&text) } else { text }
}

/// With `$1`, `$2` … for the values.
fn counted(text: &str) -> String {
    let mut pieces = text.split(VALUE);
    let mut counted = String::with_capacity(text.len() * 5 / 4);
    counted.push_str(pieces.next().unwrap_or_default());
    for (at, piece) in pieces.enumerate() {
        write!(counted, "${}", at + 1).expect("a String takes text");
        counted.push_str(piece);
    }
    counted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_written_in_pieces_of_few_sizes() {
        let sizes = |count: usize| pieces(&vec![(); count]).map(<[()]>::len).collect::<Vec<_>>();
        assert_eq!(sizes(0), [0; 0]);
        assert_eq!(sizes(7), [4, 2, 1]);
        assert_eq!(sizes(150), [64, 64, 16, 4, 2]);
    }

    #[test]
    fn placeholders_count_on_through_rows_and_lists() {
        let mut sql = Sql::new("INSERT INTO t VALUES ");
        sql.rows([("a", 1_i64), ("b", 2)], |sql, (name, n)| {
            sql.bind(name).and(n);
        });
        sql.push(" WHERE x IN ").list(["c", "d"]);
        assert_eq!(sql.text, "INSERT INTO t VALUES (?, ?), (?, ?) WHERE x IN (?, ?)");
        assert_eq!(counted(&sql.text), "INSERT INTO t VALUES ($1, $2), ($3, $4) WHERE x IN ($5, $6)");
    }
}
