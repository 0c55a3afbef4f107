//! The program: how it starts, stops, and says why it cannot start.
#![cfg(unix)]

#[path = "support/program.rs"]
mod program;
mod support;

use std::{
    fs,
    net::TcpListener,
    os::unix::fs::PermissionsExt,
    path::PathBuf,
    time::{Duration, Instant},
};

use program::{Program, client, command, said};
use serde_json::{Value, json};
use support::{Sandbox, TOKEN, config, send};
use tempfile::TempDir;

/// A folder with a configuration.
fn folder(config: &str) -> (TempDir, PathBuf) {
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("goal.toml");
    fs::write(&path, config).expect("written");
    (folder, path)
}

/// A signed-in browser.
async fn browser(program: &Program) -> (reqwest::Client, String) {
    let client = client();
    let link = format!("{}/sign-in?key={}", program.origin(), program.key());
    let response = client.get(link).send().await.expect("an answer");
    let cookie = response.headers()["set-cookie"].to_str().expect("text").split(';').next().expect("a pair").to_owned();
    (client, cookie)
}

async fn post(program: &Program, client: &reqwest::Client, cookie: &str) -> Value {
    let request = client
        .post(format!("{}/v1/events", program.origin()))
        .header("cookie", cookie)
        .header("origin", program.origin())
        .header("content-type", "application/json")
        .body(send().to_string());
    let response = request.send().await.expect("an answer");
    serde_json::from_str(&response.text().await.expect("a body")).expect("JSON")
}

async fn get(program: &Program, client: &reqwest::Client, cookie: &str, path: &str) -> Value {
    let request = client.get(format!("{}{path}", program.origin())).header("cookie", cookie);
    serde_json::from_str(&request.send().await.expect("an answer").text().await.expect("a body")).expect("JSON")
}

