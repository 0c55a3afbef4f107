//! What would be sent, as JavaScript and JSON want it. The token has no place here; where it would stand, a sign says so.

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use crate::domain::{Diagnostic, Pointer};
use crate::payload::{Prepared, Request};

/// Stands in headers where the proxy puts the token.
const TOKEN: &str = "«token»";

/// What would leave for the platforms.
#[derive(Debug, Serialize)]
pub struct Preview {
    requests: Vec<Sent>,
    skipped: Vec<Skip>,
    diagnostics: Vec<Diagnostic>,
}

#[derive(Debug, Serialize)]
struct Sent {
    destination: &'static str,
    connection: String,
    event_name: String,
    event_id: String,
    method: &'static str,
    url: String,
    headers: Headers,
    body: String,
    map: Vec<Pair>,
}

#[derive(Debug, Serialize)]
struct Pair {
    body: Pointer,
    field: Pointer,
}

#[derive(Debug, Serialize)]
struct Skip {
    destination: &'static str,
    reason: &'static str,
}

#[derive(Debug)]
struct Headers(Vec<(&'static str, String)>);

impl Serialize for Headers {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, value) in &self.0 {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

impl Preview {
    /// The preview of what was prepared.
    #[must_use]
    pub fn of(prepared: Prepared) -> Self {
        let skip = |skipped: crate::payload::Skipped| Skip {
            destination: skipped.platform.name(),
            reason: skipped.reason.name(),
        };
        Self {
            requests: prepared.requests.into_iter().map(sent).collect(),
            skipped: prepared.skipped.into_iter().map(skip).collect(),
            diagnostics: prepared.diagnostics,
        }
    }
}

fn sent(request: Request) -> Sent {
    let (name, before) = request.token_header;
    Sent {
        destination: request.platform.name(),
        connection: request.connection,
        event_name: request.event_name,
        event_id: request.event_id,
        method: "POST",
        url: [request.origin, &request.path].concat(),
        headers: Headers(vec![
            ("Content-Type", "application/json".to_owned()),
            (name, [before, TOKEN].concat()),
        ]),
        body: request.body,
        map: request
            .map
            .into_iter()
            .map(|origin| Pair {
                body: origin.body,
                field: origin.field,
            })
            .collect(),
    }
}
