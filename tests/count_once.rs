//! What happens to one fact that is told more than once, and how many conversions each platform counts in the end.
//!
//! A platform drops a copy for as long as the request says; Meta counts every copy of a chat event. So whoever sends keeps the ids
//! of what was sent ([`Sender`]), and what cannot be told from a repeat by its id counts again.

#![allow(clippy::expect_used, clippy::indexing_slicing)]

use std::collections::BTreeSet;

use goal_element::domain::decode::{context_from_json, goal_from_json};
use goal_element::domain::surroundings::RuleSettings;
use goal_element::domain::{Platform, goal::Per};
use goal_element::payload::{Prepared, Request, prepare};
use serde_json::{Value, json};

const NOON: i64 = 1_795_003_200;
const HOUR: i64 = 3600;
const DAY: i64 = 24 * HOUR;

/// How a goal is reached: what the story changes, the rest is as usual.
#[derive(Clone, Copy)]
struct Reached {
    happening: &'static str,
    order: &'static str,
    person: &'static str,
    at: i64,
}

const FIRST: Reached = Reached { happening: "run-1", order: "1047", person: "ana", at: NOON };

impl Reached {
    fn prepared(self, once: &Value, way: &str) -> Prepared {
        let connection = |platform: &str| if platform == "meta" { way } else { "tiktok" };
        let destination =
            |platform: &str| json!({ "enabled": true, "connection": connection(platform), "event": "Purchase" });
        let goal = json!({
            "version": 1, "goal": { "id": "g" }, "name": "Paid", "value": { "amount": "49.90", "currency": "EUR" }, "once": once,
            "destinations": { "meta": destination("meta"), "tiktok": destination("tiktok") },
        });
        let day = if self.at < NOON + 12 * HOUR { "2026-11-18" } else { "2026-11-19" };
        let context = json!({
            "now": self.at, "local_date": day, "mode": "live", "happening_id": self.happening, "salt": "0123456789abcdef",
            "variables": { "order": self.order }, "subscriber": { "id": self.person, "phone": "+573001234567" },
            "referral": { "ctwa_clid": "ARAkLkA8rmlFeiCktEJQ", "page_url": "https://shop.example/", "user_agent": "Mozilla/5.0" },
            "connections": [
                { "id": "whatsapp", "platform": "meta", "channel": "whatsapp", "dataset_id": "1020304050607080",
                  "whatsapp_business_account_id": "100000000000001" },
                { "id": "site", "platform": "meta", "dataset_id": "1020304050607083" },
                { "id": "tiktok", "platform": "tiktok", "channel": "whatsapp", "offline_event_set_id": "7000000000000000001" },
            ],
        });
        let goal = goal_from_json(goal.to_string().as_bytes());
        let (context, faults) = context_from_json(context.to_string().as_bytes());
        assert_eq!(faults, []);
        let prepared = prepare(&goal, &context, &RuleSettings::default());
        assert_eq!(prepared.requests.len(), 2, "{:?} {:?}", prepared.skipped, prepared.diagnostics);
        prepared
    }
}

/// Keeps the ids of what was sent, as a proxy does.
#[derive(Default)]
struct Sender {
    known: BTreeSet<String>,
    sent: Vec<(Request, i64)>,
}

impl Sender {
    fn hear(&mut self, prepared: Prepared, at: i64) {
        if self.known.insert(prepared.event_id.clone()) {
            self.sent.extend(prepared.requests.into_iter().map(|request| (request, at)));
        }
    }
}

/// How many conversions the platform counts of what it was sent.
fn counted(platform: Platform, sent: &[(Request, i64)]) -> usize {
    let mut counted: Vec<(&Request, i64)> = Vec::new();
    for (request, at) in sent.iter().filter(|(request, _)| request.platform == platform) {
        let is_copy = |(other, before): &(&Request, i64)| {
            (&other.source_id, &other.event_name, &other.event_id)
                == (&request.source_id, &request.event_name, &request.event_id)
                && at - before < i64::from(request.drops_copies_for)
        };
        if !counted.iter().any(is_copy) {
            counted.push((request, *at));
        }
    }
    counted.len()
}

