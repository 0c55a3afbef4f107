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
    connections, events, journal, statistics, workspace,
};

/// Everything under `/v1`.
pub(crate) fn routes() -> OpenApiRouter<App> {
    let routes = [
        (Right::Read, routes!(workspace::show)),
        (Right::Read, routes!(connections::list)),
        (Right::Read, routes!(journal::list)),
        (Right::Read, routes!(statistics::show)),
    ];
    // The mode of an event decides which right it needs.
    let router = OpenApiRouter::new().routes(routes!(events::post)).routes(routes!(events::post_batch));
    routes.into_iter().fold(router, |router, (right, routes)| router.routes(guarded(right, routes)))
}

fn guarded(right: Right, routes: UtoipaMethodRouter<App>) -> UtoipaMethodRouter<App> {
    let (schemas, paths, router) = routes;
    (schemas, paths, router.layer(middleware::from_fn_with_state(right, auth::require_right)))
}
