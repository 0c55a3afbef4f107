//! The studio's files: under a strict policy, of the right type, cached as long as they are good.

use std::{fs, path::Path};

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Request, StatusCode, header},
};
use goal_proxy::{App, SignInKey, Studio, config::Config, router, secrets::Secrets};
use tempfile::TempDir;
use tower::ServiceExt;

const CONFIG: &str = "[workspace]\nid = \"shop\"\nname = \"Shop\"\ntime_zone = \"UTC\"\n";

async fn serve(folder: &Path) -> Router {
    let dist = folder.join("dist");
    fs::create_dir_all(dist.join("assets")).expect("a folder");
    for (name, text) in [
        ("index.html", "<!doctype html><title>Studio</title>"),
        ("assets/goal_element_bg-1a2b.wasm", "\0asm"),
        ("assets/index-3c4d.js", "export {}"),
        ("favicon.svg", "<svg/>"),
    ] {
        fs::write(dist.join(name), text).expect("written");
    }
    fs::write(folder.join("outside.txt"), "not yours").expect("written");
    let config = Config::parse(&folder.join("goal.toml"), CONFIG).expect("good");
    let app = App::open(config, Secrets::new([], None), SignInKey::random()).await.expect("opens");
    router(&app, Some(Studio::new(&dist).expect("a studio")))
}

async fn get(router: &Router, path: &str) -> (StatusCode, HeaderMap, String) {
    let request = Request::get(path).header(header::HOST, "localhost:4600").body(Body::empty()).expect("a request");
    let response = router.clone().oneshot(request).await.expect("an answer");
    let (parts, body) = response.into_parts();
    let bytes = to_bytes(body, usize::MAX).await.expect("a body");
    (parts.status, parts.headers, String::from_utf8_lossy(&bytes).into_owned())
}

#[tokio::test]
async fn files_have_their_type_their_policy_and_their_age() {
    let folder = TempDir::new().expect("a folder");
    let router = serve(folder.path()).await;
    for (path, kind, cache) in [
        ("/", "text/html", "no-cache"),
        ("/flows/7", "text/html", "no-cache"),
        ("/favicon.svg", "image/svg+xml", "no-cache"),
        ("/assets/goal_element_bg-1a2b.wasm", "application/wasm", "public, max-age=31536000, immutable"),
        ("/assets/index-3c4d.js", "text/javascript", "public, max-age=31536000, immutable"),
    ] {
        let (status, headers, _) = get(&router, path).await;
        assert_eq!(status, StatusCode::OK, "{path}");
        assert_eq!(headers[header::CONTENT_TYPE].to_str().expect("text"), kind, "{path}");
        assert_eq!(headers[header::CACHE_CONTROL], cache, "{path}");
        assert_eq!(headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff", "{path}");
        let policy = headers[header::CONTENT_SECURITY_POLICY].to_str().expect("text");
        assert!(
            policy.contains("script-src 'self' 'wasm-unsafe-eval';") && !policy.contains("unsafe-inline"),
            "{policy}"
        );
        assert!(policy.contains("frame-ancestors 'none'"), "{policy}");
    }
}

#[tokio::test]
async fn a_missing_file_is_missing_and_nothing_outside_the_folder_is_served() {
    let folder = TempDir::new().expect("a folder");
    let router = serve(folder.path()).await;
    for path in
        ["/assets/index-old.js", "/goal_element_bg.wasm", "/../outside.txt", "/%2e%2e/outside.txt", "/..%2foutside.txt"]
    {
        let (status, headers, body) = get(&router, path).await;
        assert_eq!(status, StatusCode::NOT_FOUND, "{path}: {body}");
        assert_eq!(headers[header::CONTENT_TYPE], "application/problem+json", "{path}");
        assert!(!body.contains("not yours"), "{path}");
    }
    let (status, _, body) = get(&router, "/v1/workspace").await;
    assert_eq!(status, StatusCode::UNAUTHORIZED, "the API is not the studio's: {body}");
}

#[test]
fn a_folder_without_an_index_is_no_studio() {
    let folder = TempDir::new().expect("a folder");
    let said = Studio::new(folder.path()).expect_err("no studio").to_string();
    assert!(said.ends_with("has no index.html; build the studio first, or leave --studio out"), "{said}");
}
