/*! `sekisho scan`: the same detection over files, folders and standard input. */

use crate::detect::Detector;
use crate::inspect::{Located, inspect};
use crate::policy::Policy;
use crate::report::{self, Report, format};
use crate::source::files::{self, Amount, Item};
use crate::source::settings::{self, From, Texts};
use crate::{EXIT_CLEAN, EXIT_FAILED, EXIT_FOUND, Error};
use clap::ArgMatches;
use std::ffi::OsString;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Inspects what the arguments name; every line counts as new. What cannot be read is said at the end, after all
/// findings, and makes the exit code [`EXIT_FAILED`].
///
/// # Errors
/// When the settings cannot be read, or the only thing that was named cannot.
pub fn run(arguments: &ArgMatches) -> Result<u8, Error> {
    let name = arguments.get_one::<String>("format").map_or("human", String::as_str);
    let (report, mut errors) = look_at(arguments).inspect_err(|error| format::failure(error, name))?;
    format::print(&report, name);
    if arguments.get_flag("explain") {
        report::explain::print(&report);
    }
    if let Some(last) = errors.pop() {
        report::complaints(&errors.into_iter().map(|error| error.what).collect::<Vec<_>>());
        report::failure(&last, report.occasion);
        return Ok(EXIT_FAILED);
    }
    Ok(if report.blocks() { EXIT_FOUND } else { EXIT_CLEAN })
}

fn look_at(arguments: &ArgMatches) -> Result<(Report, Vec<Error>), Error> {
    let paths: Vec<OsString> = arguments.get_many("path").into_iter().flatten().cloned().collect();
    let flags = super::flags(arguments);
    let policy = Policy::of(&Texts { flags, ..settings::read(None, From::WorkTree)? })?;
    let detector = policy.detector();
    let (items, mut errors) = files::list(&paths);
    let threads = arguments.get_one::<usize>("threads").copied();
    let threads = threads.or_else(|| std::thread::available_parallelism().ok().map(usize::from)).unwrap_or(1);
    let mut report = Report { show_allowed: arguments.get_flag("show-allowed"), ..Report::default() };
    for result in over(&items, threads, |item| look(item, &detector, &policy)) {
        match result {
            Ok((amount, findings)) => {
                report.coverage.files += 1;
                report.coverage.bytes += amount.bytes;
                report.coverage.encrypted += usize::from(amount.encrypted);
                report.findings.extend(findings);
            }
            Err(error) => errors.push(error),
        }
    }
    super::ask_entries(&policy, &mut report.findings);
    report.coverage.unread = errors.len();
    report.remarks = policy.remarks();
    Ok((report, errors))
}

/// Everything in `item`, old or new.
///
/// # Errors
/// When it cannot be read.
pub fn look(item: &Item, detector: &Detector, policy: &Policy) -> Result<(Amount, Vec<Located>), Error> {
    let (mut findings, mut has_ciphertext) = (Vec::new(), false);
    let mut amount = item.read(|document| {
        findings.extend(inspect(detector, policy, &document));
        has_ciphertext |= document.has_ciphertext.get();
    })?;
    amount.encrypted |= has_ciphertext;
    Ok((amount, findings))
}

/// What `work` makes of every one of `items`, in their order, with so many `threads`.
fn over<I: Sync, O: Send>(items: &[I], threads: usize, work: impl Fn(&I) -> O + Sync) -> Vec<O> {
    if threads <= 1 || items.len() <= 1 {
        return items.iter().map(work).collect();
    }
    let next = AtomicUsize::new(0);
    let mut done: Vec<(usize, O)> = std::thread::scope(|scope| {
        let worker = || {
            let mut done = Vec::new();
            while let Some((index, item)) = {
                let index = next.fetch_add(1, Ordering::Relaxed);
                items.get(index).map(|item| (index, item))
            } {
                done.push((index, work(item)));
            }
            done
        };
        let workers: Vec<_> = (1..threads.min(items.len())).map(|_| scope.spawn(worker)).collect();
        let mut done = worker();
        for other in workers {
            // A worker that died takes the program with it: nothing that it was to read may be missing.
            done.extend(other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        }
        done
    });
    done.sort_unstable_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, result)| result).collect()
}
