/*!
What the next commit adds: HEAD's tree (or the empty tree) against the index that GIT_INDEX_FILE names, blob by blob.
The work tree is never read: it is not what is committed.
*/

use super::git::program;
use super::lines::{self, LineSet};
use super::{Coverage, Document, text};
use crate::Error;

/// A path whose blob differs between HEAD and the index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The path.
    pub path: Vec<u8>,
    /// Mode and object id in HEAD, as git writes them; `None` when it was not there.
    pub old: Option<(u32, String)>,
    /// The same in the index; `None` when the commit deletes it.
    pub new: Option<(u32, String)>,
}

const GITLINK: u32 = 0o160_000;

impl Change {
    fn new_blob(&self) -> Option<&str> {
        self.new.as_ref().filter(|(mode, _)| *mode != GITLINK).map(|(_, id)| id.as_str())
    }

    fn old_blob(&self) -> Option<&str> {
        self.old.as_ref().filter(|(mode, _)| *mode != GITLINK).map(|(_, id)| id.as_str())
    }
}

/// The staged changes.
pub struct Staged {
    changes: Vec<Change>,
    old_lines: Option<LineSet>,
    /// What was read so far.
    pub coverage: Coverage,
}

impl Staged {
    /// Compares HEAD with the index.
    ///
    /// # Errors
    /// When git cannot say what is staged.
    pub fn open() -> Result<Self, Error> {
        let tree = match program::run(&["rev-parse", "-q", "--verify", "HEAD^{tree}"], b"") {
            Ok(tree) => tree,
            Err(_) => program::run(&["hash-object", "-t", "tree", "--stdin"], b"")?,
        };
        let tree = String::from_utf8_lossy(&tree).trim().to_owned();
        let raw = program::run(
            &[
                "diff-index",
                "--cached",
                "--raw",
                "-r",
                "-z",
                "--no-renames",
                "--no-abbrev",
                "--ita-invisible-in-index",
                &tree,
            ],
            b"",
        )?;
        Ok(Staged {
            changes: parse_raw(&raw),
            old_lines: None,
            coverage: Coverage { lines: Some(0), ..Coverage::default() },
        })
    }

    /// Calls `each` with every document of which something is new.
    ///
    /// # Errors
    /// The first blob that cannot be read, or what `each` gives.
    pub fn documents(&mut self, mut each: impl FnMut(&mut Staged, Document) -> Result<(), Error>) -> Result<(), Error> {
        for change in self.changes.clone() {
            let Some(new) = change.new_blob() else { continue };
            if change.old_blob() == Some(new) {
                continue;
            }
            let bytes = program::run(&["cat-file", "blob", new], b"")?;
            self.coverage.files += 1;
            self.coverage.bytes += bytes.len() as u64;
            let text = text::decode(bytes);
            if let Some(count) = &mut self.coverage.lines {
                *count += lines::lines(&text).count();
            }
            each(self, Document { name: change.path.clone(), text, first_line: 0 })?;
        }
        Ok(())
    }

    /// Whether `line` stands in no blob that this commit changes or removes.
    ///
    /// # Errors
    /// When an old blob cannot be read.
    pub fn is_new(&mut self, line: &[u8]) -> Result<bool, Error> {
        if self.old_lines.is_none() {
            let mut set = LineSet::default();
            for old in self.changes.iter().filter_map(Change::old_blob) {
                set.add(&text::decode(program::run(&["cat-file", "blob", old], b"")?));
            }
            self.old_lines = Some(set);
        }
        Ok(!self.old_lines.as_ref().is_some_and(|set| set.has(line)))
    }
}

/// Reads `git diff-index --raw -z`: `:oldmode newmode oldid newid status NUL path NUL`, again and again.
fn parse_raw(raw: &[u8]) -> Vec<Change> {
    let mut fields = raw.split(|&b| b == 0);
    let mut changes = Vec::new();
    while let (Some(head), Some(path)) = (fields.next(), fields.next()) {
        let head = String::from_utf8_lossy(head);
        let parts: Vec<&str> = head.trim_start_matches(':').split(' ').collect();
        let &[old_mode, new_mode, old_id, new_id, _] = parts.as_slice() else { continue };
        let side = |mode: &str, id: &str| {
            u32::from_str_radix(mode, 8).ok().filter(|&mode| mode != 0).map(|mode| (mode, id.to_owned()))
        };
        changes.push(Change { path: path.to_vec(), old: side(old_mode, old_id), new: side(new_mode, new_id) });
    }
    changes
}
