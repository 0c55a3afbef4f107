//! Through which connection Meta hears. All of it is silent where the editor does not tell of connections.

mod dataset_shape;
mod incomplete;
mod missing;
mod unknown;

pub(super) use dataset_shape::DatasetShape;
pub(super) use incomplete::Incomplete;
pub(super) use missing::Missing;
pub(super) use unknown::Unknown;

use super::Facts;
use super::facts::own_field;
use super::report::Found;
use crate::domain::diagnostic::Params;
use crate::domain::{Connection, Edit, Json, Platform, Pointer, Safety};

fn place() -> Pointer {
    own_field(Platform::Meta, "connection")
}

/// Offers Meta's connections by their names.
fn offer<'r>(mut found: Found<'r>, facts: Facts<'_>) -> Found<'r> {
    const MOST: usize = 3;
    let all = facts.surroundings.connections.iter().flatten();
    for connection in all
        .filter(|connection| connection.platform == Platform::Meta)
        .take(MOST)
    {
        let params = Params::default().with("name", label(connection));
        let edit = Edit::Add {
            path: place(),
            value: Json::text(connection.id.as_str()),
        };
        found = found.fix("use-connection", params, Safety::Unsafe, edit);
    }
    found
}

/// The connection as people know it.
fn label(connection: &Connection) -> &str {
    if connection.name.is_empty() {
        &connection.id
    } else {
        &connection.name
    }
}
