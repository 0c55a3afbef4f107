//! Exchange rates: the operator's own and the European Central Bank's, with day and source, and frozen with the event.

mod support;

use axum::{
    Router,
    body::Body,
    http::{StatusCode, header},
    response::Redirect,
    routing::get,
};
use serde_json::{Value, json};
use support::{Got, ORIGIN, Proxy, Sandbox, config, live, on_both, purchase, send, set};

on_both! {
    a_table_holds_until_a_newer_one_tells_its_currencies
    each_day_of_a_span_has_its_own_rates
}

fn converting() -> Value {
    let goal = set(purchase(), "/value", json!({ "amount": "125000", "currency": "COP" }));
    set(send(), "/goal", set(goal, "/destinations/meta/convert_to", json!("EUR")))
}

async fn put_csv(proxy: &Proxy, text: &str) -> Got {
    let request =
        proxy.request("PUT", "/v1/rates").header(header::ORIGIN, ORIGIN).header(header::CONTENT_TYPE, "text/csv");
    proxy.call(request.body(Body::from(text.to_owned())).expect("a request")).await
}

#[tokio::test]
async fn the_operators_table_converts_exactly_and_stays_with_what_was_sent() {
    let sandbox = Sandbox::start().await;
    let proxy = Proxy::start(&sandbox.origin).await;
    let today = proxy.get("/v1/rates").await.body["date"].as_str().expect("a day").to_owned();
    let table = |rate: &str| json!({ "date": today, "base": "EUR", "rates": { "COP": rate } });
    let kept = proxy.ask("PUT", "/v1/rates", &[], Some(table("4560"))).await;
    assert_eq!((kept.status, kept.body), (StatusCode::OK, json!({ "tables": 1, "rates": 1 })));
    proxy.test(converting()).await;
    assert_eq!(proxy.ask("PUT", "/v1/rates", &[], Some(table("5000"))).await.status, StatusCode::OK);
    proxy.test(set(converting(), "/context/happening_id", json!("2"))).await;
    let received = sandbox.received().await;
    let text = |at: usize| received[at]["text"].as_str().expect("a body");
    assert!(text(1).contains(r#""value":27.41,"currency":"EUR""#), "{}", text(1));
    assert!(
        text(0).contains(r#""value":25.00,"currency":"EUR""#) || text(0).contains(r#""value":25,"currency":"EUR""#),
        "{}",
        text(0)
    );
    let shown = proxy.get("/v1/rates").await.body;
    assert_eq!(
        shown["tables"],
        json!([{
            "date": today, "source": "operator", "base": "EUR", "rates": { "COP": "5000" }, "age_days": 0, "stale": false
        }])
    );
    let journal = proxy.get("/v1/deliveries").await.body;
    assert!(journal[1]["request"]["body"].as_str().expect("a body").contains("27.41"), "frozen with the event");
}

#[tokio::test]
async fn csv_is_taken_whole_or_not_at_all_and_old_tables_are_called_stale() {
    let proxy = Proxy::start("http://127.0.0.1:9").await;
    let kept = put_csv(&proxy, "date,base,currency,rate\n2026-01-02,EUR,COP,4560.25\n2026-01-02,USD,COP,4100\n").await;
    assert_eq!(kept.body, json!({ "tables": 2, "rates": 2 }), "{kept:?}");
    let wrong = put_csv(&proxy, "date,base,currency,rate\n2026-01-03,EUR,COP,1\n2026-01-03,EUR,MXN,1.234,5\n").await;
    assert_eq!((wrong.problem(), &wrong.body["params"]["place"]), ((422, "bad-rates"), &json!("line 3")));
    let shown = proxy.get("/v1/rates").await.body;
    assert_eq!((shown["tables"].as_array().map(Vec::len), &shown["stale"]), (Some(2), &json!(true)), "{shown:#}");
    let then = proxy.get("/v1/rates?date=2026-01-05").await.body;
    assert_eq!((&then["tables"][0]["age_days"], &then["stale"]), (&json!(3), &json!(false)));
    assert_eq!(proxy.get("/v1/rates?date=2026-01-01").await.body["tables"], json!([]));
    assert_eq!(proxy.get("/v1/rates?date=tomorrow").await.problem(), (400, "bad-query"));
    let request =
        proxy.request("PUT", "/v1/rates").header(header::ORIGIN, ORIGIN).header(header::CONTENT_TYPE, "text/plain");
    assert_eq!(proxy.call(request.body(Body::from("1")).expect("a request")).await.problem(), (415, "not-json"));
}

const ECB: &str =
    "<Envelope><Cube><Cube time='2026-01-02'><Cube currency='USD' rate='1.0876'/></Cube></Cube></Envelope>";

async fn until_tables(proxy: &Proxy, wanted: usize) -> Value {
    for _ in 0..100 {
        let shown = proxy.get("/v1/rates").await.body;
        if shown["tables"].as_array().map(Vec::len) == Some(wanted) {
            return shown;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    panic!("no {wanted} tables");
}

#[tokio::test]
async fn the_european_central_banks_file_is_fetched_or_read_and_no_redirect_followed() {
    let bank = Router::new()
        .route("/daily.xml", get(|| async { ECB }))
        .route("/moved.xml", get(|| async { Redirect::temporary("/daily.xml") }));
    let bank = Sandbox::serve(bank).await;
    let proxy =
        Proxy::with(&format!("{}\n[rates]\necb = \"{}/daily.xml\"\n", config("http://127.0.0.1:9"), bank.origin)).await;
    proxy.start_working();
    let shown = until_tables(&proxy, 1).await;
    assert_eq!((&shown["tables"][0]["source"], &shown["tables"][0]["rates"]["USD"]), (&json!("ecb"), &json!("1.0876")));

    let moved =
        Proxy::with(&format!("{}\n[rates]\necb = \"{}/moved.xml\"\n", config("http://127.0.0.1:9"), bank.origin)).await;
    moved.start_working();
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    assert_eq!(
        moved.get("/v1/rates").await.body["tables"],
        json!([]),
        "an address that the configuration does not name"
    );

    let file = Proxy::with(&format!("{}\n[rates]\necb = \"ecb.xml\"\n", config("http://127.0.0.1:9"))).await;
    std::fs::write(file.path("ecb.xml"), ECB).expect("written");
    file.start_working();
    until_tables(&file, 1).await;
}

/// So many days from today, in the workspace's time zone.
fn day(proxy: &Proxy, offset: i64) -> String {
    let at = proxy.clock.load(std::sync::atomic::Ordering::SeqCst) + offset * 24 * 3600;
    let zone = jiff::tz::TimeZone::get("Europe/Madrid").expect("a zone");
    jiff::Timestamp::from_second(at).expect("a time").to_zoned(zone).date().to_string()
}

/// A table a day of what has nothing to do with pesos.
fn other_tables(proxy: &Proxy, days: i64) -> String {
    (1..=days).map(|ago| format!("{0},EUR,MXN,20.1\n{0},USD,MXN,18.4\n", day(proxy, -ago))).collect()
}

async fn a_table_holds_until_a_newer_one_tells_its_currencies(sandbox: Sandbox, proxy: Proxy) {
    let (long_ago, yesterday) = (day(&proxy, -200), day(&proxy, -1));
    let text = format!(
        "date,base,currency,rate\n{long_ago},EUR,COP,4560\n{long_ago},USD,MXN,18\n{}",
        other_tables(&proxy, 90)
    );
    assert_eq!(put_csv(&proxy, &text).await.status, StatusCode::OK);
    let shown = proxy.get("/v1/rates").await.body;
    let shown: Vec<_> =
        shown["tables"].as_array().expect("tables").iter().map(|it| (&it["date"], &it["rates"])).collect();
    let (pesos, euro) = (json!({ "COP": "4560" }), json!({ "MXN": "20.1" }));
    let expected =
        [(&json!(yesterday), &euro), (&json!(yesterday), &json!({ "MXN": "18.4" })), (&json!(long_ago), &pesos)];
    assert_eq!(shown, expected);
    proxy.test(converting()).await;
    let received = sandbox.received().await;
    assert!(
        received[0]["text"].as_str().expect("a body").contains(r#""value":27.41,"currency":"EUR""#),
        "{received:?}"
    );
    // Once one tells both, the older ones are not needed.
    let both = format!("date,base,currency,rate\n{yesterday},EUR,COP,5000\n{yesterday},EUR,MXN,21\n");
    assert_eq!(put_csv(&proxy, &both).await.status, StatusCode::OK);
    let shown = proxy.get("/v1/rates").await.body;
    assert_eq!(shown["tables"][0]["rates"], json!({ "COP": "5000", "MXN": "21" }), "{shown:#}");
    assert_eq!(shown["tables"].as_array().map(Vec::len), Some(2), "{shown:#}");
}

async fn each_day_of_a_span_has_its_own_rates(sandbox: Sandbox, proxy: Proxy) {
    let pesos = |n| set(live(n), "/goal/value", json!({ "amount": "125000", "currency": "COP" }));
    proxy.live(pesos(1)).await;
    proxy.later(&sandbox, 100 * 24 * 3600).await;
    let (before, today) = (day(&proxy, -103), day(&proxy, 0));
    let text =
        format!("date,base,currency,rate\n{before},EUR,COP,5000\n{today},EUR,COP,4560\n{}", other_tables(&proxy, 98));
    assert_eq!(put_csv(&proxy, &text).await.status, StatusCode::OK);
    proxy.live(pesos(2)).await;
    let path = format!("/v1/statistics?goal=goal-1&from={before}&to={today}&currency=EUR");
    let figures = proxy.get(&path).await.body;
    assert_eq!(figures["reached"], 2, "{figures:#}");
    assert_eq!(figures["converted"], json!({ "currency": "EUR", "amount": "52.41", "missing": [] }));
}
