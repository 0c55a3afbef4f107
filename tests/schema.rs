//! Each request fits the platform's own description of it, kept beside the catalogue's facts: those of the goldens, and those of
//! goals and moments made by chance.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use goal_element::domain::Platform;
use goal_element::domain::decode::{context_from_json, goal_from_json};
use goal_element::domain::surroundings::RuleSettings;
use goal_element::payload::{Prepared, batch, prepare};
use jsonschema::Validator;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

static META: LazyLock<Validator> = LazyLock::new(|| schema("meta"));
static TIKTOK: LazyLock<Validator> = LazyLock::new(|| schema("tiktok"));

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn read(path: &Path) -> Value {
    serde_json::from_slice(&fs::read(path).expect("a file")).expect("JSON")
}

fn schema(platform: &str) -> Validator {
    let schema = read(&root(&format!("src/catalog/facts/{platform}/request.schema.json")));
    jsonschema::draft202012::meta::validate(&schema).expect("a schema");
    jsonschema::draft202012::new(&schema).expect("a schema")
}

/// What is wrong with a body by the platform's schema.
fn complaints(platform: Platform, body: &str) -> Vec<String> {
    let body = serde_json::from_str(body).expect("the body is JSON");
    let schema = match platform {
        Platform::Meta => &META,
        Platform::TikTok => &TIKTOK,
    };
    schema.iter_errors(&body).map(|error| format!("{} {error}", error.instance_path)).collect()
}

fn prepared(goal: &Value, context: &Value) -> Prepared {
    let goal = goal_from_json(goal.to_string().as_bytes());
    let (context, _) = context_from_json(context.to_string().as_bytes());
    prepare(&goal, &context, &RuleSettings::default())
}

#[test]
fn every_golden_fits() {
    let mut seen = [0, 0];
    for file in fs::read_dir(root("tests/golden/requests")).expect("the goldens") {
        let path = file.expect("a file").path();
        let golden = read(&path);
        for request in prepared(&golden["goal"], &golden["context"]).requests {
            assert_eq!(complaints(request.platform, &request.body), [""; 0], "{}", path.display());
            let twice = batch::merge(&[&request.body, &request.body]).expect("a batch");
            assert_eq!(complaints(request.platform, &twice), [""; 0], "{}, twice", path.display());
            seen[usize::from(request.platform == Platform::TikTok)] += 1;
        }
    }
    assert!(seen[0] > 40 && seen[1] > 15, "{seen:?}");
}

/// `tests/every_event.rs` holds these bodies to what comes out.
#[test]
fn every_event_by_every_way_fits() {
    let golden = read(&root("tests/golden/every_event.json"));
    let mut seen = 0;
    for (name, outcomes) in golden["expect"].as_object().expect("the ways") {
        let platform = golden["ways"][name]["destination"].as_str().and_then(Platform::from_name).expect("a platform");
        for case in outcomes.as_array().expect("a list") {
            let outcome = case[1].as_str().expect("text");
            if outcome.starts_with('{') {
                assert_eq!(complaints(platform, outcome), [""; 0], "{} by {name}", case[0]);
                seen += 1;
            }
        }
    }
    assert!(seen > 150, "{seen}");
}

