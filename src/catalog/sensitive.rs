//! Words of names that tell of contact data, health or money matters: platforms forbid such data.

use super::packed::Packed;
use crate::domain::{disturb, letters};

include!(concat!(env!("OUT_DIR"), "/sensitive.rs"));

/// What a name tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Matter {
    /// How to reach somebody, or who they are by law.
    Contact,
    /// Health.
    Health,
    /// Debts, loans, income.
    Finance,
}

/// What `name` tells of, if it is one of these. Contact data is only what the name ends with: `customer_email` holds an
/// address, `email_confirmed` does not.
#[must_use]
pub fn of_name(name: &str) -> Option<Matter> {
    let (mut found, mut is_contact) = (None, false);
    letters::words(name, &mut |word| {
        if has(HEALTH, word) {
            found = Some(Matter::Health);
        } else if has(FINANCE, word) {
            found = Some(Matter::Finance);
        }
        // The number of a phone is as much contact data as the phone.
        is_contact = has(CONTACT, word) || is_contact && matches!(word, "number" | "numero" | "número");
    });
    found.or(is_contact.then_some(Matter::Contact))
}

fn has(words: &'static str, word: &str) -> bool {
    Packed(words).holds(word) && disturb::harm("sensitive word", word).is_none()
}

/// Every word, for the tests that miss each.
#[cfg(not(target_arch = "wasm32"))]
pub fn words() -> impl Iterator<Item = &'static str> {
    [CONTACT, HEALTH, FINANCE].into_iter().flat_map(Packed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_word_by_word() {
        for (name, matter) in [
            ("customer_email", Some(Matter::Contact)),
            ("phoneNumber", Some(Matter::Contact)),
            ("Teléfono", Some(Matter::Contact)),
            ("email_confirmed", None),
            ("order_number", None),
            ("DiabetesCheck", Some(Matter::Health)),
            ("loan-amount", Some(Matter::Finance)),
            ("healthy", None),
            ("hotel", None),
            ("", None),
        ] {
            assert_eq!(of_name(name), matter, "{name}");
        }
    }
}
