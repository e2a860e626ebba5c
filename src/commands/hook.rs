/*! `sekisho hook pre-commit`: what the launcher in `.git/hooks` runs. */

use crate::detect::Detector;
use crate::inspect::inspect;
use crate::policy::Policy;
use crate::report::{Occasion, Report, human};
use crate::source::staged::Staged;
use crate::{EXIT_CLEAN, EXIT_FOUND, Error};

/// Inspects what the next commit adds.
///
/// # Errors
/// Whatever could not be read.
pub fn run() -> Result<u8, Error> {
    let mut staged = Staged::open()?;
    let (detector, policy) = (Detector::default(), Policy::default());
    let mut report = Report { occasion: Occasion::Hook, ..Report::default() };
    staged.documents(|document| {
        report.findings.extend(inspect(&detector, &policy, &document));
        Ok(())
    })?;
    let new = staged.new_ones(report.findings.iter().map(|found| &found.traces[..]))?;
    let mut new = new.into_iter();
    report.findings.retain(|_| new.next().unwrap_or(true));
    report.coverage = staged.coverage;
    human::print(&report);
    Ok(if report.blocks() { EXIT_FOUND } else { EXIT_CLEAN })
}
