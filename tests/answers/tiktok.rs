//! TikTok's answers: the code decides, and the HTTP status only where there is none.

use crate::{mend, param};
use goal_element::domain::Platform;
use goal_element::payload::answer::{Answer, Concerns, Verdict, Which};
use serde_json::json;

fn said(sent: usize, status: u16, code: i64, message: &str) -> Answer {
    let body = json!({ "code": code, "message": message, "request_id": "20230314130039010001", "data": {} });
    crate::http(Platform::TikTok, sent, status, &body.to_string())
}

#[test]
fn a_yes_is_code_0_under_a_success() {
    let answer = said(1, 200, 0, "OK");
    assert_eq!((answer.verdict, answer.key), (Verdict::Accepted, "tiktok-accepted"));
    assert_eq!(answer.trace.as_deref(), Some("20230314130039010001"));
    let noted = said(1, 200, 0, "ttclid is not recognised");
    assert_eq!((noted.verdict, noted.key), (Verdict::Accepted, "tiktok-accepted-with-note"));
    assert_eq!(param(&noted, "says"), Some("ttclid is not recognised"));
    assert_eq!(said(9, 200, 0, "OK").verdict, Verdict::Accepted);
    assert_eq!(said(1, 502, 0, "OK").verdict, Verdict::Retry { after: 0 }, "a yes under a failure");
    assert_eq!(said(1, 200, 40_050, "Duplicated").verdict, Verdict::Accepted, "it has the event");
}

#[test]
fn a_yes_to_some_is_no_yes_to_all() {
    assert_eq!(said(1, 200, 20_001, "Partial").verdict, Verdict::Accepted, "of one event some is all");
    let partly = said(3, 200, 20_001, "Partial");
    assert_eq!((partly.verdict, partly.key), (Verdict::Unknown, "tiktok-accepted-partly"));
    assert_eq!((param(&partly, "sent"), param(&partly, "says")), (Some("3"), Some("Partial")));
}

#[test]
fn what_is_to_be_done_follows_the_code_whatever_the_status() {
    for status in [200, 400, 401, 500] {
        for (code, verdict, concerns) in [
            (40_100, Verdict::Retry { after: 5 }, Concerns::App),
            (40_105, Verdict::Reconnect, Concerns::Credential),
            (40_001, Verdict::Park, Concerns::Connection),
            (40_002, Verdict::Refused, Concerns::Event),
            (50_002, Verdict::Retry { after: 0 }, Concerns::Host),
        ] {
            let answer = said(1, status, code, "No.");
            assert_eq!((answer.verdict, answer.concerns), (verdict, concerns), "{code} under {status}");
        }
    }
}

#[test]
fn an_unknown_code_goes_by_its_range() {
    assert_eq!(said(1, 200, 40_099, "?").key, "tiktok-unknown-code");
    assert_eq!(said(1, 200, 51_999, "?").verdict, Verdict::Retry { after: 0 });
    assert_eq!(said(1, 200, 7, "?").verdict, Verdict::Refused);
    assert_eq!(said(1, 503, 7, "?").verdict, Verdict::Retry { after: 0 });
}

#[test]
fn the_message_names_the_event_and_the_field() {
    let answer = said(1, 200, 40_002, "data.0.properties.contents.0.content_id: Not a valid string");
    assert_eq!((answer.which, mend(&answer)), (Which::All, Some("/items/contents")));
    let answer = said(4, 200, 40_000, "Batch.2.properties.value: Invalid Price Field");
    assert_eq!((answer.which, mend(&answer)), (Which::One(2), Some("/value/amount")));
    assert_eq!(said(4, 200, 40_002, "Invalid value for event_id: not a valid string.").which, Which::Bisect);
    assert_eq!(said(4, 200, 40_002, "data.9.event: Missing data").which, Which::Bisect, "there is no tenth one");
    assert_eq!(said(4, 200, 40_105, "data.1: no").which, Which::All);
    assert_eq!(mend(&said(1, 200, 40_001, "data.0.properties.value: no")), Some("/destinations/tiktok/connection"));
}

#[test]
fn what_is_no_answer_of_tiktoks_goes_by_the_status() {
    for (status, body, verdict) in [
        (200, "<html>", Verdict::Retry { after: 0 }),
        (502, "", Verdict::Retry { after: 0 }),
        (404, "{}", Verdict::Retry { after: 0 }),
        (200, "", Verdict::Unknown),
        (200, "{}", Verdict::Unknown),
        (200, r#"{"code":0"#, Verdict::Unknown),
        (200, r#"{"code":"zero"}"#, Verdict::Unknown),
        (200, r#"{"code":-1}"#, Verdict::Unknown),
        (200, r#"{"code":0.5}"#, Verdict::Unknown),
        (200, r#"{"code":99999999999}"#, Verdict::Unknown),
    ] {
        assert_eq!(crate::http(Platform::TikTok, 1, status, body).verdict, verdict, "{status} {body}");
    }
}

#[test]
fn a_rejected_value_is_not_repeated() {
    let answer = said(1, 200, 40_062, "data.0.user.email: Must be hashed with SHA-256: ana@correo.example");
    assert_eq!(param(&answer, "says"), Some("data.0.user.email: Must be hashed with SHA-256: …"));
}
