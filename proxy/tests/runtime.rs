//! `docs/integrate/runtime.md`: what stands there works, word for word.
#![cfg(unix)]

#[path = "support/program.rs"]
mod program;
mod support;

use std::{fs, process::Command};

use program::{Program, client, command};
use serde_json::{Value, json};
use support::{Sandbox, TOKEN, config, purchase, set};
use tempfile::TempDir;

const PAGE: &str = include_str!("../../docs/integrate/runtime.md");

/// The page's block of code in that language.
fn code(language: &str) -> &'static str {
    let (_, rest) = PAGE.split_once(&format!("```{language}\n")).expect("a block of code");
    rest.split_once("```").expect("its end").0
}

/// What ran, and what it printed.
fn run(command: &mut Command, program: &Program, key: &str) -> String {
    let output = command.env("GOAL_PROXY", program.origin()).env("GOAL_KEY", key).output().expect("runs");
    let (out, error) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{out}{error}");
    format!("{out}{error}")
}

#[tokio::test(flavor = "multi_thread")]
async fn both_programs_of_the_page_report_their_goal_and_a_retry_counts_once() {
    let sandbox = Sandbox::start().await;
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("goal.toml");
    fs::write(&path, config(&sandbox.origin)).expect("written");
    let made = command().args(["keys", "add", "bot in production", "--config"]).arg(&path).output().expect("runs");
    let key = String::from_utf8_lossy(&made.stdout).trim().to_owned();
    assert!(key.starts_with("gk_"), "{made:?}");
    let program = Program::start(&path, &[("GOAL_SECRET_META_SHOP", TOKEN)]);
    save_goal(&program).await;

    let curl = || -> Value {
        let said = run(Command::new("sh").args(["-c", code("sh")]), &program, &key);
        serde_json::from_str(&said).unwrap_or_else(|_| panic!("{said}"))
    };
    let (first, again) = (curl(), curl());
    assert_eq!(first["reached"], "first", "{first}");
    assert_eq!(first["events"][0]["id"], again["events"][0]["id"], "a retry is the same event");
    let node = run(Command::new("node").args(["--input-type=module", "--eval", code("js")]), &program, &key);
    assert_eq!(node.trim(), "first", "{node}");

    for _ in 0..200 {
        if sandbox.received().await.len() == 2 {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("not delivered: {:?}", sandbox.received().await);
}

/// A saved goal, made by the operator's browser.
async fn save_goal(program: &Program) {
    let client = client();
    let link = format!("{}/sign-in?key={}", program.origin(), program.key());
    let signed_in = client.get(link).send().await.expect("an answer");
    let cookie =
        signed_in.headers()["set-cookie"].to_str().expect("text").split(';').next().expect("a pair").to_owned();
    let goal = set(purchase(), "/goal/id", json!("order-paid"));
    let request = client
        .post(format!("{}/v1/goals", program.origin()))
        .header("cookie", cookie)
        .header("origin", program.origin())
        .header("content-type", "application/json")
        .body(json!({ "goal": goal }).to_string());
    assert_eq!(request.send().await.expect("an answer").status(), 201);
}
