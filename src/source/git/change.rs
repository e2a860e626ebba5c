/*! What `fix` and `unstage` need of git: what is staged at a path, and another blob in its place. */

use super::program;
use crate::Error;
use std::ffi::OsStr;
use std::path::PathBuf;

/// A path of the index, beside what HEAD has there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Staged {
    /// Mode and id in HEAD; `None` when it is not there.
    pub old: Option<Entry>,
    /// Mode and id in the index.
    pub new: Entry,
}

/// Mode and object id, as git writes them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The mode, six octal digits.
    pub mode: String,
    /// The object's id.
    pub id: String,
}

/// What git is in the midst of, so that the next commit is a part of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Underway {
    #[default]
    Nothing,
    Merge,
    Rebase,
    /// Cherry-picks of several commits, of which more are to come.
    Picks,
    /// Reverts of several commits, of which more are to come.
    Reverts,
}

/// What the repository whose git dir is `folder` is in the midst of. A single cherry-pick or revert ends with its
/// commit and is nothing special.
pub fn underway(folder: &std::path::Path) -> Underway {
    let is = |name: &str| folder.join(name).exists();
    match () {
        () if is("rebase-merge") || is("rebase-apply") => Underway::Rebase,
        () if is("CHERRY_PICK_HEAD") && is("sequencer") => Underway::Picks,
        () if is("REVERT_HEAD") && is("sequencer") => Underway::Reverts,
        () if is("MERGE_HEAD") => Underway::Merge,
        () => Underway::Nothing,
    }
}

/// What is staged at `path` (relative to the top of the work tree) and differs from HEAD; `None` when nothing is.
///
/// # Errors
/// When git cannot say.
pub fn staged(path: &str) -> Result<Option<Staged>, Error> {
    let head = head_tree()?;
    let spec = format!(":(top,literal){path}");
    let raw = program::run(
        &["diff-index", "--cached", "--raw", "-z", "--no-renames", "--no-abbrev", &head, "--", &spec],
        b"",
    )?;
    let mut fields = raw.split(|&b| b == 0);
    while let (Some(head), Some(name)) = (fields.next(), fields.next()) {
        let head = String::from_utf8_lossy(head);
        let parts: Vec<&str> = head.trim_start_matches(':').split(' ').collect();
        let &[old_mode, new_mode, old_id, new_id, _] = parts.as_slice() else { continue };
        let side =
            |mode: &str, id: &str| (mode != "000000").then(|| Entry { mode: mode.to_owned(), id: id.to_owned() });
        if name == path.as_bytes()
            && let Some(new) = side(new_mode, new_id)
        {
            return Ok(Some(Staged { old: side(old_mode, old_id), new }));
        }
    }
    Ok(None)
}

/// The entry of the index at `path`, staged or not; `None` when git does not track it.
///
/// # Errors
/// When git cannot say.
pub fn tracked(path: &str) -> Result<Option<Entry>, Error> {
    let out = program::run(&["ls-files", "-s", "-z", "--full-name", "--", &format!(":(top,literal){path}")], b"")?;
    Ok(out.split(|&b| b == 0).find_map(|record| {
        let (head, name) = std::str::from_utf8(record).ok()?.split_once('\t')?;
        let &[mode, id, "0"] = head.split(' ').collect::<Vec<_>>().as_slice() else { return None };
        (name == path).then(|| Entry { mode: mode.to_owned(), id: id.to_owned() })
    }))
}

fn head_tree() -> Result<String, Error> {
    let tree = match program::run(&["rev-parse", "-q", "--verify", "HEAD^{tree}"], b"") {
        Ok(tree) => tree,
        Err(_) => program::run(&["hash-object", "-t", "tree", "--stdin"], b"")?,
    };
    Ok(String::from_utf8_lossy(&tree).trim().to_owned())
}

/// Whether the index has `word`, as a whole word, in another file than `path` whose name ends the same. What git cannot
/// say counts as yes.
pub fn mentioned(word: &str, path: &str) -> bool {
    let ending = path.rsplit('/').next().and_then(|file| file.rsplit_once('.')).map_or("", |(_, ending)| ending);
    let (wanted, other) = (format!(":(top,glob)**/*.{ending}"), format!(":(top,exclude,literal){path}"));
    program::ask(&["grep", "--cached", "-l", "-w", "-F", "-e", word, "--", &wanted, &other])
        .map_or(true, |found| found.is_some())
}

/// The content of the blob `id`.
///
/// # Errors
/// When it cannot be read.
pub fn blob(id: &str) -> Result<Vec<u8>, Error> {
    program::run(&["cat-file", "blob", id], b"")
}

