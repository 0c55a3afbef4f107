//! What people see of a goal, without a DOM: the card, the panel, the list of problems, and what gestures lead to.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
#![allow(unreachable_pub, reason = "the modules are this test's own")]

use goal_element::domain::edit::Input;
use goal_element::domain::{Pointer, Severity, decode};
use goal_element::rules;
use goal_element::view::drawing::Drawing;
use goal_element::view::panel::{Gesture, Wish, Wishes};
use goal_element::view::problems;
use goal_element::view::status::{Last, Reached, Status};
use goal_element::view::template::{TEMPLATES, Template};

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
fn the_card_says_what_happens() {
    for (rest, key, params) in [
        (r#","name":"x","destinations":{}"#, "ui.does.counts", ""),
        (r#","name":"x","destinations":{"meta":{"enabled":false,"event":"Purchase"}}"#, "ui.does.counts", ""),
        (r#","name":"x","destinations":{"meta":{"enabled":true}}"#, "ui.does.tells-nothing", "platform=Meta"),
        (
            r#","name":"x","destinations":{"meta":{"enabled":false},"tiktok":{"enabled":true,"event":"Lead"}}"#,
            "ui.does.tells",
            "platform=TikTok event=Lead",
        ),
        (PAID, "ui.does.tells-money", "amount=49.9 currency=EUR platform=Meta event=Purchase"),
        (
            r#","name":"x","value":{"amount":"{{order_total}}","currency":"EUR"},"destinations":{"meta":{"enabled":true,"event":{"custom":"VIP"}}}"#,
            "ui.does.tells-value",
            "value={{order_total}} EUR platform=Meta event=VIP",
        ),
        (
            r#","name":"x","value":{"amount":"1.234","currency":""},"destinations":{"meta":{"enabled":true,"event":"Purchase"}}"#,
            "ui.does.tells-value",
            "value=1.234 platform=Meta event=Purchase",
        ),
        (
            r#","name":"x","value":{"amount":"9","currency":"EUR"},"destinations":{"meta":{"enabled":true,"event":"Purchase"},"tiktok":{"enabled":true,"event":"Purchase"}}"#,
            "ui.does.tells-money",
            "amount=9 currency=EUR platform=Meta + TikTok event=Purchase",
        ),
        (
            r#","name":"x","value":{"amount":"9","currency":"EUR"},"destinations":{"meta":{"enabled":true,"event":"LeadSubmitted"},"tiktok":{"enabled":true,"event":"Lead","only":{"value":{"amount":"8","currency":"EUR"}}}}"#,
            "ui.does.tells",
            "platform=Meta + TikTok event=LeadSubmitted / Lead",
        ),
        (
            r#","name":"x","destinations":{"meta":{"enabled":true},"tiktok":{"enabled":true,"event":"Lead"}}"#,
            "ui.does.tells",
            "platform=TikTok event=Lead",
        ),
    ] {
        let card = Scene::new(rest).card();
        assert_eq!(card.class("does")[0].words(), [key, params].join(" ").trim(), "{rest}");
    }
}

#[test]
fn the_card_is_ready_or_says_how_much_there_is_to_mend() {
    let ready = Scene::new(PAID).card();
    assert_eq!(ready.class("state")[0].words(), "ui.state.ready count=0");
    assert_eq!((ready.class("badge").len(), ready.attribute("data-worst")), (0, "none"));

    let broken = Scene::new(r#","name":"","value":{"amount":"1.234"},"destinations":{"meta":{"enabled":true}}"#);
    let card = broken.card();
    assert!(card.class("state")[0].words().starts_with("ui.state.mend"), "{card:?}");
    let badge = card.class("badge")[0];
    assert_eq!(badge.attribute("data-severity"), "error");
    assert_eq!(badge.attribute("data-path"), broken.diagnostics[0].path.as_str());
    assert_eq!(card.class("name")[0].words(), "ui.unnamed");
}

#[test]
fn a_destination_is_blocked_by_errors_that_concern_it() {
    let standing = |rest: &str| {
        let card = Scene::new(rest).card();
        let chips = card.class("chip").into_iter().map(|chip| chip.attribute("data-standing").to_owned());
        chips.collect::<Vec<_>>()
    };
    assert_eq!(standing(PAID), ["on"]);
    assert_eq!(standing(r#","name":"x","destinations":{"meta":{"enabled":true}}"#), ["blocked"]);
    for (tiktok, standing_of) in [(r#""connection":"tok","event":"Lead""#, "on"), (r#""event":"Lead""#, "blocked")] {
        let rest = [r#","name":"x","destinations":{"meta":{"enabled":false},"tiktok":{"enabled":true,"#, tiktok, "}}"]
            .concat();
        assert_eq!(standing(rest.as_str()), ["off", standing_of]);
    }
}

#[test]
fn tests_are_counted_apart_and_the_last_outcome_is_told() {
    let scene = Scene::new(PAID);
    let status = Status {
        counts: Some(Reached { test: "2".into(), live: "40".into() }),
        last: Some(Last { outcome: "refused".into(), mode: "test".into() }),
        ..Status::default()
    };
    let card = scene.card_with(&status);
    assert_eq!(card.class("reached")[0].words(), "ui.reached.live n=40 |  ·  | ui.reached.test n=2");
    let last = card.class("last")[0];
    assert_eq!((last.words().as_str(), last.attribute("data-tone")), ("ui.last.test |   | outcome.refused", "bad"));
}

#[test]
fn the_last_days_are_a_line_where_there_is_something_to_see() {
    let scene = Scene::new(PAID);
    let line = |days: &[usize]| {
        let card = scene.card_with(&Status { days: days.to_vec(), ..Status::default() });
        card.class("trend").first().map(|trend| trend.children[0].attribute("d").to_owned())
    };
    assert_eq!(line(&[0, 7, 14]).unwrap(), "M0,15L30,8L60,1");
    assert_eq!(line(&[usize::MAX, 0]).unwrap(), "M0,14L60,15");
    for nothing in [&[][..], &[5], &[0, 0, 0]] {
        assert_eq!(line(nothing), None);
    }
    let many: Vec<usize> = (0..90).collect();
    assert_eq!(line(&many).unwrap().matches('L').count(), 29);
}

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

const BOTH: &str = r#","name":"Order paid","once":{"per":"subscriber"},"value":{"amount":"49.9","currency":"EUR"},
    "destinations":{"meta":{"enabled":true,"event":"Purchase"},"tiktok":{"enabled":true,"event":"Purchase","connection":"tok"#;

#[test]
fn what_differs_for_a_destination_is_one_line_until_something_does() {
    let plain = Scene::new(&[BOTH, r#""}}"#].concat()).panel();
    let folds: Vec<_> = plain.class("only").iter().map(|fold| (fold.has("open"), fold.children[0].words())).collect();
    assert_eq!(folds, [(false, "ui.only platform=Meta".into()), (false, "ui.only platform=TikTok".into())]);
    let scene = Scene::new(&[BOTH, r#"","only":{"value":{"amount":"40","currency":"EUR"},"params":{}}}}"#].concat());
    assert_eq!(scene.value("/destinations/tiktok/only/value/amount"), "40");
    assert_eq!(scene.value("/value/amount"), "49.9");
    let panel = scene.panel();
    let tiktok = panel.class("only")[1];
    assert!(tiktok.has("open"));
    assert_eq!(
        tiktok.children[0].words(),
        "ui.only platform=TikTok |  ·  | ui.section.value |  ·  | ui.section.params"
    );
    assert!(panel.control("/destinations/tiktok/only/items/from").is_none());
}

#[test]
fn a_problem_stands_at_the_closest_field_and_not_at_the_switch_before_it() {
    let scene = Scene::new(&[BOTH, r#"","only":{"value":{"amount":"much","currency":"EUR"}}}}"#].concat());
    let panel = scene.panel();
    let wrong = panel.control("/destinations/tiktok/only/value/amount").unwrap();
    assert_eq!(wrong.attribute("aria-invalid"), "true");
    assert_eq!(scene.diagnostics[0].path.as_str(), "/destinations/tiktok/only/value/amount");
    let wishes = Scene::new(&[BOTH, r#""}}"#].concat())
        .gesture(Gesture::Switched { field: "/destinations/tiktok/only/value", on: true });
    let place = Pointer::parse("/destinations/tiktok/only/value");
    assert_eq!(wishes.list[1], Wish::Put { place, input: Input::Flag(true) });
}

#[test]
fn what_a_destination_has_its_own_of_holds_it_back_no_more() {
    let standing = |rest: &str| {
        let card = Scene::new(&[r#","params":{"order_id":"{{order"}"#, BOTH, rest].concat()).card();
        let chips = card.class("chip").into_iter().map(|chip| chip.attribute("data-standing").to_owned());
        chips.collect::<Vec<_>>()
    };
    assert_eq!(standing(r#""}}"#), ["blocked", "blocked"]);
    assert_eq!(standing(r#"","only":{"params":{"order_id":"7"}}}}"#), ["blocked", "on"]);
    assert_eq!(standing(r#"","only":{"params":{"order_id":"{{x"}}}}"#), ["blocked", "blocked"]);
    let value = |rest: &str| {
        let goal = BOTH.replace("49.9", "much");
        let scene = Scene::new(&[&goal, rest].concat());
        (scene.card().class("chip")[1].attribute("data-standing").to_owned(), scene.diagnostics[0].severity)
    };
    let own = r#"","only":{"value":{"amount":"40","currency":"EUR"}}}}"#;
    assert_eq!(value(own), ("on".into(), Severity::Error), "Meta still hears the goal's");
    let alone = Scene::new(
        &[r#","name":"x","value":{"amount":"much","currency":"EUR"},"destinations":{"tiktok":{"enabled":true,"event":"Purchase","connection":"tok"#, own].concat(),
    );
    assert!(alone.diagnostics.iter().all(|found| found.severity != Severity::Error), "{:?}", alone.diagnostics);
}
