/*! `sekisho fix`: takes findings out of the code, or takes that back. */

use super::{hook, places};
use crate::detect::Action;
use crate::fix::apply;
use crate::report::human::screen::Screen;
use crate::source::git::Repository;
use crate::{EXIT_CLEAN, EXIT_FOUND, Error, messages, report};
use clap::ArgMatches;
use std::ffi::OsString;

/// Shows the difference, and with `--apply` makes it. The exit code says whether a finding is left.
///
/// # Errors
/// What could not be read or written.
pub fn run(arguments: &ArgMatches) -> Result<u8, Error> {
    if arguments.get_flag("undo") {
        println!("{}", messages::fix_undone(apply::undo()?));
        return Ok(EXIT_CLEAN);
    }
    let wanted: Vec<OsString> = arguments.get_many("place").into_iter().flatten().cloned().collect();
    let report = hook::inspect_staged(&mut Repository::open()?, false)?.report;
    // A warning is touched only when it is named.
    let found = report.active().filter(|f| f.action == Action::Block || !wanted.is_empty()).collect();
    let found = places::select(found, &wanted)?;
    if found.is_empty() {
        println!("{}", messages::fix_nothing());
        return Ok(EXIT_CLEAN);
    }
    let plan = apply::plan(&found)?;
    let apply = arguments.get_flag("apply");
    if apply && !plan.changes.is_empty() {
        plan.apply()?;
    }
    print!("{}", report::fix::render(&plan, apply, Screen::of_stdout()));
    Ok(if plan.refused.is_empty() { EXIT_CLEAN } else { EXIT_FOUND })
}