/// Stores `content` as it is, without filters, and gives its id.
///
/// # Errors
/// When git cannot write it.
pub fn store(content: &[u8]) -> Result<String, Error> {
    let id = program::run(&["hash-object", "-w", "--stdin"], content)?;
    Ok(String::from_utf8_lossy(&id).trim().to_owned())
}

/// Puts `entry` at `path` of the index, or takes the path out of it.
///
/// # Errors
/// When git cannot write the index.
pub fn put(path: &str, entry: Option<&Entry>) -> Result<(), Error> {
    let line = match entry {
        Some(entry) => format!("{} {}\t{path}\0", entry.mode, entry.id),
        None => format!("0 {}\t{path}\0", "0".repeat(head_tree()?.len())),
    };
    program::run(&["update-index", "-z", "--index-info"], line.as_bytes())?;
    // Only tidies what the index remembers of file times; what it says is of no interest.
    let _ = program::run(&["update-index", "-q", "--refresh"], b"");
    Ok(())
}

/// The top of the work tree.
///
/// # Errors
/// When there is none.
pub fn top() -> Result<PathBuf, Error> {
    path_of(&["rev-parse", "--show-toplevel"])
}

/// The current folder as git has it: relative to the top, with a `/` at its end; empty at the top.
///
/// # Errors
/// When git cannot say.
pub fn prefix() -> Result<String, Error> {
    let out = program::run(&["rev-parse", "--show-prefix"], b"")?;
    Ok(String::from_utf8_lossy(&out).trim_end_matches('\n').to_owned())
}

/// The folder in the git dir in which sekisho keeps what is its own.
///
/// # Errors
/// When git cannot say.
pub fn own_folder() -> Result<PathBuf, Error> {
    path_of(&["rev-parse", "--path-format=absolute", "--git-path", "sekisho"])
}

/// Whether git ignores `path`, relative to the top of the work tree, or would if it were not in the index.
pub fn ignores(top: &std::path::Path, path: &str) -> bool {
    program::run(
        &[
            OsStr::new("-C"),
            top.as_os_str(),
            OsStr::new("check-ignore"),
            OsStr::new("--no-index"),
            OsStr::new("-q"),
            OsStr::new("--"),
            OsStr::new(path),
        ],
        b"",
    )
    .is_ok()
}

/// Where `git push` would send the current branch: the remote's name and its address without user and password.
pub fn destination() -> Option<String> {
    let ask = |arguments: &[&str]| {
        let out = program::run(arguments, b"").ok()?;
        let text = String::from_utf8_lossy(&out).trim().to_owned();
        (!text.is_empty()).then_some(text)
    };
    let branch = ask(&["symbolic-ref", "-q", "--short", "HEAD"]);
    let of_branch = |key: &str| ask(&["config", "--get", &format!("branch.{}.{key}", branch.as_ref()?)]);
    let remote = of_branch("pushRemote")
        .or_else(|| ask(&["config", "--get", "remote.pushDefault"]))
        .or_else(|| of_branch("remote"))
        .or_else(|| {
            let all = ask(&["remote"])?;
            all.lines().find(|&r| r == "origin").or(all.lines().next()).map(str::to_owned)
        })?;
    let address = ask(&["remote", "get-url", "--push", "--", &remote]).unwrap_or_default();
    if address.is_empty() || remote == "." {
        return None;
    }
    Some(format!("{remote} ({})", without_user(&address)))
}

/// `https://user:password@host/path.git` as `host/path`.
fn without_user(address: &str) -> String {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host_end = rest.find('/').unwrap_or(rest.len());
    let rest = rest[..host_end].rfind('@').map_or(rest, |at| &rest[at + 1..]);
    let rest = rest.split(['?', '#']).next().unwrap_or_default();
    rest.strip_suffix(".git").unwrap_or(rest).to_owned()
}

fn path_of(question: &[&str]) -> Result<PathBuf, Error> {
    let out = program::run(question, b"")?;
    let out = out.strip_suffix(b"\n").unwrap_or(&out);
    // SAFETY: the bytes are a path that git gave, in the platform's own encoding.
    Ok(PathBuf::from(unsafe { OsStr::from_encoded_bytes_unchecked(out) }))
}

#[cfg(test)]
mod tests {
    use super::without_user;

    #[test]
    fn an_address_is_shown_without_what_is_secret_in_it() {
        assert_eq!(without_user(concat!("https://me:hid", "den@example.com/a/b.git")), "example.com/a/b");
        assert_eq!(without_user("git@example.com:a/b.git"), "example.com:a/b");
        assert_eq!(without_user("/srv/git/a.git"), "/srv/git/a");
    }
}
