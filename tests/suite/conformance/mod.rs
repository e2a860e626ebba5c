//! Reading what a commit adds, in every situation that git has: cases as data, really committed with a hook installed.
//!
//! `cases.txt` says what a case is. `cargo test conformance` runs all but the heavy ones with our hook, each of them
//! twice before it is believed: read directly and through the git program, which must say the same. Any other hook can
//! be put in its place; docs/conformance.md says how.

use crate::world::{self, Ran, World};
use std::sync::atomic::{AtomicUsize, Ordering};

struct Case {
    name: &'static str,
    expected: Expected,
    place: Option<&'static str>,
    script: &'static str,
    line: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Expected {
    Found,
    Unread,
    Stopped,
    Clean,
}

/// What came of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Outcome {
    Right,
    Wrong(String),
    Skipped,
}

fn cases() -> Vec<Case> {
    let text = include_str!("cases.txt");
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(found) = text[at..].find("\n== ") {
        let start = at + found + 1;
        let end =
            ["\n== ", "\n### "].iter().filter_map(|m| text[start..].find(m)).min().map_or(text.len(), |n| start + n);
        let (head, script) = text[start..end].split_once('\n').expect("a script below the name");
        let mut parts = head[3..].split('|').map(str::trim);
        let name = parts.next().expect("a name");
        let expected = match parts.next() {
            Some("found") => Expected::Found,
            Some("unread") => Expected::Unread,
            Some("stopped") => Expected::Stopped,
            Some("clean") => Expected::Clean,
            other => panic!("{name}: {other:?} is not to be expected"),
        };
        let line = text[..start].lines().count() + 1;
        out.push(Case { name, expected, place: parts.next(), script, line });
        at = end;
    }
    out
}

const PRELUDE: &str = r#"set -e
W=$PWD
repo() { git init -q -b main "$1"; cd "$1"; echo base > base; git add base; git commit -qm base; }
hooks_on() { git config --global core.hooksPath "$W/hooks"; : > "$W/ready"; }
skip() { : > "$W/skipped"; exit 0; }
heavy() { [ -n "$SEKISHO_CONFORMANCE_HEAVY" ] || skip; : > "$W/heavy"; }
"#;

/// Runs ours three times: without the git program, with nothing else, and as it is. In a heavy case memory is limited:
/// the address space, which resident memory is a part of, may have 128 MiB (git's processes as well).
const OURS: &str = r#"if [ -e "$W/heavy" ]; then ulimit -v 131072; fi
SEKISHO_READER=direct "$SEKISHO" hook "$1" >"$W/direct.out" 2>&1; echo $? >"$W/direct.code"
SEKISHO_READER=program "$SEKISHO" hook "$1" >"$W/program.out" 2>&1; echo $? >"$W/program.code"
"$SEKISHO" hook "$1""#;

fn run(case: &Case, number: usize, hook: Option<&str>) -> (Outcome, bool) {
    let world = World::new();
    let top = world.path();
    // Nothing here has to outlive a power cut, and waiting for the disk is most of the time otherwise.
    world.write("home/.gitconfig", "[core]\n\tfsync = none\n[gc]\n\tauto = 0\n[maintenance]\n\tauto = false\n");
    for name in ["pre-commit", "pre-merge-commit"] {
        let path = top.join("hooks").join(name);
        let body = hook.unwrap_or(OURS);
        let script = format!("#!/bin/sh\nset -- {name}\n{body}\ncode=$?\necho $code > \"$W/code\"\nexit $code\n");
        world.write(&format!("hooks/{name}"), script);
        world::make_executable(&path);
    }
    let key = world::made("AKIA[A-H][A-Z2-7]{15}", number as u64);
    let secret = world::made("[A-Za-z0-9]{38}/[a-z]", number as u64);
    let line = format!("aws_access_key_id={key} aws_secret_access_key={secret}");
    let mut command = world.command("sh");
    command.arg("-c").arg(format!("{PRELUDE}{}", case.script)).current_dir(top).env("W", top).env("KEY", line);
    command.env("SEKISHO", world::binary());
    if let Some(heavy) = std::env::var_os("SEKISHO_CONFORMANCE_HEAVY") {
        command.env("SEKISHO_CONFORMANCE_HEAVY", heavy);
    }
    let ran = world::run(&mut command);
    let read = |name: &str| std::fs::read_to_string(top.join(name)).ok();
    if top.join("skipped").exists() {
        return (Outcome::Skipped, false);
    }
    if !top.join("ready").exists() {
        return (Outcome::Wrong(format!("it could not be set up\n{}{}", ran.out, ran.err)), false);
    }
    let direct = read("direct.code").is_some_and(|code| code.trim() != "2");
    (judge(case, &ran, &read, [&key, &secret], hook.is_none()), direct)
}

