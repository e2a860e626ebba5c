/*!
One pass over the bytes that says where literals stand.

Only every second place is looked at. A literal therefore gives two of its four-byte windows, one that begins an even
number of bytes into it and one that begins an odd number: wherever the literal stands, one of them is met. Of the
windows that it has, those are taken that are rarest in source text ([`common`]). Three bytes of a window choose a word
of a table by a multiplicative hash, and the fourth a bit of that word, so a window of which the last byte may be anything
costs no more than any other. All bytes are taken with bit 0x20 set, which folds case.

The table has 32 KiB, which a first-level cache holds. No step of the loop waits for the one before it, unlike the states
of an automaton, and more literals make the table fuller but the loop no longer. What the table lets through goes to the
literals that share the three bytes, and is compared with them.

The family of such filters is described by Wu and Manber (1994), "A fast algorithm for multi-pattern searching", and by
Salmela, Tarhio and Kytojoki (2006), "Multi-pattern string matching with q-grams".
*/

mod common;

use common::commonness;

/// log2 of the number of words in the filter.
const FILTER_BITS: u32 = 13;
/// log2 of the number of buckets behind the filter.
const BUCKET_BITS: u32 = 11;
/// Bit 0x20 of eight bytes.
const FOLD: u64 = 0x2020_2020_2020_2020;
/// How many chunks of eight bytes are passed over before what was noted is looked at: 4 KiB, which is still in the
/// first-level cache then.
const BATCH: usize = 512;
/// How many bytes of a literal are compared at once.
const HEAD: usize = 8;

/// A literal to find and what it stands for.
#[derive(Debug, Clone, Copy)]
pub struct Literal<T> {
    /// Its bytes: three at least.
    pub bytes: &'static [u8],
    /// Whether letters match in either case.
    pub ignore_case: bool,
    /// What the caller gets back.
    pub target: T,
}

/// Many literals, ready to be found.
pub struct Prefilter<T> {
    filter: Box<Filter>,
    /// Where the windows of each bucket begin in `windows`; one more at the end.
    buckets: Box<[u16]>,
    windows: Vec<Window>,
    /// What stands behind the window of the same index.
    entries: Vec<Entry<T>>,
}

type Filter = [u32; 1 << FILTER_BITS];

/// A window of a literal.
#[derive(Debug, Clone, Copy)]
struct Window {
    /// Its bytes, case folded. A window that begins one byte before its literal has the three bytes that it knows, and
    /// [`SHIFTED`] instead of a fourth.
    gram: u32,
    /// Which bytes of it count.
    mask: u32,
}

/// What stands at the end of a gram of which the first byte was taken off. No folded byte is this.
const SHIFTED: u32 = 1 << 24;
/// What every folded byte has as the fourth of a window, and [`SHIFTED`] has not.
const FOURTH: u32 = 0x2000_0000;
/// The first three bytes of a window.
const THREE: u32 = 0x00FF_FFFF;

/// The literal behind a window.
#[derive(Debug, Clone, Copy)]
struct Entry<T> {
    /// The literal's first bytes, little-endian, as many as there are up to eight, with `fold` set.
    head: u64,
    /// Which bytes of `head` count.
    mask: u64,
    /// The bits that are set in the text before it is compared.
    fold: u64,
    /// How far behind the window's first byte the literal begins; -1 when it begins one byte after it.
    back: isize,
    literal: Literal<T>,
}

/// The lower three bytes of `gram` to a number of `bits` bits.
fn hash(gram: u32, bits: u32) -> usize {
    ((gram << 8).wrapping_mul(0x9E37_79B1) >> (32 - bits)) as usize
}

/// Whether the filter's word for `gram` has its bit: not 0.
#[inline(always)]
fn test(filter: &Filter, gram: u32) -> u32 {
    // The mask says nothing new: `hash` gives that many bits. It frees the look-up of its bounds check.
    filter[hash(gram, FILTER_BITS) & ((1 << FILTER_BITS) - 1)] & BIT[(gram >> 24) as usize]
}

/// The bit that a window's last byte chooses. A look-up costs less than a shift by a variable.
static BIT: [u32; 256] = {
    let mut bit = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        bit[byte] = 1 << (byte & 31);
        byte += 1;
    }
    bit
};

/// The four windows that begin at the even places of `here`, which `next` follows.
#[inline(always)]
fn grams(here: u64, next: u64) -> [u32; 4] {
    [here as u32, (here >> 16) as u32, (here >> 32) as u32, (here >> 48 | next << 16) as u32]
}

/// Up to four bytes at `at`, case folded; what is not there reads as spaces.
fn gram_at(text: &[u8], at: usize) -> u32 {
    let mut bytes = [0; 4];
    let there = &text[at..text.len().min(at + 4)];
    bytes[..there.len()].copy_from_slice(there);
    u32::from_le_bytes(bytes) | FOLD as u32
}

