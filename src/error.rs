/*! The one error type: what could not be done, and how to go on. */

/// Something that stopped the job. It always has both halves: what went wrong, and what the person can do now. Neither
/// may hold text from inside a scanned document, because that text may be a secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    /// What could not be done and why, one line without a full stop.
    pub what: String,
    /// What to do about it, one line; empty when `what` already says it.
    pub next: String,
}

impl Error {
    /// An error that says `what` happened and what to do `next`.
    pub fn new(what: impl Into<String>, next: impl Into<String>) -> Self {
        Error { what: what.into(), next: next.into() }
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.next.is_empty() { f.write_str(&self.what) } else { write!(f, "{}: {}", self.what, self.next) }
    }
}

impl std::error::Error for Error {}
