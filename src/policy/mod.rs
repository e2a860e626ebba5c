/*!
Block, warn, or allowed: what the user's settings make of a finding.

[`file`] reads one configuration file, [`settings`] puts all layers together, [`mark`] reads the marks that stand in the
text itself, [`entry`] holds the values that somebody allowed. Nothing here prints, reads files or runs git, and nothing
is computed for a document in which nothing was found.
*/

pub mod before;
pub mod date;
pub mod edit;
pub mod entry;
pub mod exception;
pub mod fields;
pub mod file;
pub mod git_secrets;
mod given;
pub mod ids;
pub mod import;
pub mod keys;
pub mod mark;
pub mod near;
pub mod own;
pub mod paths;
pub mod schema;
pub mod settings;
mod shape;
pub mod syntax;
pub mod wide;

use crate::detect::{Action, Detector, Extra, Finding, Rule, Words, rules};
use crate::inspect::Located;
use crate::source::settings::Texts;
use crate::{Error, messages};
use date::Day;
use entry::{Memory, Said};
use file::{HARMLESS, SECRET, Switch};
use mark::{Marks, Tool};
use settings::Settings;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::{Mutex, PoisonError};

/// The salt of the fingerprints that reports show. They are the same on every machine, so that reports of different
/// runs can be compared and an allow entry can be written from any of them.
pub const FINGERPRINT_SALT: &[u8] = b"sekisho";

/// The settings that decide.
#[derive(Debug, Default)]
pub struct Policy {
    /// What holds, and who said it.
    pub settings: Settings,
    marks: Marks,
    /// Where `scan` was started, seen from the top of the work tree; paths of documents begin there.
    prefix: Vec<u8>,
    top: Vec<u8>,
    remarks: Mutex<BTreeSet<String>>,
}

/// What is done with a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ruling {
    /// It blocks or warns.
    Act(Action),
    /// Something allows it.
    Allowed(By),
}

/// What allows a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// A mark in the text.
    Mark(Tool),
    /// The exception of this number.
    Exception(usize),
    /// An allowed pattern of git-secrets.
    GitSecrets,
    /// Its rule or its proof is switched off.
    Setting,
    /// The allow entry of this number.
    Entry(usize),
}

/// What allows a finding, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allowance {
    /// Whether it stands beside the value rather than in settings.
    pub in_source: bool,
    /// The file and the line that say it; empty where the value stands, or where it is no one line.
    pub place: String,
    /// The reason that was given.
    pub why: String,
}

/// A finding and what stands around it.
#[derive(Debug, Clone)]
pub struct Case<'a> {
    /// The finding.
    pub finding: &'a Finding,
    /// Every finding of the document.
    pub all: &'a [Finding],
    /// The document's name.
    pub name: &'a [u8],
    /// Its text.
    pub text: &'a [u8],
    /// The whole lines of `text` that the value stands in.
    pub lines: Range<usize>,
    /// The 1-based number of the first of them.
    pub line: usize,
}

impl Policy {
    /// The policy that `texts` make.
    ///
    /// # Errors
    /// The first mistake in them: file, line and key.
    pub fn of(texts: &Texts) -> Result<Self, Error> {
        let policy = Policy::silent(texts)?;
        if let Some(lang) = policy.settings.lang() {
            messages::set_lang(lang);
        }
        Ok(policy)
    }

    /// The same for settings that only rule on what is found and say nothing: the language stays what it is.
    ///
    /// # Errors
    /// The first mistake in them.
    pub fn silent(texts: &Texts) -> Result<Self, Error> {
        let settings = Settings::of(texts)?;
        let top = texts.top.as_ref().map(|p| p.as_os_str().as_encoded_bytes().to_vec()).unwrap_or_default();
        let here = std::env::current_dir().unwrap_or_default();
        let prefix = texts.top.as_ref().and_then(|top| here.strip_prefix(top).ok().map(|p| p.to_path_buf()));
        let prefix = prefix.map(|p| p.as_os_str().as_encoded_bytes().to_vec()).unwrap_or_default();
        let remarks = Mutex::new(settings.remarks.iter().cloned().collect());
        Ok(Policy { marks: settings.marks(), settings, prefix, top, remarks })
    }

