//! Runs rules over a goal: all of them, or those that read what an edit has changed, on the things that it has changed.

use super::check::{Check, Text};
use super::facts::{Facts, Known, Param, Row};
use super::levels::Levels;
use super::money::{Number, Typed};
use super::readers::{ANYWHERE, lookers, readers};
use super::registry::{self, RULES};
use super::report::{Into, Report};
use super::sums::Sums;
use crate::catalog::params;
use crate::domain::fault::FaultKind;
use crate::domain::letters::Trimmed as _;
use crate::domain::text_at::{self, items, may_have, read};
use crate::domain::{Field, Goal, Owner, Place, Platform, Pointer, Spot, Surroundings};

/// What an edit has changed: the text at one place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Outlook {
    spot: Spot,
    owner: Owner,
    row: usize,
}

/// No edit changes it alone.
const NO_THING: u32 = u32::MAX;

impl Outlook {
    /// The look at what `field` has changed.
    pub(super) fn on(goal: &Goal, field: &Field) -> Self {
        let row = match field.spot {
            Spot::Param => member(text_at::params(goal, field.owner), &field.key),
            Spot::Bind => member(Some(&goal.bind), &field.key),
            _ => field.row,
        };
        Self { spot: field.spot, owner: field.owner, row }
    }

    /// Whether `rule` has to look at `thing` again.
    pub(super) fn sees(&self, rule: u8, thing: u32) -> bool {
        let Some(entry) = RULES.get(usize::from(rule)) else {
            return false;
        };
        if entry.check.things().has(self.spot) {
            return thing == self.thing(entry.check);
        }
        entry.reads.has(self.spot)
    }

    /// The number of the touched thing: of a text, or of the row that it stands in.
    fn thing(&self, check: Check) -> u32 {
        number(if check.looks_at_texts() { self.spot } else { Spot::Root }, self.owner, self.row)
    }
}

fn member(map: Option<&Vec<(String, String)>>, key: &str) -> usize {
    map.and_then(|map| map.iter().position(|(name, _)| name == key)).unwrap_or(usize::MAX)
}

/// The number of a thing that rules look at one by one. A text has its spot; a row or a parameter has none, whichever of its
/// texts was touched.
fn number(spot: Spot, owner: Owner, row: usize) -> u32 {
    ((spot as u32) << 24) | (u32::from(owner.number()) << 22) | (row as u32 & 0x3f_ffff)
}

/// How much of the document was understood. Of what could not be read only the reading itself may be judged, and of a
/// newer document only that it is newer; anything else would be a false alarm.
#[derive(PartialEq, Eq)]
enum Scope {
    All,
    Faults,
    Version,
}

impl Scope {
    fn takes(&self, rule: u8) -> bool {
        match (self, registry::code(rule)) {
            (Self::All, _) => true,
            (Self::Faults, code) => code.starts_with("shape/") && code != "shape/unknown-version",
            (Self::Version, code) => code == "shape/newer-version",
        }
    }

    fn of(goal: &Goal) -> Self {
        if goal.is_read_only() {
            return Self::Version;
        }
        for fault in &goal.faults {
            if matches!(fault.kind, FaultKind::TooLarge | FaultKind::Threw) || fault.path == Pointer::root() {
                return Self::Faults;
            }
        }
        Self::All
    }
}

/// One run of rules over a goal.
pub(super) struct Run<'a> {
    goal: &'a Goal,
    surroundings: &'a Surroundings,
    levels: &'a Levels,
    into: Into<'a>,
    known: Known,
    prepared: Prepared<'a>,
    sums: &'a Sums,
}

/// What several rules look at one by one, made for the first of them.
#[derive(Default)]
struct Prepared<'a> {
    numbers: Option<Vec<Number<'a>>>,
    currencies: Option<Vec<Typed<'a>>>,
    params: Option<Vec<Param<'a>>>,
}

impl<'a> Run<'a> {
    pub(super) fn new(
        goal: &'a Goal,
        sums: &'a Sums,
        surroundings: &'a Surroundings,
        levels: &'a Levels,
        into: Into<'a>,
    ) -> Self {
        Self { goal, surroundings, levels, into, known: Known::default(), prepared: Prepared::default(), sums }
    }

