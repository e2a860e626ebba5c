/*! One document through the pipeline: detect, decide, and say where it stands and what would make it an old one. */

use crate::detect::verify::random::is_random;
use crate::detect::{Action, Detector, Finding, Input, Secret};
use crate::legacy;
use crate::policy::{Allowance, Case, FINGERPRINT_SALT, Policy, Ruling};
use crate::source::{Document, lines};
use sha2::{Digest, Sha256};
use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher, Hasher, RandomState};
use std::ops::Range;
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};
use zeroize::Zeroizing;

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
    /// The 1-based column after its last character, in the line that it ends in.
    pub end_column: usize,
    /// What allows it, in words.
    pub allowance: Option<Allowance>,
    /// Whether something allows it; then it neither blocks nor warns, and is only counted.
    pub allowed: bool,
    /// Whether `fix` knows how to take it out of the code; only worked out for what a person is shown.
    pub fixable: bool,
    /// The lines that it stands in. It is new when one of them stands in no older version of the text.
    pub traces: Vec<lines::Trace>,
}

impl Located {
    /// The name of the value, the same in every report. It is dear on purpose, so it is computed once a run and value.
    pub fn fingerprint(&self) -> String {
        let secret = &self.finding.secret;
        let prints = PRINTS.get_or_init(Prints::default);
        let key = prints.key_of(secret);
        if let Some(print) = prints.lock().get(&key) {
            return print.clone();
        }
        let print = secret.fingerprint(FINGERPRINT_SALT);
        prints.lock().insert(key, print.clone());
        print
    }
}

/// Computes the fingerprints of `found` on several threads, for a report that will ask for each.
pub fn fingerprint_all<'a>(found: impl Iterator<Item = &'a Located>) {
    let prints = PRINTS.get_or_init(Prints::default);
    let mut seen = HashSet::new();
    let new: Vec<&Located> = found.filter(|one| seen.insert(prints.key_of(&one.finding.secret))).collect();
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(8);
    // A thread costs as much as a fingerprint.
    if threads < 2 || new.len() < 4 {
        return;
    }
    std::thread::scope(|scope| {
        for part in new.chunks(new.len().div_ceil(threads)) {
            scope.spawn(move || part.iter().for_each(|one| drop(one.fingerprint())));
        }
    });
}

static PRINTS: OnceLock<Prints> = OnceLock::new();

/// The fingerprints that this run has computed. A value is found by its hash under a key that is drawn for the process,
/// so that neither the value nor what it could be guessed by is kept.
struct Prints {
    key: Zeroizing<Vec<u8>>,
    known: Mutex<HashMap<[u8; 32], String>>,
}

impl Default for Prints {
    fn default() -> Self {
        let drawn = (0..4).flat_map(|_| RandomState::new().build_hasher().finish().to_le_bytes());
        Prints { key: Zeroizing::new(drawn.collect()), known: Mutex::default() }
    }
}

impl Prints {
    fn key_of(&self, secret: &Secret) -> [u8; 32] {
        Sha256::new().chain_update(&*self.key).chain_update(secret.expose()).finalize().into()
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<[u8; 32], String>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
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

/// Looks for credentials in `document`, new or old. Which of them are new is worked out by the source, from
/// [`Located::traces`].
pub fn inspect(detector: &Detector, policy: &Policy, document: &Document) -> Vec<Located> {
    let (all, concealed) = detector.scan_concealed(&Input { text: &document.text, name: &document.name });
    document.has_ciphertext.set(concealed.is_some());
    // Lines are the same ones as before when only their ciphertext changed.
    let text = concealed.as_ref().map_or(&document.text[..], |text| text);
    let mut out = Vec::with_capacity(all.len());
    // Findings come in the order of their places, so line ends and characters are counted once over all of them: a file
    // may be one line.
    let (mut counted, mut line) = (0, document.first_line);
    let (mut measured, mut width) = (0, 0);
    let mut lines = LineOf::default();
    let longest = all.iter().map(|finding| finding.span.len()).max().unwrap_or(0);
    for finding in all.iter().filter(|finding| document.owns(finding.span.start)) {
        let span = finding.span.clone();
        line += newlines(&text[counted..span.start.max(counted)]);
        counted = counted.max(span.start);
        let whole = lines.around(text, &span);
        let start = whole.start;
        let indent = if start == 0 { document.first_column } else { 0 };
        if start > measured {
            (measured, width) = (start, 0);
        }
        width += lines::width(&text[measured..span.start.max(measured)]);
        measured = measured.max(span.start);
        let ruling = policy.rule_on(&Case {
            finding,
            all: &all,
            name: &document.name,
            text,
            lines: whole.clone(),
            line: line + 1,
        });
        out.push(Located {
            name: document.name.clone(),
            line: line + 1,
            end_line: line + newlines(&text[span.start..span.end.saturating_sub(1).max(span.start)]) + 1,
            column: indent + width + 1,
            end_column: match memchr::memrchr(b'\n', &text[span.start..span.end.saturating_sub(1).max(span.start)]) {
                Some(last) => lines::width(&text[span.start + last + 1..span.end]) + 1,
                None => indent + width + lines::width(&text[span.clone()]) + 1,
            },
            allowance: match ruling {
                Ruling::Act(_) => None,
                Ruling::Allowed(by) => policy.allowance(by),
            },
            excerpt: excerpt(text, finding, &whole, near(&all, &span, longest)),
            action: match ruling {
                Ruling::Act(action) => action,
                Ruling::Allowed(_) => finding.action,
            },
            allowed: matches!(ruling, Ruling::Allowed(_)),
            fixable: false,
            traces: lines::traces(text, &span, &whole),
            finding: finding.clone(),
        });
    }
    out
}

fn newlines(text: &[u8]) -> usize {
    memchr::memchr_iter(b'\n', text).count()
}

/// No excerpt shows more than this many bytes on either side of a value.
const EXCERPT: usize = 512;

/// Those of `all`, which stand in the order of their places and of which none is longer than `longest` bytes, that an
/// excerpt around `span` may show.
fn near<'a>(all: &'a [Finding], span: &Range<usize>, longest: usize) -> &'a [Finding] {
    let from = all.partition_point(|other| other.span.start + longest + EXCERPT < span.start);
    let to = all.partition_point(|other| other.span.start <= span.end + EXCERPT);
    &all[from..to]
}

