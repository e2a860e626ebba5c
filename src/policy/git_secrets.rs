/*!
The settings of git-secrets, as they stand in git's configuration and in `.gitallowed`: a repository that has them needs
no import.

`secrets.patterns` are prohibited patterns, tried line by line. `secrets.allowed` and the lines of `.gitallowed` are
matched, as there, against `path:line number:line`; but where git-secrets lets a match anywhere on that line hide every
finding on it, here it must touch the value, or lie in the path (<https://github.com/awslabs/git-secrets#readme>).
*/

use super::own::{self, Own};
use super::syntax::{self, From};
use super::wide;
use crate::detect::Finding;
use crate::source::git::GitValue;
use crate::source::settings::GITALLOWED;
use crate::{Error, messages};
use regex::bytes::Regex;

/// A pattern takes at least so many bytes of a path that it allows.
const LEAST: usize = 3;

/// What git-secrets' settings say.
#[derive(Debug, Default)]
pub struct GitSecrets {
    /// Prohibited patterns.
    pub patterns: Vec<Own>,
    allowed: Vec<Regex>,
    /// Where the prohibited and the allowed patterns stand, one place a pattern; for who asks what holds.
    pub places: Vec<(&'static str, String)>,
    /// What should be mentioned: patterns that allow everything.
    pub remarks: Vec<String>,
    /// Every value of the section, for who else has a use for it.
    all: Vec<(String, String)>,
}

impl GitSecrets {
    /// Reads git's values, and the text of `.gitallowed`.
    ///
    /// # Errors
    /// The first pattern that is none, or that takes everything.
    pub fn of(git: &[GitValue], gitallowed: Option<&[u8]>) -> Result<Self, Error> {
        let of_section = git.iter().filter(|value| value.key.starts_with("secrets."));
        let all = of_section.map(|value| (value.key.clone(), value.value.clone())).collect();
        let mut out = GitSecrets { all, ..GitSecrets::default() };
        for value in git {
            let wrong = |why: String| messages::policy::broken_git(&value.origin, &value.key, &why);
            match value.key.as_str() {
                "secrets.patterns" => {
                    let own = Own::of_git_secrets(out.patterns.len() + 1, &value.value).map_err(wrong)?;
                    out.patterns.push(own);
                    out.places.push(("patterns", value.origin.clone()));
                }
                "secrets.allowed" => out.allow_pattern(&value.value, &value.origin).map_err(wrong)?,
                _ => {}
            }
        }
        for (number, line) in gitallowed.unwrap_or_default().split(|&b| b == b'\n').enumerate() {
            let line = line.strip_suffix(b"\r").unwrap_or(line);
            let trimmed = line.trim_ascii_start();
            if trimmed.is_empty() || trimmed.starts_with(b"#") {
                continue;
            }
            let text = std::str::from_utf8(line).map_err(|_| messages::policy::not_utf8());
            text.and_then(|text| out.allow_pattern(text, GITALLOWED))
                .map_err(|why| messages::policy::broken(GITALLOWED, number + 1, "", &why))?;
        }
        Ok(out)
    }

    /// Takes over an allowed pattern that stands at `place`. One that allows everything is left out, which can only
    /// make more be found, and mentioned.
    fn allow_pattern(&mut self, pattern: &str, place: &str) -> Result<(), String> {
        let ours = syntax::ours(syntax::tight(pattern), From::Posix);
        let regex = own::compile(&ours, false).map_err(|why| messages::policy::bad_regex(&why))?;
        if regex.is_match(b"") || wide::takes_any_line(&regex) {
            self.remarks.push(messages::config::gitallowed_too_much(place, pattern));
        } else {
            self.allowed.push(regex);
            self.places.push(("allowed", place.to_owned()));
        }
        Ok(())
    }

    /// Every value of `key`, the weakest first.
    pub fn values(&self, key: &str) -> Vec<String> {
        self.all.iter().filter(|(name, _)| name == key).map(|(_, value)| value.clone()).collect()
    }

    /// Whether an allowed pattern speaks of `finding` at `line` (1-based) of the document at `path`; `whole` are the
    /// lines of `text` that the value stands in.
    pub fn allow(
        &self,
        finding: &Finding,
        path: &[u8],
        line: usize,
        text: &[u8],
        whole: &std::ops::Range<usize>,
    ) -> bool {
        if self.allowed.is_empty() {
            return false;
        }
        let end = memchr::memchr(b'\n', &text[whole.clone()]).map_or(whole.end, |n| whole.start + n);
        let mut shown = path.to_vec();
        shown.extend_from_slice(format!(":{line}:").as_bytes());
        let head = shown.len();
        shown.extend_from_slice(&text[whole.start..end]);
        let value = head + finding.span.start - whole.start..head + finding.span.end.min(end) - whole.start;
        self.allowed.iter().any(|regex| {
            regex.find_iter(&shown).any(|m| {
                // Two letters of a path, `py`, were meant for something else.
                m.len() >= LEAST && m.end() <= path.len() + 1 || own::touches(&shown, &m.range(), &value)
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::{Action, Proof, Secret, rules};

    fn value(key: &str, value: &str) -> GitValue {
        GitValue { key: key.to_owned(), value: value.to_owned(), origin: ".git/config".to_owned() }
    }

    #[test]
    fn an_allowed_pattern_must_touch_the_value_or_the_path() {
        let text = b"first = one; second = two";
        let at = |word: &[u8]| {
            let start = text.windows(word.len()).position(|w| w == word).expect("the word");
            Finding {
                rule: rules::all().next().expect("a rule"),
                span: start..start + word.len(),
                secret: Secret::new(word),
                proof: Proof::Pattern,
                action: Action::Block,
                notes: Vec::new(),
            }
        };
        let allow = |pattern: &str, word: &[u8]| {
            let settings = GitSecrets::of(&[value("secrets.allowed", pattern)], None).expect("settings");
            settings.allow(&at(word), b"tests/a.txt", 3, text, &(0..text.len()))
        };
        assert!(allow("one", b"one") && !allow("one", b"two"));
        assert!(allow("^tests/", b"two") && allow("tests/a.txt:3:.*two", b"two"));
        assert!(!allow("tests/b", b"two"));
        assert!(!allow(".*one", b"two") && !allow("one.*", b"two"), "what takes anything reaches nothing");
        assert!(!allow("xt", b"two") && allow("txt", b"two"), "two letters of a path");
        assert!(allow("second", b"two") && !allow("first", b"two"), "the name that a value is given to");
    }

    #[test]
    fn broken_patterns_are_named() {
        assert!(GitSecrets::of(&[value("secrets.patterns", "(")], None).is_err());
        assert!(GitSecrets::of(&[value("secrets.patterns", "x*")], None).is_err());
        for everything in ["", ".*", ".+", "x*", "[a-z]", "[0-9]", "=", "[[:space:]]"] {
            let settings = GitSecrets::of(&[value("secrets.allowed", everything)], None).expect("settings");
            assert!(settings.allowed.is_empty() && settings.remarks.len() == 1, "{everything}");
        }
        let error = GitSecrets::of(&[], Some(b"# comment\n\n(\n")).expect_err("an error");
        assert!(error.what.starts_with(".gitallowed:3:"), "{}", error.what);
    }
}
