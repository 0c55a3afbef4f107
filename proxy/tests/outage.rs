//! Platforms in trouble, in simulated time: live events wait, come again, are parked, expire, and none is lost or doubled.

mod support;

use serde_json::{Value, json};
use support::{Proxy, Sandbox, TOKEN, config, database, live, postgres::Postgres, set};

async fn start() -> (Sandbox, Proxy) {
    let sandbox = Sandbox::start().await;
    let proxy = Proxy::start(&sandbox.origin).await;
    proxy.later(&sandbox, 0).await;
    (sandbox, proxy)
}

async fn journal(proxy: &Proxy) -> Vec<Value> {
    proxy.get("/v1/deliveries?limit=500").await.body.as_array().expect("a list").clone()
}

fn figures(of: &[(&str, i64)]) -> std::collections::BTreeMap<String, i64> {
    of.iter().map(|(name, n)| ((*name).to_owned(), *n)).collect()
}

#[tokio::test]
async fn what_failed_comes_again_later_with_the_same_bytes() {
    let (sandbox, proxy) = start().await;
    sandbox.fault(json!({ "target": "meta", "times": 2, "status": 500 })).await;
    proxy.live(live(1)).await;
    assert_eq!(proxy.deliver().await, 1);
    let event = &journal(&proxy).await[0];
    assert_eq!(
        (&event["outcome"], &event["attempts"], &event["answer"]["key"]),
        (&json!("waiting"), &json!(1), &json!("server-error"))
    );
    assert!(event["next_at"].as_i64() > Some(support::now() - 5), "{event:#}");
    assert_eq!(proxy.deliver().await, 0, "not at once");
    proxy.later(&sandbox, 60).await;
    assert_eq!(proxy.deliver().await, 1);
    proxy.later(&sandbox, 60).await;
    assert_eq!(proxy.deliver().await, 1);
    assert_eq!(proxy.outcomes().await, figures(&[("accepted", 1)]));
    let received = sandbox.received().await;
    assert_eq!(received.len(), 3);
    assert!(received.iter().all(|call| call["text"] == received[0]["text"]), "frozen when it was taken");
}

#[tokio::test]
async fn a_platform_that_names_a_time_is_not_asked_before() {
    let (sandbox, proxy) = start().await;
    sandbox.fault(json!({ "target": "meta", "status": 429, "headers": { "Retry-After": "90" } })).await;
    proxy.live(live(1)).await;
    proxy.deliver().await;
    proxy.live(live(2)).await;
    proxy.later(&sandbox, 80).await;
    assert_eq!(proxy.deliver().await, 0, "nor is it asked for another event: the limit is the app's");
    proxy.later(&sandbox, 40).await;
    proxy.deliver().await;
    assert_eq!(proxy.outcomes().await, figures(&[("accepted", 2)]));
}

#[tokio::test]
async fn a_dead_token_parks_everything_until_another_one_is_there() {
    let (sandbox, proxy) = start().await;
    proxy.token("EAAGexpired");
    for n in 1..=5 {
        proxy.live(live(n)).await;
        proxy.deliver().await;
    }
    assert_eq!(proxy.outcomes().await, figures(&[("parked", 5)]));
    assert_eq!(sandbox.calls().await, 1, "one event is enough to know");
    for _ in 0..4 {
        proxy.later(&sandbox, 15).await;
        proxy.deliver().await;
    }
    assert_eq!(sandbox.calls().await, 3, "one probe each thirty seconds");
    proxy.token(TOKEN);
    proxy.later(&sandbox, 30).await;
    proxy.deliver().await;
    assert_eq!(proxy.outcomes().await, figures(&[("accepted", 5)]), "without a restart");
    assert!(sandbox.accepted().await.values().all(|times| *times == 1));
}

