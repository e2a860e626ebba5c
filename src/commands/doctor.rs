/*! `sekisho doctor`: proves that this repository, or this machine, is guarded. */

use crate::install::{launcher, trial};
use crate::report::install as report;
use crate::{EXIT_CLEAN, Error, messages};
use clap::ArgMatches;

/// Runs the trial.
///
/// # Errors
/// When nothing could be proven.
pub fn run(arguments: &ArgMatches) -> Result<u8, Error> {
    let program = launcher::this_program().map_err(|e| Error::new(e.to_string(), ""))?;
    let _ = arguments;
    let trial = trial::run(&program)?;
    report::trial(&trial);
    if trial.proven {
        return Ok(EXIT_CLEAN);
    }
    Err(Error::new(messages::trial_failed(), messages::trial_failed_next()))
}
