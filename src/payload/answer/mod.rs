//! What came back from a platform, decoded: by code and subcode, never by text.
//!
//! A whole answer of the platform's is judged by what it says. Of everything else only the HTTP status counts, and a status of
//! success is then no success: see `docs/decisions` on what is uncertain.

mod http;
mod meta;
mod place;
mod redact;
mod tiktok;

use crate::domain::{Platform, Pointer, diagnostic::Params};

pub use crate::catalog::errors::Concerns;
pub use redact::{mask, redact};

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

/// Which events of a request a verdict is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// All of them alike.
    All,
    /// This one, says the platform, counted from 0. It took none of the others either: send those again without it.
    One(usize),
    /// At least one, and the platform does not say which; it took none: send halves, until the bad one stands alone.
    Bisect,
}

/// An answer, understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// What to do with the event.
    pub verdict: Verdict,
    /// What failed, and so which circuit this is about.
    pub concerns: Concerns,
    /// Which events it is about, where several were sent.
    pub which: Which,
    /// Which text says it: `answer.<key>` in `locales/`.
    pub key: &'static str,
    /// What the text's placeholders stand for; safe to show and to log.
    pub params: Params,
    /// The block's field to mend, where the cause lies in the block.
    pub mend: Option<Pointer>,
    /// The platform's own id of the exchange, for its support.
    pub trace: Option<String>,
}

/// Reads the reply to a request that carried `sent` events.
#[must_use]
pub fn read(platform: Platform, sent: usize, reply: Reply<'_>) -> Answer {
    match reply {
        Reply::NotSent => http::plain(Verdict::Retry { after: 0 }, Concerns::Host, http::Keys::of(platform).network),
        Reply::NoAnswer => http::plain(Verdict::Unknown, Concerns::Host, http::Keys::of(platform).no_answer),
        Reply::Http { status, body, retry_after } => {
            let heard = match platform {
                Platform::Meta => meta::hear(body),
                Platform::TikTok => tiktok::hear(body),
            };
            let answered = http::Answered { platform, sent, status, after: retry_after.unwrap_or_default() };
            answered.judge(heard)
        }
    }
}
