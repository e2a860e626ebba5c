/*!
One pass over the bytes that says where literals stand ([`Prefilter`]), and a look at single places ([`Heads`]).

Only every second place is looked at. A literal therefore gives two of its four-byte windows, one that begins an even
number of bytes into it and one that begins an odd number: wherever the literal stands, one of them is met. Of the
windows that it has, those are taken that are rarest in source text ([`common`]). All bytes are taken with bit 0x20 set,
which folds case. Short literals have windows that are not theirs alone: see [`Window`].

What is looked at becomes less in three stages:

1. Every window, without a branch that depends on the text. Its last three bytes choose a word of a table by a
   multiplicative hash, and the first a bit of that word. The table has 32 KiB, which a first-level cache holds; no step
   waits for the one before it, unlike the states of an automaton. More literals make the table fuller but the loop no
   longer. Where the processor has wide registers eight or sixteen windows are looked at at once ([`avx2`], [`avx512`]).
2. The windows that passed, again without a branch. Tables with another hash turn away what only the first hash mixed up, and
   tell of which sort the window is.
3. What is left is compared with eight bytes of the first literal that shares the window, still without a branch: a
   guess at each of them would be wrong half the time. Only where those are the same, or another literal shares the
   window, the literals are compared one by one.

The family of such filters is described by Wu and Manber (1994), "A fast algorithm for multi-pattern searching", and by
Salmela, Tarhio and Kytojoki (2006), "Multi-pattern string matching with q-grams".
*/

#[cfg(target_arch = "x86_64")]
mod avx2;
#[cfg(target_arch = "x86_64")]
mod avx512;
mod common;
mod edge;
mod heads;

pub use heads::{BuiltHeads, Heads};

#[cfg(target_arch = "x86_64")]
use super::wide;
use common::Commonness;
use edge::{EDGE, starts};
use std::borrow::Cow;
use std::ops::Range;

/// How many bytes are passed over before what was noted is looked at: as many as are still in the first-level cache
/// then.
const BATCH: usize = 4096;
/// There are not more windows in a batch, and no more than sixteen are written behind the last that passed.
const MOST: usize = BATCH / 2 + 16;
/// log2 of the number of words of the first table.
const WORD_BITS: u32 = 13;
/// log2 of the number of bits of the table of whole windows, and of the number of bytes of that of the others.
const WHOLE_BITS: u32 = 16;
const SHORT_BITS: u32 = 12;
/// log2 of the number of buckets.
const BUCKET_BITS: u32 = 13;
/// How much rarer, in half bits, the end of a literal must be than its beginning to be worth a window that goes on with
/// any byte: that one takes more room in the first table.
const RARER: i16 = 6;

/// What is left of a batch. The caller keeps it between searches, because clearing it takes longer than a short search
/// does.
pub struct Notes {
    /// The numbers of windows.
    passed: [u16; MOST],
    /// Those of chunks of eight bytes, where the processor looks at no more at once.
    noted: [u16; BATCH / 8],
}

impl Default for Notes {
    fn default() -> Self {
        Notes { passed: [0; MOST], noted: [0; BATCH / 8] }
    }
}

/// A literal to find and what it stands for.
#[derive(Debug, Clone, Copy)]
pub struct Literal<T> {
    /// Its bytes: three at least.
    pub bytes: &'static [u8],
    /// Whether letters match in either case.
    pub ignore_case: bool,
    /// Whether it is only wanted where no word runs into it. That is a hint: it may be found elsewhere too.
    pub edge: bool,
    /// What the caller gets back.
    pub target: T,
}

/// Many literals, ready to be found.
pub struct Prefilter<T: Copy + 'static> {
    /// One of them, as a slice: tens of kilobytes that must not be moved with the prefilter.
    tables: Cow<'static, [Tables]>,
    entries: Cow<'static, [Entry]>,
    literals: Cow<'static, [Literal<T>]>,
}

/// The first table.
type Words = [u32; 1 << WORD_BITS];

/// What says where to look closer.
#[derive(Clone)]
pub struct Tables {
    /// A word for every three bytes that windows end in, and in it a bit for their first byte.
    windows: Words,
    /// A bit for every whole window, and for some that are none.
    whole: [u32; 1 << (WHOLE_BITS - 5)],
    /// The sorts of the other windows, by the three bytes that are known of them.
    short: [u8; 1 << SHORT_BITS],
    /// The first entry of every bucket; 0, which is none, where there is none.
    buckets: [u16; 1 << BUCKET_BITS],
}

