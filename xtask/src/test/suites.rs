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
/// The same with what makes it wrong on purpose.
const DISTURBED: &[&str] = &["--package", "goal-element", "--no-default-features", "--features", "disturb"];
const SERVERS: &[&str] = &["--package", "goal-proxy", "--package", "sandbox"];
const TOOLS: &[&str] = &["--package", "xtask", "--package", "rule-pages"];

/// All suites, those that others wait for first.
pub(super) fn all(tree: &Tree) -> Result<Vec<Suite>> {
    let me = env::current_exe().context("cannot tell where this program is")?;
    let mut suites = native(tree);
    suites.extend(package(tree, &me));
    suites.extend(studio(tree, &me));
    suites.extend(browser(tree, &me));
    suites.extend(lints(tree));
    // The seed is settled, so that only a change of ours makes it fail.
    suites.push(api_fuzz(tree, &["--examples", "10", "--seed", "1"]));
    Ok(suites)
}

/// The core's properties over many more cases, and the end-to-end tests several times, with what they need.
pub(super) fn soak(tree: &Tree, cases: u32, rounds: usize, kills: u32) -> Result<Vec<Suite>> {
    let needed = ["servers", "package", "studio", "core tests", "end to end"];
    let mut suites = all(tree)?;
    let me = env::current_exe().context("cannot tell where this program is")?;
    let search = vec![command(tree, me, &["fuzz"])];
    suites.retain(|suite| needed.contains(&suite.name));
    for suite in &mut suites {
        match suite.name {
            "core tests" => suite.commands.iter_mut().for_each(|tests| {
                tests.env("PROPTEST_CASES", cases.to_string());
            }),
            "end to end" => suite.commands = (0..rounds).flat_map(|_| node_tests(tree, "tests/e2e")).collect(),
            _ => {}
        }
    }
    let mut killed = cargo(tree, &["test", "--package", "goal-proxy", "--test", "killed", "--", "--nocapture"]);
    killed.env("GOAL_KILLS", kills.to_string());
    suites.push(
        Suite::new("kills", "goal-proxy killed under load, again and again", Counter::Cargo, vec![killed])
            .cargo()
            .postgres(),
    );
    let mut matrix = command(tree, "node", &["--test", "--test-reporter=spec", "tests/node/matrix.test.mjs"]);
    matrix.env("GOAL_MATRIX", "1");
    let about = "every state of the elements in every language, appearance and direction";
    suites.push(Suite::new("matrix", about, Counter::Node, vec![matrix]).needs(&["package"]).browser());
    suites.push(api_fuzz(tree, &["--examples", "100"]));
    suites.push(Suite::new("fuzz", "inputs that break reading, led by coverage", Counter::Whole, search));
    Ok(suites)
}

/// Schemathesis in a folder of its own, and its run over the two programs.
fn api_fuzz(tree: &Tree, how: &[&str]) -> Suite {
    let own = tree.made("schemathesis");
    let python = own.join("bin/python");
    let mut commands = Vec::new();
    // Made once; a folder that was left half made has no pip.
    if !own.join("bin/pip").exists() {
        let mut make = command(tree, "python3", &["-m", "venv"]);
        make.arg(&own);
        commands.push(make);
    }
    let pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
    let mut install = command(tree, &python, &pip);
    install.args(["--requirement", "proxy/tests/fuzz/requirements.txt"]);
    let mut run = command(tree, &python, &["proxy/tests/fuzz/run.py"]);
    run.arg(tree.made("debug/goal-proxy")).arg(tree.made("debug/goal-sandbox")).args(how);
    commands.extend([install, run]);
    let about = "goal-proxy called with whatever its OpenAPI document allows, and what not";
    Suite::new("api fuzz", about, Counter::Whole, commands).needs(&["servers"])
}

fn native(tree: &Tree) -> Vec<Suite> {
    let test = |packages: &[&str]| vec![cargo(tree, &[&["test", "--no-fail-fast"], packages].concat())];
    let format = vec![cargo(tree, &["fmt", "--all", "--check"])];
    let servers = vec![cargo(tree, &[&["build"], SERVERS].concat())];
    // Apart from the others: cargo would build this program anew for another set of packages, while it runs.
    let xtask = test(&["--package", "xtask"]);
    let mutation = test(
        &[DISTURBED, &["--test", "rules", "--test", "flow", "--test", "answers", "--", "mutation", "is_lost"]].concat(),
    );
    vec![
        Suite::new("format", "cargo fmt", Counter::Whole, format),
        Suite::new("servers", "goal-proxy and the sandbox compile", Counter::Whole, servers).cargo(),
        Suite::new("core tests", "the core, natively", Counter::Cargo, test(CORE)).cargo(),
        Suite::new("mutation", "the core made wrong in every rule and row", Counter::Cargo, mutation).cargo(),
        Suite::new("server tests", "goal-proxy and the sandbox", Counter::Cargo, test(SERVERS)).cargo().postgres(),
        Suite::new("xtask tests", "this tool, and the tree's tidiness", Counter::Cargo, xtask).cargo(),
        Suite::new("rule pages", "docs/rules is up to date", Counter::Cargo, test(&["--package", "rule-pages"]))
            .cargo(),
    ]
}

