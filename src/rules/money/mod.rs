//! What reaching the goal is worth: the amount, how its digits read, and the currency.

mod ambiguous_number;
mod cents_suspected;
mod convert_to_same;
mod currency_case;
mod currency_missing;
mod currency_not_current;
mod currency_refused;
mod currency_unknown;
mod currency_untested;
mod currency_without_value;
mod format_mismatch;
mod local_number;
mod more_decimals_than_currency;
mod negative;
mod not_a_number;
mod numbers;
pub(super) mod offers;
mod value_missing;
mod value_recommended;
mod zero;

pub(super) use ambiguous_number::AmbiguousNumber;
pub(super) use cents_suspected::CentsSuspected;
pub(super) use convert_to_same::ConvertToSame;
pub(super) use currency_case::CurrencyCase;
pub(super) use currency_missing::CurrencyMissing;
pub(super) use currency_not_current::CurrencyNotCurrent;
pub(super) use currency_refused::CurrencyRefused;
pub(super) use currency_unknown::CurrencyUnknown;
pub(super) use currency_untested::CurrencyUntested;
pub(super) use currency_without_value::CurrencyWithoutValue;
pub(super) use format_mismatch::FormatMismatch;
pub(super) use local_number::LocalNumber;
pub(super) use more_decimals_than_currency::MoreDecimalsThanCurrency;
pub(super) use negative::Negative;
pub(super) use not_a_number::NotANumber;
pub(super) use value_missing::ValueMissing;
pub(super) use value_recommended::ValueRecommended;
pub(super) use zero::Zero;

pub(super) use numbers::{Number, Typed, without_currency};
