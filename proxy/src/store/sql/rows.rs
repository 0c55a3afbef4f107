//! Rows in a statement. SQLite reads them one after the other; PostgreSQL is told a column at a time, as an array, so that
//! one text serves any number of rows, is prepared once, and takes one way there and back.

/// A value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Cell {
    Text(Option<String>),
    Number(Option<i64>),
}

/// A row that grows.
#[derive(Debug, Default)]
pub(crate) struct Row(Vec<Cell>);

impl Row {
    pub(crate) fn bind(&mut self, value: impl Into<Cell>) -> &mut Self {
        self.0.push(value.into());
        self
    }

    /// The same, after another.
    pub(crate) fn and(&mut self, value: impl Into<Cell>) -> &mut Self {
        self.bind(value)
    }
}

/// Where they stand in a statement, and their values, row by row.
#[derive(Debug)]
pub(super) struct Rows {
    at: usize,
    count: usize,
    cells: Vec<Cell>,
}

impl Rows {
    pub(super) fn new<T>(at: usize, rows: impl IntoIterator<Item = T>, mut each: impl FnMut(&mut Row, T)) -> Self {
        let (mut count, mut row) = (0, Row::default());
        for one in rows {
            each(&mut row, one);
            count += 1;
        }
        Self { at, count, cells: row.0 }
    }

    pub(super) const fn at(&self) -> usize {
        self.at
    }

    /// `VALUES (?, …), (?, …)` and the values.
    pub(super) fn listed(self) -> (String, Vec<Cell>) {
        let row = format!("({})", vec!["?"; self.width()].join(", "));
        (format!("VALUES {}", vec![&*row; self.count].join(", ")), self.cells)
    }

    /// `SELECT * FROM UNNEST(…)` and an array for each column.
    pub(super) fn columns(self) -> (String, Vec<Cell>) {
        let width = self.width();
        let kinds: Vec<&str> = self.cells.iter().take(width).map(Cell::array).collect();
        let column = |at| Cell::Text(Some(array(self.cells.iter().skip(at).step_by(width))));
        (format!("SELECT * FROM UNNEST({})", kinds.join(", ")), (0..width).map(column).collect())
    }

    fn width(&self) -> usize {
        self.cells.len().checked_div(self.count).unwrap_or_default()
    }
}

impl Cell {
    /// The array that its column is.
    const fn array(&self) -> &'static str {
        match self {
            Self::Text(_) => "CAST(? AS TEXT[])",
            Self::Number(_) => "CAST(? AS BIGINT[])",
        }
    }
}

/// `{…}` as PostgreSQL reads arrays: every text in quotes.
fn array<'c>(cells: impl Iterator<Item = &'c Cell>) -> String {
    let mut array = String::from("{");
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            array.push(',');
        }
        match cell {
            Cell::Text(Some(text)) => quote(&mut array, text),
            Cell::Number(Some(number)) => array.push_str(&number.to_string()),
            Cell::Text(None) | Cell::Number(None) => array.push_str("NULL"),
        }
    }
    array.push('}');
    array
}

fn quote(array: &mut String, text: &str) {
    array.push('"');
    let mut rest = text;
    while let Some(at) = rest.find(['"', '\\']) {
        let (plain, special) = rest.split_at(at);
        array.push_str(plain);
        array.push('\\');
        array.push_str(&special[..1]);
        rest = &special[1..];
    }
    array.push_str(rest);
    array.push('"');
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(Some(text.to_owned()))
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(Some(text))
    }
}

impl From<Option<&str>> for Cell {
    fn from(text: Option<&str>) -> Self {
        Self::Text(text.map(str::to_owned))
    }
}

impl From<i64> for Cell {
    fn from(number: i64) -> Self {
        Self::Number(Some(number))
    }
}

impl From<Option<i64>> for Cell {
    fn from(number: Option<i64>) -> Self {
        Self::Number(number)
    }
}

/// Most rows in one statement where they are listed.
const MOST_LISTED: usize = 64;

/// `rows` in pieces of few sizes, so that few texts are prepared: the largest powers of two that fit. Where they are not
/// listed, all at once.
pub(crate) fn pieces<T>(is_listed: bool, rows: &[T]) -> impl Iterator<Item = &[T]> {
    let mut rest = rows;
    std::iter::from_fn(move || {
        let power = rest.len().checked_ilog2()?;
        let size = if is_listed { (1 << power).min(MOST_LISTED) } else { rest.len() };
        let (piece, more) = rest.split_at(size);
        rest = more;
        Some(piece)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_listed_in_pieces_of_few_sizes() {
        let sizes = |is_listed, count| pieces(is_listed, &vec![(); count]).map(<[()]>::len).collect::<Vec<_>>();
        assert_eq!(sizes(true, 0), [0; 0]);
        assert_eq!(sizes(true, 7), [4, 2, 1]);
        assert_eq!(sizes(true, 150), [64, 64, 16, 4, 2]);
        assert_eq!((sizes(false, 150), sizes(false, 0)), (vec![150], vec![]));
    }

    #[test]
    fn a_column_is_an_array_in_which_every_text_is_what_it_was() {
        let rows = [(r#"a"b\\""#, Some(1_i64)), ("", None), ("NULL", Some(-2)), ("{x,y}", None)];
        let rows = Rows::new(0, rows, |row, (text, number)| {
            row.bind(text).and(number);
        });
        let (_, cells) = rows.columns();
        assert_eq!(cells, [r#"{"a\"b\\\\\"","","NULL","{x,y}"}"#, "{1,NULL,-2,NULL}"].map(Cell::from));
    }
}
