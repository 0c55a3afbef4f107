//! The error codes of Meta's Conversions API: what each means for the event, and where in the block it points.

include!(concat!(env!("OUT_DIR"), "/errors.rs"));

/// An error code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ErrorSpec {
    /// `error.code`.
    pub code: u32,
    /// `error.error_subcode`; 0: any that has no row of its own.
    pub subcode: u32,
    /// Which text says it: `answer.<key>` in `locales/`.
    pub key: &'static str,
    /// What it means for the event.
    pub class: Class,
    /// The block's field where the cause lies, as a JSON Pointer; empty: none.
    pub field: &'static str,
}

/// What an error means for the event that met it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// It will never be taken as it is.
    Permanent,
    /// Try again.
    Retry,
    /// Try again, slowly.
    RateLimit,
    /// The token is not valid any more.
    Reconnect,
    /// Something must be set up at Meta first.
    Park,
}

/// The row for `code` and `subcode`, else the row for `code` alone.
#[must_use]
pub fn find(code: u32, subcode: u32) -> Option<&'static ErrorSpec> {
    let exactly = |subcode| {
        let at = ALL.binary_search_by(|error| (error.code, error.subcode).cmp(&(code, subcode))).ok()?;
        ALL.get(at)
    };
    exactly(subcode).or_else(|| exactly(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subcode_goes_before_its_code() {
        assert_eq!(find(190, 463).map(|error| error.key), Some("token-expired"));
        assert_eq!(find(190, 999).map(|error| error.key), Some("token"));
        assert_eq!(find(100, 2_804_066).map(|error| error.field), Some("/destinations/meta/event"));
    }

    #[test]
    fn what_is_not_known_stays_unknown() {
        assert_eq!(find(100, 2_804_001), None);
        assert_eq!(find(100, 0), None);
        assert_eq!(find(7, 7), None);
    }
}
