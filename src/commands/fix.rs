/*! `sekisho fix`: takes findings out of the code, or takes that back. */

use super::{hook, scan};
use crate::detect::Action;
use crate::fix::apply;
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
use std::path::Path;

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
    let found = report.active().filter(|f| f.action == Action::Block || !wanted.is_empty()).collect();
    let mut found = select(found, &wanted)?;
    // What is named and not staged is looked at where it stands.
    let here = if found.is_empty() { unstaged(&wanted)? } else { Vec::new() };
    found.extend(&here);
    if found.is_empty() {
        println!("{}", messages::fix_nothing());
        return Ok(EXIT_CLEAN);
    }
    let mut plan = apply::plan(&found)?;
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
            blocking(found) && apply::plan(&here).is_ok_and(|plan| plan.refused.is_empty() && !plan.changes.is_empty())
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
    let mut wanted = Vec::new();
    for place in places {
        let place = place.as_encoded_bytes();
        let place = place.strip_prefix(b"./").unwrap_or(place);
        wanted.push((place.to_vec(), None));
        if let Some(colon) = memchr::memrchr(b':', place)
            && let Some(line) = std::str::from_utf8(&place[colon + 1..]).ok().and_then(|n| n.parse::<usize>().ok())
        {
            wanted.push((place[..colon].to_vec(), Some(line)));
        }
    }
    let fits = |found: &&Located| {
        wanted.iter().any(|(path, line)| {
            let here = [prefix.as_bytes(), path].concat();
            let folder = |p: &[u8]| found.name.starts_with(p) && found.name.get(p.len()) == Some(&b'/');
            let named = found.name == *path || found.name == here || line.is_none() && (folder(path) || folder(&here));
            named && line.is_none_or(|line| (found.line..=found.end_line).contains(&line))
        })
    };
    Ok(found.into_iter().filter(fits).collect())
}
