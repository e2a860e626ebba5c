/*!
What the next commit adds: HEAD's tree (or the empty tree) against the index that GIT_INDEX_FILE names, blob by blob.
The work tree is never read: it is not what is committed.
*/

use super::git::{Change, Content, FOLDER, GITLINK, Id, Repository};
use super::lines::{self, Search, Trace};
use super::windows::Windows;
use super::{Coverage, Document, text};
use crate::detect::ciphertext;
use crate::{Error, messages};
use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::sync_channel;
use std::sync::{Mutex, PoisonError};

/// Blobs with more bytes than this are looked at in windows.
const LARGE: u64 = 4 << 20;
/// After so many blobs or bytes, more threads come to help.
const ALONE: (usize, u64) = (48, 2 << 20);
/// Each thread holds blobs of its own, and memory is bounded.
const THREADS: usize = 4;

/// The staged changes.
pub struct Staged<'r> {
    repository: &'r Repository,
    /// What differs from HEAD.
    changes: Vec<Change>,
    /// What differs from each commit that is merged.
    merged: Vec<Vec<Change>>,
    /// The changes that may hold something new.
    new: Vec<Change>,
    /// What was read so far.
    pub coverage: Coverage,
}

/// What was looked at in one blob, and what came of it.
struct Seen<T> {
    found: Vec<T>,
    lines: Option<usize>,
    bytes: u64,
    encrypted: bool,
}

fn blob(side: Option<(u32, Id)>) -> Option<Id> {
    side.filter(|(mode, _)| *mode != GITLINK && *mode != FOLDER).map(|(_, id)| id)
}

impl<'r> Staged<'r> {
    /// Compares HEAD, and the commits that a merge brings in, with the index. `merging` says that `git merge` itself
    /// runs this hook.
    ///
    /// # Errors
    /// When git cannot say what is staged.
    pub fn open(repository: &'r Repository, merging: bool) -> Result<Self, Error> {
        let changes = repository.changes(repository.head_tree()?)?;
        let merged = repository.merged_trees(merging)?;
        let merged = merged.into_iter().map(|tree| repository.changes(Some(tree))).collect::<Result<_, _>>()?;
        let coverage = Coverage { lines: Some(0), ..Coverage::default() };
        let mut staged = Staged { repository, changes, merged, new: Vec::new(), coverage };
        staged.new = staged.to_look_at();
        Ok(staged)
    }

    /// The paths of the blobs that will be read.
    pub fn paths(&self) -> impl Iterator<Item = &[u8]> {
        self.new.iter().map(|change| &change.path[..])
    }

