/*!
A text too large to be held, in windows that overlap.

Every window owns the part in its middle: what begins there is its business alone. Before and after that part stands
enough of the text that a window sees whole what begins in its own part, and what gives it away; so nothing at an edge
is lost or seen twice. A window that begins inside of a table begins with the table's header.
*/

use super::{Document, text};
use crate::detect::context::tables::{self, Open};
use crate::detect::runs;
use std::io::Read;

/// The part that a window owns.
const OWN: usize = 1 << 20;
/// How much it shows of the text before.
const BEFORE: usize = 64 << 10;
/// How much it shows of the text after; longer than the longest thing that is looked for.
const AFTER: usize = 128 << 10;

/// So many symbols are decoded together: four of base64, and two times two of hex.
const GROUP: usize = 4;

/// The windows of a text.
pub struct Windows<R> {
    reader: R,
    name: Vec<u8>,
    decoder: Option<text::Decoder>,
    piece: Vec<u8>,
    text: Vec<u8>,
    /// Where in `text` the next window's own part begins.
    at: usize,
    first_line: usize,
    first_column: usize,
    ended: bool,
    /// Bytes read so far.
    pub bytes: u64,
}

impl<R: Read> Windows<R> {
    /// The windows of what `reader` gives, of a document called `name`.
    pub fn new(name: &[u8], reader: R) -> Self {
        Windows {
            reader,
            name: name.to_vec(),
            decoder: None,
            piece: vec![0; text::HEAD],
            text: Vec::new(),
            at: 0,
            first_line: 0,
            first_column: 0,
            ended: false,
            bytes: 0,
        }
    }

    /// The next window; `None` after the last one.
    ///
    /// # Errors
    /// When the reader fails.
    pub fn advance(&mut self) -> std::io::Result<Option<Document>> {
        while !self.ended && self.text.len() < self.at + OWN + AFTER {
            self.fill()?;
        }
        if self.at >= self.text.len() {
            return Ok(None);
        }
        let rest = self.ended && self.text.len() <= self.at + OWN + AFTER;
        let end = if rest { self.text.len() } else { self.at + OWN };
        let (first_line, first_column, own) = (self.first_line, self.first_column, self.at..end);
        let window = self.text.clone();
        let mut drop = end.saturating_sub(BEFORE);
        // Not in the middle of a character.
        while drop > 0 && self.text.get(drop).is_some_and(|b| b & 0xc0 == 0x80) && end - drop < BEFORE + 4 {
            drop -= 1;
        }
        // Nor of a group of base64 or hex: they decode from where their run begins on, and no window before this one
        // ended in the middle of a group either.
        drop -= self.text[..drop].iter().rev().take_while(|&&b| runs::is_symbol(b)).count() % GROUP;
        match tables::open_at(&self.text, &self.name, drop, end).filter(|open| !rest && open.row - drop <= BEFORE / 2) {
            Some(open) => self.carry(&open, end),
            None => {
                self.advance_position(drop);
                self.text.drain(..drop);
                self.at = end - drop;
            }
        }
        Ok(Some(Document {
            text: window,
            first_line,
            first_column,
            own,
            ..Document::whole(&self.name[..], Vec::new())
        }))
    }

    /// Begins the next window, whose own part begins at `end`, with the header of the table that is `open` there, and
    /// with one of its rows.
    fn carry(&mut self, open: &Open, end: usize) {
        let mut header = self.text[open.header.clone()].to_vec();
        self.advance_position(open.row);
        // Its lines are taken for those before the row's; in the middle of a line, for a part of it.
        if self.first_column == 0 {
            if !header.ends_with(b"\n") {
                header.push(b'\n');
            }
            self.first_line = self.first_line.saturating_sub(memchr::memchr_iter(b'\n', &header).count());
        } else {
            header.iter_mut().filter(|b| **b == b'\n').for_each(|b| *b = b' ');
            self.first_column = self.first_column.saturating_sub(width(&header));
        }
        self.at = header.len() + end - open.row;
        self.text.splice(..open.row, header);
    }

    fn advance_position(&mut self, to: usize) {
        let gone = &self.text[..to];
        match memchr::memrchr(b'\n', gone) {
            Some(last) => {
                self.first_line += memchr::memchr_iter(b'\n', gone).count();
                self.first_column = width(&gone[last + 1..]);
            }
            None => self.first_column += width(gone),
        }
    }