/// A schema that takes everything would prove nothing.
#[test]
fn what_a_platform_refuses_does_not_fit() {
    let golden = |name: &str, at: usize| {
        let golden = read(&root(&format!("tests/golden/requests/{name}.json")));
        let requests = prepared(&golden["goal"], &golden["context"]).requests;
        serde_json::from_str::<Value>(&requests[at].body).expect("the body is JSON")
    };
    let (whatsapp, website) = (golden("purchase", 0), golden("meta-website", 0));
    let (web, offline, crm) = (golden("tiktok-web", 0), golden("tiktok-offline", 0), golden("tiktok-crm", 0));
    for (platform, body, place, value) in [
        (Platform::Meta, &whatsapp, "/data/0/event_name", json!("Lead")),
        (Platform::Meta, &whatsapp, "/data/0/event_time", json!(1_795_000_000_000_u64)),
        (Platform::Meta, &whatsapp, "/data/0/event_time", json!("1795000000")),
        (Platform::Meta, &whatsapp, "/data/0/messaging_channel", json!("messenger")),
        (Platform::Meta, &whatsapp, "/data/0/event_source_url", json!("https://shop.example/")),
        (Platform::Meta, &whatsapp, "/data/0/user_data/client_ip_address", json!("203.0.113.7")),
        (Platform::Meta, &whatsapp, "/data/0/user_data/page_id", json!("1")),
        (Platform::Meta, &whatsapp, "/data/0/user_data/em", json!("ana@example.com")),
        (Platform::Meta, &whatsapp, "/data/0/user_data/ctwa_clid", Value::Null),
        (Platform::Meta, &whatsapp, "/data/0/custom_data/value", json!("49.90")),
        (Platform::Meta, &whatsapp, "/data/0/custom_data/currency", json!("€")),
        (Platform::Meta, &whatsapp, "/data/0/custom_data/contents", json!("[]")),
        (Platform::Meta, &website, "/data/0/user_data/client_user_agent", Value::Null),
        (Platform::Meta, &website, "/data/0/messaging_channel", json!("whatsapp")),
        (Platform::TikTok, &web, "/event_source", json!("message")),
        (Platform::TikTok, &web, "/event_source_id", json!("7000000000000000001")),
        (Platform::TikTok, &web, "/data/0/properties/contents/0/content_id", json!(1)),
        (Platform::TikTok, &web, "/data/0/properties/contents/0/price", json!("14.95")),
        (Platform::TikTok, &web, "/data/0/user/phone", json!("+12133734253")),
        (Platform::TikTok, &offline, "/data/0/event", json!("VIP")),
        (Platform::TikTok, &offline, "/data/0/page", json!({ "url": "https://shop.example/" })),
        (Platform::TikTok, &offline, "/data/0/test_event_code", json!("TEST1")),
        (Platform::TikTok, &offline, "/data/0/user/ttclid", json!("E.C.P.x")),
        (Platform::TikTok, &crm, "/data/0/lead/lead_id", json!(7_400_000_000_000_000_003_u64)),
        (Platform::TikTok, &crm, "/data/0/limited_data_use", json!(true)),
    ] {
        let mut broken = body.clone();
        let (parent, name) = place.rsplit_once('/').expect("a place");
        broken.pointer_mut(parent).expect("its parent")[name] = value;
        assert_ne!(
            complaints(platform, &broken.to_string()),
            [""; 0],
            "{place} = {}",
            broken.pointer(place).expect("it")
        );
    }
}

/// What people and bots leave in a field or a variable.
const TEXTS: [&str; 18] = [
    "",
    " ",
    "0",
    "49.90",
    "1.234",
    "1.234,56",
    "1,234.56",
    "-7",
    "€ 10",
    "1e9",
    "NaN",
    "null",
    "{{v}}",
    "{{w}}",
    "{{list}}",
    "EUR",
    "usd",
    "a\"b\\\u{1}é👩‍👩‍👧 ",
];

fn text() -> impl Strategy<Value = String> {
    prop_oneof![8 => select(&TEXTS[..]).prop_map(str::to_owned), 1 => "\\PC{0,12}"]
}

fn event() -> impl Strategy<Value = Value> {
    const NAMES: [&str; 8] =
        ["Purchase", "LeadSubmitted", "Lead", "OrderShipped", "ViewContent", "Pageview", "CompletePayment", "Browse"];
    prop_oneof![
        8 => select(&NAMES[..]).prop_map(|name| json!(name)),
        2 => select(&["VIP", "vip_client", "Purchase", "Browse"][..]).prop_map(|name| json!({ "custom": name })),
        1 => text().prop_map(|name| json!({ "custom": name })),
    ]
}

