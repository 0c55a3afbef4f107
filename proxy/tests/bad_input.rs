//! What no caller should send, on every operation that takes a body, and names of what is not there: a sentence that says what to
//! do, and nothing kept.

mod support;

use axum::{
    body::Body,
    http::{StatusCode, header},
};
use serde_json::{Value, json};
use support::{Got, ORIGIN, Proxy, Sandbox, document, live, purchase, send, set};

/// Deeper than anybody nests.
fn deep() -> String {
    format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000))
}

async fn raw(proxy: &Proxy, method: &str, path: &str, body: String) -> Got {
    let request = proxy.request(method, path).header(header::ORIGIN, ORIGIN).header(header::IF_MATCH, "\"1\"");
    let request = request.header(header::CONTENT_TYPE, "application/json").body(Body::from(body));
    proxy.call(request.expect("a request")).await
}

/// Addresses that take a JSON body, of things that are there.
async fn takers(proxy: &Proxy) -> Vec<(String, String)> {
    assert_eq!(proxy.post("/v1/goals", json!({ "goal": purchase() })).await.status, StatusCode::CREATED);
    let made = json!({ "id": "made", "name": "Made", "platform": "meta", "sandbox": true });
    assert_eq!(proxy.post("/v1/connections", made).await.status, StatusCode::CREATED);
    let taken = proxy.live(live(1)).await;
    let delivery = taken["events"][0]["id"].as_str().expect("an id");
    let with_body = document::operations().filter(|(_, _, operation)| operation["requestBody"].is_object());
    let address = |path: &str| {
        let id = match path.split('/').nth(2) {
            Some("goals") => "goal-1",
            Some("connections") => "made",
            _ => delivery,
        };
        path.replace("{id}", id)
    };
    let all: Vec<_> = with_body.map(|(method, path, _)| (method, address(path))).collect();
    assert!(all.len() >= 12, "{all:?}");
    all
}

#[tokio::test]
async fn what_is_no_json_or_another_json_is_said_on_every_address() {
    let proxy = Proxy::start("http://127.0.0.1:9").await;
    let deep = deep();
    let bodies = [
        "",
        "{",
        "nul",
        "null",
        "7",
        "\"text\"",
        "[]",
        "[[]]",
        "{\"a\":1",
        "{}}",
        "\u{feff}{}",
        &deep,
        "{\"\u{0}\":1}",
    ];
    for (method, path) in takers(&proxy).await {
        for body in bodies {
            let got = raw(&proxy, &method, &path, body.to_owned()).await;
            let (status, code) = got.problem();
            assert!(matches!(status, 400 | 422), "{method} {path} {body:.20}: {status} {code}");
        }
        // Each member of the body as something else than it is; none of it may be an error of ours.
        for name in ["goal", "context", "events", "goals", "name", "rates", "at", "revision", "subscriber", "platform"]
        {
            for value in ["null", "{}", "-1", "1e400", "\"\\ud800\"", &deep] {
                let got = raw(&proxy, &method, &path, format!("{{\"{name}\":{value}}}")).await;
                if path == "/v1/events/batch" && got.status == StatusCode::OK {
                    assert_eq!(got.body["results"][0]["status"], 400, "each event has an answer of its own: {got:?}");
                    continue;
                }
                let (status, code) = got.problem();
                assert!((400..500).contains(&status), "{method} {path} {name}={value:.20}: {status} {code}");
            }
        }
        let long = json!({ "name": "x".repeat(300 * 1024) }).to_string();
        assert_eq!(raw(&proxy, &method, &path, long).await.problem(), (413, "too-large"), "{method} {path}");
    }
    assert_eq!(proxy.get("/v1/statistics?goal=goal-1").await.body["live"]["reached"], 1, "nothing else was taken");
}

#[tokio::test]
async fn nested_deeply_inside_an_event_it_costs_that_part_alone() {
    let sandbox = Sandbox::start().await;
    let proxy = Proxy::start(&sandbox.origin).await;
    let put = |pointer: &str| set(live(7), pointer, json!("§")).to_string().replace("\"§\"", &deep());
    // What tells who and what it was is not guessed at.
    for pointer in ["/context", "/context/subscriber", "/context/referral", "/context/variables"] {
        let got = raw(&proxy, "POST", "/v1/events", put(pointer)).await;
        assert_eq!(got.problem(), (422, "bad-context"), "{pointer}");
    }
    // Where a goal says who it is, nothing is guessed either; behind that it is counted, and sent to nobody.
    let got = raw(&proxy, "POST", "/v1/events", put("/goal/destinations/meta/event")).await;
    assert_eq!(
        (got.problem(), got.body["params"]["path"].as_str()),
        ((422, "goal-too-deep"), Some("/destinations/meta/event")),
        "{got:?}"
    );
    for pointer in ["/goal/value"] {
        let got = raw(&proxy, "POST", "/v1/events", put(pointer)).await;
        assert_eq!(
            (got.status, got.body["events"][0]["reason"].as_str()),
            (StatusCode::ACCEPTED, Some("block")),
            "{got:?}"
        );
    }
    assert_eq!(sandbox.calls().await, 0);
}

#[tokio::test]
async fn what_is_not_there_is_named() {
    let sandbox = Sandbox::start().await;
    let proxy = Proxy::start(&sandbox.origin).await;
    let taken = proxy.live(set(live(1), "/goal/destinations/meta/connection", json!("nowhere"))).await;
    assert_eq!(taken["events"][0]["outcome"], "skipped", "{taken:#}");
    let named = |answer: &Value| answer["diagnostics"].to_string().contains("connection/unknown");
    assert!(named(&taken) && taken["diagnostics"].to_string().contains("nowhere"), "{taken:#}");
    assert_eq!(proxy.get("/v1/connections/nowhere").await.problem(), (404, "not-found"));

    let mut of_library = send();
    of_library.as_object_mut().expect("an object").remove("goal");
    assert_eq!(proxy.post("/v1/events", &of_library).await.problem(), (422, "no-goal"));
    let unknown = proxy.post("/v1/events", set(of_library, "/goal_id", json!("nothing"))).await;
    assert_eq!((unknown.problem(), &unknown.body["params"]["id"]), ((422, "unknown-goal"), &json!("nothing")));

    assert_eq!(proxy.post("/v1/goals", json!({ "goal": purchase() })).await.status, StatusCode::CREATED);
    assert_eq!(proxy.get("/v1/goals/goal-1?revision=9").await.problem(), (404, "not-found"));
    assert_eq!(proxy.get("/v1/goals/goal-1?revision=first").await.problem(), (400, "bad-query"));
    assert_eq!(proxy.get("/v1/goals/nothing/history").await.problem(), (404, "not-found"));
    assert_eq!(sandbox.calls().await, 0);
}

#[tokio::test]
async fn an_address_that_is_no_text_is_nowhere() {
    let proxy = Proxy::start("http://127.0.0.1:9").await;
    for path in ["/v1/goals/%FF", "/v1/deliveries/a%C3", "/v1/subscribers/%80/export"] {
        assert_eq!(proxy.get(path).await.problem(), (404, "not-found"), "{path}");
    }
    assert_eq!(proxy.get("/v1/goals/%F0%9F%A6%86").await.problem(), (404, "not-found"), "a text that names no goal");
}
