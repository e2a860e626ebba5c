/*!
SARIF 2.1.0 (<https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>), as code scanning services and editors
read it. No snippet of the source is in it, because the value would be.

What GitHub's code scanning requires and recommends is in it
(<https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support>). There an alert is the
same as before when its `primaryLocationLineHash` is; here that is the value's, so that an alert follows its value when
the line around it changes.
*/

use super::{Occasion, Report};
use crate::detect::{Action, Reach, Rule};
use crate::inspect::Located;
use crate::messages;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_encode};
use serde_json::{Value, json};
use std::collections::HashMap;

/// What a path may hold unescaped in a URI reference.
const PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// The report as a SARIF log.
pub fn log(report: &Report) -> String {
    let shown = || report.findings.iter().filter(|found| report.show_allowed || !found.allowed);
    let mut rules: Vec<&'static Rule> = shown().map(|found| found.finding.rule).collect();
    rules.sort_by_key(|rule| rule.id);
    rules.dedup_by_key(|rule| rule.id);
    let mut seen: HashMap<(&[u8], String), usize> = HashMap::new();
    let results: Vec<Value> = shown()
        .map(|found| {
            let count = seen.entry((&found.name, found.fingerprint())).or_default();
            *count += 1;
            let index = rules.binary_search_by_key(&found.finding.rule.id, |rule| rule.id).unwrap_or(0);
            result(found, index, *count)
        })
        .collect();
    let occasion = if report.occasion == Occasion::Hook { "hook" } else { "scan" };
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "sekisho",
                "version": env!("CARGO_PKG_VERSION"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules.into_iter().map(descriptor).collect::<Vec<_>>(),
            } },
            "automationDetails": { "id": format!("sekisho/{occasion}/") },
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": { "SRCROOT": { "description": { "text": "The top of the work tree." } } },
            "invocations": [{ "executionSuccessful": report.coverage.unread == 0 }],
            "results": results,
        }],
    });
    format!("{log:#}\n")
}

fn descriptor(rule: &'static Rule) -> Value {
    let title = messages::title(rule);
    let risk = messages::risk(rule.risk);
    let asked = messages::policy::asked(true);
    // What is judged by its name alone is wrong more often than what has a shape of its own.
    let judged = rule.reach == Reach::Judged;
    let links: Vec<&str> =
        [rule.revoke.page, rule.docs].into_iter().filter(|page| page.starts_with("https://")).collect();
    let list: String = links.iter().map(|page| format!("\n- <{page}>")).collect();
    let mut out = json!({
        "id": rule.id,
        "name": pascal(rule.id),
        "shortDescription": { "text": format!("{title}.") },
        "fullDescription": { "text": format!("{title}: {risk}.") },
        "help": { "text": format!("{asked}. {}", links.join(" ")).trim(), "markdown": format!("{asked}.\n{list}").trim() },
        "defaultConfiguration": { "level": "error" },
        "properties": {
            "tags": ["security", "secret"],
            "precision": if judged { "medium" } else { "very-high" },
            "problem.severity": "error",
            "security-severity": if judged { "7.0" } else { "9.0" },
        },
    });
    if let Some(page) = links.first() {
        out["helpUri"] = json!(page);
    }
    out
}

/// `aws-access-key-id` as `AwsAccessKeyId`.
fn pascal(id: &str) -> String {
    let word = |word: &str| {
        let mut chars = word.chars();
        chars.next().map(|c| c.to_ascii_uppercase()).into_iter().chain(chars).collect::<String>()
    };
    id.split('-').map(word).collect()
}

/// A finding as a result; it is the `count`th of its value in its file.
fn result(found: &Located, index: usize, count: usize) -> Value {
    let secret = &found.finding.secret;
    let rule = found.finding.rule;
    let masked = secret.masked(rule.public_prefix(secret.expose()));
    let mut out = json!({
        "ruleId": rule.id,
        "ruleIndex": index,
        "level": if found.action == Action::Block { "error" } else { "warning" },
        "message": { "text": format!("{}: {masked}.", messages::title(rule)) },
        "locations": [{ "physicalLocation": {
            "artifactLocation": { "uri": uri(&found.name), "uriBaseId": "SRCROOT" },
            "region": {
                "startLine": found.line,
                "startColumn": found.column,
                "endLine": found.end_line,
                "endColumn": found.end_column,
            },
        } }],
        "partialFingerprints": {
            "primaryLocationLineHash": format!("{}:{count}", found.fingerprint()),
            "sekishoValue/v1": found.fingerprint(),
        },
        "properties": { "proof": found.finding.proof.id(), "action": found.action.id() },
    });
    if let Some(by) = &found.allowance {
        let mut suppression = json!({
            "kind": if by.in_source { "inSource" } else { "external" },
            "status": "accepted",
            "justification": by.why,
        });
        if let Some((file, line)) =
            by.place.rsplit_once(':').filter(|(_, line)| line.parse::<usize>().is_ok_and(|n| n > 0))
        {
            suppression["location"] = json!({ "physicalLocation": {
                "artifactLocation": { "uri": uri(file.as_bytes()) },
                "region": { "startLine": line.parse::<usize>().unwrap_or(1) },
            } });
        }
        out["suppressions"] = json!([suppression]);
    } else {
        // With suppressions somewhere, their absence is said too, or it would mean that nobody knows.
        out["suppressions"] = json!([]);
    }
    out
}

/// A path as a URI reference.
fn uri(name: &[u8]) -> String {
    percent_encode(name.strip_prefix(b"./").unwrap_or(name), PATH).to_string()
}