fn judge(case: &Case, ran: &Ran, read: &dyn Fn(&str) -> Option<String>, secrets: [&str; 2], ours: bool) -> Outcome {
    let brief = |text: &str| text.chars().take(600).collect::<String>();
    let wrong = |why: &str| Outcome::Wrong(format!("{why}\n{}{}", brief(&ran.out), brief(&ran.err)));
    if (ran.code == 0) != (case.expected == Expected::Clean) {
        return wrong(if ran.code == 0 { "the commit was made" } else { "the commit was stopped" });
    }
    if !ours {
        return Outcome::Right;
    }
    if secrets.iter().any(|secret| ran.out.contains(secret) || ran.err.contains(secret)) {
        return Outcome::Wrong("the secret was shown".to_owned());
    }
    if ran.err.contains('\u{1b}') {
        return Outcome::Wrong("a terminal escape was passed on".to_owned());
    }
    let code = read("code").unwrap_or_default();
    let expected = match case.expected {
        Expected::Found => "1",
        Expected::Unread => "2",
        Expected::Clean => "0",
        Expected::Stopped => "",
    };
    if !expected.is_empty() && code.trim() != expected {
        return wrong(&format!("the hook ended with {:?}", code.trim()));
    }
    if case.place.is_some_and(|place| !ran.err.contains(place)) {
        return wrong("the place is not named");
    }
    // What both ways can do must be the same; only the git program tells where the commit would go.
    let told = |name: &str| {
        let text = read(name)?;
        let Some((head, rest)) = text.split_once(", bound for ") else { return Some(text) };
        Some(format!("{head}{}", rest.find("\nsekisho:").map_or("", |at| &rest[at..])))
    };
    if read("direct.code").is_some_and(|code| code.trim() != "2")
        && (read("direct.code") != read("program.code") || told("direct.out") != told("program.out"))
    {
        let both = [read("direct.out"), read("program.out")].map(Option::unwrap_or_default);
        return wrong(&format!("read directly:\n{}\nthrough the git program:\n{}", both[0], both[1]));
    }
    Outcome::Right
}

/// Runs all cases on as many threads as there are processors.
fn run_all(cases: &[Case], hook: Option<&str>) -> Vec<(Outcome, bool)> {
    let next = AtomicUsize::new(0);
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let mut all: Vec<(usize, (Outcome, bool))> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads)
            .map(|_| {
                scope.spawn(|| {
                    let mut mine = Vec::new();
                    loop {
                        let at = next.fetch_add(1, Ordering::Relaxed);
                        let Some(case) = cases.get(at) else { return mine };
                        mine.push((at, run(case, at, hook)));
                    }
                })
            })
            .collect();
        workers.into_iter().flat_map(|worker| worker.join().expect("a worker")).collect()
    });
    all.sort_by_key(|(at, _)| *at);
    all.into_iter().map(|(_, outcome)| outcome).collect()
}

#[test]
fn conformance() {
    let only = std::env::var("SEKISHO_CONFORMANCE_CASE").unwrap_or_default();
    let cases: Vec<Case> = cases().into_iter().filter(|case| case.name.contains(&only)).collect();
    let hook = std::env::var("SEKISHO_CONFORMANCE_HOOK").ok();
    let outcomes = run_all(&cases, hook.as_deref());
    if let Ok(path) = std::env::var("SEKISHO_CONFORMANCE_TABLE") {
        let words = |outcome: &Outcome| match outcome {
            Outcome::Right => "ok",
            Outcome::Wrong(_) => "WRONG",
            Outcome::Skipped => "-",
        };
        let rows: String = cases
            .iter()
            .zip(&outcomes)
            .map(|(case, (outcome, _))| format!("{}\t{:?}\t{}\n", case.name, case.expected, words(outcome)))
            .collect();
        std::fs::write(path, rows).expect("the table");
        return;
    }
    let wrong: Vec<String> = cases
        .iter()
        .zip(&outcomes)
        .filter_map(|(case, (outcome, _))| match outcome {
            Outcome::Wrong(why) => Some(format!("cases.txt:{}: {} ({:?}): {why}", case.line, case.name, case.expected)),
            _ => None,
        })
        .collect();
    assert!(wrong.is_empty(), "{} of {} cases are wrong\n\n{}", wrong.len(), cases.len(), wrong.join("\n\n"));
    let direct = outcomes.iter().filter(|(_, direct)| *direct).count();
    assert!(!only.is_empty() || hook.is_some() || direct >= 100, "only {direct} cases were read directly");
}

#[test]
fn the_cases_are_many_and_each_has_a_name_of_its_own() {
    let cases = cases();
    assert!(cases.len() >= 120, "{}", cases.len());
    let names: std::collections::HashSet<_> = cases.iter().map(|case| case.name).collect();
    assert_eq!(names.len(), cases.len());
}
