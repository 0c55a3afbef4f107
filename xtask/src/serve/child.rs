//! A program that runs as long as we do.

use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc::{Receiver, Sender};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, bail};
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

use crate::hindrance::Hindrance;
use crate::process::{last, not_started};

/// How long a program may take to finish what it is doing.
const PATIENCE: Duration = Duration::from_secs(5);
/// How much of a log is shown when its program ends.
const LAST_LINES: usize = 20;

/// What happens while we wait.
#[derive(Debug)]
pub(super) enum Event {
    /// Ctrl-C, or the terminal is gone.
    Stop,
    /// The first line a program wrote to stdout: where it listens.
    Line { name: &'static str, text: String },
    /// A program closed its output.
    Ended { name: &'static str },
}

/// A running program; dropping it stops the program.
#[derive(Debug)]
pub(super) struct Child {
    name: &'static str,
    process: std::process::Child,
    data: PathBuf,
}

impl Child {
    /// Starts `command` and writes what it says to `<data>/<name>.log`.
    pub(super) fn start(name: &'static str, mut command: Command, data: &Path, events: &Sender<Event>) -> Result<Self> {
        let log = log(name, data);
        let mut out = File::create(&log).with_context(|| format!("cannot write {}", log.display()))?;
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(out.try_clone()?);
        // Ctrl-C reaches everything in the terminal's group; in a group of its own the program is stopped by us, and in order.
        command.process_group(0);
        let mut process = command.spawn().map_err(|error| not_started(&command, error))?;
        let stdout = process.stdout.take().ok_or_else(|| anyhow!("{name} has no stdout"))?;
        let events = events.clone();
        thread::spawn(move || {
            let mut stdout = BufReader::new(stdout);
            let mut text = String::new();
            if stdout.read_line(&mut text).is_ok_and(|read| read > 0) {
                let _ = events.send(Event::Line { name, text: text.trim().to_owned() });
                let _ = std::io::copy(&mut stdout, &mut out);
            }
            let _ = events.send(Event::Ended { name });
        });
        Ok(Self { name, process, data: data.to_path_buf() })
    }

    /// Waits for the line that says where the program listens.
    pub(super) fn first_line(&self, inbox: &Receiver<Event>, patience: Duration) -> Result<String> {
        let event = inbox.recv_timeout(patience);
        match event {
            Ok(Event::Line { text, name }) if name == self.name => Ok(text),
            Ok(Event::Ended { name }) => bail!(ended(name, &self.data)),
            Ok(Event::Stop) => Err(Hindrance("Stopped before everything had started.".into()).into()),
            Ok(Event::Line { .. }) | Err(_) => {
                bail!("{} did not say where it listens; see {}", self.name, log(self.name, &self.data).display())
            }
        }
    }

    /// Asks the program to stop, and ends it when it does not.
    fn stop(&mut self) {
        let asked = i32::try_from(self.process.id()).map(|id| kill(Pid::from_raw(id), Signal::SIGTERM));
        let until = Instant::now() + PATIENCE;
        while asked.is_ok() && Instant::now() < until {
            if !matches!(self.process.try_wait(), Ok(None)) {
                return;
            }
            thread::sleep(Duration::from_millis(20));
        }
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Drop for Child {
    fn drop(&mut self) {
        self.stop();
    }
}

/// What to say of a program that ended by itself: its last lines.
pub(super) fn ended(name: &'static str, data: &Path) -> String {
    let text = fs::read_to_string(log(name, data)).unwrap_or_default();
    if text.trim().is_empty() {
        return format!("{name} ended by itself and said nothing.");
    }
    format!("{name} ended by itself. Its last lines:\n{}", last(&text, LAST_LINES))
}

fn log(name: &str, data: &Path) -> PathBuf {
    data.join(format!("{name}.log"))
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    fn shell(script: &str, name: &str) -> (Child, Receiver<Event>, PathBuf) {
        let data = std::env::temp_dir().join(format!("xtask-child-{name}-{}", std::process::id()));
        fs::create_dir_all(&data).unwrap();
        let (events, inbox) = mpsc::channel();
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        (Child::start("sh", command, &data, &events).unwrap(), inbox, data)
    }

    #[test]
    fn the_first_line_is_handed_over_and_the_program_stopped() {
        let (child, inbox, data) = shell("echo open http://127.0.0.1:1; exec sleep 60", "line");
        assert_eq!(child.first_line(&inbox, PATIENCE).unwrap(), "open http://127.0.0.1:1");
        let id = Pid::from_raw(i32::try_from(child.process.id()).unwrap());
        drop(child);
        assert!(kill(id, None).is_err(), "the program still runs");
        fs::remove_dir_all(data).unwrap();
    }

    #[test]
    fn a_program_that_ends_is_told_with_its_last_lines() {
        let (child, inbox, data) = shell("echo 'no such table' >&2; exit 3", "ends");
        let error = child.first_line(&inbox, PATIENCE).unwrap_err().to_string();
        assert!(error.contains("no such table"), "{error}");
        drop(child);
        fs::remove_dir_all(data).unwrap();
    }
}
