//! From prepared requests to recorded answers: freeze, write down, add the token, send, understand, write down again.

use std::collections::BTreeMap;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use goal_element::{
    domain::Platform,
    payload::{Prepared, Request, SkipReason, answer},
};
use sha2::{Digest, Sha256};

use super::{Moment, SkipParams, Skipped};
use crate::{
    app::App,
    config::Connection,
    connections,
    delivery::forget_raw,
    problem::Problem,
    secrets::{self, MASK, Secret},
    send::{self, Came, Outgoing},
    store::{Finished, Frozen, Outcome, Reached},
    workspace::Workspace,
};

/// So much of an answer is kept.
const KEPT_ANSWER: usize = 4096;
/// Longer than any test takes, in seconds.
const LEASE: i64 = 300;

/// What became of it.
#[derive(Debug)]
pub(super) struct Delivered {
    pub(super) skipped: Vec<Skipped>,
    pub(super) sent: Vec<Sent>,
}

/// A test that was sent.
#[derive(Debug)]
pub(super) struct Sent {
    pub(super) id: String,
    /// As it left: what is kept has no raw ids any more.
    pub(super) body: String,
}

/// A request that will leave, with what must not be written down.
struct Ready {
    frozen: Frozen,
    token_header: (&'static str, &'static str),
    token: Secret,
}

/// Runs to its end even if the browser goes away: what was sent is recorded.
pub(super) async fn deliver(app: &App, moment: Moment) -> Result<(Prepared, Delivered), Problem> {
    let task = app.tasks().spawn(run(app.clone(), moment));
    task.await.unwrap_or_else(|error| {
        tracing::error!(%error, "a delivery broke off");
        Err(Problem::sent_but_not_recorded())
    })
}

async fn run(app: App, moment: Moment) -> Result<(Prepared, Delivered), Problem> {
    let workspace = app.workspace(&moment.workspace).ok_or_else(Problem::not_found)?;
    let prepared = moment.prepare();
    let mut skipped: Vec<Skipped> = prepared.skipped.iter().map(Skipped::from).collect();
    let mut outcomes: Vec<Outcome> = prepared.skipped.iter().map(|it| Outcome::Skip(it.platform, it.reason)).collect();
    let connections = app.connections(workspace).await?;
    let mut ready = Vec::new();
    for request in &prepared.requests {
        match freeze(&app, &connections, request) {
            Ok(request) => ready.push(request),
            Err(skip) => {
                outcomes.push(Outcome::Skip(request.platform, SkipReason::NotConnected));
                skipped.push(skip);
            }
        }
    }
    // What is sent stands first, so that the events' ids pair with it.
    outcomes.splice(0..0, ready.iter().map(|request| Outcome::Send(request.frozen.clone())));
    let until = app.now() + LEASE;
    let arrived = app.store().begin_test(&reached(workspace, &moment, outcomes), until).await;
    let arrived = arrived.map_err(|error| app.storage_failed(&error))?;
    let mut sent = Vec::with_capacity(ready.len());
    for (request, event) in ready.into_iter().zip(arrived.events) {
        send(&app, &connections, &request, &event.id).await?;
        sent.push(Sent { id: event.id, body: request.frozen.body });
    }
    Ok((prepared, Delivered { skipped, sent }))
}

/// The request as it is kept, and its token; or why it cannot be sent.
fn freeze(app: &App, connections: &[Connection], request: &Request) -> Result<Ready, Skipped> {
    let connection = connections::find(connections, &request.connection);
    let connection = connection.ok_or_else(|| not_connected(request.platform, None))?;
    let token = connections::token(connection, app.secrets()).map_err(|missing| {
        let params = missing
            .map(|name| SkipParams { token: name.as_str().to_owned(), connection: connection.facts.name.clone() });
        not_connected(request.platform, params)
    })?;
    let frozen = frozen(app, connection, request).ok_or_else(|| not_connected(request.platform, None))?;
    Ok(Ready { frozen, token_header: request.token_header, token })
}

