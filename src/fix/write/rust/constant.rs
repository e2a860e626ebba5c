/*!
Constants of Rust that become what is looked up when it is first read: a `static` of a `LazyLock`
(<https://doc.rust-lang.org/std/sync/struct.LazyLock.html>), or a function of a type.
*/

use super::super::uses::{Use, closing, uses};
use super::super::{Place, head};
use super::{formatted_text, pattern};
use crate::fix::lexer::{Lexer, Token};
use crate::fix::literal::Literal;
use crate::fix::{Edit, Language, Refusal};

/// Methods of `str` that are found through the `LazyLock` too, whatever traits are about.
const OF_STR: &[&str] = &[
    "len",
    "is_empty",
    "to_string",
    "to_owned",
    "as_bytes",
    "as_ptr",
    "starts_with",
    "ends_with",
    "contains",
    "split",
    "splitn",
    "rsplit",
    "split_once",
    "lines",
    "trim",
    "chars",
    "bytes",
    "parse",
    "to_lowercase",
    "to_uppercase",
    "to_ascii_lowercase",
    "to_ascii_uppercase",
    "replace",
    "find",
    "strip_prefix",
    "strip_suffix",
    "repeat",
    "get",
    "is_ascii",
    "eq_ignore_ascii_case",
    "char_indices",
];

/// What is declared: `pub const NAME: &str =`.
struct Declared<'a> {
    /// Where it begins, and its first letters up to the word `const` or `static`.
    start: usize,
    visible: &'a str,
    name: &'a str,
}

/// Methods of slices that are found through the `LazyLock` too.
const OF_SLICE: &[&str] = &[
    "iter",
    "len",
    "is_empty",
    "contains",
    "first",
    "last",
    "get",
    "join",
    "concat",
    "to_vec",
    "split_first",
    "starts_with",
];

/// `const NAME: [&str; 2] = ["value", "b"];` or `const NAME: &[&str] = &["value"];`, with every use of it in the file;
/// `None` when it is something else.
fn array(place: &Place<'_>, lookup: &str) -> Result<Option<Vec<Edit>>, Refusal> {
    let text = place.text;
    let Some(&open) = place.literal.open.last().filter(|&&at| text.as_bytes()[at] == b'[') else { return Ok(None) };
    let line = text[..open].rsplit('\n').next().unwrap_or_default();
    let start = open - line.trim_start().len();
    let Some((head, given)) = line.trim_start().split_once('=') else { return Ok(None) };
    let Some((head, of)) = head.split_once(':') else { return Ok(None) };
    let of: String = of.replace("'static", "").split_whitespace().collect();
    let borrowed = match given.trim() {
        "" if of.starts_with("[&str;") && of.ends_with(']') => false,
        "&" if of == "&[&str]" => true,
        _ => return Ok(None),
    };
    let words: Vec<&str> = head.split_whitespace().collect();
    let (Some((name, rest)), true) = (words.split_last(), words.len() > 1) else { return Ok(None) };
    let visible = match rest {
        ["const" | "static"] => String::new(),
        [visible, "const" | "static"] if visible.starts_with("pub") => format!("{visible} "),
        _ => return Ok(None),
    };
    // The constant of a type has to be one.
    let inner = super::super::head(&text[..start]);
    if place.block_head().is_some_and(|head| head.contains("impl") || head.contains("trait")) && !inner.contains("fn ")
    {
        return Err(Refusal::Member);
    }
    let local = place.open(b'{').any(|before| super::super::head(before).contains("fn "));
    let seen = !visible.is_empty() || !local && has_files_below(text);
    if seen && (place.elsewhere)(name) {
        return Err(Refusal::Public);
    }
    let close = closing(text, Language::Rust, open + 1)?;
    if !text[close + 1..].trim_start().starts_with(';') {
        return Err(Refusal::Constant);
    }
    let value = if place.whole() { lookup.to_owned() } else { formatted_text(place, lookup)? };
    let (kind, before, after) = if borrowed {
        ("&[&str]".to_owned(), "Box::leak(Box::new([", ")))")
    } else {
        (of.replace(';', "; "), "[", ")")
    };
    let mut edits = vec![
        (
            start..open + 1,
            format!("{visible}static {name}: std::sync::LazyLock<{kind}> = std::sync::LazyLock::new(|| {before}"),
        ),
        (place.literal.outer.clone(), format!("&*{value}.leak()")),
        (close + 1..close + 1, after.to_owned()),
    ];
    let (found, strings) = uses(text, Language::Rust, name, &(start..close))?;
    for one in &found {
        edits.extend(read(one, OF_SLICE, true)?);
    }
    if strings.iter().any(|s| text[s.inner.clone()].contains(&format!("{{{name}"))) {
        return Err(Refusal::Needed);
    }
    Ok(Some(edits))
}

