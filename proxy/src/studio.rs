//! The studio's files, served from the same origin under a strict content security policy.

use std::path::{Path, PathBuf};

use axum::{
    Router,
    extract::Request,
    http::{HeaderName, HeaderValue, Method, header},
    middleware::{self, Next},
    response::{IntoResponse, Response},
};
use tower_http::{
    services::{ServeDir, ServeFile},
    set_header::SetResponseHeaderLayer,
};

use crate::problem::Problem;

/// No inline code, no inline style, no foreign host, no text taken as markup. Style that a script sets (React Flow does) is no inline style.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
     font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; \
     require-trusted-types-for 'script'";

/// For files with a digest in their name: what is under it never changes.
const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
const ASK_AGAIN: HeaderValue = HeaderValue::from_static("no-cache");

/// A folder with a built studio.
#[derive(Debug, Clone)]
pub struct Studio(PathBuf);

/// A folder that is no studio.
#[derive(Debug, thiserror::Error)]
#[error("{0}: has no index.html; build the studio first, or leave --studio out")]
pub struct StudioError(String);

impl Studio {
    /// The studio in `folder`.
    ///
    /// # Errors
    /// When there is no `index.html`.
    pub fn new(folder: &Path) -> Result<Self, StudioError> {
        if folder.join("index.html").is_file() {
            Ok(Self(folder.to_owned()))
        } else {
            Err(StudioError(folder.display().to_string()))
        }
    }
}

/// Everything that is not the API.
pub(crate) fn routes(studio: Option<Studio>) -> Router {
    let router = match studio {
        None => Router::new().fallback(|| async { Problem::not_found().into_response() }),
        Some(Studio(folder)) => {
            let index = ServeFile::new(folder.join("index.html"));
            Router::new().fallback_service(ServeDir::new(folder).fallback(index)).layer(middleware::from_fn(pages_only))
        }
    };
    [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ]
    .into_iter()
    .fold(router, |router, (name, value)| {
        router.layer(SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value)))
    })
}

/// The index stands in for a page's address, never for a file that is missing: a script that is HTML helps nobody.
async fn pages_only(request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    let is_file = path.rsplit('/').next().is_some_and(|name| name.contains('.'));
    let mut response = next.run(request).await;
    if reads && is_file && is_html(&response) && !path.ends_with(".html") {
        return Problem::not_found().into_response();
    }
    let cache = if path.starts_with("/assets/") && response.status().is_success() { FOR_EVER } else { ASK_AGAIN };
    response.headers_mut().insert(header::CACHE_CONTROL, cache);
    response
}

fn is_html(response: &Response) -> bool {
    response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"))
}
