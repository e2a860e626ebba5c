/*! PHP: `getenv('NAME')` (<https://www.php.net/manual/en/function.getenv.php>). */

use super::{Place, looked_up};
use crate::fix::literal::Quote;
use crate::fix::{Edit, Refusal};

pub fn change(place: &Place<'_>, name: &str) -> Result<Vec<Edit>, Refusal> {
    let around = &place.around;
    let lookup = format!("getenv('{name}')");
    let before = around.before.trim_start_matches('\u{feff}');
    if before.rfind("<?").is_none_or(|open| before.rfind("?>").is_some_and(|close| close > open)) {
        return Err(Refusal::NotAString);
    }
    if let Some((range, "env")) = place.default_of_call(name) {
        return Ok(vec![(range, format!("env('{name}')"))]);
    }
    if place.whole() && around.before.ends_with([':', '?']) && looked_up(around.before) == Some(name) {
        let kept = around.before[..around.before.len() - 2].trim_end().len();
        return Ok(vec![(kept..place.literal.outer.end, String::new())]);
    }
    let statement = place.statement();
    let statement = statement.rsplit("<?php").next().unwrap_or_default().trim();
    let first = statement.split_whitespace().next().unwrap_or_default();
    if first == "const" && place.literal.open.is_empty() && place.whole() {
        return constant(place, statement, &lookup);
    }
    constant_expression(place, statement, first)?;
    match place.literal.quote {
        Quote::Here { .. } => return here(place, name, &lookup),
        Quote::Double if place.before().ends_with('$') || open_field(place.before()) => return Err(Refusal::Unsure),
        _ => {}
    }
    if !["echo", "print", "case"].contains(&around.last_word()) {
        around.takes_an_expression(place.language)?;
    }
    place.sum(&lookup, ".")
}

/// A here-document: a mark in it is replaced by the value.
fn here(place: &Place<'_>, name: &str, lookup: &str) -> Result<Vec<Edit>, Refusal> {
    let mark = format!("%{name}%");
    let (text, outer) = (place.text, place.literal.outer.clone());
    // A call around a here-document, and code on the line of its end, came with PHP 7.3.
    if text[place.literal.inner.clone()].contains(&mark) || open_field(place.before()) {
        return Err(Refusal::RawText);
    }
    Ok(vec![
        (outer.start..outer.start, format!("str_replace('{mark}', {lookup}, ")),
        (place.span.clone(), mark),
        (outer.end..outer.end, ")".to_owned()),
    ])
}

/// Whether `before`, the beginning of a string, ends inside `{$...}`.
fn open_field(before: &str) -> bool {
    before.rfind("{$").is_some_and(|open| !before[open..].contains('}'))
}

/// `const NAME = 'value';` at the top of a file: a call may stand in `define`.
fn constant(place: &Place<'_>, statement: &str, lookup: &str) -> Result<Vec<Edit>, Refusal> {
    let around = &place.around;
    let name = statement.strip_prefix("const ").and_then(|s| s.trim().strip_suffix('=')).unwrap_or_default().trim();
    let plain = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    // A constant of a namespace would have another name.
    if !plain || !around.after.starts_with(';') || place.text.contains("namespace ") {
        return Err(Refusal::Constant);
    }
    let start = around.before.rfind("const").ok_or(Refusal::Unsure)?;
    Ok(vec![(start..place.literal.outer.end, format!("define('{name}', {lookup})"))])
}

/// # Errors
/// Where PHP takes nothing but constants.
fn constant_expression(place: &Place<'_>, statement: &str, first: &str) -> Result<(), Refusal> {
    let class = place.block_head().is_some_and(|head| {
        let mut words = head.split(|c: char| !c.is_alphanumeric());
        words.any(|w| matches!(w, "class" | "trait" | "interface" | "enum")) && !head.contains("->")
    });
    let parameter = place.open(b'(').next().is_some_and(|before| {
        let head = before[before.rfind(['{', '}', ';', '(', ',']).map_or(0, |n| n + 1)..].trim();
        head == "fn" || head.split_whitespace().any(|w| w == "function" || w == "fn")
    });
    let attribute = place.open(b'[').any(|before| before.ends_with('#'));
    if attribute {
        return Err(Refusal::Attribute);
    }
    if class || first == "const" || first == "static" {
        return Err(Refusal::Field);
    }
    if parameter && place.around.before.ends_with('=') {
        return Err(Refusal::Default);
    }
    if first == "declare" && !statement.contains(')') {
        return Err(Refusal::Constant);
    }
    Ok(())
}
