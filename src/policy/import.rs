/*!
What other tools' files say, in our words: exceptions, rules of one's own, and allow entries.

Every line of those files ends as one of three things: taken over, not needed, or not taken over, with the reason. What
is taken over is tried like any other configuration before it is written, so a broken entry cannot pass silently.

Formats: gitleaks and betterleaks (<https://github.com/gitleaks/gitleaks#configuration>), `.gitleaksignore`,
detect-secrets' baseline (<https://github.com/Yelp/detect-secrets>), ripsecrets' `.secretsignore`
(<https://github.com/sirwart/ripsecrets>), secretlint (<https://github.com/secretlint/secretlint>), git-secrets
(<https://github.com/awslabs/git-secrets>).
*/

use super::edit::string;
use crate::detect::rules;
use crate::inspect::Located;
use crate::messages::policy as say;
use crate::{Error, messages};
use sha1::{Digest, Sha1};
use toml::{Table, Value};

/// One thing that a file says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// A piece of configuration.
    Block { what: String, toml: String },
    /// A value that is allowed.
    Allow { what: String, fingerprint: String, rule: String, path: Option<String> },
    /// Something that is not taken over, and why.
    Left { what: String, why: String },
}

/// Reads the file called `name`. `found` is everything that is found in the work tree now, by paths from its top.
///
/// # Errors
/// When the file as a whole cannot be read.
pub fn read(name: &str, text: &str, found: &[Located]) -> Result<Vec<Step>, Error> {
    let file = name.rsplit('/').next().unwrap_or(name);
    Ok(match file {
        ".gitleaks.toml" | "gitleaks.toml" | ".betterleaks.toml" | "betterleaks.toml" => gitleaks(name, text)?,
        ".gitleaksignore" | ".betterleaksignore" => gitleaksignore(text, found),
        ".secrets.baseline" => baseline(name, text, found)?,
        ".secretsignore" => secretsignore(text),
        ".secretlintrc.json" | ".secretlintrc" => secretlint(name, text)?,
        ".gitallowed" => text
            .lines()
            .filter(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#'))
            .map(|line| allowed(line, ".gitallowed"))
            .collect(),
        _ => return Err(Error::new(say::import_unknown(name), say::import_unknown_next())),
    })
}

/// An allowed pattern of git-secrets.
pub fn allowed(pattern: &str, from: &str) -> Step {
    let what = say::import_pattern(pattern);
    Step::Block { what, toml: exception(&[("line-regex", &[pattern.to_owned()])], &[], from) }
}

/// A prohibited pattern of git-secrets.
pub fn prohibited(number: usize, pattern: &str) -> Step {
    let id = format!("git-secrets-pattern-{number}");
    rule(&id, &say::git_secrets_title(number), &format!(r"\b(?:{pattern})\b"), pattern, &[])
}

/// The text of an exception: conditions that hold lists, and the rules that it is limited to.
fn exception(conditions: &[(&str, &[String])], rules: &[String], from: &str) -> String {
    let mut out = String::from("[[exception]]\n");
    let list = |items: &[String]| format!("[{}]", items.iter().map(|i| string(i)).collect::<Vec<_>>().join(", "));
    if !rules.is_empty() {
        out.push_str(&format!("rules = {}\n", list(rules)));
    }
    for (key, values) in conditions {
        match values {
            [] => {}
            [one] if key.ends_with("-regex") && *key != "path-regex" => {
                out.push_str(&format!("{key} = {}\n", string(one)))
            }
            many => out.push_str(&format!("{key} = {}\n", list(many))),
        }
    }
    out.push_str(&format!("reason = {}\n", string(from)));
    out
}

/// The text of a rule. Its example is made of its own pattern, which is also a template.
fn rule(id: &str, title: &str, regex: &str, template: &str, more: &[(&str, String)]) -> Step {
    let mut toml = format!("[[rule]]\nid = {}\ntitle = {}\nregex = {}\n", string(id), string(title), string(regex));
    for (key, value) in more {
        toml.push_str(&format!("{key} = {value}\n"));
    }
    toml.push_str(&format!("examples = [{}]\n", string(template)));
    Step::Block { what: say::import_rule(id), toml }
}

fn strings(table: &Table, key: &str) -> Vec<String> {
    let list = table.get(key).and_then(Value::as_array);
    list.into_iter().flatten().filter_map(|v| v.as_str().map(str::to_owned)).collect()
}

fn tables<'t>(table: &'t Table, keys: &[&str]) -> Vec<&'t Table> {
    let values = keys.iter().filter_map(|key| table.get(*key));
    values
        .flat_map(|value| match value {
            Value::Table(table) => vec![table],
            Value::Array(list) => list.iter().filter_map(Value::as_table).collect(),
            _ => Vec::new(),
        })
        .collect()
}

