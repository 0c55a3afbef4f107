//! What people see of a goal, without a DOM: the card, the panel, the list of problems, and what gestures lead to.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop where it cannot go on")]

use goal_element::domain::edit::Input;
use goal_element::domain::{Diagnostic, Goal, Pointer, Severity, Surroundings, decode};
use goal_element::rules;
use goal_element::view::card::{self, Card, Standing};
use goal_element::view::panel::{self, Control, Field, Gesture, Panel, Part, Screen, Wish, Wishes};
use goal_element::view::problems::{self, Problems};
use goal_element::view::status::{Last, Reached, Status};
use goal_element::view::{Shown, Sight, Terms};

const BOT: &str = r#"{
    "variables": [
        { "name": "first_name", "type": "text" },
        { "name": "order_total", "type": "number", "samples": ["49.90"] }
    ],
    "connections": [{
        "id": "shop", "name": "Luna Store", "platform": "meta", "channel": "whatsapp",
        "dataset_id": "123456789012345", "whatsapp_business_account_id": "102290129340398"
    }],
    "default_connections": { "meta": "shop" },
    "currency": "EUR"
}"#;

/// A goal with what the rules say of it.
struct Scene {
    goal: Goal,
    bot: Surroundings,
    diagnostics: Vec<Diagnostic>,
    screen: Screen,
}

impl Scene {
    fn new(rest: &str) -> Self {
        let json = [r#"{"version":1,"goal":{"id":"g1"}"#, rest, "}"].concat();
        let goal = decode::goal_from_json(json.as_bytes());
        let (bot, _) = decode::surroundings_from_json(BOT.as_bytes());
        let diagnostics = rules::check(&goal, &bot);
        Self { goal, bot, diagnostics, screen: Screen::default() }
    }

    fn sight(&self) -> Sight<'_> {
        Sight { goal: &self.goal, diagnostics: &self.diagnostics, surroundings: &self.bot }
    }

    fn card(&self) -> Card {
        card::card(self.sight(), &Status::default())
    }

    fn panel(&self) -> Panel {
        let terms = Terms::collect(&|key| key.trim_end_matches(".label").rsplit('.').next().unwrap().to_owned());
        panel::panel(self.sight(), &self.screen, &terms)
    }

    fn gesture(&mut self, gesture: Gesture<'_>) -> Wishes {
        let panel = self.panel();
        panel::gesture(&panel, &mut self.screen, gesture)
    }

    fn field(&self, path: &str) -> Field {
        self.panel().field(path).cloned().unwrap_or_else(|| panic!("no field {path}"))
    }

    /// The choices of the open list, the active one in brackets.
    fn list(&self, path: &str) -> Vec<String> {
        let list = self.field(path).list.expect("the list is open");
        let shown = list.choices.list.iter().enumerate().map(|(at, choice)| {
            if list.active == Some(at) { format!("[{}]", choice.value) } else { choice.value.clone() }
        });
        shown.collect()
    }
}

const PAID: &str = r#","name":"Order paid","value":{"amount":"49.9","currency":"EUR"},
    "destinations":{"meta":{"enabled":true,"event":"Purchase"}}"#;