    /// Runs every rule, or those that see something new.
    pub(super) fn run(mut self, outlook: Option<&Outlook>) {
        let scope = Scope::of(self.goal);
        if let (Some(outlook), Scope::All) = (outlook, &scope) {
            for rule in readers(outlook.spot) {
                self.one(*rule, Some(outlook));
            }
            return;
        }
        let is_whole = scope == Scope::All;
        for rule in 0..RULES.len() as u8 {
            // Those that look at texts are shown each text once, below.
            if scope.takes(rule) && !(is_whole && registry::check(rule).looks_at_given_spots()) {
                self.one(rule, None);
            }
        }
        if is_whole {
            text_at::each(self.goal, &mut |place, text| self.each_text(Text { text, place }));
        }
    }

    /// Shows a text to every rule that looks at it.
    fn each_text(&mut self, text: Text<'_>) {
        if !self.is_looked_at(text.place) {
            return;
        }
        for rule in lookers(text.place.spot) {
            self.text(*rule, text);
        }
        if !text.is_plain() {
            for rule in ANYWHERE {
                self.text(rule, text);
            }
        }
    }

    /// Runs one rule on all of its things, or on the one that was touched. Texts anywhere are walked for all rules at once.
    fn one(&mut self, rule: u8, outlook: Option<&Outlook>) {
        let check = registry::check(rule);
        let touched = outlook.filter(|outlook| check.things().has(outlook.spot));
        match check {
            Check::Goal(look) => self.report(rule, 0, &mut |facts, report| look(facts, report)),
            Check::Fault(look) => self.faults(rule, look),
            Check::TextOrFault(_, look) if outlook.is_none() => self.faults(rule, look),
            Check::Text(_) | Check::TextOrFault(..) | Check::At(..) | Check::Written(..) if touched.is_some() => {
                let found = touched.and_then(|at| read(self.goal, at.spot, at.owner, at.row));
                if let Some((place, text)) = found
                    && self.is_looked_at(place)
                {
                    self.text(rule, Text { text, place });
                }
            }
            Check::Text(_) | Check::TextOrFault(..) => {}
            Check::At(spots, _) | Check::Written(spots, _) => self.texts_at(rule, spots),
            Check::Row(look) => {
                self.each_row(touched, &mut |run, owner, row, place| {
                    let Some(content) = items(run.goal, owner).and_then(|items| items.contents.get(row)) else {
                        return false;
                    };
                    let row_of = Row { place: place.beside(Spot::Row), content };
                    run.report(rule, number(Spot::Root, owner, row), &mut |_, report| look(row_of, report));
                    true
                });
            }
            Check::Custom(look) => {
                self.each_row(touched, &mut |run, owner, row, _| {
                    let Some(custom) = run.goal.custom.get(row).filter(|_| owner == Owner::Goal) else {
                        return false;
                    };
                    run.report(rule, number(Spot::Root, owner, row), &mut |_, report| look(custom, row, report));
                    true
                });
            }
            Check::Param(look) => {
                let all = self.prepared.params.take().unwrap_or_else(|| self.params(touched));
                for param in &all {
                    let thing = number(Spot::Root, param.place.owner, param.place.row);
                    self.report(rule, thing, &mut |facts, report| look(facts, *param, report));
                }
                self.prepared.params = Some(all);
            }
            Check::Number(look) => {
                let all = self.prepared.numbers.take().unwrap_or_else(|| self.numbers());
                for number in &all {
                    self.report(rule, 0, &mut |_, report| look(number, report));
                }
                self.prepared.numbers = Some(all);
            }
            Check::Currency(look) => {
                let all = self.prepared.currencies.take().unwrap_or_else(|| self.currencies());
                for typed in &all {
                    self.report(rule, 0, &mut |facts, report| look(facts, typed, report));
                }
                self.prepared.currencies = Some(all);
            }
        }
    }

