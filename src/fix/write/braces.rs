/*!
Java: `System.getenv("NAME")`
(<https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/lang/System.html#getenv(java.lang.String)>), and C#:
`System.Environment.GetEnvironmentVariable("NAME")`
(<https://learn.microsoft.com/dotnet/api/system.environment.getenvironmentvariable>).
*/

use super::uses::{Use, uses};
use super::{Place, looked_up, parameter};
use crate::fix::{Edit, Language, Refusal};

pub fn java(place: &Place<'_>, name: &str) -> Result<Vec<Edit>, Refusal> {
    let around = &place.around;
    let lookup = format!("System.getenv(\"{name}\")");
    if let Some((range, "System.getenv().getOrDefault")) = place.default_of_call(name) {
        return Ok(vec![(range, format!("System.getenv(\"{name}\")"))]);
    }
    if let Some(annotation) = place.open(b'(').find_map(annotation) {
        // Spring fills such a mark from the environment, picocli another one (<https://picocli.info/#_default_values>).
        let default = around.before.strip_suffix('=').is_some_and(|b| b.trim_end().ends_with("defaultValue"));
        let option = matches!(annotation.rsplit(['@', '.']).next(), Some("Option" | "Parameters"));
        return match annotation {
            "@Value" => spring(place, name),
            _ if default && option && place.text.contains("picocli") => Ok(place.inside(format!("${{env:{name}}}"))),
            _ => Err(Refusal::Attribute),
        };
    }
    if around.last_word() == "case"
        || place.statement().starts_with("case ") && around.after.starts_with([':', ',', '-'])
    {
        return Err(Refusal::Pattern);
    }
    around.takes_an_expression(place.language)?;
    if words(place.statement(), &["final"]) || place.block_head().is_some_and(|head| words(head, &["interface"])) {
        variable(place.text, given(place.statement()), place.literal.outer.clone(), 0)?;
    }
    if place.opening() == "\"\"\"" {
        return place.marked("replace", name, &lookup);
    }
    place.sum(&lookup, "+")
}

/// The name that a statement up to a value gives it to.
fn given(statement: &str) -> &str {
    let head = statement.split('=').next().unwrap_or_default().trim_end();
    &head[head.rfind(|c: char| !c.is_alphanumeric() && c != '_').map_or(0, |n| n + 1)..]
}

fn words(text: &str, wanted: &[&str]) -> bool {
    text.split(|c: char| !c.is_alphanumeric() && c != '_').any(|w| wanted.contains(&w))
}

/// # Errors
/// When the file needs `name` to be a constant: in an annotation, behind `case`, or in another one that is needed
/// there.
fn variable(text: &str, name: &str, except: std::ops::Range<usize>, depth: usize) -> Result<(), Refusal> {
    if name.is_empty() || depth > 4 {
        return Err(Refusal::Constant);
    }
    for one in uses(text, Language::Java, name, &except)?.0 {
        if one.open(b'(').any(|before| annotation(before).is_some()) || one.is_case() {
            return Err(Refusal::Needed);
        }
        let statement = one.statement();
        // What is static is made from the top down, and only a constant is there before.
        if words(statement, &["static"]) && statement.contains('=') && one.at.start < except.start {
            return Err(Refusal::Needed);
        }
        if words(statement, &["final"]) && statement.contains('=') {
            variable(text, given(statement), one.at.clone(), depth + 1)?;
        }
    }
    Ok(())
}

/// `@Name` at the end of `before`.
fn annotation(before: &str) -> Option<&str> {
    let before = before.trim_end();
    let at = before.rfind(|c: char| !c.is_alphanumeric() && c != '_' && c != '.')?;
    before[at..].starts_with('@').then_some(&before[at..])
}

fn spring(place: &Place<'_>, name: &str) -> Result<Vec<Edit>, Refusal> {
    let before = place.before();
    if let Some(open) = before.rfind("${").filter(|&n| !before[n..].contains('}')) {
        // `${api.key:value}`: what is taken when there is no such property.
        if !before.ends_with(':') || !before[open..].contains(':') || before.contains("#{") {
            return Err(Refusal::Unsure);
        }
    }
    Ok(place.inside(format!("${{{name}}}")))
}

