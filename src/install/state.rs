/*!
How a repository stands: what git will run here and why, and whether that reaches sekisho. Only looked at, never
changed; [`super::canary`] is the proof.
*/

use super::launcher;
use super::managers::{self, Manager};
use super::place::Place;
use super::slot::{self, Occupant};
use crate::source::git::ask::Git;
use crate::{Error, messages};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// One hook.
#[derive(Debug)]
pub struct Hook {
    /// Its name.
    pub event: &'static str,
    /// Whether it is one of those that are installed without being asked for.
    pub default: bool,
    /// Where git looks for it.
    pub path: PathBuf,
    /// What stands there.
    pub occupant: Occupant,
    /// The launcher that runs, there or behind another program's hook.
    pub launcher: Option<Launcher>,
    /// The program that looks after this hook, if one does.
    pub manager: Option<Manager>,
    /// The file in which that program is asked to run sekisho.
    pub asked: Option<PathBuf>,
    /// The hook from before, when it is kept.
    pub kept: Option<PathBuf>,
    /// Whether a setting of git 2.54 or later runs sekisho for it.
    pub configured: bool,
}

/// A launcher and what it leads to.
#[derive(Debug)]
pub struct Launcher {
    /// Where it is.
    pub path: PathBuf,
    /// Its version.
    pub version: u32,
    /// The program that it names.
    pub program: PathBuf,
    /// Whether that can be executed.
    pub program_found: bool,
    /// The program on PATH that it falls back to.
    pub fallback: Option<PathBuf>,
    /// Whether git can execute it.
    pub executable: bool,
}

/// A repository.
#[derive(Debug)]
pub struct State {
    /// Where it is.
    pub place: Place,
    /// Its hooks.
    pub hooks: Vec<Hook>,
    /// What is wrong, most important first; empty when nothing is.
    pub problems: Vec<String>,
}

/// Looks at the repository at `place`.
///
/// # Errors
/// When git cannot be asked, or a hook cannot be read.
pub fn look(place: Place) -> Result<State, Error> {
    let mut problems = Vec::new();
    if let Err(error) = place.must_run_hooks() {
        problems.push(error.to_string());
    }
    let configured = configured(&place.git)?;
    let mut hooks = Vec::new();
    for (event, default) in super::EVENTS {
        let path = place.hooks.join(event);
        let occupant = slot::occupant(&path).unwrap_or(Occupant::Nobody);
        let manager = managers::of(&place, event);
        let asked = manager.and_then(|manager| managers::asked_in(&place, event, manager));
        let launcher = [path.clone(), place.hooks.join(format!("{event}.legacy"))].iter().find_map(|p| launcher_at(p));
        let kept = Some(slot::kept(&place.hooks, event)).filter(|kept| kept.symlink_metadata().is_ok());
        let hook = Hook {
            event,
            default: *default,
            configured: configured.iter().any(|e| e == event),
            path,
            occupant,
            launcher,
            manager,
            asked,
            kept,
        };
        problems.extend(hook.problems(&place));
        hooks.push(hook);
    }
    if let Some(origin) = &place.configured {
        let own = place.common.join("hooks");
        let strays = super::EVENTS.iter().filter(|(event, _)| launcher_at(&own.join(event)).is_some()).count();
        let same = std::fs::canonicalize(&own).ok() == std::fs::canonicalize(&place.hooks).ok();
        if strays > 0 && !same {
            problems.push(messages::shadowed(&own, &place.hooks, &origin.origin));
        }
        if origin.scope == "command" {
            problems.push(messages::by_environment());
        }
    }
    Ok(State { place, hooks, problems })
}

impl Hook {
    /// Whether it is asked about what is staged, so that a canary in the index proves it.
    pub fn staged(&self) -> bool {
        ["pre-commit", "pre-merge-commit"].contains(&self.event)
    }

    /// Whether a launcher stands where git runs it, or a setting names one.
    pub fn reached(&self) -> bool {
        self.configured
            || self.launcher.as_ref().is_some_and(|l| l.executable && (l.program_found || l.fallback.is_some()))
    }

