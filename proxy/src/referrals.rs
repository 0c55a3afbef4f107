//! The ad that brought a person: told by the runtime when they come, shown beside the event. The webhook does not tell an
//! ad's name; Meta does, to a token that may read ads.

use axum::{
    Extension, Json,
    extract::{Path, State},
    http::StatusCode,
};
use goal_element::domain::{Context, Platform};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    app::App,
    auth::Session,
    body::{self, Body},
    connections,
    events::pseudonym,
    problem::Problem,
    store::Referral,
    workspace::Workspace,
};

const LONGEST: usize = 2000;

/// Somebody came through an ad. A text has at most 2000 bytes.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = ReferralToKeep)]
pub(crate) struct Told {
    #[schema(min_length = 1)]
    subscriber: String,
    #[serde(default)]
    #[schema(max_length = 2000)]
    ad_id: String,
    #[serde(default)]
    #[schema(max_length = 2000)]
    ad_name: String,
    #[serde(default)]
    #[schema(max_length = 2000)]
    headline: String,
    #[serde(default)]
    #[schema(max_length = 2000)]
    body: String,
    /// http or https
    #[serde(default)]
    #[schema(format = "uri", pattern = "^https?://", max_length = 2000)]
    link: String,
    #[serde(default)]
    #[schema(max_length = 2000)]
    ctwa_clid: String,
    #[serde(default)]
    #[schema(max_length = 2000)]
    ttclid: String,
    /// When, in seconds since 1970
    #[serde(deserialize_with = "body::whole")]
    at: i64,
}

/// The most recent ad.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = KeptReferral)]
pub(crate) struct Shown {
    ad_id: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    ad_name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    headline: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    body: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    link: String,
    /// Of Meta's ad that opened the chat.
    #[serde(skip_serializing_if = "String::is_empty")]
    ctwa_clid: String,
    /// Of TikTok's.
    #[serde(skip_serializing_if = "String::is_empty")]
    ttclid: String,
    at: i64,
}

/// Puts the person's most recent ad into a moment that names none. An ad that the moment names stands as it is: clicks of
/// two ads are never mixed. Whether a click is too old is the core's to say, by the time that goes with it.
pub(crate) async fn recall(app: &App, workspace: &Workspace, context: &mut Context) -> Result<(), Problem> {
    let named = &mut context.referral;
    let texts =
        [&named.ad_id, &named.ad_name, &named.headline, &named.body, &named.link, &named.ctwa_clid, &named.ttclid];
    if texts.iter().any(|text| !text.trim().is_empty()) {
        return Ok(());
    }
    let Some(person) = pseudonym(&workspace.salt, &context.subscriber.id) else {
        return Ok(());
    };
    let kept = app.store().referral(&workspace.facts.id, &person).await;
    if let Some(kept) = kept.map_err(|error| app.storage_failed(&error))? {
        named.ad_id = kept.ad_id;
        named.ad_name = kept.ad_name;
        named.headline = kept.headline;
        named.body = kept.body;
        named.link = kept.link;
        named.ctwa_clid = kept.ctwa_clid;
        named.ttclid = kept.ttclid;
        (named.clicked_at, named.ttclid_at) = (kept.at, 0);
    }
    Ok(())
}

