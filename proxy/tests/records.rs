//! What is kept, on both databases: figures that add up, the journal, a person's data.

mod support;

use std::collections::BTreeMap;

use axum::http::StatusCode;
use serde_json::{Value, json};
use support::{Proxy, Sandbox, live, on_both, set};

on_both! {
    outcomes_add_up_whatever_happens
    people_count_once_in_any_span
    what_is_old_is_forgotten_and_its_counts_stay
    the_journal_is_asked_paged_exported_and_sent_again
    a_person_is_erased_and_told
    the_latest_ad_of_a_person_is_known_by_name
}

const DAY: i64 = 24 * 3600;

fn of(n: usize, subscriber: &str) -> Value {
    set(live(n), "/context/subscriber/id", json!(subscriber))
}

fn day(proxy: &Proxy, offset: i64) -> String {
    let at = proxy.clock.load(std::sync::atomic::Ordering::SeqCst) + offset * DAY;
    let zone = jiff::tz::TimeZone::get("Europe/Madrid").expect("a zone");
    jiff::Timestamp::from_second(at).expect("a time").to_zoned(zone).date().to_string()
}

async fn figures(proxy: &Proxy, query: &str) -> Value {
    let got = proxy.get(&format!("/v1/statistics?goal=goal-1&{query}")).await;
    assert_eq!(got.status, StatusCode::OK, "{got:?}");
    got.body
}

/// For each destination: the outcomes' sum is the happenings that had it switched on, here and in the rows.
async fn assert_adds_up(proxy: &Proxy, meta: i64, tiktok: i64, told: &str) {
    let figures = figures(proxy, "mode=live").await;
    let mut totals = BTreeMap::new();
    for destination in figures["destinations"].as_array().expect("a list") {
        let outcomes = destination["outcomes"].as_object().expect("figures");
        let sum: i64 = outcomes.values().filter_map(Value::as_i64).sum();
        assert!(outcomes.values().all(|n| n.as_i64() > Some(0)), "{told}: {figures:#}");
        assert_eq!(destination["total"], sum, "{told}: {figures:#}");
        totals.insert(destination["destination"].as_str().expect("a name").to_owned(), sum);
        for (name, n) in outcomes {
            let (outcome, reason) = name.split_once(':').unwrap_or((name, ""));
            let reason = if reason.is_empty() { String::new() } else { format!("&reason={reason}") };
            let platform = destination["destination"].as_str().expect("a name");
            let path = format!("/v1/deliveries?limit=500&mode=live&destination={platform}&outcome={outcome}{reason}");
            let rows = proxy.get(&path).await.body;
            assert_eq!(rows.as_array().map(Vec::len), n.as_u64().map(|n| n as usize), "{told}: {path}");
        }
    }
    let expected = [("meta", meta), ("tiktok", tiktok)];
    let expected = expected.into_iter().filter(|(_, n)| *n > 0).map(|(name, n)| (name.to_owned(), n)).collect();
    assert_eq!(totals, expected, "{told}: {figures:#}");
}

