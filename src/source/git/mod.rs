/*!
The only place that knows git.

libgit2 opens the repository and reads objects; the index is read by our own reader, which looks only at what is needed.
Where either cannot go (reftable, split indexes, unknown extensions, an unreadable configuration, objects that are not
here), the git program is asked. What neither can read is an error, never an empty answer.
*/

pub mod ask;
pub mod change;
mod config;
mod diff;
mod id;
mod index;
mod objects;
pub mod program;

pub use diff::Change;
pub use id::Id;
pub use objects::Content;

use crate::{Error, messages};
use index::{Index, Odd};
use objects::Loose;
use once_cell::sync::{Lazy, OnceCell};
use program::Batch;
use std::cell::RefCell;
use std::path::{Path, PathBuf};

/// The mode of a folder in a tree.
pub const FOLDER: u32 = 0o040_000;
/// The mode of a submodule's commit in a tree: its id names no object of this repository.
pub const GITLINK: u32 = 0o160_000;

/// A value in git's configuration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GitValue {
    /// Section and name in lower case; a subsection between them keeps its letters.
    pub key: String,
    pub value: String,
    /// Where it stands, as one would type it: `git config --global`.
    pub origin: String,
}

/// A repository, as a hook sees it.
pub struct Repository {
    library: Option<git2::Repository>,
    settings: OnceCell<Option<git2::Config>>,
    loose: Option<Loose>,
    /// Opened once: what a hook looks at does not change under it.
    index: OnceCell<Result<Index, Odd>>,
    batch: RefCell<Batch>,
}

/// Which way git's data may be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reader {
    /// The quick way where it goes, else the program.
    Both,
    /// The quick way alone.
    Direct,
    /// The program alone.
    Program,
}

/// `SEKISHO_READER` set to `direct` or `program` forbids the other way: the conformance suite compares the two. Neither
/// value makes anything pass unread.
static READER: Lazy<Reader> = Lazy::new(|| match std::env::var_os("SEKISHO_READER") {
    Some(value) if value == "direct" => Reader::Direct,
    Some(value) if value == "program" => Reader::Program,
    _ => Reader::Both,
});

/// The same repository once more, for another thread.
#[derive(Debug, Clone, Copy)]
pub struct Another {
    with_library: bool,
}

impl Another {
    /// Opens it.
    ///
    /// # Errors
    /// As [`Repository::open`].
    pub fn open(self) -> Result<Repository, Error> {
        if self.with_library { Repository::open() } else { Repository::open_with_program() }
    }
}

/// Options of libgit2 that hold for the whole process and must be set before a repository is opened.
static OPTIONS: Lazy<()> = Lazy::new(|| {
    // An object's content is not hashed again when it is read: git does not either, and zlib's own checksum is
    // verified.
    git2::opts::strict_hash_verification(false);
    // SAFETY: all three write global variables of libgit2 without a lock, and this runs once, before any other call.
    unsafe {
        // git itself decided that this repository may be used before it ran the hook.
        let _ = git2::opts::set_verify_owner_validation(false);
        // Neither changes how an index, a tree or a blob is read. References of a reftable are read by the program.
        let _ = git2::opts::set_extensions(&["partialclone", "refstorage"]);
        if let Some(folder) = system_settings() {
            let _ = git2::opts::set_search_path(git2::ConfigLevel::System, folder);
        }
    }
});

/// Where a git that is not installed in /usr keeps the system's configuration: `etc` beside its own programs.
fn system_settings() -> Option<String> {
    let programs = PathBuf::from(std::env::var_os("GIT_EXEC_PATH")?);
    let prefix = programs.parent().filter(|_| programs.ends_with("git-core"))?.parent()?;
    let etc = prefix.join("etc");
    (prefix != Path::new("/usr") && etc.is_absolute()).then(|| etc.to_str().map(str::to_owned))?
}

impl Repository {
    /// The repository that the environment and the current folder name, in the way git does: GIT_DIR, GIT_WORK_TREE
    /// and GIT_INDEX_FILE of a hook are honoured.
    ///
    /// # Errors
    /// When there is none, or git will not use it.
    pub fn open() -> Result<Self, Error> {
        Lazy::force(&OPTIONS);
        if *READER == Reader::Program {
            return Repository::open_with_program();
        }
        let Ok(library) = git2::Repository::open_from_env() else { return Repository::open_with_program() };
        let objects = match std::env::var_os("GIT_OBJECT_DIRECTORY") {
            Some(folder) => PathBuf::from(folder),
            None => library.commondir().join("objects"),
        };
        Ok(Repository {
            library: Some(library),
            settings: OnceCell::new(),
            loose: Some(Loose::new(objects)),
            index: OnceCell::new(),
            batch: RefCell::default(),
        })
    }