/// The request as it is kept; `None` if the connection leads nowhere.
pub(super) fn frozen(app: &App, connection: &Connection, request: &Request) -> Option<Frozen> {
    let sandbox = connection.facts.sandbox;
    let origin = if sandbox { app.config().sandbox.as_deref() } else { Some(request.origin) };
    let url = origin.and_then(|origin| send::address(origin, &request.path))?;
    let (name, before) = request.token_header;
    let headers = BTreeMap::from([("Content-Type", "application/json".to_owned()), (name, format!("{before}{MASK}"))]);
    Some(Frozen {
        platform: request.platform,
        connection: request.connection.clone(),
        sandbox,
        event_name: request.event_name.clone(),
        event_id: request.event_id.clone(),
        url,
        headers: serde_json::to_string(&headers).expect("texts become JSON"),
        body: request.body.clone(),
        moment: None,
        expires_at: request.expires_at,
    })
}

pub(super) fn not_connected(platform: Platform, missing: Option<SkipParams>) -> Skipped {
    let key = missing.is_some().then_some("no-token");
    Skipped { destination: platform.name(), reason: SkipReason::NotConnected.name().into(), key, params: missing }
}

pub(super) fn reached(workspace: &Workspace, moment: &Moment, outcomes: Vec<Outcome>) -> Reached {
    let (asked, context) = (&moment.asked, &moment.asked.context);
    Reached {
        workspace: moment.workspace.clone(),
        mode: asked.mode,
        goal: asked.goal.id.clone(),
        goal_name: asked.goal.name.clone(),
        bot: asked.bot.clone(),
        node: asked.node.clone(),
        person: pseudonym(&workspace.salt, &context.subscriber.id),
        // It may be an order's number or a name: what is kept of it only tells it from others.
        happening: pseudonym(&workspace.salt, &context.happening_id).unwrap_or_default(),
        at: context.now,
        day: context.local_date.clone(),
        ad: context.referral.ad_id.clone(),
        value: None,
        once: None,
        outcomes,
    }
}

/// People and happenings are told apart by a digest; who and what they are is not kept. `None`: nobody.
pub(crate) fn pseudonym(salt: &str, subscriber: &str) -> Option<String> {
    let digest = || Sha256::new().chain_update(salt).chain_update([0]).chain_update(subscriber).finalize();
    (!subscriber.is_empty()).then(|| URL_SAFE_NO_PAD.encode(digest()))
}

async fn send(app: &App, connections: &[Connection], ready: &Ready, event: &str) -> Result<(), Problem> {
    let request = &ready.frozen;
    let outgoing = Outgoing {
        url: &request.url,
        sandbox: request.sandbox,
        token_header: ready.token_header,
        token: &ready.token,
        body: &request.body,
    };
    let came = app.sender().send(&outgoing).await;
    // Masked before anybody looks at it, the core included.
    let mut tokens = connections::tokens(connections, app.secrets());
    tokens.push(ready.token.clone());
    let (status, body) = match &came {
        Came::Answer { status, body, .. } => (Some(*status), Some(secrets::redact(body, &tokens))),
        Came::NotSent | Came::NoAnswer => (None, None),
    };
    let answer = answer::read(request.platform, 1, came.reply(body.as_deref().unwrap_or_default()));
    let kept = body.as_deref().map(|text| answer::mask(text, KEPT_ANSWER));
    let finished = Finished {
        event: event.to_owned(),
        owner: app.store().owner().to_owned(),
        outcome: answer.verdict.name(),
        at: app.now(),
        next_at: 0,
        status,
        body: kept,
        answer,
        // It is not sent again, whatever came of it.
        forgotten: Some(forget_raw(&request.body)),
    };
    tracing::info!(event_id = request.event_id, outcome = finished.outcome, status, "sent");
    app.store().finish(&finished).await.map_err(|error| {
        tracing::error!(%error, event_id = request.event_id, "an answer could not be recorded");
        Problem::sent_but_not_recorded()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_is_one_digest_per_salt_and_nobody_is_none() {
        assert_eq!(pseudonym("salt", "ana"), pseudonym("salt", "ana"));
        assert_ne!(pseudonym("salt", "ana"), pseudonym("other", "ana"));
        assert_ne!(pseudonym("salt", "ana"), pseudonym("salt", "bea"));
        assert_eq!(pseudonym("salt", ""), None);
    }
}
