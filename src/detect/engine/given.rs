/*!
Where the literals of most rules are looked for, which is not in all of a text.

Nearly every credential holds a long run of symbols, and ordinary source holds few of them. From a rule's pattern it is
told when the program is built whether all of its matches do ([`Shape`]):

- Where a match begins with such a run, and no word may run into it, its literal can only stand at few places of a run
  ([`heads`]).
- Where a match holds a run somewhere, or is one that stands behind its provider's name, the literal stands on the run's
  line or on the one before it ([`Stretches`]). Names want a value with digits or changing case.

What is left is looked for everywhere.
*/

use crate::detect::rule::{Edges, Reach, Rule};
use crate::detect::runs::{Kinds, SHORTEST, is_symbol};
use std::ops::Range;

/// A name stands at most this many bytes before its value, or its rule is looked for everywhere.
const FARTHEST: usize = 2200;
/// As many capitals behind small letters make a value without digits. Fewer are a name: `camelCaseAsNamesAre`. It is
/// what [`crate::detect::rules::named::looks_generated`] asks of the shortest.
const CHANGES: usize = 4;

/// A run of so many symbols may be a value whatever they are.
const LONG: usize = 32;

/// Where a literal is looked for: one of [`super::literals::Prefilters`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Where {
    Everywhere,
    /// Where [`heads`] says.
    Heads,
    /// In [`Stretches`].
    Given,
}

impl Where {
    pub const fn is(self, other: Where) -> bool {
        self as u8 == other as u8
    }
}

/// What a rule's pattern tells of its matches.
#[derive(Debug, Clone, Copy)]
pub struct Told {
    /// Where the rule's literals are looked for.
    pub place: Where,
    /// How many symbols every match begins with that begins with the literal; 0 where matches do not.
    pub symbols: u16,
    /// How many symbols in a row stand behind the literal, in the rule's reach, where a match does; 0 where that is not
    /// known.
    pub run: u16,
}

impl Told {
    /// What the pattern of `rule` tells.
    pub const fn of(rule: &Rule) -> Self {
        let pattern = rule.pattern.as_bytes();
        let shape = Shape::of(pattern);
        let begins = shape.symbols >= SHORTEST && is_one_value(pattern);
        let place = if is_head(rule, shape) {
            Where::Heads
        } else if is_given(rule, shape, begins) {
            Where::Given
        } else {
            Where::Everywhere
        };
        let symbols = if matches!(rule.reach, Reach::Here) { shape.symbols } else { 0 };
        let run = match (place, rule.reach) {
            (Where::Given, Reach::After(_)) if begins => shape.symbols,
            (Where::Given, Reach::After(_)) => LONG,
            _ => 0,
        };
        Told { place, symbols: symbols as u16, run: run as u16 }
    }
}

/// Whether the literals of `rule`, whose matches have this `shape`, are only looked for in [`Stretches`]: none of its
/// matches is without a run that makes one, and no literal is farther from its match than the stretch reaches.
/// `begins` says whether all of them begin with such a run and are one value.
const fn is_given(rule: &Rule, shape: Shape, begins: bool) -> bool {
    let near = match shape.run_after {
        Some(before) => before <= FARTHEST,
        None => false,
    };
    match rule.reach {
        Reach::After(0..=FARTHEST) => near || begins,
        Reach::Here => near,
        // The literal stands in the run.
        Reach::Around(before, _) => {
            let reached = shape.whole || shape.symbols >= before + longest(rule.literals);
            reached && shape.symbols >= LONG && is_symbols(rule.literals)
        }
        _ => false,
    }
}

/// Whether one of `runs`, which stand in their order, has `least` symbols in `part`.
pub fn holds_run(runs: &[Range<usize>], part: Range<usize>, least: usize) -> bool {
    let first = runs.partition_point(|run| run.end < part.start + least);
    let runs = runs[first..].iter().take_while(|run| run.start + least <= part.end);
    runs.into_iter().any(|run| run.end.min(part.end) - run.start.max(part.start) >= least)
}

/// The length of the longest of `literals`.
const fn longest(literals: &[&str]) -> usize {
    let (mut longest, mut literal) = (0, 0);
    while literal < literals.len() {
        if literals[literal].len() > longest {
            longest = literals[literal].len();
        }
        literal += 1;
    }
    longest
}

/// Whether all of the `literals` are nothing but symbols.
const fn is_symbols(literals: &[&str]) -> bool {
    let mut literal = 0;
    while literal < literals.len() {
        let bytes = literals[literal].as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            if !is_symbol(bytes[at]) {
                return false;
            }
            at += 1;
        }
        literal += 1;
    }
    true
}

