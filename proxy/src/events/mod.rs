//! `POST /v1/events`: a goal was reached. Decode, prepare, send, understand, record, count.

mod deliver;
mod idempotency;
mod kept;
mod live;
mod rebuild;
mod replay;
mod request;
pub(crate) mod schema;

pub(crate) use deliver::pseudonym;
pub(crate) use rebuild::rebuilt;

use std::borrow::Cow;

use axum::{
    Extension,
    extract::State,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use goal_element::{
    domain::{Diagnostic, Mode},
    payload::{self, Prepared},
};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use tokio::task::JoinSet;
use utoipa::ToSchema;

use crate::{
    app::App,
    auth::{Right, Session},
    body::{self, Text},
    clock, connections,
    problem::Problem,
    rates, referrals,
    store::{Delivery, Filter},
    workspace::{Versions, Workspace, versions},
};
use idempotency::{Answered, Key};
use request::Asked;

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = EventAnswer)]
pub(crate) struct Answer {
    mode: &'static str,
    deliveries: Vec<Delivery>,
    skipped: Vec<Skipped>,
    #[schema(value_type = Vec<schema::Diagnostic>)]
    diagnostics: Vec<Diagnostic>,
    counts: Counts,
    versions: Versions,
}

/// A destination that did not hear of it.
#[derive(Debug, Clone, Serialize, ToSchema)]
struct Skipped {
    #[schema(value_type = schema::Platform)]
    destination: &'static str,
    reason: Cow<'static, str>,
    /// `skip.<key>` in `locales/`, where the reason alone does not say what to do.
    #[serde(skip_serializing_if = "Option::is_none")]
    key: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    params: Option<SkipParams>,
}

#[derive(Debug, Clone, Serialize, ToSchema)]
struct SkipParams {
    token: String,
    connection: String,
}

#[derive(Debug, Serialize, ToSchema)]
struct Counts {
    test: i64,
    live: i64,
}

/// A goal was reached: check it, send it as a test, or take it as it really happened
#[utoipa::path(post, path = "/v1/events", tag = "events", request_body = schema::Event,
    params(("idempotency-key" = Option<String>, Header, description = "The same for each retry; the answer is then the same, its deliveries as the journal has them then")),
    responses(
    (status = 200, body = Answer, description = "Checked, or sent as a test"),
    (status = 202, body = live::Taken, description = "Taken; it is on the disk, and on its way")))]
pub(crate) async fn post(
    State(app): State<App>,
    Extension(session): Extension<Session>,
    headers: HeaderMap,
    Text(body): Text,
) -> Result<Response, Problem> {
    let key = Key::of(&headers, &body)?;
    // Asked before anything is judged: what was answered then is answered now, whatever has changed since.
    if let Some(answered) = idempotency::known(&app, &session, key.as_ref()).await? {
        return Ok(answered.into_response());
    }
    Ok(one(&app, &session, &body, key.as_ref()).await?.into_response())
}

/// Several at once, each with an answer of its own
#[utoipa::path(post, path = "/v1/events/batch", tag = "events", request_body = schema::Events,
    params(("idempotency-key" = Option<String>, Header, description = "The same for each retry; the answer is then the same, its deliveries as the journal has them then")),
    responses((status = 200, body = schema::Results)))]
pub(crate) async fn post_batch(
    State(app): State<App>,
    Extension(session): Extension<Session>,
    headers: HeaderMap,
    Text(body): Text,
) -> Result<Response, Problem> {
    let key = Key::of(&headers, &body)?;
    Ok(idempotency::once(&app, &session, key.as_ref(), batch(&app, &session, &body)).await?.into_response())
}

#[derive(Deserialize)]
struct Several<'a> {
    #[serde(borrow)]
    events: Vec<&'a RawValue>,
}

/// Most events in one call.
const MOST_EVENTS: usize = 100;

