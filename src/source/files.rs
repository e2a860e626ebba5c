/*! Files, folders and standard input. */

use super::windows::Windows;
use super::{Document, text};
use crate::{Error, messages};
use std::ffi::OsString;
use std::fs::{File, OpenOptions};
use std::io::Read;
use std::path::{Path, PathBuf};

/// Larger files are read in windows, so that memory does not grow with them.
const WHOLE: u64 = 8 << 20;

/// Something to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    /// Standard input, called `-`.
    Stdin,
    /// What a person named: a file, or a pipe that the shell made (`<(command)`).
    Named(PathBuf),
    /// A regular file in a folder that a person named.
    Inside(PathBuf),
}

/// What was read of an [`Item`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Amount {
    /// Bytes as they lie in the file.
    pub bytes: u64,
    /// Whether properly encrypted parts were passed by.
    pub encrypted: bool,
}

/// Everything below `paths`, in the order of names; `-` is standard input, and a folder stands for every regular file
/// in it but those in `.git`. Symbolic links in a folder are not followed: what they lead to is looked at where it
/// lies. Beside it, what could not be listed.
pub fn list(paths: &[OsString]) -> (Vec<Item>, Vec<Error>) {
    let (mut items, mut errors) = (Vec::new(), Vec::new());
    for path in paths {
        if path == "-" {
            items.push(Item::Stdin);
            continue;
        }
        let path = Path::new(path);
        if !path.is_dir() {
            items.push(Item::Named(path.to_owned()));
            continue;
        }
        let walk =
            walkdir::WalkDir::new(path).sort_by_file_name().into_iter().filter_entry(|e| e.file_name() != ".git");
        for entry in walk {
            match entry {
                Ok(entry) if entry.file_type().is_file() => items.push(Item::Inside(entry.into_path())),
                Ok(_) => {}
                Err(error) => {
                    let why = error.io_error().map_or_else(|| error.to_string(), ToString::to_string);
                    errors.push(unread(error.path().unwrap_or(path), &why));
                }
            }
        }
    }
    (items, errors)
}

/// Calls `each` with every document below `paths`, one after the other.
///
/// # Errors
/// The first that cannot be read, or what `each` gives.
pub fn documents(paths: &[OsString], mut each: impl FnMut(Document) -> Result<(), Error>) -> Result<(), Error> {
    let (items, errors) = list(paths);
    if let Some(error) = errors.into_iter().next() {
        return Err(error);
    }
    for item in items {
        let mut result = Ok(());
        item.read(|document| {
            if result.is_ok() {
                result = each(document);
            }
        })?;
        result?;
    }
    Ok(())
}

impl Item {
    /// The name in reports.
    pub fn name(&self) -> &[u8] {
        match self {
            Item::Stdin => b"-",
            Item::Named(path) | Item::Inside(path) => path.as_os_str().as_encoded_bytes(),
        }
    }

    /// Calls `each` with the item's text: whole, or in windows when it is large or its end is not known.
    ///
    /// # Errors
    /// When it cannot be read to its end, or is a device.
    pub fn read(&self, mut each: impl FnMut(Document)) -> Result<Amount, Error> {
        match self {
            Item::Stdin => stream(self.name(), std::io::stdin().lock(), &mut each),
            Item::Named(path) | Item::Inside(path) => self.read_file(path, &mut each),
        }
        .map_err(|error| unread(Path::new(std::str::from_utf8(self.name()).unwrap_or("?")), &error.to_string()))
    }

    fn read_file(&self, path: &Path, each: &mut impl FnMut(Document)) -> std::io::Result<Amount> {
        let file = self.open(path)?;
        let kind = file.metadata()?;
        let size = kind.len();
        if !kind.is_file() {
            if matches!(self, Item::Named(_)) && is_pipe(&kind) {
                return stream(self.name(), file, each);
            }
            return Err(std::io::Error::other(messages::not_a_file()));
        }
        if size > WHOLE {
            return stream(self.name(), file, each);
        }
        let mut bytes = Vec::with_capacity(size as usize + 1);
        // A file that grows meanwhile is read as far as it was when it was opened, and a little more.
        file.take(WHOLE + 1).read_to_end(&mut bytes)?;
        let read = bytes.len() as u64;
        let text = text::read(bytes);
        each(Document::whole(self.name(), text.bytes));
        Ok(Amount { bytes: read, encrypted: text.encrypted })
    }

    /// Opens the file. One that was listed as a regular file and is now a link or a pipe is not waited for.
    fn open(&self, path: &Path) -> std::io::Result<File> {
        let mut options = OpenOptions::new();
        options.read(true);
        #[cfg(unix)]
        if let Item::Inside(_) = self {
            use std::os::unix::fs::OpenOptionsExt;
            options.custom_flags(libc::O_NOFOLLOW | libc::O_NONBLOCK);
        }
        options.open(path)
    }
}

#[cfg(unix)]
fn is_pipe(kind: &std::fs::Metadata) -> bool {
    use std::os::unix::fs::FileTypeExt;
    kind.file_type().is_fifo() || kind.file_type().is_socket()
}

#[cfg(not(unix))]
fn is_pipe(_: &std::fs::Metadata) -> bool {
    false
}

fn stream(name: &[u8], reader: impl Read, each: &mut impl FnMut(Document)) -> std::io::Result<Amount> {
    let mut windows = Windows::new(name, reader);
    while let Some(window) = windows.advance()? {
        each(window);
    }
    Ok(Amount { bytes: windows.bytes, encrypted: false })
}

fn unread(path: &Path, why: &str) -> Error {
    Error::new(messages::unread(path, why), "")
}
