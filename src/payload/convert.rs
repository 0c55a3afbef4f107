//! The value in the currency that a destination wants. The rate is the newest one dated on or before the event's local
//! day; how it was done is kept with the request, so that it never changes afterwards. Without a rate the value goes
//! out as it is, and that is said: a currency never changes silently, and an event is never dropped for it.

use crate::catalog::currencies;
use crate::domain::amount::{self, Amount};
use crate::domain::pointer::push_number;
use crate::domain::{Context, rates};

/// Standard parameters that are money in the event's currency. They change with it, as prices do.
/// Source: Meta, Conversions API: *Standard Parameters* (2026-09-12).
pub(super) const MONEY: [&str; 2] = ["net_revenue", "predicted_ltv"];

/// What became of the wish to have the value in another currency.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Conversion {
    /// Always `amount` and `currency` as they were, and `convert_to`. Of a conversion: `converted` (the amount), `decimals`
    /// (to how many it is rounded, half up), the table's `date` and `source`, and the rates used: one `base` is
    /// `rate` of `quoted`, and `other_rate` of `other` where neither currency is the base. Else `missing`: the
    /// currency without a rate.
    pub facts: Vec<(&'static str, String)>,
    /// The texts that say it, piece by piece. Their placeholders are the facts.
    pub words: &'static [&'static str],
    /// Whether prices of products are converted too, each rounded by itself, so that they need not add up to the value.
    pub prices: bool,
}

impl Conversion {
    #[inline(never)]
    pub(super) fn fact(&mut self, name: &'static str, value: &str) {
        self.facts.push((name, value.to_owned()));
    }
}

/// The rates at hand, for everything that is in the value's currency.
#[derive(Debug, Clone, Copy)]
pub(super) struct Exchange<'a> {
    up: &'a str,
    down: &'a str,
    decimals: usize,
}

impl Exchange<'_> {
    /// Converts one amount.
    #[inline(never)]
    pub(super) fn convert(self, amount: &Amount) -> Option<Amount> {
        amount.converted(&amount::plain(self.up)?, &amount::plain(self.down)?, self.decimals)
    }
}

/// Converts `amount`, which is of the first of `pair`, into the second; notes how, or why not.
pub(super) fn convert<'a>(
    amount: &mut Amount,
    pair: [&str; 2],
    context: &'a Context,
    note: &mut Conversion,
) -> Option<Exchange<'a>> {
    let [currency, wanted] = pair;
    note.fact("amount", &amount.to_json());
    note.fact("currency", currency);
    note.fact("convert_to", wanted);
    let exchange = exchange(amount, pair, context, note);
    if exchange.is_none() {
        let told = |currency| rates::newest(&context.rates, &context.local_date, &[currency]).is_some();
        note.fact("missing", if told(currency) && !told(wanted) { wanted } else { currency });
        note.words = &["convert.none"];
    }
    exchange
}

fn exchange<'a>(
    amount: &mut Amount,
    pair: [&str; 2],
    context: &'a Context,
    note: &mut Conversion,
) -> Option<Exchange<'a>> {
    let [currency, wanted] = pair;
    let decimals = usize::from(currencies::read(wanted)?.decimals);
    let table = rates::newest(&context.rates, &context.local_date, &pair)?;
    let exchange = Exchange { up: table.rate(wanted)?, down: table.rate(currency)?, decimals };
    *amount = exchange.convert(amount)?;
    let mut digits = String::new();
    push_number(&mut digits, decimals);
    note.fact("converted", &amount.to_json());
    note.fact("decimals", &digits);
    note.fact("base", &table.base);
    note.fact("date", &table.date);
    note.fact("source", &table.source);
    let (is_base, is_whole) = (currency == table.base || wanted == table.base, decimals == 0);
    if currency != table.base {
        note.fact("rate", exchange.down.trim());
        note.fact("quoted", currency);
    }
    if wanted != table.base {
        note.fact(if is_base { "rate" } else { "other_rate" }, exchange.up.trim());
        note.fact(if is_base { "quoted" } else { "other" }, wanted);
    }
    note.words = match (is_base, is_whole) {
        (true, false) => &["convert.amounts", "convert.rate", "convert.day", "convert.source", "convert.rounded"],
        (true, true) => &["convert.amounts", "convert.rate", "convert.day", "convert.source", "convert.rounded-whole"],
        (false, false) => &["convert.amounts", "convert.rates", "convert.day", "convert.source", "convert.rounded"],
        (false, true) => {
            &["convert.amounts", "convert.rates", "convert.day", "convert.source", "convert.rounded-whole"]
        }
    };
    Some(exchange)
}
