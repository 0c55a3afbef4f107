//! Reading: any JSON-like document becomes what we know by types, and a list of faults. It never fails.

mod context;
mod goal;
mod reader;
mod surroundings;

use super::context::Context;
use super::fault::{Fault, FaultKind};
use super::goal::Goal;
use super::source::Source;
use super::surroundings::{RuleSettings, Surroundings};
use super::text_source::Text;
use reader::Reader;

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
    surroundings::surroundings(&mut Reader::default(), source)
}

/// Reads what the editor tells about the bot.
#[must_use]
pub fn surroundings_from_json(bytes: &[u8]) -> (Surroundings, Vec<Fault>) {
    from_json(bytes, surroundings::surroundings)
}

/// Reads the rules' settings alone, as they travel with a request.
#[must_use]
pub fn settings_from_json(bytes: &[u8]) -> (RuleSettings, Vec<Fault>) {
    from_json(bytes, surroundings::settings)
}

/// Reads the moment at which a goal is reached.
#[must_use]
pub fn context_from_json(bytes: &[u8]) -> (Context, Vec<Fault>) {
    from_json(bytes, context::context)
}

fn from_json<T>(bytes: &[u8], read: fn(&mut Reader, &mut dyn Source) -> T) -> (T, Vec<Fault>) {
    let mut text = Text::new(bytes);
    let mut reader = Reader::default();
    let value = read(&mut reader, &mut text);
    let mut faults = reader.faults;
    faults.extend(rest(&mut text));
    (value, faults)
}

/// What is wrong behind the value.
fn rest(text: &mut Text<'_>) -> Option<Fault> {
    text.finish();
    let kind: FaultKind = text.take_fault()?;
    Some(Fault { path: super::Pointer::root(), kind })
}
