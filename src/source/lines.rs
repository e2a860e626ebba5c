/*! Lines: what they are, and which ones were there before. */

use crate::legacy;
use once_cell::sync::Lazy;
use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::ops::Range;
use zeroize::Zeroizing;

/// How many characters `text` has: those of its encoding (see [`legacy::readable`]), and one for each byte that is
/// none.
pub fn width(text: &[u8]) -> usize {
    legacy::readable(text).chars().count()
}

/// The lines of `text`, without their ends.
pub fn lines(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    let body = text.strip_suffix(b"\n").unwrap_or(text);
    let empty = text.is_empty();
    body.split(|&b| b == b'\n').filter(move |_| !empty)
}

/// How many lines of `new` are not in `old`; a line that is there twice counts against two.
pub fn added(old: &[u8], new: &[u8]) -> usize {
    let (old, new) = trim_common(old, new);
    let mut left: HashMap<u64, usize> = HashMap::new();
    for line in lines(old) {
        *left.entry(hash(line)).or_default() += 1;
    }
    let is_added = |line: &&[u8]| match left.get_mut(&hash(line)) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => true,
    };
    lines(new).filter(is_added).count()
}

/// `old` and `new` without the whole lines that both begin and end with.
fn trim_common<'a>(old: &'a [u8], new: &'a [u8]) -> (&'a [u8], &'a [u8]) {
    let same = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let start = if same == old.len() && same == new.len() {
        same
    } else {
        memchr::memrchr(b'\n', &old[..same]).map_or(0, |n| n + 1)
    };
    let (old, new) = (&old[start..], &new[start..]);
    let same = old.iter().rev().zip(new.iter().rev()).take_while(|(a, b)| a == b).count();
    // The line that the difference is in stays: from the first line end inside of what is the same.
    let keep = memchr::memchr(b'\n', &old[old.len() - same..]).map_or(0, |n| same - n - 1);
    (&old[..old.len() - keep], &new[..new.len() - keep])
}

/// The whole lines of `text` that `span` touches, without the last one's end.
pub fn around(text: &[u8], span: &Range<usize>) -> Range<usize> {
    let start = memchr::memrchr(b'\n', &text[..span.start]).map_or(0, |n| n + 1);
    let end = memchr::memchr(b'\n', &text[span.end..]).map_or(text.len(), |n| span.end + n);
    start..end
}

/// Lines longer than this many bytes are not compared whole: a minified file that is one line would be all new with
/// every change. What stands around the value is compared instead.
const LONG: usize = 2048;
/// How much of a long line on either side of a value belongs to its trace.
const BESIDE: usize = 48;

/// What a finding leaves in a text, to be looked for in the versions before: when it is there, it is not new.
#[derive(Clone)]
pub enum Trace {
    /// A line, by hash. White space at both ends does not count, so that a line which is indented anew or gets another
    /// line end is no new one.
    Line(u64),
    /// A part of a long line.
    Piece(Zeroizing<Vec<u8>>),
}

impl std::fmt::Debug for Trace {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Trace")
    }
}

/// Hashes depend on a key of this process, so that nobody can build a line that is taken for another.
static HASHER: Lazy<RandomState> = Lazy::new(RandomState::new);

fn hash(line: &[u8]) -> u64 {
    HASHER.hash_one(line.trim_ascii())
}

/// The traces of what stands at `span` in `text`, touching the lines `whole` (see [`around`]): one for each of them
/// that is not blank. The time it takes has nothing to do with how long a line is.
pub fn traces(text: &[u8], span: &Range<usize>, whole: &Range<usize>) -> Vec<Trace> {
    let mut out = Vec::new();
    let (mut at, mut inside) = (whole.start, span.start);
    loop {
        // Line ends stand within the span alone.
        let end = memchr::memchr(b'\n', &text[inside..span.end]).map(|n| inside + n);
        let line = at..end.unwrap_or(whole.end);
        if line.len() > LONG {
            let piece = span.start.saturating_sub(BESIDE).max(line.start)..(span.end + BESIDE).min(line.end);
            out.push(Trace::Piece(Zeroizing::new(text[piece].to_vec())));
        } else if !text[line.clone()].trim_ascii().is_empty() {
            out.push(Trace::Line(hash(&text[line])));
        }
        let Some(end) = end else { return out };
        (at, inside) = (end + 1, end + 1);
    }
}

