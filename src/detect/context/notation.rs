/*!
How a value is given to a name: the name's own ends, and what stands between it and the side that the value is on. Where
the value itself begins and ends is the business of [`super::value`].

All of it is linear scanning in a bounded window; the most that any step looks at is [`WINDOW`] bytes.
*/

use super::kind::Kind;
use super::name::LONGEST;
use std::ops::Range;

/// No step looks further than this from a name.
pub const WINDOW: usize = 4096;
/// White space, type annotations and calls between a name and its value are at most this long.
pub(super) const GAP: usize = 64;

/// How a value is given to a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notation {
    /// `name = value`, also `:=`, `=>`, `?=`, `.=`.
    Assign,
    /// `name: value`.
    Colon,
    /// `name == value`.
    Compare,
    /// `setName("value")`, `Name("value")`.
    Call,
    /// `("name", "value")`, `name="..." value="..."`.
    Pair,
    /// `<name>value</name>`.
    Element,
    /// `--name value`, `-name value`.
    Flag,
    /// `name "value"`, `IDENTIFIED BY 'value'`.
    Beside,
    /// `| name | value |`.
    Table,
    /// `scheme://user:value@host`.
    Userinfo,
    /// `Basic value`, `Bearer value`.
    Header,
}

pub fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.')
}

/// The whole name that holds `at..at + 1`.
pub fn name_around(text: &[u8], at: usize, end: usize) -> Option<Range<usize>> {
    let least = at.saturating_sub(super::name::LONGEST);
    let most = text.len().min(end + super::name::LONGEST);
    let mut start = at;
    while start > least && is_name(text[start - 1]) {
        start -= 1;
    }
    let mut stop = end;
    while stop < most && is_name(text[stop]) {
        stop += 1;
    }
    // `-` and `.` at the ends are no part of it: `--password`, `password.`; nor is the `n` of a `\n` before it.
    while start < at && matches!(text[start], b'-' | b'.') {
        start += 1;
    }
    if start > 0 && text[start - 1] == b'\\' && start < at && matches!(text[start], b'n' | b't' | b'r') {
        start += 1;
    }
    while stop > end && matches!(text[stop - 1], b'-' | b'.') {
        stop -= 1;
    }
    (stop - start <= super::name::LONGEST).then_some(start..stop)
}

pub(super) fn skip(text: &[u8], mut at: usize, most: usize, test: impl Fn(u8) -> bool) -> usize {
    let end = text.len().min(at + most);
    while at < end && test(text[at]) {
        at += 1;
    }
    at
}

pub(super) fn blank(byte: u8) -> bool {
    byte == b' ' || byte == b'\t'
}

pub(super) fn space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}

pub(super) fn quote(byte: u8) -> bool {
    matches!(byte, b'"' | b'\'' | b'`')
}

