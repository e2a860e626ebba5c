/*!
The proof that this very repository is guarded: git itself runs the hook on an index that holds a made-up key, and the
hook must stop.

The index and the new objects are in a folder of their own, which is removed again; the repository's objects are only
read. Files of the work tree are marked as not to be looked at, so that a hook which compares them with the index (to
set unstaged changes aside, say) finds nothing to do.
*/

use super::place::Place;
use super::template::null;
use super::trial::{Scratch, key_pair, random};
use crate::Error;
use crate::source::git::ask::{Answer, Git};
use std::ffi::OsString;
use std::path::Path;

/// Set while a canary is in the index: launchers then run no other hook, and nothing is kept of what was stopped.
pub const DOCTOR: &str = "SEKISHO_DOCTOR";

/// What the proof came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The hook stopped, and named the key.
    Blocked,
    /// Something else stopped, before sekisho was asked or without its word.
    StoppedByOther,
    /// The commit would have been made.
    NotBlocked,
}

impl Verdict {
    /// Its name for machines.
    pub fn id(self) -> &'static str {
        match self {
            Verdict::Blocked => "blocked",
            Verdict::StoppedByOther => "not proven",
            Verdict::NotBlocked => "NOT BLOCKED",
        }
    }
}

/// The proof for one hook.
#[derive(Debug)]
pub struct Proof {
    /// The hook.
    pub event: &'static str,
    /// What it came to.
    pub verdict: Verdict,
    /// What the hooks said.
    pub answer: Answer,
}

/// Has git run the hook `event` of the repository at `place` on a commit that adds a made-up key pair.
///
/// # Errors
/// When the index cannot be made.
pub fn prove(place: &Place, event: &'static str) -> Result<Proof, Error> {
    let scratch = Scratch::new()?;
    let objects = scratch.path().join("objects");
    std::fs::create_dir(&objects)
        .map_err(|e| Error::new(crate::messages::cannot_write(&objects, &e.to_string()), ""))?;
    let real = place.git.path(&["rev-parse", "--git-path", "objects"])?.unwrap_or_else(|| "objects".into());
    let mut alternates = alternate(&place.top.join(real));
    if let Some(more) = std::env::var_os("GIT_ALTERNATE_OBJECT_DIRECTORIES").filter(|v| !v.is_empty()) {
        alternates.push(if cfg!(windows) { ";" } else { ":" });
        alternates.push(more);
    }
    let mut git = place
        .git
        .clone()
        .with("GIT_INDEX_FILE", scratch.path().join("index"))
        .with("GIT_OBJECT_DIRECTORY", &objects)
        .with("GIT_ALTERNATE_OBJECT_DIRECTORIES", alternates);
    if place.bare {
        // git writes no index without a work tree, and a bare repository has hooks for those that are linked to it.
        let top = scratch.path().join("top");
        std::fs::create_dir(&top).map_err(|e| Error::new(crate::messages::cannot_write(&top, &e.to_string()), ""))?;
        git = git.with("GIT_DIR", &place.git_folder).with("GIT_WORK_TREE", top);
    }
    let name = format!("sekisho-canary-{:016x}.txt", random());
    fill(&git, &name)?;
    let git = git.with(DOCTOR, "1");
    let mut answer = git.answer(&["hook", "run", "--ignore-missing", event], b"")?;
    if answer.code == 129 || (answer.code == 1 && answer.why().contains("'hook' is not a git command")) {
        // git before 2.36 has no `git hook`; there the hook file is all that there is to run.
        answer = run_file(&git, &place.hooks.join(event))?;
    }
    let named = [&answer.out, &answer.err].iter().any(|said| memchr::memmem::find(said, name.as_bytes()).is_some());
    let verdict = match (answer.code, named) {
        (0, _) => Verdict::NotBlocked,
        (_, true) => Verdict::Blocked,
        (_, false) => Verdict::StoppedByOther,
    };
    Ok(Proof { event, verdict, answer })
}

/// Makes the index: HEAD's, and a file with the key.
fn fill(git: &Git, name: &str) -> Result<(), Error> {
    // Hooks, monitors and shared indexes would leave something behind.
    let git = git
        .clone()
        .set(format!("core.hooksPath={}", null()))
        .set("core.fsmonitor=false")
        .set("core.splitIndex=false")
        .set("core.untrackedCache=false");
    let tree =
        if git.answer(&["rev-parse", "-q", "--verify", "HEAD^{tree}"], b"")?.code == 0 { "HEAD" } else { "--empty" };
    git.run(&["read-tree", tree], b"")?;
    let (text, _) = key_pair(random())?;
    let id = git.run(&["hash-object", "-w", "--stdin", "--no-filters"], text.as_bytes())?;
    let id = String::from_utf8_lossy(&id).trim().to_owned();
    let entry = format!("100644 {id}\t{name}\n");
    git.run(&["update-index", "--add", "--index-info"], entry.as_bytes())?;
    let all = git.run(&["ls-files", "-z"], b"")?;
    git.run(&["update-index", "-z", "--skip-worktree", "--stdin"], &all).map(drop)
}

fn run_file(git: &Git, path: &Path) -> Result<Answer, Error> {
    if !path.is_file() {
        return Ok(Answer::default());
    }
    let alias = OsString::from("alias.sekisho-run=!\"$SEKISHO_HOOK\"");
    git.clone().with("SEKISHO_HOOK", path).set(alias).answer(&["sekisho-run"], b"")
}

/// A path as an entry of GIT_ALTERNATE_OBJECT_DIRECTORIES: quoted as C does when it holds what ends an entry (git(1)).
fn alternate(path: &Path) -> OsString {
    let text = path.to_string_lossy();
    if !text.contains(['"', '\n', '\\']) && (cfg!(windows) || !text.contains(':')) {
        return path.into();
    }
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            other => out.push(other),
        }
    }
    out.push('"');
    out.into()
}
