/*!
Long runs of the characters of base64, of which hex digits are a part: what is encoded, and keys, stand in them.
*/

use std::ops::Range;

/// Shorter runs are not told of: a key without a shape of its own has more characters.
pub const SHORTEST: usize = 16;

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
pub const fn is_symbol(byte: u8) -> bool {
    SYMBOL[byte as usize] != NO_SYMBOL
}

/// Bit `i` says whether byte `i` of `block` is a symbol.
fn symbols(block: &[u8; 64]) -> u64 {
    #[cfg(target_arch = "x86_64")]
    // SAFETY: SSE2 is part of every x86-64 processor.
    return unsafe { symbols_sse2(block) };
    #[cfg(not(target_arch = "x86_64"))]
    return block.iter().rev().fold(0, |all, &byte| all << 1 | u64::from(is_symbol(byte)));
}

/// Sixteen bytes at a time.
#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "sse2")]
fn symbols_sse2(block: &[u8; 64]) -> u64 {
    use std::arch::x86_64::*;
    let (parts, _) = block.as_chunks::<16>();
    let mut all = 0;
    for (index, part) in parts.iter().enumerate() {
        let (halves, _) = part.as_chunks::<8>();
        let text = _mm_set_epi64x(i64::from_le_bytes(halves[1]), i64::from_le_bytes(halves[0]));
        let is = |byte: u8| _mm_cmpeq_epi8(text, _mm_set1_epi8(byte as i8));
        // Whether `bytes` lie between `first` and `last`: their distances from `first` are at most that of `last`.
        let between = |bytes: __m128i, first: u8, last: u8| {
            let distance = _mm_sub_epi8(bytes, _mm_set1_epi8(first as i8));
            _mm_cmpeq_epi8(_mm_min_epu8(distance, _mm_set1_epi8((last - first) as i8)), distance)
        };
        let letter = between(_mm_or_si128(text, _mm_set1_epi8(0x20)), b'a', b'z');
        let digit_or_slash = between(text, b'/', b'9');
        let sign = _mm_or_si128(_mm_or_si128(is(b'+'), is(b'-')), is(b'_'));
        let symbols = _mm_or_si128(_mm_or_si128(letter, digit_or_slash), sign);
        all |= u64::from(_mm_movemask_epi8(symbols) as u16) << (16 * index);
    }
    all
}

/// Bit `i` says whether a run of [`SHORTEST`] symbols begins at bit `i` of `symbols`.
fn begin(symbols: u64) -> u64 {
    let two = symbols & symbols >> 1;
    let four = two & two >> 2;
    let eight = four & four >> 4;
    eight & eight >> 8
}

/// Calls `found` with every run of [`SHORTEST`] symbols or more.
pub fn each(text: &[u8], mut found: impl FnMut(Range<usize>)) {
    let (blocks, rest) = text.as_chunks::<64>();
    let mut last = [0; 64];
    last[..rest.len()].copy_from_slice(rest);
    // So many symbols stand right before the block.
    let mut open = 0;
    for (index, block) in blocks.iter().chain([&last]).enumerate() {
        let (at, symbols) = (index * 64, symbols(block));
        let first = symbols.trailing_ones() as usize;
        if first == 64 {
            open += 64;
            continue;
        }
        if open + first >= SHORTEST {
            found(at - open..at + first);
        }
        open = symbols.leading_ones() as usize;
        // Those that begin and end in the block.
        let mut begin = begin(symbols & u64::MAX << first & u64::MAX >> open);
        while begin != 0 {
            let start = begin.trailing_zeros();
            let end = start + (symbols >> start).trailing_ones();
            found(at + start as usize..at + end as usize);
            begin &= u64::MAX << end;
        }
    }
}

/// Whether all of `part` is there, and all of it symbols.
pub fn hold(text: &[u8], part: Range<usize>) -> bool {
    text.get(part).is_some_and(|part| part.iter().all(|&b| is_symbol(b)))
}

/// Where the run that goes on at `at` ends.
pub fn end_of(text: &[u8], at: usize) -> usize {
    text[at..].iter().position(|&b| !is_symbol(b)).map_or(text.len(), |n| at + n)
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
            each(&text, |run| found.push(run));
            assert_eq!(found, plain, "{}", String::from_utf8_lossy(&text));
        }
    }
}
