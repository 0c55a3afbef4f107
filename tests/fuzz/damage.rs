//! Seeds damaged by chance that is the same every time.

/// A generator of numbers (xorshift64*).
#[derive(Debug)]
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn new() -> Self {
        Self(0x9e37_79b9_7f4a_7c15)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() >> 33).unwrap() % limit.max(1)
    }

    /// One of the seeds with one to four pieces changed.
    pub(crate) fn damaged(&mut self, seeds: &[Vec<u8>]) -> Vec<u8> {
        let mut input = seeds[self.below(seeds.len())].clone();
        for _ in 0..=self.below(4) {
            let other = &seeds[self.below(seeds.len())];
            self.damage(&mut input, other);
        }
        input
    }

    fn damage(&mut self, input: &mut Vec<u8>, other: &[u8]) {
        let (from, length) = (self.below(input.len() + 1), self.below(12));
        let to = (from + length).min(input.len());
        match self.below(6) {
            0 => drop(input.drain(from..to)),
            1 => {
                let piece = input[from..to].to_vec();
                let at = self.below(input.len() + 1);
                input.splice(at..at, piece);
            }
            2 => {
                let start = self.below(other.len());
                let end = (start + self.below(40)).min(other.len());
                input.splice(from..to, other[start..end].iter().copied());
            }
            3 => {
                const BYTES: &[u8] = b"{}[]\",:\\0189.-+eE tn\0\xff\xc3u";
                input.insert(from, BYTES[self.below(BYTES.len())]);
            }
            4 => input.truncate(from.max(1)),
            _ => {
                if let Some(byte) = input.get_mut(from) {
                    *byte ^= 1 << self.below(8);
                }
            }
        }
    }
}
