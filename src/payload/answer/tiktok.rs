//! TikTok's answers: the code in the body decides, whatever the HTTP status says. `code` 0 is a yes.

use super::http::{Code, Heard};
use super::place::{self, number};
use crate::domain::fault::Kind;
use crate::domain::source::Source;
use crate::domain::text_source::Text;

/// PARTIAL_OK: never seen on this endpoint, which takes all events of a request or none.
const PARTLY: u32 = 20_001;

pub(super) fn hear(bytes: &[u8]) -> Heard {
    let mut text = Text::new(bytes);
    match text.kind() {
        Kind::Object => {}
        // A body that broke off before its first character.
        _ if bytes.iter().all(u8::is_ascii_whitespace) => return Heard::Unclear,
        _ => return Heard::Foreign,
    }
    let (mut code, mut message, mut trace) = (None, String::new(), String::new());
    text.object(&mut |source, name| match name {
        "code" => code = number(&source.text()),
        "message" => message = source.text(),
        "request_id" => trace = source.text(),
        _ => source.skip(),
    });
    text.finish();
    match code.filter(|_| text.take_fault().is_none()) {
        Some(code) => Heard::Code(Code {
            code,
            partial: code == PARTLY,
            key: (code == 0 && !is_ok(&message)).then_some("tiktok-accepted-with-note"),
            blamed: place::in_words(&message),
            says: message,
            trace,
            ..Code::default()
        }),
        None => Heard::Unclear,
    }
}

/// Any other message beside code 0 is a remark.
fn is_ok(message: &str) -> bool {
    message.is_empty() || message.eq_ignore_ascii_case("ok")
}
