/*! The git program, plumbing only: where libgit2 cannot go. */

use crate::{Error, messages};
use std::ffi::OsStr;
use std::io::Write;
use std::process::{Command, Stdio};

/// Runs git with `arguments` and `input` on its standard input, and gives its standard output. The environment is kept
/// (a hook's GIT_DIR and GIT_INDEX_FILE are in it), but replacement objects and optional locks are off.
///
/// # Errors
/// When git cannot be started or says no: its own last line.
pub fn run<S: AsRef<OsStr>>(arguments: &[S], input: &[u8]) -> Result<Vec<u8>, Error> {
    let failed = |why: String| Error::new(messages::git_failed(&why), messages::git_failed_next());
    let mut child = Command::new("git")
        .args(arguments)
        .env("GIT_NO_REPLACE_OBJECTS", "1")
        .env("GIT_OPTIONAL_LOCKS", "0")
        .env_remove("GIT_TRACE")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|e| failed(e.to_string()))?;
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
    .map_err(|e| failed(e.to_string()))?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(failed(said.lines().next_back().unwrap_or("git stopped without a word").to_owned()))
}
