//! What the panel consists of.

use crate::domain::{Pointer, Severity};
use crate::view::choices::{Choice, Choices, Kind};
use crate::view::popup::Offer;
use crate::view::problems::Problem;
use crate::view::{Counts, Shown, Words};

/// The whole panel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Panel {
    /// Whether nothing can be changed.
    pub read_only: bool,
    /// Why, where it is not the host's choice.
    pub notice: Option<Words>,
    /// Everything that is wrong.
    pub summary: Summary,
    /// The sections, from top to bottom.
    pub sections: Vec<Section>,
}

impl Panel {
    /// Every field, from top to bottom.
    pub fn fields(&self) -> impl Iterator<Item = &Field> {
        self.sections.iter().flat_map(|section| {
            section.switch.iter().chain(section.parts.iter().flat_map(|part| {
                let (fields, rows): (&[Field], &[Row]) = match part {
                    Part::Fields(fields) => (fields, &[]),
                    Part::Rows(rows) => (&[], &rows.rows),
                    _ => (&[], &[]),
                };
                fields.iter().chain(rows.iter().flat_map(|row| &row.fields))
            }))
        })
    }

    /// Every field, to be changed.
    pub fn fields_mut(&mut self) -> impl Iterator<Item = &mut Field> {
        self.sections.iter_mut().flat_map(|section| {
            section.switch.iter_mut().chain(section.parts.iter_mut().flat_map(|part| {
                let (fields, rows): (&mut [Field], &mut [Row]) = match part {
                    Part::Fields(fields) => (fields, &mut []),
                    Part::Rows(rows) => (&mut [], &mut rows.rows),
                    _ => (&mut [], &mut []),
                };
                fields.iter_mut().chain(rows.iter_mut().flat_map(|row| &mut row.fields))
            }))
        })
    }

    /// The field at `path`.
    #[must_use]
    pub fn field(&self, path: &str) -> Option<&Field> {
        self.fields().find(|field| field.path.as_str() == path)
    }

    /// The field at `path`, to be changed.
    pub fn field_mut(&mut self, path: &str) -> Option<&mut Field> {
        self.fields_mut().find(|field| field.path.as_str() == path)
    }
}

/// Everything that is wrong, in one line with a list behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// Whether the goal is ready, in words.
    pub label: Words,
    /// The same for the eye; `None`: ready.
    pub worst: Option<Severity>,
    /// How much there is.
    pub counts: Counts,
    /// The list.
    pub problems: Vec<Problem>,
}

/// A part of the panel under its own heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Its name, for ids and styles.
    pub id: &'static str,
    /// Its heading.
    pub title: Words,
    /// The switch in the heading.
    pub switch: Option<Field>,
    /// Whether it can be folded away, and how it starts.
    pub fold: Fold,
    /// What is in it.
    pub parts: Vec<Part>,
}

/// Whether a section can be folded away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fold {
    /// It cannot.
    Never,
    /// It starts open.
    Open,
    /// It starts closed.
    Closed,
}

/// What stands in a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Fields side by side.
    Fields(Vec<Field>),
    /// A list of rows.
    Rows(Rows),
    /// A list of what else can be added.
    Add {
        /// What the list is called.
        label: Words,
        /// What it offers.
        choices: Vec<Choice>,
    },
    /// A sentence.
    Sentence(Words),
}

/// Rows of equal fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rows {
    /// The list in the document.
    pub path: Pointer,
    /// What it is called.
    pub label: Words,
    /// The rows.
    pub rows: Vec<Row>,
    /// What the button is called that adds one.
    pub add: Words,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its place in the document.
    pub path: Pointer,
    /// What it is called.
    pub legend: Words,
    /// What the button is called that removes it.
    pub remove: Words,
    /// Its fields.
    pub fields: Vec<Field>,
    /// What is wrong with the row itself.
    pub notes: Vec<Problem>,
}

/// One setting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Its place in the document.
    pub path: Pointer,
    /// What it is called.
    pub label: Shown,
    /// The platform's own name for it.
    pub wire: Option<&'static str>,
    /// What to put in.
    pub hint: Option<Words>,
    /// What is in it.
    pub value: String,
    /// How it is set.
    pub control: Control,
    /// Whether it can be taken away again.
    pub removable: bool,
    /// What is wrong with it.
    pub notes: Vec<Problem>,
    /// The list under it, while it is open.
    pub list: Option<List>,
}

impl Field {
    /// A field of that name with nothing special about it.
    #[must_use]
    pub fn new(path: Pointer, label: impl Into<Shown>, value: &str, control: Control) -> Self {
        Self::labelled(path, label.into(), value, control)
    }

    #[inline(never)]
    fn labelled(path: Pointer, label: Shown, value: &str, control: Control) -> Self {
        Self {
            path,
            label,
            wire: None,
            hint: None,
            value: value.to_owned(),
            control,
            removable: false,
            notes: Vec::new(),
            list: None,
        }
    }

    /// The same with a hint.
    #[must_use]
    pub fn hint(mut self, hint: Words) -> Self {
        self.hint = Some(hint);
        self
    }

    /// Whether something about it must be mended.
    #[must_use]
    pub fn is_invalid(&self) -> bool {
        self.notes.iter().any(|note| note.severity == Severity::Error)
    }
}

/// How a field is set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Control {
    /// Text with variables.
    Text,
    /// A number, or a variable that holds one.
    Number,
    /// Text without variables.
    Plain,
    /// Text with a list of usual values.
    Combo(Kind),
    /// One of a few values.
    Select(Vec<Choice>),
    /// On or off.
    Switch(bool),
}

impl Control {
    /// What its list offers.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Combo(kind) => *kind,
            Self::Number => Kind::Number,
            _ => Kind::Text,
        }
    }

    /// Whether variables can stand in it.
    #[must_use]
    pub const fn takes_variables(&self) -> bool {
        matches!(self, Self::Text | Self::Number)
    }
}

/// An open list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    /// What it offers.
    pub offer: Offer,
    /// The choices.
    pub choices: Choices,
    /// The choice that Enter takes.
    pub active: Option<usize>,
}

/// A choice without anything beside its name.
#[must_use]
pub(super) fn choice(value: &str, label: impl Into<Shown>) -> Choice {
    Choice { value: value.to_owned(), label: label.into(), aside: None, about: None }
}
