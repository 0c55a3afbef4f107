//! Countries, and states of the USA, by the names that people give.

use super::packed::Packed;

include!(concat!(env!("OUT_DIR"), "/places.rs"));

/// The two small letters of the country called `name`: in lower case, without blanks and signs.
#[must_use]
pub fn country(name: &str) -> Option<&'static str> {
    called(COUNTRY_NAMES, name)
}

/// The two small letters of the state of the USA called `name`, likewise.
#[must_use]
pub fn us_state(name: &str) -> Option<&'static str> {
    called(STATE_NAMES, name)
}

#[inline(never)]
fn called(names: &'static str, wanted: &str) -> Option<&'static str> {
    Packed(names)
        .find_map(|text| text.split_at_checked(2).filter(|(_, name)| *name == wanted).map(|(letters, _)| letters))
}

#[cfg(test)]
mod tests {
    use super::super::phones;
    use super::*;

    #[test]
    fn places_are_found_by_name() {
        assert_eq!(country("unitedstates"), Some("us"));
        assert_eq!([country("méxico"), country("brasil"), country("españa")], [Some("mx"), Some("br"), Some("es")]);
        assert_eq!(us_state("newyork"), Some("ny"));
        assert_eq!([country("us"), us_state("ny"), country("")], [None, None, None]);
    }

    #[test]
    fn every_named_country_has_phones() {
        for text in Packed(COUNTRY_NAMES) {
            assert!(phones::of_country(text.split_at(2).0).is_some(), "{text}");
        }
    }
}
