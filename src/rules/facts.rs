//! What a rule may look at, and the few ways of looking that many rules share.

use crate::domain::fault::FaultKind;
use crate::domain::goal::{Items, Value};
use crate::domain::surroundings::Channel;
use crate::domain::{Connection, Destination, Event, Goal, Platform, Pointer, Surroundings};

/// What a rule may look at.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    /// The goal.
    pub goal: &'a Goal,
    /// The bot around it.
    pub surroundings: &'a Surroundings,
}

/// Whose settings something belongs to: the goal's own, or those of one destination alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Owner {
    Goal,
    Only(Platform),
}

impl Owner {
    /// The place of the setting `name`.
    pub(super) fn place(self, name: &str) -> Pointer {
        match self {
            Self::Goal => Pointer::root().key(name),
            Self::Only(platform) => own_field(platform, "only").key(name),
        }
    }
}

/// The place of a destination's own field.
pub(super) fn own_field(platform: Platform, name: &str) -> Pointer {
    Pointer::root()
        .key("destinations")
        .key(platform.name())
        .key(name)
}

/// The place of the event that Meta hears.
pub(super) fn event_place() -> Pointer {
    own_field(Platform::Meta, "event")
}

impl<'a> Facts<'a> {
    /// Whether enough of the document was understood for the rule `code`. Of what could not be read only the reading
    /// itself may be judged, and of a newer document only that it is newer; anything else would be a false alarm.
    pub(super) fn are_enough_for(self, code: &str) -> bool {
        if self.goal.is_read_only() {
            return code == "shape/newer-version";
        }
        let is_lost = |kind: &FaultKind| matches!(kind, FaultKind::TooLarge | FaultKind::Threw);
        let lost = self
            .goal
            .faults
            .iter()
            .any(|fault| fault.path == Pointer::root() || is_lost(&fault.kind));
        !lost || (code.starts_with("shape/") && code != "shape/unknown-version")
    }

    /// Meta's settings, when Meta is switched on.
    pub(super) fn meta(self) -> Option<&'a Destination> {
        self.goal.meta.as_ref().filter(|meta| meta.enabled)
    }

    /// The event that Meta hears, if one is chosen.
    pub(super) fn event(self) -> Option<&'a Event> {
        self.meta()?
            .event
            .as_ref()
            .filter(|event| !event.name().trim().is_empty())
    }

    /// The name of the event that Meta hears, if it is meant to be one of Meta's.
    pub(super) fn standard_event(self) -> Option<&'a str> {
        match self.event()? {
            Event::Standard(name) => Some(name.trim()),
            Event::Custom(_) => None,
        }
    }

    /// The builder's own name for the event that Meta hears.
    pub(super) fn custom_event(self) -> Option<&'a str> {
        match self.event()? {
            Event::Custom(name) => Some(name.trim()),
            Event::Standard(_) => None,
        }
    }

    /// The connection through which Meta hears, when the host told of it.
    pub(super) fn connection(self) -> Option<&'a Connection> {
        let id = self.meta()?.connection.trim();
        self.surroundings
            .connection(Platform::Meta, id)
            .filter(|connection| connection.platform == Platform::Meta)
    }

    /// The chat channel through which Meta hears, when the host told of it.
    pub(super) fn channel(self) -> Option<Channel> {
        self.connection()?.channel
    }

    /// The value that Meta hears, and whose setting it is.
    pub(super) fn meta_value(self) -> (Owner, Option<&'a Value>) {
        let only = self
            .meta()
            .and_then(|meta| meta.only.as_ref())
            .and_then(|only| only.value.as_ref());
        match only {
            Some(value) => (Owner::Only(Platform::Meta), Some(value)),
            None => (Owner::Goal, self.goal.value.as_ref()),
        }
    }

    /// Every value that counts.
    pub(super) fn values(self) -> impl Iterator<Item = (Owner, &'a Value)> {
        let own = self.goal.value.iter().map(|value| (Owner::Goal, value));
        own.chain(self.goal.enabled().filter_map(|(platform, destination)| {
            Some((
                Owner::Only(platform),
                destination.only.as_ref()?.value.as_ref()?,
            ))
        }))
    }

    /// All items that count.
    pub(super) fn items(self) -> impl Iterator<Item = (Owner, &'a Items)> {
        let own = self.goal.items.iter().map(|items| (Owner::Goal, items));
        own.chain(self.goal.enabled().filter_map(|(platform, destination)| {
            Some((
                Owner::Only(platform),
                destination.only.as_ref()?.items.as_ref()?,
            ))
        }))
    }

    /// All standard parameters that count: whose, name and text.
    pub(super) fn params(self) -> impl Iterator<Item = (Owner, &'a str, &'a str)> {
        let texts = |owner: Owner| {
            move |(name, text): &'a (String, String)| (owner, name.as_str(), text.as_str())
        };
        let own = self.goal.params.iter().map(texts(Owner::Goal));
        own.chain(
            self.goal
                .enabled()
                .flat_map(move |(platform, destination)| {
                    let only = destination
                        .only
                        .as_ref()
                        .and_then(|only| only.params.as_ref());
                    only.into_iter().flatten().map(texts(Owner::Only(platform)))
                }),
        )
    }
}
