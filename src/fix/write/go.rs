/*! Go: `os.Getenv("NAME")` (<https://pkg.go.dev/os#Getenv>). What it gives is no constant. */

use super::Place;
use crate::fix::{Edit, Refusal};

pub fn change(place: &Place<'_>, name: &str) -> Result<Vec<Edit>, Refusal> {
    let around = &place.around;
    around.takes_an_expression(place.language)?;
    // A tag of a field, and the path of an import.
    let tag = place.literal.quote == crate::fix::literal::Quote::Raw
        && !around.before.ends_with(['=', '(', ',', ':', '+', '{', '[']);
    let import = place.open(b'(').next().is_some_and(|before| before.trim_end().ends_with("import"));
    if tag || import || around.before.ends_with(['>', '.']) {
        return Err(Refusal::Unsure);
    }
    let lookup = format!("os.Getenv(\"{name}\")");
    let sum = place.parts(&lookup)?.join(" + ");
    let start = place.literal.outer.start - around.line_before.len();
    let line = around.line_before;
    let declared = |line: &str| -> Option<String> {
        // `name Type =`: a lookup is a string, and has to be made one of the type.
        let kind = line.trim_end().strip_suffix('=')?.trim_end().rsplit_once([' ', '\t'])?.1;
        let named = kind != "string"
            && !line.contains(',')
            && line.trim().trim_start_matches("const ").split_whitespace().count() > 2;
        Some(if named { format!("{kind}({sum})") } else { sum.clone() })
    };
    if let Some(indent) = line.find("const ").filter(|&n| line[..n].trim().is_empty()) {
        let with = declared(line).ok_or(Refusal::Constant)?;
        let word = start + indent..start + indent + "const".len();
        return Ok(vec![(word, "var".to_owned()), (place.literal.outer.clone(), with)]);
    }
    if let Some(group) = place.open(b'(').find(|before| before.trim_end().ends_with("const")) {
        let with = declared(line).ok_or(Refusal::Constant)?;
        return out_of_group(place, group, &with);
    }
    place.sum(&lookup, "+")
}

/// A constant of a group becomes a variable behind the group.
fn out_of_group(place: &Place<'_>, group: &str, with: &str) -> Result<Vec<Edit>, Refusal> {
    let around = &place.around;
    let text = place.text;
    let body = group.len() + 1;
    let close = body + text[body..].find("\n)").ok_or(Refusal::Constant)? + 1;
    let lines = &text[body..close];
    // Without its own value a constant repeats the one above, and iota counts lines.
    let repeats = |line: &&str| {
        let line = line.split("//").next().unwrap_or_default().trim();
        !line.is_empty() && !line.contains('=')
    };
    let rest = around.line_after.trim_start();
    let alone = rest.is_empty() || rest.starts_with("//");
    if lines.contains("iota") || lines.contains("/*") || lines.lines().any(|l| repeats(&l)) || !alone {
        return Err(Refusal::Constant);
    }
    let start = place.literal.outer.start - around.line_before.len();
    let end = place.literal.outer.end + text[place.literal.outer.end..].find('\n').ok_or(Refusal::Constant)? + 1;
    let feed = if text[..end].ends_with("\r\n") { "\r\n" } else { "\n" };
    let declaration = around.line_before.trim();
    let only = lines.lines().filter(|l| l.contains('=')).count() == 1;
    if only {
        let word = group.trim_end().len() - "const".len();
        return Ok(vec![
            (word..word + "const".len(), "var".to_owned()),
            (place.literal.outer.clone(), with.to_owned()),
        ]);
    }
    let indent = &group[group.rfind('\n').map_or(0, |n| n + 1)..].replace("const", "");
    let indent = indent.trim_end();
    let after = close + text[close..].find('\n').map_or(text.len() - close, |n| n + 1);
    let name = declaration.trim_end_matches('=').trim_end();
    let name: Vec<&str> = name.split_whitespace().collect();
    let lead = if text[..after].ends_with('\n') { "" } else { feed };
    let variable = format!("{lead}{feed}{indent}var {} = {with}{feed}", name.join(" "));
    Ok(vec![(start..end, String::new()), (after..after, variable)])
}
