//! Configuration, marks and allowing.

use crate::world::{World, aws_key_id, run};

#[derive(serde::Deserialize)]
struct Broken {
    name: String,
    line: usize,
    key: String,
    text: String,
}

#[test]
fn every_broken_file_is_named_by_line_and_key_and_stops_the_commit() {
    let cases: Vec<Broken> = serde_json::from_str(include_str!("../data/broken-config.json")).expect("cases");
    assert!(cases.len() >= 40);
    let world = World::with_repo();
    world.write("repo/a.txt", "nothing here\n");
    world.git(&["add", "-A"]).ok();
    let mut wrong = Vec::new();
    for case in cases {
        world.write("repo/.sekisho.toml", &case.text);
        world.git(&["add", "-A"]).ok();
        let ran = world.sekisho(&["hook", "pre-commit"]);
        let key = if case.key.is_empty() { String::new() } else { format!("{}: ", case.key) };
        let head = format!("sekisho: .sekisho.toml:{}: {key}", case.line);
        let lines = ran.err.lines().filter(|l| l.contains(".sekisho.toml:")).count();
        if ran.code != 2 || lines != 1 || !ran.err.lines().any(|l| l.starts_with(&head) && l.len() > head.len()) {
            wrong.push(format!("{}: expected {head:?} and code 2, got code {}\n{}", case.name, ran.code, ran.err));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    world.commit("with a broken configuration").code(1).says(".sekisho.toml:");
    world.git(&["rev-list", "--all", "--count"]).ok().says("0");
}

#[test]
fn a_slip_is_told_the_near_name() {
    let world = World::with_repo();
    for (text, near) in [
        ("quite = true\n", "`quiet`"),
        ("[rules]\naws-acess-key-id = \"off\"\n", "`aws-access-key-id`"),
        ("lang = \"jq\"\n", "`ja`"),
        ("provider_failure = \"warn\"\n", "`provider-failure`"),
    ] {
        world.write("repo/.sekisho.toml", text);
        world.git(&["add", "-A"]).ok();
        world.sekisho(&["hook", "pre-commit"]).code(2).says(near);
    }
}

#[test]
fn the_staged_file_counts_and_the_work_tree_is_only_mentioned() {
    let world = World::with_repo();
    world.write("repo/a.txt", aws_key_id(3));
    world.git(&["add", "a.txt"]).ok();
    world.write("repo/.sekisho.toml", "[rules]\naws-access-key-id = \"warn\"\n");
    world.sekisho(&["hook", "pre-commit"]).code(1).says("is not staged");
    world.git(&["add", ".sekisho.toml"]).ok();
    world.sekisho(&["hook", "pre-commit"]).code(0).says("AWS access key id");
    world.write("repo/.sekisho.toml", "nonsense");
    world.sekisho(&["hook", "pre-commit"]).code(0).says("differs from the staged one");
}

#[test]
fn every_layer_counts_and_the_nearer_one_wins() {
    let world = World::with_repo();
    world.write("repo/a.txt", aws_key_id(4));
    world.git(&["add", "-A"]).ok();
    let hook = || world.sekisho(&["hook", "pre-commit"]).code;
    assert_eq!(hook(), 1);
    world.write("home/.config/sekisho/config.toml", "[rules]\naws-access-key-id = \"warn\"\n");
    assert_eq!(hook(), 0, "the user's file");
    world.write("repo/.sekisho.toml", "[rules]\naws-access-key-id = \"block\"\n");
    world.git(&["add", "-A"]).ok();
    assert_eq!(hook(), 1, "the repository's file");
    world.git(&["config", "sekisho.rules.aws-access-key-id", "warn"]).ok();
    assert_eq!(hook(), 0, "git's configuration");
    world.git(&["config", "sekisho.rules.aws-acess-key-id", "warn"]).ok();
    world.sekisho(&["hook", "pre-commit"]).code(2).says("did you mean `aws-access-key-id`");
    world.git(&["config", "--unset", "sekisho.rules.aws-acess-key-id"]).ok();
    world.git(&["config", "sekisho.qiuet", "true"]).ok();
    world.sekisho(&["hook", "pre-commit"]).code(2).says("did you mean `quiet`").says("git config --local");
}

#[test]
fn the_systems_file_is_the_weakest() {
    let world = World::with_repo();
    world.write("repo/a.txt", aws_key_id(4));
    world.git(&["add", "-A"]).ok();
    world.write("system.toml", "[rules]\naws-access-key-id = \"warn\"\n");
    let hook = || {
        let system = world.path().join("system.toml");
        run(world.command(crate::world::binary()).args(["hook", "pre-commit"]).env("SEKISHO_CONFIG_SYSTEM", system))
    };
    hook().code(0);
    world.write("home/.config/sekisho/config.toml", "[rules]\n\"aws-*\" = \"block\"\n");
    hook().code(0);
    world.write("home/.config/sekisho/config.toml", "[rules]\naws-access-key-id = \"block\"\n");
    hook().code(1);
    world.write("system.toml", "x");
    hook().code(2).says("system.toml:1:");
}

#[test]
fn a_rule_of_ones_own_stops_a_commit() {
    let world = World::with_repo();
    let rule = "[[rule]]\nid = \"acme-token\"\ntitle = \"ACME deploy token\"\nregex = 'acme_([a-z0-9]{16})'\n\
                examples = [\"acme_[a-z0-9]{16}\"]\nnear-misses = [\"acme_[a-z0-9]{8}\"]\n";
    world.write("repo/.sekisho.toml", rule);
    world.commit("a rule").ok();
    let token = crate::world::made("acme_[a-z0-9]{16}", 1);
    world.write("repo/a.txt", format!("x = {token}\n"));
    world.commit("leak").code(1).says("ACME deploy token").hides(&token[5..]);
    world.write("repo/.sekisho.toml", format!("{rule}action = \"warn\"\n"));
    world.commit("warned").ok().says("ACME deploy token").hides(&token[5..]);
}

#[test]
fn exceptions_hold_for_what_they_name() {
    let world = World::with_repo();
    let key = aws_key_id(5);
    world.write("repo/.sekisho.toml", "[[exception]]\npaths = [\"fixtures/\"]\nreason = \"made up\"\n");
    world.write("repo/fixtures/a.json", format!("{{\"key\": \"{key}\"}}\n"));
    world.commit("in fixtures").ok();
    world.write("repo/src/b.json", format!("{{\"other\": \"{key}\"}}\n"));
    world.commit("elsewhere").code(1).says("src/b.json:1");
    world.write("repo/.sekisho.toml", "[[exception]]\nrules = [\"aws-*\"]\nvalue-regex = '^AKIA'\n");
    world.commit("by value").ok();
}

#[test]
fn marks_are_a_setting() {
    let world = World::with_repo();
    world.write("repo/a.txt", format!("{} # gitleaks:allow\n", aws_key_id(6)));
    world.git(&["add", "-A"]).ok();
    world.sekisho(&["hook", "pre-commit"]).ok();
    world.write("repo/.sekisho.toml", "marks = [\"sekisho\"]\n");
    world.git(&["add", "-A"]).ok();
    world.sekisho(&["hook", "pre-commit"]).code(1);
}

#[test]
fn git_secrets_settings_work_as_they_are() {
    let world = World::with_repo();
    world.git(&["config", "--add", "secrets.patterns", "acme-[0-9]{6}"]).ok();
    world.write("repo/a.txt", "ticket acme-123456\n");
    world.git(&["add", "-A"]).ok();
    world.sekisho(&["hook", "pre-commit"]).code(1).says("prohibited pattern 1").hides("123456");
    world.git(&["config", "--add", "secrets.allowed", "acme-123456"]).ok();
    world.sekisho(&["hook", "pre-commit"]).code(0);
    world.write("repo/a.txt", "ticket acme-123456 and acme-654321\n");
    world.git(&["add", "-A"]).ok();
    world.sekisho(&["hook", "pre-commit"]).code(1).hides("654321");
    world.write("repo/.gitallowed", "# known\nacme-654321\n");
    world.git(&["add", "-A"]).ok();
    world.sekisho(&["hook", "pre-commit"]).code(0);
    world.git(&["config", "--add", "secrets.patterns", "acme-("]).ok();
    world.sekisho(&["hook", "pre-commit"]).code(2).says("secrets.patterns").says("git config --local");
    world.git(&["config", "sekisho.gitSecrets", "false"]).ok();
    world.sekisho(&["hook", "pre-commit"]).code(0);
}

#[test]
fn the_language_is_a_setting() {
    let world = World::with_repo();
    world.write("repo/a.txt", aws_key_id(7));
    world.git(&["add", "-A"]).ok();
    world.git(&["config", "sekisho.lang", "ja"]).ok();
    world.sekisho(&["hook", "pre-commit"]).code(1).says("アクセスキー");
    world.sekisho(&["scan", "a.txt"]).code(1).says("アクセスキー");
}
