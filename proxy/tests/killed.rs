//! Killed at any moment, under load: what was answered 202 is sent, once, or says that nobody knows. The platform's own
//! record is the judge. `GOAL_KILLS=200` kills so often on each database, for hours of soaking; a few do for every day.
#![cfg(unix)]

#[path = "support/program.rs"]
mod program;
mod support;

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use program::{Program, client};
use serde_json::{Value, json};
use support::{Sandbox, TOKEN, config, live, postgres::Postgres};
use tempfile::TempDir;

/// Happenings that are told at the same time.
const TELLERS: usize = 8;
const PATIENCE: Duration = Duration::from_secs(120);

fn kills(usual: usize) -> usize {
    std::env::var("GOAL_KILLS").ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

/// Proxies on one database; any of them may be gone at any moment.
struct Fleet {
    config: PathBuf,
    address: Option<String>,
    origins: Mutex<Vec<Option<String>>>,
    client: reqwest::Client,
    cookie: Mutex<String>,
}

impl Fleet {
    fn start_one(&self, at: usize) -> Program {
        let mut environment = vec![("GOAL_SECRET_META_SHOP", TOKEN), ("GOAL_SIGN_IN_KEY", support::KEY)];
        if let Some(address) = &self.address {
            environment.push(("DATABASE_URL", address));
        }
        let program = Program::start(&self.config, &environment);
        self.origins.lock().expect("a list")[at] = Some(program.origin().to_owned());
        program
    }

    async fn sign_in(&self, origin: &str) {
        let response =
            self.client.get(format!("{origin}/sign-in?key={}", support::KEY)).send().await.expect("an answer");
        let cookie =
            response.headers()["set-cookie"].to_str().expect("text").split(';').next().expect("a pair").to_owned();
        *self.cookie.lock().expect("a cookie") = cookie;
    }

    fn any(&self, number: usize) -> Option<String> {
        let origins = self.origins.lock().expect("a list");
        origins[number % origins.len()].clone()
    }

    /// Tells happening `n` until somebody has taken it; the id of its event.
    async fn tell(&self, n: usize) -> String {
        let begin = Instant::now();
        for attempt in n.. {
            assert!(begin.elapsed() < PATIENCE, "happening {n} is taken by nobody");
            let Some(origin) = self.any(attempt) else {
                tokio::time::sleep(Duration::from_millis(20)).await;
                continue;
            };
            let cookie = self.cookie.lock().expect("a cookie").clone();
            let request =
                self.client.post(format!("{origin}/v1/events")).header("cookie", cookie).header("origin", &origin);
            let mut request = request.header("content-type", "application/json").body(live(n).to_string());
            if n.is_multiple_of(2) {
                // Whatever the last attempt left of its key, it is not held by who is gone.
                request = request.header("idempotency-key", format!("happening-{n}"));
            }
            if let Ok(response) = request.send().await
                && response.status() == 202
                && let Ok(text) = response.text().await
            {
                let answer: Value = serde_json::from_str(&text).expect("JSON");
                return answer["events"][0]["event_id"].as_str().expect("an id").to_owned();
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        unreachable!("it is tried until it is taken")
    }

    async fn get(&self, path: &str) -> Value {
        let origin = self.any(0).expect("one runs");
        let cookie = self.cookie.lock().expect("a cookie").clone();
        let response =
            self.client.get(format!("{origin}{path}")).header("cookie", cookie).send().await.expect("an answer");
        serde_json::from_str(&response.text().await.expect("a body")).expect("JSON")
    }

    /// Event ids with that outcome.
    async fn ids(&self, outcome: &str) -> Vec<String> {
        let (mut ids, mut cursor) = (Vec::new(), String::new());
        loop {
            let page = self.get(&format!("/v1/deliveries?limit=500&outcome={outcome}&cursor={cursor}")).await;
            let items = page["items"].as_array().expect("a page").iter();
            ids.extend(items.map(|it| it["event_id"].as_str().expect("an id").to_owned()));
            match page["next"].as_str() {
                Some(next) => cursor = next.to_owned(),
                None => return ids,
            }
        }
    }
}

/// Kills `proxies` proxies `kills` times, and compares.
async fn killed(proxies: usize, kills: usize, address: Option<String>) {
    let sandbox = Sandbox::start().await;
    // Now and then an answer takes its time: after the platform has counted, or before.
    sandbox
        .fault(json!({ "target": "meta", "times": 1_000_000, "every": 5, "delay_ms": 60, "after_verdict": true }))
        .await;
    let folder = TempDir::new().expect("a folder");
    let path = write_config(folder.path(), &sandbox.origin);
    let fleet = Arc::new(Fleet {
        config: path,
        address,
        origins: Mutex::new(vec![None; proxies]),
        client: client(),
        cookie: Mutex::new(String::new()),
    });
    let mut programs: Vec<Program> = (0..proxies).map(|at| fleet.start_one(at)).collect();
    fleet.sign_in(programs[0].origin()).await;

    let (count, stop) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicBool::new(false)));
    let mut tellers = tokio::task::JoinSet::new();
    for _ in 0..TELLERS {
        let (fleet, count, stop) = (Arc::clone(&fleet), Arc::clone(&count), Arc::clone(&stop));
        tellers.spawn(async move {
            let mut told = Vec::new();
            while !stop.load(Ordering::SeqCst) {
                told.push(fleet.tell(count.fetch_add(1, Ordering::SeqCst)).await);
            }
            told
        });
    }
    for kill in 0..kills {
        // Spread over starting, taking, sending and recording.
        tokio::time::sleep(Duration::from_millis(40 + (kill as u64 * 7919) % 400)).await;
        let at = kill % proxies;
        fleet.origins.lock().expect("a list")[at] = None;
        programs.remove(at).kill();
        let again = Arc::clone(&fleet);
        programs.insert(at, tokio::task::spawn_blocking(move || again.start_one(at)).await.expect("starts"));
    }
    tokio::time::sleep(Duration::from_millis(200)).await;
    stop.store(true, Ordering::SeqCst);
    let mut told = Vec::new();
    while let Some(some) = tellers.join_next().await {
        told.extend(some.expect("told"));
    }
    let outcomes = settled(&fleet).await;
    let sum: i64 = outcomes.values().sum();
    assert_eq!(sum as usize, told.len(), "each that was taken is there, once: {outcomes:?}");

    let platform = sandbox.accepted().await;
    let (accepted, unknown) = (fleet.ids("accepted").await, fleet.ids("unknown").await);
    let lost: Vec<_> = accepted.iter().filter(|id| !platform.contains_key(*id)).collect();
    assert!(lost.is_empty(), "believed accepted, but lost: {lost:?}");
    let doubled: Vec<_> = platform.iter().filter(|(_, times)| **times > 1).collect();
    assert!(doubled.is_empty(), "doubled: {doubled:?}");
    let untold: Vec<_> = platform.keys().filter(|id| !accepted.contains(id) && !unknown.contains(id)).collect();
    assert!(untold.is_empty(), "counted, but neither accepted nor unknown here: {untold:?}");
    assert_eq!(accepted.len() + unknown.len(), told.len(), "{outcomes:?}");
    eprintln!(
        "{kills} kills of {proxies}: {} told, {} accepted, {} unknown, of which the platform has {}",
        told.len(),
        accepted.len(),
        unknown.len(),
        unknown.iter().filter(|id| platform.contains_key(*id)).count()
    );
}

/// The outcomes once nothing is under way any more.
async fn settled(fleet: &Fleet) -> BTreeMap<String, i64> {
    let begin = Instant::now();
    loop {
        let outcomes = fleet.get("/v1/statistics?goal=goal-1").await["live"]["outcomes"].clone();
        let outcomes: BTreeMap<String, i64> = serde_json::from_value(outcomes).expect("figures");
        if outcomes.keys().all(|outcome| matches!(&**outcome, "accepted" | "unknown" | "refused")) {
            return outcomes;
        }
        assert!(begin.elapsed() < PATIENCE, "{outcomes:?}");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

fn write_config(folder: &Path, sandbox: &str) -> PathBuf {
    let path = folder.join("goal.toml");
    fs::write(&path, config(sandbox)).expect("written");
    path
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_proxy_on_sqlite_is_killed_again_and_again() {
    killed(1, kills(6), None).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn three_proxies_on_postgresql_are_killed_again_and_again() {
    let server = Postgres::shared();
    killed(3, kills(4), Some(server.address("goal"))).await;
}
