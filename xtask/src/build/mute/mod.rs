//! Taking the panic machinery out of the shipped wasm. A page never sees a panic's message: there is nothing in a browser that the
//! standard library could write it to. So every entry to a panic becomes the trap that it ends in, and wasm-opt drops what only they
//! reach: messages, places in the sources, the formatting of text.

mod messages;
mod places;
mod reach;

use anyhow::{Context, Result, bail};
use walrus::ir::{Instr, InstrLocId, Unreachable};
use walrus::{Function, FunctionKind, Module};

/// Where panics begin, by the start of their paths.
const PANICS: &[&str] = &[
    "__rustc::__rust_alloc_error_handler",
    "__rustc::rust_begin_unwind",
    "__rustc::rust_panic",
    "alloc::alloc::handle_alloc_error",
    "alloc::raw_vec::capacity_overflow",
    "alloc::raw_vec::handle_error",
    "core::cell::panic_",
    "core::option::expect_failed",
    "core::option::unwrap_failed",
    "core::panicking::",
    "core::result::unwrap_failed",
    "core::slice::copy_from_slice_impl::len_mismatch_fail",
    "core::slice::index::slice_",
    "core::str::slice_error_fail",
    "std::alloc::default_alloc_error_hook",
    "std::panicking::",
];

/// The same for what is generic, by the end of the path.
const PANIC_ENDS: &[&str] = &["::assert_failed"];

/// What only panics use, by a part of the path. It hangs on tables of methods too, so it has to be emptied itself.
const FORMATTING: &[&str] = &["alloc::fmt::", "core::fmt::", "core::panic::PanicPayload", "<std::panicking::"];

/// The wasm without its panics. It must still have its names.
pub(super) fn panics(wasm: &[u8]) -> Result<Vec<u8>> {
    let mut module = Module::from_buffer(wasm).context("the linked wasm cannot be read")?;
    if let Some((formatting, user)) = reach::used(&module, &is_panic, &is_formatting) {
        bail!(
            "{user} formats text by {formatting}. Only panics may: they are taken out of the wasm together with all formatting. \
             Push strings together instead."
        );
    }
    for function in module.funcs.iter_mut() {
        if is_panic(function) || is_formatting(function) {
            trap(function);
        }
    }
    places::blank(&mut module);
    messages::blank(&mut module);
    Ok(module.emit_wasm())
}

fn trap(function: &mut Function) {
    if let FunctionKind::Local(body) = &mut function.kind {
        let entry = body.entry_block();
        body.block_mut(entry).instrs = vec![(Instr::Unreachable(Unreachable {}), InstrLocId::default())];
    }
}

fn is_panic(function: &Function) -> bool {
    let path = path(function);
    PANICS.iter().any(|start| path.starts_with(start)) || PANIC_ENDS.iter().any(|end| path.ends_with(end))
}

fn is_formatting(function: &Function) -> bool {
    let path = path(function);
    FORMATTING.iter().any(|part| path.contains(part))
}

/// A function's path without the hash of its crate: `core[c5930c85a12de822]::panicking::panic`.
fn path(function: &Function) -> String {
    let name = function.name.as_deref().unwrap_or_default();
    let mut parts = name.split('[');
    let mut path = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once(']') {
            Some((hash, behind)) if hash.bytes().all(|byte| byte.is_ascii_hexdigit()) => path.push_str(behind),
            _ => path.extend(["[", part]),
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use walrus::{ConstExpr, DataKind, FunctionBuilder, FunctionId, ir::Value};

    use super::*;

    /// A function that calls `callees`, in turn.
    fn add(module: &mut Module, name: &str, callees: &[FunctionId]) -> FunctionId {
        let mut builder = FunctionBuilder::new(&mut module.types, &[], &[]);
        builder.name(name.to_owned());
        for &callee in callees {
            builder.func_body().call(callee);
        }
        builder.finish(Vec::new(), &mut module.funcs)
    }

    /// `goal` is exported; it panics, and formats if it `formats`.
    fn module(formats: bool) -> Module {
        let mut module = Module::default();
        let format = add(&mut module, "core[0123456789abcdef]::fmt::write", &[]);
        let panic = add(&mut module, "core[0123456789abcdef]::panicking::panic_fmt", &[format]);
        let callees = [panic, format];
        let goal = add(&mut module, "goal_element::goal", &callees[..if formats { 2 } else { 1 }]);
        module.exports.add("goal", goal);
        module
    }

    fn instructions(module: &Module, name: &str) -> usize {
        let body = module.funcs.get(module.funcs.by_name(name).unwrap()).kind.unwrap_local();
        body.block(body.entry_block()).instrs.len()
    }

    #[test]
    fn a_panic_is_a_trap_and_what_it_formats_is_gone() {
        let muted = Module::from_buffer(&panics(&module(false).emit_wasm()).unwrap()).unwrap();
        let panic = "core[0123456789abcdef]::panicking::panic_fmt";
        let body = muted.funcs.get(muted.funcs.by_name(panic).unwrap()).kind.unwrap_local();
        let (first, _) = &body.block(body.entry_block()).instrs[0];
        assert!(matches!(first, Instr::Unreachable(_)), "{first:?}");
        assert_eq!(instructions(&muted, "goal_element::goal"), 1, "its own code stays");
    }

    #[test]
    fn formatting_outside_panics_is_refused() {
        let error = panics(&module(true).emit_wasm()).unwrap_err().to_string();
        assert!(error.contains("goal_element::goal formats text"), "{error}");
    }

    #[test]
    fn places_are_blanked_and_other_texts_stay() {
        let mut module = Module::default();
        let memory = module.memories.add_local(false, false, 1, None, None);
        let mut bytes = b"/home/me/src/goal.rs and main.rs".to_vec();
        for word in [1024_u32, 20, 7, 9, 1024, 20, 0, 0] {
            bytes.extend(word.to_le_bytes());
        }
        let offset = ConstExpr::Value(Value::I32(1024));
        module.data.add(DataKind::Active { memory, offset }, bytes);
        places::blank(&mut module);
        let left = &module.data.iter().next().unwrap().value;
        assert_eq!(&left[..32], b"\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0 and main.rs");
        assert_eq!(left[32..48], [0; 16], "line and column make it a place");
        assert_eq!(left[48..52], 1024_u32.to_le_bytes(), "without a line it is none");
    }

    #[test]
    fn hashes_of_crates_are_no_part_of_a_path() {
        let mut module = Module::default();
        let id = add(&mut module, "<core[c5930c85a12de822]::fmt::Formatter>::pad[1]", &[]);
        assert_eq!(path(module.funcs.get(id)), "<core::fmt::Formatter>::pad");
        let id = add(&mut module, "<[T] as alloc::slice::Concat>::concat", &[]);
        assert_eq!(path(module.funcs.get(id)), "<[T] as alloc::slice::Concat>::concat");
    }
}