/// Somebody came through an ad
#[utoipa::path(post, path = "/v1/referrals", tag = "events", request_body = Told, responses((status = 202, body = Object)))]
pub(crate) async fn post(
    State(app): State<App>,
    Extension(session): Extension<Session>,
    Body(told): Body<Told>,
) -> Result<(StatusCode, Json<serde_json::Value>), Problem> {
    let workspace = app.of(&session)?;
    let person = pseudonym(&workspace.salt, &told.subscriber).ok_or_else(|| Problem::bad_context("/subscriber"))?;
    for (name, text) in [
        ("/ad_id", &told.ad_id),
        ("/ad_name", &told.ad_name),
        ("/headline", &told.headline),
        ("/body", &told.body),
        ("/ctwa_clid", &told.ctwa_clid),
        ("/ttclid", &told.ttclid),
    ] {
        if text.len() > LONGEST {
            return Err(Problem::bad_context(name));
        }
    }
    let is_web = |link: &str| url::Url::parse(link).is_ok_and(|url| matches!(url.scheme(), "http" | "https"));
    if !told.link.is_empty() && (told.link.len() > LONGEST || !is_web(&told.link)) {
        return Err(Problem::bad_context("/link"));
    }
    let referral = Referral {
        ad_id: told.ad_id,
        ad_name: told.ad_name,
        headline: told.headline,
        body: told.body,
        link: told.link,
        ctwa_clid: told.ctwa_clid,
        ttclid: told.ttclid,
        at: told.at,
    };
    let kept = app.store().referred(&session.workspace, &person, &referral).await;
    kept.map_err(|error| app.storage_failed(&error))?;
    Ok((StatusCode::ACCEPTED, Json(serde_json::json!({ "taken": true }))))
}

/// The most recent ad of a person
#[utoipa::path(get, path = "/v1/referrals/{subscriber}", tag = "events", params(("subscriber" = String, Path)),
    responses((status = 200, body = Shown)))]
pub(crate) async fn show(
    State(app): State<App>,
    Extension(session): Extension<Session>,
    Path(subscriber): Path<String>,
) -> Result<Json<Shown>, Problem> {
    let workspace = app.of(&session)?;
    let person = pseudonym(&workspace.salt, &subscriber).ok_or_else(Problem::not_found)?;
    let failed = |error: sqlx::Error| app.storage_failed(&error);
    let referral = app.store().referral(&session.workspace, &person).await.map_err(failed)?;
    let referral = referral.ok_or_else(Problem::not_found)?;
    let mut shown = Shown {
        ad_id: referral.ad_id,
        ad_name: referral.ad_name,
        headline: referral.headline,
        body: referral.body,
        link: referral.link,
        ctwa_clid: referral.ctwa_clid,
        ttclid: referral.ttclid,
        at: referral.at,
    };
    if shown.ad_name.is_empty() {
        shown.ad_name = name(&app, workspace, &shown.ad_id).await.map_err(failed)?;
    }
    Ok(Json(shown))
}

/// The ad's name; empty if no token of the workspace's may read it.
async fn name(app: &App, workspace: &Workspace, ad: &str) -> Result<String, sqlx::Error> {
    // It becomes part of an address.
    if ad.is_empty() || ad.len() > 32 || !ad.bytes().all(|byte| byte.is_ascii_digit()) {
        return Ok(String::new());
    }
    let id = &workspace.facts.id;
    let known = app.store().ad_name(id, ad).await?;
    if let Some((name, at)) = &known
        && *at > app.now() - app.config().ad_names
    {
        return Ok(name.clone());
    }
    let told = ask(app, workspace, ad).await.unwrap_or_default();
    app.store().name_ad(id, ad, &told, app.now()).await?;
    Ok(if told.is_empty() { known.map(|(name, _)| name).unwrap_or_default() } else { told })
}

/// Asks Meta, by each token that there is until one may.
async fn ask(app: &App, workspace: &Workspace, ad: &str) -> Option<String> {
    let connections = workspace.connections.as_known().await;
    for connection in connections.iter().filter(|it| it.facts.platform == Platform::Meta) {
        let Ok(token) = connections::token(connection, app.secrets()) else {
            continue;
        };
        let sandbox = connection.facts.sandbox;
        let origin = if sandbox { app.config().sandbox.as_deref()? } else { goal_element::payload::META_ORIGIN };
        let path = format!("/{}/{ad}", goal_element::payload::META_VERSION);
        let Some(body) = app.sender().look_up(origin, &path, "fields=name", sandbox, &token).await else {
            continue;
        };
        let body: serde_json::Value = serde_json::from_slice(&body).unwrap_or_default();
        if let Some(name) = body["name"].as_str() {
            return Some(name.chars().take(200).collect());
        }
    }
    None
}
