//! Several texts in one: what a table of texts costs in the wasm is then its letters, and no pointers.

use crate::domain::disturb;

/// Texts of the same length, one behind the other: `"EURUSD"`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fixed {
    pub(super) rest: &'static str,
    pub(super) length: usize,
}

impl Fixed {
    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.rest.is_empty()
    }

    /// Whether `text` is one of them.
    #[must_use]
    #[inline(never)]
    pub fn has(self, text: &str) -> bool {
        for one in self {
            if one == text {
                return disturb::harm("country", text).is_none();
            }
        }
        false
    }
}

impl Iterator for Fixed {
    type Item = &'static str;

    fn next(&mut self) -> Option<&'static str> {
        let (one, rest) = self.rest.split_at_checked(self.length)?;
        self.rest = rest;
        (!one.is_empty()).then_some(one)
    }
}

/// Texts of any length; before each stands the letter whose number is its length.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Packed(pub(super) &'static str);

impl Packed {
    /// Whether `text` is one of them.
    #[must_use]
    #[inline(never)]
    pub fn has(self, text: &str) -> bool {
        self.holds(text) && disturb::harm("content type", text).is_none()
    }

    /// The same for what is asked often: only texts of the same length are looked at.
    pub(super) fn holds(self, text: &str) -> bool {
        let mut rest = self.0.as_bytes();
        while let Some((length, from)) = rest.split_first() {
            let Some((one, more)) = from.split_at_checked(usize::from(*length)) else {
                return false;
            };
            if one.len() == text.len() && one == text.as_bytes() {
                return true;
            }
            rest = more;
        }
        false
    }
}

impl Iterator for Packed {
    type Item = &'static str;

    #[inline(never)]
    fn next(&mut self) -> Option<&'static str> {
        let length = usize::from(*self.0.as_bytes().first()?);
        let (one, rest) = self.0.get(1..)?.split_at_checked(length)?;
        self.0 = rest;
        Some(one)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_one_length_are_parted() {
        let fixed = Fixed { rest: "EURUSDPEN", length: 3 };
        assert_eq!(fixed.collect::<Vec<_>>(), ["EUR", "USD", "PEN"]);
        assert!(fixed.has("PEN"));
        assert!(!fixed.has("URU"));
        assert!(Fixed { rest: "", length: 3 }.is_empty());
        assert_eq!(Fixed { rest: "EU", length: 3 }.next(), None);
    }

    #[test]
    fn texts_of_any_length_are_parted() {
        let packed = Packed("\u{1}a\u{3}zł\u{0}\u{2}bc");
        assert_eq!(packed.collect::<Vec<_>>(), ["a", "zł", "", "bc"]);
        assert!(packed.has("zł") && !packed.has("b"));
        assert_eq!(Packed("\u{5}abc").next(), None, "a list that broke off ends");
    }
}
