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
use super::report::Found;
use crate::domain::diagnostic::Params;
use crate::domain::{Connection, Edit, Json, Place, Platform, Spot};

fn place() -> Place<'static> {
    Place::meta(Spot::Connection)
}

/// Offers Meta's connections by their names.
fn offer(mut found: Found<'_>, facts: Facts<'_>) {
    const MOST: usize = 3;
    let mut offered = 0;
    for connection in facts.surroundings.connections.iter().flatten() {
        if connection.platform == Platform::Meta && offered < MOST {
            let params = Params::default().with("name", label(connection));
            let edit = Edit::Add { path: place().pointer(), value: Json::text(connection.id.as_str()) };
            found = found.fix("use-connection", params, edit);
            offered += 1;
        }
    }
}

/// The connection as people know it.
fn label(connection: &Connection) -> &str {
    if connection.name.is_empty() { &connection.id } else { &connection.name }
}
