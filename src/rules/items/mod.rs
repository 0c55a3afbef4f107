//! What was bought, looked at or asked for.

mod column_missing;
mod content_ids_differ;
mod id_missing;
mod num_items_differ;
mod num_items_elsewhere;
mod num_items_not_whole;
mod price_negative;
mod price_not_number;
mod quantity_missing;
mod quantity_not_whole;
mod sum_differs;
mod unknown_content_type;

pub(super) use column_missing::ColumnMissing;
pub(super) use content_ids_differ::ContentIdsDiffer;
pub(super) use id_missing::IdMissing;
pub(super) use num_items_differ::NumItemsDiffer;
pub(super) use num_items_elsewhere::NumItemsElsewhere;
pub(super) use num_items_not_whole::NumItemsNotWhole;
pub(super) use price_negative::PriceNegative;
pub(super) use price_not_number::PriceNotNumber;
pub(super) use quantity_missing::QuantityMissing;
pub(super) use quantity_not_whole::QuantityNotWhole;
pub(super) use sum_differs::{SumDiffers, amount_and_sum};
pub(super) use unknown_content_type::UnknownContentType;

use crate::domain::amount;

/// Whether what is written out is no whole number above zero.
fn is_no_count(text: &str) -> bool {
    !amount::plain(text).is_some_and(|number| number.is_positive_whole())
}