/// A literal, as it is looked for where one of its windows stands.
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    /// Its first eight bytes, folded, or as many as it has.
    head: u64,
    literal: u16,
    /// The next entry of the same bucket; 0 for none.
    next: u16,
    /// How many bits of `head` do not count.
    unused: u8,
    /// How far behind the window's first byte the literal begins; -1 when it begins one byte after it.
    back: i8,
    window: Window,
}

/// A sort of window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Window {
    /// Four bytes of its literal.
    Whole,
    /// Any byte, and then the first three bytes of its literal.
    Before,
    /// The same, where no word runs into the literal.
    Edge,
    /// The last three bytes of its literal, and then any byte.
    After,
}

impl Window {
    const ALL: [Window; 4] = [Window::Whole, Window::Before, Window::Edge, Window::After];

    /// The bit that stands for the sort.
    #[inline(always)]
    const fn bit(self) -> u8 {
        1 << self as u8
    }

    /// The bytes of `gram` that are known when it is such a window.
    #[inline(always)]
    const fn known(self, gram: u32) -> u32 {
        // Look-ups, because a `match` may become a branch.
        const SHIFT: [u32; 4] = [0, 0, 0, 8];
        const MASK: [u32; 4] = [u32::MAX, 0x00FF_FFFF, 0x00FF_FFFF, 0x00FF_FFFF];
        gram >> SHIFT[self as usize] & MASK[self as usize]
    }
}

/// What the first hash multiplies by: 2^32 by the golden ratio.
const SPREAD: u32 = 0x9E37_79B1;

/// The lower three bytes of `gram` to a number of [`WORD_BITS`] bits.
#[inline(always)]
const fn word(gram: u32) -> usize {
    ((gram << 8).wrapping_mul(SPREAD) >> (32 - WORD_BITS)) as usize
}

/// All bytes of `known` to a number of `bits` bits.
#[inline(always)]
const fn hash(known: u32, bits: u32) -> usize {
    (known.wrapping_mul(0x85EB_CA6B) >> (32 - bits)) as usize
}

/// Where the literals are that have a window of this sort, of which this is `known`.
#[inline(always)]
const fn bucket(window: Window, known: u32) -> usize {
    hash(known ^ window as u32, BUCKET_BITS)
}

/// The bit that a window's first byte chooses. Letters have one each; what is no letter shares one with a letter.
#[inline(always)]
const fn bit(first: u32) -> u32 {
    1 << (first & 31)
}

/// The four windows that begin at the even places of `here`, which `next` follows. In a window the first byte is the
/// highest.
#[inline(always)]
fn grams(here: u64, next: u64) -> [u32; 4] {
    [(here >> 32) as u32, (here >> 16) as u32, here as u32, (here << 16 | next >> 48) as u32]
}

/// Eight bytes, case folded, the first the highest.
#[inline(always)]
const fn folded(chunk: [u8; 8]) -> u64 {
    u64::from_be_bytes(chunk) | 0x2020_2020_2020_2020
}

/// Up to eight bytes at `at`, case folded; what is not there reads as spaces.
#[inline(always)]
fn folded_at(text: &[u8], at: usize) -> u64 {
    match text.get(at..).and_then(|t| t.first_chunk()) {
        Some(there) => folded(*there),
        None => folded_end(text, at),
    }
}

const fn folded_end(text: &[u8], at: usize) -> u64 {
    let (mut bytes, mut i) = ([0; 8], 0);
    while i < 8 && i < text.len().saturating_sub(at) {
        bytes[i] = text[at + i];
        i += 1;
    }
    folded(bytes)
}

/// The window at `at`.
#[inline(always)]
fn gram_at(text: &[u8], at: usize) -> u32 {
    (folded_at(text, at) >> 32) as u32
}

impl Entry {
    /// Nothing is like it: folded bytes are never 0.
    const NONE: Entry = Entry { head: 0, literal: 0, next: 0, unused: 0, back: 0, window: Window::Whole };
}

impl Tables {
    const EMPTY: Tables = Tables {
        windows: [0; 1 << WORD_BITS],
        whole: [0; 1 << (WHOLE_BITS - 5)],
        short: [0; 1 << SHORT_BITS],
        buckets: [0; 1 << BUCKET_BITS],
    };

