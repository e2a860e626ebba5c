/*! `sekisho explain`: what to do when a credential leaked. */

use crate::report::human::harmless;
use crate::report::human::screen::Screen;
use crate::report::runbook;
use crate::runbooks::{self, Meaning};
use crate::{EXIT_CLEAN, Error, messages};
use clap::ArgMatches;

/// Prints the runbook of what is named, or the list of all.
///
/// # Errors
/// When nothing is called so, or the configuration cannot be read.
pub fn run(arguments: &ArgMatches) -> Result<u8, Error> {
    let screen = Screen::of_stdout();
    let Some(name) = arguments.get_one::<String>("what") else {
        print!("{}", runbook::render_list(screen));
        return Ok(EXIT_CLEAN);
    };
    let meaning = match runbooks::find(name) {
        None => super::added_rule(name)?.map(runbooks::meaning),
        found => found,
    };
    let text = match meaning {
        Some(Meaning::Book(book, rule)) => runbook::render(book, rule, screen),
        Some(Meaning::Rule(rule)) => runbook::render_rule(rule, screen),
        None => {
            let near = runbooks::names()
                .into_iter()
                .map(|known| (strsim::jaro_winkler(known, &name.to_lowercase()), known))
                .filter(|(likeness, _)| *likeness > 0.8)
                .max_by(|a, b| a.0.total_cmp(&b.0))
                .map(|(_, known)| known);
            let next = near.map_or_else(messages::explain_unknown_next, messages::did_you_mean);
            return Err(Error::new(messages::explain_unknown(&harmless(name)), next));
        }
    };
    print!("{text}");
    Ok(EXIT_CLEAN)
}
