//! What a person sees: whole screens, compared with files in tests/snapshots. `UPDATE_SNAPSHOTS=1 cargo test` writes
//! them anew; look at the difference before it is committed.

use crate::world::{World, aws_key_id, made};
use sekisho::detect::rule::{Candidate, DEFAULTS, Kind, Risk, Rule, Verdict};
use sekisho::detect::{Detector, Note, Proof};
use sekisho::inspect::inspect;
use sekisho::messages::{Lang, with_lang};
use sekisho::policy::Policy;
use sekisho::report::human::{render, screen::Screen};
use sekisho::report::{Occasion, Report};
use sekisho::source::{Coverage, Document};

/// Rules of our own, so that a better title in the real ones changes no screen here.
static KEY: Rule = Rule {
    id: "aws-access-key-id",
    provider: "AWS",
    title: "AWS access key id",
    kind: Kind::AccessKeyId,
    literals: &["TESTKEY"],
    pattern: "TESTKEY[A-Z0-9]{12}",
    risk: Risk::CloudAccount,
    verify: key,
    ..DEFAULTS
};
static TOKEN: Rule = Rule {
    id: "github-pat-classic",
    provider: "GitHub",
    title: "GitHub personal access token (classic)",
    kind: Kind::PersonalAccessToken,
    literals: &["testtoken_"],
    pattern: "testtoken_[a-z0-9]{12}",
    risk: Risk::SourceCode,
    verify: |_: &Candidate<'_>| Verdict::block(Proof::Checksum),
    ..DEFAULTS
};
static PASSWORD: Rule = Rule {
    id: "password-assigned",
    provider: "Generic",
    title: "password in an assignment",
    kind: Kind::Password,
    literals: &["maybe-"],
    pattern: "maybe-[a-z0-9]{8}",
    verify: |_: &Candidate<'_>| Verdict::warn(Proof::Context),
    ..DEFAULTS
};

fn key(_: &Candidate<'_>) -> Verdict {
    Verdict::block(Proof::Structure).with(Note::AwsAccount("123456789012".to_owned()))
}

const KEY_LINE: &str = "AWS_ACCESS_KEY_ID = \"TESTKEYABCDEF123456\"  # from the console\n";
const TOKEN_LINE: &str = "    token: testtoken_abcdef123456\n";
const WARN_LINE: &str = "password = \"maybe-abcd1234\"\n";

fn report(documents: &[(&str, &str)]) -> Report {
    let detector = Detector::new([&KEY, &TOKEN, &PASSWORD]);
    let mut report = Report { occasion: Occasion::Hook, ..Report::default() };
    for (name, text) in documents {
        let document = Document::whole(*name, text.as_bytes().to_vec());
        let mut found = inspect(&detector, &Policy::default(), &document);
        for one in &mut found {
            one.fixable = name.ends_with(".py") || name.ends_with(".java");
        }
        report.findings.extend(found);
    }
    report.coverage = Coverage { files: 3, lines: Some(41), ..Coverage::default() };
    report
}

fn one() -> Report {
    Report {
        destination: Some("origin (github.com/example/shop)".to_owned()),
        ..report(&[("config/settings.py", &format!("import os\n\n{KEY_LINE}"))])
    }
}

fn hard() -> Report {
    let long = format!("{}{}", "var settings = { \"name\": \"値段\", ".repeat(6), KEY_LINE.trim_end());
    report(&[
        ("src/main/java/com/example/warehouse/configuration/internal/ProductionSettingsFactory.java", &long),
        ("設定/本番環境/秘密の値👩‍🚀.yml", &format!("説明: \"🔑 鍵はこちら → \"\n\u{202e}{TOKEN_LINE}")),
        ("-rf\u{1b}[2J\n.txt", &format!("\u{1b}[31m{TOKEN_LINE}")),
    ])
}

fn three() -> Report {
    let text = format!("import os\n\n{KEY_LINE}");
    let destination = Some("origin (github.com/example/shop)".to_owned());
    let places = [("config/settings.py", &*text), ("src/upload.py", KEY_LINE), ("deploy/values.yaml", TOKEN_LINE)];
    Report { destination, ..report(&places) }
}

