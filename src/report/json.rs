/*!
JSON and JSON lines. A value is never in them.

Fields are only ever added. `docs/formats.md` describes them.
*/

use super::Report;
use crate::detect::Action;
use crate::inspect::Located;
use crate::{EXIT_CLEAN, EXIT_FAILED, EXIT_FOUND, Error, messages};
use serde_json::{Value, json};

/// One finding.
pub fn finding(found: &Located) -> Value {
    let secret = &found.finding.secret;
    let rule = found.finding.rule;
    json!({
        "path": String::from_utf8_lossy(&found.name),
        "line": found.line,
        "end_line": found.end_line,
        "column": found.column,
        "end_column": found.end_column,
        "rule": rule.id,
        "title": messages::title(rule),
        "action": found.action.id(),
        "proof": found.finding.proof.id(),
        "fingerprint": found.fingerprint(),
        "masked": secret.masked(rule.public_prefix(secret.expose())),
        "notes": found.finding.notes.iter().map(messages::note).collect::<Vec<_>>(),
        "revoke": rule.revoke.page,
        "asked": messages::policy::asked(found.action == Action::Block),
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
    let code = match (c.unread, report.blocks()) {
        (0, true) => EXIT_FOUND,
        (0, false) => EXIT_CLEAN,
        _ => EXIT_FAILED,
    };
    let verdict = match (report.blocks(), c.unread, findings.is_empty()) {
        (true, ..) => "blocked",
        (false, 0, false) => "warned",
        (false, 0, true) => "clean",
        _ => "incomplete",
    };
    let mut value = json!({
        "verdict": verdict,
        "exit_code": code,
        "asked": if verdict == "incomplete" {
            messages::policy::asked_when_incomplete()
        } else {
            messages::policy::asked_of_automation(report.blocks())
        },
        "findings": findings,
        "files": c.files,
        "added_lines": c.lines,
        "bytes": c.bytes,
        "encrypted": c.encrypted,
        "unread": c.unread,
        "allowed": report.allowed(),
        "remarks": report.remarks,
        "sekisho": env!("CARGO_PKG_VERSION"),
    });
    if report.show_allowed {
        let allowed = report.findings.iter().filter(|found| found.allowed).map(|found| {
            let mut value = finding(found);
            if let Some(by) = &found.allowance {
                let kind = if by.in_source { "in-source" } else { "external" };
                value["allowed_by"] = json!({ "kind": kind, "place": by.place, "reason": by.why });
            }
            value
        });
        value["allowed_findings"] = allowed.collect();
    }
    format!("{value:#}\n")
}

/// What there is to say when the job could not be done.
pub fn failure(error: &Error) -> String {
    let after = messages::policy::asked_after_failure();
    let value = json!({
        "verdict": "failed",
        "exit_code": EXIT_FAILED,
        "error": error.what,
        "asked": if error.next.is_empty() { after } else { format!("{}; {after}", error.next) },
        "findings": [],
        "sekisho": env!("CARGO_PKG_VERSION"),
    });
    format!("{value:#}\n")
}
