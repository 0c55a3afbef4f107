//! Words that a list must know before it is drawn, because people search by them: currencies and events in the reader's language.

use crate::catalog::events::{self, EventSpec, Standing};
use crate::catalog::{currencies, sources};
use crate::domain::Platform;

/// The reader's words for what lists offer; given by the page once for each language.
#[derive(Debug, Clone, Default)]
pub struct Terms {
    /// The currencies that are offered.
    pub currencies: Vec<Term>,
    /// The events that are offered, one platform's after the other's.
    pub events: Vec<Term>,
}

/// A name and the reader's word for it.
#[derive(Debug, Clone)]
pub struct Term {
    /// A currency's code, an event's name on the wire.
    pub name: &'static str,
    /// Whose event it is.
    pub platform: Option<Platform>,
    /// In the reader's language.
    pub word: String,
}

impl Terms {
    /// The keys of the words that are wanted, a line each: `currency.EUR`, `event.Purchase.label`.
    #[must_use]
    pub fn keys() -> String {
        let mut keys = String::new();
        each(&mut |name, platform| {
            keys.push_str(if platform.is_some() { "event." } else { "currency." });
            keys.push_str(name);
            keys.push_str(if platform.is_some() { ".label\n" } else { "\n" });
        });
        keys
    }

    /// The same in words, a line each.
    #[must_use]
    pub fn of(words: &str) -> Self {
        let mut terms = Self::default();
        let mut rest = words;
        each(&mut |name, platform| {
            let end = rest.bytes().position(|byte| byte == b'\n').unwrap_or(rest.len());
            let (word, more) = rest.split_at_checked(end).unwrap_or_default();
            rest = more.get(1..).unwrap_or_default();
            let terms = if platform.is_some() { &mut terms.events } else { &mut terms.currencies };
            terms.push(Term { name, platform, word: word.to_owned() });
        });
        terms
    }
}

fn each(see: &mut dyn FnMut(&'static str, Option<Platform>)) {
    for currency in currencies::all() {
        if currency.standing(Platform::Meta).is_usable() {
            see(currency.code, None);
        }
    }
    for platform in [Platform::Meta, Platform::TikTok] {
        for event in events::all(platform) {
            if is_offered(event) {
                see(event.name, Some(platform));
            }
        }
    }
}

/// Whether a list offers the event: of Meta's those for chats, of TikTok's those that stay in use.
pub(super) fn is_offered(event: &EventSpec) -> bool {
    match event.platform {
        Platform::Meta => event.goes_to(sources::meta::BUSINESS_MESSAGING),
        Platform::TikTok => event.standing == Standing::Standard,
    }
}
