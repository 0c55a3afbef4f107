//! The event's id: the same fact has the same id, whoever computes it and how often.
//!
//! The recipe never changes; `tests/golden/event_id.json` holds it. It is SHA-256, in 64 hexadecimal digits, over these
//! texts joined by U+001F: `goal-element event 1`, the workspace's salt, `test` or `live`, the goal's id, what the goal
//! counts once by (`happening`, `subscriber`, `day`, `order`) and the fact itself. A test event never shares an id
//! with a real one, or it could take the real one's place.

use crate::domain::goal::Per;
use crate::domain::{Context, Goal, Mode, template};
use crate::identity::sha256;

const RECIPE: &str = "goal-element event 1";

/// The id, and what the event counts once by.
pub(super) fn of(goal: &Goal, context: &Context) -> (String, Option<Per>) {
    let purpose = if context.mode == Mode::Test { "test" } else { "live" };
    let (subscriber, day) = (context.subscriber.id.as_str(), context.local_date.as_str());
    let per = goal.once.as_ref().map(|once| once.per);
    let order = order(goal, context);
    // What happened, as far as it is to count once. Without the fact that the policy names, each happening is its own.
    let known = match per {
        Some(Per::Subscriber) => !subscriber.is_empty(),
        Some(Per::Day) => !subscriber.is_empty() && !day.is_empty(),
        Some(Per::Order) => !order.is_empty(),
        None => false,
    };
    let once = per.filter(|_| known);
    let fact: [&str; 2] = match once {
        Some(Per::Order) => [Per::Order.name(), &order],
        Some(per) => [per.name(), subscriber],
        None => ["happening", &context.happening_id],
    };
    let mut text = String::from(RECIPE);
    let parts: [&str; 6] = [&context.salt, purpose, &goal.id, fact[0], fact[1], day];
    // The day is part of a daily fact alone.
    for part in parts.iter().take(if once == Some(Per::Day) { 6 } else { 5 }) {
        text.push('\u{1f}');
        text.push_str(part);
    }
    (sha256::hex(text.as_bytes()), once)
}

/// The order number; empty: the goal does not count by it, or it is not there.
fn order(goal: &Goal, context: &Context) -> String {
    match &goal.once {
        Some(once) if once.per == Per::Order => {
            let order = template::fill(&once.key, &context.variables);
            if order.missing.is_empty() { order.text } else { String::new() }
        }
        _ => String::new(),
    }
}
