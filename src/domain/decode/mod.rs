//! Reading: any JSON-like document becomes what we know by types, and a list of faults. It never fails.

mod context;
mod goal;
mod reader;
mod record;
mod surroundings;

use super::context::Context;
use super::fault::{Fault, FaultKind};
use super::goal::Goal;
use super::source::Source;
use super::surroundings::{RuleSettings, Surroundings};
use super::text_source::Text;
use reader::Reader;
use record::Record;

/// Reads a block's document from any source.
pub fn goal(source: &mut dyn Source) -> Goal {
    let mut reader = Reader::default();
    let mut read = goal::goal(&mut reader, source);
    read.faults = reader.faults;
    read
}

/// Reads a block's document from JSON bytes.
#[must_use]
pub fn goal_from_json(bytes: &[u8]) -> Goal {
    let mut text = Text::new(bytes);
    let mut read = goal(&mut text);
    read.faults.extend(rest(&mut text));
    read
}

/// Reads what the editor tells about the bot, inside another document.
pub(crate) fn surroundings(source: &mut dyn Source) -> Surroundings {
    let mut read = Surroundings::default();
    Reader::default().record(source, &mut read);
    read
}

/// Reads what the editor tells about the bot.
#[must_use]
pub fn surroundings_from_json(bytes: &[u8]) -> (Surroundings, Vec<Fault>) {
    let mut read = Surroundings::default();
    let faults = from_json(bytes, &mut read);
    (read, faults)
}

/// Reads the rules' settings alone, as they travel with a request.
#[must_use]
pub fn settings_from_json(bytes: &[u8]) -> (RuleSettings, Vec<Fault>) {
    let mut read = RuleSettings::default();
    let faults = from_json(bytes, &mut read);
    (read, faults)
}

/// Reads the moment at which a goal is reached.
#[must_use]
pub fn context_from_json(bytes: &[u8]) -> (Context, Vec<Fault>) {
    let mut read = Context::default();
    let faults = from_json(bytes, &mut read);
    (read, faults)
}

fn from_json(bytes: &[u8], record: &mut dyn Record) -> Vec<Fault> {
    let mut text = Text::new(bytes);
    let mut reader = Reader::default();
    reader.record(&mut text, record);
    let mut faults = reader.faults;
    faults.extend(rest(&mut text));
    faults
}

/// What is wrong behind the value.
fn rest(text: &mut Text<'_>) -> Option<Fault> {
    text.finish();
    let kind: FaultKind = text.take_fault()?;
    Some(Fault { path: super::Pointer::root(), kind })
}
