//! Who somebody is, as each platform wants to hear it: normalised, then hashed, once and never twice. A field that cannot be used is
//! left out with a reason; it costs that field and not the event.

mod birth;
mod clean;
mod email;
mod id;
mod name;
mod phone;
mod place;
mod reason;
pub mod sha256;

use crate::catalog::user_data::{self, Hash, Kind, UserField};
use crate::domain::context::{Contact, Subscriber};
use crate::domain::letters::Trimmed as _;
use crate::domain::{Connection, Context, Platform, letters, template};

pub use reason::Reason;

/// A field of a person, made ready for a platform.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identified {
    /// Exactly what the request carries; `None`: left out.
    pub value: Option<String>,
    /// Whether the value is a hash.
    pub hashed: bool,
    /// Why it is left out: `identity.<name>` in `locales/`.
    pub reason: Option<Reason>,
}

impl Identified {
    /// Left out.
    #[must_use]
    pub const fn left_out(reason: Reason) -> Self {
        Self { value: None, hashed: false, reason: Some(reason) }
    }

    const fn sent(value: String, hashed: bool) -> Self {
        Self { value: Some(value), hashed, reason: None }
    }
}

/// Where a person is at home, and when: what dates, postcodes, states and numbers without a country code are read by.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Home {
    /// Two small letters by ISO 3166; empty: not known.
    country: String,
    /// The year; 0: not known.
    year: u32,
}

impl Home {
    /// The first of `countries` that is one, by its letters or its name; `now` is in seconds since 1970, 0: not known.
    #[must_use]
    pub fn new(countries: &[&str], now: i64) -> Self {
        /// A year of the calendar, in seconds on the average: near enough for years of birth.
        const YEAR: i64 = 31_556_952;
        let country = countries.iter().find_map(|text| place::country(&clean::plain(text)).ok()).unwrap_or_default();
        let year = if now == 0 { 0 } else { u32::try_from(1970 + now / YEAR).unwrap_or_default() };
        Self { country, year }
    }

    /// Where the person who reached a goal is at home: as they say, else as the connection does that the platform hears by.
    #[must_use]
    pub fn of(context: &Context, connection: Option<&Connection>) -> Self {
        let [phones, business] = connection.map_or(["", ""], |of| [of.phone_country.as_str(), of.country.as_str()]);
        Self::new(&[context.subscriber.contact(Contact::Country), phones, business], context.now)
    }
}

/// One field of the person who reached a goal: the hash that came along, else made from what is known of them in clear.
#[must_use]
pub fn of_subscriber(platform: Platform, field: &UserField, subscriber: &Subscriber, home: &Home) -> Identified {
    let (hashes, contact) = match platform {
        Platform::Meta => (&subscriber.hashed_meta, META_CONTACT.as_slice()),
        Platform::TikTok => (&subscriber.hashed_tiktok, TIKTOK_CONTACT.as_slice()),
    };
    if let Some((_, hash)) = hashes.iter().find(|(name, _)| name == field.name) {
        return match whole_hash(hash.trimmed()) {
            Some(hash) => Identified::sent(hash, true),
            None => Identified::left_out(Reason::NotAHash),
        };
    }
    let clear = match contact.iter().find(|(name, _)| *name == field.name) {
        Some((_, contact)) => subscriber.contact(*contact),
        None if field.name == "external_id" => subscriber.external_id(),
        None => "",
    };
    identify_field(platform, field, clear, home)
}

/// Meta's fields that contact data is made into.
const META_CONTACT: [(&str, Contact); 10] = [
    ("em", Contact::Email),
    ("ph", Contact::Phone),
    ("fn", Contact::FirstName),
    ("ln", Contact::LastName),
    ("ge", Contact::Gender),
    ("db", Contact::Birthday),
    ("ct", Contact::City),
    ("st", Contact::State),
    ("zp", Contact::Postcode),
    ("country", Contact::Country),
];

/// TikTok's.
const TIKTOK_CONTACT: [(&str, Contact); 8] = [
    ("email", Contact::Email),
    ("phone", Contact::Phone),
    ("first_name", Contact::FirstName),
    ("last_name", Contact::LastName),
    ("city", Contact::City),
    ("state", Contact::State),
    ("zip_code", Contact::Postcode),
    ("country", Contact::Country),
];

/// Normalises and hashes one field. `field` is spelled as the platform spells it.
#[must_use]
pub fn identify(platform: Platform, field: &str, text: &str, home: &Home) -> Identified {
    match user_data::find(platform, field) {
        Some(field) => identify_field(platform, field, text, home),
        None => Identified::left_out(Reason::UnknownField),
    }
}

/// Normalises and hashes one field that is known already.
#[must_use]
pub fn identify_field(platform: Platform, field: &UserField, text: &str, home: &Home) -> Identified {
    let text = text.trimmed();
    if let Some(hash) = whole_hash(text) {
        return match field.hash {
            _ if is_hash_of_nothing(&hash) => Identified::left_out(Reason::Empty),
            Hash::Never => Identified::left_out(Reason::MustBePlain),
            _ => Identified::sent(hash, true),
        };
    }
    let hashed = matches!(field.hash, Hash::Required | Hash::Recommended);
    // What a platform gave must come back to it as it was; what a person typed may have come any way.
    let cleaned = if is_typed(field.kind) { clean::plain(text) } else { text.to_owned() };
    let made = if is_blank(&cleaned) {
        Err(Reason::Empty)
    } else if hashed && !matches!(field.kind, Kind::External | Kind::Text) && is_other_hash(&cleaned) {
        Err(Reason::OtherHash)
    } else {
        written(platform, field.kind, cleaned, home)
    };
    match made {
        Ok(text) if hashed => Identified::sent(sha256::hex(text.as_bytes()), true),
        Ok(text) => Identified::sent(text, false),
        Err(reason) => Identified::left_out(reason),
    }
}

