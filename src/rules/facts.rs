//! What a rule may look at. What many rules look at is gathered once.

use super::money::{Number, Typed};
use super::place::Owner;
use super::texts::{self, Text};
use crate::catalog::events::{self, EventSpec};
use crate::catalog::params::{self, ParamSpec};
use crate::domain::fault::FaultKind;
use crate::domain::goal::{Content, Items, Value};
use crate::domain::surroundings::Channel;
use crate::domain::{Connection, Destination, Event, Goal, Platform, Pointer, Surroundings};

/// What a rule may look at.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    /// The goal.
    pub goal: &'a Goal,
    /// The bot around it.
    pub surroundings: &'a Surroundings,
    /// What many rules look at.
    pub(super) seen: &'a Seen<'a>,
}

/// Everything in the goal that counts: its own settings, and those of each destination that is switched on.
#[derive(Debug, Default)]
pub(super) struct Seen<'a> {
    pub(super) values: Vec<(Owner, &'a Value)>,
    pub(super) items: Vec<(Owner, &'a Items)>,
    pub(super) rows: Vec<Row<'a>>,
    pub(super) params: Vec<Param<'a>>,
    pub(super) numbers: Vec<Number<'a>>,
    pub(super) currencies: Vec<Typed<'a>>,
    pub(super) texts: Vec<Text<'a>>,
}

/// A row of contents.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row<'a> {
    pub(super) place: super::Place<'a>,
    pub(super) content: &'a Content,
}

/// A parameter among the standard ones.
#[derive(Debug, Clone, Copy)]
pub(super) struct Param<'a> {
    pub(super) place: super::Place<'a>,
    pub(super) name: &'a str,
    /// Without the blanks around it.
    pub(super) text: &'a str,
    /// What the catalogue knows of it.
    pub(super) spec: Option<&'static ParamSpec>,
}

impl<'a> Seen<'a> {
    pub(super) fn of(goal: &'a Goal, surroundings: &'a Surroundings) -> Self {
        let mut seen = Self::default();
        seen.settings(Owner::Goal, goal.value.as_ref(), goal.items.as_ref(), Some(&goal.params));
        for platform in [Platform::Meta, Platform::TikTok] {
            let destination = goal.destination(platform).filter(|destination| destination.enabled);
            if let Some(only) = destination.and_then(|destination| destination.only.as_ref()) {
                let owner = Owner::Only(platform);
                seen.settings(owner, only.value.as_ref(), only.items.as_ref(), only.params.as_ref());
            }
        }
        seen.numbers = Number::all(&seen.values, surroundings);
        seen.currencies = Typed::all(&seen.values, goal);
        seen.texts = texts::all(goal, &seen);
        seen
    }

    fn settings(
        &mut self,
        owner: Owner,
        value: Option<&'a Value>,
        items: Option<&'a Items>,
        params: Option<&'a Vec<(String, String)>>,
    ) {
        if let Some(value) = value {
            self.values.push((owner, value));
        }
        if let Some(items) = items {
            self.items.push((owner, items));
            for (row, content) in items.contents.iter().enumerate() {
                let place = owner.place("items").key("contents").index(row);
                self.rows.push(Row { place, content });
            }
        }
        if let Some(params) = params {
            for (name, text) in params {
                let (place, spec) = (owner.place("params").key(name), params::find(Platform::Meta, name));
                self.params.push(Param { place, name, text: text.trim(), spec });
            }
        }
    }
}

impl<'a> Facts<'a> {
    /// Whether enough of the document was understood for the rule `code`. Of what could not be read only the reading
    /// itself may be judged, and of a newer document only that it is newer; anything else would be a false alarm.
    pub(super) fn are_enough_for(self, code: &str) -> bool {
        if self.goal.is_read_only() {
            return code == "shape/newer-version";
        }
        for fault in &self.goal.faults {
            let is_lost = matches!(fault.kind, FaultKind::TooLarge | FaultKind::Threw);
            if is_lost || fault.path == Pointer::root() {
                return code.starts_with("shape/") && code != "shape/unknown-version";
            }
        }
        true
    }

    /// Meta's settings, when Meta is switched on.
    pub(super) fn meta(self) -> Option<&'a Destination> {
        self.goal.meta.as_ref().filter(|meta| meta.enabled)
    }

    /// The event that Meta hears, if one is chosen.
    pub(super) fn event(self) -> Option<&'a Event> {
        let event = self.meta()?.event.as_ref()?;
        (!event.name().trim().is_empty()).then_some(event)
    }

    /// The name of the event that Meta hears, if it is meant to be one of Meta's.
    pub(super) fn standard_event(self) -> Option<&'a str> {
        match self.event()? {
            Event::Standard(name) => Some(name.trim()),
            Event::Custom(_) => None,
        }
    }

    /// The event that Meta hears, if it is one that Meta knows.
    pub(super) fn known_event(self) -> Option<&'static EventSpec> {
        events::find(Platform::Meta, self.standard_event()?)
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
        let connection = self.surroundings.connection(Platform::Meta, self.meta()?.connection.trim())?;
        (connection.platform == Platform::Meta).then_some(connection)
    }

    /// The chat channel through which Meta hears, when the host told of it.
    pub(super) fn channel(self) -> Option<Channel> {
        self.connection()?.channel
    }

    /// The value that Meta hears, and whose setting it is.
    pub(super) fn meta_value(self) -> (Owner, Option<&'a Value>) {
        for (owner, value) in &self.seen.values {
            if *owner == Owner::Only(Platform::Meta) {
                return (*owner, Some(*value));
            }
        }
        (Owner::Goal, self.goal.value.as_ref())
    }
}
