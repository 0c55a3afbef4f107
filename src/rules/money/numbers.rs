//! Amounts and currencies that can be judged before the goal is reached.

use crate::catalog::currencies::{self, Currency};
use crate::domain::amount::{self, Amount, Reading};
use crate::domain::goal::{Goal, NumberFormat, Value};
use crate::domain::{Edit, Json, Platform, Surroundings, template};
use crate::rules::Place;
use crate::rules::place::Owner;

/// An amount that is written out, or a variable whose samples the host told.
#[derive(Debug)]
pub(in crate::rules) struct Number<'a> {
    pub(super) value: &'a Value,
    /// The place of the amount.
    pub(super) place: Place<'a>,
    /// The place of the number format.
    format: Place<'a>,
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
    /// By itself.
    pub(super) free: Reading,
}

impl<'a> Number<'a> {
    /// Every amount of `values` that can be judged.
    pub(in crate::rules) fn all(values: &[(Owner, &'a Value)], surroundings: &'a Surroundings) -> Vec<Self> {
        let mut all = Vec::new();
        for (owner, value) in values {
            let place = owner.place("value");
            let (place, format) = (place.key("amount"), place.key("format"));
            let mut number = Self { value, place, format, variable: None, texts: Vec::new() };
            if !template::is_template(&value.amount) {
                number.tell(&value.amount);
                all.push(number);
                continue;
            }
            let Some(name) = template::sole(&value.amount) else {
                continue;
            };
            for variable in surroundings.variables.iter().flatten() {
                if variable.name == name {
                    number.variable = Some(name);
                    for sample in &variable.samples {
                        number.tell(sample);
                    }
                }
            }
            all.push(number);
        }
        all
    }

    fn tell(&mut self, text: &'a str) {
        let stored = amount::read(text, self.value.format, self.decimals());
        let free = if self.value.format.is_none() { stored.clone() } else { amount::read(text, None, 2) };
        self.texts.push(Told { text, stored, free });
    }

    /// How many decimals the currency has.
    pub(super) fn decimals(&self) -> usize {
        currencies::decimals_of(&self.value.currency)
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
            if amount::read(told.text, Some(format), self.decimals()) == Reading::NotANumber {
                return None;
            }
        }
        Some(Edit::Add { path: self.format.pointer(), value: Json::text(format.name()) })
    }
}

/// A currency that somebody has typed; one that a variable gives is not known here.
#[derive(Debug)]
pub(in crate::rules) struct Typed<'a> {
    /// Without the blanks around it.
    pub(super) text: &'a str,
    pub(super) place: Place<'a>,
    /// What it is read as.
    pub(super) currency: Option<Currency>,
}

impl<'a> Typed<'a> {
    /// The currencies of all values, and those to convert into.
    pub(in crate::rules) fn all(values: &[(Owner, &'a Value)], goal: &'a Goal) -> Vec<Self> {
        let mut all = Vec::new();
        let mut add = |text: &'a str, place| {
            let text = text.trim();
            if !text.is_empty() && !template::is_template(text) {
                all.push(Self { text, place, currency: currencies::read(text) });
            }
        };
        for (owner, value) in values {
            add(&value.currency, owner.place("value").key("currency"));
        }
        for platform in [Platform::Meta, Platform::TikTok] {
            let destination = goal.destination(platform).filter(|destination| destination.enabled);
            if let Some(destination) = destination {
                add(&destination.convert_to, Place::own(platform, "convert_to"));
            }
        }
        all
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
    let fits = is_currency(before.trim()) && is_currency(after.trim());
    (fits && amount::read(bare, None, 2) != Reading::NotANumber).then_some(bare)
}

/// Whether people write it beside an amount to say the currency; or nothing at all.
fn is_currency(text: &str) -> bool {
    text.is_empty() || currencies::read(text).is_some() || !currencies::meant_by(text).is_empty()
}
