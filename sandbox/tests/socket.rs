//! The program itself, over a real socket.

mod support;

use serde_json::json;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const PROGRAM: &str = env!("CARGO_BIN_EXE_goal-sandbox");

/// A running sandbox; killed when the test ends.
struct Running {
    child: Child,
    address: String,
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(PROGRAM);
    command.args(arguments).env_remove("GOAL_SANDBOX_TOKEN").stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn start() -> Running {
    start_with(&[])
}

fn start_with(more: &[&str]) -> Running {
    let world = support::file("world.json");
    let world = world.to_str().expect("a path");
    let usual = ["--port", "0", "--config", world, "--log", "error"];
    let mut child = command(&[&usual, more].concat()).spawn().expect("it starts");
    let mut line = String::new();
    BufReader::new(child.stdout.as_mut().expect("stdout")).read_line(&mut line).expect("a line");
    let address = line.trim().strip_prefix("listening on http://").expect("the promised line").to_owned();
    Running { child, address }
}

impl Running {
    /// One request on a connection of its own; everything that came back, even if it broke off.
    fn exchange(&self, method: &str, path: &str, body: &str) -> String {
        self.exchange_as(support::TOKEN, method, path, body)
    }

    fn exchange_as(&self, token: &str, method: &str, path: &str, body: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).expect("a connection");
        stream.set_read_timeout(Some(Duration::from_secs(10))).expect("a timeout");
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nhost: {}\r\nauthorization: Bearer {}\r\ncontent-type: application/json\r\n\
             content-length: {}\r\nconnection: close\r\n\r\n{body}",
            self.address,
            token,
            body.len()
        )
        .expect("it takes the request");
        let mut bytes = Vec::new();
        // A reset is one of the ways to drop a connection.
        let _ = stream.read_to_end(&mut bytes);
        String::from_utf8_lossy(&bytes).into_owned()
    }

    fn buy(&self) -> String {
        let body = support::json("bases.json")["whatsapp"]["body"].to_string();
        self.exchange("POST", "/v26.0/1020304050607080/events", &body)
    }
}

#[test]
fn a_purchase_is_accepted() {
    let answer = start().buy();
    assert!(answer.starts_with("HTTP/1.1 200 OK"), "{answer}");
    assert!(answer.contains(r#""events_received":1"#), "{answer}");
}

#[test]
fn a_connection_is_dropped_before_or_within_the_answer() {
    let running = start();
    running.exchange("POST", "/sandbox/faults", &json!({ "target": "meta", "close": true }).to_string());
    assert_eq!(running.buy(), "", "nothing at all came back");
    let torn = json!({ "target": "meta", "close": true, "body": "{\"events_rec" }).to_string();
    running.exchange("POST", "/sandbox/faults", &torn);
    let answer = running.buy();
    assert!(answer.contains("200 OK") && answer.contains("{\"events_rec"), "the first part came: {answer}");
    assert!(!answer.contains("\r\n0\r\n"), "and no end: {answer}");
    assert!(running.buy().contains("events_received"), "then all is well again");
}

#[test]
fn a_connection_is_dropped_before_the_body_is_there() {
    let running = start();
    running.exchange("POST", "/sandbox/faults", &json!({ "target": "meta", "unread": true }).to_string());
    let mut stream = TcpStream::connect(&running.address).expect("a connection");
    stream.set_read_timeout(Some(Duration::from_secs(10))).expect("a timeout");
    write!(stream, "POST /v26.0/1020304050607080/events HTTP/1.1\r\nhost: a\r\ncontent-length: 9000\r\n\r\n{{")
        .expect("it takes the head");
    let mut bytes = Vec::new();
    // A reset is one of the ways to drop a connection; a timeout is none.
    let end = stream.read_to_end(&mut bytes);
    assert!(end.is_ok() || end.is_err_and(|e| e.kind() == std::io::ErrorKind::ConnectionReset));
    assert!(bytes.is_empty(), "{}", String::from_utf8_lossy(&bytes));
    assert!(running.buy().contains("events_received"), "then all is well again");
}

/// What a killed sandbox had answered is in its record.
#[test]
fn a_record_outlives_the_sandbox() {
    let path = std::path::PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("killed.jsonl");
    let _ = std::fs::remove_file(&path);
    let record = ["--record", path.to_str().expect("a path")];
    let mut running = start_with(&record);
    for _ in 0..20 {
        assert!(running.buy().contains("events_received"));
    }
    running.child.kill().expect("it is killed");
    running.child.wait().expect("it ends");
    let again = start_with(&record);
    assert!(again.buy().contains("events_received"));
    let summary = again.exchange("GET", "/sandbox/summary", "");
    assert!(summary.contains(r#""accepted":21,"distinct":1,"counted":21"#), "{summary}");
}

#[test]
fn a_taken_port_is_told_in_a_sentence() {
    let running = start();
    let port = running.address.rsplit(':').next().expect("a port");
    let output = command(&["--port", port, "--token", "made-up"]).output().expect("it runs");
    let words = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(words.lines().count(), 1, "{words}");
    assert!(words.contains(port) && words.contains("--port"), "{words}");
}

#[test]
fn the_demo_needs_no_more_than_a_port() {
    let mut child = command(&["--port", "0", "--log", "error"]).spawn().expect("it starts");
    let mut line = String::new();
    BufReader::new(child.stdout.as_mut().expect("stdout")).read_line(&mut line).expect("a line");
    let address = line.trim().strip_prefix("listening on http://").expect("the promised line").to_owned();
    let answer = Running { child, address }.exchange_as("made-up", "GET", "/v26.0/120200000000000001?fields=name", "");
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
}

#[cfg(unix)]
#[test]
fn it_ends_when_asked_even_while_a_call_is_slow() {
    let mut running = start();
    let slow = json!({ "target": "meta", "delay_ms": 60_000 }).to_string();
    running.exchange("POST", "/sandbox/faults", &slow);
    let mut waiting = TcpStream::connect(&running.address).expect("a connection");
    write!(waiting, "POST /v26.0/1020304050607080/events HTTP/1.1\r\nhost: a\r\ncontent-length: 0\r\n\r\n")
        .expect("sent");
    std::thread::sleep(Duration::from_millis(200));
    let start = Instant::now();
    let id = running.child.id().to_string();
    assert!(Command::new("kill").args(["-TERM", &id]).status().expect("kill").success());
    let status = running.child.wait().expect("it ends");
    assert!(status.success(), "{status}");
    assert!(start.elapsed() < Duration::from_secs(10));
}
