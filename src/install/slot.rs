/*!
One hook in one folder: putting the launcher there, and taking it away.

What was there before becomes a file of its own beside it (`NAME.sekisho-kept`, the very same file under a second name
wherever the file system can do that), which the launcher runs first; uninstalling gives it its name back.
*/

use super::launcher::{self, Kind, Records};
use super::steps::{Step, mode_of, same_file};
use crate::{Error, messages};
use std::path::{Path, PathBuf};

/// What a plan holds: the steps, and what the person should know about them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// What is to be done, in this order.
    pub steps: Vec<Step>,
    /// Sentences for the person.
    pub notes: Vec<String>,
}

impl Plan {
    /// Adds the steps and notes of `other`.
    pub fn append(&mut self, other: Plan) {
        self.steps.extend(other.steps);
        self.notes.extend(other.notes);
    }
}

/// What stands in a hook's place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Occupant {
    /// Nothing.
    Nobody,
    /// A launcher.
    Launcher(launcher::Found),
    /// Another hook.
    Other {
        /// Whether git would run it.
        executable: bool,
        /// Whether it is a symbolic link.
        link: bool,
    },
}

/// What stands at `path`.
///
/// # Errors
/// When it cannot be read, or is no file.
pub fn occupant(path: &Path) -> Result<Occupant, Error> {
    let unread = |e: std::io::Error| Error::new(messages::unread(path, &e.to_string()), "");
    let about = match std::fs::symlink_metadata(path) {
        Ok(about) => about,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(Occupant::Nobody),
        Err(e) => return Err(unread(e)),
    };
    if about.is_dir() {
        return Err(Error::new(messages::hook_is_folder(path), ""));
    }
    let link = about.is_symlink();
    // What a link leads to is only looked at; the link itself is what is kept, moved and given back.
    let target = if link { std::fs::metadata(path).ok().filter(|t| t.is_file()) } else { Some(about) };
    let executable = target.as_ref().is_some_and(|target| mode_of(target).1);
    if target.is_some_and(|t| t.len() < 1 << 16) && !link {
        let text = std::fs::read(path).map_err(unread)?;
        if let Some(found) = launcher::find(&text) {
            return Ok(Occupant::Launcher(found));
        }
    }
    Ok(Occupant::Other { executable, link })
}

/// The name under which the hook that was there before is kept.
pub fn kept(folder: &Path, event: &str) -> PathBuf {
    folder.join(format!("{event}.sekisho-kept"))
}

/// The steps that make `folder` if need be: gives them, and how many.
///
/// # Errors
/// When something that is no folder is in the way.
pub fn folders(folder: &Path) -> Result<(Vec<Step>, usize), Error> {
    let missing: Vec<&Path> = folder.ancestors().take_while(|f| std::fs::symlink_metadata(f).is_err()).collect();
    let above = missing.last().and_then(|f| f.parent()).unwrap_or(folder);
    if !above.is_dir() {
        return Err(Error::new(messages::cannot_write(above, &messages::no_folder()), ""));
    }
    Ok((missing.iter().rev().map(|f| Step::MakeFolder(f.to_path_buf())).collect(), missing.len()))
}

