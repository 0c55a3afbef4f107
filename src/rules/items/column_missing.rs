use crate::domain::goal::{ColumnMap, Items};
use crate::domain::letters::Trimmed as _;
use crate::domain::place::Owner;
use crate::domain::{Place, Spot, template, text_at};
use crate::rules::{Facts, Report, rule};

rule! {
    /// ## What it does
    /// Reports a column that the list of products does not have, by the list's sample, and that nobody said which column holds the
    /// product's id. It is silent on names of columns where the editor tells nothing of the list.
    ///
    /// ## Why it matters
    /// What stands in no column is not sent, and a product without an id is left out altogether.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Order paid", "value": { "amount": "49.90", "currency": "EUR" },
    ///   "items": { "from": "{{cart}}", "map": { "id": "code", "quantity": "qty" } },
    ///   "destinations": { "meta": { "enabled": true, "event": "Purchase" } } }
    /// ```
    /// in a bot with
    /// ```json surroundings
    /// { "variables": [{ "name": "cart", "type": "list", "samples": ["[{\"sku\":\"A-1\",\"qty\":2}]"] }] }
    /// ```
    ///
    /// ## Use instead
    /// One of the list's columns.
    ColumnMissing {
        "items/column-missing", Warning, Documented, "goal-element: what cannot be filled is left out", since "0.1.0",
        Goal(check) reads [From, MapId, MapQuantity, MapPrice]
    }
}

const SPOTS: [Spot; 3] = [Spot::MapId, Spot::MapQuantity, Spot::MapPrice];

fn check(facts: Facts<'_>, report: &mut Report<'_>) {
    for owner in Owner::ALL {
        if let Some(items) = text_at::items(facts.goal, owner).filter(|items| !items.from.trimmed().is_empty()) {
            columns(facts, items, owner, report);
        }
    }
}

fn columns(facts: Facts<'_>, items: &Items, owner: Owner, report: &mut Report<'_>) {
    let name = template::sole(&items.from).unwrap_or(items.from.trimmed());
    let variables = facts.surroundings.variables.as_deref().unwrap_or_default();
    let known = variables.iter().find(|variable| variable.name == name).map_or(&[][..], |list| &list.columns);
    for (spot, usual) in SPOTS.into_iter().zip(ColumnMap::NAMES) {
        let place = Place::own(owner, spot);
        let column = text_at::read(facts.goal, spot, owner, 0).map_or(usual, |(_, column)| column.trimmed());
        let is_id = spot == Spot::MapId;
        // Where nobody has chosen columns, a list that tells ids alone is as good.
        let is_wanted = !column.is_empty() && (is_id || items.map.is_some());
        if is_id && column.is_empty() {
            report.at(place).key("items/column-missing.id").with("variable", name);
        } else if is_wanted && !known.is_empty() && !known.iter().any(|known| known == column) {
            report.at(place).with("column", column).with("variable", name);
        }
    }
}
