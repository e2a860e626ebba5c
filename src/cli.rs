/*!
Every flag and its help text, one function a subcommand. clap parses; its frame and its complaints are said in our own
words, because clap has them in English only.
*/

mod install;
mod mending;
mod settings;

use crate::{Error, messages, report};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, ValueHint};

/// The command line, in the language of this run.
pub fn command() -> Command {
    let command = Command::new("sekisho")
        .version(env!("CARGO_PKG_VERSION"))
        .about(messages::about())
        .subcommand_required(true)
        .arg_required_else_help(true)
        .disable_help_subcommand(true)
        .disable_version_flag(true)
        .arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::Version)
                .help(messages::version_flag())
                .display_order(901),
        )
        .subcommands([scan(), allow(), settings::config(), import(), known(), rules(), hook()])
        .subcommands(install::commands());
    let command = localised(command.subcommands(mending::commands()), "sekisho");
    // clap would break Japanese at its few spaces; `report::help` does it.
    if messages::lang() == messages::Lang::Ja { command.term_width(UNBROKEN) } else { command }
}

/// No line of help is as long.
const UNBROKEN: usize = 4096;

fn hook() -> Command {
    Command::new("hook")
        .about(messages::hook_about())
        .display_order(90)
        .arg(format())
        .arg(settings::set())
        .arg(settings::show_allowed())
        .arg(
            Arg::new("name")
                .required(true)
                .value_parser(["pre-commit", "pre-merge-commit"])
                .help(messages::hook_name()),
        )
}

fn format() -> Arg {
    Arg::new("format")
        .long("format")
        .value_parser(report::format::NAMES)
        .default_value("human")
        .help(messages::scan_format())
}

fn allow() -> Command {
    Command::new("allow")
        .about(messages::policy::allow_about())
        .arg(Arg::new("fingerprint").action(ArgAction::Append).help(messages::policy::allow_fingerprint()))
        .arg(Arg::new("last").long("last").action(ArgAction::SetTrue).help(messages::policy::allow_last()))
        .arg(
            Arg::new("reason")
                .long("reason")
                .short('r')
                .required_unless_present("unused")
                .value_name("TEXT")
                .help(messages::policy::allow_reason()),
        )
        .arg(Arg::new("until").long("until").value_name("DATE").help(messages::policy::allow_until()))
        .arg(Arg::new("path").long("path").value_name("GLOB").help(messages::policy::allow_path()))
        .arg(Arg::new("stage").long("stage").action(ArgAction::SetTrue).help(messages::policy::allow_stage()))
        .arg(
            Arg::new("unused")
                .long("unused")
                .action(ArgAction::SetTrue)
                .conflicts_with_all(["fingerprint", "last", "reason", "until", "path", "stage"])
                .help(messages::policy::allow_unused()),
        )
}

fn import() -> Command {
    Command::new("import")
        .about(messages::import::import_about())
        .arg(
            Arg::new("file")
                .action(ArgAction::Append)
                .value_hint(ValueHint::FilePath)
                .help(messages::import::import_file()),
        )
        .arg(Arg::new("dry-run").long("dry-run").action(ArgAction::SetTrue).help(messages::import::import_dry_run()))
}

fn known() -> Command {
    Command::new("known").about(messages::known_about())
}

fn rules() -> Command {
    Command::new("rules")
        .about(messages::rules_about())
        .arg(
            Arg::new("format")
                .long("format")
                .value_parser(["human", "json"])
                .default_value("human")
                .help(messages::rules_format()),
        )
        .arg(
            Arg::new("markdown")
                .long("markdown")
                .action(ArgAction::SetTrue)
                .conflicts_with("id")
                .help(messages::rules_markdown()),
        )
        .arg(Arg::new("id").help(messages::rules_id()))
}

fn scan() -> Command {
    Command::new("scan")
        .about(messages::scan_about())
        .arg(format())
        .arg(settings::set())
        .arg(settings::show_allowed())
        .arg(Arg::new("explain").long("explain").action(ArgAction::SetTrue).help(messages::scan_explain()))
        .arg(
            Arg::new("threads")
                .long("threads")
                .value_name("N")
                .value_parser(|text: &str| {
                    text.parse::<usize>().ok().filter(|n| (1..=1024).contains(n)).ok_or("1 - 1024")
                })
                .help(messages::scan_threads()),
        )
        .arg(
            Arg::new("path")
                .action(ArgAction::Append)
                .value_parser(clap::value_parser!(std::ffi::OsString))
                .default_value(".")
                .value_hint(ValueHint::AnyPath)
                .help(messages::scan_path()),
        )
}

/// `command`, which a person types as `path`, and all below it with clap's own words replaced by ours.
fn localised(command: Command, path: &str) -> Command {
    let heading = messages::usage_heading();
    let usage = usage(&command, path);
    command
        .disable_help_flag(true)
        .arg(
            Arg::new("help")
                .short('h')
                .long("help")
                .action(ArgAction::Help)
                .help(messages::help_flag())
                .display_order(900),
        )
        .subcommand_help_heading(messages::commands_heading())
        .help_template(format!("{{about}}\n\n{heading} {usage}\n\n{{all-args}}"))
        .mut_args(|arg| {
            let heading = if arg.is_positional() { messages::arguments_heading() } else { messages::options_heading() };
            let mut help = arg.get_help().map(ToString::to_string).unwrap_or_default();
            let takes = arg.get_action().takes_values();
            let values: Vec<String> = arg.get_possible_values().iter().map(|v| v.get_name().to_owned()).collect();
            let defaults: Vec<String> =
                arg.get_default_values().iter().map(|v| v.to_string_lossy().into_owned()).collect();
            let mut more = Vec::new();
            if takes && !values.is_empty() {
                more.push(messages::possible_values(&values.join(", ")));
            }
            if takes && !defaults.is_empty() {
                more.push(messages::default_value(&defaults.join(", ")));
            }
            if !more.is_empty() {
                help = format!("{help} ({})", messages::together(&more));
            }
            let arg = arg.help_heading(heading).help(help);
            if takes { arg.hide_possible_values(true).hide_default_value(true) } else { arg }
        })
        .mut_subcommands(|below| {
            let path = format!("{path} {}", below.get_name());
            localised(below, &path)
        })
}

