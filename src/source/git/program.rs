/*!
The git program, plumbing only: where libgit2 cannot go.

The environment is kept (a hook's GIT_DIR and GIT_INDEX_FILE are in it), but replacement objects, optional locks, traces
and the network are off: what the commit holds is read as it is, and from this machine alone.
*/

use super::id::Id;
use crate::{Error, messages};
use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

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
    let mut child = command(arguments).spawn().map_err(|e| failed(&e.to_string()))?;
    let mut stdin = child.stdin.take();
    let output = std::thread::scope(|scope| {
        scope.spawn(move || {
            if let Some(stdin) = &mut stdin {
                // A git that stops early closes its end; its exit code says so below.
                let _ = stdin.write_all(input);
            }
        });
        child.wait_with_output()
    })
    .map_err(|e| failed(&e.to_string()))?;
    if output.status.success() { Ok(output.stdout) } else { Err(failed(&last_line(&output.stderr))) }
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