fn gitleaks(name: &str, text: &str) -> Result<Vec<Step>, Error> {
    let root: Table = text.parse().map_err(|e: toml::de::Error| {
        let at = e.span().map_or(0, |span| span.start.min(text.len()));
        let line = text[..at].matches('\n').count() + 1;
        messages::policy::broken(name, line, "", &e.message().lines().collect::<Vec<_>>().join(", "))
    })?;
    let mut out = Vec::new();
    let left = |what: &str, why: String| Step::Left { what: what.to_owned(), why };
    for key in root.keys() {
        let known = ["title", "description", "extend", "rules", "allowlist", "allowlists", "minVersion"];
        if !known.contains(&key.as_str()) {
            out.push(left(key, say::import_no_counterpart()));
        }
    }
    if let Some(extend) = root.get("extend").and_then(Value::as_table) {
        for key in extend.keys().filter(|key| *key == "path" || *key == "url") {
            out.push(left(&format!("extend.{key}"), say::import_extend()));
        }
        for id in strings(extend, "disabledRules") {
            out.push(match rules::by_id(&id) {
                Some(_) => Step::Block { what: say::import_rule(&id), toml: off(&id, name) },
                None => left(&format!("extend.disabledRules: {id}"), say::import_other_rule()),
            });
        }
    }
    for table in tables(&root, &["rules"]) {
        let id = table.get("id").and_then(Value::as_str).unwrap_or_default();
        let ours = ours(id);
        match table.get("regex").and_then(Value::as_str) {
            None if table.contains_key("path") => out.push(left(id, say::import_path_rule())),
            None => {}
            Some(regex) => {
                let mut more = Vec::new();
                if let Some(group) = table.get("secretGroup").and_then(Value::as_integer).filter(|n| *n > 0) {
                    more.push(("group", group.to_string()));
                }
                let bits = table.get("entropy").and_then(|v| v.as_float().or(v.as_integer().map(|n| n as f64)));
                if let Some(bits) = bits.filter(|bits| *bits > 0.0) {
                    more.push(("min-entropy", format!("{bits:?}")));
                }
                let keywords = strings(table, "keywords");
                if !keywords.is_empty() {
                    let list = keywords.iter().map(|k| string(k)).collect::<Vec<_>>().join(", ");
                    more.push(("keywords", format!("[{list}]")));
                }
                if let Some(path) = table.get("path").and_then(Value::as_str) {
                    more.push(("path-regex", format!("[{}]", string(path))));
                }
                let title = table.get("description").and_then(Value::as_str).unwrap_or(id);
                out.push(rule(&ours, title, regex, regex, &more));
                let known = [
                    "id",
                    "description",
                    "regex",
                    "secretGroup",
                    "entropy",
                    "keywords",
                    "path",
                    "tags",
                    "allowlist",
                    "allowlists",
                ];
                for key in table.keys().filter(|key| !known.contains(&key.as_str())) {
                    out.push(left(&format!("{id}: {key}"), say::import_no_counterpart()));
                }
            }
        }
        let of_rule = if table.contains_key("regex") {
            Some(vec![ours])
        } else {
            rules::by_id(id).map(|r| vec![r.id.to_owned()])
        };
        for list in tables(table, &["allowlist", "allowlists"]) {
            match &of_rule {
                Some(rules) => allowlist(list, rules, name, &mut out),
                None => out.push(left(&format!("{id}: allowlist"), say::import_other_rule())),
            }
        }
    }
    for list in tables(&root, &["allowlist", "allowlists"]) {
        let targets = strings(list, "targetRules");
        let defined: Vec<String> = tables(&root, &["rules"])
            .iter()
            .filter(|t| t.contains_key("regex"))
            .filter_map(|t| t.get("id").and_then(Value::as_str))
            .map(ours)
            .collect();
        let known: Vec<String> =
            targets.iter().map(|id| ours(id)).filter(|id| defined.contains(id) || rules::by_id(id).is_some()).collect();
        for id in targets.iter().filter(|id| !known.contains(&ours(id))) {
            out.push(left(&format!("allowlist: {id}"), say::import_other_rule()));
        }
        if targets.is_empty() || !known.is_empty() {
            allowlist(list, &known, name, &mut out);
        }
    }
    Ok(out)
}