impl<T: Copy> Prefilter<T> {
    /// Prepares `literals`.
    ///
    /// # Panics
    /// When a literal has fewer than three bytes, which the tests of the rule tables rule out.
    pub fn new(literals: &[Literal<T>]) -> Self {
        let mut filter = Prefilter {
            filter: vec![0; 1 << FILTER_BITS].try_into().unwrap_or_else(|_| unreachable!("the length is the type's")),
            buckets: vec![0; (1 << BUCKET_BITS) + 1].into_boxed_slice(),
            windows: Vec::new(),
            entries: Vec::with_capacity(literals.len() * 2),
        };
        let mut noted = Vec::with_capacity(literals.len() * 2);
        for literal in literals {
            for parity in 0..2 {
                noted.push((filter.choose(literal.bytes, parity), literal));
            }
        }
        filter.fill(&noted);
        filter
    }

    /// Chooses the window of `bytes` that is met when they begin an even (`parity` 0) or odd number of bytes before
    /// it, sets its bits, and gives it and how far behind its start the literal begins.
    fn choose(&mut self, bytes: &[u8], parity: usize) -> (Window, isize) {
        assert!(bytes.len() >= 3, "a literal needs three bytes");
        let mut best: Option<(i8, usize)> = None;
        for (at, gram) in bytes.windows(4).enumerate().skip(parity).step_by(2) {
            let common = commonness([gram[0], gram[1], gram[2], gram[3]]);
            if best.is_none_or(|(least, _)| common < least) {
                best = Some((common, at));
            }
        }
        if let Some((_, at)) = best {
            let gram = gram_at(bytes, at);
            self.filter[hash(gram, FILTER_BITS)] |= 1 << (gram >> 24 & 31);
            return (Window { gram, mask: u32::MAX }, at as isize);
        }
        if parity + 3 <= bytes.len() {
            // Three bytes, and then anything.
            let gram = gram_at(bytes, parity);
            self.filter[hash(gram, FILTER_BITS)] = u32::MAX;
            return (Window { gram, mask: THREE | FOURTH }, parity as isize);
        }
        // Anything, and then the three bytes that there are.
        let known = gram_at(bytes, 0) & THREE;
        for first in 0..=u8::MAX {
            let gram = known << 8 | u32::from(first | FOLD as u8);
            self.filter[hash(gram, FILTER_BITS)] |= 1 << (gram >> 24 & 31);
        }
        (Window { gram: known | SHIFTED, mask: u32::MAX }, -1)
    }

    /// Sorts what `choose` gave into buckets, by counting.
    fn fill(&mut self, noted: &[((Window, isize), &Literal<T>)]) {
        for ((window, _), _) in noted {
            self.buckets[hash(window.gram, BUCKET_BITS)] += 1;
        }
        let mut end = 0;
        for bucket in &mut self.buckets {
            end += *bucket;
            *bucket = end;
        }
        let mut order = vec![0u16; noted.len()];
        // From the last to the first, so that literals keep their order in a bucket.
        for (index, ((window, _), _)) in noted.iter().enumerate().rev() {
            let bucket = &mut self.buckets[hash(window.gram, BUCKET_BITS)];
            *bucket -= 1;
            order[*bucket as usize] = index as u16;
        }
        self.windows.extend(order.iter().map(|&i| noted[i as usize].0.0));
        self.entries.extend(order.iter().map(|&i| {
            let ((_, back), literal) = noted[i as usize];
            Entry::new(literal, back)
        }));
    }

    /// Calls `found` with the target and the start of every literal in `text`, in the order of the windows that gave
    /// them away (nearly, not strictly, that of their starts).
    pub fn find(&self, text: &[u8], mut found: impl FnMut(T, usize)) {
        let (chunks, _) = text.as_chunks::<8>();
        // A batch of chunks is passed over without a branch that depends on the text, and those with a window that the
        // filter let through are noted; a processor guesses branches on single windows wrong too often.
        let mut batch = 0;
        let mut noted = [0u16; BATCH];
        while batch + 1 < chunks.len() {
            let end = (batch + BATCH + 1).min(chunks.len());
            let mut count = 0;
            let mut here = u64::from_le_bytes(chunks[batch]) | FOLD;
            for (index, chunk) in chunks[batch + 1..end].iter().enumerate() {
                let next = u64::from_le_bytes(*chunk) | FOLD;
                let [a, b, c, d] = grams(here, next).map(|gram| test(&self.filter, gram));
                noted[count & (BATCH - 1)] = index as u16;
                count += usize::from(a | b | c | d != 0);
                here = next;
            }
            for &index in &noted[..count.min(BATCH)] {
                let chunk = batch + index as usize;
                let (here, next) = (u64::from_le_bytes(chunks[chunk]), u64::from_le_bytes(chunks[chunk + 1]));
                let grams = grams(here | FOLD, next | FOLD);
                let [a, b, c, d] = grams.map(|gram| u32::from(test(&self.filter, gram) != 0));
                let mut hits = a | b << 1 | c << 2 | d << 3;
                while hits != 0 {
                    let place = hits.trailing_zeros() as usize;
                    self.check(text, grams[place & 3], chunk * 8 + 2 * place, &mut found);
                    hits &= hits - 1;
                }
            }
            batch = end - 1;
        }
        for at in (batch * 8..text.len().saturating_sub(2)).step_by(2) {
            self.check(text, gram_at(text, at), at, &mut found);
        }
    }

