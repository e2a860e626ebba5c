/*! Exceptions: what is done otherwise in some paths, for some rules, or for values that are known to be harmless. */

use super::file::{RuleName, Switch};
use super::paths::Paths;
use super::{own, wide};
use crate::detect::Finding;
use regex::bytes::Regex;

/// Keys and their values, as they stand in a file.
pub type Written = Vec<(&'static str, String)>;

/// What an exception's regex looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// The value.
    Value,
    /// The lines that the value stands in. Only a match that touches the value, or the name that it is given to,
    /// counts: what stands elsewhere on the line may not hide it.
    Line,
}

/// An exception. Everything that it names must hold.
#[derive(Debug, Clone)]
pub struct Exception {
    /// The rules that it is limited to; all when there is none.
    pub rules: Vec<RuleName>,
    /// The paths that it is limited to.
    pub paths: Option<Paths>,
    target: Option<(Target, Regex)>,
    words: Vec<String>,
    /// What is done instead.
    pub switch: Switch,
    /// Why.
    pub reason: String,
    /// Its keys as they stand in the file, for who asks what holds.
    pub written: Written,
}

impl Exception {
    /// An exception of these parts.
    pub fn new(
        rules: Vec<RuleName>,
        paths: Option<Paths>,
        target: Option<(Target, Regex)>,
        words: Vec<String>,
        switch: Switch,
        reason: String,
    ) -> Self {
        let words = words.iter().map(|w| w.to_ascii_lowercase()).collect();
        Exception { rules, paths, target, words, switch, reason, written: Written::new() }
    }

    /// Whether it is limited to some rules.
    pub fn has_rules(&self) -> bool {
        !self.rules.is_empty()
    }

    /// Whether it is limited to some values.
    pub fn has_value(&self) -> bool {
        self.target.is_some() || !self.words.is_empty()
    }

    /// Whether any value at all would do, although there is a condition on it.
    pub fn has_any_value(&self) -> bool {
        self.words.is_empty() && self.target.as_ref().is_some_and(|(target, regex)| wide::takes_any(*target, regex))
    }

    /// Whether it speaks of `finding` in the document at `path`; `whole` are the whole lines that the value stands in.
    pub fn holds(&self, finding: &Finding, path: &[u8], text: &[u8], whole: &std::ops::Range<usize>) -> bool {
        let value = finding.secret.expose();
        (self.rules.is_empty() || self.rules.iter().any(|name| name.holds(finding.rule.id)))
            && self.paths.as_ref().is_none_or(|paths| paths.holds(path))
            && (self.words.is_empty() || {
                let value = String::from_utf8_lossy(value).to_ascii_lowercase();
                self.words.iter().any(|word| value.contains(word.as_str()))
            })
            && match &self.target {
                None => true,
                Some((Target::Value, regex)) => regex.is_match(value),
                Some((Target::Line, regex)) => text.get(whole.clone()).is_some_and(|lines| {
                    let value = finding.span.start - whole.start..finding.span.end - whole.start;
                    regex.find_iter(lines).any(|m| own::touches(lines, &m.range(), &value))
                }),
            }
    }
}
