/*!
What goes to the file of values: mostly the value as it stands, sometimes more than was found (an address with its
scheme, the whole of a setting), and a key in several lines as it reads.
*/

use super::literal::{self, Literal, Quote, Site};
use super::{Kind, Language, Refusal, json};
use std::ops::Range;

/// Whether `value` can stand in a file of values and reads the same there.
///
/// # Errors
/// When it cannot.
pub fn can_be(value: &str, language: Language) -> Result<(), Refusal> {
    let key = value.contains("BEGIN ") && value.contains("PRIVATE KEY");
    if value.contains('\n') && !key {
        return Err(Refusal::Lines);
    }
    if value.contains(['\\', '\r']) && !key || value.contains('`') || value.contains("${") || value.contains("#{") {
        return Err(Refusal::Escapes);
    }
    // In a string of code the other quote stands for itself.
    let both = value.contains('\'') && value.contains('"') || value.contains("''") || value.contains("\"\"");
    if value.contains(['\'', '"']) && (both || !is_code(language)) {
        return Err(Refusal::Escapes);
    }
    Ok(())
}

fn is_code(language: Language) -> bool {
    use Language as L;
    language.is_script()
        || matches!(language, L::Python | L::Ruby | L::Go | L::Rust | L::Java | L::CSharp | L::Php | L::Shell)
}

/// What is taken out of `text` with the value at `place`, and what is stored for it.
///
/// # Errors
/// When a key in several lines stands in something else than a plain string, or a setting has no name.
pub fn taken_out(text: &str, language: Language, place: Range<usize>) -> Result<(Range<usize>, String), Refusal> {
    let value = &text[place.clone()];
    if value.contains(['\n', '\\']) {
        return key(text, language, &place);
    }
    match language {
        Language::EnvExample => {
            let whole = right_side(text, &place);
            Ok((place, whole))
        }
        Language::AppSettings => {
            let (path, whole) = json::path(text, &place).ok_or(Refusal::Unsure)?;
            // A shell gives no name with a dot to anything.
            let plain = |c: char| c.is_ascii_alphanumeric() || c == '_';
            if !path.iter().all(|name| !name.is_empty() && name.chars().all(plain)) {
                return Err(Refusal::Kind(Kind::AppSettings));
            }
            let stored = text[whole.clone()].to_owned();
            can_be(&stored, language)?;
            Ok((whole, stored))
        }
        _ => {
            // An address is one with its scheme.
            const SCHEME: &str = "https://";
            let address = value.split('/').next().is_some_and(|host| host.contains('.') && !host.contains('@'))
                && value.contains('/');
            let start =
                if address && text[..place.start].ends_with(SCHEME) { place.start - SCHEME.len() } else { place.start };
            let place = start..place.end;
            Ok((place.clone(), text[place].to_owned()))
        }
    }
}

/// What a line of a `.env` gives the name that it begins with, without quotes.
fn right_side(text: &str, place: &Range<usize>) -> String {
    let start = text[..place.start].rfind('\n').map_or(0, |n| n + 1);
    let end = text[place.end..].find('\n').map_or(text.len(), |n| place.end + n);
    let (before, after) = (&text[start..place.start], text[place.end..end].trim_end());
    let lead = before.split_once('=').map_or("", |(_, lead)| lead).trim_start();
    let value = &text[place.clone()];
    let tail = after.split(" #").next().unwrap_or_default().trim_end();
    for quote in ['"', '\''] {
        if let (Some(lead), Some((tail, _))) = (lead.strip_prefix(quote), after.split_once(quote)) {
            return format!("{lead}{value}{tail}");
        }
    }
    // In a comment only the value is known for sure.
    if before.trim_start().starts_with('#') && before.contains(' ') {
        value.to_owned()
    } else {
        format!("{lead}{value}{tail}")
    }
}

/// A key in lines, all that its string holds: with line feeds in it, or with `\n` for each of them.
fn key(text: &str, language: Language, place: &Range<usize>) -> Result<(Range<usize>, String), Refusal> {
    let broken = text[place.clone()].contains('\n');
    let why = if broken { Refusal::Lines } else { Refusal::Escapes };
    if !is_code(language) || language == Language::Shell {
        return Err(why);
    }
    let Site::Literal(Literal { inner, quote, prefix, .. }) = literal::around(text, language, place)? else {
        return Err(why);
    };
    let whole = &text[inner.clone()];
    // Where indentation is a matter of the notation, or backslashes are none of an escape.
    let here = matches!(quote, Quote::Here { .. } | Quote::Bare);
    if here || prefix.contains(['r', 'R', '@', '$', 'f', 'F', 'b', 'B', '%']) {
        return Err(why);
    }
    let stored = if broken {
        let dedents = matches!(language, Language::Java | Language::CSharp);
        if dedents || whole.contains('\\') || whole.lines().any(|line| line.starts_with([' ', '\t'])) {
            return Err(why);
        }
        whole.replace("\r\n", "\n")
    } else {
        let escapes = match quote {
            Quote::Double => true,
            Quote::Single => language == Language::Python || language.is_script(),
            _ => false,
        };
        if !escapes || whole.replace("\\n", "").contains(['\\', '\n']) {
            return Err(why);
        }
        whole.replace("\\n", "\n")
    };
    let (before, after) = (&text[inner.start..place.start], &text[place.end..inner.end]);
    // The dashes before it were not found with it.
    let blank = |text: &str| text.replace("\\n", "").trim().trim_matches('-').is_empty();
    if !blank(before) || !blank(after) || stored.contains(['"', '$', '\\', '`', '\r']) {
        return Err(why);
    }
    Ok((inner, stored))
}