#[test]
fn the_card_says_what_happens() {
    for (rest, key, params) in [
        (r#","name":"x","destinations":{}"#, "ui.does.counts", ""),
        (r#","name":"x","destinations":{"meta":{"enabled":false,"event":"Purchase"}}"#, "ui.does.counts", ""),
        (r#","name":"x","destinations":{"meta":{"enabled":true}}"#, "ui.does.meta-nothing", ""),
        (PAID, "ui.does.meta-money", "amount=49.9 currency=EUR event=Purchase"),
        (
            r#","name":"x","value":{"amount":"{{order_total}}","currency":"EUR"},"destinations":{"meta":{"enabled":true,"event":{"custom":"VIP"}}}"#,
            "ui.does.meta-value",
            "value={{order_total}} EUR event=VIP",
        ),
        (
            r#","name":"x","value":{"amount":"1.234","currency":""},"destinations":{"meta":{"enabled":true,"event":"Purchase"}}"#,
            "ui.does.meta-value",
            "value=1.234 event=Purchase",
        ),
    ] {
        let sentence = Scene::new(rest).card().sentence;
        let said: Vec<String> = sentence.params.iter().map(|(name, value)| format!("{name}={value}")).collect();
        assert_eq!((sentence.key.as_str(), said.join(" ").as_str()), (key, params), "{rest}");
    }
}

#[test]
fn the_card_is_ready_or_says_how_much_there_is_to_mend() {
    let ready = Scene::new(PAID).card();
    assert_eq!((ready.state.key.as_str(), ready.badge, ready.worst), ("ui.state.ready", None, None));

    let broken = Scene::new(r#","name":"","value":{"amount":"1.234"},"destinations":{"meta":{"enabled":true}}"#);
    let card = broken.card();
    assert_eq!(card.state.key, "ui.state.mend");
    let badge = card.badge.unwrap();
    assert_eq!(badge.severity, Severity::Error);
    assert_eq!(badge.path, broken.diagnostics[0].path);
    assert_eq!(card.name, Shown::Words(goal_element::view::words("ui.unnamed")));
}

#[test]
fn a_destination_is_blocked_by_errors_that_concern_it() {
    let standing = |rest| {
        let chips = Scene::new(rest).card().chips;
        chips.iter().map(|chip| chip.standing).collect::<Vec<_>>()
    };
    assert_eq!(standing(PAID), [Standing::On]);
    assert_eq!(standing(r#","name":"x","destinations":{"meta":{"enabled":true}}"#), [Standing::Blocked]);
    assert_eq!(
        standing(r#","name":"x","destinations":{"meta":{"enabled":false},"tiktok":{"enabled":true,"event":"Lead"}}"#),
        [Standing::Off, Standing::Later]
    );
}

#[test]
fn tests_are_counted_apart_and_the_last_outcome_is_told() {
    let scene = Scene::new(PAID);
    let status = Status {
        counts: Some(Reached { test: "2".into(), live: "40".into() }),
        last: Some(Last { outcome: "refused".into(), mode: "test".into() }),
    };
    let card = card::card(scene.sight(), &status);
    let (live, test) = card.reached.unwrap();
    assert_eq!((live.params[0].1.as_str(), test.params[0].1.as_str()), ("40", "2"));
    let (whose, outcome, tone) = card.last.unwrap();
    assert_eq!((whose.key.as_str(), outcome.key.as_str(), tone.name()), ("ui.last.test", "outcome.refused", "bad"));
}

#[test]
fn every_diagnostic_stands_under_a_field() {
    let scene = Scene::new(
        r#","name":"","value":{"amount":"1.234","currency":"zzz"},"items":{"contents":[{"quantity":"x"}]},
           "params":{"order_id":"{{nope}}"},"custom":[{"key":"a b","value":"1"}],
           "destinations":{"meta":{"enabled":true,"event":"Purchas"},"tiktok":{"enabled":true,"event":"Lead"}}"#,
    );
    let panel = scene.panel();
    let mut noted: Vec<usize> = panel.fields().flat_map(|field| &field.notes).map(|note| note.index).collect();
    for part in panel.sections.iter().flat_map(|section| &section.parts) {
        if let Part::Rows(rows) = part {
            noted.extend(rows.rows.iter().flat_map(|row| &row.notes).map(|note| note.index));
        }
    }
    noted.sort_unstable();
    let tiktok = scene.diagnostics.iter().position(|found| found.path.as_str().contains("tiktok"));
    let all: Vec<usize> = (0..scene.diagnostics.len()).filter(|at| Some(*at) != tiktok).collect();
    assert_eq!(noted, all, "{:#?}", scene.diagnostics);
    assert_eq!(panel.summary.problems.len(), scene.diagnostics.len());
}

#[test]
fn nobody_is_told_that_a_word_is_wrong_before_it_is_finished() {
    let mut scene = Scene::new(PAID);
    let field = "/value/currency";
    scene.gesture(Gesture::Typed { field, text: "E", caret: 1 });
    scene.goal.value.as_mut().unwrap().currency = "E".into();
    scene.diagnostics = rules::check(&scene.goal, &scene.bot);
    assert!(scene.field(field).notes.is_empty());
    assert_ne!(scene.card().badge, None, "the card does not keep it secret");

    assert_eq!(scene.gesture(Gesture::Left { field }).list, [Wish::Commit]);
    assert_eq!(scene.field(field).notes.len(), 1);

    scene.gesture(Gesture::Typed { field, text: "EU", caret: 2 });
    assert_eq!(scene.field(field).notes.len(), 1, "what was known stays until it is mended");
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
    assert_eq!(focus(scene.gesture(Gesture::ParamAdded { name: "order_id" })), "/params/order_id");
    assert_eq!(scene.field("/params/order_id").value, "");
}

#[test]
fn changing_or_switching_off_shows_what_is_kept() {
    let off = Scene::new(
        r#","name":"x","items":{"contents":[{"id":"a"}]},"params":{"order_id":"1"},"destinations":{"meta":{"enabled":false,"event":"Purchase"}}"#,
    );
    assert_eq!(off.field("/items/contents/0/id").value, "a");
    assert_eq!(off.field("/params/order_id").value, "1");
    assert!(off.panel().field("/destinations/meta/event").is_none());

    let empty = Scene::new(r#","name":"x","destinations":{}"#).panel();
    let sections: Vec<&str> = empty.sections.iter().map(|section| section.id).collect();
    assert_eq!(sections, ["goal", "value", "meta"]);
}

#[test]
fn a_newer_document_is_shown_and_not_changed() {
    let goal = decode::goal_from_json(br#"{"version":2,"goal":{"id":"g1"},"name":"x","destinations":{}}"#);
    let mut scene = Scene::new(PAID);
    scene.diagnostics = rules::check(&goal, &scene.bot);
    scene.goal = goal;
    let panel = scene.panel();
    assert!(panel.read_only);
    assert!(panel.notice.is_some());
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
    let Control::Select(options) = scene.field("/destinations/meta/connection").control else { panic!("no list") };
    let values: Vec<&str> = options.iter().map(|option| option.value.as_str()).collect();
    assert_eq!(values, ["", "shop", "gone"]);
}

#[test]
fn the_list_of_problems_leaves_out_goals_without_any() {
    let mut all = Problems::default();
    let good = Scene::new(PAID);
    let bad = Scene::new(
        r#","name":"","value":{"amount":"1","currency":"eur"},"destinations":{"meta":{"enabled":true,"event":"Purchase"}}"#,
    );
    for scene in [&good, &bad] {
        problems::add(&mut all, scene.sight());
    }
    assert_eq!(all.groups.len(), 1);
    assert_eq!(all.counts.error + all.counts.warning + all.counts.hint, bad.diagnostics.len());
    assert_eq!(all.safe, bad.diagnostics.iter().filter(|found| problems::safe_fix(found).is_some()).count());
}
