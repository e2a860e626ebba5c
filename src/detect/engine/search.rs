/*!
One rule's pattern over its windows, and the bookkeeping that keeps them linear.

A window may reach far (a private key is thousands of bytes), and literals may stand anywhere, so windows may overlap. A
[`Memo`] counts what was looked at. Once that is many times the text, the next [`STRETCH`] is searched once, by the same
pattern without an anchor, and its literals are passed over.

Where a pattern has high upper bounds, the same pattern without them ([`unbounded`]) is asked first whether there is
anything: a token of up to a thousand characters takes ten times as long to compile. Only what that lets through is
searched by the pattern itself.
*/

use super::Input;
use super::edges::{glued, is_word};
use crate::detect::rule::{self, Candidate, Edges, Reach, Rule, Verdict};
use crate::detect::{Action, Finding, Secret};
use once_cell::sync::OnceCell;
use regex::bytes::Regex;
use regex_syntax::hir::{Class, Hir, HirKind};
use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

/// No rule looks at more than this many bytes from a literal on.
const LONGEST: usize = 16 * 1024;
/// Upper bounds of repetitions above this are high.
const HIGHEST: usize = 64;
/// How much text is searched at once where literals stand too thick.
const STRETCH: usize = 64 * 1024;
/// That is when more than this many bytes were looked at,
const ALLOWANCE: usize = 256 * 1024;
/// and more than this many times the text that was passed.
const OVERLAP: usize = 16;

/// A rule, and what is compiled of it.
pub struct Armed {
    pub rule: &'static Rule,
    /// Whether it is looked for at all.
    on: bool,
    matcher: OnceCell<Option<Arc<Matcher>>>,
}

/// What was compiled so far, by pattern: hundreds of services share a handful of patterns.
#[derive(Default)]
pub struct Compiled(Mutex<HashMap<Pattern, Option<Arc<Matcher>>>>);

/// A pattern, and whether it is anchored.
type Pattern = (&'static str, bool);

pub struct Matcher {
    /// The pattern, anchored as `is_anchored` says, and its regex, compiled when first needed.
    pattern: String,
    regex: OnceCell<Option<Regex>>,
    /// What matches wherever the pattern does, when that is another one and faster to compile.
    gate: Option<Regex>,
    /// Whether it matches only where its text begins.
    is_anchored: bool,
    /// The same without an anchor.
    unanchored: OnceCell<Option<Regex>>,
    /// Whether group 1 is the value.
    grouped: bool,
    /// No match is longer.
    longest: usize,
    /// The bytes that can stand in a match.
    alphabet: Box<[bool; 256]>,
}

/// One rule's work in one text.
pub struct Job<'a, 'f> {
    pub input: &'a Input<'a>,
    pub compiled: &'f Compiled,
    pub memo: &'f mut Memo,
    /// Where findings go.
    pub found: &'f mut Vec<Finding>,
    /// Where it is noted what a checksum says is none.
    pub refuted: &'f mut Vec<Range<usize>>,
}

impl<'a> Job<'a, '_> {
    /// The text, no further than `end`.
    fn up_to(&self, end: usize) -> &'a [u8] {
        &self.input.text[..end.min(self.input.text.len())]
    }
}

/// What is remembered of one rule in one text.
#[derive(Debug, Clone, Default)]
pub struct Memo {
    /// Literals before this place are done with.
    passed: usize,
    /// Matches that begin before this place were seen ([`Reach::After`]).
    searched: usize,
    /// The last match that was taken.
    taken: Range<usize>,
    /// Bytes looked at since `since`.
    work: usize,
    since: usize,
    /// Every byte from the last failed attempt to here can stand in a match.
    run_end: usize,
}

/// The memos of one text. Nothing is allocated before the first candidate.
#[derive(Default)]
pub struct Memos {
    /// A rule's place in `memos`, plus one.
    places: Vec<u32>,
    memos: Vec<Memo>,
}

impl Memos {
    /// The memo of the rule with this `index`, one of `rules`.
    pub fn of(&mut self, index: usize, rules: usize) -> &mut Memo {
        if self.places.is_empty() {
            self.places.resize(rules, 0);
        }
        let place = &mut self.places[index];
        if *place == 0 {
            self.memos.push(Memo::default());
            *place = self.memos.len() as u32;
        }
        &mut self.memos[*place as usize - 1]
    }
}

impl Armed {
    pub fn new(rule: &'static Rule, on: bool) -> Self {
        Armed { rule, on, matcher: OnceCell::new() }
    }

    /// Whether a literal at `at` can begin a value: a look that costs nothing and turns most away.
    pub fn may_begin(&self, text: &[u8], at: usize) -> bool {
        self.on && (self.rule.reach != Reach::Here || self.rule.edges != Edges::Closed || !glued(&text[..at]))
    }

