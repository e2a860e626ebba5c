/*!
The value on the side that [`super::notation`] found: where it begins and ends, and the bytes that it stands for.
*/

use super::kind::Kind;
use super::notation::{
    GAP, Notation, WINDOW, blank, entity, inside, is_name, line_end, line_start, quote, skip, space,
};
use std::borrow::Cow;
use std::ops::Range;

/// A value as it was read.
#[derive(Debug, Clone)]
pub struct Value<'a> {
    /// Where it stands, without its quotes.
    pub span: Range<usize>,
    /// Its bytes; owned when they do not stand together in the text.
    pub bytes: Cow<'a, [u8]>,
    /// The quote around it; 0 for none.
    pub quote: u8,
    /// It is an argument of a call: `decode("value")`.
    pub wrapped: bool,
    /// The call looks something up: `getenv("value")`.
    pub lookup: bool,
    /// More words follow a bare value.
    pub trailing: bool,
    /// It was written as numbers: `{82, 109, 36}`.
    pub array: bool,
    /// It is one of a list.
    pub item: bool,
}

/// What a shell takes where the variable at `name` is not set: `${NAME:-value}`, `${NAME-value}`, `${NAME:=value}`.
pub fn default<'a>(text: &'a [u8], name: &Range<usize>) -> Option<Value<'a>> {
    if !text[..name.start].ends_with(b"${") {
        return None;
    }
    let colon = skip(text, name.end, 1, |b| b == b':');
    let start = skip(text, colon, 1, |b| matches!(b, b'-' | b'='));
    let span = start..skip(text, start, 256, |b| b != b'}' && !space(b) && !quote(b));
    (start > colon && text.get(span.end) == Some(&b'}')).then(|| plain(text, span, 0))
}

/// The value that begins at or after `at`.
pub fn value<'a>(
    text: &'a [u8],
    at: usize,
    notation: Notation,
    kind: Kind,
    glued: bool,
    name: usize,
) -> Option<Value<'a>> {
    let byte = |i: usize| text.get(i).copied().unwrap_or(0);
    if notation == Notation::Element {
        // On a line of its own a value is one word, and no word that people read.
        let own = skip(text, at, GAP, space);
        let lone = text.get(at..own).is_some_and(|gap| gap.contains(&b'\n'));
        let from = if lone { own } else { at };
        let end = skip(text, from, WINDOW, |b| b != b'<' && b != b'\n');
        let close = if lone { skip(text, end, GAP, space) } else { end };
        let span = trim(text, from..end);
        let stands = byte(close) == b'<' && byte(close + 1) == b'/' && (!lone || odd(&text[span.clone()]));
        return stands.then(|| plain(text, span, 0));
    }
    let mut start = skip(text, at, GAP, blank);
    // `**Password:** value`
    if kind == Kind::Prose && text[start..].starts_with(b"** ") {
        start = skip(text, start + 2, GAP, blank);
    }
    if matches!(byte(start), b'\n' | b'\r')
        && kind == Kind::Code
        && matches!(notation, Notation::Assign | Notation::Call | Notation::Pair)
    {
        start = skip(text, start, GAP, space);
    }
    // Letters that may stand before a quote: b"", r"", f"", @"", L"", $"".
    let mut letters = start;
    while letters < start + 2
        && matches!(
            byte(letters),
            b'b' | b'B' | b'r' | b'R' | b'u' | b'U' | b'f' | b'F' | b'L' | b'@' | b'$' | b'N' | b'q' | b's' | b'#'
        )
    {
        letters += 1;
    }
    let slashes = skip(text, letters, 4, |b| b == b'\\');
    if quote(byte(slashes)) {
        let formatted = text[start..letters].iter().any(|b| matches!(b, b'f' | b'F' | b'$'));
        let first = quoted(text, slashes, slashes - letters)?;
        return joined(text, first, formatted, kind);
    }
    if byte(start) == b'&'
        && let Some(length) = entity(&text[start..])
    {
        let from = start + length;
        let end = memchr::memmem::find(&text[from..text.len().min(from + 512)], &text[start..from])?;
        return Some(plain(text, from..from + end, b'"'));
    }
    if let Some(value) = array(text, start).or_else(|| bracketed(text, start)) {
        return Some(value);
    }
    let bare = match (kind, notation) {
        (_, Notation::Flag) => true,
        (_, Notation::Call | Notation::Pair | Notation::Compare) if kind != Kind::Yaml => false,
        (Kind::Yaml | Kind::Config | Kind::Prose, _) => true,
        // `name = value`, and `name := value` of make.
        (Kind::Shell, Notation::Assign) => glued || matches!(byte(at.wrapping_sub(2)), b' ' | b':' | b'?'),
        (Kind::Shell, _) | (Kind::Sql, Notation::Beside) => true,
        _ => false,
    };
    if bare {
        return self::bare(text, start, notation, kind, name);
    }
    let (in_string, comment) = inside(text, name);
    // A text of several lines holds notations of its own: a long word that ends its line, with digits in it.
    let run = skip(text, start, 128, |b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/' | b'=' | b'_' | b'-'));
    let lone = glued
        && notation == Notation::Colon
        && run >= start + 12
        && matches!(byte(run), b'\n' | b'\r')
        && text[start..run].iter().any(u8::is_ascii_digit);
    // A setting that was taken back: `# password = value`.
    let taken_back =
        comment && notation == Notation::Assign && odd(text[start..line_end(text, start)].trim_ascii_end());
    if (lone || in_string || comment || kind == Kind::Xml) && (glued || notation == Notation::Colon) || taken_back {
        return self::bare(text, start, notation, Kind::Code, name);
    }
    (kind != Kind::Json).then(|| expression(text, start, notation)).flatten()
}

