//! Texts by number: ids, variables and events are compared once, and are small numbers from then on.

/// Stands for "none" wherever a number of a node or a text may be missing.
pub(super) const NONE: u32 = u32::MAX;

/// Texts, each once. Open addressing: a table of numbers costs a tenth of the library's map in the wasm.
#[derive(Debug, Clone, Default)]
pub(super) struct Names {
    texts: Vec<String>,
    /// The number of a text, at the place that its hash says or behind it; a power of two of them, half of them free.
    places: Vec<u32>,
}

impl Names {
    /// The number of `text`; a new one when it is new.
    pub(super) fn number(&mut self, text: &str) -> u32 {
        if self.texts.len() * 2 >= self.places.len() {
            self.grow();
        }
        let (place, number) = self.look_up(text);
        if number != NONE {
            return number;
        }
        let number = self.texts.len() as u32;
        put(&mut self.places, place as u32, number);
        self.texts.push(text.to_owned());
        number
    }

    /// The number of `text`, if it has one; else [`NONE`].
    pub(super) fn find(&self, text: &str) -> u32 {
        if self.places.is_empty() { NONE } else { self.look_up(text).1 }
    }

    /// The text of that number.
    pub(super) fn text(&self, number: u32) -> &str {
        self.texts.get(number as usize).map_or("", String::as_str)
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.texts.len()
    }

    fn grow(&mut self) {
        let size = (self.places.len() * 2).max(16);
        self.places = vec![NONE; size];
        for number in 0..self.texts.len() {
            let place = self.look_up(self.text(number as u32)).0;
            put(&mut self.places, place as u32, number as u32);
        }
    }

    /// Where `text` stands or would stand, and its number.
    fn look_up(&self, text: &str) -> (usize, u32) {
        let mut place = hash(text) as usize;
        loop {
            place &= self.places.len() - 1;
            let number = at(&self.places, place as u32);
            if number == NONE || self.text(number) == text {
                return (place, number);
            }
            place += 1;
        }
    }
}

/// FNV-1a, its high bits folded in: ids differ mostly in their last letters.
fn hash(text: &str) -> u32 {
    let mut hash: u32 = 0x811c_9dc5;
    for byte in text.bytes() {
        hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    hash ^ hash >> 15
}

/// The number at a place of a list; [`NONE`] outside. Every list here has a number for each node, so there is no outside.
#[inline]
pub(super) fn at(list: &[u32], place: u32) -> u32 {
    list.get(place as usize).copied().unwrap_or(NONE)
}

/// Sets the number at a place of a list.
#[inline]
pub(super) fn put(list: &mut [u32], place: u32, number: u32) {
    if let Some(old) = list.get_mut(place as usize) {
        *old = number;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_has_one_number() {
        let mut names = Names::default();
        assert_eq!(names.find("a"), NONE);
        let texts: Vec<String> = (0..1000).map(|number| format!("node-{number}")).collect();
        for round in 0..2 {
            for (number, text) in texts.iter().enumerate() {
                assert_eq!(names.number(text), number as u32, "round {round}");
            }
        }
        assert_eq!(names.len(), 1000);
        assert_eq!((names.find("node-77"), names.find("node-1000"), names.text(5)), (77, NONE, "node-5"));
    }
}
