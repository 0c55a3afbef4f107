//! `POST /v1/events`: a goal was reached. Decode, prepare, send, understand, record, count.

mod deliver;
mod request;

use axum::{
    Extension, Json,
    body::Bytes,
    extract::{State, rejection::BytesRejection},
    http::{HeaderMap, StatusCode, header},
    response::IntoResponse,
};
use goal_element::{
    domain::{Diagnostic, Mode},
    payload::{self, Prepared},
};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    app::App,
    auth::Session,
    clock, connections,
    problem::Problem,
    store::{Delivery, Filter},
    workspace::{Versions, Workspace, versions},
};
use request::Asked;

/// The longest body that is taken.
pub(crate) const LONGEST_BODY: usize = 256 * 1024;

#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Answer {
    mode: &'static str,
    deliveries: Vec<Delivery>,
    skipped: Vec<Skipped>,
    #[schema(value_type = Vec<Object>)]
    diagnostics: Vec<Diagnostic>,
    counts: Counts,
    versions: Versions,
}

/// A destination that did not hear of it.
#[derive(Debug, Clone, Serialize, ToSchema)]
struct Skipped {
    destination: &'static str,
    reason: &'static str,
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

/// A goal was reached: check it, or send it as a test
#[utoipa::path(post, path = "/v1/events", tag = "events", request_body = Object, responses((status = 200, body = Answer)))]
pub(crate) async fn post(
    State(app): State<App>,
    Extension(session): Extension<Session>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Json<Answer>, Problem> {
    require_json(&headers)?;
    let asked = request::read(&body.map_err(refused_body)?)?;
    let goal = asked.goal.id.clone();
    let mode = asked.mode;
    let moment = Moment::of(app.of(&session)?, asked).await;
    let (prepared, delivered) = match mode {
        Mode::Check => {
            let prepared = moment.prepare();
            let skipped = prepared.skipped.iter().map(Skipped::from).collect();
            (prepared, deliver::Delivered { skipped, deliveries: Vec::new() })
        }
        Mode::Test | Mode::Live => deliver::deliver(&app, moment).await?,
    };
    let failed = |error| app.storage_failed(&error);
    let filter = Filter { ids: Some(&delivered.deliveries), limit: u32::MAX, ..Filter::default() };
    let tally = app.store().tallies(&session.workspace, Some(&goal)).await.map_err(failed)?.pop().unwrap_or_default();
    Ok(Json(Answer {
        mode: mode.name(),
        deliveries: app.store().deliveries(&session.workspace, filter).await.map_err(failed)?,
        skipped: delivered.skipped,
        diagnostics: prepared.diagnostics,
        counts: Counts { test: tally.test.reached, live: tally.live.reached },
        versions: versions(),
    }))
}

/// What was asked, with the server's own facts put in.
#[derive(Debug)]
struct Moment {
    workspace: String,
    asked: Asked,
}

impl Moment {
    async fn of(workspace: &Workspace, mut asked: Asked) -> Self {
        let facts = &workspace.facts;
        let context = &mut asked.context;
        context.now = clock::now();
        context.local_date = clock::date(context.now, &facts.time_zone);
        context.salt = workspace.salt.clone();
        context.connections = connections::facts(&workspace.connections.all().await);
        // The bot's own choice goes first, then the workspace's.
        let defaults = &mut context.default_connections;
        for (platform, id) in &facts.default_connections {
            if !defaults.iter().any(|(of, _)| of == platform) {
                defaults.push((*platform, id.clone()));
            }
        }
        Self { workspace: facts.id.clone(), asked }
    }

    fn prepare(&self) -> Prepared {
        payload::prepare(&self.asked.goal, &self.asked.context, &self.asked.rules)
    }
}

impl From<&payload::Skipped> for Skipped {
    fn from(skipped: &payload::Skipped) -> Self {
        Self { destination: skipped.platform.name(), reason: skipped.reason.name(), key: None, params: None }
    }
}

fn require_json(headers: &HeaderMap) -> Result<(), Problem> {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    if kind.eq_ignore_ascii_case("application/json") { Ok(()) } else { Err(Problem::not_json()) }
}

fn refused_body(rejection: BytesRejection) -> Problem {
    if rejection.into_response().status() == StatusCode::PAYLOAD_TOO_LARGE {
        Problem::too_large(LONGEST_BODY)
    } else {
        Problem::cut_off()
    }
}
