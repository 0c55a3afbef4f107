//! A rule's page as Markdown.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use goal_element::rules::{Meta, Page};
use serde_json::Value;

use super::BY_HAND;
use super::words::Words;

/// Where a rule's page lies below `docs/rules`.
pub(super) fn path(code: &str) -> PathBuf {
    PathBuf::from(format!("{code}.md"))
}

/// The table of all rules.
pub(super) fn index(rules: &[Page], words: &Words) -> String {
    let mut text =
        String::from("<!-- Made by `cargo xtask docs`. -->\n# Rules\n\n| Rule | Severity | It says |\n|---|---|---|\n");
    for Page { meta, .. } in rules {
        let says = words.text("en", &format!("rule.{}", meta.code)).unwrap_or_default();
        let _ = writeln!(text, "| [`{0}`]({0}.md) | {1} | {2} |", meta.code, severity(meta), cell(&says));
    }
    let _ = writeln!(text, "\n[What no rule says, and why]({BY_HAND})");
    text
}

/// The page of one rule: identity, what its author wrote, its words, its cases.
pub(super) fn of(root: &Path, rule: &Page, words: &Words) -> Result<String> {
    let Meta { code, source, since, file, .. } = rule.meta;
    let confidence = lower(rule.meta.confidence);
    let mut text = format!("<!-- Made by `cargo xtask docs` from {file}. -->\n# `{code}`\n\n");
    let _ = writeln!(
        text,
        "**{}** · since {since} · {confidence}: {source} · [source](../../../{file})\n",
        severity(rule.meta)
    );
    let _ = writeln!(text, "{}\n", rule.text.lines().map(unindent).collect::<Vec<_>>().join("\n").trim());
    text += &texts(code, words);
    text += &cases(root, code)?;
    Ok(text)
}

fn severity(meta: &Meta) -> String {
    lower(meta.severity)
}

fn lower(name: impl std::fmt::Debug) -> String {
    format!("{name:?}").to_lowercase()
}

/// Doc comments keep the blank after `///`.
fn unindent(line: &str) -> &str {
    line.strip_prefix(' ').unwrap_or(line)
}

fn texts(code: &str, words: &Words) -> String {
    let mut text = String::from("## What people read\n");
    for key in words.of_rule(code) {
        let _ = writeln!(text, "\n`{key}`\n");
        for language in words.languages() {
            let _ = writeln!(text, "- {language}: {}", words.text(language, key).unwrap_or_default());
        }
    }
    text
}

/// The names of the specification's cases: what trips the rule, where, and what does not.
fn cases(root: &Path, code: &str) -> Result<String> {
    let file = format!("tests/spec/{code}.json");
    let Ok(spec) = fs::read_to_string(root.join(&file)) else {
        return Ok(String::new());
    };
    let spec: Value = serde_json::from_str(&spec).with_context(|| format!("{file} is not JSON"))?;
    let mut text = format!("\n## Cases\n\nFrom [{file}](../../../{file}).\n\n");
    for case in spec["trips"].as_array().into_iter().flatten() {
        let places = case["expect"].as_array().into_iter().flatten().filter(|found| found["code"] == code);
        let places: Vec<String> = places.map(place).collect();
        let _ = writeln!(text, "- Trips: {}: {}", name(case), places.join("; "));
    }
    for case in spec["passes"].as_array().into_iter().flatten() {
        let _ = writeln!(text, "- Passes: {}", name(case));
    }
    Ok(text)
}

fn place(found: &Value) -> String {
    let severity = found["severity"].as_str().unwrap_or("found");
    let fixes = found["fixes"].as_array().into_iter().flatten();
    let fixes: Vec<String> = fixes.filter_map(|fix| Some(format!("`{}`", fix["title"].as_str()?))).collect();
    let fixes = if fixes.is_empty() { String::new() } else { format!(", fix {}", fixes.join(" or ")) };
    format!("{severity} at `{}`{fixes}", found["path"].as_str().unwrap_or_default())
}

fn name(case: &Value) -> &str {
    case["name"].as_str().unwrap_or_default()
}

fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}
