/*! The engine: literals to rules, rules to findings, and one finding a place. */

use super::prefilter::{Literal, Prefilter};
use super::rule::{self, Candidate, Edges, Reach, Rule, Verdict};
use super::{Also, Finding, Note, Secret, context, decode, rules};
use once_cell::sync::OnceCell;
use regex::bytes::Regex;
use std::ops::Range;

/// No rule looks at more than this many bytes from a literal on.
const LONGEST: usize = 16 * 1024;
/// Encodings inside encodings are opened this deep.
const DEPTH: usize = 3;

/// The text of one document and what is known of it.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    /// The text: bytes in UTF-8 or any other superset of ASCII.
    pub text: &'a [u8],
    /// The document's path as git has it; its ending tells the kind of file. May be empty.
    pub name: &'a [u8],
}

#[derive(Debug, Clone, Copy)]
enum Target {
    Rule(usize),
    Name,
}

/// Every rule, ready to scan. It is cheap to make (a few dozen microseconds): regexes are compiled when first needed.
pub struct Detector {
    rules: Vec<Armed>,
    prefilter: Prefilter<Target>,
    also: Option<Box<dyn Also>>,
}

struct Armed {
    rule: &'static Rule,
    regex: OnceCell<Option<Regex>>,
}

impl Default for Detector {
    fn default() -> Self {
        Detector::new(rules::all())
    }
}

impl Detector {
    /// A detector of `rules`, and of values that only their name gives away.
    pub fn new(rules: impl IntoIterator<Item = &'static Rule>) -> Self {
        let rules: Vec<_> = rules.into_iter().map(|rule| Armed { rule, regex: OnceCell::new() }).collect();
        let mut literals: Vec<Literal<Target>> = Vec::with_capacity(rules.len() * 2);
        for (index, armed) in rules.iter().enumerate() {
            literals.extend(armed.rule.literals.iter().map(|l| Literal {
                bytes: l.as_bytes(),
                ignore_case: armed.rule.ignore_case,
                target: Target::Rule(index),
            }));
        }
        literals.extend(context::NAMES.iter().map(|n| Literal {
            bytes: n.as_bytes(),
            ignore_case: true,
            target: Target::Name,
        }));
        Detector { rules, prefilter: Prefilter::new(&literals), also: None }
    }

    /// Every credential in `input`, new or old, in the order of their places; where several rules took the same place,
    /// the best proven.
    pub fn scan(&self, input: &Input<'_>) -> Vec<Finding> {
        let mut found = Vec::new();
        self.scan_into(input, 0, &mut found);
        let found = settle(found);
        match &self.also {
            Some(also) => also.add(input.text, found),
            None => found,
        }
    }

    /// The same detector, asking `also` too.
    pub fn and(mut self, also: Box<dyn Also>) -> Self {
        self.also = Some(also);
        self
    }

    fn scan_into(&self, input: &Input<'_>, depth: usize, found: &mut Vec<Finding>) {
        self.prefilter.find(input.text, |target, at| match target {
            Target::Rule(index) => self.rules[index].try_at(input, at, found),
            Target::Name => context::scan_at(input, at, found),
        });
        if depth == DEPTH {
            return;
        }
        decode::each(input.text, |encoded| {
            let inner = Input { text: encoded.bytes, name: input.name };
            let first = found.len();
            self.scan_into(&inner, depth + 1, found);
            for finding in &mut found[first..] {
                finding.span = encoded.map(finding.span.clone());
                match finding.notes.iter_mut().find_map(|n| if let Note::Encoded(e) = n { Some(e) } else { None }) {
                    Some(encodings) => encodings.insert(0, encoded.encoding),
                    None => finding.notes.push(Note::Encoded(vec![encoded.encoding])),
                }
            }
        });
    }
}

impl Armed {
    fn regex(&self) -> Option<&Regex> {
        self.regex
            .get_or_init(|| {
                let pattern = match self.rule.reach {
                    Reach::Here => format!(r"\A(?:{})", self.rule.pattern),
                    _ => self.rule.pattern.to_owned(),
                };
                rule::compile(&pattern).ok()
            })
            .as_ref()
    }

