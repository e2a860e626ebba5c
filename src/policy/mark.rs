/*!
Marks in the text that allow what stands on their line: ours, and those that other tools read.

A mark counts for its own line, and for the next one only where it says so or where its line holds nothing but the
comment. A value that spans lines is allowed from its first line, from the line before, or from its last. What a mark
looks like is settled here; which tools' marks count is a setting.
*/

use super::{ids, near};
use crate::detect::Finding;
use memchr::memmem;
use std::ops::Range;

/// Whose marks are honoured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tool {
    Sekisho,
    Gitleaks,
    DetectSecrets,
    Betterleaks,
    Trufflehog,
    Kingfisher,
    Ggshield,
    Secretlint,
}

/// Every tool, and its name in configuration.
pub const TOOLS: &[(Tool, &str)] = &[
    (Tool::Sekisho, "sekisho"),
    (Tool::Gitleaks, "gitleaks"),
    (Tool::DetectSecrets, "detect-secrets"),
    (Tool::Betterleaks, "betterleaks"),
    (Tool::Trufflehog, "trufflehog"),
    (Tool::Kingfisher, "kingfisher"),
    (Tool::Ggshield, "ggshield"),
    (Tool::Secretlint, "secretlint"),
];

/// Which lines a mark speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lines {
    /// Its own.
    Own,
    /// Its own; the next as well, when its own holds nothing but the comment.
    OwnOrNext,
    /// The next.
    Next,
}

/// Each mark as its own tool's documentation writes it.
const MARKS: &[(Tool, &str, Lines)] = &[
    (Tool::Sekisho, "sekisho:allow-next-line", Lines::Next),
    (Tool::Sekisho, "sekisho:allow", Lines::OwnOrNext),
    (Tool::Gitleaks, "gitleaks:allow", Lines::Own),
    (Tool::DetectSecrets, "pragma: allowlist secret", Lines::Own),
    (Tool::DetectSecrets, "pragma: whitelist secret", Lines::Own),
    (Tool::DetectSecrets, "pragma: allowlist nextline secret", Lines::Next),
    (Tool::DetectSecrets, "pragma: whitelist nextline secret", Lines::Next),
    (Tool::Betterleaks, "betterleaks:allow", Lines::Own),
    (Tool::Trufflehog, "trufflehog:ignore", Lines::Own),
    (Tool::Kingfisher, "kingfisher:ignore", Lines::Own),
    (Tool::Ggshield, "ggignore", Lines::Own),
    (Tool::Secretlint, "secretlint-disable-line", Lines::Own),
    (Tool::Secretlint, "secretlint-disable-next-line", Lines::Next),
];

/// A mark is looked for this far from the value. A line may be a whole minified file, and every finding in it asks.
const FAR: usize = 4 * 1024;

/// The marks that count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marks {
    tools: Vec<Tool>,
    /// Rules of the user's own, which a mark may name.
    own: Vec<&'static str>,
}

impl Default for Marks {
    fn default() -> Self {
        Marks::of(TOOLS.iter().map(|(tool, _)| *tool).collect(), Vec::new())
    }
}

impl Marks {
    /// Only the marks of `tools`, which may name the rules `own` besides those that are built in.
    pub fn of(tools: Vec<Tool>, own: Vec<&'static str>) -> Self {
        Marks { tools, own }
    }

    /// The tool whose mark allows `finding`, which stands in the lines `whole` of `text`. `all` is every finding in it:
    /// a comment line that holds a value of its own speaks of that one alone.
    pub fn allow(&self, text: &[u8], whole: &Range<usize>, finding: &Finding, all: &[Finding]) -> Option<Tool> {
        let span = finding.span.clone();
        let value = &text[span.start..span.end.saturating_sub(1).max(span.start)];
        let first = whole.start..memchr::memchr(b'\n', value).map_or(whole.end, |n| span.start + n);
        let before = first.start.saturating_sub(FAR)..first.start.saturating_sub(1);
        let before = match memchr::memrchr(b'\n', text.get(before.clone())?) {
            Some(at) => before.start + at + 1..before.end,
            None if before.start == 0 => before,
            // Too long a line to be a comment about the next.
            None => before.end..before.end,
        };
        // A line end that belongs to the value belongs to its last line.
        let end = if text[..span.end].ends_with(b"\n") { span.end - 1 } else { whole.end };
        let last = memchr::memrchr(b'\n', value).map_or(whole.start, |n| span.start + n + 1)..end;
        let occupied = || all.iter().any(|f| f.span.start < before.end && f.span.end > before.start);
        let near = first.start.max(span.start.saturating_sub(FAR))..last.end.min(span.end + FAR);
        self.tools.iter().copied().find(|&tool| {
            let own = |found: &Found| match found.lines {
                Lines::Next => false,
                _ => {
                    let clear = found.span.end <= span.start || found.span.start >= span.end;
                    clear && (first.contains(&found.span.start) || last.contains(&found.span.start))
                }
            };
            let next = |found: &Found| match found.lines {
                Lines::Next => true,
                Lines::OwnOrNext => comment_only(&text[before.start..found.span.start]) && !occupied(),
                Lines::Own => false,
            };
            let fits = |found: &Found| tool != Tool::Sekisho || self.names(&text[found.span.end..], finding.rule.id);
            // The middle of a value that spans lines is never searched: it may be long, and no mark counts there.
            let head = near.start..first.end.min(near.end).max(near.start);
            let tail = last.start.max(near.start)..near.end;
            marks(text, head, tool).any(|f| own(&f) && fits(&f))
                || marks(text, tail, tool).any(|f| own(&f) && fits(&f))
                || marks(text, before.clone(), tool).any(|f| next(&f) && fits(&f))
        })
    }

