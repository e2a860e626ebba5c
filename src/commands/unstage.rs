/*! `sekisho unstage`: takes the lines with findings out of the index. */

use super::{fix, hook};
use crate::detect::Action;
use crate::fix::unstage;
use crate::inspect::Located;
use crate::report::human::harmless;
use crate::source::git::Repository;
use crate::source::git::change::{self, Entry};
use crate::{EXIT_CLEAN, Error, messages};
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
    let found = report.active().filter(|f| f.action == Action::Block || !wanted.is_empty()).collect();
    let found = fix::select(found, &wanted)?;
    if found.is_empty() {
        println!("{}", messages::unstage_nothing());
        return Ok(EXIT_CLEAN);
    }
    let mut files: BTreeMap<&[u8], Vec<&Located>> = BTreeMap::new();
    for one in &found {
        files.entry(&one.name).or_default().push(one);
    }
    for (name, found) in files {
        let path = std::str::from_utf8(name)
            .map_err(|_| Error::new(messages::refusal(crate::fix::Refusal::NotText), String::from_utf8_lossy(name)))?;
        let Some(staged) = change::staged(path)? else { continue };
        let new = change::blob(&staged.new.id)?;
        let old = match &staged.old {
            Some(old) => change::blob(&old.id)?,
            None => Vec::new(),
        };
        let bad: HashSet<usize> = found.iter().flat_map(|f| f.line..=f.end_line).collect();
        let kept = unstage::without(&old, &new, &bad);
        let gone = found.iter().all(|f| memchr::memmem::find(&kept, f.finding.secret.expose()).is_none());
        // What has no lines, or keeps the value elsewhere, goes as a whole.
        let whole = kept == old || kept.is_empty() || !gone || kept == new;
        if whole {
            change::put(path, staged.old.as_ref())?;
            println!("{}", harmless(&messages::unstaged_whole(path)));
        } else {
            let id = change::store(&kept)?;
            change::put(path, Some(&Entry { mode: staged.new.mode, id }))?;
            println!("{}", harmless(&messages::unstaged_lines(path, bad.len())));
        }
    }
    Ok(EXIT_CLEAN)
}
