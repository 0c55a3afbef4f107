//! What `proxy/deploy` and `/metrics`, `/readyz` promise: each alert has a page and measures something that is there.

mod support;

use std::{collections::BTreeSet, ffi::OsStr, fs, path::PathBuf, process::Command};

use axum::{body::Body, http::Request};
use serde_json::json;
use support::{Proxy, Sandbox, config, live, send};

fn deploy(path: &str) -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/deploy")).join(path)
}

async fn metrics(proxy: &Proxy) -> String {
    let request = Request::get("/metrics").header("host", "prometheus.example").body(Body::empty()).expect("a request");
    let got = proxy.call(request).await;
    assert_eq!(got.status, 200, "{got:?}");
    got.body.as_str().expect("text").to_owned()
}

/// Words of the rules that are names of ours.
fn named(rules: &str) -> BTreeSet<String> {
    let words = rules.split(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '_'));
    words.filter(|word| word.starts_with("goal_proxy_")).map(str::to_owned).collect()
}

#[tokio::test]
async fn every_alert_measures_something_and_has_a_page() {
    let rules = fs::read_to_string(deploy("alerts.yml")).expect("the rules");
    let sandbox = Sandbox::start().await;
    let proxy = Proxy::start(&sandbox.origin).await;
    proxy.live(live(1)).await;
    proxy.deliver().await;
    proxy.live(live(2)).await;
    let text = metrics(&proxy).await;
    for name in named(&rules) {
        assert!(
            text.contains(&format!("\n{name}{{")) || name == "goal_proxy_circuit_open",
            "{name} is not measured:\n{text}"
        );
    }
    let alerts: BTreeSet<&str> = rules.lines().filter_map(|line| line.trim().strip_prefix("- alert: ")).collect();
    let pages: BTreeSet<String> = fs::read_dir(deploy("runbook"))
        .expect("the pages")
        .map(|page| page.expect("a page").path().file_stem().expect("a name").to_string_lossy().into_owned())
        .collect();
    assert_eq!(alerts, pages.iter().map(String::as_str).collect());
    for alert in alerts {
        assert!(rules.contains(&format!("runbook_url: runbook/{alert}.md")), "{alert}");
    }
}

