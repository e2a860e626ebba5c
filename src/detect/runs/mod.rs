/*!
Long runs of the characters of base64, of which hex digits are a part: what is encoded, and keys, stand in them. In the
same pass, because every pass over a text costs time: what escapes begin with.
*/

#[cfg(target_arch = "x86_64")]
mod avx2;
#[cfg(target_arch = "x86_64")]
mod avx512;

#[cfg(target_arch = "x86_64")]
use super::wide;
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

/// Whether an escape begins with `byte`: a percent sign, a backslash or an ampersand.
pub const fn is_escape(byte: u8) -> bool {
    matches!(byte, b'%' | b'\\' | b'&')
}

/// What is looked for in all of a text, in 64 bytes of it: bit `i` is byte `i`'s.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Block {
    symbols: u64,
    escapes: u64,
}

impl Block {
    /// Told without the registers of a certain processor.
    fn plain(block: &[u8; 64]) -> Self {
        let classes = classes(block);
        Block { symbols: which(&classes, ANY_SYMBOL), escapes: which(&classes, ESCAPE) }
    }
}

const ANY_SYMBOL: u8 = 1;
const DIGIT: u8 = 2;
const CAPITAL: u8 = 4;
const SMALL: u8 = 8;
const SEPARATOR: u8 = 16;
const JOIN: u8 = 32;
const ESCAPE: u8 = 64;

/// The class of every byte: the bits of what it is.
static CLASSES: [u8; 256] = {
    let (mut classes, mut byte) = ([0; 256], 0u8);
    while byte < 128 {
        let mut class = match byte {
            b'0'..=b'9' => DIGIT,
            b'A'..=b'Z' => CAPITAL,
            b'a'..=b'z' => SMALL,
            b'-' | b'/' | b'+' => SEPARATOR,
            b'.' | b':' | b'=' => JOIN,
            _ => 0,
        };
        if is_symbol(byte) {
            class |= ANY_SYMBOL;
        }
        if is_escape(byte) {
            class |= ESCAPE;
        }
        classes[byte as usize] = class;
        byte += 1;
    }
    classes
};

/// The classes of 64 bytes, eight in a number, the first the lowest. Loops, because an array's `map` is not inlined.
fn classes(block: &[u8; 64]) -> [u64; 8] {
    let mut classes = [0; 8];
    for (eight, bytes) in classes.iter_mut().zip(block.as_chunks().0) {
        let (mut these, bytes): ([u8; 8], &[u8; 8]) = ([0; 8], bytes);
        for (class, &byte) in these.iter_mut().zip(bytes) {
            *class = CLASSES[usize::from(byte)];
        }
        *eight = u64::from_le_bytes(these);
    }
    classes
}

/// Bit `i` says whether class `i` has the bit `class`.
#[inline]
fn which(classes: &[u64; 8], class: u8) -> u64 {
    let (mut all, shift) = (0, class.trailing_zeros());
    for (index, eight) in classes.iter().enumerate() {
        // The lowest bit of every byte, moved beside each other: byte `j` to bit `56 + j`.
        let bits = (eight >> shift & 0x0101_0101_0101_0101).wrapping_mul(0x0102_0408_1020_4080) >> 56;
        all |= bits << (8 * index);
    }
    all
}

/// What 64 bytes of a text are: of each number, bit `i` is byte `i`'s.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Kinds {
    /// All that are symbols; the next four are those of them that are a digit, a capital, a small letter, and no part
    /// of a word (`-`, `/` and `+`).
    pub symbols: u64,
    pub digits: u64,
    pub capitals: u64,
    pub small: u64,
    pub separators: u64,
    /// Those that can join two parts of a value: `.`, `:` and `=`.
    pub joins: u64,
}

impl Kinds {
    /// Those of the bytes from `at` on. What is not there is of no kind.
    pub fn at(text: &[u8], at: usize) -> Self {
        Kinds::by(text, at, Kinds::of)
    }

