//! Going through the panel's tables from top to bottom, as they apply to one goal.

use super::fields::{Field, Part, Rows, Section};
use super::known;
use super::read;
use super::screen::Screen;
use super::sections::{DIFFERENCES, PARAM_CHOICE, PARAM_NUMBER, PARAM_TEXT, SECTIONS};
use super::when::When;
use crate::catalog::params::Kind;
use crate::domain::pointer::push_number;
use crate::domain::{Goal, Owner, Place, Platform, Pointer, text_at};

/// What is met on the way.
#[derive(Debug, Clone, Copy)]
pub enum Met<'a> {
    /// A section begins; whether it starts open, and the path of the switch in its heading.
    Section(&'static Section, bool, &'a str),
    /// What differs for one destination alone begins.
    Only(Platform),
    /// Fields side by side begin; the first one's path.
    Fields(&'a str),
    /// A field.
    Field(Spot<'a>),
    /// Rows begin; whose, and their path.
    Rows(&'static Rows, Owner, &'a str, usize),
    /// A row begins; its path and its place.
    Row(&'static Rows, &'a str, usize),
    /// The row ends.
    RowEnd(&'static Rows, &'a str, usize),
    /// The rows end.
    RowsEnd(&'static Rows, &'a str),
    /// A list of the parameters that can be added.
    Adder(Owner),
    /// A sentence.
    Sentence(&'static str),
    /// A place for what the page tells.
    Told(&'static str),
    /// Section or fields end.
    End,
}

/// A field with its place and what stands in it.
#[derive(Debug, Clone, Copy)]
pub struct Spot<'a> {
    /// The field.
    pub field: &'static Field,
    /// Whose settings it is among.
    pub owner: Owner,
    /// Its place in the document.
    pub path: &'a str,
    /// What stands in it.
    pub value: &'a str,
    /// Of a parameter: its name.
    pub name: &'a str,
}

/// Shows `see` everything that is there.
pub fn walk(goal: &Goal, screen: &Screen, see: &mut dyn FnMut(Met<'_>)) {
    let mut walker = Walker { goal, screen, owner: Owner::Goal, see };
    for section in SECTIONS {
        let filled = section.filled.is_some_and(|filled| filled.holds(goal, Owner::Goal, screen));
        if filled || section.when.holds(goal, Owner::Goal, screen) {
            let switch =
                section.switch.map_or_else(Pointer::root, |field| Place::own(field.owner, field.spot).pointer());
            (walker.see)(Met::Section(section, filled, switch.as_str()));
            walker.parts(section.parts);
            (walker.see)(Met::End);
        }
    }
}

struct Walker<'a, 'see> {
    goal: &'a Goal,
    screen: &'a Screen,
    /// Whose settings are at hand.
    owner: Owner,
    see: &'see mut dyn FnMut(Met<'_>),
}

impl Walker<'_, '_> {
    fn parts(&mut self, parts: &'static [(When, Part)]) {
        for (when, part) in parts {
            if when.holds(self.goal, self.owner, self.screen) {
                self.part(part);
            }
        }
    }

    fn part(&mut self, part: &'static Part) {
        match part {
            Part::Fields(fields) => self.fields(fields, ""),
            Part::Told(fields, name) => self.fields(fields, name),
            Part::Rows(list) => self.rows(list),
            Part::Params => {
                self.params(false);
                for opened in &self.screen.opened {
                    if opened.owner == self.owner && !is_set(self.goal, self.owner, &opened.key) {
                        self.param(&opened.key, "");
                    }
                }
                (self.see)(Met::Adder(self.owner));
            }
            Part::Aside => self.params(true),
            Part::Sentence(key) => (self.see)(Met::Sentence(key)),
            Part::Only(platform) => self.only(*platform),
        }
    }

    /// The switches of what may differ for a destination, and behind each what does.
    fn only(&mut self, platform: Platform) {
        (self.see)(Met::Only(platform));
        self.owner = Owner::Only(platform);
        for (switch, parts) in &DIFFERENCES {
            self.field(switch, 0);
            if !read::text(self.goal, switch, self.owner, 0).is_empty() {
                self.parts(parts);
            }
        }
        self.owner = Owner::Goal;
        (self.see)(Met::End);
    }

    /// Fields side by side, and what the page tells below them: that of the goal alone.
    fn fields(&mut self, fields: &'static [Field], told: &'static str) {
        let first = fields.first().map_or_else(Pointer::root, |field| self.place(field).pointer());
        (self.see)(Met::Fields(first.as_str()));
        for field in fields {
            self.field(field, 0);
        }
        if !told.is_empty() && self.owner == Owner::Goal {
            (self.see)(Met::Told(told));
        }
        (self.see)(Met::End);
    }

    fn field(&mut self, field: &'static Field, row: usize) {
        let Place { owner, .. } = self.place(field);
        let path = self.place(field).row(row).pointer();
        let value = read::text(self.goal, field, owner, row);
        (self.see)(Met::Field(Spot { field, owner, path: path.as_str(), value, name: "" }));
    }

    /// A field that is nobody's alone is that of the settings at hand.
    fn place(&self, field: &Field) -> Place<'static> {
        Place::own(if field.owner == Owner::Goal { self.owner } else { field.owner }, field.spot)
    }

    fn rows(&mut self, list: &'static Rows) {
        let count = read::rows(self.goal, list.spot, self.owner);
        let path = Place::own(self.owner, list.spot).pointer();
        (self.see)(Met::Rows(list, self.owner, path.as_str(), count));
        for row in 0..count {
            let mut of_row = path.as_str().to_owned();
            of_row.push('/');
            push_number(&mut of_row, row);
            (self.see)(Met::Row(list, &of_row, row));
            for field in list.columns {
                self.field(field, row);
            }
            (self.see)(Met::RowEnd(list, &of_row, row));
        }
        (self.see)(Met::RowsEnd(list, path.as_str()));
    }

    /// Those that are sent, or those that are kept aside. A destination's own stand together: what is not sent says so.
    fn params(&mut self, aside: bool) {
        for (name, value) in text_at::params(self.goal, self.owner).into_iter().flatten() {
            if self.owner != Owner::Goal || known::is_aside(self.goal, self.owner, name) == aside {
                self.param(name, value);
            }
        }
    }

    fn param(&mut self, name: &str, value: &str) {
        let path = Place::own(self.owner, crate::domain::Spot::Param).key(name).pointer();
        let field = match known::param(self.goal, self.owner, name).map(|spec| spec.kind) {
            Some(Kind::Choice) => &PARAM_CHOICE,
            Some(Kind::Number | Kind::Whole) => &PARAM_NUMBER,
            _ => &PARAM_TEXT,
        };
        (self.see)(Met::Fields(path.as_str()));
        (self.see)(Met::Field(Spot { field, owner: self.owner, path: path.as_str(), value, name }));
        (self.see)(Met::End);
    }
}

/// Whether the owner has that parameter.
pub(super) fn is_set(goal: &Goal, owner: Owner, name: &str) -> bool {
    text_at::params(goal, owner).is_some_and(|all| all.iter().any(|(set, _)| set == name))
}

/// The control of the field at `path`, if it is there.
pub(super) fn control_at(goal: &Goal, screen: &Screen, path: &str) -> Option<super::Control> {
    let mut found = None;
    walk(goal, screen, &mut |met| {
        if let Met::Field(spot) = met
            && spot.path == path
        {
            found = Some(spot.field.control);
        }
    });
    found
}
