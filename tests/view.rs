//! What people see of a goal, without a DOM: the card, the panel, the list of problems, and what gestures lead to.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
#![allow(unreachable_pub, reason = "the modules are this test's own")]

use goal_element::domain::edit::Input;
use goal_element::domain::{Pointer, decode};
use goal_element::rules;
use goal_element::view::drawing::Drawing;
use goal_element::view::panel::{Gesture, Wish, Wishes};
use goal_element::view::problems;
use goal_element::view::template::{TEMPLATES, Template};

#[path = "view/card.rs"]
mod card;
#[path = "view/differs.rs"]
mod differs;
#[path = "view/drawn.rs"]
mod drawn;
#[path = "view/scene.rs"]
mod scene;
#[path = "view/start.rs"]
mod start;
#[path = "view/tiktok.rs"]
mod tiktok;

use drawn::drawn;
use scene::{PAID, Scene};

#[test]
fn every_diagnostic_stands_under_a_field() {
    let scene = Scene::new(
        r#","name":"","value":{"amount":"1.234","currency":"zzz"},"items":{"contents":[{"quantity":"x"}]},
           "params":{"order_id":"{{nope}}"},"custom":[{"key":"a b","value":"1"}],
           "destinations":{"meta":{"enabled":true,"event":"Purchas"},"tiktok":{"enabled":true,"event":"Lead"}}"#,
    );
    let panel = scene.panel();
    let mut noted: Vec<&str> = panel.class("note").iter().map(|note| note.key.as_str()).collect();
    let mut all: Vec<&str> = scene.diagnostics.iter().map(|found| found.code).collect();
    noted.sort_unstable();
    all.sort_unstable();
    assert_eq!(noted, all, "{:#?}", scene.diagnostics);
    assert_eq!(panel.class("jump").len(), scene.diagnostics.len());
}

#[test]
fn what_is_wrong_with_a_row_stands_under_it() {
    let scene = Scene::new(
        r#","name":"x","items":{"contents":[{"id":"a","quantity":"1"},{"quantity":"x"}]},
           "destinations":{"meta":{"enabled":true,"event":"Purchase"}}"#,
    );
    let panel = scene.panel();
    let rows = panel.class("row");
    assert_eq!(rows[0].class("note").len(), 0);
    let second = scene.diagnostics.iter().filter(|found| found.path.as_str().starts_with("/items/contents/1"));
    assert_eq!(rows[1].class("note").len(), second.count());
    let described = panel.control("/items/contents/1/quantity").unwrap().attribute("aria-describedby").to_owned();
    assert!(rows[1].all().iter().any(|one| one.attribute("id") == described), "{described}");
}

#[test]
fn nobody_is_told_that_a_word_is_wrong_before_it_is_finished() {
    let mut scene = Scene::new(PAID);
    let field = "/value/currency";
    scene.gesture(Gesture::Typed { field, text: "E", caret: 1 });
    scene.goal.value.as_mut().unwrap().currency = "E".into();
    scene.diagnostics = rules::check(&scene.goal, &scene.bot);
    assert!(scene.panel().notes(field).is_empty());
    assert_eq!(scene.card().class("badge").len(), 1, "the card does not keep it secret");

    assert_eq!(scene.gesture(Gesture::Left { field }).list, [Wish::Commit]);
    assert_eq!(scene.panel().notes(field).len(), 1);

    scene.gesture(Gesture::Typed { field, text: "EU", caret: 2 });
    assert_eq!(scene.panel().notes(field).len(), 1, "what was known stays until it is mended");
}

#[test]
fn completion_offers_numbers_first_and_puts_the_variable_in() {
    let mut scene = Scene::new(PAID);
    let field = "/value/amount";
    scene.gesture(Gesture::Typed { field, text: "{{", caret: 2 });
    assert_eq!(scene.list(field), ["[order_total]", "first_name"]);
    scene.gesture(Gesture::Key { field, key: "ArrowDown", text: "{{", caret: 2 });
    assert_eq!(scene.list(field), ["order_total", "[first_name]"]);
    scene.gesture(Gesture::Key { field, key: "ArrowUp", text: "{{", caret: 2 });
    let wishes = scene.gesture(Gesture::Key { field, key: "Enter", text: "{{", caret: 2 });
    assert!(wishes.consumed);
    assert_eq!(
        wishes.list,
        [
            Wish::Type { field: field.into(), text: "{{order_total}}".into() },
            Wish::Caret { field: field.into(), at: 15 },
        ]
    );
    assert_eq!(scene.screen.popup, None);
}