/// The text as the platform wants it, before it is hashed.
fn written(platform: Platform, kind: Kind, text: String, home: &Home) -> Result<String, Reason> {
    let country = home.country.as_str();
    match kind {
        Kind::Email => email::normalise(&text),
        Kind::Phone => {
            let digits = phone::digits(&text, country)?;
            Ok(if platform == Platform::TikTok { ["+", &digits].concat() } else { digits })
        }
        Kind::Name => name::joined(&text),
        Kind::Words => name::words(&text),
        Kind::Five => name::beginning(&text, true),
        Kind::Initial => name::beginning(&text, false),
        // Somebody who names a state of the USA and no country is in the USA.
        Kind::State => name::state(&text, matches!(country, "us" | "")),
        Kind::Postcode => place::postcode(&text, country),
        Kind::Country => place::country(&text),
        Kind::Gender => birth::gender(&text),
        Kind::Birthday => birth::date(&text, home),
        Kind::Day => birth::two_digits(&text, 31),
        Kind::Month => birth::two_digits(&text, 12),
        Kind::Year => birth::year(&text, home),
        Kind::External => {
            Ok(clean::kept(&letters::lower(&text), &mut |character| (character != ' ').then_some(character)))
        }
        Kind::Text => Ok(text),
        Kind::Digits => id::digits(&text),
        Kind::Click => id::click(&text),
        Kind::Cookie => id::cookie(&text),
        Kind::Address => id::address(&text),
        Kind::Locale => id::locale(&text),
        Kind::Upper => id::advertising(&text).map(str::to_ascii_uppercase),
        Kind::Lower => id::advertising(&text).map(str::to_ascii_lowercase),
    }
}

/// Whether a person types it, or somebody for them.
const fn is_typed(kind: Kind) -> bool {
    !matches!(kind, Kind::Text | Kind::Digits | Kind::Click | Kind::Cookie)
}

/// Whether `text` is a SHA-256 in hexadecimal already.
#[must_use]
pub fn is_hash(text: &str) -> bool {
    text.len() == 64 && is_hexadecimal(text)
}

fn is_hexadecimal(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// The hash that `text` is, in small letters. Meta's parameter builder marks its hashes with a point and two or eight characters;
/// the mark says nothing of the person.
fn whole_hash(text: &str) -> Option<String> {
    let (hash, mark) = text.split_at_checked(64)?;
    let is_mark = matches!(mark.len(), 0 | 1 | 3 | 9) && mark.bytes().next().is_none_or(|first| first == b'.');
    (is_mark && is_hexadecimal(hash)).then(|| hash.to_ascii_lowercase())
}

/// Whether somebody has hashed a variable that nobody filled: the empty text, `null`, `undefined`, `None`.
fn is_hash_of_nothing(hash: &str) -> bool {
    ["e3b0c44298fc1c14", "74234e98afe7498f", "eb045d78d2731073", "dc937b59892604f5"]
        .iter()
        .any(|of| hash.starts_with(of))
}

/// Whether a text is a hash that no platform knows anybody by: MD5, SHA-1, SHA-384, SHA-512.
fn is_other_hash(text: &str) -> bool {
    matches!(text.len(), 32 | 40 | 96 | 128) && is_hexadecimal(text)
}

/// What bots leave in a variable that nobody filled.
fn is_blank(text: &str) -> bool {
    const BLANK: [&str; 9] = ["", "null", "undefined", "nan", "none", "n/a", "-", "[object object]", "unknown"];
    BLANK.iter().any(|blank| text.eq_ignore_ascii_case(blank)) || template::is_template(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meta(field: &str, text: &str) -> Option<String> {
        identify(Platform::Meta, field, text, &Home::default()).value
    }

    #[test]
    fn a_hash_is_never_hashed_again() {
        let hash = sha256::hex(b"x");
        assert_eq!(meta("em", &hash.to_ascii_uppercase()), Some(hash));
    }

    #[test]
    fn a_hash_is_64_hexadecimal_digits() {
        let hash = sha256::hex(b"x");
        assert!(is_hash(&hash) && is_hash(&hash.to_ascii_uppercase()));
        assert!(!is_hash(&"a".repeat(63)) && !is_hash(&["a".repeat(63), "g".into()].concat()));
    }

    /// A person's own id names the person, and nothing else of them.
    #[test]
    fn only_an_external_id_is_the_subscribers_id() {
        let subscriber = Subscriber { id: "1234567890".into(), ..Subscriber::default() };
        for (field, is_sent) in [("external_id", true), ("lead_id", false), ("client_user_agent", false)] {
            let told = user_data::find(Platform::Meta, field)
                .map(|field| of_subscriber(Platform::Meta, field, &subscriber, &Home::default()).value.is_some());
            assert_eq!(told, Some(is_sent), "{field}");
        }
    }

    #[test]
    fn what_a_browser_said_stays_as_it_was() {
        let agent = "Mozilla/5.0 (\u{ff2c}\u{200b}inux)";
        assert_eq!(meta("client_user_agent", agent).as_deref(), Some(agent));
    }
}
