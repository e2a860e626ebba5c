/*!
Values that stand apart from their names: a level deeper (`{"adminPassword": {"value": "..."}}`), on the line below
(block scalars of YAML), in the element behind (`<key>..</key><string>..</string>`), under the name of their column.

A place further away proves less, so each of these asks for the words that tie the two together, and none of them looks
further than [`REACH`]. Tables, whose rows are many, are [`super::tables`]'s.
*/

use super::kind::Kind;
use super::notation::{GAP, Notation, blank, is_name, line_end, line_start, quote, skip, space};
use super::tables::{self, Column, Memo};
use super::value::{self, Value, plain, quoted, trim};
use std::ops::Range;

/// A value stands at most this many bytes behind its name.
const REACH: usize = 1024;
/// What makes bytes or characters of a text before it is handed over.
const GO_BYTES: &[u8] = b"[]byte(";
const JAVA_CHARS: &[u8] = b".toCharArray()";
/// A call has at most this many parts.
const COLUMNS: usize = 48;

/// What stands apart from a name.
pub enum Apart<'a> {
    /// A value, and how it is given to the name.
    One(Notation, Value<'a>),
    /// A column of values.
    Column(Column),
}

/// What stands apart from the name at `name`; `found` is what [`super::notation::operator`] says of it. `path` is the
/// name of the document, `memo` what is known of its tables.
pub fn values<'a>(
    text: &'a [u8],
    name: &Range<usize>,
    kind: Kind,
    path: &[u8],
    found: Option<(Notation, usize)>,
    memo: &Memo,
) -> Option<Apart<'a>> {
    let byte = |i: usize| text.get(i).copied().unwrap_or(0);
    let one = |notation: Notation, value: Option<Value<'a>>| value.map(|value| Apart::One(notation, value));
    match found {
        Some((notation @ (Notation::Assign | Notation::Colon), side)) => {
            let start = skip(text, side, GAP, blank);
            match byte(start) {
                b'{' => one(notation, inside(text, start, kind)),
                b'|' | b'>' if kind == Kind::Yaml => one(notation, block(text, name, start)),
                b'\n' | b'\r' if kind == Kind::Yaml => one(notation, deeper(text, name, start)),
                _ => None,
            }
        }
        Some((Notation::Table, _)) => tables::markdown(text, name).map(Apart::Column),
        None | Some((Notation::Pair, _)) => {
            let closed = skip(text, name.end, 2, quote);
            let quoted = closed > name.end && name.start > 0 && quote(byte(name.start - 1));
            // `[password]` of SQL Server.
            let next = skip(text, skip(text, closed, 1, |b| b == b']'), GAP, space);
            if let Some(column) = tables::column(text, name, next, path, memo) {
                return Some(Apart::Column(column));
            }
            match byte(next) {
                _ if found.is_some() => None,
                b'>' if quoted && kind == Kind::Xml => one(Notation::Element, element(text, name, next)),
                b'<' if closed == name.end && next == closed => one(Notation::Element, sibling(text, name)),
                b'{' if quoted && declares(text, name.start - 1) => one(Notation::Assign, inside(text, next, kind)),
                b',' if name_of_pair(text, name) => one(Notation::Pair, paired(text, next + 1, kind, name)),
                _ if quoted && next > closed && kind == Kind::Xml => one(Notation::Element, element(text, name, next)),
                _ if quoted && next > closed && name_of_pair(text, name) => {
                    one(Notation::Pair, paired(text, next, kind, name))
                }
                c if closed == name.end && next > closed && c.is_ascii_alphabetic() => {
                    one(Notation::Assign, typed(text, name, next))
                }
                _ => None,
            }
        }
        _ => None,
    }
}

fn is_any(word: &[u8], of: &[&str]) -> bool {
    of.iter().any(|other| word.eq_ignore_ascii_case(other.as_bytes()))
}

/// Whether `word` says that what follows is the value of the name above it.
fn says_value(word: &[u8]) -> bool {
    is_any(word, &["value", "default", "defaultValue", "default_value"])
}