/// A rule of gitleaks under a name that a rule of ours can have.
fn ours(id: &str) -> String {
    let id: String = id
        .to_ascii_lowercase()
        .chars()
        .map(|c| if c.is_ascii_lowercase() || c.is_ascii_digit() { c } else { '-' })
        .collect();
    if rules::by_id(&id).is_some() { format!("gitleaks-{id}") } else { id }
}

fn off(id: &str, from: &str) -> String {
    // An exception, because a table `[rules]` may be in the file already and cannot be there twice.
    format!("[[exception]]\nrules = [{}]\naction = \"off\"\nreason = {}\n", string(id), string(from))
}

fn allowlist(list: &Table, rules: &[String], from: &str, out: &mut Vec<Step>) {
    let reason =
        list.get("description").and_then(Value::as_str).map_or_else(|| from.to_owned(), |d| format!("{from}: {d}"));
    let (paths, regexes, words) = (strings(list, "paths"), strings(list, "regexes"), strings(list, "stopwords"));
    if !strings(list, "commits").is_empty() {
        out.push(Step::Left { what: "allowlist.commits".to_owned(), why: say::import_commits() });
    }
    let target = match list.get("regexTarget").and_then(Value::as_str) {
        Some("line" | "match") => "line-regex",
        _ => "value-regex",
    };
    let push = |out: &mut Vec<Step>, what: String, toml: String| out.push(Step::Block { what, toml });
    let and = list.get("condition").and_then(Value::as_str).is_some_and(|c| c.eq_ignore_ascii_case("and") || c == "&&");
    if and {
        let joined = if regexes.len() > 1 {
            vec![regexes.iter().map(|r| format!("(?:{r})")).collect::<Vec<_>>().join("|")]
        } else {
            regexes
        };
        let toml = exception(&[("path-regex", &paths), (target, &joined), ("words", &words)], rules, &reason);
        return push(out, say::import_allowlist(), toml);
    }
    for path in paths {
        let what = say::import_paths(&path);
        push(out, what, exception(&[("path-regex", &[path])], rules, &reason));
    }
    for regex in regexes {
        let what = say::import_pattern(&regex);
        push(out, what, exception(&[(target, &[regex])], rules, &reason));
    }
    if !words.is_empty() {
        push(out, say::import_words(words.len()), exception(&[("words", &words)], rules, &reason));
    }
}

fn at<'f>(found: &'f [Located], path: &str, line: usize) -> impl Iterator<Item = &'f Located> {
    let path = path.trim_start_matches("./").replace('\\', "/");
    found.iter().filter(move |f| f.name == path.as_bytes() && f.line <= line && line <= f.end_line)
}

fn allow(found: &Located, what: String) -> Step {
    Step::Allow {
        what,
        fingerprint: found.fingerprint(),
        rule: found.finding.rule.id.to_owned(),
        path: Some(String::from_utf8_lossy(&found.name).into_owned()),
    }
}

fn gitleaksignore(text: &str, found: &[Located]) -> Vec<Step> {
    let mut out = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        // [commit:]path:rule:line, and a path may hold colons.
        let mut parts = line.rsplitn(3, ':');
        let place = (parts.next().and_then(|n| n.parse::<usize>().ok()), parts.next(), parts.next());
        let (Some(number), Some(_), Some(path)) = place else {
            out.push(Step::Left { what: line.to_owned(), why: say::import_not_read() });
            continue;
        };
        let commit = |text: &str| text.len() == 40 && text.bytes().all(|b| b.is_ascii_hexdigit());
        let path = path.split_once(':').filter(|(head, _)| commit(head)).map_or(path, |(_, path)| path);
        let before = out.len();
        out.extend(at(found, path, number).map(|f| allow(f, line.to_owned())));
        if out.len() == before {
            out.push(Step::Left { what: line.to_owned(), why: say::import_nothing_there() });
        }
    }
    out
}