    /// Adds `literals`, and fills `entries`, of which there must be two for each, and one more: the first is none.
    const fn add<T: Copy>(&mut self, literals: &[Literal<T>], entries: &mut [Entry]) {
        // From the last to the first, so that literals keep their order in a bucket.
        let mut number = entries.len() - 1;
        while number > 0 {
            let of = (number - 1) / 2;
            let literal = &literals[of];
            let (window, known, back) = self.choose(literal, number % 2);
            match window {
                Window::Whole => self.whole[hash(known, WHOLE_BITS) >> 5] |= 1 << (hash(known, WHOLE_BITS) & 31),
                _ => self.short[hash(known, SHORT_BITS)] |= window.bit(),
            }
            let bucket = &mut self.buckets[bucket(window, known)];
            let length = if literal.bytes.len() < 8 { literal.bytes.len() as u8 } else { 8 };
            let unused = 64 - 8 * length;
            let head = folded_end(literal.bytes, 0) >> unused;
            entries[number] = Entry { head, literal: of as u16, next: *bucket, unused, back, window };
            *bucket = number as u16;
            number -= 1;
        }
    }

    /// Chooses the window of `literal` that is met when it begins an even (`parity` 0) or odd number of bytes before
    /// it, and adds it to the first table. Gives its sort, what is known of it, and where it begins.
    const fn choose<T: Copy>(&mut self, literal: &Literal<T>, parity: usize) -> (Window, u32, i8) {
        let bytes = literal.bytes;
        assert!(bytes.len() >= 3, "a literal needs three bytes");
        let common = Commonness::of(bytes);
        let (mut best, mut rarest, mut at) = (None, i16::MAX, parity);
        while at + 4 <= bytes.len() {
            if common.at(at) < rarest {
                (best, rarest) = (Some(at), common.at(at));
            }
            at += 2;
        }
        if let Some(at) = best {
            let gram = (folded_end(bytes, at) >> 32) as u32;
            self.windows[word(gram)] |= bit(gram >> 24);
            return (Window::Whole, gram, at as i8);
        }
        let last = bytes.len() - 3;
        if parity == 1 && (literal.edge || last == 0 || common.three(0) <= common.three(last) + RARER) {
            let known = (folded_end(bytes, 0) >> 40) as u32;
            self.windows[word(known)] |= if literal.edge { EDGE } else { u32::MAX };
            (if literal.edge { Window::Edge } else { Window::Before }, known, -1)
        } else {
            let known = (folded_end(bytes, last) >> 40) as u32;
            let mut next = 0;
            while next < 256 {
                if next & 0x20 != 0 {
                    self.windows[word(known << 8 | next)] |= bit(known >> 16);
                }
                next += 1;
            }
            (Window::After, known, last as i8)
        }
    }
}

/// The tables of literals that are known when the program is built; `ENTRIES` must be twice their number and one
/// more. Start-up is free then.
pub struct Built<const ENTRIES: usize> {
    tables: Tables,
    entries: [Entry; ENTRIES],
}

impl<const ENTRIES: usize> Built<ENTRIES> {
    /// Prepares `literals`.
    pub const fn of<T: Copy>(literals: &[Literal<T>]) -> Self {
        let mut built = Built { tables: Tables::EMPTY, entries: [Entry::NONE; ENTRIES] };
        built.tables.add(literals, &mut built.entries);
        built
    }
}

impl<T: Copy> Prefilter<T> {
    /// Prepares `literals`.
    ///
    /// # Panics
    /// When a literal has fewer than three bytes, which the tests of the rule tables rule out.
    pub fn new(literals: Vec<Literal<T>>) -> Self {
        let mut tables = vec![Tables::EMPTY];
        let mut entries = vec![Entry::NONE; literals.len() * 2 + 1];
        tables[0].add(&literals, &mut entries);
        Prefilter { tables: tables.into(), entries: entries.into(), literals: literals.into() }
    }

    /// What was prepared when the program was built, of the same `literals`.
    pub fn built<const ENTRIES: usize>(built: &'static Built<ENTRIES>, literals: &'static [Literal<T>]) -> Self {
        let tables = std::slice::from_ref(&built.tables);
        Prefilter { tables: tables.into(), entries: built.entries[..].into(), literals: literals.into() }
    }

