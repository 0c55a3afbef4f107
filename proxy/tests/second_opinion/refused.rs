//! Golden requests with one change are refused by the documented code, and explained.
//!
//! `refusals/<platform>.json`: the change, the code that the documents give for it, and how we explain it. *code unknown*: no
//! document gives the code (or which of two codes), so that the sandbox chose one.

use std::collections::BTreeMap;

use goal_element::{
    domain::Platform,
    payload::answer::{Answer, Verdict},
};
use goal_sandbox::{Config, Dataset, Limit, Target, TokenState, app};
use serde_json::Value;

use crate::world::{SHOWN, file, goldens, send, understood, world};

const LANGUAGES: [&str; 3] = ["en", "es", "pt-BR"];

/// One row of `refusals`.
struct Row {
    platform: Platform,
    row: Value,
}

fn rows() -> Vec<Row> {
    let of = |platform: Platform| {
        let rows = file(&format!("tests/second_opinion/refusals/{}.json", platform.name()));
        rows.as_array().expect("a list").iter().map(|row| Row { platform, row: row.clone() }).collect::<Vec<_>>()
    };
    [of(Platform::Meta), of(Platform::TikTok)].concat()
}

impl Clone for Row {
    fn clone(&self) -> Self {
        Self { platform: self.platform, row: self.row.clone() }
    }
}

impl Row {
    fn name(&self) -> String {
        format!("{}: {}", self.platform.name(), self.row["name"].as_str().expect("a name"))
    }

    /// What the sandbox answers to the golden request with the row's change.
    async fn answer(&self, goldens: &BTreeMap<String, Value>) -> (u16, Vec<u8>) {
        let golden = &goldens[self.row["golden"].as_str().expect("a golden")];
        let requests = golden["expect"]["requests"].as_array().expect("requests");
        let request = requests.iter().find(|request| request["destination"] == self.platform.name());
        let request = request.unwrap_or_else(|| panic!("{}: no such request", self.name()));
        let mut body: Value = serde_json::from_str(request["body"].as_str().expect("a body")).expect("JSON");
        if let Some(patch) = self.row.get("patch") {
            let patch: json_patch::Patch = serde_json::from_value(patch.clone()).expect("a JSON patch");
            json_patch::patch(&mut body, &patch).unwrap_or_else(|error| panic!("{}: {error}", self.name()));
        }
        let token = self.row["token"].as_str();
        let shown = match token {
            Some("none") => None,
            Some("unknown") => Some("nobody-s-token"),
            _ => Some(SHOWN),
        };
        send(&app(self.world(golden)), self.platform, request, body.to_string(), shown).await
    }

    fn world(&self, golden: &Value) -> Config {
        let mut config = world(golden);
        if self.row["as_website"] == true {
            let website = |dataset: &Dataset| Dataset::Website { id: dataset.id().to_owned() };
            config.datasets = config.datasets.iter().map(website).collect();
        }
        if self.row["limited"] == true {
            let target = if self.platform == Platform::Meta { Target::Meta } else { Target::TikTok };
            config.limits = vec![Limit { target, calls: 0, seconds: 60, retry_after: false }];
        }
        let token = &mut config.tokens[0];
        match self.row["token"].as_str() {
            Some("expired") => token.state = TokenState::Expired,
            Some("password_changed") => token.state = TokenState::PasswordChanged,
            Some("revoked") => token.state = TokenState::Revoked,
            Some("no_scope") => token.state = TokenState::NoScope,
            Some("no_permission") => token.state = TokenState::NoPermission,
            Some("elsewhere") => token.datasets = Some(Vec::new()),
            _ => {}
        }
        config
    }
}

/// Code and subcode of a body, read without the core; 0: none.
fn numbers(platform: Platform, body: &[u8]) -> (u64, u64) {
    let body: Value = serde_json::from_slice(body).expect("JSON");
    match platform {
        Platform::Meta => {
            let number = |name: &str| body["error"][name].as_u64().unwrap_or(0);
            (number("code"), number("error_subcode"))
        }
        Platform::TikTok => (body["code"].as_u64().unwrap_or(0), 0),
    }
}

