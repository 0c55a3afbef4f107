//! What happens when somebody reaches the block, in one paragraph: which sentences, in order, and what they speak of.

use crate::catalog::currencies;
use crate::domain::goal::{Destination, Goal, Per};
use crate::domain::json_text::JsonText;
use crate::domain::pointer::push_number;
use crate::domain::surroundings::Channel;
use crate::domain::{Diagnostic, Event, Platform, Surroundings, amount, template};
use crate::payload;

/// The paragraph as the package's renderer takes it: a list of `{ words, facts }`, where words are keys of texts and facts what
/// their placeholders stand for. The first is about the goal, the others about one destination each. `diagnostics`
/// are everything that is wrong with `goal`.
#[must_use]
pub fn explain(goal: &Goal, diagnostics: &[Diagnostic], surroundings: &Surroundings) -> String {
    let mut text = JsonText::default();
    text.begin('[');
    about_goal(goal, &mut text);
    if !goal.is_read_only() {
        for platform in [Platform::Meta, Platform::TikTok] {
            if let Some(destination) = goal.destination(platform).filter(|destination| destination.enabled) {
                let errors = payload::blocking(goal, platform, diagnostics);
                about_destination(goal, platform, destination, errors, surroundings, &mut text);
            }
        }
    }
    text.end(']');
    text.finish()
}

/// Begins a piece of the paragraph; its words come next.
fn begin(text: &mut JsonText) {
    text.element();
    text.begin('{');
    text.key("words");
    text.begin('[');
}

#[inline(never)]
fn word(text: &mut JsonText, key: &str) {
    text.element();
    text.text(key);
}

/// Ends a piece with what its words speak of.
fn end(text: &mut JsonText, facts: &[(&str, &str)]) {
    text.end(']');
    text.key("facts");
    text.begin('{');
    for (name, fact) in facts {
        text.member(name, fact);
    }
    text.end('}');
    text.end('}');
}

fn about_goal(goal: &Goal, text: &mut JsonText) {
    let (mut order, mut variable, mut answers) = ("", "", String::new());
    begin(text);
    if goal.is_read_only() {
        word(text, "explain.newer");
    } else {
        order = goal.once.as_ref().map_or("", |once| once.key.trim());
        word(
            text,
            match goal.once.as_ref().map(|once| once.per) {
                None => "explain.counts",
                Some(Per::Subscriber) => "explain.counts-subscriber",
                Some(Per::Day) => "explain.counts-day",
                Some(Per::Order) if order.is_empty() => "explain.counts-order-unknown",
                Some(Per::Order) => "explain.counts-order",
            },
        );
        if goal.enabled().next().is_none() {
            word(text, "explain.nobody");
        } else if let Some(consent) = &goal.consent {
            variable = consent.variable.trim();
            for answer in &consent.accepted {
                // One a line: the language's own comma and “or” come in later.
                answers.push_str(if answers.is_empty() { "" } else { "\n" });
                answers.push_str(answer.trim());
            }
            word(text, if answers.is_empty() { "explain.consent-none" } else { "explain.consent" });
        }
    }
    let facts = [("name", goal.name.trim()), ("order", order), ("variable", variable), ("answers", &answers)];
    end(text, &facts);
}

fn about_destination(
    goal: &Goal,
    platform: Platform,
    destination: &Destination,
    errors: usize,
    surroundings: &Surroundings,
    text: &mut JsonText,
) {
    let only = destination.only.as_ref();
    let event = destination.event.as_ref().filter(|event| !event.name().trim().is_empty());
    let value = only.and_then(|only| only.value.as_ref()).or(goal.value.as_ref());
    let value = value.filter(|value| !value.amount.trim().is_empty() && !value.currency.trim().is_empty());
    let items = only.and_then(|only| only.items.as_ref()).or(goal.items.as_ref());
    let list = items.map_or("", |items| items.from.trim());
    let products = items.map_or(0, |items| items.contents.len());
    let convert_to = destination.convert_to.trim().to_ascii_uppercase();
    let (mut amount, mut currency) = (String::new(), "");
    begin(text);
    match event {
        None => word(text, "explain.no-event"),
        Some(_) if errors > 0 => word(text, "explain.blocked"),
        Some(event) => {
            word(text, if value.is_some() { "explain.hears-value" } else { "explain.hears" });
            if let Some(value) = value {
                currency = value.currency.trim();
                let read = amount::read(&value.amount, value.format, currencies::decimals_of(currency)).amount();
                amount = read.map_or_else(|| value.amount.trim().to_owned(), |amount| amount.to_json());
                if !convert_to.is_empty() && !convert_to.eq_ignore_ascii_case(currency) {
                    word(text, "explain.convert");
                }
                if template::is_template(&value.amount) {
                    let is_needed = payload::needs_value(platform, event, true);
                    word(text, if is_needed { "explain.value-needed" } else { "explain.value-optional" });
                }
            }
            if !list.is_empty() {
                word(text, "explain.products-list");
            } else if products > 0 {
                word(text, "explain.products");
            }
            if let Some(key) = how_found(platform, event, surroundings, destination) {
                word(text, key);
            }
        }
    }
    let facts = [
        ("platform", platform.label()),
        ("event", event.map_or("", |event| event.name().trim())),
        ("amount", &amount),
        ("currency", currency),
        ("convert_to", &convert_to),
        ("errors", &digits(errors)),
        ("products", &digits(products)),
        ("list", list),
    ];
    end(text, &facts);
}

/// By what the platform finds the person, as far as the connection is known.
fn how_found(
    platform: Platform,
    event: &Event,
    surroundings: &Surroundings,
    destination: &Destination,
) -> Option<&'static str> {
    let connection = surroundings.connection(platform, destination.connection.trim());
    if platform == Platform::TikTok {
        let only_pages = connection.is_some_and(|to| !payload::goes_without_click(event, to));
        return Some(if only_pages { "explain.tiktok-page" } else { "explain.tiktok" });
    }
    match (event, connection.map(|to| to.channel)) {
        (Event::Custom(_), _) => Some("explain.chat"),
        (_, Some(Some(Channel::WhatsApp))) => Some("explain.click"),
        (_, Some(None)) => Some("explain.contact"),
        _ => None,
    }
}

fn digits(number: usize) -> String {
    let mut text = String::new();
    push_number(&mut text, number);
    text
}
