//! Who reads what, made when the crate is compiled.
#![expect(clippy::indexing_slicing, reason = "does not compile when it is out of range")]

use super::check::Check;
use super::registry::RULES;
use crate::domain::Spot;

/// The rules that read `spot`, by their places in the registry.
pub(super) fn readers(spot: Spot) -> &'static [u8] {
    at(spot, &READER_STARTS, &READERS)
}

/// The rules that look at the texts at `spot` one by one.
pub(super) fn lookers(spot: Spot) -> &'static [u8] {
    at(spot, &LOOKER_STARTS, &LOOKERS)
}

/// Spot by spot, where its rules start in a list of rules; at the end, where they end.
type Starts = [u16; Spot::COUNT + 1];

fn at(spot: Spot, starts: &Starts, rules: &'static [u8]) -> &'static [u8] {
    let at = |spot: usize| starts.get(spot).map_or(0, |start| usize::from(*start));
    rules.get(at(spot as usize)..at(spot as usize + 1)).unwrap_or_default()
}

/// Whether a rule belongs to a spot: reads it, or looks at its texts alone.
const fn belongs(rule: usize, spot: usize, looks: bool) -> bool {
    let check = RULES[rule].check;
    let looks_there = check.things().has_number(spot);
    if looks { looks_there && check.looks_at_given_spots() } else { looks_there || RULES[rule].reads.has_number(spot) }
}

const fn starts(looks: bool) -> Starts {
    let mut starts = [0; Spot::COUNT + 1];
    let (mut spot, mut count) = (0, 0);
    while spot < Spot::COUNT {
        let mut rule = 0;
        while rule < RULES.len() {
            count += belongs(rule, spot, looks) as u16;
            rule += 1;
        }
        spot += 1;
        starts[spot] = count;
    }
    starts
}

const fn list<const COUNT: usize>(looks: bool) -> [u8; COUNT] {
    let mut rules = [0; COUNT];
    let (mut spot, mut at) = (0, 0);
    while spot < Spot::COUNT {
        let mut rule = 0;
        while rule < RULES.len() {
            if belongs(rule, spot, looks) {
                rules[at] = rule as u8;
                at += 1;
            }
            rule += 1;
        }
        spot += 1;
    }
    rules
}

static READER_STARTS: Starts = starts(false);
static READERS: [u8; READER_STARTS[Spot::COUNT] as usize] = list(false);
static LOOKER_STARTS: Starts = starts(true);
static LOOKERS: [u8; LOOKER_STARTS[Spot::COUNT] as usize] = list(true);

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
