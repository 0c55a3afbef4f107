//! An edit changes the goal in hand and the host's document alike, and nothing else in it.

#![allow(clippy::expect_used, clippy::indexing_slicing)]

use goal_element::domain::decode::goal_from_json;
use goal_element::domain::edit::{Input, change};
use goal_element::domain::{Edit, Goal, Pointer};
use proptest::prelude::*;
use serde_json::{Value, json};

fn apply(document: &mut Value, edits: &[Edit]) {
    let patch = serde_json::to_value(edits).expect("edits are JSON");
    let patch: json_patch::Patch = serde_json::from_value(patch).expect("edits are a JSON Patch");
    json_patch::patch(document, &patch).expect("the patch applies");
}

fn read(document: &Value) -> Goal {
    goal_from_json(document.to_string().as_bytes())
}

fn edited(mut document: Value, place: &str, input: Input) -> Value {
    let mut goal = read(&document);
    apply(&mut document, &change(&mut goal, &Pointer::parse(place), input));
    document
}

fn text(text: &str) -> Input {
    Input::Text(text.to_owned())
}

#[test]
fn missing_containers_are_made_and_others_left_alone() {
    assert_eq!(
        edited(json!({ "x": 1 }), "/value/currency", text("EUR")),
        json!({ "x": 1, "value": { "currency": "EUR" } })
    );
    assert_eq!(
        edited(json!({ "value": { "x": 1, "amount": "5" } }), "/value/currency", text("EUR")),
        json!({ "value": { "x": 1, "amount": "5", "currency": "EUR" } })
    );
    assert_eq!(
        edited(json!({}), "/destinations/meta/event", text("Purchase")),
        json!({ "destinations": { "meta": { "enabled": false, "event": "Purchase" } } })
    );
    assert_eq!(
        edited(json!({ "destinations": { "other": {} } }), "/destinations/meta/enabled", Input::Flag(true)),
        json!({ "destinations": { "other": {}, "meta": { "enabled": true } } })
    );
    assert_eq!(edited(json!({}), "/items/contents", Input::AddRow), json!({ "items": { "contents": [{}] } }));
    assert_eq!(
        edited(json!({}), "/params/order_id", text("{{order}}")),
        json!({ "params": { "order_id": "{{order}}" } })
    );
}

#[test]
fn asking_for_consent_begins_with_the_usual_answers() {
    let asked = edited(json!({}), "/consent/variable", text("opt_in"));
    assert_eq!(
        asked,
        json!({ "consent": { "accepted": ["sí", "si", "sim", "yes", "1", "true"], "variable": "opt_in" } })
    );
    assert_eq!(
        edited(
            json!({ "consent": { "variable": "a", "accepted": ["no", "sí"] } }),
            "/consent/accepted/0",
            Input::Remove
        ),
        json!({ "consent": { "variable": "a", "accepted": ["sí"] } })
    );
    assert_eq!(
        edited(json!({ "consent": { "variable": "a", "accepted": [7] }, "x": 1 }), "/consent/variable", Input::Remove),
        json!({ "x": 1 })
    );
    assert_eq!(
        edited(json!({ "consent": { "variable": "a" } }), "/consent/accepted", Input::AddRow),
        json!({ "consent": { "variable": "a", "accepted": [""] } })
    );
}

#[test]
fn a_custom_event_takes_the_place_of_a_standard_one_and_back() {
    let own = edited(
        json!({ "destinations": { "meta": { "event": "Purchase" } } }),
        "/destinations/meta/event/custom",
        text("VIP"),
    );
    assert_eq!(own, json!({ "destinations": { "meta": { "event": { "custom": "VIP" } } } }));
    let back = edited(own, "/destinations/meta/event", text("Purchase"));
    assert_eq!(back, json!({ "destinations": { "meta": { "event": "Purchase" } } }));
}

#[test]
fn rows_go_and_what_is_wrong_with_later_rows_moves_up() {
    let document = json!({ "items": { "contents": [{ "id": "a" }, { "id": "b", "quantity": 2 }] } });
    let mut goal = read(&document);
    assert_eq!(goal.faults[0].path.as_str(), "/items/contents/1/quantity");
    let mut changed = document;
    apply(&mut changed, &change(&mut goal, &Pointer::parse("/items/contents/0"), Input::Remove));
    assert_eq!(goal.faults[0].path.as_str(), "/items/contents/0/quantity");
    assert_eq!(goal, read(&changed));
}

#[test]
fn what_cannot_be_edited_stays_as_it_is() {
    for (document, place, input) in [
        (json!({ "version": 2 }), "/name", text("x")),
        (json!([]), "/name", text("x")),
        (json!({}), "/version", text("x")),
        (json!({}), "/name", Input::Flag(true)),
        (json!({}), "/items/contents/0/id", text("x")),
        (json!({}), "/value/format", text("nonsense")),
        (json!({}), "/params/absent", Input::Remove),
        (json!({ "name": "same" }), "/name", text("same")),
    ] {
        let mut goal = read(&document);
        let before = goal.clone();
        assert_eq!(change(&mut goal, &Pointer::parse(place), input), [], "{document} {place}");
        assert_eq!(goal, before, "{document} {place}");
    }
}

#[test]
fn what_differs_for_a_destination_begins_as_the_goals_own_and_goes_without_a_trace() {
    let document =
        json!({ "value": { "amount": "49.90", "currency": "EUR", "x": 1 }, "destinations": { "tiktok": {} } });
    let own = edited(document.clone(), "/destinations/tiktok/only/value", Input::Flag(true));
    assert_eq!(
        own["destinations"]["tiktok"]["only"],
        json!({ "value": { "amount": "49.90", "currency": "EUR", "x": 1 } })
    );
    let other = edited(own, "/destinations/tiktok/only/value/amount", text("40"));
    assert_eq!(other["destinations"]["tiktok"]["only"]["value"]["amount"], "40");
    assert_eq!(other["value"]["amount"], "49.90");
    let back = edited(other, "/destinations/tiktok/only/value", Input::Flag(false));
    assert_eq!(back["destinations"]["tiktok"]["only"], json!({}));
    assert_eq!(back["value"], document["value"]);
}

