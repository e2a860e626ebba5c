/*!
The proof that the program works on this machine: in a repository made for it, real git commits a clean file and then
one with a made-up AWS key pair, and the real hook lets the first pass and stops the second.
*/

use super::{Wanted, place::Place, steps, template};
use crate::source::git::ask::{Answer, Git};
use crate::{Error, messages};
use std::path::{Path, PathBuf};

/// A folder that is removed with everything in it when it is dropped.
#[derive(Debug)]
pub struct Scratch(PathBuf);

impl Scratch {
    /// Makes one, readable for nobody else.
    ///
    /// # Errors
    /// When the folder for temporary files takes none.
    pub fn new() -> Result<Scratch, Error> {
        let base = std::env::temp_dir();
        for _ in 0..16 {
            let path = base.join(format!("sekisho-{:016x}", random()));
            let mut builder = std::fs::DirBuilder::new();
            #[cfg(unix)]
            std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
            match builder.create(&path) {
                Ok(()) => return Ok(Scratch(path)),
                Err(e) if e.kind() == std::io::ErrorKind::AlreadyExists => {}
                Err(e) => return Err(Error::new(messages::cannot_write(&path, &e.to_string()), "")),
            }
        }
        Err(Error::new(messages::cannot_write(&base, ""), ""))
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// A number that differs from run to run.
pub fn random() -> u64 {
    use std::hash::BuildHasher;
    std::hash::RandomState::new().hash_one(std::process::id())
}

/// What the two commits came to.
#[derive(Debug)]
pub struct Trial {
    /// The clean commit.
    pub clean: Answer,
    /// The commit with the key pair.
    pub leak: Answer,
    /// Whether the history holds the first commit and nothing else, and the leak's output names what was found.
    pub proven: bool,
}

/// A made-up AWS key pair, nobody's: the text of a credentials file.
///
/// # Errors
/// When the templates are wrong.
pub fn key_pair(seed: u64) -> Result<(String, String), Error> {
    let make = |template: &str, seed| crate::detect::example::make(template, seed).map_err(|e| Error::new(e, ""));
    let id = make("AKIA[B-H][2-7][A-Z2-7]{6}[2-7][A-Z2-7]{6}[B-Z2-7]", seed)?;
    let secret = make("[a-z]{4}[A-Z]{4}[0-9]{3}[A-Za-z0-9]{9}/[A-Za-z0-9]{9}[0-9][A-Za-z0-9]{9}", seed ^ 1)?;
    Ok((format!("[default]\naws_access_key_id = {id}\naws_secret_access_key = {secret}\n"), id))
}

/// Runs both commits with the program at `program`.
///
/// # Errors
/// When the repository cannot be made.
pub fn run(program: &Path) -> Result<Trial, Error> {
    let scratch = Scratch::new()?;
    let top = scratch.path().join("repository");
    let mut git = Git::at(scratch.path()).with("GIT_CONFIG_GLOBAL", template::null()).with("GIT_CONFIG_NOSYSTEM", "1");
    for (name, value) in [("NAME", "sekisho"), ("EMAIL", "sekisho@localhost")] {
        git = git.with(format!("GIT_AUTHOR_{name}"), value).with(format!("GIT_COMMITTER_{name}"), value);
    }
    git.run(&["init", "-q", "--template=", "repository"], b"")?;
    let git = git.moved(&top);
    let wanted =
        Wanted { events: super::events(None, false)?, program: program.to_path_buf(), tracked: false, follow: false };
    let plan = super::plan_install(&Place::find(Some(&top))?, &wanted)?;
    steps::carry_out(&plan.steps)?;

    let write = |name: &str, text: &str| {
        let path = top.join(name);
        std::fs::write(&path, text).map_err(|e| Error::new(messages::cannot_write(&path, &e.to_string()), ""))
    };
    write("README", "Nothing to hide.\n")?;
    git.run(&["add", "README"], b"")?;
    let clean = git.answer(&["commit", "-q", "-m", "clean"], b"")?;
    let (text, id) = key_pair(random())?;
    write("credentials", &text)?;
    git.run(&["add", "credentials"], b"")?;
    let leak = git.answer(&["commit", "-q", "-m", "leak"], b"")?;
    let count = git.answer(&["rev-list", "--count", "HEAD"], b"")?;
    let said = |what: &str| memchr::memmem::find(&leak.err, what.as_bytes()).is_some();
    let proven = clean.code == 0 && leak.code != 0 && count.out == b"1\n" && said("credentials:2") && !said(&id);
    Ok(Trial { clean, leak, proven })
}
