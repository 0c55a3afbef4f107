//! What came back from a platform, decoded: by code and subcode, never by text.

mod meta;

use crate::domain::{Platform, Pointer, diagnostic::Params};

/// What the network brought.
#[derive(Debug, Clone, Copy)]
pub enum Reply<'a> {
    /// An HTTP answer.
    Http {
        /// The status.
        status: u16,
        /// The body, as it came.
        body: &'a [u8],
        /// `Retry-After` in seconds, if given.
        retry_after: Option<u32>,
    },
    /// The request never left whole: no connection, TLS failure, name not found. Sending again is safe.
    NotSent,
    /// The whole request was written and no answer came: it may have been counted.
    NoAnswer,
}

/// What to do with the event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The platform took it. Taken is not yet credited to an ad.
    Accepted,
    /// It will never be taken as it is.
    Refused,
    /// Try again, not before so many seconds (0: by the sender's own backoff).
    Retry {
        /// Seconds.
        after: u32,
    },
    /// The token is not valid any more: connect again, keep what waits.
    Reconnect,
    /// Something must be set up at the platform first; keep what waits.
    Park,
    /// It may or may not have been counted.
    Unknown,
}

impl Verdict {
    /// The name in JSON; `outcome.<name>` in `locales/`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Refused => "refused",
            Self::Retry { .. } => "retry",
            Self::Reconnect => "reconnect",
            Self::Park => "park",
            Self::Unknown => "unknown",
        }
    }
}

/// An answer, understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// What to do with the event.
    pub verdict: Verdict,
    /// Which text says it: `answer.<key>` in `locales/`.
    pub key: &'static str,
    /// What the text's placeholders stand for; safe to show and to log.
    pub params: Params,
    /// The block's field to mend, where the cause lies in the block.
    pub mend: Option<Pointer>,
    /// The platform's own id of the exchange, for its support.
    pub trace: Option<String>,
}

/// Longest text of a platform's that is shown.
const MOST_SHOWN: usize = 300;
/// Words of at least this length, of letters and digits alone, may be a token, a click id or a hash.
const SECRET_LENGTH: usize = 32;

/// A platform's own words, fit to be shown and logged: long words that may be secrets are masked, the rest is cut.
#[must_use]
pub fn redact(text: &str) -> String {
    let mut shown = String::new();
    let mut word = String::new();
    for character in text.chars().take(MOST_SHOWN).chain([' ']) {
        if character.is_ascii_alphanumeric() || matches!(character, '_' | '-') {
            word.push(character);
            continue;
        }
        shown.push_str(if word.len() >= SECRET_LENGTH { "…" } else { &word });
        word.clear();
        shown.push(character);
    }
    shown.trim_end().to_owned()
}

/// Reads the reply to a request that carried `sent` events.
#[must_use]
pub fn read(platform: Platform, sent: usize, reply: Reply<'_>) -> Answer {
    match platform {
        Platform::Meta => meta::read(sent, reply),
        Platform::TikTok => {
            Answer { verdict: Verdict::Park, key: "not-supported", params: Params::default(), mend: None, trace: None }
        }
    }
}
