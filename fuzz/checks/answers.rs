//! Platforms' answers: nothing panics, a yes is only what another reader of JSON finds to be one, and nothing that is shown
//! holds an address.

use goal_element::domain::Platform;
use goal_element::payload::answer::{Reply, Verdict, Which, read, redact};
use serde_json::Value;

/// An input is a letter for the platform (`t` is TikTok, anything else Meta), a digit for how many events were sent, one for
/// the hundreds of the status, and the body.
pub(crate) fn check(input: &[u8]) {
    let [platform, sent, hundreds, body @ ..] = input else { return };
    let platform = if *platform == b't' { Platform::TikTok } else { Platform::Meta };
    holds(platform, usize::from(sent % 8), u16::from(hundreds % 8) * 100, body);
}

pub(crate) fn holds(platform: Platform, sent: usize, status: u16, body: &[u8]) {
    let answer = read(platform, sent, Reply::Http { status, body, retry_after: Some(9) });
    let shown = || String::from_utf8_lossy(body).into_owned();
    if answer.verdict == Verdict::Accepted {
        assert!(is_yes(platform, sent, status, body), "{platform:?} {status} {sent}: {}", shown());
    }
    match answer.which {
        Which::All => {}
        Which::One(index) => assert!(index < sent && answer.verdict == Verdict::Refused, "{}", shown()),
        Which::Bisect => assert!(sent > 1 && answer.verdict == Verdict::Refused, "{}", shown()),
    }
    let said = answer.params.iter().find(|(name, _)| *name == "says").map_or("", |(_, text)| text);
    assert_eq!(redact(said), said, "what is masked stays as it is");
}

/// A yes by the documents, read by a library that is not ours.
fn is_yes(platform: Platform, sent: usize, status: u16, body: &[u8]) -> bool {
    let Ok(Value::Object(map)) = serde_json::from_slice::<Value>(body) else {
        return false;
    };
    let whole = |name: &str| map.get(name).and_then(|value| value.as_u64().or_else(|| value.as_str()?.parse().ok()));
    (200..=299).contains(&status)
        && match platform {
            Platform::Meta => {
                map.get("error").is_none_or(Value::is_null) && whole("events_received") == u64::try_from(sent).ok()
            }
            Platform::TikTok => whole("code").is_some_and(|code| code == 0 || code == 20_001 || code == 40_050),
        }
}
