//! Exchange rates as a host, an operator or the European Central Bank gives them, and which of them hold on a day.

use super::amount;

/// The rates of one day, all against one currency.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RateTable {
    /// Their day, `YYYY-MM-DD`; a table without one is of no use.
    pub date: String,
    /// Whose they are: `host`, `operator`, `ecb`, or a name that is shown as it stands.
    pub source: String,
    /// ISO 4217 code of the currency whose unit the rates price: `EUR` in the European Central Bank's.
    pub base: String,
    /// For each currency how much of it one unit of the base is worth: a decimal number as text, `1234.56`.
    pub rates: Vec<(String, String)>,
}

impl RateTable {
    /// How much of `currency` one unit of the base is worth; `None` where that is not told, not a number or not above zero.
    #[must_use]
    pub fn rate(&self, currency: &str) -> Option<&str> {
        if self.base == currency {
            return Some("1");
        }
        for (of, rate) in &self.rates {
            if of == currency {
                let is_rate = amount::plain(rate).is_some_and(|rate| !rate.is_negative() && !rate.is_zero());
                return is_rate.then_some(rate);
            }
        }
        None
    }

    fn holds_on(&self, day: &str) -> bool {
        is_day(&self.date) && is_day(day) && self.date.as_str() <= day
    }
}

/// The newest table that holds on `day` and knows all of `currencies`; of two that are equally new, the one that was told first.
#[must_use]
pub fn newest<'a>(tables: &'a [RateTable], day: &str, currencies: &[&str]) -> Option<&'a RateTable> {
    let mut newest: Option<&RateTable> = None;
    for table in tables {
        let is_newer = newest.is_none_or(|other| table.date > other.date);
        if is_newer && table.holds_on(day) && currencies.iter().all(|currency| table.rate(currency).is_some()) {
            newest = Some(table);
        }
    }
    newest
}

/// Whether `text` is written `YYYY-MM-DD`, so that days compare as their texts do.
fn is_day(text: &str) -> bool {
    let mut fits = text.len() == 10;
    for (at, byte) in text.bytes().enumerate() {
        fits &= if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() };
    }
    fits
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(date: &str, source: &str, rates: &[(&str, &str)]) -> RateTable {
        let rates = rates.iter().map(|(of, rate)| ((*of).to_owned(), (*rate).to_owned())).collect();
        RateTable { date: date.to_owned(), source: source.to_owned(), base: "EUR".to_owned(), rates }
    }

    #[test]
    fn the_newest_table_up_to_the_day_is_used() {
        let tables = [
            table("2026-11-19", "older", &[("COP", "1")]),
            table("2026-11-21", "first", &[("COP", "1")]),
            table("2026-11-21", "second", &[("COP", "1")]),
            table("2026-11-22", "without", &[("USD", "1")]),
            table("2026-11-23", "later", &[("COP", "1")]),
            table("soon", "undated", &[("COP", "1")]),
        ];
        let chosen = |day, currencies: &[&str]| newest(&tables, day, currencies).map(|table| table.source.as_str());
        assert_eq!(chosen("2026-11-22", &["COP", "EUR"]), Some("first"));
        assert_eq!(chosen("2026-11-20", &["COP", "EUR"]), Some("older"));
        assert_eq!(chosen("2026-11-23", &["COP"]), Some("later"));
        assert_eq!(chosen("2026-11-18", &["COP"]), None);
        assert_eq!(chosen("2026-11-22", &["COP", "USD"]), None);
        assert_eq!(chosen("", &["COP"]), None);
        assert_eq!(chosen("22/11/2026", &["COP"]), None);
    }

    #[test]
    fn a_rate_is_a_number_above_zero() {
        let rates = table("2026-11-21", "", &[("A", "0"), ("B", "-1"), ("C", "1,5"), ("D", "1.5"), ("E", "1e-7")]);
        for none in ["A", "B", "C", "E", "F"] {
            assert_eq!(rates.rate(none), None, "{none}");
        }
        assert_eq!(rates.rate("D"), Some("1.5"));
        assert_eq!(rates.rate("EUR"), Some("1"));
    }
}
