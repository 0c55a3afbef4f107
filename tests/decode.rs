//! Reading never fails: whatever a document holds, there is a goal, and what could not be used is named with its place.

#![allow(clippy::expect_used, clippy::indexing_slicing)]

use goal_element::domain::Contact;
use goal_element::domain::decode::{context_from_json, goal_from_json};
use goal_element::domain::fault::{FaultKind, Kind};
use goal_element::domain::goal::{Event, Version};
use goal_element::domain::source::{MAX_BYTES, MAX_DEPTH, MAX_NODES};
use proptest::prelude::*;
use serde_json::{Value, json};

fn faults(text: &str) -> Vec<(String, FaultKind)> {
    goal_from_json(text.as_bytes())
        .faults
        .into_iter()
        .map(|fault| (fault.path.as_str().to_owned(), fault.kind))
        .collect()
}

fn whole() -> Value {
    json!({
        "version": 1,
        "goal": { "id": "g1", "revision": 3 },
        "bind": { "order_total": "{{total}}" },
        "name": "Order paid",
        "value": { "amount": "{{order_total}}", "currency": "EUR", "format": "1.234,56" },
        "items": {
            "content_type": "product", "content_ids": ["a"], "num_items": "2", "from": "{{cart}}",
            "contents": [{ "id": "a", "quantity": "1", "item_price": "2", "title": "t", "category": "c", "brand": "b" }],
            "map": { "id": "sku", "quantity": "n", "item_price": "p" }
        },
        "params": { "order_id": "{{order_id}}" },
        "custom": [{ "key": "shop", "value": "Lima", "type": "text" }],
        "once": { "per": "order", "key": "{{order_id}}" },
        "consent": { "variable": "ok", "accepted": ["yes"] },
        "destinations": {
            "meta": { "enabled": true, "connection": "shop", "event": "Purchase", "convert_to": "USD",
                "only": { "value": { "amount": "1", "currency": "EUR" }, "items": { "num_items": "1" }, "params": { "a": "b" } } },
            "tiktok": { "enabled": false, "event": { "custom": "VIP" } }
        }
    })
}

#[test]
fn a_whole_document_is_read_whole() {
    let goal = goal_from_json(whole().to_string().as_bytes());
    assert_eq!(goal.faults, []);
    assert_eq!((goal.version, goal.id.as_str(), goal.revision), (Version::Current, "g1", Some(3)));
    let meta = goal.meta.expect("Meta's settings");
    assert_eq!(meta.event, Some(Event::Standard("Purchase".into())));
    assert_eq!(meta.only.and_then(|only| only.params), Some(vec![("a".into(), "b".into())]));
    assert_eq!(goal.tiktok.and_then(|tiktok| tiktok.event), Some(Event::Custom("VIP".into())));
    assert_eq!(goal.items.map(|items| items.contents.len()), Some(1));
}

#[test]
fn of_members_of_one_name_the_last_counts_whole() {
    let goal = goal_from_json(
        br#"{ "goal": { "id": "g1", "revision": 3 }, "goal": {},
              "params": { "order_id": "7", "order_id": [] }, "destinations": { "meta": {} }, "destinations": {} }"#,
    );
    assert_eq!((goal.id.as_str(), goal.revision), ("", None));
    assert_eq!((goal.params, goal.meta), (vec![], None));
}

/// Every member of the document, in turn, holds every kind of value that it should not.
#[test]
fn every_place_may_hold_anything() {
    let document = whole();
    let mut places = Vec::new();
    collect(&document, String::new(), &mut places);
    assert!(places.len() > 50);
    for place in places {
        for wrong in
            [json!(null), json!(5), json!(true), json!("text"), json!([]), json!([null, [1]]), json!({ "x": {} })]
        {
            let mut changed = document.clone();
            *changed.pointer_mut(&place).expect("a place of the document") = wrong;
            for (path, _) in faults(&changed.to_string()) {
                assert!(path.starts_with(&place), "{path} is named for what is wrong at {place}");
            }
        }
    }
}

