//! Where a request comes from: a foreign page may not make a signed-in browser send anything, and a foreign name that
//! points to this machine (DNS rebinding) is no way in.

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName, Method, header, uri::Authority},
    middleware::Next,
    response::Response,
};
use tower_http::cors::{AllowOrigin, CorsLayer};

use crate::{app::App, auth, problem::Problem};

/// Lets only requests to our own name pass, and only our own pages change something.
pub(crate) async fn require_own(State(app): State<App>, request: Request, next: Next) -> Result<Response, Problem> {
    // A header proves more than a cookie does, and no foreign page can send it.
    if auth::has_bearer(request.headers()) {
        return Ok(next.run(request).await);
    }
    let allowed = &app.config().origins;
    let host = text(request.headers(), header::HOST).or_else(|| request.uri().authority().map(Authority::as_str));
    let host = host.filter(|host| is_ours(host, allowed)).ok_or_else(Problem::wrong_host)?;
    if !matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS) {
        let origin = text(request.headers(), header::ORIGIN).ok_or_else(Problem::forged_origin)?;
        let scheme = if app.config().is_https() { "https" } else { "http" };
        if origin != format!("{scheme}://{host}") && !allowed.iter().any(|other| other == origin) {
            return Err(Problem::forged_origin());
        }
    }
    Ok(next.run(request).await)
}

/// Lets the pages of the listed origins read our answers; without a list there is nothing to say.
pub(crate) fn cors(origins: &[String]) -> Option<CorsLayer> {
    if origins.is_empty() {
        return None;
    }
    let origins = origins.iter().filter_map(|origin| origin.parse().ok());
    let layer = CorsLayer::new()
        .allow_origin(AllowOrigin::list(origins))
        .allow_methods([Method::GET, Method::POST, Method::PUT, Method::DELETE])
        .allow_headers([
            header::AUTHORIZATION,
            header::CONTENT_TYPE,
            header::IF_MATCH,
            HeaderName::from_static("idempotency-key"),
            HeaderName::from_static("last-event-id"),
        ])
        .expose_headers([header::ETAG, header::RETRY_AFTER, HeaderName::from_static("idempotent-replayed")])
        .allow_credentials(true);
    Some(layer)
}

fn is_ours(host: &str, allowed: &[String]) -> bool {
    let loopback = host.parse().is_ok_and(|it: Authority| matches!(it.host(), "127.0.0.1" | "localhost" | "[::1]"));
    loopback || allowed.iter().any(|origin| origin.split_once("://").is_some_and(|(_, authority)| authority == host))
}

fn text(headers: &HeaderMap, name: HeaderName) -> Option<&str> {
    headers.get(name)?.to_str().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machines_names_and_listed_hosts_are_ours() {
        let allowed = ["https://editor.example.com".to_owned()];
        for ours in ["127.0.0.1:4600", "localhost:1", "[::1]:4600", "editor.example.com"] {
            assert!(is_ours(ours, &allowed), "{ours}");
        }
        for foreign in
            ["evil.example", "127.0.0.1.evil.example:4600", "", "localhost@evil.example", "editor.example.com:81"]
        {
            assert!(!is_ours(foreign, &allowed), "{foreign}");
        }
    }
}
