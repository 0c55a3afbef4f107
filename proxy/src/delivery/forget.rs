//! Bodies without the ids that the platform needed raw. What went out hashed stays: it is hashed.

/// Members of a body whose values are ids of a person's in clear, or where they were.
/// Source: Meta, Conversions API: *Customer Information Parameters*; TikTok, Events API 2.0: *User* (2026-09-12).
const RAW: [&str; 14] = [
    "ctwa_clid",
    "page_scoped_user_id",
    "ig_sid",
    "fbc",
    "fbp",
    "client_ip_address",
    "client_user_agent",
    "lead_id",
    "ttclid",
    "ttp",
    "ip",
    "user_agent",
    "url",
    "referrer",
];
/// What stands in their place.
const GONE: &str = "\"…\"";

/// `body`, JSON of the core's own, with the values of raw ids taken out. The rest stays as it is, byte for byte.
pub(crate) fn forget_raw(body: &str) -> String {
    let mut kept = String::with_capacity(body.len());
    let mut rest = body;
    while let Some(start) = rest.find('"') {
        let Some(end) = text_end(&rest[start..]).map(|length| start + length) else {
            break;
        };
        let name = &rest[start + 1..end - 1];
        kept.push_str(&rest[..end]);
        rest = &rest[end..];
        if let Some(value) = rest.strip_prefix(':').filter(|_| RAW.contains(&name)) {
            let length = if value.starts_with('"') { text_end(value) } else { value.find([',', '}', ']']) };
            let Some(length) = length.filter(|_| !value.starts_with(['{', '['])) else {
                continue;
            };
            kept.push(':');
            kept.push_str(GONE);
            rest = &value[length..];
        }
    }
    kept.push_str(rest);
    kept
}

/// Where the JSON text ends that `json` begins with, its quotes included.
fn text_end(json: &str) -> Option<usize> {
    let mut escaped = false;
    for (at, byte) in json.bytes().enumerate().skip(1) {
        match byte {
            b'"' if !escaped => return Some(at + 1),
            _ => escaped = byte == b'\\' && !escaped,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn raw_ids_go_and_everything_else_stays() {
        let body = r#"{"data":[{"event_id":"a\"ctwa_clid\":\"x","user_data":{"ctwa_clid":"AR\"1","ph":["9f"],"lead_id":12},"value":49.90}]}"#;
        let kept = r#"{"data":[{"event_id":"a\"ctwa_clid\":\"x","user_data":{"ctwa_clid":"…","ph":["9f"],"lead_id":"…"},"value":49.90}]}"#;
        assert_eq!(forget_raw(body), kept);
        assert_eq!(forget_raw(kept), kept);
        for odd in ["", "\"", "{\"ttclid\":", "{\"ttclid\":\"", "{\"ip\":{\"a\":1}}", "\"ip\":1"] {
            let _ = forget_raw(odd);
        }
    }
}
