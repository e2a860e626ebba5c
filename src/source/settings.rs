/*!
Where settings come from: the texts of configuration files, and git's own values. What they mean is the business of
[`crate::policy`].

A hook reads `.sekisho.toml` from the index, as it reads everything else that it judges; `scan` reads the one in the
work tree, as it reads the files beside it.
*/

use super::git::{GitValue, Repository};
use crate::{Error, messages};
use std::path::{Path, PathBuf};

/// The name of the repository's file, at the top of the work tree.
pub const FILE: &str = ".sekisho.toml";
/// Where git-secrets keeps allowed patterns besides git's configuration.
pub const GITALLOWED: &str = ".gitallowed";

/// Whose file it is, weakest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    System,
    User,
    Repository,
}

/// A configuration file.
#[derive(Debug, Clone)]
pub struct Text {
    pub which: Which,
    /// Its path, as a person would name it.
    pub name: String,
    pub bytes: Vec<u8>,
}

/// Everything that may hold settings.
#[derive(Debug, Clone, Default)]
pub struct Texts {
    /// The files that there are, weakest first.
    pub files: Vec<Text>,
    /// git's values of the sections `sekisho` and `secrets`, weakest first.
    pub git: Vec<GitValue>,
    /// git-secrets' list of allowed patterns.
    pub gitallowed: Option<Vec<u8>>,
    /// What the command line sets, each `KEY=VALUE`; they win over everything.
    pub flags: Vec<String>,
    /// What should be mentioned.
    pub remarks: Vec<String>,
    /// The top of the work tree; `None` outside of a repository.
    pub top: Option<PathBuf>,
}

/// Where the repository's own file is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum From {
    /// As the next commit will have it.
    Index,
    /// As it lies there.
    WorkTree,
}

/// The repository's own files of settings.
pub const OWN: &[&str] = &[FILE, GITALLOWED];

impl Texts {
    /// The same texts, where the repository's file called `name` held `bytes`; `None` when there was none.
    pub fn with(&self, name: &str, bytes: Option<Vec<u8>>) -> Texts {
        let mut out = self.clone();
        if name == GITALLOWED {
            out.gitallowed = bytes;
        } else {
            out.files.retain(|text| text.which != Which::Repository);
            let text = |bytes| Text { which: Which::Repository, name: name.to_owned(), bytes };
            out.files.extend(bytes.map(text));
        }
        out
    }
}

/// Reads all of them. `repository` is the one that is looked at; without it, the one around, if there is one.
///
/// # Errors
/// A file that is there and cannot be read, or git's own word.
pub fn read(repository: Option<&mut Repository>, from: From) -> Result<Texts, Error> {
    let mut texts = Texts::default();
    let system = std::env::var_os("SEKISHO_CONFIG_SYSTEM").map_or_else(system_file, PathBuf::from);
    add(&mut texts.files, Which::System, &system)?;
    if let Some(path) = user_file() {
        add(&mut texts.files, Which::User, &path)?;
    }
    let mut around = None;
    let mut repository = match repository {
        Some(repository) => Some(repository),
        None if in_repository() => Some(around.insert(Repository::open()?)),
        None => None,
    };
    if let Some(repository) = &repository {
        texts.top = repository.work_tree()?;
        texts.git = repository.section_values(&["sekisho", "secrets"])?;
    }
    let top = texts.top.clone();
    let lies = |name: &str| match &top {
        Some(top) => file(&top.join(name)),
        None if from == From::WorkTree => file(Path::new(name)),
        None => Ok(None),
    };
    let bytes = match (from, &mut repository) {
        (From::Index, Some(repository)) => {
            texts.gitallowed = repository.staged_file(GITALLOWED.as_bytes())?;
            let staged = repository.staged_file(FILE.as_bytes())?;
            match (&staged, lies(FILE).unwrap_or_default()) {
                (Some(staged), Some(lies)) if *staged != lies => texts.remarks.push(messages::policy::differs(FILE)),
                (None, Some(_)) => texts.remarks.push(messages::policy::not_staged(FILE)),
                _ => {}
            }
            staged
        }
        _ => {
            texts.gitallowed = lies(GITALLOWED)?;
            lies(FILE)?
        }
    };
    if let Some(bytes) = bytes {
        texts.files.push(Text { which: Which::Repository, name: FILE.to_owned(), bytes });
    }
    Ok(texts)
}

/// The user's file.
pub fn user_file() -> Option<PathBuf> {
    let base = std::env::var_os("XDG_CONFIG_HOME")
        .map(PathBuf::from)
        .filter(|path| path.is_absolute())
        .or_else(|| std::env::var_os("APPDATA").map(PathBuf::from))
        .or_else(|| std::env::var_os("HOME").map(|home| Path::new(&home).join(".config")))?;
    Some(base.join("sekisho").join("config.toml"))
}

/// The system's file.
fn system_file() -> PathBuf {
    match std::env::var_os("PROGRAMDATA") {
        Some(data) => Path::new(&data).join("sekisho").join("config.toml"),
        None => PathBuf::from("/etc/sekisho/config.toml"),
    }
}

fn add(files: &mut Vec<Text>, which: Which, path: &Path) -> Result<(), Error> {
    if let Some(bytes) = file(path)? {
        files.push(Text { which, name: path.display().to_string(), bytes });
    }
    Ok(())
}

/// The text of the file at `path`; `None` when there is none.
fn file(path: &Path) -> Result<Option<Vec<u8>>, Error> {
    use std::io::ErrorKind::{NotADirectory, NotFound};
    match std::fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(e) if matches!(e.kind(), NotFound | NotADirectory) => Ok(None),
        Err(e) => Err(Error::new(messages::unread(path, &e.to_string()), messages::policy::unread_next())),
    }
}

/// Whether a folder above holds a repository, as far as can be told without asking git.
pub fn in_repository() -> bool {
    std::env::var_os("GIT_DIR").is_some()
        || std::env::current_dir().is_ok_and(|here| here.ancestors().any(|folder| folder.join(".git").exists()))
}
