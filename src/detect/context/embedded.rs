/*!
Settings that a program holds as a text of several lines: a script that it runs, a file that it writes. There the
notation of that text holds, and not that of the language around it: `DB_PASSWORD=value`, `password: value`.

What looks like such a line is met first, and only then is it asked whether a text stands around it. Its two ends are
looked for on the lines around, [`REACH`] bytes at most; nothing is lexed from the beginning of the file, so that one
odd quote further up puts nothing out of step. Text that documents a program opens without anything that takes it, and
is no such text.
*/

use super::kind::Kind;
use super::notation::{GAP, Notation, blank, line_end, line_start, skip, space};
use super::value::{Value, plain};
use std::ops::Range;

/// An end of the text is at most this far away.
const REACH: usize = 8 << 10;
/// A value is at most this long.
const LONGEST: usize = 256;

/// The value that the name at `name` is given in a text of several lines, how, and in which notation; `found` is what
/// [`super::notation::operator`] says of it, and `path` the name of the document.
pub fn value<'a>(
    text: &'a [u8],
    name: &Range<usize>,
    found: Option<(Notation, usize)>,
    path: &[u8],
) -> Option<(Kind, Notation, Value<'a>)> {
    let line = line_start(text, name.start);
    let before = text[line..name.start].trim_ascii();
    let (notation, kind, start, whole) = match found {
        Some((notation @ (Notation::Assign | Notation::Colon), side)) => {
            // Nothing stands between the two but the sign.
            if !text[name.end..side - 1].iter().all(|b| blank(*b)) {
                return None;
            }
            let glued = notation == Notation::Assign && side == name.end + 1;
            let kind = if notation == Notation::Colon { Kind::Yaml } else { Kind::Config };
            match opens_line(before) {
                true => (notation, kind, skip(text, side, GAP, blank), true),
                false if glued && starts_word(text, name.start) => (notation, Kind::Shell, side, false),
                false => return None,
            }
        }
        None if before == b"ENV" || before == b"ARG" => {
            (Notation::Beside, Kind::Shell, skip(text, name.end, GAP, blank), true)
        }
        _ => return None,
    };
    let word = skip(text, start, LONGEST, |b| b > b' ' && b != 0x7f && !matches!(b, b'"' | b'\'' | b'`'));
    let span = start..word;
    let length = text[span.clone()].iter().take_while(|b| !matches!(b, b'\\' | b'|' | b'&' | b'<' | b'>')).count();
    let span = if whole { span } else { start..start + length };
    if !may_be_value(&text[span.clone()]) || whole && !ends_line(text, word) {
        return None;
    }
    is_in_text(text, line, line_end(text, word), path).then(|| (kind, notation, plain(text, span, 0)))
}

/// Whether what stands before a name in its line leaves the line to it: nothing, a list's dash, a margin, `export`.
fn opens_line(before: &[u8]) -> bool {
    matches!(before, b"" | b"-" | b"|" | b"export" | b"set" | b"ENV" | b"ARG" | b"Environment=")
}

/// Whether a word of a command line begins at `at`.
fn starts_word(text: &[u8], at: usize) -> bool {
    at.checked_sub(1).is_none_or(|before| space(text[before]))
}

/// Whether nothing follows a value in its line but a comment, or the end of the text that it stands in.
fn ends_line(text: &[u8], at: usize) -> bool {
    let rest = text[at..line_end(text, at)].trim_ascii();
    matches!(rest, [] | [b'#', ..] | [b'"' | b'\'' | b'`', ..])
}

/// Whether a program could not mean itself by `value`: no word, and nothing that only code is made of.
fn may_be_value(value: &[u8]) -> bool {
    let code = |b: u8| matches!(b, b'(' | b')' | b'[' | b']' | b'{' | b'}' | b'<' | b'>');
    let Some(last) = value.last() else { return false };
    value.len() >= 6
        && !matches!(last, b',' | b';' | b':')
        && !value.iter().any(|b| code(*b))
        && value.iter().any(|b| !b.is_ascii_alphabetic() && !matches!(b, b'_' | b'.' | b'-'))
}

/// Whether the line that begins at `line` and ends at `end` stands in a text of several lines.
fn is_in_text(text: &[u8], line: usize, end: usize, path: &[u8]) -> bool {
    let dot = memchr::memrchr(b'.', path).map_or(path.len(), |at| at + 1);
    let ending = &path[dot..];
    // Where a text in plain quotes may go on over lines.
    let plain = "php phtml rb erb rake pl pm rs cs fs vb r jl ex exs erl hrl clj cljs el lisp scm ml hs"
        .split(' ')
        .any(|known| ending.eq_ignore_ascii_case(known.as_bytes()));
    let marks: &[&[u8]] = if plain {
        &[b"\"\"\"", b"\"", b"'", b"`"]
    } else if ending.eq_ignore_ascii_case(b"nix") {
        &[b"''"]
    } else {
        &[b"\"\"\"", b"'''", b"`"]
    };
    marks.iter().any(|mark| is_between(text, line, end, mark))
        || is_here(text, line, end)
        || ending.eq_ignore_ascii_case(b"lua") && is_bracketed(text, line, end)
}

/// How often `mark` stands in `line`, those that a backslash takes back left out.
fn places(line: &[u8], mark: &[u8]) -> usize {
    memchr::memmem::find_iter(line, mark).filter(|&at| at == 0 || line[at - 1] != b'\\').count()
}

