//! The goal's texts with the subscriber's values in them, read as what each field is. What cannot be filled or read is
//! left out, one field at a time, and said.

use super::prepare::Moment;
use crate::catalog::{currencies, params};
use crate::domain::amount::{self, Amount};
use crate::domain::diagnostic::Params;
use crate::domain::goal::{self, CustomKind, Items, NumberFormat};
use crate::domain::{Diagnostic, Pointer, template};
use crate::rules::{self, filled};

/// A named value on its way out.
#[derive(Debug, Clone)]
pub(super) struct Part {
    /// The document's name for it; empty for a list's element.
    pub(super) name: String,
    /// The field it comes from; `None` for a list as a whole.
    pub(super) field: Option<Pointer>,
    pub(super) value: Value,
}

/// A value on its way out.
#[derive(Debug, Clone)]
pub(super) enum Value {
    /// A JSON string.
    Text(String),
    /// A JSON number, or `true` and `false`, as they stand.
    Raw(String),
    List(Vec<Part>),
    Object(Vec<Part>),
}

/// The goal with the subscriber's values.
#[derive(Debug, Clone, Default)]
pub(super) struct Filled {
    /// In the order in which they go out.
    pub(super) parts: Vec<Part>,
    /// Whether the value and its currency are among them.
    pub(super) has_value: bool,
}

impl Filled {
    /// Fills the goal as the destination of `moment` wants it, its own settings first.
    pub(super) fn of(moment: Moment<'_>, found: &mut Vec<Diagnostic>) -> Self {
        let only = moment.destination.only.as_ref();
        let own = moment.own_field("only");
        let root = Pointer::root();
        let owner = |is_own: bool| if is_own { &own } else { &root };
        let value = only.and_then(|only| only.value.as_ref());
        let items = only.and_then(|only| only.items.as_ref());
        let list = only.and_then(|only| only.params.as_ref());
        let mut filler = Filler { moment, found, format: None, decimals: 2, into: Vec::new() };
        let has_value = match value.or(moment.goal.value.as_ref()) {
            Some(all) => filler.value(all, &owner(value.is_some()).key("value")),
            None => false,
        };
        if let Some(all) = items.or(moment.goal.items.as_ref()) {
            filler.items(all, &owner(items.is_some()).key("items"));
        }
        let place = owner(list.is_some()).key("params");
        for (name, text) in list.unwrap_or(&moment.goal.params) {
            filler.scalar(name, text, kind_of(name), place.key(name));
        }
        for (row, custom) in moment.goal.custom.iter().enumerate() {
            let key = custom.key.trim();
            if !key.is_empty() {
                filler.scalar(key, &custom.value, custom.kind, root.key("custom").index(row).key("value"));
            }
        }
        Self { parts: filler.into, has_value }
    }
}

/// What a standard parameter goes out as.
fn kind_of(name: &str) -> CustomKind {
    match params::find(name).map(|spec| spec.kind) {
        Some(params::Kind::Number | params::Kind::Whole) => CustomKind::Number,
        _ => CustomKind::Text,
    }
}

struct Filler<'a, 'b> {
    moment: Moment<'a>,
    found: &'b mut Vec<Diagnostic>,
    /// How the value's digits are written, and the decimals of its currency; prices are written likewise.
    format: Option<NumberFormat>,
    decimals: usize,
    into: Vec<Part>,
}

impl Filler<'_, '_> {
    /// The text with its variables' values; `None` when there is nothing, or a variable has no value.
    fn fill(&mut self, text: &str, place: &Pointer) -> Option<String> {
        let filled = template::fill(text, &self.moment.context.variables);
        if let Some(variable) = filled.missing.first() {
            self.say(filled::EMPTY_VARIABLE, place, "variable", variable);
            return None;
        }
        let text = filled.text.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }

    fn say(&mut self, rule: &'static rules::Meta, place: &Pointer, name: &'static str, value: &str) {
        let params = Params::default().with(name, value);
        self.found.extend(filled::diagnostic(rule, &self.moment.surroundings.rules, place, params));
    }

    fn amount(&mut self, text: &str, format: Option<NumberFormat>, place: &Pointer) -> Option<Amount> {
        let text = self.fill(text, place)?;
        let amount = amount::read(&text, format, self.decimals).amount();
        if amount.is_none() {
            self.say(filled::UNREADABLE_NUMBER, place, "text", &text);
        }
        amount
    }

