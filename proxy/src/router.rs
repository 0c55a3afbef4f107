//! The addresses that lead to the parts, and what every request passes on its way.

use axum::{
    Router,
    body::Body,
    extract::{DefaultBodyLimit, Request},
    http::{HeaderValue, header},
    middleware::{self, Next},
    response::{IntoResponse, Response},
    routing::get,
};
use percent_encoding::percent_decode_str;
use tower::ServiceBuilder;
use tower_http::{catch_panic::CatchPanicLayer, set_header::SetResponseHeaderLayer, trace::TraceLayer};
use tracing::Span;

use crate::{
    api,
    app::App,
    auth, body, limits, metrics, origin,
    problem::Problem,
    studio::{self, Studio},
};

/// The API, the way in, and the studio if there is one.
pub fn router(app: &App, studio: Option<Studio>) -> Router {
    let no_store = || SetResponseHeaderLayer::overriding(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let (api, _) = api::routes().split_for_parts();
    let (public, _) = api::public().split_for_parts();
    let public = public.layer(no_store());
    // One layer of many parts: each layer of a router of its own costs every request two boxes.
    let on_the_way = ServiceBuilder::new()
        .layer(middleware::from_fn_with_state(app.clone(), limits::bound))
        .layer(middleware::from_fn(require_text))
        .layer(CatchPanicLayer::custom(broken))
        .layer(middleware::from_fn_with_state(app.clone(), auth::require_session))
        .layer(middleware::from_fn_with_state(app.clone(), limits::pace))
        .layer(DefaultBodyLimit::max(body::LONGEST));
    let api = api.layer(on_the_way).route_layer(middleware::from_fn_with_state(app.clone(), metrics::observe));
    let router = Router::new()
        .merge(api)
        .route("/sign-in", get(auth::sign_in))
        .layer(no_store())
        .with_state(app.clone())
        .merge(studio::routes(studio))
        .layer(middleware::from_fn_with_state(app.clone(), origin::require_own))
        // Asked by machines, under whatever name.
        .merge(public.with_state(app.clone()))
        .method_not_allowed_fallback(|| async { Problem::wrong_method() });
    let router = match origin::cors(&app.config().origins) {
        Some(cors) => router.layer(cors),
        None => router,
    };
    router.layer(TraceLayer::new_for_http().make_span_with(span))
}

/// An address that is no text is nobody's: axum would refuse it in words of its own.
async fn require_text(request: Request, next: Next) -> Result<Response, Problem> {
    match percent_decode_str(request.uri().path()).decode_utf8() {
        Ok(_) => Ok(next.run(request).await),
        Err(_) => Err(Problem::not_found()),
    }
}

/// A mistake of ours costs one request, not the program. What went wrong is on standard error.
fn broken(_: Box<dyn std::any::Any + Send>) -> Response {
    Problem::broken().into_response()
}

/// Method and path only: the sign-in link carries its key in the query.
fn span(request: &Request<Body>) -> Span {
    tracing::info_span!("request", method = %request.method(), path = request.uri().path())
}
