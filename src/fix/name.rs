/*! The name that a value gets: the one that the code gives it already, where that says enough. */

use super::write::{looked_up, terraform_variable};
use super::{Language, Value, json};
use std::ops::Range;

/// The name for the value at `place`: that of the variable, key or argument that it is given to, in upper snake case.
pub fn name(text: &str, language: Language, place: &Range<usize>, value: &Value<'_>) -> String {
    let start = text[..place.start].rfind('\n').map_or(0, |n| n + 1);
    let line = &text[start..place.start];
    if let Some(name) = looked_up(&text[..place.start]) {
        return name.to_owned();
    }
    let given = given_name(line).map(|n| upper_snake(&n)).filter(|n| !n.is_empty());
    let name = match given {
        Some(name) if value.fallback.ends_with(&format!("_{name}")) && name.contains('_') => value.fallback.clone(),
        Some(name) if says_enough(&name) => name,
        Some(name) if !value.provider.is_empty() && !GENERIC.contains(&name.as_str()) => value.fallback.clone(),
        Some(name) if !value.provider.is_empty() => format!("{}_{name}", value.provider),
        _ => value.fallback.clone(),
    };
    let name =
        if matches!(name.as_str(), "PASSWORD" | "DATABASE_PASSWORD") { password(text, place, name) } else { name };
    match language {
        Language::Actions => super::yaml::secret_name(&name),
        Language::Terraform => {
            let variable = terraform_variable(text, place).unwrap_or_else(|| name.to_ascii_lowercase());
            format!("TF_VAR_{}", variable.trim_start_matches("tf_var_"))
        }
        // There the name is the variable's own.
        Language::TerraformValues => format!("TF_VAR_{}", own_name(line).unwrap_or(name)),
        Language::EnvExample => own_name(line).unwrap_or(name),
        Language::Gradle => format!("ORG_GRADLE_PROJECT_{}", own_name(line).unwrap_or(name)),
        Language::AppSettings => json::path(text, place).map_or(name, |(path, _)| path.join("__")),
        _ => name,
    }
}

/// The name of a password, by what it opens: the scheme of the address that it stands in, else what was spoken of last
/// before it. `PASSWORD` alone would be anybody's.
fn password(text: &str, place: &Range<usize>, otherwise: String) -> String {
    const OPENS: &[(&str, &str)] = &[
        ("postgres", "DATABASE"),
        ("mysql", "DATABASE"),
        ("mongo", "DATABASE"),
        ("jdbc", "DATABASE"),
        ("datasource", "DATABASE"),
        ("database", "DATABASE"),
        ("dbname", "DATABASE"),
        ("server=", "DATABASE"),
        ("host=", "DATABASE"),
        ("psql", "DATABASE"),
        ("identified by", "DATABASE"),
        ("alter user", "DATABASE"),
        ("redis", "REDIS"),
        ("amqp", "AMQP"),
        ("rabbit", "AMQP"),
        ("smtp", "MAIL"),
        ("mail", "MAIL"),
        ("ldap", "LDAP"),
        ("ftp", "FTP"),
        ("curl", "HTTP"),
        ("http", "HTTP"),
        ("maven", "MAVEN"),
        ("<server>", "MAVEN"),
    ];
    const NEAR: usize = 240;
    let mut from = place.start.saturating_sub(NEAR);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let before = text[from..place.start].to_ascii_lowercase();
    let line = &before[before.rfind('\n').map_or(0, |n| n + 1)..];
    // An address says it itself.
    let said = match line.rsplit_once("://") {
        Some((scheme, _)) => scheme.rsplit(|c: char| !c.is_ascii_alphanumeric() && c != '+').next().unwrap_or_default(),
        None => &before,
    };
    let last = OPENS.iter().filter_map(|(word, what)| Some((said.rfind(word)?, what))).max_by_key(|(at, _)| *at);
    last.map_or(otherwise, |(_, what)| format!("{what}_PASSWORD"))
}

