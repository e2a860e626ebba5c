/*!
One pass over the bytes that says where literals stand.

Only every second place is looked at. A literal therefore gives two of its four-byte windows, one that begins an even
number of bytes into it and one that begins an odd number: wherever the literal stands, one of them is met. Of the
windows that it has, those are taken that are rarest in source text ([`common`]). Three bytes of a window choose a word
of a table by a multiplicative hash, and the fourth a bit of that word, so a window of which the last byte may be anything
costs no more than any other. All bytes are taken with bit 0x20 set, which folds case.

The table has 32 KiB, which a first-level cache holds. No step of the loop waits for the one before it, unlike the states
of an automaton, and more literals make the table fuller but the loop no longer. Where a window passes, the one that
begins two bytes later or earlier is looked up in a table of its own, so that six bytes have to agree; literals too short
for that have another table. What is left goes to the literals that share the three bytes, and is compared with them.

The family of such filters is described by Wu and Manber (1994), "A fast algorithm for multi-pattern searching", and by
Salmela, Tarhio and Kytojoki (2006), "Multi-pattern string matching with q-grams".
*/

mod common;

use common::Commonness;

/// Bit 0x20 of four bytes.
const FOLD: u32 = 0x2020_2020;
/// How many chunks of eight bytes are passed over before what was noted is looked at: 4 KiB, which is still in the
/// first-level cache then.
const BATCH: usize = 512;
/// log2 of the number of buckets.
const BUCKET_BITS: u32 = 12;

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
    /// The windows of all literals.
    windows: Table<13>,
    /// What begins two bytes after a window's beginning, of literals that reach so far.
    after: Table<12>,
    /// What begins two bytes before it, of literals that do not but begin early enough.
    before: Table<12>,
    /// What begins one byte before it, of literals of four or five bytes.
    odd: Table<12>,
    /// The windows of the other literals, which are short.
    short: Table<11>,
    /// Whether some windows begin one byte before their literal.
    shifted: bool,
    /// Where the entries of each bucket begin; one more at the end.
    buckets: Box<[u16]>,
    entries: Vec<Entry>,
    literals: Vec<Literal<T>>,
}

/// A window of a literal.
#[derive(Debug, Clone, Copy, Default)]
struct Entry {
    /// Its first three bytes, case folded, and then [`SHIFTED`] when it begins one byte before its literal.
    gram: u32,
    literal: u16,
    /// How far behind the window's first byte the literal begins; -1 when it begins one byte after it.
    back: i8,
}

/// What stands at the end of a gram of which the first byte was taken off. No folded byte is this.
const SHIFTED: u32 = 1 << 24;
/// The first three bytes of a window.
const THREE: u32 = 0x00FF_FFFF;

/// The lower three bytes of `gram` to a number of `bits` bits.
fn hash(gram: u32, bits: u32) -> usize {
    ((gram << 8).wrapping_mul(0x9E37_79B1) >> (32 - bits)) as usize
}

/// A set of windows, with some that are not in it: 2^BITS words.
struct Table<const BITS: u32>(Vec<u32>);

impl<const BITS: u32> Table<BITS> {
    const MASK: usize = (1 << BITS) - 1;

    fn new() -> Self {
        Table(vec![0; 1 << BITS])
    }

    fn add(&mut self, gram: u32) {
        self.0[hash(gram, BITS)] |= BIT[(gram >> 24) as usize];
    }

    /// Adds every window that begins with the first three bytes of `gram`.
    fn add_any(&mut self, gram: u32) {
        self.0[hash(gram, BITS)] = u32::MAX;
    }

