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
use crate::domain::{Connection, Edit, Json, Owner, Place, Platform, Spot};

fn place() -> Place<'static> {
    Place::meta(Spot::Connection)
}

/// Offers the connections to `platform` by their names.
pub(super) fn offer(mut found: Found<'_>, facts: Facts<'_>, platform: Platform) {
    const MOST: usize = 3;
    let mut offered = 0;
    for connection in facts.surroundings.connections.iter().flatten() {
        if connection.platform == platform && offered < MOST {
            let params = Params::default().with("name", label(connection));
            let edit = Edit::Add {
                path: Place::own(Owner::Only(platform), Spot::Connection).pointer(),
                value: Json::text(connection.id.as_str()),
            };
            found = found.fix("use-connection", params, edit);
            offered += 1;
        }
    }
}

/// The connection as people know it.
pub(super) fn label(connection: &Connection) -> &str {
    if connection.name.is_empty() { &connection.id } else { &connection.name }
}
