/*!
For every repository of a user or a machine, old ones too.

From git 2.54 on a setting names a command for a hook (`hook.NAME.event`, `hook.NAME.command`), which runs beside
whatever hooks a repository has, wherever it has them. Before that there is core.hooksPath, which replaces a
repository's hooks; so the launchers in that folder run the repository's own hook afterwards, for every hook that git
has.
*/

use super::launcher::Kind;
use super::settings;
use super::slot::{self, Plan};
use super::steps::Step;
use crate::source::git::ask::Git;
use crate::{Error, messages};
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// Every hook that a repository's own folder may hold (githooks(5)). Not push-to-checkout: that it is there changes
/// what git does.
pub const ALL: &[&str] = &[
    "applypatch-msg",
    "commit-msg",
    "post-applypatch",
    "post-checkout",
    "post-commit",
    "post-index-change",
    "post-merge",
    "post-receive",
    "post-rewrite",
    "post-update",
    "pre-applypatch",
    "pre-auto-gc",
    "pre-commit",
    "pre-merge-commit",
    "pre-push",
    "pre-rebase",
    "pre-receive",
    "prepare-commit-msg",
    "proc-receive",
    "reference-transaction",
    "sendemail-validate",
    "update",
];

/// Whose settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// This user's.
    Global,
    /// This machine's.
    System,
}

impl Scope {
    /// The flag of `git config`.
    pub fn flag(self) -> &'static str {
        match self {
            Scope::Global => "--global",
            Scope::System => "--system",
        }
    }

    /// The folder for the launchers when none is asked for.
    ///
    /// # Errors
    /// When there is no home.
    pub fn folder(self) -> Result<PathBuf, Error> {
        match self {
            Scope::Global => {
                Ok(settings::data_folder().ok_or_else(|| Error::new(messages::no_home(), ""))?.join("hooks"))
            }
            Scope::System if cfg!(windows) => Ok("C:/ProgramData/sekisho/hooks".into()),
            Scope::System => Ok("/usr/local/share/sekisho/hooks".into()),
        }
    }
}

/// Whether this git runs hooks that its settings name.
///
/// # Errors
/// When git cannot be started.
pub fn configured_hooks() -> Result<bool, Error> {
    let said = Git::here().run(&["version"], b"")?;
    let said = String::from_utf8_lossy(&said);
    let mut numbers = said.trim_start_matches("git version ").split('.').map_while(|n| n.trim().parse::<u32>().ok());
    let (major, minor) = (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0));
    Ok((major, minor) >= (2, 54))
}

/// What has to be done to guard every repository that `scope` reaches, with the launchers in `folder`.
///
/// # Errors
/// When the folder cannot be made, or git cannot be asked.
pub fn plan_install(scope: Scope, folder: &Path, events: &[String], program: &Path) -> Result<Plan, Error> {
    let flag = scope.flag();
    let current = settings::path(flag, "core.hooksPath")?;
    // Who came by core.hooksPath under an older git stays there: its launchers run the repositories' own hooks.
    if configured_hooks()? && current.as_deref() != Some(folder) {
        let mut plan = super::in_folder(folder, Kind::Own, events, program)?;
        for event in events {
            let command = quoted(&folder.join(event));
            for (key, value) in [("event", OsString::from(event)), ("command", command)] {
                set_once(&mut plan, flag, format!("hook.sekisho-{event}.{key}"), value)?;
            }
        }
        plan.notes.push(messages::by_configured_hooks());
        return Ok(plan);
    }
    if let (Scope::Global, None, Some(machine)) = (scope, &current, settings::path("--system", "core.hooksPath")?) {
        return Err(Error::new(messages::would_hide(&machine), messages::would_hide_next()));
    }
    match current {
        Some(other) if other != folder => {
            let mut plan = super::in_folder(&other, Kind::Own, events, program)?;
            plan.notes.insert(0, messages::hooks_path_from(&other, flag));
            Ok(plan)
        }
        _ => {
            let (steps, mut made) = slot::folders(folder)?;
            let mut plan = Plan { steps, notes: Vec::new() };
            for event in ALL {
                let kind = if events.iter().any(|e| e == event) { Kind::Shared } else { Kind::Pass };
                plan.append(slot::install(folder, event, event, kind, program, made)?);
                made = 0;
            }
            set_once(&mut plan, flag, "core.hooksPath".to_owned(), folder.into())?;
            plan.notes.push(messages::by_hooks_path());
            Ok(plan)
        }
    }
}

/// What has to be done to have `scope` as it was.
///
/// # Errors
/// When the folder cannot be read, or git cannot be asked.
pub fn plan_uninstall(scope: Scope, folder: &Path) -> Result<Plan, Error> {
    let flag = scope.flag();
    let mut plan = Plan::default();
    // The settings first: a folder without launchers that git still looks in would be a repository without hooks.
    for event in ALL {
        for (key, value) in [("event", OsString::from(event)), ("command", quoted(&folder.join(event)))] {
            let name = format!("hook.sekisho-{event}.{key}");
            if settings::value(flag, &name)?.is_some() {
                plan.steps.push(Step::Unset { scope: flag, name, value });
            }
        }
    }
    let hooks = settings::path(flag, "core.hooksPath")?;
    match hooks {
        Some(hooks) if hooks == folder => {
            plan.steps.push(Step::Unset { scope: flag, name: "core.hooksPath".to_owned(), value: folder.into() });
        }
        Some(other) => plan.append(slot::uninstall(&other)?),
        None => {}
    }
    plan.append(slot::uninstall(folder)?);
    Ok(plan)
}

fn set_once(plan: &mut Plan, flag: &'static str, name: String, value: OsString) -> Result<(), Error> {
    if settings::value(flag, &name)?.as_deref() != Some(value.as_encoded_bytes()) {
        plan.steps.push(Step::Set { scope: flag, name, value });
    }
    Ok(())
}

/// A path as one word for the sh that git gives a command to.
fn quoted(path: &Path) -> OsString {
    let mut out = OsString::from("'");
    let text = path.to_string_lossy().replace('\'', "'\\''");
    out.push(if cfg!(windows) { text.replace('\\', "/") } else { text });
    out.push("'");
    out
}
