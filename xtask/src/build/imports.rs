//! Names under which the wasm asks for the page's functions: numbers instead of hashes, which no compression makes smaller.

/// Digits of a hash; the number that takes its place has as many, so that nothing in the wasm moves.
const DIGITS: usize = 16;
const MARK: &str = "__wbg_";

/// Numbers the imports alike in the bindings' script and in the wasm.
pub(super) fn number(script: &str, wasm: &[u8]) -> (String, Vec<u8>) {
    let (mut script, mut wasm) = (script.to_owned(), wasm.to_vec());
    for (number, hash) in hashes(&script).into_iter().enumerate() {
        let plain = format!("{number:0DIGITS$}");
        script = script.replace(&hash, &plain);
        for at in 0..wasm.len().saturating_sub(DIGITS - 1) {
            if wasm[at..].starts_with(hash.as_bytes()) {
                wasm[at..at + DIGITS].copy_from_slice(plain.as_bytes());
            }
        }
    }
    (script, wasm)
}

/// The hashes at the ends of the imports' names, each once, in the order in which they come.
fn hashes(script: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for rest in script.split(MARK).skip(1) {
        let name =
            rest.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_').next().unwrap_or_default();
        let hash = name.rsplit('_').next().unwrap_or_default();
        let is_hash = hash.len() == DIGITS && hash.bytes().all(|digit| digit.is_ascii_hexdigit());
        if is_hash && !found.iter().any(|known| known == hash) {
            found.push(hash.to_owned());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn both_sides_get_the_same_names() {
        let script = "{__wbg_get_2080c49015e35254:f,__wbg_new_277c27c26f94cbc2:g,__wbg_flow_free:h}";
        let wasm = b"..__wbg_new_277c27c26f94cbc2..__wbg_get_2080c49015e35254..";
        let (script, wasm) = number(script, wasm);
        assert_eq!(script, "{__wbg_get_0000000000000000:f,__wbg_new_0000000000000001:g,__wbg_flow_free:h}");
        assert_eq!(wasm, b"..__wbg_new_0000000000000001..__wbg_get_0000000000000000..");
    }
}