#[tokio::test(flavor = "multi_thread")]
async fn it_starts_with_one_line_serves_and_stops_when_asked() {
    let sandbox = Sandbox::start().await;
    let (folder, path) = folder(&config(&sandbox.origin));
    let program = Program::start(&path, &[("GOAL_SECRET_META_SHOP", TOKEN)]);
    assert!(program.line.starts_with("open http://127.0.0.1:"), "{}", program.line);
    assert!(program.key().len() >= 43, "{}", program.line);
    let (client, cookie) = browser(&program).await;
    assert_eq!(post(&program, &client, &cookie).await["deliveries"][0]["outcome"], "accepted");
    for file in ["goal.sqlite", "goal.sqlite-wal"] {
        let file = fs::metadata(folder.path().join(file)).expect("the database");
        assert_eq!(file.permissions().mode() & 0o077, 0, "its owner's alone");
    }
    let (code, log) = program.stop();
    assert_eq!(code, Some(0), "{log}");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_listens_does_not_keep_it_from_stopping() {
    let (_folder, path) = folder(&config("http://127.0.0.1:9"));
    let program = Program::start(&path, &[]);
    let (client, cookie) = browser(&program).await;
    let stream = client.get(format!("{}/v1/stream", program.origin())).header("cookie", cookie).send().await;
    assert_eq!(stream.as_ref().expect("an answer").status(), 200);
    let began = Instant::now();
    let (code, log) = program.stop();
    assert_eq!(code, Some(0), "{log}");
    assert!(began.elapsed() < Duration::from_secs(20), "{:?}", began.elapsed());
    let rest = stream.expect("an answer").text().await;
    assert!(rest.is_ok(), "it ends as a stream ends: {rest:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_while_sending_it_says_unknown_after_the_next_start() {
    let sandbox = Sandbox::start().await;
    let (_folder, path) = folder(&config(&sandbox.origin).replace("timeout_seconds = 1", "timeout_seconds = 60"));
    sandbox.fault(json!({ "target": "meta", "delay_ms": 60_000 })).await;
    let program = Program::start(&path, &[("GOAL_SECRET_META_SHOP", TOKEN)]);
    let (client, cookie) = browser(&program).await;
    tokio::select! {
        _ = post(&program, &client, &cookie) => panic!("an answer, though the platform gave none"),
        () = until_sending(&program, &client, &cookie) => {}
    }
    program.kill();

    let program = Program::start(&path, &[]);
    let statistics = get(&program, &client, &cookie, "/v1/statistics?goal=goal-1").await;
    assert_eq!(statistics["test"]["outcomes"], json!({ "unknown": 1 }), "{statistics:#}");
    let journal = get(&program, &client, &cookie, "/v1/deliveries").await;
    assert_eq!(journal[0]["answer"]["key"], "no-answer", "{journal:#}");
    let body = journal[0]["request"]["body"].as_str().expect("a body");
    assert!(body.contains("Purchase") && !body.contains(support::CLICK), "nobody sends it again: {body}");
}

async fn until_sending(program: &Program, client: &reqwest::Client, cookie: &str) {
    loop {
        let statistics = get(program, client, cookie, "/v1/statistics?goal=goal-1").await;
        if statistics["test"]["outcomes"]["sending"] == 1 {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
}

#[test]
fn a_taken_port_is_one_sentence_that_says_what_to_do() {
    let (_folder, path) = folder(&config("http://127.0.0.1:9"));
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = taken.local_addr().expect("an address").to_string();
    let output = command().arg("--config").arg(&path).args(["--listen", &address]).output().expect("runs");
    assert_eq!(output.status.code(), Some(2));
    let said = said(&output);
    assert!(said.contains("is taken; stop what uses it") && said.lines().count() == 1, "{said}");
}

#[test]
fn what_keeps_it_from_starting_is_one_sentence_too() {
    const FREE: &[&str] = &["--listen", "127.0.0.1:0"];
    let cases: [(&str, &[&str], &str); 5] = [
        ("", &["--listen", "0.0.0.0:0"], "can be reached from other machines"),
        ("", &["--studio", "nowhere"], "nowhere: has no index.html"),
        ("databse = \"x\"\n", FREE, "goal.toml:1: databse: unknown field"),
        ("database = \"goal.toml\"\n", FREE, "the database cannot be used"),
        ("database = \"no/such/folder.sqlite\"\n", FREE, "the database cannot be used"),
    ];
    for (first, arguments, expected) in cases {
        let (_folder, path) = folder(&format!("{first}{}", config("http://127.0.0.1:9")));
        let output = command().arg("--config").arg(&path).args(arguments).output().expect("runs");
        let said = said(&output);
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains(expected) && said.lines().count() == 1, "{said}");
    }
}

/// At a machine's start PostgreSQL may come later: a service manager is to try again.
#[test]
fn a_server_that_is_not_there_yet_is_named_and_no_reason_to_give_up() {
    let closed = TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("an address").port();
    let (_folder, path) = folder(&config("http://127.0.0.1:9"));
    for (address, code, expected) in [
        (format!("postgres://goal:hush-hush@127.0.0.1:{closed}/goal"), 1, "refused"),
        ("mysql://127.0.0.1/goal".to_owned(), 2, "DATABASE_URL must begin with postgres://"),
    ] {
        let mut command = command();
        command.env("DATABASE_URL", &address).arg("--config").arg(&path).args(["--listen", "127.0.0.1:0"]);
        let output = command.output().expect("runs");
        let said = said(&output);
        assert_eq!(output.status.code(), Some(code), "{said}");
        assert!(said.contains(expected) && said.lines().count() == 1 && !said.contains("hush-hush"), "{said}");
    }
}

#[test]
fn a_weak_sign_in_key_and_a_missing_file_are_refused() {
    let (_folder, path) = folder(&config("http://127.0.0.1:9"));
    let output = command().arg("--config").arg(&path).env("GOAL_SIGN_IN_KEY", "short").output().expect("runs");
    assert!(output.status.code() == Some(2) && said(&output).contains("GOAL_SIGN_IN_KEY"), "{}", said(&output));
    let output = command().args(["--config", "/nowhere/goal.toml"]).output().expect("runs");
    assert!(
        output.status.code() == Some(2) && said(&output).contains("/nowhere/goal.toml: cannot be read"),
        "{}",
        said(&output)
    );
}

#[test]
fn a_public_address_needs_tls_and_a_way_to_prove_who_calls() {
    let keyless = format!("tls_elsewhere = true\n{}", config("http://127.0.0.1:9"));
    for (config, expected) in [(config("http://127.0.0.1:9"), "tls_elsewhere = true"), (keyless, "goal-proxy keys add")]
    {
        let (_folder, path) = folder(&config);
        let output = command().arg("--config").arg(&path).args(["--listen", "0.0.0.0:0"]).output().expect("runs");
        let said = said(&output);
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains("can be reached from other machines") && said.contains(expected), "{said}");
    }
    let (_folder, path) = folder(&format!("tls_elsewhere = true\n{}", config("http://127.0.0.1:9")));
    assert!(command().args(["keys", "add", "bot", "--config"]).arg(&path).output().expect("runs").status.success());
    let program = Program::listening(&path, "0.0.0.0:0", &[]);
    assert!(program.line.starts_with("open http://0.0.0.0:"), "{}", program.line);
}

#[test]
fn init_writes_a_configuration_that_works_and_overwrites_none() {
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("goal-proxy.toml");
    assert!(command().arg("init").arg(&path).output().expect("runs").status.success());
    let again = command().arg("init").arg(&path).output().expect("runs");
    assert!(again.status.code() == Some(2) && said(&again).contains("stays as it is"), "{}", said(&again));
    assert!(Program::start(&path, &[]).line.starts_with("open "));
    assert_eq!(fs::read_to_string(&path).expect("text"), include_str!("../goal-proxy.example.toml"));

    let check = || command().args(["check-config", "--config"]).arg(&path).output().expect("runs");
    // It starts without the secret, so the check that stands before a start lets it.
    let output = check();
    assert!(output.status.success(), "{}", said(&output));
    let line = 1 + include_str!("../goal-proxy.example.toml")
        .lines()
        .position(|it| it.starts_with("token = "))
        .expect("a token");
    let missing = format!("goal-proxy.toml:{line}: token: the secret META_SHOP is missing; set GOAL_SECRET_META_SHOP");
    assert!(said(&output).contains(&missing), "{}", said(&output));
    let output = command()
        .args(["check-config", "--config"])
        .arg(&path)
        .env("GOAL_SECRET_META_SHOP", "x")
        .output()
        .expect("runs");
    assert!(output.status.success() && said(&output).is_empty(), "{}", said(&output));
    fs::write(&path, fs::read_to_string(&path).expect("text").replace("platform = ", "platfrom = ")).expect("written");
    let output = check();
    assert!(
        said(&output).contains(": platfrom: unknown field") && said(&output).contains("did you mean platform?"),
        "{}",
        said(&output)
    );
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn each_missing_secret_is_said_at_its_line_and_stops_nothing() {
    let jwt = "[[workspace.jwt]]\nalgorithm = \"HS256\"\nsecret = \"HOST_JWT\"\n";
    let text = config("http://127.0.0.1:9").replacen("[[connection]]", &format!("{jwt}[[connection]]"), 1);
    let (folder, path) = folder(&format!("metrics_token = \"METRICS\"\nsecrets = \"kept\"\n{text}"));
    let text = fs::read_to_string(&path).expect("text");
    let output = command().args(["check-config", "--config"]).arg(&path).output().expect("runs");
    assert!(output.status.success(), "{}", said(&output));
    let program = Program::start(&path, &[]);
    let (_, log) = program.stop();
    for (key, name) in
        [("metrics_token", "METRICS"), ("secret", "HOST_JWT"), ("token", "META_SHOP"), ("token", "META_NEW")]
    {
        let line = 1 + text.lines().position(|it| it == format!("{key} = \"{name}\"")).expect("a line");
        let kept = folder.path().join("kept").join(name);
        let missing = format!(
            "goal.toml:{line}: {key}: the secret {name} is missing; set GOAL_SECRET_{name} in the environment, or write it into {}",
            kept.display()
        );
        assert!(said(&output).contains(&missing), "{missing}\n{}", said(&output));
        assert!(log.contains(&missing), "{missing}\n{log}");
    }
}

#[test]
fn keys_are_made_listed_and_revoked_on_the_command_line() {
    let (_folder, path) = folder(&config("http://127.0.0.1:9"));
    let keys =
        |arguments: &[&str]| command().arg("keys").args(arguments).arg("--config").arg(&path).output().expect("runs");
    let made = keys(&["add", "bot in production"]);
    let key = String::from_utf8_lossy(&made.stdout).trim().to_owned();
    let id = key.split('_').nth(1).expect("an id").to_owned();
    let list = || String::from_utf8_lossy(&keys(&["list"]).stdout).into_owned();
    assert!(list().contains(&id) && list().contains("bot in production") && !list().contains(&key[16..]), "{}", list());
    assert!(keys(&["revoke", &id]).status.success());
    assert!(!list().contains(&id));
    let output = keys(&["revoke", &id]);
    assert!(output.status.code() == Some(2) && said(&output).contains("keys list"), "{}", said(&output));
    let output = keys(&["add", "bot", "--workspace", "nowhere"]);
    assert!(output.status.code() == Some(2) && said(&output).contains("there is shop"), "{}", said(&output));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_of_a_newer_version_is_left_alone() {
    let (folder, path) = folder(&config("http://127.0.0.1:9"));
    Program::start(&path, &[]).stop();
    let file = folder.path().join("goal.sqlite");
    let pool = sqlx::SqlitePool::connect(&format!("sqlite:{}", file.display())).await.expect("opens");
    let newer = "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) VALUES (9999, 'x', 1, x'00', 0)";
    sqlx::query(newer).execute(&pool).await.expect("written");
    pool.close().await;
    let output = command().arg("--config").arg(&path).args(["--listen", "127.0.0.1:0"]).output().expect("runs");
    assert!(output.status.code() == Some(2) && said(&output).contains("newer goal-proxy"), "{}", said(&output));
}

#[test]
fn the_help_is_enough_to_work_from() {
    let output = command().arg("--help").output().expect("runs");
    let help = String::from_utf8_lossy(&output.stdout);
    for word in ["--config", "--listen", "--studio", "GOAL_SECRET_", "[[connection]]", "[workspace]", "sandbox"] {
        assert!(help.contains(word), "{word}");
    }
    let example: String = help
        .lines()
        .skip_while(|line| !line.starts_with("Configuration:"))
        .skip(1)
        .map(|line| format!("{line}\n"))
        .collect();
    let (_folder, path) = folder(&example);
    let program = Program::start(&path, &[]);
    assert!(program.line.starts_with("open "), "the example in the help works");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_operators_rates_are_read_from_a_file_at_the_start_or_it_says_what_to_mend() {
    let sandbox = Sandbox::start().await;
    let (folder, path) = folder(&format!("{}\n[rates]\nown = \"rates.csv\"\n", config(&sandbox.origin)));
    let rates = folder.path().join("rates.csv");
    fs::write(&rates, "date,base,currency,rate\n2026-01-02,EUR,COP,4560\n").expect("written");
    let program = Program::start(&path, &[("GOAL_SECRET_META_SHOP", TOKEN)]);
    let (client, cookie) = browser(&program).await;
    let shown = get(&program, &client, &cookie, "/v1/rates").await;
    let table = &shown["tables"][0];
    assert_eq!((&table["source"], &table["date"]), (&json!("operator"), &json!("2026-01-02")), "{shown:#}");
    assert_eq!(table["rates"], json!({ "COP": "4560" }));
    drop(program);

    fs::write(&rates, "date,base,currency,rate\n2026-01-02,EUR,COP,\"4.560,00\"\n").expect("written");
    let wrong = command().arg("--config").arg(&path).output().expect("runs");
    assert_eq!(wrong.status.code(), Some(2));
    let why = said(&wrong);
    assert!(why.contains("rates.csv: line 2 must have a rate above zero"), "{why}");
}
