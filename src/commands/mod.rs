/*! One file a subcommand: it wires source, detect, policy and report, and holds no logic of its own. */

mod allow;
mod config;
mod doctor;
mod explain;
mod fix;
mod hook;
mod import;
mod install;
mod known;
mod rules;
mod scan;
mod status;
mod uninstall;
mod unstage;
mod work_tree;

use crate::detect::Rule;
use crate::inspect::Located;
use crate::policy::Policy;
use crate::policy::entry::Memory;
use crate::report::Occasion;
use crate::source::bound;
use crate::source::git::Repository;
use crate::source::settings;
use crate::{EXIT_CLEAN, EXIT_FAILED, Error, cli, messages};
use std::ffi::OsString;

/// What `args` (the program's name first) ask for: a hook's answer or something else.
pub fn occasion(args: &[OsString]) -> Occasion {
    if args.get(1).is_some_and(|a| a == "hook") { Occasion::Hook } else { Occasion::Scan }
}

/// What `--set` says, each `KEY=VALUE`.
fn flags(arguments: &clap::ArgMatches) -> Vec<String> {
    arguments.get_many("set").into_iter().flatten().cloned().collect()
}

/// Asks the allow entries about `found`, with what this clone remembers of them.
fn ask_entries(policy: &Policy, found: &mut [Located]) {
    if !policy.has_to_ask(found) {
        return;
    }
    let repository = if settings::in_repository() { Repository::open().ok() } else { None };
    match repository.and_then(|repository| repository.git_dir().ok()) {
        Some(folder) => {
            let mut memory = bound::load(&folder);
            policy.ask_entries(found, &mut memory);
            bound::save(&folder, &memory);
        }
        None => policy.ask_entries(found, &mut Memory::default()),
    }
}

/// The rule called `id` that is not among the built-in ones: one for the user's own credentials, or one that the
/// configuration adds.
///
/// # Errors
/// When the configuration cannot be read.
fn added_rule(id: &str) -> Result<Option<&'static Rule>, Error> {
    let known = [&crate::known::RULE, &crate::known::PATTERN_RULE].into_iter().find(|rule| rule.id == id);
    if known.is_some() {
        return Ok(known);
    }
    let policy = Policy::of(&settings::read(None, settings::From::WorkTree)?)?;
    Ok(policy.added_rules().find(|rule| rule.id == id))
}

/// Speaks the language that `sekisho.lang` in git's configuration names, if it does. Nothing is said before this.
fn choose_language(repository: Option<&Repository>) {
    let asked = match repository {
        Some(repository) => repository.config("sekisho.lang"),
        None => Repository::open().ok().and_then(|repository| repository.config("sekisho.lang")),
    };
    if let Some(lang) = asked.as_deref().and_then(messages::Lang::named) {
        messages::set_lang(lang);
    }
}

/// Runs the subcommand that `args` name (the program's name first), and gives the exit code.
///
/// # Errors
/// What the subcommand could not do.
pub fn dispatch(args: Vec<OsString>) -> Result<u8, Error> {
    // The one call that every commit waits for goes past the command-line parser.
    if let [_, hook, name] = args.as_slice()
        && hook == "hook"
        && (name == "pre-commit" || name == "pre-merge-commit")
    {
        return hook::run(name == "pre-merge-commit", &hook::Wishes::default());
    }
    // Asked by installers and by scripts; git has no part in the answer.
    if let [_, version] = args.as_slice()
        && (version == "--version" || version == "-V")
    {
        println!("sekisho {}", env!("CARGO_PKG_VERSION"));
        return Ok(EXIT_CLEAN);
    }
    let set = |arg: &OsString| {
        arg.to_str().and_then(|arg| Some(arg.strip_prefix("--set=").unwrap_or(arg).strip_prefix("lang=")?.to_owned()))
    };
    if let Some(lang) = args.iter().skip(1).filter_map(set).next_back().and_then(|lang| messages::Lang::named(&lang)) {
        messages::set_lang(lang);
    }
    choose_language(None);
    let matches = match cli::command().try_get_matches_from(args) {
        Ok(matches) => matches,
        Err(error) => {
            if let Some(complaint) = cli::complaint(&error) {
                return Err(complaint);
            }
            if error.use_stderr() || messages::lang() == messages::Lang::En {
                let _ = error.print();
            } else {
                crate::report::help::print(&error.render().to_string());
            }
            return Ok(if error.use_stderr() { EXIT_FAILED } else { EXIT_CLEAN });
        }
    };
    match matches.subcommand() {
        Some(("explain", arguments)) => explain::run(arguments),
        Some(("fix", arguments)) => fix::run(arguments),
        Some(("unstage", arguments)) => unstage::run(arguments),
        Some(("hook", arguments)) => {
            let merging = arguments.get_one::<String>("name").is_some_and(|name| name == "pre-merge-commit");
            let format = arguments.get_one::<String>("format").cloned().unwrap_or_default();
            let show_allowed = arguments.get_flag("show-allowed");
            hook::run(merging, &hook::Wishes { format, flags: flags(arguments), show_allowed })
        }
        Some(("allow", arguments)) => allow::run(arguments),
        Some(("config", arguments)) => config::run(arguments),
        Some(("import", arguments)) => import::run(arguments),
        Some(("known", _)) => known::run(),
        Some(("rules", arguments)) => rules::run(arguments),
        Some(("scan", arguments)) => scan::run(arguments),
        Some(("install", arguments)) => install::run(arguments),
        Some(("uninstall", arguments)) => uninstall::run(arguments),
        Some(("status", arguments)) => status::run(arguments),
        Some(("doctor", arguments)) => doctor::run(arguments),
        _ => Ok(EXIT_FAILED),
    }
}