/// What follows a name: the notation, where the value's side begins, and whether the name stood in quotes.
pub fn operator(text: &[u8], name: &Range<usize>, kind: Kind) -> Option<(Notation, usize)> {
    let at = |i: usize| text.get(i).copied().unwrap_or(0);
    let mut closed = skip(text, name.end, 6, |b| quote(b) || matches!(b, b'\\' | b']' | b'*' | b')' | b'?' | b'!'));
    // `"${password}" == ...`
    if closed == name.end && at(closed) == b'}' && name.start > 0 && at(name.start - 1) == b'{' {
        closed = skip(text, closed + 1, 2, quote);
    }
    // `:name` of Ruby and Elixir, and not `"other:name"`.
    let symbol = name.start > 0
        && at(name.start - 1) == b':'
        && !text[..name.start - 1].last().is_some_and(|&b| is_name(b) || b == b':');
    let quoted = closed > name.end && name.start > 0 && (quote(at(name.start - 1)) || symbol);
    if at(closed) == b'&'
        && let Some(entity) = entity(&text[closed..])
    {
        let next = skip(text, closed + entity, GAP, blank);
        return matches!(at(next), b':' | b'=').then_some((Notation::Colon, next + 1));
    }
    let mut next = skip(text, closed, GAP, blank);
    // `char password[32] = ...`
    if at(next) == b'[' {
        let size = skip(text, next + 1, 8, |b| b.is_ascii_digit());
        if at(size) == b']' {
            next = skip(text, size + 1, GAP, blank);
        }
    }
    let flag = name.start > 0 && at(name.start - 1) == b'-' && closed == name.end;
    match at(next) {
        b'=' => match (at(next + 1), at(next + 2)) {
            (b'=', b'=') => Some((Notation::Compare, next + 3)),
            (b'=', _) => Some((Notation::Compare, next + 2)),
            (b'>', _) => Some((Notation::Assign, next + 2)),
            (b'~', _) => None,
            _ => Some((Notation::Assign, next + 1)),
        },
        b'!' if at(next + 1) == b'=' => {
            Some((Notation::Compare, if at(next + 2) == b'=' { next + 3 } else { next + 2 }))
        }
        b':' => {
            let sign = skip(text, next, 3, |b| b == b':');
            match at(sign) {
                // `:=`, and `::=` and `:::=` of make.
                b'=' => Some((Notation::Assign, sign + 1)),
                _ => (sign == next + 1).then_some((Notation::Colon, sign)),
            }
        }
        b'?' | b'+' | b'|' | b'&' | b'.' if at(next + 1) == b'=' => Some((Notation::Assign, next + 2)),
        b'|' | b'?' if at(next + 1) == at(next) && at(next + 2) == b'=' => Some((Notation::Assign, next + 3)),
        b'(' if closed == name.end => Some((Notation::Call, next + 1)),
        b'>' if closed == name.end && next == closed => Some((Notation::Element, next + 1)),
        b',' if quoted && listed(text, name.start - 1, next) => None,
        // `{password, "value"}` of Erlang and Elixir, `-define(PASSWORD, "value")`.
        b',' if quoted
            || symbol
            || name.start > 0 && at(name.start - 1) == b'{'
            || text[..name.start].ends_with(b"define(") =>
        {
            match pair(text, next + 1) {
                Some(value) => Some((Notation::Pair, value)),
                None => Some((Notation::Pair, next + 1)),
            }
        }
        // `secret, err := decode("value")`
        b',' if closed == name.end && opens(text, name.start) => {
            let other = skip(text, next + 1, GAP, |b| blank(b) || b == b'_' || b.is_ascii_alphanumeric());
            let given = at(other) == b'=' && at(other + 1) != b'=' || at(other) == b':' && at(other + 1) == b'=';
            given.then(|| (Notation::Assign, other + if at(other) == b':' { 2 } else { 1 }))
        }
        // `s:8:"password";s:5:"value"` of PHP.
        b';' if quoted && at(next + 1) == b's' && at(next + 2) == b':' => {
            let length = skip(text, next + 3, 5, |b| b.is_ascii_digit());
            (at(length) == b':').then_some((Notation::Pair, length + 1))
        }
        b'|' if kind == Kind::Prose => Some((Notation::Table, next + 1)),
        b'\n' | b'\r' if matches!(kind, Kind::Yaml | Kind::Json) => pair(text, next).map(|v| (Notation::Pair, v)),
        b'-' | b'<' if at(next + 1) == b'>' || at(next + 1) == b'-' => Some((Notation::Assign, next + 2)),
        0xEF if text[next..].starts_with("：".as_bytes()) || text[next..].starts_with("＝".as_bytes()) => {
            Some((Notation::Colon, next + 3))
        }
        0xE3 if text[next..].starts_with("は".as_bytes()) => Some((Notation::Colon, next + 3)),
        _ if flag && next > closed => Some((Notation::Flag, next)),
        b'v' | b'V' if quoted => pair(text, next).map(|v| (Notation::Pair, v)),
        b'"' | b'\'' | b'`' if next > closed && closed == name.end => Some((Notation::Beside, next)),
        // `#define PASSWORD L"value"`
        b'L' | b'u' | b'U' | b'N' if next > closed && closed == name.end && quote(at(next + 1)) => {
            Some((Notation::Beside, next))
        }
        // `Dim password As String = "value"`
        b'a' | b'A' if next > closed && closed == name.end && starts_with(&text[next..], b"as ") => {
            let most = skip(text, next + 3, GAP, |b| is_name(b) || blank(b) || b == b'*');
            (at(most) == b'=' && at(most + 1) != b'=').then_some((Notation::Assign, most + 1))
        }
        // `01 PASSWORD PIC X(20) VALUE 'value'.`
        b'p' | b'P' if next > closed && starts_with(&text[next..], b"pic ") => {
            let clause = &text[next..line_end(text, next)];
            let value = [&b" VALUE "[..], b" value "].iter().find_map(|word| memchr::memmem::find(clause, word));
            value.map(|at| (Notation::Beside, next + at + 7))
        }
        b'b' | b'B' | b'i' | b'I'
            if next > closed && matches!(at(next + 1), b'y' | b'Y' | b's' | b'S') && at(next + 2) == b' ' =>
        {
            let value = skip(text, next + 2, GAP, blank);
            quote(at(value)).then_some((Notation::Beside, value))
        }
        c if next > closed && closed == name.end && c.is_ascii_graphic() && sets(&text[..name.start]) => {
            Some((Notation::Beside, next))
        }
        c if next > closed
            && closed == name.end
            && matches!(kind, Kind::Shell | Kind::Config | Kind::Sql)
            && c.is_ascii_graphic() =>
        {
            let line = line_start(text, name.start);
            let before = text[line..name.start].trim_ascii();
            (before.is_empty() && kind != Kind::Sql
                || before == b"\\set"
                || before.eq_ignore_ascii_case(b"ENV")
                || before.eq_ignore_ascii_case(b"ARG")
                || before == b"set"
                || memchr::memmem::find(before, b"login ").is_some())
            .then_some((Notation::Beside, next))
        }
        // A column of names and one of values, and nothing else in the line.
        c if (next > closed + 1 || at(closed) == b'\t')
            && closed == name.end
            && kind == Kind::Prose
            && c.is_ascii_graphic()
            && text[line_start(text, name.start)..name.start].trim_ascii().is_empty()
            && !text[next..line_end(text, next)].trim_ascii().contains(&b' ') =>
        {
            Some((Notation::Beside, next))
        }
        _ => None,
    }
}

