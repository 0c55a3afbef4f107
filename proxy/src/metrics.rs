//! `/metrics` for Prometheus. What events have come to is asked of the database, so that every proxy tells the same; how
//! requests were answered is this process's own.

use std::{
    fmt,
    sync::atomic::AtomicU64,
    time::{Duration, Instant},
};

use axum::{
    extract::{MatchedPath, Request, State},
    http::{HeaderMap, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use prometheus_client::{
    encoding::{EncodeLabelSet, text::encode},
    metrics::{
        counter::Counter,
        family::Family,
        gauge::Gauge,
        histogram::{Histogram, exponential_buckets},
    },
    registry::Registry,
};
use subtle::ConstantTimeEq;
use tokio::sync::Mutex;

use crate::{app::App, problem::Problem, store::Measures};

/// So long figures are told again before the database is asked anew.
const FRESH: Duration = Duration::from_secs(10);
const KIND: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Answered {
    method: String,
    route: String,
    status: u16,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Route {
    route: String,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Event {
    workspace: String,
    mode: String,
    destination: String,
    outcome: String,
    reason: String,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Waiting {
    workspace: String,
    destination: String,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Workspace {
    workspace: String,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Circuit {
    circuit: String,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Build {
    version: String,
}

/// How requests were answered by this process.
pub(crate) struct Metrics {
    answered: Family<Answered, Counter>,
    took: Family<Route, Histogram, fn() -> Histogram>,
    figures: Mutex<Option<(Instant, Measures)>>,
}

impl fmt::Debug for Metrics {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Metrics")
    }
}

impl Default for Metrics {
    fn default() -> Self {
        // From a millisecond to half a minute.
        let histogram: fn() -> Histogram = || Histogram::new(exponential_buckets(0.001, 2.0, 15));
        Self { answered: Family::default(), took: Family::new_with_constructor(histogram), figures: Mutex::default() }
    }
}

/// Notes how each request was answered.
pub(crate) async fn observe(State(app): State<App>, request: Request, next: Next) -> Response {
    let method = request.method().to_string();
    // The route, not the address: addresses hold ids, and there is no end of them.
    let route = request.extensions().get::<MatchedPath>().map_or("other", MatchedPath::as_str).to_owned();
    let began = Instant::now();
    let response = next.run(request).await;
    let metrics = app.metrics();
    metrics.took.get_or_create(&Route { route: route.clone() }).observe(began.elapsed().as_secs_f64());
    metrics.answered.get_or_create(&Answered { method, route, status: response.status().as_u16() }).inc();
    response
}

/// Figures for Prometheus
#[utoipa::path(
    get, path = "/metrics", tag = "about",
    responses(
        (status = 200, body = String, content_type = "application/openmetrics-text", description = "Figures"),
        (status = 404, body = crate::problem::Document<'static>, content_type = "application/problem+json",
            description = "Not told to everybody: the configuration's metrics_token must come as Authorization: Bearer"),
        (status = 503, body = crate::problem::Document<'static>, content_type = "application/problem+json",
            description = "The database does not answer"),
    )
)]
pub(crate) async fn show(State(app): State<App>, headers: HeaderMap) -> Result<Response, Problem> {
    if !may_see(&app, &headers) {
        return Err(Problem::not_found());
    }
    let mut kept = app.metrics().figures.lock().await;
    let stale = kept.as_ref().is_none_or(|(at, _)| at.elapsed() > FRESH);
    if stale {
        let figures = app.store().measures(app.now()).await.map_err(|error| app.storage_failed(&error))?;
        *kept = Some((Instant::now(), figures));
    }
    let text = kept.as_ref().map(|(_, figures)| told(app.metrics(), figures)).unwrap_or_default();
    Ok(([(header::CONTENT_TYPE, KIND)], text).into_response())
}

/// On this machine everybody may; elsewhere who knows the token.
fn may_see(app: &App, headers: &HeaderMap) -> bool {
    let Some(name) = &app.config().metrics_token else {
        return !app.config().is_https();
    };
    let given = headers.get(header::AUTHORIZATION).map(|value| value.as_bytes()).unwrap_or_default();
    let wanted = app.secrets().find(name).map(|secret| format!("Bearer {}", secret.expose()));
    wanted.is_some_and(|wanted| wanted.as_bytes().ct_eq(given).into())
}

fn told(metrics: &Metrics, figures: &Measures) -> String {
    let mut registry = Registry::with_prefix("goal_proxy");
    registry.register("requests", "Requests by route and answer, of this process", metrics.answered.clone());
    registry.register("request_seconds", "How long requests took, of this process", metrics.took.clone());
    let build = Family::<Build, Gauge>::default();
    build.get_or_create(&Build { version: env!("CARGO_PKG_VERSION").to_owned() }).set(1);
    registry.register("build", "Always 1; the version is a label", build);
    of_database(&mut registry, figures);
    let mut text = String::new();
    encode(&mut text, &registry).expect("a String takes text");
    text
}

/// What alerts look at: told from the beginning, since what begins at three has not risen.
fn watched(figures: &Measures) -> impl Iterator<Item = (String, String, String)> {
    let outcomes = ["accepted", "refused", "unknown", "expired"];
    let places = ["meta", "tiktok"].into_iter().flat_map(move |platform| outcomes.map(|outcome| (platform, outcome)));
    let places: Vec<_> = places.collect();
    figures.workspaces.iter().flat_map(move |workspace| {
        places
            .clone()
            .into_iter()
            .map(|(platform, outcome)| (workspace.clone(), platform.to_owned(), outcome.to_owned()))
    })
}

fn of_database(registry: &mut Registry, figures: &Measures) {
    let reached = Family::<Workspace, Counter>::default();
    for workspace in &figures.workspaces {
        drop(reached.get_or_create(&Workspace { workspace: workspace.clone() }));
    }
    for (workspace, count) in &figures.reached {
        reached.get_or_create(&Workspace { workspace: workspace.clone() }).inc_by(count.unsigned_abs());
    }
    registry.register("reached", "Goals reached, live", reached);
    let events = Family::<Event, Gauge>::default();
    for (workspace, destination, outcome) in watched(figures) {
        let (mode, reason) = ("live".to_owned(), String::new());
        events.get_or_create(&Event { workspace, mode, destination, outcome, reason }).set(0);
    }
    for row in &figures.outcomes {
        let [workspace, mode, destination, outcome, reason] =
            [&row.workspace, &row.mode, &row.destination, &row.outcome, &row.reason].map(String::clone);
        events.get_or_create(&Event { workspace, mode, destination, outcome, reason }).set(row.n);
    }
    registry.register("events", "Events by what has come of them, and why they were skipped", events);
    let oldest = Family::<Waiting, Gauge>::default();
    let expiring = Family::<Waiting, Gauge>::default();
    for (workspace, destination, at, soon) in &figures.waiting {
        let label = Waiting { workspace: workspace.clone(), destination: destination.clone() };
        oldest.get_or_create(&label).set(*at);
        expiring.get_or_create(&label).set(*soon);
    }
    registry.register("oldest_waiting_timestamp_seconds", "When the oldest event that waits was taken", oldest);
    registry.register("expiring_24h", "Events that wait and run out within 24 hours", expiring);
    let open = Family::<Circuit, Gauge<u64, AtomicU64>>::default();
    for (circuit, is_open) in &figures.circuits {
        open.get_or_create(&Circuit { circuit: circuit.clone() }).set(u64::from(*is_open));
    }
    registry.register("circuit_open", "1 while nothing is sent through it but a probe now and then", open);
    let accepted = Family::<Workspace, Gauge>::default();
    for (workspace, at) in &figures.accepted {
        accepted.get_or_create(&Workspace { workspace: workspace.clone() }).set(*at);
    }
    registry.register("last_accepted_timestamp_seconds", "When a platform last accepted an event", accepted);
}
