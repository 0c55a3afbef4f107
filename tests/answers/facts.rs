//! The tables of codes say what their facts say.

use std::fs;
use std::path::Path;

use goal_element::catalog::errors;
use goal_element::domain::Platform;
use serde_json::Value;

/// Whether the table says of every code what its fact says.
fn the_facts_hold(platform: Platform) -> bool {
    let path = format!("src/catalog/facts/{}/errors.json", platform.name());
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("the facts");
    let facts: Value = serde_json::from_str(&text).expect("JSON");
    facts["errors"].as_array().expect("rows").iter().all(|row| {
        let number = |name: &str| row[name].as_u64().and_then(|number| u32::try_from(number).ok()).unwrap_or(0);
        let text = |name: &str| row[name].as_str().unwrap_or_default();
        let found = errors::find(platform, number("code"), number("subcode"));
        found.is_some_and(|found| {
            let (class, usual) = class(found.class);
            let concerns = row["concerns"].as_str().unwrap_or(usual);
            [found.key, class, found.field, found.concerns.name()]
                == [text("key"), text("class"), text("field"), concerns]
        })
    })
}

/// Its name, and what a code of it concerns unless the fact says otherwise.
fn class(class: errors::Class) -> (&'static str, &'static str) {
    match class {
        errors::Class::Accepted => ("accepted", "event"),
        errors::Class::Permanent => ("permanent", "event"),
        errors::Class::Retry => ("retry", "host"),
        errors::Class::RateLimit => ("rate-limit", "app"),
        errors::Class::Reconnect => ("reconnect", "credential"),
        errors::Class::Park => ("park", "connection"),
    }
}

#[test]
fn every_code_means_what_its_fact_says() {
    assert!(the_facts_hold(Platform::Meta) && the_facts_hold(Platform::TikTok));
}

#[cfg(feature = "disturb")]
#[test]
fn a_code_that_is_lost_or_turned_round_is_noticed() {
    use goal_element::domain::disturb::{Disturbance, Harm, under};
    for platform in [Platform::Meta, Platform::TikTok] {
        for key in errors::keys(platform) {
            for harm in [Harm::Lost, Harm::Turned] {
                let disturbed = Disturbance::Row("error", (*key).to_owned(), harm);
                assert!(!under(disturbed, || the_facts_hold(platform)), "{key} {harm:?}");
            }
        }
    }
}
