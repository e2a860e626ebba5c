/*!
What [`Memory`] holds, kept in the git dir: it is about one clone and the values that were found in it. A git dir that
cannot be written to costs no more than the time that it would have saved.
*/

use super::stopped;
use crate::policy::entry::Memory;
use std::path::{Path, PathBuf};

fn place(git_dir: &Path) -> PathBuf {
    git_dir.join("sekisho").join("bound")
}

/// What is remembered in the clone whose folder `git_dir` is.
pub fn load(git_dir: &Path) -> Memory {
    Memory::read(&std::fs::read_to_string(place(git_dir)).unwrap_or_default())
}

/// Remembers it, when there is more than before.
pub fn save(git_dir: &Path, memory: &Memory) {
    if memory.changed {
        let path = place(git_dir);
        let _ = path.parent().map(std::fs::create_dir_all);
        let _ = stopped::write(&path, memory.written().as_bytes(), Some(0o600));
    }
}
