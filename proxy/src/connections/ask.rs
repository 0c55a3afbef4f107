//! Asking the platform about a connection: does its token see its dataset, and which dataset does its account have?

use std::collections::BTreeMap;

use axum::{
    Extension, Json,
    extract::{Path, State},
};
use goal_element::{
    domain::Platform,
    payload::{
        answer,
        look_up::{self, LookUp},
    },
};
use serde::{Deserialize, Serialize, de::IgnoredAny};
use utoipa::ToSchema;

use super::{find, token};
use crate::{
    app::App,
    auth::Session,
    config::Connection,
    problem::Problem,
    secrets::{self, Secret},
    send::{self, Came, Question},
};

/// Whether a connection works, as far as the platform tells without being sent an event.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ConnectionCheck)]
pub(crate) struct Checked {
    ok: bool,
    answer: Told,
    /// The name of the token that the administrator must add.
    #[serde(skip_serializing_if = "Option::is_none")]
    missing_token: Option<String>,
}

/// What is said of it: `answer.<key>` in `locales/`.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ConnectionAnswer)]
pub(crate) struct Told {
    key: String,
    params: BTreeMap<String, String>,
}

/// The dataset of a connection's account.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = FoundDataset)]
pub(crate) struct Dataset {
    dataset_id: String,
    /// Whether it was made just now.
    created: bool,
}

/// Ask the platform whether the connection's token, account and dataset belong together; no event is sent
#[utoipa::path(
    post, path = "/v1/connections/{id}/check", tag = "connections", params(("id" = String, Path)),
    responses((status = 200, body = Checked))
)]
pub(crate) async fn check(
    State(app): State<App>,
    Extension(session): Extension<Session>,
    Path(id): Path<String>,
) -> Result<Json<Checked>, Problem> {
    let all = app.connections(app.of(&session)?).await?;
    let connection = find(&all, &id).ok_or_else(Problem::not_found)?;
    let told = |ok: bool, key: &str| Checked {
        ok,
        answer: Told { key: key.to_owned(), params: BTreeMap::new() },
        missing_token: None,
    };
    let token = match token(connection, app.secrets()) {
        Ok(token) => token,
        Err(name) => {
            let missing_token = name.map(|name| name.as_str().to_owned());
            return Ok(Json(Checked { missing_token, ..told(false, "token-missing") }));
        }
    };
    if connection.facts.platform == Platform::TikTok {
        return Ok(Json(told(true, "tiktok-not-checked")));
    }
    let dataset = &connection.facts.dataset_id;
    let question = match look_up::account(&connection.facts) {
        Some(account) => look_up::dataset_of(account),
        None if dataset.is_empty() => return Ok(Json(told(false, "dataset-not-chosen"))),
        None => look_up::name_of(dataset),
    };
    Ok(Json(match ask(&app, connection, &token, &question, false).await {
        Ok(found) if dataset.is_empty() => {
            let mut checked = told(false, "dataset-found");
            checked.answer.params.insert("dataset".to_owned(), found);
            checked
        }
        Ok(found) if found == *dataset => told(true, "connection-works"),
        Ok(_) => told(false, "dataset-not-of-account"),
        Err(said) => Checked { ok: false, answer: said, missing_token: None },
    }))
}

/// Find the dataset of the connection's account, or make one
#[utoipa::path(
    post, path = "/v1/connections/{id}/dataset", tag = "connections", params(("id" = String, Path)),
    responses((status = 200, body = Dataset))
)]
pub(crate) async fn dataset(
    State(app): State<App>,
    Extension(session): Extension<Session>,
    Path(id): Path<String>,
) -> Result<Json<Dataset>, Problem> {
    let all = app.connections(app.of(&session)?).await?;
    let connection = find(&all, &id).ok_or_else(Problem::not_found)?;
    let account = look_up::account(&connection.facts).ok_or_else(Problem::no_account)?;
    let token = token(connection, app.secrets())
        .map_err(|name| Problem::missing_token(name.map(|name| name.as_str().to_owned()).unwrap_or_default()))?;
    let question = look_up::dataset_of(account);
    // Reading first tells whether it is made. What could not be read may be there: only one that is not is made.
    let (asked, created) = match ask(&app, connection, &token, &question, false).await {
        Err(said) if said.key == NOT_THERE => (ask(&app, connection, &token, &question, true).await, true),
        asked => (asked, false),
    };
    match asked {
        Ok(dataset_id) => Ok(Json(Dataset { dataset_id, created })),
        Err(said) => {
            let says = said.params.get("says").cloned().unwrap_or_default();
            Err(Problem::platform_refused(said.key, says))
        }
    }
}

/// How it is said that an account has no dataset, or none that the token may see.
const NOT_THERE: &str = "dataset-not-found";

#[derive(Deserialize)]
struct Found {
    #[serde(alias = "dataset_id")]
    id: Option<String>,
    error: Option<IgnoredAny>,
}

/// The id that the platform answers with, or what it says instead.
async fn ask(
    app: &App,
    connection: &Connection,
    token: &Secret,
    question: &LookUp,
    make: bool,
) -> Result<String, Told> {
    let sandbox = connection.facts.sandbox;
    let origin = if sandbox { app.config().sandbox.as_deref() } else { Some(question.origin) };
    let url = origin.and_then(|origin| send::address(origin, &question.path));
    let Some(url) = url else {
        return Err(Told { key: "network".to_owned(), params: BTreeMap::new() });
    };
    let question =
        Question { url: &url, query: question.query, sandbox, token_header: question.token_header, token, make };
    let came = app.sender().ask(&question).await;
    let body = match &came {
        Came::Answer { body, .. } => secrets::redact(body, std::slice::from_ref(token)),
        Came::NotSent | Came::NoAnswer => String::new(),
    };
    if let Came::Answer { status: 200, .. } = came
        && let Ok(Found { id, error: None }) = serde_json::from_str(&body)
    {
        return id.ok_or_else(|| Told { key: NOT_THERE.to_owned(), params: BTreeMap::new() });
    }
    let answer = answer::read(Platform::Meta, 0, came.reply(&body));
    let params = answer.params.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect();
    Err(Told { key: answer.key.to_owned(), params })
}