    fn fill(&mut self) -> std::io::Result<()> {
        let mut filled = 0;
        while filled < self.piece.len() {
            match self.reader.read(&mut self.piece[filled..]) {
                Ok(0) => {
                    self.ended = true;
                    break;
                }
                Ok(read) => filled += read,
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        self.bytes += filled as u64;
        let piece = &self.piece[..filled];
        self.decoder.get_or_insert_with(|| text::Decoder::new(piece)).feed(piece, self.ended, &mut self.text);
        Ok(())
    }
}

/// How many characters `part` has.
fn width(part: &[u8]) -> usize {
    part.iter().filter(|&b| b & 0xc0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every mark in `text`, as the windows own them: line and column.
    fn marks(name: &str, text: &[u8]) -> Vec<(usize, usize)> {
        let mut windows = Windows::new(name.as_bytes(), text);
        let mut out = Vec::new();
        while let Some(window) = windows.advance().expect("a reader that does not fail") {
            assert!(window.text.len() <= BEFORE + OWN + AFTER + text::HEAD + 4 + GROUP);
            for at in memchr::memmem::find_iter(&window.text, b"MARK").filter(|&at| window.owns(at)) {
                let line = memchr::memchr_iter(b'\n', &window.text[..at]).count();
                let start = memchr::memrchr(b'\n', &window.text[..at]).map_or(0, |n| n + 1);
                let indent = if start == 0 { window.first_column } else { 0 };
                out.push((window.first_line + line, indent + crate::source::lines::width(&window.text[start..at])));
            }
        }
        assert_eq!(windows.bytes, text.len() as u64);
        out
    }

    #[test]
    fn a_run_of_symbols_goes_on_in_step() {
        for before in 0..9 {
            let text = [&b" ".repeat(before)[..], &b"AbCd".repeat(OWN)].concat();
            let mut windows = Windows::new(b"", &text[..]);
            while let Some(window) = windows.advance().expect("a reader that does not fail") {
                assert!(window.text.trim_ascii_start().starts_with(b"AbCd"), "{before} bytes before");
            }
        }
    }

    #[test]
    fn nothing_is_lost_or_seen_twice_at_an_edge() {
        for filler in ["x", "日本\n", "long line ", "\n"] {
            let mut text = Vec::new();
            let mut expected = Vec::new();
            let (mut line, mut column) = (0, 0);
            while text.len() < 3 * OWN + OWN / 2 {
                // Marks come close to each other, so that some stand across every edge.
                let near = text.len() % OWN > OWN - 64 || text.len() % OWN < 64;
                if near || text.len() % 8192 < filler.len() {
                    expected.push((line, column));
                    text.extend_from_slice(b"MARK");
                    column += 4;
                }
                text.extend_from_slice(filler.as_bytes());
                match filler.ends_with('\n') {
                    true => (line, column) = (line + 1, 0),
                    false => column += filler.chars().count(),
                }
            }
            assert!(marks("", &text) == expected, "with {filler:?}");
        }
        assert!(marks("", b"").is_empty());
        assert_eq!(marks("", b"MARK"), [(0, 0)]);
    }

    #[test]
    fn a_window_of_a_table_begins_with_its_header() {
        for (name, header, row, end) in [
            ("a.csv", "id,name,password\n", "1,日本,MARK\n", ""),
            ("a.sql", "-- x\nCOPY t (id, name, password) FROM stdin;\n", "1\t日本\tMARK\n", "\\.\n"),
            ("a.sql", "-- x\nINSERT INTO t (id, name, password) VALUES\n", "(1, '日本', 'MARK'),\n", ";\n"),
            ("a.sql", "-- x\nINSERT INTO t (id, name,\n password) VALUES ", "(1, '日本', 'MARK'),\n", ";\n"),
            ("a.sql", "-- x\nINSERT INTO t (id, name,\n password) VALUES ", "(1,'日本','MARK'),", ";\n"),
            ("a.md", "# x\n\n|id|name|password|\n|-|-|-|\n", "|1|日本|MARK|\n", ""),
        ] {
            let text = [header, &row.repeat(3 * OWN / row.len()), end].concat().into_bytes();
            let mut expected = Vec::new();
            for at in memchr::memmem::find_iter(&text, b"MARK") {
                let (line, column) = match expected.last() {
                    // Counted from the one before, or this would take long.
                    Some(&(line, column, before)) => {
                        let between: &[u8] = &text[before..at];
                        let breaks = memchr::memchr_iter(b'\n', between).count();
                        let last = memchr::memrchr(b'\n', between).map_or(0, |n| n + 1);
                        let indent = if breaks == 0 { column } else { 0 };
                        (line + breaks, indent + crate::source::lines::width(&between[last..]))
                    }
                    None => {
                        let last = memchr::memrchr(b'\n', &text[..at]).map_or(0, |n| n + 1);
                        (memchr::memchr_iter(b'\n', &text[..at]).count(), crate::source::lines::width(&text[last..at]))
                    }
                };
                expected.push((line, column, at));
            }
            let expected: Vec<_> = expected.into_iter().map(|(line, column, _)| (line, column)).collect();
            let mut windows = Windows::new(name.as_bytes(), &text[..]);
            let mut count = 0;
            while let Some(window) = windows.advance().expect("a reader that does not fail") {
                let head = &window.text[..window.text.len().min(100)];
                assert!(memchr::memmem::find(head, b"password").is_some(), "window {count} of {row:?}");
                count += 1;
                for mark in memchr::memmem::find_iter(&window.text, b"MARK").filter(|&at| window.owns(at)).take(1) {
                    let lines = memchr::memchr_iter(b'\n', &window.text[..mark]).count();
                    let start = memchr::memrchr(b'\n', &window.text[..mark]).map_or(0, |n| n + 1);
                    let indent = if start == 0 { window.first_column } else { 0 };
                    let column = indent + crate::source::lines::width(&window.text[start..mark]);
                    let place = (window.first_line + lines, column);
                    assert!(expected.binary_search(&place).is_ok(), "{place:?} of {row:?}");
                }
            }
            assert!(count >= 3);
        }
    }
}
