/*! Sets of paths, written as in .gitignore, and as regular expressions where they come from tools that use those. */

use globset::{Candidate, GlobBuilder, GlobSet, GlobSetBuilder};
use regex::bytes::RegexSet;

/// A set of paths. Paths are relative to the top of the repository, with `/` between their parts.
#[derive(Debug, Clone)]
pub struct Paths {
    globs: GlobSet,
    regexes: RegexSet,
}

impl Paths {
    /// The paths that one of `globs` or one of `regexes` describes. A glob without a slash names a file or folder
    /// anywhere; one that ends with a slash, all that is in a folder; one that begins with a slash begins at the top.
    ///
    /// # Errors
    /// The first one that is none, and what is wrong with it.
    pub fn new(globs: &[String], regexes: &[String]) -> Result<Self, (String, String)> {
        let mut set = GlobSetBuilder::new();
        for glob in globs {
            for form in forms(glob) {
                let built = GlobBuilder::new(&form).literal_separator(true).build();
                set.add(built.map_err(|e| (glob.clone(), e.kind().to_string()))?);
            }
        }
        let whole = globs.first().cloned().unwrap_or_default();
        let globs = set.build().map_err(|e| (whole, e.kind().to_string()))?;
        for regex in regexes {
            super::own::compile(regex, false).map_err(|e| (regex.clone(), e))?;
        }
        let regexes = regex::bytes::RegexSetBuilder::new(regexes)
            .unicode(false)
            .build()
            .map_err(|e| (regexes.first().cloned().unwrap_or_default(), super::own::brief(&e)))?;
        Ok(Paths { globs, regexes })
    }

    /// Whether `path` is one of them.
    pub fn holds(&self, path: &[u8]) -> bool {
        self.regexes.is_match(path) || (!self.globs.is_empty() && self.globs.is_match_candidate(&candidate(path)))
    }

    /// Whether nearly every path is.
    pub fn is_everything(&self) -> bool {
        super::wide::holds_any_path(|path| self.holds(path))
    }
}

#[cfg(unix)]
fn candidate(path: &[u8]) -> Candidate<'_> {
    use std::os::unix::ffi::OsStrExt;
    Candidate::new(std::ffi::OsStr::from_bytes(path))
}

#[cfg(not(unix))]
fn candidate(path: &[u8]) -> Candidate<'_> {
    Candidate::new(std::str::from_utf8(path).unwrap_or_default())
}

/// The globs that `glob` stands for.
fn forms(glob: &str) -> Vec<String> {
    let (body, folder) = match glob.strip_suffix('/') {
        Some(body) => (body, true),
        None => (glob, false),
    };
    let start = match body.strip_prefix('/') {
        Some(anchored) => anchored.to_owned(),
        None if body.contains('/') => body.to_owned(),
        None => format!("**/{body}"),
    };
    let inside = format!("{start}/**");
    if folder { vec![inside] } else { vec![start, inside] }
}

#[cfg(test)]
mod tests {
    use super::Paths;

    fn holds(glob: &str, path: &str) -> bool {
        Paths::new(&[glob.to_owned()], &[]).expect("a glob").holds(path.as_bytes())
    }

    #[test]
    fn globs_are_read_as_in_gitignore() {
        assert!(holds("*.snap", "a/b/c.snap") && holds("*.snap", "c.snap") && !holds("*.snap", "c.snap2"));
        assert!(holds("tests/fixtures", "tests/fixtures/a/b.txt") && holds("tests/fixtures/", "tests/fixtures/a"));
        assert!(!holds("fixtures/", "fixtures") && holds("fixtures/", "a/fixtures/b"));
        assert!(holds("/a.txt", "a.txt") && !holds("/a.txt", "b/a.txt"));
        assert!(holds("tests/**/*.json", "tests/a/b/c.json") && !holds("tests/*.json", "tests/a/c.json"));
        assert!(holds("日本*", "x/日本語.txt"));
        assert!(Paths::new(&["a[".to_owned()], &[]).is_err());
        assert!(Paths::new(&[], &["(".to_owned()]).is_err());
    }

    #[test]
    fn everything_is_known_as_such() {
        let everything = |glob: &str| Paths::new(&[glob.to_owned()], &[]).expect("a glob").is_everything();
        for glob in ["**", "*", "**/*", "*.*", "*/", "*.[a-z]*"] {
            assert!(everything(glob), "{glob}");
        }
        assert!(!everything("src/") && !everything("*.rs") && !everything("*.{md,txt,json}"));
        assert!(Paths::new(&[], &[".*".to_owned()]).expect("a regex").is_everything());
    }
}
