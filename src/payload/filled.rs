//! The goal's texts with the subscriber's values in them, read as what each field is. What cannot be filled or read is
//! left out, one field at a time, and said.

use super::convert::{self, Conversion, Exchange, MONEY};
use super::listed::{self, ROW_FIELDS, Row};
use super::prepare::{Moment, lookup};
use crate::catalog::{currencies, params};
use crate::domain::amount::{self, Amount};
use crate::domain::diagnostic::Params;
use crate::domain::goal::{self, CustomKind, Items, NumberFormat};
use crate::domain::pointer::{push_key, push_number};
use crate::domain::{Diagnostic, Platform, Pointer, template};
use crate::rules::{self, filled};

/// One step of what goes out, in the order in which it goes out: a list or an object is a step that begins it, its
/// members, and a step that ends it. A flat list, because a tree of owned names and values costs code wherever it is touched.
#[derive(Debug)]
pub(super) struct Part<'a> {
    /// The document's name for it; no matter in a list.
    pub(super) name: &'a str,
    pub(super) shape: Shape,
    /// The text, or the number's digits.
    pub(super) text: String,
    /// The field it comes from; the root for a list as a whole.
    pub(super) field: Pointer,
}

/// What a [`Part`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// A JSON string.
    Text,
    /// A JSON number, or `true` and `false`, as they stand.
    Raw,
    /// A list begins.
    List,
    /// An object begins.
    Object,
    /// What was begun last ends.
    End,
}

/// What a field's text is read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Boolean,
    /// A number that must speak for itself.
    Number,
    /// A whole number above zero.
    Whole,
    /// Money in the value's currency that must speak for itself.
    Money,
    /// The price of one piece: money, its digits written as the value's are.
    Price,
    /// The same from a JSON number, which can be read in one way only.
    ExactPrice,
}

impl Kind {
    /// What a standard parameter is read as.
    fn of_param(platform: Platform, name: &str) -> Self {
        if MONEY.contains(&name) {
            return Self::Money;
        }
        match params::find(platform, name).map(|spec| spec.kind) {
            Some(params::Kind::Number | params::Kind::Whole) => Self::Number,
            _ => Self::Text,
        }
    }

    const fn of_custom(kind: CustomKind) -> Self {
        match kind {
            CustomKind::Text => Self::Text,
            CustomKind::Number => Self::Number,
            CustomKind::Boolean => Self::Boolean,
        }
    }
}

/// Where the row at hand comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Source {
    /// The block: its texts may hold variables.
    Block,
    /// A list variable whose columns the block names.
    Columns,
    /// A list variable with the usual names for columns.
    List,
}

/// The goal with the subscriber's values.
#[derive(Debug)]
pub(super) struct Filled<'a> {
    moment: Moment<'a>,
    /// In the order in which they go out.
    pub(super) parts: Vec<Part<'a>>,
    /// The value and its currency, as they go out.
    pub(super) value: Option<(String, String)>,
    /// What became of the wish to have the value in another currency.
    pub(super) conversion: Option<Conversion>,
    /// What could not be filled or read.
    pub(super) found: Vec<Diagnostic>,
    /// How the value's digits are written, and the decimals of its currency; prices are written likewise.
    format: Option<NumberFormat>,
    decimals: usize,
    /// For what is in the value's currency, once that is another one.
    exchange: Option<Exchange<'a>>,
    /// Where the texts at hand come from.
    source: Source,
    /// The place at hand.
    path: String,
}

impl<'a> Filled<'a> {
    /// Fills the goal as the destination of `moment` wants it, its own settings first.
    pub(super) fn of(moment: Moment<'a>) -> Self {
        let goal = moment.goal;
        let mut filled = Self {
            moment,
            parts: Vec::new(),
            value: None,
            conversion: None,
            found: Vec::new(),
            format: None,
            decimals: 2,
            exchange: None,
            source: Source::Block,
            path: String::new(),
        };
        let (items, params) = match &moment.destination.only {
            Some(only) => (only.items.as_ref(), only.params.as_deref()),
            None => (None, None),
        };
        if let Some((is_own, setting)) = moment.value() {
            filled.enter(is_own, "value");
            filled.value = filled.value(setting);
        }
        if let Some(setting) = items.or(goal.items.as_ref()) {
            filled.enter(items.is_some(), "items");
            filled.items(setting);
        }
        filled.enter(params.is_some(), "params");
        for (name, text) in params.unwrap_or(&goal.params) {
            if filled.is_aside(name) {
                continue;
            }
            filled.field(name, name, text, Kind::of_param(moment.platform, name));
        }
        filled.custom(&goal.custom);
        filled
    }