/// Whether `value` is what no word looks like: letters and digits or signs, six or more, without a space or anything
/// that only code is made of.
fn odd(value: &[u8]) -> bool {
    value.len() >= 6
        && value.iter().any(u8::is_ascii_digit)
        && value.iter().any(u8::is_ascii_alphabetic)
        && !value.iter().any(|b| space(*b) || quote(*b) || matches!(b, b'(' | b'[' | b'{' | b',' | b';'))
}

/// A text in brackets instead of quotes: `q(value)` of Perl, `%q(value)` of Ruby, `[[value]]` of Lua. What else looks
/// like it is code: only what no word looks like is a value.
fn bracketed(text: &[u8], start: usize) -> Option<Value<'_>> {
    let rest = text.get(start..)?;
    let forms: [&[u8]; 7] = [b"[[", b"qq", b"q", b"%q", b"%Q", b"%", b"<<"];
    let mark = forms.into_iter().find(|form| rest.starts_with(form))?;
    let (open, close): (usize, &[u8]) = match (mark, rest.get(mark.len())?) {
        (b"[[", _) => (0, b"]]"),
        // A binary of Erlang: `<<"value">>`.
        (b"<<", b'"') => (1, b"\">>"),
        (b"<<", _) => return None,
        (_, b'(') => (1, b")"),
        (_, b'{') => (1, b"}"),
        (_, b'[') => (1, b"]"),
        (_, b'|') => (1, b"|"),
        _ => return None,
    };
    let from = start + mark.len() + open;
    let line = text.get(from..line_end(text, from))?;
    let span = from..from + memchr::memmem::find(line, close)?;
    let value = &text[span.clone()];
    odd(value).then(|| plain(text, span, mark[mark.len() - 1]))
}

pub(super) fn plain(text: &[u8], span: Range<usize>, quote: u8) -> Value<'_> {
    Value {
        bytes: Cow::Borrowed(&text[span.clone()]),
        span,
        quote,
        wrapped: false,
        lookup: false,
        trailing: false,
        array: false,
        item: false,
    }
}

pub(super) fn trim(text: &[u8], span: Range<usize>) -> Range<usize> {
    let inner = &text[span.clone()];
    let start = span.start + (inner.len() - inner.trim_ascii_start().len());
    start..start.max(span.start + inner.trim_ascii_end().len())
}

