/*!
Values that stand apart from their names: a level deeper (`{"adminPassword": {"value": "..."}}`), on the line below (block
scalars of YAML), in the element behind (`<key>..</key><string>..</string>`), under the name of their column.

A place further away proves less, so each of these asks for the words that tie the two together, and none of them looks
further than [`REACH`]. Tables, whose rows are many, are read for [`ROWS`] rows.
*/

use super::kind::Kind;
use super::name::Role;
use super::notation::{GAP, Notation, blank, is_name, line_end, line_start, quote, skip, space};
use super::value::{self, Value, plain, quoted, trim};
use std::ops::Range;

/// A value stands at most this many bytes behind its name.
const REACH: usize = 1024;
/// In a table, at most this many rows below it.
const ROWS: usize = 32;
/// A table has at most this many columns.
const COLUMNS: usize = 48;

/// The values that stand apart from the name at `name`, and how they are given to it; `found` is what
/// [`super::notation::operator`] says of it. `path` is the name of the document.
pub fn values<'a>(
    text: &'a [u8],
    name: &Range<usize>,
    role: Role,
    kind: Kind,
    path: &[u8],
    found: Option<(Notation, usize)>,
) -> Option<(Notation, Vec<Value<'a>>)> {
    let byte = |i: usize| text.get(i).copied().unwrap_or(0);
    let one = |notation: Notation, value: Option<Value<'a>>| value.map(|value| (notation, vec![value]));
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
        Some((Notation::Table, _)) => some(Notation::Table, markdown(text, name)),
        None | Some((Notation::Pair, _)) => {
            let closed = skip(text, name.end, 2, quote);
            let quoted = closed > name.end && name.start > 0 && quote(byte(name.start - 1));
            // `[password]` of SQL Server.
            let next = skip(text, skip(text, closed, 1, |b| b == b']'), GAP, space);
            if matches!(byte(next), b',' | b')')
                && let Some(values) = inserted(text, name, next, role)
            {
                return some(Notation::Beside, values);
            }
            let cell = matches!(byte(closed), b',' | b';' | b'\t' | b'\n' | b'\r');
            if cell && is_csv(path) && line_start(text, name.start) == 0 {
                return some(Notation::Table, csv(text, name, role));
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

fn some(notation: Notation, values: Vec<Value<'_>>) -> Option<(Notation, Vec<Value<'_>>)> {
    (!values.is_empty()).then_some((notation, values))
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

/// The value in the braces that open at `open`: `{ type = string, default = "value" }`. What stands deeper is not its own.
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

/// Whether the name is itself the value of something that says that it is one: `name: DB_PASSWORD`, `"Key": "DB_PASSWORD"`.
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

/// The text under an element that the attribute at `name` names, its tag going on at `at`: `<string name="x">value</string>`,
/// `<property name="x"><value>value</value>`.
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

/// What is given between brackets, from behind the opening one at `at`: every part that is nothing but a text in quotes, and
/// `None` for another; and where the closing bracket stands.
pub fn parts(text: &[u8], at: usize) -> Option<(Vec<Option<Value<'_>>>, usize)> {
    let end = text.len().min(at + REACH);
    let mut out = Vec::new();
    let mut next = at;
    while out.len() < COLUMNS {
        let start = skip(text, next, GAP, space);
        let letters = skip(text, start, 1, |b| matches!(b, b'N' | b'b' | b'@' | b'E'));
        let mut value = None;
        next = start;
        if text.get(letters).is_some_and(|b| quote(*b)) {
            let (span, mark, close) = quoted(text, letters, 0)?;
            next = skip(text, close, GAP, space);
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

/// Whether a value is the hash of a password, as databases hold them: hexadecimal, of one of the lengths that hashes have.
fn digest(role: Role, value: &[u8]) -> bool {
    role == Role::Password
        && matches!(value.len(), 32 | 40 | 56 | 64 | 96 | 128)
        && value.iter().all(u8::is_ascii_hexdigit)
}

/// The values under a name in the list of columns of an INSERT, `at` being the sign behind the name:
/// `(name, password) VALUES ('a', 'value')`.
fn inserted<'a>(text: &'a [u8], name: &Range<usize>, at: usize, role: Role) -> Option<Vec<Value<'a>>> {
    let listed = |b: u8| is_name(b) || space(b) || quote(b) || matches!(b, b',' | b'[' | b']');
    let close = skip(text, at, REACH / 2, listed);
    if text.get(close) != Some(&b')') {
        return None;
    }
    let mut next = skip(text, close + 1, GAP, space);
    if !text.get(next..next + 6)?.eq_ignore_ascii_case(b"values") {
        return None;
    }
    let least = name.start.saturating_sub(REACH / 2);
    let before = &text[least..name.start];
    let open = before.iter().rposition(|b| !listed(*b)).filter(|at| before[*at] == b'(')?;
    let column = before[open..].iter().filter(|b| **b == b',').count();
    let mut out = Vec::new();
    next += 6;
    for _ in 0..ROWS {
        let row = skip(text, next, GAP, |b| space(b) || b == b',');
        if text.get(row) != Some(&b'(') {
            break;
        }
        let Some((mut parts, end)) = parts(text, row + 1) else { break };
        if let Some(value) = parts.get_mut(column).and_then(Option::take).filter(|v| !digest(role, &v.bytes)) {
            out.push(value);
        }
        next = end + 1;
    }
    Some(out)
}

fn is_csv(path: &[u8]) -> bool {
    let end = &path[path.len().saturating_sub(4)..];
    is_any(end, &[".csv", ".tsv"])
}

/// The values under a name in the first line of a table of comma-separated values.
fn csv<'a>(text: &'a [u8], name: &Range<usize>, role: Role) -> Vec<Value<'a>> {
    let head = &text[..line_end(text, 0)];
    let Some(mark) = [b',', b';', b'\t'].into_iter().max_by_key(|mark| memchr::memchr_iter(*mark, head).count()) else {
        return Vec::new();
    };
    let column = memchr::memchr_iter(mark, &head[..name.start]).count();
    let mut out = Vec::new();
    let mut line = head.len() + 1;
    for _ in 0..ROWS {
        if line >= text.len() || column >= COLUMNS {
            break;
        }
        let end = line_end(text, line);
        let mut at = line;
        for place in 0..=column {
            let marked = text.get(at) == Some(&b'"');
            let (span, after) = match marked.then(|| quoted(text, at, 0)).flatten() {
                Some((span, _, close)) => (span, close),
                None => {
                    let close = skip(text, at, end - at, |b| b != mark);
                    (trim(text, at..close), close)
                }
            };
            if place == column && after <= end && !digest(role, &text[span.clone()]) {
                out.push(plain(text, span, if marked { b'"' } else { 0 }));
            }
            if after >= end || text[after] != mark {
                break;
            }
            at = after + 1;
        }
        line = end + 1;
    }
    out
}

/// The values under a name in the first row of a table in Markdown: a row of dashes follows it.
fn markdown<'a>(text: &'a [u8], name: &Range<usize>) -> Vec<Value<'a>> {
    let head = line_start(text, name.start);
    let rule = line_end(text, name.end) + 1;
    let dashes = text.get(rule..line_end(text, rule.min(text.len()))).unwrap_or_default();
    if !dashes.contains(&b'-') || !dashes.iter().all(|b| blank(*b) || matches!(b, b'|' | b'-' | b':' | b'\r')) {
        return Vec::new();
    }
    let bars = |line: &[u8]| memchr::memchr_iter(b'|', line).count();
    let leads = |line: &[u8]| line.trim_ascii_start().starts_with(b"|");
    let column = bars(&text[head..name.start]) - usize::from(leads(&text[head..name.start]));
    let mut out = Vec::new();
    let mut line = rule + dashes.len() + 1;
    for _ in 0..ROWS {
        if line >= text.len() {
            break;
        }
        let end = line_end(text, line);
        let row = &text[line..end];
        if !row.contains(&b'|') {
            break;
        }
        let mut at = line + if leads(row) { memchr::memchr(b'|', row).map_or(0, |n| n + 1) } else { 0 };
        for place in 0..=column {
            let close = skip(text, at, end - at, |b| b != b'|');
            if place == column {
                let mut span = trim(text, at..close);
                let marked = span.len() > 2 && text[span.start] == b'`' && text[span.end - 1] == b'`';
                if marked {
                    span = span.start + 1..span.end - 1;
                }
                // A sentence is what a cell mostly is.
                if !text[span.clone()].contains(&b' ') {
                    out.push(plain(text, span, if marked { b'`' } else { 0 }));
                }
            }
            if close >= end {
                break;
            }
            at = close + 1;
        }
        line = end + 1;
    }
    out
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
        let values = values(text, &name, Role::Password, kind, path.as_bytes(), found);
        let told = |value: &Value<'_>| String::from_utf8_lossy(&value.bytes).into_owned();
        values.map_or_else(Vec::new, |(_, values)| values.iter().map(told).collect())
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
    fn columns_and_their_rows() {
        let rows = "INSERT INTO t (a, passwd, b) VALUES (1, 'v1', f('x, y')), ('a', 'v2', 'b'), ('c', d, 'e');";
        assert_eq!(read("", Kind::Sql, rows), ["v1", "v2"]);
        assert_eq!(read("a.csv", Kind::Config, "a,passwd\n\"x,y\",v1\n2,v2"), ["v1", "v2"]);
        assert_eq!(read("", Kind::Prose, "| a | passwd |\n|---|---|\n| x | `v1` |\n| y | two words |\n"), ["v1"]);
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
