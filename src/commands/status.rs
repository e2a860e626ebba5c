/*! `sekisho status`: what git will run here, and why. */

use crate::install::place::Place;
use crate::install::{state, template};
use crate::report::install as report;
use crate::{EXIT_CLEAN, EXIT_FOUND, Error};
use clap::ArgMatches;
use std::ffi::OsString;
use std::path::Path;

/// Looks at the repository that the arguments name. The exit code is 0 when the hook reaches sekisho as far as looking
/// tells, and 1 when it does not.
///
/// # Errors
/// When there is no repository, or git cannot be asked.
pub fn run(arguments: &ArgMatches) -> Result<u8, Error> {
    let place = Place::find(arguments.get_one::<OsString>("path").map(Path::new))?;
    let state = state::look(place)?;
    if arguments.get_flag("json") {
        report::json(&state.json());
    } else {
        report::state(&state, template::current()?.as_deref());
    }
    Ok(if state.guarded() { EXIT_CLEAN } else { EXIT_FOUND })
}
