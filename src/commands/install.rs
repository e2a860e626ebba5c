/*! `sekisho install`: puts the hook where git looks. */

use crate::install::launcher;
use crate::install::place::Place;
use crate::install::{self, Wanted, steps, template};
use crate::report::install as report;
use crate::{EXIT_CLEAN, Error, messages};
use clap::ArgMatches;
use std::ffi::OsString;
use std::path::PathBuf;

/// Installs in the repositories that the arguments name, in this one, or in a template folder.
///
/// # Errors
/// The first thing that is in the way; with several repositories nothing is written before all were looked at.
pub fn run(arguments: &ArgMatches) -> Result<u8, Error> {
    let program = launcher::this_program().map_err(|e| Error::new(e.to_string(), ""))?;
    let wanted = Wanted {
        events: install::events(arguments.get_one::<String>("hooks").map(String::as_str), arguments.get_flag("all"))?,
        program,
        tracked: arguments.get_flag("tracked"),
        follow: arguments.get_flag("follow-link"),
    };
    let dry = arguments.get_flag("dry-run");
    let names = wanted.events.join(", ");
    if let Some(folder) = template_folder(arguments) {
        let folder = template::folder(folder.as_deref())?;
        let plan = template::plan_install(&folder, &wanted.events, &wanted.program)?;
        report::say(&messages::template_about(&folder));
        if !dry {
            steps::carry_out(&plan.steps)?;
        }
        report::plan(&messages::installed(&folder, &names, plan.steps.len(), dry), &plan, dry);
    }
    for (place, plan) in places(arguments)?
        .into_iter()
        .map(|place| install::plan_install(&place, &wanted).map(|plan| (place, plan)))
        .collect::<Result<Vec<_>, _>>()?
    {
        if !dry {
            steps::carry_out(&plan.steps)?;
        }
        report::plan(&messages::installed(&place.top, &names, plan.steps.len(), dry), &plan, dry);
    }
    Ok(EXIT_CLEAN)
}

/// The template folder that the arguments ask for: `Some(None)` is the default one.
pub fn template_folder(arguments: &ArgMatches) -> Option<Option<PathBuf>> {
    let given = arguments.value_source("template") == Some(clap::parser::ValueSource::CommandLine);
    given.then(|| arguments.get_one::<OsString>("template").map(PathBuf::from).filter(|p| !p.as_os_str().is_empty()))
}

/// The repositories that the arguments name; this one when they name nothing at all.
///
/// # Errors
/// When one of them is none.
pub fn places(arguments: &ArgMatches) -> Result<Vec<Place>, Error> {
    let paths: Vec<PathBuf> = arguments.get_many::<OsString>("path").into_iter().flatten().map(PathBuf::from).collect();
    if paths.is_empty() && template_folder(arguments).is_none() {
        return Ok(vec![Place::find(None)?]);
    }
    paths.iter().map(|path| Place::find(Some(path))).collect()
}
