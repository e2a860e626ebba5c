/*! Where git looks for the hooks of a repository, and who says so. */

use super::settings::{self, Origin};
use crate::source::git::ask::Git;
use crate::{Error, messages};
use std::path::{Path, PathBuf};

/// A repository, seen from one of its work trees.
#[derive(Debug, Clone)]
pub struct Place {
    /// git, asked from `top`.
    pub git: Git,
    /// The folder that hooks are run in: the top of the work tree, or the git folder of a bare repository.
    pub top: PathBuf,
    /// Whether it has no work tree.
    pub bare: bool,
    /// The git folder of this work tree.
    pub git_folder: PathBuf,
    /// The git folder that all its work trees share.
    pub common: PathBuf,
    /// The folder in which git looks for hooks.
    pub hooks: PathBuf,
    /// core.hooksPath, when it is set.
    pub configured: Option<Origin>,
    /// Whether that folder holds files that are part of the repository itself.
    pub tracked: bool,
}

impl Place {
    /// The repository at `path`, or the one that git finds from here.
    ///
    /// # Errors
    /// When there is none, in one line.
    pub fn find(path: Option<&Path>) -> Result<Place, Error> {
        let shown = path.unwrap_or(Path::new("."));
        let none = |why: &str| Error::new(messages::no_repository(shown, why), "");
        let git = match path {
            Some(path) if !path.is_dir() => return Err(none(&messages::no_folder())),
            Some(path) => Git::at(std::path::absolute(path).map_err(|e| none(&e.to_string()))?),
            None => Git::here(),
        };
        let answer = git.answer(&["rev-parse", "--is-bare-repository", "--is-inside-work-tree"], b"")?;
        if answer.code != 0 {
            return Err(none(&answer.why()));
        }
        let bare = answer.out.starts_with(b"true");
        let git_folder =
            git.path(&["rev-parse", "--absolute-git-dir"])?.ok_or_else(|| none("git rev-parse --absolute-git-dir"))?;
        let top = match git.path(&["rev-parse", "--show-toplevel"])? {
            Some(top) => top,
            None if !bare && git_folder.ends_with(".git") => git_folder.parent().unwrap_or(&git_folder).to_path_buf(),
            None => git_folder.clone(),
        };
        // From another folder a relative GIT_DIR or GIT_WORK_TREE would mean something else.
        let mut git = git.moved(&top);
        if path.is_none() && std::env::var_os("GIT_DIR").is_some() {
            git = git.with("GIT_DIR", &git_folder);
            if std::env::var_os("GIT_WORK_TREE").is_some() {
                git = git.with("GIT_WORK_TREE", &top);
            }
        }
        let inside = |path: Option<PathBuf>| path.map(|p| top.join(p));
        let common = inside(git.path(&["rev-parse", "--git-common-dir"])?).unwrap_or_else(|| git_folder.clone());
        let hooks = inside(git.path(&["rev-parse", "--git-path", "hooks"])?).ok_or_else(|| none("git-path hooks"))?;
        let configured = settings::origin(&git, "core.hooksPath")?;
        let tracked = (configured.is_some() || hooks.is_symlink()) && is_tracked(&git, &top, &hooks)?;
        Ok(Place { git, top, bare, git_folder, common, hooks, configured, tracked })
    }

    /// Fails when nothing that is written to the hook folder would help.
    ///
    /// # Errors
    /// With the line that says why, and how to mend it.
    pub fn must_run_hooks(&self) -> Result<(), Error> {
        let Some(configured) = &self.configured else { return Ok(()) };
        let undo = || messages::unset_hooks_path(&configured.scope);
        if configured.value.is_empty() {
            return Err(Error::new(messages::hooks_path_empty(&configured.origin), undo()));
        }
        if self.hooks.exists() && !self.hooks.is_dir() {
            return Err(Error::new(messages::hooks_path_no_folder(&self.hooks, &configured.origin), undo()));
        }
        Ok(())
    }
}

fn is_tracked(git: &Git, top: &Path, hooks: &Path) -> Result<bool, Error> {
    let real = std::fs::canonicalize(hooks).unwrap_or_else(|_| hooks.to_path_buf());
    let top = std::fs::canonicalize(top).unwrap_or_else(|_| top.to_path_buf());
    let Ok(relative) = real.strip_prefix(&top) else { return Ok(false) };
    if relative.as_os_str().is_empty() {
        return Ok(true);
    }
    let git = git.clone().with("GIT_LITERAL_PATHSPECS", "1");
    let answer = git.answer(&["ls-files".as_ref(), "-z".as_ref(), "--".as_ref(), relative.as_os_str()], b"")?;
    Ok(answer.code == 0 && !answer.out.is_empty())
}
