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

pub(super) fn of(goal: &Goal, context: &Context) -> String {
    let purpose = if context.mode == Mode::Test { "test" } else { "live" };
    let (per, fact) = fact(goal, context);
    let mut text = String::from(RECIPE);
    for part in [&context.salt, purpose, &goal.id, per, &fact] {
        text.push('\u{1f}');
        text.push_str(part);
    }
    sha256::hex(text.as_bytes())
}

/// What happened, as far as it is to count once. Without the fact that the policy names, each happening is its own.
fn fact(goal: &Goal, context: &Context) -> (&'static str, String) {
    let happening = || ("happening", context.happening_id.clone());
    let Some(once) = &goal.once else { return happening() };
    let subscriber = &context.subscriber.id;
    match once.per {
        Per::Subscriber if !subscriber.is_empty() => ("subscriber", subscriber.clone()),
        Per::Day if !subscriber.is_empty() && !context.local_date.is_empty() => {
            let mut fact = subscriber.clone();
            fact.push('\u{1f}');
            fact.push_str(&context.local_date);
            ("day", fact)
        }
        Per::Order => {
            let order = template::fill(&once.key, &context.variables);
            if order.text.is_empty() || !order.missing.is_empty() { happening() } else { ("order", order.text) }
        }
        _ => happening(),
    }
}