#[tokio::test]
async fn a_host_that_is_down_gets_one_probe_that_counts_no_money() {
    let (sandbox, proxy) = start().await;
    sandbox.fault(json!({ "target": "meta", "times": 1000, "status": 503 })).await;
    for n in 1..=4 {
        proxy.live(live(n)).await;
        proxy.deliver().await;
    }
    let lead =
        set(set(live(5), "/goal/destinations/meta/event", json!("LeadSubmitted")), "/goal/goal/id", json!("goal-2"));
    proxy.live(lead).await;
    assert_eq!(proxy.deliver().await, 0);
    assert_eq!(sandbox.calls().await, 3, "three failures in a row: it is down");
    proxy.later(&sandbox, 31).await;
    assert_eq!(proxy.deliver().await, 1);
    let received = sandbox.received().await;
    assert_eq!(received[0]["body"]["data"][0]["event_name"], "LeadSubmitted", "the youngest, but no purchase");
    sandbox.calm().await;
    proxy.later(&sandbox, 31).await;
    proxy.deliver().await;
    proxy.later(&sandbox, 600).await;
    proxy.deliver().await;
    assert_eq!(proxy.outcomes().await, figures(&[("accepted", 5)]));
}

#[tokio::test]
async fn what_may_have_arrived_is_unknown_and_not_sent_again() {
    let (sandbox, proxy) = start().await;
    sandbox.fault(json!({ "target": "meta", "close": true, "after_verdict": true })).await;
    proxy.live(live(1)).await;
    proxy.deliver().await;
    proxy.later(&sandbox, 3600).await;
    assert_eq!(proxy.deliver().await, 0);
    assert_eq!(proxy.outcomes().await, figures(&[("unknown", 1)]));
    assert_eq!(sandbox.accepted().await.len(), 1);
}

#[tokio::test]
async fn what_waits_too_long_expires_and_is_counted() {
    let (sandbox, proxy) = start().await;
    sandbox.fault(json!({ "target": "meta", "times": 100_000, "status": 503 })).await;
    proxy.live(live(1)).await;
    for _ in 0..6 {
        proxy.later(&sandbox, 24 * 3600).await;
        proxy.deliver().await;
    }
    assert_eq!(proxy.outcomes().await, figures(&[("waiting", 1)]));
    proxy.later(&sandbox, 24 * 3600).await;
    proxy.deliver().await;
    assert_eq!(proxy.outcomes().await, figures(&[("expired", 1)]));
    let event = &journal(&proxy).await[0];
    assert!(!event["request"]["body"].as_str().expect("a body").contains(support::CLICK), "{event:#}");
}

#[tokio::test]
async fn a_backlog_goes_out_in_batches_oldest_first_and_one_bad_event_spoils_none() {
    let (sandbox, proxy) = start().await;
    sandbox.fault(json!({ "target": "meta", "times": 1000, "status": 503 })).await;
    for n in 1..=40 {
        let click = if n == 17 { "AfUnknownClick0123456789abcdefghijk" } else { support::CLICK };
        proxy.live(set(live(n), "/context/referral/ctwa_clid", json!(click))).await;
    }
    proxy.deliver().await;
    sandbox.calm().await;
    let before = sandbox.calls().await;
    proxy.later(&sandbox, 3600).await;
    proxy.live(live(41)).await;
    proxy.deliver().await;
    proxy.later(&sandbox, 60).await;
    proxy.deliver().await;
    assert_eq!(proxy.outcomes().await, figures(&[("accepted", 40), ("refused", 1)]));
    let calls = sandbox.calls().await - before;
    assert!(calls < 20, "{calls} requests for 41 events");
    assert!(sandbox.accepted().await.values().all(|times| *times == 1));
    let refused = &proxy.get("/v1/deliveries?outcome=refused").await.body[0];
    assert_eq!(refused["answer"]["params"]["subcode"], "2804087", "{refused:#}");
}

/// When the events of each call happened, first call first.
async fn times(sandbox: &Sandbox) -> Vec<Vec<i64>> {
    let times = |call: &Value| {
        let data = call["body"]["data"].as_array().expect("events");
        data.iter().map(|event| event["event_time"].as_i64().expect("a time")).collect()
    };
    sandbox.received().await.iter().rev().map(times).collect()
}

