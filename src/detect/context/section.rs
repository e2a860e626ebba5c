/*!
What a name stands under: the object, the mapping or the section whose name says what a bare `key` is the key of, as in
`"Jwt": { "Key": ... }`, `jwt:` with `key:` below it, `[jwt]` before `key = ...`.

Asked only of a name that is the word `key` alone and of a value that could be one: nothing looks further back than
[`REACH`].
*/

use super::kind::Kind;
use super::name::{self, Name, Role};
use super::notation::{blank, is_name, line_start, quote, space};
use super::words::Words;
use std::ops::Range;

const REACH: usize = 1024;

/// `name` together with what it stands under, when it is the word `key` alone and `value` long enough for a secret.
pub fn whole(text: &[u8], name: Name, kind: Kind, value: &[u8], words: &Words) -> Name {
    const SHORTEST: usize = 16;
    if name.role != Role::PlainKey || name.words != 1 || value.len() < SHORTEST || !value.iter().any(u8::is_ascii_digit)
    {
        return name;
    }
    let span = name.span.0..name.span.1;
    let above = match kind {
        Kind::Json => object(text, span.start),
        Kind::Yaml => mapping(text, span.start),
        Kind::Config | Kind::Code => heading(text, span.start),
        _ => None,
    };
    let Some(above) = above.filter(|above| above.len() + 1 + span.len() <= name::LONGEST) else { return name };
    let mut joined = [b'.'; name::LONGEST];
    let length = above.len() + 1 + span.len();
    joined[..above.len()].copy_from_slice(&text[above.clone()]);
    joined[above.len() + 1..length].copy_from_slice(&text[span.clone()]);
    name::read(&joined[..length], span, words).unwrap_or(name)
}

/// The name of the object that holds what stands at `at`.
fn object(text: &[u8], at: usize) -> Option<Range<usize>> {
    let least = at.saturating_sub(REACH);
    let mut depth = 0;
    let open = (least..at).rev().find(|&i| {
        depth += match text[i] {
            b'}' | b']' => 1,
            b'{' | b'[' => -1,
            _ => 0,
        };
        depth < 0
    })?;
    let before = |end: usize, test: fn(u8) -> bool| (least..end).rev().find(|&i| !test(text[i])).map(|i| i + 1);
    let colon = before(open, space).filter(|&end| text[end - 1] == b':')? - 1;
    let close = before(colon, space).filter(|&end| quote(text[end - 1]))? - 1;
    let start = before(close, is_name)?;
    (start < close).then_some(start..close)
}

/// The name of the mapping that holds what stands at `at`: that of the first line above which is indented less.
fn mapping(text: &[u8], at: usize) -> Option<Range<usize>> {
    let least = at.saturating_sub(REACH);
    let indent = |line: &[u8]| line.iter().take_while(|b| blank(**b)).count();
    let mut end = line_start(text, at);
    let own = indent(&text[end..at]);
    while end > least {
        let start = line_start(text, end - 1);
        let line = &text[start..end];
        let said = line.trim_ascii();
        if !said.is_empty() && said[0] != b'#' && indent(line) < own {
            let from = start + indent(line);
            let to = from + text[from..end].iter().take_while(|b| is_name(**b)).count();
            return (from < to && text[to..end].trim_ascii() == b":").then_some(from..to);
        }
        end = start;
    }
    None
}

/// The name of the section that holds what stands at `at`: `[name]`.
fn heading(text: &[u8], at: usize) -> Option<Range<usize>> {
    let least = at.saturating_sub(REACH);
    let open = memchr::memmem::rfind(&text[least..at], b"\n[").map(|n| least + n + 1).or_else(|| {
        let first = least == 0 && text.first() == Some(&b'[');
        first.then_some(0)
    })?;
    let close = open + 1 + text[open + 1..at].iter().take_while(|b| is_name(**b)).count();
    (close > open + 1 && text[close] == b']').then_some(open + 1..close)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn role(text: &str, kind: Kind) -> Role {
        let at = text.to_lowercase().rfind("key").expect("a key");
        let name = name::plain(at..at + 3, Role::PlainKey);
        whole(text.as_bytes(), name, kind, &[b'7'; 20], &Words::default()).role
    }

    #[test]
    fn a_key_is_one_of_what_it_stands_under() {
        assert_eq!(role("{\"Jwt\": {\"Issuer\": {\"a\": [1]}, \"Key\": 1}}", Kind::Json), Role::Key);
        assert_eq!(role("{\"Sort\": {\"Key\": 1}}", Kind::Json), Role::PlainKey);
        assert_eq!(role("{\"Jwt\": {}, \"Key\": 1}", Kind::Json), Role::PlainKey);
        assert_eq!(role("jwt:\n  issuer: x\n\n  key: 1", Kind::Yaml), Role::Key);
        assert_eq!(role("jwt:\n  issuer: x\nkey: 1", Kind::Yaml), Role::PlainKey);
        assert_eq!(role("[jwt]\nissuer = x\nkey = 1", Kind::Config), Role::Key);
        assert_eq!(role("key = 1", Kind::Config), Role::PlainKey);
    }
}
