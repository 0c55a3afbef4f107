//! Deliveries as they happen, as server-sent events. The store is asked, so that each proxy tells what all of them do, and
//! a listener that comes back goes on where it was.

mod listener;
mod told;

use axum::{
    Extension,
    extract::State,
    http::HeaderMap,
    response::{
        IntoResponse, Response, Sse,
        sse::{Event, KeepAlive},
    },
};
use futures_util::{StreamExt, stream};
use uuid::Uuid;

use self::listener::Listener;
use crate::{
    app::App,
    auth::{self, Session},
    problem::Problem,
    store::Change,
};

/// Deliveries as they happen
///
/// Server-sent events named `delivery`, each with id, goal, mode, destination and outcome; `Last-Event-ID` goes on. Who goes on
/// hears again what was told in the minute before: the newest outcome that is told of an id is the one that stands. It ends
/// with the session: come back with a new token.
#[utoipa::path(get, path = "/v1/stream", tag = "deliveries",
    responses((status = 200, description = "Server-sent events", content_type = "text/event-stream", body = String)))]
pub(crate) async fn show(
    State(app): State<App>,
    Extension(session): Extension<Session>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let last = headers.get("last-event-id").map(last_of).transpose()?;
    let open = app.limits().stream()?;
    let (ended, over) = (app.listening(), auth::until_over(app.clone(), headers));
    let listener = Listener::new(app.clone(), session.workspace, last).await;
    let listener = listener.map_err(|error| app.storage_failed(&error))?;
    let news = stream::unfold((listener, open), |(mut listener, open)| async {
        let events = listener.news().await.into_iter().map(told);
        Some((stream::iter(events), (listener, open)))
    });
    let events = news.flatten().take_until(ended.cancelled_owned()).take_until(Box::pin(over));
    Ok(Sse::new(events).keep_alive(KeepAlive::default()).into_response())
}

fn last_of(value: &axum::http::HeaderValue) -> Result<Uuid, Problem> {
    let id = value.to_str().ok().and_then(|id| Uuid::parse_str(id).ok());
    // Only the ids that sort by time are ours.
    id.filter(|id| id.get_version_num() == 7).ok_or_else(|| Problem::bad_query("Last-Event-ID is none of ours"))
}

fn told(change: Change) -> Result<Event, axum::Error> {
    Event::default().event("delivery").id(&change.changed).json_data(&change)
}
