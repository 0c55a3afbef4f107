//! Finding a name among a few: the one loop behind every choice and every object's members.

/// Which of `names` is `name`.
#[inline(never)]
pub(crate) fn position(names: &[&str], name: &str) -> Option<usize> {
    for (number, known) in names.iter().enumerate() {
        // Most are told apart by their lengths, without a call.
        if known.len() == name.len() && *known == name {
            return Some(number);
        }
    }
    None
}

/// The one of these variants that has the name `$name`, for types with a `const fn name`.
macro_rules! choose {
    ($name:expr; $($variant:ident),+) => {
        match $crate::domain::choice::position(const { &[$(Self::$variant.name()),+] }, $name) {
            Some(number) => [$(Self::$variant),+].get(number).copied(),
            None => None,
        }
    };
}

pub(crate) use choose;