#[test]
fn what_differs_of_a_goal_that_has_none_begins_empty() {
    assert_eq!(
        edited(json!({}), "/destinations/meta/only/params", Input::Flag(true)),
        json!({ "destinations": { "meta": { "enabled": false, "only": { "params": {} } } } })
    );
    // Whoever sets one member of it from outside gets the rest of the goal's.
    assert_eq!(
        edited(
            json!({ "params": { "order_id": "7" }, "destinations": { "meta": { "only": {} } } }),
            "/destinations/meta/only/params/status",
            text("paid")
        )["destinations"]["meta"]["only"],
        json!({ "params": { "order_id": "7", "status": "paid" } })
    );
}

const PLACES: [&str; 48] = [
    "/consent/accepted",
    "/consent/accepted/0",
    "/consent/accepted/1",
    "/name",
    "/value/amount",
    "/value/currency",
    "/value/format",
    "/items/content_type",
    "/items/num_items",
    "/items/from",
    "/items/contents",
    "/items/contents/0",
    "/items/contents/0/id",
    "/items/contents/1/quantity",
    "/items/contents/1",
    "/items/content_ids",
    "/items/content_ids/0",
    "/params/order_id",
    "/params/a~1b",
    "/bind/total",
    "/custom",
    "/custom/0",
    "/custom/0/key",
    "/custom/0/type",
    "/custom/1/value",
    "/once/per",
    "/once/key",
    "/consent/variable",
    "/destinations/meta/enabled",
    "/destinations/meta/event",
    "/destinations/meta/event/custom",
    "/destinations/meta/connection",
    "/destinations/tiktok/convert_to",
    "/destinations/meta/only/value",
    "/destinations/meta/only/value/amount",
    "/destinations/meta/only/value/format",
    "/destinations/meta/only/items",
    "/destinations/meta/only/items/content_type",
    "/destinations/meta/only/items/map/id",
    "/destinations/meta/only/items/contents",
    "/destinations/meta/only/items/contents/0",
    "/destinations/meta/only/items/contents/1/quantity",
    "/destinations/meta/only/items/content_ids/0",
    "/destinations/meta/only/params",
    "/destinations/meta/only/params/order_id",
    "/destinations/tiktok/only/params",
    "/destinations/tiktok/only/items",
    "/destinations/tiktok/only/value/currency",
];

fn input() -> impl Strategy<Value = Input> {
    prop_oneof![
        prop::sample::select(vec!["", "x", "1234.56", "minor", "number", "subscriber", "order", "{{v}}", "Purchase"])
            .prop_map(|text| Input::Text(text.to_owned())),
        any::<bool>().prop_map(Input::Flag),
        Just(Input::AddRow),
        Just(Input::Remove),
    ]
}

/// Documents in all shapes of disorder: each known member is absent, right, or of a wrong type.
fn document() -> impl Strategy<Value = Value> {
    let member = |right: Value| {
        prop_oneof![
            Just(None),
            Just(Some(right)),
            Just(Some(json!(5))),
            Just(Some(json!(null))),
            Just(Some(json!([7, {}])))
        ]
    };
    (
        member(json!({ "amount": 5, "format": "?" })),
        member(json!({ "contents": [{ "id": "a" }, 5, { "quantity": 3 }], "content_ids": ["x", 4] })),
        member(json!({ "order_id": {}, "b": "c" })),
        member(json!([{ "key": "k", "type": "?" }, null])),
        member(json!({ "per": "day", "key": "k" })),
        prop_oneof![
            member(json!({ "meta": { "enabled": true, "event": { "custom": "VIP" } }, "tiktok": 4 })),
            member(
                json!({ "meta": { "only": { "value": 3, "params": { "b": 2 }, "items": { "contents": [4, {}] } } } })
            ),
            member(json!({ "meta": { "only": 7 }, "tiktok": { "only": { "value": { "amount": {} } } } })),
        ],
    )
        .prop_map(|(value, items, params, custom, once, destinations)| {
            let mut document = json!({ "version": 1, "kept": { "as": ["it", "is"] } });
            let members = [
                ("value", value),
                ("items", items),
                ("params", params),
                ("custom", custom),
                ("once", once),
                ("destinations", destinations),
            ];
            for (name, member) in members {
                if let Some(member) = member {
                    document[name] = member;
                }
            }
            document
        })
}

proptest! {
    /// After any number of edits the goal in hand is the goal that the host's document holds.
    #[test]
    fn the_goal_in_hand_is_the_goal_in_the_document(
        mut document in document(),
        edits in proptest::collection::vec((prop::sample::select(PLACES.to_vec()), input()), 1..12),
    ) {
        let mut goal = read(&document);
        for (place, input) in edits {
            let patch = change(&mut goal, &Pointer::parse(place), input.clone());
            apply(&mut document, &patch);
            let mut again = read(&document);
            let by_place = |a: &goal_element::domain::fault::Fault, b: &goal_element::domain::fault::Fault| a.path.as_str().cmp(b.path.as_str());
            goal.faults.sort_by(by_place);
            again.faults.sort_by(by_place);
            prop_assert_eq!(&goal, &again, "after {} {:?}: {}", place, input, document);
            prop_assert_eq!(&document["kept"], &json!({ "as": ["it", "is"] }));
        }
    }
}
