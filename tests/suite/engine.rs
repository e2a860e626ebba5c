//! What must hold of detection whatever the text is: nothing is lost between windows, rules do not disturb each other,
//! and no text makes it panic. All of it from fixed seeds.

use sekisho::detect::example::{Random, make};
use sekisho::detect::{Detector, Finding, Input, Rule, rules};
use sekisho::source::windows::Windows;

/// An example of `rule`, with line ends as they come.
fn example(rule: &Rule, random: &mut Random) -> String {
    let template = rule.examples[random.below(rule.examples.len())];
    let text = make(template, random.below(1 << 30) as u64).expect("a template");
    rule.seal.map_or(text.clone(), |seal| seal(&text))
}

/// Rules with examples.
fn with_examples() -> Vec<&'static Rule> {
    rules::all().filter(|rule| !rule.examples.is_empty()).collect()
}

/// A line of source that nobody would take for a secret.
fn line(random: &mut Random) -> String {
    const WORDS: [&str; 16] = [
        "let",
        "value",
        "=",
        "next(path)",
        "token",
        "::",
        "pattern",
        "return",
        "state",
        "//",
        "keys",
        "for",
        "in",
        "self.",
        "password",
        "(item)",
    ];
    let mut line = " ".repeat(4 * random.below(4));
    for _ in 0..2 + random.below(10) {
        line.push_str(WORDS[random.below(WORDS.len())]);
        line.push(' ');
    }
    line.push_str(";\n");
    line
}

/// A place, a rule and a length.
type Found = (usize, &'static str, usize);

fn told(findings: &[Finding], offset: usize) -> Vec<Found> {
    findings.iter().map(|f| (offset + f.span.start, f.rule.id, f.span.len())).collect()
}

#[test]
fn a_text_in_windows_has_the_findings_of_the_whole() {
    const EDGE: usize = 1 << 20;
    let (mut random, rules) = (Random::new(11), with_examples());
    let mut text = String::new();
    while text.len() < 2 * EDGE + EDGE / 2 {
        // Thick around the edges, so that some stand across them.
        let near = text.len() % EDGE > EDGE - 3000 || text.len() % EDGE < 3000;
        if random.below(if near { 3 } else { 400 }) == 0 {
            text.push_str(&example(rules[random.below(rules.len())], &mut random));
            text.push('\n');
        }
        text.push_str(&line(&mut random));
    }
    let (text, name) = (text.into_bytes(), b"a/b.py");
    let detector = Detector::default();
    let whole = told(&detector.scan(&Input { text: &text, name }), 0);
    let mut starts = vec![0];
    starts.extend(memchr::memchr_iter(b'\n', &text).map(|at| at + 1));
    let mut windows = Windows::new(name, &text[..]);
    let mut parts = Vec::new();
    while let Some(window) = windows.advance().expect("a reader that does not fail") {
        let mut found = detector.scan(&Input { text: &window.text, name });
        found.retain(|finding| window.owns(finding.span.start));
        parts.extend(told(&found, starts[window.first_line] + window.first_column));
    }
    assert!(whole.len() > 200, "{} findings", whole.len());
    assert_eq!(parts, whole);
}

#[test]
fn a_text_without_a_secret_has_none_whatever_the_rules() {
    let mut random = Random::new(12);
    let text: String = (0..3000).map(|_| line(&mut random)).collect();
    let input = Input { text: text.as_bytes(), name: b"a/b.rs" };
    for count in [0, 10, 500, usize::MAX] {
        assert_eq!(told(&Detector::new(rules::all().take(count)).scan(&input), 0), []);
    }
}

/// Rules that were left out are as if they were not in the tables, however few or many they are.
#[test]
fn a_rule_finds_the_same_alone_and_among_all() {
    let (mut random, rules) = (Random::new(13), with_examples());
    let without_last = Detector::new(rules::all().filter(|rule| rule.id != rules[0].id));
    let every = Detector::default();
    for round in 0..60 {
        let rule = rules[if round == 0 { 0 } else { random.below(rules.len()) }];
        let text = format!("# {}\n", example(rule, &mut random));
        let input = Input { text: text.as_bytes(), name: b"a/b.py" };
        let own = |findings: Vec<Finding>| {
            told(&findings, 0).into_iter().filter(|(_, id, _)| *id == rule.id).collect::<Vec<_>>()
        };
        let among = own(every.scan(&input));
        let alone = own(Detector::new([rule]).scan(&input));
        assert!(among.iter().all(|found| alone.contains(found)), "{}", rule.id);
        let expected = if rule.id == rules[0].id { Vec::new() } else { among };
        assert_eq!(own(without_last.scan(&input)), expected, "{}", rule.id);
    }
}

#[test]
fn no_text_makes_it_panic() {
    const PIECES: [&str; 12] =
        ["\"", "\\", "=", "日本語", "\u{1f511}", "%41", "\\u0041", "&quot;", "://", "\n", "-----BEGIN ", "eyJ"];
    let (mut random, rules) = (Random::new(14), with_examples());
    let detector = Detector::default();
    for round in 0..1500 {
        let mut text = Vec::new();
        for _ in 0..1 + random.below(3) {
            text.extend_from_slice(example(rules[random.below(rules.len())], &mut random).as_bytes());
        }
        for _ in 0..random.below(12) {
            let (at, to) = (random.below(text.len() + 1), random.below(text.len() + 1));
            match random.below(6) {
                0 => text.insert(at, random.below(256) as u8),
                1 => drop(text.drain(at.min(to)..at.max(to).min(at.min(to) + 20))),
                2 => drop(text.splice(at..at, PIECES[random.below(PIECES.len())].bytes())),
                3 => {
                    let part = text[at.min(to)..at.max(to)].to_vec();
                    drop(text.splice(at..at, part));
                }
                4 => text.truncate(at.max(to)),
                _ => {
                    if let Some(byte) = text.get_mut(at) {
                        *byte ^= 1 << random.below(8);
                    }
                }
            }
            text.truncate(20_000);
        }
        let name = [&b"a.py"[..], b"a.yml", b"", b".env", b"a.json", b"a.md"][random.below(6)];
        let found = detector.scan(&Input { text: &text, name });
        for finding in &found {
            let span = &finding.span;
            assert!(span.start < span.end && span.end <= text.len(), "round {round}: {:?}", finding.rule);
            assert!(!finding.secret.expose().is_empty(), "round {round}: {:?}", finding.rule);
        }
        let apart = found.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start);
        assert!(apart, "round {round}: findings overlap");
    }
}
