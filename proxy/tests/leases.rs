//! At most one in flight: what is sent is sent by one proxy, for as long as its answer may take.

mod support;

use std::sync::atomic::Ordering;

use serde_json::{Value, json};
use support::{Proxy, Sandbox, config, database, live, postgres::Postgres};

/// The same on SQLite and on PostgreSQL, where a platform may take a while.
async fn on_both<F: Future<Output = ()>>(test: impl Fn(Sandbox, Proxy) -> F) {
    let server = Postgres::shared();
    for database in [None, Some(database(&server).await)] {
        let sandbox = Sandbox::start().await;
        let config = config(&sandbox.origin).replace("timeout_seconds = 1", "timeout_seconds = 20");
        let proxy = match database {
            Some(database) => Proxy::on(&config, database).await,
            None => Proxy::with(&config).await,
        };
        test(sandbox, proxy).await;
    }
}

/// Longer than any lease of these proxies.
const LONG: i64 = 100;
const EVENTS: usize = 6;
/// A refusal that names no event, so that halves are sent.
const NAMELESS: &str = r#"{"error":{"message":"Invalid parameter","code":100,"error_subcode":2804087}}"#;

/// A backlog that leaves in one request, whose answer takes so long that `meanwhile` can be done. What it was told.
async fn while_refused<F: Future<Output = ()>>(
    sandbox: &Sandbox,
    proxy: &Proxy,
    meanwhile: impl FnOnce(Vec<String>) -> F,
) {
    let mut ids = Vec::new();
    for n in 0..EVENTS {
        let taken = proxy.live(live(n)).await;
        ids.push(taken["events"][0]["id"].as_str().expect("an id").to_owned());
    }
    proxy.later(sandbox, 600).await;
    sandbox.fault(json!({ "target": "meta", "status": 400, "body": NAMELESS, "delay_ms": 2000 })).await;
    tokio::join!(proxy.deliver(), async {
        proxy.until_sending().await;
        meanwhile(ids).await;
    });
}

/// How many events each call had, oldest first.
async fn calls(sandbox: &Sandbox) -> Vec<usize> {
    let call = |call: &Value| call["body"]["data"].as_array().map_or(0, Vec::len);
    sandbox.received().await.iter().rev().map(call).collect()
}

