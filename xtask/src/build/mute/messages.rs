//! What panics would say. The texts stay in the data when nobody says them any more.

use walrus::Module;

/// Parts of the standard library's messages, none of which the core says itself.
const MESSAGES: &[&str] = &[
    "cannot remove a char from the end of a string",
    "assertion failed: self.is_char_boundary(new_len)",
    "slice index starts at ",
    " index out of bounds: the len is ",
    " but the index is ",
    "range start index ",
    "range end index ",
    " out of range for slice of length ",
    "copy_from_slice: source slice length (",
    ") does not match destination slice length (",
    "insertion index (is ",
    "removal index (is ",
    ") should be <= len (is ",
    ") should be < len (is ",
    "capacity overflow",
    "attempt to join into collection with len > usize::MAX",
    "Tried to shrink to a larger capacity",
    "attempt to divide by zero",
    "RefCell already mutably borrowed",
    "RefCell already borrowed",
];

/// Overwrites them with zeros, which pack into nothing.
pub(super) fn blank(module: &mut Module) {
    let all: Vec<_> = module.data.iter().map(walrus::Data::id).collect();
    for id in all {
        for message in MESSAGES {
            clear(&mut module.data.get_mut(id).value, message.as_bytes());
        }
    }
}

fn clear(bytes: &mut [u8], text: &[u8]) {
    let mut at = 0;
    while let Some(found) = bytes.get(at..).and_then(|rest| rest.windows(text.len()).position(|window| window == text))
    {
        at += found;
        bytes[at..at + text.len()].fill(0);
        at += text.len();
    }
}

#[cfg(test)]
mod tests {
    use super::clear;

    #[test]
    fn every_place_of_a_text_is_cleared_and_nothing_else() {
        let mut bytes = *b"ab.ab.b";
        clear(&mut bytes, b"ab");
        assert_eq!(&bytes, b"\0\0.\0\0.b");
    }
}