/// Whether `text` begins with `word`, in letters of either case.
#[inline]
pub fn starts_with(text: &[u8], word: &[u8]) -> bool {
    // Asked about dozens of words in one place: nearly always the first letter is the answer.
    let (Some(first), Some(letter)) = (text.first(), word.first()) else { return word.is_empty() };
    first.eq_ignore_ascii_case(letter) && text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
}

/// Whether what stands before a name is a command that sets a variable to what follows: `setenv` of csh, `setx` of
/// Windows, `SetEnv` of Apache, `set -gx` of fish, `set(` of CMake.
fn sets(before: &[u8]) -> bool {
    if before.ends_with(b"set(") || before.ends_with(b"SET(") {
        return before[..before.len() - 4].last().is_none_or(|&b| space(b));
    }
    let line = &before[before.len().saturating_sub(32)..];
    let line = line[memchr::memrchr2(b'\n', b';', line).map_or(0, |at| at + 1)..].trim_ascii();
    let mut words = line.split(|b| blank(*b)).filter(|word| !word.is_empty());
    let Some(first) = words.next() else { return false };
    let flagged =
        |mut words: std::iter::Peekable<_>| words.peek().is_some() && words.all(|word: &[u8]| word.starts_with(b"-"));
    match first {
        b"set" => flagged(words.peekable()),
        _ if first.eq_ignore_ascii_case(b"setenv") => words.next().is_none(),
        _ if first.eq_ignore_ascii_case(b"setx") => words.all(|word| word.starts_with(b"/")),
        _ => false,
    }
}

/// Where a value stands that a sentence tells, `end` being where the name ends: `the password is value`, `password
/// (default: value)`. Out of quotes only what no word looks like is a value: letters and digits.
pub fn told(text: &[u8], end: usize) -> Option<usize> {
    let line = end..line_end(text, end);
    let after = skip(text, end, 4, |b| quote(b) || b == b'*');
    let given = if text[after..line.end].starts_with(b" is ") {
        after + 4
    } else {
        let at = memchr::memmem::find(&text[line.clone()], b"efault")?;
        let mut next = skip(text, line.start + at + 6, 1, |b| b == b's');
        for word in [&b" value"[..], b" password", b" is", b" to"] {
            next += if text[next..].starts_with(word) { word.len() } else { 0 };
        }
        skip(text, next, 4, |b| matches!(b, b':' | b'=' | b'*'))
    };
    let value = skip(text, given, GAP, blank);
    let mark = *text.get(value)?;
    let length = text[value..line.end].iter().take_while(|&&b| !space(b)).count();
    let word = &text[value..value + length];
    let odd = length >= 6 && word.iter().any(u8::is_ascii_digit) && word.iter().any(u8::is_ascii_alphabetic);
    (value < line.end && !text[value - 1].is_ascii_alphanumeric() && (quote(mark) || odd)).then_some(value)
}

/// Whether the address that ends at `at` is one of a picture, whose parameters only choose what it shows.
pub fn picture(text: &[u8], at: usize) -> bool {
    let least = at.saturating_sub(256);
    let start = text[least..at].iter().rposition(|&b| space(b) || quote(b)).map_or(least, |n| least + n);
    [&b".svg?"[..], b".png?"].iter().any(|w| memchr::memmem::find(&text[start..at], w).is_some())
}

/// Whether a comma follows the quoted text that stands at or after `at`.
fn more(text: &[u8], at: usize) -> bool {
    let open = skip(text, at, GAP, space);
    let Some(&mark) = text.get(open).filter(|b| quote(**b)) else { return false };
    let rest = &text[open + 1..text.len().min(open + 512)];
    memchr::memchr(mark, rest).is_some_and(|n| text.get(skip(text, open + n + 2, GAP, space)) == Some(&b','))
}