fn deep() -> Report {
    let folder = "services/warehouse/src/main/java/com/example/warehouse/configuration/internal/production";
    let names = ["ProductionSettingsFactory.java", "upload_of_the_nightly_report.py", "values-of-the-cluster.yaml"];
    let places = names.map(|name| format!("{folder}/{name}"));
    let destination = Some("origin (github.com/example/shop)".to_owned());
    let documents = [(&*places[0], KEY_LINE), (&*places[1], KEY_LINE), (&*places[2], TOKEN_LINE)];
    Report { destination, ..report(&documents) }
}

fn many() -> Report {
    let keys = KEY_LINE.repeat(40);
    let tokens = TOKEN_LINE.repeat(3);
    report(&[("a.py", &keys), ("deep/er/b.py", &tokens), ("c.yml", WARN_LINE), ("d.py", &WARN_LINE.repeat(9))])
}

fn warned() -> Report {
    report(&[("test/data.yml", WARN_LINE), ("クライアント/設定.toml", WARN_LINE)])
}

fn clean() -> Report {
    let mut report = report(&[("a.txt", &format!("{} sekisho:allow\n", KEY_LINE.trim_end()))]);
    report.coverage.encrypted = 2;
    report
}

/// Compares `shown` with the snapshot called `name`. Escapes are written as `\e`.
#[track_caller]
pub fn snapshot(name: &str, shown: &str) {
    let shown = shown.replace('\u{1b}', "\\e");
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots").join(format!("{name}.txt"));
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(&path, &shown).expect("a snapshot");
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == shown,
        "{name} looks different:\n--- kept\n{kept}\n--- now\n{shown}\n(UPDATE_SNAPSHOTS=1 keeps it)"
    );
}

