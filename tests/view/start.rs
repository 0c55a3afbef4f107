//! How often a new goal counts once its event is chosen.

use goal_element::domain::{Field, Goal, Pointer, decode};
use goal_element::view::draft::{self, Draft};

const ORDERS: &str = r#"{"variables":["first_name","order_total","order_id"]}"#;

/// Chooses an event as a person does; gives the goal's policy and the patch as JSON text, the policy alone first.
fn choose(goal: &mut Goal, platform: &str, event: &str, bot: &str, decided: bool) -> (String, usize, usize) {
    let field = Field::at(&Pointer::parse(&format!("/destinations/{platform}/event"))).unwrap();
    let (bot, _) = decode::surroundings_from_json(bot.as_bytes());
    let mut typing: Option<Draft> = None;
    for text in ["P", event] {
        draft::type_into(goal, &mut typing, &field, text);
    }
    let over = typing.unwrap().finish(goal, &bot, decided);
    let once = goal.once.as_ref().map_or(String::new(), |once| format!("{} {}", once.per.name(), once.key));
    (once.trim().to_owned(), over.begun.len(), over.patch.len())
}

fn begun(rest: &str, platform: &str, event: &str, bot: &str) -> String {
    let mut goal =
        decode::goal_from_json(format!(r#"{{"version":1,"goal":{{"id":"g"}},"name":"x"{rest}}}"#).as_bytes());
    choose(&mut goal, platform, event, bot, false).0
}

const NEW: &str = r#","destinations":{"meta":{"enabled":true},"tiktok":{"enabled":true}}"#;

#[test]
fn a_lead_counts_once_per_subscriber_and_an_order_once_per_order() {
    for (platform, event, expected) in [
        ("meta", "LeadSubmitted", "subscriber"),
        ("meta", "Purchase", "order {{order_id}}"),
        ("meta", "OrderShipped", "order {{order_id}}"),
        ("tiktok", "Lead", "subscriber"),
        ("tiktok", "Purchase", "order {{order_id}}"),
        ("meta", "ViewContent", ""),
        ("meta", "VIP", ""),
    ] {
        assert_eq!(begun(NEW, platform, event, ORDERS), expected, "{platform} {event}");
    }
    assert_eq!(begun(NEW, "meta", "Purchase", r#"{"variables":["order_total"]}"#), "", "nothing tells orders apart");
    assert_eq!(begun(NEW, "meta", "Purchase", "{}"), "", "the host tells of no variables");
}

#[test]
fn what_somebody_chose_stays() {
    let with = |more: &str| format!("{more}{NEW}");
    assert_eq!(begun(&with(r#","once":{"per":"day"}"#), "meta", "Purchase", ORDERS), "day");
    let meta = r#","destinations":{"meta":{"enabled":true,"event":"Purchase"},"tiktok":{"enabled":true}}"#;
    assert_eq!(begun(meta, "meta", "LeadSubmitted", ORDERS), "", "every time, as it was with the event before");
    assert_eq!(begun(meta, "tiktok", "Lead", ORDERS), "");
    let slip = r#","destinations":{"meta":{"enabled":true,"event":{"custom":"Purchas"}}}"#;
    assert_eq!(begun(slip, "meta", "Purchase", ORDERS), "order {{order_id}}", "a slip decided nothing");
    let mut goal = decode::goal_from_json(format!(r#"{{"version":1,"goal":{{"id":"g"}},"name":"x"{NEW}}}"#).as_bytes());
    assert_eq!(choose(&mut goal, "meta", "Purchase", ORDERS, true), (String::new(), 0, 1), "every time was chosen");
}

#[test]
fn event_and_policy_are_one_patch() {
    let mut goal = decode::goal_from_json(format!(r#"{{"version":1,"goal":{{"id":"g"}},"name":"x"{NEW}}}"#).as_bytes());
    assert_eq!(choose(&mut goal, "meta", "Purchase", ORDERS, false), ("order {{order_id}}".into(), 2, 3));
}
