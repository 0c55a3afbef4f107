//! From the file as written to a configuration that holds together.

use std::{net::SocketAddr, path::Path, time::Duration};

use goal_element::domain::{self, Platform, surroundings::Channel};
use jiff::tz::TimeZone;
use toml::Spanned;
use url::{Host, Url};

use super::{
    Config, ConfigError, Connection, Workspace,
    error::Place,
    file::{self, File},
};
use crate::{Database, secrets::SecretName};

const LISTEN: &str = "127.0.0.1:4600";
const TIMEOUT_SECONDS: u64 = 10;

type Checked<T> = Result<T, ConfigError>;

pub(super) fn check(file: File, place: &Place<'_>) -> Checked<Config> {
    let folder = place.path.parent().unwrap_or(Path::new(""));
    let sandbox = file.sandbox.as_ref().map(|text| sandbox(text, place)).transpose()?;
    let workspaces = workspaces(&file, sandbox.is_some(), place)?;
    Ok(Config {
        database: Database::File(folder.join(file.database.unwrap_or_else(|| "goal.sqlite".into()))),
        listen: listen(file.listen.as_ref(), place)?,
        secrets: file.secrets.map(|path| folder.join(path)),
        sandbox,
        origins: file.origins.iter().map(|text| origin(text, place)).collect::<Checked<_>>()?,
        platform_timeout: timeout(file.platform_timeout_seconds.as_ref(), place)?,
        workspaces,
    })
}

fn listen(text: Option<&Spanned<String>>, place: &Place<'_>) -> Checked<SocketAddr> {
    let address = |text: &str| text.parse().ok().filter(|address: &SocketAddr| address.ip().is_loopback());
    let Some(text) = text else {
        return Ok(SocketAddr::from(([127, 0, 0, 1], 4600)));
    };
    let what = format!("must be an address of this machine alone, such as {LISTEN}");
    address(text.as_ref()).ok_or_else(|| place.wrong(text.span(), "listen", &what))
}

/// Only this machine: a slip here must not carry a token away.
fn sandbox(text: &Spanned<String>, place: &Place<'_>) -> Checked<String> {
    let url = Url::parse(text.as_ref()).ok().filter(|url| url.scheme() == "http" && is_bare(url) && is_loopback(url));
    let what = "must be the sandbox's address on this machine without a path, such as http://127.0.0.1:4601";
    url.map(|url| url.origin().ascii_serialization()).ok_or_else(|| place.wrong(text.span(), "sandbox", what))
}

fn origin(text: &Spanned<String>, place: &Place<'_>) -> Checked<String> {
    let url = Url::parse(text.as_ref()).ok().filter(|url| matches!(url.scheme(), "http" | "https") && is_bare(url));
    let what = "must be origins such as https://editor.example.com, without a path";
    url.map(|url| url.origin().ascii_serialization()).ok_or_else(|| place.wrong(text.span(), "origins", what))
}

fn is_bare(url: &Url) -> bool {
    url.path() == "/"
        && url.query().is_none()
        && url.fragment().is_none()
        && url.username().is_empty()
        && url.password().is_none()
}

fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    }
}

fn timeout(seconds: Option<&Spanned<u64>>, place: &Place<'_>) -> Checked<Duration> {
    let Some(seconds) = seconds else {
        return Ok(Duration::from_secs(TIMEOUT_SECONDS));
    };
    if !(1..=60).contains(seconds.as_ref()) {
        return Err(place.wrong(seconds.span(), "platform_timeout_seconds", "must be from 1 to 60"));
    }
    Ok(Duration::from_secs(*seconds.as_ref()))
}

fn workspaces(file: &File, has_sandbox: bool, place: &Place<'_>) -> Checked<Vec<Workspace>> {
    for (at, workspace) in file.workspaces.iter().enumerate() {
        if file.workspaces[..at].iter().any(|other| other.id.as_ref() == workspace.id.as_ref()) {
            return Err(place.wrong(workspace.id.span(), "id", "is taken by another workspace; give each its own"));
        }
    }
    for connection in &file.connections {
        whose(connection, &file.workspaces, place)?;
    }
    let of = |workspace: &file::Workspace| {
        let own = |connection: &&file::Connection| {
            connection.workspace.as_ref().is_none_or(|id| id.as_ref() == workspace.id.as_ref())
        };
        let connections = connections(file.connections.iter().filter(own), has_sandbox, place)?;
        self::workspace(workspace, connections, place)
    };
    file.workspaces.iter().map(of).collect()
}

/// A connection belongs to the one workspace, or to the one that it names.
fn whose(connection: &file::Connection, workspaces: &[file::Workspace], place: &Place<'_>) -> Checked<()> {
    match &connection.workspace {
        Some(named) if workspaces.iter().all(|it| it.id.as_ref() != named.as_ref()) => {
            Err(place.wrong(named.span(), "workspace", "names no [[workspace]]; write the id of one"))
        }
        None if workspaces.len() > 1 => {
            let what = "belongs to one of several workspaces: add workspace = \"…\" with that one's id";
            Err(place.wrong(connection.id.span(), "id", what))
        }
        _ => Ok(()),
    }
}

