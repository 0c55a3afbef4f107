//! What the standard library knows of letters, packed: its own tables would be a tenth of the wasm.

use crate::emit::Tables;
use crate::facts::Checked;

/// Beyond these everything is letters, or nothing is.
const BEYOND_ASCII: u32 = 0x80;

pub(crate) fn table(tables: &mut Tables) -> Checked<()> {
    bytes("CAPITALS", &capitals(), tables)?;
    bytes("WORD_PARTS", &word_parts(), tables)
}

fn bytes(name: &str, bytes: &[u8], tables: &mut Tables) -> Checked<()> {
    tables.line(&format!("static {name}: [u8; {}] = {bytes:?};", bytes.len()))
}

/// Runs of capitals, one behind the other: how far behind the end of the last run it begins; how many capitals it has, and whether only
/// each second character is one (the lowest bit); how far away the small letters are, and whether before (the lowest bit).
fn capitals() -> Vec<u8> {
    let all: Vec<(u32, u32)> = (BEYOND_ASCII..=char::MAX as u32).filter_map(char::from_u32).filter_map(small).collect();
    let (mut packed, mut end, mut rest) = (Vec::new(), BEYOND_ASCII, all.as_slice());
    while let Some(&(first, small)) = rest.first() {
        let by = small.wrapping_sub(first);
        let run = |step: u32| {
            let expected = (first..).step_by(step as usize).map(|capital| (capital, capital.wrapping_add(by)));
            rest.iter().zip(expected).take_while(|(one, other)| *one == other).count()
        };
        let (step, count) = if run(2) > run(1) { (2, run(2)) } else { (1, run(1)) };
        number(&mut packed, first - end);
        number(&mut packed, (count as u32) << 1 | (step - 1));
        number(&mut packed, if small < first { (first - small) << 1 | 1 } else { by << 1 });
        end = first + (count as u32 - 1) * step + 1;
        rest = rest.get(count..).unwrap_or_default();
    }
    packed
}

/// A capital and its small letter. Only `İ` has a small letter of two characters, and is left out.
fn small(capital: char) -> Option<(u32, u32)> {
    let mut small = capital.to_lowercase();
    match (small.next(), small.next()) {
        (Some(letter), None) if letter != capital => Some((capital as u32, letter as u32)),
        _ => None,
    }
}

/// Runs of characters that words are made of, and between them runs of those that they are not: how long each is, the first of them
/// not. What is not assigned counts to whatever it stands beside.
fn word_parts() -> Vec<u8> {
    let (mut packed, mut end, mut inside) = (Vec::new(), BEYOND_ASCII, false);
    for character in (BEYOND_ASCII..=char::MAX as u32).filter_map(char::from_u32) {
        let is_part = is_word_part(character);
        if is_part != inside && (is_part || is_certain(character)) {
            number(&mut packed, character as u32 - end);
            (end, inside) = (character as u32, is_part);
        }
    }
    packed
}

/// Letters, digits, and the marks on and between them.
fn is_word_part(character: char) -> bool {
    let is_mark = is_shown(character) && character.escape_debug().len() > 1;
    let for_pictures =
        matches!(character, '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}');
    (character.is_alphanumeric() || is_mark) && !for_pictures && character != '\u{200c}'
}

/// Whether the library would print the character: of what it would not, marks are printed behind a letter.
fn is_shown(character: char) -> bool {
    format!("a{character}").escape_debug().count() == 2
}

/// Whether a character is surely no part of a word: a sign, a blank, or one that is not seen.
fn is_certain(character: char) -> bool {
    const UNSEEN: [std::ops::RangeInclusive<u32>; 9] = [
        0x600..=0x605,
        0x890..=0x891,
        0x2000..=0x206f,
        0xe000..=0xf8ff,
        0xfe00..=0xfe0f,
        0xfff0..=0xffff,
        0x13430..=0x1345f,
        0x1bca0..=0x1bca3,
        0x1d173..=0x1d17a,
    ];
    let code = character as u32;
    let unseen = matches!(code, 0xad | 0x61c | 0x6dd | 0x70f | 0x8e2 | 0x180e | 0xfeff | 0x110bd | 0x110cd);
    is_shown(character)
        || character.is_whitespace()
        || character.is_control()
        || unseen
        || code >= 0xe0000
        || UNSEEN.iter().any(|range| range.contains(&code))
}

/// A number, seven bits at a time, the lowest first; all bytes but the last have the highest bit set.
fn number(packed: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        packed.push(number as u8 | 0x80);
        number >>= 7;
    }
    packed.push(number as u8);
}
