/*!
Where hooks live: putting the launcher where git looks, chaining it with what is there, taking it away, and telling how
it stands. Nothing here judges text; that git runs the hook, and that the hook stops a commit, is shown by asking git.

[`place`] says where git looks, [`slot`] what has to be done for one hook in one folder, [`managers`] how that goes with
other programs that look after hooks, and [`steps`] does it. [`template`] and [`everywhere`] are for repositories to
come and for all of them; [`state`] looks, [`canary`] and [`trial`] prove.
*/

pub mod canary;
pub mod everywhere;
pub mod launcher;
pub mod managers;
pub mod place;
pub mod settings;
pub mod slot;
pub mod state;
pub mod steps;
pub mod sweep;
pub mod template;
pub mod trial;

use crate::{Error, messages};
use launcher::Kind;
use place::Place;
use slot::Plan;
use std::path::{Path, PathBuf};
use steps::Step;

/// The hooks that sekisho has an answer for, and whether they are installed without being asked for.
pub const EVENTS: &[(&str, bool)] = &[("pre-commit", true), ("pre-merge-commit", true)];

/// What is asked of an installation.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// The hooks.
    pub events: Vec<String>,
    /// The program that launchers name.
    pub program: PathBuf,
    /// Whether files that are part of the repository may be written.
    pub tracked: bool,
    /// Whether a hook folder that is a symbolic link may be followed.
    pub follow: bool,
}

/// The hooks that a list names (`a,b`); all that there are, or the default ones.
///
/// # Errors
/// When there is no such hook.
pub fn events(list: Option<&str>, all: bool) -> Result<Vec<String>, Error> {
    let known = |name: &str| EVENTS.iter().any(|(event, _)| *event == name);
    let Some(list) = list else {
        let chosen = EVENTS.iter().filter(|(_, default)| all || *default);
        return Ok(chosen.map(|(event, _)| event.to_string()).collect());
    };
    let names: Vec<String> = list.split(',').map(|n| n.trim().to_owned()).filter(|n| !n.is_empty()).collect();
    let all: Vec<&str> = EVENTS.iter().map(|(event, _)| *event).collect();
    match names.iter().find(|name| !known(name)) {
        Some(name) => Err(Error::new(messages::no_such_hook(name, &all.join(", ")), "")),
        None => Ok(names),
    }
}

/// What has to be done to guard the repository at `place`.
///
/// # Errors
/// When it cannot be guarded, or only with a flag that was not given.
pub fn plan_install(place: &Place, wanted: &Wanted) -> Result<Plan, Error> {
    place.must_run_hooks()?;
    if place.hooks.is_symlink() && !wanted.follow && !(place.tracked && wanted.tracked) {
        let target = std::fs::read_link(&place.hooks).unwrap_or_default();
        return Err(Error::new(messages::hooks_is_link(&place.hooks, &target), messages::hooks_is_link_next()));
    }
    if place.tracked && !wanted.tracked && managers::of(place, "") != Some(managers::Manager::Husky) {
        return Err(Error::new(messages::hooks_tracked(&place.hooks), messages::hooks_tracked_next()));
    }
    let (steps, mut made) = slot::folders(&place.hooks)?;
    let mut plan = Plan { steps, notes: Vec::new() };
    for event in &wanted.events {
        plan.append(match managers::of(place, event) {
            Some(manager) => managers::plan_install(place, event, manager, wanted, made)?,
            None => slot::install(&place.hooks, event, event, Kind::Own, &wanted.program, made)?,
        });
        // One record is enough, and the first launcher has it.
        made = 0;
    }
    plan.notes.dedup();
    if let Some(origin) = &place.configured {
        plan.notes.insert(0, messages::hooks_path_from(&place.hooks, &origin.origin));
    }
    Ok(plan)
}

/// What has to be done to have launchers for `events` in `folder`.
///
/// # Errors
/// When what is there cannot be kept.
pub fn in_folder(folder: &Path, kind: Kind, events: &[String], program: &Path) -> Result<Plan, Error> {
    let (steps, mut made) = slot::folders(folder)?;
    let mut plan = Plan { steps, notes: Vec::new() };
    for event in events {
        plan.append(slot::install(folder, event, event, kind, program, made)?);
        // One record is enough, and the first launcher has it.
        made = 0;
    }
    Ok(plan)
}

/// What has to be done to leave the repository at `place` as it was. Both the folder in which git looks now and the one
/// in which it looks without core.hooksPath are searched.
///
/// # Errors
/// When a folder cannot be read.
pub fn plan_uninstall(place: &Place) -> Result<Plan, Error> {
    let own = place.common.join("hooks");
    let mut plan = Plan::default();
    if slot::is_shared(&place.hooks) {
        plan.notes.push(messages::shared_stays(&place.hooks));
    } else {
        plan = slot::uninstall(&place.hooks)?;
    }
    let same = || std::fs::canonicalize(&own).ok() == std::fs::canonicalize(&place.hooks).ok();
    if own != place.hooks && !same() {
        plan.append(slot::uninstall(&own)?);
    }
    plan.append(managers::plan_uninstall(place));
    plan.steps.extend(forget(place));
    Ok(plan)
}

/// The steps that remove what the hook keeps in the git folders of all work trees.
fn forget(place: &Place) -> Vec<Step> {
    let below = |folder: PathBuf| std::fs::read_dir(folder).into_iter().flatten().flatten().map(|e| e.path());
    let mut folders: Vec<PathBuf> = below(place.common.join("worktrees")).collect();
    folders.extend([place.common.clone(), place.git_folder.clone()]);
    folders = folders.into_iter().filter_map(|folder| std::fs::canonicalize(folder).ok()).collect();
    folders.sort();
    folders.dedup();
    let mut steps = Vec::new();
    for folder in folders.into_iter().map(|folder| folder.join("sekisho")).filter(|f| f.is_dir() && !f.is_symlink()) {
        let mut files: Vec<PathBuf> = below(folder.clone()).filter(|f| f.is_file()).collect();
        files.sort();
        steps.extend(files.into_iter().map(Step::Remove));
        steps.push(Step::RemoveFolder(folder));
    }
    steps
}
