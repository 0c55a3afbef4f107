//! The API's addresses, each with the right that it needs, the problems that it alone can answer, and the document that
//! describes them. A handler says with `#[utoipa::path]` what it takes and answers; a route that is registered here is in
//! both, router and document.

use axum::middleware;
use utoipa_axum::{
    router::{OpenApiRouter, UtoipaMethodRouter},
    routes,
};

use crate::{
    app::App,
    auth::{self, Right},
    connections, events, flow_starts, goals, health, journal, keys, metrics, openapi, rates, referrals, statistics,
    stream, subscribers, workspace,
};

/// Everything under `/v1`: an operation a row. Besides the codes that stand here, each has those that its shape brings along.
pub(crate) fn routes() -> OpenApiRouter<App> {
    let routes: [(&[Right], &[&str], _); _] = [
        (READ, &[], routes!(workspace::show)),
        (READ, &[], routes!(connections::list)),
        (ADMIN, &["unfit", "token-pasted", "connection-exists"], routes!(connections::edit::add)),
        (READ, &[], routes!(connections::show)),
        (
            ADMIN,
            &["unfit", "token-pasted", "connection-exists", "connection-of-file"],
            routes!(connections::edit::save),
        ),
        (ADMIN, &["connection-of-file", "connection-awaited"], routes!(connections::edit::delete)),
        (ADMIN, &[], routes!(connections::ask::check)),
        (ADMIN, &["no-account", "missing-token", "platform-refused"], routes!(connections::ask::dataset)),
        (READ, &[], routes!(goals::list)),
        (EDIT, &["unfit", "token-pasted", "newer-document", "no-goal-id", "goal-exists"], routes!(goals::add)),
        (READ, &[], routes!(goals::show)),
        (EDIT, SAVED, routes!(goals::save)),
        (EDIT, &["goal-in-use"], routes!(goals::delete)),
        (READ, &[], routes!(goals::history)),
        (EDIT, &["unfit"], routes!(goals::usage)),
        (READ, &[], routes!(rates::show)),
        (ADMIN, &["bad-rates"], routes!(rates::keep)),
        (ADMIN, &[], routes!(keys::list)),
        (ADMIN, &["unfit"], routes!(keys::add)),
        (ADMIN, &[], routes!(keys::revoke)),
        (READ, &[], routes!(journal::list)),
        (READ, &[], routes!(journal::show)),
        (READ, &[], routes!(journal::export)),
        (EDIT, &["not-retryable", "too-late"], routes!(journal::retry)),
        (EDIT, REBUILT, routes!(journal::rebuild)),
        // The id that a listener goes on from stands in a header.
        (READ, &["bad-query", "too-many-streams"], routes!(stream::show)),
        (READ, &[], routes!(statistics::show)),
        // The mode of an event decides which of them it needs.
        (EVENTS, REPORTED, routes!(events::post)),
        (EVENTS, SEVERAL, routes!(events::post_batch)),
        (LIVE, &["no-happening-id", "bad-context"], routes!(flow_starts::post)),
        (LIVE, &["bad-context"], routes!(referrals::post)),
        (READ, &[], routes!(referrals::show)),
        (ADMIN, &[], routes!(subscribers::erase)),
        (ADMIN, &[], routes!(subscribers::export)),
    ];
    routes
        .into_iter()
        .fold(OpenApiRouter::new(), |router, (rights, codes, routes)| router.routes(guarded(rights, codes, routes)))
}

const SAVED: &[&str] =
    &["unfit", "token-pasted", "newer-document", "no-goal-id", "other-goal", "revision-needed", "revision-conflict"];
const REBUILT: &[&str] =
    &["not-retryable", "too-late", "unknown-revision", "newer-document", "not-kept", "not-rebuilt"];
const REPORTED: &[&str] = &[
    "unknown-mode",
    "no-goal",
    "unknown-goal",
    "newer-document",
    "goal-too-deep",
    "no-goal-id",
    "bad-context",
    "clear-contact-data",
    "no-test-code",
    "no-happening-id",
    "bad-idempotency-key",
    "idempotency-conflict",
    "idempotency-running",
    "not-recorded",
];
/// What is wrong with one event stands in its place in the answer.
const SEVERAL: &[&str] =
    &["too-many-events", "bad-idempotency-key", "idempotency-conflict", "idempotency-running", "not-recorded"];

const READ: &[Right] = &[Right::Read];
const EVENTS: &[Right] = &[Right::Read, Right::Test, Right::Live];
const EDIT: &[Right] = &[Right::Edit];
const LIVE: &[Right] = &[Right::Live];
const ADMIN: &[Right] = &[Right::Admin];

/// Where the document is.
pub(crate) const OPENAPI: &str = "/v1/openapi.json";

/// What anybody may ask.
pub(crate) fn public() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(health::healthz))
        .routes(routes!(health::readyz))
        .routes(routes!(metrics::show))
        .routes(routes!(openapi::show))
}

/// The same, for those only who have one of `rights`, and with the `codes` that it alone can answer.
fn guarded(
    rights: &'static [Right],
    codes: &[&str],
    (schemas, mut paths, router): UtoipaMethodRouter<App>,
) -> UtoipaMethodRouter<App> {
    for item in paths.paths.values_mut() {
        openapi::note_codes(item, codes);
    }
    (schemas, paths, router.layer(middleware::from_fn_with_state(rights, auth::require_right)))
}