    /// Not 0 when `gram` is in it.
    #[inline(always)]
    fn test(words: &[u32], gram: u32) -> u32 {
        // The mask says nothing new: `hash` gives that many bits. With the length known it frees the look-up of its
        // bounds check.
        words[hash(gram, BITS) & Self::MASK] & BIT[(gram >> 24) as usize]
    }
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

/// Eight bytes, case folded.
#[inline(always)]
fn folded(chunk: [u8; 8]) -> u64 {
    u64::from_le_bytes(chunk) | u64::from(FOLD) << 32 | u64::from(FOLD)
}

/// Up to four bytes at `at`, case folded; what is not there reads as spaces.
fn gram_at(text: &[u8], at: usize) -> u32 {
    if let Some(there) = text.get(at..).and_then(|t| t.first_chunk()) {
        return u32::from_le_bytes(*there) | FOLD;
    }
    let mut bytes = [0; 4];
    let there = text.get(at..).unwrap_or_default();
    bytes[..there.len()].copy_from_slice(there);
    u32::from_le_bytes(bytes) | FOLD
}

impl<T: Copy> Prefilter<T> {
    /// Prepares `literals`.
    ///
    /// # Panics
    /// When a literal has fewer than three bytes, which the tests of the rule tables rule out.
    pub fn new(literals: Vec<Literal<T>>) -> Self {
        let mut filter = Prefilter {
            windows: Table::new(),
            after: Table::new(),
            before: Table::new(),
            odd: Table::new(),
            short: Table::new(),
            shifted: false,
            buckets: vec![0; (1 << BUCKET_BITS) + 1].into_boxed_slice(),
            entries: Vec::new(),
            literals,
        };
        let mut entries = Vec::with_capacity(filter.literals.len() * 2);
        for index in 0..filter.literals.len() {
            let bytes = filter.literals[index].bytes;
            assert!(bytes.len() >= 3, "a literal needs three bytes");
            let common = Commonness::of(bytes);
            for parity in 0..2 {
                let (gram, back) = filter.choose(bytes, &common, parity);
                entries.push(Entry { gram, literal: index as u16, back });
            }
        }
        filter.fill(&entries);
        filter
    }

    /// Chooses the window of `bytes` that is met when they begin an even (`parity` 0) or odd number of bytes before
    /// it, adds it to the tables, and gives what an [`Entry`] has of it.
    fn choose(&mut self, bytes: &[u8], common: &Commonness, parity: usize) -> (u32, i8) {
        let places = (parity..(bytes.len() + 1).saturating_sub(4).min(i8::MAX as usize)).step_by(2);
        if let Some(at) = places.min_by_key(|&at| common.at(at)) {
            let gram = gram_at(bytes, at);
            self.windows.add(gram);
            if at + 6 <= bytes.len() {
                self.after.add(gram_at(bytes, at + 2));
            } else if at >= 2 {
                self.before.add(gram_at(bytes, at - 2));
            } else if at == 1 {
                self.odd.add(gram_at(bytes, 0));
            } else if at + 5 <= bytes.len() {
                self.after.add_any(gram_at(bytes, at + 2));
            } else {
                self.short.add(gram);
            }
            return (gram & THREE, at as i8);
        }
        if parity + 3 <= bytes.len() {
            // Three bytes, and then anything.
            let gram = gram_at(bytes, parity);
            self.windows.add_any(gram);
            if parity == 1 {
                self.odd.add(gram_at(bytes, 0));
            } else {
                self.short.add_any(gram);
            }
            return (gram & THREE, parity as i8);
        }
        // Anything, and then the three bytes that there are.
        self.shifted = true;
        let known = gram_at(bytes, 0) & THREE;
        for first in (0..=u8::MAX).filter(|b| b & FOLD as u8 != 0) {
            let gram = known << 8 | u32::from(first);
            self.windows.add(gram);
            self.short.add(gram);
        }
        (known | SHIFTED, -1)
    }

    /// Sorts the entries into buckets, by counting.
    fn fill(&mut self, entries: &[Entry]) {
        for entry in entries {
            self.buckets[hash(entry.gram, BUCKET_BITS)] += 1;
        }
        let mut end = 0;
        for bucket in &mut self.buckets {
            end += *bucket;
            *bucket = end;
        }
        self.entries.resize(entries.len(), Entry::default());
        // From the last to the first, so that literals keep their order in a bucket.
        for entry in entries.iter().rev() {
            let bucket = &mut self.buckets[hash(entry.gram, BUCKET_BITS)];
            *bucket -= 1;
            self.entries[*bucket as usize] = *entry;
        }
    }

