/*!
Values under the name of a column: in tables of comma-separated values (RFC 4180), in Markdown, in the rows of an
INSERT, and in what PostgreSQL's COPY reads (<https://www.postgresql.org/docs/current/sql-copy.html>, "File Formats").

A table is read to its end, however long it is. So that this stays linear, no part of a text is read to the end by the
columns of two headers, nor by more than [`PASSES`] of one: what looks like a header inside of a table that was read has
[`ROWS`] rows, and in Markdown those before the next header. Of a text in windows, those that begin inside of a table
show its header first ([`open_at`]).
*/

use super::name::Role;
use super::notation::{GAP, Notation, is_name, line_start, quote, skip, space, starts_with};
use super::value::{Value, plain, trim};
use std::borrow::Cow;
use std::cell::Cell;
use std::ops::Range;

/// The columns of one header that are read to the table's end.
const PASSES: usize = 16;
/// Of others, and of a header inside of a table, so many rows are read.
const ROWS: usize = 32;
/// And none of them further than this.
const NEAR: usize = 1024;
/// A header is at most so many bytes long.
const HEADER: usize = 16 << 10;
/// A row or a cell is at most so many bytes long.
const ROW: usize = 64 << 10;
/// So many rows in [`ROW`] bytes that cannot be read are passed by.
const BROKEN: usize = 8;
/// Values longer than this are no passwords.
const LONGEST: usize = 4096;

/// What is known of the tables of one document.
#[derive(Debug, Default)]
pub struct Memo {
    /// Up to where tables were read to their end.
    read: Cell<usize>,
    /// Where the header of the last of them begins, and how many of its columns were read.
    header: Cell<(usize, usize)>,
    /// The list of names that was looked at last.
    list: Cell<(usize, usize)>,
}

/// How rows are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// A line each, cells apart by this mark.
    Csv(u8),
    /// The same, to the line `\.`.
    CopiedCsv(u8),
    /// A line each, cells apart by tabs, to the line `\.`.
    Copied,
    /// `(..), (..)`
    Inserted,
    /// `| .. | .. |`
    Markdown,
}

/// A column of a table.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    form: Form,
    place: usize,
    /// Where the header begins and the first row.
    header: usize,
    rows: usize,
}

impl Column {
    /// How its values are given to its name.
    pub fn notation(self) -> Notation {
        if self.form == Form::Inserted { Notation::Beside } else { Notation::Table }
    }

    /// Gives `each` what stands in the column, a row after the other; the hashes of passwords are left out.
    pub fn read<'a>(self, text: &'a [u8], memo: &Memo, role: Role, each: &mut dyn FnMut(Value<'a>)) {
        let passes = if memo.header.get().0 == self.header { memo.header.get().1 } else { 0 };
        let whole = if passes > 0 { passes < PASSES } else { self.header >= memo.read.get() };
        let most = if whole { ROW } else { NEAR };
        let mut rows = Rows { text, form: self.form, next: self.rows, most, broken: (0, 0) };
        let mut left = if whole { usize::MAX } else { ROWS };
        while left > 0
            && (whole || !rows.begin_another())
            && rows.advance(self.place, &mut |value: Value<'a>| {
                let bytes: &[u8] = &value.bytes;
                let nothing = bytes.len() < 3 || bytes.len() > LONGEST || bytes.eq_ignore_ascii_case(b"null");
                if !nothing && !digest(role, bytes) {
                    each(value);
                }
            })
        {
            left -= 1;
        }
        if whole {
            memo.header.set((self.header, passes + 1));
            memo.read.set(memo.read.get().max(rows.next));
        }
    }
}

