//! Who reads what, made when the crate is compiled.
#![expect(clippy::indexing_slicing, reason = "does not compile when it is out of range")]

use super::check::Check;
use super::registry::RULES;
use crate::domain::Spot;

/// The rules that read `spot`, by their places in the registry.
pub(super) fn readers(spot: Spot) -> &'static [u8] {
    let at = |spot: usize| STARTS.get(spot).map_or(0, |start| usize::from(*start));
    READERS.get(at(spot as usize)..at(spot as usize + 1)).unwrap_or_default()
}

/// Whether `rule` reads `spot`.
const fn reads(rule: usize, spot: usize) -> bool {
    RULES[rule].reads.has_number(spot) || RULES[rule].check.things().has_number(spot)
}

/// Spot by spot, where its readers start in [`READERS`]; at the end, where they end.
static STARTS: [u16; Spot::COUNT + 1] = {
    let mut starts = [0; Spot::COUNT + 1];
    let (mut spot, mut count) = (0, 0);
    while spot < Spot::COUNT {
        let mut rule = 0;
        while rule < RULES.len() {
            count += reads(rule, spot) as u16;
            rule += 1;
        }
        spot += 1;
        starts[spot] = count;
    }
    starts
};

static READERS: [u8; STARTS[Spot::COUNT] as usize] = {
    let mut readers = [0; STARTS[Spot::COUNT] as usize];
    let (mut spot, mut at) = (0, 0);
    while spot < Spot::COUNT {
        let mut rule = 0;
        while rule < RULES.len() {
            if reads(rule, spot) {
                readers[at] = rule as u8;
                at += 1;
            }
            rule += 1;
        }
        spot += 1;
    }
    readers
};

const fn looks_anywhere(rule: usize) -> bool {
    matches!(RULES[rule].check, Check::Text(_) | Check::TextOrFault(..))
}

const ANYWHERE_COUNT: usize = {
    let (mut rule, mut count) = (0, 0);
    while rule < RULES.len() {
        count += looks_anywhere(rule) as usize;
        rule += 1;
    }
    count
};

/// The rules that look at every text, wherever it stands.
pub(super) static ANYWHERE: [u8; ANYWHERE_COUNT] = {
    let mut rules = [0; ANYWHERE_COUNT];
    let (mut rule, mut at) = (0, 0);
    while rule < RULES.len() {
        if looks_anywhere(rule) {
            rules[at] = rule as u8;
            at += 1;
        }
        rule += 1;
    }
    rules
};
