/*! The flags of the subcommands that install and look after the hook. */

use clap::{Arg, ArgAction, Command, value_parser};
use std::ffi::OsString;

/// `install`, `uninstall` and `doctor`.
pub fn commands() -> Vec<Command> {
    vec![
        Command::new("install")
            .about("Puts the hook where git looks for it")
            .arg(path("The repositories; without any (and without --template) the one that you are in"))
            .arg(template("Also have `git init` and `git clone` bring the hook, by a template folder"))
            .arg(
                Arg::new("hooks")
                    .long("hooks")
                    .value_name("NAMES")
                    .conflicts_with("all")
                    .help("Which hooks, with commas between [default: pre-commit,pre-merge-commit]"),
            )
            .arg(flag("all", "Every hook that sekisho has an answer for"))
            .arg(flag("tracked", "Write also where hooks are part of the repository (a tracked core.hooksPath)"))
            .arg(flag("follow-link", "Write also where the hook folder is a symbolic link"))
            .arg(flag("dry-run", "Say what would be written, and write nothing").short('n')),
        Command::new("uninstall")
            .about("Takes away what install put there, and nothing else")
            .arg(path("The repositories; without any (and without --template) the one that you are in"))
            .arg(template("Take the hook out of the template folder, and the setting back"))
            .arg(
                flag("user", "Take away all that is set up for this user beside repositories: the template folder")
                    .conflicts_with_all(["path", "template"]),
            )
            .arg(flag("dry-run", "Say what would be changed, and change nothing").short('n')),
        Command::new("doctor")
            .about("Proves that the hook stops a commit")
            .arg(flag("trial", "In a throwaway repository: a clean commit passes, one with a made-up key is stopped")),
    ]
}

fn flag(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).action(ArgAction::SetTrue).help(help)
}

fn path(help: &'static str) -> Arg {
    Arg::new("path").action(ArgAction::Append).value_parser(value_parser!(OsString)).help(help)
}

fn template(help: &'static str) -> Arg {
    Arg::new("template")
        .long("template")
        .value_name("FOLDER")
        .num_args(0..=1)
        .default_missing_value("")
        .value_parser(value_parser!(OsString))
        .help(help)
}
