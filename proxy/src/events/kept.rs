//! What is kept of a live event until it is accepted or too old, so that its request can be built anew by another revision of
//! the goal: the context once more, but with nothing in clear that the frozen request does not hold in clear itself.

use goal_element::{
    catalog::user_data,
    domain::{
        Connection, Contact, Context, Goal, Platform,
        context::{Referral, Subscriber},
        template,
    },
    identity::{self, Home},
    payload::{Conversion, Fate, Request},
    rules,
};
use serde_json::{Map, Value, json};

/// What TikTok hears in clear, so that it cannot be kept as a hash.
const TIKTOK_CLEAR: [Contact; 3] = [Contact::City, Contact::State, Contact::Country];
/// What Meta hears in clear, as a number, where it is asked to limit the use of data.
const META_CLEAR: [Contact; 2] = [Contact::State, Contact::Country];

/// The context from which `request` was made, as JSON that the core reads again. Of the variables those that the goal fills
/// in or asks for consent; of the person hashes for this platform alone, and the ids that it needs raw; of the rates the one used.
pub(super) fn kept(goal: &Goal, context: &Context, connection: &Connection, request: &Request) -> String {
    let home = Home::of(context, Some(connection));
    let mut kept = json!({
        "variables": variables(goal, context),
        "subscriber": subscriber(request, &context.subscriber, &home),
        "referral": referral(request, &context.referral),
        "default_connections": { request.platform.name(): request.connection },
    });
    if let Some(table) = request.conversion.as_ref().and_then(rate) {
        kept["rates"] = json!([table]);
    }
    kept.to_string()
}

/// What the goal counts once by is not needed again: the event has its id.
fn variables(goal: &Goal, context: &Context) -> Map<String, Value> {
    let names = rules::variables(&Goal { once: None, ..goal.clone() });
    let used = |of: &str| names.iter().any(|name| name == of || template::root(name) == of);
    context.variables.iter().filter(|(of, _)| used(of)).map(|(of, value)| (of.clone(), value.as_str().into())).collect()
}

fn subscriber(request: &Request, subscriber: &Subscriber, home: &Home) -> Map<String, Value> {
    let platform = request.platform;
    let mut hashes = Map::new();
    for field in user_data::all(platform) {
        let made = identity::of_subscriber(platform, field, subscriber, home);
        if let Some(hash) = made.value.filter(|_| made.hashed) {
            hashes.insert(field.name.to_owned(), hash.into());
        }
    }
    let mut kept = Map::from_iter([("hashed".to_owned(), json!({ platform.name(): hashes }))]);
    let clear: &[Contact] = match platform {
        Platform::TikTok => &TIKTOK_CLEAR,
        Platform::Meta if request.body.contains("\"data_processing_options_state\"") => &META_CLEAR,
        Platform::Meta => &[],
    };
    for contact in clear {
        keep(&mut kept, Contact::NAMES[*contact as usize], subscriber.contact(*contact));
    }
    if leaves(request, "page_scoped_user_id") {
        keep(&mut kept, "psid", &subscriber.psid);
    }
    if leaves(request, "ig_sid") {
        keep(&mut kept, "igsid", &subscriber.igsid);
    }
    kept
}

fn referral(request: &Request, referral: &Referral) -> Map<String, Value> {
    let mut kept = Map::new();
    for (fields, name, value) in [
        (["ctwa_clid"].as_slice(), "ctwa_clid", &referral.ctwa_clid),
        (&["fbc"], "fbc", &referral.fbc),
        (&["fbp"], "fbp", &referral.fbp),
        (&["ttclid"], "ttclid", &referral.ttclid),
        (&["ttp"], "ttp", &referral.ttp),
        (&["lead_id"], "lead_id", &referral.lead_id),
        (&["client_ip_address", "ip"], "ip", &referral.ip),
        (&["client_user_agent", "user_agent"], "user_agent", &referral.user_agent),
    ] {
        if fields.iter().any(|field| leaves(request, field)) {
            keep(&mut kept, name, value);
        }
    }
    if ["website", "web"].contains(&request.source) {
        keep(&mut kept, "page_url", &referral.page_url);
    }
    for (name, at) in [("clicked_at", referral.clicked_at), ("ttclid_at", referral.ttclid_at)] {
        if at != 0 {
            kept.insert(name.to_owned(), at.into());
        }
    }
    kept
}

/// Whether the platform hears the field as it is.
fn leaves(request: &Request, field: &str) -> bool {
    request.told.iter().any(|told| told.field == field && told.fate == Fate::Raw)
}

fn keep(kept: &mut Map<String, Value>, name: &str, value: &str) {
    if !value.is_empty() {
        kept.insert(name.to_owned(), value.into());
    }
}

