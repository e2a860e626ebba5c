/*!
The exact values of the user's own credentials: the one check that needs no pattern.

[`sources`] is the table of places where credentials live on a developer's machine; [`place`] reads them without being
harmed by what stands there; [`formats`] takes them apart; [`sense`] keeps what is worth looking for; [`index`] finds
the values, and the encodings in which values travel, in one pass over a text. [`providers`] asks the commands that the
user's git configuration names.

Values are held only while the process runs, in memory that is wiped, in no automaton that could not be wiped, and the
process makes no core dump once it holds one. What can be said of a value is where it lives.
*/

mod formats;
mod index;
mod place;
pub mod providers;
mod sense;
mod settings;
mod sources;
mod ssh;
pub mod wipe;

pub use index::Index;
pub use settings::Settings;
pub use sources::{Surroundings, collect};

use crate::detect::rule::{self, DEFAULTS, Kind, Reach, Revoke, Risk, Rule};
use crate::detect::{Action, Also, Finding, Note, Proof, Secret};
use crate::{Error, messages};
use regex::bytes::Regex;
use std::sync::Arc;
use zeroize::Zeroizing;

/// The entry that a finding carries when nothing else is known of a value than that it is the user's own.
pub static RULE: Rule = Rule {
    id: "known-credential",
    title: "One of your own credentials",
    kind: Kind::Password,
    reach: Reach::Here,
    risk: Risk::Identity,
    revoke: Revoke {
        page: "https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html",
        command: "",
    },
    docs: "https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html",
    ..DEFAULTS
};

/// The entry that a finding carries when a pattern of a `secrets.providers` command took it.
pub static PATTERN_RULE: Rule = Rule {
    id: "provider-pattern",
    title: "A pattern that your provider prohibits",
    kind: Kind::SecretKey,
    docs: "https://github.com/awslabs/git-secrets#options-for-add-provider",
    ..RULE
};

/// Where a value lives, in words that hold no value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// A field of a file.
    Field {
        /// The name that the value has there: `aws_secret_access_key`, `DB_PASSWORD`.
        key: String,
        /// The section, profile or host that it stands under; may be empty.
        section: String,
        /// The file as a person would write it: `~/.aws/credentials`.
        place: String,
    },
    /// A private key that is a file of its own.
    KeyFile(String),
    /// The environment variable of this name.
    Variable(String),
    /// The command that printed it.
    Provider(String),
}

/// A value that is secret on this machine.
pub struct Value {
    bytes: Zeroizing<Vec<u8>>,
    origin: Arc<Origin>,
    /// Whether it is the public half of a pair (an access key id), which opens nothing by itself.
    public: bool,
}

/// What became of a place that may hold credentials.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// It was read, and this many values of it are worth looking for.
    Read(usize),
    /// It is there, but was not read: whose it is, what it is, or how large it is speaks against it.
    Skipped(Reason),
    /// It was read, and is not what its name says.
    Malformed,
}

/// Why a place was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// No permission, or an error while reading.
    Unreadable,
    /// It belongs to somebody else than the user or the system.
    Foreign,
    /// A folder, pipe, socket or device.
    NotAFile,
    /// Larger than any such file is.
    TooLarge,
}

/// Everything that was collected.
#[derive(Default)]
pub struct Inventory {
    /// The places that are there, in the order in which they were looked at.
    pub places: Vec<(String, State)>,
    /// Their values.
    pub values: Vec<Value>,
}

impl Inventory {
    /// The places that do not hold what they should.
    pub fn malformed(&self) -> impl Iterator<Item = &str> {
        self.places.iter().filter(|(_, state)| *state == State::Malformed).map(|(place, _)| place.as_str())
    }
}

/// Everything that the user's own credentials are compared by.
#[derive(Default)]
pub struct Known {
    /// What was collected, without its values.
    pub places: Vec<(String, State)>,
    /// Providers that failed and were let off, and places that are malformed: one line each.
    pub complaints: Vec<String>,
    /// How many values there are.
    pub count: usize,
    index: Option<Index>,
    patterns: Vec<(Regex, String)>,
}

