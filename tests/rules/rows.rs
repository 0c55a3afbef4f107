//! Every row of the catalogue that rules look at, by the verdicts it brings about: `tests/golden/rows.json`. A row that is
//! lost, misspelt or packed wrongly changes its line. `UPDATE_SPEC=1` writes what is found; the difference is then read as
//! a change of behaviour.

use std::collections::BTreeMap;
use std::{env, fs};

use goal_element::catalog::{events, params};
use goal_element::domain::{Diagnostic, Platform, decode};
use goal_element::rules;
use serde_json::{Value, json};

use crate::cases;
use crate::layout;

const GOLDEN: &str = "tests/golden/rows.json";

/// A row of the catalogue: its table, its name, and a document that shows what it says.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    pub(crate) table: &'static Table,
    pub(crate) name: String,
    document: Value,
}

/// A table, with the rules that look at it: what others find in a row's document is of no interest here.
#[derive(Debug)]
pub(crate) struct Table {
    pub(crate) name: &'static str,
    whose: &'static str,
    rules: &'static [&'static str],
}

static EVENTS: Table =
    table("event", &["event/", "items/num-items-elsewhere", "money/value-", "money/currency-missing"]);
static PARAMS: Table = table("parameter", &["param/", "custom/"]);
static CURRENCIES: Table =
    table("currency", &["money/currency-", "money/more-decimals-than-currency", "tiktok/currency-"]);
static WORDS: Table = table("word", &["money/currency-"]);
static CONTENT_TYPES: Table = table("content type", &["items/unknown-content-type"]);
static TIKTOKS_EVENTS: Table = tiktoks("event");
static TIKTOKS_OTHERS: Table = tiktoks("other name");

const fn table(name: &'static str, rules: &'static [&'static str]) -> Table {
    Table { name, whose: "", rules }
}

const fn tiktoks(name: &'static str) -> Table {
    Table { name, whose: "TikTok's ", rules: &["tiktok/event-", "tiktok/value-", "tiktok/contents-"] }
}

impl Row {
    pub(crate) fn key(&self) -> String {
        format!("{}{} {}", self.table.whose, self.table.name, self.name)
    }

    /// What the table's rules find: in a bot of which nothing is known, and, where that differs, in a chat.
    pub(crate) fn verdict(&self) -> String {
        let [alone, chat] = ["{}", CHAT].map(|bot| self.found_in(bot));
        if alone == chat { alone } else { format!("{alone}; in a chat {chat}") }
    }

    fn found_in(&self, bot: &str) -> String {
        let (surroundings, _) = decode::surroundings_from_json(bot.as_bytes());
        let found = rules::check(&decode::goal_from_json(self.document.to_string().as_bytes()), &surroundings);
        let looks = |found: &&Diagnostic| self.table.rules.iter().any(|rule| found.code.starts_with(rule));
        let said: Vec<String> = found.iter().filter(looks).map(said).collect();
        if said.is_empty() { "nothing".to_owned() } else { said.join(", ") }
    }
}

/// Before the name of a row that shows what a slip in it brings about.
pub(crate) const NEAR: &str = "near ";

const CHAT: &str = r#"{ "connections": [
    { "id": "shop", "platform": "meta", "channel": "whatsapp" },
    { "id": "offline", "platform": "tiktok", "offline_event_set_id": "7000000000000000001" }
] }"#;

/// A diagnostic in short, with what its fixes would put there.
fn said(found: &Diagnostic) -> String {
    let mut said = format!("{} {}", found.severity.name(), found.key);
    let values = found.fixes.iter().flat_map(|fix| fix.params.iter()).map(|(_, value)| value);
    let values: Vec<&str> =
        values.chain(found.params.iter().filter(|(name, _)| *name == "decimals").map(|(_, value)| value)).collect();
    if !values.is_empty() {
        said += &format!(" ({})", values.join(" "));
    }
    said
}

fn document(event: &str, members: Value) -> Value {
    let mut document = json!({
        "version": 1, "goal": { "id": "g1" }, "name": "Order paid",
        "destinations": { "meta": { "enabled": true, "connection": "shop", "event": event } }
    });
    let own = document.as_object_mut().unwrap();
    own.extend(members.as_object().unwrap().clone());
    document
}

/// The same for TikTok, which hears through an offline event set.
fn tiktok(event: Value) -> Value {
    json!({
        "version": 1, "goal": { "id": "g1" }, "name": "Order paid",
        "destinations": { "tiktok": { "enabled": true, "connection": "offline", "event": event } }
    })
}

/// Every row that a rule can look at.
pub(crate) fn all() -> Vec<Row> {
    let mut rows = Vec::new();
    let of = |table, name: &str, event: &str, members| Row {
        table,
        name: name.to_owned(),
        document: document(event, members),
    };
    for event in events::all(Platform::Meta) {
        rows.push(of(&EVENTS, event.name, event.name, json!({ "items": { "num_items": "2" } })));
        let near = format!("{}x", event.name);
        rows.push(of(&EVENTS, &format!("{NEAR}{}", event.name), &near, json!({})));
    }
    for param in params::all(Platform::Meta) {
        let typed =
            json!({ "params": { param.name: "x" }, "custom": [{ "key": param.name.to_uppercase(), "value": "x" }] });
        rows.push(of(&PARAMS, param.name, "Search", typed));
    }
    let facts = cases::json_file("src/catalog/facts/currencies.json");
    for row in facts["currencies"].as_array().unwrap() {
        let code = row["code"].as_str().unwrap();
        rows.push(of(&CURRENCIES, code, "Purchase", json!({ "value": { "amount": "1.12345", "currency": code } })));
        let both = rows.last_mut().unwrap();
        both.document["destinations"]["tiktok"] = json!({ "enabled": true, "event": "Subscribe" });
    }
    for row in facts["words"].as_array().unwrap() {
        let word = row["word"].as_str().unwrap();
        rows.push(of(&WORDS, word, "Purchase", json!({ "value": { "amount": "1", "currency": word } })));
    }
    for name in params::other_content_types(Platform::Meta) {
        rows.push(of(&CONTENT_TYPES, name, "Purchase", json!({ "items": { "content_type": name } })));
    }
    for event in events::all(Platform::TikTok) {
        rows.push(Row { table: &TIKTOKS_EVENTS, name: event.name.to_owned(), document: tiktok(json!(event.name)) });
    }
    for other in events::others(Platform::TikTok) {
        let document = tiktok(json!({ "custom": other.name }));
        rows.push(Row { table: &TIKTOKS_OTHERS, name: other.name.to_owned(), document });
    }
    rows
}

/// What is agreed, by row.
pub(crate) fn golden() -> BTreeMap<String, String> {
    let golden = cases::json_file(GOLDEN);
    golden.as_object().unwrap().iter().map(|(name, line)| (name.clone(), line.as_str().unwrap().to_owned())).collect()
}

#[test]
fn every_row_says_what_is_agreed() {
    let found: BTreeMap<String, String> = all().iter().map(|row| (row.key(), row.verdict())).collect();
    if env::var_os("UPDATE_SPEC").is_some() {
        let text = layout::write(&json!(found));
        fs::write(cases::file(GOLDEN), text).unwrap();
        return;
    }
    let golden = golden();
    let names = |of: &BTreeMap<String, String>| of.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&found), names(&golden), "If this is meant so: UPDATE_SPEC=1 cargo test --test rules");
    for (name, line) in &found {
        assert_eq!(line, &golden[name], "{name}. If this is meant so: UPDATE_SPEC=1 cargo test --test rules");
    }
}
