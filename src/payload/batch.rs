//! Several frozen requests as one, for what has piled up. Both platforms take lists of events in `data`, and both refuse all of
//! them for a single bad one: batches are small, and one that is refused is halved until the bad event stands alone.
//!
//! A batch is made of bodies as they were frozen, byte for byte, and falls apart into the same bodies again.

use core::ops::Range;

/// Most events in one batch. The platforms take a thousand; few are lost time when one of them is bad.
pub const MOST_EVENTS: usize = 50;
/// Most bytes in one batch, so that a proxy or a firewall on the way lets it through.
pub const MOST_BYTES: usize = 512 * 1024;

/// The bodies that may travel together, by their places in `bodies`: those that differ in nothing but their events, in order, at
/// most [`MOST_EVENTS`] and [`MOST_BYTES`] at a time. What is no body with events stands alone.
///
/// Give it bodies for one address and one token only.
#[must_use]
pub fn plan(bodies: &[&str]) -> Vec<Vec<usize>> {
    let mut open: Vec<((&str, &str), usize, Vec<usize>)> = Vec::new();
    let mut full = Vec::new();
    for (at, body) in bodies.iter().enumerate() {
        let Some(parts) = Parts::of(body) else {
            full.push(Vec::from([at]));
            continue;
        };
        let (around, bytes) = ((parts.before, parts.after), parts.events.len() + 1);
        match open.iter_mut().find(|(other, ..)| *other == around) {
            Some((_, size, batch)) if batch.len() < MOST_EVENTS && *size + bytes <= MOST_BYTES => {
                *size += bytes;
                batch.push(at);
            }
            Some((_, size, batch)) => {
                full.push(core::mem::replace(batch, Vec::from([at])));
                *size = body.len();
            }
            None => open.push((around, body.len(), Vec::from([at]))),
        }
    }
    full.extend(open.into_iter().map(|(.., batch)| batch));
    full.sort_by_key(|batch| batch.first().copied());
    full
}

/// One body with the events of all `bodies`, in order; `None` if they differ in more than their events, or there are none.
#[must_use]
pub fn merge(bodies: &[&str]) -> Option<String> {
    let first = Parts::of(bodies.first()?)?;
    let mut merged = String::from(first.before);
    for (at, body) in bodies.iter().enumerate() {
        let parts = Parts::of(body)?;
        if (parts.before, parts.after) != (first.before, first.after) {
            return None;
        }
        if at > 0 {
            merged.push(',');
        }
        merged.push_str(parts.events);
    }
    merged.push_str(first.after);
    Some(merged)
}

/// The bodies that [`merge`] into `body`, one for each of its events; `None` if it is no body with events.
#[must_use]
pub fn split(body: &str) -> Option<Vec<String>> {
    let parts = Parts::of(body)?;
    let each = parts.each.iter().filter_map(|range| body.get(range.clone()));
    Some(each.map(|event| [parts.before, event, parts.after].concat()).collect())
}

/// The two halves of a batch that was refused as a whole; `None` where one event is left, which is then the bad one.
#[must_use]
pub fn halves<T>(batch: &[T]) -> Option<(&[T], &[T])> {
    (batch.len() > 1).then(|| batch.split_at(batch.len() / 2))
}

/// A body taken apart.
struct Parts<'a> {
    /// Up to and with the list's `[`.
    before: &'a str,
    /// What stands in the list.
    events: &'a str,
    /// From the list's `]` on.
    after: &'a str,
    /// Where each event stands in the body.
    each: Vec<Range<usize>>,
}

impl<'a> Parts<'a> {
    /// Looks for the member `data` of the outermost object and for the commas of its list. The text is the core's own.
    fn of(body: &'a str) -> Option<Self> {
        let start = "\"data\":[";
        let (mut depth, mut in_text, mut escaped) = (0_usize, false, false);
        let (mut list, mut event) = (None, 0);
        let mut each = Vec::new();
        for (at, byte) in body.bytes().enumerate() {
            if in_text {
                in_text = escaped || byte != b'"';
                escaped = !escaped && byte == b'\\';
                continue;
            }
            match byte {
                b'"' => {
                    if depth == 1 && list.is_none() && body.get(at..)?.starts_with(start) {
                        list = Some(at + start.len());
                        event = at + start.len();
                    }
                    in_text = true;
                }
                b'{' | b'[' => depth += 1,
                b',' if depth == 2 && list.is_some() => {
                    each.push(event..at);
                    event = at + 1;
                }
                b'}' | b']' => {
                    depth = depth.checked_sub(1)?;
                    if let (1, b']', Some(list)) = (depth, byte, list) {
                        each.push(event..at);
                        let (before, events, after) = (body.get(..list)?, body.get(list..at)?, body.get(at..)?);
                        return (!events.is_empty()).then_some(Self { before, events, after, each });
                    }
                }
                _ => {}
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: &str = r#"{"event_source":"web","data":[{"a":"]},{\"data\":[","b":[1,[2]]}],"x":"y"}"#;
    const TWO: &str = r#"{"event_source":"web","data":[{"a":"é\\"}],"x":"y"}"#;
    const OTHER: &str = r#"{"event_source":"offline","data":[{"a":1}],"x":"y"}"#;

    #[test]
    fn what_is_merged_falls_apart_into_the_same() {
        let both = merge(&[ONE, TWO, ONE]).unwrap();
        assert_eq!(
            both,
            r#"{"event_source":"web","data":[{"a":"]},{\"data\":[","b":[1,[2]]},{"a":"é\\"},{"a":"]},{\"data\":[","b":[1,[2]]}],"x":"y"}"#
        );
        assert_eq!(split(&both).unwrap(), [ONE, TWO, ONE]);
        assert_eq!(merge(&[ONE]).as_deref(), Some(ONE));
    }

    #[test]
    fn only_like_travels_with_like() {
        assert_eq!(merge(&[ONE, OTHER]), None);
        assert_eq!(plan(&[ONE, OTHER, TWO, "{}", OTHER]), [vec![0, 2], vec![1, 4], vec![3]]);
        for no in ["", "{}", "[]", r#"{"data":[]}"#, r#"{"data":[{"a":1}"#, "}}]"] {
            assert_eq!((merge(&[no]), split(no)), (None, None), "{no}");
        }
        assert_eq!(merge(&[]), None);
    }

    #[test]
    fn batches_are_small() {
        let many = [TWO; MOST_EVENTS + 1];
        assert_eq!(plan(&many).iter().map(Vec::len).collect::<Vec<_>>(), [MOST_EVENTS, 1]);
        let long = ["{\"data\":[\"", &"x".repeat(MOST_BYTES / 3), "\"]}"].concat();
        assert_eq!(plan(&[long.as_str(); 5]), [vec![0, 1], vec![2, 3], vec![4]]);
    }

    #[test]
    fn a_bad_event_is_found_by_halves() {
        fn send(batch: &[usize], bad: usize, refused: &mut Vec<usize>, calls: &mut usize) {
            *calls += 1;
            match halves(batch) {
                _ if !batch.contains(&bad) => {}
                Some((first, second)) => [first, second].into_iter().for_each(|half| send(half, bad, refused, calls)),
                None => refused.push(batch[0]),
            }
        }
        let (batch, mut refused, mut calls) = ((0..50).collect::<Vec<_>>(), Vec::new(), 0);
        send(&batch, 37, &mut refused, &mut calls);
        assert_eq!(refused, [37]);
        assert!(calls <= 13, "{calls} requests");
    }
}
