//! What stops us and only the person at the keyboard can mend.

use std::fmt;

/// One sentence that says what is in the way and what to do about it. The program ends with exit code 2.
#[derive(Debug)]
pub(crate) struct Hindrance(pub(crate) String);

impl fmt::Display for Hindrance {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl std::error::Error for Hindrance {}
