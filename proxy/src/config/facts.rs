//! A connection's facts as people write them, in the file or over the API: which fit, and what is wrong with the others.

use goal_element::domain::{
    self, Platform,
    surroundings::{ActionSource, Channel},
};

use super::Connection;
use crate::secrets::SecretName;

/// The longest name.
const NAME: usize = 100;

/// A connection as it is written: everything is text, and what is left out is `None` or empty.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Written<'a> {
    pub(crate) id: &'a str,
    pub(crate) name: &'a str,
    pub(crate) platform: &'a str,
    pub(crate) channel: Option<&'a str>,
    pub(crate) action_source: Option<&'a str>,
    pub(crate) dataset_id: Option<&'a str>,
    pub(crate) whatsapp_business_account_id: Option<&'a str>,
    pub(crate) page_id: Option<&'a str>,
    pub(crate) ig_account_id: Option<&'a str>,
    pub(crate) pixel_code: Option<&'a str>,
    pub(crate) offline_event_set_id: Option<&'a str>,
    pub(crate) crm_event_set_id: Option<&'a str>,
    pub(crate) country: Option<&'a str>,
    pub(crate) phone_country: Option<&'a str>,
    pub(crate) limited_data_use: bool,
    pub(crate) opt_out: bool,
    pub(crate) token: Option<&'a str>,
    pub(crate) sandbox: bool,
}

/// A member that does not fit, and what it must be. It repeats no value, because that may be a token in the wrong place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Unfit {
    pub(crate) key: &'static str,
    pub(crate) what: &'static str,
}

type Fit<T> = Result<T, Unfit>;

/// The connection, if every fact fits.
pub(crate) fn connection(written: &Written<'_>, has_sandbox: bool) -> Fit<Connection> {
    if written.sandbox && !has_sandbox {
        let what =
            "needs the sandbox's address: add sandbox = \"http://127.0.0.1:4601\" at the top of the configuration";
        return Err(Unfit { key: "sandbox", what });
    }
    let facts = domain::Connection {
        id: id(written.id, "id")?.to_owned(),
        name: name(written.name)?,
        platform: platform(written.platform, "platform")?,
        channel: written.channel.map(channel).transpose()?,
        action_source: written.action_source.map(action_source).transpose()?,
        dataset_id: digits(written.dataset_id, "dataset_id")?,
        whatsapp_business_account_id: digits(written.whatsapp_business_account_id, "whatsapp_business_account_id")?,
        page_id: digits(written.page_id, "page_id")?,
        ig_account_id: digits(written.ig_account_id, "ig_account_id")?,
        pixel_code: letters(written.pixel_code, "pixel_code", 20, "must be TikTok's 20 letters and digits")?,
        offline_event_set_id: digits(written.offline_event_set_id, "offline_event_set_id")?,
        crm_event_set_id: digits(written.crm_event_set_id, "crm_event_set_id")?,
        country: letters(written.country, "country", 2, COUNTRY)?,
        phone_country: letters(written.phone_country, "phone_country", 2, COUNTRY)?,
        limited_data_use: written.limited_data_use,
        opt_out: written.opt_out,
        sandbox: written.sandbox,
    };
    Ok(Connection { facts, token: written.token.map(token).transpose()?, is_stored: false })
}

const COUNTRY: &str = "must be two letters, such as ES";

/// An id of ours: it stands in addresses.
pub(crate) fn id<'a>(text: &'a str, key: &'static str) -> Fit<&'a str> {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    if (1..=64).contains(&text.len()) && text.bytes().all(fits) {
        return Ok(text);
    }
    Err(Unfit { key, what: "must be 1 to 64 letters, digits, - and _" })
}

pub(crate) fn platform(text: &str, key: &'static str) -> Fit<Platform> {
    Platform::from_name(text).ok_or(Unfit { key, what: "must be meta or tiktok" })
}

fn name(text: &str) -> Fit<String> {
    let text = text.trim();
    if text.is_empty() || text.chars().count() > NAME {
        return Err(Unfit { key: "name", what: "must be 1 to 100 letters, as people know the connection" });
    }
    Ok(text.to_owned())
}

fn channel(text: &str) -> Fit<Channel> {
    let what = "must be whatsapp, messenger or instagram; leave it out for a connection without a chat";
    Channel::from_name(text).ok_or(Unfit { key: "channel", what })
}

fn action_source(text: &str) -> Fit<ActionSource> {
    let what = "must be chat, system_generated or website; leave it out to have it chosen each time";
    ActionSource::from_name(text).ok_or(Unfit { key: "action_source", what })
}

/// Ids become part of an address: nothing but digits may.
fn digits(text: Option<&str>, key: &'static str) -> Fit<String> {
    let text = text.unwrap_or_default();
    if text.len() <= 20 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Ok(text.to_owned());
    }
    Err(Unfit { key, what: "must be at most 20 digits, in quotes" })
}

/// A code of exactly `length` letters and digits; what each stands for is the rules' to judge.
fn letters(text: Option<&str>, key: &'static str, length: usize, what: &'static str) -> Fit<String> {
    let text = text.unwrap_or_default();
    if text.is_empty() || (text.len() == length && text.bytes().all(|byte| byte.is_ascii_alphanumeric())) {
        return Ok(text.to_owned());
    }
    Err(Unfit { key, what })
}

fn token(text: &str) -> Fit<SecretName> {
    let what = "must be the name of a secret, such as META_SHOP; the token itself goes into the environment as \
                GOAL_SECRET_META_SHOP or into a file META_SHOP in the secrets folder";
    SecretName::new(text).ok_or(Unfit { key: "token", what })
}