/// The packed package and what runs on it without a browser.
fn package(tree: &Tree, me: &Path) -> Vec<Suite> {
    let xtask = |word: &str| vec![command(tree, me, &[word])];
    let tool = |name: &str, words: &[&str]| command(tree, tree.at("tests/node_modules/.bin").join(name), words);
    let lint =
        vec![tool("biome", &["ci", "--error-on-warnings", "--colors=off", "."]), tool("publint", &["pkg", "--strict"])];
    let node = node_tests(tree, "tests/node");
    vec![
        Suite::new("package", "wasm, bindings, package, tarball", Counter::Whole, xtask("build")),
        Suite::new("size", "budgets of xtask/size.json", Counter::Whole, xtask("size")).needs(&["package"]),
        Suite::new("node tests", "the package in Node", Counter::Node, node).needs(&["package"]),
        Suite::new("js lints", "Biome, and publint over the package", Counter::Whole, lint).needs(&["package"]),
    ]
}

fn studio(tree: &Tree, me: &Path) -> Vec<Suite> {
    let npm = |words: &[&str]| {
        let mut npm = command(tree, "npm", words);
        npm.current_dir(tree.at("www/studio"));
        vec![npm]
    };
    let bundle = vec![command(tree, me, &["build", "--studio"])];
    vec![
        Suite::new("studio", "the studio with the packed package", Counter::Whole, bundle).needs(&["package"]),
        Suite::new("studio types", "tsc over the studio", Counter::Whole, npm(&["run", "check"])).needs(&["studio"]),
        Suite::new("studio tests", "the studio's own tests", Counter::Vitest, npm(&["test"])).needs(&["studio"]),
    ]
}

fn browser(tree: &Tree, me: &Path) -> Vec<Suite> {
    let mut wasm = cargo(tree, &["test", "--package", "goal-element", "--target", WASM, "--test", "web"]);
    let runner = format!("{} wasm-test-runner", me.display());
    wasm.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner).env("WASM_BINDGEN_TEST_TIMEOUT", "120");
    let story = node_tests(tree, "tests/e2e");
    let story = Suite::new("end to end", "studio and servers in headless Chromium", Counter::Node, story);
    vec![
        Suite::new("wasm tests", "the web side in headless Chromium", Counter::Cargo, vec![wasm]).cargo().browser(),
        story.needs(&["studio", "servers"]).browser(),
    ]
}

fn lints(tree: &Tree) -> Vec<Suite> {
    // Without the packages they depend on, which are linted by themselves.
    let clippy = |which: &[&str], targets: &[&str]| {
        let words = [&["clippy", "--quiet", "--no-deps"], which, targets, &["--", "--deny", "warnings"]];
        vec![cargo(tree, &words.concat())]
    };
    let all: &[&str] = &["--all-targets"];
    let core = clippy(DISTURBED, all);
    // The other tests run natively and need what is not there for wasm32.
    let web = clippy(&["--package", "goal-element", "--target", WASM], &["--lib", "--test", "web"]);
    let programs = clippy(&[SERVERS, TOOLS].concat(), all);
    vec![
        Suite::new("lints core", "clippy over the core without the web side", Counter::Whole, core).cargo(),
        Suite::new("lints web", "clippy over the web side, for wasm32", Counter::Whole, web).cargo(),
        Suite::new("lints programs", "clippy over servers and tools", Counter::Whole, programs).cargo(),
    ]
}

/// The test files of a folder and of those in it as one run; no files, no run.
fn node_tests(tree: &Tree, folder: &str) -> Vec<Command> {
    let entries = |folder: PathBuf| {
        fs::read_dir(folder).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path())).collect::<Vec<_>>()
    };
    let direct = entries(tree.at(folder));
    let below = direct.iter().filter(|path| path.is_dir()).cloned().flat_map(entries);
    let mut files: Vec<PathBuf> = direct.iter().cloned().chain(below).collect();
    files.retain(|path| path.to_string_lossy().ends_with(".test.mjs"));
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
                assert!(all.iter().any(|other| other.name == *need), "{} needs {need}", suite.name);
            }
        }
    }
}
