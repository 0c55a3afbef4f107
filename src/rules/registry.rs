//! All rules, by code. A rule that is not here does not exist.

use super::check::Check;
use super::{
    Entry, connection, consent, custom, event, goal, items, money, once, param, privacy, secret, shape, tiktok,
    variable,
};
#[cfg(not(target_arch = "wasm32"))]
use super::{Page, filled};

macro_rules! registry {
    ($($rule:path),+ $(,)?) => {
        /// Every rule that is checked over a goal, by code.
        pub static RULES: &[Entry] = &[$(Entry { meta: &<$rule>::META, reads: <$rule>::READS, check: <$rule>::CHECK }),+];

        /// The page of every rule, those that only a filled request can show included.
        #[cfg(not(target_arch = "wasm32"))]
        #[must_use]
        pub fn pages() -> Vec<Page> {
            let mut pages = vec![$(Page { meta: &<$rule>::META, text: <$rule>::PAGE }),+];
            pages.extend(filled::pages());
            pages.sort_by_key(|page| page.meta.code);
            pages
        }
    };
}

registry![
    connection::AccountShape,
    connection::DatasetShape,
    connection::Incomplete,
    connection::Missing,
    connection::NoCredit,
    connection::RegionLimit,
    connection::Unknown,
    consent::NoAnswers,
    consent::VariableMissing,
    custom::KeyEmpty,
    custom::KeyHasSpace,
    custom::KeyIsStandard,
    custom::KeyTwice,
    custom::ValueNotOfType,
    event::CustomInMessaging,
    event::Missing,
    event::NameNearMiss,
    event::NameTooLong,
    event::NotInMessaging,
    event::OnlyInMessaging,
    event::UnknownName,
    goal::NoId,
    goal::NoName,
    goal::OnlyCounts,
    items::ColumnMissing,
    items::ContentIdsDiffer,
    items::IdMissing,
    items::NumItemsDiffer,
    items::NumItemsElsewhere,
    items::NumItemsNotWhole,
    items::PriceNegative,
    items::PriceNotNumber,
    items::QuantityMissing,
    items::QuantityNotWhole,
    items::SumDiffers,
    items::UnknownContentType,
    money::AmbiguousNumber,
    money::CentsSuspected,
    money::ConvertToSame,
    money::CurrencyCase,
    money::CurrencyMissing,
    money::CurrencyNotCurrent,
    money::CurrencyRefused,
    money::CurrencyUnknown,
    money::CurrencyUntested,
    money::CurrencyWithoutValue,
    money::FormatMismatch,
    money::LocalNumber,
    money::MoreDecimalsThanCurrency,
    money::Negative,
    money::NotANumber,
    money::ValueMissing,
    money::ValueRecommended,
    money::Zero,
    once::KeyConstant,
    once::KeyMissing,
    once::Missing,
    once::RepeatedLead,
    param::HasOwnField,
    param::NotOfType,
    param::OtherEvent,
    param::Unknown,
    param::UnknownChoice,
    privacy::ContactInText,
    privacy::SensitiveName,
    secret::TokenInText,
    shape::Cyclic,
    shape::HostThrew,
    shape::NewerVersion,
    shape::NotAGoal,
    shape::NotJson,
    shape::NumberForText,
    shape::TooLarge,
    shape::UnknownChoice,
    shape::UnknownVersion,
    shape::WrongType,
    tiktok::ConnectionIncomplete,
    tiktok::ConnectionMissing,
    tiktok::ConnectionUnknown,
    tiktok::ContentsWanted,
    tiktok::CurrencyNotListed,
    tiktok::CustomName,
    tiktok::CustomNotOptimised,
    tiktok::EventMissing,
    tiktok::EventNearMiss,
    tiktok::EventNotOffline,
    tiktok::EventOutOfUse,
    tiktok::EventReserved,
    tiktok::EventSetShape,
    tiktok::EventUnknown,
    tiktok::LimitedDataUse,
    tiktok::ParamChoice,
    tiktok::PixelCodeShape,
    tiktok::RegionLimit,
    tiktok::ValueWanted,
    variable::Malformed,
    variable::MaybeEmpty,
    variable::NotHere,
    variable::Unknown,
    variable::WrongType,
];

/// The code of the rule at a place in the list.
pub(super) fn code(rule: u8) -> &'static str {
    RULES.get(usize::from(rule)).map_or("", |entry| entry.meta.code)
}

/// The check of the rule at a place in the list.
pub(super) fn check(rule: u8) -> Check {
    RULES.get(usize::from(rule)).map_or(Check::Goal(|_, _| {}), |entry| entry.check)
}

/// The place in the list of the rule of that code.
#[expect(clippy::indexing_slicing, clippy::panic, reason = "runs while the crate is compiled")]
pub(super) const fn number(code: &str) -> u8 {
    let mut rule = 0;
    while rule < RULES.len() {
        if is_same(RULES[rule].meta.code.as_bytes(), code.as_bytes()) {
            return rule as u8;
        }
        rule += 1;
    }
    panic!("there is no such rule")
}

#[expect(clippy::indexing_slicing, reason = "within both")]
const fn is_same(one: &[u8], other: &[u8]) -> bool {
    let mut at = 0;
    while at < one.len() && at < other.len() && one[at] == other[at] {
        at += 1;
    }
    at == one.len() && at == other.len()
}
