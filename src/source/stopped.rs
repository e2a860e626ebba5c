/*!
What the last hook stopped, kept in the git dir so that `sekisho allow --last` knows it: fingerprints, names of rules
and paths; no value, and nothing of a line.
*/

use super::git::Repository;
use crate::Error;
use crate::inspect::Located;
use serde::{Deserialize, Serialize};
use std::io::Write;
use std::path::{Path, PathBuf};

/// Something that was stopped.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Stopped {
    /// The value's fingerprint.
    pub fingerprint: String,
    /// The rule's name.
    pub rule: String,
    /// The document, with what is no UTF-8 in it replaced.
    pub path: String,
}

impl Stopped {
    /// A finding by its names.
    pub fn of(found: &Located) -> Self {
        Stopped {
            fingerprint: found.fingerprint(),
            rule: found.finding.rule.id.to_owned(),
            path: String::from_utf8_lossy(&found.name).into_owned(),
        }
    }
}

/// Keeps what a hook `stopped`, or forgets what was kept when it stopped nothing. A git dir that cannot be written to
/// costs no more than `--last`. What the doctor's canary stops is not kept.
///
/// # Errors
/// When git cannot say where its folder is.
pub fn remember(repository: &Repository, stopped: &[Stopped]) -> Result<(), Error> {
    if std::env::var_os(crate::install::canary::DOCTOR).is_some() {
        return Ok(());
    }
    let path = place(&repository.git_dir()?);
    if stopped.is_empty() {
        let _ = std::fs::remove_file(path);
    } else {
        let text = serde_json::to_vec(stopped).unwrap_or_default();
        let _ = path.parent().map(std::fs::create_dir_all);
        let _ = write(&path, &text, Some(0o600));
    }
    Ok(())
}

/// What the last hook stopped; nothing when it stopped nothing, or when what was kept cannot be read.
///
/// # Errors
/// When git cannot say where its folder is.
pub fn last(repository: &Repository) -> Result<Vec<Stopped>, Error> {
    let text = std::fs::read(place(&repository.git_dir()?)).unwrap_or_default();
    Ok(serde_json::from_slice(&text).unwrap_or_default())
}

fn place(git_dir: &Path) -> PathBuf {
    git_dir.join("sekisho").join("stopped.json")
}

/// Writes `bytes` to `path` whole or not at all: a new file beside it takes its place. The file has `mode`, or the one
/// that the old file had. A link is followed, so that what it points to changes and the link stays.
///
/// # Errors
/// The system's.
pub fn write(path: &Path, bytes: &[u8], mode: Option<u32>) -> std::io::Result<()> {
    let path = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let beside = path.with_file_name(format!(".{name}.{}", std::process::id()));
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    if let Some(mode) = mode {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(mode);
    }
    #[cfg(not(unix))]
    let _ = mode;
    let written = options.open(&beside).and_then(|mut file| {
        file.write_all(bytes)?;
        if let (None, Ok(old)) = (mode, std::fs::metadata(&path)) {
            file.set_permissions(old.permissions())?;
        }
        file.sync_all()
    });
    let done = written.and_then(|()| std::fs::rename(&beside, &path));
    if done.is_err() {
        let _ = std::fs::remove_file(&beside);
    }
    done
}
