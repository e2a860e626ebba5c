/*!
The template folder that `git init` and `git clone` copy into every new repository (init.templateDir).

The launcher in it is the same as everywhere: a copy finds what was kept beside it, and the program by its path.
*/

use super::launcher::Kind;
use super::settings;
use super::slot::{self, Plan};
use super::steps::Step;
use crate::source::git::ask::Git;
use crate::{Error, messages};
use std::path::{Path, PathBuf};

/// The setting.
pub const SETTING: &str = "init.templateDir";
/// A list of what installing made in the folder. git does not copy a file whose name begins with a dot.
const LIST: &str = ".sekisho-made";

/// The template folder to use: the one asked for, the one that git uses already, or one of our own.
///
/// # Errors
/// When there is no home to put it in, or git uses another one already.
pub fn folder(asked: Option<&Path>) -> Result<PathBuf, Error> {
    let current = current()?;
    let folder = match (asked, &current) {
        (Some(asked), _) => {
            std::path::absolute(asked).map_err(|e| Error::new(messages::cannot_write(asked, &e.to_string()), ""))?
        }
        (None, Some(current)) => current.clone(),
        (None, None) => {
            let data = settings::data_folder().ok_or_else(|| Error::new(messages::no_home(), ""))?;
            data.join("template")
        }
    };
    match current {
        Some(current) if current != folder => {
            Err(Error::new(messages::other_template(&current), messages::other_template_next(&current)))
        }
        _ => Ok(folder),
    }
}

/// The template folder that git uses: this user's, else the machine's.
///
/// # Errors
/// When git cannot be started.
pub fn current() -> Result<Option<PathBuf>, Error> {
    match settings::path("--global", SETTING)? {
        None => settings::path("--system", SETTING),
        found => Ok(found),
    }
}

/// The template folder to take away: the one asked for, the one that git uses, or our own.
///
/// # Errors
/// When there is no home to look in.
pub fn installed_folder(asked: Option<&Path>) -> Result<PathBuf, Error> {
    match asked {
        Some(asked) => {
            std::path::absolute(asked).map_err(|e| Error::new(messages::cannot_write(asked, &e.to_string()), ""))
        }
        None => folder(None),
    }
}

/// What has to be done to have a template in `folder` and git use it.
///
/// # Errors
/// When the folder cannot be made, or git cannot be asked.
pub fn plan_install(folder: &Path, events: &[String], program: &Path) -> Result<Plan, Error> {
    let mut plan = Plan::default();
    let fresh = std::fs::symlink_metadata(folder).is_err();
    let (steps, made) = slot::folders(folder)?;
    plan.steps.extend(steps);
    if fresh {
        // A template of one's own replaces git's, and programs rely on `info/exclude` being there.
        let mut list = format!("folders {made}\n");
        for (name, text) in git_template()? {
            let path = folder.join(&name);
            let parent = path.parent().unwrap_or(folder).to_path_buf();
            if parent != folder && !plan.steps.contains(&Step::MakeFolder(parent.clone())) {
                plan.steps.push(Step::MakeFolder(parent));
            }
            plan.steps.push(Step::Write { path, text, mode: 0o644 });
            list.push_str(&format!("file {name}\n"));
        }
        plan.steps.push(Step::Write { path: folder.join(LIST), text: list.into_bytes(), mode: 0o644 });
    }
    let hooks = folder.join("hooks");
    if !hooks.exists() {
        plan.steps.push(Step::MakeFolder(hooks.clone()));
    }
    let made = usize::from(!hooks.exists());
    for (n, event) in events.iter().enumerate() {
        let made = if n == 0 { made } else { 0 };
        plan.append(slot::install(&hooks, event, event, Kind::Own, program, made)?);
    }
    if current()?.is_none() {
        plan.steps.push(Step::Set { scope: "--global", name: SETTING.to_owned(), value: folder.into() });
        if !fresh {
            plan.notes.push(messages::template_was_there(folder));
        }
    }
    Ok(plan)
}

/// What has to be done to leave the template in `folder`, and git's setting, as they were.
///
/// # Errors
/// When the folder cannot be read, or git cannot be asked.
pub fn plan_uninstall(folder: &Path) -> Result<Plan, Error> {
    let mut plan = slot::uninstall(&folder.join("hooks"))?;
    if let Ok(list) = std::fs::read_to_string(folder.join(LIST)) {
        let mut folders = 0;
        for line in list.lines() {
            match line.split_once(' ') {
                Some(("folders", n)) => folders = n.parse().unwrap_or(0),
                Some(("file", name)) if !name.contains("..") && folder.join(name).is_file() => {
                    plan.steps.push(Step::Remove(folder.join(name)));
                    if let Some((above, _)) = name.split_once('/') {
                        plan.steps.push(Step::RemoveFolder(folder.join(above)));
                    }
                }
                _ => {}
            }
        }
        plan.steps.push(Step::Remove(folder.join(LIST)));
        plan.steps.extend(folder.ancestors().take(folders).map(|f| Step::RemoveFolder(f.to_path_buf())));
        if settings::path("--global", SETTING)?.as_deref() == Some(folder) {
            plan.steps.push(Step::Unset { scope: "--global", name: SETTING.to_owned(), value: folder.into() });
        }
    }
    Ok(plan)
}

/// git's own template, but for its sample hooks: the name and text of each file.
fn git_template() -> Result<Vec<(String, Vec<u8>)>, Error> {
    let scratch = super::trial::Scratch::new()?;
    let git = Git::at(scratch.path()).with("GIT_CONFIG_GLOBAL", null()).with("GIT_CONFIG_NOSYSTEM", "1");
    git.run(&["init", "-q", "--bare", "template"], b"")?;
    let mut files = Vec::new();
    for name in ["description", "info/exclude"] {
        if let Ok(text) = std::fs::read(scratch.path().join("template").join(name)) {
            files.push((name.to_owned(), text));
        }
    }
    Ok(files)
}

/// The empty file.
pub fn null() -> &'static str {
    if cfg!(windows) { "NUL" } else { "/dev/null" }
}
