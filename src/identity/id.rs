//! What is never hashed: ids that platforms gave, cookies, addresses on the net. They go out as they came, or not at all.

use super::{Reason, clean};

/// An id of digits alone.
pub(super) fn digits(text: &str) -> Result<String, Reason> {
    if text.bytes().all(|byte| byte.is_ascii_digit()) { Ok(text.to_owned()) } else { Err(Reason::NotAnId) }
}

/// A cookie of Meta's pixel, `fb.1.1554763741205.AbCdEf`: case and all.
pub(super) fn cookie(text: &str) -> Result<String, Reason> {
    let mut parts = text.split('.');
    let number = |part: Option<&str>| {
        part.is_some_and(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let shaped = parts.next() == Some("fb") && number(parts.next()) && number(parts.next());
    let rest = parts.next().is_some_and(|part| !part.is_empty()) && !text.contains(char::is_whitespace);
    if shaped && rest { Ok(text.to_owned()) } else { Err(Reason::NotAnId) }
}

/// TikTok's click id: as it came, but for what an address bar did to it (`%2B`), once.
pub(super) fn click(text: &str) -> Result<String, Reason> {
    if text == "__CLICKID__" {
        return Err(Reason::Empty);
    }
    let mut click = String::new();
    let mut rest = text.chars();
    while let Some(first) = rest.next() {
        let mut behind = rest.clone();
        let mut digit = || behind.next()?.to_digit(16);
        match if first == '%' { digit().zip(digit()) } else { None } {
            Some((high @ 0..=7, low)) => {
                click.push(char::from_u32(high << 4 | low).unwrap_or_default());
                rest = behind;
            }
            _ => click.push(first),
        }
    }
    Ok(click)
}

/// A language tag; a cookie's `en_US` is `en-US`.
pub(super) fn locale(text: &str) -> Result<String, Reason> {
    let tag = clean::kept(text, &mut |character| Some(if character == '_' { '-' } else { character }));
    let language = tag.split('-').next().unwrap_or_default();
    let is_tag =
        (2..=3).contains(&language.len()) && tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if is_tag { Ok(tag) } else { Err(Reason::NotAnId) }
}

/// An advertising id. One of zeros stands for somebody who wants none.
pub(super) fn advertising(text: &str) -> Result<&str, Reason> {
    if text.bytes().all(|byte| matches!(byte, b'0' | b'-')) { Err(Reason::Empty) } else { Ok(text) }
}

/// A person's own address, IPv4 or IPv6; not one of a home network or of the machine itself.
pub(super) fn address(text: &str) -> Result<String, Reason> {
    let is_public = if text.contains(':') { is_public_v6(text) } else { is_public_v4(text) };
    if is_public { Ok(text.to_owned()) } else { Err(Reason::NotAnAddress) }
}

fn is_public_v4(text: &str) -> bool {
    let mut parts = [0u32; 4];
    let mut count = 0;
    for part in text.split('.') {
        let shaped = (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        let Some(place) = parts.get_mut(count).filter(|_| shaped) else { return false };
        *place = part.bytes().fold(0, |number, digit| number * 10 + u32::from(digit - b'0'));
        count += 1;
    }
    // Private, shared and local networks, and what is no host (RFC 6890).
    count == 4
        && parts.iter().all(|part| *part < 256)
        && !matches!(
            parts,
            [0 | 10 | 127 | 224.., ..] | [172, 16..=31, ..] | [192, 168, ..] | [169, 254, ..] | [100, 64..=127, ..]
        )
}

fn is_public_v6(text: &str) -> bool {
    // A gap at the end has no group behind it.
    let text = if text.ends_with("::") { text.strip_suffix(':').unwrap_or(text) } else { text };
    let fits = |group: &str| group.len() <= 4 && group.bytes().all(|byte| byte.is_ascii_hexdigit());
    let (groups, empty) =
        text.split(':').fold((0, 0), |(all, empty), group| (all + 1, empty + usize::from(group.is_empty())));
    // One gap, of at least one group of zeros, may stand between two groups.
    let shaped = text.split(':').all(fits) && (empty == 0 && groups == 8 || empty == 1 && groups <= 8);
    // Local networks (fc, fd, fe8 to feb) and many at once (ff); whatever begins with a gap is the machine itself or another notation.
    let bytes = text.as_bytes();
    let local = matches!(bytes, [b'f' | b'F', b'c' | b'd' | b'f' | b'C' | b'D' | b'F', ..])
        || matches!(bytes, [b'f' | b'F', b'e' | b'E', b'8' | b'9' | b'a' | b'b' | b'A' | b'B', ..]);
    shaped && !local && text.len() > 2
}
