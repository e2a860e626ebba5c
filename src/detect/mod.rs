/*!
What a credential is. Pure: no files, no git, no printing.

[`Detector::scan`] takes the text of one document and gives every credential in it, new or old; which of them are new is
the business of [`crate::source`], and which of them stop a commit that of [`crate::policy`].

One pass of the [`prefilter`] says where a rule's literal stands. Only there is a rule's regex run, over a bounded
window; a regex that no text asks for is never compiled. What is encoded is decoded ([`decode`]) and looked at in the
same way. Values without a shape of their own are judged by the name that they are given to ([`context`]).
*/

pub mod ciphertext;
pub mod context;
pub mod decode;
mod engine;
pub mod example;
pub(crate) mod harmless;
pub mod placeholder;
pub mod prefilter;
mod published;
pub mod randomness;
pub mod rule;
pub mod rules;
pub(crate) mod runs;
mod secret;
mod stand_in;
pub mod verify;
#[cfg(target_arch = "x86_64")]
mod wide;

pub use context::words::Words;
pub use engine::{Detector, Extra, Input};
pub use rule::{Candidate, Kind, Reach, Revoke, Risk, Rule, Verdict};
pub use secret::Secret;

use std::ops::Range;

/// Why a finding is believed, weakest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Proof {
    /// The name that the value is given to, and what the value looks like.
    Context,
    /// The provider's documented shape.
    Pattern,
    /// A shape that holds parts which were parsed and make sense (a JWT, a DER key, an account number).
    Structure,
    /// A checksum inside the value was computed again and is right.
    Checksum,
    /// It equals one of the user's own credentials.
    Known,
}

impl Proof {
    /// The name in machine formats and in configuration.
    pub fn id(self) -> &'static str {
        match self {
            Proof::Context => "context",
            Proof::Pattern => "pattern",
            Proof::Structure => "structure",
            Proof::Checksum => "checksum",
            Proof::Known => "known",
        }
    }
}

/// What a finding does to a commit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Action {
    /// Said, but the commit goes through.
    Warn,
    /// The commit stops.
    Block,
}

impl Action {
    /// The name in machine formats and in configuration.
    pub fn id(self) -> &'static str {
        match self {
            Action::Warn => "warn",
            Action::Block => "block",
        }
    }
}

/// Something that a verifier read out of the value and that helps the person who is stopped. Never the value itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// The 12-digit AWS account number that an access key id holds.
    AwsAccount(String),
    /// The key id and its secret stand together.
    Pair,
    /// The public half of a pair: it opens nothing by itself.
    PublicHalf,
    /// A test-mode or sandbox credential.
    TestMode,
    /// The private key is protected by a passphrase.
    Encrypted,
    /// A key's header stands there, its body does not, or not whole.
    Incomplete,
    /// The token says itself that it expired (a JWT's `exp`).
    Expired,
    /// The token is unsigned (a JWT with `alg: none`).
    Unsigned,
    /// The value was found inside encoded text: the names of the encodings, outermost first.
    Encoded(Vec<&'static str>),
    /// What the judgement of a value without a shape rests on: the score and what was seen for it (positive) and
    /// against it, weightiest first, all in hundredths of log-odds.
    Score { score: i32, blocks: i32, reasons: Vec<(&'static str, i32)> },
    /// The value stands in the user's own credentials: where, in words that hold no value.
    Source(String),
}

/// A credential in a document.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The entry of the rule table that found it.
    pub rule: &'static Rule,
    /// Where the value stands in the scanned text, in bytes.
    pub span: Range<usize>,
    /// The value. It cannot be printed.
    pub secret: Secret,
    /// Why it is believed.
    pub proof: Proof,
    /// What it does unless policy says otherwise.
    pub action: Action,
    /// What else is known of it.
    pub notes: Vec<Note>,
}

/// Something beside the rules that knows credentials when it sees them: the user's own values, say.
pub trait Also: Send + Sync {
    /// Adds what it finds in `text` to what the rules `found` there, in the order of places.
    fn add(&self, text: &[u8], found: Vec<Finding>) -> Vec<Finding>;
}

impl<T: Also> Also for std::sync::Arc<T> {
    fn add(&self, text: &[u8], found: Vec<Finding>) -> Vec<Finding> {
        self.as_ref().add(text, found)
    }
}
