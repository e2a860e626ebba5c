/*!
Where a value stands that only the name of its provider gives away.

Most literals are providers' names, and ordinary source is full of them, but not of values: long runs of symbols with
digits or changing case. So these names are not looked for in all of a text, only in the lines before such a run.
*/

use crate::detect::rule::{Reach, Rule};
use crate::detect::runs::{SHORTEST, is_symbol};
use std::ops::Range;

/// A name stands at most this many bytes before its value, or its rule is looked for everywhere.
const FARTHEST: usize = 400;
/// As many capitals behind small letters make a value without digits. Fewer are a name: `camelCaseAsNamesAre`. It is what
/// [`crate::detect::rules::named::looks_generated`] asks of the shortest.
const CHANGES: usize = 4;

/// Whether the values of `rule` are such runs, so that its names are only looked for before them.
pub const fn is_given(rule: &Rule) -> bool {
    matches!(rule.reach, Reach::After(0..=FARTHEST)) && begins_with_run(rule.pattern.as_bytes())
}

/// Whether every match of the regular expression `pattern` begins with [`SHORTEST`] symbols and holds nothing but symbols
/// and what [`joins`].
const fn begins_with_run(pattern: &[u8]) -> bool {
    let mut at = 0;
    while at < pattern.len() {
        let part = matches!(pattern[at], b'(' | b')' | b'?' | b'*' | b'{' | b'}' | b',' | b'[' | b']');
        if !part && !is_symbol(pattern[at]) && !joins(pattern[at]) || pattern[at] == b'.' && pattern[at - 1] != b'[' {
            return false;
        }
        at += 1;
    }
    run(pattern) >= SHORTEST
}

/// How many symbols every match of the regular expression `pattern` begins with, as far as that is plain to see: classes
/// and characters, and how often they stand there.
pub const fn run(pattern: &[u8]) -> usize {
    let (mut at, mut run) = (0, 0);
    while at < pattern.len() {
        let Some(end) = symbols(pattern, at) else { break };
        let (least, next) = times(pattern, end);
        run += least;
        at = next;
    }
    if has_alternative(pattern, at) { 0 } else { run }
}

/// Whether the rest of `pattern`, from `at` on, is followed by another that may match instead of it.
const fn has_alternative(pattern: &[u8], mut at: usize) -> bool {
    let mut depth = 0;
    while at < pattern.len() {
        match pattern[at] {
            b'\\' => at += 1,
            b'[' => {
                while pattern[at] != b']' {
                    at += 1;
                }
            }
            b'(' => depth += 1,
            b')' => depth -= 1,
            b'|' if depth == 0 => return true,
            _ => {}
        }
        at += 1;
    }
    false
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

/// How often what ends at `at` stands there at least, and where that is said to the end.
const fn times(pattern: &[u8], mut at: usize) -> (usize, usize) {
    if at == pattern.len() || !matches!(pattern[at], b'{' | b'?' | b'*' | b'+') {
        return (1, at);
    }
    if pattern[at] != b'{' {
        return ((pattern[at] == b'+') as usize, at + 1);
    }
    let (mut least, mut counts) = (0, true);
    while pattern[at] != b'}' {
        at += 1;
        counts = counts && pattern[at].is_ascii_digit();
        if counts {
            least = least * 10 + (pattern[at] - b'0') as usize;
        }
    }
    (least, at + 1)
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
    /// Adds the one before `run`, and `run` itself, when that may be or begin a value. Runs come in their order.
    pub fn add(&mut self, text: &[u8], run: &Range<usize>) {
        if run.start < self.nothing_before || !self.may_be_value(text, run) {
            return;
        }
        let least = run.start.saturating_sub(FARTHEST);
        let mut ends = memchr::memrchr_iter(b'\n', &text[least..run.start]);
        let start = ends.nth(1).map_or(least, |end| least + end + 1);
        match self.all.last_mut() {
            Some(last) if start <= last.end => last.end = run.end,
            _ => self.all.push(start..run.end),
        }
    }

    /// Whether a value that begins in `run`, and may go on behind it, has a digit or changes its case.
    fn may_be_value(&mut self, text: &[u8], run: &Range<usize>) -> bool {
        if !text.get(run.end).is_some_and(|&next| joins(next)) && is_plain(&text[run.clone()]) {
            return false;
        }
        let end = run.end.max(run.start + FARTHEST).min(text.len());
        let (mut changes, mut small) = (0, false);
        for (at, &byte) in text[..end].iter().enumerate().skip(run.start) {
            changes += usize::from(small && byte.is_ascii_uppercase());
            if byte.is_ascii_digit() || changes == CHANGES {
                return true;
            }
            if !is_symbol(byte) && !joins(byte) {
                self.nothing_before = at;
                break;
            }
            small = byte.is_ascii_lowercase();
        }
        false
    }
}

/// Whether `run` has no digit and fewer than [`CHANGES`] capitals: a look that most runs end with, at eight bytes at once.
fn is_plain(run: &[u8]) -> bool {
    const BIT_4: u64 = 0x1010_1010_1010_1010;
    const BIT_6: u64 = BIT_4 << 2;
    let (mut digits, mut capitals) = (0, 0);
    for eight in run.as_chunks().0.iter().chain(run.last_chunk()) {
        let eight = u64::from_ne_bytes(*eight);
        // Among symbols only digits have bit 4 and not bit 6; only capitals and `_` have bit 6 and not bit 5, and of these
        // only `_` has the bits 4, 3 and 2.
        digits |= eight & !eight >> 2 & BIT_4;
        let underscores = eight << 2 & eight << 3 & eight << 4;
        capitals += (eight & !(eight << 1) & !underscores & BIT_6).count_ones() as usize;
    }
    digits == 0 && capitals < CHANGES
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::rules;
    use regex_syntax::hir::{Class, Hir, HirKind};

    fn stretches(text: &str) -> Vec<&str> {
        let mut stretches = Stretches::default();
        crate::detect::runs::each(text.as_bytes(), |run| stretches.add(text.as_bytes(), &run));
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
    fn a_plain_run_is_told_by_its_bits() {
        for byte in (0..=u8::MAX).filter(|&b| is_symbol(b)) {
            for length in SHORTEST..SHORTEST + 9 {
                let mut run = vec![b'a'; length];
                run[length - 2] = byte;
                assert_eq!(is_plain(&run), !byte.is_ascii_digit(), "{:?}", char::from(byte));
                run[..CHANGES].fill(byte);
                assert_eq!(
                    is_plain(&run),
                    !byte.is_ascii_digit() && !byte.is_ascii_uppercase(),
                    "{}",
                    char::from(byte)
                );
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
            _ => (0, false),
        }
    }

    #[test]
    fn what_a_pattern_begins_with_is_read_right() {
        let (mut given, mut others, mut begun) = (0, 0, 0);
        for rule in rules::all() {
            let hir = regex_syntax::ParserBuilder::new().unicode(false).utf8(false).build().parse(rule.pattern);
            let (symbols, _) = leading(&hir.expect("a pattern that compiles"));
            assert!(symbols >= run(rule.pattern.as_bytes()), "{}: {symbols}", rule.id);
            match rule.reach {
                Reach::After(_) if is_given(rule) => given += 1,
                Reach::After(_) => others += 1,
                _ => begun += usize::from(run(rule.pattern.as_bytes()) >= SHORTEST),
            }
        }
        assert!(given > 5 * others && begun > 300, "{given} {others} {begun}");
    }
}
