//! What concerns the program itself: addresses, times, limits.

use std::{net::SocketAddr, path::Path, time::Duration};

use toml::Spanned;
use url::{Host, Url};

use super::Checked;
use crate::{
    config::{EcbSource, Limits, Rates, Retention, error::Place, file},
    secrets::SecretName,
};

const LISTEN: &str = "127.0.0.1:4600";

pub(super) fn listen(text: Option<&Spanned<String>>, place: &Place<'_>) -> Checked<SocketAddr> {
    let Some(text) = text else {
        return Ok(SocketAddr::from(([127, 0, 0, 1], 4600)));
    };
    let what = format!("must be an address and a port, such as {LISTEN}");
    text.as_ref().parse().map_err(|_| place.wrong(text.span(), "listen", &what))
}

/// Only this machine: a slip here must not carry a token away.
pub(super) fn sandbox(text: &Spanned<String>, place: &Place<'_>) -> Checked<String> {
    let url = Url::parse(text.as_ref()).ok().filter(|url| url.scheme() == "http" && is_bare(url) && is_loopback(url));
    let what = "must be the sandbox's address on this machine without a path, such as http://127.0.0.1:4601";
    url.map(|url| url.origin().ascii_serialization()).ok_or_else(|| place.wrong(text.span(), "sandbox", what))
}

pub(super) fn origin(text: &Spanned<String>, place: &Place<'_>) -> Checked<String> {
    let url = Url::parse(text.as_ref()).ok().filter(|url| matches!(url.scheme(), "http" | "https") && is_bare(url));
    let what = "must be origins such as https://editor.example.com, without a path";
    url.map(|url| url.origin().ascii_serialization()).ok_or_else(|| place.wrong(text.span(), "origins", what))
}

pub(super) fn secret(text: &Spanned<String>, key: &str, place: &Place<'_>) -> Checked<SecretName> {
    let what = "must be the name of a secret, such as METRICS, and not the secret itself";
    SecretName::new(text.as_ref()).ok_or_else(|| place.wrong(text.span(), key, what))
}

pub(super) fn platform_timeout(seconds: Option<&Spanned<u64>>, place: &Place<'_>) -> Checked<Duration> {
    number(seconds, 10, 1..=60, "platform_timeout_seconds", "must be from 1 to 60", place).map(Duration::from_secs)
}

pub(super) fn retention(file: &file::Retention, place: &Place<'_>) -> Checked<Retention> {
    const DAY: i64 = 24 * 60 * 60;
    // Shorter than the longest time in which an event may be sent, nothing could be told of it any more.
    let what = "must be from 30 to 3650";
    let days = |days: Option<&Spanned<u64>>, usual, key| number(days, usual, 30..=3650, key, what, place);
    let journal = days(file.journal_days.as_ref(), 400, "journal_days")?;
    let contact = days(file.contact_days.as_ref(), 90, "contact_days")?;
    Ok(Retention { journal: journal.cast_signed() * DAY, contact: contact.cast_signed() * DAY })
}

pub(super) fn limits(file: &file::Limits, platform_timeout: Duration, place: &Place<'_>) -> Checked<Limits> {
    // A test send may wait for two platforms, one after the other.
    let least = 2 * platform_timeout.as_secs() + 5;
    let what = format!("must be from {least} (two answers of platforms, and a little) to 600");
    let request = file.request_seconds.as_ref();
    let setting = |written: Option<&Spanned<u64>>, usual, most: u64, key| {
        number(written, usual, 1..=most, key, &format!("must be from 1 to {most}"), place)
    };
    let concurrent = setting(file.concurrent_requests.as_ref(), 1024, 100_000, "concurrent_requests")?;
    let per_second = setting(file.requests_per_second.as_ref(), 10_000, 1_000_000, "requests_per_second")?;
    let streams = setting(file.open_streams.as_ref(), 64, 10_000, "open_streams")?;
    Ok(Limits {
        request: Duration::from_secs(number(request, least.max(30), least..=600, "request_seconds", &what, place)?),
        concurrent: concurrent as usize,
        per_second: per_second as u32,
        streams: streams as usize,
    })
}

pub(super) fn rates(file: &file::Rates, folder: &Path, place: &Place<'_>) -> Checked<Rates> {
    let days = "must be from 1 to 365";
    Ok(Rates {
        own: file.own.as_ref().map(|path| folder.join(path)),
        ecb: file.ecb.as_ref().map(|text| ecb(text, folder, place)).transpose()?,
        stale_after_days: number(file.stale_after_days.as_ref(), 4, 1..=365, "stale_after_days", days, place)?,
    })
}

/// An address that begins with https, a test's server on this machine, or a file.
fn ecb(text: &Spanned<String>, folder: &Path, place: &Place<'_>) -> Checked<EcbSource> {
    let Ok(url) = Url::parse(text.as_ref()) else {
        return Ok(EcbSource::File(folder.join(text.as_ref())));
    };
    if url.scheme() == "https" || (url.scheme() == "http" && is_loopback(&url)) {
        return Ok(EcbSource::Url(url.to_string()));
    }
    Err(place.wrong(text.span(), "ecb", "must be an address that begins with https://, or the path of a file"))
}

pub(super) fn number(
    written: Option<&Spanned<u64>>,
    usual: u64,
    range: std::ops::RangeInclusive<u64>,
    key: &str,
    what: &str,
    place: &Place<'_>,
) -> Checked<u64> {
    match written {
        None => Ok(usual),
        Some(number) if range.contains(number.as_ref()) => Ok(*number.as_ref()),
        Some(number) => Err(place.wrong(number.span(), key, what)),
    }
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
