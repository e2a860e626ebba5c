/*! The formats of a report: which there are, and which is printed where. */

use super::{Report, complaints, github, gitlab, human, json, junit, sarif};
use crate::inspect::{Located, fingerprint_all};
use crate::{Error, messages};

/// Every format by its name on the command line.
pub const NAMES: [&str; 7] = ["human", "json", "jsonl", "sarif", "github", "gitlab", "junit"];

/// Prints `report` in the format called `name`: on standard error for people, on standard output for machines.
pub fn print(report: &Report, name: &str) {
    if name != "human" {
        fingerprint_all(report.findings.iter().filter(|found| !found.allowed || report.show_allowed));
    }
    // JSON has a field for them.
    if name != "json" {
        complaints(&report.remarks);
    }
    let text = match name {
        "json" => json::whole(report),
        "jsonl" => json::lines(report),
        "sarif" => sarif::log(report),
        "github" => github::annotations(report),
        "gitlab" => gitlab::code_quality(report),
        "junit" => junit::suites(report),
        _ => {
            human::print(report);
            if report.show_allowed {
                super::aside(&allowed(report));
            }
            return;
        }
    };
    super::out(&text);
}

/// What is allowed, a line each.
fn allowed(report: &Report) -> Vec<String> {
    let line = |found: &Located| {
        let by = found.allowance.as_ref().map(|by| match by.place.as_str() {
            "" => by.why.clone(),
            place => format!("{place}: {}", by.why),
        });
        let place = format!("{}:{}:{}", String::from_utf8_lossy(&found.name), found.line, found.column);
        messages::config::allowed(&place, &messages::title(found.finding.rule), &by.unwrap_or_default())
    };
    report.findings.iter().filter(|found| found.allowed).map(line).collect()
}

/// Tells machines that read JSON that the job could not be done; the others have the exit code and standard error.
pub fn failure(error: &Error, name: &str) {
    if name == "json" {
        super::out(&json::failure(error));
    }
}
