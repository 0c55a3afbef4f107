//! E-mail addresses: trimmed and in lower case, as Meta asks.

use crate::domain::letters;

/// The address in its one form, or why it is none.
pub(super) fn normalise(text: &str) -> Result<String, &'static str> {
    let address = letters::lower(text);
    let shaped = address.split_once('@').is_some_and(|(name, domain)| {
        let host = domain.split_once('.').is_some_and(|(host, rest)| !host.is_empty() && !rest.is_empty());
        !name.is_empty() && host && !domain.chars().any(|character| character == '@')
    });
    if shaped && !address.chars().any(char::is_whitespace) { Ok(address) } else { Err("not-an-email") }
}
