//! Fixes that several rules about money offer.

use crate::catalog::currencies::{self, Currency};
use crate::domain::amount::Amount;
use crate::domain::diagnostic::Params;
use crate::domain::goal::{NumberFormat, Value};
use crate::domain::surroundings::VariableKind;
use crate::domain::{Edit, Json, Owner, Place, Platform, Spot};
use crate::rules::money::Number;
use crate::rules::{Facts, Found};

/// Offers to read the amount as `reading`, which is the fix's title.
pub(in crate::rules) fn reading<'r>(
    found: Found<'r>,
    number: &Number<'_>,
    reading: &Amount,
    format: NumberFormat,
) -> Found<'r> {
    match number.store(format) {
        Some(edit) => found.fix("read-as", Params::default().with("amount", reading.to_json()), edit),
        None => found,
    }
}

/// Offers the number variables of the bot for an amount that is missing.
pub(in crate::rules) fn variables(mut found: Found<'_>, facts: Facts<'_>, owner: Owner, value: Option<&Value>) {
    const MOST: usize = 3;
    let mut offered = 0;
    for variable in facts.surroundings.variables.iter().flatten() {
        if variable.kind == Some(VariableKind::Number) && offered < MOST {
            let text = ["{{", &variable.name, "}}"].concat();
            let params = Params::default().with("variable", variable.name.as_str());
            found = found.fix("use-variable", params, member(owner, value, Spot::Amount, text));
            offered += 1;
        }
    }
}

/// Offers the currency that the bot sells in.
pub(in crate::rules) fn currency(found: Found<'_>, facts: Facts<'_>, owner: Owner, value: Option<&Value>) {
    if let Some(currency) = told(facts) {
        let params = Params::default().with("value", currency.code);
        found.fix("use-currency", params, member(owner, value, Spot::Currency, currency.code.to_owned()));
    }
}

/// The currency that the bot sells in, if Meta takes it.
pub(in crate::rules) fn told(facts: Facts<'_>) -> Option<Currency> {
    let currency = currencies::read(facts.surroundings.currency.as_deref()?)?;
    currency.standing(Platform::Meta).is_usable().then_some(currency)
}

/// Sets a member of the value, which is made where there is none.
fn member(owner: Owner, value: Option<&Value>, spot: Spot, text: String) -> Edit {
    match value {
        Some(_) => Edit::Add { path: Place::own(owner, spot).pointer(), value: Json::Text(text) },
        None => {
            let name = if spot == Spot::Amount { "amount" } else { "currency" };
            let path = Place::own(owner, Spot::Value).pointer();
            Edit::Add { path, value: Json::Object(Vec::from([(name, Json::Text(text))])) }
        }
    }
}
