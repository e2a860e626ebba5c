/*! What people and machines are told. The only place that prints. */

pub mod human;
pub mod json;

use crate::Error;
use crate::inspect::Located;
use crate::source::Coverage;

/// Everything that a run has to tell.
#[derive(Debug, Default)]
pub struct Report {
    /// Every finding, allowed ones too, in the order of documents and places.
    pub findings: Vec<Located>,
    /// What was looked at.
    pub coverage: Coverage,
}

impl Report {
    /// The findings that nothing allows.
    pub fn active(&self) -> impl Iterator<Item = &Located> {
        self.findings.iter().filter(|f| !f.allowed)
    }

    /// How many findings were allowed.
    pub fn allowed(&self) -> usize {
        self.findings.iter().filter(|f| f.allowed).count()
    }

    /// Whether a finding blocks.
    pub fn blocks(&self) -> bool {
        self.active().any(|f| f.action == crate::detect::Action::Block)
    }
}

/// Prints `error` on standard error: what went wrong, how to go on, and that nothing was let through.
pub fn failure(error: &Error) {
    eprintln!("sekisho: {}", human::harmless(&error.what));
    if !error.next.is_empty() {
        eprintln!("  -> {}", human::harmless(&error.next));
    }
}
