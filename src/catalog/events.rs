//! Meta's events: the closed list for chats (`action_source` `business_messaging`) and the list for everything else.

use super::Confidence;
use super::spelling;

include!(concat!(env!("OUT_DIR"), "/events.rs"));

/// An event that Meta knows by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EventSpec {
    /// Meta's spelling; names are matched exactly. `event.<name>.label` and `.about` in `locales/` tell people of it.
    pub name: &'static str,
    /// Whether Meta takes it from chats.
    pub messaging: bool,
    /// Whether it is a standard event for every other action source.
    pub standard: bool,
    /// Parameters without which Meta refuses it.
    pub required: &'static [&'static str],
    /// Parameters that make sense with it.
    pub optional: &'static [&'static str],
    /// Whether the block asks for a value.
    pub asks_value: bool,
    /// What to choose in a chat, where Meta does not take this one.
    pub instead_in_messaging: Option<&'static str>,
    /// How sure it is that Meta takes it.
    pub confidence: Confidence,
}

impl EventSpec {
    /// Whether Meta refuses the event without the parameter `name`.
    #[must_use]
    pub fn requires(&self, name: &str) -> bool {
        self.required.contains(&name)
    }

    /// Whether the parameter `name` makes sense with the event.
    #[must_use]
    pub fn takes(&self, name: &str) -> bool {
        self.requires(name) || self.optional.contains(&name)
    }
}

/// Every event, those for chats first, in the order in which they are offered.
#[must_use]
pub fn all() -> &'static [EventSpec] {
    EVENTS
}

/// The events that Meta takes from chats, in the order in which they are offered.
pub fn messaging() -> impl Iterator<Item = &'static EventSpec> {
    EVENTS.iter().filter(|event| event.messaging)
}

/// The standard events for every action source but chats.
pub fn standard() -> impl Iterator<Item = &'static EventSpec> {
    EVENTS.iter().filter(|event| event.standard)
}

/// The event of exactly that name.
#[must_use]
pub fn find(name: &str) -> Option<&'static EventSpec> {
    EVENTS.iter().find(|event| event.name == name)
}

/// The event that `name` was likely meant to be: the same but for case, blanks and underscores, or at most two slips away.
#[must_use]
pub fn nearest(name: &str) -> Option<&'static EventSpec> {
    find(spelling::nearest(name, &mut EVENTS.iter().map(|event| event.name))?)
}

/// What to choose in a chat instead of `name`: the event of the same meaning, else the one that was likely meant.
#[must_use]
pub fn instead_in_messaging(name: &str) -> Option<&'static EventSpec> {
    let other = OTHERS.iter().find(|(other, _)| spelling::same(other, name)).map(|(_, instead)| *instead);
    let near = nearest(name);
    let instead = other.or_else(|| near.and_then(|event| event.instead_in_messaging));
    instead.map_or_else(|| near.filter(|event| event.messaging), find)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nearest_name(name: &str) -> Option<&'static str> {
        nearest(name).map(|event| event.name)
    }

    #[test]
    fn the_lists_are_metas() {
        assert_eq!(messaging().count(), 14);
        assert_eq!(standard().count(), 17);
        assert_eq!(all().len(), 27);
        assert!(all().iter().filter(|event| !event.required.is_empty()).all(|event| event.name == "Purchase"));
        let asking: Vec<_> = all().iter().filter(|event| event.asks_value).map(|event| event.name).collect();
        assert_eq!(asking, ["Purchase", "OrderCreated", "OrderShipped"]);
    }

    #[test]
    fn every_parameter_of_an_event_is_in_the_catalogue() {
        for event in all() {
            for name in event.required.iter().chain(event.optional) {
                assert!(super::super::params::find(name).is_some(), "{} takes {name}", event.name);
            }
        }
    }

    #[test]
    fn a_slip_finds_the_name_that_was_meant() {
        for (typed, meant) in [
            ("purchase", "Purchase"),
            ("Purchase ", "Purchase"),
            ("Purchse", "Purchase"),
            ("LeadSubmited", "LeadSubmitted"),
            ("lead_submitted", "LeadSubmitted"),
            ("Qualified Lead", "QualifiedLead"),
            ("OrderCancelled", "OrderCanceled"),
            ("Laed", "Lead"),
        ] {
            assert_eq!(nearest_name(typed), Some(meant), "{typed}");
        }
    }

    #[test]
    fn a_name_of_its_own_is_left_alone() {
        for name in [
            "VIP",
            "",
            "é",
            "Booking",
            "Loan",
            "NewsletterSignup",
            "a name that is much too long to be one of Meta's own names",
        ] {
            assert_eq!(nearest_name(name), None, "{name}");
        }
    }

    #[test]
    fn a_chat_gets_the_event_of_the_same_meaning() {
        let instead = |name| instead_in_messaging(name).map(|event| event.name);
        assert_eq!(instead("Lead"), Some("LeadSubmitted"));
        assert_eq!(instead("AddPaymentInfo"), Some("InitiateCheckout"));
        assert_eq!(instead("Shipped"), Some("OrderShipped"));
        assert_eq!(instead("page view"), Some("ViewContent"));
        assert_eq!(instead("Purchse"), Some("Purchase"));
        assert_eq!(instead("FindLocation"), None);
        assert_eq!(instead("VIP"), None);
    }
}