/// `const NAME: &str = "value";`, with every use of it in the file.
pub fn change(place: &Place<'_>, lookup: &str) -> Result<Vec<Edit>, Refusal> {
    if let Some(edits) = array(place, lookup)? {
        return Ok(edits);
    }
    let Declared { start, visible, name } = declared(place)?;
    let line = place.text[..start].rfind('\n').map_or(0, |n| n + 1);
    let indent = &place.text[line..start];
    let feed = crate::fix::feed(place.text);
    let value = if place.whole() { lookup.to_owned() } else { formatted_text(place, lookup)? };
    let words = |head: &str, word: &str| head.split(|c: char| !c.is_alphanumeric() && c != '_').any(|w| w == word);
    let head = place.block_head().unwrap_or_default();
    if words(head, "trait") {
        return Err(Refusal::Member);
    }
    // Without a word of its own it is seen below its module, which may be in other files, and nowhere from a function.
    let local = place.open(b'{').any(|before| words(super::super::head(before), "fn"));
    let seen = if visible.is_empty() { !local && has_files_below(place.text) } else { true };
    if seen && (place.elsewhere)(name) {
        return Err(Refusal::Public);
    }
    let range = start..place.literal.outer.end;
    if words(head, "impl") {
        // What a trait asks for has to be a constant.
        if words(head, "for") {
            return Err(Refusal::Member);
        }
        return member(place, Declared { start, visible, name }, &value, indent, feed);
    }
    let with = format!(
        "{visible}static {name}: std::sync::LazyLock<&str> ={feed}{indent}    std::sync::LazyLock::new(|| {value}.leak())",
    );
    let mut edits = vec![(range.clone(), with)];
    let (found, strings) = uses(place.text, Language::Rust, name, &range)?;
    for one in &found {
        edits.extend(read(one, OF_STR, false)?);
    }
    edits.extend(captured(place.text, name, &strings)?);
    Ok(edits)
}

/// Whether the file has modules in other files: `mod name;`.
fn has_files_below(text: &str) -> bool {
    text.lines().any(|line| {
        let line = line.trim_start();
        let line = line.strip_prefix("pub").map_or(line, |rest| rest.trim_start_matches(|c| c != ' ').trim_start());
        line.strip_prefix("mod ").is_some_and(|rest| rest.trim_end().ends_with(';'))
    })
}

/// What is declared at `place`, when it is a text by itself.
fn declared<'a>(place: &Place<'a>) -> Result<Declared<'a>, Refusal> {
    let before = place.around.before;
    let line = head(before);
    let line = line.lines().last().unwrap_or_default().trim();
    let start = before.len() - line.len();
    let visible = ["const ", "static "].into_iter().find_map(|k| {
        let at = line.find(k)?;
        let lead = line[..at].trim();
        (lead.is_empty() || lead == "pub" || lead.starts_with("pub(") && lead.ends_with(')')).then_some((at, k.len()))
    });
    let (at, kind) = visible.ok_or(Refusal::Constant)?;
    let (name, of) = line[at + kind..].split_once(':').ok_or(Refusal::Constant)?;
    let of: String = of.trim_end_matches('=').split_whitespace().collect();
    let own_line = place.text[..start].rsplit('\n').next().is_some_and(|lead| lead.trim().is_empty());
    let plain = matches!(of.as_str(), "&str" | "&'staticstr") && before.ends_with('=');
    if !plain || !own_line || !place.around.after.starts_with(';') || !place.text[start..].starts_with(line) {
        return Err(Refusal::Constant);
    }
    Ok(Declared { start, visible: &line[..at], name: name.trim() })
}

/// A use that reads through the `LazyLock`; the `methods` are found through it by themselves, and elements where they
/// are `indexed`.
fn read(one: &Use<'_>, methods: &[&str], indexed: bool) -> Result<Vec<Edit>, Refusal> {
    let (before, after) = (one.before(), one.after());
    if head(before).trim_start_matches("pub ").starts_with("use ") {
        // Under another name it is not found.
        return if after.starts_with("as ") { Err(Refusal::Needed) } else { Ok(Vec::new()) };
    }
    constant_place(one)?;
    // A field or a method that is called the same.
    if before.ends_with('.') || before.ends_with("fn") || after.starts_with(':') && !after.starts_with("::") {
        return Err(Refusal::Needed);
    }
    // `keys::NAME` is read as a whole.
    let mut start = one.at.start;
    while one.text[..start].ends_with("::") {
        let path = &one.text[..start - 2];
        let from = path.rfind(|c: char| !c.is_alphanumeric() && c != '_').map_or(0, |n| n + 1);
        if from == path.len() || matches!(&path[from..], "Self") {
            return Err(Refusal::Needed);
        }
        start = from;
    }
    let path = &one.text[start..one.at.end];
    if let Some(method) = after.strip_prefix('.') {
        let method = method.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default();
        if methods.contains(&method) {
            return Ok(Vec::new());
        }
    }
    if indexed && after.starts_with('[') {
        return Ok(Vec::new());
    }
    Ok(if after.starts_with(['[', '?', '.']) {
        vec![(start..one.at.end, format!("(*{path})"))]
    } else {
        vec![(start..start, "*".to_owned())]
    })
}