    /// Calls `found` with the target and the start of every literal in `text`, in the order of the windows that gave
    /// them away (nearly, not strictly, that of their starts).
    pub fn find(&self, text: &[u8], mut found: impl FnMut(T, usize)) {
        let (chunks, _) = text.as_chunks::<8>();
        let windows: &[u32] = match <&[u32; 1 << 13]>::try_from(&self.windows.0[..]) {
            Ok(windows) => windows,
            Err(_) => return,
        };
        // A batch of chunks is passed over without a branch that depends on the text, and those with a window that the
        // table lets through are noted; a processor guesses branches on single windows wrong too often.
        let mut batch = 0;
        let mut noted = [0u16; BATCH];
        while batch + 1 < chunks.len() {
            let end = (batch + BATCH + 1).min(chunks.len());
            let mut count = 0;
            let mut here = folded(chunks[batch]);
            for (index, chunk) in chunks[batch + 1..end].iter().enumerate() {
                let next = folded(*chunk);
                let [a, b, c, d] = grams(here, next).map(|gram| Table::<13>::test(windows, gram));
                noted[count & (BATCH - 1)] = index as u16;
                count += usize::from(a | b | c | d != 0);
                here = next;
            }
            for &index in &noted[..count.min(BATCH)] {
                let at = batch + index as usize;
                let (here, next) = (folded(chunks[at]), folded(chunks[at + 1]));
                let grams = grams(here, next);
                let [a, b, c, d] = grams.map(|gram| u32::from(Table::<13>::test(windows, gram) != 0));
                let mut hits = a | b << 1 | c << 2 | d << 3;
                while hits != 0 {
                    let place = hits.trailing_zeros() as usize & 3;
                    self.check(text, grams[place], at * 8 + 2 * place, &mut found);
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
    #[inline]
    fn check(&self, text: &[u8], gram: u32, at: usize, found: &mut impl FnMut(T, usize)) {
        let after = Table::<12>::test(&self.after.0, gram_at(text, at + 2));
        let before = Table::<12>::test(&self.before.0, gram_at(text, at.saturating_sub(2)));
        let odd = Table::<12>::test(&self.odd.0, gram_at(text, at.saturating_sub(1)));
        if after | before | odd | Table::<11>::test(&self.short.0, gram) == 0 {
            return;
        }
        self.compare(text, gram & THREE, at, found);
        if self.shifted {
            self.compare(text, gram >> 8 | SHIFTED, at, found);
        }
    }

    fn compare(&self, text: &[u8], gram: u32, at: usize, found: &mut impl FnMut(T, usize)) {
        let bucket = hash(gram, BUCKET_BITS);
        let (from, to) = (self.buckets[bucket] as usize, self.buckets[bucket + 1] as usize);
        for entry in self.entries[from..to].iter().filter(|entry| entry.gram == gram) {
            let Some(start) = at.checked_add_signed(-isize::from(entry.back)) else { continue };
            let literal = &self.literals[entry.literal as usize];
            let Some(there) = text.get(start..start + literal.bytes.len()) else { continue };
            let same =
                if literal.ignore_case { there.eq_ignore_ascii_case(literal.bytes) } else { there == literal.bytes };
            if same {
                found(literal.target, start);
            }
        }
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
        Prefilter::new(literals).find(text, |t, at| out.push((t, at)));
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
    fn literals_of_every_length_are_found_at_every_place() {
        const LETTERS: &str = "qjzxvwkyQJZXVWKY_-.9";
        let set: Vec<_> = (3..=LETTERS.len()).map(|length| (&LETTERS[..length], false)).collect();
        for (literal, _) in &set {
            for before in 0..40 {
                let text = [&vec![b' '; before], literal.as_bytes(), &vec![b' '; 40 - before]].concat();
                assert_eq!(hits(&set, &text), plain(&set, &text), "{literal} behind {before} bytes");
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
