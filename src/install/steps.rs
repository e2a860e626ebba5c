/*!
What an installation writes, as a list of steps: shown by `--dry-run`, carried out by [`carry_out`], and nothing is
written that is not in it.

Every file is written beside its place and renamed into it, so that a crash leaves the old state or the new one. What
can fail for want of room or permission is done first, and undone when a later step fails.
*/

use crate::{Error, messages};
use std::ffi::OsString;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Makes a folder whose parent is there.
    MakeFolder(PathBuf),
    /// Gives a file a second name, and leaves it where it is until a [`Step::Write`] takes its place.
    Keep { from: PathBuf, to: PathBuf },
    /// Writes a file with these permission bits, in place of what is there.
    Write { path: PathBuf, text: Vec<u8>, mode: u32 },
    /// Changes the permission bits of a file.
    Mode { path: PathBuf, mode: u32 },
    /// Makes a symbolic link.
    Link { path: PathBuf, target: PathBuf },
    /// Renames a file, in place of what is there.
    Move { from: PathBuf, to: PathBuf },
    /// Removes a file.
    Remove(PathBuf),
    /// Removes a folder, if nothing is left in it.
    RemoveFolder(PathBuf),
    /// Sets a git setting: `--global` or `--system`, the name, the value.
    Set { scope: &'static str, name: String, value: OsString },
    /// Takes every value of a git setting away that equals this one.
    Unset { scope: &'static str, name: String, value: OsString },
}

/// Carries `steps` out.
///
/// # Errors
/// The first one that cannot be done; what was done before it is undone.
pub fn carry_out(steps: &[Step]) -> Result<(), Error> {
    let mut done = Vec::new();
    let result = prepare(steps, &mut done).and_then(|staged| change(steps, staged, &mut done));
    if result.is_err() {
        for undo in done.into_iter().rev() {
            undo();
        }
    }
    result
}

type Undo = Box<dyn FnOnce()>;

/// Makes the folders, and writes every file beside its place; gives the names of those.
fn prepare(steps: &[Step], done: &mut Vec<Undo>) -> Result<Vec<Option<PathBuf>>, Error> {
    let mut staged = Vec::with_capacity(steps.len());
    for step in steps {
        let mut name = None;
        match step {
            Step::MakeFolder(path) => {
                std::fs::create_dir(path).map_err(|e| failed(path, &e))?;
                own_like_parent(path);
                let path = path.clone();
                done.push(Box::new(move || drop(std::fs::remove_dir(path))));
            }
            Step::Write { path, text, mode } => {
                let temporary = beside(path);
                let undo = temporary.clone();
                done.push(Box::new(move || drop(std::fs::remove_file(undo))));
                write_new(&temporary, text, *mode).map_err(|e| failed(path, &e))?;
                name = Some(temporary);
            }
            _ => {}
        }
        staged.push(name);
    }
    Ok(staged)
}

fn change(steps: &[Step], staged: Vec<Option<PathBuf>>, done: &mut Vec<Undo>) -> Result<(), Error> {
    for (step, staged) in steps.iter().zip(staged) {
        match step {
            Step::MakeFolder(_) => {}
            Step::Write { path, .. } => {
                let Some(staged) = staged else { continue };
                std::fs::rename(&staged, path).map_err(|e| failed(path, &e))?;
            }
            Step::Keep { from, to } => {
                keep(from, to).map_err(|e| failed(to, &e))?;
                let (from, to) = (from.clone(), to.clone());
                // Back over the launcher that may have taken its place; the same file twice is left to the removal.
                done.push(Box::new(move || {
                    drop(std::fs::rename(&to, &from));
                    drop(std::fs::remove_file(&to));
                }));
            }
            Step::Link { path, target } => {
                symlink(target, path).map_err(|e| failed(path, &e))?;
                let path = path.clone();
                done.push(Box::new(move || drop(std::fs::remove_file(path))));
            }
            Step::Mode { path, mode } => set_mode(path, *mode).map_err(|e| failed(path, &e))?,
            Step::Move { from, to } => {
                // Two names of one file: rename(2) would leave both.
                if same_file(from, to) {
                    std::fs::remove_file(from).map_err(|e| failed(from, &e))?;
                } else {
                    std::fs::rename(from, to).map_err(|e| failed(to, &e))?;
                }
            }
            Step::Remove(path) => std::fs::remove_file(path).map_err(|e| failed(path, &e))?,
            // Somebody else's file in it is reason enough to leave it.
            Step::RemoveFolder(path) => drop(std::fs::remove_dir(path)),
            Step::Set { scope, name, value } => super::settings::set(scope, name, value)?,
            Step::Unset { scope, name, value } => super::settings::unset(scope, name, value)?,
        }
    }
    Ok(())
}

fn failed(path: &Path, error: &std::io::Error) -> Error {
    Error::new(messages::cannot_write(path, &error.to_string()), "")
}

/// A name beside `path` that nobody has; git runs no hook of such a name.
fn beside(path: &Path) -> PathBuf {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let n = COUNT.fetch_add(1, Ordering::Relaxed);
    path.with_file_name(format!(".sekisho-{}-{n}.tmp", std::process::id()))
}

fn write_new(path: &Path, text: &[u8], mode: u32) -> std::io::Result<()> {
    let mut file = std::fs::OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(text)?;
    set_mode(path, mode)?;
    own_like_parent(path);
    file.sync_all()
}

/// A hard link, so that the file keeps its owner, times and whatever else hangs on it; a copy where the file system has
/// none. A symbolic link is taken as what it is.
fn keep(from: &Path, to: &Path) -> std::io::Result<()> {
    if std::fs::hard_link(from, to).is_ok() {
        return Ok(());
    }
    let about = std::fs::symlink_metadata(from)?;
    let temporary = beside(to);
    if about.is_symlink() {
        symlink(&std::fs::read_link(from)?, &temporary)?;
    } else {
        std::fs::copy(from, &temporary)?;
    }
    if std::fs::symlink_metadata(to).is_ok() {
        std::fs::remove_file(&temporary)?;
        return Err(std::io::Error::from(std::io::ErrorKind::AlreadyExists));
    }
    std::fs::rename(&temporary, to)
}

#[cfg(unix)]
fn symlink(target: &Path, link: &Path) -> std::io::Result<()> {
    std::os::unix::fs::symlink(target, link)
}

#[cfg(windows)]
fn symlink(target: &Path, link: &Path) -> std::io::Result<()> {
    std::os::windows::fs::symlink_file(target, link)
}

#[cfg(unix)]
fn set_mode(path: &Path, mode: u32) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode))
}

