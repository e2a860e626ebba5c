//! `sekisho explain`, and that nothing a person reads is in one language only.

use crate::world::World;

#[test]
fn a_rule_a_provider_and_nothing_lead_to_runbooks() {
    let world = World::new();
    let aws = world.sekisho(&["explain", "aws-access-key-id"]).ok().says("update-access-key --status Inactive");
    for word in ["describe-spot-instance-requests", "cloudtrail lookup-events", "support case", "MFA", "Lambda", "root"]
    {
        assert!(aws.out.to_lowercase().contains(&word.to_lowercase()), "{word}");
    }
    world.sekisho(&["explain", "GitHub"]).ok().says("credentials/revoke");
    world.sekisho(&["explain"]).ok().says("hugging-face").says("private-key");
    world.sekisho(&["explain", "githbu"]).code(2).says("did you mean github?");
}

#[test]
fn explanations_are_in_japanese_too() {
    let world = World::new();
    for name in ["aws", "slack", "private-key", "github-pat-classic"] {
        let ran = crate::world::run(
            world.command(crate::world::binary()).args(["explain", name]).env("LC_ALL", "ja_JP.UTF-8"),
        );
        let ran = ran.ok().says("今すぐ");
        for line in ran.out.lines().filter(|l| !l.starts_with("    ") && !l.is_empty()) {
            assert!(!line.is_ascii(), "{name}: {line}");
        }
    }
}

#[test]
fn runbooks_look_as_they_were_looked_at() {
    use sekisho::messages::{Lang, with_lang};
    use sekisho::report::human::screen::Screen;
    use sekisho::runbooks::{Meaning, find};
    for name in ["aws", "github"] {
        let Some(Meaning::Book(book, _)) = find(name) else { panic!("{name} has no runbook") };
        for (lang, language) in [(Lang::En, "en"), (Lang::Ja, "ja")] {
            let screen = Screen { width: 80, height: 24, colour: false, program: Some("sekisho") };
            let shown = with_lang(lang, || sekisho::report::runbook::render(book, None, screen));
            crate::report::snapshot(&format!("explain-{name}-{language}-80"), &shown);
        }
    }
}

/// The sentences of the message rooms: `en:` and `ja:` stand in pairs, and the Japanese is Japanese.
#[test]
fn every_sentence_is_in_both_languages() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/messages");
    let mut sentences = 0;
    for entry in walkdir(&folder) {
        let text = std::fs::read_to_string(&entry).expect("a file");
        for part in text.split("tr!(").skip(1) {
            let Some(japanese) = part.split("ja:").nth(1).and_then(|p| p.split('"').nth(1)) else { continue };
            let english = part.split("en:").nth(1).and_then(|p| p.split('"').nth(1)).unwrap_or_default();
            sentences += 1;
            // Without placeholders and commands a sentence that is the same in both languages is not translated.
            let words = |text: &str| text.split(['{', '}', '`']).step_by(2).collect::<String>();
            let has_words =
                words(english).split_whitespace().filter(|w| w.chars().all(char::is_alphabetic)).count() > 2;
            assert!(!(japanese == english && has_words), "{}: {english}", entry.display());
            assert!(english.is_ascii() || !has_words, "{}: {english}", entry.display());
        }
    }
    assert!(sentences > 100, "{sentences} sentences were found");
}

fn walkdir(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let mut out = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() { out.extend(walkdir(&path)) } else { out.push(path) }
    }
    out
}
