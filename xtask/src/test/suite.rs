//! One suite: commands in a row, their output in a log, and how many tests they ran.

use std::fs::{self, File};
use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use super::chromium::Browser;
use super::count::{self, Count};
use crate::process::not_started;
use crate::tree::Tree;

/// Something that is checked as a whole.
#[derive(Debug)]
pub(super) struct Suite {
    pub(super) name: &'static str,
    pub(super) about: &'static str,
    /// Suites that must have passed before.
    pub(super) needs: &'static [&'static str],
    /// Builds native code: two of a kind would only wait for cargo's lock.
    pub(super) cargo: bool,
    /// Drives Chromium.
    pub(super) browser: bool,
    /// Starts PostgreSQL.
    pub(super) postgres: bool,
    pub(super) counter: Counter,
    /// Run one after the other.
    pub(super) commands: Vec<Command>,
}

impl Suite {
    pub(super) fn new(name: &'static str, about: &'static str, counter: Counter, commands: Vec<Command>) -> Self {
        Self { name, about, needs: &[], cargo: false, browser: false, postgres: false, counter, commands }
    }

    pub(super) fn needs(self, needs: &'static [&'static str]) -> Self {
        Self { needs, ..self }
    }

    pub(super) fn cargo(self) -> Self {
        Self { cargo: true, ..self }
    }

    pub(super) fn browser(self) -> Self {
        Self { browser: true, ..self }
    }

    pub(super) fn postgres(self) -> Self {
        Self { postgres: true, ..self }
    }
}

/// How the tests of a suite are counted.
#[derive(Debug, Clone, Copy)]
pub(super) enum Counter {
    /// The suite is one check.
    Whole,
    /// `test result:` lines, of cargo and of wasm-bindgen's runner.
    Cargo,
    /// The closing lines of `node --test`.
    Node,
    /// The closing lines of Vitest.
    Vitest,
}

/// How a suite ended.
#[derive(Debug)]
pub(super) struct Ended {
    pub(super) name: &'static str,
    pub(super) verdict: Verdict,
    pub(super) took: Duration,
    pub(super) log: PathBuf,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    Done(Count),
    /// It ran no test, which is no pass.
    Empty,
    /// Something it needs failed.
    Held,
}

impl Verdict {
    pub(super) fn is_good(self) -> bool {
        match self {
            Self::Done(count) => count.failed == 0,
            Self::Empty | Self::Held => false,
        }
    }
}

/// What every suite is run with.
#[derive(Debug)]
pub(super) struct Runner {
    logs: PathBuf,
    environment: Vec<(String, PathBuf)>,
}

impl Runner {
    pub(super) fn new(tree: &Tree, logs: PathBuf, browser: Option<Browser>) -> Result<Self> {
        let mut environment =
            vec![("GOAL_PKG".to_owned(), tree.at("pkg")), ("GOAL_BIN_DIR".to_owned(), tree.made("debug"))];
        if let Some(browser) = browser {
            environment.extend(browser.environment(&logs)?);
        }
        // Logs are read as text.
        environment.push(("NO_COLOR".into(), "1".into()));
        environment.push(("CARGO_TERM_COLOR".into(), "never".into()));
        // Everything the tests talk to is on this machine.
        environment.push(("NO_PROXY".into(), "127.0.0.1,localhost".into()));
        environment.push(("no_proxy".into(), "127.0.0.1,localhost".into()));
        Ok(Self { logs, environment })
    }

    pub(super) fn held(&self, suite: &Suite) -> Ended {
        Ended { name: suite.name, verdict: Verdict::Held, took: Duration::ZERO, log: self.log(suite) }
    }

    pub(super) fn run(&self, suite: &mut Suite) -> Ended {
        let started = Instant::now();
        let log = self.log(suite);
        let passed = self.commands(suite);
        let verdict = match passed {
            Ok(passed) => {
                let text = fs::read_to_string(&log).unwrap_or_default();
                match count::of(suite.counter, &text, passed) {
                    Count { passed: 0, failed: 0 } => Verdict::Empty,
                    count => Verdict::Done(count),
                }
            }
            Err(error) => {
                let _ = fs::write(&log, format!("{error:#}\n"));
                Verdict::Done(Count { passed: 0, failed: 1 })
            }
        };
        Ended { name: suite.name, verdict, took: started.elapsed(), log }
    }

    /// Runs the commands up to the first that fails.
    fn commands(&self, suite: &mut Suite) -> Result<bool> {
        let log = self.log(suite);
        let out = File::create(&log).with_context(|| format!("cannot write {}", log.display()))?;
        for command in &mut suite.commands {
            command.envs(self.environment.iter().map(|(name, value)| (name, value)));
            command.stdin(std::process::Stdio::null()).stdout(out.try_clone()?).stderr(out.try_clone()?);
            let status = command.status().map_err(|error| not_started(command, error))?;
            if !status.success() {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn log(&self, suite: &Suite) -> PathBuf {
        self.logs.join(format!("{}.log", suite.name.replace(' ', "-")))
    }
}
