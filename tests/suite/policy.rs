//! Configuration, marks and allowing.

use crate::world::{World, aws_key_id, made, run};

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
fn settings_that_let_their_own_commit_through_are_mentioned() {
    let world = World::with_repo();
    world.write("repo/.sekisho.toml", "quiet = true\n");
    world.write("repo/.gitallowed", "made-up\n");
    world.commit("settings").ok();
    let secret = made("[A-Z]{3}[a-z]{4}[0-9]{3}[A-Z]{3}[!%?]", 5);
    let id = aws_key_id(5);
    world.write("repo/b.env", format!("id = {id}\nDB_PASSWORD={secret}\n"));
    let both = "lets 2 findings through that would have stopped the commit";
    let one = "lets 1 finding through that would have stopped the commit";
    for (file, text, says) in [
        (".sekisho.toml", "quiet = true\n[[exception]]\npaths = [\"*.env\"]\nreason = \"x\"\n", both),
        (".sekisho.toml", "quiet = true\n[rules]\n\"aws-*\" = \"warn\"\n\"generic-*\" = \"off\"\n", both),
        (".sekisho.toml", "quiet = true\n[words]\nharmless = [\"db_password\"]\n[rules]\n\"aws-*\" = \"off\"\n", both),
        (".gitallowed", "env\n", both),
        (".gitallowed", "DB_PASSWORD\nid\n", both),
    ] {
        world.write(format!("repo/{file}").as_str(), text);
        world.git(&["add", "-A"]).ok();
        for format in ["human", "json", "jsonl", "sarif", "github", "gitlab", "junit"] {
            let ran = world.sekisho(&["hook", "--format", format, "pre-commit"]).code(0).hides(&secret).hides(&id[4..]);
            let said = [ran.out, ran.err].concat();
            assert!(said.contains(&format!("{file}, as this commit changes it, {says}")), "{format}, {text}\n{said}");
        }
        world.git(&["checkout", "-q", "HEAD", "--", file]).ok();
    }
    // One of two.
    world.write("repo/.sekisho.toml", "quiet = true\n[rules]\n\"aws-*\" = \"off\"\n");
    world.commit("half").code(1).says(one);
    // What stood there before is no news, nor are settings that let nothing through.
    world.git(&["reset", "-q", "b.env"]).ok();
    let ran = world.git(&["commit", "-q", "-m", "settings alone", "--", ".sekisho.toml"]).ok();
    assert_eq!(ran.err, "");
    world.write("repo/b.env", format!("id = {id}\n"));
    let ran = world.commit("by settings that were there").ok();
    assert!(!ran.err.contains("as this commit changes it"), "{}", ran.err);
    // A rule that is taken away says nothing any more.
    world.write(
        "repo/.sekisho.toml",
        "[[rule]]\nid = \"acme\"\nregex = 'acme-[0-9]{6}'\nexamples = [\"acme-[0-9]{6}\"]\n",
    );
    world.commit("a rule").ok();
    world.write("repo/c.txt", "acme-654321\n");
    world.write("repo/.sekisho.toml", "\n");
    world.commit("no rule").ok().says(one);
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
fn a_rule_of_ones_own_looks_inside_encoded_text() {
    use base64::{Engine as _, engine::general_purpose::STANDARD};
    let world = World::with_repo();
    let rule = "[[rule]]\nid = \"acme-token\"\ntitle = \"ACME deploy token\"\nregex = 'acme_([a-z0-9]{16})'\n\
                examples = [\"acme_[a-z0-9]{16}\"]\n";
    world.write("repo/.sekisho.toml", rule);
    world.git(&["config", "--add", "secrets.patterns", "corp-[0-9]{6}"]).ok();
    world.commit("a rule").ok();
    let token = crate::world::made("acme_[a-z0-9]{16}", 8);
    let once = STANDARD.encode(format!("settings:\n  deploy: {token}\n  ticket: corp-123456\n"));
    let twice = STANDARD.encode(format!("data:\n  config: {once}\n"));
    for text in [format!("data:\n  x: {once}\n"), format!("data:\n  x: {twice}\n")] {
        world.write("repo/a.yaml", text);
        world.git(&["add", "-A"]).ok();
        let ran = world.sekisho(&["hook", "pre-commit", "--format", "json"]).code(1).hides(&token[5..]);
        let report: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
        let rules: Vec<&str> =
            report["findings"].as_array().expect("findings").iter().filter_map(|f| f["rule"].as_str()).collect();
        assert_eq!(rules, ["acme-token"], "git-secrets reads lines as they stand");
    }
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

/// Stages `text` as `path` and gives what the hook says.
fn hook(world: &World, path: &str, text: impl AsRef<[u8]>) -> crate::world::Ran {
    world.write(&format!("repo/{path}"), text);
    world.git(&["add", "-A"]).ok();
    world.sekisho(&["hook", "pre-commit"])
}

#[test]
fn what_was_just_stopped_can_be_allowed() {
    let world = World::with_repo();
    let key = aws_key_id(11);
    hook(&world, "a.txt", format!("{key}\n")).code(1);
    let kept = world.repo().join(".git/sekisho/stopped.json");
    let text = std::fs::read_to_string(&kept).expect("what was stopped");
    assert!(text.contains("aws-access-key-id") && text.contains("a.txt") && !text.contains(&key[8..]));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(&kept).expect("it").permissions().mode() & 0o777, 0o600);
    }
    world.sekisho(&["allow", "--last"]).code(2).says("--reason");
    world.sekisho(&["allow", "--last", "--reason", "made up", "--stage"]).ok().says("a.txt").hides(&key);
    world.git(&["diff", "--cached", "--name-only"]).ok().says(".sekisho.toml").says(".gitattributes");
    world.git(&["commit", "-q", "-m", "allowed"]).ok();
    assert!(!kept.exists(), "a commit that passes has nothing to allow");
    world.sekisho(&["allow", "--last", "--reason", "again"]).code(2).says("stopped nothing");
    // The value is allowed wherever it stands, and no other is, not even on its line.
    let other = aws_key_id(12);
    hook(&world, "b.txt", format!("x = {key}\n")).ok();
    hook(&world, "b.txt", format!("x = {key} {other}\n")).code(1).hides(&other);
    hook(&world, "a.txt", format!("{other}\n")).code(1).hides(&other);
}