/// What stands before the first `=` of `line`, as it stands there.
fn own_name(line: &str) -> Option<String> {
    let name = line.split_once('=')?.0.trim_start_matches(['#', ' ', '\u{feff}']).trim();
    let name = name.strip_prefix("export ").unwrap_or(name).trim();
    (!name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-'))
        .then(|| name.to_owned())
}

/// Names that say what a value is and not whose.
const GENERIC: &[&str] = &["KEY", "TOKEN", "SECRET", "PASSWORD", "PASSWD", "PWD", "PASS", "AUTH", "API_KEY", "APIKEY"];

fn says_enough(name: &str) -> bool {
    const SECRET: &[&str] =
        &["KEY", "TOKEN", "SECRET", "PASS", "PWD", "AUTH", "CREDENTIAL", "URL", "DSN", "HOOK", "CONN"];
    name.contains('_')
        && !GENERIC.contains(&name)
        && (SECRET.iter().any(|word| name.contains(word)) || name.ends_with("_PAT"))
}

/// The name that the line gives to what stands at `at`, when it is one for a variable of the environment.
pub fn variable(text: &str, at: usize) -> Option<String> {
    let start = text[..at].rfind('\n').map_or(0, |n| n + 1);
    let plain = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_';
    given_name(&text[start..at]).filter(|name| name.chars().all(plain))
}

/// The name before the last `=`, `:` or `=>` of `line`, when nothing but quotes, brackets and a type stands behind it.
fn given_name(line: &str) -> Option<String> {
    // Behind a question mark a colon gives nothing a name.
    if line.contains(" ? ") && line.trim_end_matches(['"', '\'', '`', ' ', '(']).ends_with([':', '?']) {
        return None;
    }
    let mut rest = line.trim_end_matches(['"', '\'', '`', ' ', '\t', '@', '$', 'f', 'r', 'b', 'u', '(']);
    if line.contains("://") {
        return None;
    }
    // `define('NAME', `, `headers.set("X-Name", `: what stands before the value names it.
    if let Some(rest) = rest.trim_end().strip_suffix(',')
        && let Some(quote) = rest.trim_end().chars().last().filter(|c| matches!(c, '"' | '\''))
    {
        let name = rest.trim_end().trim_end_matches(quote).rsplit(quote).next().unwrap_or_default();
        let plain = name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-');
        return (plain && says_enough(&upper_snake(name))).then(|| name.to_owned());
    }
    rest = ["=>", ":=", "==", "=", ":"].iter().find_map(|sign| rest.strip_suffix(sign))?.trim_end();
    // A type between the name and the sign: `key: &str =`, `$key: string =`.
    if let Some((before, after)) = rest.rsplit_once(':') {
        let is_type =
            after.chars().all(|c| c.is_ascii_alphanumeric() || " &<>[]'_.?".contains(c)) && !before.is_empty();
        if is_type && line.trim_end_matches(['"', '\'']).trim_end().ends_with('=') {
            rest = before;
        }
    }
    let rest = rest.trim_end_matches([']', '"', '\'', ')', ' ', '?']);
    let part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    let name = &rest[rest.rfind(|c| !part(c)).map_or(0, |n| n + rest[n..].chars().next().map_or(1, char::len_utf8))..];
    (name.len() > 1 && name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')).then(|| name.to_owned())
}

/// `apiKey`, `api-key`, `APIKey` and `api_key` as `API_KEY`.
pub fn upper_snake(name: &str) -> String {
    let mut out = String::new();
    let chars: Vec<char> = name.chars().collect();
    for (i, &c) in chars.iter().enumerate() {
        if !c.is_ascii_alphanumeric() {
            if !out.is_empty() && !out.ends_with('_') {
                out.push('_');
            }
            continue;
        }
        let before = i.checked_sub(1).map(|n| chars[n]);
        let starts_word = c.is_ascii_uppercase()
            && (before.is_some_and(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
                || before.is_some_and(|b| b.is_ascii_uppercase())
                    && chars.get(i + 1).is_some_and(char::is_ascii_lowercase));
        if starts_word && !out.ends_with('_') {
            out.push('_');
        }
        out.push(c.to_ascii_uppercase());
    }
    let out = out.trim_matches('_').to_owned();
    if out.starts_with(|c: char| c.is_ascii_digit()) { format!("_{out}") } else { out }
}
