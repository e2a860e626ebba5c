/*! The formats of a report: which there are, and which is printed where. */

use super::{Report, complaints, github, gitlab, human, json, junit, sarif};
use crate::Error;

/// Every format by its name on the command line.
pub const NAMES: [&str; 7] = ["human", "json", "jsonl", "sarif", "github", "gitlab", "junit"];

/// Prints `report` in the format called `name`: on standard error for people, on standard output for machines.
pub fn print(report: &Report, name: &str) {
    let text = match name {
        "json" => json::whole(report),
        "jsonl" => json::lines(report),
        "sarif" => sarif::log(report),
        "github" => github::annotations(report),
        "gitlab" => gitlab::code_quality(report),
        "junit" => junit::suites(report),
        _ => {
            complaints(&report.remarks);
            return human::print(report);
        }
    };
    super::out(&text);
}

/// Tells machines that read JSON that the job could not be done; the others have the exit code and standard error.
pub fn failure(error: &Error, name: &str) {
    if name == "json" {
        super::out(&json::failure(error));
    }
}
