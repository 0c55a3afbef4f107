//! The program itself, started as a person starts it. Each test file uses a part of it.
#![allow(dead_code)]

use std::{
    io::{BufRead, BufReader, Read},
    path::Path,
    process::{Child, Command, Output, Stdio},
    thread::{self, JoinHandle},
};

/// A goal-proxy that runs.
pub(crate) struct Program {
    child: Child,
    /// The one line that it printed.
    pub(crate) line: String,
    log: Option<JoinHandle<String>>,
}

/// The program, free of the environment's own settings.
pub(crate) fn command() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_goal-proxy"));
    command.env_remove("RUST_LOG").env_remove("GOAL_SIGN_IN_KEY");
    command
}

impl Program {
    /// Starts it with the configuration at `config` and waits for its line.
    pub(crate) fn start(config: &Path, environment: &[(&str, &str)]) -> Self {
        Self::run(command(), config, "127.0.0.1:0", environment)
    }

    /// The same at an address.
    pub(crate) fn listening(config: &Path, address: &str, environment: &[(&str, &str)]) -> Self {
        Self::run(command(), config, address, environment)
    }

    /// The same by a shell's `script`, which is given the program and its arguments.
    pub(crate) fn start_by(config: &Path, environment: &[(&str, &str)], script: &str) -> Self {
        let mut shell = Command::new("sh");
        shell
            .args(["-c", script, env!("CARGO_BIN_EXE_goal-proxy")])
            .env_remove("RUST_LOG")
            .env_remove("GOAL_SIGN_IN_KEY");
        Self::run(shell, config, "127.0.0.1:0", environment)
    }

    fn run(mut command: Command, config: &Path, address: &str, environment: &[(&str, &str)]) -> Self {
        command.arg("--config").arg(config).args(["--listen", address]).stdout(Stdio::piped()).stderr(Stdio::piped());
        command.stdin(Stdio::null()).envs(environment.iter().copied());
        let mut child = command.spawn().expect("starts");
        let mut stderr = child.stderr.take().expect("a log");
        // Read all the while: a full pipe would stop the program.
        let log = thread::spawn(move || {
            let mut text = String::new();
            stderr.read_to_string(&mut text).expect("text");
            text
        });
        let mut line = String::new();
        BufReader::new(child.stdout.take().expect("an output")).read_line(&mut line).expect("a line");
        Self { child, line, log: Some(log) }
    }

    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// Its origin.
    pub(crate) fn origin(&self) -> &str {
        let link = self.line.strip_prefix("open ").expect("a link");
        link.split_once("/sign-in?key=").expect("a sign-in link").0
    }

    /// The key of its link.
    pub(crate) fn key(&self) -> &str {
        self.line.trim().rsplit_once("key=").expect("a key").1
    }

    /// Asks it to stop as a service manager does; the exit code and the log.
    pub(crate) fn stop(mut self) -> (Option<i32>, String) {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &id]).status().expect("kill runs").success());
        let code = self.child.wait().expect("ends").code();
        (code, self.log.take().expect("a log").join().expect("read"))
    }

    /// Ends it at once.
    pub(crate) fn kill(mut self) {
        self.child.kill().expect("killed");
        self.child.wait().expect("ended");
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A browser that follows no redirect by itself.
pub(crate) fn client() -> reqwest::Client {
    // Fails only when another test of this process was first.
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none()).build().expect("a client")
}

/// What it said before it ended.
pub(crate) fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}
