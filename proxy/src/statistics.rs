//! `GET /v1/statistics`: how often goals were reached and what became of it.

use std::collections::{BTreeMap, BTreeSet};

use axum::{
    Extension, Json,
    extract::{Query, State, rejection::QueryRejection},
};
use goal_element::{
    domain::{Mode, Platform},
    payload::exchanged,
};
use jiff::{ToSpan, civil::Date};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::{
    app::App,
    auth::Session,
    clock,
    problem::Problem,
    store::{Day, Figures, RatesOver, Span, Sum, Tally},
};

/// So many days are told if it is not said how many.
const DAYS: i64 = 30;

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Asked {
    /// Needed with any of bot, mode, from and to
    #[param(min_length = 1)]
    goal: Option<String>,
    bot: Option<String>,
    /// test or live; live if it is not said
    #[param(inline, value_type = Option<Counted>)]
    mode: Option<String>,
    /// The first day, YYYY-MM-DD in the workspace's time zone
    #[param(format = Date)]
    from: Option<String>,
    /// The last day, not before the first
    #[param(format = Date)]
    to: Option<String>,
    /// Show the value in this currency too, each day's at that day's rate
    currency: Option<String>,
}

/// What is counted, for the document alone: reading it is the core's.
#[expect(dead_code, reason = "this is described, not read")]
#[derive(ToSchema)]
#[schema(rename_all = "lowercase")]
enum Counted {
    Test,
    Live,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(untagged)]
#[schema(as = Statistics)]
pub(crate) enum Shown {
    All(Vec<Tally>),
    One(Tally),
    Of(Box<Of>),
}

/// A goal over a span of days.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Of {
    goal: String,
    mode: &'static str,
    from: String,
    to: String,
    #[serde(flatten)]
    figures: Figures,
    #[serde(skip_serializing_if = "Option::is_none")]
    converted: Option<Converted>,
    /// Where the platform shows what it made of them, by destination.
    events_manager_url: BTreeMap<&'static str, String>,
}

/// The value in one currency.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Converted {
    currency: String,
    amount: String,
    /// Currencies without a rate; their values are not in the amount.
    missing: BTreeSet<String>,
}

/// How often goals were reached and what became of it
///
/// Without a span, mode or bot: all goals' figures as a list, or those of the goal that was asked for; a goal never reached
/// has zeros. With one: the goal's figures by day, destination and ad. For each destination the sum of outcomes is how many
/// happenings had it switched on.
#[utoipa::path(get, path = "/v1/statistics", tag = "statistics", params(Asked), responses((status = 200, body = Shown)))]
pub(crate) async fn show(
    State(app): State<App>,
    Extension(session): Extension<Session>,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Result<Json<Shown>, Problem> {
    let Query(asked) = asked.map_err(|error| Problem::bad_query(error.body_text()))?;
    if [&asked.from, &asked.to, &asked.mode, &asked.bot].iter().any(|it| it.is_some()) {
        return of(&app, &session, asked).await.map(|of| Json(Shown::Of(Box::new(of))));
    }
    let tallies = app.store().tallies(&session.workspace, asked.goal.as_deref()).await;
    let tallies = tallies.map_err(|error| app.storage_failed(&error))?;
    Ok(Json(match asked.goal {
        None => Shown::All(tallies),
        Some(goal) => Shown::One(tallies.into_iter().next().unwrap_or_else(|| Tally { goal, ..Tally::default() })),
    }))
}

async fn of(app: &App, session: &Session, asked: Asked) -> Result<Of, Problem> {
    let workspace = app.of(session)?;
    let goal = asked.goal.filter(|goal| !goal.is_empty()).ok_or_else(|| Problem::bad_query("goal is missing"))?;
    let mode = asked.mode.as_deref().map_or(Some(Mode::Live), Mode::from_name).filter(|mode| *mode != Mode::Check);
    let mode = mode.ok_or_else(|| Problem::bad_query("mode must be test or live"))?.name();
    let to = asked.to.unwrap_or_else(|| clock::date(app.now(), &workspace.facts.time_zone));
    let last = date(&to, "to")?;
    let from = match asked.from {
        Some(from) => date(&from, "from")?,
        None => last.saturating_sub((DAYS - 1).days()),
    };
    if from > last {
        return Err(Problem::bad_query("from must not come after to"));
    }
    let (from, to) = (from.to_string(), last.to_string());
    let span =
        Span { workspace: &session.workspace, goal: &goal, mode, bot: asked.bot.as_deref(), from: &from, to: &to };
    let figures = app.store().figures(&span).await.map_err(|error| app.storage_failed(&error))?;
    let converted = match asked.currency {
        Some(currency) => Some(converted(app, session, &figures, currency).await?),
        None => None,
    };
    let mut events_manager_url = BTreeMap::new();
    for connection in workspace.connections.as_known().await.iter() {
        let facts = &connection.facts;
        let told = figures.destinations.iter().any(|it| it.destination == facts.platform.name());
        if told && facts.platform == Platform::Meta && !facts.dataset_id.is_empty() && !facts.sandbox {
            let url = format!("https://business.facebook.com/events_manager2/list/dataset/{}", facts.dataset_id);
            events_manager_url.entry(facts.platform.name()).or_insert(url);
        }
    }
    Ok(Of { goal, mode, from, to, figures, converted, events_manager_url })
}

async fn converted(app: &App, session: &Session, figures: &Figures, currency: String) -> Result<Converted, Problem> {
    let currency = currency.trim().to_ascii_uppercase();
    let worth: Vec<&Day> = figures.days.iter().filter(|day| !day.value.is_empty()).collect();
    let mut rates = match (worth.first(), worth.last()) {
        (Some(first), Some(last)) => app.store().rates_over(&session.workspace, &first.day, &last.day).await,
        _ => Ok(RatesOver::default()),
    }
    .map_err(|error| app.storage_failed(&error))?;
    let (mut sum, mut missing) = (Sum::default(), BTreeSet::new());
    for day in worth {
        let rates = rates.on(&day.day);
        for money in &day.value {
            match exchanged(&money.amount, [&money.currency, &currency], &day.day, &rates) {
                Some(amount) => sum.add(&amount),
                None => drop(missing.insert(money.currency.clone())),
            }
        }
    }
    Ok(Converted { currency, amount: sum.amount(), missing })
}

/// A day that was asked for by `name`.
pub(crate) fn date(text: &str, name: &str) -> Result<Date, Problem> {
    text.parse().map_err(|_| Problem::bad_query(format!("{name} must be a day such as 2026-11-27")))
}
