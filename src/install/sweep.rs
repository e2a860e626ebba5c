/*! Every repository below a folder. */

use std::path::{Path, PathBuf};

/// A repository, or a folder that could not be looked into and why.
pub type Found = Result<PathBuf, (PathBuf, String)>;

/// The repositories below `folder`: work trees (with a `.git` folder or file) and bare ones, in the order of their
/// names. Links are not followed.
pub fn repositories(folder: &Path) -> Vec<Found> {
    let mut found = Vec::new();
    let mut walk = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter();
    while let Some(entry) = walk.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(e) => {
                found.push(Err((e.path().unwrap_or(folder).to_path_buf(), e.to_string())));
                continue;
            }
        };
        if !entry.file_type().is_dir() {
            continue;
        }
        let path = entry.path();
        if entry.file_name() == ".git" {
            walk.skip_current_dir();
        } else if path.join(".git").exists() {
            found.push(Ok(path.to_path_buf()));
        } else if path.join("HEAD").is_file() && path.join("objects").is_dir() && path.join("refs").is_dir() {
            found.push(Ok(path.to_path_buf()));
            walk.skip_current_dir();
        }
    }
    found
}
