//! Figures and what they are made of: a rate that knows of everybody, and rows for each number.

mod support;

use serde_json::{Value, json};
use support::{Proxy, Sandbox, live, on_both, set};

on_both! {
    a_rate_needs_to_know_who_entered_each_bot
    a_bots_and_a_spans_numbers_open_their_rows
}

const DAY: i64 = 24 * 3600;

/// A happening of a person in a bot; in none if the bot has no name.
fn of(n: usize, bot: &str, subscriber: &str) -> Value {
    let body = set(live(n), "/context/subscriber/id", json!(subscriber));
    if bot.is_empty() { set(body, "/bot", Value::Null) } else { set(body, "/bot", json!(bot)) }
}

fn day(proxy: &Proxy, offset: i64) -> String {
    let at = proxy.clock.load(std::sync::atomic::Ordering::SeqCst) + offset * DAY;
    let zone = jiff::tz::TimeZone::get("Europe/Madrid").expect("a zone");
    jiff::Timestamp::from_second(at).expect("a time").to_zoned(zone).date().to_string()
}

async fn enters(proxy: &Proxy, bot: &str, subscriber: &str) {
    let start = json!({ "bot": bot, "subscriber": subscriber, "happening_id": format!("{bot}-{subscriber}") });
    assert_eq!(proxy.post("/v1/flow-starts", start).await.status, 202);
}

async fn a_rate_needs_to_know_who_entered_each_bot(_sandbox: Sandbox, proxy: Proxy) {
    let rate = async |query: &str| {
        let figures = proxy.get(&format!("/v1/statistics?goal=goal-1&mode=live{query}")).await.body;
        (figures["people"].clone(), figures["entered"].clone(), figures["rate"].clone())
    };
    for person in ["ana", "bea", "cid", "dan"] {
        enters(&proxy, "bot-1", person).await;
    }
    proxy.live(of(1, "bot-1", "ana")).await;
    assert_eq!(rate("").await, (json!(1), json!(4), json!("0.2500")));
    for n in 0..10 {
        proxy.live(of(10 + n, "bot-2", &format!("p{n}"))).await;
    }
    assert_eq!(rate("").await, (json!(11), json!(4), Value::Null), "nobody told who entered bot-2");
    assert_eq!(rate("&bot=bot-1").await, (json!(1), json!(4), json!("0.2500")));
    assert_eq!(rate("&bot=bot-2").await, (json!(10), Value::Null, Value::Null));
    for n in 0..10 {
        enters(&proxy, "bot-2", &format!("p{n}")).await;
    }
    enters(&proxy, "bot-2", "ana").await;
    assert_eq!(rate("").await, (json!(11), json!(14), json!("0.7857")), "ana entered both and is one person");
    enters(&proxy, "bot-3", "eva").await;
    assert_eq!(rate("").await.1, json!(15), "not she who entered a bot in which it was not reached");
    proxy.live(of(99, "", "fay")).await;
    assert_eq!(rate("").await, (json!(12), json!(15), Value::Null), "in which bot, nobody told");
}

async fn a_bots_and_a_spans_numbers_open_their_rows(sandbox: Sandbox, proxy: Proxy) {
    for (n, bot) in [(1, "bot-1"), (2, "bot-2"), (3, "bot-2")] {
        proxy.live(of(n, bot, "ana")).await;
        proxy.deliver().await;
        proxy.later(&sandbox, DAY).await;
    }
    let (first, second, third) = (day(&proxy, -3), day(&proxy, -2), day(&proxy, -1));
    for (query, count) in [
        ("bot=bot-1".to_owned(), 1),
        ("bot=bot-2".to_owned(), 2),
        ("bot=bot".to_owned(), 0),
        (format!("from={second}"), 2),
        (format!("to={second}"), 2),
        (format!("from={first}&to={third}"), 3),
        (format!("from={second}&to={second}&bot=bot-2"), 1),
        (format!("from={third}&to={first}"), 0),
    ] {
        let list = proxy.get(&format!("/v1/deliveries?{query}")).await.body;
        assert_eq!(list.as_array().map(Vec::len), Some(count), "{query}");
        let table = proxy.get(&format!("/v1/deliveries/export?{query}")).await.body;
        assert_eq!(table.as_str().map(|text| text.lines().count()), Some(1 + count), "{query}");
    }
    for path in ["/v1/deliveries?from=yesterday", "/v1/deliveries/export?to=2026-02-30"] {
        assert_eq!(proxy.get(path).await.problem(), (400, "bad-query"), "{path}");
    }
}