/// The text between the quote at `at`, which `slashes` backslashes escape, and its like.
pub(super) fn quoted(text: &[u8], at: usize, slashes: usize) -> Option<(Range<usize>, u8, usize)> {
    let mark = *text.get(at)?;
    let triple = text[at..].starts_with(&[mark; 3]) && mark != b'`';
    let start = if triple { at + 3 } else { at + 1 };
    let end = text.len().min(start + WINDOW);
    let mut i = start;
    let mut run = 0;
    while i < end {
        let byte = text[i];
        if byte == mark && (if slashes == 0 { run % 2 == 0 } else { run <= slashes }) {
            if triple && !text[i..].starts_with(&[mark; 3]) {
                i += 1;
                continue;
            }
            let close = i + if triple { 3 } else { 1 };
            return (i >= run + start || slashes == 0)
                .then(|| (start..i - if slashes > 0 { run } else { 0 }, mark, close));
        }
        if byte == b'\n' && !triple {
            return None;
        }
        run = if byte == b'\\' { run + 1 } else { 0 };
        i += 1;
    }
    None
}

/// A quoted text and those that are joined to it: `"ab" + "cd"`, `"ab" . "cd"`, `"ab" "cd"`.
fn joined<'a>(text: &'a [u8], first: (Range<usize>, u8, usize), formatted: bool, kind: Kind) -> Option<Value<'a>> {
    let (span, mark, mut close) = first;
    let mut value = plain(text, span, mark);
    // A hole in a format string is written as one that placeholders know.
    if formatted && memchr::memchr(b'{', &value.bytes).is_some() {
        value.lookup = true;
    }
    if kind != Kind::Code {
        return Some(value);
    }
    for _ in 0..16 {
        let next = skip(text, close, GAP, space);
        let sign = matches!(text.get(next), Some(b'+' | b'.' | b'&'));
        let from = if sign { skip(text, next + 1, GAP, space) } else { next };
        if !sign && (from == close || text.get(from) != Some(&mark)) {
            break;
        }
        if text.get(from).is_none_or(|&b| !quote(b)) {
            // Joined to what only the program knows.
            value.wrapped |= sign && text.get(next) == Some(&b'+');
            break;
        }
        let Some((more, _, end)) = quoted(text, from, 0) else { break };
        value.bytes.to_mut().extend_from_slice(&text[more.clone()]);
        value.span.end = more.end;
        close = end;
    }
    Some(value)
}

/// Whether a value without quotes goes on behind a comma, before `rest`: what follows is no space, and no other name
/// that is given something.
fn goes_on(rest: &[u8]) -> bool {
    let name = rest.iter().take_while(|b| is_name(**b)).count();
    let ends = |b: u8| space(b) || quote(b) || matches!(b, b'\\' | b',' | b';' | b')' | b']' | b'}' | b'<');
    rest.first().is_some_and(|&b| !ends(b)) && !matches!(rest.get(name), Some(b'=' | b':'))
}

/// A value without quotes.
fn bare(text: &[u8], start: usize, notation: Notation, kind: Kind, name: usize) -> Option<Value<'_>> {
    let line = line_end(text, start);
    let rest = &text[start..line];
    let alone = matches!(kind, Kind::Yaml | Kind::Config) && notation != Notation::Flag && {
        let before = text[line_start(text, name)..name].trim_ascii();
        before.is_empty()
            || before.iter().all(|b| matches!(b, b'-' | b'#' | b'"' | b'\'' | b';' | b' '))
            || before == b"export"
    };
    let mut end = 0;
    if alone {
        // The rest of the line, without a comment.
        while end < rest.len() && rest[end] != 0 {
            if (rest[end] == b'#' || rest[end] == b';') && end > 0 && blank(rest[end - 1]) {
                break;
            }
            end += 1;
        }
    } else {
        let mut depth = 0i32;
        while end < rest.len() {
            match rest[end] {
                0 | b' ' | b'\t' | b'\r' | b'"' | b'\'' | b'`' | b'<' | b'>' | b'\\' => break,
                b',' if end == 0 || !goes_on(&rest[end + 1..]) => break,
                b';' | b'&' | b'|' if notation != Notation::Flag || end + 1 == rest.len() => break,
                b'(' | b'{' | b'[' => depth += 1,
                b')' | b'}' | b']' => {
                    depth -= 1;
                    if depth < 0 {
                        break;
                    }
                }
                _ => {}
            }
            end += 1;
        }
    }
    let span = trim(text, start..start + end);
    if span.is_empty() {
        return None;
    }
    let mut value = plain(text, span.clone(), 0);
    value.trailing = text[span.end..line].trim_ascii_start().first().is_some_and(|b| b.is_ascii_alphabetic());
    Some(value)
}

