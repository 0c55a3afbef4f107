//! Meta's answers. Its words are in the language of the token's account: they are shown, and decide nothing.

use super::http::{Code, Heard};
use super::place::number;
use crate::domain::Pointer;
use crate::domain::fault::Kind;
use crate::domain::source::Source;
use crate::domain::text_source::Text;

/// What we read of a body.
#[derive(Debug, Default)]
struct Body {
    received: Option<u32>,
    error: Option<Error>,
    trace: String,
}

#[derive(Debug, Default)]
struct Error {
    code: Option<u32>,
    subcode: u32,
    transient: bool,
    message: String,
    title: String,
    says: String,
    blamed: Option<Pointer>,
    trace: String,
}

pub(super) fn hear(bytes: &[u8]) -> Heard {
    let mut text = Text::new(bytes);
    match text.kind() {
        Kind::Object => {}
        // A body that broke off before its first character.
        _ if bytes.iter().all(u8::is_ascii_whitespace) => return Heard::Unclear,
        _ => return Heard::Foreign,
    }
    let mut read = Body::default();
    text.object(&mut |source, name| match name {
        "events_received" => read.received = number(&source.text()),
        "fbtrace_id" => read.trace = source.text(),
        "error" if source.kind() == Kind::Null => source.skip(),
        "error" => read.error = Some(error(source)),
        _ => source.skip(),
    });
    text.finish();
    // What broke off may have lost its code, or the error that came after the good news.
    if text.take_fault().is_some() {
        return Heard::Unclear;
    }
    match read {
        Body { error: Some(error), trace, .. } => coded(error, trace),
        Body { received: Some(received), trace, .. } => Heard::Taken { received, trace },
        _ => Heard::Unclear,
    }
}

fn coded(error: Error, trace: String) -> Heard {
    let Some(code) = error.code else {
        return Heard::Unclear;
    };
    let says = [error.says, error.title, error.message].into_iter().find(|text| !text.is_empty());
    Heard::Code(Code {
        code,
        subcode: error.subcode,
        transient: error.transient,
        says: says.unwrap_or_default(),
        blamed: error.blamed,
        trace: if error.trace.is_empty() { trace } else { error.trace },
        ..Code::default()
    })
}

fn error(source: &mut dyn Source) -> Error {
    let mut read = Error::default();
    source.object(&mut |source, name| match name {
        "code" => read.code = number(&source.text()),
        "error_subcode" => read.subcode = number(&source.text()).unwrap_or_default(),
        "is_transient" => read.transient = source.bool(),
        "message" => read.message = source.text(),
        "error_user_title" => read.title = source.text(),
        "error_user_msg" => read.says = source.text(),
        "fbtrace_id" => read.trace = source.text(),
        "error_data" if source.kind() == Kind::Object => read.blamed = blamed(source),
        // Meta also sends it as JSON in a text.
        "error_data" => read.blamed = blamed(&mut Text::new(source.text().as_bytes())),
        _ => source.skip(),
    });
    read
}

/// The first of `blame_field_specs`, which are ways from the body to a field: `["data", 0, "event_name"]`.
fn blamed(source: &mut dyn Source) -> Option<Pointer> {
    let mut first = None;
    source.object(&mut |source, name| match name {
        "blame_field_specs" => source.array(&mut |source, index| {
            if index > 0 {
                source.skip();
                return;
            }
            let mut place = Pointer::root();
            source.array(&mut |source, _| place = place.key(&source.text()));
            first = Some(place);
        }),
        _ => source.skip(),
    });
    first
}
