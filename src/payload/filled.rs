//! The goal's texts with the subscriber's values in them, read as what each field is. What cannot be filled or read is
//! left out, one field at a time, and said.

use super::prepare::Moment;
use crate::catalog::{currencies, params};
use crate::domain::amount::{self, Amount};
use crate::domain::diagnostic::Params;
use crate::domain::goal::{CustomKind, Items, NumberFormat, Value};
use crate::domain::{Diagnostic, Pointer, template};
use crate::rules::filled;

/// A value on its way out, and the field it comes from.
#[derive(Debug, Clone)]
pub(super) struct From<T> {
    pub(super) value: T,
    pub(super) field: Pointer,
}

/// What reaching the goal is worth.
#[derive(Debug, Clone)]
pub(super) struct Money {
    pub(super) amount: From<Amount>,
    /// ISO 4217, in capitals.
    pub(super) currency: From<String>,
}

/// What a parameter goes out as.
#[derive(Debug, Clone)]
pub(super) enum Scalar {
    /// A JSON string.
    Text(String),
    /// A JSON number, or `true` and `false`, as they stand.
    Raw(String),
}

/// A row of contents.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) field: Pointer,
    pub(super) id: String,
    pub(super) quantity: Option<Amount>,
    pub(super) item_price: Option<Amount>,
    pub(super) others: Vec<(&'static str, From<String>)>,
}

/// The goal with the subscriber's values.
#[derive(Debug, Clone, Default)]
pub(super) struct Filled {
    pub(super) money: Option<Money>,
    pub(super) content_type: Option<From<String>>,
    pub(super) content_ids: Vec<From<String>>,
    pub(super) contents: Vec<Row>,
    pub(super) num_items: Option<From<Amount>>,
    pub(super) params: Vec<(String, From<Scalar>)>,
}

impl Filled {
    /// Fills the goal as the destination of `moment` wants it, its own settings first.
    pub(super) fn of(moment: Moment<'_>, found: &mut Vec<Diagnostic>) -> Self {
        let only = moment.destination.only.as_ref();
        let root = Pointer::root();
        let own = moment.own_field("only");
        let mut filler = Filler { moment, found };
        let mut filled = Self::default();
        let mut format = None;
        let value = match only.and_then(|only| only.value.as_ref()) {
            Some(value) => Some((value, own.key("value"))),
            None => moment.goal.value.as_ref().map(|value| (value, root.key("value"))),
        };
        if let Some((value, place)) = value {
            format = value.format;
            filled.money = filler.money(value, &place);
        }
        let items = match only.and_then(|only| only.items.as_ref()) {
            Some(items) => Some((items, own.key("items"))),
            None => moment.goal.items.as_ref().map(|items| (items, root.key("items"))),
        };
        if let Some((items, place)) = items {
            filler.items(items, &place, format, &mut filled);
        }
        let (list, place) = match only.and_then(|only| only.params.as_ref()) {
            Some(list) => (list, own.key("params")),
            None => (&moment.goal.params, root.key("params")),
        };
        for (name, text) in list {
            filled.params.extend(filler.param(name, text, place.key(name)));
        }
        for (row, custom) in moment.goal.custom.iter().enumerate() {
            let place = root.key("custom").index(row).key("value");
            let value = filler.scalar(&custom.value, custom.kind, &place);
            let key = custom.key.trim();
            if let Some(value) = value.filter(|_| !key.is_empty()) {
                filled.params.push((key.to_owned(), From { value, field: place }));
            }
        }
        filled
    }
}

struct Filler<'a, 'b> {
    moment: Moment<'a>,
    found: &'b mut Vec<Diagnostic>,
}

impl Filler<'_, '_> {
    /// The text with its variables' values; `None` when there is nothing, or a variable has no value.
    fn text(&mut self, text: &str, place: &Pointer) -> Option<String> {
        let filled = template::fill(text, &self.moment.context.variables);
        if let Some(variable) = filled.missing.first() {
            let params = Params::default().with("variable", variable.as_str());
            self.say(filled::EMPTY_VARIABLE, place, params);
            return None;
        }
        let text = filled.text.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }

