//! Drawing the panel while its tables are walked.

use super::fields::{Rows, Section};
use super::notes::{Home, homes};
use super::screen::Screen;
use super::sections::ASIDE;
use super::walk::{Met, walk};
use crate::domain::{Diagnostic, Owner, Place, Severity};
use crate::view::drawing::Drawing;
use crate::view::template::Template;
use crate::view::{Counts, Sight, Terms, card, mood, problems, worst};

/// Draws the panel.
pub fn draw(d: &mut Drawing, sight: Sight<'_>, screen: &Screen, terms: &Terms) {
    let read_only = screen.read_only || sight.goal.is_read_only();
    d.node(Template::Panel, "");
    d.flag(read_only);
    d.begin();
    if sight.goal.is_read_only() {
        d.node(Template::Notice, "");
        d.say("ui.panel.newer");
        d.end();
    }
    summary(d, sight, read_only);
    let homes = homes(sight, screen);
    let mut painter =
        Painter { d, sight, screen, terms, read_only, homes, at: 0, row: None, owner: Owner::Goal, aside: false };
    walk(sight.goal, screen, &mut |met| painter.see(met));
    d.end();
    d.end();
}

/// Everything that is wrong, in one line with a list behind it.
fn summary(d: &mut Drawing, sight: Sight<'_>, read_only: bool) {
    let counts = Counts::of(sight.diagnostics);
    d.node(Template::Summary, "");
    d.text(mood(counts));
    d.begin();
    d.icon(worst(counts));
    d.node(Template::Say, "");
    card::state(d, sight.goal, counts);
    d.end();
    d.end();
    d.begin();
    if sight.diagnostics.is_empty() {
        problems::nothing(d);
    } else {
        d.node(Template::List, "");
        d.begin();
        for (index, found) in sight.diagnostics.iter().enumerate() {
            problems::entry(d, found, index, None, !read_only);
        }
        d.end();
        d.end();
    }
    d.end();
    d.end();
}

/// What is known on the way.
pub(super) struct Painter<'a> {
    pub(super) d: &'a mut Drawing,
    pub(super) sight: Sight<'a>,
    pub(super) screen: &'a Screen,
    pub(super) terms: &'a Terms,
    pub(super) read_only: bool,
    homes: Vec<Home>,
    /// The number of the next field or row.
    at: usize,
    /// Inside a row: the row's number.
    row: Option<usize>,
    /// Whose rows.
    owner: Owner,
    /// Among what is not sent.
    pub(super) aside: bool,
}

