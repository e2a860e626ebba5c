/*!
The default of a parameter where it has to be a constant (PHP, C#): the default becomes null, and the body begins with
looking the value up. A parameter of PHP that is a property too
(<https://www.php.net/manual/en/language.oop5.decon.php#language.oop5.decon.constructor.promotion>) becomes a parameter
and a property.
*/

use super::Place;
use super::uses::closing;
use crate::fix::{Edit, Language, Refusal};

/// Replaces the default by null; the first statement of the body is `name ??= lookup;`.
///
/// # Errors
/// When the place is no such default, or the function has no body of its own.
pub fn default(place: &Place<'_>, lookup: &str) -> Result<Vec<Edit>, Refusal> {
    let (text, literal, php) = (place.text, &place.literal, place.language == Language::Php);
    let before = place.around.before.strip_suffix('=').ok_or(Refusal::Default)?;
    let &open = literal.open.last().filter(|&&at| text.as_bytes()[at] == b'(').ok_or(Refusal::Default)?;
    let head = text[..open].trim_end();
    let function = !php || head.rsplit([';', '{', '}']).next().is_some_and(|head| head.contains("function"));
    // What a class is made with has no body of its own.
    let kinds = ["class", "struct", "record", "delegate"];
    let class = !php && super::head(head).split_whitespace().any(|w| kinds.contains(&w));
    if class || !place.whole() || !place.around.after.starts_with([',', ')']) || !function {
        return Err(Refusal::Default);
    }
    let start = before[open + 1..].rfind(',').map_or(open + 1, |n| open + 1 + n + 1);
    let mut words: Vec<&str> = before[start..].split_whitespace().collect();
    let modifiers = ["public", "protected", "private", "readonly"];
    let own = words.iter().take_while(|word| php && modifiers.contains(word)).count();
    let promoted = words.drain(..own).collect::<Vec<_>>().join(" ");
    let (name, kind) = match words.as_slice() {
        [name] if php => (*name, None),
        [kind, name] => (*name, Some(*kind)),
        _ => return Err(Refusal::Default),
    };
    let plain = name.trim_start_matches('$');
    let named = php == name.starts_with('$') && plain.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    let mut edits = match kind {
        // Null has to be allowed.
        Some(kind) if php => match kind {
            "mixed" => Vec::new(),
            _ if kind.starts_with('?') || kind.split('|').any(|one| one == "null") => Vec::new(),
            "string" => {
                let at = start + before[start..].find(kind).ok_or(Refusal::Default)?;
                vec![(at..at, "?".to_owned())]
            }
            _ => return Err(Refusal::Default),
        },
        Some("string" | "string?") | None => Vec::new(),
        Some(_) => return Err(Refusal::Default),
    };
    let close = closing(text, place.language, literal.outer.end)?;
    let brace = close + text[close..].find('{').ok_or(Refusal::Default)?;
    let between = text[close + 1..brace].trim();
    // A type that is given back; anything else (another constructor, a condition, no body at all) is not understood.
    let given = between.strip_prefix(':').map(str::trim);
    let simple = |kind: &str| kind.bytes().all(|b| b.is_ascii_alphanumeric() || b"_\\?|".contains(&b));
    if !named || !(between.is_empty() || php && given.is_some_and(simple)) {
        return Err(Refusal::Default);
    }
    let line = text[..brace].rfind('\n').map_or(0, |n| n + 1);
    let indent: String = text[line..].chars().take_while(|c| *c == ' ' || *c == '\t').collect();
    let step = if indent.contains('\t') { "\t" } else { "    " };
    let feed = crate::fix::feed(text);
    let begins_line = text[brace + 1..].lines().next().is_none_or(|rest| rest.trim().is_empty());
    let lead = if begins_line { format!("{feed}{indent}{step}") } else { " ".to_owned() };
    // `{}` gets blanks around what comes into it.
    let tail = if text[brace + 1..].starts_with('}') { " " } else { "" };
    edits.push((literal.outer.clone(), "null".to_owned()));
    if promoted.is_empty() {
        edits.push((brace + 1..brace + 1, format!("{lead}{name} ??= {lookup};{tail}")));
        return Ok(edits);
    }
    // The property keeps its type, which null is none of.
    let first = start + before[start..].find(&promoted[..1]).ok_or(Refusal::Default)?;
    let last = first + before[first..].find(words[0]).ok_or(Refusal::Default)?;
    if before[first..last].split_whitespace().collect::<Vec<_>>().join(" ") != promoted {
        return Err(Refusal::Default);
    }
    edits.push((first..last, String::new()));
    edits.push((brace + 1..brace + 1, format!("{lead}$this->{plain} = {name} ??= {lookup};{tail}")));
    let class = *literal.open.iter().rev().find(|&&at| text.as_bytes()[at] == b'{').ok_or(Refusal::Default)?;
    let property = format!("{promoted} {};", words.join(" "));
    let begins_line = text[class + 1..].lines().next().is_none_or(|rest| rest.trim().is_empty());
    let lead = if begins_line { format!("{feed}{indent}") } else { " ".to_owned() };
    let after = if begins_line { feed } else { "" };
    edits.push((class + 1..class + 1, format!("{lead}{property}{after}")));
    Ok(edits)
}
