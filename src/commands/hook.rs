/*! `sekisho hook pre-commit`: what the launcher in `.git/hooks` runs. */

use crate::detect::{Action, Detector};
use crate::inspect::{Located, fingerprint_all, inspect};
use crate::policy::Policy;
use crate::policy::before::{Loosened, loosened};
use crate::report::{self, Occasion, Report, format};
use crate::source::git::{Repository, change};
use crate::source::settings::{self, From, Texts};
use crate::source::staged::Staged;
use crate::source::stopped::{self, Stopped};
use crate::{EXIT_CLEAN, EXIT_FOUND, Error, known, messages};
use std::sync::Arc;

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

/// Looks at what the next commit adds. `merging` says that `git merge` makes it; `flags` are settings, each
/// `KEY=VALUE`.
///
/// # Errors
/// Whatever could not be read.
pub fn inspect_staged(repository: &mut Repository, merging: bool, flags: &[String]) -> Result<Inspected, Error> {
    let texts = settings::read(Some(repository), From::Index)?;
    let texts = Texts { flags: flags.to_vec(), ..texts };
    let policy = Policy::of(&texts)?;
    let mut staged = Staged::open(repository, merging)?;
    let mut detector = policy.detector();
    let mut before = Before::of(&texts, &staged);
    let mut complaints = Vec::new();
    // What adds no text is let through without a look at anybody's home.
    if staged.paths().next().is_some() {
        let wanted = policy.settings.known();
        let known = Arc::new(super::known::load(repository, &wanted, staged.paths())?);
        complaints.clone_from(&known.complaints);
        if let Some(Before { files, policy, detector }) = before {
            let known = if wanted.places || !policy.settings.known().places {
                known.clone()
            } else {
                // Commands are not run a second time.
                let places = known::Settings { values: Vec::new(), patterns: Vec::new(), ..policy.settings.known() };
                Arc::new(super::known::load(repository, &places, staged.paths())?)
            };
            before = Some(Before { files, policy, detector: detector.and(Box::new(known)) });
        }
        detector = detector.and(Box::new(known));
    }
    let mut report = Report { occasion: Occasion::Hook, quiet: policy.settings.flag("quiet"), ..Report::default() };
    let found = staged.inspect(|document| {
        let now = inspect(&detector, &policy, document).into_iter().map(|found| (true, found));
        let then = before.iter().flat_map(|before| inspect(&before.detector, &before.policy, document));
        now.chain(then.map(|found| (false, found))).collect()
    })?;
    let new = staged.new_ones(found.iter().map(|(_, found)| &found.traces[..]));
    let new_ones = found.into_iter().zip(new).filter_map(|(found, new)| new.then_some(found));
    let (now, then): (Vec<_>, Vec<_>) = new_ones.partition(|(now, _)| *now);
    report.findings = now.into_iter().map(|(_, found)| found).collect();
    super::ask_entries(&policy, &mut report.findings);
    report.coverage = staged.coverage;
    report.remarks = policy.remarks();
    if let Some(before) = before {
        let mut then: Vec<Located> = then.into_iter().map(|(_, found)| found).collect();
        super::ask_entries(&before.policy, &mut then);
        let let_through = loosened(&then, &report.findings);
        if let_through != Loosened::default() {
            let Loosened { stopped, mentioned } = let_through;
            report.remarks.push(messages::policy::loosened(&before.files, stopped, mentioned));
        }
    }
    Ok(Inspected { report, complaints })
}

/// The settings that the commit replaces by others.
struct Before {
    /// The files that it changes.
    files: String,
    policy: Policy,
    detector: Detector,
}

impl Before {
    /// What held before, if `staged` changes any of the repository's settings, which now are `texts`.
    fn of(texts: &Texts, staged: &Staged<'_>) -> Option<Before> {
        let mut files = Vec::new();
        let (mut old, mut none) = (texts.clone(), texts.clone());
        for name in settings::OWN {
            let Some(bytes) = staged.replaced(name.as_bytes()) else { continue };
            files.push(*name);
            (old, none) = (old.with(name, bytes), none.with(name, None));
        }
        if files.is_empty() {
            return None;
        }
        // Settings that could not be read stopped every commit: there were none.
        let policy = Policy::silent(&old).or_else(|_| Policy::silent(&none)).ok()?;
        Some(Before { files: files.join(", "), detector: policy.detector(), policy })
    }
}

/// What blocks in `report`, by the names under which it can be allowed.
pub fn stopped_by(report: &Report) -> Vec<Stopped> {
    let blocking: Vec<_> = report.active().filter(|found| found.action == Action::Block).collect();
    fingerprint_all(blocking.iter().copied());
    let mut stopped: Vec<Stopped> = blocking.into_iter().map(Stopped::of).collect();
    stopped.sort();
    stopped.dedup();
    stopped
}