impl Painter<'_> {
    fn see(&mut self, met: Met<'_>) {
        match met {
            Met::Section(section, open, switch) => self.section(section, open, switch),
            Met::Only(platform) => self.only(platform),
            Met::Fields(path) => {
                self.d.node(Template::Fields, path);
                self.d.begin();
            }
            Met::Field(spot) => {
                let at = self.next();
                if self.row.is_some() { self.cell(&spot, at) } else { self.field(&spot, at) }
            }
            Met::Rows(list, owner, path, count) => self.rows(list, owner, path, count),
            Met::Row(list, path, row) => {
                self.row = Some(self.next());
                self.d.node(Template::Row, path);
                self.d.number(list.columns.len());
                self.numbered(list.row, row);
                self.d.begin();
            }
            Met::RowEnd(list, path, row) => self.row_end(list, path, row),
            Met::RowsEnd(list, path) => self.rows_end(list, path),
            Met::Adder(owner) => self.adder(owner),
            Met::Sentence(key) => {
                self.d.node(Template::Sentence, "");
                self.d.say(key);
                self.d.end();
            }
            Met::Told(name) => {
                self.d.node(Template::Told, name);
                self.d.text(name);
                self.d.end();
            }
            Met::End => {
                self.d.end();
                self.d.end();
            }
        }
    }

    pub(super) fn next(&mut self) -> usize {
        self.at += 1;
        self.at - 1
    }

    fn section(&mut self, section: &'static Section, open: bool, switch: &str) {
        let heading = ["section-", section.id].concat();
        self.aside = section.id == ASIDE;
        if let Some(field) = section.switch {
            return self.destination(section, field, switch, &heading);
        }
        if section.filled.is_some() {
            self.d.node(Template::Fold, section.id);
            self.d.flag(open);
        } else {
            self.d.node(Template::Section, section.id);
            self.d.text(&heading);
        }
        self.d.text(&heading);
        self.d.say(section.title);
        self.d.begin();
    }

    fn rows(&mut self, list: &'static Rows, owner: Owner, path: &str, count: usize) {
        self.owner = owner;
        self.d.node(Template::Rows, path);
        self.d.begin();
        if count > 0 {
            self.d.node(Template::Names, "");
            self.d.number(list.columns.len());
            self.d.begin();
            for field in list.columns {
                self.d.node(Template::Span, "");
                self.d.say(field.label);
                self.d.end();
            }
            self.d.end();
            self.d.end();
        }
    }

    /// What is wrong with a row's fields stands under the row.
    fn row_end(&mut self, list: &'static Rows, path: &str, row: usize) {
        let first = self.row.take().unwrap_or_default();
        if !self.read_only {
            self.d.node(Template::Remove, "");
            self.d.text(path);
            self.numbered(list.remove, row);
            self.numbered(list.remove, row);
            self.d.end();
        }
        for (column, field) in list.columns.iter().enumerate() {
            let path = Place::own(self.owner, field.spot).row(row).pointer();
            let path = path.as_str();
            if self.noted(first + 1 + column, path).0 {
                self.notes(first + 1 + column, path, &super::boxes::id(path), path);
            }
        }
        if self.noted(first, path).0 {
            self.notes(first, path, path, "");
        }
        self.d.end();
        self.d.end();
    }

    fn rows_end(&mut self, list: &'static Rows, path: &str) {
        if !self.read_only {
            self.d.node(Template::AddRow, "");
            self.d.text(path);
            self.d.say(list.add);
            self.d.end();
        }
        self.d.end();
        self.d.end();
    }

    /// A text that counts rows from 1.
    fn numbered(&mut self, key: &str, row: usize) {
        self.d.named(key, "");
        self.d.count("n", row + 1);
        self.d.said();
    }

    /// Whether anything is to be told at a place, and whether it must be mended.
    pub(super) fn noted(&self, at: usize, path: &str) -> (bool, bool) {
        let mut noted = (false, false);
        for index in 0..self.homes.len() {
            if let Some(found) = self.note(index, at, path) {
                noted = (true, noted.1 || found.severity == Severity::Error);
            }
        }
        noted
    }

    /// A diagnostic, if it stands at that place and is not kept back.
    fn note(&self, index: usize, at: usize, path: &str) -> Option<&Diagnostic> {
        let found = self.sight.diagnostics.get(index)?;
        (self.homes.get(index).is_some_and(|home| home.at == at) && !is_early(path, found, self.screen))
            .then_some(found)
    }

    /// What is wrong, with the buttons that mend it.
    pub(super) fn notes(&mut self, at: usize, path: &str, id: &str, key: &str) {
        self.d.node(Template::Notes, key);
        self.d.joined(id, "-notes");
        self.d.begin();
        for index in 0..self.homes.len() {
            let sight = self.sight;
            if self.note(index, at, path).is_some()
                && let Some(found) = sight.diagnostics.get(index)
            {
                self.d.node(Template::Note, found.code);
                self.d.text(found.severity.name());
                problems::said(self.d, found);
                self.d.begin();
                problems::fixes(self.d, found, index, None);
                self.d.end();
                self.d.end();
            }
        }
        self.d.end();
        self.d.end();
    }
}

/// Whether it came up only while somebody is still typing there.
fn is_early(path: &str, found: &Diagnostic, screen: &Screen) -> bool {
    screen.typing.as_ref().is_some_and(|typing| typing.field == path && !typing.known.contains(&found.code))
}
