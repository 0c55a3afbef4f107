//! The order in which functions stand in the wasm. It means nothing to an engine and much to the download: gzip looks back 32 kB at most,
//! and finds more to repeat where alike functions are neighbours.

use std::collections::{BTreeMap, VecDeque};
use std::ops::Range;

use anyhow::{Context, Result, anyhow};
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{CodeSection, FunctionSection, Module};
use wasmparser::{CodeSectionReader, FunctionSectionReader, Parser, Payload, TypeRef};

/// How long a piece of code has to be to count as repeated; shorter ones gzip gains nothing by.
const PIECE: usize = 5;
/// How many bytes back a function is compared with what stands before it. Less than gzip sees: near repetitions cost fewer bits. How
/// much less is best changes with the code, so all are tried.
pub(super) const WINDOWS: &[usize] = &[700, 1500, 4000];

/// The wasm with alike functions beside each other.
pub(super) fn alike_together(wasm: &[u8], window: usize) -> Result<Vec<u8>> {
    let (imported, bodies) = functions(wasm)?;
    let order = order(&bodies.iter().map(|range| &wasm[range.clone()]).collect::<Vec<_>>(), window);
    let mut places = vec![0; order.len()];
    for (place, function) in order.iter().enumerate() {
        places[*function] = u32::try_from(place)?;
    }
    let mut module = Module::new();
    let reordered = Reordered { imported, order, places }.parse_core_module(&mut module, Parser::new(0), wasm);
    reordered.map_err(|error| anyhow!("the wasm cannot be put in order: {error}"))?;
    Ok(module.finish())
}

/// How many functions are imported, and where the bodies of the others stand.
fn functions(wasm: &[u8]) -> Result<(u32, Vec<Range<usize>>)> {
    let (mut imported, mut bodies) = (0, Vec::new());
    for payload in Parser::new(0).parse_all(wasm) {
        match payload.context("the optimised wasm cannot be read")? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.range()),
            _ => {}
        }
    }
    Ok((imported, bodies))
}

/// The functions' numbers in their new order: first the longest, then always the one that repeats most of what the window holds.
fn order(bodies: &[&[u8]], most: usize) -> Vec<usize> {
    let mut numbers = BTreeMap::new();
    let pieces: Vec<Vec<usize>> = bodies.iter().map(|body| pieces(body, &mut numbers)).collect();
    let mut holders = vec![Vec::new(); numbers.len()];
    for (function, pieces) in pieces.iter().enumerate() {
        for &piece in pieces {
            holders[piece].push(function);
        }
    }
    let mut left: Vec<usize> = (0..bodies.len()).collect();
    let mut order: Vec<usize> = Vec::with_capacity(bodies.len());
    let mut window = Window { times: vec![0; numbers.len()], repeated: vec![0; bodies.len()], holders };
    let (mut inside, mut size) = (VecDeque::new(), 0);
    while !left.is_empty() {
        let best = (0..left.len()).max_by(|&one, &other| {
            let (one, other) = (left[one], left[other]);
            let worth = |function: usize| window.worth(function, pieces[function].len());
            let longer = || bodies[one].len().cmp(&bodies[other].len()).then(other.cmp(&one));
            worth(one).total_cmp(&worth(other)).then_with(longer)
        });
        let next = left.swap_remove(best.unwrap_or_default());
        order.push(next);
        window.enter(&pieces[next]);
        inside.push_back(next);
        size += bodies[next].len();
        while size > most && inside.len() > 1 {
            let Some(oldest) = inside.pop_front() else { break };
            window.leave(&pieces[oldest]);
            size -= bodies[oldest].len();
        }
    }
    order
}

/// The different pieces of a body, by number.
fn pieces<'a>(body: &'a [u8], numbers: &mut BTreeMap<&'a [u8], usize>) -> Vec<usize> {
    let mut pieces: Vec<usize> = Vec::new();
    for piece in body.windows(PIECE) {
        let next = numbers.len();
        pieces.push(*numbers.entry(piece).or_insert(next));
    }
    pieces.sort_unstable();
    pieces.dedup();
    pieces
}

/// What stands before the next function.
struct Window {
    /// How many functions of the window hold a piece.
    times: Vec<u32>,
    /// How many of a function's pieces the window holds.
    repeated: Vec<u32>,
    /// Which functions hold a piece.
    holders: Vec<Vec<usize>>,
}

impl Window {
    fn enter(&mut self, pieces: &[usize]) {
        for &piece in pieces {
            self.times[piece] += 1;
            if self.times[piece] == 1 {
                self.holders[piece].iter().for_each(|&function| self.repeated[function] += 1);
            }
        }
    }

    fn leave(&mut self, pieces: &[usize]) {
        for &piece in pieces {
            self.times[piece] -= 1;
            if self.times[piece] == 0 {
                self.holders[piece].iter().for_each(|&function| self.repeated[function] -= 1);
            }
        }
    }

    /// Many repeated pieces are good, and so is having few others.
    fn worth(&self, function: usize, pieces: usize) -> f64 {
        let repeated = f64::from(self.repeated[function]);
        repeated * repeated.sqrt() / (pieces as f64 + 1.0)
    }
}

/// Writes the module anew, its functions in another order.
struct Reordered {
    imported: u32,
    /// Which function stands at a place.
    order: Vec<usize>,
    /// At which place a function stands.
    places: Vec<u32>,
}

impl Reencode for Reordered {
    type Error = std::convert::Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error<Self::Error>> {
        let own = function.checked_sub(self.imported).and_then(|own| self.places.get(own as usize));
        Ok(own.map_or(function, |place| self.imported + place))
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Result<(), Error<Self::Error>> {
        let types = section.into_iter().collect::<Result<Vec<u32>, _>>()?;
        for &function in &self.order {
            functions.function(types[function]);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: CodeSectionReader<'_>,
    ) -> Result<(), Error<Self::Error>> {
        let bodies = section.into_iter().collect::<Result<Vec<_>, _>>()?;
        for function in self.order.clone() {
            self.parse_function_body(code, bodies[function].clone())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn alike_functions_become_neighbours() {
        let (one, other) = ([1_u8, 2, 3, 4, 5, 6, 7, 8, 9], [11_u8, 12, 13, 14, 15, 16, 17, 18]);
        assert_eq!(order(&[&one, &other, &one[1..], &other[1..]], 4000), [0, 2, 1, 3]);
    }

    /// `(module (func $a (result i32) i32.const 7) (func $b (result i32) call $a) (export "b" (func $b)))`; `$b` is longer by a `nop`
    /// or two, so it comes first.
    #[test]
    fn calls_and_exports_follow_their_functions() {
        let wasm = b"\0asm\x01\0\0\0\
            \x01\x05\x01\x60\0\x01\x7f\
            \x03\x03\x02\0\0\
            \x07\x05\x01\x01b\0\x01\
            \x0a\x0d\x02\x04\0\x41\x07\x0b\x06\0\x01\x01\x10\0\x0b";
        let ordered = alike_together(wasm, 4000).unwrap();
        assert!(ordered.ends_with(b"\x0a\x0d\x02\x06\0\x01\x01\x10\x01\x0b\x04\0\x41\x07\x0b"), "{ordered:?}");
        assert!(ordered.windows(7).any(|window| window == b"\x07\x05\x01\x01b\0\0"), "{ordered:?}");
    }
}
