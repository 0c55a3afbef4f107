use crate::catalog::currencies;
use crate::domain::amount::{self, Reading};
use crate::domain::{Platform, Spot};
use crate::rules::check::Text;
use crate::rules::money::without_currency;
use crate::rules::{Facts, Report, rule};

rule! {
    /// ## What it does
    /// Reports the price of a piece that cannot be read as a number.
    ///
    /// ## Why it matters
    /// Meta wants a number there; anything else is left out of the request. A price is read in the number format of the
    /// goal's value.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Order paid", "value": { "amount": "49.90", "currency": "EUR" },
    ///   "items": { "contents": [{ "id": "sku-1", "quantity": "1", "item_price": "49.90 €" }] },
    ///   "destinations": { "meta": { "enabled": true, "event": "Purchase" } } }
    /// ```
    ///
    /// ## Use instead
    /// Digits, with a point before the decimals, or a variable that holds them.
    PriceNotNumber {
        "items/price-not-number", Warning, Documented,
        "Meta, Standard Parameters: contents (2026-09-12)",
        since "0.1.0",
        At(&[Spot::ItemPrice], check) reads [Currency, Format]
    }
}

fn check(facts: Facts<'_>, price: Text<'_>, report: &mut Report<'_>) {
    let Some(text) = price.written() else {
        return;
    };
    let (_, value) = facts.value_heard(Platform::Meta);
    let format = value.and_then(|value| value.format);
    let decimals = currencies::decimals_of(value.map_or("", |value| &value.currency));
    let key = match amount::read(text, format, decimals) {
        Reading::NotANumber => "items/price-not-number",
        Reading::Ambiguous(_) => "items/price-not-number.ambiguous",
        Reading::Empty | Reading::Plain(_) | Reading::Local(..) => return,
    };
    let found = report.at(price.place).key(key).with("text", text);
    if let Some(bare) = without_currency(text)
        && amount::read(bare, format, decimals).amount().is_some()
    {
        found.replace("use-amount", bare);
    }
}
