/*!
Values and patterns that a command prints: `sekisho.providers` (a password manager's CLI, say), whose lines are values,
and git-secrets' `secrets.providers`, whose lines are patterns
(<https://github.com/awslabs/git-secrets#options-for-add-provider>).
*/

use crate::{Error, messages};
use std::io::Read;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;
use zeroize::Zeroizing;

/// No provider may print more, in bytes.
const MOST: u64 = 1 << 20;

/// Runs `command` by the shell and gives the lines that it prints, without empty ones. Its standard error is thrown
/// away, because it may hold a value.
///
/// # Errors
/// Names the command when it cannot be started, fails, prints something other than text or too much of it, or takes
/// longer than `patience`; then it is killed, with everything that it started.
pub fn run(command: &str, patience: Duration) -> Result<Vec<Zeroizing<String>>, Error> {
    let failed = |why: String| Error::new(messages::provider_failed(command, &why), messages::provider_failed_next());
    let mut shell = Command::new("sh");
    shell.args(["-c", command]).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut shell, 0);
    let mut child = shell.spawn().map_err(|e| failed(e.to_string()))?;
    let Some(stdout) = child.stdout.take() else { return Err(failed(messages::provider_silent())) };
    let (done, finished) = mpsc::channel();
    std::thread::spawn(move || {
        let mut bytes = Zeroizing::new(Vec::with_capacity(64 * 1024));
        let read = stdout.take(MOST + 1).read_to_end(&mut bytes);
        // Nobody listens any more when the time was up.
        let _ = done.send(read.map(|_| bytes));
    });
    let output = match finished.recv_timeout(patience) {
        Ok(Ok(output)) => output,
        Ok(Err(e)) => {
            kill(&mut child);
            return Err(failed(e.to_string()));
        }
        Err(_) => {
            kill(&mut child);
            return Err(failed(messages::provider_slow(patience.as_secs_f32())));
        }
    };
    if output.len() as u64 > MOST {
        kill(&mut child);
        return Err(failed(messages::provider_large()));
    }
    // It closed its output; a shell that lingers after that has nothing more to say.
    let status = child.wait().map_err(|e| failed(e.to_string()))?;
    if !status.success() {
        return Err(failed(status.to_string()));
    }
    let text = std::str::from_utf8(&output).map_err(|_| failed(messages::provider_no_text()))?;
    Ok(text.lines().map(str::trim_end).filter(|l| !l.is_empty()).map(|l| Zeroizing::new(l.to_owned())).collect())
}

fn kill(child: &mut std::process::Child) {
    #[cfg(unix)]
    // SAFETY: the child was made the leader of a group of its own, and was not waited for yet, so the number is its.
    unsafe {
        libc::kill(-(child.id() as libc::pid_t), libc::SIGKILL);
    }
    let _ = child.kill();
    let _ = child.wait();
}
