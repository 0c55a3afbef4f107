//! What a rule may look at.

use crate::domain::letters::Trimmed as _;
use core::cell::OnceCell;

use super::sums::Sums;
use crate::catalog::events::{self, EventSpec};
use crate::catalog::params::ParamSpec;
use crate::domain::goal::{Content, Value};
use crate::domain::surroundings::Channel;
use crate::domain::text_at::value;
use crate::domain::{Connection, Destination, Event, Goal, Owner, Place, Platform, Surroundings};

/// What a rule may look at.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    /// The goal.
    pub goal: &'a Goal,
    /// The bot around it.
    pub surroundings: &'a Surroundings,
    /// What many rules ask for, once it is known.
    pub(super) known: &'a Known,
    /// What the goal's rows add up to.
    pub(super) sums: &'a Sums,
}

/// What many rules ask for, looked up once.
#[derive(Debug, Default)]
pub(super) struct Known {
    event: OnceCell<Option<&'static EventSpec>>,
}

/// A row of contents.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Row<'a> {
    pub(super) place: Place<'a>,
    pub(super) content: &'a Content,
}

/// A parameter among the standard ones.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Param<'a> {
    pub(super) place: Place<'a>,
    pub(super) name: &'a str,
    /// Without the blanks around it.
    pub(super) text: &'a str,
    /// What the catalogue knows of it.
    pub(super) spec: Option<&'static ParamSpec>,
}

impl Param<'_> {
    /// Whether Meta may hear it: what TikTok has for itself is none of Meta's business.
    pub(super) fn is_metas(&self) -> bool {
        self.place.owner != Owner::Only(Platform::TikTok)
    }
}

impl<'a> Facts<'a> {
    /// Whether the owner's settings count: the goal's own do, and those of a destination that is switched on.
    pub(super) fn counts(self, owner: Owner) -> bool {
        match owner {
            Owner::Goal => true,
            Owner::Only(platform) => self.goal.destination(platform).is_some_and(|destination| destination.enabled),
        }
    }

    /// The owners whose settings count, the goal first.
    pub(super) fn owners(self) -> impl Iterator<Item = Owner> {
        Owner::ALL.into_iter().filter(move |owner| self.counts(*owner))
    }

    /// Meta's settings, when Meta is switched on.
    pub(super) fn meta(self) -> Option<&'a Destination> {
        self.goal.meta.as_ref().filter(|meta| meta.enabled)
    }

    /// The event that Meta hears, if one is chosen.
    pub(super) fn event(self) -> Option<&'a Event> {
        let event = self.meta()?.event.as_ref()?;
        (!event.name().trimmed().is_empty()).then_some(event)
    }

    /// The name of the event that Meta hears, if it is meant to be one of Meta's.
    pub(super) fn standard_event(self) -> Option<&'a str> {
        match self.event()? {
            Event::Standard(name) => Some(name.trimmed()),
            Event::Custom(_) => None,
        }
    }

    /// The event that Meta hears, if it is one that Meta knows.
    pub(super) fn known_event(self) -> Option<&'static EventSpec> {
        *self.known.event.get_or_init(|| events::find(Platform::Meta, self.standard_event()?))
    }

    /// The builder's own name for the event that Meta hears.
    pub(super) fn custom_event(self) -> Option<&'a str> {
        match self.event()? {
            Event::Custom(name) => Some(name.trimmed()),
            Event::Standard(_) => None,
        }
    }

    /// The connection through which Meta hears, when the host told of it.
    pub(super) fn connection(self) -> Option<&'a Connection> {
        let connection = self.surroundings.connection(Platform::Meta, self.meta()?.connection.trimmed())?;
        (connection.platform == Platform::Meta).then_some(connection)
    }

    /// The chat channel through which Meta hears, when the host told of it.
    pub(super) fn channel(self) -> Option<Channel> {
        self.connection()?.channel
    }

    /// The value that `platform` hears, and whose setting it is.
    pub(super) fn value_heard(self, platform: Platform) -> (Owner, Option<&'a Value>) {
        let only = Owner::Only(platform);
        match value(self.goal, only).filter(|_| self.counts(only)) {
            Some(own) => (only, Some(own)),
            None => (Owner::Goal, self.goal.value.as_ref()),
        }
    }
}
