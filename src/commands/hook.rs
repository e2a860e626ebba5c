/*! `sekisho hook pre-commit`: what the launcher in `.git/hooks` runs. */

use crate::detect::Action;
use crate::inspect::inspect;
use crate::policy::Policy;
use crate::report::{self, Occasion, Report, format};
use crate::source::git::{Repository, change};
use crate::source::settings::{self, From, Texts};
use crate::source::staged::Staged;
use crate::source::stopped::{self, Stopped};
use crate::{EXIT_CLEAN, EXIT_FOUND, Error};

/// What the command line asks of a hook.
#[derive(Debug, Default)]
pub struct Wishes {
    /// The format of the report; the one for people when it is empty.
    pub format: String,
    /// Settings, each `KEY=VALUE`.
    pub flags: Vec<String>,
    /// Whether what is allowed is shown too.
    pub show_allowed: bool,
}

/// Inspects what the next commit adds, and reports as `wishes` say. `merging` says that `git merge` makes it.
///
/// # Errors
/// Whatever could not be read.
pub fn run(merging: bool, wishes: &Wishes) -> Result<u8, Error> {
    let answer = || {
        let mut repository = Repository::open()?;
        super::choose_language(Some(&repository));
        let mut inspected = inspect_staged(&mut repository, merging, &wishes.flags)?;
        inspected.report.show_allowed = wishes.show_allowed;
        if inspected.report.blocks() {
            inspected.report.destination = change::destination();
            // What cannot be found out only changes a hint.
            inspected.report.underway = repository.git_dir().map(|d| change::underway(&d)).unwrap_or_default();
            super::fix::mark_fixable(&mut inspected.report);
        }
        stopped::remember(&repository, &stopped_by(&inspected.report))?;
        Ok(inspected)
    };
    let Inspected { report, complaints } = answer().inspect_err(|error| format::failure(error, &wishes.format))?;
    report::complaints(&complaints);
    format::print(&report, &wishes.format);
    Ok(if report.blocks() { EXIT_FOUND } else { EXIT_CLEAN })
}

/// What there is to say of the next commit.
pub struct Inspected {
    /// What was found.
    pub report: Report,
    /// What did not go well and stopped nothing.
    pub complaints: Vec<String>,
}

/// Looks at what the next commit adds. `merging` says that `git merge` makes it; `flags` are settings, each `KEY=VALUE`.
///
/// # Errors
/// Whatever could not be read.
pub fn inspect_staged(repository: &mut Repository, merging: bool, flags: &[String]) -> Result<Inspected, Error> {
    let texts = settings::read(Some(repository), From::Index)?;
    let policy = Policy::of(&Texts { flags: flags.to_vec(), ..texts })?;
    let mut staged = Staged::open(repository, merging)?;
    let mut detector = policy.detector();
    let mut complaints = Vec::new();
    // What adds no text is let through without a look at anybody's home.
    if staged.paths().next().is_some() {
        let known = super::known::load(repository, &policy.settings.known(), staged.paths())?;
        complaints.clone_from(&known.complaints);
        detector = detector.and(Box::new(known));
    }
    let mut report = Report { occasion: Occasion::Hook, quiet: policy.settings.flag("quiet"), ..Report::default() };
    report.findings = staged.inspect(|document| inspect(&detector, &policy, document))?;
    let new = staged.new_ones(report.findings.iter().map(|found| &found.traces[..]));
    let mut new = new.into_iter();
    report.findings.retain(|_| new.next().unwrap_or(true));
    super::ask_entries(&policy, &mut report.findings);
    report.coverage = staged.coverage;
    report.remarks = policy.remarks();
    Ok(Inspected { report, complaints })
}

/// What blocks in `report`, by the names under which it can be allowed.
pub fn stopped_by(report: &Report) -> Vec<Stopped> {
    let blocking = report.active().filter(|found| found.action == Action::Block);
    let mut stopped: Vec<Stopped> = blocking.map(Stopped::of).collect();
    stopped.sort();
    stopped.dedup();
    stopped
}