/// Whether every match of `rule`, and they have this `shape`, begins with its literal and a run that is long enough to
/// be told of: then the literal is only looked for where [`heads`] says.
const fn is_head(rule: &Rule, shape: Shape) -> bool {
    matches!((rule.reach, rule.edges), (Reach::Here, Edges::Closed))
        && shape.symbols >= SHORTEST
        && is_symbols(rule.literals)
}

/// Calls `head` with every place in `run` where a word may begin: at the run's start, and behind the symbols that are
/// no part of words. An escape ends before the run or in its first few bytes (`\\n`, the `3D` of `%3D`, a colour's
/// `31m`). `kinds` are those of the run's beginning.
pub fn heads(text: &[u8], run: &Range<usize>, kinds: &Kinds, mut head: impl FnMut(usize)) {
    let escaped = run.start > 0 && matches!(text[run.start - 1], b'\\' | b'%' | b'=' | b'[' | b';');
    let first = run.start..run.start + if escaped { ESCAPE } else { 1 };
    first.for_each(&mut head);
    let (mut at, mut kinds) = (run.start, *kinds);
    loop {
        let left = run.end - at;
        let mut separators = if left < 64 { kinds.separators & !(u64::MAX << left) } else { kinds.separators };
        while separators != 0 {
            head(at + separators.trailing_zeros() as usize + 1);
            separators &= separators - 1;
        }
        if left <= 64 {
            return;
        }
        at += 64;
        kinds = Kinds::at(text, at);
    }
}

/// An escape has fewer symbols.
const ESCAPE: usize = 8;

/// Whether every match of the regular expression `pattern` holds nothing but symbols and what [`joins`].
const fn is_one_value(pattern: &[u8]) -> bool {
    let mut at = 0;
    while at < pattern.len() {
        let part = matches!(pattern[at], b'(' | b')' | b'|' | b'?' | b'*' | b'{' | b'}' | b',' | b'[' | b']');
        if !part && !is_symbol(pattern[at]) && !joins(pattern[at]) || pattern[at] == b'.' && pattern[at - 1] != b'[' {
            return false;
        }
        at += 1;
    }
    true
}

/// What is plain to see of every match of a part of a pattern: classes, characters and groups of them, and how often
/// they stand there.
#[derive(Clone, Copy)]
struct Shape {
    /// So many symbols at least stand at its beginning,
    symbols: usize,
    /// and so many at its end.
    last: usize,
    /// Whether it holds nothing but symbols.
    whole: bool,
    /// No match is longer.
    longest: usize,
    /// Whether it stays on its line.
    one_line: bool,
    /// A run of [`LONG`] symbols begins after so many bytes at most, on the same line; `None` when there may be none.
    run_after: Option<usize>,
}

impl Shape {
    const NOTHING: Shape = Shape { symbols: 0, last: 0, whole: true, longest: 0, one_line: true, run_after: None };
    const SYMBOL: Shape = Shape { symbols: 1, last: 1, whole: true, longest: 1, one_line: true, run_after: None };

    /// One byte that may be no symbol, and may end a line.
    const fn byte(one_line: bool) -> Shape {
        Shape { symbols: 0, last: 0, whole: false, longest: 1, one_line, run_after: None }
    }

    /// That of the regular expression `pattern`.
    const fn of(pattern: &[u8]) -> Shape {
        alternatives(pattern, 0).0
    }

    /// This, and `next` behind it.
    const fn then(self, next: Shape) -> Shape {
        let joined = self.last + next.symbols >= LONG;
        let run_after = match (self.run_after, next.run_after) {
            (Some(after), _) => Some(after),
            _ if !self.one_line => None,
            (None, _) if joined => Some(self.longest),
            (None, Some(after)) => Some(self.longest.saturating_add(after)),
            (None, None) => None,
        };
        Shape {
            symbols: if self.whole { self.symbols + next.symbols } else { self.symbols },
            last: if next.whole { self.last + next.last } else { next.last },
            whole: self.whole && next.whole,
            longest: self.longest.saturating_add(next.longest),
            one_line: self.one_line && next.one_line,
            run_after,
        }
    }

    /// This or `other`.
    const fn or(self, other: Shape) -> Shape {
        const fn least(a: usize, b: usize) -> usize {
            if a < b { a } else { b }
        }
        Shape {
            symbols: least(self.symbols, other.symbols),
            last: least(self.last, other.last),
            whole: self.whole && other.whole,
            longest: if self.longest > other.longest { self.longest } else { other.longest },
            one_line: self.one_line && other.one_line,
            run_after: match (self.run_after, other.run_after) {
                (Some(a), Some(b)) => Some(if a > b { a } else { b }),
                _ => None,
            },
        }
    }

