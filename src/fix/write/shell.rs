/*! Shells: `"${NAME}"`, and `${NAME:?}` where the variable is given to itself, so that a missing one is told. */

use super::{Place, looked_up};
use crate::fix::literal::Quote;
use crate::fix::{Edit, Refusal};

pub fn change(place: &Place<'_>, name: &str) -> Result<Vec<Edit>, Refusal> {
    let (literal, span, before) = (&place.literal, &place.span, place.before());
    // `${NAME:-value}`: the name is looked up already.
    let head = &place.text[..span.start];
    if looked_up(head) == Some(name) && place.text[span.end..].starts_with('}') {
        let start = head.rfind("${").map_or(0, |n| n + 2 + name.len());
        return Ok(vec![(start..span.end, ":?".to_owned())]);
    }
    if literal.quote == (Quote::Here { raw: true }) {
        return raw_here(place, name);
    }
    let plain = before.replace("\\\\", "").replace("\\`", "");
    if plain.ends_with('\\') || plain.contains('`') {
        return Err(Refusal::Unsure);
    }
    if let Quote::Here { .. } = literal.quote {
        return Ok(place.inside(format!("${{{name}}}")));
    }
    if literal.prefix == "$" && literal.quote == Quote::Single {
        return Ok(place.instead(place.parts(&format!("\"${{{name}}}\""))?.concat()));
    }
    if !literal.prefix.is_empty() {
        return Err(Refusal::Unsure);
    }
    let line = place.around.line_before;
    let given =
        line.strip_suffix(&format!("{name}=")).is_some_and(|l| !l.ends_with(|c: char| c.is_alphanumeric() || c == '_'));
    let lookup = if given && place.whole() { format!("${{{name}:?}}") } else { format!("${{{name}}}") };
    Ok(match literal.quote {
        Quote::Double => place.inside(lookup),
        // A quoted value alone needs no empty quotes beside it, nor does one that ends the string.
        Quote::Single if place.whole() => place.instead(format!("\"{lookup}\"")),
        Quote::Single if place.after().is_empty() => vec![(span.start..literal.outer.end, format!("'\"{lookup}\""))],
        Quote::Single => place.inside(format!("'\"{lookup}\"'")),
        Quote::Bare => place.inside(format!("\"{lookup}\"")),
        _ => return Err(Refusal::Unsure),
    })
}

/// A here-document in which nothing is looked up becomes one in which it is, its other signs escaped.
fn raw_here(place: &Place<'_>, name: &str) -> Result<Vec<Edit>, Refusal> {
    let escaped = |text: &str| text.replace('\\', "\\\\").replace('$', "\\$").replace('`', "\\`");
    let body = format!("{}${{{name}}}{}", escaped(place.before()), escaped(place.after()));
    let opener = place.literal.outer.start..place.literal.outer.start + place.literal.prefix.len();
    let word = place.literal.prefix.replace(['\'', '"', '\\'], "");
    Ok(vec![(opener, word), (place.literal.inner.clone(), body)])
}
