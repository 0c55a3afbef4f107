//! Parts of the bindings' script that no page of ours needs: ways around what browsers of before 2021 lacked, a second way to start
//! the wasm, and the same two functions handed over with each text.

use anyhow::{Result, bail};

/// What stands between the first and the second text, both included, becomes the third. As wasm-bindgen writes it today; each
/// must be found.
const PARTS: &[(&str, &str, &str)] = &[
    // Every browser that knows the package's JavaScript knows these.
    ("if (!('encodeInto' in cachedTextEncoder)) {", "};\n}\n", ""),
    ("(typeof FinalizationRegistry === 'undefined')", "    : ", ""),
    ("if (Symbol.dispose) ", ".free;", ""),
    // `core.js` hands over a module or its bytes, always as `{ module }`.
    (
        "    if (module !== undefined) {\n        if (Object.getPrototypeOf(module)",
        "\n        }\n    }\n",
        "    ({module} = module);\n",
    ),
    ("    wasmInstance = instance;\n", "", ""),
    ("    wasmModule = module;\n", "", ""),
    // There is one memory, and nobody else detaches it.
    (
        "cachedDataViewMemory0 === null || ",
        ".buffer !== wasm.memory.buffer)",
        "cachedDataViewMemory0?.buffer !== wasm.memory.buffer",
    ),
    (
        "    if (realloc === undefined) {",
        "        return ptr;\n    }\n",
        "    const { __wbindgen_malloc: malloc, __wbindgen_realloc: realloc } = wasm;\n",
    ),
    ("function passStringToWasm0(arg, malloc, realloc)", "", "function passStringToWasm0(arg)"),
];
/// What is said at each text.
const HANDED: &str = ", wasm.__wbindgen_malloc, wasm.__wbindgen_realloc)";
/// The script without them.
pub(super) fn needless(script: &str) -> Result<String> {
    let mut script = script.to_owned();
    for (from, to, instead) in PARTS {
        let Some((before, behind)) = script.split_once(from) else {
            bail!(
                "The bindings hold no {from:?} any more: see what wasm-bindgen writes now, and mend xtask/src/build/trim.rs."
            );
        };
        let Some((_, rest)) = behind.split_once(to) else {
            bail!("The bindings do not go on from {from:?} to {to:?}: mend xtask/src/build/trim.rs.");
        };
        script = [before, instead, rest].concat();
    }
    Ok(unguarded(&script).replace(HANDED, ")"))
}

/// Several texts without what frees the first ones should a later one be none: the package's scripts hand over nothing else.
fn unguarded(script: &str) -> String {
    let mut parts = script.split("try {\n");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match guard(part) {
            Some((texts, rest)) => out.extend([texts, rest]),
            None => out.extend(["try {\n", part]),
        }
    }
    out
}

/// What a guard is around, and what stands behind it.
fn guard(part: &str) -> Option<(&str, &str)> {
    let (texts, rest) = part.split_once("} catch (e) {\n")?;
    let (_, rest) = rest.split_once("throw e;").filter(|(freeing, _)| freeing.trim_start().starts_with("if (ptr"))?;
    Some((texts, rest.trim_start().strip_prefix('}')?))
}

#[cfg(test)]
mod tests {
    use super::{needless, unguarded};

    #[test]
    fn only_guards_of_texts_are_taken_away() {
        let own = "try {\n    f();\n} catch (e) {\n    keep(e);\n}\n";
        let texts = "try {\n    p = text(a);\n} catch (e) {\n    if (ptr0) { free(ptr0); }\n    throw e;\n}\n";
        assert_eq!(unguarded(&[own, texts, "g();"].concat()), [own, "    p = text(a);\n\ng();"].concat());
    }

    #[test]
    fn bindings_of_another_kind_are_refused() {
        let error = needless("export function goal() {}").unwrap_err().to_string();
        assert!(error.contains("encodeInto") && error.contains("trim.rs"), "{error}");
    }
}
