/*!
The engine: literals to rules, rules to findings, and one finding a place.

Its time is linear in the text whatever the text is. Where a rule's literals stand so thick that its windows overlap
many times over, the stretch is searched once as a whole instead ([`search`]).
*/

mod edges;
mod given;
mod literals;
mod search;
mod settle;

use super::context::words::Words;
use super::prefilter::Notes;
use super::rule::Reach;
use super::{Also, Finding, Note, Proof, Rule, ciphertext, context, decode, harmless, rules, runs, stand_in};
use given::Stretches;
use literals::{Prefilters, Target};
use search::{Armed, Compiled, Job, Memos};
use std::ops::Range;
use zeroize::Zeroizing;

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

/// Every rule, ready to scan. It is cheap to make (a few dozen microseconds): regexes are compiled when first needed.
pub struct Detector {
    rules: Vec<Armed>,
    compiled: Compiled,
    prefilters: Prefilters,
    names: bool,
    words: Words,
    also: Option<Box<dyn Also>>,
    extras: Vec<Box<dyn Extra>>,
}

/// What was seen in a text.
#[derive(Default)]
struct Seen {
    found: Vec<Finding>,
    /// Where a checksum says that there is none.
    refuted: Vec<Range<usize>>,
    /// Whether ciphertext is announced.
    is_marked: bool,
}

/// Rules beside the tables: the user's own. They see each document as it is, and what is encoded in it when they look
/// inside; what they find competes for its place with what the tables find.
pub trait Extra: Send + Sync {
    /// Adds what it finds in `input` to `found`.
    fn scan(&self, input: &Input<'_>, found: &mut Vec<Finding>);

    /// Whether it is asked about encoded text too.
    fn looks_inside(&self) -> bool {
        true
    }
}

impl Default for Detector {
    fn default() -> Self {
        Detector::new(rules::all())
    }
}

impl Detector {
    /// A detector of `rules`, and of values that only their name gives away.
    pub fn new(rules: impl IntoIterator<Item = &'static Rule>) -> Self {
        Detector::naming(rules, Words::default())
    }

    /// A detector of `rules`, and of values that only their name gives away, the user's own `words` among the names.
    pub fn naming(rules: impl IntoIterator<Item = &'static Rule>, words: Words) -> Self {
        let rules: Vec<&'static Rule> = rules.into_iter().collect();
        let (rules, prefilters) = match switched(&rules) {
            Some(every) if words.literals().next().is_none() => (every, Prefilters::of_every_rule()),
            _ => (rules.iter().map(|rule| Armed::new(rule, true)).collect(), Prefilters::of_these(&rules, &words)),
        };
        Detector {
            rules,
            compiled: Compiled::default(),
            prefilters,
            names: true,
            words,
            also: None,
            extras: Vec::new(),
        }
    }

    /// Every credential in `input`, new or old, in the order of their places; where several rules took the same place,
    /// the best proven. What is properly encrypted is none.
    pub fn scan(&self, input: &Input<'_>) -> Vec<Finding> {
        self.scan_concealed(input).0
    }

    /// The same, and the text without its ciphertext where it holds any: places in it are those of `input`.
    pub fn scan_concealed(&self, input: &Input<'_>) -> (Vec<Finding>, Option<Zeroizing<Vec<u8>>>) {
        let (found, is_marked) = self.scan_once(input);
        if is_marked {
            let mut text = Zeroizing::new(input.text.to_vec());
            if ciphertext::conceal(&mut text) {
                return (self.scan_once(&Input { text: &text, name: input.name }).0, Some(text));
            }
        }
        (found, None)
    }

    /// The same of ciphertext too, and whether something announces any.
    fn scan_once(&self, input: &Input<'_>) -> (Vec<Finding>, bool) {
        let mut seen = Seen::default();
        self.scan_into(input, 0, true, &mut Notes::default(), &mut seen);
        let Seen { mut found, refuted, is_marked } = seen;
        settle::refute(&mut found, refuted);
        if !found.is_empty() {
            let binary = harmless::is_binary(input.text);
            found.retain_mut(|finding| harmless::stays(finding, input, binary));
            stand_in::judge_names(&mut found, input);
        }
        self.extras.iter().for_each(|extra| extra.scan(input, &mut found));
        let found = settle::settle(found);
        let found = match &self.also {
            Some(also) => also.add(input.text, found),
            None => found,
        };
        (found, is_marked)
    }

