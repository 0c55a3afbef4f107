//! Masks tokens in what a platform answers: as they are, and in the forms in which a server may echo them.

use base64::{Engine, engine::general_purpose};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::{MASK, Secret};

/// A shorter piece gives nothing away, and may stand in any text.
const SHORTEST_PIECE: usize = 8;

pub(super) fn redact(bytes: &[u8], secrets: &[Secret]) -> String {
    let mut text = String::from_utf8_lossy(bytes).into_owned();
    for secret in secrets {
        for form in forms(secret.expose()) {
            if text.contains(&form) {
                text = text.replace(&form, MASK);
            }
        }
    }
    text
}

/// Every spelling of `token`, the longest first, so that no rest of a longer one stays behind.
fn forms(token: &str) -> Vec<String> {
    let mut forms = vec![
        token.to_owned(),
        utf8_percent_encode(token, NON_ALPHANUMERIC).to_string(),
        utf8_percent_encode(token, NON_ALPHANUMERIC).to_string().to_lowercase(),
        url::form_urlencoded::byte_serialize(token.as_bytes()).collect(),
    ];
    // However the other characters are escaped, and however often, letters and digits stay as they are.
    let runs = token.split(|character: char| !character.is_ascii_alphanumeric());
    forms.extend(runs.filter(|run| run.len() >= SHORTEST_PIECE).map(str::to_owned));
    forms.extend(inside_base64(token));
    forms.sort_by_key(|form| std::cmp::Reverse(form.len()));
    forms.dedup();
    forms
}

/// The characters that `token` alone decides wherever it begins inside a longer text in base64 (three alignments), in
/// both alphabets.
fn inside_base64(token: &str) -> impl Iterator<Item = String> {
    (0..3_usize).flat_map(move |before| {
        let mut bytes = vec![0; before];
        bytes.extend_from_slice(token.as_bytes());
        let (first, last) = ((before * 8).div_ceil(6), bytes.len() * 8 / 6);
        [general_purpose::STANDARD_NO_PAD.encode(&bytes), general_purpose::URL_SAFE_NO_PAD.encode(&bytes)]
            .into_iter()
            .filter_map(move |text| Some(text.get(first..last)?.to_owned()))
            .filter(|text| text.len() >= SHORTEST_PIECE)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOKEN: &str = "EAAG+secret/Token=0123456789";

    fn masked(text: &str) -> String {
        redact(text.as_bytes(), &[Secret(TOKEN.to_owned())])
    }

    #[test]
    fn every_spelling_of_a_token_is_masked() {
        let encoded = utf8_percent_encode(TOKEN, NON_ALPHANUMERIC).to_string();
        for form in [TOKEN.to_owned(), encoded.clone(), encoded.to_lowercase()] {
            assert_eq!(masked(&format!("a {form} b")), "a «token» b");
        }
    }

    #[test]
    fn escapes_hide_no_long_piece_of_a_token() {
        for slash in ["\\/", "\\\\/", "\\u002F", "&#47;"] {
            let text = masked(&TOKEN.replace('/', slash));
            assert!(!text.contains("0123456789"), "{text}");
        }
    }

    #[test]
    fn a_token_inside_base64_is_masked_wherever_it_begins() {
        for before in ["", "x", "xy", "user:", "Bearer "] {
            for after in ["", "!", "--"] {
                let text = format!("{before}{TOKEN}{after}");
                for form in [general_purpose::STANDARD.encode(&text), general_purpose::URL_SAFE.encode(&text)] {
                    let shown = masked(&form);
                    assert!(shown.contains(MASK), "{text}: {shown}");
                    assert!(shown.len() < MASK.len() + 24, "{text}: {shown}");
                }
            }
        }
    }

    #[test]
    fn other_text_stays_as_it_is_and_bytes_become_text() {
        assert_eq!(masked("EAAG is not it"), "EAAG is not it");
        assert_eq!(redact(b"a\xffb", &[]), "a\u{fffd}b");
    }
}
