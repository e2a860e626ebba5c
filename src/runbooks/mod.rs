/*!
What to do when a credential leaked, step by step: one table a provider, in every language side by side.

Each command stands beside the page that documents it. What a person must fill in is written `<like this>`. The table
is data; [`crate::report::runbook`] draws it.
*/

mod aws;
mod clouds;
mod code;
mod keys;
mod services;

use crate::detect::{Kind, Risk, Rule, rules};
use crate::messages::{Lang, lang};

/// A sentence in every language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Text {
    pub en: &'static str,
    pub ja: &'static str,
}

impl Text {
    /// The sentence in the language of this run.
    pub fn get(self) -> &'static str {
        match lang() {
            Lang::En => self.en,
            Lang::Ja => self.ja,
        }
    }
}

/// When a step is due, counted from the moment that the leak is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum When {
    Now,
    Minutes5,
    Minutes30,
    Hour,
    Today,
    Week,
}

/// A command to paste, on one line or on several, or a text to send.
#[derive(Debug, Clone, Copy)]
pub struct Command {
    pub line: &'static str,
    /// The page that documents it.
    pub page: &'static str,
}

/// One thing to do.
#[derive(Debug, Clone, Copy)]
pub struct Step {
    pub when: When,
    pub what: Text,
    pub commands: &'static [Command],
    /// Where the provider says more; may be empty.
    pub page: &'static str,
}

/// What to do about one provider's credentials.
#[derive(Debug, Clone, Copy)]
pub struct Runbook {
    /// The name to call it by: lower case, without spaces.
    pub id: &'static str,
    /// The provider's name, or what the credentials are.
    pub name: Text,
    /// Other names, lower case: as rules write the provider.
    pub also: &'static [&'static str],
    pub steps: &'static [Step],
}

/// Writes a [`Text`].
macro_rules! text {
    ($en:literal, $ja:literal $(,)?) => {
        $crate::runbooks::Text { en: $en, ja: $ja }
    };
}
/// Writes a [`Step`]: when, both sentences, a page, and commands with their pages.
macro_rules! step {
    ($when:ident, $en:literal, $ja:literal, $page:expr $(, $line:expr => $doc:expr)* $(,)?) => {
        $crate::runbooks::Step {
            when: $crate::runbooks::When::$when,
            what: $crate::runbooks::Text { en: $en, ja: $ja },
            commands: &[$($crate::runbooks::Command { line: $line, page: $doc }),*],
            page: $page,
        }
    };
}
pub(crate) use {step, text};

/// Every runbook, in the order in which they are listed.
pub fn all() -> impl Iterator<Item = &'static Runbook> {
    [aws::RUNBOOKS, clouds::RUNBOOKS, code::RUNBOOKS, services::RUNBOOKS, keys::RUNBOOKS].into_iter().flatten()
}

/// The last steps of every runbook.
pub fn closing() -> &'static [Step] {
    keys::CLOSING
}

/// What `name` means: a rule's id, a provider's name, or a runbook's.
pub enum Meaning {
    /// A runbook, and the rule if it was one.
    Book(&'static Runbook, Option<&'static Rule>),
    /// A rule whose provider has no runbook of its own.
    Rule(&'static Rule),
}

/// Finds what `name` means, in any case; `None` when nothing is called so.
pub fn find(name: &str) -> Option<Meaning> {
    let wanted = name.trim().to_lowercase();
    if let Some(rule) = rules::by_id(&wanted) {
        return Some(meaning(rule));
    }
    if let Some(book) = by_name(&wanted) {
        return Some(Meaning::Book(book, None));
    }
    rules::all().find(|rule| rule.provider.to_lowercase() == wanted).map(Meaning::Rule)
}

/// What there is to say of `rule`.
pub fn meaning(rule: &'static Rule) -> Meaning {
    of_rule(rule).map_or(Meaning::Rule(rule), |book| Meaning::Book(book, Some(rule)))
}

fn by_name(name: &str) -> Option<&'static Runbook> {
    let plain = |text: &str| text.to_lowercase().replace([' ', '-', '_', '.'], "");
    let wanted = plain(name);
    all().find(|book| {
        plain(book.id) == wanted || plain(book.name.en) == wanted || book.also.iter().any(|a| plain(a) == wanted)
    })
}

/// The runbook for what `rule` finds: its provider's, else that of its kind.
pub fn of_rule(rule: &Rule) -> Option<&'static Runbook> {
    by_name(rule.provider).or_else(|| {
        by_name(match (rule.kind, rule.risk) {
            (Kind::PrivateKey | Kind::Certificate, _) => "private-key",
            (Kind::Jwt, _) => "jwt",
            (Kind::ConnectionString, _) | (_, Risk::Database) => "database",
            (Kind::Password, _) => "password",
            _ => return None,
        })
    })
}

/// Names that can be asked for, for suggestions.
pub fn names() -> Vec<&'static str> {
    all().map(|book| book.id).chain(rules::all().map(|rule| rule.id)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_runbook_is_whole() {
        let mut ids = HashSet::new();
        assert!(all().count() >= 20);
        for book in all() {
            assert!(ids.insert(book.id), "{} stands twice", book.id);
            assert!(book.steps.len() >= 3, "{} has {} steps", book.id, book.steps.len());
            assert_eq!(book.steps[0].when, When::Now, "{}", book.id);
            let mut last = When::Now;
            for step in book.steps.iter().chain(closing()) {
                assert!(!step.what.en.is_empty() && step.what.en.is_ascii(), "{}: {}", book.id, step.what.en);
                assert!(!step.what.ja.is_ascii(), "{}: no Japanese for {}", book.id, step.what.en);
                assert!(step.page.is_empty() || step.page.starts_with("https://"), "{}: {}", book.id, step.page);
                for command in step.commands {
                    assert!(command.page.starts_with("https://"), "{}: {} has no page", book.id, command.line);
                    assert!(command.line.is_ascii(), "{}: {}", book.id, command.line);
                    let widest = command.line.lines().map(str::len).max();
                    assert!(widest.is_some_and(|n| n <= 180), "{}: {} is long", book.id, command.line);
                }
                if !closing().iter().any(|c| c.what == step.what) {
                    assert!(step.when >= last, "{}: steps are out of order", book.id);
                    last = step.when;
                }
            }
            assert!(book.steps.iter().any(|s| !s.page.is_empty()), "{} names no page", book.id);
        }
    }

    #[test]
    fn names_and_rules_lead_to_runbooks() {
        for name in ["aws", "AWS", "github", "Google Cloud", "hugging-face", "private-key", "aws-access-key-id"] {
            assert!(matches!(find(name), Some(Meaning::Book(..))), "{name}");
        }
        assert!(find("nothing-of-that-name").is_none());
    }
}
