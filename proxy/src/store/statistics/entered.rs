//! People who entered the flow, and what part of them reached the goal.

use std::collections::BTreeMap;

use sqlx::AnyConnection;

use super::{super::roll::scope, Span};

/// People who entered a flow.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entered {
    /// More than none.
    pub(super) people: i64,
    /// Whether everybody who reached the goal did so in a bot of which it was told who entered: a rate needs that.
    of_all: bool,
}

impl Entered {
    /// People who entered the bot, or the bots in which the goal was reached.
    pub(super) async fn of(connection: &mut AnyConnection, span: &Span<'_>) -> Result<Option<Self>, sqlx::Error> {
        let bots: Vec<(String,)> = match span.bot {
            Some(bot) => vec![(bot.to_owned(),)],
            None => span.over("SELECT DISTINCT bot FROM roll_reached").fetch(connection).await?,
        };
        let flow = Span { goal: "", mode: "live", ..*span };
        let mut sql = flow.over("SELECT scope, CAST(SUM(n) AS BIGINT) FROM roll_people");
        sql.push(" AND before < ").bind(span.from).push(" GROUP BY scope HAVING SUM(n) > 0");
        let mut told: BTreeMap<String, i64> = sql.fetch::<(String, i64)>(connection).await?.into_iter().collect();
        let each_once = told.remove("");
        // What was reached in no bot was reached by people of whom nobody told.
        let of_bots: Vec<Option<i64>> =
            bots.iter().map(|(bot,)| told.remove(&scope(bot, "")).filter(|_| !bot.is_empty())).collect();
        let sum: i64 = of_bots.iter().flatten().sum();
        // Who entered two of the bots is one person. That is known of all bots together; of some of them it is not.
        let people = if span.bot.is_none() && told.is_empty() { each_once.unwrap_or(sum) } else { sum };
        let of_all = of_bots.iter().all(Option::is_some);
        Ok((sum > 0).then_some(Self { people, of_all }))
    }

    /// How many of `people` there are for each who entered: four decimals, rounded down.
    pub(super) fn rate(self, people: i64) -> Option<String> {
        let part = i128::from(people) * 10_000 / i128::from(self.people);
        self.of_all.then(|| format!("{}.{:04}", part / 10_000, part % 10_000))
    }
}
