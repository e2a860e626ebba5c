/*! Files, folders and standard input. */

use super::{Document, text};
use crate::{Error, messages};
use std::io::Read;
use std::path::Path;

/// Calls `each` with every document below `paths`; `-` is standard input, and a folder stands for every regular file
/// in it but those in `.git`.
///
/// # Errors
/// The first file that cannot be read, or what `each` gives.
pub fn documents(
    paths: &[std::ffi::OsString],
    mut each: impl FnMut(Document) -> Result<(), Error>,
) -> Result<(), Error> {
    for path in paths {
        if path == "-" {
            let mut bytes = Vec::new();
            std::io::stdin().read_to_end(&mut bytes).map_err(|e| unread(Path::new("-"), &e))?;
            each(Document::whole(b"-", text::decode(bytes)))?;
            continue;
        }
        let walk =
            walkdir::WalkDir::new(path).sort_by_file_name().into_iter().filter_entry(|e| e.file_name() != ".git");
        for entry in walk {
            let entry = entry.map_err(|e| Error::new(messages::unread(Path::new(path), &e.to_string()), ""))?;
            if !entry.file_type().is_file() {
                continue;
            }
            let bytes = std::fs::read(entry.path()).map_err(|e| unread(entry.path(), &e))?;
            let name = entry.path().as_os_str().as_encoded_bytes().to_vec();
            each(Document::whole(name, text::decode(bytes)))?;
        }
    }
    Ok(())
}

fn unread(path: &Path, error: &std::io::Error) -> Error {
    Error::new(messages::unread(path, &error.to_string()), "")
}
