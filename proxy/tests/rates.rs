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
use support::{Got, ORIGIN, Proxy, Sandbox, config, purchase, send, set};

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
