//! The request of an event anew, by another revision of its goal: what happened, and its id, stay as they were.

use std::collections::BTreeSet;

use goal_element::{
    domain::{
        Context, Mode, Severity,
        decode::{context_from_json, goal_from_json},
        goal::Version,
        surroundings::RuleSettings,
    },
    payload::{self, Prepared, Wait},
};

use super::deliver::frozen;
use crate::{
    app::App,
    connections,
    problem::Problem,
    rates,
    store::{Frozen, KeptMoment},
    workspace::Workspace,
};

/// What the event's platform would get by `document`, a revision of the goal: with the connections of now, and the rates of
/// the day on which it happened.
pub(crate) async fn rebuilt(
    app: &App,
    workspace: &Workspace,
    kept: &KeptMoment,
    document: &str,
) -> Result<Frozen, Problem> {
    let too_old = kept.expires_at <= app.now();
    let (Some(moment), Some(event_id)) = (&kept.moment, &kept.event_id) else {
        return Err(if too_old { Problem::too_late() } else { Problem::not_kept() });
    };
    let goal = goal_from_json(document.as_bytes());
    if goal.version == Version::Newer {
        return Err(Problem::newer_document());
    }
    let connections = app.connections(workspace).await?;
    let mut context = Context {
        now: kept.at,
        local_date: kept.day.clone(),
        mode: Mode::Live,
        connections: connections::facts(&connections),
        salt: workspace.salt.clone(),
        ..context_from_json(moment.as_bytes()).0
    };
    // The one that it was made for goes first, while it is there.
    context.default_connections.retain(|(_, id)| connections::find(&connections, id).is_some());
    context.default_connections.extend(workspace.facts.default_connections.iter().cloned());
    context.rates.extend(rates::tables(app, &workspace.facts.id, &kept.day).await);
    let prepared = payload::prepare_again(&goal, &context, &RuleSettings::default(), event_id.clone());
    let request = prepared.requests.iter().find(|request| request.platform.name() == kept.destination);
    let request = request.ok_or_else(|| nothing_comes(&prepared, &kept.destination))?;
    if payload::wait(kept.at, request.expires_at, app.now()) == Wait::TooLate {
        return Err(Problem::too_late());
    }
    let connection = connections::find(&connections, &request.connection);
    let frozen = connection.and_then(|connection| frozen(app, connection, request));
    let frozen = frozen.ok_or_else(|| Problem::not_rebuilt("not-connected", Vec::new()))?;
    Ok(Frozen { moment: Some(moment.clone()), ..frozen })
}

fn nothing_comes(prepared: &Prepared, destination: &str) -> Problem {
    let Some(skipped) = prepared.skipped.iter().find(|it| it.platform.name() == destination) else {
        return Problem::not_rebuilt("off", Vec::new());
    };
    let errors = prepared.diagnostics.iter().filter(|found| found.severity == Severity::Error);
    let rules: BTreeSet<String> = errors.map(|found| found.code.to_owned()).collect();
    Problem::not_rebuilt(skipped.reason.name(), rules.into_iter().collect::<Vec<_>>())
}
