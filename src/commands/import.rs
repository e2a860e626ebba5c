/*! `sekisho import`: takes over what other tools' files say, and says what could not be. */

use super::allow::{read, tracked, write};
use crate::detect::Detector;
use crate::inspect::inspect;
use crate::messages::import as say;
use crate::policy::Policy;
use crate::policy::edit::{self, Line};
use crate::policy::entry;
use crate::policy::file::{self, Owner};
use crate::policy::import::{self, Sight, Step};
use crate::source::git::Repository;
use crate::source::settings::{self, FILE, From};
use crate::source::{Document, bound, text};
use crate::{EXIT_CLEAN, EXIT_FOUND, Error, messages, report};
use clap::ArgMatches;
use std::collections::HashMap;

/// The files that are looked for when none is named.
const FILES: &[&str] = &[
    ".gitleaks.toml",
    ".betterleaks.toml",
    ".gitleaksignore",
    ".secrets.baseline",
    ".secretsignore",
    ".secretlintrc.json",
    ".gitallowed",
];

/// Imports what the arguments name, or what there is. The exit code is 1 when something could not be taken over.
///
/// # Errors
/// A file that cannot be read or written, no repository.
pub fn run(arguments: &ArgMatches) -> Result<u8, Error> {
    let mut repository = Repository::open()?;
    let top = repository.work_tree()?.ok_or_else(messages::policy::no_work_tree)?;
    let texts = settings::read(Some(&mut repository), From::WorkTree)?;
    let policy = Policy::of(&texts)?;
    let mut found = tracked(&repository, &policy, &top)?;
    let place = top.as_os_str().as_encoded_bytes().to_vec();
    for one in &mut found {
        let name = one.name.strip_prefix(&place[..]).unwrap_or(&one.name);
        one.name = name.strip_prefix(b"/").unwrap_or(name).to_vec();
    }
    let detector = Detector::default();
    let at = |commit: &str, path: &str| {
        let bytes = repository.file_at(commit, path)?;
        Some(inspect(&detector, &policy, &Document::whole(path, text::decode(bytes))))
    };
    let sight = Sight { found: &found, detector: &detector, at: &at };
    let named: Vec<String> = arguments.get_many("file").into_iter().flatten().cloned().collect();
    let mut steps = Vec::new();
    for name in &named {
        let place = std::path::Path::new(name);
        if !place.is_file() {
            return Err(Error::new(messages::unread(place, &say::import_no_file()), say::import_unknown_next()));
        }
        steps.push((name.clone(), import::read(name, &read(place)?, &sight)?));
    }
    if named.is_empty() {
        for name in FILES.iter().filter(|name| top.join(name).is_file()) {
            steps.push(((*name).to_owned(), import::read(name, &read(&top.join(name))?, &sight)?));
        }
        let values = |key: &str| texts.git.iter().filter(|v| v.key == key).map(|v| v.value.clone()).collect::<Vec<_>>();
        let patterns = values("secrets.patterns");
        let patterns = patterns.iter().enumerate().map(|(n, p)| import::prohibited(n + 1, p, &sight)).collect();
        steps.push(("secrets.patterns".to_owned(), patterns));
        let allowed = values("secrets.allowed").iter().map(|p| import::allowed(p, "secrets.allowed", &sight)).collect();
        steps.push(("secrets.allowed".to_owned(), allowed));
    }
    let before = read(&top.join(FILE))?;
    let mut after = before.clone();
    let salt = policy.settings.entries.usual_salt().unwrap_or_else(entry::new_salt);
    let mut hashes: HashMap<String, String> = HashMap::new();
    let mut names: Vec<&str> = policy.settings.own.iter().map(|own| own.what.rule.id).collect();
    let (mut said, mut taken, mut needless, mut left) = (Vec::new(), 0, 0, 0);
    for (name, steps) in steps {
        for step in steps {
            match step {
                Step::Block { what, toml } if after.contains(&toml) => said.push(say::import_there(&name, &what)),
                Step::Block { what, toml } => {
                    // Alone, beside the names of the rules that there are: a file of hundreds is not read hundreds of times.
                    match file::parse_beside(FILE, toml.as_bytes(), Owner::Repository, names.iter().copied()) {
                        Ok(file) => {
                            names.extend(file.own.iter().map(|own| own.what.rule.id));
                            after = format!("{after}{}{toml}", if after.is_empty() { "" } else { "\n" });
                            taken += 1;
                            said.push(say::import_taken(&name, &what));
                        }
                        Err(error) => {
                            left += 1;
                            let why = error.what.splitn(3, ':').nth(2).unwrap_or(&error.what).trim().to_owned();
                            said.push(say::import_left(&name, &what, &why));
                        }
                    }
                }
                Step::Allow { what, fingerprint, rule, path } => {
                    let value = hashes.entry(fingerprint).or_insert_with_key(|print| entry::bind(print, &salt)).clone();
                    let line = Line { value, rule, path, until: None, reason: say::import_reason(&name) };
                    let with =
                        edit::with_entry(&after, &line).ok_or_else(|| messages::policy::not_ours_to_edit(FILE))?;
                    if with == after {
                        said.push(say::import_there(&name, &what));
                    } else {
                        taken += 1;
                        said.push(say::import_taken(&name, &what));
                    }
                    after = with;
                }
                Step::Needless { what, why } => {
                    needless += 1;
                    said.push(say::import_needless(&name, &what, &why));
                }
                Step::Left { what, why } => {
                    left += 1;
                    said.push(say::import_left(&name, &what, &why));
                }
            }
        }
    }
    file::parse_beside(FILE, after.as_bytes(), Owner::Repository, policy.settings.own_ids())?;
    if said.is_empty() {
        said.push(say::import_nothing());
    } else {
        said.push(say::import_sum(taken, needless, left));
    }
    if arguments.get_flag("dry-run") {
        said.push(say::import_dry());
    } else if after != before {
        write(&top.join(FILE), &after)?;
        let folder = repository.git_dir()?;
        let mut memory = bound::load(&folder);
        hashes.iter().for_each(|(fingerprint, value)| memory.keep(fingerprint, &salt, value));
        bound::save(&folder, &memory);
        said.push(messages::policy::stage_them(FILE));
    }
    report::lines(&said);
    Ok(if left > 0 { EXIT_FOUND } else { EXIT_CLEAN })
}
