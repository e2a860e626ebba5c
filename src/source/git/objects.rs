/*!
Objects: read where they lie loose, else by libgit2, else by the git program.

Most of what a commit adds was staged a moment ago and lies loose: one file, opened and inflated once, which also tells
the size before anything large is held. Packs are libgit2's; loose objects never are, wherever they lie, because it
waits forever for the rest of one that was cut off. Objects too large to be held whole come in pieces, from the loose
file or from `git cat-file --batch`.

The loose format is zlib over `TYPE SIZE NUL CONTENT` (gitrepository-layout(5), "objects/[0-9a-f][0-9a-f]"); where else
they may lie is in the same page ("objects/info/alternates") and in git(1) (GIT_ALTERNATE_OBJECT_DIRECTORIES).
*/

use super::Repository;
use super::ask::path_of;
use super::id::Id;
use crate::{Error, messages};
use flate2::{Decompress, FlushDecompress, Status};
use once_cell::unsync::OnceCell;
use std::cell::RefCell;
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

/// What a blob holds: whole, or in pieces when it is larger than the caller wants to hold.
pub enum Content<'a> {
    /// All of it.
    Whole(Vec<u8>),
    /// A reader that ends with an error when the object is damaged or shorter than it says.
    Stream(&'a mut dyn Read),
}

/// The loose objects of one repository, and of those that it borrows from.
pub struct Loose {
    folder: PathBuf,
    /// The other folders; `None` when only git can tell which they are.
    alternates: OnceCell<Option<Vec<PathBuf>>>,
    inflate: RefCell<Decompress>,
}

/// The first piece of a loose object's file; most objects are no larger.
const FIRST: usize = 16 << 10;
/// An object's header is at most this long: a type and a number.
const HEADER: usize = 32;
/// How long a chain of repositories may be that borrow from each other (git's own limit, object-file.c).
const DEEPEST: usize = 5;

impl Loose {
    /// The objects in `folder`.
    pub fn new(folder: PathBuf) -> Self {
        Loose { folder, alternates: OnceCell::new(), inflate: RefCell::new(Decompress::new(true)) }
    }

    /// The file of `id`, open.
    fn open(&self, id: Id) -> Result<File, Found> {
        let hex = id.to_string();
        let open = |folder: &PathBuf| match File::open(folder.join(&hex[..2]).join(&hex[2..])) {
            Ok(file) => Some(Ok(file)),
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => None,
            Err(_) => Some(Err(Found::Damaged)),
        };
        if let Some(here) = open(&self.folder) {
            return here;
        }
        match self.alternates.get_or_init(|| alternates(&self.folder)) {
            Some(others) => others.iter().find_map(open).unwrap_or(Err(Found::No)),
            None => Err(Found::Damaged),
        }
    }

    /// The content of `id`, whatever its type, if it lies here, can be read and has no more than `largest` bytes.
    pub fn read(&self, id: Id, largest: u64) -> Found {
        let mut file = match self.open(id) {
            Ok(file) => file,
            Err(why) => return why,
        };
        let Ok(size) = file.metadata().map(|m| m.len()) else { return Found::Damaged };
        // A whole small file in one call; of a large one only what is needed for the header.
        let mut packed = vec![0; usize::try_from(size).unwrap_or(FIRST).min(FIRST)];
        if file.read_exact(&mut packed).is_err() {
            return Found::Damaged;
        }
        let mut inflate = self.inflate.borrow_mut();
        inflate.reset(true);
        let mut head = [0; HEADER];
        if inflate.decompress(&packed, &mut head, FlushDecompress::None).is_err() {
            return Found::Damaged;
        }
        let filled = (inflate.total_out() as usize).min(HEADER);
        let Some((begin, length)) = header(&head[..filled]) else { return Found::Damaged };
        if length > largest {
            return Found::Large;
        }
        let Ok(length) = usize::try_from(length) else { return Found::Large };
        let mut out = Vec::with_capacity(length);
        out.extend_from_slice(&head[begin..filled]);
        packed.drain(..inflate.total_in() as usize);
        if file.take(size.saturating_sub(FIRST as u64)).read_to_end(&mut packed).is_err() {
            return Found::Damaged;
        }
        let mut rest = packed.as_slice();
        // One byte more than it should be, so that an object that is longer than it says is noticed.
        out.reserve_exact(length + 1 - out.len().min(length));
        loop {
            let (before_in, before_out) = (inflate.total_in(), inflate.total_out());
            let status = inflate.decompress_vec(rest, &mut out, FlushDecompress::Finish);
            rest = &rest[(inflate.total_in() - before_in) as usize..];
            match status {
                Ok(Status::StreamEnd) if out.len() == length => return Found::Whole(out),
                Ok(Status::Ok | Status::BufError)
                    if inflate.total_out() > before_out && out.len() <= length && out.len() < out.capacity() => {}
                _ => return Found::Damaged,
            }
        }
    }