/// The steps that put a launcher for `event` into `folder` (which is there, or is made first; `made` says how many
/// folders that takes). `slot` is the file's name: the event's, or one under which another program runs it.
///
/// # Errors
/// When what is there cannot be kept.
pub fn install(folder: &Path, event: &str, slot: &str, kind: Kind, program: &Path, made: usize) -> Result<Plan, Error> {
    let (path, kept) = (folder.join(slot), kept(folder, event));
    let mut plan = Plan::default();
    let records = Records { folders: made, mode: None };
    match occupant(&path)? {
        Occupant::Nobody => {}
        Occupant::Launcher(found) => {
            // A shared one must go on running the repositories' own hooks, whoever installs.
            let kind = if found.shared && kind == Kind::Own { Kind::Shared } else { kind };
            let mut text = launcher::text(kind, program, found.records);
            text.extend_from_slice(&found.added);
            let about = std::fs::metadata(&path).map(|about| mode_of(&about));
            if std::fs::read(&path).ok().as_ref() != Some(&text) || !about.is_ok_and(|(_, executable)| executable) {
                plan.steps.push(Step::Write { path, text, mode: 0o755 });
            }
            return Ok(plan);
        }
        Occupant::Other { executable, link } => {
            if std::fs::symlink_metadata(&kept).is_ok() && !same_file(&path, &kept) {
                let aside = free_name(folder, &format!("{event}.sekisho-replaced"));
                plan.notes.push(messages::kept_set_aside(&kept, &aside));
                plan.steps.push(Step::Move { from: kept.clone(), to: aside });
            }
            if !same_file(&path, &kept) {
                plan.steps.push(Step::Keep { from: path.clone(), to: kept.clone() });
            }
            if cfg!(unix) && goes_by_name(&path, event, link) {
                plan.steps.extend(stage(folder, event)?);
            }
            if !executable && !link {
                // It is switched off, and stays so: the launcher runs only what may be executed, as git does.
                plan.notes.push(messages::kept_stays_off(&path, &kept));
            } else {
                plan.notes.push(messages::kept_runs_first(&path, &kept));
            }
        }
    }
    plan.steps.push(Step::Write { path, text: launcher::text(kind, program, records), mode: 0o755 });
    Ok(plan)
}

/// Whether `folder` is one that many repositories share, with launchers that run their own hooks.
pub fn is_shared(folder: &Path) -> bool {
    matches!(occupant(&folder.join("pre-commit")), Ok(Occupant::Launcher(found)) if found.shared)
}

/// The steps that take every launcher out of `folder` and give what was there before its name back.
///
/// # Errors
/// When the folder cannot be read.
pub fn uninstall(folder: &Path) -> Result<Plan, Error> {
    let mut plan = Plan::default();
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(e) if matches!(e.kind(), std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory) => {
            return Ok(plan);
        }
        Err(e) => return Err(Error::new(messages::unread(folder, &e.to_string()), "")),
    };
    let mut names: Vec<String> = entries.filter_map(|e| e.ok()?.file_name().into_string().ok()).collect();
    names.sort();
    let mut given_back = Vec::new();
    let mut made = 0;
    for name in names.iter().filter(|n| !n.starts_with('.') && !n.ends_with(KEPT)) {
        let path = folder.join(name);
        let Ok(Occupant::Launcher(found)) = occupant(&path) else { continue };
        let event = name.split('.').next().unwrap_or(name);
        let kept = kept(folder, event);
        made = made.max(found.records.folders);
        let has_kept = std::fs::symlink_metadata(&kept).is_ok() && !given_back.contains(&kept);
        if has_kept {
            if let Some(mode) = found.records.mode {
                plan.steps.push(Step::Mode { path: kept.clone(), mode });
            }
            plan.steps.push(Step::Move { from: kept.clone(), to: path.clone() });
            given_back.push(kept);
        }
        if !found.added.is_empty() {
            let to = if has_kept { free_name(folder, &format!("{event}.sekisho-added")) } else { path };
            let mut text = b"#!/bin/sh\n".to_vec();
            text.extend_from_slice(&found.added);
            plan.notes.push(messages::added_lines(&to));
            plan.steps.push(Step::Write { path: to, text, mode: 0o755 });
        } else if !has_kept {
            plan.steps.push(Step::Remove(path));
        }
    }
    for name in names.iter().filter(|n| n.ends_with(KEPT)) {
        let kept = folder.join(name);
        if given_back.contains(&kept) {
            continue;
        }
        // The launcher is gone: somebody deleted it, or put another hook in its place.
        let path = folder.join(name.trim_end_matches(KEPT));
        if std::fs::symlink_metadata(&path).is_err() || same_file(&path, &kept) {
            plan.steps.push(Step::Move { from: kept, to: path });
        } else {
            plan.notes.push(messages::kept_left(&kept, &path));
        }
    }
    // What a crash left half written.
    let half = names.iter().filter(|n| n.starts_with(".sekisho-") && n.ends_with(".tmp"));
    plan.steps.extend(half.map(|name| Step::Remove(folder.join(name))));
    let stage = folder.join(STAGE);
    if let Ok(entries) = std::fs::read_dir(&stage) {
        let mut links: Vec<PathBuf> = entries.filter_map(|e| Some(e.ok()?.path())).filter(|p| p.is_symlink()).collect();
        links.sort();
        plan.steps.extend(links.into_iter().map(Step::Remove));
        plan.steps.push(Step::RemoveFolder(stage));
    }
    for folder in folder.ancestors().take(made) {
        plan.steps.push(Step::RemoveFolder(folder.to_path_buf()));
    }
    Ok(plan)
}

