/*! `sekisho import`: takes over what other tools' files say, and says what could not be. */

use super::work_tree::{read, tracked, write};
use crate::detect::Detector;
use crate::inspect::inspect;
use crate::messages::import as say;
use crate::policy::Policy;
use crate::policy::edit::{self, Line};
use crate::policy::entry;
use crate::policy::file::{self, Owner};
use crate::policy::import::{self, Sight, Step};
use crate::source::git::Repository;
use crate::source::settings::{self, FILE, From, Texts};
use crate::source::{Document, bound, text};
use crate::{EXIT_CLEAN, EXIT_FOUND, Error, messages, report};
use clap::ArgMatches;
use std::collections::HashMap;
use std::path::Path;

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
    let sources = if named.is_empty() { there(&top, &texts, &sight)? } else { given(&named, &sight)? };

    let before = read(&top.join(FILE))?;
    let mut taking = Taking::new(&policy, before.clone());
    for (name, steps) in sources {
        steps.into_iter().try_for_each(|step| taking.take(&name, step))?;
    }
    let Taking { text: after, salt, hashes, taken, needless, left, mut said, .. } = taking;
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

/// What a file or a setting of another tool comes to, by its name.
type Source = (String, Vec<Step>);

/// The files that the user names.
fn given(names: &[String], sight: &Sight<'_>) -> Result<Vec<Source>, Error> {
    let source = |name: &String| {
        let place = Path::new(name);
        if !place.is_file() {
            return Err(Error::new(messages::unread(place, &say::import_no_file()), say::import_unknown_next()));
        }
        Ok((name.clone(), import::read(name, &read(place)?, sight)?))
    };
    names.iter().map(source).collect()
}

/// The files that other tools have at the top of the work tree, and git-secrets' settings.
fn there(top: &Path, texts: &Texts, sight: &Sight<'_>) -> Result<Vec<Source>, Error> {
    let mut sources = Vec::new();
    for name in FILES.iter().filter(|name| top.join(name).is_file()) {
        sources.push(((*name).to_owned(), import::read(name, &read(&top.join(name))?, sight)?));
    }
    let values = |key: &'static str| texts.git.iter().filter(move |v| v.key == key).map(|v| v.value.as_str());
    let patterns = values("secrets.patterns").enumerate().map(|(n, p)| import::prohibited(n + 1, p, sight)).collect();
    sources.push(("secrets.patterns".to_owned(), patterns));
    let allowed = values("secrets.allowed").map(|p| import::allowed(p, "secrets.allowed", sight)).collect();
    sources.push(("secrets.allowed".to_owned(), allowed));
    Ok(sources)
}

/// The repository's file as it grows.
struct Taking<'a> {
    text: String,
    salt: String,
    /// What each fingerprint stands as: costly to work out, and the same one comes again and again.
    hashes: HashMap<String, String>,
    /// The rules of the user's own that there are.
    names: Vec<&'a str>,
    said: Vec<String>,
    taken: usize,
    needless: usize,
    left: usize,
}

impl<'a> Taking<'a> {
    /// Begins with the file's `text`.
    fn new(policy: &'a Policy, text: String) -> Self {
        Taking {
            text,
            salt: policy.settings.entries.usual_salt().unwrap_or_else(entry::new_salt),
            hashes: HashMap::new(),
            names: policy.settings.own.iter().map(|own| own.what.rule.id).collect(),
            said: Vec::new(),
            taken: 0,
            needless: 0,
            left: 0,
        }
    }

    /// Takes over one thing that the file or setting `name` says.
    ///
    /// # Errors
    /// When the repository's file is not one that can be added to.
    fn take(&mut self, name: &str, step: Step) -> Result<(), Error> {
        let line = match step {
            Step::Block { what, toml } if self.text.contains(&toml) => say::import_there(name, &what),
            // Alone, beside the names of the rules that there are: a file of hundreds is not read hundreds of times.
            Step::Block { what, toml } => {
                match file::parse_beside(FILE, toml.as_bytes(), Owner::Repository, self.names.iter().copied()) {
                    Ok(file) => {
                        self.names.extend(file.own.iter().map(|own| own.what.rule.id));
                        self.text.push_str(if self.text.is_empty() { "" } else { "\n" });
                        self.text.push_str(&toml);
                        self.taken += 1;
                        say::import_taken(name, &what)
                    }
                    Err(error) => {
                        self.left += 1;
                        let why = error.what.splitn(3, ':').nth(2).unwrap_or(&error.what).trim();
                        say::import_left(name, &what, why)
                    }
                }
            }
            Step::Allow { what, fingerprint, rule, path } => {
                let salt = &self.salt;
                let value = self.hashes.entry(fingerprint).or_insert_with_key(|print| entry::bind(print, salt)).clone();
                let line = Line { value, rule, path, until: None, reason: say::import_reason(name) };
                let with =
                    edit::with_entry(&self.text, &line).ok_or_else(|| messages::policy::not_ours_to_edit(FILE))?;
                if with == self.text {
                    say::import_there(name, &what)
                } else {
                    self.text = with;
                    self.taken += 1;
                    say::import_taken(name, &what)
                }
            }
            Step::Needless { what, why } => {
                self.needless += 1;
                say::import_needless(name, &what, &why)
            }
            Step::Left { what, why } => {
                self.left += 1;
                say::import_left(name, &what, &why)
            }
        };
        self.said.push(line);
        Ok(())
    }
}
