use crate::domain::diagnostic::Params;
use crate::domain::goal::Content;
use crate::domain::letters::Trimmed as _;
use crate::domain::{Edit, Json, Place, Spot, template};
use crate::rules::secret::holds_token;
use crate::rules::{Facts, Report, rule};

rule! {
    /// ## What it does
    /// Reports an id that stands among the content ids and in none of the rows, or in a row and not among the content ids.
    /// It is silent where one of them is empty or holds a variable.
    ///
    /// ## Why it matters
    /// The request says two things of one cart. Ads for products are shown by the ids, reports go by the rows.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "In the cart",
    ///   "items": { "content_ids": ["sku-1"], "contents": [{ "id": "sku-2", "quantity": "1" }] },
    ///   "destinations": { "meta": { "enabled": true, "event": "AddToCart" } } }
    /// ```
    ///
    /// ## Use instead
    /// The ids of the rows, or rows for all ids.
    ContentIdsDiffer {
        "items/content-ids-differ", Warning, Judged, "goal-element: consistency of content_ids and contents", since "0.1.0",
        Goal(check) reads [ContentId, Id, From]
    }
}

/// The id in a row of a list.
type At<'a> = &'a dyn Fn(usize) -> Option<&'a str>;

fn check(facts: Facts<'_>, report: &mut Report<'_>) {
    let Some(items) = facts.goal.items.as_ref().filter(|items| items.from.trimmed().is_empty()) else {
        return;
    };
    let listed = |row: usize| items.content_ids.get(row).map(|id| id.trimmed());
    let in_rows = |row: usize| items.contents.get(row).map(|content| content.id.trimmed());
    if !is_told(&listed) || !is_told(&in_rows) {
        return;
    }
    let found = if let Some((row, id)) = lone(&listed, &in_rows) {
        report.at(Place::of(Spot::ContentId).row(row)).with("id", id)
    } else if let Some((_, id)) = lone(&in_rows, &listed) {
        report.at(Place::of(Spot::ContentIds)).key("items/content-ids-differ.row").with("id", id)
    } else {
        return;
    };
    if !found.is_record()
        && let Some(ids) = ids_of_rows(&items.contents)
    {
        let edit = Edit::Replace { path: Place::of(Spot::ContentIds).pointer(), value: ids };
        found.fix("use-row-ids", Params::default(), edit);
    }
}

/// Whether there are ids, and each is written out.
fn is_told(ids: At<'_>) -> bool {
    let mut row = 0;
    while let Some(id) = ids(row) {
        if id.is_empty() || template::is_template(id) {
            return false;
        }
        row += 1;
    }
    row > 0
}

/// The first id that the other list does not have.
fn lone<'a>(ids: At<'a>, others: At<'a>) -> Option<(usize, &'a str)> {
    let mut row = 0;
    while let Some(id) = ids(row) {
        // Lists of one cart mostly agree row by row, and then nothing is searched.
        let mut other = if others(row) == Some(id) { row } else { 0 };
        while others(other)? != id {
            other += 1;
            if others(other).is_none() {
                return Some((row, id));
            }
        }
        row += 1;
    }
    None
}

/// The ids of the rows as a list; none, where one holds a token: that is copied nowhere.
fn ids_of_rows(rows: &[Content]) -> Option<Json> {
    let mut ids = Vec::with_capacity(rows.len());
    for row in rows {
        if holds_token(&row.id) {
            return None;
        }
        ids.push(Json::text(row.id.trimmed()));
    }
    Some(Json::Array(ids))
}