    /// This, `least` to `most` times.
    const fn times(self, least: usize, most: usize) -> Shape {
        let longest = self.longest.saturating_mul(most);
        if self.whole {
            let symbols = self.symbols * least;
            let run_after = if symbols >= LONG { Some(0) } else { None };
            return Shape { symbols, last: symbols, longest, run_after, ..self };
        }
        match least {
            0 => Shape { symbols: 0, last: 0, longest, run_after: None, ..self },
            _ => Shape { longest, ..self },
        }
    }
}

/// The shape of the alternatives that stand at `at`, and where they end: at the end of their group or the pattern.
const fn alternatives(pattern: &[u8], mut at: usize) -> (Shape, usize) {
    let (mut others, mut this): (Option<Shape>, Shape) = (None, Shape::NOTHING);
    loop {
        let ends = at == pattern.len() || pattern[at] == b')';
        if !ends && pattern[at] != b'|' {
            let (part, end) = one(pattern, at);
            let (least, most, next) = times(pattern, end);
            this = this.then(part.times(least, most));
            at = next;
            continue;
        }
        let all = match others {
            Some(others) => others.or(this),
            None => this,
        };
        if ends {
            return (all, at);
        }
        (others, this) = (Some(all), Shape::NOTHING);
        at += 1;
    }
}

/// The shape of the group, class or character at `at`, and where it ends.
const fn one(pattern: &[u8], at: usize) -> (Shape, usize) {
    if let Some(end) = symbols(pattern, at) {
        return (Shape::SYMBOL, end);
    }
    match pattern[at] {
        b'(' => {
            let mut inner = at + 1;
            if pattern[inner] == b'?' {
                while pattern[inner] != b':' {
                    inner += 1;
                }
                inner += 1;
            }
            let (shape, end) = alternatives(pattern, inner);
            (shape, end + 1)
        }
        b'[' => {
            let (mut end, mut one_line) = (at + 1, pattern[at + 1] != b'^');
            while pattern[end] != b']' || end == at + 1 {
                if pattern[end] == b'\\' {
                    one_line = one_line && !may_end_line(pattern[end + 1]);
                    end += 1;
                }
                end += 1;
            }
            (Shape::byte(one_line), end + 1)
        }
        b'\\' => (Shape::byte(!may_end_line(pattern[at + 1])), at + 2),
        // A dot and an anchor stand for more than themselves.
        other => (Shape::byte(!matches!(other, b'.' | b'^' | b'$')), at + 1),
    }
}

/// Whether the escape of this letter may stand for the end of a line.
const fn may_end_line(letter: u8) -> bool {
    letter.is_ascii_alphanumeric() && !matches!(letter, b'w' | b'd' | b't')
}

/// Where the class or the character at `at` ends, if it stands for symbols alone.
const fn symbols(pattern: &[u8], at: usize) -> Option<usize> {
    if pattern[at] != b'[' {
        return if is_symbol(pattern[at]) && pattern[at] != b'+' { Some(at + 1) } else { None };
    }
    let mut at = at + 1;
    while at < pattern.len() && is_symbol(pattern[at]) {
        at += 1;
    }
    if at < pattern.len() && pattern[at] == b']' { Some(at + 1) } else { None }
}

/// How often what ends at `at` stands there at least and at most, and where that is said to the end.
const fn times(pattern: &[u8], mut at: usize) -> (usize, usize, usize) {
    if at == pattern.len() || !matches!(pattern[at], b'{' | b'?' | b'*' | b'+') {
        return (1, 1, at);
    }
    match pattern[at] {
        b'?' => return (0, 1, at + 1),
        b'*' => return (0, usize::MAX, at + 1),
        b'+' => return (1, usize::MAX, at + 1),
        _ => {}
    }
    // The least, and the most: nothing behind a comma is no bound.
    let (mut counts, mut digits, mut which) = ([0, 0], [0, 0], 0);
    while pattern[at] != b'}' {
        at += 1;
        if pattern[at] == b',' {
            which = 1;
        } else if pattern[at] != b'}' {
            counts[which] = counts[which] * 10 + (pattern[at] - b'0') as usize;
            digits[which] += 1;
        }
    }
    let most = if which == 0 {
        counts[0]
    } else if digits[1] == 0 {
        usize::MAX
    } else {
        counts[1]
    };
    (counts[0], most, at + 1)
}

/// Whether `byte` can join two parts of a value.
const fn joins(byte: u8) -> bool {
    matches!(byte, b'.' | b':' | b'=')
}

