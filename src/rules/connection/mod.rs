//! Through which connection Meta hears. All of it is silent where the editor does not tell of connections.

mod account_shape;
mod dataset_shape;
mod incomplete;
mod missing;
mod no_credit;
mod region_limit;
mod unknown;

pub(super) use account_shape::AccountShape;
pub(super) use dataset_shape::DatasetShape;
pub(super) use incomplete::Incomplete;
pub(super) use missing::Missing;
pub(super) use no_credit::NoCredit;
pub(super) use region_limit::RegionLimit;
pub(super) use unknown::Unknown;

use super::report::Found;
use super::{Facts, Report};
use crate::domain::diagnostic::Params;
use crate::domain::letters::Trimmed as _;
use crate::domain::{Connection, Destination, Edit, Json, Owner, Place, Platform, Spot};

fn place() -> Place<'static> {
    Place::meta(Spot::Connection)
}

/// Reports that `platform` hears, and neither block nor bot names a connection: there is one to choose, or there is none.
pub(super) fn report_missing(facts: Facts<'_>, report: &mut Report<'_>, platform: Platform, keys: [&'static str; 2]) {
    let (Some(heard), Some(all)) = (heard(facts, platform), &facts.surroundings.connections) else {
        return;
    };
    if !heard.connection.trimmed().is_empty() || facts.surroundings.default_connection(platform).is_some() {
        return;
    }
    let [some, none] = keys;
    let is_any = all.iter().any(|connection| connection.platform == platform);
    let place = Place::own(Owner::Only(platform), Spot::Connection);
    offer(report.at(place).key(if is_any { some } else { none }), facts, platform, &|_| true);
}

/// Reports that the connection through which `platform` hears is gone, as a default or by name, or another platform's.
pub(super) fn report_unknown(facts: Facts<'_>, report: &mut Report<'_>, platform: Platform, keys: [&'static str; 3]) {
    let (Some(heard), Some(all)) = (heard(facts, platform), &facts.surroundings.connections) else {
        return;
    };
    let named = heard.connection.trimmed();
    let default = facts.surroundings.default_connection(platform);
    let Some(id) = Some(named).filter(|id| !id.is_empty()).or(default) else {
        return;
    };
    let [gone, default_gone, other_platform] = keys;
    let key = match all.iter().find(|connection| connection.id == id) {
        Some(connection) if connection.platform == platform => return,
        Some(_) => other_platform,
        None if named.is_empty() => default_gone,
        None => gone,
    };
    let place = Place::own(Owner::Only(platform), Spot::Connection);
    offer(report.at(place).key(key).with("id", id), facts, platform, &|_| true);
}

/// The settings of `platform`, when it is switched on.
fn heard(facts: Facts<'_>, platform: Platform) -> Option<&Destination> {
    facts.goal.destination(platform).filter(|destination| destination.enabled)
}

/// Offers the connections to `platform` that are of use, by their names.
fn offer(mut found: Found<'_>, facts: Facts<'_>, platform: Platform, is_of_use: &dyn Fn(&Connection) -> bool) {
    const MOST: usize = 3;
    let mut offered = 0;
    for connection in facts.surroundings.connections.iter().flatten() {
        if connection.platform == platform && is_of_use(connection) && offered < MOST {
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
