/*! The flags that show settings and those that change them for one run. */

use crate::messages::config as say;
use clap::{Arg, ArgAction, Command};

/// `--set KEY=VALUE`.
pub fn set() -> Arg {
    Arg::new("set").long("set").value_name("KEY=VALUE").action(ArgAction::Append).help(say::set())
}

/// `--show-allowed`.
pub fn show_allowed() -> Arg {
    Arg::new("show-allowed").long("show-allowed").action(ArgAction::SetTrue).help(say::show_allowed())
}

/// `config`.
pub fn config() -> Command {
    let format = Arg::new("format").long("format").value_parser(["human", "json"]).default_value("human");
    Command::new("config")
        .about(say::about())
        .arg(format.help(say::format()))
        .arg(set())
        .arg(Arg::new("work-tree").long("work-tree").action(ArgAction::SetTrue).help(say::work_tree()))
        .arg(
            Arg::new("schema")
                .long("schema")
                .action(ArgAction::SetTrue)
                .conflicts_with_all(["key", "set", "work-tree"])
                .help(say::schema()),
        )
        .arg(Arg::new("key").help(say::key()))
}
