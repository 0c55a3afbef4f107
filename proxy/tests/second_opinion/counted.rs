//! How many conversions a platform counts: copies of an event, and happenings of a goal.

use std::collections::{BTreeMap, BTreeSet};

use axum::{
    Router,
    body::Body,
    http::{Request, header},
};
use goal_element::{
    domain::{
        Platform,
        decode::{context_from_json, goal_from_json},
        surroundings::RuleSettings,
    },
    payload::{self, prepare},
};
use goal_sandbox::app;
use serde_json::{Value, json};

use crate::world::{SHOWN, call_it, goldens, send, world};

const HOUR: i64 = 3600;

/// A golden's goal, and a sandbox with a clock that moves.
struct Play {
    golden: Value,
    sandbox: Router,
    start: i64,
}

impl Play {
    fn of(golden: &Value) -> Self {
        let start = golden["context"]["now"].as_i64().expect("seconds");
        Self { golden: golden.clone(), sandbox: app(world(golden)), start }
    }

    /// What leaves when the goal is reached, `hours` after the beginning and by the run `run`.
    fn reached(&self, hours: i64, run: &str, day: &str) -> Vec<payload::Request> {
        let mut context = self.golden["context"].clone();
        context["now"] = json!(self.start + hours * HOUR);
        context["happening_id"] = json!(run);
        context["local_date"] = json!(day);
        let goal = goal_from_json(self.golden["goal"].to_string().as_bytes());
        let (context, _) = context_from_json(context.to_string().as_bytes());
        prepare(&goal, &context, &RuleSettings::default()).requests
    }

    /// Sends a request, or a copy of it, `after` seconds after the beginning.
    async fn send(&self, after: i64, request: &payload::Request) {
        let clock = json!({ "now": self.start + after }).to_string();
        let call = Request::post("/sandbox/clock").header(header::CONTENT_TYPE, "application/json");
        assert_eq!(call_it(&self.sandbox, call.body(Body::from(clock)).expect("a request")).await.0, 200);
        let url = json!({ "url": format!("{}{}", request.origin, request.path) });
        let (status, body) = send(&self.sandbox, request.platform, &url, request.body.clone(), Some(SHOWN)).await;
        let body: Value = serde_json::from_slice(&body).expect("JSON");
        assert!(status == 200 && (body["code"] == 0 || body["events_received"] == 1), "{body}");
    }

    /// Conversions that a platform counts.
    async fn counted(&self, platform: Platform) -> u64 {
        let call = Request::get("/sandbox/summary").body(Body::empty()).expect("a request");
        let (_, body) = call_it(&self.sandbox, call).await;
        let body: Value = serde_json::from_slice(&body).expect("JSON");
        body["platforms"][platform.name()]["counted"].as_u64().unwrap_or(0)
    }
}

/// The core says how long a platform drops copies; the sandbox counts by the documents.
#[tokio::test]
async fn copies_are_dropped_for_as_long_as_we_believe() {
    let mut tried = 0;
    for (name, golden) in goldens() {
        if golden["context"]["mode"] == "test" {
            continue;
        }
        for request in Play::of(&golden).reached(0, "run-1", "2026-11-18") {
            let window = i64::from(request.drops_copies_for);
            for after in [0, 60, window.saturating_sub(1).max(0), window] {
                let play = Play::of(&golden);
                play.send(0, &request).await;
                play.send(after, &request).await;
                let copies = if after < window { 1 } else { 2 };
                assert_eq!(play.counted(request.platform).await, copies, "{name}: a copy after {after} s");
                tried += 1;
            }
        }
    }
    assert!(tried > 100, "{tried}");
}

/// One time that a goal is reached: hours after the beginning, run, day, how often it is sent.
type Happening = (i64, &'static str, &'static str, usize);

/// What happens, and what Meta and TikTok then count.
struct Story {
    name: &'static str,
    /// The goal's policy: once per what.
    once: Option<&'static str>,
    happenings: &'static [Happening],
    /// With everything sent.
    everything: [u64; 2],
    /// With each id sent once, as the proxy's ledger has it.
    by_ledger: [u64; 2],
}

