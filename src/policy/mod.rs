/*!
Block, warn, or allowed: what the user's settings make of a finding.

[`mark`] reads the marks that stand in the text itself. Nothing here prints, and nothing is computed for a document in
which nothing was found.
*/

pub mod mark;
pub mod near;

use crate::detect::{Action, Finding};
use mark::{Marks, Tool};

/// The settings that decide.
#[derive(Debug, Default)]
pub struct Policy {
    marks: Marks,
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
}

impl Policy {
    /// Decides on `finding` in the document called `name`, whose text is `text`; `all` is every finding in it.
    pub fn rule_on(&self, finding: &Finding, all: &[Finding], name: &[u8], text: &[u8]) -> Ruling {
        let _ = name;
        match self.marks.allow(text, finding, all) {
            Some(tool) => Ruling::Allowed(By::Mark(tool)),
            None => Ruling::Act(finding.action),
        }
    }
}
