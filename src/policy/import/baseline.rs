/*! `.secrets.baseline` of detect-secrets, of version 1 and of those before it. */

use super::{Sight, Step, allow, at, exception, shown};
use crate::Error;
use crate::inspect::Located;
use crate::messages::{import as say, policy as words};
use crate::policy::syntax::{self, From};
use serde_json::Value;
use sha1::{Digest, Sha1};

/// Reads a baseline.
///
/// # Errors
/// When it is no JSON, or holds no results.
pub fn read(name: &str, text: &str, sight: &Sight<'_>) -> Result<Vec<Step>, Error> {
    let root: Value = super::secretlint::json(name, text)?;
    let Some(results) = root["results"].as_object() else {
        return Err(say::import_broken(name, 1, "results", &words::missing()));
    };
    let mut out = Vec::new();
    settings(&root, &mut out);
    for (path, entries) in results {
        for entry in entries.as_array().into_iter().flatten() {
            let line = entry["line_number"].as_u64().unwrap_or(0) as usize;
            let kind = entry["type"].as_str().unwrap_or_default();
            let what = format!("{path}:{line}: {kind}");
            if entry["is_secret"] == true {
                out.push(Step::Left { what, why: say::import_true_secret() });
                continue;
            }
            let hash = entry["hashed_secret"].as_str().unwrap_or_default();
            let sha1 = |f: &Located| {
                Sha1::digest(f.finding.secret.expose()).iter().map(|b| format!("{b:02x}")).collect::<String>()
            };
            let path = path.trim_start_matches("./").replace('\\', "/");
            let mut same = sight.found.iter().filter(|f| f.name == path.as_bytes() && sha1(f) == hash);
            // Of a private key detect-secrets hashes the header alone, so the place decides.
            let step = same.next().or_else(|| at(sight.found, &path, line).find(|_| kind == "Private Key"));
            out.push(match step {
                Some(f) => allow(f, what),
                None => Step::Needless { what, why: say::import_nothing_there() },
            });
        }
    }
    Ok(out)
}

/// What the baseline says besides its results.
fn settings(root: &Value, out: &mut Vec<Step>) {
    let left = |what: &str, why: String| Step::Left { what: what.to_owned(), why };
    for (key, value) in root.as_object().into_iter().flatten() {
        match key.as_str() {
            "version" | "generated_at" | "results" => {}
            "plugins_used" => {
                let (own, theirs): (Vec<_>, Vec<_>) =
                    value.as_array().into_iter().flatten().partition(|plugin| plugin.get("path").is_some());
                for plugin in own {
                    let name = plugin["name"].as_str().unwrap_or_default();
                    out.push(left(&format!("plugins_used: {name}"), say::import_plugin()));
                }
                if !theirs.is_empty() {
                    let what = say::import_detectors(theirs.len());
                    out.push(Step::Needless { what, why: say::import_own_rules() });
                }
            }
            "filters_used" => filters(value, out),
            "exclude" => {
                for (key, condition) in [("files", "path-regex"), ("lines", "line-regex")] {
                    if let Some(pattern) = value[key].as_str().filter(|pattern| !pattern.is_empty()) {
                        out.push(excluded(condition, pattern, &format!("exclude.{key}")));
                    }
                }
            }
            "custom_plugin_paths" | "word_list" => {
                let says = |value: &Value| match value {
                    Value::Null => false,
                    Value::Array(list) => !list.is_empty(),
                    _ => true,
                };
                if value.as_object().map_or(says(value), |object| object.values().any(says)) {
                    let why = if key == "word_list" { say::import_no_counterpart() } else { say::import_plugin() };
                    out.push(left(key, why));
                }
            }
            key => out.push(left(key, say::import_no_counterpart())),
        }
    }
}

fn filters(value: &Value, out: &mut Vec<Step>) {
    let mut theirs = 0;
    for filter in value.as_array().into_iter().flatten() {
        let path = filter["path"].as_str().unwrap_or_default();
        let condition = match path.rsplit("filters.").next().unwrap_or_default() {
            "regex.should_exclude_file" => "path-regex",
            "regex.should_exclude_line" => "line-regex",
            "regex.should_exclude_secret" => "value-regex",
            name if ["allowlist.", "common.", "heuristic.", "gibberish."].iter().any(|part| name.starts_with(part)) => {
                theirs += 1;
                continue;
            }
            _ => {
                out.push(Step::Left { what: format!("filters_used: {path}"), why: say::import_plugin() });
                continue;
            }
        };
        let patterns = match &filter["pattern"] {
            Value::String(one) => vec![one.clone()],
            many => many.as_array().into_iter().flatten().filter_map(|p| p.as_str().map(str::to_owned)).collect(),
        };
        out.extend(
            patterns.iter().map(|pattern| excluded(condition, pattern, path.rsplit('.').next().unwrap_or(path))),
        );
    }
    if theirs > 0 {
        out.push(Step::Needless { what: say::import_filters(theirs), why: say::import_own_rules() });
    }
}

fn excluded(condition: &str, pattern: &str, from: &str) -> Step {
    let regex = syntax::ours(pattern, From::Go);
    let regex = if condition == "line-regex" { syntax::tight(&regex).to_owned() } else { regex };
    let what =
        if condition == "path-regex" { say::import_paths(pattern) } else { say::import_pattern(&shown(pattern)) };
    Step::Block { what, toml: exception(&[(condition, &[regex])], &[], &format!(".secrets.baseline: {from}")) }
}