fn workspace(file: &file::Workspace, connections: Vec<Connection>, place: &Place<'_>) -> Checked<Workspace> {
    let time_zone = TimeZone::get(file.time_zone.as_ref()).map_err(|_| {
        place.wrong(file.time_zone.span(), "time_zone", "is no time zone that we know; write it as Europe/Madrid")
    })?;
    let mut default_connections = Vec::new();
    for (name, id) in &file.default_connections {
        let platform = platform(name, "default_connections", place)?;
        if !connections.iter().any(|it| it.facts.platform == platform && it.facts.id == *id.as_ref()) {
            let what = format!("names a connection for {} that no [[connection]] has as its id", platform.name());
            return Err(place.wrong(id.span(), "default_connections", &what));
        }
        default_connections.push((platform, id.as_ref().clone()));
    }
    Ok(Workspace { id: id(&file.id, place)?, name: file.name.clone(), time_zone, default_connections, connections })
}

fn connections<'a>(
    files: impl Iterator<Item = &'a file::Connection>,
    has_sandbox: bool,
    place: &Place<'_>,
) -> Checked<Vec<Connection>> {
    let mut connections: Vec<Connection> = Vec::new();
    for file in files {
        let connection = connection(file, has_sandbox, place)?;
        for (key, span, twice) in [
            ("id", file.id.span(), connections.iter().any(|other| other.facts.id == connection.facts.id)),
            ("name", file.name.span(), connections.iter().any(|other| other.facts.name == connection.facts.name)),
        ] {
            if twice {
                return Err(place.wrong(span, key, "is taken by another connection; give each its own"));
            }
        }
        connections.push(connection);
    }
    Ok(connections)
}

fn connection(file: &file::Connection, has_sandbox: bool, place: &Place<'_>) -> Checked<Connection> {
    let sandbox = file.sandbox.as_ref().is_some_and(|sandbox| *sandbox.as_ref());
    if let Some(wanted) = file.sandbox.as_ref().filter(|_| sandbox && !has_sandbox) {
        return Err(place.wrong(
            wanted.span(),
            "sandbox",
            "needs the sandbox's address: add sandbox = \"http://127.0.0.1:4601\" at the top",
        ));
    }
    let facts = domain::Connection {
        id: id(&file.id, place)?,
        name: file.name.as_ref().clone(),
        platform: platform(&file.platform, "platform", place)?,
        channel: file.channel.as_ref().map(|text| channel(text, place)).transpose()?,
        dataset_id: digits(file.dataset_id.as_ref(), "dataset_id", place)?,
        whatsapp_business_account_id: digits(
            file.whatsapp_business_account_id.as_ref(),
            "whatsapp_business_account_id",
            place,
        )?,
        page_id: digits(file.page_id.as_ref(), "page_id", place)?,
        ig_account_id: digits(file.ig_account_id.as_ref(), "ig_account_id", place)?,
        pixel_code: letters(
            file.pixel_code.as_ref(),
            "pixel_code",
            20,
            "must be TikTok's 20 letters and digits",
            place,
        )?,
        offline_event_set_id: digits(file.offline_event_set_id.as_ref(), "offline_event_set_id", place)?,
        crm_event_set_id: digits(file.crm_event_set_id.as_ref(), "crm_event_set_id", place)?,
        country: letters(file.country.as_ref(), "country", 2, COUNTRY, place)?,
        phone_country: letters(file.phone_country.as_ref(), "phone_country", 2, COUNTRY, place)?,
        limited_data_use: file.limited_data_use.as_ref().is_some_and(|wanted| *wanted.as_ref()),
        sandbox,
    };
    Ok(Connection { facts, token: file.token.as_ref().map(|text| token(text, place)).transpose()? })
}

fn id(text: &Spanned<String>, place: &Place<'_>) -> Checked<String> {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    if (1..=64).contains(&text.as_ref().len()) && text.as_ref().bytes().all(fits) {
        return Ok(text.as_ref().clone());
    }
    Err(place.wrong(text.span(), "id", "must be 1 to 64 letters, digits, - and _"))
}

fn platform(text: &Spanned<String>, key: &str, place: &Place<'_>) -> Checked<Platform> {
    Platform::from_name(text.as_ref()).ok_or_else(|| place.wrong(text.span(), key, "must be meta or tiktok"))
}

fn channel(text: &Spanned<String>, place: &Place<'_>) -> Checked<Channel> {
    let what = "must be whatsapp, messenger or instagram; leave it out for a connection without a chat";
    Channel::from_name(text.as_ref()).ok_or_else(|| place.wrong(text.span(), "channel", what))
}

/// Ids become part of an address: nothing but digits may.
fn digits(text: Option<&Spanned<String>>, key: &str, place: &Place<'_>) -> Checked<String> {
    let Some(text) = text else {
        return Ok(String::new());
    };
    if text.as_ref().len() <= 20 && text.as_ref().bytes().all(|byte| byte.is_ascii_digit()) {
        return Ok(text.as_ref().clone());
    }
    Err(place.wrong(text.span(), key, "must be at most 20 digits, in quotes"))
}

const COUNTRY: &str = "must be two letters, such as ES";

/// A code of exactly `length` letters and digits; what each stands for is the rules' to judge.
fn letters(text: Option<&Spanned<String>>, key: &str, length: usize, what: &str, place: &Place<'_>) -> Checked<String> {
    let Some(text) = text else {
        return Ok(String::new());
    };
    if text.as_ref().len() == length && text.as_ref().bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return Ok(text.as_ref().clone());
    }
    Err(place.wrong(text.span(), key, what))
}

fn token(text: &Spanned<String>, place: &Place<'_>) -> Checked<SecretName> {
    let what = "must be the name of a secret, such as META_SHOP; the token itself goes into the environment as \
                GOAL_SECRET_META_SHOP or into a file META_SHOP in the secrets folder";
    SecretName::new(text.as_ref()).ok_or_else(|| place.wrong(text.span(), "token", what))
}
