//! What is wrong with one goal, in the least that tells it: kept while somebody edits, and put into words when somebody looks.

use super::engine::{Outlook, Run};
use super::levels::Levels;
use super::report::Into;
use super::sums::Sums;
use super::{check_under, registry};
use crate::domain::{Diagnostic, Field, Goal, Owner, Severity, Spot, Surroundings};

/// The record of one diagnostic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Record {
    /// The rule, by its place in the registry.
    pub(super) rule: u8,
    pub(super) severity: Severity,
    /// Which of the things that the rule looks at one by one; see `engine`.
    pub(super) thing: u32,
    /// What it says, as a number: not the same number means not the same words.
    pub(super) said: u32,
}

/// How many diagnostics there are of each severity.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Errors.
    pub error: usize,
    /// Warnings.
    pub warning: usize,
    /// Hints.
    pub hint: usize,
}

impl Counts {
    /// Counts `diagnostics`.
    #[must_use]
    pub fn of(diagnostics: &[Diagnostic]) -> Self {
        let mut counts = Self::default();
        for diagnostic in diagnostics {
            counts.add(diagnostic.severity);
        }
        counts
    }

    /// The sum with `other`.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self { error: self.error + other.error, warning: self.warning + other.warning, hint: self.hint + other.hint }
    }

    /// All of them.
    #[must_use]
    pub const fn total(self) -> usize {
        self.error + self.warning + self.hint
    }

    const fn add(&mut self, severity: Severity) {
        match severity {
            Severity::Error => self.error += 1,
            Severity::Warning => self.warning += 1,
            Severity::Hint => self.hint += 1,
        }
    }
}

/// The bot around the goals of one canvas, with what its host wants of the rules.
#[derive(Debug)]
pub struct Setting {
    surroundings: Surroundings,
    levels: Levels,
}

impl Default for Setting {
    fn default() -> Self {
        Self::from(Surroundings::default())
    }
}

impl From<Surroundings> for Setting {
    fn from(surroundings: Surroundings) -> Self {
        Self { levels: Levels::under(&surroundings.rules), surroundings }
    }
}

impl Setting {
    /// The bot.
    #[must_use]
    pub const fn surroundings(&self) -> &Surroundings {
        &self.surroundings
    }

    /// Everything that is wrong with `goal`, in words: errors first, then by place, then by code.
    #[must_use]
    pub fn check(&self, goal: &Goal) -> Vec<Diagnostic> {
        check_under(goal, &self.surroundings, &self.levels)
    }
}

/// What is wrong with one goal.
#[derive(Debug, Default)]
pub struct Verdict {
    records: Vec<Record>,
    counts: Counts,
    sums: Sums,
}

impl Verdict {
    /// Checks a whole goal. Says whether anything differs from what was known.
    pub fn renew(&mut self, goal: &Goal, setting: &Setting) -> bool {
        let old = core::mem::take(&mut self.records);
        self.sums = Sums::of(goal);
        self.run(goal, setting, None);
        self.count(goal, setting);
        sum(&old) != sum(&self.records)
    }

    /// Checks again what reads the text of `field`, which has just changed. Nothing else of the goal may have changed, and
    /// nothing of it may be faulty. Says whether anything differs from what was known.
    pub fn touch(&mut self, goal: &Goal, setting: &Setting, field: &Field) -> bool {
        // The same text is one's own or the platform's, by what is typed; and with the event it changes what is kept aside.
        if matches!(field.spot, Spot::Event | Spot::CustomEvent) {
            return self.renew(goal, setting);
        }
        let before = (self.records.len(), sum(&self.records));
        if matches!(field.spot, Spot::Quantity | Spot::ItemPrice) && field.owner == Owner::Goal {
            self.sums.touch(goal, field.row);
        }
        let outlook = Outlook::on(goal, field);
        if !self.records.is_empty() {
            self.records.retain(|record| !outlook.sees(record.rule, record.thing));
        }
        self.run(goal, setting, Some(&outlook));
        if before == (0, 0) && self.records.is_empty() {
            return false;
        }
        self.count(goal, setting);
        before != (self.records.len(), sum(&self.records))
    }

    /// How many diagnostics there are.
    #[must_use]
    pub const fn counts(&self) -> Counts {
        self.counts
    }

    /// Whether both hold the same records, in whichever order.
    #[must_use]
    pub fn is_like(&self, other: &Self) -> bool {
        self.counts == other.counts
            && self.records.len() == other.records.len()
            && sum(&self.records) == sum(&other.records)
    }

    fn run(&mut self, goal: &Goal, setting: &Setting, outlook: Option<&Outlook>) {
        Run::new(goal, &self.sums, &setting.surroundings, &setting.levels, Into::Records(&mut self.records))
            .run(outlook);
    }

    fn count(&mut self, goal: &Goal, setting: &Setting) {
        self.counts = Counts::default();
        let mut is_secret = false;
        for record in &self.records {
            self.counts.add(record.severity);
            is_secret |= record.rule == SECRET;
        }
        // Where a token stands other rules are silent; records do not know which.
        if is_secret {
            self.counts = Counts::of(&setting.check(goal));
        }
    }
}

/// Where its rule finds something, nothing else is said.
const SECRET: u8 = registry::number(super::SECRET);

/// A number that differs when the records do, in whichever order they are.
fn sum(records: &[Record]) -> u32 {
    let mut sum: u32 = 0;
    for record in records {
        let rule = (u32::from(record.rule) << 8) | (record.severity as u32 + 1);
        // Shifted, for products alone add up: of two records of which one grows as much as the other shrinks nothing would be seen.
        let one = (record.said ^ rule).wrapping_mul(0x9e37_79b1);
        let one = (one ^ (one >> 15) ^ record.thing).wrapping_mul(0x85eb_ca6b);
        sum = sum.wrapping_add(one ^ (one >> 13));
    }
    sum
}
