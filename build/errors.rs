//! Error codes, and what each asks for.

use serde::Deserialize;

use crate::facts::{Ground, check, read, row, sorted};

#[derive(Deserialize)]
struct ErrorFile {
    errors: Vec<ErrorFact>,
}

#[derive(Deserialize)]
struct ErrorFact {
    code: u32,
    subcode: u32,
    key: String,
    class: Class,
    #[serde(default)]
    field: String,
    #[serde(flatten)]
    ground: Ground,
}

#[derive(Deserialize, Debug)]
#[serde(rename_all = "kebab-case")]
enum Class {
    Permanent,
    Retry,
    RateLimit,
    Reconnect,
    Park,
}

pub(crate) fn table() -> Result<String, String> {
    let file: ErrorFile = read("errors.json")?;
    let numbers: Vec<String> =
        file.errors.iter().map(|error| format!("{:010}/{:010}", error.code, error.subcode)).collect();
    sorted("errors.json", "errors", numbers.iter().map(String::as_str))?;
    let mut out = String::from("/// Every known code, by code and subcode.\npub static ALL: &[ErrorSpec] = &[\n");
    for error in &file.errors {
        check("errors.json", &error.key, &error.ground)?;
        row(
            &mut out,
            &format!(
                "ErrorSpec {{ code: {}, subcode: {}, key: {:?}, class: Class::{:?}, field: {:?} }}",
                error.code, error.subcode, error.key, error.class, error.field
            ),
        );
    }
    out.push_str("];\n");
    Ok(out)
}
