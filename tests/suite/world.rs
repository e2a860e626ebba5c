//! A world of its own for a test: a home, a folder, and an environment that nothing outside reaches into.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

/// A temporary folder with an empty home in it, removed when dropped.
pub struct World {
    dir: TempDir,
}

/// What a program said and how it ended.
#[derive(Debug)]
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl World {
    /// An empty world.
    pub fn new() -> World {
        let world = World { dir: tempfile::tempdir().expect("a temporary folder") };
        std::fs::create_dir_all(world.home()).expect("a home");
        world
    }

    /// A world with a repository in `repo`, the hook installed in it by hand.
    pub fn with_repo() -> World {
        let world = World::new();
        world.git_at(world.path(), &["init", "-q", "-b", "main", "repo"]).ok();
        world
            .write("repo/.git/hooks/pre-commit", format!("#!/bin/sh\nexec '{}' hook pre-commit\n", binary().display()));
        make_executable(&world.path().join("repo/.git/hooks/pre-commit"));
        world
    }

    /// The world's folder.
    pub fn path(&self) -> &Path {
        self.dir.path()
    }

    /// Where its repository stands.
    pub fn repo(&self) -> PathBuf {
        self.path().join("repo")
    }

    /// Its HOME.
    pub fn home(&self) -> PathBuf {
        self.path().join("home")
    }

    /// Writes a file, path relative to the world's folder, and makes the folders above it.
    pub fn write(&self, path: &str, content: impl AsRef<[u8]>) {
        let path = self.path().join(path);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
        std::fs::write(&path, content).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    }

    /// A command in this world's environment, to be run in the repository.
    pub fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        let path = std::env::var_os("PATH").unwrap_or_default();
        command.current_dir(if self.repo().exists() { self.repo() } else { self.path().to_path_buf() });
        command
            .env_clear()
            .env("PATH", path)
            .env("HOME", self.home())
            .env("XDG_CONFIG_HOME", self.home().join(".config"));
        command.env("XDG_DATA_HOME", self.home().join(".local/share")).env("GIT_CONFIG_NOSYSTEM", "1");
        command.env("LC_ALL", "C.UTF-8").env("TZ", "UTC").env("GIT_TERMINAL_PROMPT", "0");
        for who in ["AUTHOR", "COMMITTER"] {
            command.env(format!("GIT_{who}_NAME"), "Tester").env(format!("GIT_{who}_EMAIL"), "tester@example.invalid");
            command.env(format!("GIT_{who}_DATE"), "2026-01-02T03:04:05Z");
        }
        command
    }

    /// Runs git in the repository.
    pub fn git(&self, arguments: &[&str]) -> Ran {
        run(self.command("git").args(arguments))
    }

    /// Runs git in `folder`.
    pub fn git_at(&self, folder: &Path, arguments: &[&str]) -> Ran {
        run(self.command("git").current_dir(folder).args(arguments))
    }

    /// Runs sekisho in the repository.
    pub fn sekisho(&self, arguments: &[&str]) -> Ran {
        run(self.command(binary()).args(arguments))
    }

    /// Stages everything and commits.
    pub fn commit(&self, message: &str) -> Ran {
        self.git(&["add", "-A"]).ok();
        self.git(&["commit", "-q", "-m", message])
    }
}

impl Ran {
    /// Fails the test, showing everything, unless the program ended with 0.
    #[track_caller]
    pub fn ok(self) -> Ran {
        self.code(0)
    }

    /// Fails the test, showing everything, unless the program ended with `code`.
    #[track_caller]
    pub fn code(self, code: i32) -> Ran {
        assert_eq!(self.code, code, "\n--- stdout\n{}\n--- stderr\n{}", self.out, self.err);
        self
    }

    /// Fails the test unless `text` stands in what was said.
    #[track_caller]
    pub fn says(self, text: &str) -> Ran {
        let all = format!("{}{}", self.out, self.err);
        assert!(all.contains(text), "{text:?} is not in\n--- stdout\n{}\n--- stderr\n{}", self.out, self.err);
        self
    }

    /// Fails the test if `text` stands in what was said; does not show it.
    #[track_caller]
    pub fn hides(self, text: &str) -> Ran {
        assert!(!self.out.contains(text) && !self.err.contains(text), "something was shown that must not be");
        self
    }
}

/// The program under test.
pub fn binary() -> PathBuf {
    PathBuf::from(env!("CARGO_BIN_EXE_sekisho"))
}

/// Runs `command` to its end.
pub fn run(command: &mut Command) -> Ran {
    let Output { status, stdout, stderr } = command.output().unwrap_or_else(|e| panic!("{command:?}: {e}"));
    Ran {
        code: status.code().unwrap_or(-1),
        out: String::from_utf8_lossy(&stdout).into_owned(),
        err: String::from_utf8_lossy(&stderr).into_owned(),
    }
}

/// Sets the mode 755.
pub fn make_executable(path: &Path) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o755)).expect("a mode");
    }
}

/// A text made from a template of `sekisho::detect::example`.
pub fn made(template: &str, seed: u64) -> String {
    sekisho::detect::example::make(template, seed).expect("a template")
}

/// A made-up AWS access key id, nobody's; with a digit in it, as real ones have.
pub fn aws_key_id(seed: u64) -> String {
    made("AKIA[A-H][2-7][A-Z2-7]{14}", seed)
}

/// Copies a program. A process of its own does it: a file that this one has open for writing would be inherited by
/// whatever another test starts at that moment, and could not be executed until that is gone (ETXTBSY).
pub fn copy_program(from: &Path, to: &Path) {
    run(Command::new("cp").arg(from).arg(to)).ok();
}
