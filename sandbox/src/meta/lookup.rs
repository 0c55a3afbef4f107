//! What can be asked besides sending events: an ad's name, a dataset, the dataset of a chat account, a token's state.

use super::access;
use super::reason::Reason;
use super::refusal::Refusal;
use crate::config::{Account, AccountKind, Ad, Dataset, Token, TokenState};
use crate::fields::{Blame, is_digits};
use crate::path::Path;
use crate::state::Sandbox;
use serde_json::{Map, Value, json};

/// `GET /{ad or dataset}?fields=name,…`: the fields asked for, and always the id.
pub(crate) fn object(sandbox: &Sandbox, token: &Token, id: &str, fields: Option<&str>) -> Result<Value, Refusal> {
    if !is_digits(id) {
        return Err(Reason::NoSuchObject.into());
    }
    let known = match sandbox.config.ads.iter().find(|ad| ad.id == id).filter(|_| token.sees(id)) {
        Some(ad) => {
            if !token.may("ads_read") {
                return Err(Reason::NoAdsRead.into());
            }
            ad_fields(ad)
        }
        None => {
            let dataset = access::dataset(sandbox, token, id)?;
            vec![("name", Some(json!(format!("Dataset {}", dataset.id()))))]
        }
    };
    let mut found = Map::new();
    for wanted in wanted(fields.unwrap_or_default()) {
        if wanted == "id" {
            continue;
        }
        let Some((name, value)) = known.iter().find(|(name, _)| *name == wanted) else {
            return Err(Reason::NoSuchField.at(Path::default().key(&wanted)));
        };
        // What is not set is left out.
        if let Some(value) = value {
            found.insert((*name).to_owned(), value.clone());
        }
    }
    found.insert("id".to_owned(), id.into());
    Ok(found.into())
}

fn ad_fields(ad: &Ad) -> Vec<(&'static str, Option<Value>)> {
    let named = |name: &Option<String>, id: &str| name.as_ref().map(|name| json!({ "name": name, "id": id }));
    vec![
        ("name", Some(json!(ad.name))),
        ("campaign", named(&ad.campaign, "120200000000000900")),
        ("adset", named(&ad.adset, "120200000000000800")),
    ]
}

/// `name,campaign{name},adset{name}` without what stands in braces.
fn wanted(fields: &str) -> Vec<String> {
    let mut depth = 0_usize;
    let mut names = vec![String::new()];
    for letter in fields.chars().filter(|letter| !letter.is_whitespace()) {
        match letter {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            ',' => names.push(String::new()),
            letter => names.last_mut().into_iter().for_each(|name| name.push(letter)),
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

/// `GET` or `POST /{WhatsApp account, Page or Instagram account}/dataset`: the one it has; `POST` makes it if need be.
pub(crate) fn dataset_of(sandbox: &Sandbox, token: &Token, account: &str, make: bool) -> Result<Value, Refusal> {
    if !is_digits(account) {
        return Err(Reason::NoSuchObject.into());
    }
    let found = sandbox.dataset(|dataset| dataset.account() == Some(account));
    let fresh = sandbox.config.accounts.iter().find(|known| known.id == account);
    let kind = match (&found, fresh) {
        (Some(Dataset::Waba { .. }), _) => AccountKind::Waba,
        (Some(Dataset::Page { .. }), _) => AccountKind::Page,
        (Some(_), _) => AccountKind::Instagram,
        (None, Some(Account { kind, .. })) => *kind,
        (None, None) => return Err(Reason::NotVisible.into()),
    };
    let visible = token.sees(account) || found.as_ref().is_some_and(|dataset| token.sees(dataset.id()));
    if !visible {
        return Err(Reason::NotVisible.into());
    }
    let scopes: &[&str] = match kind {
        AccountKind::Waba => &["whatsapp_business_management", "whatsapp_business_manage_events"],
        AccountKind::Page => &["page_events"],
        AccountKind::Instagram => &["instagram_manage_events"],
    };
    if token.state == TokenState::NoPermission || !scopes.iter().all(|scope| token.may(scope)) {
        return Err(Reason::NoPermission.into());
    }
    let dataset = match found {
        Some(dataset) => dataset,
        None if make => sandbox.make_dataset(|id| kind.dataset(id, account.to_owned())),
        // What a reader is told of an account without a dataset is not documented.
        None => return Err(Reason::NotVisible.into()),
    };
    Ok(json!({ "id": dataset.id() }))
}

/// `GET /debug_token?input_token=…`: what Meta knows of a token, in the shape that its page on access tokens shows.
pub(crate) fn token(sandbox: &Sandbox, asking: &Token, input: Option<&str>) -> Value {
    let asked = match input {
        None => Ok(asking),
        input => access::token(sandbox, input),
    };
    match asked {
        Ok(token) => json!({ "data": {
            "app_id": "100000000000100",
            "type": "SYSTEM_USER",
            "application": "Sandbox",
            "is_valid": true,
            "expires_at": token.expires_at.unwrap_or_default(),
            "scopes": token.scopes.clone().unwrap_or_else(|| all_scopes(token)),
        } }),
        Err(reason) => {
            let numbers = reason.numbers();
            let (_, message) = super::text::of(reason, crate::config::Language::En);
            let mut error = json!({ "code": numbers.code, "message": message });
            if let Some(subcode) = numbers.subcode {
                error["subcode"] = subcode.into();
            }
            json!({ "data": { "error": error, "is_valid": false, "scopes": [] } })
        }
    }
}

fn all_scopes(token: &Token) -> Vec<String> {
    let all = [
        "ads_read",
        "business_management",
        "instagram_manage_events",
        "page_events",
        "whatsapp_business_manage_events",
        "whatsapp_business_management",
    ];
    let lacking: &[&str] = match token.state {
        TokenState::NoScope => &["instagram_manage_events", "page_events", "whatsapp_business_manage_events"],
        _ => &[],
    };
    all.iter().filter(|scope| !lacking.contains(scope)).map(|scope| (*scope).to_owned()).collect()
}
