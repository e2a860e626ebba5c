/*! `sekisho fix`: takes findings out of the code, or takes that back. */

use super::{hook, scan};
use crate::detect::Action;
use crate::fix::{apply, plan};
use crate::inspect::Located;
use crate::policy::Policy;
use crate::report::Report;
use crate::report::human::{self, screen::Screen};
use crate::source::files;
use crate::source::git::{Repository, change};
use crate::source::settings::{self, From};
use crate::{EXIT_CLEAN, EXIT_FOUND, Error, messages, report};
use clap::ArgMatches;
use std::ffi::OsString;
use std::path::{Component, Path};

/// Shows the difference, and with `--apply` makes it. The exit code says whether a finding is left.
///
/// # Errors
/// What could not be read or written.
pub fn run(arguments: &ArgMatches) -> Result<u8, Error> {
    if arguments.get_flag("undo") {
        println!("{}", messages::fix_undone(apply::undo()?));
        return Ok(EXIT_CLEAN);
    }
    let wanted: Vec<OsString> = arguments.get_many("place").into_iter().flatten().cloned().collect();
    let report = hook::inspect_staged(&mut Repository::open()?, false, &[])?.report;
    // A warning is touched only when it is named.
    let all: Vec<&Located> = report.active().filter(|f| f.action == Action::Block || !wanted.is_empty()).collect();
    let mut found = select(all.clone(), &wanted)?;
    // What is named and not staged is looked at where it stands.
    let here = if found.is_empty() { unstaged(&wanted)? } else { Vec::new() };
    found.extend(&here);
    if found.is_empty() && !all.is_empty() {
        println!("{}", elsewhere(&all));
        return Ok(EXIT_FOUND);
    }
    if found.is_empty() {
        println!("{}", messages::fix_nothing());
        return Ok(EXIT_CLEAN);
    }
    let mut plan = plan::plan(&found)?;
    plan.hide(report.findings.iter().chain(&here));
    let apply = arguments.get_flag("apply");
    if apply && !plan.changes.is_empty() {
        plan.apply()?;
    }
    print!("{}", report::fix::render(&plan, apply, Screen::of_stdout()));
    Ok(if plan.refused.is_empty() { EXIT_CLEAN } else { EXIT_FOUND })
}

/// Tells of each finding that is shown whole whether `fix` takes out all that stands in its lines. What could not be
/// found out counts as no: then something else is recommended.
pub fn mark_fixable(report: &mut Report) {
    let blocking = |f: &Located| !f.allowed && f.action == Action::Block;
    if report.findings.iter().filter(|f| blocking(f)).count() > human::WHOLE {
        return;
    }
    let marks: Vec<bool> = report
        .findings
        .iter()
        .map(|found| {
            let lines = found.line..=found.end_line;
            let touches = |f: &&Located| f.name == found.name && lines.contains(&f.line) && !f.allowed;
            let here: Vec<&Located> = report.findings.iter().filter(touches).collect();
            blocking(found) && plan::plan(&here).is_ok_and(|plan| plan.refused.is_empty() && !plan.changes.is_empty())
        })
        .collect();
    for (found, fixable) in report.findings.iter_mut().zip(marks) {
        found.fixable = fixable;
    }
}

/// The findings in the files of the work tree that `places` name, by their paths from the top of the work tree.
fn unstaged(places: &[OsString]) -> Result<Vec<Located>, Error> {
    let paths: Vec<OsString> = places.iter().filter(|place| Path::new(place).is_file()).cloned().collect();
    if paths.is_empty() {
        return Ok(Vec::new());
    }
    let policy = Policy::of(&settings::read(None, From::WorkTree)?)?;
    let detector = policy.detector();
    let prefix = change::prefix()?;
    let mut found = Vec::new();
    for item in &files::list(&paths).0 {
        found.extend(scan::look(item, &detector, &policy)?.1);
    }
    super::ask_entries(&policy, &mut found);
    found.retain(|one| !one.allowed);
    for one in &mut found {
        let name = one.name.strip_prefix(b"./").unwrap_or(&one.name);
        one.name = [prefix.as_bytes(), name].concat();
    }
    Ok(found)
}

/// What to say when nothing is at the places that were named: where the findings are.
pub fn elsewhere(all: &[&Located]) -> String {
    const SHOWN: usize = 5;
    let mut places: Vec<String> = all
        .iter()
        .map(|one| human::harmless(&format!("{}:{}", String::from_utf8_lossy(&one.name), one.line)))
        .collect();
    places.dedup();
    let more = places.len().saturating_sub(SHOWN);
    places.truncate(SHOWN);
    if more > 0 {
        places.push(messages::more_places(more));
    }
    messages::not_there(&places.join(", "))
}

/// `path` as seen from the top of the work tree, when it is named from the folder `prefix` of it, with `..` in it or
/// from the root of the file system; `None` when it leads elsewhere.
fn from_the_top(path: &[u8], prefix: &str, top: &Path) -> Option<Vec<u8>> {
    let path = std::str::from_utf8(path).ok()?;
    let path = match Path::new(path).strip_prefix(top) {
        Ok(below) => below.to_path_buf(),
        Err(_) if Path::new(path).is_absolute() => return None,
        Err(_) => Path::new(prefix).join(path),
    };
    let mut parts: Vec<&str> = Vec::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                parts.pop()?;
            }
            Component::Normal(name) => parts.push(name.to_str()?),
            Component::RootDir | Component::Prefix(_) => return None,
        }
    }
    Some(parts.join("/").into_bytes())
}

/// The findings that `places` name, each a path or a path with a line behind it, seen from the current folder or from
/// the top of the work tree; all of them when `places` is empty.
///
/// # Errors
/// When git cannot say where the current folder is.
pub fn select<'a>(found: Vec<&'a Located>, places: &[OsString]) -> Result<Vec<&'a Located>, Error> {
    if places.is_empty() {
        return Ok(found);
    }
    let prefix = change::prefix()?;
    let top = change::top()?;
    // Each place as it is written and as it is seen from the top, and its line.
    let mut wanted = Vec::new();
    let mut want = |path: &[u8], line| {
        if !path.is_empty() {
            wanted.push((path.to_vec(), from_the_top(path, &prefix, &top), line));
        }
    };
    for place in places {
        let place = place.as_encoded_bytes();
        want(place, None);
        if let Some(colon) = memchr::memrchr(b':', place)
            && let Some(line) = std::str::from_utf8(&place[colon + 1..]).ok().and_then(|n| n.parse::<usize>().ok())
        {
            want(&place[..colon], Some(line));
        }
    }
    let fits = |found: &&Located| {
        let below = |folder: &[u8]| {
            folder.is_empty() || found.name.starts_with(folder) && found.name.get(folder.len()) == Some(&b'/')
        };
        wanted.iter().any(|(path, here, line)| {
            let is = |p: &[u8]| found.name == p || line.is_none() && below(p);
            let named = is(path) || here.as_deref().is_some_and(is);
            named && line.is_none_or(|line| (found.line..=found.end_line).contains(&line))
        })
    };
    Ok(found.into_iter().filter(fits).collect())
}
