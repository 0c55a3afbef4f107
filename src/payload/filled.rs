//! The goal's texts with the subscriber's values in them, read as what each field is. What cannot be filled or read is
//! left out, one field at a time, and said.

use super::convert::{self, Conversion, Exchange, MONEY};
use super::prepare::Moment;
use crate::catalog::{currencies, params};
use crate::domain::amount::{self, Amount};
use crate::domain::diagnostic::Params;
use crate::domain::goal::{self, Content, CustomKind, Items, NumberFormat};
use crate::domain::pointer::{push_key, push_number};
use crate::domain::{Diagnostic, Pointer, template};
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
}

impl Kind {
    /// What a standard parameter is read as.
    fn of_param(name: &str) -> Self {
        if MONEY.contains(&name) {
            return Self::Money;
        }
        match params::find(name).map(|spec| spec.kind) {
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

/// A field of a row of contents: its name, what it is read as, and where a row has it.
type RowField = (&'static str, Kind, fn(&Content) -> &str);

/// The fields of a row of contents but the id, in the order in which they go out.
const ROW: [RowField; 5] = [
    ("quantity", Kind::Whole, |row| &row.quantity),
    ("item_price", Kind::Price, |row| &row.item_price),
    ("title", Kind::Text, |row| &row.title),
    ("category", Kind::Text, |row| &row.category),
    ("brand", Kind::Text, |row| &row.brand),
];

/// The goal with the subscriber's values.
#[derive(Debug)]
pub(super) struct Filled<'a> {
    /// In the order in which they go out.
    pub(super) parts: Vec<Part<'a>>,
    /// The value and its currency, as they go out.
    pub(super) value: Option<(String, String)>,
    /// What became of the wish to have the value in another currency.
    pub(super) conversion: Option<Conversion>,
}

impl<'a> Filled<'a> {
    /// Fills the goal as the destination of `moment` wants it, its own settings first.
    pub(super) fn of(moment: Moment<'a>, found: &mut Vec<Diagnostic>) -> Self {
        let goal = moment.goal;
        let only = moment.destination.only.as_ref();
        let mut filler = Filler {
            moment,
            found,
            format: None,
            decimals: 2,
            conversion: None,
            exchange: None,
            path: String::new(),
            into: Vec::new(),
        };
        let own = only.and_then(|only| only.value.as_ref());
        let mut value = None;
        if let Some(setting) = own.or(goal.value.as_ref()) {
            filler.enter(own.is_some(), "value");
            value = filler.value(setting);
        }
        let own = only.and_then(|only| only.items.as_ref());
        if let Some(items) = own.or(goal.items.as_ref()) {
            filler.enter(own.is_some(), "items");
            filler.items(items);
        }
        let own = only.and_then(|only| only.params.as_ref());
        filler.enter(own.is_some(), "params");
        for (name, text) in own.unwrap_or(&goal.params) {
            filler.field(name, text, Kind::of_param(name));
        }
        filler.custom(&goal.custom);
        if let (Some(_), Some(note), Some((amount, _))) = (&filler.exchange, &mut filler.conversion, &value) {
            note.compare(amount, &filler.into);
        }
        Self { parts: filler.into, value, conversion: filler.conversion }
    }
}

struct Filler<'a, 'b> {
    moment: Moment<'a>,
    found: &'b mut Vec<Diagnostic>,
    /// How the value's digits are written, and the decimals of its currency; prices are written likewise.
    format: Option<NumberFormat>,
    decimals: usize,
    conversion: Option<Conversion>,
    /// For what is in the value's currency, once that is another one.
    exchange: Option<Exchange>,
    /// The place at hand.
    path: String,
    into: Vec<Part<'a>>,
}

impl<'a> Filler<'a, '_> {
    /// Goes to the setting `name`: the destination's own, or the goal's.
    fn enter(&mut self, is_own: bool, name: &str) {
        self.path.clear();
        if is_own {
            self.path.push_str(self.moment.own_field("only").as_str());
        }
        push_key(&mut self.path, name);
    }

    fn put(&mut self, name: &'a str, shape: Shape, text: String) {
        self.into.push(Part { name, shape, text, field: Pointer::parse(&self.path) });
    }

    fn say(&mut self, rule: &'static rules::Meta, name: &'static str, value: &str) {
        let params = Params::default().with(name, value);
        let place = Pointer::parse(&self.path);
        self.found.extend(filled::diagnostic(rule, &self.moment.surroundings.rules, &place, params));
    }

    /// Puts the member `name` of the object at hand, if there is anything to put.
    fn field(&mut self, name: &'a str, text: &str, kind: Kind) {
        let outer = self.path.len();
        push_key(&mut self.path, name);
        self.leaf(name, text, kind);
        self.path.truncate(outer);
    }

    /// Puts the value at hand, if there is anything to put.
    fn leaf(&mut self, name: &'a str, text: &str, kind: Kind) {
        if let Some((shape, text)) = self.read(text, kind) {
            self.put(name, shape, text);
        }
    }

    /// The text at hand, filled and read as what it is.
    #[inline(never)]
    fn read(&mut self, text: &str, kind: Kind) -> Option<(Shape, String)> {
        if kind == Kind::Text {
            return Some((Shape::Text, self.fill(text)?));
        }
        if kind == Kind::Boolean {
            let word = self.fill(text)?.to_ascii_lowercase();
            return matches!(word.as_str(), "true" | "false").then_some((Shape::Raw, word));
        }
        let format = match kind {
            Kind::Whole => Some(NumberFormat::Point),
            Kind::Price => self.format,
            _ => None,
        };
        let amount = self.amount(text, format)?;
        if kind == Kind::Whole {
            if !amount.is_positive_whole() {
                return None;
            }
            return Some((Shape::Raw, amount.to_whole().to_owned()));
        }
        let amount = match (&self.exchange, kind) {
            (Some(exchange), Kind::Money | Kind::Price) => exchange.convert(&amount)?,
            _ => amount,
        };
        Some((Shape::Raw, amount.to_json()))
    }

    /// The text with its variables' values; `None` when there is nothing, or a variable has no value.
    fn fill(&mut self, text: &str) -> Option<String> {
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
        self.decimals = currencies::decimals_of(&currency);
        self.path.truncate(place);
        push_key(&mut self.path, "amount");
        let mut amount = self.amount(&value.amount, value.format)?;
        let wanted = self.moment.destination.convert_to.trim().to_ascii_uppercase();
        let mut field = None;
        if !wanted.is_empty() && wanted != currency {
            let note = self.conversion.insert(Conversion::default());
            if let Some((exchange, converted)) =
                convert::convert(&amount, &currency, &wanted, self.moment.context, note)
            {
                self.exchange = Some(exchange);
                amount = converted;
                currency = wanted;
                field = Some(self.moment.own_field("convert_to"));
            }
        }
        let amount = amount.to_json();
        self.put("value", Shape::Raw, amount.clone());
        self.path.truncate(place);
        push_key(&mut self.path, "currency");
        if let Some(field) = field {
            self.path = field.as_str().to_owned();
        }
        self.put("currency", Shape::Text, currency.clone());
        Some((amount, currency))
    }

    fn items(&mut self, items: &'a Items) {
        self.field("content_type", &items.content_type, Kind::Text);
        self.list("content_ids", items.content_ids.len(), &mut |filler, row| {
            let id = items.content_ids.get(row).map_or("", String::as_str);
            filler.leaf("", id, Kind::Text);
        });
        self.list("contents", items.contents.len(), &mut |filler, row| {
            if let Some(content) = items.contents.get(row) {
                filler.row(content);
            }
        });
        self.field("num_items", &items.num_items, Kind::Whole);
    }

    /// Puts a list with what `each` puts for its rows, unless that is nothing.
    fn list(&mut self, name: &'static str, rows: usize, each: &mut dyn FnMut(&mut Self, usize)) {
        let (place, before) = (self.path.len(), self.into.len());
        self.into.push(Part { name, shape: Shape::List, text: String::new(), field: Pointer::root() });
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
        if self.into.len() == begun + 1 {
            self.into.truncate(begun);
        } else {
            self.put("", Shape::End, String::new());
        }
    }

    fn index(&mut self, row: usize) {
        self.path.push('/');
        push_number(&mut self.path, row);
    }

    /// Puts a row of contents; a row without an id is left out.
    fn row(&mut self, content: &'a Content) {
        let before = self.into.len();
        self.put("", Shape::Object, String::new());
        self.field("id", &content.id, Kind::Text);
        if self.into.len() > before + 1 {
            for (name, kind, text) in ROW {
                self.field(name, text(content), kind);
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