    fn put(&mut self, name: &str, field: Option<Pointer>, value: Value) {
        self.into.push(Part { name: name.to_owned(), field, value });
    }

    /// Puts a text, if there is one.
    fn text(&mut self, name: &str, text: &str, place: Pointer) {
        if let Some(text) = self.fill(text, &place) {
            self.put(name, Some(place), Value::Text(text));
        }
    }

    /// Puts a whole number above zero, if there is one.
    fn whole(&mut self, name: &str, text: &str, place: Pointer) {
        let number = self.amount(text, Some(NumberFormat::Point), &place);
        if let Some(number) = number.filter(Amount::is_positive_whole) {
            self.put(name, Some(place), Value::Raw(number.to_whole().to_owned()));
        }
    }

    /// Puts value and currency, or neither; says whether they are there.
    fn value(&mut self, value: &goal::Value, place: &Pointer) -> bool {
        let (amount_place, currency_place) = (place.key("amount"), place.key("currency"));
        self.format = value.format;
        let Some(currency) = self.fill(&value.currency, &currency_place) else {
            return false;
        };
        let currency = currency.to_ascii_uppercase();
        self.decimals = currencies::find(&currency).map_or(2, |currency| usize::from(currency.decimals));
        let Some(amount) = self.amount(&value.amount, value.format, &amount_place) else {
            return false;
        };
        self.put("value", Some(amount_place), Value::Raw(amount.to_json()));
        self.put("currency", Some(currency_place), Value::Text(currency));
        true
    }

    fn items(&mut self, items: &Items, place: &Pointer) {
        self.text("content_type", &items.content_type, place.key("content_type"));
        self.list("content_ids", place, items.content_ids.len(), |filler, row, place| {
            let id = items.content_ids.get(row).map_or("", String::as_str);
            filler.text("", id, place);
        });
        self.list("contents", place, items.contents.len(), |filler, row, place| {
            if let Some(content) = items.contents.get(row) {
                filler.row(content, place);
            }
        });
        self.whole("num_items", &items.num_items, place.key("num_items"));
    }

    /// Puts a list with what `each` puts for its rows, unless that is nothing.
    fn list(&mut self, name: &str, place: &Pointer, rows: usize, each: impl Fn(&mut Self, usize, Pointer)) {
        let outer = core::mem::take(&mut self.into);
        let place = place.key(name);
        for row in 0..rows {
            each(self, row, place.index(row));
        }
        let elements = core::mem::replace(&mut self.into, outer);
        if !elements.is_empty() {
            self.put(name, None, Value::List(elements));
        }
    }

    /// Puts a row of contents; a row without an id is left out.
    fn row(&mut self, content: &goal::Content, place: Pointer) {
        let outer = core::mem::take(&mut self.into);
        self.text("id", &content.id, place.key("id"));
        if !self.into.is_empty() {
            self.whole("quantity", &content.quantity, place.key("quantity"));
            let price_place = place.key("item_price");
            if let Some(price) = self.amount(&content.item_price, self.format, &price_place) {
                self.put("item_price", Some(price_place), Value::Raw(price.to_json()));
            }
            let others = [("title", &content.title), ("category", &content.category), ("brand", &content.brand)];
            for (name, text) in others {
                self.text(name, text, place.key(name));
            }
        }
        let members = core::mem::replace(&mut self.into, outer);
        if !members.is_empty() {
            self.put("", Some(place), Value::Object(members));
        }
    }

    /// Puts a parameter as what it is.
    fn scalar(&mut self, name: &str, text: &str, kind: CustomKind, place: Pointer) {
        let raw = match kind {
            CustomKind::Text => return self.text(name, text, place),
            CustomKind::Number => self.amount(text, None, &place).map(|amount| amount.to_json()),
            CustomKind::Boolean => {
                let text = self.fill(text, &place).map(|text| text.to_ascii_lowercase());
                text.filter(|text| matches!(text.as_str(), "true" | "false"))
            }
        };
        if let Some(raw) = raw {
            self.put(name, Some(place), Value::Raw(raw));
        }
    }
}