    /// The literals that the window at `at` may belong to, compared.
    fn check(&self, text: &[u8], gram: u32, at: usize, found: &mut impl FnMut(T, usize)) {
        for gram in [gram, gram >> 8 | SHIFTED] {
            let bucket = hash(gram, BUCKET_BITS);
            let (from, to) = (self.buckets[bucket] as usize, self.buckets[bucket + 1] as usize);
            for (window, entry) in self.windows[from..to].iter().zip(&self.entries[from..to]) {
                if (window.gram ^ gram) & window.mask == 0
                    && let Some(start) = at.checked_add_signed(-entry.back)
                    && entry.stands_at(text, start)
                {
                    found(entry.literal.target, start);
                }
            }
        }
    }
}

impl<T: Copy> Entry<T> {
    fn new(literal: &Literal<T>, back: isize) -> Self {
        let (mut head, mut mask, mut fold) = ([0; HEAD], [0; HEAD], [0; HEAD]);
        for (i, &byte) in literal.bytes.iter().take(HEAD).enumerate() {
            head[i] = byte;
            mask[i] = 0xFF;
            fold[i] = if literal.ignore_case && byte.is_ascii_alphabetic() { 0x20 } else { 0 };
        }
        let fold = u64::from_le_bytes(fold);
        let head = u64::from_le_bytes(head) | fold;
        Entry { head, mask: u64::from_le_bytes(mask), fold, back, literal: *literal }
    }

    fn stands_at(&self, text: &[u8], start: usize) -> bool {
        let bytes = self.literal.bytes;
        if let Some(head) = text.get(start..).and_then(|t| t.first_chunk::<HEAD>()) {
            if (u64::from_le_bytes(*head) | self.fold) & self.mask != self.head {
                return false;
            }
            if bytes.len() <= HEAD {
                return true;
            }
        }
        text.get(start..start + bytes.len())
            .is_some_and(|t| if self.literal.ignore_case { t.eq_ignore_ascii_case(bytes) } else { t == bytes })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::example::Random;

    fn hits(literals: &[(&'static str, bool)], text: &[u8]) -> Vec<(usize, usize)> {
        let literals: Vec<_> = literals
            .iter()
            .enumerate()
            .map(|(i, (l, ci))| Literal { bytes: l.as_bytes(), ignore_case: *ci, target: i })
            .collect();
        let mut out = Vec::new();
        Prefilter::new(&literals).find(text, |t, at| out.push((t, at)));
        out.sort_unstable();
        out
    }

    fn plain(literals: &[(&'static str, bool)], text: &[u8]) -> Vec<(usize, usize)> {
        let mut out = Vec::new();
        for (i, (l, ci)) in literals.iter().enumerate() {
            let same = |t: &[u8]| if *ci { t.eq_ignore_ascii_case(l.as_bytes()) } else { t == l.as_bytes() };
            out.extend(text.windows(l.len()).enumerate().filter(|(_, t)| same(t)).map(|(at, _)| (i, at)));
        }
        out.sort_unstable();
        out
    }

    #[test]
    fn finds_every_literal_at_every_place() {
        let set = [("AKIA", false), ("password", true), ("SG.", false), ("kia", true), ("private_key_id", true)];
        assert_eq!(hits(&set, b"AKIA PassWord xSG. SG."), [(0, 0), (1, 5), (2, 15), (2, 19), (3, 1)]);
        assert_eq!(hits(&set, b"akia"), [(3, 1)]);
        assert_eq!(hits(&set, b"SG."), [(2, 0)]);
        assert_eq!(hits(&set, b"SG"), []);
        assert_eq!(hits(&set, b""), []);
        for before in 0..24 {
            for after in 0..24 {
                let text = [vec![b'.'; before], b"PRIVATE_key_id".to_vec(), vec![b'.'; after]].concat();
                assert_eq!(hits(&set, &text), [(4, before)], "{before} bytes before and {after} after");
            }
        }
    }

    #[test]
    fn agrees_with_a_plain_search() {
        let set = [
            ("abc", false),
            ("abcd", true),
            ("bcda", false),
            ("dabcab", true),
            ("cab", true),
            ("AbCdA", false),
            ("ddddddddd", true),
            ("abc", true),
        ];
        let mut random = Random::new(7);
        for length in (0..64).chain([1000, 5000]) {
            let text: Vec<u8> = (0..length).map(|_| b"aabbccddABCD"[random.below(12)]).collect();
            assert_eq!(hits(&set, &text), plain(&set, &text), "{length} bytes");
        }
    }
}
