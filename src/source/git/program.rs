/*!
The git program, plumbing only: where libgit2 cannot go.

The environment is kept (a hook's GIT_DIR and GIT_INDEX_FILE are in it), but replacement objects, optional locks, traces
and the network are off: what the commit holds is read as it is, and from this machine alone.
*/

use super::diff::Change;
use super::id::Id;
use crate::{Error, messages};
use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Output, Stdio};

fn failed(why: &str) -> Error {
    Error::new(messages::git_failed(why), messages::git_failed_next())
}

/// A git command to be run with `arguments`.
fn command<S: AsRef<OsStr>>(arguments: &[S]) -> Command {
    let mut command = Command::new("git");
    for (name, _) in std::env::vars_os() {
        if name.as_encoded_bytes().starts_with(b"GIT_TRACE") {
            command.env_remove(name);
        }
    }
    command
        // Large objects pass through in pieces, and packs are mapped in small windows: memory stays bounded.
        .args(["-c", "core.bigFileThreshold=4m", "-c", "core.packedGitWindowSize=1m", "-c", "core.packedGitLimit=16m"])
        .args(["-c", "core.fsmonitor=false"])
        .args(arguments)
        .env("GIT_NO_REPLACE_OBJECTS", "1")
        .env("GIT_OPTIONAL_LOCKS", "0")
        .env("GIT_NO_LAZY_FETCH", "1")
        .env("GIT_ALLOW_PROTOCOL", "none")
        .env("LC_ALL", "C")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

fn allowed() -> Result<(), Error> {
    if *super::READER == super::Reader::Direct { Err(failed("SEKISHO_READER=direct")) } else { Ok(()) }
}

/// What git said last, or that it said nothing.
fn last_line(said: &[u8]) -> String {
    let said = String::from_utf8_lossy(said);
    said.lines().rfind(|line| !line.trim().is_empty()).unwrap_or("git stopped without a word").to_owned()
}

/// Runs git with `arguments` and `input` on its standard input, and gives its standard output.
///
/// # Errors
/// When git cannot be started or says no: its own last line.
pub fn run<S: AsRef<OsStr>>(arguments: &[S], input: &[u8]) -> Result<Vec<u8>, Error> {
    let output = output(arguments, input)?;
    if output.status.success() { Ok(output.stdout) } else { Err(failed(&last_line(&output.stderr))) }
}

/// Runs git with `arguments` and gives its standard output; `None` when it ends with 1, which says no.
///
/// # Errors
/// When git cannot be started or ends in any other way.
pub fn ask<S: AsRef<OsStr>>(arguments: &[S]) -> Result<Option<Vec<u8>>, Error> {
    let output = output(arguments, b"")?;
    match output.status.code() {
        Some(0) => Ok(Some(output.stdout)),
        Some(1) => Ok(None),
        _ => Err(failed(&last_line(&output.stderr))),
    }
}

fn output<S: AsRef<OsStr>>(arguments: &[S], input: &[u8]) -> Result<Output, Error> {
    allowed()?;
    let mut child = command(arguments).spawn().map_err(|e| failed(&e.to_string()))?;
    let mut stdin = child.stdin.take();
    std::thread::scope(|scope| {
        scope.spawn(move || {
            if let Some(stdin) = &mut stdin {
                // A git that stops early closes its end; its exit code says so.
                let _ = stdin.write_all(input);
            }
        });
        child.wait_with_output()
    })
    .map_err(|e| failed(&e.to_string()))
}

/// What differs between the tree `old` (`None`: the empty tree) and the index. Every side of a conflict is given as a
/// change of its own.
///
/// # Errors
/// When git cannot tell.
pub fn diff_index(old: Option<Id>) -> Result<Vec<Change>, Error> {
    let tree = match old {
        Some(id) => id.to_string(),
        None => String::from_utf8_lossy(&run(&["hash-object", "-t", "tree", "--stdin"], b"")?).trim().to_owned(),
    };
    let options = ["diff-index", "--cached", "--raw", "-r", "-z", "--no-renames", "--no-abbrev"];
    let raw = run(&[&options[..], &["--ita-invisible-in-index", &tree]].concat(), b"")?;
    let odd = || failed("git diff-index said something that is not understood");
    let mut fields = raw.split(|&b| b == 0);
    let mut changes = Vec::new();
    let mut conflicts = false;
    while let (Some(head), Some(path)) = (fields.next(), fields.next()) {
        let head = std::str::from_utf8(head).map_err(|_| odd())?;
        let &[old_mode, new_mode, old_id, new_id, status] =
            head.strip_prefix(':').ok_or_else(odd)?.split(' ').collect::<Vec<_>>().as_slice()
        else {
            return Err(odd());
        };
        let side = |mode: &str, id: &str| -> Result<Option<(u32, Id)>, Error> {
            let mode = u32::from_str_radix(mode, 8).map_err(|_| odd())?;
            let id = Id::from_hex(id.as_bytes()).ok_or_else(odd)?;
            Ok((mode != 0).then_some((mode, id)))
        };
        let (old, new) = (side(old_mode, old_id)?, side(new_mode, new_id)?);
        conflicts |= status == "U";
        if status != "U" || old.is_some() {
            changes.push(Change { path: path.to_vec(), old, new: new.filter(|_| status != "U") });
        }
    }
    if conflicts {
        for record in run(&["ls-files", "--unmerged", "--full-name", "-z"], b"")?.split(|&b| b == 0) {
            let Some(at) = memchr::memchr(b'\t', record) else { continue };
            let head = std::str::from_utf8(&record[..at]).map_err(|_| odd())?;
            let &[mode, id, _] = head.split(' ').collect::<Vec<_>>().as_slice() else { return Err(odd()) };
            let mode = u32::from_str_radix(mode, 8).map_err(|_| odd())?;
            let new = Some((mode, Id::from_hex(id.as_bytes()).ok_or_else(odd)?));
            changes.push(Change { path: record[at + 1..].to_vec(), old: None, new });
        }
    }
    Ok(changes)
}

/// A running `git cat-file --batch`. It is started by the first object that is asked for.
#[derive(Default)]
pub struct Batch {
    running: Option<Running>,
}

struct Running {
    child: Child,
    stdin: ChildStdin,
    stdout: BufReader<ChildStdout>,
}

impl Batch {
    /// Calls `with` with the size and the content of the blob or tree `id`, which is read as `with` reads it.
    ///
    /// # Errors
    /// When git cannot read the object, or what `with` gives.
    pub fn read<T>(&mut self, id: Id, with: impl FnOnce(u64, &mut dyn Read) -> Result<T, Error>) -> Result<T, Error> {
        let mut running = self.running.take().map_or_else(Running::start, Ok)?;
        let mut head = Vec::new();
        let asked = writeln!(running.stdin, "{id}").and_then(|()| running.stdout.read_until(b'\n', &mut head));
        if asked.is_err() || head.is_empty() {
            return Err(running.ended());
        }
        let head = String::from_utf8_lossy(&head).trim().to_owned();
        let size = match head.split(' ').collect::<Vec<_>>()[..] {
            [_, "blob" | "tree" | "commit", size] => size.parse::<u64>().ok(),
            _ => None,
        };
        let Some(size) = size else {
            self.running = Some(running);
            return Err(failed(&head));
        };
        let mut content = (&mut running.stdout).take(size);
        // An error leaves the rest in the pipe, so the process is not used again.
        let out = with(size, &mut content)?;
        let rest = std::io::copy(&mut content, &mut std::io::sink());
        let cut_off = rest.is_err() || content.limit() > 0;
        let mut end = [0];
        if cut_off || running.stdout.read_exact(&mut end).is_err() || end != [b'\n'] {
            return Err(running.ended());
        }
        self.running = Some(running);
        Ok(out)
    }
}

impl Running {
    fn start() -> Result<Self, Error> {
        allowed()?;
        let mut child = command(&["cat-file", "--batch"]).spawn().map_err(|e| failed(&e.to_string()))?;
        match (child.stdin.take(), child.stdout.take()) {
            (Some(stdin), Some(stdout)) => Ok(Running { child, stdin, stdout: BufReader::new(stdout) }),
            _ => Err(failed("git cannot be talked to")),
        }
    }

    /// Why it ended before it answered.
    fn ended(self) -> Error {
        let Running { child, stdin, stdout } = self;
        // With both pipes closed it ends, whatever it was doing.
        drop((stdin, stdout));
        match child.wait_with_output() {
            Ok(output) => failed(&last_line(&output.stderr)),
            Err(error) => failed(&error.to_string()),
        }
    }
}
