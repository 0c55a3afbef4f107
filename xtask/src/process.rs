//! Other programs, run and waited for.

use std::ffi::OsStr;
use std::io::ErrorKind;
use std::process::{Command, Output};

use anyhow::{Context, Result, bail};

use crate::hindrance::Hindrance;

/// Says what is being done, on stderr, so that stdout holds results only.
pub(crate) fn step(text: &str) {
    eprintln!("· {text}");
}

/// Runs a command whose output is worth reading only when it fails.
pub(crate) fn quietly(command: &mut Command) -> Result<Output> {
    let output = command.output().map_err(|error| not_started(command, error))?;
    if output.status.success() {
        return Ok(output);
    }
    let said = [output.stderr, output.stdout].concat();
    let said = String::from_utf8_lossy(&said);
    bail!("`{}` failed ({}):\n{}", line(command), output.status, last(&said, 40));
}

/// The last lines of a text.
pub(crate) fn last(text: &str, lines: usize) -> String {
    let all: Vec<&str> = text.trim_end().lines().collect();
    all[all.len().saturating_sub(lines)..].join("\n")
}

/// Runs a command that talks to the terminal itself.
pub(crate) fn openly(command: &mut Command) -> Result<()> {
    let status = command.status().map_err(|error| not_started(command, error))?;
    if !status.success() {
        bail!("`{}` failed ({status})", line(command));
    }
    Ok(())
}

/// What a command wrote to stdout, trimmed.
pub(crate) fn answer(command: &mut Command) -> Result<String> {
    let output = quietly(command)?;
    let text = String::from_utf8(output.stdout)
        .with_context(|| format!("`{}` wrote something that is not text", line(command)))?;
    Ok(text.trim().to_owned())
}

/// The command as one would type it.
pub(crate) fn line(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}

pub(crate) fn not_started(command: &Command, error: std::io::Error) -> anyhow::Error {
    let program = command.get_program().to_string_lossy();
    if error.kind() == ErrorKind::NotFound {
        return Hindrance(format!("{program} is missing: install it, or add its folder to PATH, and run this again."))
            .into();
    }
    anyhow::Error::new(error).context(format!("`{program}` did not start"))
}