/// The column whose name, in a header, is at `name`; `next` is where the sign behind it stands, quotes left out.
pub fn column(text: &[u8], name: &Range<usize>, next: usize, path: &[u8], memo: &Memo) -> Option<Column> {
    if matches!(text.get(next), Some(b',' | b')'))
        && let Some(column) = listed(text, name, memo)
    {
        return Some(column);
    }
    let closed = skip(text, name.end, 2, quote);
    let cell = matches!(text.get(closed), Some(b',' | b';' | b'\t' | b'\n' | b'\r'));
    if !cell || name.start > HEADER || !is_csv(path) || memchr::memchr(b'\n', &text[..name.start]).is_some() {
        return None;
    }
    let end = memchr::memchr(b'\n', &text[..text.len().min(2 * HEADER)])?;
    let mark = mark_of(&text[..end])?;
    let place = memchr::memchr_iter(mark, &text[..name.start]).count();
    Some(Column { form: Form::Csv(mark), place, header: 0, rows: end + 1 })
}

/// The column whose name stands in the first row of a table in Markdown: a row of dashes follows it.
pub fn markdown(text: &[u8], name: &Range<usize>) -> Option<Column> {
    let least = name.start.saturating_sub(HEADER);
    let head = memchr::memrchr(b'\n', &text[least..name.start]).map_or(least, |n| least + n + 1);
    let dashes = next_line(text, name.end, HEADER)?;
    let rows = next_line(text, dashes, HEADER).unwrap_or(text.len());
    if !is_dashes(&text[dashes..rows]) {
        return None;
    }
    let before = &text[head..name.start];
    let place = memchr::memchr_iter(b'|', before).count() - usize::from(leads(before));
    Some(Column { form: Form::Markdown, place, header: head, rows })
}

/// Where the line after that of `at` begins, if it does so within `most` bytes.
fn next_line(text: &[u8], at: usize, most: usize) -> Option<usize> {
    memchr::memchr(b'\n', &text[at..text.len().min(at + most)]).map(|n| at + n + 1)
}

fn is_dashes(line: &[u8]) -> bool {
    line.contains(&b'-') && line.iter().all(|b| space(*b) || matches!(b, b'|' | b'-' | b':'))
}

fn leads(line: &[u8]) -> bool {
    line.trim_ascii_start().starts_with(b"|")
}

/// Whether `path` is that of a table of comma-separated values.
pub fn is_csv(path: &[u8]) -> bool {
    let end = &path[path.len().saturating_sub(4)..];
    end.eq_ignore_ascii_case(b".csv") || end.eq_ignore_ascii_case(b".tsv")
}

/// What stands between the cells of a table whose first line is `head`.
fn mark_of(head: &[u8]) -> Option<u8> {
    [b',', b';', b'\t'].into_iter().max_by_key(|mark| memchr::memchr_iter(*mark, head).count())
}

/// The column whose name is at `name` in the list of an INSERT or of a COPY: `(name, password) VALUES`.
fn listed(text: &[u8], name: &Range<usize>, memo: &Memo) -> Option<Column> {
    let is_listed = |b: &u8| is_name(*b) || space(*b) || quote(*b) || matches!(b, b',' | b'[' | b']');
    let (mut start, mut end) = memo.list.get();
    // A list is looked at once, however many names are in it.
    if !(start..end).contains(&name.start) {
        start = text[..name.start].iter().rposition(|b| !is_listed(b)).map_or(0, |at| at + 1);
        end = text[name.end..].iter().position(|b| !is_listed(b)).map_or(text.len(), |n| name.end + n);
        memo.list.set((start, end));
    }
    let open = start.checked_sub(1)?;
    if text[open] != b'(' || text.get(end) != Some(&b')') || end - open > HEADER {
        return None;
    }
    let place = memchr::memchr_iter(b',', &text[open..name.start]).count();
    let (form, rows) = behind(text, open, end + 1)?;
    Some(Column { form, place, header: open, rows })
}

