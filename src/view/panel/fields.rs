//! What the panel can consist of: sections, fields, rows, and how a field is set. What it does consist of stands in
//! [`super::sections`].

use super::when::When;
use crate::domain::{Owner, Platform, Spot};

/// A part of the panel under its own heading.
#[derive(Debug)]
pub struct Section {
    /// Its name, for ids and styles.
    pub id: &'static str,
    /// Its heading's text.
    pub title: &'static str,
    /// When it is there.
    pub when: When,
    /// Of one that folds away: when it starts open.
    pub filled: Option<When>,
    /// The switch in the heading.
    pub switch: Option<&'static Field>,
    /// What is in it, from top to bottom, and when each is there.
    pub parts: &'static [(When, Part)],
}

/// What stands in a section.
#[derive(Debug)]
pub enum Part {
    /// Fields side by side.
    Fields(&'static [Field]),
    /// The same, and below them what the page tells of that name.
    Told(&'static [Field], &'static str),
    /// A list of rows.
    Rows(&'static Rows),
    /// The other standard parameters that are set or were asked for, and a list of those that can be added.
    Params,
    /// Those of them that no chosen event takes.
    Aside,
    /// A sentence.
    Sentence(&'static str),
    /// What differs for one destination alone.
    Only(Platform),
}

/// One setting.
#[derive(Debug)]
pub struct Field {
    /// Which member of the document.
    pub spot: Spot,
    /// A destination's setting: whose. The goal's may be those that a destination has instead.
    pub owner: Owner,
    /// The text of its name.
    pub label: &'static str,
    /// The text of what to put in; empty: none.
    pub hint: &'static str,
    /// The platform's own name for it; empty: none is shown.
    pub wire: &'static str,
    /// How it is set.
    pub control: Control,
}

/// Rows of equal fields.
#[derive(Debug)]
pub struct Rows {
    /// Which list.
    pub spot: Spot,
    /// The fields of each row.
    pub columns: &'static [Field],
    /// The text of the button that adds a row.
    pub add: &'static str,
    /// The text that names a row, by its number.
    pub row: &'static str,
    /// The text of the button that removes a row.
    pub remove: &'static str,
}

/// How a field is set.
#[derive(Debug, Clone, Copy)]
pub enum Control {
    /// Text without variables.
    Plain,
    /// Text with variables.
    Text,
    /// A number, or a variable that holds one.
    Number,
    /// A variable that holds a list.
    List,
    /// A column of the list that the products come from.
    Column,
    /// The platform's events, or a name of one's own.
    Event(Platform),
    /// Currencies.
    Currency,
    /// A variable's name.
    Variable,
    /// An answer that counts as yes.
    Answer,
    /// One of these values: what the document holds, and the text that names it.
    Select(&'static [(&'static str, &'static str)]),
    /// One of the bot's connections.
    Connection(Platform),
    /// One of the values that a parameter takes.
    Param,
    /// On or off.
    Switch,
}

impl Control {
    /// Whether it is a native list.
    #[must_use]
    pub const fn is_select(self) -> bool {
        matches!(self, Self::Select(_) | Self::Connection(_) | Self::Param)
    }

    /// Whether variables can stand in it.
    #[must_use]
    pub const fn takes_variables(self) -> bool {
        matches!(self, Self::Text | Self::Number | Self::List)
    }

    /// Whether it has a list of usual values.
    #[must_use]
    pub const fn has_list(self) -> bool {
        matches!(self, Self::Event(_) | Self::Currency | Self::Variable | Self::Answer | Self::Column)
    }
}

pub(super) const fn field(spot: Spot, label: &'static str, control: Control) -> Field {
    own(Owner::Goal, spot, label, control)
}

/// A destination's.
pub(super) const fn own(owner: Owner, spot: Spot, label: &'static str, control: Control) -> Field {
    Field { spot, owner, label, hint: "", wire: "", control }
}

impl Field {
    pub(super) const fn hint(self, hint: &'static str) -> Self {
        Self { hint, ..self }
    }

    pub(super) const fn wire(self, wire: &'static str) -> Self {
        Self { wire, ..self }
    }
}
