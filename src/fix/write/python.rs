/*! Python: `os.environ["NAME"]` (<https://docs.python.org/3/library/os.html#os.environ>). */

use super::{Place, looked_up};
use crate::fix::lexer::{Lexer, Token};
use crate::fix::{Edit, Refusal};

pub fn change(place: &Place<'_>, name: &str) -> Result<Vec<Edit>, Refusal> {
    let (around, prefix) = (&place.around, place.literal.prefix.to_ascii_lowercase());
    if is_statement(place) {
        return Ok(place.inside(format!("${name}")));
    }
    if prefix.contains('f') && !place.whole() {
        // Before Python 3.12 an expression cannot hold the quote that the string is in.
        let quote = if place.opening().ends_with('"') { '\'' } else { '"' };
        return match in_field(place.before()) {
            true => field(place, name),
            false => Ok(place.inside(format!("{{os.environ[{quote}{name}{quote}]}}"))),
        };
    }
    if around.last_word() == "case" {
        return Err(Refusal::Pattern);
    }
    if prefix.contains('t') {
        return Err(Refusal::Constant);
    }
    // `getenv("NAME", default="value")`
    let call = around.before.strip_suffix('=').map(str::trim_end).and_then(|before| before.strip_suffix("default"));
    if let Some(before) = call.filter(|before| looked_up(before) == Some(name))
        && place.whole()
        && let Some(rest) = around.after.strip_prefix(')')
        && let Some(start) = ["os.environ.get(", "os.getenv("].iter().find_map(|call| before.rfind(call))
    {
        return Ok(vec![(start..place.text.len() - rest.len(), format!("os.environ[\"{name}\"]"))]);
    }
    if let Some((range, callee)) = place.default_of_call(name)
        && matches!(callee, "os.environ.get" | "os.getenv" | "environ.get" | "getenv")
    {
        return Ok(vec![(range, format!("os.environ[\"{name}\"]"))]);
    }
    if place.whole() && around.last_word() == "or" && looked_up(around.before) == Some(name) {
        // The call itself would give nothing where this one stops.
        let call = ["os.environ.get(", "os.getenv("].iter().find_map(|call| around.before.rfind(call));
        let start = call.ok_or(Refusal::Unsure)?;
        return Ok(vec![(start..place.literal.outer.end, format!("os.environ[\"{name}\"]"))]);
    }
    let lookup = format!("os.environ[\"{name}\"]{}", if prefix.contains('b') { ".encode()" } else { "" });
    // Outside of brackets a line ends what is side by side.
    let here = |range: std::ops::Range<usize>| !place.literal.open.is_empty() || !place.text[range].contains('\n');
    let joins_before = around.before.ends_with(['"', '\'']) && here(around.before.len()..place.literal.outer.start);
    let behind = place.literal.outer.end..place.text.len() - around.after.len();
    let joins_after = begins_string(around.after) && here(behind);
    if joins_before || joins_after {
        // Strings side by side are one; the lookup is added to them. What follows the last of them would bind tighter.
        if !ends_plainly(place) || place.literal.open.is_empty() && around.line_before.trim().is_empty() {
            return Err(Refusal::Unsure);
        }
        let sum = place.parts(&lookup)?.join(" + ");
        let (lead, tail) = (if joins_before { "+ " } else { "" }, if joins_after { " +" } else { "" });
        return Ok(place.instead(format!("{lead}{sum}{tail}")));
    }
    // A line that goes on.
    let goes_on =
        around.before.strip_suffix('\\').is_some_and(|before| before.trim_end().ends_with(['=', '(', ',', '+']));
    if !goes_on {
        around.takes_an_expression(place.language)?;
    }
    if around.before.ends_with('.') {
        return Err(Refusal::Unsure);
    }
    if place.opening().ends_with("\"\"\"") || place.opening().ends_with("'''") {
        return match (place.whole(), prefix.contains('b')) {
            (true, _) => Ok(place.instead(lookup)),
            (false, true) => Err(Refusal::Unsure),
            (false, false) => place.marked("replace", name, &lookup),
        };
    }
    place.sum(&lookup, "+")
}

/// Whether `text` begins with a string, with its prefix.
fn begins_string(text: &str) -> bool {
    let rest = text.trim_start_matches(|c: char| "rRbBuUfF".contains(c));
    text.len() - rest.len() <= 2 && rest.starts_with(['"', '\''])
}

/// Whether `before`, the beginning of an f-string, ends inside `{...}`.
fn in_field(before: &str) -> bool {
    let plain = before.replace("{{", "").replace("}}", "");
    plain.matches('{').count() > plain.matches('}').count()
}

/// A string inside of a field, `f"{call('value')}"`: in other quotes than the f-string, where an expression may begin.
fn field(place: &Place<'_>, name: &str) -> Result<Vec<Edit>, Refusal> {
    let quote = place.before().chars().last().filter(|q| matches!(q, '"' | '\'')).ok_or(Refusal::Unsure)?;
    let before = place.before().trim_end_matches(quote).trim_end();
    let outer = if place.opening().ends_with('"') { '"' } else { '\'' };
    let one = place.before().len() - place.before().trim_end_matches(quote).len() == 1;
    let after = place.after().strip_prefix(quote).map(str::trim_start);
    let (Some(after), true) = (after, one && quote != outer) else { return Err(Refusal::Unsure) };
    let inside = before.rfind('{').is_some_and(|open| !before[open..].contains(['"', '\'']));
    if !inside || !before.ends_with(['(', ',', '[', '{', '=']) || !after.starts_with([')', ',', ']', '}', '.']) {
        return Err(Refusal::Unsure);
    }
    let range = place.span.start - 1..place.span.end + 1;
    Ok(vec![(range, format!("os.environ[{quote}{name}{quote}]"))])
}

/// Whether the string is a statement of its own: a docstring.
fn is_statement(place: &Place<'_>) -> bool {
    let around = &place.around;
    let alone = around.line_before.trim_start_matches('\u{feff}').trim().is_empty()
        && (around.line_after.trim().is_empty() || around.line_after.trim_start().starts_with('#'));
    alone && place.literal.open.is_empty() && !around.before.ends_with(['\\', '=', '+', '%', '(', ','])
}

/// Whether the strings side by side that this one is among are followed by the end of an argument or of brackets.
fn ends_plainly(place: &Place<'_>) -> bool {
    let mut lexer = Lexer::new(place.text, place.language, place.literal.outer.end);
    loop {
        let begin = lexer.at;
        match lexer.next() {
            Ok(Token::String(_) | Token::Comment) => {}
            Ok(Token::Code) => {
                let code = &place.text[begin..lexer.at];
                if code == "\n" && place.literal.open.is_empty() {
                    return true;
                }
                if !code.trim().is_empty() {
                    return [")", "]", "}", ",", ";"].contains(&code);
                }
            }
            Ok(Token::End) => return place.literal.open.is_empty(),
            _ => return false,
        }
    }
}
