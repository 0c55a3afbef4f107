//! What differs for one destination, in the panel.

use goal_element::domain::edit::Input;
use goal_element::domain::{Pointer, Severity};
use goal_element::view::panel::{Gesture, Wish};

use crate::scene::Scene;

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
