//! Runs rules over a goal: all of them, or those that read what an edit has changed, on the things that it has changed.

use super::check::{Check, Text};
use super::facts::{Facts, Known, Param, Row};
use super::levels::Levels;
use super::money::{Number, Typed};
use super::registry::{self, RULES};
use super::report::{Into, Report};
use super::rule_set::{
    AT_CURRENCIES, AT_CUSTOM, AT_FAULTS, AT_GOAL, AT_NUMBERS, AT_PARAMS, AT_ROWS, AT_TEXTS, RuleSet,
};
use crate::catalog::params;
use crate::domain::fault::{Fault, FaultKind};
use crate::domain::goal::Custom;
use crate::domain::text_at::{self, items, read};
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
            Spot::Param => member(&goal.params, &field.key),
            Spot::Bind => member(&goal.bind, &field.key),
            _ => field.row,
        };
        Self { spot: field.spot, owner: field.owner, row }
    }

    /// Whether `rule` has to look at `thing` again.
    pub(super) fn sees(&self, rule: u8, thing: u32) -> bool {
        if !RuleSet::readers(self.spot).has(rule) {
            return false;
        }
        let check = registry::check(rule);
        let is_single = check.things().has(self.spot);
        !is_single || thing == self.thing(check.looks_at_texts())
    }

    /// The number of the touched thing: of a text, or of the row that it stands in.
    fn thing(&self, is_text: bool) -> u32 {
        number(is_text.then_some(self.spot), self.owner, self.row)
    }
}

fn member(map: &[(String, String)], key: &str) -> usize {
    map.iter().position(|(name, _)| name == key).unwrap_or(usize::MAX)
}

/// The number of a thing that rules look at one by one: a text has its spot, a row or an owner has none.
fn number(spot: Option<Spot>, owner: Owner, row: usize) -> u32 {
    (spot.map_or(0, |spot| spot as u32) << 24) | (u32::from(owner.number()) << 22) | (row as u32 & 0x3f_ffff)
}

