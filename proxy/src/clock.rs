//! The server's clock. Browsers' clocks are never asked.

use std::{fmt, sync::Arc};

use jiff::{Timestamp, tz::TimeZone};

/// What time it is, in seconds since 1970 (UTC): the system's, or what a test says.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> i64 + Send + Sync>);

impl Clock {
    /// One that tells what `now` tells.
    pub fn new(now: impl Fn() -> i64 + Send + Sync + 'static) -> Self {
        Self(Arc::new(now))
    }

    pub(crate) fn now(&self) -> i64 {
        (self.0)()
    }
}

/// The system's.
impl Default for Clock {
    fn default() -> Self {
        Self::new(now)
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Clock")
    }
}

/// Now, in seconds since 1970 (UTC).
pub(crate) fn now() -> i64 {
    Timestamp::now().as_second()
}

/// The date at `zone`, `YYYY-MM-DD`.
pub(crate) fn date(now: i64, zone: &TimeZone) -> String {
    Timestamp::from_second(now).unwrap_or(Timestamp::UNIX_EPOCH).to_zoned(zone.clone()).date().to_string()
}

/// The date in UTC, `YYYY-MM-DD`.
pub(crate) fn day(at: i64) -> String {
    date(at, &TimeZone::UTC)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_date_is_the_workspaces_own() {
        let just_before_midnight_utc = 1_795_391_940;
        let in_bogota = TimeZone::get("America/Bogota").expect("a known zone");
        let in_madrid = TimeZone::get("Europe/Madrid").expect("a known zone");
        assert_eq!(date(just_before_midnight_utc, &TimeZone::UTC), "2026-11-22");
        assert_eq!(date(just_before_midnight_utc, &in_bogota), "2026-11-22");
        assert_eq!(date(just_before_midnight_utc, &in_madrid), "2026-11-23");
    }
}
