/*! The flags of the subcommands for what was found: explaining it, taking it out of the code, leaving it out. */

use crate::messages;
use clap::{Arg, ArgAction, Command, ValueHint};

/// `explain`, `fix` and `unstage`.
pub fn commands() -> [Command; 3] {
    [explain(), fix(), unstage()]
}

fn explain() -> Command {
    Command::new("explain").about(messages::explain_about()).arg(Arg::new("what").help(messages::explain_what()))
}

fn fix() -> Command {
    Command::new("fix")
        .about(messages::fix_about())
        .arg(
            Arg::new("apply")
                .long("apply")
                .action(ArgAction::SetTrue)
                .conflicts_with("undo")
                .help(messages::fix_apply()),
        )
        .arg(Arg::new("undo").long("undo").action(ArgAction::SetTrue).help(messages::fix_undo()))
        .arg(place())
}

fn unstage() -> Command {
    Command::new("unstage").about(messages::unstage_about()).arg(place())
}

fn place() -> Arg {
    Arg::new("place")
        .action(ArgAction::Append)
        .value_parser(clap::value_parser!(std::ffi::OsString))
        .value_hint(ValueHint::AnyPath)
        .help(messages::fix_place())
}
