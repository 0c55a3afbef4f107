//! When a platform takes an event: from the moment it happened until it is too old. Outside of that one late event gets a
//! whole request refused, so nothing is sent then.

use crate::catalog::limits::tiktok::CLICK_WINDOW;
use crate::catalog::sources::Source;

/// Sending stops so many seconds before the platform does: a clock may be off and a network slow, and one event that is a
/// second too old makes Meta refuse all that travel with it.
const MARGIN: i64 = 3600;

/// Whether a frozen request may leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wait {
    /// It may.
    Send,
    /// Not before that second (since 1970, UTC): the platform would take it for an event of the future.
    Until(i64),
    /// Never again: the platform would refuse it. It is `expired`.
    TooLate,
}

/// Whether a request frozen for `event_time`, with its [`expires_at`](super::Request::expires_at), may leave at `now`; all in
/// seconds since 1970 (UTC). Ask before every attempt.
#[must_use]
pub const fn wait(event_time: i64, expires_at: i64, now: i64) -> Wait {
    if now < event_time {
        Wait::Until(event_time)
    } else if now >= expires_at {
        Wait::TooLate
    } else {
        Wait::Send
    }
}

/// The second from which on an event of `source` is not sent any more. Where the platform names no age, the time in which an ad
/// can be credited at all ends it: later the event would be of no use.
pub(super) fn end(source: Source, event_time: i64) -> i64 {
    let oldest = match source.spec() {
        Some(spec) if spec.oldest > 0 => spec.oldest,
        _ => CLICK_WINDOW.most(),
    };
    event_time.saturating_add(i64::from(oldest)).saturating_sub(MARGIN)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::sources::{meta, tiktok};

    const DAY: i64 = 86_400;

    #[test]
    fn each_source_has_its_window() {
        for (source, days) in [
            (meta::BUSINESS_MESSAGING, 7),
            (meta::CHAT, 7),
            (meta::WEBSITE, 7),
            (tiktok::OFFLINE, 28),
            (tiktok::WEB, 28),
            (tiktok::CRM, 28),
        ] {
            assert_eq!(end(source, 1_795_000_000), 1_795_000_000 + days * DAY - MARGIN, "{source:?}");
        }
    }

    #[test]
    fn nothing_leaves_outside_the_window() {
        let end = end(meta::CHAT, 1000);
        assert_eq!(wait(1000, end, 999), Wait::Until(1000));
        assert_eq!(wait(1000, end, 1000), Wait::Send);
        assert_eq!(wait(1000, end, end - 1), Wait::Send);
        assert_eq!(wait(1000, end, end), Wait::TooLate);
        assert_eq!(wait(1000, end, 1000 + 7 * DAY), Wait::TooLate);
    }
}
