//! What reaching a goal was worth: the goal's own value, before any destination's wishes.

use super::filled::Filled;
use super::prepare::Moment;
use crate::domain::{Context, Destination, Goal, Platform, Surroundings};

/// Amount and currency, as JSON writes the amount; `None` if the goal has no value or it cannot be read now.
#[must_use]
pub fn value(goal: &Goal, context: &Context) -> Option<(String, String)> {
    goal.value.as_ref()?;
    let (destination, surroundings) = (Destination::default(), Surroundings::default());
    let surroundings = &surroundings;
    Filled::of(Moment { goal, context, surroundings, platform: Platform::Meta, destination: &destination }).value
}