const KEPT: &str = ".sekisho-kept";
const STAGE: &str = "sekisho-kept";

/// Whether the hook at `path` is one that looks at the name it is called under (a program for all hooks behind a link,
/// or a script that runs `$0.d`), and would not know itself as `NAME.sekisho-kept`.
fn goes_by_name(path: &Path, event: &str, link: bool) -> bool {
    if link && std::fs::read_link(path).is_ok_and(|target| target.file_name() != Some(event.as_ref())) {
        return true;
    }
    const NAMES: &[&str] = &[
        "basename \"$0\"",
        "basename $0",
        "basename -- \"$0\"",
        "${0##*/}",
        "$0.",
        "${0}.",
        "\"$0\".",
        "basename(sys.argv[0]",
        "basename(__file__",
        "basename($0",
        "basename(__FILE__",
        "PROGRAM_NAME",
    ];
    // From one folder further down, `..` would be another one.
    const ABOVE: &[&str] = &["dirname \"$0\")/..", "dirname $0)/..", "dirname -- \"$0\")/..", "${0%/*}/.."];
    let Ok(text) = std::fs::read(path) else { return false };
    let has =
        |text: &[u8], list: &[&str]| list.iter().any(|what| memchr::memmem::find(text, what.as_bytes()).is_some());
    if has(&text, ABOVE) {
        return false;
    }
    // Or it leaves that to a script beside it, as husky 4 does.
    let beside = || {
        let entries = path.parent().and_then(|folder| std::fs::read_dir(folder).ok()).into_iter().flatten().flatten();
        let small = entries.filter(|e| e.metadata().is_ok_and(|about| about.is_file() && about.len() < 1 << 16));
        small
            .filter(|e| e.path().extension().is_none_or(|end| end != "sample") && e.path() != path)
            .filter(|e| has(&text, &[&e.file_name().to_string_lossy()]))
            .any(|e| std::fs::read(e.path()).is_ok_and(|text| launcher::find(&text).is_none() && has(&text, NAMES)))
    };
    has(&text, NAMES) || (has(&text, &["dirname", "${0%"]) && beside())
}

/// A folder of links in which a hook finds itself under its own name, and its neighbours beside it.
fn stage(folder: &Path, event: &str) -> Result<Vec<Step>, Error> {
    let unread = |e: std::io::Error| Error::new(messages::unread(folder, &e.to_string()), "");
    let stage = folder.join(STAGE);
    let mut steps = Vec::new();
    if !stage.is_dir() {
        steps.push(Step::MakeFolder(stage.clone()));
    }
    let mut names = vec![(std::ffi::OsString::from(event), format!("{event}{KEPT}").into())];
    for entry in std::fs::read_dir(folder).map_err(unread)? {
        let name = entry.map_err(unread)?.file_name();
        let text = name.to_string_lossy();
        if name != event && !text.contains(STAGE) && !text.ends_with(".sample") && !text.starts_with('.') {
            names.push((name.clone(), name));
        }
    }
    for (name, target) in names {
        let path = stage.join(name);
        if std::fs::symlink_metadata(&path).is_err() {
            steps.push(Step::Link { path, target: Path::new("..").join(target) });
        }
    }
    Ok(steps)
}

fn free_name(folder: &Path, name: &str) -> PathBuf {
    let mut path = folder.join(name);
    let mut n = 2;
    while std::fs::symlink_metadata(&path).is_ok() {
        path = folder.join(format!("{name}-{n}"));
        n += 1;
    }
    path
}
