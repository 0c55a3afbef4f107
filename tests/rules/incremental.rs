//! Checking again only what an edit touched gives what checking everything gives, whatever is edited in which order.

use std::cell::RefCell;

use goal_element::domain::edit::{Input, change_field};
use goal_element::domain::{Event, Field, Goal, Pointer, Surroundings, decode, text_at};
use goal_element::rules::{self, Counts, Setting, Verdict};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::Value;

use crate::documents::{TOKEN, bot, document};

const FIELDS: [&str; 40] = [
    "/name",
    "/bind/total",
    "/value/amount",
    "/value/currency",
    "/items/content_type",
    "/items/num_items",
    "/items/from",
    "/items/content_ids/0",
    "/items/contents/0/id",
    "/items/contents/0/quantity",
    "/items/contents/1/quantity",
    "/items/contents/0/item_price",
    "/items/contents/2/title",
    "/params/order_id",
    "/params/status",
    "/params/net_revenue",
    "/params/search_string",
    "/custom/0/key",
    "/custom/1/key",
    "/custom/0/value",
    "/custom/1/value",
    "/once/key",
    "/consent/variable",
    "/consent/accepted/0",
    "/destinations/meta/connection",
    "/destinations/meta/convert_to",
    "/destinations/tiktok/convert_to",
    "/destinations/meta/event",
    "/destinations/meta/event/custom",
    "/destinations/meta/only/value/amount",
    "/destinations/meta/only/value/currency",
    "/destinations/meta/only/items/num_items",
    "/destinations/meta/only/items/contents/0/quantity",
    "/destinations/meta/only/items/contents/0/id",
    "/destinations/meta/only/items/content_ids/0",
    "/destinations/meta/only/params/order_id",
    "/destinations/meta/only/params/search_string",
    "/destinations/tiktok/only/value/amount",
    "/destinations/tiktok/only/value/currency",
    "/destinations/tiktok/only/params/status",
];

const TEXTS: [&str; 27] = [
    "",
    " ",
    "x",
    "1",
    "0",
    "-2",
    "1.5",
    "1.234",
    "1.234,56",
    "49.90 €",
    "{{total}}",
    "{{totl}}",
    "{{total",
    "{{agreed}}",
    "EUR",
    "eur",
    "HRK",
    "MRU",
    "shop",
    "site",
    "gone",
    "Purchase",
    "Purchse",
    "AddToCart",
    "Search",
    "gift wrap",
    TOKEN,
];

/// A setting for all cases of a run: half of them with rules switched off and lowered.
fn setting(bot: &Surroundings, is_tuned: bool) -> Setting {
    let mut bot = bot.clone();
    if is_tuned {
        let told =
            br#"{ "rules": { "off": ["money/zero", "event/missing"], "lower": { "param/unknown-choice": "hint" } } }"#;
        bot.rules = decode::surroundings_from_json(told).0.rules;
    }
    Setting::from(bot)
}

/// Whether nothing but the text of `field` changes when somebody types there.
fn is_plain(goal: &mut Goal, field: &Field) -> bool {
    let event = goal.destination(goal_element::domain::Platform::Meta).and_then(|meta| meta.event.clone());
    let is_event = field.place().pointer().as_str().contains("/event")
        && matches!(event, Some(Event::Standard(_) | Event::Custom(_)));
    goal.faults.is_empty() && !goal.is_read_only() && (is_event || text_at::write(goal, field).is_some())
}

fn type_and_compare(document: &Value, setting: &Setting, edits: &[(&str, &str)]) {
    let mut goal = decode::goal_from_json(document.to_string().as_bytes());
    let mut verdict = Verdict::default();
    verdict.renew(&goal, setting);
    let mut known = setting.check(&goal);
    for (path, text) in edits {
        let field = Field::at(&Pointer::parse(path)).unwrap();
        let is_plain = is_plain(&mut goal, &field);
        change_field(&mut goal, &field, Input::Text((*text).to_owned()));
        let differs = if is_plain { verdict.touch(&goal, setting, &field) } else { verdict.renew(&goal, setting) };
        let now = setting.check(&goal);
        assert_eq!(verdict.counts(), Counts::of(&now), "after {path} = {text:?}\n{document:#}\n{now:#?}");
        let mut fresh = Verdict::default();
        fresh.renew(&goal, setting);
        assert!(verdict.is_like(&fresh), "after {path} = {text:?}\n{document:#}\n{verdict:#?}\n{fresh:#?}");
        let says = |found: &[goal_element::domain::Diagnostic]| {
            found
                .iter()
                .map(|one| (one.code, one.key, one.severity, one.path.clone(), one.params.clone()))
                .collect::<Vec<_>>()
        };
        if says(&known) != says(&now) {
            assert!(differs, "after {path} = {text:?}: a change was not told\n{document:#}");
        }
        known = now;
    }
    assert_eq!(known, rules::check(&goal, setting.surroundings()));
}

