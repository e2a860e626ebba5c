/*! One document through the pipeline: detect, keep what is new, decide, and say where it stands. */

use crate::Error;
use crate::detect::{Action, Detector, Finding, Input};
use crate::policy::{Policy, Ruling};
use crate::source::{Document, lines};

/// A finding with its place and what policy says of it: all that a report needs.
#[derive(Debug, Clone)]
pub struct Located {
    /// What was found.
    pub finding: Finding,
    /// The document's name, in bytes.
    pub name: Vec<u8>,
    /// The 1-based line that the value begins in.
    pub line: usize,
    /// The 1-based line that it ends in.
    pub end_line: usize,
    /// The 1-based column that it begins at, in characters.
    pub column: usize,
    /// The text of the line that it begins in, with every finding's value in it masked.
    pub excerpt: Excerpt,
    /// What it does.
    pub action: Action,
    /// Whether something allows it; then it neither blocks nor warns, and is only counted.
    pub allowed: bool,
}

/// A line of source around a value, without the value.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Excerpt {
    /// What stands before the value.
    pub before: String,
    /// The value's masked form.
    pub masked: String,
    /// What stands after it.
    pub after: String,
}

/// Looks for credentials in `document`. `is_new` says of a line whether it is new; a finding counts when it touches one
/// that is.
///
/// # Errors
/// What `is_new` gives.
pub fn inspect(
    detector: &Detector,
    policy: &Policy,
    document: &Document,
    mut is_new: impl FnMut(&[u8]) -> Result<bool, Error>,
) -> Result<Vec<Located>, Error> {
    let text = &document.text[..];
    let all = detector.scan(&Input { text, name: &document.name });
    let mut out = Vec::with_capacity(all.len());
    for finding in &all {
        let span = finding.span.clone();
        let whole = lines_of(text, &span);
        let mut fresh = false;
        for line in lines::lines(&text[whole.clone()]) {
            fresh = is_new(line)?;
            if fresh {
                break;
            }
        }
        if !fresh {
            continue;
        }
        let (first, _) = lines::position(text, span.start);
        let (last, _) = lines::position(text, span.end.saturating_sub(1).max(span.start));
        let ruling = policy.rule_on(finding, &all, &document.name, text);
        out.push(Located {
            name: document.name.clone(),
            line: document.first_line + first + 1,
            end_line: document.first_line + last + 1,
            column: String::from_utf8_lossy(&text[whole.start..span.start]).chars().count() + 1,
            excerpt: excerpt(text, finding, &all),
            action: match ruling {
                Ruling::Act(action) => action,
                Ruling::Allowed(_) => finding.action,
            },
            allowed: matches!(ruling, Ruling::Allowed(_)),
            finding: finding.clone(),
        });
    }
    Ok(out)
}

/// The whole lines that `span` touches, without the last one's end.
fn lines_of(text: &[u8], span: &std::ops::Range<usize>) -> std::ops::Range<usize> {
    let start = memchr::memrchr(b'\n', &text[..span.start]).map_or(0, |n| n + 1);
    let end = memchr::memchr(b'\n', &text[span.end..]).map_or(text.len(), |n| span.end + n);
    start..end
}

/// The first line of `finding`, with the values of all findings in it masked.
fn excerpt(text: &[u8], finding: &Finding, all: &[Finding]) -> Excerpt {
    let span = &finding.span;
    let line = lines_of(text, span);
    let masked = |f: &Finding| f.secret.masked(f.rule.public_prefix(f.secret.expose()));
    let side = |range: std::ops::Range<usize>| {
        let mut out = String::new();
        let mut at = range.start;
        for other in all.iter().filter(|f| f.span.start < range.end && f.span.end > range.start) {
            out.push_str(&String::from_utf8_lossy(&text[at.min(other.span.start.max(at))..other.span.start.max(at)]));
            out.push_str(&masked(other));
            at = other.span.end.min(range.end).max(at);
        }
        out.push_str(&String::from_utf8_lossy(&text[at..range.end]));
        out
    };
    let after = span.end..memchr::memchr(b'\n', &text[span.end..]).map_or(text.len(), |n| span.end + n);
    let multi = memchr::memchr(b'\n', &text[span.clone()]).is_some();
    Excerpt {
        before: side(line.start..span.start),
        masked: masked(finding),
        after: if multi { String::new() } else { side(after) },
    }
}
