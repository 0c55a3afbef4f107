//! Meta's answers, by code and subcode.

use crate::{mend, param};
use goal_element::domain::Platform;
use goal_element::payload::answer::{Answer, Concerns, Verdict, Which};
use serde_json::json;

fn http(status: u16, body: &str) -> Answer {
    crate::http(Platform::Meta, 1, status, body)
}

fn error(code: u32, subcode: u32) -> Answer {
    http(
        400,
        &format!(
            r#"{{"error":{{"message":"Invalid parameter","type":"OAuthException","code":{code},"error_subcode":{subcode},"is_transient":false,"error_user_msg":"No.","fbtrace_id":"Abc"}}}}"#
        ),
    )
}

/// A refusal of several events that blames a field; `as_text`: the data is JSON in a text, as Meta also sends it.
fn blaming(sent: usize, code: u32, subcode: u32, place: &serde_json::Value, as_text: bool) -> Answer {
    let data = json!({ "blame_field_specs": [place, ["data", 0, "event_id"]] });
    let data = if as_text { json!(data.to_string()) } else { data };
    let error = json!({ "code": code, "error_subcode": subcode, "message": "Invalid parameter", "error_data": data });
    crate::http(Platform::Meta, sent, 400, &json!({ "error": error }).to_string())
}

#[test]
fn accepted_is_only_what_was_received_whole() {
    let answer = http(200, r#"{"events_received":1,"messages":[],"fbtrace_id":"A1"}"#);
    assert_eq!((answer.verdict, answer.key, answer.trace.as_deref()), (Verdict::Accepted, "accepted", Some("A1")));
    let none = http(200, r#"{"events_received":0}"#);
    assert_eq!((none.verdict, none.key, none.which), (Verdict::Refused, "accepted-partly", Which::All));
    for (received, verdict, which) in
        [(3, Verdict::Accepted, Which::All), (0, Verdict::Refused, Which::Bisect), (2, Verdict::Unknown, Which::All)]
    {
        let answer = crate::http(Platform::Meta, 3, 200, &format!(r#"{{"events_received":{received}}}"#));
        assert_eq!((answer.verdict, answer.which), (verdict, which), "{received} of 3");
        if verdict != Verdict::Accepted {
            assert_eq!((answer.key, param(&answer, "sent")), ("accepted-partly", Some("3")));
        }
    }
    for odd in ["2", "-1", "1.0", "\"one\"", "null", "true", "[1]"] {
        let answer = http(200, &format!(r#"{{"events_received":{odd}}}"#));
        assert_ne!(answer.verdict, Verdict::Accepted, "{odd}");
    }
    assert_ne!(http(500, r#"{"events_received":1}"#).verdict, Verdict::Accepted, "a yes under a failure");
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
        assert_eq!((answer.verdict, answer.concerns), (Verdict::Refused, Concerns::Event), "{subcode}");
        assert_eq!(mend(&answer), Some(field), "{subcode}");
        assert_eq!(answer.trace.as_deref(), Some("Abc"));
    }
}

#[test]
fn what_the_code_leaves_open_the_blamed_field_tells() {
    let place = json!(["data", 0, "custom_data", "contents", 0, "quantity"]);
    for as_text in [false, true] {
        assert_eq!(mend(&blaming(1, 100, 0, &place, as_text)), Some("/items/contents"));
    }
    let person = json!(["data", 0, "user_data", "em"]);
    assert_eq!(mend(&blaming(1, 100, 0, &person, false)), None, "no field of the block");
    assert_eq!(mend(&blaming(1, 100, 2_804_009, &person, false)), Some("/value/amount"), "the code goes first");
}

#[test]
fn in_a_batch_the_blamed_event_is_named_or_looked_for() {
    let third = json!(["data", 2, "custom_data", "value"]);
    assert_eq!(blaming(5, 100, 2_804_009, &third, false).which, Which::One(2));
    assert_eq!(blaming(2, 100, 2_804_009, &third, false).which, Which::Bisect, "there is no third one");
    assert_eq!(blaming(5, 100, 2_804_009, &json!(["data"]), false).which, Which::Bisect);
    assert_eq!(blaming(1, 100, 2_804_009, &json!(["data", 0]), false).which, Which::All);
    assert_eq!(blaming(5, 190, 463, &third, false).which, Which::All, "a token fails for all alike");
    assert_eq!(blaming(5, 100, 33, &third, false).which, Which::All);
}

#[test]
fn what_is_to_be_done_follows_code_and_subcode() {
    for (code, subcode, verdict, concerns) in [
        (190, 463, Verdict::Reconnect, Concerns::Credential),
        (100, 33, Verdict::Park, Concerns::Connection),
        (100, 2_804_132, Verdict::Park, Concerns::Connection),
        (270, 0, Verdict::Park, Concerns::Connection),
        (4, 0, Verdict::Retry { after: 60 }, Concerns::App),
        (1, 0, Verdict::Retry { after: 0 }, Concerns::Event),
        (2, 0, Verdict::Retry { after: 0 }, Concerns::Host),
    ] {
        let answer = error(code, subcode);
        assert_eq!((answer.verdict, answer.concerns), (verdict, concerns), "{code}/{subcode}");
    }
}

#[test]
fn an_unknown_code_is_final_unless_it_says_that_it_passes() {
    let unknown = error(9_999, 1);
    assert_eq!((unknown.verdict, unknown.key), (Verdict::Refused, "unknown-code"));
    assert_eq!((param(&unknown, "code"), param(&unknown, "says")), (Some("9999"), Some("No.")));
    let passing = r#"{"error":{"code":9999,"is_transient":true}}"#;
    assert_eq!(http(400, passing).verdict, Verdict::Retry { after: 0 });
    let broken = r#"{"error":{"code":9999}}"#;
    assert_eq!(http(503, broken).verdict, Verdict::Retry { after: 0 }, "the status says that it passes");
    assert_eq!(http(403, broken).verdict, Verdict::Refused);
    for no_code in [r#"{"error":{"message":"?"}}"#, r#"{"error":{"code":"abc"}}"#, r#"{"error":"?"}"#] {
        assert_eq!(http(400, no_code).verdict, Verdict::Retry { after: 0 }, "{no_code}");
        assert_eq!(http(200, no_code).verdict, Verdict::Unknown, "{no_code}");
    }
    assert_eq!(http(200, r#"{"error":null,"events_received":1}"#).verdict, Verdict::Accepted);
}

/// Whoever spoke was not Meta, or Meta broke down: nothing was taken.
#[test]
fn what_is_no_answer_of_metas_is_tried_again() {
    for (status, body) in [
        (200, "<html>"),
        (200, "[]"),
        (200, "1"),
        (301, ""),
        (404, "<html>"),
        (502, ""),
        (500, "{}"),
        (500, r#"{"error":"#),
        (400, r#"{"error":{"code":190"#),
    ] {
        let answer = http(status, body);
        assert_eq!((answer.verdict, answer.concerns), (Verdict::Retry { after: 0 }, Concerns::Host), "{status} {body}");
    }
}

/// A yes that lost its words on the way may have been one.
#[test]
fn a_success_that_does_not_say_what_it_is_leaves_it_uncertain() {
    for body in ["", " ", "{", "{}", r#"{"events_received":1"#, r#"{"fbtrace_id":"A"}"#, r#"{"events_received":1}}"#] {
        let answer = http(200, body);
        assert_eq!((answer.verdict, answer.key, answer.which), (Verdict::Unknown, "unclear", Which::All), "{body}");
    }
}

/// What a platform says may hold a token or a click id; nothing of it is shown.
#[test]
fn secrets_in_answers_are_masked() {
    let token = format!("EAA{}", "b".repeat(60));
    let answer = http(400, &format!(r#"{{"error":{{"code":9999,"message":"Bad token {token} here"}}}}"#));
    assert_eq!(param(&answer, "says"), Some("Bad token … here"));
    let answer = http(200, &format!(r#"{{"events_received":1,"fbtrace_id":"{token}"}}"#));
    assert_eq!(answer.trace, None, "no id of an exchange is so long");
    let answer = http(200, r#"{"events_received":"ana@correo.example"}"#);
    assert_eq!((answer.verdict, answer.params.is_empty()), (Verdict::Unknown, false));
    assert!(!format!("{answer:?}").contains("ana@"), "{answer:?}");
}