proptest! {
    #![proptest_config(crate::config())]

    #[test]
    fn rechecking_what_was_touched_is_checking_everything(
        document in document(),
        bot in bot(),
        is_tuned in any::<bool>(),
        edits in prop::collection::vec((select(FIELDS.to_vec()), select(TEXTS.to_vec())), 1..12),
    ) {
        type_and_compare(&document, &setting(&bot, is_tuned), &edits);
    }
}

/// Parameters of one's own keep the goal's aside: two errors become hints in the same step.
#[test]
fn two_that_change_alike_are_told() {
    for (number, text) in TEXTS.iter().enumerate() {
        let document = serde_json::json!({
            "version": 1, "goal": { "id": "g1" }, "name": "Order paid",
            "params": { "delivery_category": { "x": number }, "order_id": "{{plan}}", "status": [number] },
            "destinations": { "meta": { "enabled": true, "event": "Purchase", "only": null } },
        });
        let edits = [("/destinations/meta/only/params/order_id", *text)];
        type_and_compare(
            &document,
            &setting(&decode::surroundings_from_json(br#"{ "variables": [] }"#).0, false),
            &edits,
        );
    }
}

/// The random documents are odd ones, and most of them are checked whole; here every edit is a plain one.
const TIDY: &str = r#"{
    "version": 1, "goal": { "id": "g1" }, "name": "Order paid", "bind": { "total": "{{total}}" },
    "value": { "amount": "49.90", "currency": "EUR" },
    "items": { "content_type": "product", "num_items": "2", "from": "", "content_ids": ["a"],
      "contents": [{ "id": "a", "quantity": "1", "item_price": "5" }, { "id": "b" }, { "id": "c", "title": "C" }] },
    "params": { "net_revenue": "4", "order_id": "7", "status": "completed", "search_string": "{{totl" },
    "custom": [{ "key": "plan", "value": "gold", "type": "number" }, { "key": "seat", "value": "4" }],
    "once": { "per": "order", "key": "{{total}}" }, "consent": { "variable": "agreed", "accepted": ["yes"] },
    "destinations": {
      "meta": { "enabled": true, "connection": "shop", "event": "Purchase", "convert_to": "EUR",
        "only": { "value": { "amount": "5", "currency": "" }, "items": { "contents": [{ "id": "", "quantity": "x" }] } } },
      "tiktok": { "enabled": true, "convert_to": "", "only": { "params": { "status": "x" } } } } }"#;

proptest! {
    #![proptest_config(crate::config())]

    #[test]
    fn so_it_is_in_a_tidy_goal(
        bot in bot(),
        is_tuned in any::<bool>(),
        edits in prop::collection::vec((select(FIELDS.to_vec()), select(TEXTS.to_vec())), 1..16),
    ) {
        thread_local! { static DOCUMENT: RefCell<Value> = RefCell::new(serde_json::from_str(TIDY).unwrap()); }
        DOCUMENT.with_borrow(|document| type_and_compare(document, &setting(&bot, is_tuned), &edits));
    }
}

/// Chance seldom meets the two edits that a forgotten spot needs: one that makes the rule speak, one that it must hear of.
#[test]
fn every_pair_of_fields_of_a_tidy_goal() {
    let document: Value = serde_json::from_str(TIDY).unwrap();
    let setting = Setting::default();
    for one in FIELDS {
        for other in FIELDS {
            let edits = [(one, ""), (other, ""), (one, "x"), (other, "x"), (one, ""), (other, "Purchase")];
            type_and_compare(&document, &setting, &edits);
        }
    }
}
