//! Who somebody is, as each platform wants to hear it: normalised, then hashed, once and never twice.

mod email;
mod phone;
pub mod sha256;

use crate::domain::{Platform, template};

/// A field of a person, made ready for a platform.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identified {
    /// Exactly what the request carries; `None`: left out.
    pub value: Option<String>,
    /// Whether the value is a hash.
    pub hashed: bool,
    /// Why it is left out: `identity.<reason>` in `locales/`.
    pub reason: Option<&'static str>,
}

impl Identified {
    fn left_out(reason: &'static str) -> Self {
        Self { value: None, hashed: false, reason: Some(reason) }
    }

    fn hash_of(text: &str) -> Self {
        Self { value: Some(sha256::hex(text.as_bytes())), hashed: true, reason: None }
    }
}

/// Meta's fields that travel hashed and that this version can make.
/// Source: Meta, *Customer Information Parameters* (2026-09-12).
pub const META_HASHED: [&str; 3] = ["em", "external_id", "ph"];

/// Normalises and hashes one field. `field` is spelled as the platform spells it.
#[must_use]
pub fn identify(platform: Platform, field: &str, text: &str) -> Identified {
    let text = text.trim();
    if platform != Platform::Meta || !META_HASHED.contains(&field) {
        return Identified::left_out("unknown-field");
    }
    if is_blank(text) {
        return Identified::left_out("empty");
    }
    if is_hash(text) {
        return Identified { value: Some(text.to_ascii_lowercase()), hashed: true, reason: None };
    }
    let normal = match field {
        "em" => email::normalise(text),
        "ph" => phone::digits(text),
        _ => Ok(text.to_owned()),
    };
    match normal {
        Ok(normal) => Identified::hash_of(&normal),
        Err(reason) => Identified::left_out(reason),
    }
}

/// Whether `text` is a SHA-256 in hexadecimal already.
#[must_use]
pub fn is_hash(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// What bots leave in a variable that nobody filled.
fn is_blank(text: &str) -> bool {
    ["", "null", "undefined", "nan", "none", "n/a", "-"].iter().any(|blank| text.eq_ignore_ascii_case(blank))
        || template::is_template(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meta(field: &str, text: &str) -> Option<String> {
        identify(Platform::Meta, field, text).value
    }

    /// Meta's published examples (*Customer Information Parameters*).
    #[test]
    fn the_documented_examples_come_out() {
        let email = "62a14e44f765419d10fea99367361a727c12365e2520f32218d505ed9aa0f62f";
        assert_eq!(meta("em", " John_Smith@gmail.com ").as_deref(), Some(email));
        let phone = "e323ec626319ca94ee8bff2e4c87cf613be6ea19919ed1364124e16807ab3176";
        for text in ["16505551212", "+1 (650) 555-1212", "001 650 555 1212"] {
            assert_eq!(meta("ph", text).as_deref(), Some(phone), "{text}");
        }
    }

    #[test]
    fn a_hash_is_never_hashed_again() {
        let hash = sha256::hex(b"x");
        assert_eq!(meta("em", &hash.to_ascii_uppercase()), Some(hash));
    }

    #[test]
    fn what_is_no_value_is_left_out_and_never_hashed() {
        for text in ["", "  ", "null", "undefined", "{{phone}}"] {
            let left_out = identify(Platform::Meta, "ph", text);
            assert_eq!((left_out.value, left_out.reason), (None, Some("empty")), "{text:?}");
        }
        for (field, text, reason) in [
            ("em", "nobody", "not-an-email"),
            ("em", "a@b@c", "not-an-email"),
            ("em", "a@b", "not-an-email"),
            ("em", "a@.de", "not-an-email"),
            ("em", "a@b.", "not-an-email"),
            ("ph", "0650 555 1212", "no-country-code"),
            ("ph", "12345", "not-a-phone"),
            ("ph", "12345678901234567", "not-a-phone"),
            ("ph", "call me", "not-a-phone"),
            ("ctwa_clid", "x", "unknown-field"),
        ] {
            assert_eq!(identify(Platform::Meta, field, text).reason, Some(reason), "{field} {text}");
        }
    }
}