    /// The same repository without libgit2 and without reading files of git: every question goes to the git program.
    ///
    /// # Errors
    /// When there is none, or git will not use it.
    pub fn open_with_program() -> Result<Self, Error> {
        program::run(&["rev-parse", "--git-dir"], b"")?;
        Ok(Repository {
            library: None,
            settings: OnceCell::new(),
            loose: None,
            index: OnceCell::new(),
            batch: RefCell::default(),
        })
    }

    /// What another thread needs to open the same repository.
    pub fn another(&self) -> Another {
        Another { with_library: self.library.is_some() }
    }

    /// The folder of this work tree's own git data: `.git`, or `.git/worktrees/NAME`.
    ///
    /// # Errors
    /// When git cannot say.
    pub fn git_dir(&self) -> Result<PathBuf, Error> {
        match &self.library {
            Some(library) => Ok(library.path().to_path_buf()),
            None => asked_path("--absolute-git-dir"),
        }
    }

    /// The top of the work tree; `None` when there is none.
    ///
    /// # Errors
    /// When git cannot say.
    pub fn work_tree(&self) -> Result<Option<PathBuf>, Error> {
        match &self.library {
            Some(library) => Ok(library.workdir().map(Path::to_path_buf)),
            None if program::run(&["rev-parse", "--is-inside-work-tree"], b"")?.starts_with(b"true") => {
                asked_path("--show-toplevel").map(Some)
            }
            None => Ok(None),
        }
    }

    /// The value of `key` (`sekisho.quiet`) in git's configuration of all levels, `git -c` included; where it is set
    /// more than once, the one that git uses. A name without a value is `true`.
    pub fn config(&self, key: &str) -> Option<String> {
        self.config_all(key).pop()
    }

    /// Every value of `key` in git's configuration, those of the weakest level first.
    pub fn config_all(&self, key: &str) -> Vec<String> {
        let settings = self.settings.get_or_init(|| self.library.as_ref()?.config().ok()?.snapshot().ok());
        let Some(settings) = settings else {
            let out = program::run(&["config", "-z", "--get-all", key], b"").unwrap_or_default();
            return out.split_inclusive(|&b| b == 0).map(|v| text(v.strip_suffix(b"\0").unwrap_or(v))).collect();
        };
        let mut out = Vec::new();
        if let Ok(mut entries) = settings.multivar(key, None) {
            while let Some(Ok(entry)) = entries.next() {
                out.push(if entry.has_value() { text(entry.value_bytes()) } else { "true".to_owned() });
            }
        }
        out.extend(config::from_environment(key, |name| std::env::var(name).ok()));
        out
    }

    /// Every value of `sections` in git's configuration, those of the weakest level first.
    ///
    /// # Errors
    /// When git cannot say.
    pub fn section_values(&self, sections: &[&str]) -> Result<Vec<GitValue>, Error> {
        let ours = |key: &str| sections.iter().any(|s| key.strip_prefix(s).is_some_and(|rest| rest.starts_with('.')));
        let settings = self.settings.get_or_init(|| self.library.as_ref()?.config().ok()?.snapshot().ok());
        let Some(settings) = settings else {
            let out = program::run(&["config", "--list", "--show-scope", "-z"], b"")?;
            let mut fields = out.split(|&b| b == 0).map(text);
            let mut values = Vec::new();
            while let (Some(scope), Some(pair)) = (fields.next(), fields.next()) {
                let (key, value) = pair.split_once('\n').unwrap_or((&pair, "true"));
                if ours(key) {
                    let origin = if scope == "command" { "git -c".into() } else { format!("git config --{scope}") };
                    values.push(GitValue { key: key.to_owned(), value: value.to_owned(), origin });
                }
            }
            return Ok(values);
        };
        let mut values = Vec::new();
        if let Ok(mut entries) = settings.entries(None) {
            while let Some(Ok(entry)) = entries.next() {
                let key = String::from_utf8_lossy(entry.name_bytes());
                if !ours(&key) {
                    continue;
                }
                let value = if entry.has_value() { text(entry.value_bytes()) } else { "true".to_owned() };
                let (rank, level) = match entry.level() {
                    git2::ConfigLevel::ProgramData | git2::ConfigLevel::System => (0, "system"),
                    git2::ConfigLevel::XDG => (1, "global"),
                    git2::ConfigLevel::Global => (2, "global"),
                    git2::ConfigLevel::Worktree => (4, "worktree"),
                    _ => (3, "local"),
                };
                let origin = format!("git config --{level}");
                values.push((rank, GitValue { key: key.into_owned(), value, origin }));
            }
        }
        values.sort_by_key(|(rank, _)| *rank);
        let handed = config::handed_down(|name| std::env::var(name).ok()).into_iter();
        let handed = handed.filter(|(key, _)| ours(key));
        let handed = handed.map(|(key, value)| GitValue { key, value, origin: "git -c".to_owned() });
        Ok(values.into_iter().map(|(_, value)| value).chain(handed).collect())
    }