/// What follows "Usage:".
fn usage(command: &Command, path: &str) -> String {
    let mut usage = path.to_owned();
    if command.get_arguments().any(|a| !a.is_positional() && a.get_id() != "version") {
        usage = format!("{usage} {}", messages::options_word());
    }
    for argument in command.get_positionals() {
        usage = format!("{usage} {argument}");
    }
    if command.has_subcommands() {
        usage = format!("{usage} <{}>", messages::command_word());
    }
    usage
}

/// What clap found wrong, in our words; `None` when it is no complaint but help or the version that was asked for.
pub fn complaint(error: &clap::Error) -> Option<Error> {
    let get = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    let (argument, value) = (get(ContextKind::InvalidArg), get(ContextKind::InvalidValue));
    let what = match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            return None;
        }
        ErrorKind::UnknownArgument => messages::unknown_argument(&argument),
        ErrorKind::InvalidSubcommand => messages::unknown_command(&get(ContextKind::InvalidSubcommand)),
        ErrorKind::InvalidValue if value.is_empty() => messages::value_missing(&argument),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => messages::invalid_value(&value, &argument),
        ErrorKind::MissingRequiredArgument => messages::argument_missing(&argument),
        ErrorKind::MissingSubcommand => messages::command_missing(),
        ErrorKind::ArgumentConflict => messages::argument_conflict(&argument, &get(ContextKind::PriorArg)),
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues => messages::too_many(&argument),
        ErrorKind::TooFewValues | ErrorKind::NoEquals => messages::value_missing(&argument),
        ErrorKind::InvalidUtf8 => messages::not_unicode(),
        _ => messages::bad_usage(),
    };
    let suggestion = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue]
        .into_iter()
        .map(get)
        .find(|s| !s.is_empty());
    let mut next = Vec::new();
    if let Some(suggestion) = suggestion {
        next.push(messages::did_you_mean(&suggestion));
    } else if matches!(error.kind(), ErrorKind::InvalidValue) && !get(ContextKind::ValidValue).is_empty() {
        next.push(messages::possible_values(&get(ContextKind::ValidValue)));
    }
    next.push(messages::see_help("sekisho"));
    Some(Error::new(what, messages::together(&next).replace("?; ", "? ")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::{Lang, with_lang};

    fn each(command: &Command, see: &mut impl FnMut(&Command)) {
        see(command);
        command.get_subcommands().for_each(|c| each(c, see));
    }

    #[test]
    fn the_command_line_is_sound() {
        command().debug_assert();
    }

    #[test]
    fn everything_has_a_help_text_in_both_languages() {
        let collect = |lang| {
            with_lang(lang, || {
                let mut texts = Vec::new();
                each(&command(), &mut |command| {
                    let name = command.get_name().to_owned();
                    texts.push((name.clone(), command.get_about().map(ToString::to_string).unwrap_or_default()));
                    for arg in command.get_arguments() {
                        let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
                        texts.push((format!("{name} {}", arg.get_id()), help));
                    }
                });
                texts
            })
        };
        for ((name, english), (_, japanese)) in collect(Lang::En).iter().zip(collect(Lang::Ja)) {
            assert!(english.is_ascii() && !english.is_empty(), "{name}: {english:?}");
            assert!(!japanese.is_ascii(), "{name} has no Japanese help: {japanese:?}");
        }
    }

    #[test]
    fn the_frame_is_in_japanese_too() {
        with_lang(Lang::Ja, || {
            let mut command = command();
            let mut whole = command.render_long_help().to_string();
            each(&command.clone(), &mut |c| whole.push_str(&c.clone().render_long_help().to_string()));
            for word in
                ["Usage:", "Options:", "Commands:", "Arguments:", "[OPTIONS]", "possible values", "default:", "Print "]
            {
                assert!(!whole.contains(word), "{word} is in\n{whole}");
            }
        });
    }

    #[test]
    fn complaints_are_in_our_words() {
        let said = |args: &[&str]| {
            let error = command().try_get_matches_from(args).expect_err("a complaint");
            complaint(&error).map(|e| e.to_string()).unwrap_or_default()
        };
        with_lang(Lang::En, || {
            assert!(said(&["sekisho", "scam"]).contains("did you mean scan?"), "{}", said(&["sekisho", "scam"]));
            assert!(said(&["sekisho", "scan", "--format", "xml"]).contains("jsonl"));
            assert!(said(&["sekisho", "scan", "--nope"]).contains("--nope"));
            assert!(said(&["sekisho", "hook"]).contains("missing: <name>"));
        });
        with_lang(Lang::Ja, || assert!(said(&["sekisho", "hook"]).contains("引数が足りません")));
    }
}
