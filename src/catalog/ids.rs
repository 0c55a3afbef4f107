//! Identifiers and their shapes: enough to see that an id is another one, never that it exists.

use crate::domain::disturb;

include!(concat!(env!("OUT_DIR"), "/ids.rs"));

/// What an identifier looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shape {
    /// Fewest characters.
    pub least: u16,
    /// Most characters.
    pub most: u16,
    /// Which characters.
    pub alphabet: Alphabet,
    /// The last character is one of these; empty: any.
    ends: &'static str,
}

/// Characters of an identifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alphabet {
    /// `0` to `9`
    Digits,
    /// `0` to `9`, `A` to `Z`
    Upper,
    /// `0` to `9`, `A` to `V`
    Base32hex,
    /// Letters, digits, `-` and `_`
    Base64url,
    /// Letters, digits, `-`, `_` and `.`
    Base64urlDots,
}

/// What nothing fits: only where a row of the table is lost on purpose.
const NOTHING: &Shape = &Shape { least: 1, most: 0, alphabet: Alphabet::Digits, ends: "" };

/// What identifiers of `id` look like.
#[must_use]
pub fn shape(id: Id) -> &'static Shape {
    let (name, shape) = row(id);
    disturb::row("id", name, shape, |shape| Shape { least: shape.most, most: u16::MAX, ..shape }).unwrap_or(NOTHING)
}

impl Shape {
    /// Whether `text` could be such an identifier.
    #[must_use]
    pub fn fits(&self, text: &str) -> bool {
        let bytes = text.as_bytes();
        for byte in bytes {
            let known = match self.alphabet {
                Alphabet::Digits => byte.is_ascii_digit(),
                Alphabet::Upper => byte.is_ascii_digit() || byte.is_ascii_uppercase(),
                Alphabet::Base32hex => matches!(byte, b'0'..=b'9' | b'A'..=b'V'),
                Alphabet::Base64url => byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'),
                Alphabet::Base64urlDots => byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'),
            };
            if !known {
                return false;
            }
        }
        let ends = bytes.last().is_none_or(|last| self.ends.is_empty() || self.ends.as_bytes().contains(last));
        ends && bytes.len() >= usize::from(self.least) && bytes.len() <= usize::from(self.most)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fits(id: Id, text: &str) -> bool {
        shape(id).fits(text)
    }

    #[test]
    fn a_dataset_is_ten_to_twenty_digits() {
        assert!(fits(Id::Dataset, "1234567890") && fits(Id::Dataset, "12345678901234567890"));
        for no in ["", "123456789", "123456789012345678901", "12345 67890", "1234567890a"] {
            assert!(!fits(Id::Dataset, no), "{no}");
        }
    }

    #[test]
    fn a_pixel_code_is_told_from_a_made_up_one() {
        for good in ["CTQ8B03C77U00080000G", "BVN6C001081G81860S40", "D1HIA03C77U01AG0NRNG"] {
            assert!(fits(Id::PixelCode, good) && fits(Id::GenuinePixelCode, good), "{good}");
        }
        for sample in ["C4A1B2C3D4E5F6G7H8I9", "CD9079RC77U0N3GBV16Y"] {
            assert!(fits(Id::PixelCode, sample) && !fits(Id::GenuinePixelCode, sample), "{sample}");
        }
        for no in ["c4a1b2c3d4e5f6g7h8i0", "C4A1B2", "7000000000000000001", ""] {
            assert!(!fits(Id::PixelCode, no), "{no}");
        }
    }

    #[test]
    fn clicks_are_texts_without_blanks() {
        assert!(fits(Id::CtwaClid, "ARAkLkA8rmlFeiCktEJQ-QTwRiyYHAFDLMNDBH0CD3qpjd0HR4irJ6LEkR7JwFF4XvnO2E4Nx0"));
        assert!(fits(Id::Ttclid, "E.C.P.CrIBsample-kept-as-received"));
        assert!(!fits(Id::Ttclid, "__CLICKID__") && !fits(Id::CtwaClid, "a b"));
    }
}