    /// A reader of the content of `id` and its size.
    pub fn stream(&self, id: Id) -> Option<(u64, impl Read + use<>)> {
        stream(self.open(id).ok()?)
    }
}

/// The folders of objects that `folder` borrows from, and those that the environment names; `None` when they are
/// written in a way that is left to git.
fn alternates(folder: &Path) -> Option<Vec<PathBuf>> {
    let mut out = Vec::new();
    if let Some(named) = std::env::var_os("GIT_ALTERNATE_OBJECT_DIRECTORIES") {
        for path in std::env::split_paths(&named).filter(|path| !path.as_os_str().is_empty()) {
            if path.as_os_str().as_encoded_bytes().starts_with(b"\"") {
                return None;
            }
            borrowed(&path, 1, &mut out)?;
            out.push(path);
        }
    }
    borrowed(folder, 0, &mut out)?;
    Some(out)
}

/// Adds the folders that `folder`, the `depth`th in its chain, borrows from.
fn borrowed(folder: &Path, depth: usize, out: &mut Vec<PathBuf>) -> Option<()> {
    let listed = match std::fs::read(folder.join("info/alternates")) {
        Ok(listed) => listed,
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => return Some(()),
        Err(_) => return None,
    };
    for line in listed.split(|&b| b == b'\n').filter(|line| !line.is_empty() && !line.starts_with(b"#")) {
        // git unquotes a line in quotation marks.
        if line.starts_with(b"\"") || depth >= DEEPEST {
            return None;
        }
        // A relative path is relative to the folder of objects that lists it.
        let other = folder.join(path_of(line));
        borrowed(&other, depth + 1, out)?;
        out.push(other);
    }
    Some(())
}

/// What [`Loose::read`] gives.
pub enum Found {
    /// The content.
    Whole(Vec<u8>),
    /// It is here and larger than wanted.
    Large,
    /// It is not here.
    No,
    /// It is here and cannot be read, or where it may be is for git to say. It must not be given to libgit2, which
    /// waits forever for the rest of an object that was cut off.
    Damaged,
}

/// Where the content begins and how long it is, by the header in `head`.
fn header(head: &[u8]) -> Option<(usize, u64)> {
    let end = memchr::memchr(0, head)?;
    let (kind, size) = std::str::from_utf8(&head[..end]).ok()?.split_once(' ')?;
    matches!(kind, "blob" | "tree" | "commit" | "tag").then_some(())?;
    Some((end + 1, size.parse().ok()?))
}

fn stream(file: File) -> Option<(u64, impl Read + use<>)> {
    let mut inflate = flate2::read::ZlibDecoder::new_with_buf(file, vec![0; 64 << 10]);
    let mut head = Vec::with_capacity(HEADER);
    let mut byte = [0];
    while byte != [0] || head.is_empty() {
        if head.len() == HEADER {
            return None;
        }
        inflate.read_exact(&mut byte).ok()?;
        head.push(byte[0]);
    }
    let (_, size) = header(&head)?;
    Some((size, Exactly { inner: inflate, left: size }))
}

