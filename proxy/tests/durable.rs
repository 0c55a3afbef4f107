//! Answered is on the disk: by the system calls themselves, on a full disk, beside a database that is locked, gone or
//! already in use.
#![cfg(unix)]

#[path = "support/program.rs"]
mod program;
mod support;

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use axum::http::StatusCode;
use goal_proxy::Database;
use program::{Program, client, command, said};
use serde_json::{Value, json};
use sqlx::{Connection, Executor};
use support::{Proxy, Sandbox, TOKEN, config, live, postgres::Postgres, set};
use tempfile::TempDir;

fn folder() -> (TempDir, PathBuf) {
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("goal.toml");
    fs::write(&path, config("http://127.0.0.1:9")).expect("written");
    (folder, path)
}

async fn cookie(program: &Program, client: &reqwest::Client) -> String {
    let response =
        client.get(format!("{}/sign-in?key={}", program.origin(), program.key())).send().await.expect("an answer");
    response.headers()["set-cookie"].to_str().expect("text").split(';').next().expect("a pair").to_owned()
}

async fn post(program: &Program, client: &reqwest::Client, cookie: &str, body: &Value) -> u16 {
    let request = client.post(format!("{}/v1/events", program.origin())).header("cookie", cookie);
    let request = request.header("origin", program.origin()).header("content-type", "application/json");
    request.body(body.to_string()).send().await.expect("an answer").status().as_u16()
}

async fn reached(program: &Program, client: &reqwest::Client, cookie: &str) -> i64 {
    let request = client.get(format!("{}/v1/statistics?goal=goal-1", program.origin())).header("cookie", cookie);
    let text = request.send().await.expect("an answer").text().await.expect("a body");
    let statistics: Value = serde_json::from_str(&text).expect("JSON");
    statistics["live"]["reached"].as_i64().expect("a figure")
}

