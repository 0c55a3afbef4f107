//! Meta's answers, decoded by code and subcode; the text is in the language of the token's account and only shown.

use super::{Answer, Reply, Verdict, redact};
use crate::catalog::errors::{self, Class};
use crate::domain::diagnostic::Params;
use crate::domain::fault::Kind;
use crate::domain::pointer::push_number;
use crate::domain::source::Source;
use crate::domain::text_source::Text;
use crate::domain::{Platform, Pointer};

/// What we read of a body.
#[derive(Debug, Default)]
struct Body {
    is_object: bool,
    received: Option<String>,
    error: Option<Error>,
    trace: String,
}

#[derive(Debug, Default)]
struct Error {
    code: String,
    subcode: String,
    transient: bool,
    message: String,
    title: String,
    says: String,
    trace: String,
}

pub(super) fn read(sent: usize, reply: Reply<'_>) -> Answer {
    match reply {
        Reply::NotSent => plain(Verdict::Retry { after: 0 }, "network"),
        Reply::NoAnswer => plain(Verdict::Unknown, "no-answer"),
        Reply::Http { status, body, retry_after } => http(sent, status, body, retry_after.unwrap_or_default()),
    }
}

fn plain(verdict: Verdict, key: &'static str) -> Answer {
    Answer { verdict, key, params: Params::default(), mend: None, trace: None }
}

fn http(sent: usize, status: u16, bytes: &[u8], after: u32) -> Answer {
    let body = body(bytes);
    // An error that broke off may have lost its code: then the status alone counts.
    if let Some(error) = body.error.as_ref().filter(|_| body.is_object) {
        return refused(error, after);
    }
    let retry = Verdict::Retry { after };
    match status {
        200..=299 if body.is_object => accepted(sent, &body),
        429 => plain(retry, "rate-limit"),
        408 | 425 | 500..=599 => with_status(plain(retry, "server-error"), status),
        // An answer that is no JSON of Meta's: something between us and Meta spoke.
        _ => with_status(plain(retry, "not-json"), status),
    }
}

fn with_status(mut answer: Answer, status: u16) -> Answer {
    answer.params = Params::default().with("status", number(usize::from(status)));
    answer
}

fn number(value: usize) -> String {
    let mut digits = String::new();
    push_number(&mut digits, value);
    digits
}

/// Fewer received than sent is no success: somebody must look.
fn accepted(sent: usize, body: &Body) -> Answer {
    let sent = number(sent);
    let received = body.received.as_deref().unwrap_or("0");
    let trace = Some(body.trace.clone()).filter(|trace| !trace.is_empty());
    if received == sent {
        return Answer { trace, ..plain(Verdict::Accepted, "accepted") };
    }
    let params = Params::default().with("sent", sent).with("received", received);
    Answer { params, trace, ..plain(Verdict::Refused, "accepted-partly") }
}

fn refused(error: &Error, after: u32) -> Answer {
    let code = digits(&error.code);
    let subcode = digits(&error.subcode);
    let known = errors::find(Platform::Meta, code, subcode);
    let says = [&error.says, &error.title, &error.message].into_iter().find(|text| !text.is_empty());
    let params = Params::default()
        .with("code", error.code.as_str())
        .with("subcode", if error.subcode.is_empty() { "0" } else { &error.subcode })
        .with("says", redact(says.map_or("", String::as_str)));
    let (verdict, key, mend) = match known {
        Some(spec) => (verdict(spec.class, after), spec.key, Some(spec.field).filter(|field| !field.is_empty())),
        None if error.transient => (Verdict::Retry { after }, "server-error", None),
        None => (Verdict::Refused, "unknown-code", None),
    };
    Answer {
        verdict: if error.transient && verdict == Verdict::Refused { Verdict::Retry { after } } else { verdict },
        key,
        params,
        mend: mend.map(Pointer::parse),
        trace: Some(error.trace.clone()).filter(|trace| !trace.is_empty()),
    }
}

const fn verdict(class: Class, after: u32) -> Verdict {
    match class {
        Class::Accepted => Verdict::Accepted,
        Class::Permanent => Verdict::Refused,
        Class::Retry => Verdict::Retry { after },
        // Meta's limits last minutes; asking sooner makes them last longer.
        Class::RateLimit => Verdict::Retry { after: if after == 0 { 60 } else { after } },
        Class::Reconnect => Verdict::Reconnect,
        Class::Park => Verdict::Park,
    }
}

fn digits(text: &str) -> u32 {
    text.bytes()
        .filter_map(|byte| char::from(byte).to_digit(10))
        .fold(0, |number: u32, digit| number.saturating_mul(10).saturating_add(digit))
}

fn body(bytes: &[u8]) -> Body {
    let mut text = Text::new(bytes);
    let mut read = Body { is_object: text.kind() == Kind::Object, ..Body::default() };
    text.object(&mut |source, name| match name {
        "events_received" => read.received = Some(source.text()),
        "fbtrace_id" => read.trace = redact(&source.text()),
        "error" => read.error = Some(error(source)),
        _ => source.skip(),
    });
    text.finish();
    read.is_object &= text.take_fault().is_none();
    read
}

fn error(source: &mut dyn Source) -> Error {
    let mut read = Error::default();
    source.object(&mut |source, name| match name {
        "code" => read.code = source.text(),
        "error_subcode" => read.subcode = source.text(),
        "is_transient" => read.transient = source.bool(),
        "message" => read.message = source.text(),
        "error_user_title" => read.title = source.text(),
        "error_user_msg" => read.says = source.text(),
        "fbtrace_id" => read.trace = redact(&source.text()),
        _ => source.skip(),
    });
    read
}
