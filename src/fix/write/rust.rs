/*!
Rust: `std::env::var("NAME")` (<https://doc.rust-lang.org/std/env/fn.var.html>), as text that lives as long as the literal
did where it has to. A constant becomes a `LazyLock`, and its uses in the file look through it.
*/

use super::Place;
use crate::fix::lexer::{Lexer, Token};
use crate::fix::{Edit, Language, Refusal};

/// Macros whose first string is a format, not an expression.
const FORMATS: &[&str] = &[
    "format", "print", "println", "eprint", "eprintln", "panic", "trace", "debug", "info", "warn", "error", "anyhow",
    "bail",
];

pub fn change(place: &Place<'_>, name: &str) -> Result<Vec<Edit>, Refusal> {
    let around = &place.around;
    let lookup = format!("std::env::var(\"{name}\").expect(\"{name} is not set\")");
    if place.open(b'[').any(|before| before.ends_with('#') || before.ends_with("#!")) {
        return Err(Refusal::Attribute);
    }
    let bars = |text: &str| text.starts_with('|') && !text.starts_with("||");
    // `|_| "value"` is a closure, and not one of several patterns.
    let closure = around.before.ends_with('|')
        && around.before[..around.before.len() - 1]
            .rsplit_once('|')
            .is_some_and(|(head, _)| head.trim_end().ends_with(['(', ',', '=', '|']) || head.ends_with("move "));
    if around.after.starts_with("=>")
        || bars(around.after)
        || around.before.ends_with('|') && !around.before.ends_with("||") && !closure
    {
        return Err(Refusal::Pattern);
    }
    if let Some(range) = fallback(place, name) {
        return Ok(vec![(range, format!(".expect(\"{name} is not set\")"))]);
    }
    if place.literal.prefix.contains(['b', 'c']) {
        let plain = place.literal.prefix == "b" && place.whole() && around.before.ends_with(['(', ',', '=']);
        let constant = place.statement().contains("const ") || place.statement().contains("static ");
        return if plain && !constant {
            Ok(place.instead(format!("{lookup}.leak().as_bytes()")))
        } else {
            Err(Refusal::Unsure)
        };
    }
    // `const NAMES: [&str; 2] = ["value", ...]`: the semicolon of the type ends no statement.
    let outermost = place.literal.open.iter().rev().take_while(|&&at| place.text.as_bytes()[at] != b'{').last();
    if let Some(line) = outermost.and_then(|&at| place.text[..at].lines().last()) {
        let line = line.trim_start().trim_start_matches("pub ");
        if line.starts_with("const ") || line.starts_with("static ") {
            return Err(Refusal::Constant);
        }
    }
    let statement = place.statement();
    let words: Vec<&str> = statement.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
    if words.iter().any(|w| matches!(*w, "const" | "static")) && around.before.ends_with(['=', '[', '(', ',', '&']) {
        return constant(place, statement, &lookup);
    }
    if let Some((makro, first)) = in_macro(place) {
        if first && FORMATS.contains(&makro) {
            return formatted(place, name, &lookup);
        }
        if matches!(makro, "write" | "writeln") && is_second(place) {
            return formatted(place, name, &lookup);
        }
        let arguments = [FORMATS, &["json", "vec", "write", "writeln", "assert_eq", "assert_ne", "dbg"]].concat();
        if !arguments.contains(&makro) || first && !matches!(makro, "vec" | "dbg") && around.before.ends_with('(') {
            return Err(Refusal::Constant);
        }
    }
    let owned = if place.whole() { lookup } else { formatted_text(place, &lookup)? };
    let after = around.after;
    for call in [".to_string()", ".to_owned()"] {
        if let Some(rest) = after.strip_prefix(call) {
            return Ok(vec![(place.literal.outer.start..place.text.len() - rest.len(), owned)]);
        }
    }
    if after.starts_with(".into()") || after.starts_with(".parse") {
        return Ok(place.instead(owned));
    }
    if after.starts_with('.') {
        return Ok(place.instead(format!("{owned}.leak()")));
    }
    if let (Some(head), Some(rest)) = (around.before.strip_suffix("String::from("), after.strip_prefix(')')) {
        return Ok(vec![(head.len()..place.text.len() - rest.len(), owned)]);
    }
    // The text lives as long as a `let`; what is given away has to live for ever.
    let in_let =
        statement.lines().last().unwrap_or_default().trim().starts_with("let ") && around.before.ends_with('=');
    if in_let && after.starts_with(';') {
        return Ok(place.instead(format!("&*{owned}")));
    }
    let opens = closure || around.before.ends_with(['(', ',', ':', '=', '[', '{']) && !around.before.ends_with("::");
    if opens || around.before.ends_with("=>") || ["return", "else"].contains(&around.last_word()) {
        return Ok(place.instead(format!("&*{owned}.leak()")));
    }
    Err(Refusal::Unsure)
}

