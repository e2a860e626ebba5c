/*! Ruby: `ENV.fetch("NAME")` (<https://docs.ruby-lang.org/en/master/ENV.html#method-c-fetch>). */

use super::{Place, looked_up};
use crate::fix::literal::Quote;
use crate::fix::{Edit, Refusal};

pub fn change(place: &Place<'_>, name: &str) -> Result<Vec<Edit>, Refusal> {
    let around = &place.around;
    let lookup = format!("ENV.fetch(\"{name}\")");
    if let Some((range, "ENV.fetch")) = place.default_of_call(name) {
        return Ok(vec![(range, format!("ENV.fetch(\"{name}\")"))]);
    }
    if place.whole() && around.before.ends_with("||") && looked_up(around.before) == Some(name) {
        let rest = around.before[..around.before.len() - 2].trim_end();
        let start = rest.rfind("ENV[").ok_or(Refusal::Unsure)?;
        return Ok(vec![(start..place.literal.outer.end, lookup)]);
    }
    match place.literal.quote {
        Quote::Here { raw: false } => return Ok(place.inside(format!("#{{{lookup}}}"))),
        Quote::Here { raw: true } => return Ok(raw_here(place, &lookup)),
        Quote::Raw if place.opening() == "`" => return Ok(place.inside(format!("#{{{lookup}}}"))),
        Quote::Raw => return percent(place, &lookup),
        _ => {}
    }
    let beside = around.before.ends_with(['"', '\'']) || around.after.starts_with(['"', '\'']);
    if place.literal.quote == Quote::Double && (!place.whole() || beside) {
        if place.before().ends_with('\\') || around.is_key() {
            return Err(Refusal::Unsure);
        }
        return Ok(place.inside(format!("#{{{lookup}}}")));
    }
    // A symbol, or a key with a colon behind it, is no string.
    let symbol = place.text[..place.literal.outer.start].ends_with(':') && !around.before.ends_with("::");
    if symbol || place.text[place.literal.outer.end..].starts_with(':') {
        return Err(Refusal::Constant);
    }
    if beside {
        // In double quotes the value is looked up, and strings side by side stay so.
        let (before, after) = (place.before(), place.after());
        if before.contains(['\\', '#', '"']) || after.contains(['\\', '#', '"']) {
            return Err(Refusal::Unsure);
        }
        return Ok(place.instead(format!("\"{before}#{{{lookup}}}{after}\"")));
    }
    // A word with a space behind it takes the string as its argument: a keyword, or a call without parentheses.
    let command = place.text[..place.literal.outer.start].ends_with(' ') && !around.last_word().is_empty();
    let pushed = around.before.ends_with("<<") || around.before.ends_with(';') && place.whole();
    if !command && !pushed {
        around.takes_an_expression(place.language)?;
    }
    if command && !place.whole() && around.line_after.trim().is_empty() {
        return Ok(place.instead(place.parts(&lookup)?.join(" + ")));
    }
    place.sum(&lookup, "+")
}

/// A here-document in which nothing is looked up becomes one in which it is, its other signs escaped.
fn raw_here(place: &Place<'_>, lookup: &str) -> Vec<Edit> {
    let escaped = |text: &str| {
        let text = text.replace('\\', "\\\\");
        ["#{", "#$", "#@"].iter().fold(text, |text, mark| text.replace(mark, &format!("\\{mark}")))
    };
    let body = format!("{}#{{{lookup}}}{}", escaped(place.before()), escaped(place.after()));
    let opener = place.literal.outer.start..place.literal.outer.start + place.literal.prefix.len();
    vec![(opener, place.literal.prefix.replace('\'', "")), (place.literal.inner.clone(), body)]
}

/// `%w[...]`, `%q(...)` and so on: one in which nothing is looked up becomes one in which it is.
fn percent(place: &Place<'_>, lookup: &str) -> Result<Vec<Edit>, Refusal> {
    let kind = place.opening().get(1..2).unwrap_or_default();
    let other = match kind {
        "w" => "W",
        "q" => "Q",
        "W" | "Q" | "x" => kind,
        _ if place.opening().len() == 2 => kind,
        _ => return Err(Refusal::NotAString),
    };
    if kind != other && place.text[place.literal.inner.clone()].contains(['#', '\\']) {
        return Err(Refusal::Unsure);
    }
    let mut edits = place.inside(format!("#{{{lookup}}}"));
    if kind != other {
        let at = place.literal.outer.start + 1;
        edits.push((at..at + 1, other.to_owned()));
    }
    Ok(edits)
}