    fn problems(&self, place: &Place) -> Vec<String> {
        let mut out = Vec::new();
        match &self.launcher {
            Some(l) if !l.executable => out.push(messages::launcher_not_executable(&l.path)),
            Some(l) if !l.program_found => out.push(messages::program_gone(&l.program, l.fallback.as_deref())),
            Some(l) if l.version < launcher::VERSION => out.push(messages::launcher_old(&l.path, l.version)),
            Some(_) => {}
            None if self.configured || self.asked.is_some() || !self.default => {}
            None if self.kept.is_some() => out.push(messages::launcher_replaced(&self.path)),
            None => out.push(messages::launcher_missing(self.event, &place.hooks)),
        }
        out
    }

    fn json(&self) -> Value {
        let lossy = |path: &Path| path.to_string_lossy().into_owned();
        let stands = match &self.occupant {
            Occupant::Nobody => "nothing",
            Occupant::Launcher(_) => "launcher",
            Occupant::Other { executable: true, .. } => "other",
            Occupant::Other { .. } => "other, not executable",
        };
        json!({
            "hook": self.event,
            "path": lossy(&self.path),
            "stands_there": stands,
            "managed_by": self.manager.map(Manager::name),
            "asked_in": self.asked.as_deref().map(lossy),
            "kept": self.kept.as_deref().map(lossy),
            "configured": self.configured,
            "reaches_sekisho": self.reached(),
            "launcher": self.launcher.as_ref().map(|l| json!({
                "path": lossy(&l.path),
                "version": l.version,
                "stale": l.version < launcher::VERSION,
                "executable": l.executable,
                "program": lossy(&l.program),
                "program_found": l.program_found,
                "fallback": l.fallback.as_deref().map(lossy),
            })),
        })
    }
}

impl State {
    /// Whether every hook that is installed by default reaches sekisho, as far as looking tells.
    pub fn guarded(&self) -> bool {
        self.hooks.iter().filter(|h| h.event == "pre-commit").all(Hook::reached) && self.problems.is_empty()
    }

    /// The state for machines.
    pub fn json(&self) -> Value {
        let lossy = |path: &Path| path.to_string_lossy().into_owned();
        let origin = self
            .place
            .configured
            .as_ref()
            .map(|o| json!({ "value": String::from_utf8_lossy(&o.value), "scope": o.scope, "origin": o.origin }));
        json!({
            "repository": lossy(&self.place.top),
            "bare": self.place.bare,
            "git_folder": lossy(&self.place.git_folder),
            "hooks_folder": lossy(&self.place.hooks),
            "core_hooks_path": origin,
            "hooks_folder_tracked": self.place.tracked,
            "hooks": self.hooks.iter().map(Hook::json).collect::<Vec<_>>(),
            "problems": self.problems,
            "guarded": self.guarded(),
        })
    }
}

fn launcher_at(path: &Path) -> Option<Launcher> {
    // Through a link too: git follows it when it runs the hook.
    let about = std::fs::metadata(path).ok().filter(|about| about.is_file() && about.len() < 1 << 16)?;
    let found = launcher::find(&std::fs::read(path).ok()?)?;
    Some(Launcher {
        path: path.to_path_buf(),
        version: found.version,
        program_found: is_program(&found.program),
        program: found.program,
        fallback: on_path(),
        executable: super::steps::mode_of(&about).1,
    })
}

fn is_program(path: &Path) -> bool {
    std::fs::metadata(path).is_ok_and(|about| about.is_file() && super::steps::mode_of(&about).1)
}

fn on_path() -> Option<PathBuf> {
    let name = format!("sekisho{}", std::env::consts::EXE_SUFFIX);
    std::env::split_paths(&std::env::var_os("PATH")?).map(|folder| folder.join(&name)).find(|p| is_program(p))
}

/// The hooks for which a setting that counts here names sekisho and is not switched off.
fn configured(git: &Git) -> Result<Vec<String>, Error> {
    if !super::everywhere::configured_hooks()? {
        return Ok(Vec::new());
    }
    let answer = git.answer(&["config", "-z", "--get-regexp", r"^hook\.sekisho-.*\.(event|enabled)$"], b"")?;
    let text = String::from_utf8_lossy(&answer.out).into_owned();
    let entries: Vec<(&str, &str)> = text.split('\0').filter_map(|entry| entry.split_once('\n')).collect();
    let off = |name: &str| {
        let key = name.replace(".event", ".enabled");
        entries.iter().rev().find(|(n, _)| *n == key).is_some_and(|(_, v)| ["false", "no", "off", "0"].contains(v))
    };
    Ok(entries
        .iter()
        .filter(|(name, _)| name.ends_with(".event") && !off(name))
        .map(|(_, event)| event.to_string())
        .collect())
}
