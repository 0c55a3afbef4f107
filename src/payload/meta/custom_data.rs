//! What was bought or asked for. Meta's names are the document's own, so the parts go out as they were filled.

use crate::payload::filled::{Part, Value};
use crate::payload::writer::Writer;

/// Writes the parts as one object.
pub(super) fn write(writer: &mut Writer, parts: &[Part]) {
    writer.object();
    for part in parts {
        writer.key(&part.name);
        value(writer, part);
    }
    writer.end();
}

fn value(writer: &mut Writer, part: &Part) {
    if let Some(field) = &part.field {
        writer.comes_from(field);
    }
    match &part.value {
        Value::Text(text) => writer.text(text),
        Value::Raw(digits) => writer.raw(digits),
        Value::Object(members) => write(writer, members),
        Value::List(elements) => {
            writer.array();
            for element in elements {
                writer.element();
                value(writer, element);
            }
            writer.end();
        }
    }
}
