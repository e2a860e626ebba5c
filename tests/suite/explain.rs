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

/// A sentence of the message rooms as it is written: where it stands, and its text in both languages.
struct Sentence {
    place: String,
    english: String,
    japanese: String,
}

/// The string literals behind `en:` and `ja:` of every `tr!` in `text`.
fn sentences(place: &str, text: &str) -> Vec<Sentence> {
    let literal = |rest: &str| -> Option<String> {
        let rest = &rest[rest.find('"')? + 1..];
        let mut out = String::new();
        let mut chars = rest.chars();
        loop {
            match chars.next()? {
                '"' => return Some(out),
                '\\' => out.push(chars.next()?),
                c => out.push(c),
            }
        }
    };
    let mut found = Vec::new();
    for (at, _) in text.match_indices("tr!(") {
        let rest = &text[at..];
        let Some(english) = rest.strip_prefix("tr!(").map(str::trim_start).and_then(|r| r.strip_prefix("en:")) else {
            continue;
        };
        let line = text[..at].matches('\n').count() + 1;
        let english = literal(english).expect("an English sentence");
        let japanese = rest.find("ja:").and_then(|n| literal(&rest[n..])).expect("a Japanese sentence");
        found.push(Sentence { place: format!("{place}:{line}"), english, japanese });
    }
    found
}

/// What a format string asks for, sorted: `{name}`, without how it is shown.
fn placeholders(text: &str) -> Vec<String> {
    let text = text.replace("{{", "").replace("}}", "");
    let mut names: Vec<String> =
        text.split('{').skip(1).map(|part| part.split(['}', ':']).next().unwrap_or_default().to_owned()).collect();
    names.sort();
    names.dedup();
    names
}

fn is_japanese(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}')
}

/// Why a sentence is not there in both languages, if it is not.
fn missing(one: &Sentence) -> Option<&'static str> {
    let Sentence { english, japanese, .. } = one;
    // Without placeholders, commands and names in it a sentence has words of its own.
    let plain = |text: &str| text.split(['{', '}', '`']).step_by(2).collect::<String>();
    let words = plain(english);
    let words = words
        .split_whitespace()
        .filter(|w| w.len() > 1 && w.trim_end_matches([',', '.', ':']).chars().all(char::is_alphabetic));
    let (asked, given) = (placeholders(english), placeholders(japanese));
    // `s` is the English plural.
    let asked: Vec<String> = asked.into_iter().filter(|name| name != "s" && !name.ends_with("_s")).collect();
    match () {
        () if english.trim().is_empty() => Some("the English is empty"),
        () if japanese.trim().is_empty() => Some("the Japanese is empty"),
        () if words.count() > 2 && !japanese.chars().any(is_japanese) => Some("the Japanese is none"),
        () if english.chars().any(is_japanese) => Some("the English is none"),
        () if asked != given => Some("the placeholders differ"),
        () => None,
    }
}

#[test]
fn every_sentence_is_in_both_languages() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut count = 0;
    let mut wrong = Vec::new();
    for entry in walkdir(&folder) {
        let text = std::fs::read_to_string(&entry).expect("a file");
        let found = sentences(&entry.display().to_string(), &text);
        count += found.len();
        let why = |one: Sentence| missing(&one).map(|why| format!("{}: {why}: {}", one.place, one.english));
        wrong.extend(found.into_iter().filter_map(why));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(count > 500, "{count} sentences were found");
}

#[test]
fn a_sentence_that_is_missing_is_noticed() {
    let check = |text: &str| sentences("x", text).iter().find_map(missing);
    assert_eq!(check(r#"tr!(en: "take \"it\" out of {path}", ja: "{path} から外します")"#), None);
    assert_eq!(check(r#"tr!(en: "{n} finding{s}", ja: "{n} 件")"#), None);
    assert_eq!(check(r#"tr!(en: "take it out", ja: "")"#), Some("the Japanese is empty"));
    assert_eq!(check(r#"tr!(en: "take it out", ja: "take it out")"#), Some("the Japanese is none"));
    assert_eq!(check(r#"tr!(en: "take it out", ja: "take this")"#), Some("the Japanese is none"));
    assert_eq!(check(r#"tr!(en: "take {path} out", ja: "外します")"#), Some("the placeholders differ"));
    assert_eq!(check(r#"tr!(en: "take it out", ja: "{path} を外します")"#), Some("the placeholders differ"));
}

fn walkdir(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let mut out = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() { out.extend(walkdir(&path)) } else { out.push(path) }
    }
    out
}

#[test]
fn a_rule_that_the_configuration_adds_is_explained_in_its_own_words() {
    let world = World::with_repo();
    world.write(
        "repo/.sekisho.toml",
        "[[rule]]\nid = \"acme-token\"\ntitle = \"Acme's token\"\nregex = 'acme_[a-z0-9]{16}'\n\
         examples = [\"acme_[a-z0-9]{16}\"]\nrevoke = \"https://acme.example/tokens\"\n",
    );
    world.write("repo/a.py", format!("k = \"{}\"\n", crate::world::made("acme_[a-z0-9]{16}", 40)));
    world.git(&["config", "secrets.patterns", "corp-[0-9]{6}"]).ok();
    world.git(&["add", "-A"]).ok();
    for (lang, title, why, page) in [
        ("en", "Acme's token", "it matches a rule that your configuration adds", "revoke it where it was issued"),
        ("ja", "Acme's token", "設定で追加されたルールに一致します", "発行元で取り消し"),
    ] {
        world.git(&["config", "sekisho.lang", lang]).ok();
        world.sekisho(&["hook", "pre-commit"]).code(1).says(title).says(why).says("sekisho explain acme-token");
        let ran = world.sekisho(&["explain", "acme-token"]).ok().says(title).says(page);
        assert!(ran.out.contains("https://acme.example/tokens") && !ran.out.contains("  at "), "{}", ran.out);
        world.sekisho(&["rules", "acme-token"]).ok().says(title).says(why).hides("acme_[");
        world.sekisho(&["explain", "git-secrets-1"]).ok().says(page).hides("corp-");
        world.sekisho(&["explain", "provider-pattern"]).ok().says(page);
        world.sekisho(&["explain", "known-credential"]).ok();
        world.sekisho(&["rules", "known-credential"]).ok().hides(why);
    }
    world.sekisho(&["rules", "acme-tokens"]).code(2);
    world.write("repo/.sekisho.toml", "nonsense = \n");
    world.sekisho(&["explain", "acme-token"]).code(2).says(".sekisho.toml");
    world.sekisho(&["explain", "github"]).ok();
}

#[test]
fn a_japanese_title_says_no_word_twice() {
    let world = World::with_repo();
    world.git(&["config", "sekisho.lang", "ja"]).ok();
    world.sekisho(&["rules", "jwt"]).ok().says("JWT (署名付きトークン) (jwt)").hides("JWT の JWT");
}
