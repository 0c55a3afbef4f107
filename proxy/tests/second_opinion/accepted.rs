//! Every golden request is accepted, and every event by every way.

use std::collections::BTreeSet;

use goal_element::domain::decode::{context_from_json, goal_from_json};
use goal_element::domain::surroundings::RuleSettings;
use goal_element::{domain::Platform, payload::answer::Verdict, payload::prepare};
use goal_sandbox::app;
use serde_json::{Value, json};

use crate::world::{SHOWN, file, goldens, send, text, understood, world};

#[tokio::test]
async fn every_golden_request_is_accepted() {
    let mut refused = Vec::new();
    let mut kinds = BTreeSet::new();
    for (name, golden) in goldens() {
        for request in golden["expect"]["requests"].as_array().expect("requests") {
            let platform = Platform::from_name(request["destination"].as_str().expect("a name")).expect("a platform");
            let body = request["body"].as_str().expect("a body").to_owned();
            let read: Value = serde_json::from_str(&body).expect("JSON");
            let source = text(&read, "event_source").or(text(&read["data"][0], "action_source"));
            let channel = text(&read["data"][0], "messaging_channel").unwrap_or_default();
            kinds.insert(format!("{} {} {channel}", platform.name(), source.unwrap_or_default()).trim().to_owned());
            let (status, answer) = send(&app(world(&golden)), platform, request, body, Some(SHOWN)).await;
            if understood(platform, status, &answer).verdict != Verdict::Accepted {
                refused.push(format!("{name}: {}", String::from_utf8_lossy(&answer)));
            }
        }
    }
    assert!(refused.is_empty(), "{}", refused.join("\n"));
    let promised = [
        "meta business_messaging instagram",
        "meta business_messaging messenger",
        "meta business_messaging whatsapp",
        "meta chat",
        "meta system_generated",
        "meta website",
        "tiktok crm",
        "tiktok offline",
        "tiktok web",
    ];
    let missing: Vec<_> = promised.iter().filter(|kind| !kinds.contains(**kind)).collect();
    assert!(missing.is_empty(), "no golden for {missing:?}");
}

#[tokio::test]
async fn every_event_by_every_way_is_accepted() {
    let golden = file("../tests/golden/every_event.json");
    let mut refused = Vec::new();
    let mut accepted = 0;
    for (name, way) in golden["ways"].as_object().expect("the ways") {
        let mut context = golden["context"].clone();
        for part in ["subscriber", "referral"] {
            context[part] = way[part].clone();
        }
        let sandbox = app(world(&json!({ "context": context })));
        let (context, _) = context_from_json(context.to_string().as_bytes());
        for case in golden["expect"][name].as_array().expect("a list") {
            let mut goal = golden["goal"].clone();
            goal["destinations"] = json!({
                way["destination"].as_str().expect("a destination"):
                    { "enabled": true, "connection": way["connection"], "event": case[0] }
            });
            let goal = goal_from_json(goal.to_string().as_bytes());
            for request in prepare(&goal, &context, &RuleSettings::default()).requests {
                let at = json!({ "url": format!("{}{}", request.origin, request.path) });
                let (status, answer) = send(&sandbox, request.platform, &at, request.body, Some(SHOWN)).await;
                if understood(request.platform, status, &answer).verdict == Verdict::Accepted {
                    accepted += 1;
                } else {
                    refused.push(format!("{} by {name}: {}", case[0], String::from_utf8_lossy(&answer)));
                }
            }
        }
    }
    assert!(refused.is_empty(), "{}", refused.join("\n"));
    assert!(accepted > 150, "{accepted}");
}
