//! A conversion in words, piece by piece; who shows them puts ` · ` between.

use super::sentence::Sentence;
use super::words::digits;
use crate::payload::{Conversion, Converted};

/// Amounts, rates, day, source and rounding; or that there is no rate.
#[must_use]
pub fn sentences(conversion: &Conversion) -> Vec<Sentence> {
    let money = |key| Sentence::new(key).with("amount", &conversion.amount).with("currency", &conversion.currency);
    let Some(done) = &conversion.done else {
        return Vec::from([money("convert.none").with("missing", &conversion.missing)]);
    };
    let Converted { amount, decimals, table, items_total } = done;
    let mut all = Vec::new();
    all.push(money("convert.amounts").with("converted", amount).with("into", &conversion.convert_to));
    for (currency, rate) in &table.rates {
        all.push(Sentence::new("convert.rate").with("base", &table.base).with("rate", rate).with("currency", currency));
    }
    all.push(Sentence::new("convert.day").with("date", &table.date));
    all.extend(source(&table.source));
    all.push(match decimals {
        0 => Sentence::new("convert.rounded-whole"),
        _ => Sentence::new("convert.rounded").with("decimals", &digits(*decimals)),
    });
    if let Some(total) = items_total {
        all.push(Sentence::new("convert.items").with("total", total).with("currency", &conversion.convert_to));
    }
    all
}

/// Whose rates they are; one that we do not know by name is shown as it stands.
fn source(name: &str) -> Option<Sentence> {
    Some(match name.trim() {
        "" => return None,
        "host" => Sentence::new("convert.from.host"),
        "operator" => Sentence::new("convert.from.operator"),
        "ecb" => Sentence::new("convert.from.ecb"),
        other => Sentence::new("convert.from-other").with("source", other),
    })
}
