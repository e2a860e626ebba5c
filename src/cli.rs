/*! Every flag and its help text. */

use clap::{Arg, ArgAction, Command};

/// The command line as clap knows it.
pub fn command() -> Command {
    Command::new("sekisho")
        .version(env!("CARGO_PKG_VERSION"))
        .about("Stops a commit when it adds a credential")
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(
            Command::new("hook")
                .about("What the installed hooks run")
                .arg(Arg::new("name").required(true).value_parser(["pre-commit", "pre-merge-commit"])),
        )
        .subcommand(
            Command::new("scan")
                .about("Looks for credentials in files, folders and standard input")
                .arg(Arg::new("format").long("format").value_parser(["human", "json", "jsonl"]).default_value("human"))
                .arg(
                    Arg::new("path")
                        .action(ArgAction::Append)
                        .value_parser(clap::value_parser!(std::ffi::OsString))
                        .default_value("."),
                ),
        )
}
