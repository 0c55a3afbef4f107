//! What Meta takes and what it refuses: `cases/*.json`. A case is a good request of `bases.json` with one change, and
//! the answer that the documents promise.

mod support;

use axum::body::Body;
use axum::http::Request;
use goal_sandbox::{Language, app};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use support::{TOKEN, file, json, send, world};

/// Every subcode of code 100 that is documented with its meaning.
const SUBCODES: [u64; 25] = [
    33, 2804003, 2804004, 2804008, 2804009, 2804010, 2804011, 2804019, 2804023, 2804036, 2804043, 2804050, 2804063,
    2804064, 2804066, 2804069, 2804071, 2804075, 2804079, 2804087, 2804116, 2804118, 2804131, 2804132, 2804133,
];

fn cases() -> Vec<(String, Value)> {
    let mut files: Vec<_> =
        std::fs::read_dir(file("cases")).expect("cases").map(|e| e.expect("a file").path()).collect();
    files.sort();
    let read = |path: &std::path::PathBuf| {
        let group = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let list = json(&format!("cases/{group}.json")).as_array().expect("a list").clone();
        list.into_iter().map(move |case| (format!("{group}: {}", case["name"].as_str().expect("a name")), case))
    };
    files.iter().flat_map(read).collect()
}

/// The request of a case.
fn request(case: &Value) -> Request<Body> {
    let bases = json("bases.json");
    let mut base = bases[case["from"].as_str().expect("a base")].clone();
    if let Some(times) = case["times"].as_u64() {
        let event = base["body"]["data"][0].clone();
        base["body"]["data"] = (0..times).map(|_| event.clone()).collect();
    }
    if let Some(patch) = case.get("patch") {
        let patch: json_patch::Patch = serde_json::from_value(patch.clone()).expect("a JSON patch");
        json_patch::patch(&mut base["body"], &patch).expect("a patch that fits");
    }
    let dataset = case.get("dataset").unwrap_or(&base["dataset"]).as_str().expect("an id");
    let version = case.get("version").map_or("v26.0", |v| v.as_str().expect("a version"));
    let builder = Request::post(format!("/{version}/{dataset}/events")).header("content-type", "application/json");
    let builder = match case.get("token") {
        Some(Value::Null) => builder,
        token => {
            let token = token.map_or(TOKEN, |t| t.as_str().expect("a token"));
            builder.header("authorization", format!("Bearer {token}"))
        }
    };
    builder.body(Body::from(base["body"].to_string())).expect("a request")
}

/// What of an answer a case speaks about.
fn gist(status: u16, answer: &Value) -> Value {
    if answer.get("error").is_none() {
        return json!({ "accepted": answer["events_received"], "messages": answer["messages"], "status": status });
    }
    let error = &answer["error"];
    let mut gist = json!({ "status": status, "code": error["code"] });
    if let Some(subcode) = error.get("error_subcode") {
        gist["subcode"] = subcode.clone();
    }
    if let Some(data) = error.get("error_data") {
        gist["blame"] = data["blame_field_specs"][0].clone();
    }
    json!({ "refused": gist })
}

fn promised(case: &Value) -> Value {
    match case.get("accepted") {
        Some(taken) => json!({ "accepted": taken, "messages": [], "status": 200 }),
        None => json!({ "refused": case["refused"] }),
    }
}