/// Whether the lines from `line` to `end` stand between two of `mark`, the first of which opens a text that something
/// takes and the second of which closes it.
fn is_between(text: &[u8], line: usize, end: usize, mark: &[u8]) -> bool {
    // The first line behind that holds the mark an odd number of times; on the value's own line the text may end, too.
    let most = text.len().min(end + REACH);
    let mut from = line;
    let closes = loop {
        let rest = text.get(from..most).unwrap_or_default();
        let Some(at) = memchr::memmem::find(rest, mark).map(|at| from + at) else { return false };
        let whole = line_start(text, at).max(line)..line_end(text, at);
        if places(&text[whole.clone()], mark) % 2 == 1 {
            break whole;
        }
        from = whole.end.max(at + 1);
    };
    let close = closes.start + memchr::memmem::find(&text[closes.clone()], mark).unwrap_or(0);
    let behind = skip(text, close + mark.len(), 1, |b| b == b'#');
    let ends = text.get(behind).is_none_or(|&b| space(b) || matches!(b, b')' | b',' | b';' | b'.' | b']' | b'}'));
    // Another text may open there, and none close.
    let before = text[closes.start..close].trim_ascii();
    if !ends || closes.start > line && !before.is_empty() && is_taken(text, closes.start, close) {
        return false;
    }
    // The last line before that does.
    let least = line.saturating_sub(REACH);
    let mut to = line;
    loop {
        let Some(at) = memchr::memmem::rfind(&text[least..to], mark).map(|at| least + at) else { return false };
        let start = line_start(text, at);
        let whole = &text[start..line_end(text, at)];
        if places(whole, mark) % 2 == 1 {
            let open = start + memchr::memmem::rfind(whole, mark).unwrap_or(0);
            // The tag of a template stands before it: sql`...`.
            let tagged = mark == b"`" && open > start && text[open - 1].is_ascii_alphanumeric();
            return tagged || is_taken(text, start, open);
        }
        to = start;
        if to <= least {
            return false;
        }
    }
}

/// Whether something takes the text whose mark stands at `at`, in the line that begins at `line`: it is assigned,
/// returned, an argument, an item.
fn is_taken(text: &[u8], line: usize, at: usize) -> bool {
    let mut before = &text[line..at];
    // Letters that stand before a mark: r""", f""", r#", @$".
    let bare = before.iter().rposition(|b| !matches!(b, b'#' | b'$' | b'@')).map_or(0, |n| n + 1);
    before = &before[..bare];
    let letters = before.iter().rev().take_while(|b| b"bBrRfFuUL".contains(b)).count();
    let first = before.len() - letters;
    if letters <= 2 && !before[..first].last().is_some_and(u8::is_ascii_alphanumeric) {
        before = &before[..first];
    }
    let mut said = before.trim_ascii_end();
    if said.trim_ascii().is_empty() {
        // It stands alone in its line: what the line above ends in tells.
        let least = line.saturating_sub(256);
        said = text[least..line].trim_ascii_end();
        return matches!(said.last(), Some(b'=' | b'(' | b',' | b'[' | b'+'));
    }
    let word = said.iter().rposition(|b| !b.is_ascii_alphabetic()).map_or(0, |n| n + 1);
    matches!(said.last(), Some(b'=' | b'(' | b',' | b'[' | b'{' | b'+' | b'>' | b':' | b'.'))
        || matches!(&said[word..], b"return" | b"sh" | b"bat" | b"echo" | b"print" | b"yield")
}

/// Whether the lines from `line` to `end` stand in a text that `<<NAME` opens and a line of `NAME` closes.
fn is_here(text: &[u8], line: usize, end: usize) -> bool {
    let least = line.saturating_sub(REACH);
    let mut to = line;
    for _ in 0..4 {
        let Some(at) = memchr::memmem::rfind(&text[least..to], b"<<").map(|at| least + at) else { return false };
        to = at;
        let sign = skip(text, at + 2, 2, |b| matches!(b, b'<' | b'-' | b'~'));
        let sign = skip(text, sign, 1, |b| b == b' ');
        let quoted = skip(text, sign, 1, |b| matches!(b, b'"' | b'\'' | b'`' | b'\\'));
        let close = skip(text, quoted, 32, |b| b.is_ascii_alphanumeric() || b == b'_');
        if close < quoted + 2 {
            continue;
        }
        let name = &text[quoted..close];
        let closes = |line: &[u8]| {
            line.trim_ascii().strip_prefix(name).is_some_and(|rest| rest.iter().all(|b| b";,)]".contains(b)))
        };
        let opened = line_end(text, close);
        if opened >= line {
            continue;
        }
        let most = text.len().min(end + REACH);
        return !text[opened..line].split(|&b| b == b'\n').any(closes)
            && text[end..most].split(|&b| b == b'\n').any(closes);
    }
    false
}

/// Whether the lines from `line` to `end` stand in a text between `[[` and `]]`.
fn is_bracketed(text: &[u8], line: usize, end: usize) -> bool {
    let least = line.saturating_sub(REACH);
    let before = &text[least..line];
    memchr::memmem::rfind(before, b"[[").is_some_and(|at| memchr::memmem::find(&before[at..], b"]]").is_none())
        && memchr::memmem::find(&text[end..text.len().min(end + REACH)], b"]]").is_some()
}