#[test]
fn the_event_list_is_searched_and_closed_without_losing_the_text() {
    let mut scene = Scene::new(r#","name":"x","destinations":{"meta":{"enabled":true}}"#);
    let field = "/destinations/meta/event";
    assert!(scene.gesture(Gesture::Key { field, key: "ArrowDown", text: "", caret: 0 }).consumed);
    assert_eq!(scene.list(field)[0], "[Purchase]");
    scene.gesture(Gesture::Typed { field, text: "rating", caret: 6 });
    assert_eq!(scene.list(field), ["RatingProvided"]);
    assert!(scene.gesture(Gesture::Key { field, key: "Escape", text: "rating", caret: 6 }).consumed);
    assert!(!scene.gesture(Gesture::Key { field, key: "Escape", text: "rating", caret: 6 }).consumed);

    scene.gesture(Gesture::Toggled { field });
    let wishes = scene.gesture(Gesture::Picked { field, index: 1, text: "rating", caret: 6 });
    assert_eq!(wishes.list, [Wish::Type { field: field.into(), text: "LeadSubmitted".into() }, Wish::Commit]);
}

#[test]
fn the_focus_follows_rows() {
    let mut scene = Scene::new(
        r#","name":"x","items":{"contents":[{"id":"a"},{"id":"b"}]},"destinations":{"meta":{"enabled":true,"event":"Purchase"}}"#,
    );
    let focus = |wishes: Wishes| match wishes.list.last() {
        Some(Wish::Focus { place }) => place.clone(),
        other => panic!("{other:?}"),
    };
    let added = scene.gesture(Gesture::RowAdded { list: "/items/contents" });
    assert_eq!(added.list[1], Wish::Put { place: Pointer::parse("/items/contents"), input: Input::AddRow });
    assert_eq!(focus(added), "/items/contents/2/id");
    assert_eq!(focus(scene.gesture(Gesture::Removed { place: "/items/contents/0" })), "/items/contents/0/id");
    assert_eq!(focus(scene.gesture(Gesture::Removed { place: "/items/contents/1" })), "/items/contents/0/id");
    assert_eq!(focus(scene.gesture(Gesture::ParamAdded { list: "/params", name: "order_id" })), "/params/order_id");
    assert_eq!(scene.value("/params/order_id"), "");
}

#[test]
fn changing_or_switching_off_shows_what_is_kept() {
    let off = Scene::new(
        r#","name":"x","items":{"contents":[{"id":"a"}]},"params":{"order_id":"1"},"destinations":{"meta":{"enabled":false,"event":"Purchase"}}"#,
    );
    assert_eq!(off.value("/items/contents/0/id"), "a");
    assert_eq!(off.value("/params/order_id"), "1");
    assert!(off.panel().control("/destinations/meta/event").is_none());

    let empty = Scene::new(r#","name":"x","destinations":{}"#).panel();
    let sections: Vec<&str> = empty.children[1..].iter().map(|section| section.key.as_str()).collect();
    assert_eq!(sections, ["goal", "value", "meta", "tiktok"]);
}

#[test]
fn a_newer_document_is_shown_and_not_changed() {
    let goal = decode::goal_from_json(br#"{"version":2,"goal":{"id":"g1"},"name":"x","destinations":{}}"#);
    let mut scene = Scene::new(PAID);
    scene.diagnostics = rules::check(&goal, &scene.bot);
    scene.goal = goal;
    let panel = scene.panel();
    assert!(panel.has("data-readonly"));
    assert_eq!(panel.class("notice").len(), 1);
    assert!(panel.all().iter().all(|one| one.tag != "button" || one.attribute("data-act") == "seek"));
    for gesture in [
        Gesture::Typed { field: "/name", text: "y", caret: 1 },
        Gesture::Switched { field: "/destinations/meta/enabled", on: true },
        Gesture::Fixed { index: 0, fix: 0 },
    ] {
        assert_eq!(scene.gesture(gesture), Wishes::default());
    }
}

#[test]
fn an_unknown_connection_stays_in_its_list() {
    let scene =
        Scene::new(r#","name":"x","destinations":{"meta":{"enabled":true,"connection":"gone","event":"Purchase"}}"#);
    let panel = scene.panel();
    let list = panel.control("/destinations/meta/connection").unwrap();
    let values: Vec<&str> = list.children.iter().map(|option| option.attribute("value")).collect();
    assert_eq!(values, ["", "shop", "gone"]);
}

#[test]
fn the_list_of_problems_leaves_out_goals_without_any() {
    let good = Scene::new(PAID);
    let bad = Scene::new(
        r#","name":"","value":{"amount":1,"currency":"eur"},"destinations":{"meta":{"enabled":true,"event":"Purchase"}}"#,
    );
    let mut drawing = Drawing::default();
    problems::draw(&mut drawing, &[(3, good.sight()), (7, bad.sight())]);
    let list = drawn(drawing);
    let groups: Vec<_> = list.all().into_iter().filter(|one| one.tag == "section").collect();
    assert_eq!(groups.len(), 1);
    assert_eq!(groups[0].class("jump").len(), bad.diagnostics.len());
    assert!(groups[0].class("jump").iter().all(|jump| jump.attribute("data-node") == "7"));
    let safe = bad.diagnostics.iter().filter(|found| problems::safe_fix(found).is_some()).count();
    let words = list.class("fix-all").first().map(|button| button.words());
    assert_eq!(words, (safe > 0).then(|| format!("ui.problems.fix-safe count={safe}")));
}

#[test]
fn every_template_is_numbered_as_it_stands() {
    let lines: Vec<&str> = TEMPLATES.split('\n').collect();
    assert_eq!(lines[0], "", "number 0 is a text");
    assert_eq!(lines.len(), Template::Group as usize + 1);
    assert!(lines[1..].iter().all(|line| line.starts_with('<')));
    assert!(lines[Template::Group as usize].contains("<section"));
}