/// Where the side of a value begins when something is given at `at`: `: value`, `= value`.
fn side(text: &[u8], at: usize) -> Option<usize> {
    let sign = skip(text, at, GAP, blank);
    let twice = matches!(text.get(sign + 1), Some(b'=' | b':' | b'>'));
    matches!(text.get(sign), Some(b':' | b'=') if !twice).then_some(sign + 1)
}

/// The quoted text that begins at or after `at`, where nothing else stands before it nor is joined to it.
fn literal(text: &[u8], at: usize) -> Option<Value<'_>> {
    let start = skip(text, at, GAP, space);
    text.get(start).filter(|b| quote(**b))?;
    let (span, mark, close) = quoted(text, start, 0)?;
    let next = skip(text, close, GAP, blank);
    (!matches!(text.get(next), Some(b'+' | b'.' | b'('))).then(|| plain(text, span, mark))
}

/// The value in the braces that open at `open`: `{ type = string, default = "value" }`. What stands deeper is not its
/// own.
fn inside(text: &[u8], open: usize, kind: Kind) -> Option<Value<'_>> {
    let end = text.len().min(open + REACH);
    let (mut at, mut depth) = (open, 0usize);
    while at < end {
        let (word, after) = match text[at] {
            b'{' | b'[' | b'(' => {
                depth += 1;
                at += 1;
                continue;
            }
            b'}' | b']' | b')' => {
                depth -= 1;
                if depth == 0 {
                    return None;
                }
                at += 1;
                continue;
            }
            b'#' => {
                at = line_end(text, at);
                continue;
            }
            b'/' if text.get(at + 1) == Some(&b'/') => {
                at = line_end(text, at);
                continue;
            }
            b if quote(b) => {
                let (span, _, close) = quoted(text, at, 0)?;
                (span, close)
            }
            b if is_name(b) => {
                let close = skip(text, at, REACH, is_name);
                (at..close, close)
            }
            _ => {
                at += 1;
                continue;
            }
        };
        at = after;
        if depth == 1
            && says_value(&text[word])
            && let Some(side) = side(text, after)
        {
            return match kind {
                Kind::Yaml => value::value(text, side, Notation::Pair, kind, false, side),
                _ => literal(text, side),
            };
        }
    }
    None
}

/// How far the line that begins at `start` is indented.
fn indent(text: &[u8], start: usize) -> usize {
    skip(text, start, 128, |b| b == b' ') - start
}

/// The lines behind `at`, as where they begin and where their text ends, blank ones left out.
fn lines(text: &[u8], at: usize) -> impl Iterator<Item = Range<usize>> + '_ {
    let end = text.len().min(at + REACH);
    let mut next = line_end(text, at) + 1;
    std::iter::from_fn(move || {
        while next < end {
            let line = next..line_end(text, next);
            next = line.end + 1;
            if !text[line.clone()].trim_ascii().is_empty() {
                return Some(line);
            }
        }
        None
    })
}

/// The one line of a block scalar of YAML, whose sign stands at `at`: `|`, `>-`. A block of more is a text or a file.
fn block<'a>(text: &'a [u8], name: &Range<usize>, at: usize) -> Option<Value<'a>> {
    let sign = skip(text, at + 1, 2, |b| matches!(b, b'-' | b'+') || b.is_ascii_digit());
    let rest = text[sign..line_end(text, sign)].trim_ascii();
    if !rest.is_empty() && rest[0] != b'#' {
        return None;
    }
    let own = indent(text, line_start(text, name.start));
    let mut below = lines(text, sign).take(2);
    let first = below.next().filter(|line| indent(text, line.start) > own)?;
    if below.next().is_some_and(|line| indent(text, line.start) > own) {
        return None;
    }
    Some(plain(text, trim(text, first), 0))
}

