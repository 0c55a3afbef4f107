//! Reading a JSON object field by field, each with the type that the documents give it. `null` counts as absent.

use crate::path::Path;
use serde_json::{Map, Value};

/// What is wrong with a field by itself. Each platform has words and numbers of its own for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    NotText,
    NotNumber,
    NotInteger,
    NotBoolean,
    NotObject,
    NotList,
    NotListed,
    NotTextOrInteger,
    NotHash,
    NotDigits,
    NotAddress,
    Negative,
    NotPositive,
}

/// A field with a wrong shape.
#[derive(Clone, Debug)]
pub(crate) struct Misfit {
    pub(crate) shape: Shape,
    pub(crate) path: Path,
}

/// A reason to refuse, made a refusal by the field that it blames.
pub(crate) trait Blame {
    /// What it becomes.
    type Refusal;
    /// A refusal that blames a field.
    fn at(self, path: Path) -> Self::Refusal;
}

impl Blame for Shape {
    type Refusal = Misfit;
    fn at(self, path: Path) -> Misfit {
        Misfit { shape: self, path }
    }
}

type Read<T> = Result<Option<T>, Misfit>;

/// A JSON object, and where it stands in the request.
pub(crate) struct Fields<'a> {
    map: &'a Map<String, Value>,
    path: Path,
}

impl<'a> Fields<'a> {
    /// The whole body.
    pub(crate) fn root(map: &'a Map<String, Value>) -> Self {
        Self { map, path: Path::default() }
    }

    /// A value that must be an object.
    pub(crate) fn of(value: &'a Value, path: Path) -> Result<Self, Misfit> {
        match value {
            Value::Object(map) => Ok(Self { map, path }),
            _ => Err(Shape::NotObject.at(path)),
        }
    }

    /// Where the object itself stands.
    pub(crate) fn here(&self) -> Path {
        self.path.clone()
    }

    /// Where a member stands.
    pub(crate) fn at(&self, key: &str) -> Path {
        self.path.key(key)
    }

    /// A member of any type.
    pub(crate) fn get(&self, key: &str) -> Option<&'a Value> {
        self.map.get(key).filter(|value| !value.is_null())
    }

    /// Whether a member is there and holds something.
    pub(crate) fn is_filled(&self, key: &str) -> bool {
        match self.get(key) {
            Some(Value::String(text)) => !text.trim().is_empty(),
            Some(Value::Array(items)) => !items.is_empty(),
            found => found.is_some(),
        }
    }

    /// Refuses the absence of a member.
    pub(crate) fn require<B: Blame>(&self, key: &str, missing: B) -> Result<(), B::Refusal> {
        if self.is_filled(key) { Ok(()) } else { Err(missing.at(self.at(key))) }
    }

    pub(crate) fn text(&self, key: &str) -> Read<&'a str> {
        self.read(key, Shape::NotText, Value::as_str)
    }

    pub(crate) fn integer(&self, key: &str) -> Read<i64> {
        self.read(key, Shape::NotInteger, Value::as_i64)
    }

    pub(crate) fn boolean(&self, key: &str) -> Read<bool> {
        self.read(key, Shape::NotBoolean, Value::as_bool)
    }

    pub(crate) fn list(&self, key: &str) -> Read<&'a [Value]> {
        self.read(key, Shape::NotList, |value| value.as_array().map(Vec::as_slice))
    }

    pub(crate) fn object(&self, key: &str) -> Read<Fields<'a>> {
        self.get(key).map(|value| Fields::of(value, self.at(key))).transpose()
    }

    /// A text that is one of a few.
    pub(crate) fn one_of(&self, key: &str, allowed: &[&str]) -> Read<&'a str> {
        match self.text(key)? {
            Some(text) if !allowed.contains(&text) => Err(Shape::NotListed.at(self.at(key))),
            found => Ok(found),
        }
    }

    /// A number that is not below zero. The platforms' samples also show numbers in quotes.
    pub(crate) fn amount(&self, key: &str) -> Result<(), Misfit> {
        let negative = match self.get(key) {
            None => return Ok(()),
            Some(Value::Number(number)) => number.as_f64().is_some_and(|n| n < 0.0),
            Some(Value::String(text)) if is_plain_number(text) => is_below_zero(text),
            Some(_) => return Err(Shape::NotNumber.at(self.at(key))),
        };
        if negative { Err(Shape::Negative.at(self.at(key))) } else { Ok(()) }
    }

    fn read<T>(&self, key: &str, wrong: Shape, as_type: impl Fn(&'a Value) -> Option<T>) -> Read<T> {
        let read = |value| as_type(value).ok_or_else(|| wrong.at(self.at(key)));
        self.get(key).map(read).transpose()
    }
}

/// `^[+-]?\d+(\.\d+)?$`
fn is_plain_number(text: &str) -> bool {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (whole, part) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
    is_digits(whole) && is_digits(part)
}

fn is_below_zero(number: &str) -> bool {
    number.starts_with('-') && number.bytes().any(|b| (b'1'..=b'9').contains(&b))
}

/// One digit or more, and nothing else.
pub(crate) fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// SHA-256 in hex, either case.
pub(crate) fn is_sha256(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit())
}
