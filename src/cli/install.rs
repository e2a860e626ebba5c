/*! The flags of the subcommands that install and look after the hook. */

use crate::messages;
use clap::{Arg, ArgAction, Command, ValueHint, value_parser};
use std::ffi::OsString;

/// `install`, `uninstall`, `status` and `doctor`.
pub fn commands() -> Vec<Command> {
    vec![
        Command::new("install")
            .about(messages::install_about())
            .arg(paths())
            .arg(template(messages::install_template()))
            .arg(
                Arg::new("hooks")
                    .long("hooks")
                    .value_name("NAMES")
                    .conflicts_with("all")
                    .help(messages::install_hooks()),
            )
            .arg(flag("all", messages::install_all()))
            .args(everywhere())
            .arg(flag("tracked", messages::install_tracked()))
            .arg(flag("follow-link", messages::install_follow_link()))
            .arg(flag("dry-run", messages::install_dry_run()).short('n')),
        Command::new("uninstall")
            .about(messages::uninstall_about())
            .arg(paths())
            .arg(template(messages::uninstall_template()))
            .args(everywhere())
            .arg(flag("user", messages::uninstall_user()).conflicts_with_all(["path", "template", "global", "sweep"]))
            .arg(flag("dry-run", messages::install_dry_run()).short('n')),
        Command::new("status").about(messages::status_about()).arg(place()).arg(flag("json", messages::json_flag())),
        Command::new("doctor")
            .about(messages::doctor_about())
            .arg(place())
            .arg(flag("json", messages::json_flag()))
            .arg(flag("trial", messages::doctor_trial()).conflicts_with_all(["path", "json"])),
    ]
}

fn flag(name: &'static str, help: String) -> Arg {
    Arg::new(name).long(name).action(ArgAction::SetTrue).help(help)
}

fn everywhere() -> [Arg; 4] {
    [
        flag("global", messages::install_global()),
        flag("system", messages::install_system()),
        folder("folder", messages::install_folder()),
        folder("sweep", messages::install_sweep()).conflicts_with("path"),
    ]
}

fn folder(name: &'static str, help: String) -> Arg {
    let arg = Arg::new(name).long(name).value_name("FOLDER").value_parser(value_parser!(OsString));
    arg.value_hint(ValueHint::DirPath).help(help)
}

fn place() -> Arg {
    let arg = Arg::new("path").value_parser(value_parser!(OsString));
    arg.value_hint(ValueHint::DirPath).help(messages::status_path())
}

fn paths() -> Arg {
    Arg::new("path")
        .action(ArgAction::Append)
        .value_parser(value_parser!(OsString))
        .value_hint(ValueHint::DirPath)
        .help(messages::install_paths())
}

fn template(help: String) -> Arg {
    Arg::new("template")
        .long("template")
        .value_name("FOLDER")
        .num_args(0..=1)
        .default_missing_value("")
        .value_parser(value_parser!(OsString))
        .value_hint(ValueHint::DirPath)
        .help(help)
}
