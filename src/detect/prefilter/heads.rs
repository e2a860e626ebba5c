/*! Literals that can only stand at few places, which the caller knows. */

use super::{Literal, folded_end, hash};
use std::borrow::Cow;

/// log2 of the number of buckets.
const BITS: u32 = 13;

/// Literals, ready to be found where one may begin.
pub struct Heads<T: Copy + 'static> {
    buckets: Cow<'static, [u16]>,
    next: Cow<'static, [u16]>,
    literals: Cow<'static, [Literal<T>]>,
}

/// The tables of literals that are known when the program is built; `ENTRIES` must be one more than their number.
pub struct BuiltHeads<const ENTRIES: usize> {
    buckets: [u16; 1 << BITS],
    next: [u16; ENTRIES],
}

impl<const ENTRIES: usize> BuiltHeads<ENTRIES> {
    /// Prepares `literals`.
    pub const fn of<T: Copy>(literals: &[Literal<T>]) -> Self {
        let mut built = BuiltHeads { buckets: [0; 1 << BITS], next: [0; ENTRIES] };
        add(literals, &mut built.buckets, &mut built.next);
        built
    }
}

/// Sorts `literals` into `buckets` by their first three bytes: the number of the first in each, counted from 1, and
/// behind each the `next`; 0 for none.
const fn add<T: Copy>(literals: &[Literal<T>], buckets: &mut [u16], next: &mut [u16]) {
    // From the last to the first, so that literals keep their order.
    let mut number = literals.len();
    while number > 0 {
        let bytes = literals[number - 1].bytes;
        assert!(bytes.len() >= 3, "a literal needs three bytes");
        let bucket = &mut buckets[bucket(folded_end(bytes, 0))];
        next[number] = *bucket;
        *bucket = number as u16;
        number -= 1;
    }
}

/// The bucket of what begins with these eight bytes, folded.
#[inline(always)]
const fn bucket(folded: u64) -> usize {
    hash((folded >> 40) as u32, BITS)
}

impl<T: Copy> Heads<T> {
    /// Prepares `literals`.
    ///
    /// # Panics
    /// When a literal has fewer than three bytes, which the tests of the rule tables rule out.
    pub fn new(literals: Vec<Literal<T>>) -> Self {
        let (mut buckets, mut next) = (vec![0; 1 << BITS], vec![0; literals.len() + 1]);
        add(&literals, &mut buckets, &mut next);
        Heads { buckets: buckets.into(), next: next.into(), literals: literals.into() }
    }

    /// What was prepared when the program was built, of the same `literals`.
    pub fn built<const ENTRIES: usize>(built: &'static BuiltHeads<ENTRIES>, literals: &'static [Literal<T>]) -> Self {
        Heads { buckets: built.buckets[..].into(), next: built.next[..].into(), literals: literals.into() }
    }

    /// Calls `found` with the target of every literal that stands at `at` in `text`.
    #[inline]
    pub fn find_at(&self, text: &[u8], at: usize, mut found: impl FnMut(T)) {
        let mut number = usize::from(self.buckets[bucket(super::folded_at(text, at))]);
        while number != 0 {
            let literal = &self.literals[number - 1];
            number = usize::from(self.next[number]);
            let Some(there) = text.get(at..).and_then(|t| t.get(..literal.bytes.len())) else { continue };
            if there == literal.bytes || literal.ignore_case && there.eq_ignore_ascii_case(literal.bytes) {
                found(literal.target);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals_are_found_at_their_place_alone() {
        let set = [("ghp_", false), ("ghp_a", false), ("GHP_", false), ("ghp", true), ("xyz", false)];
        let literal = |(number, (bytes, ignore_case)): (usize, &(&'static str, bool))| Literal {
            bytes: bytes.as_bytes(),
            ignore_case: *ignore_case,
            edge: true,
            target: number,
        };
        let heads = Heads::new(set.iter().enumerate().map(literal).collect());
        let at = |text: &str, at: usize| {
            let mut found = Vec::new();
            heads.find_at(text.as_bytes(), at, |target| found.push(target));
            found
        };
        assert_eq!(at("ghp_abc", 0), [0, 1, 3]);
        assert_eq!(at(" GHP_", 1), [2, 3]);
        assert_eq!(at(" GHP_", 0), [0; 0]);
        assert_eq!(at("xy", 0), [0; 0]);
        assert_eq!(at("", 0), [0; 0]);
        assert_eq!(at("xyz", 9), [0; 0]);
    }
}
