/*!
Regular expressions of other tools, written for ours. What differs: a brace that begins no repetition and a bracket
inside a class stand for themselves there; Go quotes with `\Q...\E`, and `\<` is a plain character to it
(<https://github.com/google/re2/wiki/Syntax>, <https://docs.rs/regex/latest/regex/#syntax>).
*/

/// Whose expression it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum From {
    /// Go's, and near enough JavaScript's and Python's.
    Go,
    /// POSIX's extended ones, as grep takes them.
    Posix,
}

/// `pattern` in our syntax.
pub fn ours(pattern: &str, from: From) -> String {
    let mut out = String::with_capacity(pattern.len());
    let mut rest = pattern;
    while let Some(c) = rest.chars().next() {
        let after = &rest[c.len_utf8()..];
        match c {
            '\\' if from == From::Go && after.starts_with('Q') => {
                let (quoted, next) = after[1..].split_once("\\E").unwrap_or((&after[1..], ""));
                out.push_str(&regex::escape(quoted));
                rest = next;
                continue;
            }
            '\\' => {
                let escaped = after.chars().next();
                match escaped {
                    Some(c @ ('<' | '>')) if from == From::Go => out.push(c),
                    Some(c) => out.extend(['\\', c]),
                    None => out.push('\\'),
                }
                rest = &after[escaped.map_or(0, char::len_utf8)..];
                continue;
            }
            '{' if !counts(after) => out.push_str("\\{"),
            '[' => {
                let (class, next) = class(rest, from);
                out.push_str(&class);
                rest = next;
                continue;
            }
            c => out.push(c),
        }
        rest = after;
    }
    out
}

/// Whether what follows a brace makes a repetition of it: `3}`, `3,}` or `3,5}`.
fn counts(after: &str) -> bool {
    let Some((inside, _)) = after.split_once('}') else { return false };
    let (least, most) = inside.split_once(',').unwrap_or((inside, ""));
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    !least.is_empty() && digits(least) && digits(most)
}

/// The class that `text` begins with, in our syntax, and what follows it.
fn class(text: &str, from: From) -> (String, &str) {
    let mut out = String::from("[");
    let mut rest = &text[1..];
    if let Some(after) = rest.strip_prefix('^') {
        out.push('^');
        rest = after;
    }
    // A bracket that closes at once stands for itself.
    if let Some(after) = rest.strip_prefix(']') {
        out.push_str("\\]");
        rest = after;
    }
    while let Some(c) = rest.chars().next() {
        let after = &rest[c.len_utf8()..];
        match c {
            ']' => {
                out.push(']');
                return (out, after);
            }
            '[' if after.starts_with(':') => {
                let Some(end) = after.find(":]") else {
                    out.push_str("\\[");
                    rest = after;
                    continue;
                };
                out.push_str(&rest[..end + 3]);
                rest = &rest[end + 3..];
                continue;
            }
            '[' => out.push_str("\\["),
            '\\' if from == From::Posix => out.push_str("\\\\"),
            '\\' => {
                let escaped = after.chars().next();
                match escaped {
                    Some(c @ ('<' | '>')) => out.push(c),
                    Some(c) => out.extend(['\\', c]),
                    None => out.push('\\'),
                }
                rest = &after[escaped.map_or(0, char::len_utf8)..];
                continue;
            }
            // Two of them would be an operation on classes.
            '&' | '~' => out.extend(['\\', c]),
            c => out.push(c),
        }
        rest = after;
    }
    (out, "")
}

/// `pattern` without what takes anything at its ends: `.*` there changes nothing about whether it is found, but makes
/// it reach over a whole line, and so touch everything that stands on it.
pub fn tight(pattern: &str) -> &str {
    let mut rest = pattern;
    loop {
        let before = rest;
        for open in ["^.*", "(.*?)", "(.*)", ".*?", ".*"] {
            if let Some(after) = rest.strip_prefix(open).filter(|after| !after.starts_with(['?', '*', '+', '{'])) {
                rest = after;
                break;
            }
        }
        for close in [".*$", "(.*?)", "(.*)", ".*?", ".*"] {
            let stripped = rest.strip_suffix(close);
            if let Some(left) = stripped.filter(|left| left.bytes().rev().take_while(|b| *b == b'\\').count() % 2 == 0)
            {
                rest = left;
                break;
            }
        }
        if rest == before {
            return rest;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_for_itself_is_escaped() {
        for (theirs, ours_) in [
            (r"^\$(?:\d+|{\d+})$", r"^\$(?:\d+|\{\d+})$"),
            (r"^\{\{[ \t]*x}}$", r"^\{\{[ \t]*x}}$"),
            (r"a{3}b{2,}c{1,4}", r"a{3}b{2,}c{1,4}"),
            (r"a{,5}", r"a\{,5}"),
            (r#"["'[{(]x[^]a]"#, r#"["'\[{(]x[^\]a]"#),
            (r"[[:alnum:]_[]", r"[[:alnum:]_\[]"),
            (r"\Qa.b*\Ec\<d\>[\<]", r"a\.b\*c<d>[<]"),
            (r"[a&&b]", r"[a\&\&b]"),
            (r"\", r"\"),
        ] {
            assert_eq!(ours(theirs, From::Go), ours_);
        }
        assert_eq!(ours(r"[\w]x\<y", From::Posix), r"[\\w]x\<y");
        for text in [r"^\$(?:\d+|{\d+})$", r#"["'[{(]"#, "[a&&b]", "x{", "[[:alnum:]_[]"] {
            assert!(crate::policy::own::compile(&ours(text, From::Go), false).is_ok(), "{text}");
        }
    }

    #[test]
    fn what_takes_anything_is_cut_from_the_ends() {
        assert_eq!(tight(r".*f5\.com"), r"f5\.com");
        assert_eq!(tight(r"^.*token.*$"), "token");
        assert_eq!(tight(r"(.*?)x\.*"), r"x\.*");
        assert_eq!(tight(".*"), "");
        assert_eq!(tight("a.*b"), "a.*b");
    }
}
