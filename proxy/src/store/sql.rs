//! A statement of any length: text and values side by side. sqlx's own builder writes `?`, which PostgreSQL does not read;
//! and `$1` is a name to SQLite, which looks up names one by one: in a statement of a thousand values that takes longer
//! than all the rest. So values are counted for PostgreSQL alone.

mod rows;

use std::fmt::Write;

use sqlx::{
    AnyConnection, Arguments, AssertSqlSafe, FromRow,
    any::{AnyArguments, AnyRow},
};

use rows::Rows;
pub(crate) use rows::{Cell, Row, pieces};

/// Stands for a value until it is known who reads the statement; no text of ours holds it.
const VALUE: char = '?';

/// A statement that grows. Only texts of this program are pushed; what comes from outside is bound.
#[derive(Default)]
pub(crate) struct Sql {
    text: String,
    values: Vec<Cell>,
    rows: Option<Rows>,
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
    pub(crate) fn bind(&mut self, value: impl Into<Cell>) -> &mut Self {
        self.text.push(VALUE);
        self.values.push(value.into());
        self
    }

    /// A placeholder after a comma.
    pub(crate) fn and(&mut self, value: impl Into<Cell>) -> &mut Self {
        self.push(", ").bind(value)
    }

    /// Its text comes again and again: it is prepared once for each connection.
    pub(crate) const fn kept(mut self) -> Self {
        self.is_kept = true;
        self
    }

    /// A table in the statement: a row for each of `rows`, which `each` fills. It stands before any other value.
    pub(crate) fn rows<T>(&mut self, rows: impl IntoIterator<Item = T>, each: impl FnMut(&mut Row, T)) -> &mut Self {
        debug_assert!(self.values.is_empty() && self.rows.is_none(), "rows stand first");
        self.rows = Some(Rows::new(self.text.len(), rows, each));
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
        let is_kept = self.is_kept;
        let (text, values) = self.said_to(connection);
        let query = sqlx::query_with(AssertSqlSafe(text), values).persistent(is_kept);
        Ok(query.execute(connection).await?.rows_affected())
    }

    pub(crate) async fn fetch<T>(self, connection: &mut AnyConnection) -> Result<Vec<T>, sqlx::Error>
    where
        T: for<'r> FromRow<'r, AnyRow> + Send + Unpin,
    {
        let is_kept = self.is_kept;
        let (text, values) = self.said_to(connection);
        sqlx::query_as_with(AssertSqlSafe(text), values).persistent(is_kept).fetch_all(connection).await
    }

    /// Text and values as that database reads them.
    fn said_to(self, connection: &AnyConnection) -> (String, AnyArguments) {
        let is_postgres = connection.backend_name() == "PostgreSQL";
        let (text, cells) = self.spelled(is_postgres);
        let mut values = AnyArguments::default();
        for cell in cells {
            match cell {
                Cell::Text(text) => values.add(text),
                Cell::Number(number) => values.add(number),
            }
            .expect("texts and numbers can be bound");
        }
        (text, values)
    }

    fn spelled(self, is_postgres: bool) -> (String, Vec<Cell>) {
        let Self { mut text, values, rows, .. } = self;
        let mut cells = values;
        if let Some(rows) = rows {
            let at = rows.at();
            let (table, mut first) = if is_postgres { rows.columns() } else { rows.listed() };
            text.insert_str(at, &table);
            first.append(&mut cells);
            cells = first;
        }
        (if is_postgres { counted(&text) } else { text }, cells)
    }
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
    fn rows_stand_first_and_placeholders_count_on() {
        let spelled = |is_postgres| {
            let mut sql = Sql::new("WITH given (name, n) AS (");
            sql.rows([("a", 1_i64), ("b", 2)], |row, (name, n)| {
                row.bind(name).and(n);
            });
            sql.push(") UPDATE t SET x = ").bind("c").push(" WHERE y IN ").list(["d", "e"]);
            let (text, cells) = sql.spelled(is_postgres);
            (text, cells.len())
        };
        let listed = "WITH given (name, n) AS (VALUES (?, ?), (?, ?)) UPDATE t SET x = ? WHERE y IN (?, ?)";
        assert_eq!(spelled(false), (listed.to_owned(), 7));
        let columns = "WITH given (name, n) AS (SELECT * FROM UNNEST(CAST($1 AS TEXT[]), CAST($2 AS BIGINT[]))) \
                       UPDATE t SET x = $3 WHERE y IN ($4, $5)";
        assert_eq!(spelled(true), (columns.to_owned(), 5));
    }
}
