/*!
GitLab's code quality report, a subset of Code Climate's
(<https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format>).
*/

use super::Report;
use crate::detect::Action;
use crate::messages;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::HashMap;

/// The report as a list of issues.
pub fn code_quality(report: &Report) -> String {
    let mut seen: HashMap<(Vec<u8>, String), usize> = HashMap::new();
    let issues: Vec<Value> = report
        .active()
        .map(|found| {
            let path = found.name.strip_prefix(b"./").unwrap_or(&found.name);
            let value = found.fingerprint();
            // GitLab tells issues apart by their fingerprint alone, and one value may stand in a file twice.
            let count = seen.entry((path.to_vec(), value.clone())).or_default();
            *count += 1;
            let mut hash = Sha256::new();
            for part in [value.as_bytes(), found.finding.rule.id.as_bytes(), path, count.to_string().as_bytes()] {
                hash.update(part);
                hash.update([0]);
            }
            let fingerprint: String = hash.finalize()[..16].iter().map(|b| format!("{b:02x}")).collect();
            let rule = found.finding.rule;
            let asked = messages::policy::asked(found.action == Action::Block);
            json!({
                "description": format!("{}. {asked}", messages::title(rule)),
                "check_name": rule.id,
                "fingerprint": fingerprint,
                "severity": if found.action == Action::Block { "blocker" } else { "major" },
                "location": {
                    "path": String::from_utf8_lossy(path),
                    "lines": { "begin": found.line, "end": found.end_line },
                },
            })
        })
        .collect();
    format!("{:#}\n", Value::Array(issues))
}