    /// Calls `found` with the target and the start of every literal in `text`, in the order of the windows that gave
    /// them away (nearly, not strictly, that of their starts).
    pub fn find(&self, text: &[u8], notes: &mut Notes, found: impl FnMut(T, usize)) {
        self.find_in(text, std::iter::once(0..text.len()), notes, found);
    }

    /// The same for the literals that stand in one of the `parts` of `text`, and perhaps for some at the ends of them.
    pub fn find_in(
        &self,
        text: &[u8],
        parts: impl IntoIterator<Item = Range<usize>>,
        notes: &mut Notes,
        mut found: impl FnMut(T, usize),
    ) {
        let search = Search { tables: &self.tables[0], entries: &self.entries, literals: &self.literals, text };
        for part in parts {
            search.run(part, notes, &mut found);
        }
    }
}

/// The first stage: notes the numbers of the windows in `text` that the first table lets through and gives how many
/// they are. Gives how much of the text was looked at, too: an even number of bytes, not all of them, and no more than
/// [`BATCH`].
fn first(windows: &Words, text: &[u8], notes: &mut Notes) -> (usize, usize) {
    #[cfg(target_arch = "x86_64")]
    {
        if text.len() >= avx512::LEAST && wide::has_avx512() {
            // SAFETY: the processor has what it is compiled for.
            return unsafe { avx512::first(windows, text, &mut notes.passed) };
        }
        if text.len() >= avx2::LEAST && wide::has_avx2() {
            // SAFETY: the processor has what it is compiled for.
            return unsafe { avx2::first(windows, text, &mut notes.passed) };
        }
    }
    narrow(windows, text, notes)
}

/// The same, a chunk of eight bytes at a time.
fn narrow(windows: &Words, text: &[u8], notes: &mut Notes) -> (usize, usize) {
    let test = |gram: u32| windows[word(gram)] & bit(gram >> 24);
    // The last chunk is only looked at for what the one before it goes on with.
    let (chunks, _) = text[..text.len().min(BATCH + 8)].as_chunks::<8>();
    let Notes { passed, noted } = notes;
    let mut count = 0;
    for (index, pair) in chunks.windows(2).enumerate() {
        let [a, b, c, d] = grams(folded(pair[0]), folded(pair[1]));
        noted[count & (BATCH / 8 - 1)] = index as u16;
        count += usize::from(test(a) | test(b) | test(c) | test(d) != 0);
    }
    let mut windows = 0;
    for &index in &noted[..count] {
        let at = usize::from(index);
        for (place, gram) in grams(folded(chunks[at]), folded(chunks[at + 1])).into_iter().enumerate() {
            passed[windows] = index * 4 + place as u16;
            windows += usize::from(test(gram) != 0);
        }
    }
    (windows, chunks.len().saturating_sub(1) * 8)
}

/// One text, and what is looked for in it.
struct Search<'a, T> {
    tables: &'a Tables,
    entries: &'a [Entry],
    literals: &'a [Literal<T>],
    text: &'a [u8],
}