#[test]
fn a_fingerprint_can_be_allowed_for_a_time_and_a_place() {
    let world = World::with_repo();
    let key = aws_key_id(13);
    world.write("repo/a.txt", format!("{key}\n"));
    world.git(&["add", "-A"]).ok();
    let json = world.sekisho(&["scan", "--format", "json", "a.txt"]).code(1).out;
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let print = json["findings"][0]["fingerprint"].as_str().expect("a fingerprint").to_owned();
    let allow = |more: &[&str]| world.sekisho(&[&["allow", &print, "--reason", "made up"], more].concat());
    allow(&["--until", "2026-02-30"]).code(2).says("--until");
    allow(&["--until", "2020-01-01"]).code(2).says("over");
    allow(&["--path", "a["]).code(2).says("--path");
    allow(&["--path", ""]).code(2).says("--path: is missing or empty");
    world.sekisho(&["allow", "0123456789abcdef0123", "--reason", "x"]).code(2).says("nothing that was stopped");
    world.sekisho(&["allow", &key, "--reason", "x"]).code(2).hides(&key);
    allow(&["--path", "b.txt", "--stage"]).ok();
    world.sekisho(&["hook", "pre-commit"]).code(1);
    allow(&["--path", "a.txt", "--until", "2999-01-01", "--stage"]).ok();
    world.sekisho(&["hook", "pre-commit"]).code(0);
    let file = std::fs::read_to_string(world.repo().join(".sekisho.toml")).expect("the file");
    world.write("repo/.sekisho.toml", file.replace("2999-01-01", "2020-01-01"));
    world.git(&["add", "-A"]).ok();
    world.sekisho(&["hook", "pre-commit"]).code(1).says("allowed until 2020-01-01 only (made up)");
    world.sekisho(&["allow", "--unused"]).code(1).says("over since 2020-01-01");
}

#[test]
fn entries_that_hide_nothing_are_listed() {
    let world = World::with_repo();
    hook(&world, "a.txt", format!("{}\n", aws_key_id(14))).code(1);
    world.sekisho(&["allow", "--last", "--reason", "the first"]).ok();
    world.sekisho(&["allow", "--unused"]).ok();
    world.write("repo/a.txt", "nothing\n");
    world.sekisho(&["allow", "--unused"]).code(1).says(".sekisho.toml:3: hides nothing").says("the first");
}

#[test]
fn branches_that_each_allow_something_merge() {
    for before in [0, 1, 5] {
        let world = World::with_repo();
        world.git(&["commit", "-q", "--allow-empty", "-m", "root"]).ok();
        let allow = |seed: u64| {
            hook(&world, &format!("{seed}.txt"), format!("{}\n", aws_key_id(seed))).code(1);
            world.sekisho(&["allow", "--last", "--reason", &format!("number {seed}"), "--stage"]).ok();
            world.git(&["commit", "-q", "-m", "allowed"]).ok();
        };
        (0..before).for_each(|n| allow(50 + n));
        for branch in ["one", "two", "three"] {
            world.git(&["checkout", "-q", "-b", branch, "main"]).ok();
            allow(20 + branch.len() as u64 + u64::from(branch.as_bytes()[1]));
        }
        world.git(&["checkout", "-q", "main"]).ok();
        for branch in ["one", "two", "three"] {
            world.git(&["merge", "-q", "--no-ff", "-m", "merge", branch]).ok();
        }
        world.sekisho(&["allow", "--unused"]).ok().says(&format!("{} allow entries", before + 3));
        world.sekisho(&["scan", "."]).ok();
        // And the next entry puts them in order again.
        allow(90);
    }
}

#[test]
fn a_clone_remembers_what_an_entry_cost() {
    let world = World::with_repo();
    let keys: Vec<String> = (200..230).map(aws_key_id).collect();
    hook(&world, "a.txt", keys.join("\n")).code(1);
    world.sekisho(&["allow", "--last", "--reason", "made up", "--stage"]).ok();
    let place = world.repo().join(".git/sekisho/bound");
    let text = std::fs::read_to_string(&place).expect("what is remembered");
    assert_eq!(text.lines().count(), 31);
    assert!(keys.iter().all(|key| !text.contains(key.as_str())));
    let print = sekisho::detect::Secret::new(keys[0].as_bytes()).fingerprint(sekisho::policy::FINGERPRINT_SALT);
    assert!(!text.contains(&print));
    world.sekisho(&["hook", "pre-commit"]).ok();
    assert_eq!(std::fs::read_to_string(&place).expect("it"), text, "nothing had to be computed");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(&place).expect("it").permissions().mode() & 0o777, 0o600);
    }
    // Nonsense in it, or nothing at all, costs time and no more.
    for text in ["nonsense", ""] {
        std::fs::write(&place, text).expect("a file");
        world.sekisho(&["hook", "pre-commit"]).ok();
    }
    std::fs::remove_file(&place).expect("a file");
    world.sekisho(&["hook", "pre-commit"]).ok();
    assert_eq!(std::fs::read_to_string(&place).expect("it").lines().count(), 31);
    hook(&world, "a.txt", aws_key_id(231)).code(1);
}
