/*!
SARIF 2.1.0 (<https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>), as code scanning services and editors
read it. No snippet of the source is in it, because the value would be.
*/

use super::Report;
use crate::detect::{Action, Rule};
use crate::inspect::Located;
use crate::messages;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_encode};
use serde_json::{Value, json};

/// What a path may hold unescaped in a URI reference.
const PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// The report as a SARIF log.
pub fn log(report: &Report) -> String {
    let mut rules: Vec<&'static Rule> = report.active().map(|found| found.finding.rule).collect();
    rules.sort_by_key(|rule| rule.id);
    rules.dedup_by_key(|rule| rule.id);
    let results: Vec<Value> = report
        .active()
        .map(|found| result(found, rules.binary_search_by_key(&found.finding.rule.id, |rule| rule.id).unwrap_or(0)))
        .collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "sekisho",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules.into_iter().map(descriptor).collect::<Vec<_>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": { "SRCROOT": { "description": { "text": "The top of the work tree." } } },
            "invocations": [{ "executionSuccessful": report.coverage.unread == 0 }],
            "results": results,
        }],
    });
    format!("{log:#}\n")
}

fn descriptor(rule: &'static Rule) -> Value {
    let mut out = json!({
        "id": rule.id,
        "shortDescription": { "text": messages::title(rule) },
        "help": { "text": messages::policy::asked(true) },
        "properties": { "tags": ["security", "secret"], "security-severity": "9.0" },
    });
    let page = if rule.revoke.page.is_empty() { rule.docs } else { rule.revoke.page };
    if page.starts_with("https://") {
        out["helpUri"] = json!(page);
    }
    out
}

fn result(found: &Located, index: usize) -> Value {
    let secret = &found.finding.secret;
    let rule = found.finding.rule;
    let masked = secret.masked(rule.public_prefix(secret.expose()));
    json!({
        "ruleId": rule.id,
        "ruleIndex": index,
        "level": if found.action == Action::Block { "error" } else { "warning" },
        "message": { "text": format!("{}: {masked}", messages::title(rule)) },
        "locations": [{ "physicalLocation": {
            "artifactLocation": { "uri": uri(&found.name), "uriBaseId": "SRCROOT" },
            "region": { "startLine": found.line, "startColumn": found.column, "endLine": found.end_line },
        } }],
        "partialFingerprints": { "sekishoValue/v1": found.fingerprint() },
        "properties": { "proof": found.finding.proof.id(), "action": found.action.id() },
    })
}

/// A path as a URI reference.
fn uri(name: &[u8]) -> String {
    percent_encode(name.strip_prefix(b"./").unwrap_or(name), PATH).to_string()
}