/// The stretches of a text that names are looked for in, from the first to the last.
#[derive(Default)]
pub struct Stretches {
    /// They do not touch.
    pub all: Vec<Range<usize>>,
    /// No value begins before this place.
    nothing_before: usize,
}

impl Stretches {
    /// Adds the one before `run`, and `run` itself, when that is long, or may be or begin a value. Runs come in their
    /// order; `kinds` are those of the run's beginning.
    pub fn add(&mut self, text: &[u8], run: &Range<usize>, kinds: &Kinds) {
        if run.len() < LONG && (run.start < self.nothing_before || !self.may_be_value(text, run, kinds)) {
            return;
        }
        // Behind what is in the last one already nothing needs to be looked for.
        let last = self.all.last().map_or(0, |last| last.end);
        let least = run.start.saturating_sub(FARTHEST).max(last);
        let mut ends = memchr::memrchr_iter(b'\n', &text[least..run.start]);
        let start = ends.nth(1).map_or(least, |end| least + end + 1);
        match self.all.last_mut() {
            Some(last) if start <= last.end => last.end = run.end,
            _ => self.all.push(start..run.end),
        }
    }

    /// Whether a value that begins in `run`, and may go on behind it, has a digit or changes its case.
    fn may_be_value(&mut self, text: &[u8], run: &Range<usize>, kinds: &Kinds) -> bool {
        let (mut at, mut kinds) = (run.start, *kinds);
        // How often the case changed, and whether the last letter was small.
        let (mut changes, mut small) = (0, 0);
        while at < run.start + FARTHEST {
            let length = (kinds.symbols | kinds.joins).trailing_ones();
            let value = u64::MAX.checked_shl(length).map_or(u64::MAX, |behind| !behind);
            if kinds.digits & value != 0 {
                return true;
            }
            changes += (kinds.capitals & (kinds.small << 1 | small) & value).count_ones() as usize;
            if changes >= CHANGES {
                return true;
            }
            if length < 64 {
                self.nothing_before = at + length as usize;
                break;
            }
            (at, small) = (at + 64, kinds.small >> 63);
            kinds = Kinds::at(text, at);
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::rule::{Candidate, Verdict};
    use crate::detect::rules;
    use regex_syntax::hir::{Class, Hir, HirKind};

    #[test]
    fn what_every_match_holds_is_told_by_its_pattern() {
        let shape = |pattern: &str| {
            let shape = Shape::of(pattern.as_bytes());
            (shape.symbols, shape.longest, shape.run_after)
        };
        assert_eq!(shape("abc_[0-9a-f]{32}"), (36, 36, Some(4)));
        assert_eq!(shape("a[.]b(?:-[0-9]{2,4})?[.][0-9a-f]{32,64}"), (1, 73, Some(9)));
        assert_eq!(shape("(?:ab|c)-[a-z]{8}-[a-z]{22}="), (33, 35, Some(12)));
        assert_eq!(shape("x[.=a-z]{40}"), (1, 41, None));
        assert_eq!(shape("x\\s?[a-z]{40}"), (1, 42, None));
        assert_eq!(shape("(?:[a-z]{40}|[.][a-z]{33})"), (0, 40, Some(1)));
        assert_eq!(shape("[a-z]{16,}[.]"), (16, usize::MAX, None));
    }

    fn stretches(text: &str) -> Vec<&str> {
        let mut stretches = Stretches::default();
        let bytes = text.as_bytes();
        crate::detect::runs::each(bytes, |run, kinds| stretches.add(bytes, &run, kinds), |_| {});
        stretches.all.into_iter().map(|stretch| &text[stretch]).collect()
    }

    #[test]
    fn names_are_looked_for_on_the_line_of_a_value_and_the_one_before() {
        assert_eq!(stretches("one\ntwo\nx = 0123456789abcdef; y"), ["two\nx = 0123456789abcdef"]);
        assert_eq!(stretches("some_long_identifier_name = someLongIdentifierName"), [""; 0]);
        assert_eq!(stretches("x: aBcDeFgHiJkLmNoP"), ["x: aBcDeFgHiJkLmNoP"]);
        assert_eq!(stretches("x: abcdefghijklmnop:0123"), ["x: abcdefghijklmnop"]);
        assert_eq!(stretches("abcdefghijklmnop x:0123"), [""; 0]);
        let twice = "1\n2\n0123456789abcdef\n0123456789abcdef\n\n\n0123456789abcdef";
        assert_eq!(stretches(twice), ["2\n0123456789abcdef\n0123456789abcdef", "\n0123456789abcdef"]);
    }

    #[test]
    fn a_value_may_go_on_for_long() {
        for length in [17, 31, 63, 64, 65, 127, 128, 129, 500] {
            let plain = "x: abcdefghijklmnop.".to_owned() + &"q".repeat(length);
            for value in ["0", "aAaAaAaA", "=aA.aA=aA:aA"] {
                let text = format!("{plain}{value}");
                assert!(!stretches(&text).is_empty(), "{value} behind {length} bytes");
            }
            assert_eq!(stretches(&format!("{}aAbAcA dA 0", &plain[..22])), [""; 0]);
        }
    }

    #[test]
    fn words_are_parted_by_the_symbols_that_are_no_part_of_them() {
        for run in ["a-b/c+d_e0Z", "----------------+", "abcdefgh", "abcdefghijklmn-", "-abcdefghijklmnopqrstu/v"] {
            for run in [run.to_owned(), run.repeat(9)] {
                let text = format!("{run} a-b");
                let mut found = Vec::new();
                heads(text.as_bytes(), &(0..run.len()), &Kinds::at(text.as_bytes(), 0), |at| found.push(at));
                let behind = run.match_indices(['-', '/', '+']).map(|(at, _)| at + 1);
                assert!(found.into_iter().eq(std::iter::once(0).chain(behind)), "{run}");
            }
        }
    }

    /// How many symbols every match begins with, and whether nothing else follows them.
    fn leading(hir: &Hir) -> (usize, bool) {
        match hir.kind() {
            HirKind::Literal(literal) => {
                let symbols = literal.0.iter().take_while(|&&b| is_symbol(b)).count();
                (symbols, symbols == literal.0.len())
            }
            HirKind::Class(Class::Bytes(class)) => {
                let all = class.iter().flat_map(|range| range.start()..=range.end()).all(is_symbol);
                (usize::from(all), all)
            }
            HirKind::Repetition(repetition) => {
                let (symbols, whole) = leading(&repetition.sub);
                (symbols * repetition.min as usize, whole)
            }
            HirKind::Capture(capture) => leading(&capture.sub),
            HirKind::Concat(parts) => {
                let mut sum = 0;
                for part in parts {
                    let (symbols, whole) = leading(part);
                    sum += symbols;
                    if !whole {
                        return (sum, false);
                    }
                }
                (sum, true)
            }
            HirKind::Alternation(parts) => {
                parts.iter().map(leading).fold((usize::MAX, true), |all, part| (all.0.min(part.0), all.1 && part.1))
            }
            HirKind::Empty => (0, true),
            _ => (0, false),
        }
    }

    /// Runs that are not long are only told of with digits or changing case, so no rule may want others.
    #[test]
    fn names_want_values_with_digits_or_changing_case() {
        let plain = "correcthorsebatterystaplecorrecthorse";
        for rule in rules::all().filter(|rule| {
            let shape = Shape::of(rule.pattern.as_bytes());
            Told::of(rule).place.is(Where::Given) && shape.symbols < LONG
        }) {
            let pattern =
                crate::detect::rule::compile(&format!("\\A(?:{})\\z", rule.pattern)).expect("a pattern that compiles");
            for value in (SHORTEST..LONG).flat_map(|n| [plain[..n].to_owned(), plain[..n].to_uppercase()]) {
                let text = format!("{} = {value}", rule.literals[0]);
                let span = text.len() - value.len()..text.len();
                let candidate = Candidate {
                    text: text.as_bytes(),
                    span,
                    name: b"",
                    literal: 0,
                    literal_len: rule.literals[0].len(),
                };
                let wanted =
                    pattern.is_match(value.as_bytes()) && !matches!((rule.verify)(&candidate), Verdict::Dismiss);
                assert!(!wanted, "{} wants {} letters", rule.id, value.len());
            }
        }
    }

    #[test]
    fn what_a_pattern_begins_with_is_read_right() {
        let (mut heads, mut given, mut others) = (0, 0, 0);
        for rule in rules::all() {
            let hir = regex_syntax::ParserBuilder::new().unicode(false).utf8(false).build().parse(rule.pattern);
            let (symbols, _) = leading(&hir.expect("a pattern that compiles"));
            assert!(symbols >= Shape::of(rule.pattern.as_bytes()).symbols, "{}: {symbols}", rule.id);
            match Told::of(rule).place {
                Where::Heads => heads += 1,
                Where::Given => given += 1,
                Where::Everywhere => others += 1,
            }
        }
        assert!(heads > 300 && given > 1000 && others < 300, "{heads} {given} {others}");
    }
}
