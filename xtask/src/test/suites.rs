//! Every suite there is. Test files are found, not listed: a new one needs no line here.

use std::env;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::suite::{Counter, Suite};
use crate::tools::WASM;
use crate::tree::Tree;

const CORE: &[&str] = &["--package", "goal-element", "--no-default-features"];
const PROGRAMS: &[&str] = &["--package", "goal-proxy", "--package", "goal-sandbox"];

/// All suites, those that others wait for first.
pub(super) fn all(tree: &Tree) -> Result<Vec<Suite>> {
    let me = env::current_exe().context("cannot tell where this program is")?;
    let mut suites = native(tree);
    suites.extend(package(tree, &me));
    suites.extend(browser(tree, &me));
    suites.extend(lints(tree));
    Ok(suites)
}

fn suite(
    name: &'static str,
    about: &'static str,
    counter: Counter,
    commands: Vec<Command>,
) -> Suite {
    Suite {
        name,
        about,
        needs: &[],
        cargo: false,
        browser: false,
        counter,
        commands,
    }
}

fn native(tree: &Tree) -> Vec<Suite> {
    let cargo = |words: &[&str], more: &[&str]| vec![cargo(tree, &[words, more].concat())];
    let native = |suite| Suite {
        cargo: true,
        ..suite
    };
    vec![
        suite(
            "format",
            "cargo fmt",
            Counter::Whole,
            cargo(&["fmt", "--all", "--check"], &[]),
        ),
        native(suite(
            "servers",
            "goal-proxy and the sandbox compile",
            Counter::Whole,
            cargo(&["build"], PROGRAMS),
        )),
        native(suite(
            "core tests",
            "the core, natively",
            Counter::Cargo,
            cargo(&["test", "--no-fail-fast"], CORE),
        )),
        native(suite(
            "server tests",
            "goal-proxy and the sandbox",
            Counter::Cargo,
            cargo(&["test", "--no-fail-fast"], PROGRAMS),
        )),
        native(suite(
            "xtask tests",
            "this tool, tidiness of the tree",
            Counter::Cargo,
            cargo(&["test", "--no-fail-fast"], &["--package", "xtask"]),
        )),
    ]
}

/// The packed package and what runs on it without a browser.
fn package(tree: &Tree, me: &Path) -> Vec<Suite> {
    let needs: &'static [&'static str] = &["package"];
    let xtask = |words: &[&str]| vec![command(tree, me, words)];
    let tool = |name: &str, words: &[&str]| {
        command(tree, tree.at("tests/node_modules/.bin").join(name), words)
    };
    let studio = |words: &[&str]| {
        let mut npm = command(tree, "npm", words);
        npm.current_dir(tree.at("www/studio"));
        npm
    };
    let lint = vec![
        tool("biome", &["ci", "--error-on-warnings", "--colors=off", "."]),
        tool("publint", &["pkg", "--strict"]),
    ];
    vec![
        suite(
            "package",
            "wasm, bindings, package, tarball",
            Counter::Whole,
            xtask(&["build"]),
        ),
        Suite {
            needs,
            ..suite(
                "size",
                "budgets of xtask/size.json",
                Counter::Whole,
                xtask(&["size"]),
            )
        },
        Suite {
            needs,
            ..suite(
                "node tests",
                "the package in Node",
                Counter::Node,
                node_tests(tree, "tests/node"),
            )
        },
        Suite {
            needs,
            ..suite(
                "js lints",
                "Biome over all JavaScript and TypeScript, publint over the package",
                Counter::Whole,
                lint,
            )
        },
        Suite {
            needs,
            ..suite(
                "studio",
                "the studio with the packed package",
                Counter::Whole,
                xtask(&["build", "--studio"]),
            )
        },
        Suite {
            needs: &["studio"],
            ..suite(
                "studio types",
                "the studio's types",
                Counter::Whole,
                vec![studio(&["run", "check"])],
            )
        },
        Suite {
            needs: &["studio"],
            ..suite(
                "studio tests",
                "the studio's own tests",
                Counter::Vitest,
                vec![studio(&["test"])],
            )
        },
    ]
}

fn browser(tree: &Tree, me: &Path) -> Vec<Suite> {
    let mut wasm = cargo(
        tree,
        &[
            "test",
            "--package",
            "goal-element",
            "--target",
            WASM,
            "--test",
            "web",
        ],
    );
    let runner = format!("{} wasm-test-runner", me.display());
    wasm.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner)
        .env("WASM_BINDGEN_TEST_TIMEOUT", "120");
    let wasm = if tree.at("tests/web.rs").is_file() {
        vec![wasm]
    } else {
        Vec::new()
    };
    let wasm = suite(
        "wasm tests",
        "the web side in headless Chromium",
        Counter::Cargo,
        wasm,
    );
    let story = suite(
        "end to end",
        "the studio with real servers in headless Chromium",
        Counter::Node,
        node_tests(tree, "tests/e2e"),
    );
    vec![
        Suite {
            cargo: true,
            browser: true,
            ..wasm
        },
        Suite {
            needs: &["studio", "servers"],
            browser: true,
            ..story
        },
    ]
}

fn lints(tree: &Tree) -> Vec<Suite> {
    let clippy = |which: &[&str]| {
        let words = [
            &["clippy", "--quiet"],
            which,
            &["--all-targets", "--", "--deny", "warnings"],
        ]
        .concat();
        vec![cargo(tree, &words)]
    };
    let web = ["--package", "goal-element", "--target", WASM];
    let programs = [PROGRAMS, &["--package", "xtask"]].concat();
    let lint = |name, about, commands| Suite {
        cargo: true,
        ..suite(name, about, Counter::Whole, commands)
    };
    vec![
        lint(
            "lints core",
            "clippy over the core without the web side",
            clippy(CORE),
        ),
        lint(
            "lints programs",
            "clippy over goal-proxy, the sandbox and xtask",
            clippy(&programs),
        ),
        lint("lints web", "clippy for wasm32", clippy(&web)),
    ]
}

fn node_tests(tree: &Tree, folder: &str) -> Vec<Command> {
    let entries = fs::read_dir(tree.at(folder))
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()));
    let mut files: Vec<PathBuf> = entries
        .filter(|path| path.to_string_lossy().ends_with(".test.mjs"))
        .collect();
    files.sort();
    if files.is_empty() {
        return Vec::new();
    }
    let mut node = command(tree, "node", &["--test", "--test-reporter=spec"]);
    node.args(files);
    vec![node]
}

fn cargo(tree: &Tree, words: &[&str]) -> Command {
    command(tree, "cargo", words)
}

fn command(tree: &Tree, program: impl AsRef<OsStr>, words: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.current_dir(tree.root()).args(words);
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_suite_needs_is_a_suite() {
        let all = all(&Tree::find()).unwrap();
        for suite in &all {
            for need in suite.needs {
                assert!(
                    all.iter().any(|other| other.name == *need),
                    "{} needs {need}",
                    suite.name
                );
            }
        }
    }
}