    /// Goes to the setting `name`: the destination's own, or the goal's.
    fn enter(&mut self, is_own: bool, name: &str) {
        self.path.clear();
        if is_own {
            self.path.push_str(self.moment.own_field("only").as_str());
        }
        push_key(&mut self.path, name);
    }

    /// Whether the event takes no parameter of that name: it is kept in the goal, and stays here.
    fn is_aside(&self, name: &str) -> bool {
        params::is_aside(self.moment.platform, self.moment.destination.event.as_ref(), name)
    }

    fn put(&mut self, name: &'a str, shape: Shape, text: String) {
        self.parts.push(Part { name, shape, text, field: Pointer::parse(&self.path) });
    }

    fn say(&mut self, rule: &'static rules::Meta, name: &'static str, value: &str) {
        let params = Params::default().with(name, value);
        let place = Pointer::parse(&self.path);
        self.found.extend(filled::diagnostic(rule, &self.moment.surroundings.rules, &place, params));
    }

    /// Puts the field `name` of the object at hand as the member `wire`, if there is anything to put.
    fn field(&mut self, name: &str, wire: &'a str, text: &str, kind: Kind) {
        let outer = self.path.len();
        if self.source != Source::List {
            push_key(&mut self.path, name);
        }
        self.leaf(wire, text, kind);
        self.path.truncate(outer);
    }

    /// Puts the value at hand, if there is anything to put.
    fn leaf(&mut self, name: &'a str, text: &str, kind: Kind) {
        if let Some((shape, text)) = self.read(text, kind) {
            self.put(name, shape, text);
        }
    }

    /// The text at hand, filled and read as what it is.
    fn read(&mut self, text: &str, kind: Kind) -> Option<(Shape, String)> {
        if !matches!(kind, Kind::Text | Kind::Boolean) {
            return Some((Shape::Raw, self.number(text, kind)?));
        }
        let mut text = self.fill(text)?;
        if kind == Kind::Text {
            return Some((Shape::Text, text));
        }
        text.make_ascii_lowercase();
        matches!(text.as_str(), "true" | "false").then_some((Shape::Raw, text))
    }

    /// The digits of the number at hand; money in the currency that goes out.
    fn number(&mut self, text: &str, kind: Kind) -> Option<String> {
        let format = match kind {
            Kind::Whole | Kind::ExactPrice => Some(NumberFormat::Point),
            Kind::Price => self.format,
            _ => None,
        };
        let mut amount = self.amount(text, format)?;
        if kind == Kind::Whole {
            return amount.is_positive_whole().then(|| amount.to_whole());
        }
        if let Some(exchange) = self.exchange.filter(|_| kind != Kind::Number) {
            amount = exchange.convert(&amount)?;
            if let Some(note) = self.conversion.as_mut().filter(|_| matches!(kind, Kind::Price | Kind::ExactPrice)) {
                note.prices = true;
            }
        }
        Some(amount.to_json())
    }

    /// The text with its variables' values; `None` when there is nothing, or a variable has no value.
    fn fill(&mut self, text: &str) -> Option<String> {
        if self.source != Source::Block {
            let text = text.trim();
            return (!text.is_empty()).then(|| text.to_owned());
        }
        let filled = template::fill(text, &self.moment.context.variables);
        if let Some(variable) = filled.missing.first() {
            self.say(filled::EMPTY_VARIABLE, "variable", variable);
            return None;
        }
        let text = filled.text.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }

    fn amount(&mut self, text: &str, format: Option<NumberFormat>) -> Option<Amount> {
        let text = self.fill(text)?;
        let amount = amount::read(&text, format, self.decimals).amount();
        if amount.is_none() {
            self.say(filled::UNREADABLE_NUMBER, "text", &text);
        }
        amount
    }

    /// Puts value and currency, or neither.
    fn value(&mut self, value: &goal::Value) -> Option<(String, String)> {
        self.format = value.format;
        let place = self.path.len();
        push_key(&mut self.path, "currency");
        let mut currency = self.fill(&value.currency)?.to_ascii_uppercase();
        let mut currency_field = Pointer::parse(&self.path);
        let Some(known) = currencies::find(&currency) else {
            self.say(filled::UNKNOWN_CURRENCY, "text", &currency);
            return None;
        };
        self.decimals = usize::from(known.decimals);
        self.path.truncate(place);
        push_key(&mut self.path, "amount");
        let mut amount = self.amount(&value.amount, value.format)?;
        let wanted = self.moment.destination.convert_to.trim().to_ascii_uppercase();
        if !wanted.is_empty() && wanted != currency {
            let note = self.conversion.insert(Conversion::default());
            self.exchange = convert::convert(&mut amount, [&currency, &wanted], self.moment.context, note);
            if self.exchange.is_some() {
                currency = wanted;
                currency_field = self.moment.own_field("convert_to");
            }
        }
        let amount = amount.to_json();
        self.put("value", Shape::Raw, amount.clone());
        self.path.clear();
        self.path.push_str(currency_field.as_str());
        self.put("currency", Shape::Text, currency.clone());
        Some((amount, currency))
    }