/// Traces that are looked for in old texts.
#[derive(Default)]
pub struct Search {
    lines: HashMap<u64, bool>,
    pieces: HashMap<u64, (Zeroizing<Vec<u8>>, bool)>,
}

impl Search {
    /// A search for `traces`.
    pub fn new<'a>(traces: impl IntoIterator<Item = &'a Trace>) -> Self {
        let mut search = Search::default();
        for trace in traces {
            match trace {
                Trace::Line(hash) => {
                    search.lines.insert(*hash, false);
                }
                Trace::Piece(piece) => {
                    search.pieces.entry(hash(piece)).or_insert_with(|| (piece.clone(), false));
                }
            }
        }
        search
    }

    /// Looks for them in `text`, an old version or a window of one.
    pub fn look(&mut self, text: &[u8]) {
        if !self.lines.is_empty() {
            for line in lines(text) {
                if line.len() <= LONG
                    && let Some(seen) = self.lines.get_mut(&hash(line))
                {
                    *seen = true;
                }
            }
        }
        for (piece, seen) in self.pieces.values_mut().filter(|(_, seen)| !*seen) {
            *seen = memchr::memmem::find(text, piece).is_some();
        }
    }

    /// Whether everything was seen, so that looking further is of no use.
    pub fn is_done(&self) -> bool {
        self.lines.values().chain(self.pieces.values().map(|(_, seen)| seen)).all(|seen| *seen)
    }

    /// Whether `trace` stands in none of the texts that were looked at.
    pub fn is_new(&self, trace: &Trace) -> bool {
        !match trace {
            Trace::Line(hash) => self.lines.get(hash).is_some_and(|seen| *seen),
            Trace::Piece(piece) => self.pieces.get(&hash(piece)).is_some_and(|(_, seen)| *seen),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Which of the lines that `mark` stands in are new.
    fn new_ones(text: &str, mark: &str, old: &[&str]) -> Vec<bool> {
        let at = text.find(mark).expect("the mark");
        let span = at..at + mark.len();
        let traces = traces(text.as_bytes(), &span, &around(text.as_bytes(), &span));
        let mut search = Search::new(&traces);
        old.iter().for_each(|old| search.look(old.as_bytes()));
        traces.iter().map(|trace| search.is_new(trace)).collect()
    }

    #[test]
    fn a_line_that_was_there_is_not_new_however_it_is_indented() {
        assert_eq!(new_ones("a\nkey = 1\nb\n", "1", &["x\n", "\t key = 1 \r\n"]), [false]);
        assert_eq!(new_ones("a\nkey = 1\nb\n", "1", &["key = 12\n", "xkey = 1"]), [true]);
        assert_eq!(new_ones("a\nb\n\nc", "a\nb\n\nc", &["c\na"]), [false, true, false]);
    }

    #[test]
    fn in_a_long_line_the_surroundings_count() {
        let line = |filler: &str, value: &str| format!("{}{value}{}", filler.repeat(2000), "-".repeat(100));
        let text = line("ab", "VALUE");
        assert_eq!(new_ones(&text, "VALUE", &[&line("ab", "OTHER")]), [true]);
        assert_eq!(new_ones(&text, "VALUE", &[&format!("{}{}", "changed", line("ab", "VALUE"))]), [false]);
    }

    #[test]
    fn added_lines_are_counted() {
        for (old, new, expected) in [
            ("", "a\nb\n", 2),
            ("a\nb\n", "a\nb\n", 0),
            ("a\nb\nc\n", "a\nx\nc\n", 1),
            ("a\nb\n", "b\na\n", 0),
            ("a\na\n", "a\na\na\n", 1),
            ("a\nb", "a\nb\nc", 1),
            ("a\n\n}\n", "a\n\n}\n\n}\n", 2),
            ("one\ntwo\n", "one\r\ntwo\r\n", 0),
            ("a\n", "", 0),
        ] {
            assert_eq!(added(old.as_bytes(), new.as_bytes()), expected, "{old:?} {new:?}");
        }
    }

    #[test]
    fn lines_are_split_as_git_does() {
        assert_eq!(lines(b"a\n\nb\n").collect::<Vec<_>>(), [&b"a"[..], b"", b"b"]);
        assert_eq!(lines(b"").count(), 0);
        assert_eq!(width("あb\u{e9}".as_bytes()), 3);
    }
}
