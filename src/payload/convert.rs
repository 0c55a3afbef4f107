//! The value in the currency that a destination wants. The rate is the newest one dated on or before the event's local
//! day; how it was done is kept with the request, so that it never changes afterwards. Without a rate the value goes
//! out as it is, and that is said: a currency never changes silently, and an event is never dropped for it.

use super::filled::Part;
use crate::catalog::currencies;
use crate::domain::amount::{self, Amount};
use crate::domain::diagnostic::Params;
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
    /// `rate` of `quoted`, and `other_rate` of `other` where neither currency is the base; `total`, where the
    /// products as they are sent add up to something else than the value. Else `missing`: the currency without a rate.
    pub facts: Params,
    /// The texts that say it, piece by piece. Their placeholders are the facts.
    pub words: Vec<&'static str>,
}

impl Conversion {
    fn fact(&mut self, name: &'static str, value: &str) {
        self.facts = core::mem::take(&mut self.facts).with(name, value);
    }

    /// Notes what the products add up to, where that is not the value.
    pub(super) fn compare(&mut self, value: &str, parts: &[Part<'_>]) {
        if let Some(total) =
            total(parts).filter(|total| !amount::plain(value).is_some_and(|value| value.is_same(total)))
        {
            self.fact("total", &total.to_json());
            self.words.push("convert.items");
        }
    }
}

/// What the rows' prices add up to; `None`: no row has one.
fn total(parts: &[Part<'_>]) -> Option<Amount> {
    let mut total = None;
    let mut quantity = None;
    for part in parts {
        match part.name {
            "id" => quantity = amount::plain("1"),
            "quantity" => quantity = amount::plain(&part.text),
            "item_price" => {
                let price = amount::plain(&part.text)?.times(quantity.as_ref()?)?;
                total = Some(match total {
                    Some(total) => price.plus(&total)?,
                    None => price,
                });
            }
            _ => {}
        }
    }
    total
}

/// The rates at hand, for everything that is in the value's currency.
#[derive(Debug)]
pub(super) struct Exchange {
    up: Amount,
    down: Amount,
    decimals: usize,
}

impl Exchange {
    /// Converts one amount.
    #[inline(never)]
    pub(super) fn convert(&self, amount: &Amount) -> Option<Amount> {
        amount.converted(&self.up, &self.down, self.decimals)
    }
}

/// What to convert `amount` of `currency` into `wanted` with, and the converted amount.
#[inline(never)]
pub(super) fn convert(
    amount: &Amount,
    currency: &str,
    wanted: &str,
    context: &Context,
    note: &mut Conversion,
) -> Option<(Exchange, Amount)> {
    note.fact("amount", &amount.to_json());
    note.fact("currency", currency);
    note.fact("convert_to", wanted);
    let done = exchange(amount, currency, wanted, context, note);
    if done.is_none() {
        let told = |currency| rates::newest(&context.rates, &context.local_date, &[currency]).is_some();
        let is_wanted = currencies::read(wanted).is_none() || (told(currency) && !told(wanted));
        note.fact("missing", if is_wanted { wanted } else { currency });
        note.words.push("convert.none");
    }
    done
}

fn exchange(
    amount: &Amount,
    currency: &str,
    wanted: &str,
    context: &Context,
    note: &mut Conversion,
) -> Option<(Exchange, Amount)> {
    let decimals = usize::from(currencies::read(wanted)?.decimals);
    let table = rates::newest(&context.rates, &context.local_date, &[currency, wanted])?;
    let exchange = Exchange { up: table.rate(wanted)?, down: table.rate(currency)?, decimals };
    let converted = exchange.convert(amount)?;
    let mut digits = String::new();
    push_number(&mut digits, decimals);
    for (name, value) in [
        ("converted", converted.to_json().as_str()),
        ("decimals", &digits),
        ("base", &table.base),
        ("date", &table.date),
        ("source", &table.source),
    ] {
        note.fact(name, value);
    }
    let mut names = [("rate", "quoted"), ("other_rate", "other")].into_iter();
    let mut crossing = "convert.rate";
    for (of, rate) in [(currency, &exchange.down), (wanted, &exchange.up)] {
        if of == table.base {
            continue;
        }
        if let Some((name, quoted)) = names.next() {
            note.fact(name, &rate.to_json());
            note.fact(quoted, of);
        }
    }
    if names.next().is_none() {
        crossing = "convert.rates";
    }
    let source = match table.source.as_str() {
        "host" => "convert.from.host",
        "operator" => "convert.from.operator",
        "ecb" => "convert.from.ecb",
        _ => "convert.from-other",
    };
    let rounded = if decimals == 0 { "convert.rounded-whole" } else { "convert.rounded" };
    note.words.extend_from_slice(&["convert.amounts", crossing, "convert.day", source, rounded]);
    Some((exchange, converted))
}
