//! The API's addresses, each with the right that it needs, and the document that describes them. A handler says with
//! `#[utoipa::path]` what it takes and answers; a route that is registered here is in both, router and document.

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

/// Everything under `/v1`.
pub(crate) fn routes() -> OpenApiRouter<App> {
    let routes: [(&[Right], _); _] = [
        (READ, routes!(workspace::show)),
        (READ, routes!(connections::list)),
        (ADMIN, routes!(connections::edit::add)),
        (READ, routes!(connections::show)),
        (ADMIN, routes!(connections::edit::save, connections::edit::delete)),
        (ADMIN, routes!(connections::ask::check)),
        (ADMIN, routes!(connections::ask::dataset)),
        (READ, routes!(goals::list)),
        (EDIT, routes!(goals::add)),
        (READ, routes!(goals::show)),
        (EDIT, routes!(goals::save, goals::delete)),
        (READ, routes!(goals::history)),
        (EDIT, routes!(goals::usage)),
        (READ, routes!(rates::show)),
        (ADMIN, routes!(rates::keep)),
        (ADMIN, routes!(keys::list, keys::add)),
        (ADMIN, routes!(keys::revoke)),
        (READ, routes!(journal::list)),
        (READ, routes!(journal::show)),
        (READ, routes!(journal::export)),
        (EDIT, routes!(journal::retry)),
        (EDIT, routes!(journal::rebuild)),
        (READ, routes!(stream::show)),
        (READ, routes!(statistics::show)),
        // The mode of an event decides which of them it needs.
        (EVENTS, routes!(events::post)),
        (EVENTS, routes!(events::post_batch)),
        (LIVE, routes!(flow_starts::post)),
        (LIVE, routes!(referrals::post)),
        (READ, routes!(referrals::show)),
        (ADMIN, routes!(subscribers::erase)),
        (ADMIN, routes!(subscribers::export)),
    ];
    routes.into_iter().fold(OpenApiRouter::new(), |router, (rights, routes)| router.routes(guarded(rights, routes)))
}

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

/// The same, for those only who have one of `rights`.
fn guarded(rights: &'static [Right], routes: UtoipaMethodRouter<App>) -> UtoipaMethodRouter<App> {
    let (schemas, paths, router) = routes;
    (schemas, paths, router.layer(middleware::from_fn_with_state(rights, auth::require_right)))
}
