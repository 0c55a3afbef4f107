//! Rows of contents: those of the block, and those that a list variable brings as JSON text.

use std::borrow::Cow;

use crate::domain::choice::position;
use crate::domain::fault::Kind;
use crate::domain::goal::{ColumnMap, Content};
use crate::domain::source::Source;
use crate::domain::text_source::Text;

/// The block's names for the fields of a row, in the order of [`params::contents`](crate::catalog::params::contents). A list's
/// columns have the same names, unless the block says otherwise.
pub(super) const ROW_FIELDS: [&str; 6] = ["id", "quantity", "item_price", "title", "category", "brand"];

/// A field of a row.
#[derive(Debug, Clone, Default)]
pub(super) struct Cell<'a> {
    pub(super) text: Cow<'a, str>,
    /// Whether it is a JSON number, whose digits leave no doubt.
    pub(super) exact: bool,
}

/// A row of contents: a cell for each of [`ROW_FIELDS`].
pub(super) type Row<'a> = [Cell<'a>; 6];

/// A row as the block has it.
pub(super) fn typed(content: &Content) -> Row<'_> {
    let Content { id, quantity, item_price, title, category, brand } = content;
    [id, quantity, item_price, title, category, brand].map(|text| Cell { text: Cow::Borrowed(text), exact: false })
}

/// The rows of the list that `text` is; `None`: it is none. Columns that nobody asks for, and what is no text, number, `true` or
/// `false` in those that somebody does, are passed over.
pub(super) fn rows(text: &str, map: Option<&ColumnMap>) -> Option<Vec<Row<'static>>> {
    let columns = match map {
        Some(map) => [map.id.trim(), map.quantity.trim(), map.item_price.trim(), "", "", ""],
        None => ROW_FIELDS,
    };
    let mut source = Text::new(text.as_bytes());
    let is_list = source.kind() == Kind::Array;
    let mut rows = Vec::new();
    source.array(&mut |element, _| {
        let mut row = Row::default();
        element.object(&mut |member, name| {
            let column = position(&columns, name).filter(|_| !name.is_empty());
            match column.and_then(|column| row.get_mut(column)) {
                Some(cell) => *cell = read(member),
                None => member.skip(),
            }
        });
        rows.push(row);
    });
    source.finish();
    (is_list && source.broken_at().is_none()).then_some(rows)
}

fn read(member: &mut dyn Source) -> Cell<'static> {
    let kind = member.kind();
    let text = match kind {
        Kind::Text | Kind::Number => member.text(),
        Kind::Bool => String::from(if member.bool() { "true" } else { "false" }),
        _ => {
            member.skip();
            String::new()
        }
    };
    Cell { text: Cow::Owned(text), exact: kind == Kind::Number }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str, map: Option<&ColumnMap>) -> Option<Vec<[String; 3]>> {
        let rows = rows(text, map)?;
        Some(rows.iter().map(|row| [0, 1, 2].map(|at: usize| row[at].text.to_string())).collect())
    }

    #[test]
    fn columns_have_the_names_that_the_block_gives_them() {
        let list = r#"[{"sku":"A-1","n":2,"price":"12.50","id":"x"},{"sku":true,"n":null},[],7]"#;
        let map = ColumnMap { id: "sku".into(), quantity: "n".into(), item_price: "price".into() };
        let row = |id: &str, quantity: &str, price: &str| [id, quantity, price].map(str::to_owned);
        let none = row("", "", "");
        assert_eq!(
            texts(list, Some(&map)).unwrap(),
            [row("A-1", "2", "12.50"), row("true", "", ""), none.clone(), none.clone()]
        );
        assert_eq!(texts(list, None).unwrap(), [row("x", "", ""), none.clone(), none.clone(), none]);
        assert!(rows(list, Some(&map)).unwrap()[0][1].exact && !rows(list, Some(&map)).unwrap()[0][2].exact);
    }

    #[test]
    fn what_is_no_list_has_no_rows() {
        for text in ["", "{}", "7", "sku-1, sku-2", "[{}", "[] x"] {
            assert!(rows(text, None).is_none(), "{text}");
        }
        assert!(rows("[]", None).unwrap().is_empty());
    }
}
