//! A clock that jumps: an hour or a day, forward or back, under load. Nothing taken is lost or doubled, and nothing freezes.

mod support;

use std::{
    collections::BTreeSet,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use serde_json::json;
use support::{Proxy, Sandbox, TOKEN, config, context, database, live, postgres::Postgres, purchase};

const HOUR: i64 = 3600;
const DAY: i64 = 24 * HOUR;
const TELLERS: usize = 4;
/// Between two jumps, and for as long as anything may take at the end.
const STEP: Duration = Duration::from_millis(250);
const PATIENCE: Duration = Duration::from_secs(60);

/// The same on SQLite and on PostgreSQL.
async fn on_both<F: Future<Output = ()>>(test: impl Fn(Sandbox, Proxy) -> F) {
    let server = Postgres::shared();
    let sandbox = Sandbox::start().await;
    let proxy = Proxy::start(&sandbox.origin).await;
    test(sandbox, proxy).await;
    let sandbox = Sandbox::start().await;
    let proxy = Proxy::on(&config(&sandbox.origin), database(&server).await).await;
    test(sandbox, proxy).await;
}

/// Tells happenings until `stop`; the ids of the events that were taken.
async fn tell(proxy: Arc<Proxy>, count: Arc<AtomicUsize>, stop: Arc<AtomicBool>) -> Vec<String> {
    let mut told = Vec::new();
    while !stop.load(Ordering::SeqCst) {
        let taken = proxy.live(live(count.fetch_add(1, Ordering::SeqCst))).await;
        told.push(taken["events"][0]["event_id"].as_str().expect("an id").to_owned());
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    told
}

async fn jump(proxy: &Proxy, sandbox: &Sandbox, seconds: i64) {
    // What is in trouble when the clock jumps has waits, circuits and leases of the time before.
    sandbox.fault(json!({ "target": "meta", "times": 4, "status": 503 })).await;
    tokio::time::sleep(STEP).await;
    proxy.later(sandbox, seconds).await;
    tokio::time::sleep(STEP).await;
    sandbox.calm().await;
}

async fn jumps_under_load(sandbox: Sandbox, proxy: Proxy) {
    let proxy = Arc::new(proxy);
    proxy.later(&sandbox, 0).await;
    proxy.start_working();
    let (count, stop) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicBool::new(false)));
    let mut tellers = tokio::task::JoinSet::new();
    for _ in 0..TELLERS {
        tellers.spawn(tell(Arc::clone(&proxy), Arc::clone(&count), Arc::clone(&stop)));
    }
    for seconds in [HOUR, -HOUR, DAY, -DAY, -HOUR, HOUR, -DAY, DAY] {
        jump(&proxy, &sandbox, seconds).await;
    }
    stop.store(true, Ordering::SeqCst);
    let mut told = Vec::new();
    while let Some(some) = tellers.join_next().await {
        told.extend(some.expect("told"));
    }
    let ids: BTreeSet<&String> = told.iter().collect();
    assert_eq!(ids.len(), told.len(), "each happening has an event of its own");

    // What was taken in a future that was none goes out when it has come: a day of it, and a quarter of an hour of waits.
    let begin = Instant::now();
    while proxy.outcomes().await.keys().any(|outcome| outcome != "accepted") {
        assert!(begin.elapsed() < PATIENCE, "of {} told: {:?}", told.len(), proxy.outcomes().await);
        proxy.later(&sandbox, HOUR / 2).await;
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert_eq!(proxy.outcomes().await.get("accepted"), Some(&i64::try_from(told.len()).expect("few")));
    let accepted = sandbox.accepted().await;
    assert_eq!(accepted.keys().collect::<BTreeSet<_>>(), ids, "none lost, none that nobody told");
    let doubled: Vec<_> = accepted.iter().filter(|(_, times)| **times > 1).collect();
    assert!(doubled.is_empty(), "{doubled:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn under_load_nothing_is_lost_or_doubled() {
    on_both(jumps_under_load).await;
}

/// Everything that waits for a time waits for one that lies a day ahead.
async fn set_back(sandbox: Sandbox, proxy: Proxy) {
    proxy.later(&sandbox, 0).await;
    for n in 0..6 {
        proxy.live(live(n)).await;
    }
    proxy.later(&sandbox, DAY).await;
    sandbox.fault(json!({ "target": "meta", "times": 1000, "status": 503 })).await;
    for _ in 0..3 {
        proxy.deliver().await;
        proxy.later(&sandbox, 31).await;
    }
    let calls = sandbox.calls().await;
    assert_eq!(proxy.deliver().await, 1, "a probe: the host is known to be down");
    assert!(calls >= 3, "{calls}");
    proxy.later(&sandbox, -DAY).await;
    sandbox.calm().await;
    proxy.deliver().await;
    proxy.deliver().await;
    assert_eq!(proxy.outcomes().await, [("accepted".to_owned(), 6)].into(), "nothing waits for a day");
    assert!(sandbox.accepted().await.values().all(|times| *times == 1));
}

#[tokio::test]
async fn a_clock_that_is_set_back_freezes_no_circuit_and_no_event() {
    on_both(set_back).await;
}

/// The same for a credential, whose events are parked.
async fn set_back_with_a_dead_token(sandbox: Sandbox, proxy: Proxy) {
    proxy.later(&sandbox, 0).await;
    proxy.live(live(1)).await;
    proxy.later(&sandbox, HOUR).await;
    proxy.token("EAAGexpired");
    proxy.deliver().await;
    assert_eq!(proxy.outcomes().await, [("parked".to_owned(), 1)].into());
    proxy.later(&sandbox, -HOUR).await;
    proxy.token(TOKEN);
    proxy.deliver().await;
    assert_eq!(proxy.outcomes().await, [("accepted".to_owned(), 1)].into());
}

#[tokio::test]
async fn a_clock_that_is_set_back_does_not_hide_a_new_token() {
    on_both(set_back_with_a_dead_token).await;
}

#[tokio::test]
async fn what_a_lost_proxy_was_sending_is_known_as_unknown_though_the_clock_was_set_back() {
    let server = Postgres::shared();
    let sandbox = Sandbox::start().await;
    // It answers when nobody waits any more.
    sandbox.fault(json!({ "target": "meta", "times": 1, "delay_ms": 20_000 })).await;
    let one = Proxy::on(&config(&sandbox.origin), database(&server).await).await;
    let two = one.beside().await;
    one.later(&sandbox, DAY).await;
    one.live(live(1)).await;
    let app = one.app.clone();
    let lost = tokio::spawn(async move { app.deliver_due().await });
    let begin = Instant::now();
    while two.outcomes().await.get("sending") != Some(&1) {
        assert!(begin.elapsed() < PATIENCE, "{:?}", two.outcomes().await);
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    lost.abort();
    two.later(&sandbox, -DAY).await;
    two.deliver().await;
    assert_eq!(two.outcomes().await, [("unknown".to_owned(), 1)].into());
}

/// Somebody held a key a day ahead and is gone.
async fn a_key_from_the_future(sandbox: Sandbox, proxy: Proxy) {
    let body = json!({ "mode": "test", "goal": purchase(), "context": context(), "test_event_code": "TEST12345" });
    let ask = || {
        let request = proxy.request("POST", "/v1/events").header("origin", support::ORIGIN);
        let request = request.header("content-type", "application/json").header("idempotency-key", "k-1");
        proxy.call(request.body(body.to_string().into()).expect("a request"))
    };
    let under_way = async {
        while proxy.get("/v1/deliveries?outcome=sending").await.body.as_array().is_none_or(Vec::is_empty) {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    proxy.later(&sandbox, DAY).await;
    // It answers when nobody waits any more.
    sandbox.fault(json!({ "target": "meta", "times": 1, "delay_ms": 20_000 })).await;
    tokio::select! {
        answer = ask() => panic!("nobody waits for it: {answer:?}"),
        () = under_way => {}
    }
    assert_eq!(ask().await.problem(), (409, "idempotency-running"));
    proxy.later(&sandbox, -DAY).await;
    let again = ask().await;
    assert_eq!((again.status.as_u16(), &again.body["mode"]), (200, &json!("test")), "{again:?}");
}

#[tokio::test]
async fn a_clock_that_is_set_back_frees_a_key_that_was_held() {
    on_both(a_key_from_the_future).await;
}
