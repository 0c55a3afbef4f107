//! Events: which there are, and what each takes.

use serde::Deserialize;

use crate::facts::{FACTS, Ground, check, read, row, sorted, unique};

#[derive(Deserialize)]
struct EventFile {
    events: Vec<EventFact>,
    others: Vec<OtherFact>,
}

#[derive(Deserialize)]
struct EventFact {
    name: String,
    messaging: bool,
    standard: bool,
    required: Vec<String>,
    optional: Vec<String>,
    #[serde(default)]
    asks_value: bool,
    instead_in_messaging: Option<String>,
    #[serde(flatten)]
    ground: Ground,
}

#[derive(Deserialize)]
struct OtherFact {
    name: String,
    instead_in_messaging: String,
    #[serde(flatten)]
    ground: Ground,
}

pub(crate) fn table() -> Result<String, String> {
    let file: EventFile = read("events.json")?;
    unique("events.json", file.events.iter().map(|event| event.name.as_str()))?;
    sorted("events.json", "others", file.others.iter().map(|other| other.name.as_str()))?;
    let instead = file.others.iter().map(|other| (&other.name, &other.instead_in_messaging));
    let instead =
        instead.chain(file.events.iter().filter_map(|event| Some((&event.name, event.instead_in_messaging.as_ref()?))));
    for (name, instead) in instead {
        if !file.events.iter().any(|event| event.messaging && event.name == *instead) {
            return Err(format!(
                "{FACTS}/events.json offers {instead} instead of {name}, but {instead} is no messaging event."
            ));
        }
    }
    let mut out = String::from("pub(super) static EVENTS: &[EventSpec] = &[\n");
    for event in &file.events {
        check("events.json", &event.name, &event.ground)?;
        row(
            &mut out,
            &format!(
                "EventSpec {{ name: {:?}, messaging: {}, standard: {}, required: &{:?}, optional: &{:?}, asks_value: {}, instead_in_messaging: {:?}, confidence: Confidence::{:?} }}",
                event.name,
                event.messaging,
                event.standard,
                event.required,
                event.optional,
                event.asks_value,
                event.instead_in_messaging,
                event.ground.confidence
            ),
        );
    }
    out.push_str("];\npub(super) static OTHERS: &[(&str, &str)] = &[\n");
    for other in &file.others {
        check("events.json", &other.name, &other.ground)?;
        row(&mut out, &format!("({:?}, {:?})", other.name, other.instead_in_messaging));
    }
    out.push_str("];\n");
    Ok(out)
}
