/*! Block, warn, or allowed: what the user's settings make of a finding. */

use crate::detect::{Action, Finding};

/// The settings that decide.
#[derive(Debug, Default)]
pub struct Policy {}

/// What is done with a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ruling {
    /// It blocks or warns.
    Act(Action),
    /// Something allows it.
    Allowed,
}

/// The mark that allows what stands on its line.
const MARK: &[u8] = b"sekisho:allow";

impl Policy {
    /// Decides on `finding` in the document called `name`; `lines` are the whole lines that it stands in.
    pub fn rule_on(&self, finding: &Finding, name: &[u8], lines: &[u8]) -> Ruling {
        let _ = name;
        if memchr::memmem::find(lines, MARK).is_some() { Ruling::Allowed } else { Ruling::Act(finding.action) }
    }
}
