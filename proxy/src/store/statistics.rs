//! A goal's figures over a span of days, from the roll-ups: as fast for a million happenings as for a thousand.

mod entered;

use std::collections::BTreeMap;

use serde::Serialize;
use sqlx::AnyConnection;
use utoipa::ToSchema;

use self::entered::Entered;
use super::{
    Store,
    roll::{amount, scope},
    sql::Sql,
};

/// Which figures.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Span<'a> {
    pub(crate) workspace: &'a str,
    pub(crate) goal: &'a str,
    pub(crate) mode: &'a str,
    pub(crate) bot: Option<&'a str>,
    /// Days, both included.
    pub(crate) from: &'a str,
    pub(crate) to: &'a str,
}

/// A goal's figures.
#[derive(Debug, Default, Serialize, ToSchema)]
pub(crate) struct Figures {
    pub(crate) reached: i64,
    /// Each counted once.
    pub(crate) people: i64,
    /// People who entered the flow, as far as the host told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) entered: Option<i64>,
    /// How many reached it for each who entered; absent unless it was told of each bot in which it was reached who entered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) rate: Option<String>,
    pub(crate) repeats: i64,
    pub(crate) value: Vec<Money>,
    pub(crate) days: Vec<Day>,
    pub(crate) destinations: Vec<Destination>,
    pub(crate) ads: Vec<Ad>,
}

/// A sum.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct Money {
    pub(crate) currency: String,
    pub(crate) amount: String,
}

/// A day's figures.
#[derive(Debug, Clone, Default, Serialize, ToSchema)]
pub(crate) struct Day {
    pub(crate) day: String,
    pub(crate) reached: i64,
    pub(crate) people: i64,
    pub(crate) accepted: i64,
    pub(crate) refused: i64,
    /// Sums of the day, for converting them at its rates.
    #[serde(skip)]
    pub(crate) value: Vec<Money>,
}

/// What became of it at a destination.
#[derive(Debug, Clone, Default, Serialize, ToSchema)]
pub(crate) struct Destination {
    pub(crate) destination: String,
    /// By outcome; what was skipped by `skipped:` and its reason.
    pub(crate) outcomes: BTreeMap<String, i64>,
    /// How many happenings had it switched on.
    pub(crate) total: i64,
}

/// What an ad brought.
#[derive(Debug, Clone, Default, Serialize, ToSchema)]
pub(crate) struct Ad {
    pub(crate) ad_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) ad_name: Option<String>,
    pub(crate) reached: i64,
    pub(crate) people: i64,
    pub(crate) value: Vec<Money>,
}

/// So many ads are told, those that brought most.
const MOST_ADS: i64 = 100;

impl Span<'_> {
    /// A statement over a roll-up, as far as its days.
    fn over(&self, text: &'static str) -> Sql {
        let mut sql = Sql::new(text);
        sql.push(" WHERE workspace = ").bind(self.workspace).push(" AND mode = ").bind(self.mode);
        sql.push(" AND goal = ")
            .bind(self.goal)
            .push(" AND day >= ")
            .bind(self.from)
            .push(" AND day <= ")
            .bind(self.to);
        sql
    }

    /// The same with the bot, where one is asked for.
    fn of_bot(&self, text: &'static str) -> Sql {
        let mut sql = self.over(text);
        if let Some(bot) = self.bot {
            sql.push(" AND bot = ").bind(bot);
        }
        sql
    }

    fn scope(&self, ad: &str) -> String {
        scope(self.bot.unwrap_or_default(), ad)
    }
}

impl Store {
    /// The figures, all as of one moment.
    pub(crate) async fn figures(&self, span: &Span<'_>) -> Result<Figures, sqlx::Error> {
        let mut snapshot = self.snapshot().await?;
        let connection = &mut *snapshot;
        let mut days = BTreeMap::new();
        let (reached, repeats) = reached(connection, span, &mut days).await?;
        outcomes_by_day(connection, span, &mut days).await?;
        let people = people(connection, span, &mut days).await?;
        let value = value(connection, span, &mut days).await?;
        let entered = Entered::of(connection, span).await?;
        let figures = Figures {
            reached,
            people,
            rate: entered.and_then(|it| it.rate(people)),
            entered: entered.map(|it| it.people),
            repeats,
            value,
            days: days.into_values().collect(),
            destinations: destinations(connection, span).await?,
            ads: ads(connection, span).await?,
        };
        snapshot.commit().await?;
        Ok(figures)
    }
}

fn day(days: &mut BTreeMap<String, Day>, day: String) -> &mut Day {
    days.entry(day.clone()).or_insert_with(|| Day { day, ..Day::default() })
}

async fn reached(
    connection: &mut AnyConnection,
    span: &Span<'_>,
    days: &mut BTreeMap<String, Day>,
) -> Result<(i64, i64), sqlx::Error> {
    let mut sql =
        span.of_bot("SELECT day, CAST(SUM(reached) AS BIGINT), CAST(SUM(repeats) AS BIGINT) FROM roll_reached");
    sql.push(" GROUP BY day");
    let mut sum = (0, 0);
    for (of, reached, repeats) in sql.fetch::<(String, i64, i64)>(connection).await? {
        day(days, of).reached = reached;
        sum = (sum.0 + reached, sum.1 + repeats);
    }
    Ok(sum)
}