    /// What the file at `path` held before, if this commit changes it; `Some(None)` where it held nothing, or nothing
    /// that can be read.
    pub fn replaced(&self, path: &[u8]) -> Option<Option<Vec<u8>>> {
        let change = self.changes.iter().find(|change| change.path == path)?;
        let take = |content: Content<'_>| match content {
            Content::Whole(bytes) => Ok(Some(bytes)),
            Content::Stream(_) => Ok(None),
        };
        Some(blob(change.old).and_then(|old| self.repository.content(old, LARGE, take).unwrap_or_default()))
    }

    /// The changes that may hold something new: a blob is there that was not, neither at this path in a merged commit
    /// nor at another path that this commit changes or removes.
    fn to_look_at(&self) -> Vec<Change> {
        let added = self.changes.iter().any(|c| c.old.is_none() && blob(c.new).is_some());
        let mut old: HashSet<Id> = self.changes.iter().filter_map(|c| blob(c.old)).collect();
        if added {
            for folder in self.changes.iter().filter(|c| c.old.is_some_and(|(mode, _)| mode == FOLDER)) {
                // A folder that cannot be read moved nowhere that we know of: its files count as new.
                let files = self.repository.expand(folder.clone()).unwrap_or_default();
                old.extend(files.iter().filter_map(|c| blob(c.old)));
            }
        }
        let mut out: Vec<Change> =
            self.changes.iter().filter(|c| blob(c.new).is_some_and(|new| !old.contains(&new))).cloned().collect();
        for merged in &self.merged {
            let differs: HashSet<(&[u8], Option<Id>)> = merged.iter().map(|c| (&c.path[..], blob(c.new))).collect();
            out.retain(|c| differs.contains(&(&c.path[..], blob(c.new))));
        }
        out
    }

    /// Calls `look` with every document of which something may be new, on several threads when there is much to look
    /// at, and gives what it gave, in the order of the documents.
    ///
    /// # Errors
    /// The first blob that cannot be read.
    pub fn inspect<T: Send>(&mut self, look: impl Fn(&Document) -> Vec<T> + Sync) -> Result<Vec<T>, Error> {
        let changes = &self.new;
        let mut seen: Vec<Seen<T>> = Vec::with_capacity(changes.len());
        let mut bytes = 0;
        while let Some(change) = changes.get(seen.len())
            && seen.len() < ALONE.0
            && bytes < ALONE.1
        {
            let one = look_at(self.repository, change, &look)?;
            bytes += one.bytes;
            seen.push(one);
        }
        if seen.len() < changes.len() {
            let rest = &changes[seen.len()..];
            seen.extend(look_at_many(self.repository, rest, &look)?);
        }
        let mut found = Vec::new();
        for one in seen {
            self.coverage.files += 1;
            self.coverage.bytes += one.bytes;
            self.coverage.lines = self.coverage.lines.zip(one.lines).map(|(a, b)| a + b);
            self.coverage.encrypted += usize::from(one.encrypted);
            found.extend(one.found);
        }
        Ok(found)
    }

    /// Says of each finding, by its traces, whether it is new: whether one of its lines stands in no blob that this
    /// commit changes or removes, compared with HEAD and with every commit that is merged.
    pub fn new_ones<'a>(&self, findings: impl Iterator<Item = &'a [Trace]> + Clone) -> Vec<bool> {
        let mut search = Search::new(findings.clone().flatten());
        'all: for change in self.changes.iter().chain(self.merged.iter().flatten()) {
            // What cannot be read (a partial clone does not have every old version) makes nothing old.
            for file in self.repository.expand(change.clone()).unwrap_or_default() {
                if search.is_done() {
                    break 'all;
                }
                if let Some(old) = blob(file.old) {
                    let _ = self.repository.content(old, LARGE, |content| {
                        match content {
                            Content::Whole(bytes) => search.look(&text::decode(bytes)),
                            Content::Stream(reader) => {
                                let mut windows = Windows::new(&file.path, reader);
                                while let Some(mut window) = windows.advance().map_err(|e| unread(&file.path, &e))? {
                                    ciphertext::conceal(&mut window.text);
                                    search.look(&window.text);
                                }
                            }
                        }
                        Ok(())
                    });
                }
            }
        }
        let is_new = |traces: &[Trace]| traces.is_empty() || traces.iter().any(|trace| search.is_new(trace));
        findings.map(is_new).collect()
    }
}

fn unread(path: &[u8], why: &impl std::fmt::Display) -> Error {
    let path = PathBuf::from(String::from_utf8_lossy(path).into_owned());
    Error::new(messages::unread(&path, &why.to_string()), messages::unread_next())
}

fn threads() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from).min(THREADS)
}

/// Looks at the new blob of `change`.
fn look_at<T: Send>(
    repository: &Repository,
    change: &Change,
    look: &(impl Fn(&Document) -> Vec<T> + Sync),
) -> Result<Seen<T>, Error> {
    let Some(new) = blob(change.new) else {
        return Ok(Seen { found: Vec::new(), lines: Some(0), bytes: 0, encrypted: false });
    };
    let outcome = repository.content(new, LARGE, |content| match content {
        Content::Whole(bytes) => {
            let size = bytes.len() as u64;
            let text = text::read(bytes);
            let lines = added_lines(repository, change, &text.bytes);
            let document = Document::whole(&change.path[..], text.bytes);
            let found = look(&document);
            Ok(Seen { found, lines, bytes: size, encrypted: text.encrypted || document.has_ciphertext.get() })
        }
        Content::Stream(reader) => look_through(reader, change, look),
    });
    outcome.map_err(|error| unread(&change.path, &error.what))
}

