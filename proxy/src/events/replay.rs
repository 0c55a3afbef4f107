//! What is kept of an answer under a caller's key. Of its deliveries the ids are: told again they are as the journal has them
//! then, so that what is forgotten or erased there is not kept here.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::value::RawValue;

use crate::store::{Delivery, Filter, Store};

/// Where deliveries stand in an answer, and where the answers of a batch do.
const DELIVERIES: &str = "deliveries";
const RESULTS: &str = "results";

/// `answer` as it is kept.
pub(super) fn kept(answer: &str) -> String {
    #[derive(Deserialize)]
    struct Shown {
        id: String,
    }

    if !answer.contains("\"deliveries\":[{") {
        return answer.to_owned();
    }
    let ids = |list: &str| {
        let shown: Vec<Shown> = serde_json::from_str(list).ok()?;
        let ids: Vec<String> = shown.into_iter().map(|it| it.id).collect();
        serde_json::to_string(&ids).ok()
    };
    // An answer is JSON of our own; were it not, it would not be kept at all.
    changed(answer, &ids).unwrap_or_default()
}

/// The answer again, of what was kept.
pub(super) async fn told(store: &Store, workspace: &str, kept: String) -> Result<String, sqlx::Error> {
    if !kept.contains("\"deliveries\":[\"") {
        return Ok(kept);
    }
    let mut ids = Vec::new();
    collect(&kept, &mut ids);
    let filter = Filter { ids: Some(&ids), limit: u32::MAX, ..Filter::default() };
    let deliveries = store.deliveries(workspace, filter).await?;
    let shown = |list: &str| {
        let ids: Vec<String> = serde_json::from_str(list).ok()?;
        let of = |id: &String| deliveries.iter().find(|delivery| delivery.id() == id);
        serde_json::to_string(&ids.iter().filter_map(of).collect::<Vec<&Delivery>>()).ok()
    };
    Ok(changed(&kept, &shown).unwrap_or(kept))
}

/// `answer` with what `change` makes of each list of deliveries in it; the rest stays as it is.
fn changed(answer: &str, change: &impl Fn(&str) -> Option<String>) -> Option<String> {
    let mut members: BTreeMap<String, Box<RawValue>> = serde_json::from_str(answer).ok()?;
    if let Some(list) = members.get_mut(DELIVERIES) {
        *list = RawValue::from_string(change(list.get())?).ok()?;
    }
    if let Some(list) = members.get_mut(RESULTS) {
        let results: Vec<Box<RawValue>> = serde_json::from_str(list.get()).ok()?;
        let results: Option<Vec<String>> = results.iter().map(|one| changed(one.get(), change)).collect();
        *list = RawValue::from_string(format!("[{}]", results?.join(","))).ok()?;
    }
    serde_json::to_string(&members).ok()
}

/// The ids of deliveries in an answer that was kept.
fn collect(kept: &str, ids: &mut Vec<String>) {
    #[derive(Deserialize)]
    struct Answer {
        #[serde(default)]
        deliveries: Vec<String>,
        #[serde(default)]
        results: Vec<Box<RawValue>>,
    }

    let Ok(Answer { mut deliveries, results }) = serde_json::from_str(kept) else {
        return;
    };
    ids.append(&mut deliveries);
    for one in results {
        collect(one.get(), ids);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_deliveries_the_ids_are_kept_and_of_the_rest_every_byte() {
        let one =
            r#"{"counts":{"n":49.90},"deliveries":[{"id":"a","request":{"body":"hush"}},{"id":"b"}],"mode":"test"}"#;
        let kept_one = r#"{"counts":{"n":49.90},"deliveries":["a","b"],"mode":"test"}"#;
        assert_eq!(kept(one), kept_one);
        let live = r#"{"mode":"live","events":[{"id":"c"}]}"#;
        assert_eq!(kept(live), live, "nothing of it is a delivery");
        let batch = kept(&format!(r#"{{"results":[{one},{{"status":422}}]}}"#));
        assert_eq!(batch, format!(r#"{{"results":[{kept_one},{{"status":422}}]}}"#));
        let mut ids = Vec::new();
        collect(&batch, &mut ids);
        assert_eq!(ids, ["a", "b"]);
    }
}
