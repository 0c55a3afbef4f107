//! What reaching a goal was worth: the goal's own value, before any destination's wishes; and sums of it in one currency.

use super::convert::{self, Conversion};
use super::filled::Filled;
use super::prepare::Moment;
use crate::domain::rates::RateTable;
use crate::domain::surroundings::RuleSettings;
use crate::domain::{Context, Destination, Goal, Platform, Surroundings, amount};

/// Amount and currency, as JSON writes the amount; `None` if the goal has no value or it cannot be read now.
#[must_use]
pub fn value(goal: &Goal, context: &Context) -> Option<(String, String)> {
    goal.value.as_ref()?;
    filled(goal, context).value
}

/// The goal's own settings filled, before any destination's wishes.
pub(super) fn filled<'a>(goal: &'a Goal, context: &'a Context) -> Filled<'a> {
    Filled::of(Moment { goal, context, surroundings: &NOTHING, platform: Platform::Meta, destination: &PLAIN })
}

static NOTHING: Surroundings = Surroundings {
    variables: None,
    connections: None,
    default_connections: Vec::new(),
    currency: None,
    rules: RuleSettings { off: Vec::new(), lower: Vec::new() },
};

static PLAIN: Destination =
    Destination { enabled: false, connection: String::new(), event: None, convert_to: String::new(), only: None };

/// What becomes of the value on its way to each destination that is switched on and wants another currency.
#[must_use]
pub fn conversions(goal: &Goal, context: &Context) -> Vec<(Platform, Conversion)> {
    let surroundings = &NOTHING;
    let mut conversions = Vec::new();
    for (platform, destination) in goal.enabled() {
        let filled = Filled::of(Moment { goal, context, surroundings, platform, destination });
        if let Some(conversion) = filled.conversion {
            conversions.push((platform, conversion));
        }
    }
    conversions
}

/// `amount` of the first currency of `pair` in the second, by the newest rate of `rates` dated on or before `day`, rounded
/// half up to that currency's decimals; `None`: there is no rate.
#[must_use]
pub fn exchanged(amount: &str, pair: [&str; 2], day: &str, rates: &[RateTable]) -> Option<String> {
    let mut amount = amount::plain(amount)?;
    if pair[0] != pair[1] {
        let context = Context { local_date: day.to_owned(), rates: rates.to_vec(), ..Context::default() };
        convert::convert(&mut amount, pair, &context, &mut Conversion::default())?;
    }
    Some(amount.to_json())
}