#[tokio::test]
async fn a_changed_request_is_refused_by_its_code_and_explained() {
    let goldens = goldens();
    let mut wrong = Vec::new();
    for row in rows() {
        let (status, body) = row.answer(&goldens).await;
        let answer = understood(row.platform, status, &body);
        let number = |name: &str| row.row[name].as_u64().unwrap_or(0);
        let promised = (number("code"), number("subcode"));
        let got = numbers(row.platform, &body);
        let mend = answer.mend.as_ref().map(|place| place.as_str());
        if got != promised || answer.key != row.row["key"] || mend != row.row["mend"].as_str() {
            let said = String::from_utf8_lossy(&body).into_owned();
            wrong.push(format!("{}: {got:?} {} {mend:?}\n    {said}", row.name(), answer.key));
        }
        assert!(!matches!(answer.verdict, Verdict::Accepted | Verdict::Unknown), "{}: {answer:?}", row.name());
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), rows().len(), wrong.join("\n"));
}

#[test]
fn the_changed_requests_are_many_and_marked() {
    let rows = rows();
    let documented = rows.iter().filter(|row| row.row.get("mark").is_none()).count();
    assert!(rows.len() >= 80 && documented >= 60, "{documented} of {}", rows.len());
    for row in &rows {
        assert!(row.row.get("mark").is_none_or(|mark| mark == "code unknown"), "{}", row.name());
        // What the block makes can be mended in the block.
        let places = row.row["patch"].as_array().into_iter().flatten().filter_map(|edit| edit["path"].as_str());
        let of_block = ["/custom_data", "/properties", "/data/0/event_name"];
        let is_of_block = |place: &str| of_block.iter().any(|part| place.contains(part)) || place == "/data/0/event";
        let named = row.row["mend"].is_string();
        for place in places {
            assert!(named || !is_of_block(place), "{}: {place} has a field", row.name());
        }
    }
}

/// The words of a key in one language; of a plural all its forms.
fn words(texts: &Value, key: &str) -> Vec<String> {
    match &texts[key] {
        Value::String(text) => vec![text.clone()],
        Value::Object(forms) => {
            ["one", "other"].iter().filter_map(|form| forms[*form].as_str().map(str::to_owned)).collect()
        }
        _ => Vec::new(),
    }
}

/// `text` with its placeholders filled in; those that nothing is known for stay.
fn filled(text: &str, answer: &Answer) -> String {
    answer.params.iter().fold(text.to_owned(), |text, (name, value)| {
        text.replace(&format!("{{{name}}}"), value).replace(&format!("{{{name}:number}}"), value)
    })
}

#[tokio::test]
async fn every_refusal_is_explained_in_three_languages() {
    let goldens = goldens();
    let texts = LANGUAGES.map(|language| file(&format!("../locales/{language}/answers.json")));
    for row in rows() {
        let (status, body) = row.answer(&goldens).await;
        let answer = understood(row.platform, status, &body);
        let said: Vec<String> = texts
            .iter()
            .flat_map(|texts| {
                let words = words(texts, &format!("answer.{}", answer.key));
                assert!(!words.is_empty(), "{}: no text for {}", row.name(), answer.key);
                words
            })
            .map(|words| filled(&words, &answer))
            .collect();
        for words in &said {
            assert!(!words.contains('{'), "{}: {words}", row.name());
            assert!(!words.contains("ana@") && !words.contains("5512345678"), "{}: {words}", row.name());
        }
        assert!(said[0] != said[1] && said[1] != said[2], "{}: {said:?}", row.name());
    }
}

#[test]
fn the_words_for_the_best_known_refusals_are_these() {
    let error = |subcode: u32| {
        let body = format!(r#"{{"error":{{"code":100,"error_subcode":{subcode},"error_user_msg":"No."}}}}"#);
        understood(Platform::Meta, 400, body.as_bytes())
    };
    let says = |language: usize, answer: &Answer| {
        let texts = file(&format!("../locales/{}/answers.json", LANGUAGES[language]));
        filled(&words(&texts, &format!("answer.{}", answer.key))[0], answer)
    };
    for (subcode, begins) in [
        (
            2_804_087,
            [
                "Meta does not know this ad click. The event name is fine; permissions are not checked yet.",
                "Meta no reconoce este clic. El nombre es correcto; los permisos aún no se comprobaron.",
            ],
        ),
        (
            2_804_132,
            [
                "This dataset is not linked to WhatsApp (is it a website pixel?).",
                "Este conjunto de datos no está vinculado a WhatsApp (¿es un píxel web?).",
            ],
        ),
        (
            7,
            [
                "Meta refused it (100/7), unknown to us. Meta says: “No.”",
                "Meta lo rechazó (100/7), código desconocido. Meta dice: «No.»",
            ],
        ),
    ] {
        for (language, begins) in begins.iter().enumerate() {
            let says = says(language, &error(subcode));
            assert!(says.starts_with(begins), "{says}");
        }
    }
}