/// All at the same time, so that live ones are written together.
async fn batch(app: &App, session: &Session, body: &[u8]) -> Result<Answered, Problem> {
    let several: Several<'_> = body::object(body)?;
    if several.events.len() > MOST_EVENTS {
        return Err(Problem::too_many_events(MOST_EVENTS));
    }
    let mut tasks = JoinSet::new();
    for (at, event) in several.events.iter().enumerate() {
        let (app, session, event) = (app.clone(), session.clone(), event.get().to_owned());
        tasks.spawn(async move { (at, one(&app, &session, event.as_bytes(), None).await) });
    }
    let mut results = vec![String::new(); several.events.len()];
    while let Some(done) = tasks.join_next().await {
        let (at, done) = done.map_err(|_| Problem::sent_but_not_recorded())?;
        results[at] = match done {
            Ok(answer) => with_status(&answer),
            Err(problem) => json_of(&problem.document()),
        };
    }
    Ok(Answered::new(StatusCode::OK, format!(r#"{{"results":[{}]}}"#, results.join(","))))
}

/// The answer's JSON object with its status as a member, as a problem has it.
fn with_status(answer: &Answered) -> String {
    format!(r#"{{"status":{},{}"#, answer.status.as_u16(), answer.text.trim_start_matches('{'))
}

async fn one(app: &App, session: &Session, body: &[u8], key: Option<&Key>) -> Result<Answered, Problem> {
    let document = request::parse(body)?;
    let saved = match &document.goal_id {
        Some(id) => Some(saved(app, session, id).await?),
        None => None,
    };
    let asked = request::admit(document, saved.as_deref(), session.is_runtime())?;
    let mode = asked.mode;
    session.require(match mode {
        Mode::Check => Right::Read,
        Mode::Test => Right::Test,
        Mode::Live => Right::Live,
    })?;
    let workspace = app.of(session)?;
    let mut moment = Moment::of(app, workspace, asked).await?;
    if mode == Mode::Live {
        referrals::recall(app, workspace, &mut moment.asked.context).await?;
        return live::take(app, workspace, moment, key).await;
    }
    let tried = async { Ok(Answered::new(StatusCode::OK, json_of(&tried(app, session, moment).await?))) };
    idempotency::once(app, session, key, tried).await
}

/// The library's newest document of a goal.
async fn saved(app: &App, session: &Session, id: &str) -> Result<String, Problem> {
    let goal = app.store().goal(&session.workspace, id, None).await.map_err(|error| app.storage_failed(&error))?;
    goal.map(|goal| goal.document).ok_or_else(|| Problem::unknown_goal(id))
}

fn json_of(answer: &impl Serialize) -> String {
    serde_json::to_string(answer).expect("answers become JSON")
}

/// Checked, or sent as a test.
async fn tried(app: &App, session: &Session, moment: Moment) -> Result<Answer, Problem> {
    let (goal, mode) = (moment.asked.goal.id.clone(), moment.asked.mode);
    let (prepared, delivered) = if mode == Mode::Check {
        let prepared = moment.prepare();
        let skipped = prepared.skipped.iter().map(Skipped::from).collect();
        (prepared, deliver::Delivered { skipped, sent: Vec::new() })
    } else {
        deliver::deliver(app, moment).await?
    };
    let failed = |error| app.storage_failed(&error);
    let ids: Vec<String> = delivered.sent.iter().map(|sent| sent.id.clone()).collect();
    let filter = Filter { ids: Some(&ids), limit: u32::MAX, ..Filter::default() };
    let mut deliveries = app.store().deliveries(&session.workspace, filter).await.map_err(failed)?;
    for delivery in &mut deliveries {
        if let Some(sent) = delivered.sent.iter().find(|sent| sent.id == delivery.id()) {
            delivery.show_sent(&sent.body);
        }
    }
    let tally = app.store().tallies(&session.workspace, Some(&goal)).await.map_err(failed)?.pop().unwrap_or_default();
    Ok(Answer {
        mode: mode.name(),
        deliveries,
        skipped: delivered.skipped,
        diagnostics: prepared.diagnostics,
        counts: Counts { test: tally.test.reached, live: tally.live.reached },
        versions: versions(),
    })
}

/// What was asked, with the server's own facts put in.
#[derive(Debug)]
struct Moment {
    workspace: String,
    asked: Asked,
}

impl Moment {
    async fn of(app: &App, workspace: &Workspace, mut asked: Asked) -> Result<Self, Problem> {
        let facts = &workspace.facts;
        let context = &mut asked.context;
        context.now = app.now();
        context.local_date = clock::date(context.now, &facts.time_zone);
        context.salt = workspace.salt.clone();
        let mut known = app.connections(workspace).await?;
        let is_known = |id: &str| id.is_empty() || known.iter().any(|it| it.facts.id == id);
        if !asked.goal.enabled().all(|(_, it)| is_known(it.connection.trim())) {
            // Made a moment ago, over another proxy: what is skipped for want of it is skipped for good.
            workspace.connections.changed();
            known = app.connections(workspace).await?;
        }
        context.connections = connections::facts(&known);
        if asked.goal.enabled().any(|(_, it)| !it.convert_to.trim().is_empty()) {
            // What the host tells goes first; of two equally new tables the core takes the first.
            context.rates.extend(rates::tables(app, &facts.id, &context.local_date).await);
        }
        // The bot's own choice goes first, then the workspace's.
        let defaults = &mut context.default_connections;
        for (platform, id) in &facts.default_connections {
            if !defaults.iter().any(|(of, _)| of == platform) {
                defaults.push((*platform, id.clone()));
            }
        }
        Ok(Self { workspace: facts.id.clone(), asked })
    }

    fn prepare(&self) -> Prepared {
        payload::prepare(&self.asked.goal, &self.asked.context, &self.asked.rules)
    }
}

impl From<&payload::Skipped> for Skipped {
    fn from(skipped: &payload::Skipped) -> Self {
        Self { destination: skipped.platform.name(), reason: skipped.reason.name().into(), key: None, params: None }
    }
}
