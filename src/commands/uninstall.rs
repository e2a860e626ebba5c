/*! `sekisho uninstall`: takes away what `install` put there, and nothing else. */

use super::install::{carry_out, places, scopes, swept, template_folder};
use crate::install::everywhere::{self, Scope};
use crate::install::{self, template};
use crate::{EXIT_CLEAN, Error, messages};
use clap::ArgMatches;
use std::ffi::OsString;
use std::path::Path;

/// Uninstalls where the arguments say: from repositories, a template folder, or git's settings.
///
/// # Errors
/// The first thing that is in the way.
pub fn run(arguments: &ArgMatches) -> Result<u8, Error> {
    let (dry, user) = (arguments.get_flag("dry-run"), arguments.get_flag("user"));
    let headline = |what: &Path, changes| messages::uninstalled(what, changes, dry);
    let mut jobs = Vec::new();
    if let Some(folder) = template_folder(arguments).or(user.then_some(None)) {
        let folder = template::installed_folder(folder.as_deref())?;
        let plan = template::plan_uninstall(&folder)?;
        jobs.push((folder, plan));
    }
    let mut scopes = scopes(arguments)?;
    if user {
        scopes.push((Scope::Global, Scope::Global.folder()?));
    }
    for (scope, folder) in scopes {
        let plan = everywhere::plan_uninstall(scope, &folder)?;
        jobs.push((folder, plan));
    }
    for place in if user { Vec::new() } else { places(arguments)? } {
        let plan = install::plan_uninstall(&place)?;
        jobs.push((place.top, plan));
    }
    for (what, plan) in &jobs {
        carry_out(what, plan, dry, headline)?;
    }
    match arguments.get_one::<OsString>("sweep") {
        Some(folder) => Ok(swept(Path::new(folder), dry, install::plan_uninstall, headline)),
        None => Ok(EXIT_CLEAN),
    }
}
