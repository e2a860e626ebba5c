/*!
The exact values of the user's own credentials: the one check that has no false alarms and needs no pattern.

[`sources`] is the table of places where credentials live on a developer's machine; [`place`] reads them without being
harmed by what stands there; [`formats`] takes them apart; [`sense`] keeps what is worth looking for; [`index`] finds the
values, and the encodings in which values travel, in one pass over a text. [`providers`] asks the commands that the
user's git configuration names.

Values are held only while the process runs, in memory that is wiped, in no automaton that could not be wiped, and the
process makes no core dump once it holds one. What can be said of a value is where it lives.
*/

mod formats;
mod index;
mod place;
pub mod providers;
mod sense;
mod sources;
mod ssh;
pub mod wipe;

pub use index::Index;
pub use sources::{Surroundings, collect};

use crate::detect::rule::{DEFAULTS, Kind, Reach, Revoke, Risk, Rule};
use std::rc::Rc;
use zeroize::Zeroizing;

/// The entry that a finding carries when nothing else is known of a value than that it is the user's own.
pub static RULE: Rule = Rule {
    id: "known-credential",
    provider: "sekisho",
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

/// Where a value lives, in words that hold no value.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Origin {
    /// The name that the value has there: `aws_secret_access_key`, `DB_PASSWORD`.
    pub key: String,
    /// The section, profile or host that it stands under; may be empty.
    pub section: String,
    /// The file as a person would write it (`~/.aws/credentials`), or that it is an environment variable or a provider.
    pub place: String,
}

/// A value that is secret on this machine.
pub struct Value {
    bytes: Zeroizing<Vec<u8>>,
    origin: Rc<Origin>,
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
