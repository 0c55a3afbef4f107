//! The platforms' limits, each by the last thing that it lets pass.

use goal_element::catalog::limits::{meta, tiktok};
use goal_element::domain::surroundings::RuleSettings;
use goal_element::domain::{Surroundings, decode};
use goal_element::payload::{Prepared, prepare};
use goal_element::rules;
use serde_json::{Value, json};

use crate::cases;

/// The limits that something here depends on. The others are facts that pages tell and that the sandbox holds to.
pub(crate) fn asked() -> Vec<String> {
    let all = [
        meta::EVENT_NAME_MAX,
        meta::DEDUPLICATION_WINDOW,
        tiktok::EVENT_NAME_MAX,
        tiktok::DEDUPLICATION_WINDOW,
        tiktok::CLICK_WINDOW,
    ];
    all.map(|limit| limit.name.to_owned()).into()
}

/// What a limit lets pass.
pub(crate) fn passes(name: &str) -> String {
    match name {
        "meta EVENT_NAME_MAX" => longest_name("meta", "event/name-too-long"),
        "tiktok EVENT_NAME_MAX" => longest_name("tiktok", "tiktok/custom-name"),
        "meta DEDUPLICATION_WINDOW" => copies("meta-website"),
        "tiktok DEDUPLICATION_WINDOW" => copies("tiktok-web"),
        "tiktok CLICK_WINDOW" => oldest_click(),
        _ => unreachable!("{name} is not asked for"),
    }
}

/// The longest name of one's own that the rule lets pass.
fn longest_name(platform: &str, code: &str) -> String {
    let is_fine = |length: &usize| {
        let goal = json!({
            "version": 1, "goal": { "id": "g" }, "name": "VIP",
            "destinations": { platform: { "enabled": true, "event": { "custom": "V".repeat(*length) } } }
        });
        let goal = decode::goal_from_json(goal.to_string().as_bytes());
        rules::check(&goal, &Surroundings::default()).iter().all(|found| found.code != code)
    };
    format!("names of {} characters", (1..200).rev().find(is_fine).unwrap_or_default())
}

/// For how many seconds the platform drops copies of that golden request.
fn copies(golden: &str) -> String {
    let prepared = prepared(&request(golden));
    format!("copies dropped for {} s", prepared.requests[0].drops_copies_for)
}

/// The oldest click, in seconds, by which TikTok is told of a page.
fn oldest_click() -> String {
    let mut golden = request("tiktok-web");
    let now = golden["context"]["now"].as_i64().unwrap();
    let mut goes = |age: &i64| {
        golden["context"]["referral"]["ttclid_at"] = json!(now - age);
        prepared(&golden).requests.first().is_some_and(|request| request.source == "web")
    };
    let day = 24 * 60 * 60;
    let around = (1..60).flat_map(|days| [days * day - 1, days * day, days * day + 1]);
    format!("clicks of {} s", around.filter(|age| goes(age)).max().unwrap_or_default())
}

fn request(golden: &str) -> Value {
    cases::json_file(&format!("tests/golden/requests/{golden}.json"))
}

fn prepared(golden: &Value) -> Prepared {
    let goal = decode::goal_from_json(golden["goal"].to_string().as_bytes());
    let (context, _) = decode::context_from_json(golden["context"].to_string().as_bytes());
    prepare(&goal, &context, &RuleSettings::default())
}

#[test]
fn the_others_are_facts_alone() {
    let asked = asked();
    let others: Vec<&str> = meta::ALL.iter().chain(tiktok::ALL).map(|limit| limit.name).collect();
    let others: Vec<&str> = others.into_iter().filter(|name| !asked.iter().any(|asked| asked == name)).collect();
    assert_eq!(
        others,
        [
            "meta BATCH_MAX",
            "meta EVENT_AGE_MAX",
            "meta EVENT_AHEAD_MAX",
            "meta PARTNER_AGENT_MAX",
            "meta CLICK_WINDOW",
            "meta CUSTOM_CONVERSIONS_MAX",
            "tiktok BATCH_MAX",
            "tiktok OFFLINE_AGE_MAX",
            "tiktok EVENT_AHEAD_MAX",
            "tiktok MERGE_WINDOW",
            "tiktok EVENT_ID_MAX",
            "tiktok REQUESTS_A_SECOND_MAX",
        ]
    );
}