/// How the rows are written, and where they begin, that follow the list of columns from the bracket at `open` to `at`.
fn behind(text: &[u8], open: usize, at: usize) -> Option<(Form, usize)> {
    let next = skip(text, at, GAP, space);
    let word = |word: &[u8]| text.get(next..).is_some_and(|there| starts_with(there, word));
    if word(b"values") {
        return Some((Form::Inserted, next + 6));
    }
    let line = text[line_start(text, open)..open].trim_ascii_start();
    if !word(b"from") || !starts_with(line, b"copy ") {
        return None;
    }
    let rows = next_line(text, next, 1024)?;
    let said = text[next..rows].to_ascii_lowercase();
    let says = |word: &str| memchr::memmem::find(&said, word.as_bytes()).is_some();
    match says("stdin") {
        true if says("csv") => Some((Form::CopiedCsv(b','), rows)),
        true if !says("delimiter") && !says("binary") => Some((Form::Copied, rows)),
        _ => None,
    }
}

/// The rows of a table, from `next` on.
struct Rows<'a> {
    text: &'a [u8],
    form: Form,
    next: usize,
    /// A row has at most so many bytes.
    most: usize,
    /// Since where rows could not be read, and how many.
    broken: (usize, usize),
}

impl<'a> Rows<'a> {
    /// Goes past a row and gives `each` its cell at `place`; false after the last row.
    fn advance(&mut self, place: usize, each: &mut dyn FnMut(Value<'a>)) -> bool {
        let text = self.text;
        match self.form {
            Form::Inserted => self.inserted(place, each),
            _ if self.next >= text.len() => false,
            Form::Csv(mark) => {
                self.separated(mark, place, each);
                true
            }
            Form::Copied | Form::CopiedCsv(_) if text[self.next..].starts_with(b"\\.") => {
                self.next = next_line(text, self.next, text.len()).unwrap_or(text.len());
                false
            }
            Form::CopiedCsv(mark) => {
                self.separated(mark, place, each);
                true
            }
            Form::Copied => {
                let line = self.line();
                let cell = text[line.clone()].split(|b| *b == b'\t').nth(place);
                if let Some(cell) = cell.filter(|cell| *cell != b"\\N") {
                    let start = line.start + (cell.as_ptr() as usize - text[line].as_ptr() as usize);
                    let mut value = plain(text, trim(text, start..start + cell.len()), 0);
                    if memchr::memchr(b'\\', &value.bytes).is_some() {
                        value.bytes = Cow::Owned(unescaped(&value.bytes));
                    }
                    each(value);
                }
                true
            }
            Form::Markdown => {
                let before = self.next;
                let line = self.line();
                if memchr::memchr(b'|', &text[line.clone()]).is_none() {
                    self.next = before;
                    return false;
                }
                cell_of_markdown(text, line, place).into_iter().for_each(each);
                true
            }
        }
    }

    /// Whether the next row is itself the header of a table in Markdown.
    fn begin_another(&self) -> bool {
        let next = |at: usize| next_line(self.text, at, self.most);
        let dashes = next(self.next.min(self.text.len())).filter(|_| self.form == Form::Markdown);
        dashes.is_some_and(|at| is_dashes(&self.text[at..next(at).unwrap_or(self.text.len())]))
    }

    /// The line at `next`, which is behind it afterwards.
    fn line(&mut self) -> Range<usize> {
        let start = self.next;
        let end = memchr::memchr(b'\n', &self.text[start..]).map_or(self.text.len(), |n| start + n);
        self.next = end + 1;
        start..end
    }

    /// A row of cells that `mark` stands between.
    fn separated(&mut self, mark: u8, place: usize, each: &mut dyn FnMut(Value<'a>)) {
        let text = self.text;
        let ends = |at: usize| text.get(at).is_none_or(|b| *b == mark || matches!(b, b'\n' | b'\r'));
        let (mut at, mut number) = (self.next, 0);
        loop {
            let closed =
                if text.get(at) == Some(&b'"') { closing(text, at, b'"').filter(|c| ends(c + 1)) } else { None };
            let (span, after) = match closed {
                Some(close) => (at + 1..close, close + 1),
                None => {
                    let after = memchr::memchr2(mark, b'\n', &text[at..]).map_or(text.len(), |n| at + n);
                    (trim(text, at..after), after)
                }
            };
            if number == place {
                let mut value = plain(text, span, if closed.is_some() { b'"' } else { 0 });
                if closed.is_some() && memchr::memchr(b'"', &value.bytes).is_some() {
                    value.bytes = Cow::Owned(undoubled(&value.bytes, b'"'));
                }
                each(value);
            }
            if text.get(after) != Some(&mark) {
                let rest = text.get(after..).unwrap_or_default();
                self.next = memchr::memchr(b'\n', rest).map_or(text.len(), |n| after + n + 1);
                return;
            }
            (at, number) = (after + 1, number + 1);
        }
    }

    /// A row in brackets. One that cannot be read is passed by where the next begins on a line of its own.
    fn inserted(&mut self, place: usize, each: &mut dyn FnMut(Value<'a>)) -> bool {
        let text = self.text;
        let row = skip(text, self.next, self.most, |b| space(b) || b == b',');
        if text.get(row) != Some(&b'(') {
            return false;
        }
        if let Some((value, end)) = bracketed(text, row + 1, place, self.most) {
            value.into_iter().for_each(each);
            self.next = end + 1;
            return true;
        }
        // A row that cannot be read may have been looked at for long.
        let (at, count) = self.broken;
        self.broken = if row - at > ROW { (row, 1) } else { (at, count + 1) };
        let rest = &text[row..text.len().min(row + self.most)];
        match memchr::memmem::find(rest, b"\n(").filter(|_| self.broken.1 <= BROKEN && self.most == ROW) {
            Some(at) => self.next = row + at + 1,
            None => {
                self.next = row + rest.len();
                return false;
            }
        }
        true
    }
}

/// Where the quote `mark` that opens at `at` is closed: a doubled one stands for itself.
fn closing(text: &[u8], at: usize, mark: u8) -> Option<usize> {
    let end = text.len().min(at + ROW);
    let mut next = at + 1;
    while let Some(found) = memchr::memchr(mark, text.get(next..end)?) {
        let close = next + found;
        if text.get(close + 1) != Some(&mark) {
            return Some(close);
        }
        next = close + 2;
    }
    None
}

/// `bytes` with one quote `mark` for each that is doubled.
fn undoubled(bytes: &[u8], mark: u8) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes.iter().peekable();
    while let Some(&byte) = rest.next() {
        out.push(byte);
        if byte == mark && rest.peek() == Some(&&mark) {
            rest.next();
        }
    }
    out
}

/// What a cell of COPY stands for: `\t` is a tab, `\\` a backslash.
fn unescaped(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes.iter();
    while let Some(&byte) = rest.next() {
        out.push(match byte {
            b'\\' => match rest.next() {
                Some(b't') => b'\t',
                Some(b'n') => b'\n',
                Some(b'r') => b'\r',
                Some(&other) => other,
                None => b'\\',
            },
            _ => byte,
        });
    }
    out
}

/// The cell at `place` of a row in brackets, from behind the opening one at `at`, if it is nothing but a text in
/// quotes; and where the closing bracket stands.
fn bracketed(text: &[u8], at: usize, place: usize, most: usize) -> Option<(Option<Value<'_>>, usize)> {
    let end = text.len().min(at + most);
    let (mut number, mut depth, mut next) = (0, 0usize, at);
    let mut out = None;
    // Where the cell begins that is being read, as long as nothing was seen in it.
    let mut fresh = true;
    loop {
        let byte = *text.get(next).filter(|_| next < end)?;
        match byte {
            b',' if depth == 0 => (number, fresh) = (number + 1, true),
            b')' if depth == 0 => return Some((out, next)),
            b'(' | b'[' | b'{' => (depth, fresh) = (depth + 1, false),
            b')' | b']' | b'}' => (depth, fresh) = (depth.checked_sub(1)?, false),
            b';' => return None,
            b if quote(b) => {
                let close = ended(text, next, end)?;
                let after = skip(text, close + 1, GAP, space);
                if fresh && number == place && depth == 0 && matches!(text.get(after), Some(b',' | b')')) {
                    let mut value = plain(text, next + 1..close, b);
                    if memchr::memmem::find(&value.bytes, &[b, b]).is_some() {
                        value.bytes = Cow::Owned(undoubled(&value.bytes, b));
                    }
                    out = Some(value);
                }
                (next, fresh) = (close, false);
            }
            // Letters that stand before a quote: N'..', E'..', _binary '..'.
            b if fresh && (space(b) || matches!(b, b'N' | b'b' | b'@' | b'E')) => {}
            _ => fresh = false,
        }
        next += 1;
    }
}

/// Where the quote that opens at `at` is closed, before `end`: a doubled one stands for itself, and so does one behind
/// a backslash.
fn ended(text: &[u8], at: usize, end: usize) -> Option<usize> {
    let mark = text[at];
    let mut next = at + 1;
    loop {
        let found = next + memchr::memchr2(mark, b'\\', text.get(next..end)?)?;
        if text[found] == mark && text.get(found + 1) != Some(&mark) {
            return Some(found);
        }
        next = found + 2;
    }
}

/// The cell at `place` of a row of Markdown, if it is no sentence.
fn cell_of_markdown(text: &[u8], row: Range<usize>, place: usize) -> Option<Value<'_>> {
    let mut at = row.start;
    if leads(&text[row.clone()]) {
        at += memchr::memchr(b'|', &text[row.clone()]).map_or(0, |n| n + 1);
    }
    for _ in 0..place {
        at += memchr::memchr(b'|', &text[at..row.end])? + 1;
    }
    let end = memchr::memchr(b'|', &text[at..row.end]).map_or(row.end, |n| at + n);
    let mut span = trim(text, at..end);
    let marked = span.len() > 2 && text[span.start] == b'`' && text[span.end - 1] == b'`';
    if marked {
        span = span.start + 1..span.end - 1;
    }
    (!text[span.clone()].contains(&b' ')).then(|| plain(text, span, if marked { b'`' } else { 0 }))
}

/// Whether a value is the hash of a password, as databases hold them: hexadecimal, of one of the lengths that hashes
/// have.
fn digest(role: Role, value: &[u8]) -> bool {
    role == Role::Password
        && matches!(value.len(), 32 | 40 | 56 | 64 | 96 | 128)
        && value.iter().all(u8::is_ascii_hexdigit)
}

/// A table that goes on at some place of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Open {
    /// Its header, up to the first row.
    pub header: Range<usize>,
    /// Where one of its rows begins.
    pub row: usize,
}