    fn say(&mut self, rule: &'static crate::rules::Meta, place: &Pointer, params: Params) {
        self.found.extend(filled::diagnostic(rule, &self.moment.surroundings.rules, place, params));
    }

    fn amount(&mut self, text: &str, format: Option<NumberFormat>, decimals: usize, place: &Pointer) -> Option<Amount> {
        let text = self.text(text, place)?;
        let amount = amount::read(&text, format, decimals).amount();
        if amount.is_none() {
            self.say(filled::UNREADABLE_NUMBER, place, Params::default().with("text", text));
        }
        amount
    }

    fn money(&mut self, value: &Value, place: &Pointer) -> Option<Money> {
        let (amount_place, currency_place) = (place.key("amount"), place.key("currency"));
        let currency = self.text(&value.currency, &currency_place)?.to_ascii_uppercase();
        let decimals = currencies::find(&currency).map_or(2, |currency| usize::from(currency.decimals));
        let amount = self.amount(&value.amount, value.format, decimals, &amount_place)?;
        Some(Money {
            amount: From { value: amount, field: amount_place },
            currency: From { value: currency, field: currency_place },
        })
    }

    fn items(&mut self, items: &Items, place: &Pointer, format: Option<NumberFormat>, filled: &mut Filled) {
        let field = place.key("content_type");
        filled.content_type = self.text(&items.content_type, &field).map(|value| From { value, field });
        for (row, id) in items.content_ids.iter().enumerate() {
            let field = place.key("content_ids").index(row);
            filled.content_ids.extend(self.text(id, &field).map(|value| From { value, field }));
        }
        for (row, content) in items.contents.iter().enumerate() {
            let field = place.key("contents").index(row);
            let Some(id) = self.text(&content.id, &field.key("id")) else { continue };
            let quantity = self.amount(&content.quantity, Some(NumberFormat::Point), 0, &field.key("quantity"));
            let decimals = filled.money.as_ref().and_then(|money| currencies::find(&money.currency.value));
            let decimals = decimals.map_or(2, |currency| usize::from(currency.decimals));
            let item_price = self.amount(&content.item_price, format, decimals, &field.key("item_price"));
            let mut others = Vec::new();
            for (name, text) in [("title", &content.title), ("category", &content.category), ("brand", &content.brand)] {
                let field = field.key(name);
                others.extend(self.text(text, &field).map(|value| (name, From { value, field })));
            }
            let quantity = quantity.filter(Amount::is_positive_whole);
            filled.contents.push(Row { field, id, quantity, item_price, others });
        }
        let field = place.key("num_items");
        let number = self.amount(&items.num_items, Some(NumberFormat::Point), 0, &field);
        filled.num_items = number.filter(Amount::is_positive_whole).map(|value| From { value, field });
    }

    /// A standard parameter, as what the catalogue says it is.
    fn param(&mut self, name: &str, text: &str, place: Pointer) -> Option<(String, From<Scalar>)> {
        let kind = match params::find(name).map(|spec| spec.kind) {
            Some(params::Kind::Number | params::Kind::Whole) => CustomKind::Number,
            _ => CustomKind::Text,
        };
        let value = self.scalar(text, kind, &place)?;
        Some((name.to_owned(), From { value, field: place }))
    }

    fn scalar(&mut self, text: &str, kind: CustomKind, place: &Pointer) -> Option<Scalar> {
        match kind {
            CustomKind::Text => self.text(text, place).map(Scalar::Text),
            CustomKind::Number => {
                self.amount(text, None, 2, place).map(|amount| Scalar::Raw(amount.to_json()))
            }
            CustomKind::Boolean => {
                let text = self.text(text, place)?.to_ascii_lowercase();
                matches!(text.as_str(), "true" | "false").then_some(Scalar::Raw(text))
            }
        }
    }
}
