/*! `sekisho fix`: takes findings out of the code, or takes that back. */

use super::hook;
use crate::detect::Action;
use crate::fix::apply;
use crate::inspect::Located;
use crate::report::human::screen::Screen;
use crate::source::git::{Repository, change};
use crate::{EXIT_CLEAN, EXIT_FOUND, Error, messages, report};
use clap::ArgMatches;
use std::ffi::OsString;

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
    let report = hook::inspect_staged(&mut Repository::open()?, false)?.report;
    // A warning is touched only when it is named.
    let found = report.active().filter(|f| f.action == Action::Block || !wanted.is_empty()).collect();
    let found = select(found, &wanted)?;
    if found.is_empty() {
        println!("{}", messages::fix_nothing());
        return Ok(EXIT_CLEAN);
    }
    let plan = apply::plan(&found)?;
    let apply = arguments.get_flag("apply");
    if apply && !plan.changes.is_empty() {
        plan.apply()?;
    }
    print!("{}", report::fix::render(&plan, apply, Screen::of_stdout()));
    Ok(if plan.refused.is_empty() { EXIT_CLEAN } else { EXIT_FOUND })
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