    /// The same, with those of 64 bytes told by the caller.
    #[inline(always)]
    fn by(text: &[u8], at: usize, of: impl Fn(&[u8; 64]) -> Self) -> Self {
        let rest = text.get(at..).unwrap_or_default();
        match rest.first_chunk() {
            Some(block) => of(block),
            None => {
                let mut block = [0; 64];
                block[..rest.len()].copy_from_slice(rest);
                of(&block)
            }
        }
    }

    fn of(block: &[u8; 64]) -> Self {
        #[cfg(target_arch = "x86_64")]
        {
            if wide::has_avx512() {
                // SAFETY: the processor has what it is compiled for.
                return unsafe { avx512::kinds(block) };
            }
            if wide::has_avx2() {
                // SAFETY: the processor has what it is compiled for.
                return unsafe { avx2::kinds(block) };
            }
        }
        Kinds::plain(block)
    }

    /// Told without the registers of a certain processor.
    fn plain(block: &[u8; 64]) -> Self {
        let classes = classes(block);
        let which = |class| which(&classes, class);
        Kinds {
            symbols: which(ANY_SYMBOL),
            digits: which(DIGIT),
            capitals: which(CAPITAL),
            small: which(SMALL),
            separators: which(SEPARATOR),
            joins: which(JOIN),
        }
    }
}

/// Bit `i` says whether a run of [`SHORTEST`] symbols begins at bit `i` of `symbols`.
#[inline(always)]
fn begin(symbols: u64) -> u64 {
    let two = symbols & symbols >> 1;
    let four = two & two >> 2;
    let eight = four & four >> 4;
    eight & eight >> 8
}

/// Calls `found` with every run of [`SHORTEST`] symbols or more, and the [`Kinds`] from its beginning on, and `escape`
/// with the place of every byte that [`is_escape`].
pub fn each(text: &[u8], found: impl FnMut(Range<usize>, &Kinds), escape: impl FnMut(usize)) {
    #[cfg(target_arch = "x86_64")]
    {
        if wide::has_avx512() {
            // SAFETY: the processor has what it is compiled for.
            return unsafe { avx512::each(text, found, escape) };
        }
        if wide::has_avx2() {
            // SAFETY: the processor has what it is compiled for.
            return unsafe { avx2::each(text, found, escape) };
        }
    }
    each_by(text, Block::plain, Kinds::plain, found, escape);
}

