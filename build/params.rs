//! Parameters of Meta's `custom_data`.

use serde::Deserialize;

use crate::facts::{Ground, check, read, row, unique};

#[derive(Deserialize)]
struct ParamFile {
    params: Vec<ParamFact>,
    content_fields: Vec<ContentFact>,
    other_content_types: Vec<NameFact>,
}

#[derive(Deserialize)]
struct ParamFact {
    name: String,
    kind: Kind,
    place: Place,
    #[serde(default)]
    choices: Vec<String>,
    #[serde(default)]
    events: Vec<String>,
    #[serde(default)]
    also: Vec<String>,
    #[serde(flatten)]
    ground: Ground,
}

#[derive(Deserialize, Debug)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Text,
    Number,
    Whole,
    Boolean,
    Currency,
    Choice,
    List,
    Rows,
}

#[derive(Deserialize, Debug)]
#[serde(rename_all = "lowercase")]
enum Place {
    Value,
    Items,
    Params,
}

#[derive(Deserialize)]
struct ContentFact {
    name: String,
    kind: Kind,
    #[serde(default)]
    required: bool,
    #[serde(flatten)]
    ground: Ground,
}

#[derive(Deserialize)]
struct NameFact {
    name: String,
    #[serde(flatten)]
    ground: Ground,
}

pub(crate) fn table() -> Result<String, String> {
    let file: ParamFile = read("params.json")?;
    unique("params.json", file.params.iter().map(|param| param.name.as_str()))?;
    let mut out = String::from("/// Every standard parameter.\npub static ALL: &[ParamSpec] = &[\n");
    for param in &file.params {
        check("params.json", &param.name, &param.ground)?;
        row(
            &mut out,
            &format!(
                "ParamSpec {{ name: {:?}, kind: Kind::{:?}, place: Place::{:?}, choices: &{:?}, events: &{:?}, also: &{:?}, confidence: Confidence::{:?} }}",
                param.name, param.kind, param.place, param.choices, param.events, param.also, param.ground.confidence
            ),
        );
    }
    out.push_str("];\n/// The fields of one row of `contents`.\npub static CONTENT_FIELDS: &[ContentField] = &[\n");
    for field in &file.content_fields {
        check("params.json", &field.name, &field.ground)?;
        row(
            &mut out,
            &format!(
                "ContentField {{ name: {:?}, kind: Kind::{:?}, required: {} }}",
                field.name, field.kind, field.required
            ),
        );
    }
    out.push_str("];\n/// Values of `content_type` that catalogues of other trades use.\npub static OTHER_CONTENT_TYPES: &[&str] = &[\n");
    for name in &file.other_content_types {
        check("params.json", &name.name, &name.ground)?;
        row(&mut out, &format!("{:?}", name.name));
    }
    out.push_str("];\n");
    Ok(out)
}
