//! Currencies by ISO 4217, how the platforms stand to each, and what people type instead of a code.

use crate::domain::letters::Trimmed as _;
use core::cmp::Ordering;

use super::packed::{Fixed, Packed};
use crate::domain::disturb::{self, Harm};
use crate::domain::{Platform, letters};

include!(concat!(env!("OUT_DIR"), "/currencies.rs"));

/// A currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Currency {
    /// Its ISO 4217 code.
    pub code: &'static str,
    /// How many decimals its amounts have.
    pub decimals: u8,
    /// Two bits each: decimals, ISO, Meta, TikTok.
    about: u8,
}

/// How a platform stands to a currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// In a list of the platform's.
    Accepted,
    /// Money by ISO 4217, in no list of the platform's: whether it is taken is not known.
    Unlisted,
    /// The platform refuses it.
    Refused,
    /// Only the platform's SDKs for apps list it.
    InApps,
    /// No money any more.
    Withdrawn,
    /// A fund, a metal or a test code.
    NotMoney,
}

impl Standing {
    /// Whether it is money that the platform takes, as far as is known: what may be offered to people.
    #[must_use]
    pub const fn is_usable(self) -> bool {
        matches!(self, Self::Accepted | Self::Unlisted | Self::InApps)
    }
}

impl Currency {
    fn at(index: usize, code: &'static str) -> Option<Self> {
        let about = match disturb::harm("currency", code) {
            None => *ABOUT.get(index)?,
            Some(Harm::Lost) => return None,
            Some(Harm::Turned) => *ABOUT.get(index)? ^ 0b0101_0101,
        };
        let decimals = match about & 3 {
            0 => 0,
            more => more + 1,
        };
        Some(Self { code, decimals, about })
    }

    /// How `platform` stands to it.
    #[must_use]
    pub const fn standing(self, platform: Platform) -> Standing {
        let shift = match platform {
            Platform::Meta => 4,
            Platform::TikTok => 6,
        };
        match (self.about >> 2 & 3, self.about >> shift & 3, platform) {
            (1, ..) => Standing::Withdrawn,
            (2, ..) => Standing::NotMoney,
            (_, 0, _) => Standing::Accepted,
            (_, 1, _) => Standing::Unlisted,
            (_, _, Platform::Meta) => Standing::Refused,
            (_, _, Platform::TikTok) => Standing::InApps,
        }
    }

    /// What took its place, where it was withdrawn.
    #[must_use]
    pub fn successor(self) -> Option<&'static str> {
        let mut pairs = Fixed { rest: SUCCESSORS, length: 3 };
        while let (Some(of), Some(successor)) = (pairs.next(), pairs.next()) {
            if of == self.code {
                return Some(successor);
            }
        }
        None
    }
}

/// Every currency, by code.
pub fn all() -> impl Iterator<Item = Currency> {
    Fixed { rest: CODES, length: 3 }.enumerate().filter_map(|(index, code)| Currency::at(index, code))
}

/// The currency of exactly that code.
#[must_use]
pub fn find(code: &str) -> Option<Currency> {
    let (mut from, mut to) = (0, ABOUT.len());
    while from < to {
        let middle = usize::midpoint(from, to);
        let here = CODES.get(middle * 3..middle * 3 + 3)?;
        match here.cmp(code) {
            Ordering::Less => from = middle + 1,
            Ordering::Equal => return Currency::at(middle, here),
            Ordering::Greater => to = middle,
        }
    }
    None
}

/// The currency of that code in any letter case, blanks around it left out: how a typed code is read.
#[must_use]
pub fn read(text: &str) -> Option<Currency> {
    let text = text.trimmed();
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
pub fn meant_by(text: &str) -> Fixed {
    let text = letters::lower(text.trimmed());
    let mut pairs = Packed(WORDS);
    while let (Some(word), Some(codes)) = (pairs.next(), pairs.next()) {
        if word == text && disturb::harm("word", word).is_none() {
            return Fixed { rest: codes, length: 3 };
        }
    }
    Fixed { rest: "", length: 3 }
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
        assert_eq!(meant_by("€").collect::<Vec<_>>(), ["EUR"]);
        assert_eq!(meant_by(" Soles ").collect::<Vec<_>>(), ["PEN"]);
        assert!(meant_by("$").has("MXN"));
        assert!(meant_by("gold").is_empty());
    }

    #[test]
    fn each_platform_stands_to_a_currency_in_its_own_way() {
        let standing = |platform, code| find(code).map(|currency| currency.standing(platform));
        let refused: Vec<_> =
            all().filter(|one| one.standing(Platform::Meta) == Standing::Refused).map(|one| one.code).collect();
        assert_eq!(refused, ["MRU"]);
        assert_eq!(all().filter(|one| one.standing(Platform::TikTok) == Standing::Accepted).count(), 62);
        assert_eq!(standing(Platform::Meta, "KWD"), Some(Standing::Unlisted));
        assert_eq!(standing(Platform::TikTok, "KWD"), Some(Standing::Accepted));
        assert_eq!(standing(Platform::TikTok, "JOD"), Some(Standing::InApps));
        assert_eq!(standing(Platform::TikTok, "XAU"), Some(Standing::NotMoney));
    }

    #[test]
    fn what_was_withdrawn_has_a_successor() {
        assert_eq!(find("BGN").map(|one| one.standing(Platform::TikTok)), Some(Standing::Withdrawn));
        assert_eq!(find("BGN").and_then(Currency::successor), Some("EUR"));
        assert_eq!(find("EUR").and_then(Currency::successor), None);
    }

    #[test]
    fn the_list_is_the_table() {
        let codes: Vec<_> = all().map(|currency| currency.code).collect();
        assert_eq!(codes.len(), ABOUT.len());
        assert!(codes.is_sorted() && codes.contains(&"USD"));
    }
}