/// The macro that the string is directly an argument of, and whether the string is its first one.
fn in_macro<'a>(place: &Place<'a>) -> Option<(&'a str, bool)> {
    for &at in place.literal.open.iter().rev() {
        let Some(head) = place.text[..at].strip_suffix('!') else { continue };
        let start = head.rfind(|c: char| !c.is_alphanumeric() && c != '_').map_or(0, |n| n + 1);
        return Some((&head[start..], place.around.before.len() == at + 1));
    }
    None
}

/// Whether the string is the second argument of what is open around it.
fn is_second(place: &Place<'_>) -> bool {
    let Some(&open) = place.literal.open.last() else { return false };
    let before = place.text[open + 1..place.literal.outer.start].trim_end();
    before.matches(',').count() == 1 && before.ends_with(',')
}

/// A format that gets the value as an argument: the only one, or one with a name, which may stand behind all others.
fn formatted(place: &Place<'_>, name: &str, lookup: &str) -> Result<Vec<Edit>, Refusal> {
    let (text, end) = (place.text, place.literal.outer.end);
    let format = &text[place.literal.inner.clone()];
    if !format.contains(['{', '}']) && place.around.after.starts_with(')') {
        return Ok(vec![(place.span.clone(), "{}".to_owned()), (end..end, format!(", {lookup}"))]);
    }
    let argument = name.to_ascii_lowercase();
    let mut lexer = Lexer::new(text, Language::Rust, end);
    loop {
        let begin = lexer.at;
        // The bracket that closes is one more than was opened on the way.
        match lexer.next()? {
            Token::End => return Err(Refusal::Unsure),
            Token::Code if lexer.astray => {
                let close = text[..begin].trim_end();
                let used = text[end..begin].contains(&argument) || format.contains(&format!("{{{argument}"));
                if used {
                    return Err(Refusal::Unsure);
                }
                let (at, comma) = (close.len(), if close.ends_with(',') { " " } else { ", " });
                return Ok(vec![
                    (place.span.clone(), format!("{{{argument}}}")),
                    (at..at, format!("{comma}{argument} = {lookup}")),
                ]);
            }
            _ if lexer.at <= begin => return Err(Refusal::Unsure),
            _ => {}
        }
    }
}

/// `.unwrap_or("value".into())` and its kin behind `env::var("NAME")`: what is taken without the variable.
fn fallback(place: &Place<'_>, name: &str) -> Option<std::ops::Range<usize>> {
    let before = place.around.before;
    let before = before.strip_suffix("String::from(").map_or(before, str::trim_end);
    let wrapped = before.len() != place.around.before.len();
    let before = before.strip_suffix("|_|").map_or(before, str::trim_end);
    let before = before.strip_suffix(".unwrap_or(").or(before.strip_suffix(".unwrap_or_else("))?;
    let head = before.trim_end();
    let var = head.ends_with(&format!("env::var(\"{name}\")"));
    let rest = place.around.after;
    let rest = if wrapped { rest.strip_prefix(')')? } else { rest };
    let rest = [".to_string()", ".to_owned()", ".into()"].iter().find_map(|c| rest.strip_prefix(c)).unwrap_or(rest);
    let rest = rest.trim_start().strip_prefix(')')?;
    (var && place.whole()).then(|| head.len()..place.text.len() - rest.len())
}

