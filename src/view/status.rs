//! What the host knows of a block from running it: how often the goal was reached, and how the last delivery went.

use crate::domain::source::Source;

/// What the host told by `setStatus`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Status {
    /// How often the goal was reached: in tests, and live.
    pub counts: Option<Reached>,
    /// How often it was reached on each of the last days, the oldest first.
    pub days: Vec<usize>,
    /// The last delivery.
    pub last: Option<Last>,
}

/// How often the goal was reached.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reached {
    /// In tests.
    pub test: String,
    /// By real subscribers.
    pub live: String,
}

/// A delivery's outcome in the proxy's words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Last {
    /// `accepted`, `refused` …
    pub outcome: String,
    /// `test` or `live`.
    pub mode: String,
}

/// Reads a status; what has another shape is left out.
pub fn read(source: &mut dyn Source) -> Status {
    let mut status = Status::default();
    source.object(&mut |member, name| match name {
        "counts" => {
            let mut reached = Reached::default();
            member.object(&mut |count, name| match name {
                "test" => reached.test = count.text(),
                "live" => reached.live = count.text(),
                _ => count.skip(),
            });
            status.counts = Some(reached);
        }
        "days" => member.array(&mut |day, _| status.days.push(day.text().parse().unwrap_or_default())),
        "last" => {
            let mut last = Last::default();
            member.object(&mut |part, name| match name {
                "outcome" => last.outcome = part.text(),
                "mode" => last.mode = part.text(),
                _ => part.skip(),
            });
            status.last = Some(last).filter(|last| !last.outcome.is_empty());
        }
        _ => member.skip(),
    });
    status
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::text_source::Text;

    #[test]
    fn days_are_whole_numbers_or_nothing() {
        let read = |json: &str| read(&mut Text::new(json.as_bytes())).days;
        assert_eq!(read(r#"{"days":[0,3,"7",-1,1.5,null,[]]}"#), [0, 3, 7, 0, 0, 0, 0]);
        assert_eq!(read(r#"{"days":"3"}"#), [0_usize; 0]);
    }

    #[test]
    fn what_has_another_shape_is_left_out() {
        let read = |json: &str| read(&mut Text::new(json.as_bytes()));
        let status = read(r#"{"counts":{"test":2,"live":40},"last":{"outcome":"accepted","mode":"test","key":"x"}}"#);
        assert_eq!(status.counts, Some(Reached { test: "2".into(), live: "40".into() }));
        assert_eq!(status.last, Some(Last { outcome: "accepted".into(), mode: "test".into() }));
        assert_eq!(read(r#"{"last":7}"#).last, None);
        assert_eq!(read("null"), Status::default());
    }
}