async fn outcomes_by_day(
    connection: &mut AnyConnection,
    span: &Span<'_>,
    days: &mut BTreeMap<String, Day>,
) -> Result<(), sqlx::Error> {
    let mut sql = span.of_bot("SELECT day, outcome, CAST(SUM(n) AS BIGINT) FROM roll_outcome");
    sql.push(" AND outcome IN ('accepted', 'refused') GROUP BY day, outcome");
    for (of, outcome, n) in sql.fetch::<(String, String, i64)>(connection).await? {
        let day = day(days, of);
        *(if outcome == "accepted" { &mut day.accepted } else { &mut day.refused }) = n;
    }
    Ok(())
}

async fn people(
    connection: &mut AnyConnection,
    span: &Span<'_>,
    days: &mut BTreeMap<String, Day>,
) -> Result<i64, sqlx::Error> {
    let mut sql = Sql::new("SELECT day, CAST(SUM(n) AS BIGINT), CAST(SUM(CASE WHEN before < ");
    sql.bind(span.from).push(" THEN n ELSE 0 END) AS BIGINT) FROM roll_people WHERE workspace = ").bind(span.workspace);
    sql.push(" AND mode = ").bind(span.mode).push(" AND goal = ").bind(span.goal);
    sql.push(" AND scope = ")
        .bind(span.scope(""))
        .push(" AND day >= ")
        .bind(span.from)
        .push(" AND day <= ")
        .bind(span.to);
    sql.push(" GROUP BY day");
    let mut sum = 0;
    for (of, people, new) in sql.fetch::<(String, i64, i64)>(connection).await? {
        day(days, of).people = people;
        sum += new;
    }
    Ok(sum)
}

async fn value(
    connection: &mut AnyConnection,
    span: &Span<'_>,
    days: &mut BTreeMap<String, Day>,
) -> Result<Vec<Money>, sqlx::Error> {
    let mut sql =
        span.of_bot("SELECT day, currency, CAST(SUM(whole) AS BIGINT), CAST(SUM(nano) AS BIGINT) FROM roll_value");
    sql.push(" GROUP BY day, currency ORDER BY currency");
    let mut sums: BTreeMap<String, (i64, i64)> = BTreeMap::new();
    for (of, currency, whole, nano) in sql.fetch::<(String, String, i64, i64)>(connection).await? {
        let sum = sums.entry(currency.clone()).or_default();
        *sum = (sum.0 + whole, sum.1 + nano);
        day(days, of).value.push(Money { currency, amount: amount(whole, nano) });
    }
    let money = |(currency, (whole, nano))| Money { currency, amount: amount(whole, nano) };
    Ok(sums.into_iter().map(money).collect())
}

async fn destinations(connection: &mut AnyConnection, span: &Span<'_>) -> Result<Vec<Destination>, sqlx::Error> {
    let mut sql = span.of_bot("SELECT destination, outcome, reason, CAST(SUM(n) AS BIGINT) FROM roll_outcome");
    sql.push(" GROUP BY destination, outcome, reason HAVING SUM(n) <> 0 ORDER BY destination");
    let mut all: Vec<Destination> = Vec::new();
    for (destination, outcome, reason, n) in sql.fetch::<(String, String, String, i64)>(connection).await? {
        if all.last().is_none_or(|last| last.destination != destination) {
            all.push(Destination { destination, ..Destination::default() });
        }
        if let Some(last) = all.last_mut() {
            let name = if reason.is_empty() { outcome } else { format!("{outcome}:{reason}") };
            *last.outcomes.entry(name).or_default() += n;
            last.total += n;
        }
    }
    Ok(all)
}

async fn ads(connection: &mut AnyConnection, span: &Span<'_>) -> Result<Vec<Ad>, sqlx::Error> {
    let mut sql = span.of_bot("SELECT ad, CAST(SUM(reached) AS BIGINT) AS n FROM roll_reached");
    sql.push(" AND ad <> '' GROUP BY ad ORDER BY n DESC, ad LIMIT ").bind(MOST_ADS);
    let found: Vec<(String, i64)> = sql.fetch(connection).await?;
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let ids = || found.iter().map(|(id, _)| &**id);
    let scopes: BTreeMap<String, &str> = ids().map(|id| (span.scope(id), id)).collect();
    let mut sql = span.over("SELECT scope, CAST(SUM(n) AS BIGINT) FROM roll_people");
    sql.push(" AND before < ").bind(span.from).push(" AND scope IN ").list(scopes.keys().map(String::as_str));
    sql.push(" GROUP BY scope");
    let people: Vec<(String, i64)> = sql.fetch(connection).await?;
    let people: BTreeMap<&str, i64> = people.iter().filter_map(|(scope, n)| Some((*scopes.get(scope)?, *n))).collect();
    let mut sql =
        span.of_bot("SELECT ad, currency, CAST(SUM(whole) AS BIGINT), CAST(SUM(nano) AS BIGINT) FROM roll_value");
    sql.push(" AND ad IN ").list(ids()).push(" GROUP BY ad, currency ORDER BY currency");
    let value: Vec<(String, String, i64, i64)> = sql.fetch(connection).await?;
    let mut sql = Sql::new("SELECT id, name FROM ad WHERE workspace = ");
    sql.bind(span.workspace).push(" AND name <> '' AND id IN ").list(ids());
    let names: BTreeMap<String, String> = sql.fetch::<(String, String)>(connection).await?.into_iter().collect();
    let ad = |(id, reached): &(String, i64)| Ad {
        ad_id: id.clone(),
        ad_name: names.get(id).cloned(),
        reached: *reached,
        people: people.get(&**id).copied().unwrap_or_default(),
        value: value
            .iter()
            .filter(|(of, ..)| of == id)
            .map(|(_, currency, whole, nano)| Money { currency: currency.clone(), amount: amount(*whole, *nano) })
            .collect(),
    };
    Ok(found.iter().map(ad).collect())
}
