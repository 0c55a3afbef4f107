//! What an answer is about: which events of a batch, and which others would fail alike.

mod support;

use std::collections::BTreeMap;

use serde_json::{Value, json};
use support::{Proxy, Sandbox, live, set};

/// Events that have waited long enough to leave together, the `bad`th with a click that nobody made.
async fn backlog(proxy: &Proxy, sandbox: &Sandbox, count: usize, bad: Option<usize>) {
    for n in 0..count {
        let body = live(n);
        let body = if bad == Some(n) {
            set(body, "/context/referral/ctwa_clid", json!("ARnobodyMadeThisClick0123"))
        } else {
            body
        };
        proxy.live(body).await;
    }
    proxy.later(sandbox, 600).await;
}

async fn deliver_all(proxy: &Proxy) {
    while proxy.deliver().await > 0 {}
}

/// How many events each call had, oldest first, and whether it was accepted.
async fn calls(sandbox: &Sandbox) -> Vec<(usize, bool)> {
    let call = |call: &Value| (call["body"]["data"].as_array().map_or(0, Vec::len), call["outcome"] == "accepted");
    sandbox.received().await.iter().rev().map(call).collect()
}

fn outcomes(list: &[(&str, i64)]) -> BTreeMap<String, i64> {
    list.iter().map(|(name, count)| ((*name).to_owned(), *count)).collect()
}

#[tokio::test]
async fn the_event_that_the_platform_names_is_sent_alone() {
    let sandbox = Sandbox::start().await;
    let proxy = Proxy::start(&sandbox.origin).await;
    backlog(&proxy, &sandbox, 6, Some(3)).await;
    deliver_all(&proxy).await;
    assert_eq!(calls(&sandbox).await, [(6, false), (5, true), (1, false)]);
    assert_eq!(proxy.outcomes().await, outcomes(&[("accepted", 5), ("refused", 1)]));
}

#[tokio::test]
async fn without_a_name_halves_are_sent() {
    let sandbox = Sandbox::start().await;
    let proxy = Proxy::start(&sandbox.origin).await;
    let silent = r#"{"error":{"message":"Invalid parameter","code":100,"error_subcode":2804087}}"#;
    sandbox.fault(json!({ "target": "meta", "status": 400, "body": silent })).await;
    backlog(&proxy, &sandbox, 6, None).await;
    deliver_all(&proxy).await;
    assert_eq!(calls(&sandbox).await, [(6, false), (3, true), (3, true)]);
    assert_eq!(proxy.outcomes().await, outcomes(&[("accepted", 6)]));
}

/// Some were counted, and nobody can say which: sending them again would count those twice.
#[tokio::test]
async fn what_was_taken_in_part_is_not_sent_again() {
    let sandbox = Sandbox::start().await;
    let proxy = Proxy::start(&sandbox.origin).await;
    sandbox.fault(json!({ "target": "meta", "status": 200, "body": r#"{"events_received":2}"# })).await;
    backlog(&proxy, &sandbox, 6, None).await;
    deliver_all(&proxy).await;
    assert_eq!(calls(&sandbox).await, [(6, false)]);
    assert_eq!(proxy.outcomes().await, outcomes(&[("unknown", 6)]));
}

/// Code 1 was seen for a wrong account id as well: such an event must not hold up the others.
#[tokio::test]
async fn an_error_that_may_be_the_event_s_own_holds_up_nobody_else() {
    for (code, waits) in [(1, false), (2, true)] {
        let sandbox = Sandbox::start().await;
        let proxy = Proxy::start(&sandbox.origin).await;
        let body = json!({ "error": { "message": "An unknown error occurred", "code": code } }).to_string();
        sandbox.fault(json!({ "target": "meta", "status": 500, "body": body, "times": 3 })).await;
        for n in 0..3 {
            proxy.live(live(n)).await;
        }
        proxy.deliver().await;
        assert_eq!(proxy.outcomes().await, outcomes(&[("waiting", 3)]), "code {code}");
        proxy.live(live(3)).await;
        proxy.deliver().await;
        let promised = if waits { outcomes(&[("waiting", 4)]) } else { outcomes(&[("accepted", 1), ("waiting", 3)]) };
        assert_eq!(proxy.outcomes().await, promised, "code {code}");
    }
}
