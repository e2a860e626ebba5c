/*! JavaScript and TypeScript: `process.env.NAME` (<https://nodejs.org/api/process.html#processenv>). */

mod enumeration;

use super::{Place, looked_up};
use crate::fix::literal::Quote;
use crate::fix::{Edit, Language, Refusal};

pub fn change(place: &Place<'_>, name: &str) -> Result<Vec<Edit>, Refusal> {
    let around = &place.around;
    let typed = matches!(place.language, Language::TypeScript | Language::Jsx { typed: true });
    let lookup = format!("process.env.{name}{}", if typed { "!" } else { "" });
    if place.whole()
        && let Some(asked) = looked_up(around.before)
        && around.before.ends_with(['|', '?'])
        && asked == name
    {
        let kept = around.before[..around.before.len() - 2].trim_end().len();
        return Ok(vec![(kept..place.literal.outer.end, if typed { "!" } else { "" }.to_owned())]);
    }
    if is_attribute(place) {
        return Ok(if place.whole() {
            place.instead(format!("{{{lookup}}}"))
        } else if place.text[place.literal.inner.clone()].contains(['`', '\\', '$'])
            || place.text[place.literal.inner.clone()].contains('&')
                && place.text[place.literal.inner.clone()].contains(';')
        {
            return Err(Refusal::Unsure);
        } else {
            place.instead(format!("{{`{}${{{lookup}}}{}`}}", place.before(), place.after()))
        });
    }
    around.takes_an_expression(place.language)?;
    match allowed(place, typed) {
        Err(Refusal::Enum) => return enumeration::change(place, &lookup),
        checked => checked?,
    }
    if around.is_key() {
        return Ok(place.sum(&lookup, "+")?.into_iter().map(|(range, with)| (range, format!("[{with}]"))).collect());
    }
    if place.literal.quote == Quote::Backtick && !place.whole() {
        return Ok(place.inside(format!("${{{lookup}}}")));
    }
    // `"value"!` has its sign already.
    if typed && place.whole() && around.after.starts_with('!') && !around.after.starts_with("!=") {
        return Ok(place.instead(lookup.trim_end_matches('!')));
    }
    let mut edits = place.sum(&lookup, "+")?;
    // What is looked up is no constant.
    if typed
        && around.after.starts_with("as const")
        && let Some((range, _)) = edits.first_mut()
    {
        range.end = place.text.len() - around.after.len() + "as const".len();
    }
    Ok(edits)
}

/// `name="value"` in a tag.
fn is_attribute(place: &Place<'_>) -> bool {
    let head = place.around.line_before.strip_suffix('=').unwrap_or_default();
    let part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':' | '.');
    if !head.ends_with(part) || place.literal.quote == Quote::Backtick || place.language == Language::TypeScript {
        return false;
    }
    // Back to the `<` of the tag, over expressions in braces and other attributes.
    let before = &place.text[..place.literal.outer.start - 1];
    let (mut depth, mut quote) = (0_i32, None);
    for (at, c) in before.char_indices().rev() {
        match (quote, c) {
            (Some(q), c) if c == q => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'' | '`') => quote = Some(c),
            (None, '}' | ')' | ']') => depth += 1,
            (None, '{' | '(' | '[') if depth == 0 => return false,
            (None, '{' | '(' | '[') => depth -= 1,
            (None, _) if depth > 0 => {}
            (None, ';') => return false,
            (None, '>') if !before[..at].ends_with('=') => return false,
            (None, '<') => {
                let tag = &before[at + 1..];
                return tag.starts_with(|c: char| c.is_ascii_alphabetic())
                    && tag.find(char::is_whitespace).is_some_and(|n| tag[..n].chars().all(part));
            }
            _ => {}
        }
    }
    false
}

/// The text of an element: `<p>value</p>`.
pub fn markup(text: &str, span: &std::ops::Range<usize>, name: &str, typed: bool) -> Option<Vec<Edit>> {
    let (before, after) = (&text[..span.start], &text[span.end..]);
    let open = before.rfind(['>', '{', '}', '<', ';', '='])?;
    let close = after.find(['<', '{', '}', '>', ';', '='])?;
    let tag = &before[before[..open].rfind(['<', '{', '}', ';'])?..open];
    let is_tag = before[open..].starts_with('>') && tag.starts_with('<') && tag[1..].starts_with(char::is_alphabetic);
    let lookup = format!("{{process.env.{name}{}}}", if typed { "!" } else { "" });
    (is_tag && after[close..].starts_with("</")).then(|| vec![(span.clone(), lookup)])
}

fn allowed(place: &Place<'_>, typed: bool) -> Result<(), Refusal> {
    let around = &place.around;
    let statement = place.statement();
    let first = |text: &str| {
        let text = text.trim_start_matches("export ").trim_start_matches("declare ").trim_start_matches("const ");
        text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_owned()
    };
    let is_module = around.before.ends_with("require(") || around.before.ends_with("import(");
    if is_module || first(statement) == "import" || around.last_word() == "from" {
        return Err(Refusal::Constant);
    }
    if around.before.ends_with('>') && !around.before.ends_with("=>") {
        return Err(Refusal::Unsure);
    }
    if !typed {
        return Ok(());
    }
    // The innermost block counts; an object or a function in a type's block is code again.
    let head = place.block_head().unwrap_or_default();
    match first(head.lines().last().unwrap_or_default()).as_str() {
        "enum" => return Err(Refusal::Enum),
        "interface" | "type" if !head.contains("=>") => return Err(Refusal::Type),
        _ => {}
    }
    let is_type = first(statement.lines().last().unwrap_or_default()) == "type" && around.before.ends_with(['=', '|'])
        || around.before.ends_with('|') && !around.before.ends_with("||")
        || around.before.ends_with(':') && place.bracket() != Some(b'{') && is_declared(place);
    if is_type { Err(Refusal::Type) } else { Ok(()) }
}

/// Whether the colon before the string begins a type: `const x: "value" =`, `f(x: "value")`.
fn is_declared(place: &Place<'_>) -> bool {
    !place.around.line_before.contains('?') && !place.statement().starts_with("case")
}
