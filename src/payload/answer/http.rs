//! From what was heard to a verdict: the same steps for every platform.

use super::place;
use super::redact::redact;
use super::{Answer, Concerns, Verdict, Which};
use crate::catalog::errors::{self, Class};
use crate::domain::pointer::push_number;
use crate::domain::{Platform, Pointer, diagnostic::Params};

/// What a body says.
#[derive(Debug)]
pub(super) enum Heard {
    /// Nothing of the platform's: it answers in JSON objects, this is something else.
    Foreign,
    /// An object, whole or broken off, that does not say what became of the events.
    Unclear,
    /// How many events were taken.
    Taken { received: u32, trace: String },
    /// A code.
    Code(Code),
}

/// A platform's code, with what came beside it.
#[derive(Debug, Default)]
pub(super) struct Code {
    pub(super) code: u32,
    pub(super) subcode: u32,
    /// The platform says itself that the same request may be taken later.
    pub(super) transient: bool,
    /// It is a yes to some of the events.
    pub(super) partial: bool,
    /// The text for it, if it is not the code's own.
    pub(super) key: Option<&'static str>,
    /// The platform's own words.
    pub(super) says: String,
    /// The field of the body that it blames, if it names one.
    pub(super) blamed: Option<Pointer>,
    pub(super) trace: String,
}

/// The texts for what has no code, for each platform.
#[derive(Debug)]
pub(super) struct Keys {
    pub(super) accepted: &'static str,
    pub(super) accepted_partly: &'static str,
    pub(super) unknown_code: &'static str,
    pub(super) rate_limit: &'static str,
    pub(super) server_error: &'static str,
    pub(super) not_json: &'static str,
    pub(super) unclear: &'static str,
    pub(super) network: &'static str,
    pub(super) no_answer: &'static str,
}

impl Keys {
    pub(super) const fn of(platform: Platform) -> &'static Self {
        match platform {
            Platform::Meta => &Self {
                accepted: "accepted",
                accepted_partly: "accepted-partly",
                unknown_code: "unknown-code",
                rate_limit: "rate-limit",
                server_error: "server-error",
                not_json: "not-json",
                unclear: "unclear",
                network: "network",
                no_answer: "no-answer",
            },
            Platform::TikTok => &Self {
                accepted: "tiktok-accepted",
                accepted_partly: "tiktok-accepted-partly",
                unknown_code: "tiktok-unknown-code",
                rate_limit: "tiktok-rate-limit",
                server_error: "tiktok-server-error",
                not_json: "tiktok-not-json",
                unclear: "tiktok-unclear",
                network: "tiktok-network",
                no_answer: "tiktok-no-answer",
            },
        }
    }
}

pub(super) fn plain(verdict: Verdict, concerns: Concerns, key: &'static str) -> Answer {
    Answer { verdict, concerns, which: Which::All, key, params: Params::default(), mend: None, trace: None }
}

/// An HTTP answer without its body.
#[derive(Debug)]
pub(super) struct Answered {
    pub(super) platform: Platform,
    pub(super) sent: usize,
    pub(super) status: u16,
    pub(super) after: u32,
}

impl Answered {
    pub(super) fn judge(&self, heard: Heard) -> Answer {
        match heard {
            Heard::Code(code) => self.coded(&code),
            Heard::Taken { received, trace } if self.is_success() => self.taken(received as usize, &trace),
            Heard::Unclear if self.is_success() => {
                self.with_status(plain(Verdict::Unknown, Concerns::Host, self.keys().unclear))
            }
            _ => self.by_status(),
        }
    }