fn goal() -> impl Strategy<Value = Value> {
    let row = [text(), text(), text(), text()].prop_map(|[id, quantity, item_price, title]| {
        json!({ "id": id, "quantity": quantity, "item_price": item_price, "title": title })
    });
    let items = (proptest::collection::vec(row, 0..3), any::<bool>(), text(), text()).prop_map(
        |(contents, from_list, num_items, content_type)| {
            let from = if from_list { "{{list}}" } else { "" };
            json!({ "contents": contents, "from": from, "num_items": num_items, "content_type": content_type })
        },
    );
    let custom = (text(), text(), select(&["text", "number", "boolean"][..]))
        .prop_map(|(key, value, kind)| json!([{ "key": key, "value": value, "type": kind }]));
    let currency = select(&["EUR", "eur", "COP", "{{w}}", "JPY", ""][..]);
    (event(), event(), text(), currency, items, custom, [text(), text()], select(&["wa", "ms", "ig", "site"][..]))
        .prop_map(|(meta, tiktok, amount, currency, items, custom, [order, predicted], connection)| {
            json!({
                "version": 1, "goal": { "id": "g" }, "name": "Goal",
                "value": { "amount": amount, "currency": currency },
                "items": items, "custom": custom, "params": { "order_id": order, "predicted_ltv": predicted },
                "destinations": {
                    "meta": { "enabled": true, "connection": connection, "event": meta, "convert_to": "USD" },
                    "tiktok": { "enabled": true, "connection": "tt", "event": tiktok },
                },
            })
        })
}

fn context() -> impl Strategy<Value = Value> {
    let known = |text: &'static str| select(vec!["", text, "null", " "]);
    let contact = (
        known("+57 300 123 4567"),
        known("Ana@example.com"),
        known("Ana"),
        known("TX"),
        known("1997-02-16"),
        known("us"),
    );
    let click = (
        known("ARAkLkA8rmlFeiCktEJQ"),
        known("E.C.P.CrIBsample-kept-as-received"),
        known("https://shop.example/?a=b"),
        known("203.0.113.7"),
        known("Mozilla/5.0"),
        known("fb.1.1794990000000.IwAR0abc"),
        known("7400000000000000003"),
    );
    let list = select(vec![
        json!("no list"),
        json!([{ "id": "a", "quantity": 2, "item_price": 1.50 }, { "id": "" }]),
        json!([]),
    ]);
    (contact, click, [text(), text()], list, any::<bool>(), select(&["", "chat", "system_generated", "website"][..])).prop_map(
        |((phone, email, first_name, state, birthday, country), click, [v, w], list, flag, source)| {
            let mut site = json!({ "id": "site", "platform": "meta", "dataset_id": "1020304050607083", "limited_data_use": flag });
            if !source.is_empty() {
                site["action_source"] = json!(source);
            }
            json!({
                "now": 1_795_000_000, "local_date": "2026-11-18", "happening_id": "h", "mode": if flag { "test" } else { "live" },
                "test_event_code": "TEST1", "variables": { "v": v, "w": w, "list": list },
                "subscriber": { "id": "s", "phone": phone, "email": email, "first_name": first_name, "state": state,
                    "birthday": birthday, "country": country, "psid": "6789012345678901", "igsid": if flag { "98765" } else { "" } },
                "referral": { "ctwa_clid": click.0, "ttclid": click.1, "page_url": click.2, "ip": click.3, "user_agent": click.4,
                    "fbc": click.5, "lead_id": click.6 },
                "rates": [{ "date": "2026-11-17", "source": "ecb", "base": "EUR", "rates": { "USD": "1.0832" } }],
                "connections": [site,
                    { "id": "wa", "platform": "meta", "channel": "whatsapp", "dataset_id": "1020304050607080",
                      "whatsapp_business_account_id": "100000000000001", "limited_data_use": flag, "opt_out": flag },
                    { "id": "ms", "platform": "meta", "channel": "messenger", "dataset_id": "1020304050607081", "page_id": "100000000000011" },
                    { "id": "ig", "platform": "meta", "channel": "instagram", "dataset_id": "1020304050607082",
                      "ig_account_id": "17841400000000001" },
                    { "id": "tt", "platform": "tiktok", "channel": "whatsapp", "pixel_code": "CTQ8B03C77U00080000G",
                      "offline_event_set_id": "7000000000000000001", "crm_event_set_id": "7000000000000000002",
                      "limited_data_use": flag }],
            })
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn whatever_is_made_fits(goal in goal(), context in context()) {
        let prepared = prepared(&goal, &context);
        prop_assert_eq!(prepared.requests.len() + prepared.skipped.len(), 2, "each destination hears or has a reason");
        for request in prepared.requests {
            prop_assert_eq!(complaints(request.platform, &request.body), [""; 0], "{}", request.body);
        }
    }
}
