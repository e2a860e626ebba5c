/*! `sekisho scan`: the same detection over files, folders and standard input. */

use crate::inspect::inspect;
use crate::policy::Policy;
use crate::report::{self, Report, human, json};
use crate::source::files;
use crate::source::settings::{self, From};
use crate::{EXIT_CLEAN, EXIT_FOUND, Error};
use clap::ArgMatches;
use std::ffi::OsString;

/// Inspects what the arguments name; every line counts as new.
///
/// # Errors
/// Whatever could not be read.
pub fn run(arguments: &ArgMatches) -> Result<u8, Error> {
    let paths: Vec<OsString> = arguments.get_many("path").into_iter().flatten().cloned().collect();
    let policy = Policy::of(&settings::read(None, From::WorkTree)?)?;
    let detector = policy.detector();
    let mut report = Report::default();
    files::documents(&paths, |document| {
        report.coverage.files += 1;
        report.findings.extend(inspect(&detector, &policy, &document));
        Ok(())
    })?;
    policy.ask_entries(&mut report.findings);
    report.remarks = policy.remarks();
    match arguments.get_one::<String>("format").map(String::as_str) {
        Some("json") => print!("{}", json::whole(&report)),
        Some("jsonl") => print!("{}", json::lines(&report)),
        _ => {
            report::complaints(&report.remarks);
            human::print(&report);
        }
    }
    Ok(if report.blocks() { EXIT_FOUND } else { EXIT_CLEAN })
}