    fn items(&mut self, items: &'a Items) {
        self.field("content_type", "content_type", &items.content_type, Kind::Text);
        self.list("content_ids", items.content_ids.len(), &mut |filled, row| {
            let id = items.content_ids.get(row).map_or("", String::as_str);
            filled.leaf("", id, Kind::Text);
        });
        if items.from.trim().is_empty() {
            self.list("contents", items.contents.len(), &mut |filled, row| {
                if let Some(content) = items.contents.get(row) {
                    filled.row(&listed::typed(content));
                }
            });
        } else {
            self.listed(items);
        }
        if !self.is_aside("num_items") {
            self.field("num_items", "num_items", &items.num_items, Kind::Whole);
        }
    }

    /// Puts a row for each element of the list variable that the rows come from.
    fn listed(&mut self, items: &Items) {
        let outer = self.path.len();
        push_key(&mut self.path, "from");
        let variables = &self.moment.context.variables;
        let name = template::sole(&items.from).unwrap_or(items.from.trim());
        let text = lookup(variables, name).unwrap_or_default();
        let rows = listed::rows(text, items.map.as_ref());
        if rows.is_none() {
            let is_empty = text.trim().is_empty();
            self.say(if is_empty { filled::EMPTY_VARIABLE } else { filled::UNREADABLE_LIST }, "variable", name);
        }
        let from = self.path.clone();
        self.path.truncate(outer);
        let rows = rows.unwrap_or_default();
        self.source = if items.map.is_some() { Source::Columns } else { Source::List };
        self.list("contents", rows.len(), &mut |filled, row| {
            if let Some(row) = rows.get(row) {
                let outer = core::mem::replace(&mut filled.path, from.clone());
                filled.row(row);
                filled.path = outer;
            }
        });
        self.source = Source::Block;
    }

    /// Puts a list with what `each` puts for its rows, unless that is nothing.
    fn list(&mut self, name: &'static str, rows: usize, each: &mut dyn FnMut(&mut Self, usize)) {
        let (place, before) = (self.path.len(), self.parts.len());
        self.parts.push(Part { name, shape: Shape::List, text: String::new(), field: Pointer::root() });
        push_key(&mut self.path, name);
        for row in 0..rows {
            let list = self.path.len();
            self.index(row);
            each(self, row);
            self.path.truncate(list);
        }
        self.path.truncate(place);
        self.end(before);
    }

    /// Ends what was begun with part number `begun`; what has nothing in it was not begun.
    fn end(&mut self, begun: usize) {
        if self.parts.len() == begun + 1 {
            self.parts.truncate(begun);
        } else {
            self.put("", Shape::End, String::new());
        }
    }

    fn index(&mut self, row: usize) {
        self.path.push('/');
        push_number(&mut self.path, row);
    }

    /// Puts a row of contents; a row without an id is left out.
    fn row(&mut self, row: &Row<'_>) {
        let before = self.parts.len();
        self.put("", Shape::Object, String::new());
        if self.source == Source::Columns {
            // The columns' names stand beside the list's.
            let list = self.path.len() - "from".len();
            self.path.truncate(list);
            self.path.push_str("map");
        }
        for ((cell, spec), ours) in row.iter().zip(params::contents(self.moment.platform)).zip(ROW_FIELDS) {
            let kind = match spec.kind {
                params::Kind::Whole => Kind::Whole,
                params::Kind::Number if cell.exact && self.format != Some(NumberFormat::Minor) => Kind::ExactPrice,
                params::Kind::Number => Kind::Price,
                _ => Kind::Text,
            };
            self.field(ours, spec.name, &cell.text, kind);
            if self.parts.len() == before + 1 {
                break;
            }
        }
        self.end(before);
    }

    /// Puts the builder's own parameters, those that have a key.
    fn custom(&mut self, all: &'a [goal::Custom]) {
        for (row, custom) in all.iter().enumerate() {
            let key = custom.key.trim();
            if !key.is_empty() {
                self.enter(false, "custom");
                self.index(row);
                push_key(&mut self.path, "value");
                self.leaf(key, &custom.value, Kind::of_custom(custom.kind));
            }
        }
    }
}