/// Numbers in brackets: `[]byte{82, 0x6d}`, `new byte[] { 1, 2 }`, `[1, 2]`; at least eight, none over 255.
pub(super) fn array(text: &[u8], start: usize) -> Option<Value<'_>> {
    let open = skip(text, start, 24, |b| {
        !matches!(b, b'{' | b'\n' | b'"' | b'\'' | b'(' | b';' | b',') && !b.is_ascii_digit()
    });
    let open = match text.get(open) {
        Some(b'{') => open,
        Some(b'0'..=b'9') if open > start && text[open - 1] == b'[' => open - 1,
        _ => return None,
    };
    let mut bytes = Vec::new();
    let mut i = open + 1;
    let end = text.len().min(open + WINDOW);
    while i < end {
        i = skip(text, i, GAP, |b| space(b) || b == b',');
        let digits = skip(text, i, 5, |b| b.is_ascii_alphanumeric());
        let word = text[i..digits].strip_suffix(b"u8").unwrap_or(&text[i..digits]);
        if word.is_empty() {
            break;
        }
        let word = std::str::from_utf8(word).ok()?;
        let number = match word.strip_prefix("0x").or_else(|| word.strip_prefix("0X")) {
            Some(hex) => u8::from_str_radix(hex, 16),
            None => word.parse(),
        };
        bytes.push(number.ok()?);
        i = digits;
    }
    (bytes.len() >= 8 && matches!(text.get(i), Some(b'}' | b']'))).then(|| Value {
        span: open + 1..i,
        bytes: Cow::Owned(bytes),
        quote: 0,
        wrapped: false,
        lookup: false,
        trailing: false,
        array: true,
        item: false,
    })
}

/// Calls that look a text up rather than take it as it is.
const LOOKUPS: &[&[u8]] = &[
    b"env",
    b"get",
    b"config",
    b"conf",
    b"param",
    b"lookup",
    b"find",
    b"read",
    b"load",
    b"fetch",
    b"open",
    b"var",
    b"require",
    b"setting",
    b"option",
    b"prompt",
    b"input",
    b"translate",
    b"gettext",
    b"i18n",
    b"message",
    b"format",
    b"sprintf",
    b"print",
    b"error",
    b"file",
    b"path",
    b"join",
    b"resource",
    b"prop",
    b"query",
    b"select",
    b"request",
    b"header",
    b"cookie",
    b"arg",
    b"attr",
    b"data",
    b"field",
    b"column",
    b"regex",
    b"re.",
    b"compile",
    b"match",
    b"replace",
    b"split",
    b"mock",
    b"test",
    b"url",
    b"label",
    b"text",
    b"t(",
    b"_(",
    b"vault",
    b"secretref",
    b"ref",
    b"expect",
    b"contain",
    b"element",
    b"by.",
    b"import",
    b"symbol",
    b"flag",
    b"stringvar",
    b"describe",
    b"hash",
    b"digest",
    b"sha",
    b"md5",
    b"encrypt",
    b"bcrypt",
];