fn collect(value: &Value, place: String, into: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            members.iter().for_each(|(name, value)| collect(value, format!("{place}/{name}"), into))
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(n, value)| collect(value, format!("{place}/{n}"), into))
        }
        _ => {}
    }
    into.push(place);
}

#[test]
fn what_is_wrong_is_named_with_its_place() {
    let wrong = |expected, found| FaultKind::WrongType { expected, found };
    for (text, expected) in [
        ("null", vec![("", wrong(Kind::Object, Kind::Null))]),
        ("7", vec![("", wrong(Kind::Object, Kind::Number))]),
        ("[]", vec![("", wrong(Kind::Object, Kind::Array))]),
        (r#"{"name":[]}"#, vec![("/name", wrong(Kind::Text, Kind::Array))]),
        (r#"{"value":{"amount":49.90}}"#, vec![("/value/amount", FaultKind::NumberAsText("49.90".into()))]),
        (r#"{"value":{"format":"x"}}"#, vec![("/value/format", FaultKind::UnknownChoice("x".into()))]),
        (r#"{"params":{"a/b":{}}}"#, vec![("/params/a~1b", wrong(Kind::Text, Kind::Object))]),
        ("", vec![("", FaultKind::NotJson(0))]),
        (r#"{"name":"a""#, vec![("", FaultKind::NotJson(11))]),
        (r#"{"name":"a"} x"#, vec![("", FaultKind::NotJson(13))]),
    ] {
        let expected: Vec<_> = expected.into_iter().map(|(path, kind)| (path.to_owned(), kind)).collect();
        assert_eq!(faults(text), expected, "{text}");
    }
}

#[test]
fn versions() {
    for (text, version) in [
        ("{}", Version::Missing),
        (r#"{"version":null}"#, Version::Missing),
        (r#"{"version":1}"#, Version::Current),
        (r#"{"version":2}"#, Version::Newer),
        (r#"{"version":99999999999999999999}"#, Version::Newer),
        (r#"{"version":0}"#, Version::Unknown),
        (r#"{"version":1.5}"#, Version::Unknown),
        (r#"{"version":"1"}"#, Version::Unknown),
    ] {
        assert_eq!(goal_from_json(text.as_bytes()).version, version, "{text}");
    }
}

#[test]
fn unknown_members_are_passed_over_in_silence() {
    let goal = goal_from_json(br#"{"version":1,"x":{"y":[1,{"z":"\u00e9"}]},"name":"n","value":{"?":0,"amount":"1"}}"#);
    assert_eq!(goal.faults, []);
    assert_eq!(goal.name, "n");
}

#[test]
fn depth_size_and_length_are_bounded() {
    let deep = |levels: usize| format!(r#"{{"x":{}{}}}"#, "[".repeat(levels), "]".repeat(levels));
    assert_eq!(faults(&deep(MAX_DEPTH - 1)), []);
    assert_eq!(faults(&deep(MAX_DEPTH)), [("/x".to_owned(), FaultKind::TooDeep)]);
    assert_eq!(faults(&deep(200_000)), [("/x".to_owned(), FaultKind::TooDeep)]);

    let many = |values: usize| format!(r#"{{"custom":[{}{{}}]}}"#, "{},".repeat(values - 1));
    assert_eq!(faults(&many(MAX_NODES - 1)), []);
    let too_many = faults(&many(MAX_NODES + 1000));
    assert!(too_many.iter().any(|(_, kind)| *kind == FaultKind::TooLarge), "{too_many:?}");

    let long = |length: usize| format!(r#"{{"name":"{}"}}"#, "x".repeat(length));
    assert_eq!(faults(&long(MAX_BYTES)), []);
    assert_eq!(faults(&long(MAX_BYTES + 1)), [("/name".to_owned(), FaultKind::TooLarge)]);
}

#[test]
fn texts_come_out_as_they_were_meant() {
    let name = |text: &str| goal_from_json(format!(r#"{{"name":"{text}"}}"#).as_bytes()).name;
    assert_eq!(name(r"a\n\u0041\ud83d\ude00\/"), "a\nA😀/");
    assert_eq!(name(r"\ud83d!"), "\u{fffd}!");
    assert_eq!(name(r"\ud83d\u0041"), "\u{fffd}A");
}

proptest! {
    /// Any bytes give a goal, and anything that serde_json takes is JSON for us too.
    #[test]
    fn any_bytes_can_be_read(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let goal = goal_from_json(&bytes);
        let ours = !goal.faults.iter().any(|fault| matches!(fault.kind, FaultKind::NotJson(_)));
        if serde_json::from_slice::<Value>(&bytes).is_ok() {
            prop_assert!(ours);
        }
    }

    /// JSON that was tampered with is JSON for us exactly when it is for serde_json.
    #[test]
    fn tampered_documents_are_judged_alike(at in 0usize..900, byte in prop::sample::select(b"{}[]\",:0e-.\\nt x\x01\xc3".to_vec())) {
        let mut bytes = whole().to_string().into_bytes();
        let at = at % bytes.len();
        bytes[at] = byte;
        let ours = !goal_from_json(&bytes).faults.iter().any(|fault| matches!(fault.kind, FaultKind::NotJson(_)));
        prop_assert_eq!(ours, serde_json::from_slice::<Value>(&bytes).is_ok(), "{}", String::from_utf8_lossy(&bytes));
    }
}

/// Every member of the moment's people and ads lands at a place of its own.
#[test]
fn a_subscriber_and_a_referral_are_read_whole() {
    let own_name = |name: &str| (name.to_owned(), Value::from(name));
    let people = ["id", "external_id", "psid", "igsid"].into_iter().chain(Contact::NAMES);
    let mut subscriber: serde_json::Map<_, _> = people.map(own_name).collect();
    subscriber.insert("hashed".into(), json!({ "meta": { "em": "m" }, "tiktok": { "email": "t" } }));
    let ads = ["ad_id", "ad_name", "link", "headline", "body", "ctwa_clid", "ttclid", "page_url", "ttp", "ip"];
    let mut referral: serde_json::Map<_, _> =
        ads.into_iter().chain(["user_agent", "fbc", "fbp", "lead_id"]).map(own_name).collect();
    referral.insert("clicked_at".into(), json!(7));
    let document = json!({ "subscriber": subscriber, "referral": referral });

    let (context, faults) = context_from_json(document.to_string().as_bytes());
    assert_eq!(faults, []);
    let who = &context.subscriber;
    assert_eq!([&who.id, &who.external_id, &who.psid, &who.igsid], ["id", "external_id", "psid", "igsid"]);
    assert_eq!(Contact::ALL.map(|contact| who.contact(contact)), Contact::NAMES);
    assert_eq!(who.hashed_meta, [("em".to_owned(), "m".to_owned())]);
    assert_eq!(who.hashed_tiktok, [("email".to_owned(), "t".to_owned())]);
    let ad = &context.referral;
    assert_eq!(
        [
            &ad.ad_id,
            &ad.ad_name,
            &ad.link,
            &ad.headline,
            &ad.body,
            &ad.ctwa_clid,
            &ad.ttclid,
            &ad.page_url,
            &ad.ttp,
            &ad.ip
        ],
        ads
    );
    assert_eq!([&ad.user_agent, &ad.fbc, &ad.fbp, &ad.lead_id], ["user_agent", "fbc", "fbp", "lead_id"]);
    assert_eq!((ad.clicked_at, ad.ttclid_clicked_at()), (7, 7));
}

#[test]
fn what_is_left_out_of_a_moment_has_a_stand_in() {
    let (context, _) = context_from_json(
        br#"{"subscriber":{"id":7,"external_id":" ","birthday":19970216},"referral":{"clicked_at":7,"ttclid_at":9,"ad_id":120210}}"#,
    );
    assert_eq!((context.subscriber.external_id(), context.referral.ad_id.as_str()), ("7", "120210"));
    assert_eq!(context.subscriber.contact(Contact::Birthday), "19970216");
    assert_eq!(context.referral.ttclid_clicked_at(), 9);
}