fn policies() -> [(&'static str, Value); 4] {
    [
        ("every happening", Value::Null),
        ("subscriber", json!({ "per": "subscriber" })),
        ("day", json!({ "per": "day" })),
        ("order", json!({ "per": "order", "key": "{{order}}" })),
    ]
}

/// Each story with the conversions that both platforms count under each policy, in the order of [`policies`].
#[test]
fn each_story_counts_as_its_policy_says() {
    let retry = Reached { at: NOON + HOUR, ..FIRST };
    let second_branch = Reached { happening: "run-1/other-branch", at: NOON + 60, ..FIRST };
    let second_order = Reached { happening: "run-2", order: "1048", at: NOON + HOUR, ..FIRST };
    let no_order = Reached { happening: "run-2", order: "", at: NOON + HOUR, ..FIRST };
    let next_day = Reached { happening: "run-3", order: "1049", at: NOON + DAY, ..FIRST };
    let somebody_else = Reached { happening: "run-4", person: "bea", order: "1050", at: NOON + HOUR };
    for (story, happenings, expected) in [
        ("the runtime retries one happening", vec![FIRST, retry, retry], [1, 1, 1, 1]),
        ("a retry a day later is still a retry", vec![FIRST, Reached { at: NOON + DAY, ..FIRST }], [1, 1, 2, 1]),
        ("a second branch reaches the goal with the same order", vec![FIRST, second_branch], [2, 1, 1, 1]),
        ("a second order on the same day", vec![FIRST, second_order], [2, 1, 1, 2]),
        ("an order without its number cannot be told from others", vec![FIRST, no_order, no_order], [2, 1, 1, 2]),
        ("the same person next day", vec![FIRST, next_day], [2, 1, 2, 2]),
        ("somebody else", vec![FIRST, somebody_else], [2, 2, 2, 2]),
    ] {
        for ((policy, once), expected) in policies().iter().zip(expected) {
            let mut sender = Sender::default();
            for happening in &happenings {
                sender.hear(happening.prepared(once, "whatsapp"), happening.at);
            }
            for platform in [Platform::Meta, Platform::TikTok] {
                assert_eq!(
                    counted(platform, &sender.sent),
                    expected,
                    "{story}, once per {policy}, {}",
                    platform.name()
                );
            }
        }
    }
}

/// The page's own script sends with the id that the core gave it, and the server sends too.
#[test]
fn page_and_server_count_once_where_the_platform_looks_for_copies() {
    for (way, later, meta) in [("site", 60, 1), ("site", 49 * HOUR, 2), ("whatsapp", 60, 2)] {
        let (browser, server) = (FIRST.prepared(&Value::Null, way), FIRST.prepared(&Value::Null, way));
        assert_eq!(browser, server, "browser and server write the same bytes and the same id");
        let both: Vec<_> = [(browser, NOON), (server, NOON + later)]
            .into_iter()
            .flat_map(|(prepared, at)| prepared.requests.into_iter().map(move |request| (request, at)))
            .collect();
        assert_eq!(counted(Platform::Meta, &both), meta, "{way}, {later} s later");
        assert_eq!(counted(Platform::TikTok, &both), if later < 48 * HOUR { 1 } else { 2 }, "{later} s later");
    }
}

/// No answer came: sending again is safe where the platform drops copies, and only while it does.
#[test]
fn a_request_says_whether_it_may_be_sent_again_blindly() {
    for (way, meta) in [("whatsapp", 0), ("site", 48 * HOUR)] {
        let [meta_request, tiktok]: [Request; 2] =
            FIRST.prepared(&Value::Null, way).requests.try_into().expect("two requests");
        assert_eq!(i64::from(meta_request.drops_copies_for), meta, "{way}");
        assert_eq!(i64::from(tiktok.drops_copies_for), 48 * HOUR);
    }
}

#[test]
fn what_it_counts_once_by_is_told() {
    for ((_, once), expected) in policies().iter().zip([None, Some(Per::Subscriber), Some(Per::Day), Some(Per::Order)])
    {
        assert_eq!(FIRST.prepared(once, "whatsapp").once, expected);
    }
    let nobody = Reached { person: "", order: "", ..FIRST };
    for (_, once) in policies() {
        assert_eq!(nobody.prepared(&once, "whatsapp").once, None, "without the fact, each happening is its own");
    }
}
