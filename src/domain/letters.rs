//! Letters without Unicode's tables: those would be a sixth of the wasm. Case is known for the scripts that have it and that
//! chats are written in: Latin, Greek and Cyrillic. `tests` hold it against the standard library's tables.

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

/// How many characters a text has. The library counts long texts faster, with 1 kB of code.
#[must_use]
pub fn count(text: &str) -> usize {
    // A character's later bytes begin with the bits 10.
    text.bytes().filter(|byte| byte & 0xc0 != 0x80).count()
}

/// The text in lower case.
#[must_use]
pub fn lower(text: &str) -> String {
    text.chars().map(lower_letter).collect()
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

/// The character in lower case.
#[must_use]
pub fn lower_letter(character: char) -> char {
    let code = character as u32;
    let by = match character {
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' | 'Α'..='Ρ' | 'Σ'..='Ϋ' | 'А'..='Я' => 32,
        'Ѐ'..='Џ' => 80,
        'Έ'..='Ί' => 37,
        'Ά' => 38,
        'Ό' => 64,
        'Ύ' | 'Ώ' => 63,
        // Latin Extended-A and the later Cyrillic letters stand in pairs: capital, small.
        'Ā'..='Į' | 'Ĳ'..='Ķ' | 'Ŋ'..='Ŷ' | 'Ѡ'..='Ҁ' | 'Ҋ'..='Ҿ' | 'Ӑ'..='Ԯ' | 'Ḁ'..='Ẕ' | 'Ạ'..='Ỿ' => {
            1 - code % 2
        }
        'Ĺ'..='Ň' | 'Ź'..='Ž' | 'Ӂ'..='Ӎ' => code % 2,
        'Ÿ' => return 'ÿ',
        'Ӏ' => 15,
        _ => 0,
    };
    // İ has no small letter of one character; it keeps its own.
    if character == 'İ' { character } else { char::from_u32(code + by).unwrap_or(character) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_letters_are_those_of_the_standard_library() {
        let scripts = [0..0x180, 0x386..0x3cf, 0x400..0x530, 0x1e00..0x1e96, 0x1ea0..0x1f00];
        for code in scripts.into_iter().flatten() {
            let Some(character) = char::from_u32(code) else {
                continue;
            };
            let mut expected = character.to_lowercase();
            let expected = (expected.next(), expected.next());
            if let (Some(small), None) = expected {
                assert_eq!(lower_letter(character), small, "{character} {code:x}");
            }
        }
        assert_eq!(lower("José ÁLVAREZ Ñandú ЁЖ Ωμέγα İ"), "josé álvarez ñandú ёж ωμέγα İ");
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