#[cfg(not(unix))]
fn set_mode(_: &Path, _: u32) -> std::io::Result<()> {
    Ok(())
}

/// Under root (`sudo sekisho install`) a new file belongs to the owner of its folder, who must be able to remove it.
#[cfg(unix)]
fn own_like_parent(path: &Path) {
    use std::os::unix::fs::MetadataExt;
    let Some(about) = path.parent().and_then(|p| std::fs::metadata(p).ok()) else { return };
    if std::fs::metadata(path).is_ok_and(|own| (own.uid(), own.gid()) != (about.uid(), about.gid())) {
        // Only root may; for everybody else the file is theirs already.
        let _ = std::os::unix::fs::chown(path, Some(about.uid()), Some(about.gid()));
    }
}

#[cfg(not(unix))]
fn own_like_parent(_: &Path) {}

/// Whether both paths name one file (not whether one is a link to the other).
#[cfg(unix)]
pub fn same_file(a: &Path, b: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (std::fs::symlink_metadata(a), std::fs::symlink_metadata(b)) {
        (Ok(a), Ok(b)) => (a.dev(), a.ino()) == (b.dev(), b.ino()),
        _ => false,
    }
}

/// Whether both paths name one file (not whether one is a link to the other).
#[cfg(not(unix))]
pub fn same_file(a: &Path, b: &Path) -> bool {
    let same_text = || std::fs::read(a).ok().zip(std::fs::read(b).ok()).is_some_and(|(a, b)| a == b);
    a == b || same_text()
}

/// The permission bits of the file at `path`, and whether its owner may execute it.
pub fn mode_of(about: &std::fs::Metadata) -> (u32, bool) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = about.permissions().mode() & 0o7777;
        (mode, mode & 0o111 != 0)
    }
    #[cfg(not(unix))]
    {
        let _ = about;
        (0o755, true)
    }
}

#[cfg(test)]
mod tests {
    use super::{Step, carry_out};

    #[test]
    fn what_fails_half_way_is_undone() {
        let dir = tempfile::tempdir().expect("a folder");
        let hook = dir.path().join("pre-commit");
        std::fs::write(&hook, "old").expect("a file");
        let steps = [
            Step::MakeFolder(dir.path().join("new")),
            Step::Keep { from: hook.clone(), to: dir.path().join("pre-commit.sekisho-kept") },
            Step::Write { path: hook.clone(), text: b"new".to_vec(), mode: 0o755 },
            Step::Remove(dir.path().join("is-not-there")),
        ];
        assert!(carry_out(&steps).is_err());
        assert_eq!(std::fs::read(&hook).expect("still there"), b"old");
        assert_eq!(std::fs::read_dir(dir.path()).expect("a folder").count(), 1);
    }
}