    /// The file at `path` as `commit` has it; `None` when there is no such commit here, or no such file in it. A commit
    /// is named by its whole id.
    pub fn file_at(&self, commit: &str, path: &str) -> Option<Vec<u8>> {
        let hex = commit.bytes().all(|b| b.is_ascii_hexdigit());
        let named = format!("{commit}:{path}");
        if hex { program::run(&["cat-file", "blob", &named], b"").ok() } else { None }
    }

    /// The file at `path`, relative to the top of the work tree, as HEAD has it; `None` when there is none.
    pub fn committed(&self, path: &Path) -> Option<Vec<u8>> {
        match &self.library {
            Some(library) => {
                let tree = library.head().ok()?.peel_to_tree().ok()?;
                let blob = tree.get_path(path).ok()?.to_object(library).ok()?;
                blob.as_blob().map(|blob| blob.content().to_vec())
            }
            None => {
                let named = format!("HEAD:{}", path.to_str()?.replace('\\', "/"));
                program::run(&["cat-file", "blob", &named], b"").ok()
            }
        }
    }

    /// The paths of every tracked file, relative to the top of the work tree.
    ///
    /// # Errors
    /// When git cannot say.
    pub fn tracked(&self) -> Result<Vec<PathBuf>, Error> {
        let out = self.at_top(&["ls-files", "-z"])?;
        let paths = out.split(|&b| b == 0).filter(|path| !path.is_empty());
        // SAFETY: the bytes are paths that git gave, in the platform's own encoding.
        Ok(paths.map(|path| PathBuf::from(unsafe { std::ffi::OsStr::from_encoded_bytes_unchecked(path) })).collect())
    }

    /// Stages `paths`, which are relative to the top of the work tree.
    ///
    /// # Errors
    /// git's own word.
    pub fn stage(&self, paths: &[&str]) -> Result<(), Error> {
        let mut arguments = vec!["add", "--"];
        arguments.extend(paths);
        self.at_top(&arguments).map(drop)
    }

    /// Runs git at the top of the work tree.
    fn at_top(&self, arguments: &[&str]) -> Result<Vec<u8>, Error> {
        let top = self.work_tree()?.unwrap_or_default();
        let mut all = vec!["-C".as_ref(), top.as_os_str()];
        all.extend(arguments.iter().map(std::ffi::OsStr::new));
        program::run(&all, b"")
    }

    /// Whether git ignores the path, which is relative to the top of the work tree. Where git cannot say, it does not.
    pub fn ignores(&self, path: &Path) -> bool {
        match &self.library {
            Some(library) => library.is_path_ignored(path).unwrap_or(false),
            None => {
                program::run(&["check-ignore".as_ref(), "-q".as_ref(), "--".as_ref(), path.as_os_str()], b"").is_ok()
            }
        }
    }

    /// The blob that is staged at `path`; `None` when nothing is, or something that is no file.
    ///
    /// # Errors
    /// When the index or the blob cannot be read.
    pub fn staged_file(&mut self, path: &[u8]) -> Result<Option<Vec<u8>>, Error> {
        let entry = match self.find_staged(path) {
            Ok(entry) => entry,
            Err(_) => {
                let mut asked = b":(top,literal)".to_vec();
                asked.extend_from_slice(path);
                // SAFETY: on Unix any bytes are an OsStr; elsewhere git's paths are UTF-8, as OsStr wants them.
                let asked = unsafe { std::ffi::OsStr::from_encoded_bytes_unchecked(&asked) };
                let out = program::run(
                    &["ls-files".as_ref(), "-s".as_ref(), "-z".as_ref(), "--full-name".as_ref(), "--".as_ref(), asked],
                    b"",
                )?;
                parse_listed(&out, path)
            }
        };
        match entry {
            Some((mode, id)) if mode != GITLINK && mode != FOLDER => self.blob(id).map(Some),
            _ => Ok(None),
        }
    }

