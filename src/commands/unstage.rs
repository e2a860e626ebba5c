/*! `sekisho unstage`: takes the lines with findings out of the index. */

use super::{fix, hook};
use crate::detect::Action;
use crate::fix::unstage;
use crate::inspect::Located;
use crate::report::human::harmless;
use crate::source::git::Repository;
use crate::source::git::change::{self, Entry};
use crate::{EXIT_CLEAN, EXIT_FOUND, Error, messages};
use clap::ArgMatches;
use std::collections::{BTreeMap, HashSet};
use std::ffi::OsString;

/// Changes the index alone; the work tree is not touched.
///
/// # Errors
/// What git could not read or write.
pub fn run(arguments: &ArgMatches) -> Result<u8, Error> {
    let wanted: Vec<OsString> = arguments.get_many("place").into_iter().flatten().cloned().collect();
    let report = hook::inspect_staged(&mut Repository::open()?, false, &[])?.report;
    let all: Vec<&Located> = report.active().filter(|f| f.action == Action::Block || !wanted.is_empty()).collect();
    let found = fix::select(all.clone(), &wanted)?;
    if found.is_empty() && !all.is_empty() {
        println!("{}", fix::elsewhere(&all));
        return Ok(EXIT_FOUND);
    }
    if found.is_empty() {
        println!("{}", messages::unstage_nothing());
        return Ok(EXIT_CLEAN);
    }
    let mut files: BTreeMap<&[u8], Vec<&Located>> = BTreeMap::new();
    for one in &found {
        files.entry(&one.name).or_default().push(one);
    }
    for (name, found) in files {
        let Ok(path) = std::str::from_utf8(name) else { continue };
        let Some(staged) = change::staged(path)? else { continue };
        let new = change::blob(&staged.new.id)?;
        let old = match &staged.old {
            Some(old) => change::blob(&old.id)?,
            None => Vec::new(),
        };
        let bad: HashSet<usize> = found.iter().flat_map(|f| f.line..=f.end_line).collect();
        let kept = unstage::without(&old, &new, &bad);
        let gone = found.iter().all(|f| memchr::memmem::find(&kept, f.finding.secret.expose()).is_none());
        // What has no lines (or none of single bytes), or keeps the value elsewhere, goes as a whole.
        let lines = memchr::memchr(0, &new).is_none();
        let whole = kept.is_empty() || !lines || !gone || kept == new;
        let other_mode = staged.old.as_ref().is_some_and(|old| old.mode != staged.new.mode);
        if whole || kept == old && !other_mode {
            change::put(path, staged.old.as_ref())?;
            println!("{}", harmless(&messages::unstaged_whole(path)));
        } else {
            let id = change::store(&kept)?;
            change::put(path, Some(&Entry { mode: staged.new.mode, id }))?;
            println!("{}", harmless(&messages::unstaged_lines(path, bad.len())));
        }
    }
    // git takes such a name only as bytes, which no argument of ours can be.
    let unnamed = found.iter().find(|f| std::str::from_utf8(&f.name).is_err());
    match unnamed {
        Some(one) => Err(Error::new(
            messages::unstage_unnamed(&harmless(&String::from_utf8_lossy(&one.name))),
            messages::unstage_unnamed_next(),
        )),
        None => Ok(EXIT_CLEAN),
    }
}
