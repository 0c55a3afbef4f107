//! What people type, as it is read: the same text whatever keyboard, direction of writing or web page it came through.

use crate::domain::letters::{self, Trimmed as _};

/// The text without what nobody sees, its blanks as spaces, its full-width characters as the ordinary ones; trimmed.
pub(super) fn plain(text: &str) -> String {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return text.trimmed().to_owned();
    }
    let mut plain = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            // Joiners, marks of direction, soft hyphens, variation selectors, tags.
            '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{180b}'..='\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{e0000}'..='\u{e0fff}' => {}
            '\u{ff01}'..='\u{ff5e}' => plain.push(char::from_u32(character as u32 - 0xfee0).unwrap_or(character)),
            _ if letters::is_blank(character) || character.is_control() => plain.push(' '),
            _ => plain.push(character),
        }
    }
    plain.trimmed().to_owned()
}

/// What a digit of any script stands for.
pub(super) fn digit(character: char) -> Option<char> {
    /// The zeros of the scripts; nine more digits stand behind each (Unicode, decimal numbers).
    const ZEROS: [u16; 36] = [
        0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0, 0xf20,
        0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0,
        0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10,
    ];
    if character.is_ascii() {
        return character.is_ascii_digit().then_some(character);
    }
    let code = character as u32;
    let zero = ZEROS.iter().map(|zero| u32::from(*zero)).find(|zero| (*zero..zero + 10).contains(&code))?;
    char::from_digit(code - zero, 10)
}

/// The characters that `each` makes of the text's.
pub(super) fn kept(text: &str, each: &mut dyn FnMut(char) -> Option<char>) -> String {
    let mut kept = String::with_capacity(text.len());
    for character in text.chars() {
        if let Some(character) = each(character) {
            kept.push(character);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_gone() {
        assert_eq!(plain("\u{200f}\u{a0} Ana\u{ad}\u{200d}\u{3000}B\u{feff}\t"), "Ana B");
        assert_eq!(plain("Ｍａｒｙ＠ｅｘａｍｐｌｅ．ｃｏｍ"), "Mary@example.com");
        assert_eq!(plain(" \u{2066}\u{2069} "), "");
        assert_eq!(plain("a\u{0}b"), "a b");
    }

    #[test]
    fn digits_are_digits_in_any_script() {
        assert_eq!(kept("٠١٢٣ ۴۵ ６７ ८९ ๐", &mut digit), "01234567890");
        assert_eq!(kept("①②½Ⅷ一", &mut digit), "");
        for zero in '\0'..='\u{ffff}' {
            if let Some(value) = digit(zero) {
                assert!(zero.is_numeric() && value.is_ascii_digit(), "{zero}");
            }
        }
    }
}