    /// Mode and id of the entry at `path`, through the cached tree where that is valid.
    fn find_staged(&self, path: &[u8]) -> Result<Option<(u32, Id)>, Odd> {
        let index = self.index()?;
        if let Some(tree) = index.whole_tree()
            && let Ok(found) = self.find_in_tree(tree, path)
        {
            return Ok(found);
        }
        let mut entries = index.entries();
        let mut found = None;
        while let Some(entry) = entries.advance()? {
            if entries.path() == path && entry.stage == 0 && !entry.intent_to_add {
                found = Some((entry.mode, entry.id));
            }
            if entry.mode == FOLDER && path.starts_with(entries.path()) {
                let inner = &path[entries.path().len()..];
                found = self.find_in_tree(entry.id, inner)?;
            }
        }
        // Only here is it known that these are all the entries there are.
        entries.cached_tree()?;
        Ok(found)
    }

    fn find_in_tree(&self, mut tree: Id, path: &[u8]) -> Result<Option<(u32, Id)>, Odd> {
        let mut parts = path.split(|&b| b == b'/').peekable();
        while let Some(part) = parts.next() {
            let Some((mode, id)) = diff::find_in_tree(self, tree, part)? else { return Ok(None) };
            if parts.peek().is_none() {
                return Ok(Some((mode, id)));
            }
            if mode != FOLDER {
                return Ok(None);
            }
            tree = id;
        }
        Ok(None)
    }

    /// The tree of the commit that HEAD names; `None` when there is no commit yet.
    ///
    /// # Errors
    /// When HEAD names something that cannot be read.
    pub fn head_tree(&self) -> Result<Option<Id>, Error> {
        if let Some(library) = &self.library {
            match library.head().map(|head| head.target().and_then(|id| self.tree_of(Id::from_bytes(id.as_bytes())?))) {
                Ok(Some(tree)) => return Ok(Some(tree)),
                Ok(None) => {}
                Err(error) if error.code() == git2::ErrorCode::UnbornBranch && !self.has_reftable() => return Ok(None),
                Err(_) => {}
            }
        }
        if let Some(tree) = asked_id("HEAD^{tree}")? {
            return Ok(Some(tree));
        }
        match asked_id("HEAD")? {
            Some(_) => program::run(&["cat-file", "-p", "HEAD^{tree}"], b"").map(|_| None),
            None => Ok(None),
        }
    }

    /// The tree of a commit, which its first line names.
    fn tree_of(&self, commit: Id) -> Option<Id> {
        let bytes = self.quick(commit)?;
        Id::from_hex(bytes.strip_prefix(b"tree ")?.split(|&b| b == b'\n').next()?)
    }

    /// The first parent of a commit, which its second line names if it has one.
    fn parent_of(&self, commit: Id) -> Option<Id> {
        let bytes = self.quick(commit)?;
        Id::from_hex(bytes.split(|&b| b == b'\n').nth(1)?.strip_prefix(b"parent ")?)
    }

    /// A reftable repository has a HEAD file that names no branch, for programs that do not know the format.
    fn has_reftable(&self) -> bool {
        self.library.as_ref().is_some_and(|library| library.commondir().join("reftable").exists())
    }

