/*! Long runs of the characters of base64, of which hex digits are a part. */

use std::ops::Range;

/// Shorter runs are not looked at: 18 bytes, which no token with a shape is shorter than.
pub const SHORTEST: usize = 24;

/// The value of every symbol of base64, in either alphabet; [`NO_SYMBOL`] for other bytes.
pub static SYMBOL: [u8; 256] = {
    let mut table = [NO_SYMBOL; 256];
    let mut value = 0;
    while value < 64 {
        let byte = match value {
            0..26 => b'A' + value,
            26..52 => b'a' + value - 26,
            52..62 => b'0' + value - 52,
            62 => b'+',
            _ => b'/',
        };
        table[byte as usize] = value;
        value += 1;
    }
    table[b'-' as usize] = 62;
    table[b'_' as usize] = 63;
    table
};

/// What is no symbol.
pub const NO_SYMBOL: u8 = 0xFF;

/// Whether `byte` is a symbol of base64 in either alphabet.
pub fn is_symbol(byte: u8) -> bool {
    SYMBOL[byte as usize] != NO_SYMBOL
}

/// Which halves of `block` are all symbols. Written for the compiler to make vector instructions of.
fn halves(block: &[u8; 16]) -> (bool, bool) {
    let mut symbols = [0u8; 16];
    for (symbol, &b) in symbols.iter_mut().zip(block) {
        let letter = (b | 0x20).wrapping_sub(b'a') < 26;
        let digit_or_slash = b.wrapping_sub(b'/') < 11;
        *symbol = u8::from(letter | digit_or_slash | (b == b'+') | (b == b'-') | (b == b'_'));
    }
    let all = u128::from_le_bytes(symbols);
    const ALL: u64 = 0x0101_0101_0101_0101;
    (all as u64 == ALL, (all >> 64) as u64 == ALL)
}

/// The first run of [`SHORTEST`] symbols or more that begins at `from` or later.
///
/// A run that long covers two neighbours of the eight-byte blocks that the text is cut into, so only blocks are looked
/// at, and bytes only where two in a row are full.
pub fn next(text: &[u8], mut from: usize) -> Option<Range<usize>> {
    loop {
        let at = two_full_blocks(text, from)?;
        let start = text[from..at].iter().rposition(|&b| !is_symbol(b)).map_or(from, |n| from + n + 1);
        let end = end_of(text, at);
        if end - start >= SHORTEST {
            return Some(start..end);
        }
        from = end;
    }
}

/// Where the run that goes on at `at` ends.
pub fn end_of(text: &[u8], at: usize) -> usize {
    text[at..].iter().position(|&b| !is_symbol(b)).map_or(text.len(), |n| at + n)
}

fn two_full_blocks(text: &[u8], from: usize) -> Option<usize> {
    let rest = text.get(from..)?;
    let (blocks, tail) = rest.as_chunks::<16>();
    let mut before = false;
    for (index, block) in blocks.iter().enumerate() {
        let (first, second) = halves(block);
        if first & (before | second) {
            return Some(from + index * 16);
        }
        before = second;
    }
    // What ends in the last bytes, which make no block.
    let end = rest.len() - tail.len();
    let back = rest[..end].iter().rev().take(SHORTEST).take_while(|&&b| is_symbol(b)).count();
    (back + tail.iter().take_while(|&&b| is_symbol(b)).count() >= SHORTEST).then_some(from + end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::example::Random;

    #[test]
    fn finds_what_a_plain_search_finds() {
        let mut random = Random::new(5);
        for _ in 0..3000 {
            let mut text = Vec::new();
            while text.len() < random.below(200) {
                text.extend((0..random.below(40)).map(|_| b"aZ09+/-_"[random.below(8)]));
                text.extend((0..random.below(3)).map(|_| b" .=@[`{"[random.below(7)]));
            }
            let plain: Vec<Range<usize>> = {
                let mut out = Vec::new();
                let mut start = 0;
                for at in 0..=text.len() {
                    if at == text.len() || !is_symbol(text[at]) {
                        if at - start >= SHORTEST {
                            out.push(start..at);
                        }
                        start = at + 1;
                    }
                }
                out
            };
            let mut found = Vec::new();
            let mut from = 0;
            while let Some(run) = next(&text, from) {
                from = run.end;
                found.push(run);
            }
            assert_eq!(found, plain, "{}", String::from_utf8_lossy(&text));
        }
    }
}