/// The table that is open at `end` of `text`, the document called `path` or a window of it that begins with the header
/// of a table that was open; and the first of its rows that begins at `from` or after it.
pub fn open_at(text: &[u8], path: &[u8], from: usize, end: usize) -> Option<Open> {
    let row = || next_line(text, from.max(1) - 1, ROW).filter(|row| *row <= end);
    if is_csv(path) {
        let rows = next_line(text, 0, 2 * HEADER)?;
        return Some(Open { header: 0..rows, row: row()? });
    }
    let at_row = |header: Option<Range<usize>>| Some(Open { header: header?, row: row()? });
    let tables = [inserted_at(text, from, end), at_row(copied_at(text, end)), at_row(markdown_at(text, end))];
    tables.into_iter().flatten().max_by_key(|open| open.header.start)
}

/// Where a word stands last in `text`, in capitals or in small letters.
fn last(text: &[u8], capitals: &[u8]) -> Option<usize> {
    let small = memchr::memmem::rfind(text, &capitals.to_ascii_lowercase());
    memchr::memmem::rfind(text, capitals).max(small)
}

fn inserted_at(text: &[u8], from: usize, end: usize) -> Option<Open> {
    let mut before = end;
    for _ in 0..BROKEN {
        before = last(&text[..before], b"VALUES")?;
        let list = text[..before].trim_ascii_end();
        let least = list.len().saturating_sub(HEADER);
        let Some(open) = list.strip_suffix(b")").and_then(|list| memchr::memrchr(b'(', &list[least..])) else {
            continue;
        };
        let start = line_start(text, least + open);
        let mut rows = Rows { text, form: Form::Inserted, next: before + 6, most: ROW, broken: (0, 0) };
        let (mut first, mut found) = (None, None);
        while rows.next < end {
            let row = skip(text, rows.next, ROW, |b| space(b) || b == b',');
            first = first.or(Some(row));
            if row >= from && row <= end {
                found = found.or(Some(row));
            }
            if !rows.advance(usize::MAX, &mut |_| {}) {
                break;
            }
        }
        if rows.next >= end
            && let (Some(first), Some(row)) = (first, found)
        {
            return Some(Open { header: start..first, row });
        }
    }
    None
}

