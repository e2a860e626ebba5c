/*!
Rules that the user wrote, and how they are looked for: each over the whole text, because nothing is known of them
beforehand. What is refused on load: a rule that takes the empty string or ordinary prose, and one whose own examples
do not hold.
*/

use super::exception::Written;
use super::paths::Paths;
use super::syntax;
use crate::detect::rule::{DEFAULTS, Edges, Kind, Revoke};
use crate::detect::{Action, Extra, Finding, Input, Proof, Rule, Secret, example, placeholder};
use crate::messages;
use regex::bytes::Regex;

/// What a rule of one's own says.
#[derive(Debug, Clone, Default)]
pub struct Words {
    pub id: String,
    pub title: String,
    pub regex: String,
    /// Which capture group is the value; without it the first, and without groups the whole match.
    pub group: Option<usize>,
    pub ignore_case: bool,
    pub action: Option<Action>,
    /// One of these stands in the text, in any case, or the regex is not tried.
    pub keywords: Vec<String>,
    /// Values of fewer bits a character are none.
    pub min_entropy: f64,
    pub docs: String,
    pub revoke: String,
    pub examples: Vec<String>,
    pub near_misses: Vec<String>,
    pub paths: Option<Paths>,
}

/// A rule of one's own, ready.
#[derive(Debug, Clone)]
pub struct Own {
    /// The entry that its findings point to. It lives as long as the program, like those of the tables.
    pub rule: &'static Rule,
    regex: Regex,
    group: usize,
    action: Action,
    keywords: Vec<String>,
    min_entropy: f64,
    paths: Option<Paths>,
    /// Tried line by line, as grep does, placeholders included.
    lines: bool,
    /// Its keys as they stand in the file, for who asks what holds.
    pub written: Written,
}

