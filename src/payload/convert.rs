//! The value in the currency that a destination wants. The rate is the newest one dated on or before the event's local
//! day; what was converted is kept with the request, so that it never changes afterwards. Without a rate the value goes
//! out as it is, and that is said: a currency never changes silently, and an event is never dropped for it.

use crate::catalog::currencies;
use crate::domain::Context;
use crate::domain::amount::{self, Amount};
use crate::domain::rates::{self, RateTable};

/// Standard parameters that are money in the event's currency. They change with it, as prices do.
/// Source: Meta, Conversions API: *Standard Parameters* (2026-09-12).
pub(super) const MONEY: [&str; 2] = ["net_revenue", "predicted_ltv"];

/// A value that was to be converted.
#[derive(Debug, Clone, PartialEq)]
pub struct Conversion {
    /// The amount before, a decimal.
    pub amount: String,
    /// Its currency.
    pub currency: String,
    /// The currency that the destination wants.
    pub convert_to: String,
    /// How it was done; `None`: there is no rate, and it is sent as it was.
    pub done: Option<Converted>,
    /// Without a rate: the currency that no table knows.
    pub missing: String,
}

/// How a value was converted.
#[derive(Debug, Clone, PartialEq)]
pub struct Converted {
    /// The amount that is sent.
    pub amount: String,
    /// To how many digits after the point it is rounded, half up: as many as the currency has.
    pub decimals: usize,
    /// The table's day, source and base, with only the rates that were used: one, or two where neither currency is its base.
    pub table: RateTable,
    /// What the products add up to as they are sent, where that was the value before and is not the value after,
    /// because each price is rounded by itself.
    pub items_total: Option<String>,
}

/// The rates at hand, for everything that is in the value's currency.
#[derive(Debug)]
pub(super) struct Exchange {
    up: Amount,
    down: Amount,
    decimals: usize,
    /// Of the row at hand.
    quantity: Option<Amount>,
    /// What the products add up to before and after; `None`: too much to be counted.
    totals: Option<[Amount; 2]>,
}

impl Exchange {
    /// Converts one amount.
    pub(super) fn convert(&self, amount: &Amount) -> Option<Amount> {
        amount.converted(&self.up, &self.down, self.decimals)
    }

    /// A row begins.
    pub(super) fn row(&mut self) {
        self.quantity = amount::plain("1");
    }

    /// The row has so many pieces.
    pub(super) fn pieces(&mut self, quantity: &Amount) {
        self.quantity = Some(quantity.clone());
    }

    /// Converts the price of one piece.
    pub(super) fn price(&mut self, price: &Amount) -> Option<Amount> {
        let converted = self.convert(price)?;
        self.totals = self.totals.take().and_then(|[before, after]| {
            let quantity = self.quantity.as_ref()?;
            Some([before.plus(&price.times(quantity)?)?, after.plus(&converted.times(quantity)?)?])
        });
        Some(converted)
    }

    /// What the products add up to, where only the rounding makes it differ from the value.
    pub(super) fn difference(&self, conversion: &Conversion) -> Option<String> {
        let [before, after] = self.totals.as_ref()?;
        let is = |total: &Amount, value: &str| amount::plain(value).is_some_and(|value| value.is_same(total));
        let is_off = is(before, &conversion.amount) && !is(after, &conversion.done.as_ref()?.amount);
        is_off.then(|| after.to_json())
    }
}

/// Converts `amount` of `currency` into `wanted`, at the moment of `context`.
pub(super) fn convert(amount: &str, currency: &str, wanted: &str, context: &Context) -> (Conversion, Option<Exchange>) {
    let mut conversion = Conversion {
        amount: amount.to_owned(),
        currency: currency.to_owned(),
        convert_to: wanted.to_owned(),
        done: None,
        missing: String::new(),
    };
    let exchange = exchange(&mut conversion, context);
    if exchange.is_none() {
        let told = |currency| rates::newest(&context.rates, &context.local_date, &[currency]).is_some();
        let is_unknown = currencies::read(wanted).is_none() || (told(currency) && !told(wanted));
        conversion.missing = if is_unknown { wanted } else { currency }.to_owned();
    }
    (conversion, exchange)
}

fn exchange(conversion: &mut Conversion, context: &Context) -> Option<Exchange> {
    let decimals = usize::from(currencies::read(&conversion.convert_to)?.decimals);
    let pair = [conversion.currency.as_str(), conversion.convert_to.as_str()];
    let table = rates::newest(&context.rates, &context.local_date, &pair)?;
    let exchange = Exchange {
        up: table.rate(pair[1])?,
        down: table.rate(pair[0])?,
        decimals,
        quantity: None,
        totals: Some([amount::plain("0")?, amount::plain("0")?]),
    };
    let converted = exchange.convert(&amount::plain(&conversion.amount)?)?;
    let mut used = Vec::new();
    for (currency, rate) in &table.rates {
        if *currency != table.base && pair.contains(&currency.as_str()) {
            used.push((currency.clone(), rate.trim().to_owned()));
        }
    }
    conversion.done = Some(Converted {
        amount: converted.to_json(),
        decimals,
        table: RateTable {
            date: table.date.clone(),
            source: table.source.clone(),
            base: table.base.clone(),
            rates: used,
        },
        items_total: None,
    });
    Some(exchange)
}
