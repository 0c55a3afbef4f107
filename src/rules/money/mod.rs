//! What reaching the goal is worth: the amount, how its digits read, and the currency.

mod ambiguous_number;
mod currency_case;
mod currency_missing;
mod currency_not_current;
mod currency_refused;
mod currency_unknown;
mod currency_untested;
mod format_mismatch;
mod local_number;
mod more_decimals_than_currency;
mod negative;
mod not_a_number;
mod value_missing;
mod value_recommended;
mod zero;

pub(super) use ambiguous_number::AmbiguousNumber;
pub(super) use currency_case::CurrencyCase;
pub(super) use currency_missing::CurrencyMissing;
pub(super) use currency_not_current::CurrencyNotCurrent;
pub(super) use currency_refused::CurrencyRefused;
pub(super) use currency_unknown::CurrencyUnknown;
pub(super) use currency_untested::CurrencyUntested;
pub(super) use format_mismatch::FormatMismatch;
pub(super) use local_number::LocalNumber;
pub(super) use more_decimals_than_currency::MoreDecimalsThanCurrency;
pub(super) use negative::Negative;
pub(super) use not_a_number::NotANumber;
pub(super) use value_missing::ValueMissing;
pub(super) use value_recommended::ValueRecommended;
pub(super) use zero::Zero;

use super::Facts;
use super::facts::{Owner, own_field};
use super::report::Found;
use crate::catalog::currencies::{self, Currency};
use crate::catalog::events;
use crate::domain::amount::{self, Amount, Reading};
use crate::domain::diagnostic::Params;
use crate::domain::goal::{NumberFormat, Value};
use crate::domain::surroundings::VariableKind;
use crate::domain::{Edit, Json, Platform, Pointer, Safety, template};

/// An amount that can be judged now: one that is written out, or a variable whose samples the host told.
struct Number<'a> {
    owner: Owner,
    value: &'a Value,
    /// The variable, where the amount is one.
    variable: Option<&'a str>,
    /// The amount as written, or the variable's samples.
    texts: &'a [String],
}

impl<'a> Number<'a> {
    fn place(&self) -> Pointer {
        self.owner.place("value").key("amount")
    }

    /// How many decimals the currency has; where it is not known, as most have.
    fn decimals(&self) -> usize {
        currencies::read(&self.value.currency).map_or(2, |currency| usize::from(currency.decimals))
    }

    /// How `text` reads in the stored format.
    fn reading(&self, text: &str) -> Reading {
        amount::read(text, self.value.format, self.decimals())
    }

    /// The first text of which `what` says something.
    fn first<T>(&self, what: impl Fn(&str) -> Option<T>) -> Option<(&'a str, T)> {
        self.texts
            .iter()
            .find_map(|text| Some((text.as_str(), what(text)?)))
    }

    /// The amount, where it is written out and can be read.
    fn written(&self) -> Option<Amount> {
        if self.variable.is_some() {
            return None;
        }
        self.reading(&self.value.amount).amount()
    }
}

fn numbers(facts: Facts<'_>) -> impl Iterator<Item = Number<'_>> {
    facts.values().filter_map(move |(owner, value)| {
        let number = Number {
            owner,
            value,
            variable: None,
            texts: core::slice::from_ref(&value.amount),
        };
        if !template::is_template(&value.amount) {
            return Some(number);
        }
        let name = template::sole(&value.amount)?;
        let variable = facts
            .surroundings
            .variables
            .as_ref()?
            .iter()
            .find(|variable| variable.name == name)?;
        Some(Number {
            variable: Some(&variable.name),
            texts: &variable.samples,
            ..number
        })
    })
}

/// The fix that stores how the amount's digits are meant. There is none when another sample could not be read then.
fn store_format(number: &Number<'_>, format: NumberFormat) -> Option<Edit> {
    let is_read =
        |text: &String| amount::read(text, Some(format), number.decimals()) != Reading::NotANumber;
    let path = number.owner.place("value").key("format");
    number.texts.iter().all(is_read).then(|| Edit::Add {
        path,
        value: Json::text(format.name()),
    })
}

/// Offers to read the amount as `reading`, which is the fix's title.
fn offer_reading<'r>(
    found: Found<'r>,
    number: &Number<'_>,
    reading: &Amount,
    format: NumberFormat,
) -> Found<'r> {
    let params = Params::default().with("amount", reading.to_json());
    match store_format(number, format) {
        Some(edit) => found.fix("read-as", params, Safety::Unsafe, edit),
        None => found,
    }
}