    /// Whether a mark of ours, with `rest` after it, speaks of the rule `id`: it does unless it names other rules.
    /// Rules are named in brackets (`sekisho:allow[a, b]`), or by the first word; a first word that is no rule's name
    /// begins the reason, unless it is nearly one, because a slip of the finger must not allow more than was meant.
    fn names(&self, rest: &[u8], id: &str) -> bool {
        let rest = &rest[..memchr::memchr(b'\n', rest).unwrap_or(rest.len()).min(512)];
        let rest = String::from_utf8_lossy(rest);
        if let Some(inside) = rest.strip_prefix('[').or_else(|| rest.strip_prefix('(')) {
            let Some(end) = inside.find([']', ')']) else { return false };
            return inside[..end].split([',', ' ']).any(|name| name.trim() == id);
        }
        let rest = rest.trim_start_matches([' ', '\t', ':', '=']);
        let word =
            rest.split(|c: char| !(c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')).next().unwrap_or("");
        let word = word.trim_end_matches('-');
        if !word.contains('-') {
            return true;
        }
        let known = || ids::built_in().chain(self.own.iter().copied());
        word == id || !(ids::is_built_in(word) || known().any(|k| k == word) || near::nearest(word, known()).is_some())
    }
}

struct Found {
    span: Range<usize>,
    lines: Lines,
}

/// The marks of `tool` in `range`.
fn marks(text: &[u8], range: Range<usize>, tool: Tool) -> impl Iterator<Item = Found> {
    let part = text.get(range.clone()).unwrap_or_default();
    MARKS.iter().filter(move |(t, ..)| *t == tool).flat_map(move |&(_, mark, lines)| {
        let ends = move |end: usize| part.get(end).is_none_or(|&b| !is_word(b) && (b != b'-' || lines == Lines::Next));
        let begins = move |at: usize| at == 0 || !is_word(part[at - 1]);
        memmem::find_iter(part, mark.as_bytes())
            .filter(move |&at| begins(at) && ends(at + mark.len()))
            .map(move |at| Found { span: range.start + at..range.start + at + mark.len(), lines })
    })
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// Whether what stands before a mark only opens a comment: no letter or digit but the words REM and dnl.
fn comment_only(lead: &[u8]) -> bool {
    let lead = lead.trim_ascii();
    lead.eq_ignore_ascii_case(b"rem")
        || lead == b"dnl"
        || !lead.iter().any(|b| b.is_ascii_alphanumeric() || *b == b'_' || *b >= 0x80)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::{Detector, Input, example};

    fn allow(text: &str, finding: &Finding, all: &[Finding]) -> Option<Tool> {
        let whole = crate::source::lines::around(text.as_bytes(), &finding.span);
        Marks::default().allow(text.as_bytes(), &whole, finding, all)
    }

    /// For each finding of `text`, in which `K` stands for a made-up key: whose mark allows it.
    fn judge(text: &str) -> Vec<Option<Tool>> {
        let mut text = text.to_owned();
        let mut seed = 0;
        while text.contains('K') {
            seed += 1;
            let key =
                example::make("AKIA[A-H][2-7][A-JL-Z2-7]{14}", seed).expect("a template").replacen('K', "\u{1}", 1);
            text = text.replacen('K', &key, 1);
        }
        let text = text.replace('\u{1}', "K");
        let all = Detector::default().scan(&Input { text: text.as_bytes(), name: b"x" });
        all.iter().map(|f| allow(&text, f, &all)).collect()
    }

    const YES: Option<Tool> = Some(Tool::Sekisho);

    #[test]
    fn a_mark_counts_for_its_own_line() {
        assert_eq!(judge("a = K # sekisho:allow\nb = K\n"), [YES, None]);
        assert_eq!(judge("a = K\nb = K # sekisho:allow\n"), [None, YES]);
        assert_eq!(judge("/* sekisho:allow */ a = K"), [YES]);
        assert_eq!(judge("a = K sekisho:allowed\n"), [None]);
        assert_eq!(judge("a = K xsekisho:allow\n"), [None]);
    }

    #[test]
    fn a_comment_of_its_own_counts_for_the_next_line() {
        for lead in ["# ", "// ", "  /* ", "<!-- ", "-- ", "; ", "rem ", "dnl ", "\""] {
            assert_eq!(judge(&format!("{lead}sekisho:allow\na = K\nb = K\n")), [YES, None], "{lead}");
        }
        assert_eq!(judge("# sekisho:allow\n\na = K\n"), [None]);
        assert_eq!(judge("x = 1 # sekisho:allow\na = K\n"), [None]);
        assert_eq!(judge("x = 1 # sekisho:allow-next-line\na = K\n"), [YES]);
        assert_eq!(judge("a = K # sekisho:allow-next-line\nb = 2"), [None]);
        assert_eq!(judge("# sekisho:allow K\na = K\n"), [YES, None], "a comment with a value speaks of that one");
    }

    #[test]
    fn a_mark_may_name_rules_and_give_a_reason() {
        assert_eq!(judge("a = K # sekisho:allow aws-access-key-id a fixture\n"), [YES]);
        assert_eq!(judge("a = K # sekisho:allow[aws-access-key-id] a fixture\n"), [YES]);
        assert_eq!(judge("a = K # sekisho:allow[github-pat, aws-access-key-id]\n"), [YES]);
        assert_eq!(judge("a = K # sekisho:allow a fixture of the tests\n"), [YES]);
        assert_eq!(judge("a = K # sekisho:allow made-up value\n"), [YES]);
        assert_eq!(judge("a = K # sekisho:allow[github-pat]\n"), [None]);
        assert_eq!(judge("a = K # sekisho:allow aws-acces-key-id\n"), [None], "a slip of the finger");
    }

    #[test]
    fn marks_of_other_tools_count_for_what_they_say() {
        for (mark, tool) in [
            ("gitleaks:allow", Tool::Gitleaks),
            ("pragma: allowlist secret", Tool::DetectSecrets),
            ("pragma: whitelist secret", Tool::DetectSecrets),
            ("betterleaks:allow", Tool::Betterleaks),
            ("trufflehog:ignore", Tool::Trufflehog),
            ("kingfisher:ignore", Tool::Kingfisher),
            ("ggignore", Tool::Ggshield),
            ("secretlint-disable-line", Tool::Secretlint),
        ] {
            assert_eq!(judge(&format!("a = K # {mark}\nb = K\n")), [Some(tool), None], "{mark}");
            assert_eq!(judge(&format!("# {mark}\nb = K\n")), [None], "{mark}");
        }
        for (mark, tool) in [
            ("pragma: allowlist nextline secret", Tool::DetectSecrets),
            ("secretlint-disable-next-line", Tool::Secretlint),
        ] {
            assert_eq!(judge(&format!("# {mark}\na = K\nb = K\n")), [Some(tool), None], "{mark}");
        }
    }

    #[test]
    fn of_a_value_that_spans_lines_only_the_ends_count() {
        let rule = crate::detect::rules::all().next().expect("a rule");
        let allow = |text: &str, value: &str| {
            let start = text.find(value).expect("the value");
            let finding = Finding {
                rule,
                span: start..start + value.len(),
                secret: crate::detect::Secret::new(b"x"),
                proof: crate::detect::Proof::Pattern,
                action: crate::detect::Action::Block,
                notes: Vec::new(),
            };
            allow(text, &finding, std::slice::from_ref(&finding))
        };
        assert_eq!(allow("# sekisho:allow\nk = <one\ntwo\nthree>\n", "<one\ntwo\nthree>"), YES);
        assert_eq!(allow("k = <one\ntwo\nthree> # sekisho:allow\n", "<one\ntwo\nthree>"), YES);
        assert_eq!(allow("k = /* sekisho:allow */ <one\ntwo\nthree>\n", "<one\ntwo\nthree>"), YES);
        assert_eq!(allow("k = <one\n# sekisho:allow\nthree>\n", "<one\n# sekisho:allow\nthree>"), None);
        assert_eq!(allow("k = <one sekisho:allow\nthree>\n", "<one sekisho:allow\nthree>"), None);
        assert_eq!(allow("k = <one\nthree>\nx # sekisho:allow\n", "<one\nthree>"), None);
    }

    #[test]
    fn a_mark_far_away_on_one_long_line_does_not_count() {
        let gap = "x ".repeat(4000);
        assert_eq!(judge(&format!("a = K {gap} sekisho:allow")), [None]);
        assert_eq!(judge(&format!("a = K {} sekisho:allow", &gap[..1000])), [YES]);
    }
}
