/*!
The launcher: the few lines of sh that git runs. Its text is `hooks/pre-commit`, the same file for every hook, because
it goes by the name that it is called under. Installing fills in where the program is, and what must be known to take
everything away again (the records).
*/

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

const TEXT: &str = include_str!("../../hooks/pre-commit");
/// The launcher that a global or system-wide hook folder holds.
const SHARED_TEXT: &str = include_str!("../../hooks/shared");

/// What every launcher has in its second line, with its version behind.
const STAMP: &[u8] = b"# sekisho-launcher ";
/// The line that names the program, up to where the path begins.
const PROGRAM: &[u8] = b"\nsekisho=";
const RECORD: &[u8] = b"# sekisho-record ";
const END: &[u8] = b"# sekisho-end";

/// The version of the launcher that this program writes.
pub const VERSION: u32 = 1;

/// Which launcher.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// For a repository's own hook folder, or a template for it.
    Own,
    /// For a folder that many repositories share by core.hooksPath: runs the repository's own hook after ours.
    Shared,
    /// For such a folder too, and a hook that sekisho has no answer for: runs the repository's own hook.
    Pass,
}

/// What installing changed beside the launcher itself.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Records {
    /// How many folders were made, from the hook folder upwards.
    pub folders: usize,
    /// The mode that the kept hook had before an earlier version made it executable; uninstalling gives it back.
    pub mode: Option<u32>,
}

/// A launcher as it was found in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Its version.
    pub version: u32,
    /// Whether it is one for a folder that many repositories share.
    pub shared: bool,
    /// The program that it names; empty when it goes by PATH alone.
    pub program: PathBuf,
    /// What installing changed beside it.
    pub records: Records,
    /// What another program has added below.
    pub added: Vec<u8>,
}

/// The launcher's text for `program` (an absolute path).
pub fn text(kind: Kind, program: &Path, records: Records) -> Vec<u8> {
    let passing;
    let template = match kind {
        Kind::Own => TEXT,
        Kind::Shared => SHARED_TEXT,
        Kind::Pass => {
            passing = SHARED_TEXT.replace("\nasks=yes\n", "\nasks=\n");
            &passing
        }
    }
    .as_bytes();
    let at = memchr::memmem::find(template, PROGRAM).map_or(template.len(), |at| at + PROGRAM.len());
    let mut out = template[..at].to_vec();
    out.extend_from_slice(&quoted(&bytes_of(program.as_os_str())));
    if records.folders > 0 {
        out.extend_from_slice(format!("\n# sekisho-record folders {}", records.folders).as_bytes());
    }
    if let Some(mode) = records.mode {
        out.extend_from_slice(format!("\n# sekisho-record mode {mode:o}").as_bytes());
    }
    out.extend_from_slice(&template[at..]);
    out
}

/// The launcher in `text`, if it is one: the stamp stands in the second line.
pub fn find(text: &[u8]) -> Option<Found> {
    let second = text.split(|&b| b == b'\n').nth(1)?;
    let version = std::str::from_utf8(second.strip_prefix(STAMP)?).ok()?;
    let version = version.split(' ').next()?.trim().parse().ok()?;
    let shared = second.ends_with(b"(shared)");
    let mut found = Found { version, shared, program: PathBuf::new(), records: Records::default(), added: Vec::new() };
    let mut rest = text;
    if let Some(at) = memchr::memmem::find(text, PROGRAM) {
        let (program, after) = unquoted(&text[at + PROGRAM.len()..]);
        found.program = crate::source::git::ask::path_of(&program);
        rest = after;
    }
    for line in rest.split(|&b| b == b'\n').skip(1) {
        let Some(record) = line.strip_prefix(RECORD) else { break };
        let record = String::from_utf8_lossy(record);
        match record.trim().split_once(' ') {
            Some(("folders", n)) => found.records.folders = n.parse().unwrap_or(0),
            Some(("mode", mode)) => found.records.mode = u32::from_str_radix(mode, 8).ok(),
            _ => {}
        }
    }
    if let Some(at) = memchr::memmem::rfind(rest, END) {
        let line = memchr::memchr(b'\n', &rest[at..]).map_or(rest.len(), |n| at + n + 1);
        found.added = rest[line..].to_vec();
    }
    Some(found)
}

/// `bytes` as one word for sh.
fn quoted(bytes: &[u8]) -> Vec<u8> {
    let mut out = vec![b'\''];
    for &byte in bytes {
        match byte {
            b'\'' => out.extend_from_slice(b"'\\''"),
            other => out.push(other),
        }
    }
    out.push(b'\'');
    out
}

/// The word that `text` begins with, as [`quoted`] wrote it, and what comes after it.
fn unquoted(text: &[u8]) -> (Vec<u8>, &[u8]) {
    let (mut out, mut at) = (Vec::new(), 0);
    while let Some(&byte) = text.get(at) {
        match byte {
            b'\'' => {
                let end = memchr::memchr(b'\'', &text[at + 1..]).map_or(text.len(), |n| at + 1 + n);
                out.extend_from_slice(&text[at + 1..end]);
                at = (end + 1).min(text.len());
            }
            b'\\' => {
                out.extend(text.get(at + 1));
                at = (at + 2).min(text.len());
            }
            b'\n' => break,
            other => {
                out.push(other);
                at += 1;
            }
        }
    }
    (out, &text[at..])
}

/// The bytes of a path for sh: on Windows with `/`, which its sh wants and its programs understand.
fn bytes_of(path: &OsStr) -> Vec<u8> {
    let bytes = path.as_encoded_bytes();
    if cfg!(windows) { String::from_utf8_lossy(bytes).replace('\\', "/").into_bytes() } else { bytes.to_vec() }
}

/// The path of the running program to write into launchers: the one on PATH when that is the same file, because a
/// package manager moves what its links point at with every upgrade, and the link stays.
///
/// # Errors
/// When the system does not say where the program is.
pub fn this_program() -> std::io::Result<PathBuf> {
    let real = std::env::current_exe()?;
    let same = std::fs::canonicalize(&real)?;
    let name = format!("sekisho{}", std::env::consts::EXE_SUFFIX);
    let on_path = std::env::var_os("PATH").unwrap_or_default();
    let mut candidates = std::env::split_paths(&on_path).filter(|f| f.is_absolute()).map(|folder| folder.join(&name));
    Ok(candidates.find(|c| std::fs::canonicalize(c).is_ok_and(|c| c == same)).unwrap_or(real))
}

#[cfg(test)]
mod tests {
    use super::{Kind, Records, find, text};
    use std::path::Path;

    #[test]
    fn what_is_written_is_found_again() {
        for path in ["/usr/bin/sekisho", "/a b/it's/関所\n/sekisho", "/'/x"] {
            for records in [Records::default(), Records { folders: 2, mode: Some(0o644) }] {
                let mut launcher = text(Kind::Own, Path::new(path), records);
                let found = find(&launcher).expect("a launcher");
                assert_eq!((found.program.as_path(), found.records), (Path::new(path), records));
                assert!(found.added.is_empty());
                launcher.extend_from_slice(b"other lines\n");
                assert_eq!(find(&launcher).map(|f| f.added), Some(b"other lines\n".to_vec()));
            }
        }
    }

    #[test]
    fn another_hook_is_no_launcher() {
        for other in ["", "#!/bin/sh\nsekisho hook pre-commit\n", "#!/bin/sh\n# sekisho-launcher x\n"] {
            assert_eq!(find(other.as_bytes()), None);
        }
    }
}
