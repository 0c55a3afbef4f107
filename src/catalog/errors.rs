//! The platforms' error codes: what each means for the event, and where in the block it points.

use crate::domain::Platform;
use crate::domain::disturb::{self, Harm};

include!(concat!(env!("OUT_DIR"), "/errors.rs"));

/// An error code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ErrorSpec {
    /// Which text says it: `answer.<key>` in `locales/`.
    pub key: &'static str,
    /// What it means for the event.
    pub class: Class,
    /// What else it is about.
    pub concerns: Concerns,
    /// The block's field where the cause lies, as a JSON Pointer; empty: none.
    pub field: &'static str,
}

/// What a code means for the event that met it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// It was taken.
    Accepted,
    /// It will never be taken as it is.
    Permanent,
    /// Try again.
    Retry,
    /// Try again, slowly.
    RateLimit,
    /// The token is not valid any more.
    Reconnect,
    /// Something must be set up at the platform first.
    Park,
}

/// What failed, and so whose other events would fail alike: the circuit that an answer opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Concerns {
    /// Nothing but this event.
    Event,
    /// The access token: whatever is sent with it.
    Credential,
    /// The app: whatever is sent to the platform, for a while.
    App,
    /// The platform itself, or the way to it.
    Host,
    /// The connection's dataset, pixel or event set, or what the token may do with it.
    Connection,
}

impl Concerns {
    /// The name in JSON and in a store.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Event => "event",
            Self::Credential => "credential",
            Self::App => "app",
            Self::Host => "host",
            Self::Connection => "connection",
        }
    }
}

/// A row as the table keeps it: texts that rows share stand elsewhere. In a table of ranges `subcode` is the last code.
#[derive(Debug, Clone, Copy)]
struct Packed {
    code: u32,
    subcode: u32,
    key: u8,
    class: Class,
    concerns: Concerns,
    field: u8,
}

/// What is known of one platform's codes.
#[derive(Clone, Copy)]
struct Table {
    rows: &'static [Packed],
    ranges: &'static [Packed],
    keys: &'static [&'static str],
    fields: &'static [&'static str],
}

impl Table {
    const fn of(platform: Platform) -> Self {
        match platform {
            Platform::Meta => Self { rows: &META_ROWS, ranges: &META_RANGES, keys: &META_KEYS, fields: &META_FIELDS },
            Platform::TikTok => {
                Self { rows: &TIKTOK_ROWS, ranges: &TIKTOK_RANGES, keys: &TIKTOK_KEYS, fields: &TIKTOK_FIELDS }
            }
        }
    }

    fn exactly(self, code: u32, subcode: u32) -> Option<&'static Packed> {
        self.rows.iter().find(|row| row.code == code && row.subcode == subcode)
    }

    fn around(self, code: u32) -> Option<&'static Packed> {
        self.ranges.iter().find(|range| range.code <= code && code <= range.subcode)
    }

    fn spec(self, row: &Packed) -> Option<ErrorSpec> {
        let (key, field) = (self.keys.get(usize::from(row.key))?, self.fields.get(usize::from(row.field))?);
        match disturb::harm("error", key) {
            None => Some(ErrorSpec { key, class: row.class, concerns: row.concerns, field }),
            Some(Harm::Lost) => None,
            Some(Harm::Turned) => {
                Some(ErrorSpec { key, class: Class::Accepted, concerns: Concerns::Event, field: "/turned" })
            }
        }
    }
}

/// What is known of `code` and `subcode`: the row for both, else for `code` alone, else for the range around it.
#[must_use]
pub fn find(platform: Platform, code: u32, subcode: u32) -> Option<ErrorSpec> {
    let table = Table::of(platform);
    let row = table.exactly(code, subcode).or_else(|| table.exactly(code, 0)).or_else(|| table.around(code))?;
    table.spec(row)
}

/// The keys of all texts that codes of `platform` ask for.
#[must_use]
pub const fn keys(platform: Platform) -> &'static [&'static str] {
    Table::of(platform).keys
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(platform: Platform, code: u32, subcode: u32) -> Option<&'static str> {
        find(platform, code, subcode).map(|error| error.key)
    }

    #[test]
    fn a_subcode_goes_before_its_code() {
        assert_eq!(key(Platform::Meta, 190, 463), Some("token-expired"));
        assert_eq!(key(Platform::Meta, 190, 999), Some("token"));
        let event = find(Platform::Meta, 100, 2_804_066).map(|error| error.field);
        assert_eq!(event, Some("/destinations/meta/event"));
    }

    #[test]
    fn a_code_says_whose_other_events_would_fail_alike() {
        let concerns = |platform, code, subcode| find(platform, code, subcode).map(|error| error.concerns);
        for (code, subcode, wanted) in [
            (190, 463, Concerns::Credential),
            (4, 0, Concerns::App),
            (2, 0, Concerns::Host),
            (100, 33, Concerns::Connection),
            (270, 0, Concerns::Connection),
            (100, 2_804_087, Concerns::Event),
            // Seen for a wrong account id, too: one such event must not hold up all the others.
            (1, 0, Concerns::Event),
            (2500, 0, Concerns::App),
        ] {
            assert_eq!(concerns(Platform::Meta, code, subcode), Some(wanted), "{code}/{subcode}");
        }
        for (code, wanted) in [
            (40_105, Concerns::Credential),
            (40_100, Concerns::App),
            (40_001, Concerns::Connection),
            (40_002, Concerns::Event),
            (40_400, Concerns::App),
            (50_000, Concerns::Host),
        ] {
            assert_eq!(concerns(Platform::TikTok, code, 0), Some(wanted), "{code}");
        }
    }

    #[test]
    fn what_is_not_known_stays_unknown() {
        assert_eq!(find(Platform::Meta, 100, 2_804_001), None);
        assert_eq!(find(Platform::Meta, 100, 0), None);
        assert_eq!(find(Platform::Meta, 7, 7), None);
        assert_eq!(find(Platform::TikTok, 7, 0), None);
    }

    #[test]
    fn tiktoks_codes_have_classes() {
        let class = |code| find(Platform::TikTok, code, 0).map(|error| error.class);
        for (code, wanted) in [
            (0, Class::Accepted),
            (20_001, Class::Accepted),
            (40_050, Class::Accepted),
            (40_000, Class::Permanent),
            (40_001, Class::Park),
            (40_100, Class::RateLimit),
            (40_105, Class::Reconnect),
            (40_905, Class::Permanent),
            (40_202, Class::Retry),
            (50_000, Class::Retry),
            (51_012, Class::Retry),
            (60_001, Class::Retry),
        ] {
            assert_eq!(class(code), Some(wanted), "{code}");
        }
    }
}
