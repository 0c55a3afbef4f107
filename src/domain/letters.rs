//! Letters without the standard library's tables of Unicode: those would be a tenth of the wasm. `build/letters.rs` packs what they say
//! into a third of that, and `tests` hold it against them (docs/decisions/0021-letters-of-any-script.md).

include!(concat!(env!("OUT_DIR"), "/letters.rs"));

/// Whether a character may stand in a word: an ASCII letter, or any character beyond ASCII that is no blank, sign or dash.
#[must_use]
pub const fn is_letter(character: char) -> bool {
    match character {
        'a'..='z' | 'A'..='Z' => true,
        '\0'..='\u{bf}' | '×' | '÷' | '\u{2000}'..='\u{2bff}' | '\u{3000}'..='\u{3004}' | '\u{feff}' => false,
        _ => true,
    }
}

/// Whether a character may stand in a word or a number.
#[must_use]
pub const fn is_letter_or_digit(character: char) -> bool {
    character.is_ascii_digit() || is_letter(character)
}

/// Whether a character is blank: the same ones as the standard library's, without its table.
#[must_use]
pub const fn is_blank(character: char) -> bool {
    matches!(
        character,
        '\t'..='\r' | ' ' | '\u{85}' | '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{2028}' | '\u{2029}'
            | '\u{202f}' | '\u{205f}' | '\u{3000}'
    )
}

/// A text without the blanks around it. Most texts have none, and everything that is typed comes through here many times:
/// the library's own `trim` is a search for patterns, and a tenth of the time that a flow takes to be read.
pub trait Trimmed {
    /// The text without the blanks around it.
    fn trimmed(&self) -> &str;
}

impl Trimmed for str {
    fn trimmed(&self) -> &str {
        let mut rest = self;
        while !rest.as_bytes().first().is_none_or(u8::is_ascii_graphic) {
            let mut characters = rest.chars();
            if !characters.next().is_some_and(is_blank) {
                break;
            }
            rest = characters.as_str();
        }
        while !rest.as_bytes().last().is_none_or(u8::is_ascii_graphic) {
            let mut characters = rest.chars();
            if !characters.next_back().is_some_and(is_blank) {
                break;
            }
            rest = characters.as_str();
        }
        rest
    }
}

/// How many characters a text has. The library counts long texts faster, with 1 kB of code.
#[must_use]
pub fn count(text: &str) -> usize {
    // A character's later bytes begin with the bits 10.
    text.bytes().filter(|byte| byte & 0xc0 != 0x80).count()
}

/// The text in lower case, in any script, as the standard library has it.
#[must_use]
pub fn lower(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut small = String::new();
    let mut rest = text.chars();
    while let Some(character) = rest.next() {
        match character {
            'İ' => small.push_str("i\u{307}"),
            // Greek has a small sigma of its own for the end of a word.
            'Σ' if ends_a_word(&small, rest.as_str()) => small.push('ς'),
            _ => small.push(lower_letter(character)),
        }
    }
    small
}

fn ends_a_word(before: &str, after: &str) -> bool {
    before.chars().next_back().is_some_and(is_letter) && !after.chars().next().is_some_and(is_letter)
}

/// Shows each word of a name in lower case: `gift_wrap` and `giftWrap` have two.
pub fn words(name: &str, visit: &mut dyn FnMut(&str)) {
    let mut word = String::new();
    let mut was_small = false;
    for character in name.chars() {
        let is_capital = character.is_ascii_uppercase();
        if (!is_letter_or_digit(character) || is_capital && was_small) && !word.is_empty() {
            visit(&word);
            word.clear();
        }
        if is_letter_or_digit(character) {
            word.push(lower_letter(character));
        }
        was_small = !is_capital;
    }
    if !word.is_empty() {
        visit(&word);
    }
}

