/*!
The shape of a rule: one entry of the tables in [`super::rules`], and what its verifier sees and says.

A rule stands beside its examples. [`super::example`] makes texts out of them, and the tests refuse an entry that has
none, that misses one of its own, or that takes a near miss.
*/

use super::{Action, Note, Proof};
use regex::bytes::Regex;
use std::ops::Range;

/// One credential type.
pub struct Rule {
    /// The name in reports, configuration and machine formats: `provider-what`, lower case. It never changes.
    pub id: &'static str,
    /// Who issues it, as they write their name.
    pub provider: &'static str,
    /// What it is, in plain English, with the provider's own word for it.
    pub title: &'static str,
    /// What it is in general; from this the title in other languages is made.
    pub kind: Kind,
    /// The strings of which one stands in or beside every such credential; at least three bytes each, better five or
    /// more, and the rarer the better. The prefilter finds them; nothing else is looked at.
    pub literals: &'static [&'static str],
    /// Whether the literals are found in any case.
    pub ignore_case: bool,
    /// Where the pattern is tried, seen from a literal.
    pub reach: Reach,
    /// The regular expression, Unicode off. Capture group 1 is the value; without one, the whole match is.
    pub pattern: &'static str,
    /// Whether the value may touch letters and digits before it and after it. Most may not.
    pub edges: Edges,
    /// Looks closer at what the pattern took.
    pub verify: fn(&Candidate<'_>) -> Verdict,
    /// What it is good for to a thief.
    pub risk: Risk,
    /// How to make it worthless.
    pub revoke: Revoke,
    /// The page that documents the format, or the best there is.
    pub docs: &'static str,
    /// Texts that must match, as templates of [`super::example`].
    pub examples: &'static [&'static str],
    /// Makes an example whole when its template cannot (a checksum, say): takes the text that the template gave.
    pub seal: Option<fn(&str) -> String>,
    /// Texts that look like it and must not match, as templates; they are not sealed.
    pub near_misses: &'static [&'static str],
}

/// Where a rule's pattern is tried, seen from one of its literals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Exactly where the literal starts: a token's own prefix.
    Here,
    /// The literal stands inside the value or its surroundings: the pattern is searched from this many bytes before the
    /// literal to this many after it, and its match must hold the literal.
    Around(usize, usize),
    /// The literal only stands near the value: the pattern is searched in the same stretch, and its match need not hold
    /// the literal.
    Near(usize, usize),
    /// The literal is the provider's name, and the value has no literal of its own: the pattern is searched in this
    /// many bytes after the literal, at most to the end of the next line but one.
    After(usize),
    /// Nowhere: [`super::context`] finds the value by the name that it is given to, and judges it. The entry has no
    /// literals and no pattern.
    Judged,
}

/// Whether the value may touch letters and digits on either side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edges {
    /// Neither before nor after it may stand a letter, a digit or an underscore.
    Closed,
    /// Only after it.
    OpenStart,
    /// Anything may stand around it; the pattern sees to it.
    Open,
}

/// How to make a leaked credential worthless.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Revoke {
    /// The page where the provider says or does it.
    pub page: &'static str,
    /// A command that does it, with `<...>` for what the person must fill in; empty when there is none.
    pub command: &'static str,
}

/// What a verifier sees.
pub struct Candidate<'a> {
    /// The whole scanned text.
    pub text: &'a [u8],
    /// Where the value stands in it.
    pub span: Range<usize>,
    /// The document's name as git has it; may be empty.
    pub name: &'a [u8],
    /// Where the rule's literal stands that led here.
    pub literal: usize,
    /// How long that literal is, in bytes.
    pub literal_len: usize,
}

impl<'a> Candidate<'a> {
    /// The value.
    pub fn value(&self) -> &'a [u8] {
        &self.text[self.span.clone()]
    }

    /// Up to `n` bytes before the value.
    pub fn before(&self, n: usize) -> &'a [u8] {
        &self.text[self.span.start.saturating_sub(n)..self.span.start]
    }

    /// Up to `n` bytes after the value.
    pub fn after(&self, n: usize) -> &'a [u8] {
        &self.text[self.span.end..(self.span.end + n).min(self.text.len())]
    }
}

/// What a verifier says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// No credential: a wrong checksum, a vendor's published example, a placeholder.
    Dismiss,
    /// No credential, and it says so itself: a checksum in it is wrong. Neither a name nor another rule makes it one.
    Refute,
    /// A credential.
    Credential {
        /// Why it is believed.
        proof: Proof,
        /// What it does.
        action: Action,
        /// What else was read out of it.
        notes: Vec<Note>,
    },
}

