//! A platform's own words, fit to be shown and logged.
//!
//! An answer may repeat what was sent, and more: tokens, click ids, hashes, e-mail addresses, phone numbers. Their shapes are
//! masked wherever they stand; a word too many that is masked costs less than one too few.

/// Longest text of a platform's that is shown.
const MOST_SHOWN: usize = 300;
/// Words of at least this length with a digit in them may be a token, a click id or a hash.
const SECRET_WITH_DIGIT: usize = 20;
/// The same without a digit. Meta's names of permissions and fields are shorter.
const SECRET: usize = 32;
/// So many digits, also in groups, may be a phone number; codes have fewer.
const PHONE: usize = 8;
/// What stands in a masked word's place.
const MASK: char = '…';

/// `text` with all that may be secret or personal masked, and cut to a length that can be shown in a sentence.
#[must_use]
pub fn redact(text: &str) -> String {
    let mut shown = mask(text, MOST_SHOWN);
    shown.truncate(shown.trim_end().len());
    shown
}

/// `text` with all that may be secret or personal masked, and cut to at most so many bytes.
#[must_use]
pub fn mask(text: &str, most: usize) -> String {
    let mut shown = String::new();
    let mut rest = text;
    while !rest.is_empty() && shown.len() < most {
        let hidden = address(rest).or_else(|| phone(rest)).or_else(|| secret(rest));
        if let Some(after) = hidden.and_then(|length| rest.get(length..)) {
            shown.push(MASK);
            rest = after;
            continue;
        }
        let step = rest.find(|c| !is_of_name(c)).filter(|end| *end > 0);
        let step = step.or_else(|| rest.chars().next().map(char::len_utf8)).unwrap_or(rest.len());
        let (word, after) = rest.split_at_checked(step).unwrap_or((rest, ""));
        shown.push_str(word);
        rest = after;
    }
    shown.truncate(shown.floor_char_boundary(most));
    shown
}

/// How many bytes of an e-mail address `text` begins with: all up to a blank or a mark that no address has.
fn address(text: &str) -> Option<usize> {
    let ends =
        |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '<' | '>' | '(' | ')' | '[' | ']' | ',' | ';' | ':');
    let end = text.find(ends).unwrap_or(text.len());
    let (local, host) = text.get(..end)?.split_once('@')?;
    (!local.is_empty() && !host.is_empty()).then_some(end)
}

/// How many bytes of a phone number `text` begins with, however it is grouped.
fn phone(text: &str) -> Option<usize> {
    if !text.starts_with(|c| is_digit(c) || matches!(c, '+' | '＋' | '(')) {
        return None;
    }
    let run = text.get(..text.find(|c| !is_of_number(c)).unwrap_or(text.len()))?;
    let run = run.trim_end_matches(|c| !is_digit(c));
    (run.chars().filter(|c| is_digit(*c)).count() >= PHONE).then_some(run.len())
}

/// How many bytes of a token, a click id or a hash `text` begins with.
fn secret(text: &str) -> Option<usize> {
    let word = text.get(..text.find(|c| !is_of_word(c)).unwrap_or(text.len()))?;
    let with_digit = word.contains(is_digit);
    (word.len() >= SECRET || (with_digit && word.len() >= SECRET_WITH_DIGIT)).then_some(word.len())
}

/// Also what stands between the groups of a phone number.
fn is_of_number(c: char) -> bool {
    is_digit(c) || matches!(c, '+' | '＋' | ' ' | '-' | '.' | '(' | ')' | '/' | '\u{a0}' | '\u{2010}'..='\u{2015}')
}

/// Latin digits, full-width ones, and those of Arabic and Persian.
fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '０'..='９' | '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}')
}

/// What tokens, click ids, hashes and base64 are made of.
fn is_of_word(c: char) -> bool {
    is_of_name(c) || matches!(c, '%' | '+' | '=')
}

/// What is passed over in one step, once it is found harmless.
fn is_of_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '-')
}

#[cfg(test)]
mod tests {
    use super::redact;

    #[test]
    fn what_may_be_secret_or_personal_is_masked() {
        for (said, shown) in [
            ("Bad token EAAshop0123456789012345 here", "Bad token … here"),
            ("Click ARAkLkA8rmlFeiCktEJQ.", "Click …."),
            ("E.C.P.CrIBsample0kept0as0received", "E.C.P.…"),
            ("hash 9f7ec22d72092cd3c0b58726ed9c2d91b92e51a3f29837508fb2948bb22dd2fd!", "hash …!"),
            ("data.0.user.email: Must be hashed: ana.lopez+bot@correo.example", "data.0.user.email: Must be hashed: …"),
            ("<añá@correo.example>", "<…>"),
            ("phone +52 1 (55) 1234-5678, please", "phone …, please"),
            ("teléfono 55-1234-5678.", "teléfono …."),
            ("(213) 373 4253 is no hash", "… is no hash"),
            ("?phone=+525512345678&x", "?phone=…&x"),
            ("＋５２５５１２３４５６７８", "…"),
            ("٠١٢٣٤٥٦٧٨٩", "…"),
        ] {
            assert_eq!(redact(said), shown);
        }
    }

    #[test]
    fn what_helps_is_kept() {
        for said in [
            "(#100) Invalid parameter",
            "data.0.properties.contents.0.content_id: Not a valid string",
            "Ask for whatsapp_business_manage_events.",
            "El evento ocurrió hace más de 7 días; código 2804003",
            "このイベント名はメッセージングイベントでは許可されていません。一覧にある名前を使ってください。",
            "",
        ] {
            assert_eq!(redact(said), said);
        }
    }

    #[test]
    fn what_is_cut_shows_no_piece_of_a_secret() {
        let token = ["EAA", &"x1".repeat(60)].concat();
        for lead in 280..310 {
            let shown = redact(&["a ".repeat(lead / 2), token.clone()].concat());
            assert!(shown.len() <= 300 && !shown.contains("x1"), "{shown}");
        }
        assert_eq!(redact(&"é".repeat(200)).len(), 300);
    }
}