    fn try_at(&self, input: &Input<'_>, at: usize, found: &mut Vec<Finding>) {
        let text = input.text;
        let window = match self.rule.reach {
            Reach::Here => {
                if self.rule.edges == Edges::Closed && glued(&text[..at]) {
                    return;
                }
                at..(at + LONGEST).min(text.len())
            }
            Reach::Around(before, after) => at.saturating_sub(before)..(at + after).min(text.len()),
            Reach::After(after) => {
                let end = (at + after).min(text.len());
                let mut lines = memchr::memchr_iter(b'\n', &text[at..end]);
                at..lines.nth(1).map_or(end, |n| at + n)
            }
        };
        let Some(regex) = self.regex() else { return };
        let mut from = window.start;
        while from < window.end {
            let Some(captures) = regex.captures(&text[from..window.end]) else { return };
            let (Some(whole), Some(value)) = (captures.get(0), captures.get(1).or(captures.get(0))) else { return };
            let span = from + value.start()..from + value.end();
            let next = from + whole.end().max(whole.start() + 1);
            if self.fits(text, at, &span)
                && !found.iter().rev().take(8).any(|f| f.span == span && f.rule.id == self.rule.id)
            {
                let candidate = Candidate { text, span: span.clone(), name: input.name, literal: at };
                if let Verdict::Credential { proof, action, notes } = (self.rule.verify)(&candidate) {
                    let secret = Secret::new(candidate.value());
                    found.push(Finding { rule: self.rule, span, secret, proof, action, notes });
                }
            }
            if self.rule.reach == Reach::Here {
                return;
            }
            from = next;
        }
    }

    fn fits(&self, text: &[u8], at: usize, span: &Range<usize>) -> bool {
        let inside = match self.rule.reach {
            Reach::Here => true,
            Reach::Around(..) => true,
            Reach::After(_) => span.start > at,
        };
        let open_start = self.rule.edges != Edges::Closed;
        let open_end = self.rule.edges == Edges::Open;
        inside
            && (open_start || !glued(&text[..span.start]))
            && (open_end || !text.get(span.end).is_some_and(|&b| is_word(b)))
    }
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// Whether the text before a value runs into it. An escape (`\n`, `%3D`, `\u003d`) is no part of a word.
pub fn glued(before: &[u8]) -> bool {
    let Some(&last) = before.last() else { return false };
    if !is_word(last) {
        return false;
    }
    let tail = |n: usize| before.len().checked_sub(n).map(|at| &before[at..]);
    let hex = |bytes: &[u8]| bytes.iter().all(u8::is_ascii_hexdigit);
    let escape = matches!(tail(2), Some([b'\\', b'n' | b't' | b'r' | b'b' | b'f' | b'v' | b'0']))
        || matches!(tail(3), Some([b'%', rest @ ..]) if hex(rest))
        || matches!(tail(4), Some([b'\\', b'x', rest @ ..]) if hex(rest))
        || matches!(tail(6), Some([b'\\', b'u', rest @ ..]) if hex(rest));
    !escape
}

/// One finding a place: of those that overlap the best proven stays, then the one that blocks, then the longer.
fn settle(mut found: Vec<Finding>) -> Vec<Finding> {
    found.sort_by(|a, b| {
        let rank = |f: &Finding| (f.proof, f.action, f.span.len());
        rank(b).cmp(&rank(a)).then(a.span.start.cmp(&b.span.start)).then(a.rule.id.cmp(b.rule.id))
    });
    let mut kept: Vec<Finding> = Vec::with_capacity(found.len());
    for finding in found {
        if !kept.iter().any(|k| k.span.start < finding.span.end && finding.span.start < k.span.end) {
            kept.push(finding);
        }
    }
    kept.sort_by_key(|f| f.span.start);
    kept
}
