//! Every row of the catalogue that rules look at, by the verdicts it brings about: `tests/golden/rows.json`. A row that is
//! lost, misspelt or packed wrongly changes its line. `UPDATE_SPEC=1` writes what is found; the difference is then read as
//! a change of behaviour.

use std::collections::BTreeMap;
use std::{env, fs};

use goal_element::catalog::{events, params, regions, sensitive};
use goal_element::domain::{Diagnostic, Platform, decode};
use goal_element::rules;
use serde_json::{Value, json};

use crate::cases;
use crate::layout;
use crate::told;

const GOLDEN: &str = "tests/golden/rows.json";

/// A row of the catalogue: its table, its name, and what shows what it says.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    pub(crate) table: &'static Table,
    pub(crate) name: String,
    shown: Shown,
}

/// What shows what a row says.
#[derive(Debug, Clone)]
enum Shown {
    /// A document, by what rules find in it.
    Document(Value),
    /// What is asked of the table itself: rules do not ask everything that requests and servers do.
    Told(fn(&str) -> String),
}

/// A table, with the rules that look at it: what others find in a row's document is of no interest here.
#[derive(Debug)]
pub(crate) struct Table {
    pub(crate) name: &'static str,
    /// Its name where rows are lost and turned round: the same table may be looked at from both platforms.
    #[cfg_attr(not(feature = "disturb"), expect(dead_code, reason = "only the mutation tests ask"))]
    pub(crate) harmed: &'static str,
    rules: &'static [&'static str],
    /// A bot that rules look at, and what it is, beside the one of which nothing is known.
    bot: (&'static str, &'static str),
}

