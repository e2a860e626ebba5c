/*!
One pass over the bytes that says where literals stand.

Every literal gives one of its four-byte windows, the one made of the rarest letters, to a bitmap of 2^17 bits (16 KiB,
so it stays in the first-level cache) under a multiplicative hash of the bytes with bit 0x20 set, which folds case.
The pass looks up the four bytes at each position: no step waits for the one before it, unlike the states of an
automaton, and adding literals makes the bitmap fuller but the loop no longer. A set bit leads to a hash table and from
there to comparing the literal itself.

The same idea as the Rabin-Karp filters of Wu and Manber (1994), "A fast algorithm for multi-pattern searching".
*/

/// log2 of the number of bits in the filter.
const FILTER_BITS: u32 = 17;
/// log2 of the number of buckets of the table behind the filter.
const TABLE_BITS: u32 = 11;
const NONE: u32 = u32::MAX;

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
    filter: Box<[u64]>,
    heads: Box<[u32]>,
    entries: Vec<Entry>,
    literals: Vec<Literal<T>>,
}

struct Entry {
    gram: u32,
    literal: u32,
    /// Where the gram stands in the literal.
    offset: u32,
    next: u32,
}

fn hash(gram: u32) -> u32 {
    gram.wrapping_mul(0x9E37_79B1)
}

fn fold(gram: u32) -> u32 {
    gram | 0x2020_2020
}

fn gram_at(text: &[u8], at: usize) -> u32 {
    fold(u32::from_le_bytes([text[at], text[at + 1], text[at + 2], text[at + 3]]))
}

/// How common a byte is in source text, roughly; only the order matters.
fn commonness(byte: u8) -> u32 {
    match byte.to_ascii_lowercase() {
        b'e' | b't' | b' ' => 9,
        b'a' | b's' | b'r' | b'i' | b'n' | b'o' => 8,
        b'l' | b'c' | b'd' | b'p' | b'u' | b'm' => 6,
        b'f' | b'h' | b'g' | b'b' | b'_' | b'.' | b'-' | b'/' => 4,
        b'y' | b'k' | b'v' | b'w' | b':' | b'=' => 2,
        _ => 0,
    }
}

impl<T: Copy> Prefilter<T> {
    /// Prepares `literals`.
    ///
    /// # Panics
    /// When a literal has fewer than three bytes, which the tests of the rule tables rule out.
    pub fn new(literals: Vec<Literal<T>>) -> Self {
        let mut filter = Prefilter {
            filter: vec![0; 1 << (FILTER_BITS - 6)].into_boxed_slice(),
            heads: vec![NONE; 1 << TABLE_BITS].into_boxed_slice(),
            entries: Vec::with_capacity(literals.len() * 2),
            literals: Vec::new(),
        };
        for (index, literal) in literals.iter().enumerate() {
            let bytes = literal.bytes;
            assert!(bytes.len() >= 3, "a literal needs three bytes");
            if bytes.len() == 3 {
                // Any byte may follow, so every gram that begins with these three is one of this literal's.
                let head = u32::from_le_bytes([bytes[0], bytes[1], bytes[2], 0]);
                for last in (0..=255u32).filter(|b| b & 0x20 != 0) {
                    filter.add(fold(head | last << 24), index, 0);
                }
            } else {
                let offset = (0..=bytes.len() - 4)
                    .min_by_key(|&at| bytes[at..at + 4].iter().map(|&b| commonness(b)).sum::<u32>())
                    .unwrap_or(0);
                filter.add(gram_at(bytes, offset), index, offset);
            }
        }
        filter.literals = literals;
        filter
    }

    fn add(&mut self, gram: u32, literal: usize, offset: usize) {
        let hash = hash(gram);
        let bit = hash >> (32 - FILTER_BITS);
        self.filter[(bit >> 6) as usize] |= 1 << (bit & 63);
        let head = &mut self.heads[(hash >> (32 - TABLE_BITS)) as usize];
        self.entries.push(Entry { gram, literal: literal as u32, offset: offset as u32, next: *head });
        *head = (self.entries.len() - 1) as u32;
    }

    /// Calls `found` with the target and the start of every literal in `text`, in the order of the windows that gave
    /// them away (nearly, not strictly, that of their starts).
    pub fn find(&self, text: &[u8], mut found: impl FnMut(T, usize)) {
        let filter: &[u64; 1 << (FILTER_BITS - 6)] = match (&*self.filter).try_into() {
            Ok(filter) => filter,
            Err(_) => return,
        };
        if text.len() >= 4 {
            for (at, window) in text.windows(4).enumerate() {
                let gram = fold(u32::from_le_bytes([window[0], window[1], window[2], window[3]]));
                let bit = hash(gram) >> (32 - FILTER_BITS);
                if filter[(bit >> 6) as usize] >> (bit & 63) & 1 != 0 {
                    self.check(text, gram, at, &mut found);
                }
            }
        }
        // The last three bytes begin no window; a literal of three bytes may still stand there.
        if text.len() >= 3 {
            let at = text.len() - 3;
            let gram = fold(u32::from_le_bytes([text[at], text[at + 1], text[at + 2], 0x20]));
            self.check(text, gram, at, &mut found);
        }
    }

    #[cold]
    fn check(&self, text: &[u8], gram: u32, at: usize, found: &mut impl FnMut(T, usize)) {
        let mut next = self.heads[(hash(gram) >> (32 - TABLE_BITS)) as usize];
        while next != NONE {
            let entry = &self.entries[next as usize];
            next = entry.next;
            if entry.gram != gram {
                continue;
            }
            let literal = &self.literals[entry.literal as usize];
            let Some(start) = at.checked_sub(entry.offset as usize) else { continue };
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

    fn hits(literals: &[(&'static str, bool)], text: &str) -> Vec<(usize, usize)> {
        let literals = literals
            .iter()
            .enumerate()
            .map(|(i, (l, ci))| Literal { bytes: l.as_bytes(), ignore_case: *ci, target: i })
            .collect();
        let mut out = Vec::new();
        Prefilter::new(literals).find(text.as_bytes(), |t, at| out.push((t, at)));
        out.sort_unstable();
        out
    }

    #[test]
    fn finds_every_literal_at_every_place() {
        let set = [("AKIA", false), ("password", true), ("SG.", false), ("kia", true)];
        assert_eq!(hits(&set, "AKIA PassWord xSG. SG."), [(0, 0), (1, 5), (2, 15), (2, 19), (3, 1)]);
        assert_eq!(hits(&set, "akia"), [(3, 1)]);
        assert_eq!(hits(&set, "SG."), [(2, 0)]);
        assert_eq!(hits(&set, "SG"), []);
        assert_eq!(hits(&set, ""), []);
    }

    #[test]
    fn agrees_with_a_plain_search() {
        let literals = ["abc", "abcd", "bcda", "dabcab", "cab"];
        let mut seed = 7u32;
        let text: String = (0..5000)
            .map(|_| {
                seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                char::from(b'a' + (seed >> 24) as u8 % 4)
            })
            .collect();
        let set: Vec<_> = literals.iter().map(|l| (*l, false)).collect();
        let mut plain = Vec::new();
        for (i, l) in literals.iter().enumerate() {
            plain.extend((0..text.len()).filter(|&at| text[at..].starts_with(l)).map(|at| (i, at)));
        }
        assert_eq!(hits(&set, &text), plain);
    }
}