/// The value among the lines below a name in YAML: `Type: String`, `Default: value`.
fn deeper<'a>(text: &'a [u8], name: &Range<usize>, at: usize) -> Option<Value<'a>> {
    let own = indent(text, line_start(text, name.start));
    let mut level = None;
    for line in lines(text, at).take(8) {
        let indent = indent(text, line.start);
        if indent <= own {
            return None;
        }
        let start = line.start + indent;
        let end = skip(text, start, 24, is_name);
        if indent == *level.get_or_insert(indent) && text.get(end) == Some(&b':') && says_value(&text[start..end]) {
            return value::value(text, end + 1, Notation::Colon, Kind::Yaml, false, start);
        }
    }
    None
}

/// Whether the word before the quote at `at` declares what stands in it: `variable "name" {`.
fn declares(text: &[u8], at: usize) -> bool {
    let line = &text[line_start(text, at)..at];
    is_any(line.trim_ascii(), &["variable", "output", "parameter"])
}

/// Whether the name is itself the value of something that says that it is one: `name: DB_PASSWORD`, `"Key":
/// "DB_PASSWORD"`.
fn name_of_pair(text: &[u8], name: &Range<usize>) -> bool {
    let least = name.start.saturating_sub(GAP);
    let before = &text[least..name.start];
    let open = before.iter().rposition(|b| !blank(*b) && !quote(*b) && *b != b'\\');
    let Some(open) = open.filter(|at| matches!(before[*at], b':' | b'=')) else { return false };
    let before = &before[..open];
    let end = before.iter().rposition(|b| b.is_ascii_alphabetic()).map_or(0, |at| at + 1);
    let start = before[..end].iter().rposition(|b| !b.is_ascii_alphabetic()).map_or(0, |at| at + 1);
    is_any(&before[start..end], &["name", "key", "ParameterKey", "variable", "OptionName"])
}

/// The value of the pair of which the name was one half: `value: "text"` at or after `at`.
fn paired<'a>(text: &'a [u8], at: usize, kind: Kind, name: &Range<usize>) -> Option<Value<'a>> {
    let word = skip(text, at, GAP, |b| space(b) || quote(b) || b == b'\\');
    let end = skip(text, word, 24, |b| b.is_ascii_alphabetic());
    if !is_any(&text[word..end], &["value", "ParameterValue"]) {
        return None;
    }
    let slashes = skip(text, end, 4, |b| quote(b) || b == b'\\');
    let side = side(text, slashes)?;
    let spoken = if kind == Kind::Shell { Kind::Yaml } else { kind };
    value::value(text, side, Notation::Pair, spoken, false, name.start)
}

/// The value of what is declared with its type behind its name, which stands at `at`: `param name string = 'value'`.
fn typed<'a>(text: &'a [u8], name: &Range<usize>, at: usize) -> Option<Value<'a>> {
    let before = text[name.start.saturating_sub(16)..name.start].trim_ascii_end();
    let before = before.strip_suffix(b"@").unwrap_or(before).trim_ascii_end();
    let start = before.iter().rposition(|b| !b.is_ascii_alphabetic()).map_or(0, |at| at + 1);
    if !is_any(&before[start..], &["var", "const", "param", "declare"]) {
        return None;
    }
    let end = skip(text, at, GAP, |b| is_name(b) || matches!(b, b'(' | b')' | b'[' | b']' | b'*'));
    let sign = skip(text, end, GAP, blank);
    let sign = if text.get(sign) == Some(&b':') { sign + 1 } else { sign };
    (text.get(sign) == Some(&b'=') && text.get(sign + 1) != Some(&b'='))
        .then(|| value::value(text, sign + 1, Notation::Assign, Kind::Code, false, name.start))
        .flatten()
}

/// What no word looks like: letters and digits, and no space. Texts under a name are mostly what people read.
fn odd(value: &[u8]) -> bool {
    value.len() >= 6
        && value.iter().any(u8::is_ascii_digit)
        && value.iter().any(u8::is_ascii_alphabetic)
        && !value.iter().any(|b| space(*b))
}

