use crate::catalog::currencies::{self, Standing};
use crate::domain::Platform;
use crate::domain::amount::Amount;
use crate::rules::money::Number;
use crate::rules::{Report, rule};

rule! {
    /// ## What it does
    /// Says that an amount has more decimals than its currency.
    ///
    /// ## Why it matters
    /// Nobody can pay it, so something was counted or typed wrong. It is sent as it stands.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Order paid", "value": { "amount": "499.5", "currency": "JPY" },
    ///   "destinations": { "meta": { "enabled": true, "event": "Purchase" } } }
    /// ```
    ///
    /// ## Use instead
    /// The amount that was paid, in whole units of the currency: `499` yen, `49.90` euros.
    MoreDecimalsThanCurrency {
        "money/more-decimals-than-currency", Hint, Documented, "ISO 4217", since "0.1.0",
        Number(check) reads [Amount, Currency, Format]
    }
}

fn check(number: &Number<'_>, report: &mut Report<'_>) {
    let written = number.written().map_or(0, Amount::decimals);
    if written == 0 {
        return;
    }
    let Some(currency) = currencies::read(&number.value.currency) else {
        return;
    };
    let decimals = usize::from(currency.decimals);
    if written > decimals && currency.standing(Platform::Meta) != Standing::NotMoney {
        report.at(number.place).with("currency", currency.code).number("decimals", decimals);
    }
}
