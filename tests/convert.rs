//! Conversion of money: exact against another implementation of big numbers, rounded half up, and nothing where there is
//! nothing to convert.

#![allow(clippy::expect_used, clippy::indexing_slicing)]

use goal_element::domain::amount::{self, Amount};
use goal_element::domain::decode::{context_from_json, goal_from_json};
use goal_element::domain::surroundings::RuleSettings;
use goal_element::payload::{Request, prepare};
use num_bigint::BigInt;
use proptest::prelude::*;
use serde_json::json;

/// A decimal as it is written, its digits as a whole number, and how many of them stand after the point.
fn parts(text: &str) -> (BigInt, u32) {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    (format!("{whole}{fraction}").parse().expect("digits"), fraction.len() as u32)
}

fn ten(power: u32) -> BigInt {
    BigInt::from(10).pow(power)
}

/// `amount × up ÷ down`, rounded half up, in units of the last decimal.
fn expected(amount: &str, up: &str, down: &str, decimals: u32) -> BigInt {
    let ((amount, a), (up, u), (down, d)) = (parts(amount), parts(up), parts(down));
    let upper = amount * up * ten(d + decimals);
    let lower = down * ten(a + u);
    (BigInt::from(2) * upper + &lower) / (BigInt::from(2) * lower)
}

fn number(text: &str) -> Amount {
    amount::plain(text).expect("an amount")
}

fn decimal() -> impl Strategy<Value = String> {
    ("(0|[1-9][0-9]{0,11})", "([0-9]{0,9})")
        .prop_map(|(whole, fraction)| if fraction.is_empty() { whole } else { format!("{whole}.{fraction}") })
}

fn rate() -> impl Strategy<Value = String> {
    decimal().prop_filter("a rate is above zero", |text| !number(text).is_zero())
}

/// The request for `amount` of `currency` where Meta wants `wanted`.
fn request(amount: &str, currency: &str, wanted: &str, rates: &serde_json::Value) -> Request {
    let goal = json!({
        "version": 1, "goal": { "id": "g" }, "name": "Paid", "value": { "amount": "{{total}}", "currency": currency, "format": "1234.56" },
        "destinations": { "meta": { "enabled": true, "connection": "c", "event": "Purchase", "convert_to": wanted } },
    });
    let context = json!({
        "now": 1, "local_date": "2026-11-22", "happening_id": "h", "variables": { "total": amount },
        "subscriber": { "id": "s" }, "referral": { "ctwa_clid": "click" }, "rates": rates,
        "connections": [{ "id": "c", "name": "C", "platform": "meta", "channel": "whatsapp",
            "dataset_id": "1020304050607080", "whatsapp_business_account_id": "100000000000001" }],
    });
    let goal = goal_from_json(goal.to_string().as_bytes());
    let (context, faults) = context_from_json(context.to_string().as_bytes());
    assert_eq!(faults, []);
    prepare(&goal, &context, &RuleSettings::default()).requests.pop().expect("a request")
}

proptest! {
    #[test]
    fn a_conversion_is_what_big_numbers_say(amount in decimal(), up in rate(), down in rate(), decimals in 0_usize..5) {
        let wanted = expected(&amount, &up, &down, decimals as u32);
        let (amount, up, down) = (number(&amount), number(&up), number(&down));
        match amount.converted(&up, &down, decimals) {
            Some(result) => {
                let (digits, after) = parts(&result.to_json());
                prop_assert_eq!(digits, wanted);
                prop_assert_eq!(after as usize, decimals);
            }
            None => prop_assert!(wanted.to_string().len() > 30, "{} has room", wanted),
        }
    }

    /// Half a unit more or less never changes the side: what is sent differs from the exact result by half a unit at most.
    #[test]
    fn half_goes_up_and_less_than_half_goes_down(units in 0_u64..1_000_000_000, tail in "[0-9]{1,8}") {
        let text = format!("{}.{:02}{tail}", units / 100, units % 100);
        let up = tail.as_bytes()[0] >= b'5';
        let result = number(&text).converted(&number("1"), &number("1"), 2).expect("a result");
        prop_assert_eq!(parts(&result.to_json()).0, BigInt::from(units + u64::from(up)));
    }

    /// In its own currency a value is left as it was typed, whatever the rates say, and converting again changes nothing.
    #[test]
    fn from_a_currency_into_itself_nothing_happens(amount in decimal(), base in "(EUR|COP|USD)", cop in rate()) {
        let rates = json!([{ "date": "2026-11-21", "source": "ecb", "base": base, "rates": { "COP": cop } }]);
        let same = request(&amount, "COP", "COP", &rates);
        prop_assert_eq!(same.conversion, None);
        prop_assert_eq!(same.value, Some((number(&amount).to_json(), "COP".to_owned())));
        let through_one = number(&amount).converted(&number(&cop), &number(&cop), 9);
        let (digits, decimals) = parts(&number(&amount).to_json());
        prop_assert_eq!(through_one.map(|back| parts(&back.to_json())), Some((digits * ten(9 - decimals), 9)));
    }

    /// What the preview tells is what stands in the body, converted or not.
    #[test]
    fn body_and_conversion_agree(amount in decimal(), cop in rate(), wanted in "(EUR|USD|JPY|KWD|PEN)") {
        let rates = json!([{ "date": "2026-11-21", "source": "ecb", "base": "EUR",
            "rates": { "COP": cop, "USD": "1.0832", "JPY": "163.9", "KWD": "0.3321" } }]);
        let request = request(&amount, "COP", &wanted, &rates);
        let (value, currency) = request.value.expect("a value");
        prop_assert!(request.body.contains(&format!("\"value\":{value},\"currency\":\"{currency}\"")), "{}", request.body);
        let conversion = request.conversion.expect("a conversion");
        let fact = |name| conversion.facts.iter().find(|(of, _)| *of == name).map(|(_, fact)| fact.to_owned());
        let was = number(&amount).to_json();
        prop_assert_eq!(fact("amount"), Some(was.clone()));
        match fact("converted") {
            Some(converted) => {
                let decimals = converted.split_once('.').map_or(0, |(_, after)| after.len()).to_string();
                prop_assert_eq!((value, currency), (converted, wanted.clone()));
                prop_assert_eq!(fact("decimals"), Some(decimals));
                prop_assert_eq!(fact("other").is_some(), wanted != "EUR");
            }
            None => prop_assert_eq!((value, currency.as_str(), fact("missing").is_some()), (was, "COP", true)),
        }
    }
}
