//! What was bought, looked at or asked for.

mod id_missing;
mod num_items_elsewhere;
mod num_items_not_whole;
mod price_not_number;
mod quantity_missing;
mod quantity_not_whole;
mod unknown_content_type;

pub(super) use id_missing::IdMissing;
pub(super) use num_items_elsewhere::NumItemsElsewhere;
pub(super) use num_items_not_whole::NumItemsNotWhole;
pub(super) use price_not_number::PriceNotNumber;
pub(super) use quantity_missing::QuantityMissing;
pub(super) use quantity_not_whole::QuantityNotWhole;
pub(super) use unknown_content_type::UnknownContentType;

use super::Facts;
use super::facts::Owner;
use crate::domain::goal::Content;
use crate::domain::{Pointer, amount, template};

/// A row of contents, and where it stands.
struct Row<'a> {
    owner: Owner,
    index: usize,
    content: &'a Content,
}

impl Row<'_> {
    fn place(&self) -> Pointer {
        self.owner.place("items").key("contents").index(self.index)
    }

    /// Whether nothing was typed into it yet.
    fn is_empty(&self) -> bool {
        *self.content == Content::default()
    }
}

fn rows(facts: Facts<'_>) -> impl Iterator<Item = Row<'_>> {
    facts.items().flat_map(|(owner, items)| {
        let rows = items.contents.iter().enumerate();
        rows.map(move |(index, content)| Row {
            owner,
            index,
            content,
        })
    })
}

/// Whether `text` is written out and is no whole number above zero.
fn is_no_count(text: &str) -> bool {
    let text = text.trim();
    let is_written = !text.is_empty() && !template::is_template(text);
    is_written && !amount::plain(text).is_some_and(|number| number.is_positive_whole())
}
