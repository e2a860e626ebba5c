/*! `sekisho allow`: writes the entry that lets one value through, or lists the entries that hide nothing. */

use super::hook::{self, Inspected};
use super::work_tree::{read, tracked, write};
use crate::policy::Policy;
use crate::policy::date::Day;
use crate::policy::edit::{self, Line};
use crate::policy::entry::{self, Entry, Flaw};
use crate::policy::file::{self, Owner};
use crate::report;
use crate::source::bound;
use crate::source::git::Repository;
use crate::source::settings::{self, FILE, From};
use crate::source::stopped::{self, Stopped};
use crate::{EXIT_CLEAN, EXIT_FOUND, Error, messages};
use clap::ArgMatches;
use std::path::Path;

/// Allows what the arguments name.
///
/// # Errors
/// A fingerprint that nothing has, a file that cannot be written or that is broken, no repository.
pub fn run(arguments: &ArgMatches) -> Result<u8, Error> {
    let mut repository = Repository::open()?;
    let top = repository.work_tree()?.ok_or_else(messages::policy::no_work_tree)?;
    let policy = Policy::of(&settings::read(Some(&mut repository), From::WorkTree)?)?;
    if arguments.get_flag("unused") {
        return unused(&repository, &policy, &top);
    }
    let text = |name: &str| arguments.get_one::<String>(name).map(|t| t.trim().to_owned());
    let line = Line {
        reason: text("reason").unwrap_or_default(),
        until: text("until"),
        path: text("path"),
        ..Line::default()
    };
    check(&line)?;
    let wanted: Vec<String> = arguments.get_many("fingerprint").into_iter().flatten().cloned().collect();
    let targets = targets(&mut repository, &policy, &top, &wanted, arguments.get_flag("last"))?;
    let mut said = Vec::new();
    let place = top.join(FILE);
    let before = read(&place)?;
    let mut after = before.clone();
    let entries = &policy.settings.entries;
    let salt = entries.usual_salt().unwrap_or_else(entry::new_salt);
    let folder = repository.git_dir()?;
    let mut memory = bound::load(&folder);
    for target in &targets {
        let value = entry::bind(&target.fingerprint, &salt);
        memory.keep(&target.fingerprint, &salt, &value);
        let line = Line { value, rule: target.rule.clone(), ..line.clone() };
        after = edit::with_entry(&after, &line).ok_or_else(|| messages::policy::not_ours_to_edit(FILE))?;
        said.push(messages::policy::allowed_now(&target.rule, &target.path, &target.fingerprint));
    }
    // What is written must be readable, or the next commit would stop over it.
    file::parse_beside(FILE, after.as_bytes(), Owner::Repository, policy.settings.own_ids())?;
    if after != before {
        write(&place, &after)?;
    }
    bound::save(&folder, &memory);
    let mut changed = vec![FILE];
    if union(&top)? {
        changed.push(ATTRIBUTES);
    }
    if arguments.get_flag("stage") {
        repository.stage(&changed)?;
    } else {
        said.push(messages::policy::stage_them(&changed.join(" ")));
    }
    report::lines(&said);
    Ok(EXIT_CLEAN)
}

fn check(line: &Line) -> Result<(), Error> {
    if line.reason.is_empty() {
        return Err(Error::new(messages::policy::reason_empty(), ""));
    }
    if line.path.as_ref().is_some_and(String::is_empty) {
        return Err(Error::new(format!("--path: {}", messages::policy::missing()), ""));
    }
    let value = format!("{}.{}", "0".repeat(16), "0".repeat(32));
    match Entry::new(value, line.path.clone(), line.until.clone()) {
        Ok(entry) if entry.expired(Day::today()) => Err(Error::new(messages::policy::day_over(), "")),
        Ok(_) => Ok(()),
        Err(Flaw::Until | Flaw::Value) => Err(Error::new(format!("--until: {}", messages::policy::no_day()), "")),
        Err(Flaw::Path(glob, why)) => {
            Err(Error::new(format!("--path: {}", messages::policy::bad_glob(&glob, &why)), ""))
        }
    }
}