/// What is wrong with a rule, and the key that says it.
pub type Refusal = (&'static str, String);

/// Texts that hold no credential. A rule that takes one of these lines takes ordinary prose or ordinary code.
const PROSE: &[&str] = &[
    "The password must be changed every ninety days, and the new one is sent by mail to the owner of the account.",
    "Please do not commit tokens, keys or other secrets; see CONTRIBUTING.md (section 4) for what to do instead.",
    "This function returns true when the user's access key is valid, and false otherwise.",
    "Copyright 2026 The Authors. All rights reserved. Licensed under the Apache License, Version 2.0",
    "パスワードを変更するには、設定画面を開いて「アカウント」を選択してください。",
    "import os, sys",
    "#include <stdio.h>",
    "    if (user.isActive() && count > 0) {",
    "        return self.client.get(\"/api/v1/users\", timeout=30)",
    "const total = items.reduce((sum, item) => sum + item.price, 0);",
    "for i in range(10): print(i)",
    "version: \"3.8\"",
    "2026-01-02 03:04:05 INFO server started on port 8080",
];

/// Compiles a regular expression of the user's: bytes, Unicode off, `^` and `$` at lines.
///
/// # Errors
/// What is wrong with it, in one line.
pub fn compile(pattern: &str, ignore_case: bool) -> Result<Regex, String> {
    regex::bytes::RegexBuilder::new(pattern)
        .unicode(false)
        .multi_line(true)
        .case_insensitive(ignore_case)
        .size_limit(2 << 20)
        .build()
        .map_err(|e| brief(&e))
}

/// The last line of a regex error, which says what is wrong; the lines before it draw where.
pub fn brief(error: &regex::Error) -> String {
    let text = error.to_string();
    let last = text.lines().rfind(|l| !l.trim().is_empty()).unwrap_or_default();
    last.trim().trim_start_matches("error: ").to_owned()
}

/// Whether `found` touches `value` in `text`, or stands right before it with nothing but what makes an assignment
/// between them: the name that the value is given to.
pub fn touches(text: &[u8], found: &std::ops::Range<usize>, value: &std::ops::Range<usize>) -> bool {
    if found.start < value.end && found.end > value.start {
        return true;
    }
    let between = text.get(found.end..value.start).filter(|between| between.len() <= 16);
    between.is_some_and(|between| between.iter().all(|b| b" \t:=>\"'`([{,|?\\".contains(b)))
}

/// Why a regular expression would match too much; `None` when it does not.
pub fn too_greedy(regex: &Regex) -> Option<String> {
    if regex.is_match(b"") {
        return Some(messages::policy::matches_empty());
    }
    PROSE.iter().find(|line| regex.is_match(line.as_bytes())).map(|line| messages::policy::matches_prose(line))
}

impl Own {
    /// Makes a rule ready.
    ///
    /// # Errors
    /// Why it is refused, and by which of its keys.
    pub fn new(words: Words) -> Result<Self, Refusal> {
        let regex =
            compile(&words.regex, words.ignore_case).map_err(|why| ("regex", messages::policy::bad_regex(&why)))?;
        if let Some(why) = too_greedy(&regex) {
            return Err(("regex", why));
        }
        let group = words.group.unwrap_or(usize::from(regex.captures_len() > 1));
        if group >= regex.captures_len() {
            return Err(("group", messages::policy::no_such_group(group)));
        }
        let leak = |text: &str| -> &'static str { Box::leak(text.to_owned().into_boxed_str()) };
        let list = |texts: &[String]| -> &'static [&'static str] {
            Box::leak(texts.iter().map(|t| leak(t)).collect::<Vec<_>>().into_boxed_slice())
        };
        let title = if words.title.is_empty() { &words.id } else { &words.title };
        let rule: &'static Rule = Box::leak(Box::new(Rule {
            id: leak(&words.id),
            title: leak(title),
            kind: Kind::AccessToken,
            pattern: leak(&words.regex),
            edges: Edges::Open,
            revoke: Revoke { page: leak(&words.revoke), command: "" },
            docs: leak(&words.docs),
            examples: list(&words.examples),
            near_misses: list(&words.near_misses),
            ..DEFAULTS
        }));
        let own = Own {
            rule,
            regex,
            group,
            action: words.action.unwrap_or(Action::Block),
            keywords: words.keywords.iter().map(|k| k.to_ascii_lowercase()).collect(),
            min_entropy: words.min_entropy,
            paths: words.paths,
            lines: false,
            written: Written::new(),
        };
        let takes = |text: &str| !own.spans(text.as_bytes()).is_empty();
        // A text that is made may lack a keyword or be too regular by chance; the pattern alone must take it.
        let bare = Own { keywords: Vec::new(), min_entropy: 0.0, ..own.clone() };
        let taken = |text: &str| !bare.spans(text.as_bytes()).is_empty();
        let all = |make: fn(&str, u64) -> Result<String, String>, template: &str| {
            (0..3).all(|seed| make(template, seed).is_ok_and(|text| taken(&text)))
        };
        // An example may be the text itself or a template of `detect::example`, so that no whole token need stand in
        // the file.
        for (number, text) in words.examples.iter().enumerate() {
            if !takes(text) && !all(example::make, text) && !all(example::printable, text) {
                return Err(("examples", messages::policy::example_missed(number + 1)));
            }
        }
        for (number, text) in words.near_misses.iter().enumerate() {
            let made = (0..3).any(|seed| example::make(text, seed).is_ok_and(|text| takes(&text)));
            if takes(text) || made {
                return Err(("near-misses", messages::policy::near_miss_taken(number + 1)));
            }
        }
        Ok(own)
    }

    /// A pattern that is tried line by line, as `git secrets` does with grep.
    ///
    /// # Errors
    /// Why it is refused.
    pub fn of_git_secrets(number: usize, pattern: &str) -> Result<Self, String> {
        let id = format!("{}{number}", super::ids::GIT_SECRETS);
        let title = messages::policy::git_secrets_title(number);
        let regex = syntax::ours(pattern, syntax::From::Posix);
        let words = Words { id, title, regex, group: Some(0), ..Words::default() };
        Own::new(words).map(|own| Own { lines: true, ..own }).map_err(|(_, why)| why)
    }

    fn spans(&self, text: &[u8]) -> Vec<std::ops::Range<usize>> {
        let mut out = Vec::new();
        if !self.keywords.is_empty() && !self.keywords.iter().any(|k| has(text, k.as_bytes())) {
            return out;
        }
        let mut take = |part: &[u8], from: usize| {
            for captures in self.regex.captures_iter(part) {
                let Some(value) = captures.get(self.group).or_else(|| captures.get(0)) else { continue };
                if value.is_empty() || (self.min_entropy > 0.0 && entropy(value.as_bytes()) < self.min_entropy) {
                    continue;
                }
                // git-secrets calls grep with -w: what runs into a word is no match.
                let word = |at: Option<usize>| {
                    at.and_then(|at| part.get(at)).is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'_')
                };
                if self.lines && (word(value.start().checked_sub(1)) || word(Some(value.end()))) {
                    continue;
                }
                out.push(from + value.start()..from + value.end());
            }
        };
        if !self.lines {
            take(text, 0);
        } else if self.regex.is_match(text) {
            let mut at = 0;
            for line in text.split(|&b| b == b'\n') {
                take(line, at);
                at += line.len() + 1;
            }
        }
        out
    }
}

