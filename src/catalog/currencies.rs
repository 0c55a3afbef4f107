//! Currencies by ISO 4217, how Meta stands to each, and what people type instead of a code.

use crate::domain::letters;

include!(concat!(env!("OUT_DIR"), "/currencies.rs"));

/// A currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Currency {
    /// Its ISO 4217 code.
    pub code: &'static str,
    /// How many decimals its amounts have.
    pub decimals: u8,
    /// How Meta stands to it.
    pub standing: Standing,
    /// What took its place, where it was withdrawn.
    pub successor: Option<&'static str>,
}

/// How Meta stands to a currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// In a list of Meta's.
    Accepted,
    /// Money by ISO 4217, in no list of Meta's: likely taken, not known.
    Unlisted,
    /// Meta refuses it.
    Refused,
    /// No money any more.
    Withdrawn,
    /// A fund, a metal or a test code.
    NotMoney,
}

impl Standing {
    /// Whether it is money that Meta takes, as far as is known: what may be offered to people.
    #[must_use]
    pub const fn is_usable(self) -> bool {
        matches!(self, Self::Accepted | Self::Unlisted)
    }
}

/// The currency of exactly that code.
#[must_use]
pub fn find(code: &str) -> Option<&'static Currency> {
    let at = ALL.binary_search_by(|currency| currency.code.cmp(code)).ok()?;
    ALL.get(at)
}

/// The currency of that code in any letter case, blanks around it left out: how a typed code is read.
#[must_use]
pub fn read(text: &str) -> Option<&'static Currency> {
    let text = text.trim();
    if text.len() != 3 {
        return None;
    }
    find(&text.to_ascii_uppercase())
}

/// How many decimals a typed currency has; where it is not known, as most have.
#[must_use]
pub fn decimals_of(text: &str) -> usize {
    read(text).map_or(2, |currency| usize::from(currency.decimals))
}

/// The codes that a sign or a word, such as `€` or `pesos`, may mean, the likeliest first.
#[must_use]
pub fn meant_by(text: &str) -> &'static [&'static str] {
    let text = letters::lower(text.trim());
    let at = WORDS.binary_search_by(|(word, _)| (*word).cmp(text.as_str())).ok();
    at.and_then(|at| WORDS.get(at)).map_or(&[], |(_, codes)| *codes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_isos() {
        let decimals = |code| find(code).map(|currency| currency.decimals);
        assert_eq!(decimals("EUR"), Some(2));
        assert_eq!(decimals("JPY"), Some(0));
        assert_eq!(decimals("CLP"), Some(0));
        assert_eq!(decimals("COP"), Some(2));
        assert_eq!(decimals("KWD"), Some(3));
        assert_eq!(decimals("CLF"), Some(4));
        assert_eq!(decimals("eur"), None);
    }

    #[test]
    fn a_typed_code_is_read_in_any_case() {
        assert_eq!(read(" eur ").map(|currency| currency.code), Some("EUR"));
        for no in ["", "€", "EU", "EURO", "ÉU"] {
            assert_eq!(read(no), None, "{no}");
        }
    }

    #[test]
    fn signs_and_words_have_their_codes() {
        assert_eq!(meant_by("€"), ["EUR"]);
        assert_eq!(meant_by(" Soles "), ["PEN"]);
        assert!(meant_by("$").contains(&"MXN"));
        assert!(meant_by("gold").is_empty());
    }

    #[test]
    fn one_currency_is_known_to_be_refused() {
        let refused: Vec<_> =
            ALL.iter().filter(|currency| currency.standing == Standing::Refused).map(|c| c.code).collect();
        assert_eq!(refused, ["MRU"]);
    }
}
