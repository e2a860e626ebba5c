/*!
An enumeration of TypeScript with texts in it takes no value that is looked up
(<https://www.typescriptlang.org/docs/handbook/enums.html>); it becomes an object, and a type of the same name, as the
handbook has it.
*/

use super::super::uses::{Use, closing, uses};
use super::super::{Place, head};
use crate::fix::lexer::{Lexer, Token};
use crate::fix::{Edit, Refusal};

/// `enum Name { Key = "value" }`, when all its members are texts and the rest of the file does not need an enumeration.
///
/// # Errors
/// When not, or when another file names it.
pub fn change(place: &Place<'_>, lookup: &str) -> Result<Vec<Edit>, Refusal> {
    let text = place.text;
    let &open = place.literal.open.last().filter(|&&at| text.as_bytes()[at] == b'{').ok_or(Refusal::Enum)?;
    let line = text[..open].lines().last().unwrap_or_default();
    let start = open - line.trim_start().len();
    let words: Vec<&str> = line.split_whitespace().collect();
    let (exported, words) = match words.as_slice() {
        ["export", rest @ ..] => ("export ", rest),
        rest => ("", rest),
    };
    let ["enum", name] = words.strip_prefix(&["const"]).unwrap_or(words) else { return Err(Refusal::Enum) };
    if !exported.is_empty() && (place.elsewhere)(name) || !place.open(b'{').skip(1).all(is_plain_block) {
        return Err(Refusal::Enum);
    }
    let close = closing(text, place.language, open + 1)?;
    let mut edits = members(place, open + 1, close)?;
    for one in uses(text, place.language, name, &(start..close))?.0 {
        if !is_kept(&one) {
            return Err(Refusal::Enum);
        }
    }
    let indent = &line[..line.len() - line.trim_start().len()];
    let feed = crate::fix::feed(text);
    let kind = format!("{exported}type {name} = (typeof {name})[keyof typeof {name}];");
    edits.push((start..open, format!("{exported}const {name} = ")));
    edits.push((close..close + 1, format!("}} as const;{feed}{indent}{kind}")));
    let parts = place.parts(lookup)?;
    edits.extend(place.instead(parts.join(" + ")));
    Ok(edits)
}

/// Whether what stands around is a namespace or a module: a type can be declared there.
fn is_plain_block(before: &str) -> bool {
    let head = head(before);
    head.split_whitespace().any(|word| matches!(word, "namespace" | "module"))
}

/// `Key = "text"` as `Key: "text"`, for every member.
fn members(place: &Place<'_>, from: usize, to: usize) -> Result<Vec<Edit>, Refusal> {
    let text = place.text;
    let mut lexer = Lexer::new(text, place.language, from);
    let mut edits = Vec::new();
    // What a member has so far: its name, its sign, its text.
    let (mut key, mut sign, mut given) = (None, false, false);
    while lexer.at < to {
        let begin = lexer.at;
        let token = lexer.next()?;
        let code = &text[begin..lexer.at];
        match token {
            Token::Comment => {}
            Token::Code if code.trim().is_empty() => {}
            Token::Code if code == "," && given => (key, sign, given) = (None, false, false),
            Token::Code if code == "=" && !sign => {
                let end = key.ok_or(Refusal::Enum)?;
                let rest = text[lexer.at..].len() - text[lexer.at..].trim_start_matches(' ').len();
                edits.push((end..lexer.at + rest, ": ".to_owned()));
                sign = true;
            }
            Token::Code if key.is_none() => key = Some(lexer.at),
            Token::String(_) if key.is_none() => key = Some(lexer.at),
            Token::String(_) if sign && !given => given = true,
            _ => return Err(Refusal::Enum),
        }
        if lexer.at <= begin {
            return Err(Refusal::Unsure);
        }
    }
    if key.is_some() && !given { Err(Refusal::Enum) } else { Ok(edits) }
}

/// Whether a place where the name stands means the same of an object and a type: a member as a value, or the name as a
/// type.
fn is_kept(one: &Use<'_>) -> bool {
    let (before, after) = (one.before(), one.after());
    let last = before.rsplit(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default();
    if matches!(last, "enum" | "namespace" | "module" | "class" | "interface" | "type") {
        return false;
    }
    if !after.starts_with('.') {
        return true;
    }
    // A member alone is no type any more.
    let words = ["type", "interface"];
    let statement = one.statement();
    let declares = statement.lines().last().unwrap_or_default().split_whitespace().any(|word| words.contains(&word));
    let colon = before.ends_with(':') && one.bracket() != Some(b'{');
    let kind = before.ends_with(['<', '|', '&']) && !before.ends_with("||") && !before.ends_with("&&");
    let of_type = one
        .open(b'{')
        .any(|before| head(before).split_whitespace().any(|word| matches!(word, "type" | "interface" | "class")));
    let field = before.ends_with(':') && of_type;
    !declares
        && !colon
        && !kind
        && !field
        && !matches!(last, "as" | "is" | "extends" | "satisfies" | "keyof" | "typeof")
}
