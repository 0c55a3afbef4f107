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

/// Says that prices are converted too, each rounded by itself, so that they may add up to something else than the value.
pub(super) const PRICES: &str = "convert.prices";

/// What became of the wish to have the value in another currency.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Conversion {
    /// Always `amount` and `currency` as they were, and `convert_to`. Of a conversion: `converted` (the amount), `decimals`
    /// (to how many it is rounded, half up), the table's `date` and `source`, and the rates used: one `base` is
    /// `rate` of `quoted`, and `other_rate` of `other` where neither currency is the base. Else `missing`: the
    /// currency without a rate.
    pub facts: Vec<(&'static str, String)>,
    /// The texts that say it, piece by piece. Their placeholders are the facts.
    pub words: Vec<&'static str>,
}

impl Conversion {
    #[inline(never)]
    fn fact(&mut self, name: &'static str, value: &str) {
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
        note.words.push("convert.none");
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
    let mut quote = "convert.rate";
    if currency != table.base {
        note.fact("rate", exchange.down.trim());
        note.fact("quoted", currency);
    }
    if wanted != table.base {
        let is_second = currency != table.base;
        if is_second {
            quote = "convert.rates";
        }
        note.fact(if is_second { "other_rate" } else { "rate" }, exchange.up.trim());
        note.fact(if is_second { "other" } else { "quoted" }, wanted);
    }
    let source = match table.source.as_str() {
        "host" => "convert.from.host",
        "operator" => "convert.from.operator",
        "ecb" => "convert.from.ecb",
        _ => "convert.from-other",
    };
    let rounded = if decimals == 0 { "convert.rounded-whole" } else { "convert.rounded" };
    note.words.extend_from_slice(&["convert.amounts", quote, "convert.day", source, rounded]);
    Some(exchange)
}