/// Whether the text whose quote is at `at`, and that a comma follows at `comma_after`, is one of a list of texts and no
/// name that a value follows: an odd one from the list's beginning (in brackets any but the first of two), or one after
/// so many that the beginning is out of sight. `Map.of("user", "x", "password", "y")` is none.
fn listed(text: &[u8], at: usize, comma_after: usize) -> bool {
    const MOST: usize = 6;
    let back = |mut end: usize| {
        let least = end.saturating_sub(GAP);
        while end > least && space(text[end - 1]) {
            end -= 1;
        }
        end
    };
    let mut start = at;
    for before in 0..MOST {
        let comma = back(start);
        // `"type": "password", "other"`: itself a value.
        if before == 0 && comma > 0 && matches!(text[comma - 1], b':' | b'=') {
            return true;
        }
        if comma == 0 || text[comma - 1] != b',' {
            return match comma.checked_sub(1).map(|open| text[open]) {
                // `config.set("section", "password", "value")`
                Some(b'(') => before % 2 == 1 && before != 1,
                Some(b'[') => before > 0 || more(text, comma_after + 1),
                _ => before % 2 == 1,
            };
        }
        let close = back(comma - 1);
        let Some(&mark) = close.checked_sub(1).and_then(|i| text.get(i)).filter(|b| quote(**b)) else {
            // Other arguments stand before it.
            return before % 2 == 1 && before > 1;
        };
        let least = close.saturating_sub(LONGEST);
        let Some(open) = memchr::memrchr(mark, &text[least..close - 1]) else { return true };
        start = least + open;
    }
    true
}

/// Whether nothing stands before the name at `start` but words and commas, as in `var user, password, err = ...`, and
/// not as among the parameters of a function.
fn opens(text: &[u8], start: usize) -> bool {
    let line = &text[line_start(text, start)..start];
    let said = line.iter().rposition(|b| matches!(b, b';' | b'{' | b'}')).map_or(0, |at| at + 1);
    let said = line[said..].trim_ascii_start();
    let said = said.strip_prefix(b"(").or(said.strip_prefix(b"if ")).unwrap_or(said);
    said.iter().all(|&b| b == b'_' || b == b',' || blank(b) || b.is_ascii_alphanumeric())
}

/// The length of the quote, written as an entity of XML, that `text` begins with.
pub(super) fn entity(text: &[u8]) -> Option<usize> {
    [&b"&quot;"[..], b"&#34;", b"&#39;", b"&apos;", b"&#x27;", b"&#x22;"]
        .into_iter()
        .find(|e| text.starts_with(e))
        .map(<[u8]>::len)
}

/// Where the value's side begins after `value:` or `value=`, when that is what stands at `at`.
fn pair(text: &[u8], at: usize) -> Option<usize> {
    let word = skip(text, at, GAP, |b| space(b) || matches!(b, b'"' | b'\'' | b',' | b'\\'));
    if !text.get(word..word + 5)?.eq_ignore_ascii_case(b"value") {
        return None;
    }
    let next = skip(text, word + 5, 4, |b| quote(b) || blank(b) || b == b'\\');
    matches!(text.get(next), Some(b':' | b'=')).then_some(next + 1)
}

/// Where the line that holds `at` begins, at most a window back.
pub fn line_start(text: &[u8], at: usize) -> usize {
    let least = at.saturating_sub(1024);
    memchr::memrchr(b'\n', &text[least..at]).map_or(least, |n| least + n + 1)
}

/// Where the line that holds `at` ends, at most a window on.
pub fn line_end(text: &[u8], at: usize) -> usize {
    let most = text.len().min(at + 1024);
    memchr::memchr(b'\n', &text[at..most]).map_or(most, |n| at + n)
}

/// Whether `at` stands inside a string literal of its line, and whether inside a comment.
pub fn inside(text: &[u8], at: usize) -> (bool, bool) {
    let line = &text[line_start(text, at)..at];
    let (mut open, mut i, mut comment) = (0u8, 0, false);
    while i < line.len() {
        let byte = line[i];
        match byte {
            b'\\' => i += 1,
            b'"' | b'\'' | b'`' if open == byte => open = 0,
            // An apostrophe inside a word opens nothing.
            b'\'' if open == 0 && i > 0 && line[i - 1].is_ascii_alphanumeric() => {}
            b'"' | b'\'' | b'`' if open == 0 => open = byte,
            b'/' if open == 0 && line.get(i + 1) == Some(&b'/') && (i == 0 || line[i - 1] != b':') => comment = true,
            b'#' | b';' if open == 0 && line[..i].trim_ascii().is_empty() && !line[i..].starts_with(b"#define ") => {
                comment = true
            }
            b'*' if line[..i].trim_ascii().is_empty() => comment = true,
            _ => {}
        }
        i += 1;
    }
    (open != 0, comment)
}