/// Something that rules look at.
#[derive(Clone, Copy)]
enum Subject<'a> {
    Goal,
    Fault(&'a Fault),
    Text(Text<'a>),
    Row(Row<'a>),
    Param(Param<'a>),
    Custom(&'a Custom, usize),
    Number(&'a Number<'a>),
    Currency(&'a Typed<'a>),
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
}

impl<'a> Run<'a> {
    pub(super) fn new(goal: &'a Goal, surroundings: &'a Surroundings, levels: &'a Levels, into: Into<'a>) -> Self {
        Self { goal, surroundings, levels, into, known: Known::default() }
    }

    /// Runs every rule, or those that see something new.
    pub(super) fn run(mut self, outlook: Option<Outlook>) {
        match Scope::of(self.goal) {
            Scope::Version => self.show(registry::only("shape/newer-version"), NO_THING, Subject::Goal),
            Scope::Faults => self.faults("shape/"),
            Scope::All => match outlook {
                None => self.all(),
                Some(outlook) => self.some(outlook),
            },
        }
    }

    fn all(&mut self) {
        self.faults("");
        self.show(AT_GOAL, 0, Subject::Goal);
        let goal = self.goal;
        text_at::each(goal, &mut |place, text| self.text(RuleSet::readers(place.spot), Text { text, place }));
        self.rows(AT_ROWS, None);
        self.params(AT_PARAMS, None);
        self.custom(AT_CUSTOM, None);
        self.money(AT_NUMBERS, AT_CURRENCIES);
    }

    fn some(&mut self, outlook: Outlook) {
        let set = RuleSet::readers(outlook.spot);
        self.show(set.and(&AT_GOAL), 0, Subject::Goal);
        if let Some((place, text)) = read(self.goal, outlook.spot, outlook.owner, outlook.row) {
            self.text(set, Text { text, place });
        }
        self.texts_beyond(set, outlook.spot);
        let row = |first: Spot, last: Spot| {
            let is_there = outlook.spot as u8 >= first as u8 && outlook.spot as u8 <= last as u8;
            is_there.then_some((outlook.owner, outlook.row))
        };
        self.rows(set.and(&AT_ROWS), row(Spot::Id, Spot::Brand));
        self.params(set.and(&AT_PARAMS), row(Spot::Param, Spot::Param));
        self.custom(set.and(&AT_CUSTOM), row(Spot::CustomKey, Spot::CustomType));
        self.money(set.and(&AT_NUMBERS), set.and(&AT_CURRENCIES));
    }

    /// Shows a thing to rules.
    fn show(&mut self, mut set: RuleSet, thing: u32, subject: Subject<'_>) {
        let facts = Facts { goal: self.goal, surroundings: self.surroundings, known: &self.known };
        while let Some(rule) = set.pop() {
            if let Some(level) = self.levels.of(rule) {
                let report = Report { level, thing, into: self.into.again() };
                look(registry::check(rule), facts, subject, report);
            }
        }
    }

    /// Shows what could not be used to the rules whose codes start so.
    fn faults(&mut self, group: &str) {
        for fault in &self.goal.faults {
            let mut left = AT_FAULTS;
            let mut set = RuleSet::default();
            while let Some(rule) = left.pop() {
                if registry::code(rule).starts_with(group) {
                    set.put(rule);
                }
            }
            self.show(set, NO_THING, Subject::Fault(fault));
        }
    }

    fn text(&mut self, set: RuleSet, text: Text<'_>) {
        if self.counts(text.place) {
            let place = text.place;
            let thing = number(Some(place.spot), place.owner, place.row);
            self.show(set.and(&AT_TEXTS), thing, Subject::Text(text));
        }
    }

    /// The texts that are judged by what was touched, but were not touched themselves.
    fn texts_beyond(&mut self, set: RuleSet, touched: Spot) {
        let mut left = set.and(&AT_TEXTS);
        while let Some(rule) = left.pop() {
            let (Check::At(spots, _) | Check::Written(spots, _)) = registry::check(rule) else {
                continue;
            };
            if spots.contains(&touched) {
                continue;
            }
            for spot in spots {
                for owner in Owner::ALL {
                    let mut row = 0;
                    while let Some((place, text)) = read(self.goal, *spot, owner, row) {
                        self.text(RuleSet::one(rule), Text { text, place });
                        row += 1;
                    }
                }
            }
        }
    }

    fn counts(&self, place: Place<'_>) -> bool {
        let facts = Facts { goal: self.goal, surroundings: self.surroundings, known: &self.known };
        !place.spot.has_owners() || facts.counts(place.owner)
    }

    /// All rows of contents, or one.
    fn rows(&mut self, set: RuleSet, only: Option<(Owner, usize)>) {
        if set.is_empty() {
            return;
        }
        for owner in Owner::ALL {
            let place = Place::own(owner, Spot::Row);
            let Some(items) = items(self.goal, owner).filter(|_| self.counts(place)) else {
                continue;
            };
            for (row, content) in items.contents.iter().enumerate() {
                if only.is_none_or(|only| only == (owner, row)) {
                    let place = place.row(row);
                    self.show(set, number(None, owner, row), Subject::Row(Row { place, content }));
                }
            }
        }
    }

    /// All standard parameters, or one.
    fn params(&mut self, set: RuleSet, only: Option<(Owner, usize)>) {
        if set.is_empty() {
            return;
        }
        for owner in Owner::ALL {
            let place = Place::own(owner, Spot::Param);
            let Some(all) = text_at::params(self.goal, owner).filter(|_| self.counts(place)) else {
                continue;
            };
            for (row, (name, text)) in all.iter().enumerate() {
                if only.is_none_or(|only| only == (owner, row)) {
                    let place = place.row(row).key(name);
                    let param = Param { place, name, text: text.trim(), spec: params::find(Platform::Meta, name) };
                    self.show(set, number(None, owner, row), Subject::Param(param));
                }
            }
        }
    }

    /// All parameters of the builder's own, or one.
    fn custom(&mut self, set: RuleSet, only: Option<(Owner, usize)>) {
        if set.is_empty() {
            return;
        }
        for (row, custom) in self.goal.custom.iter().enumerate() {
            if only.is_none_or(|only| only == (Owner::Goal, row)) {
                self.show(set, number(None, Owner::Goal, row), Subject::Custom(custom, row));
            }
        }
    }

    /// Amounts and currencies. There are three of each at most; they are always looked at together.
    fn money(&mut self, numbers: RuleSet, currencies: RuleSet) {
        if numbers.is_empty() && currencies.is_empty() {
            return;
        }
        for owner in Owner::ALL {
            let value = text_at::value(self.goal, owner).filter(|_| self.counts(Place::own(owner, Spot::Value)));
            if let Some(value) = value.filter(|_| !numbers.is_empty()) {
                let number = Number::of(owner, value, self.surroundings);
                self.show(numbers, 0, Subject::Number(&number));
            }
            if !currencies.is_empty() {
                if let Some(typed) = value.and_then(|value| Typed::at(&value.currency, owner, Spot::Currency)) {
                    self.show(currencies, 0, Subject::Currency(&typed));
                }
                let convert_to =
                    read(self.goal, Spot::ConvertTo, owner, 0).filter(|_| self.counts(Place::own(owner, Spot::Value)));
                if let Some(typed) = convert_to.and_then(|(_, text)| Typed::at(text, owner, Spot::ConvertTo)) {
                    self.show(currencies, 0, Subject::Currency(&typed));
                }
            }
        }
    }
}

/// Lets one rule look at one thing.
fn look(check: Check, facts: Facts<'_>, subject: Subject<'_>, mut report: Report<'_>) {
    match (check, subject) {
        (Check::Goal(check), Subject::Goal) => check(facts, &mut report),
        (Check::Fault(check) | Check::TextOrFault(_, check), Subject::Fault(fault)) => check(fault, &mut report),
        (Check::At(spots, check), Subject::Text(text)) if spots.contains(&text.place.spot) => {
            check(facts, text, &mut report);
        }
        (Check::Written(spots, is_wrong), Subject::Text(text)) if spots.contains(&text.place.spot) => {
            if let Some(written) = text.written().filter(|text| is_wrong(text)) {
                report.at(text.place).with("text", written);
            }
        }
        (Check::Text(check) | Check::TextOrFault(check, _), Subject::Text(text)) if !text.text.is_empty() => {
            check(facts, text, &mut report);
        }
        (Check::Row(check), Subject::Row(row)) => check(row, &mut report),
        (Check::Param(check), Subject::Param(param)) => check(facts, param, &mut report),
        (Check::Custom(check), Subject::Custom(custom, row)) => check(custom, row, &mut report),
        (Check::Number(check), Subject::Number(number)) => check(number, &mut report),
        (Check::Currency(check), Subject::Currency(typed)) => check(facts, typed, &mut report),
        _ => {}
    }
}

/// The rules are told apart by a byte.
const _: () = assert!(RULES.len() <= 256);