#[tokio::test]
async fn what_has_just_come_in_waits_for_no_backlog_which_goes_oldest_first() {
    let sandbox = Sandbox::start().await;
    let few = "[delivery]\nlive_requests = 1\nbacklog_requests = 1\nbacklog_batch = 4\n";
    let proxy = Proxy::with(&(config(&sandbox.origin) + few)).await;
    proxy.later(&sandbox, 0).await;
    for n in 0..12 {
        proxy.live(live(n)).await;
        proxy.later(&sandbox, 10).await;
    }
    proxy.later(&sandbox, 3600).await;
    let now = proxy.clock.load(std::sync::atomic::Ordering::SeqCst);
    proxy.live(live(12)).await;
    proxy.deliver().await;
    let mut calls = times(&sandbox).await;
    let fresh = calls.iter().position(|events| events == &[now]).expect("the one that has just come in");
    assert!(fresh < 2, "beside the first batch, before the second: {calls:?}");
    calls.remove(fresh);
    assert_eq!(calls.iter().map(Vec::len).collect::<Vec<_>>(), [4, 4, 4]);
    let backlog = calls.concat();
    assert!(backlog.is_sorted(), "oldest first: {backlog:?}");
}

#[tokio::test]
async fn without_its_secret_a_proxy_leaves_events_to_others() {
    let server = Postgres::shared();
    let sandbox = Sandbox::start().await;
    let one = Proxy::on(&config(&sandbox.origin), database(&server).await).await;
    let two = one.beside().await;
    std::fs::remove_file(one.path("secrets/META_SHOP")).expect("removed");
    one.live(live(1)).await;
    assert_eq!(one.deliver().await, 0);
    assert_eq!(one.outcomes().await, figures(&[("waiting", 1)]));
    assert_eq!(two.deliver().await, 1);
    assert_eq!(one.outcomes().await, figures(&[("accepted", 1)]));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_hours_without_the_platform_lose_and_double_nothing() {
    let server = Postgres::shared();
    let sandbox = Sandbox::start().await;
    let one = Proxy::on(&config(&sandbox.origin), database(&server).await).await;
    let (two, mut three) = (one.beside().await, one.beside().await);
    one.later(&sandbox, 0).await;
    sandbox.fault(json!({ "target": "meta", "times": 100_000, "status": 503 })).await;
    let (mut told, mut calls) = (0, 0);
    for minute in 0..120 {
        for proxy in [&one, &two, &three] {
            told += 1;
            proxy.live(live(told)).await;
        }
        one.later(&sandbox, 60).await;
        tokio::join!(one.deliver(), two.deliver(), three.deliver());
        let before = std::mem::replace(&mut calls, sandbox.calls().await);
        assert!(minute < 3 || calls - before <= 1, "one probe of all three once it is down: {before} to {calls}");
        if minute == 40 {
            let next = one.beside().await;
            std::mem::replace(&mut three, next).close().await;
        }
    }
    sandbox.calm().await;
    // Nobody knows yet that the old token is dead; who finds out parks what waits, for all.
    for proxy in [&one, &two, &three] {
        proxy.token("EAAGold");
    }
    for _ in 0..3 {
        one.later(&sandbox, 31).await;
        tokio::join!(one.deliver(), two.deliver(), three.deliver());
    }
    assert_eq!(one.outcomes().await, figures(&[("parked", i64::try_from(told).expect("few"))]));
    for proxy in [&one, &two, &three] {
        proxy.token(TOKEN);
    }
    let mut turns = 0;
    while one.outcomes().await.keys().any(|outcome| outcome != "accepted") && turns < 60 {
        turns += 1;
        one.later(&sandbox, 31).await;
        told += 1;
        one.live(live(told)).await;
        tokio::join!(one.deliver(), two.deliver(), three.deliver());
    }
    assert_eq!(one.outcomes().await, figures(&[("accepted", i64::try_from(told).expect("few"))]));
    let accepted = sandbox.accepted().await;
    assert_eq!(accepted.len(), told);
    assert!(accepted.values().all(|times| *times == 1));
}