/// The clock goes on, so that leases would be over; one of the events is another's meanwhile.
async fn a_lost_lease(sandbox: Sandbox, proxy: Proxy) {
    while_refused(&sandbox, &proxy, async |ids| {
        let taken = format!("UPDATE event SET lease = 'another' WHERE id = '{}'", ids[1]);
        proxy.sql(&taken, &taken).await;
        proxy.later(&sandbox, LONG).await;
    })
    .await;
    assert_eq!(calls(&sandbox).await, [6, 2, 3], "each event that is ours, once");
    let outcomes = proxy.outcomes().await;
    // It is another's to finish; where there can be no other, nobody knows.
    assert_eq!((outcomes.get("accepted"), outcomes.get("waiting")), (Some(&5), None), "{outcomes:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_another_s_meanwhile_is_not_sent() {
    on_both(a_lost_lease).await;
}

/// Others believe that their sender is gone; it knows that they did not leave.
async fn given_up(sandbox: Sandbox, proxy: Proxy) {
    while_refused(&sandbox, &proxy, async |ids| {
        // As another proxy marks it, with the figures that move with it.
        for id in &ids[..2] {
            let unknown = format!("UPDATE event SET outcome = 'unknown' WHERE id = '{id}'");
            proxy.sql(&unknown, &unknown).await;
        }
        let figures = "INSERT INTO roll_outcome SELECT workspace, mode, goal, day, bot, ad, destination, 'unknown', '', 2, writer FROM roll_outcome WHERE outcome = 'sending' AND n > 0";
        proxy.sql(figures, figures).await;
        let fewer = "UPDATE roll_outcome SET n = n - 2 WHERE outcome = 'sending' AND n > 0";
        proxy.sql(fewer, fewer).await;
        proxy.later(&sandbox, LONG).await;
    })
    .await;
    proxy.deliver().await;
    assert_eq!(proxy.outcomes().await, [("accepted".to_owned(), 6)].into());
    let accepted = sandbox.accepted().await;
    assert!(accepted.len() == EVENTS && accepted.values().all(|times| *times == 1), "{accepted:?}");
    assert_eq!(calls(&sandbox).await[..3], [6, 1, 3], "those two not with the others");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_given_up_is_not_sent_under_the_old_lease() {
    on_both(given_up).await;
}

/// A token that goes between two requests of one claim.
async fn a_token_that_goes(sandbox: Sandbox, proxy: Proxy) {
    let secret = proxy.path("secrets/META_SHOP");
    while_refused(&sandbox, &proxy, async |_| std::fs::remove_file(&secret).expect("removed")).await;
    assert_eq!(calls(&sandbox).await, [6]);
    assert_eq!(proxy.outcomes().await, [("waiting".to_owned(), 6)].into(), "handed back, not failed");
    proxy.token(support::TOKEN);
    proxy.deliver().await;
    assert_eq!(proxy.outcomes().await, [("accepted".to_owned(), 6)].into());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_proxy_whose_token_goes_while_it_sends_hands_the_rest_back() {
    on_both(a_token_that_goes).await;
}

/// The same, and one of the people is erased meanwhile: of their event nothing is left to be sent.
async fn erased_and_handed_back(sandbox: Sandbox, proxy: Proxy) {
    let secret = proxy.path("secrets/META_SHOP");
    while_refused(&sandbox, &proxy, async |_| {
        proxy.erase("subscriber-2").await;
        std::fs::remove_file(&secret).expect("removed");
    })
    .await;
    proxy.token(support::TOKEN);
    proxy.live(live(EVENTS)).await;
    proxy.deliver().await;
    assert_eq!(proxy.outcomes().await, [("accepted".to_owned(), 6), ("erased".to_owned(), 1)].into());
}

/// Of a refused batch the parts are sent without who was erased since.
async fn erased_between_two_parts(sandbox: Sandbox, proxy: Proxy) {
    while_refused(&sandbox, &proxy, async |_| proxy.erase("subscriber-2").await).await;
    assert_eq!(calls(&sandbox).await, [6, 2, 3]);
    assert_eq!(proxy.outcomes().await, [("accepted".to_owned(), 5), ("erased".to_owned(), 1)].into());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_erased_since_is_in_no_part_of_a_refused_batch() {
    on_both(erased_between_two_parts).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_erased_while_it_was_taken_is_not_handed_back_to_be_sent() {
    on_both(erased_and_handed_back).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_proxy_whose_clock_is_ahead_gives_up_no_fresh_lease() {
    let server = Postgres::shared();
    let sandbox = Sandbox::start().await;
    sandbox.fault(json!({ "target": "meta", "delay_ms": 800 })).await;
    let one = Proxy::on(&config(&sandbox.origin), database(&server).await).await;
    one.later(&sandbox, 0).await;
    // Decision 0028 lets clocks lie a minute apart; a lease of these proxies is eight seconds long.
    let ahead = one.beside_ahead(40).await;
    let id = one.live(live(1)).await["events"][0]["id"].as_str().expect("an id").to_owned();
    tokio::join!(one.deliver(), async {
        one.until_sending().await;
        ahead.deliver().await;
        assert_eq!(ahead.outcomes().await, [("sending".to_owned(), 1)].into(), "its sender is there");
        let again = ahead.post(&format!("/v1/deliveries/{id}/retry"), json!({})).await;
        assert_eq!(again.problem(), (409, "not-retryable"), "it is under way");
    });
    assert_eq!(one.outcomes().await, [("accepted".to_owned(), 1)].into());
    assert_eq!(sandbox.calls().await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_lost_proxy_was_sending_is_unknown_a_minute_after_its_lease() {
    let server = Postgres::shared();
    let sandbox = Sandbox::start().await;
    sandbox.fault(json!({ "target": "meta", "delay_ms": 20_000 })).await;
    let one = Proxy::on(&config(&sandbox.origin), database(&server).await).await;
    let two = one.beside().await;
    one.live(live(1)).await;
    let app = one.app.clone();
    let lost = tokio::spawn(async move { app.deliver_due().await });
    two.until_sending().await;
    lost.abort();
    for (seconds, outcome) in [(60, "sending"), (10, "unknown")] {
        two.clock.fetch_add(seconds, Ordering::SeqCst);
        two.deliver().await;
        assert_eq!(two.outcomes().await, [(outcome.to_owned(), 1)].into(), "after {seconds} more");
    }
}