/// The text inside a short expression: `String("value")`, `env("NAME") || "value"`, `("user", "value")`.
pub fn expression(text: &[u8], start: usize, notation: Notation) -> Option<Value<'_>> {
    let mut end = line_end(text, start).min(start + 160);
    let mut open = skip(text, start, 60, |b| {
        b.is_ascii_alphanumeric()
            || matches!(
                b,
                b'_' | b'.'
                    | b'('
                    | b':'
                    | b'&'
                    | b'*'
                    | b'['
                    | b']'
                    | b' '
                    | b'<'
                    | b'>'
                    | b'{'
                    | b'!'
                    | b'@'
                    | b'$'
                    | b'-'
                    | b'|'
                    | b'?'
            )
    });
    let before = text[start..open].trim_ascii_end();
    // `NAME ?? "value"`, but of `NAME ? "value" : "other"` neither is what it is given.
    if before.contains(&b'?') && [&b"??"[..], b"?."].iter().all(|m| memchr::memmem::find(before, m).is_none()) {
        return None;
    }
    // `process.env.NAME ||` and the value on the next line.
    if matches!(text.get(open), Some(b'\n' | b'\r')) && (before.ends_with(b"||") || before.ends_with(b"??")) {
        open = skip(text, open, GAP, space);
        end = line_end(text, open);
    }
    if open >= end || !quote(*text.get(open)?) {
        // A type between the name and its value: `password: String = "value"`.
        if notation == Notation::Colon && text.get(open) == Some(&b'=') {
            let value = skip(text, open + 1, GAP, blank);
            if text.get(value).is_some_and(|&b| quote(b)) {
                return joined(text, quoted(text, value, 0)?, false, Kind::Code);
            }
        }
        return None;
    }
    let callee = &text[start..open];
    let (span, mark, close) = quoted(text, open, 0)?;
    // `("ab" "cd")`
    if callee == b"(" {
        let whole = joined(text, (span.clone(), mark, close), false, Kind::Code)?;
        if whole.span.end > span.end {
            return Some(whole);
        }
    }
    let mut value = plain(text, span, mark);
    value.wrapped = true;
    let mut lower = [0u8; 64];
    let n = callee.len().min(64);
    lower[..n].copy_from_slice(&callee[..n]);
    lower.make_ascii_lowercase();
    value.lookup = LOOKUPS.iter().any(|l| memchr::memmem::find(&lower[..n], l).is_some());
    // Another text after it: the default of a lookup, the second of a pair.
    let after = skip(text, close, GAP, blank);
    let arrow = text[after..].starts_with(b"=>");
    let key = arrow || text.get(after) == Some(&b':') && callee.contains(&b'{');
    let from = if arrow { after + 2 } else { close };
    let mut next = skip(text, from, GAP, |b| blank(b) || matches!(b, b')' | b']' | b',' | b'|' | b'?' | b':'));
    if text[next..].starts_with(b"or ") {
        next += 3;
    } else if text[next..].starts_with(b".unwrap_or(") {
        next += 11;
    }
    if next > close
        && text.get(next).is_some_and(|&b| quote(b))
        && let Some((span, mark, _)) = quoted(text, next, 0)
    {
        value = plain(text, span, mark);
        value.wrapped = true;
    } else if key {
        // The key of a map, whose value only the program knows.
        return None;
    }
    Some(value)
}

/// What `bytes` say in a URL, where they hold characters as `%40`; `None` where they hold none.
pub fn unescaped(bytes: &[u8]) -> Option<Vec<u8>> {
    let hex = |at: usize| char::from(*bytes.get(at)?).to_digit(16);
    let (mut out, mut at, mut any) = (Vec::new(), memchr::memchr(b'%', bytes)?, false);
    out.extend_from_slice(&bytes[..at]);
    while at < bytes.len() {
        match (bytes[at], hex(at + 1), hex(at + 2)) {
            (b'%', Some(high), Some(low)) => {
                out.push((high * 16 + low) as u8);
                any = true;
                at += 3;
            }
            (byte, ..) => {
                out.push(byte);
                at += 1;
            }
        }
    }
    any.then_some(out)
}