pub fn csharp(place: &Place<'_>, name: &str) -> Result<Vec<Edit>, Refusal> {
    let around = &place.around;
    let lookup = format!("System.Environment.GetEnvironmentVariable(\"{name}\")");
    if place.whole() && around.before.ends_with("??") && looked_up(around.before) == Some(name) {
        let kept = around.before[..around.before.len() - 2].trim_end().len();
        return Ok(vec![(kept..place.literal.outer.end, String::new())]);
    }
    let attribute = place.open(b'[').any(attribute);
    if attribute {
        return Err(Refusal::Attribute);
    }
    let compared = ["case", "is", "or", "and", "not"].contains(&around.last_word());
    if compared || around.after.starts_with("=>") {
        return Err(Refusal::Pattern);
    }
    if around.after.starts_with("u8") {
        let bytes = format!("System.Text.Encoding.UTF8.GetBytes({lookup})");
        let end = place.literal.outer.end + "u8".len();
        return if place.whole() { Ok(vec![(place.literal.outer.start..end, bytes)]) } else { Err(Refusal::Unsure) };
    }
    let compared = ["==", "!=", "<=", ">="].iter().any(|sign| around.before.ends_with(sign));
    if place.bracket() == Some(b'(') && around.before.ends_with('=') && !compared {
        return parameter::default(place, &lookup);
    }
    around.takes_an_expression(place.language)?;
    let mut edits = constant(place)?;
    if place.literal.prefix.contains('$') && !place.whole() {
        let plain = place.before().replace("{{", "").replace("}}", "");
        if plain.matches('{').count() > plain.matches('}').count() || place.opening().ends_with("\"\"\"") {
            return Err(Refusal::Unsure);
        }
    }
    edits.extend(if place.opening().ends_with("\"\"\"") {
        place.marked("Replace", name, &lookup)?
    } else {
        place.sum(&lookup, "+")?
    });
    Ok(edits)
}

/// Whether what stands behind `before` is an attribute's bracket.
fn attribute(before: &str) -> bool {
    let before = before.trim_end();
    before.is_empty() || before.ends_with(['{', '}', ';', ']', '\u{feff}'])
}

/// Whether only a constant may stand there: for another one, in an attribute, as a default, in a pattern.
fn needs_a_constant(one: &Use<'_>) -> bool {
    let (before, after) = (one.before(), one.after());
    let compared = ["==", "!=", "<=", ">="].iter().any(|sign| before.ends_with(sign));
    let default = one.bracket() == Some(b'(') && before.ends_with('=') && !compared;
    words(one.statement(), &["const"])
        || one.open(b'[').any(attribute)
        || one.is_case()
        || default
        || after.starts_with("=>")
        || [" is", " or", " and", " not"].iter().any(|word| before.ends_with(word))
}

/// A constant field becomes a read-only one, a constant of a method a variable.
fn constant(place: &Place<'_>) -> Result<Vec<Edit>, Refusal> {
    let statement = place.statement();
    if !words(statement, &["const"]) {
        return Ok(Vec::new());
    }
    let before = place.around.before;
    let at = before.rfind("const ").ok_or(Refusal::Constant)?;
    if at < before.len() - statement.len() {
        return Err(Refusal::Constant);
    }
    let name = given(&place.text[at..place.literal.outer.start]);
    if name.is_empty() || statement.contains(',') {
        return Err(Refusal::Constant);
    }
    for one in uses(place.text, Language::CSharp, name, &(at..place.literal.outer.end))?.0 {
        let made_before = one.at.start < at && words(one.statement(), &["static"]) && one.statement().contains('=');
        if needs_a_constant(&one) || made_before {
            return Err(Refusal::Needed);
        }
    }
    let is_type = |head: &str| words(head, &["class", "struct", "record", "interface"]);
    Ok(match place.block_head() {
        Some(head) if is_type(head) => vec![(at..at + "const".len(), "static readonly".to_owned())],
        _ => vec![(at..at + "const ".len(), String::new())],
    })
}
