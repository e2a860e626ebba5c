/*! The files of the work tree, for the commands that look through them or write one. */

use crate::inspect::{Located, inspect};
use crate::policy::Policy;
use crate::source::files;
use crate::source::git::Repository;
use crate::source::stopped;
use crate::{Error, messages};
use std::path::{Path, PathBuf};

/// Everything that is found in the tracked files as they lie in the work tree.
///
/// # Errors
/// What could not be read.
pub(super) fn tracked(repository: &Repository, policy: &Policy, top: &Path) -> Result<Vec<Located>, Error> {
    let paths: Vec<_> = repository.tracked()?.into_iter().map(|path| top.join(path)).collect();
    let there = |path: &PathBuf| std::fs::symlink_metadata(path).is_ok_and(|data| data.is_file());
    let paths: Vec<_> = paths.into_iter().filter(there).map(PathBuf::into_os_string).collect();
    let detector = policy.detector();
    let mut found = Vec::new();
    files::documents(&paths, |document| {
        found.extend(inspect(&detector, policy, &document));
        Ok(())
    })?;
    Ok(found)
}

/// The text of the file at `place`, empty when there is none.
///
/// # Errors
/// When it cannot be read, or is no UTF-8.
pub(super) fn read(place: &Path) -> Result<String, Error> {
    match std::fs::read(place) {
        Ok(bytes) => String::from_utf8(bytes).map_err(|_| Error::new(messages::unread(place, "UTF-8"), "")),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(String::new()),
        Err(e) => Err(Error::new(messages::unread(place, &e.to_string()), messages::policy::unread_next())),
    }
}

/// Writes `text` to `place`, whole or not at all.
///
/// # Errors
/// When it cannot be written.
pub(super) fn write(place: &Path, text: &str) -> Result<(), Error> {
    stopped::write(place, text.as_bytes(), None)
        .map_err(|e| Error::new(messages::policy::unwritten(place, &e.to_string()), messages::policy::unwritten_next()))
}