/// # Errors
/// Where only a constant may stand.
fn constant_place(one: &Use<'_>) -> Result<(), Refusal> {
    let text = one.text;
    if pattern::is_one(text, &one.at, &one.open)? {
        return Err(Refusal::Needed);
    }
    let outermost = one.open.iter().rev().take_while(|&&at| text.as_bytes()[at] != b'{').last();
    let line = text[..outermost.copied().unwrap_or(one.at.start)].lines().last().unwrap_or_default().trim_start();
    let line = line.strip_prefix("pub").map_or(line, |rest| rest.trim_start_matches(|c| c != ' ').trim_start());
    let declares = |line: &str| line.starts_with("const ") || line.starts_with("static ");
    // The length of an array, the body of a constant function.
    let length = one.open.last().is_some_and(|&at| text.as_bytes()[at] == b'[' && text[at..one.at.start].contains(';'));
    let constant = one.open(b'{').any(|before| head(before).contains("const "));
    let attribute = one.open(b'[').any(|before| before.ends_with('#') || before.ends_with("#!"));
    if declares(line) || declares(one.statement()) || length || constant || attribute {
        return Err(Refusal::Needed);
    }
    Ok(())
}

/// `"{NAME}"` in a format: it gets an argument of that name.
fn captured(text: &str, name: &str, strings: &[Literal]) -> Result<Vec<Edit>, Refusal> {
    let mut edits = Vec::new();
    for Literal { outer, open, .. } in strings {
        let string = &text[outer.clone()];
        let makro = open.last().is_some_and(|&at| text[..at].ends_with('!'));
        if !makro || !string.contains(&format!("{{{name}}}")) && !string.contains(&format!("{{{name}:")) {
            continue;
        }
        let close = closing(text, Language::Rust, outer.end)?;
        let before = text[..close].trim_end();
        let comma = if before.ends_with(',') { " " } else { ", " };
        let argument = (before.len()..before.len(), format!("{comma}{name} = *{name}"));
        if text[outer.end..close].contains(name) || edits.contains(&argument) {
            return Err(Refusal::Needed);
        }
        edits.push(argument);
    }
    Ok(edits)
}

/// A constant of a type: a function of the same name in small letters, called where the constant stood.
fn member(
    place: &Place<'_>,
    declared: Declared<'_>,
    value: &str,
    indent: &str,
    feed: &str,
) -> Result<Vec<Edit>, Refusal> {
    let Declared { start, visible, name } = declared;
    let (text, function) = (place.text, name.to_ascii_lowercase());
    let end = place.literal.outer.end + 1;
    if function == name || defines(text, &function)? {
        return Err(Refusal::Member);
    }
    let made = [
        format!("{visible}fn {function}() -> &'static str {{"),
        "    static VALUE: std::sync::LazyLock<String> =".to_owned(),
        format!("        std::sync::LazyLock::new(|| {value});"),
        "    &VALUE".to_owned(),
        "}".to_owned(),
    ];
    let mut edits = vec![(start..end, made.join(&format!("{feed}{indent}")))];
    let (found, strings) = uses(text, Language::Rust, name, &(start..end))?;
    if strings.iter().any(|s| text[s.inner.clone()].contains(&format!("{name}}}"))) {
        return Err(Refusal::Member);
    }
    for one in found {
        constant_place(&one).map_err(|_| Refusal::Member)?;
        if !one.before().ends_with("::") || one.after().starts_with(':') {
            return Err(Refusal::Member);
        }
        edits.push((one.at, format!("{function}()")));
    }
    Ok(edits)
}

/// Whether a function or anything else is called `name`.
fn defines(text: &str, name: &str) -> Result<bool, Refusal> {
    let mut lexer = Lexer::new(text, Language::Rust, 0);
    loop {
        let begin = lexer.at;
        match lexer.next()? {
            Token::End => return Ok(false),
            Token::Code if &text[begin..lexer.at] == name && text[..begin].trim_end().ends_with("fn") => {
                return Ok(true);
            }
            _ if lexer.at <= begin => return Err(Refusal::Unsure),
            _ => {}
        }
    }
}
