//! Whatever comes back: nothing panics, and a yes is only what another reader of JSON finds to be one.

use goal_element::domain::Platform;
use goal_element::payload::answer::{Reply, Verdict, Which, read};
use proptest::prelude::*;
use serde_json::Value;

/// A yes by the documents, read by a library that is not ours.
fn is_yes(platform: Platform, sent: usize, status: u16, body: &[u8]) -> bool {
    let Ok(Value::Object(map)) = serde_json::from_slice::<Value>(body) else {
        return false;
    };
    let whole = |name: &str| map.get(name).and_then(|value| value.as_u64().or_else(|| value.as_str()?.parse().ok()));
    (200..=299).contains(&status)
        && match platform {
            Platform::Meta => {
                map.get("error").is_none_or(Value::is_null) && whole("events_received") == u64::try_from(sent).ok()
            }
            Platform::TikTok => whole("code").is_some_and(|code| code == 0 || code == 20_001 || code == 40_050),
        }
}

/// Pieces of answers, so that what is made of them comes near the real ones.
fn near() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"events_received\"",
        "\"code\"",
        "\"error\"",
        "\"message\"",
        "\"error_subcode\"",
        "\"error_data\"",
        "\"blame_field_specs\"",
        "\"is_transient\"",
        "true",
        "null",
        "0",
        "1",
        "2",
        "-1",
        "0.0",
        "1e0",
        "190",
        "40002",
        "40050",
        "20001",
        "\"OK\"",
        "\"data.1.event: no\"",
        "\"\"",
        " ",
        "\"\\u0000\"",
        "<html>",
        "\u{feff}",
    ]);
    prop::collection::vec(piece, 0..14).prop_map(|pieces| pieces.concat())
}

/// Members of an object in any order, so that many are whole.
fn object() -> impl Strategy<Value = String> {
    let name =
        prop::sample::select(vec!["events_received", "code", "error", "message", "fbtrace_id", "request_id", "x"]);
    let value = prop::sample::select(vec![
        "0",
        "1",
        "2",
        "\"1\"",
        "null",
        "{}",
        "[]",
        "{\"code\":190}",
        "{\"code\":1}",
        "\"OK\"",
        "40050",
        "40105",
        "1.0",
        "true",
    ]);
    prop::collection::vec((name, value), 0..4).prop_map(|members| {
        let members: Vec<String> = members.iter().map(|(name, value)| format!("\"{name}\":{value}")).collect();
        format!("{{{}}}", members.join(","))
    })
}

fn holds(platform: Platform, sent: usize, status: u16, body: &[u8]) -> Result<(), TestCaseError> {
    let answer = read(platform, sent, Reply::Http { status, body, retry_after: Some(9) });
    if answer.verdict == Verdict::Accepted {
        prop_assert!(is_yes(platform, sent, status, body), "{:?}", String::from_utf8_lossy(body));
    }
    if let Which::One(index) = answer.which {
        prop_assert!(index < sent && answer.verdict == Verdict::Refused);
    }
    if sent < 2 || answer.verdict != Verdict::Refused {
        prop_assert_eq!(answer.which, Which::All);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn no_bytes_make_a_yes(
        bytes in prop::collection::vec(any::<u8>(), 0..200),
        status in any::<u16>(),
        sent in 0_usize..4,
    ) {
        for platform in [Platform::Meta, Platform::TikTok] {
            holds(platform, sent, status, &bytes)?;
        }
    }

    #[test]
    fn no_pieces_of_answers_make_a_yes(
        text in prop_oneof![near(), object()],
        status in prop::sample::select(vec![200_u16, 204, 302, 400, 403, 429, 500]),
        sent in 1_usize..4,
    ) {
        for platform in [Platform::Meta, Platform::TikTok] {
            holds(platform, sent, status, text.as_bytes())?;
        }
    }

    /// What cannot be read is masked all the same.
    #[test]
    fn no_words_show_an_address(words in "\\PC{0,80}", name in "[a-z]{1,9}", end in "[ ,;.!]{0,3}") {
        let said = format!("{words} {name}@correo.example{end}");
        let shown = goal_element::payload::answer::redact(&said);
        prop_assert!(!shown.contains("@correo"), "{said} -> {shown}");
        prop_assert!(shown.len() <= 300);
    }
}
