//! What would be sent, as JSON for an editor. The token has no place here; where it would stand, a sign says so.

use crate::domain::json_text::{JsonText, WriteJson};
use crate::domain::pointer::push_number;
use crate::domain::{Context, Goal};
use crate::payload::{self, Conversion, Prepared, Request};

/// Stands in headers where the proxy puts the token.
const TOKEN: &str = "«token»";

/// What was prepared, as the package's `Preview`.
#[must_use]
pub fn preview(prepared: &Prepared) -> String {
    JsonText::of(|text| {
        text.begin('{');
        text.key("requests");
        text.begin('[');
        for request in &prepared.requests {
            text.element();
            write(request, text);
        }
        text.end(']');
        text.key("skipped");
        text.begin('[');
        for skipped in &prepared.skipped {
            text.element();
            text.begin('{');
            text.member("destination", skipped.platform.name());
            text.member("reason", skipped.reason.name());
            text.end('}');
        }
        text.end(']');
        text.key("diagnostics");
        prepared.diagnostics.write(text);
        text.end('}');
    })
}

fn seconds(text: &mut JsonText, name: &str, seconds: i64) {
    let mut digits = String::new();
    push_number(&mut digits, usize::try_from(seconds).unwrap_or_default());
    text.key(name);
    text.raw(&digits);
}

fn write(request: &Request, text: &mut JsonText) {
    let (name, before) = request.token_header;
    text.begin('{');
    text.member("destination", request.platform.name());
    text.member("connection", &request.connection);
    text.member("event_name", &request.event_name);
    text.member("event_id", &request.event_id);
    seconds(text, "event_time", request.event_time);
    seconds(text, "expires_at", request.expires_at);
    text.member("source", request.source);
    text.member("method", "POST");
    text.member("url", &[request.origin, &request.path].concat());
    text.key("headers");
    text.begin('{');
    text.member("Content-Type", "application/json");
    text.member(name, &[before, TOKEN].concat());
    text.end('}');
    text.member("body", &request.body);
    text.key("map");
    text.begin('[');
    for part in &request.map {
        text.element();
        text.begin('{');
        text.member("body", part.body.as_str());
        text.member("field", part.field.as_str());
        text.end('}');
    }
    text.end(']');
    text.key("ledger");
    text.begin('[');
    for told in &request.told {
        text.element();
        text.begin('{');
        text.member("field", told.field);
        text.member("fate", told.fate.name());
        text.member("reason", &told.reason.concat());
        text.end('}');
    }
    text.end(']');
    if let Some((amount, currency)) = &request.value {
        text.key("value");
        text.begin('{');
        text.member("amount", amount);
        text.member("currency", currency);
        text.end('}');
    }
    if let Some(conversion) = &request.conversion {
        text.key("conversion");
        told(conversion, text);
    }
    text.end('}');
}

/// What follows from a goal's settings at a moment, each with its texts and what they speak of: `{ meta?, tiktok?, items }`, how the
/// value is converted for whom, and what the products add up to.
#[must_use]
pub fn outcome(goal: &Goal, context: &Context) -> String {
    JsonText::of(|text| {
        text.begin('{');
        for (platform, conversion) in payload::conversions(goal, context) {
            text.key(platform.name());
            told(&conversion, text);
        }
        text.key("items");
        told(&payload::totals(goal, context), text);
        text.end('}');
    })
}

fn told(conversion: &Conversion, text: &mut JsonText) {
    text.begin('{');
    text.key("facts");
    text.begin('{');
    for (name, fact) in &conversion.facts {
        text.member(name, fact);
    }
    text.end('}');
    text.key("words");
    text.begin('[');
    let prices: &[&str] = if conversion.prices { &["convert.prices"] } else { &[] };
    for key in conversion.words.iter().chain(prices) {
        text.element();
        text.text(key);
    }
    text.end(']');
    text.end('}');
}