    const fn keys(&self) -> &'static Keys {
        Keys::of(self.platform)
    }

    const fn is_success(&self) -> bool {
        matches!(self.status, 200..=299)
    }

    /// Whether the status alone says that the same request may be taken later.
    const fn is_passing(&self) -> bool {
        matches!(self.status, 408 | 425 | 429 | 500..=599)
    }

    /// What is no answer of the platform's: something on the way spoke, or the platform broke down.
    fn by_status(&self) -> Answer {
        let (concerns, key) = match self.status {
            429 => (Concerns::App, self.keys().rate_limit),
            _ if self.is_passing() => (Concerns::Host, self.keys().server_error),
            _ => (Concerns::Host, self.keys().not_json),
        };
        self.with_status(plain(Verdict::Retry { after: self.after }, concerns, key))
    }

    fn with_status(&self, answer: Answer) -> Answer {
        Answer { params: Params::default().with("status", digits(usize::from(self.status))), ..answer }
    }

    /// Fewer received than sent is no success. None of them: as if all were refused. Some of them: nobody can say which, and
    /// sending again would count those twice.
    fn taken(&self, received: usize, trace: &str) -> Answer {
        let trace = trace_of(trace);
        if received == self.sent {
            return Answer { trace, ..plain(Verdict::Accepted, Concerns::Event, self.keys().accepted) };
        }
        let verdict = if received == 0 { Verdict::Refused } else { Verdict::Unknown };
        let answer = plain(verdict, Concerns::Event, self.keys().accepted_partly);
        let params = Params::default().with("sent", digits(self.sent)).with("received", digits(received));
        Answer { params, trace, which: self.which(verdict, Concerns::Event, None), ..answer }
    }

    fn coded(&self, code: &Code) -> Answer {
        let known = errors::find(self.platform, code.code, code.subcode);
        let (verdict, concerns, key) = match known {
            // A yes under a status of failure is no yes.
            Some(spec) if spec.class == Class::Accepted && !self.is_success() => return self.by_status(),
            Some(_) if code.partial && self.sent > 1 => {
                (Verdict::Unknown, Concerns::Event, self.keys().accepted_partly)
            }
            Some(spec) => (self.verdict(spec.class), spec.concerns, code.key.unwrap_or(spec.key)),
            None if code.transient || self.is_passing() => {
                (Verdict::Retry { after: self.after }, Concerns::Host, self.keys().server_error)
            }
            None => (Verdict::Refused, Concerns::Event, self.keys().unknown_code),
        };
        let verdict =
            if code.transient && verdict == Verdict::Refused { Verdict::Retry { after: self.after } } else { verdict };
        let field = known.map_or("", |spec| spec.field);
        let blamed = code.blamed.as_ref();
        let mend = match field {
            "" => blamed.and_then(|blamed| place::field(self.platform, blamed)),
            field => Some(Pointer::parse(field)),
        };
        let params = Params::default()
            .with("code", digits(code.code as usize))
            .with("subcode", digits(code.subcode as usize))
            .with("status", digits(usize::from(self.status)))
            .with("sent", digits(self.sent))
            .with("says", redact(&code.says));
        let which = self.which(verdict, concerns, blamed);
        Answer { verdict, concerns, which, key, params, mend, trace: trace_of(&code.trace) }
    }

    const fn verdict(&self, class: Class) -> Verdict {
        let limited = match self.platform {
            // Meta's limits last minutes; asking sooner makes them last longer.
            Platform::Meta => 60,
            // TikTok counts by the second.
            Platform::TikTok => 5,
        };
        match class {
            Class::Accepted => Verdict::Accepted,
            Class::Permanent => Verdict::Refused,
            Class::Retry => Verdict::Retry { after: self.after },
            Class::RateLimit => Verdict::Retry { after: if self.after == 0 { limited } else { self.after } },
            Class::Reconnect => Verdict::Reconnect,
            Class::Park => Verdict::Park,
        }
    }

    /// Both platforms refuse all events of a request for a single bad one.
    fn which(&self, verdict: Verdict, concerns: Concerns, blamed: Option<&Pointer>) -> Which {
        if self.sent < 2 || verdict != Verdict::Refused || concerns != Concerns::Event {
            return Which::All;
        }
        let index = blamed.and_then(place::index).filter(|index| *index < self.sent);
        index.map_or(Which::Bisect, Which::One)
    }
}

fn digits(value: usize) -> String {
    let mut digits = String::new();
    push_number(&mut digits, value);
    digits
}

/// Longest id of an exchange that was seen is 34 letters and digits; a token is longer.
const LONGEST_TRACE: usize = 39;

fn trace_of(text: &str) -> Option<String> {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    (!text.is_empty() && text.len() <= LONGEST_TRACE && text.chars().all(plain)).then(|| text.to_owned())
}
