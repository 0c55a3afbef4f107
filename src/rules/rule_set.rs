//! Sets of rules by their places in the registry, and who reads what, made when the crate is compiled.

use super::check::Check;
use super::registry::RULES;
use crate::domain::Spot;

const WORDS: usize = 8;

/// A set of rules.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct RuleSet([u32; WORDS]);

impl RuleSet {
    const NONE: Self = Self([0; WORDS]);

    /// The rules that read `spot`.
    pub(super) fn readers(spot: Spot) -> Self {
        READERS.get(spot as usize).copied().unwrap_or(Self::NONE)
    }

    pub(super) fn has(&self, rule: u8) -> bool {
        self.0.get(usize::from(rule) / 32).is_some_and(|word| (word >> (rule % 32)) & 1 == 1)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0 == Self::NONE.0
    }

    /// Those that are in both.
    pub(super) fn and(mut self, other: &Self) -> Self {
        for (word, other) in self.0.iter_mut().zip(other.0) {
            *word &= other;
        }
        self
    }

    /// Takes the first one out.
    pub(super) fn pop(&mut self) -> Option<u8> {
        for (at, word) in self.0.iter_mut().enumerate() {
            if *word != 0 {
                let bit = word.trailing_zeros();
                *word &= *word - 1;
                return Some((at as u32 * 32 + bit) as u8);
            }
        }
        None
    }

    /// One rule alone.
    pub(super) fn one(rule: u8) -> Self {
        let mut set = Self::NONE;
        set.put(rule);
        set
    }

    pub(super) fn put(&mut self, rule: u8) {
        if let Some(word) = self.0.get_mut(usize::from(rule) / 32) {
            *word |= 1 << (rule % 32);
        }
    }

    /// The same while the crate is compiled.
    #[expect(clippy::indexing_slicing, reason = "does not compile when it is out of range")]
    const fn add(&mut self, rule: usize) {
        self.0[rule / 32] |= 1 << (rule % 32);
    }
}

#[expect(clippy::indexing_slicing, reason = "does not compile when it is out of range")]
static READERS: [RuleSet; Spot::COUNT] = {
    let mut sets = [RuleSet::NONE; Spot::COUNT];
    let mut rule = 0;
    while rule < RULES.len() {
        let entry = &RULES[rule];
        let mut spot = 0;
        while spot < Spot::COUNT {
            if entry.reads.has_number(spot) || entry.check.things().has_number(spot) {
                sets[spot].add(rule);
            }
            spot += 1;
        }
        rule += 1;
    }
    sets
};

/// Every rule that looks at things of one kind.
macro_rules! looking_at {
    ($name:ident: $kind:pat) => {
        #[expect(clippy::indexing_slicing, reason = "does not compile when it is out of range")]
        pub(super) static $name: RuleSet = {
            let mut set = RuleSet::NONE;
            let mut rule = 0;
            while rule < RULES.len() {
                if matches!(RULES[rule].check, $kind) {
                    set.add(rule);
                }
                rule += 1;
            }
            set
        };
    };
}
looking_at!(AT_GOAL: Check::Goal(_));
looking_at!(AT_FAULTS: Check::Fault(_) | Check::TextOrFault(..));
looking_at!(AT_TEXTS: Check::At(..) | Check::Written(..) | Check::Text(_) | Check::TextOrFault(..));
looking_at!(AT_ROWS: Check::Row(_));
looking_at!(AT_PARAMS: Check::Param(_));
looking_at!(AT_CUSTOM: Check::Custom(_));
looking_at!(AT_NUMBERS: Check::Number(_));
looking_at!(AT_CURRENCIES: Check::Currency(_));
