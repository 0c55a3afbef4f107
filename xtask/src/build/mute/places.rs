//! The places in the sources that panics would name. They stay in the data when the panics are gone, and tell the builder's folders.

use walrus::ir::Value;
use walrus::{ConstExpr, DataKind, Module};

/// A `core::panic::Location` in wasm memory: address and length of the file's name, line, column.
const PLACE: usize = 16;
/// Longer names and later lines are no places.
const LONGEST: u32 = 512;
const LAST_LINE: u32 = 1 << 20;

/// Overwrites places and the names of files with zeros, which wasm-opt leaves out.
pub(super) fn blank(module: &mut Module) {
    let mut found = Vec::new();
    let segments: Vec<(u32, &[u8])> =
        module.data.iter().filter_map(|data| Some((address(&data.kind)?, data.value.as_slice()))).collect();
    for (start, bytes) in &segments {
        for at in (start.next_multiple_of(4)..).step_by(4).take(bytes.len() / 4) {
            if let Some((name, length)) = place(&segments, at) {
                found.extend([(at, PLACE as u32), (name, length)]);
            }
        }
    }
    let all: Vec<_> = module.data.iter().map(walrus::Data::id).collect();
    for id in all {
        let data = module.data.get_mut(id);
        let Some(start) = address(&data.kind) else { continue };
        for &(at, length) in &found {
            let from = at.wrapping_sub(start) as usize;
            if let Some(bytes) = data.value.get_mut(from..from + length as usize) {
                bytes.fill(0);
            }
        }
    }
}

/// The file's name that the place at `at` holds, as address and length; `None` where there is no place.
fn place(segments: &[(u32, &[u8])], at: u32) -> Option<(u32, u32)> {
    let bytes = slice(segments, at, PLACE as u32)?;
    let mut words = [0; 4];
    for (word, bytes) in words.iter_mut().zip(bytes.chunks_exact(4)) {
        *word = u32::from_le_bytes(bytes.try_into().ok()?);
    }
    let [name, length, line, column] = words;
    let shaped = length < LONGEST && (1..LAST_LINE).contains(&line) && (1..LAST_LINE).contains(&column);
    let text = slice(segments, name, length).filter(|_| shaped)?;
    text.ends_with(b".rs").then_some((name, length))
}

fn slice<'a>(segments: &[(u32, &'a [u8])], at: u32, length: u32) -> Option<&'a [u8]> {
    segments.iter().find_map(|(start, bytes)| {
        let from = at.checked_sub(*start)? as usize;
        bytes.get(from..from.checked_add(length as usize)?)
    })
}

fn address(kind: &DataKind) -> Option<u32> {
    match kind {
        DataKind::Active { offset: ConstExpr::Value(Value::I32(address)), .. } => Some(*address as u32),
        _ => None,
    }
}