#[tokio::test]
async fn every_case_is_answered_as_promised() {
    let sandbox = support::sandbox();
    let mut wrong = Vec::new();
    for (name, case) in cases() {
        let answer = send(&sandbox, request(&case)).await;
        let (got, promised) = (gist(answer.status, &answer.json()), promised(&case));
        if got != promised {
            wrong.push(format!("{name}\n  promised {promised}\n  got      {got}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_documented_refusal_has_a_case() {
    let seen: BTreeSet<_> = cases().iter().filter_map(|(_, case)| case["refused"]["subcode"].as_u64()).collect();
    let documented: BTreeSet<_> = SUBCODES.into_iter().collect();
    let missing: Vec<_> = documented.difference(&seen).collect();
    assert!(missing.is_empty(), "no case for {missing:?}");
}

#[tokio::test]
async fn refusals_speak_the_account_s_language() {
    let speaking = |language| {
        let mut world = world();
        world.language = language;
        app(world)
    };
    let (english, others) = (speaking(Language::En), [Language::Es, Language::PtBr].map(speaking));
    let mut seen = std::collections::BTreeMap::new();
    for (name, case) in cases() {
        let en = send(&english, request(&case)).await.json();
        let en = &en["error"];
        if en["code"] != 100 || en["error_subcode"] == 33 {
            assert_eq!(en.get("error_user_msg"), None, "{name}: access errors carry no words for the user");
            continue;
        }
        for other in &others {
            let other = send(other, request(&case)).await.json();
            let other = &other["error"];
            assert_eq!(en["message"], other["message"], "{name}: `message` is not translated");
            for part in ["error_user_title", "error_user_msg"] {
                let (en, other) = (en[part].as_str().expect(part), other[part].as_str().expect(part));
                assert!(!en.is_empty() && en != other, "{name}: {part}: {en} / {other}");
                assert!(!en.contains('{') && !other.contains('{'), "{name}: unfilled: {en} / {other}");
            }
            let words = other["error_user_msg"].as_str().expect("words").to_owned();
            seen.entry(en["error_user_msg"].to_string()).or_insert_with(std::collections::BTreeSet::new).insert(words);
        }
    }
    // Spanish and Portuguese are near; the same sentence twice is more likely a copy.
    let copied: Vec<_> = seen.iter().filter(|(_, words)| words.len() < 2).collect();
    assert!(copied.is_empty(), "{copied:?}");
}

#[tokio::test]
async fn a_refusal_has_the_documented_shape() {
    let case =
        json!({ "from": "whatsapp", "patch": [{ "op": "replace", "path": "/data/0/event_name", "value": "Lead" }] });
    let answer = send(&support::sandbox(), request(&case)).await.json();
    let mut keys: Vec<_> = answer["error"].as_object().expect("an error").keys().map(String::as_str).collect();
    keys.sort_unstable();
    let promised = [
        "code",
        "error_data",
        "error_subcode",
        "error_user_msg",
        "error_user_title",
        "fbtrace_id",
        "is_transient",
        "message",
        "type",
    ];
    assert_eq!(keys, promised);
    assert_eq!(answer["error"]["message"], "Invalid parameter");
    assert_eq!(answer["error"]["type"], "OAuthException");
    assert_eq!(answer["error"]["is_transient"], false);
}

#[tokio::test]
async fn the_token_may_come_by_query_body_or_form() {
    let base = json("bases.json")["whatsapp"].clone();
    let path = format!("/v25.0/{}/events", base["dataset"].as_str().expect("an id"));
    let with_query = support::post(&format!("{path}?access_token={TOKEN}"), &base["body"]);
    let mut body = base["body"].clone();
    body["access_token"] = TOKEN.into();
    let with_body = support::post(&path, &body);
    let form = form_urlencoded::Serializer::new(String::new())
        .append_pair("data", &base["body"]["data"].to_string())
        .append_pair("access_token", TOKEN)
        .finish();
    let with_form = Request::post(&path)
        .header("content-type", "application/x-www-form-urlencoded")
        .body(Body::from(form))
        .expect("a request");
    let sandbox = support::sandbox();
    for request in [with_query, with_body, with_form] {
        let answer = send(&sandbox, request).await;
        assert_eq!((answer.status, answer.json()["events_received"].as_u64()), (200, Some(1)));
    }
    let calls = support::get(&sandbox, "/sandbox/received").await;
    assert_eq!(calls["received"].as_array().map(Vec::len), Some(3));
    assert!(!calls.to_string().contains(TOKEN), "the token is hidden");
}

#[tokio::test]
async fn what_is_no_json_is_refused() {
    let sandbox = support::sandbox();
    for text in ["", "{", "[]", "\"data\"", "<html>", "{\"data\":[{\"custom_data\":{\"value\":1e400}}]}"] {
        let mut request = support::purchase();
        *request.body_mut() = Body::from(text);
        let answer = send(&sandbox, request).await;
        assert_eq!((answer.status, answer.json()["error"]["code"].as_u64()), (400, Some(100)), "{text}");
        assert_eq!(answer.json()["error"]["error_user_title"], "Body Not Readable", "{text}");
    }
}

#[tokio::test]
async fn other_methods_and_paths_are_refused() {
    let sandbox = support::sandbox();
    let mut reading = support::purchase();
    *reading.method_mut() = axum::http::Method::GET;
    let answer = send(&sandbox, reading).await;
    assert_eq!(answer.json()["error"]["error_subcode"], 33);
    let elsewhere = Request::post("/v26.0/me/nothing").body(Body::empty()).expect("a request");
    let answer = send(&sandbox, elsewhere).await;
    assert_eq!((answer.status, answer.json()["error"]["code"].as_u64()), (400, Some(2500)));
}

#[tokio::test]
async fn a_body_beyond_all_measure_is_refused() {
    let mut request = support::purchase();
    *request.body_mut() = Body::from(vec![b' '; 9 * 1024 * 1024]);
    assert_eq!(send(&support::sandbox(), request).await.status, 413);
}
