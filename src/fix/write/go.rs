/*! Go: `os.Getenv("NAME")` (<https://pkg.go.dev/os#Getenv>). What it gives is no constant. */

use super::Place;
use super::uses::{closing, uses};
use crate::fix::lexer::{Lexer, Token};
use crate::fix::{Edit, Language, Refusal};

pub fn change(place: &Place<'_>, name: &str) -> Result<Vec<Edit>, Refusal> {
    let around = &place.around;
    // What is sent to a channel.
    if !around.before.ends_with("<-") {
        around.takes_an_expression(place.language)?;
    }
    // A tag of a field, and the path of an import.
    let tag = place.literal.quote == crate::fix::literal::Quote::Raw
        && !around.before.ends_with(['=', '(', ',', ':', '+', '{', '[']);
    let import = place.open(b'(').next().is_some_and(|before| before.trim_end().ends_with("import"));
    if tag || import || around.before.ends_with(['>', '.']) {
        return Err(Refusal::Unsure);
    }
    let lookup = format!("os.Getenv(\"{name}\")");
    let sum = place.parts(&lookup)?.join(" + ");
    let start = place.literal.outer.start - around.line_before.len();
    let line = around.line_before;
    let declared = |line: &str| -> Option<String> {
        // `name Type =`: a lookup is a string, and has to be made one of the type.
        let kind = line.trim_end().strip_suffix('=')?.trim_end().rsplit_once([' ', '\t'])?.1;
        let named = kind != "string"
            && !line.contains(',')
            && line.trim().trim_start_matches("const ").split_whitespace().count() > 2;
        Some(if named { format!("{kind}({sum})") } else { sum.clone() })
    };
    if let Some(indent) = line.find("const ").filter(|&n| line[..n].trim().is_empty()) {
        let with = declared(line).ok_or(Refusal::Constant)?;
        let mut edits = variables(place, line.trim_start().strip_prefix("const").unwrap_or(line))?;
        let word = start + indent..start + indent + "const".len();
        edits.extend([(word, "var".to_owned()), (place.literal.outer.clone(), with)]);
        return Ok(edits);
    }
    if let Some(group) = place.open(b'(').find(|before| before.trim_end().ends_with("const")) {
        let with = declared(line).ok_or(Refusal::Constant)?;
        let mut edits = variables(place, line)?;
        edits.extend(out_of_group(place, group, &with)?);
        return Ok(edits);
    }
    let mut edits = place.sum(&lookup, "+")?;
    // Among the arguments of a call gofmt writes a sum without blanks.
    if !place.whole()
        && among_arguments(place)
        && let Some((_, with)) = edits.first_mut()
    {
        *with = place.parts(&lookup)?.join("+");
    }
    Ok(edits)
}

/// Whether the string is one of several arguments of a call, or an index.
fn among_arguments(place: &Place<'_>) -> bool {
    for &at in place.literal.open.iter().rev() {
        let (before, bracket) = (&place.text[..at], place.text.as_bytes()[at]);
        let called = before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | ')' | ']'));
        match bracket {
            b'[' if called => return true,
            b'(' if called => {
                let Ok(end) = closing(place.text, Language::Go, place.literal.outer.end) else { return false };
                let comma = |from, to| commas(place.text, from, to);
                if comma(at + 1, place.literal.outer.start) || comma(place.literal.outer.end, end) {
                    return true;
                }
            }
            b'(' => {}
            _ => return false,
        }
    }
    false
}

/// Whether a comma stands between the expressions from `from` to `to`, outside of their brackets.
fn commas(text: &str, from: usize, to: usize) -> bool {
    let mut lexer = Lexer::new(text, Language::Go, from);
    while lexer.at < to {
        let begin = lexer.at;
        match lexer.next() {
            Ok(Token::Code) if lexer.open.is_empty() && &text[begin..lexer.at] == "," => return true,
            Ok(Token::End) | Err(_) => return false,
            Ok(_) if lexer.at <= begin => return false,
            Ok(_) => {}
        }
    }
    false
}

