/*!
Takes a credential out of the code as the language does it: the value goes to `.env`, the code gets the lookup.

[`rewrite`] is pure: a text and the values in it give a new text, the names that the values got, or the reason why it is
not sure. [`literal`] finds the string, [`lookup`] writes the replacement, [`dotenv`] the file of values, [`unstage`]
the text without some of its lines. Files and the index are the business of [`apply`].
*/

pub mod apply;
pub mod dotenv;
mod header;
mod language;
pub mod literal;
mod lookup;
pub mod unstage;
mod yaml;

pub use language::Language;

use std::ops::Range;

/// Why nothing is changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// No language that `fix` writes.
    Language,
    /// The value stands in a comment.
    Comment,
    /// The value stands in no string: in a heredoc, a regex, a bare word.
    NotAString,
    /// The value has several lines.
    Lines,
    /// The value holds quotes, escapes or anything else that would read differently elsewhere.
    Escapes,
    /// The string is one that only a constant may stand in.
    Constant,
    /// The value was found inside encoded text.
    Encoded,
    /// The place is not understood well enough.
    Unsure,
    /// The value would still stand in the text.
    Remains,
    /// The text is no UTF-8.
    NotText,
}

/// A value to be taken out.
pub struct Value<'a> {
    /// The value as it stands in the text.
    pub text: &'a str,
    /// The name that it gets where the code gives it none: upper case.
    pub fallback: String,
    /// Who issues it, upper case, put before a name that says too little; may be empty.
    pub provider: String,
}

/// A text without its values.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rewritten {
    /// The new text.
    pub text: String,
    /// The name that each value got, in their order.
    pub names: Vec<String>,
}

/// A change of a text: this range becomes that.
type Edit = (Range<usize>, String);

/// Replaces every occurrence of `values` in `text`, the file called `name`, by a lookup. `taken` says whether a name
/// already stands for another value.
///
/// # Errors
/// Why it is not sure; then nothing should be changed.
pub fn rewrite(
    text: &str,
    name: &str,
    values: &[Value<'_>],
    taken: &dyn Fn(&str, &str) -> bool,
) -> Result<Rewritten, Refusal> {
    let language = Language::of(name).ok_or(Refusal::Language)?;
    let mut names: Vec<String> = Vec::new();
    let mut edits: Vec<Edit> = Vec::new();
    for (i, value) in values.iter().enumerate() {
        if let Some(known) = values[..i].iter().position(|v| v.text == value.text) {
            names.push(names[known].clone());
            continue;
        }
        if value.text.contains('\n') {
            return Err(Refusal::Lines);
        }
        if value.text.contains(['\\', '"', '\'', '`', '\r']) || value.text.contains("${") || value.text.contains("#{") {
            return Err(Refusal::Escapes);
        }
        let mut places = text.match_indices(value.text).map(|(at, found)| at..at + found.len()).peekable();
        let Some(first) = places.peek() else { return Err(Refusal::Encoded) };
        let wanted = lookup::name(text, language, first, value);
        let name = free_name(&wanted, value.text, &names, taken);
        for place in places {
            let change = match language {
                Language::Compose | Language::Actions => yaml::change(text, language, &place, &name)?,
                _ => lookup::change(text, language, &place, &name)?,
            };
            edits.extend(change);
        }
        names.push(name);
    }
    let mut names_once = names.clone();
    names_once.dedup();
    edits.extend(header::header(text, language, &names_once)?);
    let text = applied(text, edits)?;
    if values.iter().any(|v| text.contains(v.text)) {
        return Err(Refusal::Remains);
    }
    Ok(Rewritten { text, names })
}

/// `wanted`, or `wanted` with a number behind it when it stands for another value.
fn free_name(wanted: &str, value: &str, used: &[String], taken: &dyn Fn(&str, &str) -> bool) -> String {
    let mut name = wanted.to_owned();
    let mut n = 2;
    while used.contains(&name) || taken(&name, value) {
        name = format!("{wanted}_{n}");
        n += 1;
    }
    name
}

/// `text` with `edits`; two that want the same place exclude each other.
fn applied(text: &str, mut edits: Vec<Edit>) -> Result<String, Refusal> {
    edits.sort_by_key(|(range, _)| (range.start, range.end));
    edits.dedup();
    let mut out = String::with_capacity(text.len() + 64);
    let mut at = 0;
    for (range, with) in edits {
        if range.start < at {
            return Err(Refusal::Unsure);
        }
        out.push_str(text.get(at..range.start).ok_or(Refusal::Unsure)?);
        out.push_str(&with);
        at = range.end;
    }
    out.push_str(text.get(at..).ok_or(Refusal::Unsure)?);
    Ok(out)
}