impl Extra for Own {
    fn scan(&self, input: &Input<'_>, found: &mut Vec<Finding>) {
        if self.paths.as_ref().is_some_and(|paths| !paths.holds(input.name)) {
            return;
        }
        for span in self.spans(input.text) {
            let value = &input.text[span.clone()];
            if !self.lines && placeholder::is_placeholder(value) {
                continue;
            }
            found.push(Finding {
                rule: self.rule,
                secret: Secret::new(value),
                span,
                proof: Proof::Pattern,
                action: self.action,
                notes: Vec::new(),
            });
        }
    }

    /// As built-in rules do; but grep sees the lines that stand there.
    fn looks_inside(&self) -> bool {
        !self.lines
    }
}

/// Whether `word`, in lower case, stands in `text` in any case.
fn has(text: &[u8], word: &[u8]) -> bool {
    let Some((&first, rest)) = word.split_first() else { return true };
    memchr::memchr2_iter(first, first.to_ascii_uppercase(), text)
        .any(|at| text.get(at + 1..at + 1 + rest.len()).is_some_and(|there| there.eq_ignore_ascii_case(rest)))
}

/// Shannon's entropy of the bytes of `value`, in bits a byte.
fn entropy(value: &[u8]) -> f64 {
    let mut counts = [0usize; 256];
    for &byte in value {
        counts[usize::from(byte)] += 1;
    }
    let all = value.len() as f64;
    counts.iter().filter(|n| **n > 0).map(|&n| n as f64 / all).map(|p| -p * p.log2()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(regex: &str, example: &str) -> Words {
        Words {
            id: "acme-token".to_owned(),
            regex: regex.to_owned(),
            examples: vec![example.to_owned()],
            ..Words::default()
        }
    }

    fn found(own: Own, text: &str) -> Vec<(usize, usize)> {
        let mut out = Vec::new();
        own.scan(&Input { text: text.as_bytes(), name: b"x" }, &mut out);
        out.into_iter().map(|f| (f.span.start, f.span.end)).collect()
    }

    #[test]
    fn a_rule_takes_its_group() {
        let own = Own::new(words("acme=([a-z0-9]{6})", "acme=[a-z0-9]{6}")).expect("a rule");
        assert_eq!(found(own, "x\nacme=q7w2e9;\n"), [(7, 13)]);
    }

    #[test]
    fn what_takes_too_much_is_refused() {
        for regex in ["", "a*", "x|", ".*", "[a-z]+", r"\w+", "password", "(?i)secret", r"\d+", "^"] {
            assert_eq!(Own::new(words(regex, "a")).err().map(|r| r.0), Some("regex"), "{regex}");
        }
        assert_eq!(Own::new(words("acme_[0-9]{8}", "acme_[a-z]{8}")).err().map(|r| r.0), Some("examples"));
        let mut miss = words("acme_[0-9]{8}", "acme_[0-9]{8}");
        miss.near_misses.push("acme_[0-9]{9}".to_owned());
        assert_eq!(Own::new(miss).err().map(|r| r.0), Some("near-misses"));
    }

    #[test]
    fn patterns_of_git_secrets_stay_in_their_line() {
        let own = Own::of_git_secrets(1, r"acme[^x]{4}").expect("a rule");
        assert_eq!(found(own, "acme\nabcd\nacme1234 xacme1234 acme12345"), [(10, 18)]);
    }

    #[test]
    fn keywords_and_entropy_hold_it_back() {
        let mut w = words("k_([a-z0-9]{8})", "k_q7w2e9r4");
        w.min_entropy = 2.5;
        w.keywords = vec!["K_".to_owned()];
        let own = Own::new(w).expect("a rule");
        assert_eq!(found(own.clone(), "k_aaaaaaab k_q7w2e9r4"), [(13, 21)]);
    }
}
