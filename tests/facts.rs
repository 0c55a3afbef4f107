//! A slip in a fact stops the build, and says where it stands.

#![allow(dead_code, clippy::unwrap_used, reason = "the build uses more of it than this test")]

#[path = "../build/facts.rs"]
mod facts;

use facts::{Checked, File};

const GROUND: &str = r#""source": "a page", "date": "2026-11-22", "confidence": "documented""#;

/// Reads one row with `members` as an event's would be read, and says what is wrong with it.
fn read(members: &str) -> Checked<()> {
    let text = format!(r#"{{ "about": "events", "events": [{{ {members} }}] }}"#);
    let mut file = File::read("tiktok/events.json", &text)?;
    for mut row in file.rows("events")? {
        row.text("name")?;
        row.choice("standing", &["standard", "renamed"])?;
        row.bits("sources", &["web".to_owned(), "offline".to_owned()])?;
        row.maybe_number("limit")?;
        row.close()?;
    }
    file.close()
}

fn wrong(members: &str) -> String {
    read(members).unwrap_err()
}

#[test]
fn a_whole_row_is_read() {
    let row = format!(r#""name": "Lead", "standing": "standard", "sources": ["web"], "note": "n", {GROUND}"#);
    assert_eq!(read(&row), Ok(()));
}

#[test]
fn a_slip_is_named_with_its_file_and_row() {
    let row = |members: &str| format!(r#""name": "Lead", "standing": "standard", {members}, {GROUND}"#);
    for (members, says) in [
        (row(r#""sorces": ["web"]"#), "nobody reads the member sorces"),
        (row(r#""sources": ["wep"]"#), "sources knows no \"wep\", only web, offline"),
        (row(r#""sources": ["web", "web"]"#), "each once"),
        (row(r#""sources": "web""#), "must be a list"),
        (row(r#""limit": -1"#), "must be a whole number"),
        (row(r#""since": "May 2025""#), "is no date"),
        (format!(r#""standing": "standard", {GROUND}"#), "name is missing"),
        (format!(r#""name": " ", "standing": "standard", {GROUND}"#), "name must be a text"),
        (format!(r#""name": "Lead", "standing": "old", {GROUND}"#), "standing knows no \"old\""),
    ] {
        let said = wrong(&members);
        assert!(said.contains("tiktok/events.json, events, row 1: ") && said.contains(says), "{said}");
    }
}

#[test]
fn a_fact_has_a_ground() {
    let row = r#""name": "Lead", "standing": "standard""#;
    for (ground, says) in [
        (r#""date": "2026-11-22", "confidence": "documented""#, "source is missing"),
        (r#""source": "a page", "confidence": "documented""#, "date is missing"),
        (r#""source": "a page", "date": "2026-11-22""#, "confidence is missing"),
        (r#""source": "a page", "date": "22.11.2026", "confidence": "documented""#, "is no date"),
        (r#""source": "a page", "date": "2026-11-22", "confidence": "high""#, "confidence knows no"),
    ] {
        let said = wrong(&format!("{row}, {ground}"));
        assert!(said.contains(says), "{said}");
    }
}

#[test]
fn a_file_says_what_it_is_about_and_has_no_list_too_many() {
    let read = |text: &str| File::read("a.json", text).and_then(File::close).unwrap_err();
    assert!(read(r#"{ "events": [] }"#).contains("what it is about"));
    assert!(read(r#"{ "about": "a", "evnets": [] }"#).contains("evnets that nobody reads"));
    assert!(read("[]").contains("an object of lists"));
    assert!(read("{").contains("is no JSON"));
}

#[test]
fn order_and_names_are_looked_after() {
    assert!(facts::sorted("a.json", &[1, 2, 2]).is_err() && facts::sorted("a.json", &[1, 2, 3]).is_ok());
    let names = ["a".to_owned(), "b".to_owned()];
    assert!(facts::unique("a.json", names.iter().chain(&names)).is_err() && facts::unique("a.json", &names).is_ok());
    assert_eq!(facts::variant("not-money"), "NotMoney");
}
