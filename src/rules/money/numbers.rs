//! Amounts and currencies that can be judged before the goal is reached.

use crate::catalog::currencies::{self, Currency};
use crate::domain::amount::{self, Amount, Reading};
use crate::domain::goal::{NumberFormat, Value};
use crate::domain::letters::Trimmed as _;
use crate::domain::{Edit, Json, Owner, Place, Spot, Surroundings, template};

/// An amount that is written out, or a variable whose samples the host told.
#[derive(Debug)]
pub(crate) struct Number<'a> {
    pub(super) value: &'a Value,
    /// The place of the amount.
    pub(super) place: Place<'a>,
    /// The place of the number format.
    /// The variable, where the amount is one.
    pub(super) variable: Option<&'a str>,
    /// The amount as written, or the variable's samples.
    pub(super) texts: Vec<Told<'a>>,
}

/// A text, and how it reads.
#[derive(Debug)]
pub(super) struct Told<'a> {
    pub(super) text: &'a str,
    /// In the format that is stored, if one is.
    pub(super) stored: Reading,
}

impl<'a> Number<'a> {
    pub(in crate::rules) fn of(owner: Owner, value: &'a Value, surroundings: &'a Surroundings) -> Self {
        let mut number = Self { value, place: Place::own(owner, Spot::Amount), variable: None, texts: Vec::new() };
        if !template::is_template(&value.amount) {
            number.tell(&value.amount);
            return number;
        }
        let variables = surroundings.variables.as_deref().unwrap_or_default();
        let Some(name) = template::sole(&value.amount).filter(|_| !variables.is_empty()) else {
            return number;
        };
        for variable in variables {
            if variable.name == name {
                number.variable = Some(name);
                for sample in &variable.samples {
                    number.tell(sample);
                }
            }
        }
        number
    }

    fn tell(&mut self, text: &'a str) {
        let stored = amount::read(text, self.value.format, self.decimals(self.value.format));
        self.texts.push(Told { text, stored });
    }

    /// How a text would read if no format were stored.
    pub(super) fn free(&self, told: &Told<'_>) -> Reading {
        amount::read(told.text, None, 2)
    }

    fn decimals(&self, format: Option<NumberFormat>) -> usize {
        match format {
            Some(NumberFormat::Minor) => currencies::decimals_of(&self.value.currency),
            // No other format asks for them.
            _ => 0,
        }
    }

    /// The amount, where it is written out and can be read.
    pub(super) fn written(&self) -> Option<&Amount> {
        if self.variable.is_some() {
            return None;
        }
        match &self.texts.first()?.stored {
            Reading::Plain(amount) | Reading::Local(amount, _) => Some(amount),
            _ => None,
        }
    }

    /// The edit that stores how the amount's digits are meant. There is none when another sample could not be read then.
    pub(super) fn store(&self, format: NumberFormat) -> Option<Edit> {
        for told in &self.texts {
            if amount::read(told.text, Some(format), self.decimals(Some(format))) == Reading::NotANumber {
                return None;
            }
        }
        Some(Edit::Add { path: self.place.beside(Spot::Format).pointer(), value: Json::text(format.name()) })
    }
}

/// A currency that somebody has typed; one that a variable gives is not known here.
#[derive(Debug)]
pub(crate) struct Typed<'a> {
    /// Without the blanks around it.
    pub(super) text: &'a str,
    pub(super) place: Place<'a>,
    /// What it is read as.
    pub(super) currency: Option<Currency>,
}

impl<'a> Typed<'a> {
    pub(in crate::rules) fn at(text: &'a str, owner: Owner, spot: Spot) -> Option<Self> {
        let text = text.trimmed();
        let is_written = !text.is_empty() && !template::is_template(text);
        is_written.then(|| Self { text, place: Place::own(owner, spot), currency: currencies::read(text) })
    }
}

/// `49.90` of `$49.90`, `49.90 €` and `EUR 49.90`.
pub(in crate::rules) fn without_currency(text: &str) -> Option<&str> {
    let bytes = text.as_bytes();
    let start = bytes.iter().position(u8::is_ascii_digit)?;
    let (before, rest) = text.split_at_checked(start)?;
    let is_in_number = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b'.' | b',');
    let end = rest.bytes().position(|byte| !is_in_number(&byte)).unwrap_or(rest.len());
    let (bare, after) = rest.split_at_checked(end)?;
    let fits = is_currency(before.trimmed()) && is_currency(after.trimmed());
    (fits && amount::read(bare, None, 2) != Reading::NotANumber).then_some(bare)
}

/// Whether people write it beside an amount to say the currency; or nothing at all.
fn is_currency(text: &str) -> bool {
    text.is_empty() || currencies::read(text).is_some() || !currencies::meant_by(text).is_empty()
}
