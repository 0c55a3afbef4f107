//! SHA-256 (FIPS 180-4). Inputs here are names and numbers, one block each. The rounds are written out sixteen at a time, so that the
//! wasm, built for size, need not carry eight words around in each (docs/decisions/0024-sha-256.md).

/// The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
const ROUND: [u32; 64] = [
    0x428a_2f98,
    0x7137_4491,
    0xb5c0_fbcf,
    0xe9b5_dba5,
    0x3956_c25b,
    0x59f1_11f1,
    0x923f_82a4,
    0xab1c_5ed5,
    0xd807_aa98,
    0x1283_5b01,
    0x2431_85be,
    0x550c_7dc3,
    0x72be_5d74,
    0x80de_b1fe,
    0x9bdc_06a7,
    0xc19b_f174,
    0xe49b_69c1,
    0xefbe_4786,
    0x0fc1_9dc6,
    0x240c_a1cc,
    0x2de9_2c6f,
    0x4a74_84aa,
    0x5cb0_a9dc,
    0x76f9_88da,
    0x983e_5152,
    0xa831_c66d,
    0xb003_27c8,
    0xbf59_7fc7,
    0xc6e0_0bf3,
    0xd5a7_9147,
    0x06ca_6351,
    0x1429_2967,
    0x27b7_0a85,
    0x2e1b_2138,
    0x4d2c_6dfc,
    0x5338_0d13,
    0x650a_7354,
    0x766a_0abb,
    0x81c2_c92e,
    0x9272_2c85,
    0xa2bf_e8a1,
    0xa81a_664b,
    0xc24b_8b70,
    0xc76c_51a3,
    0xd192_e819,
    0xd699_0624,
    0xf40e_3585,
    0x106a_a070,
    0x19a4_c116,
    0x1e37_6c08,
    0x2748_774c,
    0x34b0_bcb5,
    0x391c_0cb3,
    0x4ed8_aa4a,
    0x5b9c_ca4f,
    0x682e_6ff3,
    0x748f_82ee,
    0x78a5_636f,
    0x84c8_7814,
    0x8cc7_0208,
    0x90be_fffa,
    0xa450_6ceb,
    0xbef9_a3f7,
    0xc671_78f2,
];

/// The first 32 bits of the fractional parts of the square roots of the first 8 primes.
const START: [u32; 8] =
    [0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19];

/// The hash of `bytes` as 64 lower-case hexadecimal digits.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    const BLOCK: usize = 64;
    let mut state = START;
    let whole = bytes.chunks_exact(BLOCK);
    let rest = whole.remainder();
    whole.for_each(|block| compress(&mut state, block));
    // What is left, a single bit, zeros, and how many bits there were: one block, or two if they do not fit.
    let mut last = [0; 2 * BLOCK];
    if let Some((text, behind)) = last.split_at_mut_checked(rest.len()) {
        text.copy_from_slice(rest);
        behind.iter_mut().take(1).for_each(|place| *place = 0x80);
    }
    let end = if rest.len() < BLOCK - 8 { BLOCK } else { 2 * BLOCK };
    let length = (bytes.len() as u64 * 8).to_be_bytes();
    last.iter_mut().skip(end - length.len()).zip(length).for_each(|(place, byte)| *place = byte);
    last.chunks_exact(BLOCK).take(end / BLOCK).for_each(|block| compress(&mut state, block));
    // Digits go to their places in a list: a text would ask at each whether there is room.
    let mut hex = [0; 64];
    for (digits, word) in hex.as_chunks_mut::<8>().0.iter_mut().zip(state) {
        for (place, digit) in (0..8).rev().zip(digits) {
            let nibble = (word >> (place * 4) & 15) as u8;
            *digit = nibble + if nibble < 10 { b'0' } else { b'a' - 10 };
        }
    }
    str::from_utf8(&hex).unwrap_or_default().to_owned()
}