fn copied_at(text: &[u8], end: usize) -> Option<Range<usize>> {
    let stdin = last(&text[..end], b"FROM STDIN").max(memchr::memmem::rfind(&text[..end], b"FROM stdin"))?;
    let open = memchr::memrchr(b'(', &text[..stdin])?;
    let (_, rows) = behind(text, open, stdin)?;
    let ended = memchr::memmem::find(text.get(rows - 1..end)?, b"\n\\.").is_some();
    (!ended).then(|| line_start(text, open)..rows)
}

fn markdown_at(text: &[u8], end: usize) -> Option<Range<usize>> {
    let mut stop = memchr::memrchr(b'\n', &text[..end])? + 1;
    while stop > 0 {
        let start = memchr::memrchr(b'\n', &text[..stop - 1]).map_or(0, |n| n + 1);
        let line = &text[start..stop];
        memchr::memchr(b'|', line)?;
        if is_dashes(line) {
            let head = memchr::memrchr(b'\n', &text[..start.checked_sub(1)?]).map_or(0, |n| n + 1);
            return (start - head <= HEADER).then_some(head..stop);
        }
        stop = start;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::notation::name_around;
    use super::*;

    /// What stands in the column whose name holds `assw`.
    fn read(path: &str, text: &str) -> Vec<String> {
        let text = text.as_bytes();
        let at = memchr::memmem::find(text, b"assw").unwrap();
        let name = name_around(text, at, at + 4).unwrap();
        let memo = Memo::default();
        let next = skip(text, skip(text, name.end, 2, |b| quote(b) || b == b']'), GAP, space);
        let column = column(text, &name, next, path.as_bytes(), &memo).or_else(|| markdown(text, &name));
        let mut out = Vec::new();
        if let Some(column) = column {
            column.read(text, &memo, Role::Password, &mut |v| out.push(String::from_utf8_lossy(&v.bytes).into_owned()));
        }
        out
    }

    #[test]
    fn rows_to_the_end() {
        for n in [0, 40, 500] {
            let many = |row: &str| row.repeat(n);
            let csv = format!("a,passwd\n{}9,val1\n", many("1,x\n"));
            assert_eq!(read("a.csv", &csv), ["val1"]);
            let rows = format!("INSERT INTO t (a, passwd) VALUES\n{}(9, 'val1');\n('b', 'val2')", many("(1, NULL),\n"));
            assert_eq!(read("", &rows), ["val1"]);
            let copy = format!("COPY t (a, passwd) FROM stdin;\n{}9\tval1\n\\.\nx\tval2\n", many("1\t\\N\n"));
            assert_eq!(read("", &copy), ["val1"]);
            let copy = format!("COPY t (a, passwd) FROM stdin WITH (FORMAT csv);\n{}9,val1\n\\.\n", many("1,\n"));
            assert_eq!(read("", &copy), ["val1"]);
            let table = format!("| a | passwd |\n|--|--|\n{}| y | `val1` |\n\n| z | val2 |\n", many("| x | - |\n"));
            assert_eq!(read("", &table), ["val1"]);
        }
    }

    #[test]
    fn cells_are_read_as_they_are_written() {
        assert_eq!(read("a.csv", "a;passwd\n\"x;\ny\";val1\n1;\"v\"\"2\"\n\"5;val3\n"), ["val1", "v\"2", "val3"]);
        assert_eq!(read("a.tsv", "passwd\ta\nval1\t\"x\n"), ["val1"]);
        let rows = "insert into t (a, passwd, b) values (1, 'val1', f('x, y')), ('a', N'it''s', 'b'), ('c', d, 'e');";
        assert_eq!(read("", rows), ["val1", "it's"]);
        let broken = "INSERT INTO t (a, passwd) VALUES\n('C:\\', 'val1'),\n(2, 'val2'),\n(3, 'val3');";
        assert_eq!(read("", broken).last().map(String::as_str), Some("val3"));
        assert_eq!(read("", "copy t (a, passwd) from stdin;\nx\tv\\\\1\ty\n"), ["v\\1"]);
        assert!(read("", "copy t (a, passwd) from stdin delimiter '|';\nx|val1\n").is_empty());
        assert!(read("", "SELECT f(a, passwd) FROM stdin;\nx\tval1\n").is_empty());
    }

    #[test]
    fn a_table_is_read_once() {
        // Every row is a header too.
        let text = "|passwd|\n|-|\n".repeat(20_000);
        let memo = Memo::default();
        let mut cells = 0;
        for at in memchr::memmem::find_iter(text.as_bytes(), b"passwd") {
            let column = markdown(text.as_bytes(), &(at..at + 6)).expect("a column");
            column.read(text.as_bytes(), &memo, Role::Password, &mut |_| cells += 1);
        }
        assert!(cells < 20_000 * 2, "{cells}");
    }

    #[test]
    fn a_table_inside_of_another_is_read_to_the_next() {
        let text = b"|passwd|a|\n|-|-|\n|val1|x|\n|passwd|b|\n|-|-|\n|val2|y|\n|val3|y|\n|c|token|\n|-|-|\n|z|val4|\n";
        let memo = Memo::default();
        let mut read = Vec::new();
        for at in memchr::memmem::find_iter(text, b"passwd").chain(memchr::memmem::find_iter(text, b"token")) {
            let end = skip(text, at, 8, is_name);
            let column = markdown(text, &(at..end)).expect("a column");
            column
                .read(text, &memo, Role::Password, &mut |v| read.push(String::from_utf8_lossy(&v.bytes).into_owned()));
        }
        assert_eq!(read, ["val1", "passwd", "val2", "val3", "val2", "val3", "val4"]);
    }

    #[test]
    fn an_open_table_is_known_with_a_row() {
        let open = |path: &str, text: &str, from: usize| {
            let open = open_at(text.as_bytes(), path.as_bytes(), from, text.len())?;
            Some((text[open.header].to_owned(), text[open.row..].to_owned()))
        };
        let some = |header: &str, row: &str| Some((header.to_owned(), row.to_owned()));
        assert_eq!(open("a.csv", "a,b\n1,2\n3,4\n5", 6), some("a,b\n", "3,4\n5"));
        assert_eq!(
            open("", "x;\nCOPY t (a, b) FROM stdin;\n1\t2\n3\t4\n", 31),
            some("COPY t (a, b) FROM stdin;\n", "3\t4\n")
        );
        assert_eq!(open("", "COPY t (a, b) FROM stdin;\n1\t2\n\\.\nx\n", 20), None);
        assert_eq!(
            open("", "INSERT INTO t (a, b) VALUES\n(1,2),\n(3,4),\n(5", 34),
            some("INSERT INTO t (a, b) VALUES\n", "(3,4),\n(5")
        );
        assert_eq!(
            open("", "INSERT INTO t (a, b) VALUES (1,2),(3,4),(5,6", 36),
            some("INSERT INTO t (a, b) VALUES ", "(5,6")
        );
        assert_eq!(open("", "INSERT INTO t (a, b) VALUES (1,2);\nx\n", 30), None);
        assert_eq!(open("", "|a|b|\n|-|-|\n|1|2|\n|3|4|\n", 15), some("|a|b|\n|-|-|\n", "|3|4|\n"));
        assert_eq!(open("", "|a|b|\n|-|-|\n|1|2|\n\nx\n", 15), None);
    }
}