impl Verdict {
    /// A credential that stops a commit.
    pub fn block(proof: Proof) -> Self {
        Verdict::Credential { proof, action: Action::Block, notes: Vec::new() }
    }

    /// A credential that is only said.
    pub fn warn(proof: Proof) -> Self {
        Verdict::Credential { proof, action: Action::Warn, notes: Vec::new() }
    }

    /// The same with a note; nothing when it is no credential.
    pub fn with(mut self, note: Note) -> Self {
        if let Verdict::Credential { notes, .. } = &mut self {
            notes.push(note);
        }
        self
    }
}

/// What a credential is in general. Reports in other languages than English make their title of it and the provider.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    AccessKeyId,
    AccessToken,
    ApiKey,
    ApiSecret,
    AppPassword,
    BotToken,
    Certificate,
    ClientSecret,
    ConnectionString,
    DeployToken,
    EncryptionKey,
    JobToken,
    Jwt,
    LicenseKey,
    OauthToken,
    Password,
    PasswordHash,
    PersonalAccessToken,
    PrivateKey,
    RecoveryPhrase,
    RefreshToken,
    SecretKey,
    ServiceAccount,
    SessionToken,
    SigningSecret,
    Webhook,
}

/// What a credential is good for to somebody who should not have it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Risk {
    /// Runs machines and reads data in a cloud account, on its owner's bill.
    CloudAccount,
    /// Reads and changes source code.
    SourceCode,
    /// Publishes packages or images that others install.
    SupplyChain,
    /// Runs models on the owner's bill, and reads what was sent to them.
    AiUsage,
    /// Moves money, refunds, or reads customers' payment data.
    Payments,
    /// Holds coins: whoever has it can take them, for good.
    Funds,
    /// Reads and writes messages as the user, app or bot.
    Messaging,
    /// Sends mail or text messages in the owner's name and on the owner's bill.
    Mail,
    /// Reads or changes a database.
    Database,
    /// Reads or changes logs, metrics and alerts.
    Monitoring,
    /// Runs builds and reads the secrets that builds use.
    Ci,
    /// Opens a store of other secrets.
    SecretStore,
    /// Changes infrastructure: networks, clusters, names.
    Infrastructure,
    /// Logs in as a person or a service.
    Identity,
    /// Signs or decrypts in the owner's name.
    Cryptography,
    /// Reads or changes customers' and business data in a service.
    BusinessData,
    /// Uses a metered service on the owner's bill.
    MeteredService,
    /// Files and documents can be read or changed.
    Files,
}

impl Rule {
    /// The prefix that every value of this rule begins with, which may therefore be shown; empty when there is none.
    pub fn public_prefix(&self, value: &[u8]) -> &'static str {
        match self.reach {
            // Many literals are one prefix with the first character of the secret behind it.
            Reach::Here if self.literals.len() > 8 => {
                let first = self.literals[0];
                let shared = (0..first.len())
                    .take_while(|&at| self.literals.iter().all(|l| l.as_bytes().get(at) == Some(&first.as_bytes()[at])))
                    .count();
                first.get(..shared).filter(|p| value.starts_with(p.as_bytes())).unwrap_or("")
            }
            Reach::Here => self.literals.iter().copied().find(|l| value.starts_with(l.as_bytes())).unwrap_or(""),
            _ => "",
        }
    }
}

impl std::fmt::Debug for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Rule({})", self.id)
    }
}

/// Compiles `pattern` as rules are: bytes, Unicode off.
///
/// # Errors
/// The regex crate's own, when the pattern is no regular expression or is too large.
pub fn compile(pattern: &str) -> Result<Regex, regex::Error> {
    regex::bytes::RegexBuilder::new(pattern).unicode(false).build()
}

/// The verifier of a rule whose shape alone is proof enough.
pub fn shape_blocks(candidate: &Candidate<'_>) -> Verdict {
    if super::placeholder::is_typed(candidate.value()) { Verdict::Dismiss } else { Verdict::block(Proof::Pattern) }
}

/// The verifier of a rule whose matches are only said.
pub fn shape_warns(candidate: &Candidate<'_>) -> Verdict {
    if super::placeholder::is_typed(candidate.value()) { Verdict::Dismiss } else { Verdict::warn(Proof::Pattern) }
}

/// What entries leave out: `Rule { id: ..., ..DEFAULTS }`.
pub const DEFAULTS: Rule = Rule {
    id: "",
    provider: "",
    title: "",
    kind: Kind::ApiKey,
    literals: &[],
    ignore_case: false,
    reach: Reach::Here,
    pattern: "",
    edges: Edges::Closed,
    verify: shape_blocks,
    risk: Risk::MeteredService,
    revoke: Revoke { page: "", command: "" },
    docs: "",
    examples: &[],
    seal: None,
    near_misses: &[],
};
