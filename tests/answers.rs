//! Meta's answers, by code and subcode.

#![allow(clippy::expect_used, clippy::indexing_slicing)]

use std::fs;
use std::path::Path;

use goal_element::catalog::errors;
use goal_element::domain::Platform;
use goal_element::payload::answer::{Answer, Reply, Verdict, read};
use serde_json::Value;

/// Whether the table says of every code what its fact says.
fn the_facts_hold(platform: Platform) -> bool {
    let path = format!("src/catalog/facts/{}/errors.json", platform.name());
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("the facts");
    let facts: Value = serde_json::from_str(&text).expect("JSON");
    facts["errors"].as_array().expect("rows").iter().all(|row| {
        let number = |name: &str| row[name].as_u64().and_then(|number| u32::try_from(number).ok()).unwrap_or(0);
        let wanted = ["key", "class", "field"].map(|name| row[name].as_str().unwrap_or_default().to_owned());
        let found = errors::find(platform, number("code"), number("subcode"));
        found.is_some_and(|found| [found.key, class(found.class), found.field] == wanted.each_ref().map(String::as_str))
    })
}

fn class(class: errors::Class) -> &'static str {
    match class {
        errors::Class::Accepted => "accepted",
        errors::Class::Permanent => "permanent",
        errors::Class::Retry => "retry",
        errors::Class::RateLimit => "rate-limit",
        errors::Class::Reconnect => "reconnect",
        errors::Class::Park => "park",
    }
}

#[test]
fn every_code_means_what_its_fact_says() {
    assert!(the_facts_hold(Platform::Meta) && the_facts_hold(Platform::TikTok));
}

#[cfg(feature = "disturb")]
#[test]
fn a_code_that_is_lost_or_turned_round_is_noticed() {
    use goal_element::domain::disturb::{Disturbance, Harm, under};
    for platform in [Platform::Meta, Platform::TikTok] {
        for key in errors::keys(platform) {
            for harm in [Harm::Lost, Harm::Turned] {
                let disturbed = Disturbance::Row("error", (*key).to_owned(), harm);
                assert!(!under(disturbed, || the_facts_hold(platform)), "{key} {harm:?}");
            }
        }
    }
}

fn http(status: u16, body: &str) -> Answer {
    read(Platform::Meta, 1, Reply::Http { status, body: body.as_bytes(), retry_after: None })
}

fn error(code: u32, subcode: u32) -> Answer {
    http(
        400,
        &format!(
            r#"{{"error":{{"message":"Invalid parameter","type":"OAuthException","code":{code},"error_subcode":{subcode},"is_transient":false,"error_user_msg":"No.","fbtrace_id":"Abc"}}}}"#
        ),
    )
}

#[test]
fn accepted_is_only_what_was_received_whole() {
    let answer = http(200, r#"{"events_received":1,"messages":[],"fbtrace_id":"A1"}"#);
    assert_eq!((answer.verdict, answer.key, answer.trace.as_deref()), (Verdict::Accepted, "accepted", Some("A1")));
    assert_eq!(http(200, r#"{"events_received":0}"#).key, "accepted-partly");
    let silent = http(200, "{}");
    assert_eq!(silent.key, "accepted-partly");
    assert!(silent.params.iter().any(|param| param == ("received", "0")), "no figure is none received");
}

#[test]
fn refusals_name_the_field_to_mend() {
    for (subcode, field) in [
        (2_804_066, "/destinations/meta/event"),
        (2_804_009, "/value/amount"),
        (2_804_010, "/value/currency"),
        (2_804_011, "/value/currency"),
    ] {
        let answer = error(100, subcode);
        assert_eq!(answer.verdict, Verdict::Refused, "{subcode}");
        assert_eq!(answer.mend.as_ref().map(|place| place.as_str()), Some(field), "{subcode}");
        assert_eq!(answer.trace.as_deref(), Some("Abc"));
    }
}

#[test]
fn what_is_to_be_done_follows_code_and_subcode() {
    assert_eq!(error(190, 463).verdict, Verdict::Reconnect);
    assert_eq!(error(100, 33).verdict, Verdict::Park);
    assert_eq!(error(100, 2_804_132).verdict, Verdict::Park);
    assert_eq!(error(270, 0).verdict, Verdict::Park);
    assert_eq!(error(4, 0).verdict, Verdict::Retry { after: 60 });
    assert_eq!(error(2, 0).verdict, Verdict::Retry { after: 0 });
    let unknown = error(9_999, 1);
    assert_eq!((unknown.verdict, unknown.key), (Verdict::Refused, "unknown-code"));
    assert!(unknown.params.iter().any(|param| param == ("says", "No.")));
}

#[test]
fn what_is_no_answer_of_metas_is_tried_again() {
    for (status, body) in [
        (200, "<html>"),
        (404, "<html>"),
        (502, ""),
        (200, r#"{"events_received":1"#),
        (500, "{}"),
        (500, r#"{"error":"#),
        (200, "[]"),
    ] {
        assert_eq!(http(status, body).verdict, Verdict::Retry { after: 0 }, "{status} {body}");
    }
    let busy = read(Platform::Meta, 1, Reply::Http { status: 429, body: b"slow down", retry_after: Some(30) });
    assert_eq!((busy.verdict, busy.key), (Verdict::Retry { after: 30 }, "rate-limit"));
    assert_eq!(read(Platform::Meta, 1, Reply::NotSent).verdict, Verdict::Retry { after: 0 });
    assert_eq!(read(Platform::Meta, 1, Reply::NoAnswer).verdict, Verdict::Unknown);
}

/// What a platform says may hold a token or a click id; nothing of it is shown.
#[test]
fn secrets_in_answers_are_masked() {
    let token = format!("EAA{}", "b".repeat(60));
    let answer = http(400, &format!(r#"{{"error":{{"code":9999,"message":"Bad token {token} here"}}}}"#));
    let says = answer.params.iter().find(|(name, _)| *name == "says").map(|(_, text)| text.to_owned());
    assert_eq!(says.as_deref(), Some("Bad token … here"));
}
