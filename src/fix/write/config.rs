/*!
Files of settings that are no code: a line is a name and a value.

npm puts the environment into `${NAME}` (<https://docs.npmjs.com/cli/configuring-npm/npmrc>), Spring Boot too
(<https://docs.spring.io/spring-boot/reference/features/external-config.html>). In an example of a `.env` there is no
value at all.
*/

use super::is_name;
use crate::fix::{Edit, Mark, Refusal};
use std::ops::Range;

/// A line of `.npmrc`, of a `.properties` or a `.ini` file: `mark` in the value's place.
pub fn plain_line(text: &str, span: &Range<usize>, name: &str, mark: Mark) -> Result<Vec<Edit>, Refusal> {
    let start = text[..span.start].rfind('\n').map_or(0, |n| n + 1);
    let before = &text[start..span.start];
    if before.trim_start().starts_with(['#', ';', '!']) {
        return Ok(vec![(span.clone(), format!("${name}"))]);
    }
    if !before.contains(['=', ':']) || before.ends_with('\\') {
        return Err(Refusal::Unsure);
    }
    // `${NAME:value}` looks the name up already; the value is for when there is none.
    if let Some(open) = before.rfind("${").filter(|&n| !before[n..].contains('}')) {
        let asked = before[open + 2..].strip_suffix(':').ok_or(Refusal::Unsure)?;
        let plain = mark == Mark::Plain && is_name(asked) && text[span.end..].starts_with('}');
        return if plain { Ok(vec![(span.start - 1..span.end, String::new())]) } else { Err(Refusal::Unsure) };
    }
    Ok(vec![(span.clone(), mark.of(name, None))])
}

/// A line of a `.ini` file, whose program knows `mark`.
pub fn ini_line(text: &str, span: &Range<usize>, name: &str, mark: Mark) -> Result<Vec<Edit>, Refusal> {
    // PHP looks nothing up between single quotes (<https://www.php.net/manual/en/function.parse-ini-file.php>).
    let start = text[..span.start].rfind('\n').map_or(0, |n| n + 1);
    let single = text[start..span.start].matches('\'').count() % 2 == 1;
    let whole = text[..span.start].ends_with('\'') && text[span.end..].starts_with('\'');
    match (mark, single) {
        (Mark::Plain, true) if whole => {
            Ok(vec![(span.start - 1..span.end + 1, format!("\"{}\"", mark.of(name, None)))])
        }
        (Mark::Plain, true) => Err(Refusal::Unsure),
        _ => plain_line(text, span, name, mark),
    }
}

/// A line of `gradle.properties` goes: the environment gives the value to the property.
pub fn gradle_line(text: &str, span: &Range<usize>) -> Result<Vec<Edit>, Refusal> {
    let start = text[..span.start].rfind('\n').map_or(0, |n| n + 1);
    let end = text[span.end..].find('\n').map_or(text.len(), |n| span.end + n + 1);
    let line = &text[start..span.start];
    if line.trim_start().starts_with(['#', '!']) {
        return Ok(vec![(span.clone(), "<value>".to_owned())]);
    }
    let (key, lead) = line.split_once('=').ok_or(Refusal::Unsure)?;
    let whole = lead.trim().is_empty() && text[span.end..end].trim().is_empty();
    // A name with a dot is none for the environment, and those of Gradle itself are not looked up there.
    let plain = is_name(key.trim()) && !text[..start].trim_end_matches(['\n', '\r']).ends_with('\\');
    if plain && whole { Ok(vec![(start..end, String::new())]) } else { Err(Refusal::Gradle) }
}

