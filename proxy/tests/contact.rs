//! Contact data that a bot's runtime tells in clear is hashed before it is kept: it is in no table, no side file of the
//! database, no answer and no line of the most talkative log.
#![cfg(unix)]

#[path = "support/program.rs"]
mod program;
mod support;

use std::fs;

use base64::{Engine, engine::general_purpose::STANDARD_NO_PAD};
use program::{Program, client, command};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use support::{Sandbox, TOKEN, config, live, set};
use tempfile::TempDir;

const EMAIL: &str = "Hermenegilda.Zurbano@Secret-Mail.example";
const PHONE: &str = "+34 600 98 76 54";

/// As they are told.
fn clear() -> Value {
    json!({
        "id": "ana", "email": format!(" {EMAIL} "), "phone": PHONE, "first_name": "Hermenegilda", "last_name": "Etxeberria",
        "city": "Villaquilambre", "birthday": "1987-03-09", "country": "ES"
    })
}

/// Every form in which one of them could stand somewhere.
fn spellings() -> Vec<String> {
    let mut spellings = Vec::new();
    for text in [
        EMAIL,
        PHONE,
        "34600987654",
        "600987654",
        "600 98 76 54",
        "Hermenegilda",
        "Etxeberria",
        "Villaquilambre",
        "1987-03-09",
        "19870309",
    ] {
        let percent: String = url::form_urlencoded::byte_serialize(text.as_bytes()).collect();
        for text in [text.to_owned(), text.to_lowercase(), text.to_uppercase(), percent] {
            for before in ["", " ", "  "] {
                let encoded = STANDARD_NO_PAD.encode(format!("{before}{text}"));
                spellings.push(encoded[4..encoded.len() - 3].to_owned());
            }
            spellings.push(text);
        }
    }
    spellings.retain(|text| text.len() >= 8);
    spellings
}

fn assert_absent(place: &str, text: &str) {
    for spelling in spellings() {
        if let Some(at) = text.find(&spelling) {
            let around: String = text[..at].chars().rev().take(160).collect::<Vec<_>>().into_iter().rev().collect();
            panic!("{place} holds {spelling}, after: {around}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_goes_out_hashed_is_kept_hashed() {
    let sandbox = Sandbox::start().await;
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("goal.toml");
    fs::write(&path, config(&sandbox.origin)).expect("written");
    let made = command().args(["keys", "add", "bot", "--config"]).arg(&path).output().expect("runs");
    let key = format!("Bearer {}", String::from_utf8_lossy(&made.stdout).trim());
    let program = Program::start(&path, &[("GOAL_SECRET_META_SHOP", TOKEN), ("RUST_LOG", "trace")]);
    let client = client();
    let mut answers = String::new();
    // One is accepted; one the platform refuses, so that what may be built anew stays; one waits.
    let refusal = json!({ "target": "meta", "status": 400, "body": r#"{"error":{"message":"m","code":100}}"# });
    let trouble = json!({ "target": "meta", "status": 503, "times": 1000 });
    for (n, fault) in [None, Some(refusal), Some(trouble)].into_iter().enumerate() {
        if let Some(fault) = fault {
            sandbox.fault(fault).await;
        }
        let body = set(live(n), "/context/subscriber", clear());
        let request = client.post(format!("{}/v1/events", program.origin())).header("authorization", &key);
        let request = request.header("content-type", "application/json").header("idempotency-key", format!("k-{n}"));
        let answer = request.body(body.to_string()).send().await.expect("an answer");
        assert_eq!(answer.status(), 202);
        answers += &answer.text().await.expect("a body");
        while sandbox.calls().await <= n {
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
    }
    let hash: String = Sha256::digest(EMAIL.to_lowercase()).iter().map(|byte| format!("{byte:02x}")).collect();
    let received = sandbox.received().await;
    assert!(received.iter().all(|call| call.to_string().contains(&hash)), "it does go out, hashed: {received:#?}");
    let mut kept = String::new();
    for file in ["goal.sqlite", "goal.sqlite-wal", "goal.sqlite-shm"] {
        let bytes = fs::read(folder.path().join(file)).expect("the database and its side files");
        let text = String::from_utf8_lossy(&bytes);
        assert_absent(file, &text);
        kept += &text;
    }
    assert!(kept.contains(&hash), "and hashed it is kept");
    let (_, log) = program.stop();
    assert!(log.contains("TRACE"), "the log was to be talkative");
    assert_absent("the log", &log);
    assert_absent("an answer", &answers);
}
