//! What the documents promise is there.

use crate::world::World;
use std::collections::BTreeSet;

const DOCUMENTS: &[(&str, &str)] =
    &[("README.md", include_str!("../../README.md")), ("README.ja.md", include_str!("../../README.ja.md"))];

/// Every `sekisho WORD` in `text` that stands in code.
fn commands(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut fenced = false;
    for line in text.lines() {
        if line.starts_with("```") {
            fenced = !fenced;
            continue;
        }
        let code: Vec<&str> = if fenced { vec![line] } else { line.split('`').skip(1).step_by(2).collect() };
        for code in code {
            for part in code.split("sekisho ").skip(1) {
                let word: String = part.chars().take_while(|c| c.is_ascii_lowercase()).collect();
                if !word.is_empty() && part[word.len()..].starts_with([' ', '\n', '`']) | (part.len() == word.len()) {
                    found.insert(word);
                }
            }
        }
    }
    found
}

#[test]
fn commands_in_the_readme_exist() {
    let world = World::new();
    let help = world.sekisho(&["--help"]).ok().out;
    for (name, text) in DOCUMENTS {
        let commands = commands(text);
        assert!(commands.len() >= 9, "{name}: {commands:?}");
        for command in commands {
            assert!(help.contains(&format!("\n  {command} ")), "{name} names `sekisho {command}`");
        }
    }
}

#[test]
fn both_readmes_name_the_same_commands_and_files() {
    let [english, japanese] = [0, 1].map(|i| commands(DOCUMENTS[i].1));
    assert_eq!(english, japanese);
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    for (name, text) in DOCUMENTS {
        for target in text.split("](").skip(1).filter_map(|p| p.split(')').next()) {
            assert!(target.starts_with("https://") || root.join(target).exists(), "{name} links to {target}");
        }
    }
}
