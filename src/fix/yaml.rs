/*! Compose files and GitHub Actions workflows: the value becomes an expression in place. */

use super::{Edit, Language, Refusal};
use std::ops::Range;

/// Replaces the value at `place` by the expression that looks `name` up.
///
/// # Errors
/// Where the place is a comment, or one in which the expression would mean something else.
pub fn change(text: &str, language: Language, place: &Range<usize>, name: &str) -> Result<Vec<Edit>, Refusal> {
    let start = text[..place.start].rfind('\n').map_or(0, |n| n + 1);
    let end = text[place.end..].find('\n').map_or(text.len(), |n| place.end + n);
    let before = &text[start..place.start];
    let (quote, flow) = state(before)?;
    if quote.is_none() && flow {
        return Err(Refusal::Unsure);
    }
    // The value as a key of a mapping is no value.
    let after = text[place.end..end].trim_start_matches(['"', '\'']);
    if after.starts_with(':') && (after.len() == 1 || after[1..].starts_with(' ')) {
        return Err(Refusal::Unsure);
    }
    if before.trim_end().ends_with(['&', '*', '!']) {
        return Err(Refusal::Unsure);
    }
    let expression = match language {
        Language::Actions => format!("${{{{ secrets.{} }}}}", secret_name(name)),
        _ => format!("${{{name}}}"),
    };
    Ok(vec![(place.clone(), expression)])
}

/// The name of a GitHub secret: it may not begin with `GITHUB_`
/// (<https://docs.github.com/en/actions/reference/security/secrets#naming-your-secrets>).
pub fn secret_name(name: &str) -> String {
    name.strip_prefix("GITHUB_").map_or_else(|| name.to_owned(), |rest| format!("GH_{rest}"))
}

/// The quote that is open at the end of `before`, the beginning of a line, and whether a flow collection is.
fn state(before: &str) -> Result<(Option<char>, bool), Refusal> {
    let (mut quote, mut flow, mut last) = (None, 0_i32, ' ');
    for c in before.chars() {
        match quote {
            Some(q) if c == q => quote = None,
            Some(_) => {}
            // A quote opens a string only where a value begins; elsewhere it is an apostrophe.
            None if matches!(c, '"' | '\'') && matches!(last, ' ' | ':' | '=' | '[' | '{' | ',' | '-' | '(') => {
                quote = Some(c);
            }
            None if c == '#' && last == ' ' => return Err(Refusal::Comment),
            None if matches!(c, '[' | '{') && last != '$' && last != '{' => flow += 1,
            None if matches!(c, ']' | '}') => flow -= 1,
            None => {}
        }
        last = c;
    }
    Ok((quote, flow > 0))
}
