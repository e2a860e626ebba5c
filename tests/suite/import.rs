//! Coming from other tools.

use crate::world::{World, aws_key_id, made};
use sha1::{Digest, Sha1};

fn config(world: &World) -> String {
    std::fs::read_to_string(world.repo().join(".sekisho.toml")).unwrap_or_default()
}

#[test]
fn gitleaks_rules_and_allowlists_are_taken_over_and_the_rest_is_said() {
    let world = World::with_repo();
    world.write(
        "repo/.gitleaks.toml",
        "title = \"ours\"\n[extend]\nuseDefault = true\n\n[[rules]]\nid = \"acme-token\"\n\
         description = \"ACME token\"\nregex = '''acme_[a-z0-9]{16}'''\nkeywords = [\"acme_\"]\nentropy = 2.0\n\
         [[rules.allowlists]]\nregexes = ['''acme_0+''']\n\n\
         [[rules]]\nid = \"broken\"\nregex = '''(?=x)y'''\n\n[[rules]]\nid = \"greedy\"\nregex = '''[a-z]+'''\n\n\
         [[rules]]\nid = \"by-name\"\npath = '''id_rsa$'''\n\n\
         [allowlist]\ndescription = \"made up\"\npaths = ['''^fixtures/''', '''.*''']\ncommits = [\"abc\"]\n\
         stopwords = [\"example\"]\n",
    );
    let ran = world.sekisho(&["import"]).code(1);
    let ran = ran.says("taken over: rule acme-token").says("NOT taken over: rule broken");
    let ran = ran.says("NOT taken over: rule greedy").says("NOT taken over: by-name").says("allowlist.commits");
    ran.says("NOT taken over: allowed paths .*");
    let token = made("acme_[a-z0-9]{16}", 3);
    world.write("repo/fixtures/a.txt", format!("{token}\n"));
    world.commit("fixtures").ok();
    world.write("repo/src.txt", format!("{token}\n"));
    world.commit("leak").code(1).says("ACME token").hides(&token[5..]);
    let before = config(&world);
    world.sekisho(&["import"]).code(1);
    assert_eq!(config(&world), before, "twice is once");
}

#[test]
fn ignored_places_and_baselines_become_values() {
    let world = World::with_repo();
    let (one, two, three) = (aws_key_id(41), aws_key_id(42), aws_key_id(43));
    world.write("repo/a.txt", format!("x\n{one}\n{two}\n"));
    world.write("repo/b.txt", format!("{three}\n"));
    world.git(&["add", "-A"]).ok();
    world.write(
        "repo/.gitleaksignore",
        format!("# ours\n{}:a.txt:aws-access-token:2\ngone.txt:x:1\nodd\n", "a".repeat(40)),
    );
    let hash: String = Sha1::digest(three.as_bytes()).iter().map(|b| format!("{b:02x}")).collect();
    let entry = |hash: &str, line: usize, real: bool| {
        serde_json::json!({"type": "AWS Access Key", "filename": "b.txt", "hashed_secret": hash,
            "is_verified": false, "is_secret": real, "line_number": line})
    };
    let baseline = serde_json::json!({"version": "1.5.0", "plugins_used": [], "filters_used": [],
        "results": {"b.txt": [entry(&hash, 9, false), entry(&"0".repeat(40), 1, false), entry(&hash, 1, true)]}});
    world.write("repo/.secrets.baseline", baseline.to_string());
    let ran = world.sekisho(&["import"]).code(1).hides(&one).hides(&three);
    ran.says("gone.txt:x:1: not needed").says("odd: is no fingerprint").says("audited as a real secret");
    world.git(&["add", "-A"]).ok();
    let ran = world.sekisho(&["hook", "--format", "json", "pre-commit"]).code(1);
    let report: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
    let active = report["findings"].as_array().expect("findings");
    assert_eq!(active.iter().filter(|f| f["path"] == "a.txt").count(), 1, "only the second key of a.txt");
    assert_eq!(active.iter().filter(|f| f["path"] == "b.txt").count(), 0);
}

#[test]
fn secretsignore_and_secretlint_are_read() {
    let world = World::with_repo();
    let key = aws_key_id(44);
    world.write("repo/.secretsignore", format!("vendor/\n!vendor/x\n[secrets]\n{key}\n"));
    world.write(
        "repo/.secretlintrc.json",
        r#"{"rules": [{"id": "@secretlint/secretlint-rule-preset-recommend", "rules": [
            {"id": "@secretlint/secretlint-rule-aws", "options": {"allows": ["/zzz-[0-9]{4}/i"]}},
            {"id": "@secretlint/secretlint-rule-gcp", "disabled": true}]},
            {"id": "@secretlint/secretlint-rule-pattern", "options": {"patterns": [
            {"name": "acme", "pattern": "/acme-[0-9]{8}/"}]}}]}"#,
    );
    world.sekisho(&["import"]).code(1).says("vendor/x: a path").says("secretlint-rule-gcp: disabled").hides(&key);
    assert!(!config(&world).contains(&key), "no value is written");
    world.write("repo/.gitignore", ".secretsignore\n");
    world.write("repo/a.txt", format!("{key}\n"));
    world.write("repo/vendor/a.txt", aws_key_id(45));
    world.commit("allowed").ok();
    world.write("repo/b.txt", "acme-73920518\n");
    world.commit("leak").code(1).hides("73920518");
}

#[test]
fn git_secrets_is_taken_over_from_its_configuration() {
    let world = World::with_repo();
    world.git(&["config", "--add", "secrets.patterns", "acme-[0-9]{6}"]).ok();
    world.git(&["config", "--add", "secrets.allowed", "acme-000000"]).ok();
    world.write("repo/.gitallowed", "# known\nfixtures/\n");
    world.sekisho(&["import"]).ok().says("acme-000000").says("fixtures/");
    world.git(&["config", "--unset-all", "secrets.patterns"]).ok();
    world.git(&["config", "--unset-all", "secrets.allowed"]).ok();
    world.write("repo/a.txt", "acme-000000\n");
    world.commit("allowed").ok();
    world.write("repo/a.txt", "acme-123456\n");
    world.commit("leak").code(1).hides("123456");
}

#[test]
fn a_file_that_cannot_be_read_stops_the_import() {
    let world = World::with_repo();
    for (name, text) in [(".gitleaks.toml", "[[rules]\n"), (".secrets.baseline", "{"), (".secretlintrc.json", "[]")] {
        world.write(&format!("repo/{name}"), text);
        world.sekisho(&["import", name]).code(2).says(&format!("{name}:1:"));
    }
    assert!(config(&world).is_empty());
    world.sekisho(&["import", "setup.py"]).code(2).says("no file of a tool");
}