/// What is to be allowed: looked up in what was last stopped, then in what is staged, then in the work tree, so that a
/// mistyped fingerprint is said instead of written.
fn targets(
    repository: &mut Repository,
    policy: &Policy,
    top: &Path,
    wanted: &[String],
    last: bool,
) -> Result<Vec<Stopped>, Error> {
    let stopped = stopped::last(repository)?;
    if last && stopped.is_empty() {
        return Err(Error::new(messages::policy::nothing_stopped(), messages::policy::nothing_stopped_next()));
    }
    if !last && wanted.is_empty() {
        return Err(Error::new(messages::policy::nothing_named(), messages::policy::nothing_named_next()));
    }
    let mut targets = if last { stopped.clone() } else { Vec::new() };
    let (mut staged, mut lying) = (None, None);
    for name in wanted {
        let name = name.to_ascii_lowercase();
        if name.len() < 8 || !name.bytes().all(|b| b.is_ascii_hexdigit()) {
            return Err(Error::new(messages::policy::no_fingerprint(&name), messages::policy::no_fingerprint_next()));
        }
        let in_list = |list: &[Stopped]| list.iter().find(|s| s.fingerprint.starts_with(&name)).cloned();
        let mut found = in_list(&stopped);
        if found.is_none() {
            if staged.is_none() {
                let Inspected { report, .. } = hook::inspect_staged(repository, false, &[])?;
                staged = Some(report.active().map(Stopped::of).collect::<Vec<_>>());
            }
            found = staged.as_deref().and_then(in_list);
        }
        if found.is_none() {
            if lying.is_none() {
                lying = Some(tracked(repository, policy, top)?.iter().map(Stopped::of).collect::<Vec<_>>());
            }
            found = lying.as_deref().and_then(in_list);
        }
        targets.push(found.ok_or_else(|| {
            Error::new(messages::policy::unknown_fingerprint(&name), messages::policy::no_fingerprint_next())
        })?);
    }
    targets.sort();
    targets.dedup_by(|a, b| a.fingerprint == b.fingerprint);
    Ok(targets)
}

/// Lists the entries of the repository's file that hide nothing in the tracked files, and those whose time is over.
fn unused(repository: &Repository, policy: &Policy, top: &Path) -> Result<u8, Error> {
    let mut found = tracked(repository, policy, top)?;
    super::ask_entries(policy, &mut found);
    let entries = &policy.settings.entries;
    let mut said = Vec::new();
    for entry in entries.unused().filter(|entry| entry.file == FILE) {
        said.push(messages::policy::unused(FILE, entry.line, &entry.rule, &entry.reason));
    }
    for entry in entries.iter().filter(|entry| entry.file == FILE && entry.expired(Day::today())) {
        let until = entry.until.as_deref().unwrap_or_default();
        said.push(messages::policy::over(FILE, entry.line, until, &entry.reason));
    }
    let code = if said.is_empty() { EXIT_CLEAN } else { EXIT_FOUND };
    if said.is_empty() {
        said.push(messages::policy::all_used(entries.iter().filter(|entry| entry.file == FILE).count()));
    }
    report::lines(&said);
    Ok(code)
}

const ATTRIBUTES: &str = ".gitattributes";

/// Sees to it that git merges entries of two branches by taking both. Says whether something had to be written.
fn union(top: &Path) -> Result<bool, Error> {
    let place = top.join(ATTRIBUTES);
    let text = read(&place)?;
    let said = text.lines().any(|line| {
        let mut words = line.split_ascii_whitespace();
        words.next().is_some_and(|name| name.trim_start_matches('/') == FILE)
            && words.any(|word| word.contains("merge"))
    });
    if said {
        return Ok(false);
    }
    let gap = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
    write(&place, &format!("{text}{gap}/{FILE} merge=union\n"))?;
    Ok(true)
}
