//! A database file of which a part was overwritten: said plainly, with what to do, and nothing panics.
#![cfg(unix)]

#[path = "support/program.rs"]
mod program;
mod support;

use std::{
    fs::{self, File},
    os::unix::fs::FileExt,
    path::{Path, PathBuf},
    sync::Arc,
};

use program::{Program, client, command, said};
use serde_json::{Value, json};
use support::{TOKEN, config, live, set};
use tempfile::TempDir;

const PAGE: u64 = 4096;
const SECRET: [(&str, &str); 2] = [("GOAL_SECRET_META_SHOP", TOKEN), ("GOAL_SIGN_IN_KEY", support::KEY)];

/// A file with `count` events that wait, and nothing beside it.
async fn filled(count: usize) -> (TempDir, PathBuf, PathBuf) {
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("goal.toml");
    fs::write(&path, config("http://127.0.0.1:9")).expect("written");
    let program = Program::start(&path, &SECRET);
    let browser = Browser::of(&program).await;
    for n in 0..count {
        assert_eq!(browser.tell(n).await.0, 202);
    }
    assert_eq!(program.stop().0, Some(0));
    let file = folder.path().join("goal.sqlite");
    assert!(!folder.path().join("goal.sqlite-wal").exists(), "everything is in the file");
    (folder, path, file)
}

struct Browser {
    client: reqwest::Client,
    origin: String,
    cookie: String,
}

impl Browser {
    async fn of(program: &Program) -> Self {
        let (client, origin) = (client(), program.origin().to_owned());
        let response = client.get(format!("{origin}/sign-in?key={}", support::KEY)).send().await.expect("an answer");
        let cookie = response.headers().get("set-cookie").map_or("", |it| it.to_str().expect("text"));
        let cookie = cookie.split(';').next().expect("a pair").to_owned();
        Self { client, origin, cookie }
    }

    async fn tell(&self, n: usize) -> (u16, Value) {
        let note = json!([{ "key": "note", "value": "x".repeat(3000) }]);
        let body = set(live(n), "/goal/custom", note).to_string();
        let request = self.client.post(format!("{}/v1/events", self.origin)).header("origin", &self.origin);
        self.answer(request.header("content-type", "application/json").body(body)).await
    }

    async fn get(&self, path: &str) -> (u16, Value) {
        self.answer(self.client.get(format!("{}{path}", self.origin))).await
    }

    async fn answer(&self, request: reqwest::RequestBuilder) -> (u16, Value) {
        let response = request.header("cookie", &self.cookie).send().await.expect("an answer");
        let status = response.status().as_u16();
        (status, serde_json::from_str(&response.text().await.expect("a body")).expect("JSON"))
    }
}

/// Overwrites `count` bytes from `at` on.
fn overwrite(file: &PathBuf, at: u64, count: u64) {
    let noise = vec![0xa5; usize::try_from(count).expect("a size")];
    File::options().write(true).open(file).expect("opens").write_all_at(&noise, at).expect("written");
}

fn overwrite_the_middle(file: &PathBuf) {
    let pages = fs::metadata(file).expect("a file").len() / PAGE;
    overwrite(file, pages / 3 * PAGE, pages / 3 * PAGE);
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_lost_under_a_running_proxy_are_said_and_nothing_panics() {
    let (_folder, path, file) = filled(150).await;
    let program = Program::start(&path, &SECRET);
    let browser = Arc::new(Browser::of(&program).await);
    overwrite_the_middle(&file);
    // Several at once: a connection may have read these pages before.
    let mut readers = tokio::task::JoinSet::new();
    for _ in 0..8 {
        let browser = Arc::clone(&browser);
        readers.spawn(async move { browser.get("/v1/deliveries?limit=500").await });
    }
    let answers = readers.join_all().await;
    let damaged = answers.iter().filter(|(status, body)| *status == 503 && body["code"] == "storage-damaged").count();
    let whole = answers.iter().filter(|(status, _)| *status == 200).count();
    assert!(damaged > 0 && damaged + whole == answers.len(), "{damaged} say it, {whole} had read it before");
    for n in 1000..1010 {
        let (status, answer) = browser.tell(n).await;
        assert!(matches!(status, 202 | 503), "{status}: {answer:#}");
    }
    let (code, log) = program.stop();
    assert_eq!(code, Some(0), "{log}");
    assert!(log.contains("the file is damaged: stop goal-proxy") && log.contains(".recover"), "{log}");
    assert!(!log.contains("panicked"), "{log}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_damaged_file_is_said_at_the_start() {
    let (_folder, path, file) = filled(150).await;
    overwrite_the_middle(&file);
    refuses_to_start(&path);
    // The table of contents; past the header, so that it still looks like a database.
    overwrite(&file, 100, PAGE - 100);
    refuses_to_start(&path);
}

fn refuses_to_start(config: &Path) {
    let output = command().arg("--config").arg(config).args(["--listen", "127.0.0.1:0"]).output().expect("runs");
    let text = said(&output);
    assert_eq!(output.status.code(), Some(2), "{text}");
    assert!(text.contains("the file is damaged: stop goal-proxy") && text.contains(".recover"), "{text}");
    assert!(!text.contains("panicked"), "{text}");
}