    fn facts(&self) -> Facts<'_> {
        Facts { goal: self.goal, surroundings: self.surroundings, known: &self.known, sums: self.sums }
    }

    /// Lets one rule look at one thing, unless it is switched off.
    fn report(&mut self, rule: u8, thing: u32, look: &mut dyn FnMut(Facts<'_>, &mut Report<'_>)) {
        if let Some(severity) = self.levels.of(rule) {
            let facts = Facts { goal: self.goal, surroundings: self.surroundings, known: &self.known, sums: self.sums };
            look(facts, &mut Report { rule, severity, thing, goal: self.goal, into: self.into.again() });
        }
    }

    fn faults(&mut self, rule: u8, look: fn(&crate::domain::fault::Fault, &mut Report<'_>)) {
        for fault in &self.goal.faults {
            self.report(rule, NO_THING, &mut |_, report| look(fault, report));
        }
    }

    /// Whether what stands there counts: what a destination has instead of the goal's own does while it is switched on.
    fn is_looked_at(&self, place: Place<'_>) -> bool {
        !place.spot.has_owners() || self.facts().counts(place.owner)
    }

    fn text(&mut self, rule: u8, text: Text<'_>) {
        let place = text.place;
        let thing = number(place.spot, place.owner, place.row);
        match registry::check(rule) {
            Check::At(_, look) => self.report(rule, thing, &mut |facts, report| look(facts, text, report)),
            Check::Text(look) | Check::TextOrFault(look, _) if !text.text.is_empty() => {
                self.report(rule, thing, &mut |facts, report| look(facts, text, report));
            }
            Check::Written(_, is_wrong) => {
                if let Some(written) = text.written().filter(|text| is_wrong(text)) {
                    self.report(rule, thing, &mut |_, report| {
                        report.at(place).with("text", written);
                    });
                }
            }
            _ => {}
        }
    }

    fn texts_at(&mut self, rule: u8, spots: &[Spot]) {
        for spot in spots {
            for owner in Owner::ALL {
                let mut row = 0;
                if !may_have(self.goal, *spot, owner) || !self.is_looked_at(Place::own(owner, *spot)) {
                    continue;
                }
                while let Some((place, text)) = read(self.goal, *spot, owner, row) {
                    self.text(rule, Text { text, place });
                    row += 1;
                }
            }
        }
    }

    /// Visits rows one after the other until there are no more, or the one that was touched.
    fn each_row(
        &mut self,
        touched: Option<&Outlook>,
        visit: &mut dyn FnMut(&mut Self, Owner, usize, Place<'static>) -> bool,
    ) {
        if let Some(at) = touched {
            visit(self, at.owner, at.row, Place::own(at.owner, at.spot).row(at.row));
            return;
        }
        for owner in Owner::ALL {
            let mut row = 0;
            while self.facts().counts(owner) && visit(self, owner, row, Place::own(owner, Spot::Row).row(row)) {
                row += 1;
            }
        }
    }

    /// The standard parameters, or the one that was touched, with what the catalogue knows of them.
    fn params(&self, touched: Option<&Outlook>) -> Vec<Param<'a>> {
        let mut all = Vec::new();
        for owner in self.facts().owners() {
            let list = text_at::params(self.goal, owner);
            for (row, (name, text)) in list.into_iter().flatten().enumerate() {
                if touched.is_none_or(|at| at.owner == owner && at.row == row) {
                    let place = Place::own(owner, Spot::Param).row(row).key(name);
                    all.push(Param { place, name, text: text.trimmed(), spec: params::find(Platform::Meta, name) });
                }
            }
        }
        all
    }

    fn numbers(&self) -> Vec<Number<'a>> {
        let mut all = Vec::new();
        for owner in self.facts().owners() {
            if let Some(value) = text_at::value(self.goal, owner) {
                all.push(Number::of(owner, value, self.surroundings));
            }
        }
        all
    }

    fn currencies(&self) -> Vec<Typed<'a>> {
        let mut all = Vec::new();
        for owner in self.facts().owners() {
            for spot in [Spot::Currency, Spot::ConvertTo] {
                let typed = read(self.goal, spot, owner, 0);
                all.extend(typed.and_then(|(_, text)| Typed::at(text, owner, spot)));
            }
        }
        all
    }
}

/// The rules are told apart by a byte.
const _: () = assert!(RULES.len() <= 256);
