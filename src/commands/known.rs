/*! `sekisho known`: which of the user's own credentials a commit is compared with. */

use crate::known::{Known, Settings, Surroundings};
use crate::policy::Policy;
use crate::report;
use crate::source::git::Repository;
use crate::source::settings::{self, From};
use crate::{EXIT_CLEAN, Error};

/// Lists the places, the number of values that each gave, and what could not be read.
///
/// # Errors
/// A setting that makes no sense, a provider that fails, or no repository.
pub fn run() -> Result<u8, Error> {
    let mut repository = Repository::open()?;
    // The same settings as the hook's, or this would tell of another check than the one that runs.
    let policy = Policy::of(&settings::read(Some(&mut repository), From::Index)?)?;
    let settings = policy.settings.known();
    let known = load(&repository, &settings, std::iter::empty())?;
    report::known::print(&known, settings.places);
    Ok(EXIT_CLEAN)
}

/// Reads the user's own credentials for a commit that changes files at `paths`.
///
/// # Errors
/// A provider that fails.
pub fn load<'p>(
    repository: &Repository,
    settings: &Settings,
    paths: impl Iterator<Item = &'p [u8]>,
) -> Result<Known, Error> {
    let ignored = |path: &std::path::Path| repository.ignores(path);
    let committed = |path: &std::path::Path| repository.committed(path);
    Known::load(settings, &Surroundings::of_process(repository.work_tree()?, paths, &ignored, &committed))
}