    /// The same detector without the values that only their name gives away.
    pub fn without_names(mut self) -> Self {
        self.names = false;
        self
    }

    /// The same detector with rules beside the tables.
    pub fn with(mut self, extras: impl IntoIterator<Item = Box<dyn Extra>>) -> Self {
        self.extras.extend(extras);
        self
    }

    /// The same detector, asking `also` too.
    pub fn and(mut self, also: Box<dyn Also>) -> Self {
        self.also = Some(also);
        self
    }

    /// Gives `each` everything in `input` that a name or a notation makes look like a secret, whatever its score; what
    /// the model is trained on.
    pub fn judged(&self, input: &Input<'_>, each: &mut dyn FnMut(context::Judged)) {
        let reader = context::Reader::new(input, &self.words);
        reader.judge_whole(each);
        self.prefilters.everywhere.find(input.text, &mut Notes::default(), |target, at| {
            if let Target::Name(hit) = target {
                reader.judge_at(hit, at, each);
            }
        });
    }

    fn scan_into(&self, input: &Input<'_>, depth: usize, is_text: bool, notes: &mut Notes, seen: &mut Seen) {
        let Seen { found, refuted, is_marked } = seen;
        let mut memos = Memos::default();
        let reader = context::Reader::new(input, &self.words);
        let mut look = |target, at: usize| match target {
            Target::Rule(place) => {
                let armed = &self.rules[place.rule as usize];
                let literal = at..at + usize::from(place.length);
                // Many a prefix stands in ordinary source, but nothing as long as a token behind it.
                if armed.may_begin(input.text, at) && runs::hold(input.text, at..at + usize::from(place.symbols)) {
                    let memo = memos.of(place.rule as usize, self.rules.len());
                    armed.try_at(&mut Job { input, compiled: &self.compiled, memo, found, refuted }, literal);
                }
            }
            Target::Name(hit) if is_text && self.names => reader.scan_at(hit, at, found),
            Target::Name(_) => {}
            Target::Ciphertext => *is_marked = true,
        };
        self.prefilters.everywhere.find(input.text, notes, &mut look);
        let (mut runs, mut stretches, mut places) = (Vec::new(), Stretches::default(), decode::Places::default());
        let run = |run: Range<usize>, kinds: &runs::Kinds| {
            given::heads(input.text, &run, kinds, |at| {
                self.prefilters.heads.find_at(input.text, at, |target| look(target, at));
            });
            stretches.add(input.text, &run, kinds);
            if decode::may_be_encoded(&run, kinds) {
                places.runs.push(run.clone());
            }
            runs.push(run);
        };
        runs::each(input.text, run, |at| places.escapes.extend(decode::may_hide(input.text, at).then_some(at)));
        self.prefilters.given.find_in(input.text, stretches.all, notes, |target, at| {
            if let Target::Rule(place) = target
                && let Reach::After(after) = self.rules[place.rule as usize].rule.reach
                && !given::holds_run(&runs, at + usize::from(place.length)..at + after, usize::from(place.run))
            {
                return;
            }
            look(target, at);
        });
        if depth == 0 && self.names {
            reader.scan_whole(found);
        }
        if depth > 0 && is_text {
            self.extras.iter().filter(|extra| extra.looks_inside()).for_each(|extra| extra.scan(input, found));
        }
        if depth == DEPTH {
            return;
        }
        decode::each(input.text, &places, |encoded| {
            let inner = Input { text: encoded.bytes, name: input.name };
            let mut inside = Seen::default();
            self.scan_into(&inner, depth + 1, encoded.is_text, notes, &mut inside);
            refuted.extend(inside.refuted.into_iter().map(|span| encoded.map(span)));
            for mut finding in inside.found {
                // In bytes that are no text a shape may stand by chance; a checksum or a structure does not.
                if !encoded.is_text && finding.proof < Proof::Structure {
                    continue;
                }
                finding.span = encoded.map(finding.span.clone());
                match finding.notes.iter_mut().find_map(|n| if let Note::Encoded(e) = n { Some(e) } else { None }) {
                    Some(encodings) => encodings.insert(0, encoded.encoding),
                    None => finding.notes.push(Note::Encoded(vec![encoded.encoding])),
                }
                found.push(finding);
            }
        });
    }
}

/// Every rule in the tables, those on that are among `some`; `None` when they are not most of them, in that order.
fn switched(some: &[&'static Rule]) -> Option<Vec<Armed>> {
    let mut left = some.iter().peekable();
    let armed = |rule| Armed::new(rule, left.next_if(|on| std::ptr::eq(**on, rule)).is_some());
    let every: Vec<_> = rules::all().map(armed).collect();
    (left.next().is_none() && some.len() > every.len() / 2).then_some(every)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::rule::{DEFAULTS, Edges, Reach, Verdict};
    use crate::detect::{Candidate, Proof};

    /// Unbounded and dear: only what ends in `!` is one.
    static LONG: Rule =
        Rule { id: "long", literals: &["tok-"], pattern: "tok-[a-z-]+\\.[a-z-]+!", edges: Edges::Open, ..DEFAULTS };
    static CHECKED: Rule = Rule {
        id: "checked",
        literals: &["key-"],
        pattern: "key-[a-z-]+",
        verify: |c: &Candidate<'_>| {
            if c.value().ends_with(b"-good") && c.value().len() < 20 {
                Verdict::block(Proof::Pattern)
            } else {
                Verdict::Dismiss
            }
        },
        ..DEFAULTS
    };
    static HOLDS: Rule = Rule {
        id: "holds",
        literals: &["@corp"],
        pattern: "[a-z]{4}@corp[a-z]{4}",
        reach: Reach::Around(8, 16),
        ..DEFAULTS
    };
    static AFTER: Rule = Rule {
        id: "after",
        literals: &["acme"],
        ignore_case: true,
        pattern: "[=:]([0-9a-f]{16})",
        reach: Reach::After(100),
        ..DEFAULTS
    };

    static KEY: Rule =
        Rule { id: "key", literals: &["BEGIN"], pattern: "BEGIN[A-Z \n]*(?:END)?", edges: Edges::Open, ..DEFAULTS };
    static BOUNDED: Rule =
        Rule { id: "bounded", literals: &["tok-"], pattern: "tok-[a-z]{2,200}", edges: Edges::Open, ..DEFAULTS };

    fn spans(rule: &'static Rule, text: &[u8]) -> Vec<(usize, usize)> {
        let found = Detector::new([rule]).scan(&Input { text, name: b"" });
        found.iter().map(|f| (f.span.start, f.span.end)).collect()
    }

    #[test]
    fn a_match_must_hold_its_literal() {
        assert_eq!(spans(&HOLDS, b"abcd@corpefgh zzzz"), [(0, 13)]);
        assert_eq!(spans(&HOLDS, b"abcd@corpefgh ijkl@corpmnop"), [(0, 13), (14, 27)]);
        assert_eq!(spans(&HOLDS, b"@corp qrst@corpuvwx"), [(6, 19)]);
        assert_eq!(spans(&HOLDS, b"@corpefgh"), []);
    }

    #[test]
    fn a_value_after_a_name_stands_on_its_line_or_the_next() {
        let value = "0123c71a8d60b52f".replace("0123", "9e3f");
        assert_eq!(spans(&AFTER, format!("ACME_KEY={value}").as_bytes()), [(9, 25)]);
        assert_eq!(spans(&AFTER, format!("acme\nkey={value}").as_bytes()), [(9, 25)]);
        assert_eq!(spans(&AFTER, format!("acme\n\nx={value}").as_bytes()), []);
        assert_eq!(spans(&AFTER, format!("x={value} acme").as_bytes()), []);
        assert_eq!(spans(&AFTER, format!("acme acme acme x:{value} y:{value}").as_bytes()), [(17, 33), (36, 52)]);
    }

    #[test]
    fn what_is_encoded_is_found_where_it_stands() {
        use base64::{Engine as _, engine::general_purpose::STANDARD};
        let key = crate::detect::example::make("AKIA[A-H][A-Z2-7]{15}", 4).expect("a template");
        let once = STANDARD.encode(format!("aws_access_key_id = {key}\n"));
        let twice = STANDARD.encode(format!("data:\n  config: {once}\n"));
        for (text, encodings) in [
            (format!("x: {once}\n"), vec!["base64"]),
            (format!("x: {twice}\n"), vec!["base64", "base64"]),
            (format!("\"x\": \"{}\"", once.replace('/', "\\/")), vec!["base64"]),
            (format!("?q=a%20{}", key.replacen('K', "%4B", 1)), vec!["percent"]),
        ] {
            let found = Detector::default().scan(&Input { text: text.as_bytes(), name: b"" });
            assert_eq!(found.len(), 1, "{} findings", found.len());
            assert_eq!(found[0].notes.last(), Some(&Note::Encoded(encodings)));
            assert!(found[0].secret.expose() == key.as_bytes());
            assert!(found[0].span.start >= 3 && found[0].span.end <= text.len());
        }
    }

    #[test]
    fn what_is_longer_than_any_match_is_found_all_the_same() {
        let key = format!("x BEGIN {} END", "KEY ".repeat(10_000));
        assert_eq!(spans(&KEY, key.as_bytes()).len(), 1);
        assert_eq!(spans(&BOUNDED, format!("tok-{}", "ab".repeat(150)).as_bytes()), [(0, 204)]);
        assert_eq!(spans(&BOUNDED, b"tok-a tok-ab"), [(6, 12)]);
    }

    #[test]
    fn what_announces_ciphertext_is_seen_wherever_it_stands() {
        let detector = Detector::default();
        let is_marked = |text: &[u8]| detector.scan_once(&Input { text, name: b"" }).1;
        for mark in ciphertext::MARKS {
            for before in 0..70 {
                let text = [&vec![b'x'; before], mark, &vec![b' '; 70 - before]].concat();
                assert!(is_marked(&text), "{before}");
            }
            assert!(!is_marked(&[&[b'x'; 300], &mark[1..], &[b'x'; 300]].concat()));
        }
    }

    #[test]
    fn ciphertext_is_none_and_what_stands_beside_it_is_found() {
        let key = crate::detect::example::make("AKIA[A-H][A-Z2-7]{15}", 4).expect("a template");
        let salted = crate::detect::example::make("U2FsdGVkX1[0-9A-Za-z+/]{54}", 4).expect("a template");
        let text = format!("password: {salted}\nid: {key}\n");
        let found = Detector::default().scan(&Input { text: text.as_bytes(), name: b"a.yaml" });
        assert_eq!(found.len(), 1);
        assert!(found[0].secret.expose() == key.as_bytes());
    }

    #[test]
    fn literals_that_stand_thick_hide_nothing() {
        // Long enough that attempt by attempt it would take minutes.
        let thick = b"tok-".repeat(1 << 17);
        let good = b"tok-abc.def!";
        let text = [&thick[..], b" ", good, b" ", &thick[..], b"\n", good].concat();
        assert_eq!(spans(&LONG, &text), [(thick.len() + 1, thick.len() + 13), (text.len() - 12, text.len())]);

        let thick = b"key-".repeat(1 << 17);
        let text = [&thick[..], b"\nkey-ab-good\n", &thick[..], b"\nkey-ab-good\n"].concat();
        let second = text.len() - 12;
        assert_eq!(spans(&CHECKED, &text), [(thick.len() + 1, thick.len() + 12), (second, second + 11)]);

        let thick = b"acme".repeat(1 << 16);
        let text = [&thick[..], b"=9e3fc71a8d60b52f", &thick[..]].concat();
        assert_eq!(spans(&AFTER, &text), []);
        let text = [&thick[..], b"=9e3fc71a8d60b52f ", &thick[..]].concat();
        assert_eq!(spans(&AFTER, &text), [(thick.len() + 1, thick.len() + 17)]);
    }
}
