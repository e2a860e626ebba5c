/*! Lines: where they begin, and which ones were there before. */

use std::collections::HashSet;
use std::hash::{BuildHasher, RandomState};

/// The 0-based line and the 0-based byte in that line at which `at` stands in `text`.
pub fn position(text: &[u8], at: usize) -> (usize, usize) {
    let before = &text[..at.min(text.len())];
    let line = memchr::memchr_iter(b'\n', before).count();
    let start = memchr::memrchr(b'\n', before).map_or(0, |n| n + 1);
    (line, before.len() - start)
}

/// The lines of `text`, without their ends.
pub fn lines(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    let body = text.strip_suffix(b"\n").unwrap_or(text);
    let empty = text.is_empty();
    body.split(|&b| b == b'\n').filter(move |_| !empty)
}

/// A set of lines, by hash. White space at both ends of a line does not count, so that a line which is indented anew or
/// gets another line end is no new one.
#[derive(Default)]
pub struct LineSet {
    hashes: HashSet<u64>,
    hasher: RandomState,
}

impl LineSet {
    /// Adds every line of `text`.
    pub fn add(&mut self, text: &[u8]) {
        for line in lines(text) {
            self.hashes.insert(self.hasher.hash_one(line.trim_ascii()));
        }
    }

    /// Whether `line` is in the set.
    pub fn has(&self, line: &[u8]) -> bool {
        self.hashes.contains(&self.hasher.hash_one(line.trim_ascii()))
    }
}