/// The table that a value was converted with, as far as it was used.
fn rate(conversion: &Conversion) -> Option<Value> {
    let fact = |name| conversion.facts.iter().find(|(of, _)| *of == name).map(|(_, value)| value.as_str());
    let mut rates = Map::new();
    for (currency, rate) in [("quoted", "rate"), ("other", "other_rate")] {
        if let Some((currency, rate)) = fact(currency).zip(fact(rate)) {
            rates.insert(currency.to_owned(), rate.into());
        }
    }
    Some(json!({ "date": fact("date")?, "source": fact("source")?, "base": fact("base")?, "rates": rates }))
}

#[cfg(test)]
mod tests {
    use goal_element::{
        domain::decode::{context_from_json, goal_from_json},
        domain::{Mode, surroundings::RuleSettings},
        payload,
    };

    use super::*;

    fn goal() -> Goal {
        goal_from_json(
            json!({
                "version": 1, "goal": { "id": "g" }, "name": "Paid",
                "value": { "amount": "{{total}}", "currency": "COP" },
                "once": { "per": "order", "key": "{{order}}" },
                "consent": { "variable": "agreed", "accepted": ["yes"] },
                "destinations": {
                    "meta": { "enabled": true, "connection": "m", "event": "Purchase", "convert_to": "EUR" },
                    "tiktok": { "enabled": true, "connection": "t", "event": "Purchase" }
                }
            })
            .to_string()
            .as_bytes(),
        )
    }

    fn context() -> Context {
        let told = json!({
            "mode": "live", "now": 1_795_000_000, "local_date": "2026-11-18", "happening_id": "h-secret", "salt": "s",
            "variables": { "total": "125000", "order": "order-secret", "agreed": "yes", "diary": "diary-secret" },
            "subscriber": { "id": "ana-secret", "email": "ana@secret.example", "phone": "+34600123456", "first_name": "José María",
                            "city": "Cádiz", "postcode": "11001", "country": "ES" },
            "referral": { "ctwa_clid": "ARDemoClick0123456789abcdefghijklmnop", "ttclid": "E.C.P.demoTtclid0123456789abcdefgh", "clicked_at": 1_794_990_000,
                          "page_url": "https://shop.example/a", "ip": "203.0.113.9", "user_agent": "Mozilla/5.0 (X11)" },
            "rates": [{ "date": "2026-11-17", "source": "operator", "base": "EUR", "rates": { "COP": "4560", "USD": "1.1" } }],
            "connections": [
                { "id": "m", "name": "M", "platform": "meta", "channel": "whatsapp", "dataset_id": "1020304050607080",
                  "whatsapp_business_account_id": "100000000000001", "country": "ES" },
                { "id": "t", "name": "T", "platform": "tiktok", "pixel_code": "CDEMO0PIXEL0CODE0123" }
            ]
        });
        let (context, faults) = context_from_json(told.to_string().as_bytes());
        assert_eq!(faults, []);
        Context { mode: Mode::Live, ..context }
    }

    #[test]
    fn from_what_is_kept_the_same_request_is_made() {
        let (goal, context) = (goal(), context());
        let prepared = payload::prepare(&goal, &context, &RuleSettings::default());
        assert_eq!(prepared.requests.len(), 2, "{:?} {:?}", prepared.skipped, prepared.diagnostics);
        for request in &prepared.requests {
            let connection = context.connections.iter().find(|it| it.id == request.connection).expect("it is there");
            let text = kept(&goal, &context, connection, request);
            let (again, faults) = context_from_json(text.as_bytes());
            assert_eq!(faults, [], "{text}");
            let again = Context {
                now: context.now,
                local_date: context.local_date.clone(),
                mode: Mode::Live,
                connections: context.connections.clone(),
                ..again
            };
            let again = payload::prepare_again(&goal, &again, &RuleSettings::default(), request.event_id.clone());
            let again = again.requests.iter().find(|it| it.platform == request.platform).expect("a request");
            assert_eq!((&again.body, again.expires_at), (&request.body, request.expires_at));
        }
    }

    #[test]
    fn nothing_is_kept_in_clear_that_does_not_leave_in_clear() {
        let (goal, context) = (goal(), context());
        for request in payload::prepare(&goal, &context, &RuleSettings::default()).requests {
            let connection = context.connections.iter().find(|it| it.id == request.connection).expect("it is there");
            let text = kept(&goal, &context, connection, &request);
            for clear in ["secret", "600123456", "José", "11001", "USD"] {
                assert!(!text.contains(clear), "{clear}: {text}");
            }
            for raw in ["203.0.113.9", "Mozilla", "shop.example"] {
                assert_eq!(text.contains(raw), request.body.contains(raw), "{raw}: {text}");
            }
            let is_meta = request.platform == Platform::Meta;
            assert_eq!(text.contains("Cádiz"), !is_meta, "TikTok alone hears the city in clear: {text}");
            assert_eq!((text.contains("ARDemo"), text.contains("E.C.P.")), (is_meta, !is_meta), "{text}");
        }
    }
}
