//! Exchange rates: the operator's own tables and the European Central Bank's, with day and source, and whether they are
//! old. The core picks among them and converts; here they are only kept.

mod ecb;
mod fresh;
mod own;
mod read;

use std::collections::BTreeMap;

use axum::{
    Extension, Json,
    extract::{Query, Request, State, rejection::QueryRejection},
    http::header,
};
use goal_element::domain::rates::RateTable;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::{app::App, auth::Session, body, clock, problem::Problem};

pub(crate) use fresh::keep_fresh;
pub(crate) use own::take_own;

/// The source that an operator's own tables have.
const OPERATOR: &str = "operator";

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Asked {
    /// The day, `YYYY-MM-DD`; today when it is left out.
    #[param(format = Date)]
    date: Option<String>,
}

/// The rates that hold on a day: the newest table of each source and base, and older ones that tell currencies which it does not.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Rates)]
pub(crate) struct Shown {
    date: String,
    tables: Vec<Table>,
    /// Whether there are tables, and all of them are stale.
    stale: bool,
}

/// A table of rates: how much of each currency one unit of the base is worth.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = RateTable)]
pub(crate) struct Table {
    date: String,
    source: String,
    base: String,
    rates: BTreeMap<String, String>,
    /// How many days it is old on the day that was asked for.
    age_days: i64,
    stale: bool,
}

/// What came in.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = KeptRates)]
pub(crate) struct Kept {
    tables: usize,
    rates: usize,
}

/// A table of the operator's own.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = RatesToKeep)]
pub(crate) struct Wanted {
    #[schema(pattern = "^20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])$")]
    date: String,
    #[schema(pattern = "^[A-Z]{3}$")]
    base: String,
    /// For each currency how much of it one unit of the base is worth, as text.
    #[schema(value_type = BTreeMap<String, String>)]
    rates: BTreeMap<String, serde_json::Value>,
}

/// The exchange rates of a day, with their source and age
#[utoipa::path(get, path = "/v1/rates", tag = "rates", params(Asked), responses((status = 200, body = Shown)))]
pub(crate) async fn show(
    State(app): State<App>,
    Extension(session): Extension<Session>,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Result<Json<Shown>, Problem> {
    let Query(asked) = asked.map_err(|error| Problem::bad_query(error.body_text()))?;
    let today = clock::date(app.now(), &app.of(&session)?.facts.time_zone);
    let day = asked.date.unwrap_or(today);
    let date: Date = day.parse().map_err(|_| Problem::bad_query("date must be written YYYY-MM-DD"))?;
    let kept = app.store().rates(&session.workspace, &date.to_string()).await;
    let kept = kept.map_err(|error| app.storage_failed(&error))?;
    let stale_after = app.config().rates.stale_after_days;
    let tables: Vec<Table> = kept.into_iter().map(|table| Table::of(table, date, stale_after)).collect();
    let stale = !tables.is_empty() && tables.iter().all(|table| table.stale);
    Ok(Json(Shown { date: date.to_string(), tables, stale }))
}

/// Keep a table of your own: JSON, or CSV with the columns date, base, currency, rate
#[utoipa::path(
    put, path = "/v1/rates", tag = "rates",
    request_body(content((Wanted = "application/json"), (String = "text/csv"))),
    responses((status = 200, body = Kept))
)]
pub(crate) async fn keep(
    State(app): State<App>,
    Extension(session): Extension<Session>,
    request: Request,
) -> Result<Json<Kept>, Problem> {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let is_csv = kind.starts_with("text/csv");
    if !is_csv && !kind.starts_with("application/json") {
        return Err(Problem::not_json());
    }
    let body = body::bytes(request, &app).await?;
    let latest = clock::date(app.now() + 24 * 60 * 60, &app.of(&session)?.facts.time_zone);
    let tables = if is_csv { read::csv(&body, &latest)? } else { vec![read::json(&body, &latest)?] };
    for table in &tables {
        let kept = app.store().keep_rates(&session.workspace, table, app.now()).await;
        kept.map_err(|error| app.storage_failed(&error))?;
    }
    Ok(Json(Kept { tables: tables.len(), rates: tables.iter().map(|table| table.rates.len()).sum() }))
}

impl Table {
    fn of(table: RateTable, on: Date, stale_after_days: u64) -> Self {
        let age = table.date.parse::<Date>().ok().and_then(|date| on.since(date).ok());
        let age_days = age.map_or(0, |span| i64::from(span.get_days()));
        let stale = u64::try_from(age_days).is_ok_and(|age| age > stale_after_days);
        let RateTable { date, source, base, rates } = table;
        Self { date, source, base, rates: rates.into_iter().collect(), age_days, stale }
    }
}

/// What the core converts with at `day`.
pub(crate) async fn tables(app: &App, workspace: &str, day: &str) -> Vec<RateTable> {
    app.store().rates(workspace, day).await.unwrap_or_else(|error| {
        // Unconverted is better than lost.
        tracing::error!(%error, "the exchange rates cannot be read");
        Vec::new()
    })
}
