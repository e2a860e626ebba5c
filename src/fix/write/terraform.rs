/*!
Terraform: `var.name`, its declaration, and its value from `TF_VAR_name`
(<https://developer.hashicorp.com/terraform/language/values/variables>). A variable's default goes without a trace: the
environment gives the value.
*/

use super::Place;
use crate::fix::literal::{self, Quote, Site};
use crate::fix::{Edit, Language, Refusal};
use std::ops::Range;

pub fn change(place: &Place<'_>, name: &str) -> Result<Vec<Edit>, Refusal> {
    let around = &place.around;
    let heads: Vec<&str> = place.open(b'{').map(|before| before.lines().last().unwrap_or_default().trim()).collect();
    let outer = *heads.last().ok_or(Refusal::Unsure)?;
    let here = matches!(place.literal.quote, Quote::Here { .. });
    if !here
        && (place.literal.quote != Quote::Double || !around.before.ends_with(['=', '(', ',', '[', ':', '?', '+', '{']))
    {
        return Err(Refusal::Unsure);
    }
    if outer.starts_with("variable") {
        return default(place, heads.len());
    }
    if outer.starts_with("terraform") || outer.starts_with("import") || heads.iter().any(|h| h.contains("backend")) {
        return Err(Refusal::Backend);
    }
    let given = around.line_before.split('=').next().unwrap_or_default().trim();
    if outer.starts_with("module") && heads.len() == 1 && matches!(given, "source" | "version") {
        return Err(Refusal::Source);
    }
    let variable = name.trim_start_matches("TF_VAR_");
    if outer.starts_with("output") {
        return output(place, variable);
    }
    let key = place.bracket() == Some(b'{')
        && around.after.starts_with(['=', ':'])
        && !around.after.starts_with("==")
        && !around.before.ends_with('?');
    if key && place.whole() && !here {
        return Ok(place.instead(format!("(var.{variable})")));
    }
    if place.whole() && !here && !around.is_key() {
        return Ok(place.instead(format!("var.{variable}")));
    }
    if place.before().ends_with(['$', '%'])
        || place.before().rfind("${").is_some_and(|n| !place.before()[n..].contains('}'))
    {
        return Err(Refusal::Unsure);
    }
    Ok(place.inside(format!("${{var.{variable}}}")))
}

/// The value of an output: what is made of a sensitive variable has to be sensitive too
/// (<https://developer.hashicorp.com/terraform/language/values/outputs#sensitive-suppressing-values-in-cli-output>).
fn output(place: &Place<'_>, variable: &str) -> Result<Vec<Edit>, Refusal> {
    let (text, around, literal) = (place.text, &place.around, &place.literal);
    let lead = around.line_before.trim_end().strip_suffix('=').unwrap_or_default().trim_end();
    let indent = lead.strip_suffix("value").filter(|indent| indent.trim().is_empty());
    let open = *literal.open.first().ok_or(Refusal::Unsure)?;
    let close = literal.outer.end + text[literal.outer.end..].find('}').ok_or(Refusal::Unsure)?;
    let (Some(indent), true) = (indent, around.line_after.trim().is_empty() && literal.open.len() == 1) else {
        return Err(Refusal::Unsure);
    };
    let mut edits = if place.whole() {
        place.instead(format!("var.{variable}"))
    } else {
        place.inside(format!("${{var.{variable}}}"))
    };
    if !text[open..close].contains("sensitive") {
        let end = literal.outer.end;
        let feed = if text[end..].starts_with("\r\n") { "\r\n" } else { "\n" };
        edits.push((end..end, format!("{feed}{indent}sensitive = true")));
    }
    Ok(edits)
}

/// `default = "value"` of a variable goes.
fn default(place: &Place<'_>, depth: usize) -> Result<Vec<Edit>, Refusal> {
    let (text, around, literal) = (place.text, &place.around, &place.literal);
    let head = around.line_before.trim_end().strip_suffix('=').unwrap_or_default().trim_end();
    let Some(lead) = head.strip_suffix("default").filter(|_| depth == 1 && place.whole() && literal.open.len() == 1)
    else {
        return Err(Refusal::VariableDefault);
    };
    let open = *literal.open.first().ok_or(Refusal::Unsure)?;
    let start = literal.outer.start - around.line_before.len();
    let close = literal.outer.end + text[literal.outer.end..].find('}').ok_or(Refusal::Unsure)?;
    let sensitive = text[open..close].contains("sensitive");
    let rest = around.line_after.trim_start();
    if !lead.trim().is_empty() {
        // `variable "x" { default = "value" }`: such a block holds one thing.
        let word = start + lead.len();
        return if rest.starts_with('}') {
            Ok(vec![(word..literal.outer.end, "sensitive = true".to_owned())])
        } else {
            Err(Refusal::Unsure)
        };
    }
    if !rest.is_empty() && !rest.starts_with('#') && !rest.starts_with("//") {
        return Err(Refusal::Unsure);
    }
    let end =
        literal.outer.end + text[literal.outer.end..].find('\n').map_or(text.len() - literal.outer.end, |n| n + 1);
    let feed = if text[..end].ends_with("\r\n") { "\r\n" } else { "\n" };
    let with = if sensitive { String::new() } else { format!("{lead}sensitive = true{feed}") };
    Ok(vec![(start..end, with)])
}

/// A line of a file of values (`.tfvars`) goes: the environment gives the value to the variable.
pub fn value(text: &str, span: &Range<usize>, name: &str) -> Result<Vec<Edit>, Refusal> {
    let literal = match literal::around(text, Language::Terraform, span)? {
        Site::Literal(literal) => literal,
        Site::Comment => return Ok(vec![(span.clone(), format!("${name}"))]),
    };
    let start = text[..literal.outer.start].rfind('\n').map_or(0, |n| n + 1);
    let end =
        literal.outer.end + text[literal.outer.end..].find('\n').map_or(text.len() - literal.outer.end, |n| n + 1);
    let lead = text[start..literal.outer.start].trim_start_matches('\u{feff}').trim_end();
    let rest = text[literal.outer.end..end].trim();
    let key = lead.strip_suffix('=').map(str::trim).unwrap_or_default();
    let plain = !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-');
    if !plain || literal.inner != *span || !literal.open.is_empty() || !(rest.is_empty() || rest.starts_with('#')) {
        return Err(Refusal::VariableDefault);
    }
    Ok(vec![(start..end, String::new())])
}

/// The name of the variable whose default stands at `place`.
pub fn variable(text: &str, place: &Range<usize>) -> Option<String> {
    let before = &text[..place.start];
    let head = before[..before.rfind("default")?].trim_end();
    let block = &head[head.rfind("variable")?..];
    // A block that was closed before is another one.
    let name = block.strip_prefix("variable")?.trim_start().strip_prefix('"')?;
    let (name, rest) = name.split_once('"')?;
    (rest.matches('{').count() > rest.matches('}').count()).then(|| name.to_owned())
}