#[tokio::test(flavor = "multi_thread")]
async fn the_disk_has_it_before_the_answer_leaves() {
    let (folder, path) = folder();
    let program = Program::start(&path, &[("GOAL_SECRET_META_SHOP", TOKEN)]);
    let client = client();
    let cookie = cookie(&program, &client).await;
    let trace = folder.path().join("trace");
    let tracing = Command::new("strace")
        .args(["-f", "-s", "40", "-e", "trace=read,recvfrom,write,writev,sendto,sendmsg,fsync,fdatasync", "-o"])
        .arg(&trace)
        .args(["-p", &program.id().to_string()])
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn();
    let Ok(mut tracing) = tracing else {
        eprintln!("SKIPPED: strace is not installed, so no system call proves it here (apt-get install strace)");
        return;
    };
    // It follows every thread once it says so.
    let begin = Instant::now();
    while !fs::read_to_string(&trace).is_ok_and(|text| !text.is_empty()) && begin.elapsed() < Duration::from_secs(5) {
        if tracing.try_wait().expect("asked").is_some() {
            let output = tracing.wait_with_output().expect("read");
            eprintln!("SKIPPED: strace may not trace here: {}", String::from_utf8_lossy(&output.stderr).trim());
            return;
        }
        reached(&program, &client, &cookie).await;
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert_eq!(post(&program, &client, &cookie, &live(1)).await, 202);
    Command::new("kill").args(["-INT", &tracing.id().to_string()]).status().expect("runs");
    tracing.wait().expect("ends");

    let text = fs::read_to_string(&trace).expect("a trace");
    let lines: Vec<&str> = text.lines().collect();
    let last = |word: &str, before: usize| lines[..before].iter().rposition(|line| line.contains(word));
    let answered = last("HTTP/1.1 202", lines.len()).unwrap_or_else(|| panic!("no 202 in {text}"));
    let asked = last("POST /v1/events", answered).unwrap_or_else(|| panic!("no request in {text}"));
    let between = &lines[asked..answered];
    let done = between.iter().any(|line| {
        let syncs = line.contains("fdatasync(") || line.contains("fsync(") || line.contains("sync resumed");
        syncs && line.trim_end().ends_with("= 0")
    });
    assert!(done, "nothing was brought to the disk between these:\n{}", between.join("\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_takes_nothing_and_loses_nothing() {
    let (_folder, path) = folder();
    // 4 MB for each file; the signal that comes with it is ignored, as a full disk sends none.
    let program = Program::start_by(
        &path,
        &[("GOAL_SECRET_META_SHOP", TOKEN)],
        "trap '' XFSZ; ulimit -f 8000; exec \"$0\" \"$@\"",
    );
    let client = client();
    let cookie = cookie(&program, &client).await;
    let large = |n: usize| set(live(n), "/goal/custom", json!([{ "key": "note", "value": "x".repeat(4000) }]));
    let (mut taken, mut refused) = (0, 0);
    for n in 0..2000 {
        match post(&program, &client, &cookie, &large(n)).await {
            202 => taken += 1,
            503 => refused += 1,
            other => panic!("{other}"),
        }
        if refused > 3 {
            break;
        }
    }
    assert!(taken > 10 && refused > 3, "{taken} taken, {refused} refused");
    program.kill();
    let program = Program::start(&path, &[("GOAL_SECRET_META_SHOP", TOKEN)]);
    assert_eq!(reached(&program, &client, &cookie).await, taken, "what was answered is there");
    assert_eq!(post(&program, &client, &cookie, &large(5000)).await, 202, "with room again it goes on");
}

#[tokio::test]
async fn a_locked_database_is_waited_for_and_then_said() {
    let sandbox = Sandbox::start().await;
    let proxy = Proxy::start(&sandbox.origin).await;
    let file = proxy.path("goal.sqlite");
    let mut other = sqlx::SqliteConnection::connect(&format!("sqlite:{}", file.display())).await.expect("opens");
    other.execute("BEGIN IMMEDIATE").await.expect("locked");
    assert_eq!(proxy.post("/v1/events", live(1)).await.problem(), (503, "storage"));
    other.execute("ROLLBACK").await.expect("free");
    proxy.live(live(1)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_file_belongs_to_one_proxy() {
    let (_folder, path) = folder();
    let program = Program::start(&path, &[]);
    let output = command().arg("--config").arg(&path).args(["--listen", "127.0.0.1:0"]).output().expect("runs");
    assert!(output.status.code() == Some(2) && said(&output).contains("another goal-proxy"), "{}", said(&output));
    program.kill();
    Program::start(&path, &[]).stop();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_goes_comes_back_and_nothing_is_lost() {
    let server = Postgres::start().expect("starts");
    let sandbox = Sandbox::start().await;
    let database = Database::at(&server.address("goal")).expect("an address");
    let proxy = Proxy::on(&config(&sandbox.origin), database).await;
    proxy.live(live(1)).await;
    server.stop();
    assert_eq!(proxy.post("/v1/events", live(2)).await.problem(), (503, "storage"));
    server.again().expect("starts");
    let begin = Instant::now();
    while proxy.post("/v1/events", live(2)).await.status != StatusCode::ACCEPTED {
        assert!(begin.elapsed() < Duration::from_secs(60), "it comes back");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert_eq!(proxy.deliver().await, 2);
    assert_eq!(sandbox.accepted().await.len(), 2);
}

/// Each session in which something is taken notes what it waits for.
const NOTES: &str = "CREATE TABLE noted (setting TEXT);
    CREATE FUNCTION note() RETURNS trigger AS $$ BEGIN INSERT INTO noted VALUES (current_setting('synchronous_commit')); RETURN NEW; END $$ LANGUAGE plpgsql;
    CREATE TRIGGER note BEFORE INSERT ON reached FOR EACH ROW EXECUTE FUNCTION note()";

#[tokio::test]
async fn a_server_that_would_answer_before_the_disk_has_it_is_told_to_wait() {
    let server = Postgres::shared();
    for (default, told) in [("off", "on"), ("remote_apply", "remote_apply")] {
        let database = support::database(&server).await;
        let Database::Postgres(url) = &database else { panic!("it is on the server") };
        let name = url.path().trim_start_matches('/');
        let mut all = sqlx::PgConnection::connect(&server.address("postgres")).await.expect("connects");
        let sql = sqlx::AssertSqlSafe(format!("ALTER DATABASE {name} SET synchronous_commit = {default}"));
        all.execute(sql).await.expect("set");
        let proxy = Proxy::on(&config("http://127.0.0.1:9"), database).await;
        proxy.sql("", NOTES).await;
        // A live event is written by those that gather, a test by itself.
        proxy.live(live(1)).await;
        proxy.test(support::send()).await;
        assert_eq!(proxy.rows_with("noted: ").await, [format!("noted: ({told})"), format!("noted: ({told})")]);
    }
}

/// The folders of migrations, each with its files in order.
fn migrations(dialect: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations").join(dialect);
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    files
}

/// A happening with a test send, as the first version wrote it.
const FIRST: &str = "INSERT INTO workspace VALUES ('shop', 'salt', 1);
    INSERT INTO reached VALUES ('01a00000-0000-7000-8000-000000000001', 'shop', 'test', 'goal-1', 'Order paid', 'bot-1', NULL, 'p', 'h', 1, '2026-01-01');
    INSERT INTO reached VALUES ('01a00000-0000-7000-8000-000000000002', 'shop', 'test', 'goal-1', 'Order paid', NULL, NULL, 'p', 'h', 1, '2026-01-02');
    INSERT INTO event VALUES ('01a00000-0000-7000-8000-000000000003', '01a00000-0000-7000-8000-000000000001', 'meta', 'accepted', NULL, 'wa', 1, 'Purchase', 'e', 'u', '{}', 'b');
    INSERT INTO event VALUES ('01a00000-0000-7000-8000-000000000004', '01a00000-0000-7000-8000-000000000002', 'meta', 'skipped', 'no-click', NULL, NULL, NULL, NULL, NULL, NULL, NULL);
    INSERT INTO delivery VALUES ('01a00000-0000-7000-8000-000000000005', '01a00000-0000-7000-8000-000000000003', 1, 'accepted', 200, '{}', 'accepted', '{}', NULL, NULL);";

/// Brings a database of the first `count` migrations up to date and looks at what was in it.
async fn updated(dialect: &str, address: &str, database: Database, count: usize) {
    let files = migrations(dialect);
    let folder = TempDir::new().expect("a folder");
    sqlx::any::install_default_drivers();
    let pool = sqlx::AnyPool::connect(address).await.expect("opens");
    for (at, file) in files[..count].iter().enumerate() {
        fs::copy(file, folder.path().join(file.file_name().expect("a name"))).expect("copied");
        sqlx::migrate::Migrator::new(folder.path()).await.expect("migrations").run(&pool).await.expect("brought up");
        if at == 0 {
            pool.execute(FIRST).await.expect("written");
        }
    }
    pool.close().await;
    let proxy = Proxy::on(&config("http://127.0.0.1:9"), database).await;
    let test = proxy.get("/v1/statistics?goal=goal-1").await.body["test"].clone();
    let expected =
        json!({ "reached": 2, "people": 1, "outcomes": { "accepted": 1, "skipped": 1 }, "skipped": { "no-click": 1 } });
    assert_eq!(test, expected, "{dialect}, from version {count}");
    let span = proxy.get("/v1/statistics?goal=goal-1&mode=test&from=2026-01-02&to=2026-01-02").await.body;
    assert_eq!((&span["people"], &span["reached"]), (&json!(1), &json!(1)), "{span:#}");
    let journal = proxy.get("/v1/deliveries").await.body;
    assert_eq!((&journal[0]["answer"]["key"], &journal[0]["attempts"]), (&json!("accepted"), &json!(1)), "{journal:#}");
    assert_eq!(proxy.get("/v1/workspace").await.body["salt"], "salt");
    proxy.live(live(1)).await;
}

#[tokio::test]
async fn a_database_of_every_earlier_version_is_brought_up_to_date() {
    let (lite, post) = (migrations("sqlite"), migrations("postgres"));
    let names =
        |files: &[PathBuf]| files.iter().map(|file| file.file_name().map(ToOwned::to_owned)).collect::<Vec<_>>();
    assert_eq!(names(&lite), names(&post), "both databases have the same versions");
    let server = Postgres::shared();
    for count in 1..=lite.len() {
        let folder = TempDir::new().expect("a folder");
        let file = folder.path().join("goal.sqlite");
        let address = format!("sqlite://{}?mode=rwc", file.display());
        updated("sqlite", &address, Database::File(file), count).await;
        let database = support::database(&server).await;
        let Database::Postgres(url) = &database else { panic!("it is on the server") };
        let address = url.to_string();
        updated("postgres", &address, database, count).await;
    }
}