/// The text of the element whose tag ends at `close`, up to its end: `>value</`.
fn content(text: &[u8], close: usize) -> Option<Value<'_>> {
    let mut start = skip(text, close + 1, GAP, space);
    if text[start..].starts_with(b"<![CDATA[") {
        start += 9;
    }
    let end = skip(text, start, REACH, |b| b != b'<' && b != b'\n' && b != b']');
    let ends = text[end..].trim_ascii_start();
    let span = trim(text, start..end);
    ((ends.starts_with(b"</") || ends.starts_with(b"]]>")) && odd(&text[span.clone()])).then(|| plain(text, span, 0))
}

/// The text under an element that the attribute at `name` names, its tag going on at `at`: `<string
/// name="x">value</string>`, `<property name="x"><value>value</value>`.
fn element<'a>(text: &'a [u8], name: &Range<usize>, at: usize) -> Option<Value<'a>> {
    if !name_of_pair(text, name) {
        return None;
    }
    let close = skip(text, at, 256, |b| b != b'<' && b != b'>');
    if text.get(close) != Some(&b'>') || text[close - 1] == b'/' {
        return None;
    }
    let inner = skip(text, close + 1, GAP, space);
    match tag(text, inner) {
        Some((word, end)) if is_any(&text[word.clone()], &["value"]) => content(text, end),
        Some(_) => None,
        None => content(text, close),
    }
}

/// The name and the end of the tag that opens at `at`; `None` where none does.
fn tag(text: &[u8], at: usize) -> Option<(Range<usize>, usize)> {
    text.get(at).filter(|b| **b == b'<')?;
    let end = skip(text, at + 1, 32, is_name);
    let close = skip(text, end, 128, |b| b != b'<' && b != b'>');
    (end > at + 1 && text.get(close) == Some(&b'>')).then_some((at + 1..end, close))
}

/// The text of the element behind the one that holds the name: `<key>name</key> <string>value</string>`.
fn sibling<'a>(text: &'a [u8], name: &Range<usize>) -> Option<Value<'a>> {
    let close = text[name.end..].strip_prefix(b"</")?;
    let length = close.iter().take(32).take_while(|b| is_name(**b)).count();
    let names = ["key", "name", "param-name", "env-entry-name", "entry-key"];
    let opened = text[..name.start].strip_suffix(b">").is_some_and(|t| t.ends_with(&close[..length]));
    if !opened || !is_any(&close[..length], &names) || close.get(length) != Some(&b'>') {
        return None;
    }
    let mut next = skip(text, name.end + 2 + length + 1, GAP, space);
    // Its type stands between the two.
    if let Some((word, end)) = tag(text, next)
        && is_any(&text[word], &["env-entry-type", "type"])
    {
        let behind = &text[end..text.len().min(end + 128)];
        next = skip(text, end + memchr::memmem::find(behind, b"</")?, 128, |b| b != b'>');
        next = skip(text, next + 1, GAP, space);
    }
    let (word, end) = tag(text, next)?;
    is_any(&text[word], &["string", "value", "param-value", "env-entry-value"]).then(|| content(text, end)).flatten()
}