/// A reader that insists on a number of bytes, no fewer and no more.
struct Exactly<R> {
    inner: R,
    left: u64,
}

impl<R: Read> Read for Exactly<R> {
    fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
        let read = self.inner.read(out)?;
        let wrong = if out.is_empty() { false } else { (read == 0 && self.left > 0) || read as u64 > self.left };
        if wrong {
            return Err(std::io::Error::new(std::io::ErrorKind::InvalidData, "the object has not the size it says"));
        }
        self.left -= read as u64;
        Ok(read)
    }
}

impl Repository {
    /// The content of the tree or commit `id` by the library's ways alone; `None` when they cannot.
    pub(super) fn quick(&self, id: Id) -> Option<Vec<u8>> {
        match self.loose.as_ref().map_or(Found::No, |loose| loose.read(id, u64::MAX)) {
            Found::Whole(bytes) => return Some(bytes),
            Found::Large | Found::Damaged => return None,
            Found::No => {}
        }
        let odb = self.library.as_ref()?.odb().ok()?;
        let object = odb.read(git2::Oid::from_bytes(id.as_bytes()).ok()?).ok()?;
        Some(object.data().to_vec())
    }

    /// Calls `with` with the content of the blob `id`: whole when it has no more than `largest` bytes, else in pieces.
    ///
    /// # Errors
    /// When no way of reading it works: what the git program says. Or what `with` gives.
    pub fn content<T>(
        &self,
        id: Id,
        largest: u64,
        with: impl FnOnce(Content<'_>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let mut damaged = false;
        if let Some(loose) = &self.loose {
            match loose.read(id, largest) {
                Found::Whole(bytes) => return with(Content::Whole(bytes)),
                Found::Large => {
                    if let Some((_, mut reader)) = loose.stream(id) {
                        return with(Content::Stream(&mut reader));
                    }
                    damaged = true;
                }
                Found::Damaged => damaged = true,
                Found::No => {}
            }
        }
        if let Some(library) = &self.library
            && !damaged
            && let Ok(oid) = git2::Oid::from_bytes(id.as_bytes())
            && let Ok(odb) = library.odb()
            && odb.read_header(oid).is_ok_and(|(size, _)| size as u64 <= largest)
            && let Ok(object) = odb.read(oid)
        {
            return with(Content::Whole(object.data().to_vec()));
        }
        // What is called may itself read objects, so the process is not lent out meanwhile.
        let mut batch = self.batch.take();
        let mut with = Some(with);
        let mut whole = None;
        let streamed = batch.read(id, |size, reader| {
            if size > largest {
                return Ok(with.take().map(|with| with(Content::Stream(reader))));
            }
            let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0));
            reader.read_to_end(&mut bytes).map_err(|e| Error::new(messages::git_failed(&e.to_string()), ""))?;
            whole = Some(bytes);
            Ok(None)
        });
        self.batch.replace(batch);
        match (streamed?, with, whole) {
            (Some(out), _, _) => out,
            (None, Some(with), Some(bytes)) => with(Content::Whole(bytes)),
            _ => Err(Error::new(messages::git_failed("nothing was read"), messages::git_failed_next())),
        }
    }

    /// The content of the blob `id`, whole.
    ///
    /// # Errors
    /// As [`Repository::content`].
    pub fn blob(&self, id: Id) -> Result<Vec<u8>, Error> {
        self.content(id, u64::MAX, |content| match content {
            Content::Whole(bytes) => Ok(bytes),
            Content::Stream(reader) => {
                let mut bytes = Vec::new();
                reader.read_to_end(&mut bytes).map_err(|e| Error::new(messages::git_failed(&e.to_string()), ""))?;
                Ok(bytes)
            }
        })
    }
}
