/*! JSON and JSON lines. A value is never in them. */

use super::Report;
use crate::inspect::Located;
use serde_json::{Value, json};

/// One finding.
pub fn finding(found: &Located) -> Value {
    let secret = &found.finding.secret;
    json!({
        "path": String::from_utf8_lossy(&found.name),
        "line": found.line,
        "end_line": found.end_line,
        "column": found.column,
        "rule": found.finding.rule.id,
        "action": found.action.id(),
        "proof": found.finding.proof.id(),
        "fingerprint": found.fingerprint(),
        "masked": secret.masked(found.finding.rule.public_prefix(secret.expose())),
    })
}

/// One line a finding.
pub fn lines(report: &Report) -> String {
    report.active().map(|f| format!("{}\n", finding(f))).collect()
}

/// The whole report as one object.
pub fn whole(report: &Report) -> String {
    let findings: Vec<Value> = report.active().map(finding).collect();
    let c = report.coverage;
    let value = json!({
        "verdict": if report.blocks() { "blocked" } else if c.unread > 0 { "incomplete" } else { "clean" },
        "findings": findings,
        "files": c.files,
        "added_lines": c.lines,
        "unread": c.unread,
        "allowed": report.allowed(),
    });
    format!("{value:#}\n")
}