#[tokio::test]
async fn figures_tell_outcomes_what_waits_and_what_was_accepted() {
    let sandbox = Sandbox::start().await;
    let proxy = Proxy::start(&sandbox.origin).await;
    proxy.live(live(1)).await;
    proxy.deliver().await;
    proxy.live(live(2)).await;
    let text = metrics(&proxy).await;
    for (name, labels, value) in [
        ("goal_proxy_events", r#"mode="live",destination="meta",outcome="accepted""#, "1"),
        ("goal_proxy_events", r#"mode="live",destination="meta",outcome="waiting""#, "1"),
        // What alerts look at is there from the beginning: what begins at three has not risen.
        ("goal_proxy_events", r#"mode="live",destination="tiktok",outcome="unknown""#, "0"),
        ("goal_proxy_reached_total", r#"workspace="shop""#, "2"),
        ("goal_proxy_expiring_24h", r#"workspace="shop""#, "0"),
    ] {
        let line = text.lines().find(|line| line.starts_with(name) && line.contains(labels));
        assert!(line.is_some_and(|line| line.ends_with(&format!(" {value}"))), "{name} {labels}: {line:?}\n{text}");
    }
    assert!(text.contains("goal_proxy_last_accepted_timestamp_seconds{workspace=\"shop\"}"), "{text}");
    assert!(
        text.contains("goal_proxy_oldest_waiting_timestamp_seconds{workspace=\"shop\",destination=\"meta\"}"),
        "{text}"
    );
    assert!(text.contains(r#"route="/v1/events",status="202""#), "{text}");
}

#[tokio::test]
async fn elsewhere_figures_are_for_those_who_know_the_token() {
    let config = format!("tls_elsewhere = true\nmetrics_token = \"METRICS\"\n{}", config("http://127.0.0.1:9"));
    let proxy = Proxy::with(&config).await;
    let ask = async |authorization: &str| proxy.call_as(authorization, "GET", "/metrics", None).await.status;
    assert_eq!(ask("Bearer anything").await, 404, "the secret is missing");
    fs::write(proxy.path("secrets/METRICS"), "for-prometheus").expect("a secret");
    assert_eq!(
        (ask("Bearer anything").await, ask("Bearer for-prometheus").await),
        (404.try_into().expect("a status"), 200.try_into().expect("a status"))
    );
}

#[tokio::test]
async fn readiness_shows_what_differs_between_proxies() {
    let proxy = Proxy::start("http://127.0.0.1:9").await;
    let ready = async || proxy.get("/readyz").await.body;
    let before = ready().await;
    assert_eq!(before["ready"], json!(true));
    fs::write(proxy.path("secrets/META_NEW"), "another").expect("a secret");
    let after = ready().await;
    assert_ne!(before["secrets"], after["secrets"], "another token is there");
    assert_eq!((&before["pack"], &before["schema"]), (&after["pack"], &after["schema"]));
    fs::write(proxy.path("secrets/META_NEW"), "a third one").expect("a secret");
    assert_eq!(after["secrets"], ready().await["secrets"], "names are told, no token");
    assert!(!proxy.test(send()).await["versions"]["pack"].is_null());
}

#[tokio::test]
async fn readiness_knows_of_every_secret_that_the_configuration_names() {
    let jwt = "[[workspace.jwt]]\nalgorithm = \"HS256\"\nsecret = \"HOST_JWT\"\n[[connection]]";
    let settings = config("http://127.0.0.1:9").replacen("[[connection]]", jwt, 1);
    let proxy = Proxy::with(&format!("metrics_token = \"METRICS\"\n{settings}")).await;
    let secrets = async || proxy.get("/readyz").await.body["secrets"].clone();
    let without_metrics = secrets().await;
    fs::write(proxy.path("secrets/METRICS"), "for-prometheus").expect("a secret");
    let with_all = secrets().await;
    assert_ne!(without_metrics, with_all);
    fs::remove_file(proxy.path("secrets/HOST_JWT")).expect("removed");
    let without_jwt = secrets().await;
    assert!(without_jwt != with_all && without_jwt != without_metrics);
    let other = Proxy::with(&config("http://127.0.0.1:9")).await;
    assert_ne!(other.get("/readyz").await.body["secrets"], without_metrics, "it needs fewer");
}

/// What `program` says of a file of ours, and whether it is content; `None` where it is not installed.
fn asked(program: &str, arguments: &[&OsStr], package: &str) -> Option<(bool, String)> {
    match Command::new(program).args(arguments).output() {
        Ok(output) => {
            let said = [output.stdout, output.stderr].map(|text| String::from_utf8_lossy(&text).into_owned()).concat();
            Some((output.status.success(), said))
        }
        Err(_) => {
            eprintln!("SKIPPED: {program} is not installed (apt-get install {package})");
            None
        }
    }
}

#[test]
fn each_alert_comes_when_it_must_and_not_else() {
    let tests = fs::read_to_string(deploy("alerts_test.yml")).expect("the tests");
    let rules = fs::read_to_string(deploy("alerts.yml")).expect("the rules");
    for alert in rules.lines().filter_map(|line| line.trim().strip_prefix("- alert: ")) {
        let comes = format!("alertname: {alert}\n        exp_alerts:\n");
        assert!(tests.contains(&comes), "alerts_test.yml tells no moment at which {alert} comes");
    }
    let file = deploy("alerts_test.yml");
    if let Some((good, said)) = asked("promtool", &["test".as_ref(), "rules".as_ref(), file.as_ref()], "prometheus") {
        assert!(good, "{said}");
    }
}

#[test]
fn systemd_understands_the_unit() {
    let unit = fs::read_to_string(deploy("goal-proxy.service")).expect("the unit");
    let folder = tempfile::TempDir::new().expect("a folder");
    let file = folder.path().join("goal-proxy.service");
    fs::write(&file, unit.replace("/usr/local/bin/goal-proxy", env!("CARGO_BIN_EXE_goal-proxy"))).expect("written");
    if let Some((good, said)) = asked("systemd-analyze", &["verify".as_ref(), file.as_ref()], "systemd") {
        // A member that it does not know is said, and no failure.
        assert!(good && !said.contains("goal-proxy.service"), "{said}");
    }
}

/// Building an image needs a registry; that everything which the build needs is copied into it does not.
#[test]
fn the_container_is_built_from_all_that_the_program_needs() {
    let root = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/.."));
    let text = fs::read_to_string(deploy("Containerfile")).expect("the file");
    let copied: Vec<&str> = text
        .lines()
        .filter_map(|line| line.strip_prefix("COPY ").filter(|rest| !rest.starts_with("--from")))
        .flat_map(|rest| rest.split(' ').rev().skip(1))
        .collect();
    let folder = tempfile::TempDir::new().expect("a folder");
    for name in &copied {
        assert!(root.join(name).exists(), "{name}");
        std::os::unix::fs::symlink(fs::canonicalize(root.join(name)).expect("a place"), folder.path().join(name))
            .expect("linked");
    }
    let manifest = folder.path().join("Cargo.toml");
    let arguments = ["metadata", "--no-deps", "--locked", "--offline", "--format-version", "1", "--manifest-path"];
    let mut arguments: Vec<&OsStr> = arguments.iter().map(OsStr::new).collect();
    arguments.push(manifest.as_ref());
    let (good, said) = asked(env!("CARGO"), &arguments, "cargo").expect("cargo is here");
    assert!(good, "{said}");
}
