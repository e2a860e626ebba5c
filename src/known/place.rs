/*! Reading a file that may be anything: a pipe, a device, somebody else's, a gigabyte. */

use super::Reason;
use std::io::Read;
use std::path::Path;
use zeroize::Zeroizing;

/// No file of credentials is larger than this, in bytes.
const MOST: u64 = 1 << 20;

/// The content of the file at `path`; `Ok(None)` when there is none.
///
/// Symbolic links are followed (dotfiles are often links), but only a regular file that belongs to the user or to root
/// is read, and opening never waits for the other end of a pipe.
///
/// # Errors
/// Why it was not read.
pub fn read(path: &Path) -> Result<Option<Zeroizing<Vec<u8>>>, Reason> {
    let mut options = std::fs::OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.custom_flags(libc::O_NONBLOCK | libc::O_NOCTTY);
    }
    let mut file = match options.open(path) {
        Ok(file) => file,
        Err(e) if matches!(e.kind(), std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory) => {
            return Ok(None);
        }
        Err(_) => return Err(Reason::Unreadable),
    };
    let about = file.metadata().map_err(|_| Reason::Unreadable)?;
    if !about.is_file() {
        return Err(Reason::NotAFile);
    }
    if about.len() > MOST {
        return Err(Reason::TooLarge);
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        // SAFETY: the call has no arguments and cannot fail.
        if about.uid() != unsafe { libc::geteuid() } && about.uid() != 0 {
            return Err(Reason::Foreign);
        }
    }
    // Room for the whole file at once: a vector that grows would leave copies behind.
    let mut bytes = Zeroizing::new(Vec::with_capacity(about.len() as usize + 1));
    (&mut file).take(MOST).read_to_end(&mut bytes).map_err(|_| Reason::Unreadable)?;
    Ok(Some(bytes))
}

/// The names in the folder at `path`, sorted; none when it cannot be read. At most `most` of them.
pub fn list(path: &Path, most: usize) -> Vec<std::ffi::OsString> {
    let Ok(entries) = std::fs::read_dir(path) else { return Vec::new() };
    let mut names: Vec<_> = entries.flatten().map(|entry| entry.file_name()).take(most).collect();
    names.sort();
    names
}
