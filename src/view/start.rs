//! How often a new goal counts: begun when its event is chosen, because Meta does not recognise copies of events from chats.

use crate::domain::edit::{self, Input};
use crate::domain::goal::Per;
use crate::domain::{Edit, Goal, Pointer, Surroundings};
use crate::rules;

/// Whether nobody can have decided yet: there is no policy, and no event that would have brought one.
pub(super) fn is_open(goal: &Goal) -> bool {
    goal.once.is_none() && per(goal).is_none()
}

/// Begins with the policy that suits the goal's event: once per subscriber, or once per order if a variable looks like the
/// order's number. Gives the patch; empty: the goal counts every time, and where that may be wrong a rule says so.
pub(super) fn begin(goal: &mut Goal, surroundings: &Surroundings) -> Vec<Edit> {
    let Some(per) = per(goal) else {
        return Vec::new();
    };
    let key = if per == Per::Order { rules::order_key(goal, surroundings) } else { None };
    if per == Per::Order && key.is_none() {
        return Vec::new();
    }
    let mut edits = put(goal, "/once/per", per.name().to_owned());
    if let Some(key) = key {
        edits.append(&mut put(goal, "/once/key", key));
    }
    edits
}

fn put(goal: &mut Goal, place: &str, text: String) -> Vec<Edit> {
    edit::change(goal, &Pointer::parse(place), Input::Text(text))
}

/// The policy that the event of a destination asks for, switched on or not.
fn per(goal: &Goal) -> Option<Per> {
    for destination in [&goal.meta, &goal.tiktok].into_iter().flatten() {
        let event = destination.event.as_ref().map_or("", |event| event.name().trim());
        if rules::tells_of_order(event) {
            return Some(Per::Order);
        }
        if rules::tells_of_lead(event) {
            return Some(Per::Subscriber);
        }
    }
    None
}