/// One round: what is `h` before it is `a` after it, and so on, so that the next round takes the same words in other places.
macro_rules! round {
    ($a:ident $b:ident $c:ident $d:ident $e:ident $f:ident $g:ident $h:ident $word:ident + $constant:ident) => {
        $h = $h
            .wrapping_add($e.rotate_right(6) ^ $e.rotate_right(11) ^ $e.rotate_right(25))
            .wrapping_add($g ^ ($e & ($f ^ $g)))
            .wrapping_add($word)
            .wrapping_add(*$constant);
        $d = $d.wrapping_add($h);
        $h = $h
            .wrapping_add($a.rotate_right(2) ^ $a.rotate_right(13) ^ $a.rotate_right(22))
            .wrapping_add(($a & $b) | ($c & ($a | $b)));
    };
}

/// The next words, each from those 16, 15, 7 and 2 before it.
macro_rules! next {
    ($($word:ident $near:ident $middle:ident $far:ident),*) => {$(
        $word = $word
            .wrapping_add($near.rotate_right(7) ^ $near.rotate_right(18) ^ ($near >> 3))
            .wrapping_add($middle)
            .wrapping_add($far.rotate_right(17) ^ $far.rotate_right(19) ^ ($far >> 10));
    )*};
}

#[allow(clippy::many_single_char_names)]
fn compress(state: &mut [u32; 8], block: &[u8]) {
    let mut words = [0; 16];
    for (word, bytes) in words.iter_mut().zip(block.as_chunks().0) {
        *word = u32::from_be_bytes(*bytes);
    }
    let [mut w0, mut w1, mut w2, mut w3, mut w4, mut w5, mut w6, mut w7, ..] = words;
    let [.., mut w8, mut w9, mut wa, mut wb, mut wc, mut wd, mut we, mut wf] = words;
    let [mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h] = *state;
    for [k0, k1, k2, k3, k4, k5, k6, k7, k8, k9, ka, kb, kc, kd, ke, kf] in ROUND.as_chunks().0 {
        round!(a b c d e f g h w0 + k0);
        round!(h a b c d e f g w1 + k1);
        round!(g h a b c d e f w2 + k2);
        round!(f g h a b c d e w3 + k3);
        round!(e f g h a b c d w4 + k4);
        round!(d e f g h a b c w5 + k5);
        round!(c d e f g h a b w6 + k6);
        round!(b c d e f g h a w7 + k7);
        round!(a b c d e f g h w8 + k8);
        round!(h a b c d e f g w9 + k9);
        round!(g h a b c d e f wa + ka);
        round!(f g h a b c d e wb + kb);
        round!(e f g h a b c d wc + kc);
        round!(d e f g h a b c wd + kd);
        round!(c d e f g h a b we + ke);
        round!(b c d e f g h a wf + kf);
        next!(w0 w1 w9 we, w1 w2 wa wf, w2 w3 wb w0, w3 w4 wc w1, w4 w5 wd w2, w5 w6 we w3, w6 w7 wf w4, w7 w8 w0 w5);
        next!(w8 w9 w1 w6, w9 wa w2 w7, wa wb w3 w8, wb wc w4 w9, wc wd w5 wa, wd we w6 wb, we wf w7 wc, wf w0 w8 wd);
    }
    for (kept, made) in state.iter_mut().zip([a, b, c, d, e, f, g, h]) {
        *kept = kept.wrapping_add(made);
    }
}

#[cfg(test)]
mod tests {
    use super::hex;

    /// NIST's examples, and the lengths around a block's end.
    #[test]
    fn known_hashes() {
        assert_eq!(hex(b""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assert_eq!(hex(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        let two_blocks = b"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq";
        assert_eq!(hex(two_blocks), "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
        for (length, expected) in
            [(55, "9f4390f8"), (56, "b35439a4"), (63, "7d3e74a0"), (64, "ffe054fe"), (65, "635361c4")]
        {
            assert_eq!(hex(&vec![b'a'; length]).get(..8), Some(expected), "{length} bytes");
        }
        assert_eq!(hex(&[b'a'; 1000]), "41edece42d63e8d9bf515a9ba6932e1c20cbc9f5a5d134645adb5db1b9737ea3");
    }
}