/// A currency that somebody has typed; one that a variable gives is not known here.
struct Typed<'a> {
    text: &'a str,
    place: CurrencyPlace,
}

#[derive(Clone, Copy)]
enum CurrencyPlace {
    Value(Owner),
    ConvertTo(Platform),
}

impl Typed<'_> {
    fn place(&self) -> Pointer {
        match self.place {
            CurrencyPlace::Value(owner) => owner.place("value").key("currency"),
            CurrencyPlace::ConvertTo(platform) => own_field(platform, "convert_to"),
        }
    }

    fn read(&self) -> Option<&'static Currency> {
        currencies::read(self.text)
    }
}

fn typed_currencies(facts: Facts<'_>) -> impl Iterator<Item = Typed<'_>> {
    let values = facts
        .values()
        .map(|(owner, value)| (CurrencyPlace::Value(owner), value.currency.as_str()));
    let converted = facts.goal.enabled().map(|(platform, destination)| {
        (
            CurrencyPlace::ConvertTo(platform),
            destination.convert_to.as_str(),
        )
    });
    values
        .chain(converted)
        .map(|(place, text)| Typed {
            text: text.trim(),
            place,
        })
        .filter(|typed| !typed.text.is_empty() && !template::is_template(typed.text))
}

/// Whether Meta hears an event that it refuses without the parameter `name`.
fn is_required(facts: Facts<'_>, name: &str) -> bool {
    facts
        .standard_event()
        .and_then(events::find)
        .is_some_and(|event| event.requires(name))
}

/// Offers the number variables of the bot for an amount that is missing.
fn offer_variables<'r>(
    mut found: Found<'r>,
    facts: Facts<'_>,
    owner: Owner,
    value: Option<&Value>,
) -> Found<'r> {
    const MOST: usize = 3;
    let variables = facts.surroundings.variables.iter().flatten();
    for variable in variables
        .filter(|variable| variable.kind == Some(VariableKind::Number))
        .take(MOST)
    {
        let text = ["{{", &variable.name, "}}"].concat();
        let params = Params::default().with("variable", variable.name.as_str());
        let place = owner.place("value");
        let edit = match value {
            Some(_) => Edit::Add {
                path: place.key("amount"),
                value: Json::Text(text),
            },
            None => Edit::Add {
                path: place,
                value: Json::Object(Vec::from([("amount", Json::Text(text))])),
            },
        };
        found = found.fix("use-variable", params, Safety::Unsafe, edit);
    }
    found
}

/// Offers the currency that the bot sells in. `place` is where the code goes; the value is made where there is none.
fn offer_currency<'r>(
    found: Found<'r>,
    facts: Facts<'_>,
    owner: Owner,
    value: Option<&Value>,
) -> Found<'r> {
    let told = facts
        .surroundings
        .currency
        .as_deref()
        .and_then(currencies::read);
    let Some(currency) = told.filter(|currency| currency.standing.is_usable()) else {
        return found;
    };
    let place = owner.place("value");
    match value {
        Some(_) => found.set("use-currency", place.key("currency"), currency.code),
        None => {
            let params = Params::default().with("value", currency.code);
            let value = Json::Object(Vec::from([("currency", Json::text(currency.code))]));
            found.fix(
                "use-currency",
                params,
                Safety::Unsafe,
                Edit::Add { path: place, value },
            )
        }
    }
}

/// `49.90` of `$49.90`, `49.90 €` and `EUR 49.90`.
pub(super) fn without_currency(text: &str) -> Option<&str> {
    let is_number = |character: char| character.is_ascii_digit();
    let start = text.find(is_number)?;
    let (before, rest) = text.split_at_checked(start)?;
    let after = rest.trim_start_matches(|character: char| {
        is_number(character) || matches!(character, '.' | ',')
    });
    let bare = rest.strip_suffix(after)?;
    let is_currency =
        |text: &str| currencies::read(text).is_some() || !currencies::meant_by(text).is_empty();
    let around = [before.trim(), after.trim()];
    let fits = around
        .iter()
        .all(|text| text.is_empty() || is_currency(text));
    (fits && !matches!(amount::read(bare, None, 2), Reading::NotANumber)).then_some(bare)
}
