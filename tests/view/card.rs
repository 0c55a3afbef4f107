//! The card: what happens here, whether it is ready, what became of it.

use goal_element::view::status::{Last, Reached, Status};

use crate::scene::{PAID, Scene};
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
