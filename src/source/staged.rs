/*!
What the next commit adds: HEAD's tree (or the empty tree) against the index that GIT_INDEX_FILE names, blob by blob.
The work tree is never read: it is not what is committed.
*/

use super::git::program;
use super::lines::{self, Search, Trace};
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
        Ok(Staged { changes: parse_raw(&raw), coverage: Coverage { lines: Some(0), ..Coverage::default() } })
    }

    /// The paths of the blobs that will be read.
    pub fn paths(&self) -> impl Iterator<Item = &[u8]> {
        self.changes.iter().filter(|c| c.new_blob().is_some_and(|new| c.old_blob() != Some(new))).map(|c| &c.path[..])
    }

    /// Calls `each` with every document of which something is new.
    ///
    /// # Errors
    /// The first blob that cannot be read, or what `each` gives.
    pub fn documents(&mut self, mut each: impl FnMut(Document) -> Result<(), Error>) -> Result<(), Error> {
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
            each(Document::whole(change.path.clone(), text))?;
        }
        Ok(())
    }

    /// Says of each finding, by its traces, whether it is new: whether one of its lines stands in no blob that this
    /// commit changes or removes.
    ///
    /// # Errors
    /// When an old blob cannot be read.
    pub fn new_ones<'a>(&mut self, findings: impl Iterator<Item = &'a [Trace]> + Clone) -> Result<Vec<bool>, Error> {
        let mut search = Search::new(findings.clone().flatten());
        for old in self.changes.iter().filter_map(Change::old_blob) {
            if search.is_done() {
                break;
            }
            search.look(&text::decode(program::run(&["cat-file", "blob", old], b"")?));
        }
        let is_new = |traces: &[Trace]| traces.is_empty() || traces.iter().any(|trace| search.is_new(trace));
        Ok(findings.map(is_new).collect())
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
