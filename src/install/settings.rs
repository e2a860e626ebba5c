/*! The user's and the machine's git settings. */

use crate::Error;
use crate::source::git::ask::{Git, path_of};
use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

/// Where a setting comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// Its value.
    pub value: Vec<u8>,
    /// `system`, `global`, `local`, `worktree` or `command`.
    pub scope: String,
    /// The file, or what else git says (`command line:`).
    pub origin: String,
}

/// Sets `name` to `value`.
///
/// # Errors
/// When git cannot write the file.
pub fn set(scope: &str, name: &str, value: &OsStr) -> Result<(), Error> {
    Git::here().run(&[OsStr::new("config"), scope.as_ref(), name.as_ref(), value], b"").map(drop)
}

/// Takes the values of `name` away that equal `value`.
///
/// # Errors
/// When git cannot write the file.
pub fn unset(scope: &str, name: &str, value: &OsStr) -> Result<(), Error> {
    let mut exact = OsString::from("^");
    for c in value.to_string_lossy().chars() {
        // A bracket around each, because a backslash before some means something of its own (regex(7)).
        match c {
            '^' | '\\' | '[' | ']' => exact.push(format!("\\{c}")),
            c if c.is_ascii() && !c.is_ascii_alphanumeric() => exact.push(format!("[{c}]")),
            c => exact.push(c.to_string()),
        }
    }
    exact.push("$");
    let answer = Git::here()
        .answer(&[OsStr::new("config"), scope.as_ref(), "--unset-all".as_ref(), name.as_ref(), &exact], b"")?;
    // 5: there is nothing to unset.
    if answer.code == 0 || answer.code == 5 {
        return Ok(());
    }
    Err(Error::new(crate::messages::git_said_no(&answer.why()), ""))
}

/// The path that `name` is set to in `scope`, `~` expanded.
///
/// # Errors
/// When git cannot be started.
pub fn path(scope: &str, name: &str) -> Result<Option<PathBuf>, Error> {
    let answer = Git::here().answer(&["config", scope, "-z", "--type=path", "--get", name], b"")?;
    let value = answer.out.strip_suffix(b"\0").unwrap_or(&answer.out);
    Ok((answer.code == 0).then(|| path_of(value)))
}

/// The value of `name` that counts for `git`, and where it was set; `None` when it is not set.
///
/// # Errors
/// When git cannot be started.
pub fn origin(git: &Git, name: &str) -> Result<Option<Origin>, Error> {
    let answer = git.answer(&["config", "-z", "--show-scope", "--show-origin", "--get", name], b"")?;
    let mut fields = answer.out.split(|&b| b == 0);
    let (Some(scope), Some(origin), Some(value)) = (fields.next(), fields.next(), fields.next()) else {
        return Ok(None);
    };
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Ok(Some(Origin {
        value: value.to_vec(),
        scope: text(scope),
        origin: text(origin).trim_start_matches("file:").to_owned(),
    }))
}

/// The folder for sekisho's own files: below XDG_DATA_HOME, else in `~/.local/share`. `None` without a home.
pub fn data_folder() -> Option<PathBuf> {
    let absolute = |name: &str| std::env::var_os(name).map(PathBuf::from).filter(|p| p.is_absolute());
    let data = absolute("XDG_DATA_HOME")
        .or_else(|| absolute("HOME").or_else(|| absolute("USERPROFILE")).map(|home| home.join(".local/share")))?;
    Some(data.join("sekisho"))
}

/// The value of `name` in `scope`.
///
/// # Errors
/// When git cannot be started.
pub fn value(scope: &str, name: &str) -> Result<Option<Vec<u8>>, Error> {
    let answer = Git::here().answer(&["config", scope, "-z", "--get", name], b"")?;
    Ok((answer.code == 0).then(|| answer.out.strip_suffix(b"\0").unwrap_or(&answer.out).to_vec()))
}
