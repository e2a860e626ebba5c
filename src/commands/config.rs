/*! `sekisho config`: the value of every setting, and who set it. */

use crate::policy::{Policy, schema};
use crate::report::{self, config as page};
use crate::source::git::Repository;
use crate::source::settings::{self, From, Texts};
use crate::{EXIT_CLEAN, Error};
use clap::ArgMatches;

/// Shows all settings, or the one that the arguments name, as the hook would have them.
///
/// # Errors
/// A mistake in a file or a flag, or no setting of that name.
pub fn run(arguments: &ArgMatches) -> Result<u8, Error> {
    if arguments.get_flag("schema") {
        page::print(&schema::schema(true));
        return Ok(EXIT_CLEAN);
    }
    let mut repository = if settings::in_repository() { Some(Repository::open()?) } else { None };
    let staged = repository.is_some() && !arguments.get_flag("work-tree");
    let from = if staged { From::Index } else { From::WorkTree };
    let texts = settings::read(repository.as_mut(), from)?;
    let policy = Policy::of(&Texts { flags: super::flags(arguments), ..texts })?;
    let settings = &policy.settings;
    let json = arguments.get_one::<String>("format").is_some_and(|format| format == "json");
    let text = match (arguments.get_one::<String>("key"), json) {
        (Some(key), _) => page::one(settings, key, json)?,
        (None, true) => page::json(settings),
        (None, false) => page::human(settings),
    };
    page::print(&text);
    if !json {
        report::complaints(&policy.remarks());
    }
    Ok(EXIT_CLEAN)
}
