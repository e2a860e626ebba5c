/*!
What other tools' files say, in our words: exceptions, rules of one's own, and allow entries.

Every line of those files ends as one of three things: taken over, not needed, or not taken over, with the reason. What
is taken over is tried like any other configuration before it is written, so a broken entry cannot pass silently.

Formats: gitleaks and betterleaks (<https://github.com/gitleaks/gitleaks#configuration>), `.gitleaksignore`,
detect-secrets' baseline (<https://github.com/Yelp/detect-secrets>), ripsecrets' `.secretsignore`
(<https://github.com/sirwart/ripsecrets>), secretlint (<https://github.com/secretlint/secretlint>), git-secrets
(<https://github.com/awslabs/git-secrets>).
*/

mod baseline;
mod counterparts;
mod expression;
mod gitleaks;
mod secretlint;

use super::edit::string;
use super::ids;
use super::syntax::{self, From};
use crate::Error;
use crate::detect::{Detector, Input, Proof, example};
use crate::inspect::{Located, veiled};
use crate::messages::{import as say, policy as words};

/// One thing that a file says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// A piece of configuration.
    Block { what: String, toml: String },
    /// A value that is allowed.
    Allow { what: String, fingerprint: String, rule: String, path: Option<String> },
    /// Something that sekisho does anyway, or that nothing is lost without.
    Needless { what: String, why: String },
    /// Something that is not taken over, and why.
    Left { what: String, why: String },
}

/// What can be seen of the repository that is imported into.
pub struct Sight<'s> {
    /// Everything that is found in the work tree now, by paths from its top.
    pub found: &'s [Located],
    /// The rules of the tables.
    pub detector: &'s Detector,
    /// Everything that is found in a file as a commit has it; `None` when there is no such commit or file.
    pub at: &'s dyn Fn(&str, &str) -> Option<Vec<Located>>,
}

/// Reads the file called `name`.
///
/// # Errors
/// When the file as a whole cannot be read.
pub fn read(name: &str, text: &str, sight: &Sight<'_>) -> Result<Vec<Step>, Error> {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    Ok(match file {
        ".gitleaks.toml" | "gitleaks.toml" | ".betterleaks.toml" | "betterleaks.toml" => {
            gitleaks::config(name, text, sight)?
        }
        ".gitleaksignore" | ".betterleaksignore" => gitleaks::ignored(text, sight),
        ".secrets.baseline" => baseline::read(name, text, sight)?,
        ".secretsignore" => secretsignore(text),
        ".secretlintrc.json" | ".secretlintrc" => secretlint::read(name, text, sight)?,
        ".gitallowed" => text
            .lines()
            .filter(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#'))
            .map(|line| allowed(line, ".gitallowed", sight))
            .collect(),
        _ => return Err(Error::new(say::import_unknown(name), say::import_unknown_next())),
    })
}

/// An allowed pattern of git-secrets.
pub fn allowed(pattern: &str, from: &str, sight: &Sight<'_>) -> Step {
    if let Some(step) = credential(pattern, sight) {
        return step;
    }
    let what = say::import_pattern(&shown(pattern));
    let ours = syntax::ours(syntax::tight(pattern), From::Posix);
    if ours.is_empty() {
        return Step::Left { what, why: words::matches_empty() };
    }
    Step::Block { what, toml: exception(&[("line-regex", &[ours])], &[], from) }
}

/// A prohibited pattern of git-secrets.
pub fn prohibited(number: usize, pattern: &str, sight: &Sight<'_>) -> Step {
    let id = format!("git-secrets-pattern-{number}");
    let ours = syntax::ours(pattern, From::Posix);
    match looked_for(&ours, sight) {
        Some(rule) => Step::Needless { what: say::import_rule(&id), why: say::import_looked_for(&rule) },
        None => rule(&id, &words::git_secrets_title(number), &format!(r"\b(?:{ours})\b"), &ours, &[]),
    }
}

/// A pattern as it may be shown: somebody may have written a value there.
fn shown(pattern: &str) -> String {
    veiled(pattern.as_bytes())
}

/// The value that `pattern` is, when it is one from end to end. A value is allowed by its hash, or it would stand in
/// our file as it stands in theirs.
fn credential(pattern: &str, sight: &Sight<'_>) -> Option<Step> {
    let bare = pattern.trim_start_matches(['^', '(']).trim_end_matches(['$', ')']);
    let bare =
        bare.strip_prefix("?:").unwrap_or(bare).trim_start_matches("\\b").trim_end_matches("\\b").replace('\\', "");
    let found = sight.detector.scan(&Input { text: bare.as_bytes(), name: b"" });
    let whole = found.iter().find(|f| f.span == (0..bare.len()) && f.proof > Proof::Context)?;
    let fingerprint = whole.secret.fingerprint(super::FINGERPRINT_SALT);
    let what = say::import_value(&fingerprint);
    Some(Step::Allow { what, fingerprint, rule: whole.rule.id.to_owned(), path: None })
}

/// The rule of ours that finds what `regex` describes: every one of a handful of texts that are made from it.
fn looked_for(regex: &str, sight: &Sight<'_>) -> Option<String> {
    let mut by = None;
    for seed in 0..8 {
        let text = example::printable(regex, seed).ok()?;
        let found = sight.detector.scan(&Input { text: text.as_bytes(), name: b"" });
        let best = found.into_iter().filter(|f| f.proof > Proof::Context).max_by_key(|f| f.proof)?;
        by = Some(best.rule.id);
    }
    by.map(str::to_owned)
}

/// The text of an exception: conditions that hold lists, and the rules that it is limited to.
fn exception(conditions: &[(&str, &[String])], rules: &[String], from: &str) -> String {
    let mut out = String::from("[[exception]]\n");
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

fn list(items: &[String]) -> String {
    format!("[{}]", items.iter().map(|item| string(item)).collect::<Vec<_>>().join(", "))
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

/// A rule of theirs under a name that a rule of ours can have.
fn ours(id: &str) -> String {
    let id: String = id
        .to_ascii_lowercase()
        .chars()
        .map(|c| if c.is_ascii_lowercase() || c.is_ascii_digit() { c } else { '-' })
        .collect();
    if ids::is_built_in(&id) { format!("gitleaks-{id}") } else { id }
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