/// The character in lower case. `İ` has no small letter of one character and stays; [`lower`] knows what becomes of it.
#[must_use]
pub fn lower_letter(character: char) -> char {
    let code = character as u32;
    match character {
        '\0'..='\x7f' => return character.to_ascii_lowercase(),
        // No script here has capitals.
        '\u{590}'..='\u{109f}' | '\u{2d00}'..='\u{a63f}' | '\u{ac00}'..='\u{ff20}' | '\u{20000}'.. => return character,
        _ => {}
    }
    let mut numbers = Numbers(&CAPITALS);
    let mut end = 0x80;
    while let (Some(gap), Some(count), Some(by)) = (numbers.next(), numbers.next(), numbers.next()) {
        let (first, step) = (end + gap, 1 + (count & 1));
        if code < first {
            break;
        }
        let last = first + ((count >> 1) - 1) * step;
        if code <= last {
            let small = if by & 1 == 0 { code + (by >> 1) } else { code - (by >> 1) };
            let is_capital = (code - first).is_multiple_of(step);
            return if is_capital { char::from_u32(small).unwrap_or(character) } else { character };
        }
        end = last + 1;
    }
    character
}

/// Whether words are made of the character, in any script: a letter, a digit, or a mark on or between them.
#[must_use]
pub fn is_word_part(character: char) -> bool {
    match character {
        '\0'..='\x7f' => return character.is_ascii_alphanumeric(),
        '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' => return true,
        _ => {}
    }
    let (mut end, mut inside) = (0x80, false);
    for length in Numbers(&WORD_PARTS) {
        end += length;
        if (character as u32) < end {
            break;
        }
        inside = !inside;
    }
    inside
}

/// The numbers of a packed table, seven bits a byte, the lowest first (`build/letters.rs` writes them).
struct Numbers(&'static [u8]);

impl Iterator for Numbers {
    type Item = u32;

    #[inline(never)]
    fn next(&mut self) -> Option<u32> {
        let (mut number, mut place) = (0, 0);
        while let Some((&byte, rest)) = self.0.split_first() {
            self.0 = rest;
            number |= u32::from(byte & 0x7f) << place;
            if byte < 0x80 {
                return Some(number);
            }
            place += 7;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_letters_are_those_of_the_standard_library() {
        for character in '\0'..=char::MAX {
            assert_eq!(lower(&String::from(character)), character.to_lowercase().to_string(), "{:x}", character as u32);
        }
        for text in ["José ÁLVAREZ Ñandú ЁЖ İstanbul", "ΓΙΩΡΓΟΣ ΣΕΦΕΡΗΣ", "Σ", "ΟΔΟΣ, ΑΣ-Σ", "ՀԱՅԿ ႧႠ ẞ Ǆ"]
        {
            assert_eq!(lower(text), text.to_lowercase());
        }
    }

    /// Every letter and digit, and the marks that the scripts of the world write with; no blank, sign or picture.
    #[test]
    fn words_are_made_of_letters_digits_and_marks() {
        for character in '\0'..=char::MAX {
            if character.is_alphanumeric() {
                assert!(is_word_part(character), "{character} {:x}", character as u32);
            }
            if character.is_whitespace() || character.is_control() || character.is_ascii_punctuation() {
                assert!(!is_word_part(character), "{:x}", character as u32);
            }
        }
        for character in "\u{301}\u{94d}\u{e31}\u{5b0}\u{64e}\u{1b44}".chars() {
            assert!(is_word_part(character), "the mark {:x}", character as u32);
        }
        for character in "«»¿¡·…–—‘’“”、。・！？€£¥©®™°±×÷→★☎♥✓🌸👍🏽\u{fe0f}\u{20e3}\u{ad}\u{200b}\u{200c}\u{200d}\u{200f}\u{2060}\u{61c}\u{feff}\u{e0067}".chars() {
            assert!(!is_word_part(character), "{character} {:x}", character as u32);
        }
    }

    #[test]
    fn characters_are_counted_and_not_their_bytes() {
        for text in ["", "order", "José", "字あ한", "a😀é"] {
            assert_eq!(count(text), text.chars().count(), "{text}");
        }
    }

    #[test]
    fn letters_are_told_from_signs() {
        for character in "azAZéñßЖж字あ한ع".chars() {
            assert!(is_letter(character), "{character}");
        }
        for character in " -_.,;:!?()[]{}0123456789€–—…“”«»¿¡×\u{a0}\u{2028}".chars() {
            assert!(!is_letter(character), "{character}");
        }
    }
}
