//! Every golden request is accepted.

use std::collections::BTreeSet;

use goal_element::{domain::Platform, payload::answer::Verdict};
use goal_sandbox::app;
use serde_json::Value;

use crate::world::{SHOWN, goldens, send, text, understood, world};

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