type Made = (&'static str, fn() -> Report);
const SCREENS: &[Made] = &[
    ("one", one),
    ("three", three),
    ("hard", hard),
    ("deep", deep),
    ("many", many),
    ("warned", warned),
    ("clean", clean),
];

#[test]
fn every_screen_is_as_it_was_looked_at() {
    for (name, report) in SCREENS {
        let report = report();
        for width in [60, 80, 120] {
            for (lang, language) in [(Lang::En, "en"), (Lang::Ja, "ja")] {
                let shown = with_lang(lang, || {
                    render(&report, Screen { width, height: 24, colour: false, program: Some("sekisho") })
                });
                snapshot(&format!("{name}-{language}-{width}"), &shown);
            }
        }
        let coloured = with_lang(Lang::En, || {
            render(&report, Screen { width: 80, height: 24, colour: true, program: Some("sekisho") })
        });
        snapshot(&format!("{name}-en-80-colour"), &coloured);
    }
}

#[test]
fn every_screen_fits() {
    use unicode_width::UnicodeWidthStr;
    for (name, report) in SCREENS {
        let report = report();
        for width in [60, 80, 120] {
            for lang in [Lang::En, Lang::Ja] {
                let shown = with_lang(lang, || {
                    render(&report, Screen { width, height: 24, colour: false, program: Some("sekisho") })
                });
                // One screen, with a line for the shell; a narrow one has to be wrapped more often.
                let rows: usize = shown.lines().map(|line| line.width().div_ceil(width).max(1)).sum();
                assert!(rows <= if width == 60 { 28 } else { 23 }, "{name} at {width} has {rows} rows");
                for line in shown.lines().filter(|l| !l.contains("sekisho unstage") && !l.contains("sekisho fix")) {
                    assert!(line.width() <= width, "{name} at {width}: {line:?}");
                }
                for shown in shown.chars() {
                    assert!(!shown.is_control() || shown == '\n', "{name}: {shown:?}");
                    assert!(!('\u{202a}'..='\u{202e}').contains(&shown), "{name}");
                }
            }
        }
    }
}

#[test]
fn no_value_is_on_any_screen() {
    for (name, report) in SCREENS {
        for colour in [false, true] {
            let shown = render(&report(), Screen { width: 120, height: 24, colour, program: Some("sekisho") });
            for value in ["ABCDEF123456", "abcdef123456", "abcd1234"] {
                assert!(!shown.contains(value), "{name} shows a value");
            }
        }
    }
}

#[test]
fn a_stopped_commit_says_where_why_and_what_to_do() {
    let world = World::with_repo();
    let key = aws_key_id(3);
    world.write("repo/config.py", format!("key = \"{key}\"\n"));
    let ran =
        world.commit("leak").code(1).hides(&key).says("config.py:1:8").says("^^^^").says("sekisho fix config.py:1");
    let (bypass, last) = (ran.err.find("--no-verify"), ran.err.find("commit stopped"));
    assert!(bypass.is_some() && bypass < last && ran.err.trim_end().ends_with("(exit code 1)"), "{}", ran.err);
    assert!(!ran.err.contains('\u{1b}'), "colour without a terminal");
}

#[test]
fn a_stopped_commit_says_it_in_japanese() {
    let world = World::with_repo();
    let key = aws_key_id(4);
    world.write("repo/config.py", format!("key = \"{key}\"\n"));
    world.git(&["add", "-A"]).ok();
    let ran = crate::world::run(world.command("git").args(["commit", "-qm", "x"]).env("LC_ALL", "ja_JP.UTF-8"));
    ran.code(1).says("コミット中止").says("AWS のアクセスキー").hides(&key);
}

#[test]
fn colour_is_there_when_it_is_forced() {
    let world = World::with_repo();
    world.write("repo/config.py", format!("key = \"{}\"\n", aws_key_id(5)));
    world.git(&["add", "-A"]).ok();
    let run = |name: &str| crate::world::run(world.command("git").args(["commit", "-qm", "x"]).env(name, "1"));
    run("CLICOLOR_FORCE").code(1).says("\u{1b}[");
    run("NO_COLOR").code(1).hides("\u{1b}[");
}

#[test]
fn what_stands_beside_a_finding_is_covered() {
    let world = World::with_repo();
    let beside = made("[a-z]{8}[A-Z]{8}[0-9]{8}[a-z]{8}", 1);
    world.write("repo/config.py", format!("f({beside}, \"{}\")\n", aws_key_id(6)));
    world.commit("leak").code(1).hides(&beside);
}

#[test]
fn a_clean_commit_is_one_line() {
    let world = World::with_repo();
    world.write("repo/a.txt", "one\ntwo\n");
    let ran = world.commit("clean").ok();
    assert_eq!(ran.err, "sekisho: 1 file, 2 added lines, 0 unread\n");
}

#[test]
fn git_configuration_names_the_language_and_quiets() {
    let world = World::with_repo();
    world.git(&["config", "sekisho.lang", "ja"]).ok();
    world.write("repo/a.txt", "one\n");
    world.commit("clean").ok().says("1 ファイル、追加 1 行、未検査 0");
    world.sekisho(&["--help"]).ok().says("使い方:");
    world.git(&["config", "sekisho.quiet", "true"]).ok();
    world.write("repo/a.txt", "two\n");
    let ran = world.commit("quiet").ok();
    assert_eq!(ran.err, "");
}

#[test]
fn a_stopped_commit_says_where_it_would_have_gone() {
    let world = World::with_repo();
    world.git(&["remote", "add", "origin", concat!("https://me:hid", "den@example.com/acme/shop.git")]).ok();
    world.write("repo/config.py", format!("key = \"{}\"\n", aws_key_id(8)));
    world.commit("leak").code(1).says("origin (example.com/acme/shop)").hides("hidden");
}

#[test]
fn what_cannot_be_checked_stops_the_commit_and_says_how_to_go_on() {
    let world = World::with_repo();
    world.write("repo/a.txt", "one\n");
    world.write("repo/.sekisho.toml", "nonsense = [\n");
    let ran = world.commit("broken settings").code(1).says("nothing was let through (exit code 2)");
    assert!(ran.err.trim_end().ends_with("(exit code 2)"), "{}", ran.err);
}

/// The way around that a stopped commit names, without what is said behind it.
fn way_around(said: &str) -> String {
    let line = said
        .lines()
        .find(|line| line.contains("commit unchecked"))
        .unwrap_or_else(|| panic!("no way around in {said}"));
    line.split_once("commit unchecked").expect("a label").1.trim().to_owned()
}

#[test]
fn the_way_around_is_right_in_the_midst_of_a_merge_a_rebase_and_picks() {
    let world = World::with_repo();
    let hook = world.repo().join(".git/hooks/pre-commit");
    crate::world::copy_program(&hook, &world.repo().join(".git/hooks/pre-merge-commit"));
    let edit = std::fs::read_to_string(&hook).expect("a hook").replace("hook pre-commit", "hook pre-merge-commit");
    std::fs::write(world.repo().join(".git/hooks/pre-merge-commit"), edit).expect("a hook");
    let git = |arguments: &[&str]| {
        let mut command = world.command("git");
        crate::world::run(command.env("GIT_EDITOR", "true").args(arguments))
    };
    let keys: Vec<String> = (40..44).map(aws_key_id).collect();
    world.write("repo/a.txt", "one\n");
    world.commit("base").ok();
    // Two commits on a branch, each with a key in it, made where no hook looked.
    git(&["switch", "-qc", "side"]).ok();
    for (n, key) in keys.iter().take(2).enumerate() {
        world.write("repo/a.txt", format!("side {n} {key}\n"));
        git(&["commit", "-qam", "side", "--no-verify"]).ok();
    }
    git(&["switch", "-q", "main"]).ok();
    world.write("repo/a.txt", "two\n");
    world.commit("main").ok();
    let stopped = |arguments: &[&str], key: &str| {
        world.write("repo/a.txt", format!("both {key}\n"));
        git(&["add", "a.txt"]).ok();
        let ran = git(arguments);
        assert_ne!(ran.code, 0, "it was not stopped");
        way_around(&ran.hides(key).err)
    };

    let plain = stopped(&["commit", "-qm", "x"], &keys[2]);
    assert!(plain.starts_with("git commit ... --no-verify"), "{plain}");
    git(&["reset", "-q", "--hard"]).ok();

    git(&["merge", "side"]).code(1);
    let merge = stopped(&["commit", "-q", "--no-edit"], &keys[2]);
    assert!(merge.starts_with("git commit --no-verify ends the merge"), "{merge}");
    git(&["commit", "-q", "--no-edit", "--no-verify"]).ok();
    assert!(!world.repo().join(".git/MERGE_HEAD").exists());
    git(&["reset", "-q", "--hard", "HEAD^"]).ok();

    git(&["cherry-pick", "main..side"]).code(1);
    let picks = stopped(&["cherry-pick", "--continue"], &keys[2]);
    assert!(picks.ends_with("then git cherry-pick --continue"), "{picks}");
    git(&["commit", "-q", "--no-edit", "--no-verify"]).ok();
    git(&["cherry-pick", "--abort"]);
    git(&["reset", "-q", "--hard", "main"]).ok();

    git(&["switch", "-q", "side"]).ok();
    git(&["rebase", "-q", "main"]).code(1);
    // `git rebase --continue` runs no pre-commit hook; a commit in its midst does.
    let rebase = stopped(&["commit", "-q", "--no-edit"], &keys[3]);
    assert!(rebase.ends_with("then git rebase --continue"), "{rebase}");
    git(&["commit", "-q", "--no-edit", "--no-verify"]).ok();
    git(&["rebase", "--abort"]).ok();
    git(&["commit", "-q", "--amend", "--no-edit"]).ok();
}

#[test]
fn help_fits_a_narrow_terminal() {
    let world = World::new();
    let help = |lang: &str, command: &str| {
        let mut arguments: Vec<&str> = if command.is_empty() { Vec::new() } else { vec![command] };
        arguments.push("--help");
        let mut ran = world.command(crate::world::binary());
        crate::world::run(ran.args(arguments).env("LC_ALL", lang).env("COLUMNS", "60")).ok().out
    };
    for (lang, language) in [("C.UTF-8", "en"), ("ja_JP.UTF-8", "ja")] {
        let mut shown = String::new();
        for command in ["", "scan", "fix", "unstage", "explain", "allow", "install", "doctor"] {
            shown.push_str(&format!("$ sekisho {command} --help\n{}\n", help(lang, command)));
        }
        for line in shown.lines() {
            assert!(sekisho::report::human::text::columns(line) <= 60, "{line}");
        }
        snapshot(&format!("help-{language}-60"), &shown);
    }
}
