//! Going through the panel's tables from top to bottom, as they apply to one goal.

use super::fields::{Field, Part, Rows, Section};
use super::known;
use super::read;
use super::screen::Screen;
use super::sections::{PARAM_CHOICE, PARAM_NUMBER, PARAM_TEXT, SECTIONS};
use crate::catalog::params::Kind;
use crate::domain::Goal;
use crate::domain::pointer::{push_key, push_number};

/// What is met on the way.
#[derive(Debug, Clone, Copy)]
pub enum Met<'a> {
    /// A section begins; whether it starts open.
    Section(&'static Section, bool),
    /// Fields side by side begin; the first one's path.
    Fields(&'a str),
    /// A field.
    Field(Spot<'a>),
    /// Rows begin.
    Rows(&'static Rows, usize),
    /// A row begins; its path and its place.
    Row(&'static Rows, &'a str, usize),
    /// The row ends.
    RowEnd(&'static Rows, &'a str, usize),
    /// The rows end.
    RowsEnd(&'static Rows),
    /// A list of the parameters that can be added.
    Adder,
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
    /// Its place in the document.
    pub path: &'a str,
    /// What stands in it.
    pub value: &'a str,
    /// Of a parameter: its name.
    pub name: &'a str,
}

/// Shows `see` everything that is there.
pub fn walk(goal: &Goal, screen: &Screen, see: &mut dyn FnMut(Met<'_>)) {
    for section in SECTIONS {
        let filled = section.filled.is_some_and(|filled| filled.holds(goal, screen));
        if !filled && !section.when.holds(goal, screen) {
            continue;
        }
        see(Met::Section(section, filled));
        for (when, part) in section.parts {
            if when.holds(goal, screen) {
                self::part(goal, screen, part, see);
            }
        }
        see(Met::End);
    }
}

fn part(goal: &Goal, screen: &Screen, part: &'static Part, see: &mut dyn FnMut(Met<'_>)) {
    match part {
        Part::Fields(fields) | Part::Told(fields, _) => {
            see(Met::Fields(fields.first().map_or("", |field| field.path)));
            for field in *fields {
                see(Met::Field(Spot { field, path: field.path, value: read::text(goal, field.id, 0), name: "" }));
            }
            if let Part::Told(_, name) = part {
                see(Met::Told(name));
            }
            see(Met::End);
        }
        Part::Rows(list) => rows(goal, list, see),
        Part::Params => {
            params(goal, false, see);
            for name in &screen.opened {
                if !is_set(goal, name) {
                    param(goal, name, "", see);
                }
            }
            see(Met::Adder);
        }
        Part::Aside => params(goal, true, see),
        Part::Sentence(key) => see(Met::Sentence(key)),
    }
}

fn rows(goal: &Goal, list: &'static Rows, see: &mut dyn FnMut(Met<'_>)) {
    let count = read::rows(goal, list.id);
    see(Met::Rows(list, count));
    let mut path = String::new();
    for row in 0..count {
        path.clear();
        path.push_str(list.path);
        path.push('/');
        push_number(&mut path, row);
        see(Met::Row(list, &path, row));
        let length = path.len();
        for field in list.columns {
            path.push_str(field.path);
            see(Met::Field(Spot { field, path: &path, value: read::text(goal, field.id, row), name: "" }));
            path.truncate(length);
        }
        see(Met::RowEnd(list, &path, row));
    }
    see(Met::RowsEnd(list));
}

/// Those that are sent, or those that are kept aside.
fn params(goal: &Goal, aside: bool, see: &mut dyn FnMut(Met<'_>)) {
    for (name, value) in &goal.params {
        if known::is_aside(goal, name) == aside {
            param(goal, name, value, see);
        }
    }
}

fn param(goal: &Goal, name: &str, value: &str, see: &mut dyn FnMut(Met<'_>)) {
    let mut path = String::from("/params");
    push_key(&mut path, name);
    let field = match known::param(goal, name).map(|spec| spec.kind) {
        Some(Kind::Choice) => &PARAM_CHOICE,
        Some(Kind::Number | Kind::Whole) => &PARAM_NUMBER,
        _ => &PARAM_TEXT,
    };
    see(Met::Fields(&path));
    see(Met::Field(Spot { field, path: &path, value, name }));
    see(Met::End);
}

/// Whether the goal has that parameter.
pub(super) fn is_set(goal: &Goal, name: &str) -> bool {
    goal.params.iter().any(|(set, _)| set == name)
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
