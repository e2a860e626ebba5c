/*! `sekisho rules`: the credential types that are looked for. */

use crate::detect::rules;
use crate::report::human::harmless;
use crate::report::rules as report;
use crate::{EXIT_CLEAN, Error, messages};
use clap::ArgMatches;

/// Lists every rule, or explains the one that the arguments name.
///
/// # Errors
/// When there is no rule of that name, or the configuration cannot be read.
pub fn run(arguments: &ArgMatches) -> Result<u8, Error> {
    let json = arguments.get_one::<String>("format").is_some_and(|format| format == "json");
    let text = match arguments.get_one::<String>("id") {
        Some(id) => {
            let unknown = || Error::new(messages::no_such_rule(&harmless(id)), messages::no_such_rule_next());
            let rule = match rules::by_id(id) {
                Some(rule) => rule,
                None => super::added_rule(id)?.ok_or_else(unknown)?,
            };
            if json { report::json_of(rule) } else { report::explain(rule) }
        }
        None if arguments.get_flag("markdown") => report::markdown(),
        None if json => report::json(),
        None => report::list(),
    };
    report::print(&text);
    Ok(EXIT_CLEAN)
}
