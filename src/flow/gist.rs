//! What the flow's rules read of one text of a goal, as a number: while it stays the same, nobody need ask them again.

use crate::domain::letters::Trimmed as _;
use crate::domain::text_at::read;
use crate::domain::{Field, Goal, Spot, template};

/// A number that differs when the flow's rules read something else at `field`. A goal's name is not in it: it is told in
/// messages, but judged by nobody.
#[must_use]
pub fn gist(goal: &Goal, field: &Field) -> u32 {
    let Some((_, text)) = read(goal, field.spot, field.owner, row(goal, field)) else {
        return 0;
    };
    match field.spot {
        Spot::Name => 0,
        Spot::Event
        | Spot::CustomEvent
        | Spot::Connection
        | Spot::ConsentVariable
        | Spot::OnceKey
        | Spot::Bind
        | Spot::Param => sum(text),
        _ if template::is_template(text) => sum(text),
        _ => u32::from(!text.trimmed().is_empty()),
    }
}

/// A map's members have names in a field, and numbers where they are read.
fn row(goal: &Goal, field: &Field) -> usize {
    let map = match field.spot {
        Spot::Param => &goal.params,
        Spot::Bind => &goal.bind,
        _ => return field.row,
    };
    map.iter().position(|(name, _)| *name == field.key).unwrap_or(usize::MAX)
}

fn sum(text: &str) -> u32 {
    text.bytes().fold(2, |sum: u32, byte| (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