/// The string as a `format!` of its parts.
fn formatted_text(place: &Place<'_>, lookup: &str) -> Result<String, Refusal> {
    place.parts(lookup)?;
    let doubled = |text: &str| text.replace('{', "{{").replace('}', "}}");
    let (open, close) = (place.opening(), place.closing());
    Ok(format!("format!({open}{}{{}}{}{close}, {lookup})", doubled(place.before()), doubled(place.after())))
}

/// `const NAME: &str = "value";` becomes a static that looks the value up when it is first read.
fn constant(place: &Place<'_>, statement: &str, lookup: &str) -> Result<Vec<Edit>, Refusal> {
    let declared = statement.lines().last().unwrap_or_default().trim();
    if declared.starts_with("pub") {
        return Err(Refusal::Public);
    }
    let kind = ["const ", "static "].into_iter().find(|k| declared.starts_with(k)).ok_or(Refusal::Constant)?;
    let (name, of) = declared[kind.len()..].split_once(':').ok_or(Refusal::Constant)?;
    let of: String = of.trim_end_matches('=').split_whitespace().collect();
    let member = place
        .block_head()
        .is_some_and(|head| head.split(|c: char| !c.is_alphanumeric()).any(|w| matches!(w, "impl" | "trait" | "mod")));
    if !matches!(of.as_str(), "&str" | "&'staticstr") || !place.around.after.starts_with(';') || member {
        return Err(Refusal::Constant);
    }
    let value = if place.whole() { lookup.to_owned() } else { formatted_text(place, lookup)? };
    let start =
        place.around.before.rfind(declared.split('=').next().unwrap_or(declared).trim_end()).ok_or(Refusal::Unsure)?;
    let line = place.text[..start].rfind('\n').map_or(0, |n| n + 1);
    let indent = &place.text[line..start];
    let feed = if place.text.contains("\r\n") { "\r\n" } else { "\n" };
    if !indent.trim().is_empty() {
        return Err(Refusal::Constant);
    }
    let with = format!(
        "static {}: std::sync::LazyLock<&str> ={feed}{indent}    std::sync::LazyLock::new(|| {value}.leak())",
        name.trim()
    );
    let mut edits = vec![(start..place.literal.outer.end, with)];
    edits.extend(uses(place, name.trim(), start)?);
    Ok(edits)
}

/// Every use of the constant `name`, looked through.
fn uses(place: &Place<'_>, name: &str, declared: usize) -> Result<Vec<Edit>, Refusal> {
    let text = place.text;
    let mut edits = Vec::new();
    let mut lexer = Lexer::new(text, Language::Rust, 0);
    loop {
        let begin = lexer.at;
        match lexer.next()? {
            Token::End => return Ok(edits),
            Token::String(literal) if text[literal.inner.clone()].contains(&format!("{{{name}")) => {
                return Err(Refusal::Public);
            }
            Token::Code if &text[begin..lexer.at] == name => {
                let (before, after) = (text[..begin].trim_end(), text[lexer.at..].trim_start());
                let head = before[before.rfind([';', '{', '}']).map_or(0, |n| n + 1)..].trim();
                if (declared..place.literal.outer.end).contains(&begin) || after.starts_with('.') {
                    continue;
                }
                let constant = ["const ", "static ", "use ", "pub "].iter().any(|w| head.starts_with(w));
                if constant
                    || before.ends_with([':', '<', '.']) && !before.ends_with(": ")
                    || after.starts_with(['|', ':'])
                    || after.starts_with("=>")
                {
                    // A field's name, a path, a pattern: too much would change.
                    if before.ends_with(':') && !before.ends_with("::") && !constant {
                        edits.push((begin..begin, "*".to_owned()));
                        continue;
                    }
                    return Err(Refusal::Public);
                }
                if after.starts_with(['[', '?']) {
                    edits.push((begin..lexer.at, format!("(*{name})")));
                } else {
                    edits.push((begin..begin, "*".to_owned()));
                }
            }
            _ if lexer.at <= begin => return Err(Refusal::Unsure),
            _ => {}
        }
    }
}
