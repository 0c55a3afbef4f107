//! What was bought or asked for: Meta's `custom_data`, TikTok's `properties`. The parts bear the platform's names already.

use super::filled::{Part, Shape};
use super::writer::Writer;

/// Writes the parts as one object.
pub(super) fn write(writer: &mut Writer, parts: &[Part<'_>]) {
    writer.object();
    for part in parts {
        if part.shape == Shape::End {
            writer.end();
            continue;
        }
        writer.next(part.name);
        if !part.field.as_str().is_empty() {
            writer.comes_from(&part.field);
        }
        match part.shape {
            Shape::Text => writer.text(&part.text),
            Shape::Raw => writer.raw(&part.text),
            Shape::List => writer.array(),
            _ => writer.object(),
        }
    }
    writer.end();
}
