//! The standard parameters of Meta's `custom_data`, and the fields of a row of `contents`.

use super::{Confidence, spelling};

include!(concat!(env!("OUT_DIR"), "/params.rs"));

/// A standard parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ParamSpec {
    /// Its name on the wire.
    pub name: &'static str,
    /// What it takes.
    pub kind: Kind,
    /// Where the block keeps it.
    pub place: Place,
    /// The values it takes, where only some will do.
    pub choices: &'static [&'static str],
    /// The only events it is meant for; empty: any.
    pub events: &'static [&'static str],
    /// Events that one of Meta's pages lists it for as well.
    pub also: &'static [&'static str],
    /// How sure that is.
    pub confidence: Confidence,
}

impl ParamSpec {
    /// Whether the parameter is meant for `event`.
    #[must_use]
    pub fn is_for(&self, event: &str) -> bool {
        self.events.is_empty() || self.events.contains(&event)
    }
}

/// What a parameter takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Text.
    Text,
    /// A number.
    Number,
    /// A whole number.
    Whole,
    /// `true` or `false`.
    Boolean,
    /// An ISO 4217 code.
    Currency,
    /// One of a few values.
    Choice,
    /// A list of texts.
    List,
    /// Rows of [`CONTENT_FIELDS`].
    Rows,
}

/// Where the block keeps a parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// `/value`
    Value,
    /// `/items`
    Items,
    /// `/params`
    Params,
}

/// A field of one row of `contents`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ContentField {
    /// Its name on the wire.
    pub name: &'static str,
    /// What it takes.
    pub kind: Kind,
    /// Whether a row without it is refused.
    pub required: bool,
}

/// The parameter of exactly that name.
#[must_use]
pub fn find(name: &str) -> Option<&'static ParamSpec> {
    ALL.iter().find(|param| param.name == name)
}

/// The parameter of that name in any letter case.
#[must_use]
pub fn find_in_any_case(name: &str) -> Option<&'static ParamSpec> {
    ALL.iter().find(|param| param.name.eq_ignore_ascii_case(name))
}

/// The parameter that `name` was likely meant to be.
#[must_use]
pub fn nearest(name: &str) -> Option<&'static str> {
    spelling::nearest(name, &mut ALL.iter().map(|param| param.name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::events;

    #[test]
    fn names_are_found_as_they_are_spelled() {
        assert_eq!(find("order_id").map(|param| param.place), Some(Place::Params));
        assert_eq!(find("Order_ID"), None);
        assert_eq!(find_in_any_case("Order_ID").map(|param| param.name), Some("order_id"));
    }

    #[test]
    fn events_of_a_parameter_are_in_the_catalogue() {
        for param in ALL {
            for event in param.events.iter().chain(param.also) {
                assert!(events::find(event).is_some(), "{} is for {event}", param.name);
            }
        }
    }

    #[test]
    fn only_a_choice_has_choices() {
        for param in ALL {
            assert_eq!(param.kind == Kind::Choice, !param.choices.is_empty(), "{}", param.name);
        }
    }
}
