//! The variables of a goal, and where it uses them.

use super::facts::{Facts, Known};
use super::sums::Sums;
use crate::domain::{Goal, Place, Pointer, Spot, Surroundings, template, text_at};

/// The names of the variables whose values are needed when `goal` is reached, each once, in the order of their first use.
#[must_use]
pub fn variables(goal: &Goal) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let mut add = |name: &str| {
        if !name.is_empty() && names.iter().all(|known| known != name) {
            names.push(name.to_owned());
        }
    };
    each_filled(goal, &mut |_, text| template::names(text).for_each(&mut add));
    if let Some(consent) = &goal.consent {
        add(&consent.variable);
    }
    names
}

/// Where `goal` first uses the variable `root`, or something inside it; the document itself where it does not.
#[must_use]
pub fn used_at(goal: &Goal, root: &str) -> Pointer {
    let uses = |name: &str| template::root(name) == root;
    let mut found = None;
    each_filled(goal, &mut |place, text| {
        if found.is_none() && template::names(text).any(uses) {
            found = Some(place.pointer());
        }
    });
    match (found, &goal.consent) {
        (Some(place), _) => place,
        (None, Some(consent)) if uses(&consent.variable) => Place::of(Spot::ConsentVariable).pointer(),
        _ => Pointer::root(),
    }
}

/// Every text whose variables are filled in when the goal is reached; of what is switched off none.
fn each_filled<'a>(goal: &'a Goal, visit: &mut dyn FnMut(Place<'a>, &'a str)) {
    let facts =
        Facts { goal, surroundings: &Surroundings::default(), known: &Known::default(), sums: &Sums::default() };
    text_at::each(goal, &mut |place, text| {
        if place.spot.takes_variables() && facts.counts(place.owner) {
            visit(place, text);
        }
    });
}