    fn matcher(&self, compiled: &Compiled) -> Option<&Matcher> {
        let matcher = self.matcher.get_or_init(|| {
            let key = (self.rule.pattern, self.rule.reach == Reach::Here);
            // What is in the map is whole, even if another thread died while it held it.
            let mut compiled = compiled.0.lock().unwrap_or_else(PoisonError::into_inner);
            compiled.entry(key).or_insert_with(|| Matcher::new(self.rule).map(Arc::new)).clone()
        });
        matcher.as_deref()
    }

    /// Tries the rule at its literal `at`.
    pub fn try_at(&self, job: &mut Job<'_, '_>, at: Range<usize>) {
        let memo = &job.memo;
        if at.start < memo.passed || memo.taken.contains(&at.start) {
            return;
        }
        let Some(matcher) = self.matcher(job.compiled) else { return };
        if memo.work > ALLOWANCE + OVERLAP * at.start.saturating_sub(memo.since) {
            return self.search_stretch(job, matcher, at.start);
        }
        match self.rule.reach {
            Reach::Here => self.try_here(job, matcher, at),
            Reach::Around(before, after) => self.try_around(job, matcher, at, before, after),
            Reach::Near(before, after) => self.try_near(job, matcher, at, before, after),
            Reach::After(after) => self.try_after(job, matcher, at, after),
            Reach::Judged => {}
        }
    }

    fn try_here(&self, job: &mut Job<'_, '_>, matcher: &Matcher, at: Range<usize>) {
        // One byte more than the longest match, for a pattern that looks at what follows.
        let text = job.up_to(at.start + matcher.longest + 1);
        match matcher.find_at(&text[at.start..], 0) {
            Some(whole) => {
                job.memo.work += whole.len();
                self.judge(job, matcher, text, at.start..at.start + whole.end, at.start);
            }
            None => {
                // The attempt went on at most to the first byte that no match can hold.
                if job.memo.run_end < at.end {
                    let run = text[at.start..].iter().take_while(|&&b| matcher.alphabet[b as usize]).count();
                    job.memo.run_end = at.start + run;
                }
                job.memo.work += job.memo.run_end.saturating_sub(at.start).max(at.len());
            }
        }
    }

    fn try_around(&self, job: &mut Job<'_, '_>, matcher: &Matcher, at: Range<usize>, before: usize, after: usize) {
        let text = job.up_to(at.start + after.max(at.len()));
        let mut from = at.start.saturating_sub(before);
        while let Some(whole) = matcher.find_at(text, from) {
            job.memo.work += whole.end - from;
            if whole.start > at.start {
                return;
            }
            if whole.end < at.end {
                from = whole.end.max(whole.start + 1);
            } else if self.judge(job, matcher, text, whole.clone(), at.start) {
                return;
            } else {
                from = whole.start + 1;
            }
        }
        job.memo.work += text.len().saturating_sub(from);
    }

    fn try_near(&self, job: &mut Job<'_, '_>, matcher: &Matcher, at: Range<usize>, before: usize, after: usize) {
        let text = job.up_to(at.start + after.max(at.len()));
        let mut from = at.start.saturating_sub(before).max(job.memo.searched);
        while let Some(whole) = matcher.find_at(text, from) {
            job.memo.work += whole.end - from;
            self.judge(job, matcher, text, whole.clone(), at.start);
            from = whole.end.max(whole.start + 1);
        }
        job.memo.work += text.len().saturating_sub(from);
        job.memo.searched = job.memo.searched.max(from).max(text.len().saturating_sub(matcher.longest));
    }

    fn try_after(&self, job: &mut Job<'_, '_>, matcher: &Matcher, at: Range<usize>, after: usize) {
        let text = job.up_to(at.start + after.max(at.len()));
        // The line that the literal stands in, and the next.
        let end = memchr::memchr_iter(b'\n', &text[at.start..]).nth(1).map_or(text.len(), |n| at.start + n);
        let text = &text[..end];
        // A value begins behind the name, and what begins with the name could hide it.
        let mut from = at.end.max(job.memo.searched);
        while let Some(whole) = (from < end).then(|| matcher.find_at(text, from)).flatten() {
            job.memo.work += whole.end - from;
            if matcher.value(text, &whole).start >= at.end {
                self.judge(job, matcher, text, whole.clone(), at.start);
            }
            from = whole.end.max(whole.start + 1);
        }
        job.memo.work += end.saturating_sub(from);
        // A match that begins later may have been cut off by the end.
        job.memo.searched = job.memo.searched.max(from).max(end.saturating_sub(matcher.longest));
    }