/// The same, with what 64 bytes are told by the caller. It is compiled for the processor that the caller is.
#[inline(always)]
fn each_by(
    text: &[u8],
    look: impl Fn(&[u8; 64]) -> Block,
    kinds: impl Fn(&[u8; 64]) -> Kinds,
    mut found: impl FnMut(Range<usize>, &Kinds),
    mut escape: impl FnMut(usize),
) {
    let (blocks, rest) = text.as_chunks::<64>();
    let mut last = [0; 64];
    last[..rest.len()].copy_from_slice(rest);
    // So many symbols stand right before the block.
    let mut open = 0;
    for (index, block) in blocks.iter().chain([&last]).enumerate() {
        let (at, Block { symbols, mut escapes }) = (index * 64, look(block));
        while escapes != 0 {
            escape(at + escapes.trailing_zeros() as usize);
            escapes &= escapes - 1;
        }
        let first = symbols.trailing_ones() as usize;
        if first == 64 {
            open += 64;
            continue;
        }
        if open + first >= SHORTEST {
            let start = at - open;
            found(start..at + first, &Kinds::by(text, start, &kinds));
        }
        open = symbols.leading_ones() as usize;
        // Those that begin and end in the block.
        let mut begin = begin(symbols & u64::MAX << first & u64::MAX >> open);
        while begin != 0 {
            let start = begin.trailing_zeros() as usize;
            let end = start + (symbols >> start).trailing_ones() as usize;
            found(at + start..at + end, &Kinds::by(text, at + start, &kinds));
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

    /// What stands in a text: the runs and the escapes.
    type Found = (Vec<Range<usize>>, Vec<usize>);
    type Find = fn(&[u8]) -> Found;
    type Tell = fn(&[u8; 64]) -> Kinds;

    /// What `each` finds.
    fn gathered(each: impl FnOnce(&mut dyn FnMut(Range<usize>, &Kinds), &mut dyn FnMut(usize))) -> Found {
        let (mut runs, mut escapes) = Found::default();
        each(&mut |run, _| runs.push(run), &mut |at| escapes.push(at));
        (runs, escapes)
    }

    /// The ways to find and to tell that this processor knows.
    fn ways() -> (Vec<Find>, Vec<Tell>) {
        let plain: Find = |text| gathered(|run, escape| each_by(text, Block::plain, Kinds::plain, run, escape));
        let (mut find, mut tell): (Vec<Find>, Vec<Tell>) = (vec![plain], vec![Kinds::plain]);
        #[cfg(target_arch = "x86_64")]
        {
            // SAFETY: each is only used where it works.
            let more: [(bool, Find, Tell); 2] = [
                (
                    wide::has_avx2(),
                    |text| gathered(|run, escape| unsafe { avx2::each(text, run, escape) }),
                    |block| unsafe { avx2::kinds(block) },
                ),
                (
                    wide::has_avx512(),
                    |text| gathered(|run, escape| unsafe { avx512::each(text, run, escape) }),
                    |block| unsafe { avx512::kinds(block) },
                ),
            ];
            for (_, one, other) in more.into_iter().filter(|(works, ..)| *works) {
                find.push(one);
                tell.push(other);
            }
        }
        (find, tell)
    }

    #[test]
    fn finds_what_a_plain_search_finds() {
        let mut random = Random::new(5);
        for _ in 0..3000 {
            let mut text = Vec::new();
            while text.len() < random.below(200) {
                text.extend((0..random.below(40)).map(|_| b"aZ09+/-_"[random.below(8)]));
                text.extend((0..random.below(3)).map(|_| b" .=@[`{%&\\"[random.below(10)]));
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
            each(&text, |run, kinds| found.push((run, *kinds)), |_| {});
            assert!(found.iter().all(|(run, kinds)| *kinds == Kinds::at(&text, run.start)));
            let found: Vec<_> = found.into_iter().map(|(run, _)| run).collect();
            assert_eq!(found, plain, "{}", String::from_utf8_lossy(&text));
            let escapes: Vec<usize> = (0..text.len()).filter(|&at| is_escape(text[at])).collect();
            for find in ways().0 {
                assert!(find(&text) == (plain.clone(), escapes.clone()), "{}", String::from_utf8_lossy(&text));
            }
        }
    }

    #[test]
    fn bytes_are_of_the_same_kinds_however_they_are_told() {
        for shift in 0..=u8::MAX {
            let block: [u8; 64] = std::array::from_fn(|index| shift.wrapping_add(index as u8));
            let which = |is: fn(&u8) -> bool| block.iter().rev().fold(0, |all, byte| all << 1 | u64::from(is(byte)));
            let kinds = Kinds {
                symbols: which(|&byte| is_symbol(byte)),
                digits: which(u8::is_ascii_digit),
                capitals: which(u8::is_ascii_uppercase),
                small: which(u8::is_ascii_lowercase),
                separators: which(|byte| matches!(byte, b'-' | b'/' | b'+')),
                joins: which(|byte| matches!(byte, b'.' | b':' | b'=')),
            };
            for of in ways().1 {
                assert_eq!(of(&block), kinds, "{shift}");
            }
            assert_eq!(Kinds::at(&block[..9], 5), Kinds::at(&[&block[5..9], &[0; 90]].concat(), 0), "{shift}");
        }
    }
}