/// What else has to be a variable when `declared`, a line up to a value, is one: constants that are made of it.
///
/// # Errors
/// When the file needs a constant: in a group, for the length of an array.
fn variables(place: &Place<'_>, declared: &str) -> Result<Vec<Edit>, Refusal> {
    let here = place.literal.outer.start - place.around.line_before.len()..place.literal.outer.end;
    let mut edits: Vec<Edit> = Vec::new();
    let mut names = vec![declared];
    while let Some(name) = names.pop() {
        let name = name.trim_start().split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default();
        for one in uses(place.text, Language::Go, name, &here)?.0 {
            let start = one.text[..one.at.start].rfind('\n').map_or(0, |n| n + 1);
            let line = &one.text[start..one.at.start];
            let group = one.open(b'(').any(|before| before.trim_end().ends_with("const"));
            let length = one
                .open(b'[')
                .any(|before| !before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | ')' | ']' | '}')));
            if group || length {
                return Err(Refusal::Needed);
            }
            if let Some(rest) = line.trim_start().strip_prefix("const ") {
                let at = start + line.len() - line.trim_start().len();
                let edit = (at..at + "const".len(), "var".to_owned());
                // A constant of another type, or several at once.
                if rest
                    .split('=')
                    .next()
                    .is_none_or(|names| names.contains(',') || names.split_whitespace().count() > 1)
                {
                    return Err(Refusal::Needed);
                }
                if !edits.contains(&edit) {
                    edits.push(edit);
                    names.push(rest);
                }
            }
        }
    }
    Ok(edits)
}

/// A constant of a group becomes a variable behind the group.
fn out_of_group(place: &Place<'_>, group: &str, with: &str) -> Result<Vec<Edit>, Refusal> {
    let around = &place.around;
    let text = place.text;
    let body = group.len() + 1;
    let close = body + text[body..].find("\n)").ok_or(Refusal::Constant)? + 1;
    let lines = &text[body..close];
    // Without its own value a constant repeats the one above, and iota counts lines.
    let repeats = |line: &&str| {
        let line = line.split("//").next().unwrap_or_default().trim();
        !line.is_empty() && !line.contains('=')
    };
    let rest = around.line_after.trim_start();
    let alone = rest.is_empty() || rest.starts_with("//");
    if lines.contains("iota") || lines.contains("/*") || lines.lines().any(|l| repeats(&l)) || !alone {
        return Err(Refusal::Constant);
    }
    let start = place.literal.outer.start - around.line_before.len();
    let end = place.literal.outer.end + text[place.literal.outer.end..].find('\n').ok_or(Refusal::Constant)? + 1;
    let feed = if text[..end].ends_with("\r\n") { "\r\n" } else { "\n" };
    let declaration = around.line_before.trim();
    let only = lines.lines().filter(|l| l.contains('=')).count() == 1;
    if only {
        let word = group.trim_end().len() - "const".len();
        return Ok(vec![
            (word..word + "const".len(), "var".to_owned()),
            (place.literal.outer.clone(), with.to_owned()),
        ]);
    }
    let indent = &group[group.rfind('\n').map_or(0, |n| n + 1)..].replace("const", "");
    let indent = indent.trim_end();
    let after = close + text[close..].find('\n').map_or(text.len() - close, |n| n + 1);
    let name = declaration.trim_end_matches('=').trim_end();
    let name: Vec<&str> = name.split_whitespace().collect();
    let lead = if text[..after].ends_with('\n') { "" } else { feed };
    // What is said above it goes with it.
    let mut above = String::new();
    let mut from = start;
    while let Some(line) = text[..from].strip_suffix('\n').map(|t| &t[t.rfind('\n').map_or(0, |n| n + 1)..])
        && line.trim_start().starts_with("//")
        && from > body
    {
        from -= line.len() + 1;
        above.insert_str(0, &format!("{indent}{}{feed}", line.trim()));
    }
    let behind = if rest.is_empty() { String::new() } else { format!(" {}", rest.trim_end()) };
    let variable = format!("{lead}{feed}{above}{indent}var {} = {with}{behind}{feed}", name.join(" "));
    Ok(vec![(from..end, String::new()), (after..after, variable)])
}
