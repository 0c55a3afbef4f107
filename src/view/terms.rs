//! Words that a list must know before it is drawn, because people search by them: currencies and events in the reader's language.

use crate::catalog::sources::meta;
use crate::catalog::{currencies, events};
use crate::domain::Platform;

/// The reader's words for what lists offer; made by the page once for each language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Terms {
    /// Code and name of each currency that is offered.
    pub currencies: Vec<(&'static str, String)>,
    /// Name on the wire and plain name of each event that is offered.
    pub events: Vec<(&'static str, String)>,
}

impl Terms {
    /// Asks `name` for a word for everything: by `currency.EUR` and `event.Purchase.label`.
    #[must_use]
    pub fn collect(name: &dyn Fn(&str) -> String) -> Self {
        let currencies = currencies::all()
            .filter(|currency| currency.standing(Platform::Meta).is_usable())
            .map(|currency| (currency.code, name(&["currency.", currency.code].concat())))
            .collect();
        let events = events::of(meta::BUSINESS_MESSAGING)
            .map(|event| (event.name, name(&["event.", event.name, ".label"].concat())))
            .collect();
        Self { currencies, events }
    }

    /// The reader's word for a currency.
    #[must_use]
    pub fn currency(&self, code: &str) -> Option<&str> {
        find(&self.currencies, code)
    }

    /// The reader's word for an event.
    #[must_use]
    pub fn event(&self, name: &str) -> Option<&str> {
        find(&self.events, name)
    }
}

fn find<'a>(list: &'a [(&'static str, String)], name: &str) -> Option<&'a str> {
    list.iter().find(|(of, _)| *of == name).map(|(_, term)| term.as_str())
}
