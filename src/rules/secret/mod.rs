//! What must not stand in a flow.

mod token_in_text;

pub(super) use token_in_text::TokenInText;
pub use token_in_text::holds_token;

use super::SECRET;
use crate::domain::{Diagnostic, Pointer};

/// Where a token stands nothing else is said: other rules would repeat it, and diagnostics travel to screens and logs.
pub(super) fn silence_others(found: &mut Vec<Diagnostic>) {
    let is_token = |diagnostic: &Diagnostic| diagnostic.code == SECRET;
    let places: Vec<Pointer> = found.iter().filter(|found| is_token(found)).map(|found| found.path.clone()).collect();
    let tells_of = |path: &Pointer| places.iter().any(|place| place == path || *place == path.key("custom"));
    found.retain(|diagnostic| {
        is_token(diagnostic) || !(tells_of(&diagnostic.path) || holds_token(diagnostic.path.as_str()))
    });
}