fn json(name: &str, text: &str) -> Result<serde_json::Value, Error> {
    serde_json::from_str(text).map_err(|e| messages::policy::broken(name, e.line(), "", &e.to_string()))
}

fn baseline(name: &str, text: &str, found: &[Located]) -> Result<Vec<Step>, Error> {
    let root = json(name, text)?;
    let Some(results) = root["results"].as_object() else {
        return Err(messages::policy::broken(name, 1, "results", &say::missing()));
    };
    let mut out = Vec::new();
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
            let path = path.replace('\\', "/");
            let mut same = found.iter().filter(|f| f.name == path.as_bytes() && sha1(f) == hash);
            // Of a private key detect-secrets hashes the header alone, so the place decides.
            let step = same.next().or_else(|| at(found, &path, line).find(|_| kind == "Private Key"));
            out.push(match step {
                Some(f) => allow(f, what),
                None => Step::Left { what, why: say::import_nothing_there() },
            });
        }
    }
    Ok(out)
}

fn secretsignore(text: &str) -> Vec<Step> {
    let mut values = false;
    let mut out = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if line.eq_ignore_ascii_case("[secrets]") {
            values = true;
        } else if values {
            let secret = crate::detect::Secret::new(line.as_bytes());
            let fingerprint = secret.fingerprint(super::FINGERPRINT_SALT);
            let what = say::import_value(&fingerprint);
            out.push(Step::Allow { what, fingerprint, rule: String::new(), path: None });
        } else if line.starts_with('!') {
            out.push(Step::Left { what: line.to_owned(), why: say::import_negated() });
        } else {
            let toml = exception(&[("paths", &[line.to_owned()])], &[], ".secretsignore");
            out.push(Step::Block { what: say::import_paths(line), toml });
        }
    }
    out
}

fn secretlint(name: &str, text: &str) -> Result<Vec<Step>, Error> {
    let root = json(name, text)?;
    let Some(list) = root["rules"].as_array() else {
        return Err(messages::policy::broken(name, 1, "rules", &say::missing()));
    };
    let mut out = Vec::new();
    secretlint_rules(list, &mut out);
    Ok(out)
}

fn secretlint_rules(list: &[serde_json::Value], out: &mut Vec<Step>) {
    for rule_of in list {
        let id = rule_of["id"].as_str().unwrap_or_default();
        let left = |what: &str, why: String| Step::Left { what: format!("{id}: {what}"), why };
        if rule_of["disabled"] == true {
            out.push(left("disabled", say::import_other_rule()));
        }
        for pattern in rule_of["options"]["patterns"].as_array().into_iter().flatten() {
            let title = pattern["name"].as_str().unwrap_or("secretlint");
            let many = pattern["patterns"].as_array().cloned().unwrap_or_default();
            for one in many.iter().chain([&pattern["pattern"]]).filter_map(|p| p.as_str()) {
                let regex = regex_of(one);
                out.push(rule(&ours(&format!("secretlint-{title}")), title, &regex, &regex, &[]));
            }
        }
        for one in rule_of["options"]["allows"].as_array().into_iter().flatten().filter_map(|p| p.as_str()) {
            let toml = exception(&[("value-regex", &[regex_of(one)])], &[], ".secretlintrc.json");
            out.push(Step::Block { what: say::import_pattern(one), toml });
        }
        for key in ["allowMessageIds", "severity"] {
            if !rule_of[key].is_null() {
                out.push(left(key, say::import_no_counterpart()));
            }
        }
        if let Some(inner) = rule_of["rules"].as_array() {
            secretlint_rules(inner, out);
        }
    }
}

/// A pattern of secretlint: `/regex/flags`, or the text itself.
fn regex_of(text: &str) -> String {
    let Some((body, flags)) = text.strip_prefix('/').and_then(|rest| rest.rsplit_once('/')) else {
        return regex::escape(text);
    };
    let kept: String = flags.chars().filter(|c| "ims".contains(*c)).collect();
    if kept.is_empty() { body.to_owned() } else { format!("(?{kept}){body}") }
}
