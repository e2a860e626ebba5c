/*! `sekisho uninstall`: takes away what `install` put there, and nothing else. */

use super::install::{places, template_folder};
use crate::install::{self, steps, template};
use crate::report::install as report;
use crate::{EXIT_CLEAN, Error, messages};
use clap::ArgMatches;

/// Uninstalls from the repositories that the arguments name, from this one, or from a template folder.
///
/// # Errors
/// The first thing that is in the way.
pub fn run(arguments: &ArgMatches) -> Result<u8, Error> {
    let dry = arguments.get_flag("dry-run");
    let user = arguments.get_flag("user");
    if let Some(folder) = template_folder(arguments).or(user.then_some(None)) {
        let folder = template::installed_folder(folder.as_deref())?;
        let plan = template::plan_uninstall(&folder)?;
        if !dry {
            steps::carry_out(&plan.steps)?;
        }
        report::plan(&messages::uninstalled(&folder, plan.steps.len(), dry), &plan, dry);
    }
    for place in if user { Vec::new() } else { places(arguments)? } {
        let plan = install::plan_uninstall(&place)?;
        if !dry {
            steps::carry_out(&plan.steps)?;
        }
        report::plan(&messages::uninstalled(&place.top, plan.steps.len(), dry), &plan, dry);
    }
    Ok(EXIT_CLEAN)
}
