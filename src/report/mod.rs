/*! What people and machines are told. The only place that prints. */

pub mod config;
pub mod explain;
pub mod fix;
pub mod format;
pub mod github;
pub mod gitlab;
pub mod help;
pub mod human;
pub mod install;
pub mod json;
pub mod junit;
pub mod known;
pub mod rules;
pub mod runbook;
pub mod sarif;

use crate::Error;
use crate::inspect::Located;
use crate::source::Coverage;
pub use crate::source::git::change::Underway;

/// Writes `text` to standard output. A reader that goes away early (`| head`) is no failure; a disk that is full is
/// one, and ends the program with exit code 2, because somebody counts on the file.
fn out(text: &str) {
    use std::io::Write;
    let mut stdout = std::io::stdout().lock();
    match stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            failure(&Error::new(crate::messages::no_output(), ""), Occasion::Scan);
            std::process::exit(crate::EXIT_FAILED.into());
        }
        _ => {}
    }
}

/// What a run was asked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Occasion {
    /// To look at what a person names.
    #[default]
    Scan,
    /// To let a commit through, or not.
    Hook,
}

/// Everything that a run has to tell.
#[derive(Debug, Default)]
pub struct Report {
    /// What was asked for.
    pub occasion: Occasion,
    /// Where the commit would go next: the remote that `git push` would take, without anything secret in it.
    pub destination: Option<String>,
    /// What git is in the midst of.
    pub underway: Underway,
    /// Whether nothing is said when nothing was found (`sekisho.quiet`).
    pub quiet: bool,
    /// Whether what is allowed is shown too.
    pub show_allowed: bool,
    /// Every finding, allowed ones too, in the order of documents and places.
    pub findings: Vec<Located>,
    /// What else should be mentioned, a sentence each.
    pub remarks: Vec<String>,
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
pub fn failure(error: &Error, occasion: Occasion) {
    let screen = human::screen::Screen::of_stderr();
    eprintln!("{} {}", screen.bad("sekisho:"), human::harmless(&error.what));
    if !error.next.is_empty() {
        eprintln!("  -> {}", human::harmless(&error.next));
    }
    eprintln!("{}", screen.bad(&crate::messages::failed(occasion == Occasion::Hook)));
}

/// Prints lines that were asked for, on standard output.
pub fn lines(lines: &[String]) {
    for line in lines {
        println!("{}", human::harmless(line));
    }
}

/// Prints lines that were asked for beside a report, on standard error.
pub fn aside(lines: &[String]) {
    for line in lines {
        eprintln!("{}", human::harmless(line));
    }
}

/// Prints lines that say what did not go well and stops nothing, on standard error.
pub fn complaints(lines: &[String]) {
    let screen = human::screen::Screen::of_stderr();
    for line in lines {
        eprintln!("{} {}", screen.bad("sekisho:"), human::harmless(line));
    }
}
