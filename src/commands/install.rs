/*! `sekisho install`: puts the hook where git looks. */

use crate::install::everywhere::{self, Scope};
use crate::install::place::Place;
use crate::install::slot::Plan;
use crate::install::{self, Wanted, launcher, steps, sweep, template};
use crate::report::install as report;
use crate::{EXIT_CLEAN, EXIT_FAILED, Error, messages};
use clap::ArgMatches;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// Installs where the arguments say: in repositories, a template folder, or git's settings.
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
    let headline = |what: &Path, changes| messages::installed(what, &names, changes, dry);
    // Everything is planned before anything is written.
    let mut jobs: Vec<(PathBuf, Plan)> = Vec::new();
    if let Some(folder) = template_folder(arguments) {
        let folder = template::folder(folder.as_deref())?;
        report::say(&messages::template_about(&folder));
        let plan = template::plan_install(&folder, &wanted.events, &wanted.program)?;
        jobs.push((folder, plan));
    }
    for (scope, folder) in scopes(arguments)? {
        report::say(&messages::everywhere_about(scope.flag(), &folder));
        let plan = everywhere::plan_install(scope, &folder, &wanted.events, &wanted.program)?;
        jobs.push((folder, plan));
    }
    for place in places(arguments)? {
        let plan = install::plan_install(&place, &wanted)?;
        jobs.push((place.top, plan));
    }
    for (what, plan) in &jobs {
        carry_out(what, plan, dry, headline)?;
    }
    match arguments.get_one::<OsString>("sweep") {
        Some(folder) => Ok(swept(Path::new(folder), dry, |place| install::plan_install(place, &wanted), headline)),
        None => Ok(EXIT_CLEAN),
    }
}

/// Carries a plan out, unless this is a dry run, and reports it.
///
/// # Errors
/// When a step cannot be done.
pub fn carry_out(what: &Path, plan: &Plan, dry: bool, headline: impl Fn(&Path, usize) -> String) -> Result<(), Error> {
    if !dry {
        steps::carry_out(&plan.steps)?;
    }
    report::plan(&headline(what, plan.steps.len()), plan, dry);
    Ok(())
}

/// Plans and carries out for every repository below `folder`; gives [`EXIT_FAILED`] when one could not be done.
pub fn swept(
    folder: &Path,
    dry: bool,
    plan: impl Fn(&Place) -> Result<Plan, Error>,
    headline: impl Fn(&Path, usize) -> String,
) -> u8 {
    let found = sweep::repositories(folder);
    let (all, mut failed) = (found.len(), 0);
    for repository in found {
        let result = repository.map_err(|(path, why)| (path, Error::new(why, ""))).and_then(|path| {
            let work = || {
                let plan = plan(&Place::find(Some(&path))?)?;
                carry_out(&path, &plan, dry, &headline)
            };
            work().map_err(|e| (path.clone(), e))
        });
        if let Err((path, error)) = result {
            failed += 1;
            report::say(&messages::sweep_failed(&path, &error.to_string()));
        }
    }
    report::say(&messages::swept(all, failed));
    if failed == 0 { EXIT_CLEAN } else { EXIT_FAILED }
}

/// The template folder that the arguments ask for: `Some(None)` is the default one.
pub fn template_folder(arguments: &ArgMatches) -> Option<Option<PathBuf>> {
    let given = arguments.value_source("template") == Some(clap::parser::ValueSource::CommandLine);
    given.then(|| arguments.get_one::<OsString>("template").map(PathBuf::from).filter(|p| !p.as_os_str().is_empty()))
}

/// The scopes that the arguments name, with the folder for each one's launchers.
///
/// # Errors
/// When there is no home to put it in.
pub fn scopes(arguments: &ArgMatches) -> Result<Vec<(Scope, PathBuf)>, Error> {
    let asked = arguments.get_one::<OsString>("folder").map(PathBuf::from);
    [("global", Scope::Global), ("system", Scope::System)]
        .into_iter()
        .filter(|(name, _)| arguments.get_flag(name))
        .map(|(_, scope)| match &asked {
            Some(folder) => std::path::absolute(folder)
                .map(|folder| (scope, folder))
                .map_err(|e| Error::new(messages::cannot_write(folder, &e.to_string()), "")),
            None => scope.folder().map(|folder| (scope, folder)),
        })
        .collect()
}

/// The repositories that the arguments name; this one when they name nothing at all.
///
/// # Errors
/// When one of them is none.
pub fn places(arguments: &ArgMatches) -> Result<Vec<Place>, Error> {
    let paths: Vec<PathBuf> = arguments.get_many::<OsString>("path").into_iter().flatten().map(PathBuf::from).collect();
    let elsewhere = template_folder(arguments).is_some()
        || ["global", "system"].iter().any(|name| arguments.get_flag(name))
        || arguments.contains_id("sweep");
    if paths.is_empty() && !elsewhere {
        return Ok(vec![Place::find(None)?]);
    }
    paths.iter().map(|path| Place::find(Some(path))).collect()
}