/// What is given between brackets, from behind the opening one at `at`: every part that is nothing but a text in
/// quotes, and `None` for another; and where the closing bracket stands.
pub fn parts(text: &[u8], at: usize) -> Option<(Vec<Option<Value<'_>>>, usize)> {
    let end = text.len().min(at + REACH);
    let mut out = Vec::new();
    let mut next = at;
    while out.len() < COLUMNS {
        let start = skip(text, next, GAP, space);
        let bytes = text[start..].starts_with(GO_BYTES);
        let letters = skip(text, start, 1, |b| matches!(b, b'N' | b'b' | b'@' | b'E'));
        let letters = if bytes { start + GO_BYTES.len() } else { letters };
        let mut value = None;
        next = start;
        if text.get(letters).is_some_and(|b| quote(*b)) {
            let (span, mark, close) = quoted(text, letters, 0)?;
            let java = text[close..].starts_with(JAVA_CHARS);
            next = if java {
                close + JAVA_CHARS.len()
            } else {
                close + usize::from(bytes && text.get(close) == Some(&b')'))
            };
            next = skip(text, next, GAP, space);
            value = Some(plain(text, span, mark)).filter(|_| matches!(text.get(next), Some(b',' | b')')));
        }
        let mut depth = 0usize;
        loop {
            match *text.get(next).filter(|_| next < end)? {
                b',' if depth == 0 => break,
                b')' if depth == 0 => {
                    out.push(value);
                    return Some((out, next));
                }
                b'(' | b'[' | b'{' => depth += 1,
                b')' | b']' | b'}' => depth = depth.checked_sub(1)?,
                b';' => return None,
                b if quote(b) => {
                    next = quoted(text, next, 0)?.2;
                    continue;
                }
                _ => {}
            }
            next += 1;
        }
        out.push(value);
        next += 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::notation::{name_around, operator};
    use super::*;

    /// What stands apart from the name that holds `assw` in a text.
    fn read(path: &str, kind: Kind, text: &str) -> Vec<String> {
        let text = text.as_bytes();
        let at = memchr::memmem::find(text, b"assw").unwrap();
        let name = name_around(text, at, at + 4).unwrap();
        let found = operator(text, &name, kind);
        match values(text, &name, kind, path.as_bytes(), found, &Memo::default()) {
            Some(Apart::One(_, value)) => vec![String::from_utf8_lossy(&value.bytes).into_owned()],
            _ => Vec::new(),
        }
    }

    #[test]
    fn values_a_level_deeper() {
        assert_eq!(read("", Kind::Json, "{\"passwd\": {\"type\": \"x\", \"value\": \"v1\"}}"), ["v1"]);
        assert_eq!(read("", Kind::Code, "variable \"password\" {\n  # it's\n  default = \"v1\"\n}"), ["v1"]);
        assert_eq!(read("", Kind::Yaml, "passwd:\n  Type: x\n\n  Default: v1\n"), ["v1"]);
        let none: [&str; 0] = [];
        assert_eq!(read("", Kind::Json, "{\"passwd\": {\"meta\": {\"value\": \"v1\"}}, \"value\": \"v2\"}"), none);
        assert_eq!(read("", Kind::Yaml, "passwd:\n  a:\n    Default: v1\nDefault: v2\n"), none);
    }

    #[test]
    fn a_block_scalar_of_one_line() {
        assert_eq!(read("", Kind::Yaml, "a:\n  passwd: |-\n    v1\n  b: c\n"), ["v1"]);
        assert_eq!(read("", Kind::Yaml, "passwd: >\n\n  v1"), ["v1"]);
        let none: [&str; 0] = [];
        assert_eq!(read("", Kind::Yaml, "passwd: |\n  v1\n  v2\n"), none);
        assert_eq!(read("", Kind::Yaml, "passwd: |\nv1: x\n"), none);
    }

    #[test]
    fn elements_hold_what_no_word_looks_like() {
        assert_eq!(read("", Kind::Xml, "<s name=\"passwd\"><![CDATA[abc123]]></s>"), ["abc123"]);
        assert_eq!(read("", Kind::Xml, "<key>passwd</key>\n <string>abc123</string>"), ["abc123"]);
        let none: [&str; 0] = [];
        assert_eq!(read("", Kind::Xml, "<s name=\"passwd\">Passwort</s>"), none);
        assert_eq!(read("", Kind::Xml, "<key>passwd</key><true/>"), none);
    }

    #[test]
    fn parts_of_a_call_keep_their_places() {
        let (parts, end) = parts(b"a(b, 'c'), 'd', 'e' + f)", 0).unwrap();
        let texts: Vec<_> = parts.iter().map(|part| part.as_ref().map(|value| &*value.bytes)).collect();
        assert_eq!((texts, end), (vec![None, Some(&b"d"[..]), None], 23));
    }
}
