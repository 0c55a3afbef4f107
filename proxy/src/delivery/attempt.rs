//! Events that leave together: one, or a few of a backlog. A batch that is refused is halved until the bad one is alone.

use std::time::Duration;

use goal_element::{
    domain::Platform,
    payload::{
        Wait,
        answer::{self, Answer, Verdict, Which},
        batch, wait,
    },
};

use super::{concern::tells, forget_raw, lane::Lane, lease, retry};
use crate::{
    app::App,
    connections,
    secrets::{self, MASK, Secret},
    send::{Came, Outgoing},
    store::{Claimed, Finished},
};

/// So much of an answer is kept.
const KEPT_ANSWER: usize = 4096;

/// Sends `events`, which are this process's and may travel together, and writes down what became of them.
pub(super) async fn send(app: &App, lane: &Lane, known: &[String], events: Vec<Claimed>) {
    let now = app.now();
    let (ready, not_yet): (Vec<_>, Vec<_>) =
        events.into_iter().partition(|event| wait(event.at, event.expires_at, now) == Wait::Send);
    if !not_yet.is_empty() {
        hand_back(app, &not_yet).await;
    }
    let mut batches = vec![ready];
    let mut is_first = true;
    while let Some(events) = batches.pop().filter(|events| !events.is_empty()) {
        // Looked up for each request: it may have been replaced, or be here no more.
        let Ok(token) = connections::token(&lane.connection, app.secrets()) else {
            batches.push(events);
            break;
        };
        let events = lease::held(app, events, &mut is_first).await;
        if events.is_empty() {
            continue;
        }
        let (status, body, answer) = exchange(app, lane, &token, &events).await;
        match apart(&events, answer.which) {
            // The first part goes first.
            Some((first, second)) => batches.extend([second, first]),
            None => record(app, lane, known, &events, (status, body.as_deref(), &answer)).await,
        }
    }
    for events in batches {
        hand_back(app, &events).await;
    }
}

/// The parts in which a refused batch is sent again: without the event that the platform names, else halves.
fn apart(events: &[Claimed], which: Which) -> Option<(Vec<Claimed>, Vec<Claimed>)> {
    match which {
        Which::All => None,
        Which::One(at) => {
            let (before, rest) = events.split_at_checked(at)?;
            let (named, after) = rest.split_first()?;
            Some(([before, after].concat(), vec![named.clone()]))
        }
        Which::Bisect => batch::halves(events).map(|(first, second)| (first.to_vec(), second.to_vec())),
    }
}

async fn exchange(app: &App, lane: &Lane, token: &Secret, events: &[Claimed]) -> (Option<u16>, Option<String>, Answer) {
    let Some(first) = events.first() else {
        unreachable!("batches are not empty");
    };
    let merged;
    let body = if events.len() == 1 {
        &first.body
    } else {
        let bodies: Vec<&str> = events.iter().map(|event| &*event.body).collect();
        merged = batch::merge(&bodies).expect("they were planned to travel together");
        &merged
    };
    let headers: std::collections::BTreeMap<String, String> =
        serde_json::from_str(&first.headers).expect("headers are JSON of our own");
    let token_header = headers.iter().find_map(|(name, value)| Some((&**name, value.strip_suffix(MASK)?)));
    let outgoing = Outgoing {
        url: &first.url,
        sandbox: first.sandbox == 1,
        token_header: token_header.expect("one header carries the token"),
        token,
        body,
    };
    let came = app.sender().send(&outgoing).await;
    // Masked before anybody looks at it, the core included.
    let mut tokens = connections::tokens(std::slice::from_ref(&lane.connection), app.secrets());
    tokens.push(token.clone());
    let (status, body) = match &came {
        Came::Answer { status, body, .. } => (Some(*status), Some(secrets::redact(body, &tokens))),
        Came::NotSent | Came::NoAnswer => (None, None),
    };
    let platform = Platform::from_name(&first.destination).unwrap_or(Platform::Meta);
    let answer = answer::read(platform, events.len(), came.reply(body.as_deref().unwrap_or_default()));
    (status, body, answer)
}

/// Writes it down, however long that takes: what was sent must not be forgotten.
async fn record(
    app: &App,
    lane: &Lane,
    known: &[String],
    events: &[Claimed],
    (status, body, answer): (Option<u16>, Option<&str>, &Answer),
) {
    let now = app.now();
    let kept = body.map(|text| answer::mask(text, KEPT_ANSWER));
    let finished = |event: &Claimed| {
        let (outcome, next_at) = outcome(answer, event, events.len(), now);
        Finished {
            event: event.id.clone(),
            owner: app.store().owner().to_owned(),
            outcome,
            at: now,
            next_at,
            status,
            body: kept.clone(),
            answer: answer.clone(),
            forgotten: (outcome == "accepted").then(|| forget_raw(&event.body)),
        }
    };
    let finished: Vec<Finished> = events.iter().map(finished).collect();
    for one in &finished {
        tracing::debug!(event = one.event, outcome = one.outcome, status, key = answer.key, "sent");
    }
    let circuits = tells(answer, &lane.keys(), known, now, app.config().delivery.probe_every);
    while let Err(error) = app.writer().finish(finished.clone(), circuits.clone()).await {
        tracing::error!(%error, events = finished.len(), "answers cannot be recorded; trying again");
        if app.is_stopping() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
}

/// What becomes of an event, and when it may be tried again.
fn outcome(answer: &Answer, event: &Claimed, together: usize, now: i64) -> (&'static str, i64) {
    let again = |after| (now + retry::wait(event.attempts + 1, after, retry::chance())).min(event.expires_at);
    match answer.verdict {
        Verdict::Accepted => ("accepted", 0),
        // Some of them were taken; which ones, nobody says.
        Verdict::Refused if together > 1 => ("unknown", 0),
        Verdict::Refused => ("refused", 0),
        Verdict::Unknown => ("unknown", 0),
        Verdict::Retry { after } => ("waiting", again(after)),
        // The circuit holds them; it lets them go as soon as it closes.
        Verdict::Reconnect | Verdict::Park => ("parked", now),
    }
}

/// Gives events back that were not sent.
pub(super) async fn hand_back(app: &App, events: &[Claimed]) {
    while let Err(error) = app.store().hand_back(events).await {
        tracing::error!(%error, "events cannot be given back; trying again");
        if app.is_stopping() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
}
