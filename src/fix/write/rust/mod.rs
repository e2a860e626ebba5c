/*!
Rust: `std::env::var("NAME")` (<https://doc.rust-lang.org/std/env/fn.var.html>), as text that lives as long as the
literal did where it has to. A constant becomes a `LazyLock`, and its uses in the file look through it.
*/

mod constant;
mod pattern;

use super::Place;
use super::uses::closing;
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
    if place.open(b'{').any(|before| super::head(before).contains("const fn ")) {
        return Err(Refusal::Constant);
    }
    if pattern::is_one(place.text, &place.literal.outer, &place.literal.open)? {
        return Err(Refusal::Pattern);
    }
    if let Some(range) = fallback(place, name) {
        return Ok(vec![(range, format!(".expect(\"{name} is not set\")"))]);
    }
    if place.literal.prefix.contains(['b', 'c']) {
        let plain = place.literal.prefix == "b" && place.whole() && around.before.ends_with(['(', ',', '=']);
        let statement = place.statement().replace("'static", "");
        let constant = statement.contains("const ") || statement.contains("static ");
        return if plain && !constant {
            Ok(place.instead(format!("{lookup}.leak().as_bytes()")))
        } else {
            Err(Refusal::Unsure)
        };
    }
    // What stands in a closure is looked up when that is called.
    let outermost = place.literal.open.iter().rev().take_while(|&&at| place.text.as_bytes()[at] != b'{').last();
    let line = place.text[..outermost.map_or(place.literal.outer.start, |&at| at)].lines().last().unwrap_or_default();
    let line = line.trim_start();
    let line = line.strip_prefix("pub").map_or(line, |rest| rest.trim_start_matches(|c| c != ' ').trim_start());
    let statement = place.statement();
    let words: Vec<&str> = statement.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
    let constant = ["const ", "static "].iter().any(|word| line.starts_with(word))
        || words.contains(&"const")
        || words.contains(&"static") && statement.replace("'static", "").contains("static");
    let called = statement.contains("||") || statement.contains("|_|");
    if constant && !called {
        return constant::change(place, &lookup);
    }
    let argument = around.before.ends_with(['(', ',']) && around.after.starts_with([',', ')']) && place.whole();
    match in_macro(place)? {
        Some(Argument::Format) => return formatted(place, name, &lookup),
        // A format only borrows what it is given.
        Some(Argument::Value) if argument => return Ok(place.instead(lookup)),
        Some(Argument::Unknown) => return Err(Refusal::Constant),
        _ => {}
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
    // What is given away has to live for ever, as the literal did.
    let opens = pattern::is_closure(around.before)
        || around.before.ends_with(['(', ',', ':', '=', '[', '{']) && !around.before.ends_with("::");
    if opens || around.before.ends_with("=>") || ["return", "else"].contains(&around.last_word()) {
        return Ok(place.instead(format!("&*{owned}.leak()")));
    }
    Err(Refusal::Unsure)
}

/// What a string is to the macro that it is an argument of.
enum Argument {
    /// The format.
    Format,
    /// A value that a format shows.
    Value,
    /// Any other expression.
    Other,
    /// Nobody knows.
    Unknown,
}

/// What the string is to the innermost macro around it, if there is one.
fn in_macro(place: &Place<'_>) -> Result<Option<Argument>, Refusal> {
    for (depth, &at) in place.literal.open.iter().rev().enumerate() {
        let Some(head) = place.text[..at].strip_suffix('!') else { continue };
        let start = head.rfind(|c: char| !c.is_alphanumeric() && c != '_').map_or(0, |n| n + 1);
        let makro = &head[start..];
        // Which argument is the format.
        let format = match makro {
            "write" | "writeln" | "assert" | "debug_assert" => Some(1),
            "assert_eq" | "assert_ne" | "debug_assert_eq" | "debug_assert_ne" => Some(2),
            _ if FORMATS.contains(&makro) => Some(0),
            "json" | "vec" | "dbg" | "matches" => None,
            _ => return Ok(Some(Argument::Unknown)),
        };
        if depth > 0 {
            return Ok(Some(Argument::Other));
        }
        // A key of JSON is no expression.
        if makro == "json" && place.around.before.ends_with('(') {
            return Ok(Some(Argument::Unknown));
        }
        let Some(format) = format else { return Ok(Some(Argument::Other)) };
        let index = commas(place.text, at + 1, place.literal.outer.start)?;
        let alone = place.around.before.ends_with(['(', ',']);
        return Ok(Some(match index.cmp(&format) {
            std::cmp::Ordering::Equal if alone => Argument::Format,
            std::cmp::Ordering::Greater => Argument::Value,
            _ => Argument::Other,
        }));
    }
    Ok(None)
}

/// The number of commas between the arguments from `from` to `to`.
fn commas(text: &str, from: usize, to: usize) -> Result<usize, Refusal> {
    let mut lexer = Lexer::new(text, Language::Rust, from);
    let mut count = 0;
    while lexer.at < to {
        let begin = lexer.at;
        match lexer.next()? {
            Token::Code if lexer.open.is_empty() && &text[begin..lexer.at] == "," => count += 1,
            _ if lexer.at <= begin => return Err(Refusal::Unsure),
            _ => {}
        }
    }
    Ok(count)
}

/// A format that gets the value as an argument: the only one, or one with a name, which may stand behind all others.
fn formatted(place: &Place<'_>, name: &str, lookup: &str) -> Result<Vec<Edit>, Refusal> {
    let (text, end) = (place.text, place.literal.outer.end);
    let format = &text[place.literal.inner.clone()];
    if !format.contains(['{', '}']) && place.around.after.starts_with(')') {
        return Ok(vec![(place.span.clone(), "{}".to_owned()), (end..end, format!(", {lookup}"))]);
    }
    let argument = name.to_ascii_lowercase();
    let close = closing(text, Language::Rust, end)?;
    if text[end..close].contains(&argument) || format.contains(&format!("{{{argument}")) {
        return Err(Refusal::Unsure);
    }
    let at = text[..close].trim_end();
    let comma = if at.ends_with(',') { " " } else { ", " };
    Ok(vec![
        (place.span.clone(), format!("{{{argument}}}")),
        (at.len()..at.len(), format!("{comma}{argument} = {lookup}")),
    ])
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