/// Looks at a large blob window by window: this thread reads, others look.
fn look_through<T: Send>(
    reader: &mut dyn std::io::Read,
    change: &Change,
    look: &(impl Fn(&Document) -> Vec<T> + Sync),
) -> Result<Seen<T>, Error> {
    let mut windows = Windows::new(&change.path, reader);
    let (found, has_ciphertext) = (Mutex::new(Vec::new()), AtomicBool::new(false));
    let mut lines = 0;
    let (send, receive) = sync_channel::<(usize, Document)>(1);
    let receive = Mutex::new(receive);
    let work = || {
        loop {
            let received = receive.lock().unwrap_or_else(PoisonError::into_inner).recv();
            let Ok((number, window)) = received else { return };
            let here = look(&window);
            has_ciphertext.fetch_or(window.has_ciphertext.get(), Ordering::Relaxed);
            if !here.is_empty() {
                found.lock().unwrap_or_else(PoisonError::into_inner).push((number, here));
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 1..threads().max(2) {
            scope.spawn(work);
        }
        // Dropped at the end, which ends the threads.
        let send = send;
        for number in 0.. {
            let Some(window) = windows.advance().map_err(|e| unread(&change.path, &e))? else { break };
            lines += memchr::memchr_iter(b'\n', &window.text[window.own.clone()]).count();
            if number == 0 && window.own.end == window.text.len() && !window.text.ends_with(b"\n") {
                lines += 1;
            }
            if send.send((number, window)).is_err() {
                return Err(unread(&change.path, &"a thread ended early"));
            }
        }
        Ok(())
    })?;
    let mut found = found.into_inner().unwrap_or_else(PoisonError::into_inner);
    found.sort_unstable_by_key(|(number, _)| *number);
    let found = found.into_iter().flat_map(|(_, here)| here).collect();
    let lines = change.old.is_none().then_some(lines);
    Ok(Seen { found, lines, bytes: windows.bytes, encrypted: has_ciphertext.into_inner() })
}

/// Looks at many blobs on several threads, each with a repository of its own.
fn look_at_many<T: Send>(
    repository: &Repository,
    changes: &[Change],
    look: &(impl Fn(&Document) -> Vec<T> + Sync),
) -> Result<Vec<Seen<T>>, Error> {
    let next = AtomicUsize::new(0);
    let work = |repository: &Repository| -> Result<Vec<(usize, Seen<T>)>, Error> {
        let mut mine = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(change) = changes.get(at) else { return Ok(mine) };
            match look_at(repository, change, look) {
                Ok(seen) => mine.push((at, seen)),
                Err(error) => {
                    // The others need not go on: it is not going to be clean.
                    next.store(changes.len(), Ordering::Relaxed);
                    return Err(error);
                }
            }
        }
    };
    let another = repository.another();
    let mut all = std::thread::scope(|scope| {
        let helpers: Vec<_> = (1..threads()).map(|_| scope.spawn(|| work(&another.open()?))).collect();
        let mut all = work(repository)?;
        for helper in helpers {
            all.extend(helper.join().map_err(|_| Error::new(messages::git_failed("a thread ended early"), ""))??);
        }
        Ok(all)
    })?;
    all.sort_unstable_by_key(|(at, _)| *at);
    Ok(all.into_iter().map(|(_, seen)| seen).collect())
}

/// How many lines of `text` stand not in the old version at the same path; `None` when that is too much to find out.
fn added_lines(repository: &Repository, change: &Change, text: &[u8]) -> Option<usize> {
    let Some(old) = blob(change.old) else { return Some(lines::lines(text).count()) };
    repository
        .content(old, LARGE, |content| match content {
            Content::Whole(bytes) => Ok(Some(lines::added(&text::read(bytes).bytes, text))),
            Content::Stream(_) => Ok(None),
        })
        .unwrap_or_else(|_| Some(lines::lines(text).count()))
}
