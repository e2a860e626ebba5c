/*! `sekisho import`: takes over what other tools' files say, and says what could not be. */

use super::allow::{read, tracked, write};
use crate::policy::Policy;
use crate::policy::edit::{self, Line};
use crate::policy::entry;
use crate::policy::file::{self, Owner};
use crate::policy::import::{self, Step};
use crate::source::git::Repository;
use crate::source::settings::{self, FILE, From};
use crate::{EXIT_CLEAN, EXIT_FOUND, Error, messages, report};
use clap::ArgMatches;

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
    let named: Vec<String> = arguments.get_many("file").into_iter().flatten().cloned().collect();
    let mut steps = Vec::new();
    for name in &named {
        let text = read(std::path::Path::new(name))?;
        steps.push((name.clone(), import::read(name, &text, &found)?));
    }
    if named.is_empty() {
        for name in FILES.iter().filter(|name| top.join(name).is_file()) {
            steps.push(((*name).to_owned(), import::read(name, &read(&top.join(name))?, &found)?));
        }
        let values = |key: &str| texts.git.iter().filter(|v| v.key == key).map(|v| v.value.clone()).collect::<Vec<_>>();
        let patterns =
            values("secrets.patterns").iter().enumerate().map(|(n, p)| import::prohibited(n + 1, p)).collect();
        steps.push(("secrets.patterns".to_owned(), patterns));
        let allowed = values("secrets.allowed").iter().map(|p| import::allowed(p, "secrets.allowed")).collect();
        steps.push(("secrets.allowed".to_owned(), allowed));
    }
    let before = read(&top.join(FILE))?;
    let mut after = before.clone();
    let salt = policy.settings.entries.usual_salt().unwrap_or_else(entry::new_salt);
    let (mut said, mut left) = (Vec::new(), 0);
    for (name, steps) in steps {
        for step in steps {
            match step {
                Step::Block { toml, .. } if after.contains(&toml) => {}
                Step::Block { what, toml } => {
                    let gap = if after.is_empty() { "" } else { "\n" };
                    let tried = format!("{after}{gap}{toml}");
                    match file::parse(FILE, tried.as_bytes(), Owner::Repository) {
                        Ok(_) => {
                            after = tried;
                            said.push(messages::policy::import_taken(&name, &what));
                        }
                        Err(error) => {
                            left += 1;
                            let why = error.what.splitn(3, ':').nth(2).unwrap_or(&error.what).trim().to_owned();
                            said.push(messages::policy::import_left(&name, &what, &why));
                        }
                    }
                }
                Step::Allow { what, fingerprint, rule, path } => {
                    let reason = messages::policy::import_reason(&name);
                    let line = Line { value: entry::bind(&fingerprint, &salt), rule, path, until: None, reason };
                    after = edit::with_entry(&after, &line).ok_or_else(|| messages::policy::not_ours_to_edit(FILE))?;
                    said.push(messages::policy::import_taken(&name, &what));
                }
                Step::Left { what, why } => {
                    left += 1;
                    said.push(messages::policy::import_left(&name, &what, &why));
                }
            }
        }
    }
    file::parse(FILE, after.as_bytes(), Owner::Repository)?;
    if said.is_empty() {
        said.push(messages::policy::import_nothing());
    } else if arguments.get_flag("dry-run") {
        said.push(messages::policy::import_dry());
    } else if after != before {
        write(&top.join(FILE), &after)?;
        said.push(messages::policy::stage_them(FILE));
    }
    report::lines(&said);
    Ok(if left > 0 { EXIT_FOUND } else { EXIT_CLEAN })
}