/// The line that was looked up last: a file may be one line with thousands of findings.
#[derive(Default)]
struct LineOf(Range<usize>);

impl LineOf {
    /// The whole lines of `text` that `span` touches; spans come in the order of their places.
    fn around(&mut self, text: &[u8], span: &Range<usize>) -> Range<usize> {
        if self.0.start <= span.start && span.end < self.0.end {
            return self.0.clone();
        }
        let whole = lines::around(text, span);
        self.0 = if memchr::memchr(b'\n', &text[span.clone()]).is_none() { whole.clone() } else { 0..0 };
        whole
    }
}

/// The first line of `finding`, which stands in the lines `whole`, with the values of the findings `all` in it masked.
fn excerpt(text: &[u8], finding: &Finding, whole: &Range<usize>, all: &[Finding]) -> Excerpt {
    let span = &finding.span;
    let line = whole.start.max(span.start.saturating_sub(EXCERPT))..whole.end.min(span.end + EXCERPT);
    let masked = |f: &Finding| f.secret.masked(f.rule.public_prefix(f.secret.expose()));
    let side = |range: Range<usize>| {
        let mut out = String::new();
        let mut at = range.start;
        for other in all.iter().filter(|f| f.span.start < range.end && f.span.end > range.start) {
            out.push_str(&veiled(&text[at.min(other.span.start.max(at))..other.span.start.max(at)]));
            out.push_str(&masked(other));
            at = other.span.end.min(range.end).max(at);
        }
        out.push_str(&veiled(&text[at..range.end]));
        out
    };
    let multi = memchr::memchr(b'\n', &text[span.clone()]).is_some();
    Excerpt {
        before: side(line.start..span.start),
        masked: masked(finding),
        after: if multi { String::new() } else { side(span.end..line.end) },
    }
}

/// `text` without what looks generated. What stands beside a credential is often another one, of a sort that nobody
/// knows yet.
pub fn veiled(text: &[u8]) -> String {
    let mut out = String::new();
    let text = legacy::readable(text);
    let part = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/' | b'_' | b'-' | b'=' | b'~');
    for run in text.as_bytes().chunk_by(|&a, &b| part(a) == part(b)) {
        // A path is long and mixed too, but its parts are words.
        let generated = run.split(|&b| b == b'/').any(|piece| piece.len() >= 16 && is_random(piece));
        out.push_str(&if generated { "************".into() } else { String::from_utf8_lossy(run) });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{FINGERPRINT_SALT, PRINTS, fingerprint_all, inspect, veiled};
    use crate::detect::Detector;
    use crate::detect::example::make;
    use crate::policy::Policy;
    use crate::source::Document;
    use crate::source::settings::Texts;

    #[test]
    fn a_fingerprint_is_computed_once_a_value() {
        let lines =
            |seed| make("password = \"[a-z]{4}[A-Z]{4}[0-9]{4}[a-z]{4}\"\n", seed).expect("a template").repeat(3);
        let text: String = (0..5).map(lines).collect();
        let policy = Policy::of(&Texts::default()).expect("no settings");
        let document = Document::whole(b"a.py".to_vec(), text.into_bytes());
        let found = inspect(&Detector::default(), &policy, &document);
        assert!(found.len() >= 9, "{} findings", found.len());
        fingerprint_all(found.iter());
        let prints = PRINTS.get().expect("they were computed");
        for one in &found {
            let right = one.finding.secret.fingerprint(FINGERPRINT_SALT);
            assert_eq!(prints.lock().get(&prints.key_of(&one.finding.secret)), Some(&right));
            assert_eq!(one.fingerprint(), right);
        }
    }

    #[test]
    fn what_looks_generated_is_not_shown() {
        let token = make("[0-9A-Za-z]{24}", 1).expect("a template");
        assert_eq!(veiled(format!("see {token}, it").as_bytes()), "see ************, it");
        let plain = "let configuration_of_the_service = read(\"/usr/share/applications/something\"); // 日本語";
        assert_eq!(veiled(plain.as_bytes()), plain);
    }
}