impl<T: Copy> Search<'_, T> {
    fn run(&self, part: Range<usize>, notes: &mut Notes, found: &mut impl FnMut(T, usize)) {
        let end = self.text.len().min(part.end + 16);
        let mut start = part.start;
        loop {
            let (windows, done) = first(&self.tables.windows, &self.text[start..end], notes);
            if done == 0 {
                break;
            }
            let passed = &mut notes.passed;
            let mut known = 0;
            for number in 0..windows {
                let place = passed[number];
                // What is known takes the place of what passed: it is never more.
                passed[known] = place << 4 | u16::from(self.sorts(start + usize::from(place) * 2));
                known += usize::from(passed[known] & 15 != 0);
            }
            let mut left = 0;
            for number in 0..known {
                let place = passed[number];
                passed[left] = place;
                left += usize::from(self.may_be(start + usize::from(place >> 4) * 2, place & 15));
            }
            for &place in &passed[..left] {
                let at = start + usize::from(place >> 4) * 2;
                self.compare_all(at, (place & 15) as u8, found);
            }
            start += done;
        }
        for at in (start..part.end.min(self.text.len().saturating_sub(2))).step_by(2) {
            self.compare_all(at, self.sorts(at), found);
        }
    }

    /// The sorts of window that the one at `at` may be, a bit for each.
    #[inline(always)]
    fn sorts(&self, at: usize) -> u8 {
        let text = self.text;
        let gram = gram_at(text, at);
        let whole = hash(gram, WHOLE_BITS);
        let whole = (self.tables.whole[whole >> 5] >> (whole & 31)) as u8 & Window::Whole.bit();
        let edge = u8::from(starts(text[at.saturating_sub(1)], text[at])) * Window::Edge.bit();
        let before = self.tables.short[hash(Window::Before.known(gram), SHORT_BITS)] & (Window::Before.bit() | edge);
        let after = self.tables.short[hash(Window::After.known(gram), SHORT_BITS)] & Window::After.bit();
        whole | before | after
    }

    /// Whether the window at `at`, which may be of these `sorts`, can belong to a literal.
    #[inline(always)]
    fn may_be(&self, at: usize, sorts: u16) -> bool {
        let first = Window::ALL[sorts.trailing_zeros() as usize & 3];
        let entry = self.entry(self.tables.buckets[bucket(first, first.known(gram_at(self.text, at)))]);
        (sorts & (sorts - 1) != 0) | (entry.next != 0) | self.begins(entry, at)
    }

    #[inline(always)]
    fn entry(&self, number: u16) -> &Entry {
        self.entries.get(usize::from(number)).unwrap_or(const { &Entry::NONE })
    }

    /// Whether the first eight bytes of the entry's literal stand where it would have the window at `at`.
    #[inline(always)]
    fn begins(&self, entry: &Entry, at: usize) -> bool {
        let start = at.wrapping_sub(entry.back as isize as usize);
        folded_at(self.text, start) >> entry.unused == entry.head
    }

    /// The literals that have a window like the one at `at`, which may be of these `sorts`, compared.
    #[inline(always)]
    fn compare_all(&self, at: usize, sorts: u8, found: &mut impl FnMut(T, usize)) {
        for window in Window::ALL.into_iter().filter(|window| sorts & window.bit() != 0) {
            self.compare(at, window, found);
        }
    }

    /// The literals that have a window of this sort like the one at `at`, compared.
    #[inline]
    fn compare(&self, at: usize, window: Window, found: &mut impl FnMut(T, usize)) {
        let mut next = self.tables.buckets[bucket(window, window.known(gram_at(self.text, at)))];
        while next != 0 {
            let entry = self.entry(next);
            next = entry.next;
            if !self.begins(entry, at) || entry.window != window {
                continue;
            }
            let start = at.wrapping_sub(entry.back as isize as usize);
            let literal = &self.literals[entry.literal as usize];
            let Some(there) = self.text.get(start..).and_then(|t| t.get(..literal.bytes.len())) else { continue };
            // Cheap, and enough where a text is one character again and again.
            let glued = literal.edge && start > 1 && !starts(self.text[start - 2], self.text[start - 1]);
            if glued || !literal.ignore_case && there[0] != literal.bytes[0] {
                continue;
            }
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
            .map(|(i, (l, ci))| Literal { bytes: l.as_bytes(), ignore_case: *ci, edge: false, target: i })
            .collect();
        let mut out = Vec::new();
        Prefilter::new(literals).find(text, &mut Notes::default(), |t, at| out.push((t, at)));
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

    #[cfg(target_arch = "x86_64")]
    #[test]
    fn every_processor_lets_the_same_through() {
        type First = unsafe fn(&Words, &[u8], &mut [u16; MOST]) -> (usize, usize);
        let ways = [
            (wide::has_avx2(), avx2::LEAST, avx2::first as First),
            (wide::has_avx512(), avx512::LEAST, avx512::first as First),
        ];
        let mut random = Random::new(11);
        let mut tables = Box::new(Tables::EMPTY);
        tables.windows.fill_with(|| random.below(1 << 16) as u32 * random.below(1 << 16) as u32);
        for (_, least, first) in ways.into_iter().filter(|(works, ..)| *works) {
            for length in (least..least + 200).chain([4095, 4096, 4104, 9000]) {
                let text: Vec<u8> = (0..length).map(|_| random.below(256) as u8).collect();
                let (mut passed, mut same) = ([0; MOST], Notes::default());
                // SAFETY: the processor has what it is compiled for.
                let (count, done) = unsafe { first(&tables.windows, &text, &mut passed) };
                let (expected, _) = narrow(&tables.windows, &text[..done + 8], &mut same);
                assert!(count > 0 && passed[..count] == same.passed[..expected], "{length} bytes");
                assert!(done + least > text.len().min(BATCH), "{length} bytes");
            }
        }
    }
}
