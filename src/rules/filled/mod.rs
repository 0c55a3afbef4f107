//! What only a filled request can show: the goal is right, this subscriber's values are not. These rules are not
//! checked over a goal; `payload` reports them while it fills one.

mod empty_variable;
mod unknown_currency;
mod unreadable_list;
mod unreadable_number;

use super::{Meta, severity_of};
use crate::domain::diagnostic::Params;
use crate::domain::surroundings::RuleSettings;
use crate::domain::{Diagnostic, Pointer};

pub(crate) use empty_variable::EmptyVariable;
pub(crate) use unknown_currency::UnknownCurrency;
pub(crate) use unreadable_list::UnreadableList;
pub(crate) use unreadable_number::UnreadableNumber;

/// A variable had no value for this subscriber.
pub(crate) const EMPTY_VARIABLE: &Meta = &EmptyVariable::META;
/// A value is no currency.
pub(crate) const UNKNOWN_CURRENCY: &Meta = &UnknownCurrency::META;
/// A value could not be read as the list that the products come from.
pub(crate) const UNREADABLE_LIST: &Meta = &UnreadableList::META;
/// A value could not be read as the number that the field takes.
pub(crate) const UNREADABLE_NUMBER: &Meta = &UnreadableNumber::META;

/// The diagnostic of `rule` at `path`, unless the host has switched the rule off.
pub(crate) fn diagnostic(
    rule: &'static Meta,
    settings: &RuleSettings,
    path: &Pointer,
    params: Params,
) -> Option<Diagnostic> {
    let severity = severity_of(rule, settings)?;
    Some(Diagnostic { code: rule.code, key: rule.code, severity, path: path.clone(), params, fixes: Vec::new() })
}

/// The pages of these rules.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn pages() -> [super::Page; 4] {
    [
        super::Page { meta: EMPTY_VARIABLE, text: EmptyVariable::PAGE },
        super::Page { meta: UNKNOWN_CURRENCY, text: UnknownCurrency::PAGE },
        super::Page { meta: UNREADABLE_LIST, text: UnreadableList::PAGE },
        super::Page { meta: UNREADABLE_NUMBER, text: UnreadableNumber::PAGE },
    ]
}
