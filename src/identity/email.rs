//! E-mail addresses: trimmed and in lower case, as both platforms ask.

use super::Reason;
use crate::domain::letters;

/// The longest address that mail can be sent to (RFC 3696, erratum 1690), in bytes.
const LONGEST: usize = 254;

/// The address in its one form, or why it is none.
pub(super) fn normalise(text: &str) -> Result<String, Reason> {
    let address = letters::lower(text);
    let shaped = match address.split_once('@') {
        Some((name, domain)) => {
            let labels = domain.split('.').all(|label| !label.is_empty()) && domain.contains('.');
            !name.is_empty() && labels && !domain.contains('@')
        }
        None => false,
    };
    let fits = address.len() <= LONGEST && !address.contains([' ', ',', ';', '<', '>']);
    if shaped && fits { Ok(address) } else { Err(Reason::NotAnEmail) }
}