    /// Searches the whole stretch that begins at `start`, once.
    fn search_stretch(&self, job: &mut Job<'_, '_>, matcher: &Matcher, start: usize) {
        let Some(regex) = matcher.unanchored(self.rule.pattern) else { return };
        let mut from = match self.rule.reach {
            Reach::Around(before, _) | Reach::Near(before, _) => start.saturating_sub(before),
            _ => start,
        };
        let until = start + STRETCH;
        let text = job.up_to(until + matcher.longest + 1);
        while let Some(whole) = (from < until).then(|| regex.find_at(text, from)).flatten() {
            let whole = whole.range();
            if whole.start >= until {
                break;
            }
            let taken = self
                .literal_near(text, matcher, &whole)
                .is_some_and(|literal| self.judge(job, matcher, text, whole.clone(), literal));
            // A match that was not taken may hide one inside it. Going on by a part of its length and not by a byte is
            // what keeps this linear.
            from = if taken { whole.end.max(whole.start + 1) } else { whole.start + (whole.len() / 8).max(1) };
        }
        let taken = job.memo.taken.clone();
        *job.memo = Memo { passed: until, searched: until, since: until, taken, ..Memo::default() };
    }

    /// Where one of the rule's literals stands that its reach allows, seen from a match.
    fn literal_near(&self, text: &[u8], matcher: &Matcher, whole: &Range<usize>) -> Option<usize> {
        let place = match self.rule.reach {
            Reach::Here => return self.may_begin(text, whole.start).then_some(whole.start),
            Reach::Judged => return None,
            Reach::Around(..) => whole.clone(),
            Reach::Near(before, after) => whole.start.saturating_sub(after)..(whole.end + before).min(text.len()),
            Reach::After(after) => {
                let end = matcher.value(text, whole).start;
                let start = end.saturating_sub(after);
                let line = memchr::memrchr_iter(b'\n', &text[start..end]).nth(1);
                line.map_or(start, |n| start + n + 1)..end
            }
        };
        let here = &text[place.clone()];
        let last = |literal: &[u8]| match self.rule.ignore_case {
            true => here.windows(literal.len()).rposition(|w| w.eq_ignore_ascii_case(literal)),
            false => memchr::memmem::rfind(here, literal),
        };
        self.rule.literals.iter().filter_map(|l| last(l.as_bytes())).max().map(|at| place.start + at)
    }

    /// How long the rule's literal is that stands at `at`.
    fn literal_len(&self, text: &[u8], at: usize) -> usize {
        let here = text.get(at..).unwrap_or_default();
        let stands = |l: &&str| match (here.get(..l.len()), self.rule.ignore_case) {
            (Some(there), true) => there.eq_ignore_ascii_case(l.as_bytes()),
            (there, _) => there == Some(l.as_bytes()),
        };
        self.rule.literals.iter().filter(|l| stands(l)).map(|l| l.len()).max().unwrap_or(0)
    }

    /// Gives what the pattern took of `text` to the verifier. Whether it was taken for a credential.
    fn judge(
        &self,
        job: &mut Job<'_, '_>,
        matcher: &Matcher,
        text: &[u8],
        whole: Range<usize>,
        literal: usize,
    ) -> bool {
        let span = matcher.value(text, &whole);
        let text = job.input.text;
        let fits = match self.rule.edges {
            Edges::Open => true,
            Edges::OpenStart => !text.get(span.end).is_some_and(|&b| is_word(b)),
            Edges::Closed => !text.get(span.end).is_some_and(|&b| is_word(b)) && !glued(&text[..span.start]),
        };
        if !fits {
            return false;
        }
        let literal_len = self.literal_len(text, literal);
        let candidate = Candidate { text, span: span.clone(), name: job.input.name, literal, literal_len };
        let (proof, action, notes) = match (self.rule.verify)(&candidate) {
            Verdict::Credential { proof, action, notes } => (proof, action, notes),
            Verdict::Dismiss => return false,
            Verdict::Refute => {
                job.refuted.push(span);
                return false;
            }
        };
        // What only warns must not hide a worse one inside it.
        if action == Action::Block {
            job.memo.taken = whole;
        }
        let secret = Secret::new(candidate.value());
        job.found.push(Finding { rule: self.rule, span, secret, proof, action, notes });
        true
    }
}

impl Matcher {
    fn new(rule: &Rule) -> Option<Matcher> {
        let is_anchored = rule.reach == Reach::Here;
        let anchored = |pattern: &str| if is_anchored { format!(r"\A(?:{pattern})") } else { pattern.to_owned() };
        let wider = unbounded(rule.pattern);
        let gate = (wider != rule.pattern).then(|| rule::compile(&anchored(&wider)).ok()).flatten();
        let hir = regex_syntax::ParserBuilder::new().unicode(false).utf8(false).build().parse(rule.pattern).ok()?;
        let mut alphabet = Box::new([false; 256]);
        collect(&hir, &mut alphabet);
        let properties = hir.properties();
        Some(Matcher {
            pattern: anchored(rule.pattern),
            regex: OnceCell::new(),
            gate,
            is_anchored,
            unanchored: OnceCell::new(),
            grouped: properties.explicit_captures_len() > 0,
            longest: properties.maximum_len().unwrap_or(LONGEST).min(LONGEST),
            alphabet,
        })
    }