/// The cells of a table's row from `at` on that are one word, or in quotes; at most five are looked at.
pub fn cells(text: &[u8], at: usize) -> Vec<Value<'_>> {
    let mut out = Vec::new();
    let mut start = at;
    for _ in 0..5 {
        let end = skip(text, start, 256, |b| b != b'|' && b != b'\n');
        if text.get(end) != Some(&b'|') {
            break;
        }
        let mut span = trim(text, start..end);
        let mark = if span.len() > 2 { text[span.start] } else { 0 };
        let marked = quote(mark) && text[span.end - 1] == mark;
        if marked {
            span = span.start + 1..span.end - 1;
        }
        let words = text[span.clone()].contains(&b' ');
        // Beside the name a cell may hold any value; further on a sentence is what it mostly is.
        if !span.is_empty() && (start == at || marked || !words) {
            out.push(plain(text, span, if marked { mark } else { 0 }));
        }
        start = end + 1;
    }
    out
}

/// The texts of a list that begins at or after `at`: `["value", "value"]`, or lines of `- value`; none when no list
/// does.
pub fn items(text: &[u8], at: usize, kind: Kind) -> Vec<Value<'_>> {
    const MOST: usize = 12;
    let mut out = Vec::new();
    let mut next = skip(text, at, GAP, blank);
    if matches!(text.get(next), Some(b'[' | b'{' | b'(')) {
        let limit = text.len().min(next + WINDOW);
        next += 1;
        while out.len() < MOST && next < limit {
            let from = skip(text, next, GAP, |b| space(b) || b == b',');
            // Two texts without a comma between them are one, and no list.
            if out.len() == 1 && !text[next..from].contains(&b',') {
                if text.get(from).is_some_and(|&b| quote(b)) {
                    out.clear();
                }
                break;
            }
            let letters = skip(text, from, 2, |b| matches!(b, b'b' | b'u' | b'r' | b'@'));
            let item = match text.get(letters) {
                Some(&b) if quote(b) => {
                    let Some((span, mark, close)) = quoted(text, letters, 0) else { break };
                    next = close;
                    plain(text, span, mark)
                }
                Some(&b) if kind == Kind::Yaml && (b.is_ascii_alphanumeric() || b == b'-') => {
                    next = skip(text, from, 256, |b| !matches!(b, b',' | b']' | b'\n'));
                    plain(text, trim(text, from..next), 0)
                }
                _ => break,
            };
            // A key of a map, and not an item.
            if matches!(text.get(skip(text, next, 8, blank)), Some(b':' | b'=')) {
                break;
            }
            out.push(Value { item: true, ..item });
        }
    } else if kind == Kind::Yaml && matches!(text.get(next), Some(b'\n' | b'\r')) {
        while out.len() < MOST {
            let dash = skip(text, next, GAP, space);
            if !text[dash..].starts_with(b"- ") {
                break;
            }
            let from = skip(text, dash + 1, GAP, blank);
            let line = line_end(text, from);
            let item = match text.get(from) {
                Some(&b) if quote(b) => match quoted(text, from, 0) {
                    Some((span, mark, _)) => plain(text, span, mark),
                    None => break,
                },
                _ => plain(text, trim(text, from..line), 0),
            };
            next = line;
            // `- key: value` is an item with names of its own.
            if item.quote != 0 || memchr::memmem::find(&item.bytes, b": ").is_none() && !item.bytes.ends_with(b":") {
                out.push(Value { item: true, ..item });
            }
        }
    }
    out
}

/// The arguments of a call that are quoted texts, one after another from its start; at most four.
pub fn arguments(text: &[u8], at: usize) -> Vec<Value<'_>> {
    let mut out = Vec::new();
    let mut start = skip(text, at, GAP, space);
    for _ in 0..4 {
        let letters = skip(text, start, 2, |b| matches!(b, b'b' | b'r' | b'@' | b'L' | b'\\'));
        if text.get(letters).is_none_or(|&b| !quote(b)) {
            break;
        }
        let slashes = if text.get(start) == Some(&b'\\') { letters - start } else { 0 };
        let Some((span, mark, close)) = quoted(text, letters, slashes) else { break };
        out.push(plain(text, span, mark));
        let comma = skip(text, close, GAP, space);
        if text.get(comma) != Some(&b',') {
            break;
        }
        start = skip(text, comma + 1, GAP, space);
    }
    out
}