const STORIES: [Story; 7] = [
    Story {
        name: "a retry",
        once: None,
        happenings: &[(0, "run-1", "2026-11-18", 3)],
        everything: [3, 1],
        by_ledger: [1, 1],
    },
    Story {
        name: "a second branch of one run",
        once: None,
        happenings: &[(0, "run-1/paid", "2026-11-18", 1), (0, "run-1/thanks", "2026-11-18", 1)],
        everything: [2, 2],
        by_ledger: [2, 2],
    },
    Story {
        name: "a second branch, once per subscriber",
        once: Some("subscriber"),
        happenings: &[(0, "run-1/paid", "2026-11-18", 1), (0, "run-1/thanks", "2026-11-18", 1)],
        everything: [2, 1],
        by_ledger: [1, 1],
    },
    Story {
        name: "the same person next day, once per day",
        once: Some("day"),
        happenings: &[(0, "run-1", "2026-11-18", 1), (24, "run-2", "2026-11-19", 1)],
        everything: [2, 2],
        by_ledger: [2, 2],
    },
    Story {
        name: "the same person on the same day, once per day",
        once: Some("day"),
        happenings: &[(0, "run-1", "2026-11-18", 1), (3, "run-2", "2026-11-18", 1)],
        everything: [2, 1],
        by_ledger: [1, 1],
    },
    Story {
        name: "the same person next day, once per subscriber",
        once: Some("subscriber"),
        happenings: &[(0, "run-1", "2026-11-18", 1), (24, "run-2", "2026-11-19", 1)],
        everything: [2, 1],
        by_ledger: [1, 1],
    },
    Story {
        name: "the same person after three days, once per subscriber: TikTok has forgotten the first time, the ledger has not",
        once: Some("subscriber"),
        happenings: &[(0, "run-1", "2026-11-18", 1), (72, "run-2", "2026-11-21", 1)],
        everything: [2, 2],
        by_ledger: [1, 1],
    },
];

#[tokio::test]
async fn each_platform_counts_as_the_story_says() {
    let golden = goldens().remove("both-with-click").expect("a goal for both platforms, with a click");
    for Story { name, once, happenings, everything, by_ledger } in STORIES {
        for (ledger, promised) in [(false, everything), (true, by_ledger)] {
            let mut golden = golden.clone();
            match once {
                Some(per) => golden["goal"]["once"] = json!({ "per": per }),
                None => drop(golden["goal"].as_object_mut().expect("a goal").remove("once")),
            }
            let play = Play::of(&golden);
            let mut sent: BTreeMap<Platform, BTreeSet<String>> = BTreeMap::new();
            for (hours, run, day, times) in happenings {
                for request in play.reached(*hours, run, day) {
                    for _ in 0..*times {
                        let is_new = sent.entry(request.platform).or_default().insert(request.event_id.clone());
                        if is_new || !ledger {
                            play.send(hours * HOUR, &request).await;
                        }
                    }
                }
            }
            let counted = [play.counted(Platform::Meta).await, play.counted(Platform::TikTok).await];
            assert_eq!(counted, promised, "{name}, {}", if ledger { "by the ledger" } else { "everything sent" });
        }
    }
}

/// The pixel in the browser and the server tell of one purchase under one id.
#[tokio::test]
async fn browser_and_server_count_once_under_one_id() {
    for name in ["meta-website", "tiktok-web"] {
        let golden = goldens().remove(name).expect("a golden");
        let play = Play::of(&golden);
        let server = play.reached(0, "run-1", "2026-11-18").remove(0);
        let id = format!("\"{}\"", server.event_id);
        assert!(server.body.contains(&id), "{name}");
        let other = payload::Request { body: server.body.replace(&id, "\"another\""), ..server.clone() };
        // What the browser sends has the same source, name and id; the rest does not matter for counting.
        for (after, request, counted) in [(0, &server, 1), (240, &server, 1), (250, &other, 2)] {
            play.send(after, request).await;
            assert_eq!(play.counted(request.platform).await, counted, "{name} after {after} s");
        }
    }
}
