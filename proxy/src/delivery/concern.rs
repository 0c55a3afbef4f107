//! What an answer tells of the way it came.

use goal_element::payload::answer::{Answer, Concerns, Verdict};

use super::lane::Keys;
use crate::store::CircuitChange;

/// So many failures of a host in a row, and it is down; one alone may be chance.
const HOST_LIMIT: i64 = 3;

/// What `answer` says of the circuits on the way; `known` are those of which something is known.
pub(super) fn tells(answer: &Answer, keys: &Keys, known: &[String], now: i64, probe_every: i64) -> Vec<CircuitChange> {
    let failed = |key: &String, limit, wait: i64| {
        vec![CircuitChange::Failed { key: key.clone(), limit, at: now, probe_at: now + wait, answer: answer.key }]
    };
    match (answer.concerns, answer.verdict) {
        (Concerns::Credential, _) => failed(&keys.credential, 1, probe_every),
        (Concerns::Connection, _) => failed(&keys.connection, 1, probe_every),
        (Concerns::App, Verdict::Retry { after }) => failed(&keys.app, 1, probe_every.max(i64::from(after))),
        (Concerns::App, _) => failed(&keys.app, 1, probe_every),
        (Concerns::Host, _) => failed(&keys.host, HOST_LIMIT, probe_every),
        // Whoever judges an event is there, lets us in, and knows the connection.
        (Concerns::Event, Verdict::Accepted | Verdict::Refused) => {
            known.iter().map(|key| CircuitChange::Holds { key: key.clone() }).collect()
        }
        (Concerns::Event, _) => Vec::new(),
    }
}