    fn regex(&self) -> Option<&Regex> {
        self.regex.get_or_init(|| rule::compile(&self.pattern).ok()).as_ref()
    }

    /// The first match in `text` that begins at `from` or behind it.
    fn find_at(&self, text: &[u8], from: usize) -> Option<Range<usize>> {
        if self.gate.as_ref().is_some_and(|gate| !gate.is_match_at(text, from)) {
            return None;
        }
        Some(self.regex()?.find_at(text, from)?.range())
    }

    fn unanchored(&self, pattern: &str) -> Option<&Regex> {
        if self.is_anchored {
            self.unanchored.get_or_init(|| rule::compile(pattern).ok()).as_ref()
        } else {
            self.regex()
        }
    }

    /// Where the value stands in the match `whole` of `text`.
    fn value(&self, text: &[u8], whole: &Range<usize>) -> Range<usize> {
        if !self.grouped {
            return whole.clone();
        }
        let from = if self.is_anchored { whole.start } else { 0 };
        let captures = self.regex().and_then(|regex| regex.captures_at(&text[from..], whole.start - from));
        let group = captures.and_then(|c| c.get(1)).map(|m| from + m.start()..from + m.end());
        group.unwrap_or_else(|| whole.clone())
    }
}

/// What `pattern` becomes without the upper bounds that are above [`HIGHEST`] and far from the lower ones: each of the
/// repetitions that a bound allows is a state of the automaton. It matches wherever `pattern` does.
fn unbounded(pattern: &str) -> String {
    let (mut out, mut rest) = (String::with_capacity(pattern.len()), pattern);
    // Whether what comes stands in a class, where braces are characters.
    let mut class = false;
    while let Some(at) = rest.find(['\\', '[', ']', '{']) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let mut length = 1;
        match from.as_bytes()[0] {
            b'\\' => length = 1 + from[1..].chars().next().map_or(0, char::len_utf8),
            b'[' => class = true,
            b']' => class = false,
            _ if class => {}
            _ => {
                if let Some((least, end)) = high(from) {
                    out.push_str(&format!("{{{least},}}"));
                    rest = &from[end..];
                    continue;
                }
            }
        }
        let (this, behind) = from.split_at(length);
        out.push_str(this);
        rest = behind;
    }
    out.push_str(rest);
    out
}

/// The lower bound that `bounds` (from its brace on) begins with, and where they end, when the upper one is too high.
fn high(bounds: &str) -> Option<(usize, usize)> {
    let end = bounds.find('}')?;
    let (least, most) = bounds[1..end].split_once(',')?;
    let (least, most) = (least.parse().ok()?, most.parse::<usize>().ok()?);
    (most > HIGHEST && most - least > HIGHEST / 2).then_some((least, end + 1))
}

/// Every byte that can stand in a match of `hir`.
fn collect(hir: &Hir, alphabet: &mut [bool; 256]) {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => {}
        HirKind::Literal(literal) => literal.0.iter().for_each(|&b| alphabet[b as usize] = true),
        HirKind::Class(Class::Bytes(class)) => {
            class.iter().flat_map(|r| r.start()..=r.end()).for_each(|b| alphabet[b as usize] = true);
        }
        HirKind::Class(Class::Unicode(class)) => {
            for range in class.iter() {
                // Beyond ASCII a character is made of several bytes: all of them count.
                (range.start() as u32..=(range.end() as u32).min(127)).for_each(|b| alphabet[b as usize] = true);
                if range.end() as u32 > 127 {
                    alphabet[128..].fill(true);
                }
            }
        }
        HirKind::Repetition(repetition) => collect(&repetition.sub, alphabet),
        HirKind::Capture(capture) => collect(&capture.sub, alphabet),
        HirKind::Concat(parts) | HirKind::Alternation(parts) => parts.iter().for_each(|part| collect(part, alphabet)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn high_bounds_far_from_the_lower_ones_are_left_out() {
        for (pattern, wider) in [
            ("a{2,2000}b{1,64}", "a{2,}b{1,64}"),
            ("[a{2,900}]{86,110}", "[a{2,900}]{86,110}"),
            (r"\{2,900\}[^\]{]{0,300}?", r"\{2,900\}[^\]{]{0,}?"),
            ("(?:é{30,300}){2}x{70,}", "(?:é{30,}){2}x{70,}"),
        ] {
            assert_eq!(unbounded(pattern), wider);
        }
    }
}
