/*!
Java: `System.getenv("NAME")`
(<https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/lang/System.html#getenv(java.lang.String)>), and C#:
`System.Environment.GetEnvironmentVariable("NAME")`
(<https://learn.microsoft.com/dotnet/api/system.environment.getenvironmentvariable>).
*/

use super::{Place, looked_up};
use crate::fix::{Edit, Refusal};

pub fn java(place: &Place<'_>, name: &str) -> Result<Vec<Edit>, Refusal> {
    let around = &place.around;
    let lookup = format!("System.getenv(\"{name}\")");
    if let Some((range, "System.getenv().getOrDefault")) = place.default_of_call(name) {
        return Ok(vec![(range, format!("System.getenv(\"{name}\")"))]);
    }
    if let Some(annotation) = place.open(b'(').find_map(annotation) {
        // Spring fills such a mark from the environment.
        return if annotation == "@Value" { spring(place, name) } else { Err(Refusal::Attribute) };
    }
    if around.last_word() == "case"
        || place.statement().starts_with("case ") && around.after.starts_with([':', ',', '-'])
    {
        return Err(Refusal::Pattern);
    }
    around.takes_an_expression(place.language)?;
    if place.opening() == "\"\"\"" {
        return place.marked("replace", name, &lookup);
    }
    place.sum(&lookup, "+")
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
    let attribute = place.open(b'[').any(|before| {
        let before = before.trim_end();
        before.is_empty() || before.ends_with(['{', '}', ';', ']', '\u{feff}'])
    });
    if attribute {
        return Err(Refusal::Attribute);
    }
    if around.last_word() == "case" || around.after.starts_with("=>") {
        return Err(Refusal::Pattern);
    }
    let assigned = around.before.ends_with('=') && !around.before.ends_with("==");
    if place.bracket() == Some(b'(') && assigned {
        return Err(Refusal::Default);
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

/// A constant field becomes a read-only one, a constant of a method a variable.
fn constant(place: &Place<'_>) -> Result<Vec<Edit>, Refusal> {
    let statement = place.statement();
    let words = |text: &str, wanted: &[&str]| {
        text.split(|c: char| !c.is_alphanumeric() && c != '_').any(|w| wanted.contains(&w))
    };
    if !words(statement, &["const"]) {
        return Ok(Vec::new());
    }
    let before = place.around.before;
    let at = before.rfind("const ").ok_or(Refusal::Constant)?;
    if at < before.len() - statement.len() {
        return Err(Refusal::Constant);
    }
    let is_type = |head: &str| words(head, &["class", "struct", "record", "interface"]);
    Ok(match place.block_head() {
        Some(head) if is_type(head) => vec![(at..at + "const".len(), "static readonly".to_owned())],
        _ => vec![(at..at + "const ".len(), String::new())],
    })
}
