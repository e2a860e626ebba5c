/*!
Asks git about a repository that need not be the one the program was started in: where its hooks are, what it is set
to. [`super::program`] is for the commit at hand; this is for the installer and for `status`.
*/

use crate::{Error, messages};
use std::ffi::{OsStr, OsString};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What ties a git process to one repository; a question about another repository must not inherit it.
const TIES: &[&str] = &[
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_COMMON_DIR",
    "GIT_DIR",
    "GIT_IMPLICIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_NAMESPACE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_PREFIX",
    "GIT_WORK_TREE",
];

/// A way to call git: in which folder, and with which additions to the environment.
#[derive(Debug, Clone, Default)]
pub struct Git {
    folder: Option<PathBuf>,
    untied: bool,
    variables: Vec<(OsString, OsString)>,
    settings: Vec<OsString>,
}

/// What git said.
#[derive(Debug, Default)]
pub struct Answer {
    /// Its exit code; -1 when a signal ended it.
    pub code: i32,
    /// Its standard output.
    pub out: Vec<u8>,
    /// Its standard error.
    pub err: Vec<u8>,
}

impl Git {
    /// git in the current folder, with the environment as it is.
    pub fn here() -> Git {
        Git::default()
    }

    /// git in `folder`, whatever repository the environment names.
    pub fn at(folder: impl Into<PathBuf>) -> Git {
        Git { folder: Some(folder.into()), untied: true, ..Git::default() }
    }

    /// The same way to call git, in `folder`.
    pub fn moved(&self, folder: impl Into<PathBuf>) -> Git {
        Git { folder: Some(folder.into()), ..self.clone() }
    }

    /// With an environment variable set.
    pub fn with(mut self, name: impl Into<OsString>, value: impl Into<OsString>) -> Git {
        self.variables.push((name.into(), value.into()));
        self
    }

    /// With a setting for this call, `name=value`.
    pub fn set(mut self, setting: impl Into<OsString>) -> Git {
        self.settings.push(setting.into());
        self
    }

    /// Runs git with `arguments` and `input` on its standard input.
    ///
    /// # Errors
    /// When git cannot be started.
    pub fn answer<S: AsRef<OsStr>>(&self, arguments: &[S], input: &[u8]) -> Result<Answer, Error> {
        let failed = |e: std::io::Error| Error::new(messages::no_git(&e.to_string()), "");
        let mut command = Command::new("git");
        if let Some(folder) = &self.folder {
            command.arg("-C").arg(folder);
        }
        for setting in &self.settings {
            command.arg("-c").arg(setting);
        }
        for name in TIES.iter().filter(|_| self.untied) {
            command.env_remove(name);
        }
        command.args(arguments).env("GIT_OPTIONAL_LOCKS", "0").env_remove("GIT_TRACE");
        command.envs(self.variables.iter().map(|(name, value)| (name, value)));
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().map_err(failed)?;
        let mut stdin = child.stdin.take();
        let output = std::thread::scope(|scope| {
            scope.spawn(move || {
                if let Some(stdin) = &mut stdin {
                    // A git that stops early closes its end; its exit code says so.
                    let _ = stdin.write_all(input);
                }
                drop(stdin);
            });
            child.wait_with_output()
        })
        .map_err(failed)?;
        Ok(Answer { code: output.status.code().unwrap_or(-1), out: output.stdout, err: output.stderr })
    }

    /// Runs git, and gives its standard output when it says yes.
    ///
    /// # Errors
    /// When git cannot be started or says no: the line that says why.
    pub fn run<S: AsRef<OsStr>>(&self, arguments: &[S], input: &[u8]) -> Result<Vec<u8>, Error> {
        let answer = self.answer(arguments, input)?;
        if answer.code == 0 {
            return Ok(answer.out);
        }
        Err(Error::new(messages::git_said_no(&answer.why()), ""))
    }

    /// A path that git prints: its output without the line end.
    ///
    /// # Errors
    /// When git cannot be started. `None` when git says no.
    pub fn path<S: AsRef<OsStr>>(&self, arguments: &[S]) -> Result<Option<PathBuf>, Error> {
        let answer = self.answer(arguments, b"")?;
        let out = answer.out.strip_suffix(b"\n").unwrap_or(&answer.out);
        Ok((answer.code == 0).then(|| path_of(out)))
    }
}

impl Answer {
    /// The line in which git says why not.
    pub fn why(&self) -> String {
        let said = String::from_utf8_lossy(&self.err);
        let line = said.lines().find(|l| l.starts_with("fatal:") || l.starts_with("error:"));
        let line = line.or_else(|| said.lines().next_back()).unwrap_or("git stopped without a word");
        line.trim_start_matches("fatal: ").to_owned()
    }
}

/// A path from the bytes that git prints.
pub fn path_of(bytes: &[u8]) -> PathBuf {
    #[cfg(unix)]
    {
        use std::os::unix::ffi::OsStrExt;
        Path::new(OsStr::from_bytes(bytes)).to_path_buf()
    }
    #[cfg(not(unix))]
    {
        Path::new(&*String::from_utf8_lossy(bytes)).to_path_buf()
    }
}
