//! Words that a list must know before it is drawn, because people search by them: currencies and events in the reader's language.

use crate::catalog::sources::meta;
use crate::catalog::{currencies, events};
use crate::domain::Platform;

/// The reader's words for what lists offer; given by the page once for each language.
#[derive(Debug, Clone, Default)]
pub struct Terms {
    /// The currencies that are offered.
    pub currencies: Vec<Term>,
    /// The events that are offered.
    pub events: Vec<Term>,
}

/// A name and the reader's word for it.
#[derive(Debug, Clone)]
pub struct Term {
    /// A currency's code, an event's name on the wire.
    pub name: &'static str,
    /// In the reader's language.
    pub word: String,
}

impl Terms {
    /// The keys of the words that are wanted, a line each: `currency.EUR`, `event.Purchase.label`.
    #[must_use]
    pub fn keys() -> String {
        let mut keys = String::new();
        each(&mut |name, is_event| {
            keys.push_str(if is_event { "event." } else { "currency." });
            keys.push_str(name);
            keys.push_str(if is_event { ".label\n" } else { "\n" });
        });
        keys
    }

    /// The same in words, a line each.
    #[must_use]
    pub fn of(words: &str) -> Self {
        let mut terms = Self::default();
        let mut rest = words;
        each(&mut |name, is_event| {
            let end = rest.bytes().position(|byte| byte == b'\n').unwrap_or(rest.len());
            let (word, more) = rest.split_at_checked(end).unwrap_or_default();
            rest = more.get(1..).unwrap_or_default();
            let terms = if is_event { &mut terms.events } else { &mut terms.currencies };
            terms.push(Term { name, word: word.to_owned() });
        });
        terms
    }
}

fn each(see: &mut dyn FnMut(&'static str, bool)) {
    for currency in currencies::all() {
        if currency.standing(Platform::Meta).is_usable() {
            see(currency.code, false);
        }
    }
    for event in events::of(meta::BUSINESS_MESSAGING) {
        see(event.name, true);
    }
}