    /// The rules that the configuration adds, those of git-secrets among them.
    pub fn added_rules(&self) -> impl Iterator<Item = &'static Rule> {
        let own = self.settings.own.iter().map(|said| said.what.rule);
        own.chain(self.settings.git_secrets.patterns.iter().map(|own| own.rule))
    }

    /// A detector of the rules that are on, the user's own among them.
    pub fn detector(&self) -> Detector {
        let settings = &self.settings;
        let on = |id: &str| settings.switch(id) != Some(Switch::Off);
        let own = settings.own.iter().map(|said| &said.what).filter(|own| on(own.rule.id));
        let extras = own.chain(&settings.git_secrets.patterns).map(|own| Box::new(own.clone()) as Box<dyn Extra>);
        let extras: Vec<_> = extras.collect();
        let words = Words::new(settings.words(SECRET), settings.words(HARMLESS));
        Detector::naming(rules::all().filter(|r| on(r.id)), words).with(extras)
    }

    /// Decides on a finding.
    pub fn rule_on(&self, case: &Case<'_>) -> Ruling {
        let Case { finding, all, text, .. } = *case;
        if let Some(tool) = self.marks.allow(text, &case.lines, finding, all) {
            return Ruling::Allowed(By::Mark(tool));
        }
        let settings = &self.settings;
        let path = self.path_of(case.name);
        let mut action = finding.action;
        let mut off = None;
        for (switch, by) in [settings.proof(finding.proof), settings.switch(finding.rule.id)]
            .into_iter()
            .flatten()
            .map(|switch| (switch, By::Setting))
            .chain(settings.exceptions.iter().enumerate().filter_map(|(number, said)| {
                let holds = said.what.holds(finding, &path, text, &case.lines);
                holds.then_some((said.what.switch, By::Exception(number)))
            }))
        {
            match switch.over(finding.action) {
                Some(chosen) => (action, off) = (chosen, None),
                None => off = Some(by),
            }
        }
        if let Some(by) = off {
            return Ruling::Allowed(by);
        }
        if settings.git_secrets.allow(finding, &path, case.line, text, &case.lines) {
            return Ruling::Allowed(By::GitSecrets);
        }
        Ruling::Act(action)
    }

    /// Whether there is anything in `found` that the allow entries have to be asked about.
    pub fn has_to_ask(&self, found: &[Located]) -> bool {
        !self.settings.entries.is_empty() && found.iter().any(|located| !located.allowed)
    }

    /// Asks the allow entries about everything in `found` that is not allowed yet. That is dear (a slow hash a value
    /// that `memory` does not hold), so it comes last, when what is not new was taken out.
    pub fn ask_entries(&self, found: &mut [Located], memory: &mut Memory) {
        if !self.has_to_ask(found) {
            return;
        }
        let entries = &self.settings.entries;
        crate::inspect::fingerprint_all(found.iter().filter(|located| !located.allowed));
        let open = found.iter_mut().filter(|located| !located.allowed);
        let mut asked: Vec<(Vec<u8>, String, &mut Located)> =
            open.map(|located| (self.path_of(&located.name), located.fingerprint(), located)).collect();
        entries.prepare(asked.iter().map(|(path, print, _)| (&path[..], print.as_str())), memory);
        let today = Day::today();
        for (path, fingerprint, located) in &mut asked {
            match entries.ask(path, today, fingerprint, memory) {
                Said::Nothing => {}
                Said::Allowed(number) => {
                    located.allowed = true;
                    located.allowance = self.allowance(By::Entry(number));
                }
                Said::Expired(number) => {
                    let Some(entry) = entries.get(number) else { continue };
                    let until = entry.until.as_deref().unwrap_or_default();
                    let said = messages::policy::expired(&entry.file, entry.line, until, &entry.reason);
                    self.remarks.lock().unwrap_or_else(PoisonError::into_inner).insert(said);
                }
            }
        }
    }

    /// Who allows something, in words.
    pub fn allowance(&self, by: By) -> Option<Allowance> {
        let allowance = |in_source: bool, place: String, why: String| Allowance { in_source, place, why };
        Some(match by {
            By::Mark(tool) => {
                let name = mark::TOOLS.iter().find(|(other, _)| *other == tool).map_or("", |(_, name)| name);
                allowance(true, String::new(), messages::config::by_mark(name))
            }
            By::Exception(number) => {
                let said = self.settings.exceptions.get(number)?;
                allowance(
                    false,
                    messages::config::origin(&said.origin),
                    messages::config::by_exception(&said.what.reason),
                )
            }
            By::Entry(number) => {
                let entry = self.settings.entries.get(number)?;
                allowance(false, format!("{}:{}", entry.file, entry.line), entry.reason.clone())
            }
            By::GitSecrets => allowance(false, String::new(), messages::config::by_git_secrets()),
            By::Setting => allowance(false, String::new(), messages::config::by_setting()),
        })
    }

    /// What should be mentioned: settings that are not in effect, entries whose time is over.
    pub fn remarks(&self) -> Vec<String> {
        self.remarks.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect()
    }

    /// The document's path seen from the top of the work tree.
    fn path_of(&self, name: &[u8]) -> Vec<u8> {
        let name = name.strip_prefix(b"./").unwrap_or(name);
        if let Some(inside) = name.strip_prefix(&*self.top).and_then(|rest| rest.strip_prefix(b"/"))
            && !self.top.is_empty()
        {
            return inside.to_vec();
        }
        if self.prefix.is_empty() || name.starts_with(b"/") {
            return name.to_vec();
        }
        [&self.prefix, b"/".as_slice(), name].concat()
    }
}
