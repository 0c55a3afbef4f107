//! Many people's fields in one crossing: text in, text out, because an object per field would cost more than hashing it.

use wasm_bindgen::prelude::*;

use super::bridge;
use super::reply::to_js;
use crate::catalog::user_data::{self, Hash};
use crate::domain::surroundings::RuleSettings;
use crate::domain::{Platform, decode};
use crate::identity::{self, Home, Identified, Reason};
use crate::payload;

/// Stands behind each person, and between the parts of one.
const PERSON: char = '\u{1e}';
const PART: char = '\u{1f}';

/// Normalises and hashes people, who stand behind the platform and the country where those are at home who do not say so: of each,
/// names of fields and texts, in turn. Answers one part per field, in the same order: `#` and a hash, `=` and a value in clear, `-`
/// and the reason why it is left out. `now` is in seconds since 1970.
#[wasm_bindgen]
pub fn identify(people: &str, now: f64) -> JsValue {
    let mut people = people.split(PERSON);
    let platform = Platform::from_name(people.next().unwrap_or_default());
    let country = people.next().unwrap_or_default();
    let mut told = String::new();
    for person in people {
        let own = fields(person).find(|(name, _)| *name == "country").map_or("", |(_, text)| text);
        let home = Home::new(&[own, country], now as i64);
        for (name, text) in fields(person) {
            tell(
                &mut told,
                match platform {
                    Some(platform) => identity::identify(platform, name, text, &home),
                    None => Identified::left_out(Reason::UnknownPlatform),
                },
            );
        }
    }
    JsValue::from_str(&told)
}

fn fields(person: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut parts = person.split(PART);
    core::iter::from_fn(move || parts.next().zip(parts.next()))
}

fn tell(told: &mut String, made: Identified) {
    if !told.is_empty() {
        told.push(PART);
    }
    let (mark, text) = match (&made.value, made.reason) {
        (Some(value), _) => (if made.hashed { '#' } else { '=' }, value.as_str()),
        (None, reason) => ('-', reason.map_or("", Reason::name)),
    };
    told.push(mark);
    told.push_str(text);
}

/// The hashes that a goal's test send may tell of the person: `{ meta, tiktok }`, each with that platform's names; `context` as JSON.
#[wasm_bindgen]
pub fn hashed(goal: &JsValue, context: &str) -> JsValue {
    let (mut context, _) = decode::context_from_json(context.as_bytes());
    let surroundings = payload::surroundings(&mut context, RuleSettings::default());
    let goal = bridge::goal(goal);
    to_js(|text| {
        text.begin('{');
        for platform in [Platform::Meta, Platform::TikTok] {
            let chosen = goal.destination(platform).map_or("", |destination| destination.connection.as_str());
            let home = Home::of(&context, surroundings.connection(platform, chosen));
            text.key(platform.name());
            text.begin('{');
            for field in user_data::all(platform) {
                if matches!(field.hash, Hash::Required | Hash::Recommended)
                    && let Some(hash) = identity::of_subscriber(platform, field, &context.subscriber, &home).value
                {
                    text.member(field.name, &hash);
                }
            }
            text.end('}');
        }
        text.end('}');
    })
}
