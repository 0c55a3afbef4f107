//! Where the wasm's bytes are: its largest functions, by name.

use std::collections::HashMap;

use anyhow::Result;
use wasmparser::{KnownCustom, Name, Parser, Payload, TypeRef};

/// Bytes of code and the function's name, largest first. The wasm must still have its names.
pub(super) fn largest(wasm: &[u8], count: usize) -> Result<Vec<(usize, String)>> {
    let mut imported = 0_u32;
    let mut sizes = Vec::new();
    let mut names = HashMap::new();
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => sizes.push(body.range().len()),
            Payload::CustomSection(section) => {
                if let KnownCustom::Name(subsections) = section.as_known() {
                    for subsection in subsections {
                        if let Name::Function(map) = subsection? {
                            for naming in map {
                                let naming = naming?;
                                names.insert(naming.index, naming.name.to_owned());
                            }
                        }
                    }
                }
            }
            _ => {}
        }
    }
    let named = (imported..).zip(sizes).map(|(index, size)| (size, names.remove(&index).unwrap_or_default()));
    let mut functions: Vec<(usize, String)> = named.collect();
    functions.sort_by(|one, other| other.cmp(one));
    functions.truncate(count);
    Ok(functions)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `(module (func $small) (func $large nop nop))`, with its names.
    const MODULE: &[u8] = b"\0asm\x01\0\0\0\
        \x01\x04\x01\x60\0\0\
        \x03\x03\x02\0\0\
        \x0a\x09\x02\x02\0\x0b\x04\0\x01\x01\x0b\
        \0\x16\x04name\x01\x0f\x02\0\x05small\x01\x05large";

    #[test]
    fn the_largest_function_comes_first() {
        assert_eq!(largest(MODULE, 5).unwrap(), [(4, "large".to_owned()), (2, "small".to_owned())]);
        assert_eq!(largest(MODULE, 1).unwrap().len(), 1);
    }
}
