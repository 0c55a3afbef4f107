//! Deliveries as they happen, as server-sent events. The store is asked, so that each proxy tells what all of them do, and
//! a listener that comes back goes on where it was.

use std::{collections::BTreeSet, time::Duration};

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
use uuid::{NoContext, Timestamp, Uuid};

use crate::{app::App, auth::Session, problem::Problem, store::Change};

/// How often the store is asked.
const EVERY: Duration = Duration::from_millis(500);
/// Changes are written a little later than they are numbered: so much is looked at again, in seconds.
const OVERLAP: u64 = 5;

struct Listener {
    app: App,
    workspace: String,
    /// Where it began.
    start: String,
    last: String,
    /// What was told of the time that is looked at again.
    told: BTreeSet<(String, String)>,
}

/// Deliveries as they happen
///
/// Server-sent events named `delivery`, each with id, goal, mode, destination and outcome; `Last-Event-ID` goes on.
#[utoipa::path(get, path = "/v1/stream", tag = "deliveries",
    responses((status = 200, description = "Server-sent events", content_type = "text/event-stream", body = String)))]
pub(crate) async fn show(
    State(app): State<App>,
    Extension(session): Extension<Session>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let last = headers.get("last-event-id").map(|value| value.to_str().unwrap_or_default());
    let last = match last {
        Some(id) => Uuid::parse_str(id).map_err(|_| Problem::bad_query("Last-Event-ID is none of ours"))?.to_string(),
        None => Uuid::now_v7().to_string(),
    };
    let stopping = app.stopping();
    let listener = Listener { app, workspace: session.workspace, start: last.clone(), last, told: BTreeSet::new() };
    let events = stream::unfold(listener, |mut listener| async {
        loop {
            let events = listener.news().await;
            if !events.is_empty() {
                return Some((stream::iter(events), listener));
            }
            tokio::time::sleep(EVERY).await;
        }
    });
    let events = events.flatten().take_until(stopping.cancelled_owned());
    Ok(Sse::new(events).keep_alive(KeepAlive::default()).into_response())
}

impl Listener {
    async fn news(&mut self) -> Vec<Result<Event, axum::Error>> {
        let since = earlier(&self.last);
        let Ok(changes) = self.app.store().changes(&self.workspace, &since).await else {
            return Vec::new();
        };
        let identity = |it: &Change| (it.changed.clone(), it.id.clone());
        self.told.retain(|(changed, _)| *changed > since);
        let mut events = Vec::new();
        for change in changes {
            // What had been told before the listener left is known to it.
            if change.changed <= self.start || !self.told.insert(identity(&change)) {
                continue;
            }
            self.last = self.last.clone().max(change.changed.clone());
            events.push(Event::default().event("delivery").id(change.changed.clone()).json_data(&change));
        }
        events
    }
}

/// The smallest id of a few seconds before `id`.
fn earlier(id: &str) -> String {
    let time = Uuid::parse_str(id).ok().and_then(|id| id.get_timestamp());
    let (seconds, nanos) = time.map_or((0, 0), |time| time.to_unix());
    let time = Timestamp::from_unix(NoContext, seconds.saturating_sub(OVERLAP), nanos);
    let start = Uuid::new_v7(time).to_string();
    // Without its random end.
    start.get(..14).map(|start| format!("{start}7000-8000-000000000000")).unwrap_or_default()
}
