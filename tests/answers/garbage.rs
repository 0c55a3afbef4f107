//! Whatever comes back: nothing panics, and a yes is only what another reader of JSON finds to be one.

#[path = "../../fuzz/checks/answers.rs"]
mod answers;

use answers::holds;
use goal_element::domain::Platform;
use proptest::prelude::*;

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

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn no_bytes_make_a_yes(
        bytes in prop::collection::vec(any::<u8>(), 0..200),
        status in any::<u16>(),
        sent in 0_usize..4,
    ) {
        answers::check(&bytes);
        for platform in [Platform::Meta, Platform::TikTok] {
            holds(platform, sent, status, &bytes);
        }
    }

    #[test]
    fn no_pieces_of_answers_make_a_yes(
        text in prop_oneof![near(), object()],
        status in prop::sample::select(vec![200_u16, 204, 302, 400, 403, 429, 500]),
        sent in 1_usize..4,
    ) {
        for platform in [Platform::Meta, Platform::TikTok] {
            holds(platform, sent, status, text.as_bytes());
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
