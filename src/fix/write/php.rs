/*! PHP: `getenv('NAME')` (<https://www.php.net/manual/en/function.getenv.php>). */

use super::uses::{Use, uses};
use super::{Place, looked_up, parameter};
use crate::fix::literal::Quote;
use crate::fix::{Edit, Language, Refusal};

pub fn change(place: &Place<'_>, name: &str) -> Result<Vec<Edit>, Refusal> {
    let around = &place.around;
    let lookup = if is_laravel(place.text) { format!("env('{name}')") } else { format!("getenv('{name}')") };
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
    if let Some(edits) = property(place, statement, &lookup) {
        return Ok(edits);
    }
    if let Some(edits) = class_constant(place, statement, &lookup)? {
        return Ok(edits);
    }
    if let Some(edits) = static_variable(place, statement, &lookup) {
        return Ok(edits);
    }
    let (at, open) = (place.literal.outer.clone(), place.literal.open.clone());
    if let Some(edits) = autowired(place, name) {
        return Ok(edits);
    }
    match constant_expression(&Use { text: place.text, at, open }) {
        Err(Refusal::Default) => return parameter::default(place, &lookup),
        checked => checked?,
    }
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

/// A string of Symfony's `#[Autowire('...')]`, in which `%env(NAME)%` is looked up
/// (<https://symfony.com/doc/current/service_container/autowiring.html#fixing-non-autowireable-arguments>).
fn autowired(place: &Place<'_>, name: &str) -> Option<Vec<Edit>> {
    let around = &place.around;
    let of = around.before.strip_suffix("value:").map_or(around.before, str::trim_end).strip_suffix('(')?;
    let attribute = of.strip_suffix("Autowire")?.trim_end();
    let plain = matches!(place.literal.quote, Quote::Single | Quote::Double) && around.after.starts_with(')');
    (attribute.ends_with("#[") && plain).then(|| place.inside(format!("%env({name})%")))
}

/// Whether it is a file of settings of Laravel, in which `env` looks the environment up
/// (<https://laravel.com/docs/configuration#retrieving-environment-configuration>).
fn is_laravel(text: &str) -> bool {
    text.contains("\nreturn [") && [" env(", "(env("].iter().any(|call| text.contains(call))
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
    if !plain || !around.after.starts_with(';') {
        return Err(Refusal::Constant);
    }
    let start = around.before.rfind("const").ok_or(Refusal::Unsure)?;
    let spaced = place.text[..start].lines().any(|line| line.trim_start().starts_with("namespace "));
    let name = if spaced { format!("__NAMESPACE__ . '\\\\{name}'") } else { format!("'{name}'") };
    Ok(vec![(start..place.literal.outer.end, format!("define({name}, {lookup})"))])
}

/// `private $name = 'value';`: the default moves into the constructor, which is made where there is none.
fn property(place: &Place<'_>, statement: &str, lookup: &str) -> Option<Vec<Edit>> {
    let (around, text) = (&place.around, place.text);
    let &open = place.literal.open.last().filter(|&&at| text.as_bytes()[at] == b'{')?;
    let head = place.block_head()?;
    let words: Vec<&str> = statement.split_whitespace().collect();
    let plain = words.iter().all(|w| !matches!(*w, "static" | "const" | "readonly" | "case"))
        && matches!(words.first(), Some(&("public" | "private" | "protected" | "var")));
    // The constructor of what it extends would have to be called.
    let class = head.split_whitespace().any(|w| w == "class") && !head.split_whitespace().any(|w| w == "extends");
    let name = words.iter().find_map(|w| w.trim_end_matches('=').strip_prefix('$')).filter(|n| !n.is_empty())?;
    if !plain
        || !class
        || !around.before.ends_with('=')
        || !around.after.starts_with(';')
        || !matches!(around.line_after.strip_prefix(';').map(str::trim), Some(rest) if rest.is_empty() || rest.starts_with("//") || rest.starts_with('#'))
    {
        return None;
    }
    let value = if place.whole() { lookup.to_owned() } else { place.parts(lookup).ok()?.join(" . ") };
    let feed = crate::fix::feed(text);
    let indent: String = around.line_before.chars().take_while(|c| c.is_whitespace()).collect();
    let given = format!("{indent}{indent}$this->{name} = {value};{feed}");
    let default = around.before.len() - 1..place.literal.outer.end;
    let default = text[..default.start].trim_end().len()..default.end;
    let body = &text[open..];
    let end = place.literal.outer.end + 1;
    if let Some(at) = body.find("function __construct(") {
        let brace = at + body[at..].find(')').map(|n| n + body[at + n..].find('{').unwrap_or(0))?;
        let line = body[brace..].find('\n').filter(|&n| body[brace + 1..brace + n].trim().is_empty())?;
        let place = open + brace + line + 1;
        return (place > end).then(|| vec![(default, String::new()), (place..place, given)]);
    }
    let line = end + text[end..].find('\n').map_or(text.len() - end, |n| n + 1);
    let made = format!("{feed}{indent}public function __construct(){feed}{indent}{{{feed}{given}{indent}}}{feed}");
    Some(vec![(default, String::new()), (line..line, made)])
}

/// `static $name = 'value';` in a function: the value is given when it is first needed.
fn static_variable(place: &Place<'_>, statement: &str, lookup: &str) -> Option<Vec<Edit>> {
    let name = statement.strip_prefix("static ")?.strip_suffix('=')?.trim().strip_prefix('$')?;
    let function = place.block_head()?.contains("function");
    let plain = name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_') && place.around.after.starts_with(';');
    (function && plain && place.whole() && place.bracket() == Some(b'{'))
        .then(|| place.instead(format!("null; ${name} ??= {lookup}")))
}

/// `const NAME = 'value';` of a class, or a static property that nothing else is given to, becomes a static function,
/// which is called where it stood; `None` when it is something else.
fn class_constant(place: &Place<'_>, statement: &str, lookup: &str) -> Result<Option<Vec<Edit>>, Refusal> {
    let (text, around) = (place.text, &place.around);
    let head = place.block_head().unwrap_or_default();
    // What is said above it is no part of it.
    let statement = statement.lines().last().unwrap_or_default().trim();
    let mut words: Vec<&str> = statement.split_whitespace().collect();
    let property = words.iter().any(|w| w.starts_with('$'));
    let kind = if property { "static" } else { "const" };
    let Some(at) = words.iter().position(|w| *w == kind).filter(|_| !head.contains("function")) else {
        return Ok(None);
    };
    let kinds: Vec<&str> = head.split_whitespace().collect();
    let of = |kind: &str| kinds.iter().position(|w| *w == kind).and_then(|at| kinds.get(at + 1));
    let owner = of("class").or_else(|| of("trait"));
    let sign = words.pop();
    let words: Vec<&str> = words.into_iter().map(|w| w.trim_start_matches('$')).collect();
    let (Some(owner), Some(name), Some("=")) = (owner, words.last().copied(), sign) else {
        return Err(Refusal::Member);
    };
    let modifiers = &words[..at];
    let known = modifiers.iter().all(|w| matches!(*w, "public" | "protected" | "private" | "final"));
    // A type at most stands between.
    let typed = words.get(at + 1..words.len() - 1).unwrap_or_default();
    let late = |w: &&str| matches!(*w, "public" | "protected" | "private" | "final" | "readonly");
    let plain =
        name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_') && typed.len() < 2 && !typed.iter().any(late);
    let whole = place.bracket() == Some(b'{') && around.before.ends_with('=') && around.after.starts_with(';');
    // What it extends may have a method of that name.
    let function = camel(name) + if head.contains("extends") { "FromEnv" } else { "" };
    let private = modifiers.contains(&"private");
    let written = if property { format!("${name}") } else { name.to_owned() };
    let start = around.before.len() - statement.len();
    if !known
        || !plain
        || !whole
        || !text[start..].starts_with(statement)
        || !private && head.contains("extends")
        || text.to_lowercase().contains(&format!("function {}(", function.to_lowercase()))
        || !private && (place.elsewhere)(&written)
    {
        return Err(Refusal::Member);
    }
    let feed = crate::fix::feed(text);
    let indent: String =
        text[..start].rsplit('\n').next().unwrap_or_default().chars().take_while(|c| c.is_whitespace()).collect();
    let visible = if modifiers.is_empty() { "public".to_owned() } else { modifiers.join(" ") };
    let value = if place.whole() { lookup.to_owned() } else { place.parts(lookup)?.join(" . ") };
    let made = format!(
        "{visible} static function {function}(){feed}{indent}{{{feed}{indent}{indent}return {value};{feed}{indent}}}"
    );
    let end = place.literal.outer.end + 1;
    let mut edits = vec![(start..end, made)];
    for one in uses(text, Language::Php, &written, &(start..end))?.0 {
        let after = one.after();
        let given = after.starts_with('=') && !after.starts_with("==");
        let changed = given || ["??=", ".=", "++", "--", "["].iter().any(|sign| after.starts_with(sign));
        let Some(path) = one.before().strip_suffix("::") else { continue };
        let from = path.rfind(|c: char| !c.is_alphanumeric() && c != '_' && c != '\\' && c != '$').map_or(0, |n| n + 1);
        let class = &path[from..];
        if class.starts_with('$') || class.is_empty() || property && (changed || path[..from].trim_end().ends_with('&'))
        {
            return Err(Refusal::Member);
        }
        if !matches!(class, "self" | "static") && class.rsplit('\\').next() != Some(owner) {
            continue;
        }
        constant_expression(&Use { text, at: from..one.at.end, open: one.open.clone() })
            .map_err(|_| Refusal::Member)?;
        edits.push((one.at, format!("{function}()")));
    }
    Ok(Some(edits))
}

/// `API_KEY` as `apiKey`.
fn camel(name: &str) -> String {
    let mut words = name.split('_').filter(|w| !w.is_empty()).map(str::to_ascii_lowercase);
    let first = words.next().unwrap_or_default();
    words.fold(first, |name, word| name + &word[..1].to_ascii_uppercase() + &word[1..])
}

/// # Errors
/// Where PHP takes nothing but constants.
fn constant_expression(one: &Use<'_>) -> Result<(), Refusal> {
    let statement = one.statement();
    let statement = statement.rsplit("<?php").next().unwrap_or_default().trim();
    let first = statement.split_whitespace().next().unwrap_or_default();
    let head = one.open(b'{').next().map(super::head).unwrap_or_default();
    let words = |kind: &[&str]| head.split(|c: char| !c.is_alphanumeric()).any(|w| kind.contains(&w));
    let parameter = one.open(b'(').any(|before| {
        let head = before[before.rfind(['{', '}', ';', '(', ',']).map_or(0, |n| n + 1)..].trim();
        head == "fn" || head.split_whitespace().any(|w| w == "function" || w == "fn")
    });
    if one.open(b'[').any(|before| before.ends_with('#')) {
        return Err(Refusal::Attribute);
    }
    if parameter {
        return Err(Refusal::Default);
    }
    if words(&["enum"]) && first == "case" {
        return Err(Refusal::Enum);
    }
    if words(&["class", "trait", "interface", "enum"]) && !head.contains("->") {
        let member = statement.split_whitespace().any(|w| matches!(w, "const" | "static"));
        return Err(if member { Refusal::Member } else { Refusal::Field });
    }
    if first == "const" || first == "static" {
        return Err(Refusal::Constant);
    }
    if first == "declare" && !statement.contains(')') {
        return Err(Refusal::Constant);
    }
    Ok(())
}
