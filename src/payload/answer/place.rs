//! Where in a body a platform points, and which field of the block that is.

use crate::catalog::params::{self, Place};
use crate::domain::{Platform, Pointer};

/// What stands in front of an event's number in TikTok's messages: `data.0.…`, `data[2]…`, `Batch.0.…`, `index 2`.
const BEFORE_INDEX: [&str; 3] = ["data", "Batch", "index"];

/// A whole number of digits alone; larger than any code is no code.
pub(super) fn number(digits: &str) -> Option<u32> {
    let mut number = 0_u32;
    for byte in digits.bytes() {
        let digit = char::from(byte).to_digit(10)?;
        number = number.checked_mul(10)?.checked_add(digit)?;
    }
    (!digits.is_empty()).then_some(number)
}

/// Which event of the request a place lies in: `/data/2/event_name` in the third, 2.
pub(super) fn index(place: &Pointer) -> Option<usize> {
    let mut segments = place.segments();
    let (list, index) = (segments.next()?, segments.next()?);
    (list == "data").then(|| number(&index)).flatten().and_then(|index| usize::try_from(index).ok())
}

/// The block's field that makes a part of the body; `None` where it comes from the subscriber or from us.
pub(super) fn field(platform: Platform, place: &Pointer) -> Option<Pointer> {
    let own = Pointer::root().key("destinations").key(platform.name());
    let mut found = None;
    for name in place.segments() {
        found = match name.as_str() {
            "event_name" | "event" => Some(own.key("event")),
            "event_source_id"
            | "whatsapp_business_account_id"
            | "page_id"
            | "ig_account_id"
            | "instagram_business_account_id" => Some(own.key("connection")),
            "value" => Some(Pointer::root().key("value").key("amount")),
            "currency" => Some(Pointer::root().key("value").key("currency")),
            name => params::find(platform, name).map(|param| match param.place {
                Place::Value => Pointer::root().key("value"),
                Place::Items => Pointer::root().key("items").key(param.name),
                Place::Params => Pointer::root().key("params").key(param.name),
            }),
        };
        if found.is_some() {
            break;
        }
    }
    found
}

/// The place that a message of TikTok's begins with or names: `data.0.properties.value: Not a valid number`.
pub(super) fn in_words(message: &str) -> Option<Pointer> {
    let rest = BEFORE_INDEX.iter().find_map(|word| after_number_of(message, word))?;
    let mut place = Pointer::root().key("data").key(rest.0);
    let path = rest.1.split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '[' | ']'))).next()?;
    for name in path.split(['.', '[', ']']).filter(|name| !name.is_empty()) {
        place = place.key(name);
    }
    Some(place)
}

/// The digits after `word`, and what follows them.
fn after_number_of<'a>(message: &'a str, word: &str) -> Option<(&'a str, &'a str)> {
    let rest = message.split_once(word)?.1.trim_start_matches(['.', '[', ' ']);
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let (digits, rest) = rest.split_at_checked(end)?;
    (!digits.is_empty()).then_some((digits, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_digits_are_a_number() {
        assert_eq!(number("2804066"), Some(2_804_066));
        for no in ["", "-1", "1.0", "1e3", "abc", " 1", "99999999999"] {
            assert_eq!(number(no), None, "{no}");
        }
    }

    #[test]
    fn messages_name_their_event_in_several_ways() {
        for (message, place) in [
            ("data.0.properties.value: Not a valid number", "/data/0/properties/value"),
            (
                "Batch.3.properties.contents.0.content_id: Not a valid string",
                "/data/3/properties/contents/0/content_id",
            ),
            ("data[2].event: Missing data for required field", "/data/2/event"),
            ("Invalid event at index 7.", "/data/7"),
            ("data 12 is wrong", "/data/12"),
        ] {
            assert_eq!(in_words(message).map(|place| place.as_str().to_owned()).as_deref(), Some(place), "{message}");
        }
        for none in ["", "OK", "data: Must hold 1 to 1000 events", "Invalid value for event_id: not a valid string."] {
            assert_eq!(in_words(none), None, "{none}");
        }
    }

    #[test]
    fn a_place_in_the_body_is_a_field_of_the_block() {
        let at = |platform, place: &str| field(platform, &Pointer::parse(place)).map(|field| field.as_str().to_owned());
        for (place, wanted) in [
            ("/data/0/event_name", Some("/destinations/meta/event")),
            ("/data/0/custom_data/value", Some("/value/amount")),
            ("/data/0/custom_data/currency", Some("/value/currency")),
            ("/data/0/custom_data/contents/1/item_price", Some("/items/contents")),
            ("/data/0/custom_data/order_id", Some("/params/order_id")),
            ("/data/0/user_data/page_id", Some("/destinations/meta/connection")),
            ("/data/0/user_data/em", None),
            ("/data/0/event_time", None),
        ] {
            assert_eq!(at(Platform::Meta, place).as_deref(), wanted, "{place}");
        }
        assert_eq!(at(Platform::TikTok, "/data/0/event").as_deref(), Some("/destinations/tiktok/event"));
        assert_eq!(at(Platform::TikTok, "/data/0/properties/content_ids/0").as_deref(), Some("/items/content_ids"));
        assert_eq!(at(Platform::TikTok, "/data/0/user/phone"), None);
    }
}