async fn outcomes_add_up_whatever_happens(sandbox: Sandbox, proxy: Proxy) {
    // Any sequence of steps; the same one each time, so that what it finds is found again.
    let mut chance = 0x2545_f491_4f6c_dd1d_u64;
    let mut dice = move |sides: u64| {
        chance ^= chance << 13;
        chance ^= chance >> 7;
        chance ^= chance << 17;
        chance % sides
    };
    let (mut told, mut both) = (0, 0);
    for step in 0..60 {
        match dice(8) {
            0..=3 => {
                told += 1;
                let mut body = of(told as usize, &format!("subscriber-{}", dice(6)));
                match dice(6) {
                    0 => body = set(body, "/context/referral", json!({})),
                    1 => body = set(body, "/context/referral/ctwa_clid", json!("AfUnknownClick0123456789abcdefghijk")),
                    2 => body = set(body, "/context/variables/order_total", json!("a lot")),
                    3 => body = set(body, "/goal/once", json!({ "per": "subscriber" })),
                    4 => {
                        body = set(body, "/goal/destinations/tiktok", json!({ "enabled": true, "event": "Purchase" }));
                        both += 1;
                    }
                    _ => {}
                }
                proxy.live(body).await;
            }
            4 => {
                let trouble = [
                    json!({ "target": "meta", "times": 3, "status": 500 }),
                    json!({ "target": "meta", "status": 429 }),
                    json!({ "target": "meta", "close": true }),
                    json!({ "target": "meta", "status": 400, "body": r#"{"error":{"code":190}}"# }),
                ];
                sandbox.fault(trouble[dice(4) as usize].clone()).await;
            }
            5 => proxy.later(&sandbox, [1, 31, 3600, 8 * DAY][dice(4) as usize]).await,
            6 => {
                let id = format!("subscriber-{}", dice(6));
                let request =
                    proxy.request("DELETE", &format!("/v1/subscribers/{id}")).header("origin", support::ORIGIN);
                proxy.call(request.body(axum::body::Body::empty()).expect("a request")).await;
            }
            _ => drop(proxy.deliver().await),
        }
        let from = day(&proxy, -300);
        let figures = figures(&proxy, &format!("mode=live&from={from}")).await;
        let sum = |name: &str| -> i64 {
            let list = figures["destinations"].as_array().expect("a list").iter();
            let outcomes = list
                .filter(|it| it["destination"] == name)
                .flat_map(|it| it["outcomes"].as_object().expect("figures").values());
            outcomes.filter_map(Value::as_i64).sum()
        };
        assert_eq!(
            (sum("meta"), sum("tiktok"), &figures["reached"]),
            (told, both, &json!(told)),
            "step {step}: {figures:#}"
        );
    }
    assert!(told > 20 && both > 0);
}

async fn people_count_once_in_any_span(sandbox: Sandbox, proxy: Proxy) {
    let ad = |body: Value, id: &str| set(body, "/context/referral/ad_id", json!(id));
    // ana comes on all three days, bea on the last two, by another ad and bot.
    let mut n = 0;
    for today in 0..3 {
        for subscriber in if today == 0 { vec!["ana", "ana"] } else { vec!["ana", "bea"] } {
            n += 1;
            let body = ad(of(n, subscriber), if subscriber == "ana" { "111" } else { "222" });
            proxy.live(set(body, "/bot", json!(if subscriber == "ana" { "bot-1" } else { "bot-2" }))).await;
        }
        proxy.later(&sandbox, DAY).await;
    }
    let span = |from: i64, to: i64| format!("from={}&to={}", day(&proxy, from), day(&proxy, to));
    for (from, to, people, reached) in [(-3, -1, 2, 6), (-3, -3, 1, 2), (-2, -1, 2, 4), (-1, -1, 2, 2), (-30, -4, 0, 0)]
    {
        let figures = figures(&proxy, &span(from, to)).await;
        assert_eq!(
            (&figures["people"], &figures["reached"]),
            (&json!(people), &json!(reached)),
            "{from} to {to}: {figures:#}"
        );
        let ads: Vec<_> = figures["ads"].as_array().expect("a list").iter().collect();
        assert_eq!(ads.iter().filter_map(|ad| ad["people"].as_i64()).sum::<i64>(), people, "each came by one ad");
    }
    let all = figures(&proxy, &span(-3, -1)).await;
    assert_eq!(all["value"], json!([{ "currency": "EUR", "amount": "299.4" }]));
    assert_eq!(all["days"].as_array().map(Vec::len), Some(3));
    assert!(all.get("entered").is_none() && all.get("rate").is_none(), "nobody told who entered");
    let bot = figures(&proxy, &format!("{}&bot=bot-2", span(-3, -1))).await;
    assert_eq!((&bot["people"], &bot["reached"]), (&json!(1), &json!(2)), "{bot:#}");

    let table = json!({ "date": day(&proxy, -10), "base": "EUR", "rates": { "USD": "1.1" } });
    let put =
        proxy.request("PUT", "/v1/rates").header("origin", support::ORIGIN).header("content-type", "application/json");
    let put = proxy.call(put.body(axum::body::Body::from(table.to_string())).expect("a request")).await;
    assert!(put.status.is_success(), "{put:?}");
    let converted = figures(&proxy, &format!("{}&currency=usd", span(-3, -1))).await["converted"].clone();
    assert_eq!(converted, json!({ "currency": "USD", "amount": "329.34", "missing": [] }));
    let converted = figures(&proxy, &format!("{}&currency=COP", span(-3, -1))).await["converted"].clone();
    assert_eq!(converted, json!({ "currency": "COP", "amount": "0", "missing": ["EUR"] }));

    // Four came into bot-1's flow, one of them twice, and one was told twice.
    for (subscriber, happening) in
        [("ana", "s1"), ("ana", "s2"), ("cid", "s3"), ("dan", "s4"), ("eva", "s5"), ("eva", "s5")]
    {
        let start = json!({ "bot": "bot-1", "subscriber": subscriber, "happening_id": happening });
        assert_eq!(proxy.post("/v1/flow-starts", start).await.status, StatusCode::ACCEPTED);
    }
    let bot = figures(&proxy, &format!("{}&bot=bot-1", span(-3, 0))).await;
    assert_eq!((&bot["entered"], &bot["people"], &bot["rate"]), (&json!(4), &json!(1), &json!("0.2500")), "{bot:#}");
    for (body, code) in [
        (json!({ "bot": "b", "subscriber": "ana", "happening_id": "" }), "no-happening-id"),
        (json!({ "bot": "b", "subscriber": "", "happening_id": "s" }), "bad-context"),
        (json!({ "bot": "b" }), "bad-json"),
    ] {
        assert_eq!(proxy.post("/v1/flow-starts", body).await.problem().1, code);
    }
    for query in ["from=yesterday", "from=2026-02-30", "mode=check", "from=2026-02-02&to=2026-02-01"] {
        let got = proxy.get(&format!("/v1/statistics?goal=goal-1&{query}")).await;
        assert_eq!(got.problem(), (400, "bad-query"), "{query}");
    }
}

async fn what_is_old_is_forgotten_and_its_counts_stay(sandbox: Sandbox, proxy: Proxy) {
    proxy.live(of(1, "ana")).await;
    proxy.post("/v1/referrals", json!({ "subscriber": "ana", "ad_id": "9", "at": support::now() })).await;
    proxy.deliver().await;
    proxy.later(&sandbox, 91 * DAY).await;
    proxy.deliver().await;
    let journal = proxy.get("/v1/deliveries").await.body;
    assert_eq!(journal.as_array().map(Vec::len), Some(1));
    assert!(journal[0].get("request").is_none(), "contact data, hashed too, for three months: {journal:#}");
    assert_eq!(proxy.get("/v1/referrals/ana").await.problem(), (404, "not-found"));
    proxy.later(&sandbox, 310 * DAY).await;
    proxy.deliver().await;
    assert_eq!(proxy.get("/v1/deliveries").await.body, json!([]));
    let statistics = proxy.get("/v1/statistics?goal=goal-1").await.body;
    assert_eq!(statistics["live"]["outcomes"], json!({ "accepted": 1 }), "counts name nobody");
}

async fn the_journal_is_asked_paged_exported_and_sent_again(sandbox: Sandbox, proxy: Proxy) {
    for n in 1..=7 {
        proxy.live(of(n, "ana")).await;
    }
    proxy.live(set(of(8, "ana"), "/context/referral", json!({}))).await;
    let unknown = set(of(9, "=ana"), "/context/referral/ctwa_clid", json!("AfUnknownClick0123456789abcdefghijk"));
    proxy.live(set(unknown, "/goal/name", json!("=2+2"))).await;
    proxy.deliver().await;
    assert_adds_up(&proxy, 9, 0, "after one delivery").await;

    let mut ids = Vec::new();
    let mut cursor = String::new();
    loop {
        let page = proxy.get(&format!("/v1/deliveries?limit=3&cursor={cursor}")).await.body;
        ids.extend(
            page["items"].as_array().expect("a page").iter().map(|it| it["id"].as_str().expect("an id").to_owned()),
        );
        match page["next"].as_str() {
            Some(next) => cursor = next.to_owned(),
            None => break,
        }
    }
    let sorted: std::collections::BTreeSet<_> = ids.iter().rev().cloned().collect();
    assert_eq!((ids.len(), sorted.len()), (8, 8), "each once");
    for (query, count) in [
        ("outcome=skipped", 1),
        ("outcome=skipped&reason=no-click", 1),
        ("outcome=refused", 1),
        ("mode=test", 0),
        ("destination=tiktok", 0),
        (&*format!("day={}", day(&proxy, 0)), 8),
        ("day=2020-01-01", 0),
        ("ad=1", 0),
    ] {
        let list = proxy.get(&format!("/v1/deliveries?{query}")).await.body;
        assert_eq!(list.as_array().map(Vec::len), Some(count), "{query}");
    }
    let csv = proxy.get("/v1/deliveries/export").await;
    assert_eq!(csv.headers["content-type"], "text/csv; charset=utf-8");
    let csv = csv.body.as_str().expect("text").to_owned();
    assert_eq!(csv.lines().count(), 9, "{csv}");
    assert!(csv.contains(",'=2+2,"), "no formula for a spreadsheet: {csv}");
    let lines = proxy.get("/v1/deliveries/export?format=ndjson&outcome=accepted").await.body;
    assert_eq!(lines.as_str().map(|text| text.lines().count()), Some(7));

    let refused = proxy.get("/v1/deliveries?outcome=refused").await.body[0]["id"].as_str().expect("an id").to_owned();
    let again = proxy.post(&format!("/v1/deliveries/{refused}/retry"), json!({})).await;
    assert_eq!((again.status, &again.body["outcome"]), (StatusCode::ACCEPTED, &json!("waiting")), "{again:?}");
    proxy.deliver().await;
    let one = proxy.get(&format!("/v1/deliveries/{refused}")).await.body;
    assert_eq!((&one["outcome"], &one["attempts"]), (&json!("refused"), &json!(2)));
    let received = sandbox.received().await;
    let (last, before) = received.split_first().expect("calls");
    assert!(before.iter().any(|it| it["text"] == last["text"]), "the same bytes: {last:#}");
    let accepted = proxy.get("/v1/deliveries?outcome=accepted").await.body[0]["id"].as_str().expect("an id").to_owned();
    assert_eq!(
        proxy.post(&format!("/v1/deliveries/{accepted}/retry"), json!({})).await.problem(),
        (409, "not-retryable")
    );
    assert_eq!(proxy.post("/v1/deliveries/none/retry", json!({})).await.problem(), (404, "not-found"));
    assert_eq!(proxy.get("/v1/deliveries/none").await.problem(), (404, "not-found"));
    proxy.later(&sandbox, 8 * DAY).await;
    proxy.deliver().await;
    assert_eq!(proxy.post(&format!("/v1/deliveries/{refused}/retry"), json!({})).await.problem(), (409, "too-late"));
}

async fn a_person_is_erased_and_told(sandbox: Sandbox, proxy: Proxy) {
    let phone = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    let hashed = |n| set(of(n, "ana"), "/context/subscriber/hashed", json!({ "meta": { "ph": phone } }));
    proxy.live(hashed(1)).await;
    proxy.deliver().await;
    proxy.live(hashed(2)).await;
    proxy.live(of(3, "bea")).await;
    let referral = json!({ "subscriber": "ana", "ad_id": "9", "headline": "Sale", "at": 1 });
    assert_eq!(proxy.post("/v1/referrals", referral).await.status, StatusCode::ACCEPTED);
    let told = proxy.get("/v1/subscribers/ana/export").await.body;
    assert_eq!(
        (told["reached"].as_array().map(Vec::len), told["deliveries"].as_array().map(Vec::len)),
        (Some(2), Some(2))
    );
    assert_eq!(told["referral"]["headline"], "Sale");

    let request = proxy.request("DELETE", "/v1/subscribers/ana").header("origin", support::ORIGIN);
    let receipt = proxy.call(request.body(axum::body::Body::empty()).expect("a request")).await;
    assert_eq!(receipt.status, StatusCode::OK);
    assert_eq!((&receipt.body["cancelled"], &receipt.body["deliveries"]), (&json!(1), &json!(2)), "{receipt:?}");
    assert!(!receipt.body.to_string().contains("ana"), "a receipt names nobody");
    assert_eq!(proxy.deliver().await, 1, "bea's alone");
    assert_eq!(sandbox.received().await.len(), 2);
    let told = proxy.get("/v1/subscribers/ana/export").await.body;
    assert_eq!(told, json!({ "reached": [], "deliveries": [], "referral": null, "moments": [] }));
    assert_eq!(proxy.get("/v1/referrals/ana").await.problem(), (404, "not-found"));
    let all = proxy.get("/v1/deliveries").await.body.to_string();
    assert!(!all.contains(phone), "{all}");
    let again = proxy.live(hashed(2)).await;
    assert_eq!(again["events"][0]["outcome"], "erased", "told again, it stays erased: {again:#}");
    let figures = figures(&proxy, "mode=live").await;
    assert_eq!((&figures["reached"], &figures["people"]), (&json!(3), &json!(2)), "counts of days stay");
    let outcomes = &figures["destinations"][0]["outcomes"];
    assert_eq!(outcomes, &json!({ "accepted": 2, "erased": 1 }));
}

async fn the_latest_ad_of_a_person_is_known_by_name(sandbox: Sandbox, proxy: Proxy) {
    let tell = |body: Value| proxy.post("/v1/referrals", body);
    assert_eq!(proxy.get("/v1/referrals/ana").await.problem(), (404, "not-found"));
    let ad =
        goal_sandbox::Config::demo(support::TOKEN).ads.first().map(|ad| ad.id.clone()).expect("the demo has an ad");
    let link = "https://fb.me/a";
    assert_eq!(
        tell(json!({ "subscriber": "ana", "ad_id": ad, "link": link, "ctwa_clid": support::CLICK, "at": 20 }))
            .await
            .status,
        StatusCode::ACCEPTED
    );
    assert_eq!(tell(json!({ "subscriber": "ana", "ad_id": "2", "at": 10 })).await.status, StatusCode::ACCEPTED);
    let shown = proxy.get("/v1/referrals/ana").await.body;
    assert_eq!((&shown["ad_id"], &shown["link"], &shown["at"]), (&json!(ad), &json!(link), &json!(20)), "the latest");
    assert_eq!(shown["ctwa_clid"], support::CLICK, "{shown:#}");
    assert!(shown.get("ttclid").is_none(), "{shown:#}");
    assert!(shown["ad_name"].as_str().is_some_and(|name| !name.is_empty()), "{shown:#}");
    let calls = sandbox.calls().await;
    proxy.get("/v1/referrals/ana").await;
    assert_eq!(sandbox.calls().await, calls, "kept for a day");
    proxy.later(&sandbox, DAY + 1).await;
    proxy.get("/v1/referrals/ana").await;
    assert_eq!(sandbox.calls().await, calls + 1);
    let autumn = json!({ "subscriber": "ana", "ad_id": "7", "ad_name": "Autumn bags", "at": 40 });
    assert_eq!(tell(autumn).await.status, StatusCode::ACCEPTED);
    tell(json!({ "subscriber": "bea", "ad_id": "7", "ad_name": "An older name", "at": 35 })).await;
    proxy.live(set(of(1, "ana"), "/context/referral/ad_id", json!("7"))).await;
    let ads = figures(&proxy, "mode=live").await["ads"].take();
    assert_eq!((&ads[0]["ad_id"], &ads[0]["ad_name"]), (&json!("7"), &json!("Autumn bags")), "as the runtime told");
    assert_eq!(
        tell(json!({ "subscriber": "ana", "link": "javascript:alert(1)", "at": 30 })).await.problem().1,
        "bad-context"
    );
    assert_eq!(tell(json!({ "subscriber": "", "at": 30 })).await.problem().1, "bad-context");
}