const CHAT: (&str, &str) =
    ("in a chat", r#"{ "connections": [{ "id": "shop", "platform": "meta", "channel": "whatsapp" }] }"#);
const OFFLINE: (&str, &str) = (
    "offline",
    r#"{ "connections": [{ "id": "shop", "platform": "tiktok", "offline_event_set_id": "7000000000000000001" }] }"#,
);

/// `COUNTRY` stands for the row's name.
const ABROAD: (&str, &str) =
    ("there", r#"{ "connections": [{ "id": "shop", "platform": "tiktok", "country": "COUNTRY" }] }"#);

/// The same in Messenger.
const MESSENGER: (&str, &str) = (
    "there",
    r#"{ "connections": [{ "id": "shop", "platform": "meta", "channel": "messenger", "country": "COUNTRY" }] }"#,
);

pub(crate) const fn table(
    (name, harmed): (&'static str, &'static str),
    rules: &'static [&'static str],
    bot: (&'static str, &'static str),
) -> Table {
    Table { name, harmed, rules, bot }
}

static EVENTS: Table =
    table(("event", "event"), &["event/", "items/num-items-elsewhere", "money/value-", "money/currency-missing"], CHAT);
static OTHERS: Table = table(("other name", "other name"), &["event/"], CHAT);
static PARAMS: Table = table(("parameter", "parameter"), &["param/", "custom/"], CHAT);
static CURRENCIES: Table =
    table(("currency", "currency"), &["money/currency-", "money/more-decimals-than-currency"], CHAT);
static WORDS: Table = table(("word", "word"), &["money/currency-"], CHAT);
static CONTENT_TYPES: Table = table(("content type", "content type"), &["items/unknown-content-type"], CHAT);
static SENSITIVE: Table = table(("sensitive word", "sensitive word"), &["privacy/"], CHAT);
static TIKTOK_EVENTS: Table = table(("TikTok's event", "event"), &["tiktok/"], OFFLINE);
static TIKTOK_OTHERS: Table = table(("TikTok's other name", "other name"), &["tiktok/event-"], OFFLINE);
static TIKTOK_PARAMS: Table = table(("TikTok's parameter", "parameter"), &["tiktok/param-"], OFFLINE);
static TIKTOK_CURRENCIES: Table = table(("TikTok's currency", "currency"), &["tiktok/currency-"], OFFLINE);
static REFERRALS: Table = table(("country of Messenger", "country"), &["connection/region-"], MESSENGER);
static COUNTRIES: Table = table(("country", "country"), &["tiktok/region-"], ABROAD);

impl Row {
    pub(crate) fn key(&self) -> String {
        format!("{} {}", self.table.name, self.name)
    }

    /// What the table's rules find: in a bot of which nothing is known, and in the table's bot where that differs.
    pub(crate) fn verdict(&self) -> String {
        let document = match &self.shown {
            Shown::Document(document) => document,
            Shown::Told(tell) => return tell(&self.name),
        };
        let (what, bot) = self.table.bot;
        let found_in = |bot: &str| self.found_in(document, bot);
        let (alone, there) = (found_in("{}"), found_in(&bot.replace("COUNTRY", &self.name)));
        if alone == there { alone } else { format!("{alone}; {what} {there}") }
    }

    fn found_in(&self, document: &Value, bot: &str) -> String {
        let (surroundings, _) = decode::surroundings_from_json(bot.as_bytes());
        let found = rules::check(&decode::goal_from_json(document.to_string().as_bytes()), &surroundings);
        let looks = |found: &&Diagnostic| self.table.rules.iter().any(|rule| found.code.starts_with(rule));
        let said: Vec<String> = found.iter().filter(looks).map(said).collect();
        if said.is_empty() { "nothing".to_owned() } else { said.join(", ") }
    }
}

/// Before the name of a row that shows what a slip in it brings about.
pub(crate) const NEAR: &str = "near ";

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

fn document(platform: Platform, event: &str, members: Value) -> Value {
    let mut document = json!({
        "version": 1, "goal": { "id": "g1" }, "name": "Order paid",
        "destinations": { platform.name(): { "enabled": true, "connection": "shop", "event": event } }
    });
    let own = document.as_object_mut().unwrap();
    own.extend(members.as_object().unwrap().clone());
    document
}

/// Every row that a rule can look at.
pub(crate) fn all() -> Vec<Row> {
    let mut rows = of_meta();
    rows.extend(of_tiktok());
    for (table, names) in told::tables() {
        let row = |name| Row { table: table.0, name, shown: Shown::Told(table.1) };
        rows.extend(names.into_iter().map(row));
    }
    rows
}

fn of_meta() -> Vec<Row> {
    let mut rows = Vec::new();
    let mut add = |table, name: &str, event: &str, members| {
        let shown = Shown::Document(document(Platform::Meta, event, members));
        rows.push(Row { table, name: name.to_owned(), shown });
    };
    for event in events::all(Platform::Meta) {
        add(&EVENTS, event.name, event.name, json!({ "items": { "num_items": "2" } }));
        let near = format!("{}x", event.name);
        add(&EVENTS, &format!("{NEAR}{}", event.name), &near, json!({}));
    }
    for other in events::others(Platform::Meta) {
        add(&OTHERS, other.name, other.name, json!({}));
    }
    for param in params::all(Platform::Meta) {
        let typed =
            json!({ "params": { param.name: "x" }, "custom": [{ "key": param.name.to_uppercase(), "value": "x" }] });
        add(&PARAMS, param.name, "Search", typed);
    }
    for code in names("currencies", "code") {
        add(&CURRENCIES, &code, "Purchase", json!({ "value": { "amount": "1.12345", "currency": code } }));
    }
    for word in names("words", "word") {
        add(&WORDS, &word, "Purchase", json!({ "value": { "amount": "1", "currency": word } }));
    }
    for name in params::other_content_types(Platform::Meta) {
        add(&CONTENT_TYPES, name, "Purchase", json!({ "items": { "content_type": name } }));
    }
    for country in regions::countries(regions::Limit::MetaAdReferral) {
        add(&REFERRALS, country, "Purchase", json!({}));
    }
    for word in sensitive::words() {
        add(&SENSITIVE, word, "LeadSubmitted", json!({ "custom": [{ "key": word, "value": "x" }] }));
    }
    rows
}

fn of_tiktok() -> Vec<Row> {
    let mut rows = Vec::new();
    let mut add = |table, name: &str, event: &str, members| {
        let shown = Shown::Document(document(Platform::TikTok, event, members));
        rows.push(Row { table, name: name.to_owned(), shown });
    };
    for event in events::all(Platform::TikTok) {
        add(&TIKTOK_EVENTS, event.name, event.name, json!({}));
    }
    for other in events::others(Platform::TikTok) {
        add(&TIKTOK_OTHERS, other.name, other.name, json!({}));
    }
    // Of a parameter that Meta does not know, rules look at its choices alone.
    let choices =
        |param: &&params::ParamSpec| !param.choices.is_empty() && params::find(Platform::Meta, param.name).is_none();
    for param in params::all(Platform::TikTok).iter().filter(choices) {
        add(&TIKTOK_PARAMS, param.name, "Lead", json!({ "params": { param.name: "x" } }));
    }
    for code in names("currencies", "code") {
        add(&TIKTOK_CURRENCIES, &code, "Lead", json!({ "value": { "amount": "1", "currency": code } }));
    }
    for country in regions::countries(regions::Limit::TikTokDirectMessages) {
        add(&COUNTRIES, country, "Lead", json!({}));
    }
    rows
}

/// What the rows of a list in the currencies' facts are called.
fn names(list: &str, member: &str) -> Vec<String> {
    let facts = cases::json_file("src/catalog/facts/currencies.json");
    facts[list].as_array().unwrap().iter().map(|row| row[member].as_str().unwrap().to_owned()).collect()
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
