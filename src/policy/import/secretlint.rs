/*! `.secretlintrc.json`. */

use super::{Sight, Step, credential, exception, list, looked_for, ours, rule, shown};
use crate::Error;
use crate::messages::{import as say, policy as words};
use crate::policy::syntax::{self, From};
use serde_json::Value;

/// `text` as JSON.
///
/// # Errors
/// When it is none: file and line.
pub fn json(name: &str, text: &str) -> Result<Value, Error> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    serde_json::from_str(text).map_err(|e| say::import_broken(name, e.line(), "", &e.to_string()))
}

/// Reads a configuration.
///
/// # Errors
/// When it is no JSON, or holds no list of rules.
pub fn read(name: &str, text: &str, sight: &Sight<'_>) -> Result<Vec<Step>, Error> {
    let root = json(name, text)?;
    let Some(rules) = root["rules"].as_array() else {
        return Err(say::import_broken(name, 1, "rules", &words::expected("array of tables")));
    };
    let mut out = Vec::new();
    for (key, value) in root.as_object().into_iter().flatten() {
        let empty = value.as_array().is_some_and(Vec::is_empty);
        if key != "rules" && key != "$schema" && !empty {
            out.push(Step::Left { what: key.clone(), why: say::import_no_counterpart() });
        }
    }
    let mut theirs = 0;
    each(rules, sight, &mut out, &mut theirs);
    if theirs > 0 {
        out.push(Step::Needless { what: say::import_rules(theirs), why: say::import_own_rules() });
    }
    Ok(out)
}

/// Rules whose allowed patterns are no values: names of files, folders, kinds of documents.
const OF_FILES: &[&str] = &["no-dotenv", "no-homedir", "no-k8s-kind-secret"];

fn each(rules: &[Value], sight: &Sight<'_>, out: &mut Vec<Step>, theirs: &mut usize) {
    for one in rules {
        let id = one["id"].as_str().unwrap_or_default();
        let left = |what: &str, why: String| Step::Left { what: format!("{id}: {what}"), why };
        *theirs += usize::from(!id.ends_with("-pattern") && one["disabled"] != true);
        if one["disabled"] == true {
            out.push(left("disabled", say::import_other_rule()));
        }
        for (key, value) in one.as_object().into_iter().flatten() {
            let silent = value.is_null() || value.as_array().is_some_and(Vec::is_empty);
            if !["id", "disabled", "options", "rules"].contains(&key.as_str()) && !silent {
                out.push(left(key, say::import_no_counterpart()));
            }
        }
        for (key, value) in one["options"].as_object().into_iter().flatten() {
            match key.as_str() {
                "patterns" => {
                    for pattern in value.as_array().into_iter().flatten() {
                        own(pattern, sight, out);
                    }
                }
                "allows" if OF_FILES.iter().any(|name| id.ends_with(name)) => {
                    out.push(left("allows", say::import_path_rule()));
                }
                "allows" => {
                    for text in value.as_array().into_iter().flatten().filter_map(Value::as_str) {
                        out.push(allowed(text, sight));
                    }
                }
                key => out.push(left(&format!("options.{key}"), say::import_no_counterpart())),
            }
        }
        if let Some(inner) = one["rules"].as_array() {
            each(inner, sight, out, theirs);
        }
    }
}

fn own(pattern: &Value, sight: &Sight<'_>, out: &mut Vec<Step>) {
    let title = pattern["name"].as_str().unwrap_or("secretlint");
    let id = ours(&format!("secretlint-{title}"));
    for key in pattern.as_object().into_iter().flat_map(|object| object.keys()) {
        if !["name", "message", "pattern", "patterns", "filePathGlobs"].contains(&key.as_str()) {
            out.push(Step::Left { what: format!("{id}: {key}"), why: say::import_no_counterpart() });
        }
    }
    let texts = |value: &Value| -> Vec<String> {
        let many = value.as_array().into_iter().flatten();
        many.chain([value]).filter_map(|text| text.as_str().map(str::to_owned)).collect()
    };
    let globs = texts(&pattern["filePathGlobs"]);
    let more = if globs.is_empty() { Vec::new() } else { vec![("paths", list(&globs))] };
    let patterns: Vec<String> = texts(&pattern["pattern"]).into_iter().chain(texts(&pattern["patterns"])).collect();
    for (number, text) in patterns.iter().enumerate() {
        let regex = regex_of(text);
        let id = if number == 0 { id.clone() } else { format!("{id}-{}", number + 1) };
        out.push(match looked_for(&regex, sight) {
            Some(rule) => Step::Needless { what: say::import_rule(&id), why: say::import_looked_for(&rule) },
            None => rule(&id, title, &regex, &regex, &more),
        });
    }
}

/// Something allowed: a value by its hash where it is one, else what a value holds. A short text must be the value.
fn allowed(text: &str, sight: &Sight<'_>) -> Step {
    if let Some(step) = credential(text, sight) {
        return step;
    }
    let regex = regex_of(text);
    let regex = if !text.starts_with('/') && text.len() < 8 { format!("^{regex}$") } else { regex };
    let toml = exception(&[("value-regex", &[regex])], &[], ".secretlintrc.json");
    Step::Block { what: say::import_pattern(&shown(text)), toml }
}

/// A pattern of secretlint: `/regex/flags`, or the text itself.
fn regex_of(text: &str) -> String {
    let Some((body, flags)) = text.strip_prefix('/').and_then(|rest| rest.rsplit_once('/')) else {
        return regex::escape(text);
    };
    let kept: String = flags.chars().filter(|c| "ims".contains(*c)).collect();
    let body = syntax::ours(body, From::Go);
    if kept.is_empty() { body } else { format!("(?{kept}){body}") }
}