impl Known {
    /// Reads the places and asks the providers.
    ///
    /// # Errors
    /// A provider that fails, unless `settings` are lenient. Places never stop anything.
    pub fn load(settings: &Settings, around: &Surroundings<'_>) -> Result<Known, Error> {
        let mut known = Known::default();
        let mut inventory = if settings.places { collect(around) } else { Inventory::default() };
        known.complaints.extend(inventory.malformed().map(messages::place_malformed));
        for command in &settings.values {
            match providers::run(command, settings.patience) {
                Ok(lines) => {
                    let before = inventory.values.len();
                    let origin = Arc::new(Origin::Provider(command.clone()));
                    for line in lines.iter().filter(|line| sense::is_worth(line, true)) {
                        let bytes = Zeroizing::new(line.as_bytes().to_vec());
                        inventory.values.push(Value { bytes, origin: origin.clone(), public: false });
                    }
                    let count = inventory.values.len() - before;
                    inventory.places.push((messages::provider(command), State::Read(count)));
                }
                Err(error) => known.failed(settings, error)?,
            }
        }
        for command in &settings.patterns {
            match providers::run(command, settings.patience).and_then(|lines| compile(command, &lines)) {
                Ok(patterns) => {
                    inventory.places.push((messages::provider(command), State::Read(patterns.len())));
                    known.patterns.extend(patterns.into_iter().map(|pattern| (pattern, messages::provider(command))));
                }
                Err(error) => known.failed(settings, error)?,
            }
        }
        known.index = Index::new(&inventory);
        known.count = inventory.values.len() + known.patterns.len();
        known.places = std::mem::take(&mut inventory.places);
        let _wiping = wipe::Guard::new();
        drop(inventory);
        Ok(known)
    }

    fn failed(&mut self, settings: &Settings, error: Error) -> Result<(), Error> {
        if !settings.lenient {
            return Err(error);
        }
        self.complaints.push(error.what);
        Ok(())
    }
}

impl Also for Known {
    /// Where both found something at one place, what was found keeps its name and is proven: the person reads what it
    /// is and where the original lives.
    fn add(&self, text: &[u8], found: Vec<Finding>) -> Vec<Finding> {
        let mut known = self.index.as_ref().map(|index| index.scan(text)).unwrap_or_default();
        for (pattern, provider) in &self.patterns {
            known.extend(pattern.find_iter(text).filter(|hit| !hit.is_empty()).map(|hit| Finding {
                rule: &PATTERN_RULE,
                span: hit.range(),
                secret: Secret::new(hit.as_bytes()),
                proof: Proof::Known,
                action: Action::Block,
                notes: vec![Note::Source(provider.clone())],
            }));
        }
        if known.is_empty() {
            return found;
        }
        merge(found, known)
    }
}

/// The regular expressions that `lines` of the provider `command` are.
fn compile(command: &str, lines: &[Zeroizing<String>]) -> Result<Vec<Regex>, Error> {
    let one = |(number, line): (usize, &Zeroizing<String>)| {
        rule::compile(line).ok().filter(|pattern| !pattern.is_match(b"")).ok_or_else(|| {
            // The pattern may be the value itself, so only its number is said.
            let why = messages::provider_pattern(number + 1);
            Error::new(messages::provider_failed(command, &why), messages::provider_failed_next())
        })
    };
    lines.iter().enumerate().map(one).collect()
}

fn merge(mut found: Vec<Finding>, known: Vec<Finding>) -> Vec<Finding> {
    let shaped = found.len();
    for one in known {
        let overlaps = |f: &&mut Finding| f.span.start < one.span.end && one.span.start < f.span.end;
        let Some(same) = found[..shaped].iter_mut().find(overlaps) else {
            if !found[shaped..].iter().any(|f| f.span.start < one.span.end && one.span.start < f.span.end) {
                found.push(one);
            }
            continue;
        };
        same.proof = Proof::Known;
        // The public half of a pair proves nothing that the shape did not.
        same.action = same.action.max(one.action);
        for note in one.notes {
            // A key of many lines has one place.
            if !same.notes.contains(&note) {
                same.notes.push(note);
            }
        }
    }
    found.sort_by_key(|f| f.span.start);
    found
}