    /// The trees of the commits that the next one merges into HEAD, or goes back to; none for an ordinary commit.
    ///
    /// While `git merge` runs its own hooks it has not written MERGE_HEAD yet, but tells the commits by the names of
    /// GITHEAD_... variables (git's builtin/merge.c); `merging` says that this is such a hook.
    ///
    /// # Errors
    /// When one of them cannot be read.
    pub fn merged_trees(&self, merging: bool) -> Result<Vec<Id>, Error> {
        let listed = std::fs::read(self.git_dir()?.join("MERGE_HEAD")).unwrap_or_default();
        let mut commits: Vec<Id> = listed.split(|&b| b == b'\n').filter_map(Id::from_hex).collect();
        if merging && commits.is_empty() {
            let names = std::env::vars_os().filter_map(|(name, _)| name.into_string().ok());
            commits.extend(names.filter_map(|name| Id::from_hex(name.strip_prefix("GITHEAD_")?.as_bytes())));
        }
        // What a revert brings back was there before the commit that is reverted.
        let reverted = std::fs::read(self.git_dir()?.join("REVERT_HEAD")).unwrap_or_default();
        let reverted = match Id::from_hex(reverted.trim_ascii()) {
            Some(commit) => match self.parent_of(commit).and_then(|parent| self.tree_of(parent)) {
                Some(tree) => Some(tree),
                None => asked_id(&format!("{commit}^^{{tree}}"))?,
            },
            None => None,
        };
        let asked = |commit: Id| match asked_id(&format!("{commit}^{{tree}}"))? {
            Some(tree) => Ok(tree),
            None => Err(Error::new(messages::git_failed(&format!("{commit}?")), messages::git_failed_next())),
        };
        let merged = commits.into_iter().map(|commit| self.tree_of(commit).map_or_else(|| asked(commit), Ok));
        merged.chain(reverted.map(Ok)).collect()
    }

    /// What differs between the tree `old` (`None`: the empty tree) and the index.
    ///
    /// # Errors
    /// When neither our own reader nor the git program can tell.
    pub fn changes(&self, old: Option<Id>) -> Result<Vec<Change>, Error> {
        match self.index().and_then(|index| diff::tree_to_index(self, old, index)) {
            Ok(changes) => Ok(changes),
            Err(_) => program::diff_index(old),
        }
    }

    /// The files that `removed`, a whole folder in the old tree, held; any other change is given back.
    ///
    /// # Errors
    /// When the folder's trees cannot be read.
    pub fn expand(&self, removed: Change) -> Result<Vec<Change>, Error> {
        match removed.old {
            Some((FOLDER, id)) => diff::expand(self, &removed.path, id)
                .map_err(|Odd(why)| Error::new(messages::git_failed(why), messages::git_failed_next())),
            _ => Ok(vec![removed]),
        }
    }

    /// The index that GIT_INDEX_FILE names, or the repository's own.
    fn index(&self) -> Result<&Index, Odd> {
        self.index.get_or_init(|| self.open_index()).as_ref().map_err(Clone::clone)
    }

    fn open_index(&self) -> Result<Index, Odd> {
        let library = self.library.as_ref().ok_or(Odd("libgit2 cannot open this repository"))?;
        let path = match std::env::var_os("GIT_INDEX_FILE").filter(|path| !path.is_empty()) {
            Some(path) => PathBuf::from(path),
            None => library.path().join("index"),
        };
        let hash = match library.object_format() {
            git2::ObjectFormat::Sha1 => 20,
            git2::ObjectFormat::Sha256 => 32,
        };
        Index::open(&path, hash)
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// A path that `git rev-parse` tells.
fn asked_path(question: &str) -> Result<PathBuf, Error> {
    let out = program::run(&["rev-parse", question], b"")?;
    let out = out.strip_suffix(b"\n").unwrap_or(&out);
    // SAFETY: the bytes are a path that git gave, in the platform's own encoding.
    Ok(PathBuf::from(unsafe { std::ffi::OsStr::from_encoded_bytes_unchecked(out) }))
}

/// The object that `revision` names, by the git program; `None` when it names none.
fn asked_id(revision: &str) -> Result<Option<Id>, Error> {
    let out = program::ask(&["rev-parse", "-q", "--verify", "--end-of-options", revision])?;
    Ok(out.and_then(|out| Id::from_hex(out.trim_ascii())))
}

/// Mode and id in what `git ls-files -s -z` says of `path` itself.
fn parse_listed(out: &[u8], path: &[u8]) -> Option<(u32, Id)> {
    out.split(|&b| b == 0).find_map(|record| {
        let at = memchr::memchr(b'\t', record)?;
        let head = std::str::from_utf8(&record[..at]).ok()?;
        let &[mode, id, "0"] = head.split(' ').collect::<Vec<_>>().as_slice() else { return None };
        let entry = (u32::from_str_radix(mode, 8).ok()?, Id::from_hex(id.as_bytes())?);
        (&record[at + 1..] == path).then_some(entry)
    })
}