/// A string of TOML on one line, whose program knows `mark`.
pub fn toml_string(text: &str, span: &Range<usize>, name: &str, mark: Mark) -> Result<Vec<Edit>, Refusal> {
    let start = text[..span.start].rfind('\n').map_or(0, |n| n + 1);
    let end = text[span.end..].find('\n').map_or(text.len(), |n| span.end + n);
    let (before, after) = (&text[start..span.start], &text[span.end..end]);
    let mut open = None;
    let mut escaped = false;
    for c in before.chars() {
        match open {
            _ if escaped => escaped = false,
            Some('"') if c == '\\' => escaped = true,
            Some(quote) if c == quote => open = None,
            Some(_) => {}
            None if matches!(c, '"' | '\'') => open = Some(c),
            None if c == '#' => return Ok(vec![(span.clone(), format!("${name}"))]),
            None => {}
        }
    }
    let quote = open.ok_or(Refusal::Unsure)?;
    let rest = after.find(quote).map(|n| &after[n..]).ok_or(Refusal::Unsure)?;
    if escaped || rest[1..].starts_with(quote) {
        return Err(Refusal::Unsure);
    }
    // `"value" = 1`, `"value".a = 1`, `[table."value"]`
    let behind = rest[1..].trim_start();
    let ends = behind.trim_start_matches(']').trim_start();
    let table =
        before.trim_start().starts_with('[') && behind.starts_with(']') && (ends.is_empty() || ends.starts_with('#'));
    if behind.starts_with(['=', '.']) || table {
        return Err(Refusal::Key);
    }
    let whole = before.ends_with(quote) && after.starts_with(quote);
    if matches!(mark, Mark::Call | Mark::Dollar) && !whole {
        return Err(Refusal::Unsure);
    }
    Ok(vec![(span.clone(), mark.of(name, Some(quote)))])
}

/// A line of an example of a `.env`: nothing in the value's place, or a word for it inside of a longer text.
pub fn dotenv_line(text: &str, span: &Range<usize>) -> Result<Vec<Edit>, Refusal> {
    let start = text[..span.start].rfind('\n').map_or(0, |n| n + 1);
    let before = &text[start..span.start];
    let comment = before.trim_start().starts_with('#');
    let (_, lead) = before.split_once('=').ok_or(Refusal::Unsure)?;
    let lead = lead.trim_start();
    let end = text[span.end..].find('\n').map_or(text.len(), |n| span.end + n);
    let rest = text[span.end..end].trim_end();
    let quoted = matches!(lead, "\"" | "'") && rest.starts_with(lead);
    if quoted && !comment {
        return Ok(vec![(span.start - 1..span.end + 1, String::new())]);
    }
    let whole = lead.is_empty() && (rest.is_empty() || rest.starts_with(' '));
    Ok(vec![(span.clone(), if whole { String::new() } else { "change-me".to_owned() })])
}

/// A string of JSON, or the text of an element or an attribute of XML, whose program knows `mark`.
pub fn marked(text: &str, span: &Range<usize>, name: &str, mark: Mark) -> Result<Vec<Edit>, Refusal> {
    let start = text[..span.start].rfind('\n').map_or(0, |n| n + 1);
    let (before, after) = (&text[start..span.start], &text[span.end..]);
    if before.trim_start().starts_with("//") || before.contains("<!--") {
        return Ok(vec![(span.clone(), format!("${name}"))]);
    }
    let tail = &after[..after.find(['\n', '"', '<']).ok_or(Refusal::Unsure)?];
    let rest = &after[tail.len()..];
    let element = rest.starts_with("</") && before.rfind('>') > before.rfind('<');
    // A quote that a backslash hides begins and ends nothing.
    let quotes = before.replace("\\\\", "").replace("\\\"", "").matches('"').count();
    let value = quotes % 2 == 1 && rest.starts_with('"');
    if value && rest[1..].trim_start().starts_with(':') {
        return Err(Refusal::Key);
    }
    if !element && !value || before.ends_with('\\') {
        return Err(Refusal::Unsure);
    }
    Ok(vec![(span.clone(), mark.of(name, None))])
}

/// A line of pip's requirements (<https://pip.pypa.io/en/stable/reference/requirements-file-format/>).
pub fn requirement(text: &str, span: &Range<usize>, name: &str) -> Result<Vec<Edit>, Refusal> {
    let start = text[..span.start].rfind('\n').map_or(0, |n| n + 1);
    let before = &text[start..span.start];
    if before.trim_start().starts_with('#') || before.contains(" #") {
        return Ok(vec![(span.clone(), format!("${name}"))]);
    }
    // Only a name of capitals is looked up.
    let plain = name.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_');
    let open = before.rfind("${").is_some_and(|open| !before[open..].contains('}'));
    if plain && before.contains("://") && !open {
        Ok(vec![(span.clone(), format!("${{{name}}}"))])
    } else {
        Err(Refusal::Unsure)
    }
}
