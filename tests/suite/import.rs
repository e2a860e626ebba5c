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
    world.git(&["commit", "-q", "--no-verify", "-m", "old"]).ok();
    let commit = world.git(&["rev-parse", "HEAD"]).ok().out.trim().to_owned();
    // What stood in line 2 then stands in line 3 now, and what stands in line 2 now is another.
    world.write("repo/a.txt", format!("x\n{two}\n{one}\n"));
    world.git(&["add", "-A"]).ok();
    let nowhere = "a".repeat(40);
    world.write(
        "repo/.gitleaksignore",
        format!("# ours\n{commit}:a.txt:aws-access-token:2\n{nowhere}:a.txt:x:2\ngone.txt:x:1\nodd\n"),
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
    let ran = ran.says("not needed: gone.txt:x:1").says("odd: is no fingerprint").says("audited as a real secret");
    ran.says("a.txt:x:2: that commit, or the file in it, is not in this repository")
        .says("2 taken over, 2 not needed, 3");
    world.git(&["add", "-A"]).ok();
    let ran = world.sekisho(&["scan", "--format", "json", "a.txt", "b.txt"]).code(1);
    let report: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
    let active = report["findings"].as_array().expect("findings");
    let left: Vec<&serde_json::Value> = active.iter().filter(|f| f["path"] == "a.txt").collect();
    assert_eq!((left.len(), &left[0]["line"]), (1, &2.into()), "only the second key of a.txt");
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
    world.sekisho(&["import", ".gitallowed"]).code(2).says("there is no such file");
    world.write("repo/setup.py", "");
    world.sekisho(&["import", "setup.py"]).code(2).says("no file of a tool");
}

/// What `import` says of a file called `name` with this `text`, and what it wrote.
fn import(name: &str, text: &str) -> (String, String) {
    let world = World::with_repo();
    world.write(&format!("repo/{name}"), text);
    let ran = world.sekisho(&["import"]);
    assert!(ran.code < 2, "{}", ran.err);
    // What was written is a configuration that a commit can be made with, and importing again changes nothing.
    let written = config(&world);
    world.git(&["add", "-A"]).ok();
    assert!(world.sekisho(&["hook", "pre-commit"]).code < 2);
    world.sekisho(&["import"]);
    assert_eq!(config(&world), written);
    let again = world.sekisho(&["import", "--dry-run"]).out;
    assert!(!again.contains(": taken over:"), "{again}");
    (ran.out, written)
}

fn holds(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "{part:?} is not in\n{text}");
    }
}

#[test]
fn rules_that_are_known_here_are_not_taken_twice() {
    let (said, written) = import(
        ".gitleaks.toml",
        "[extend]\nuseDefault = true\n[[rules]]\nid = \"our-google-key\"\n\
         regex = '''AIza[0-9A-Za-z_-]{35}'''\nkeywords = [\"aiza\"]\n\
         [[rules]]\nid = \"Acme.Key\"\nregex = '''(?i)acme_key\\s*=\\s*[\"'][^\"']+[\"']'''\ntags = [\"acme\"]\n\
         [[rules]]\nid = \"kinds\"\nregex = '''(acme|corp)-secret://[^:]+:[^@]+@'''\nentropy = 4.9\n\
         [[rules]]\nid = \"braces\"\nregex = '''^acme\\$(?:\\d+|{\\d+})[\"'[{(]{2}\\Qa.b\\E$'''\nkeywords = [\"zzz\"]\n\
         [rules.corp]\nid = \"no\"\n",
    );
    holds(&said, &["not needed: rule our-google-key: `google-api-key` looks for it", "not needed: extend.useDefault"]);
    holds(&written, &["id = \"acme-key\"", "id = \"kinds\"", "group = 0", "id = \"braces\"", "min-entropy = 4.9"]);
    assert!(!written.contains("our-google-key"));
    let (said, _) =
        import(".gitleaks.toml", "[rules.corp]\nid = \"no\"\n[allowlists.x]\npaths = [\"a\"]\n[scan]\nx = 1\n");
    holds(&said, &["rules.corp: expected [[rules]]", "allowlists.x: expected [[allowlists]]", "NOT taken over: scan"]);
}

#[test]
fn allowlists_allow_no_more_than_they_say() {
    let (said, written) = import(
        ".gitleaks.toml",
        "[extend]\ndisabledRules = [\"generic-api-key\", \"no-such\"]\nurl = \"x\"\n\
         [[allowlists]]\ncondition = \"AND\"\ncommits = [\"abc\"]\npaths = ['''^a/''']\n\
         [[allowlists]]\ncondition = \"AND\"\npaths = ['''_test\\.go$''']\nregexes = ['''/Users/x/''', '''/Users/y/''']\n\
         [[allowlists]]\ntargetRules = [\"private-key\", \"nothing-like-it\"]\npaths = ['''^policy\\.toml$''']\n\
         [[allowlists]]\nregexTarget = \"match\"\nregexes = ['''^0x[a-f0-9]{40}$''', '''.*acme_id.*''']\n\
         [[allowlists]]\nregexes = ['''.+''', '''**/x''']\nstopwords = [\"ab\", \"placeholder\"]\n\
         [[allowlists]]\ndescription = \"nothing\"\n[[allowlists]]\npaths = \"a\"\nwhen = 1\n",
    );
    holds(
        &said,
        &[
            "taken over: rule generic-api-key off (here generic-*)",
            "NOT taken over: extend.disabledRules: no-such",
            "NOT taken over: extend.url: import that file by itself",
            "NOT taken over: allowlist: holds for some commits alone",
            "NOT taken over: allowlist: nothing-like-it",
            "NOT taken over: allowed pattern .+: exception.value-regex: matches any value",
            "NOT taken over: allowed pattern **/x",
            "NOT taken over: allowlist.stopwords: `ab` is too short",
            "NOT taken over: allowlist: is missing or empty",
            "NOT taken over: allowlist.when",
        ],
    );
    holds(
        &written,
        &[
            "rules = [\"private-key-*\"]\npath-regex = [\"^policy",
            "value-regex = \"^0x[a-f0-9]{40}$\"",
            "line-regex = \"acme_id\"",
            "path-regex = [\"_test\\\\.go$\"]\nvalue-regex = \"(?:/Users/x/)|(?:/Users/y/)\"",
            "words = [\"placeholder\"]",
        ],
    );
    assert!(!written.contains("\"^a/\""), "{written}");
}

#[test]
fn plain_filters_of_betterleaks_are_read() {
    let (said, written) = import(
        ".betterleaks.toml",
        "betterleaksMinVersion = \"v1.8.0\"\nprefilter = '''\nmatchesAny(attributes[\"path\"], [\n  `^gen/`,\n])\n'''\n\
         filter = '''\nmatchesAny(finding[\"secret\"], [`^x{8,}$`]) || size(finding) > 3\n'''\n\
         [[rules]]\nid = \"acme\"\nregex = '''acme_[a-z0-9]{16}'''\nconfidence = \"high\"\nvalidate = '''x'''\n\
         filter = '''entropy(finding[\"secret\"]) < 3.0 || matchesAny(attributes[\"path\"], [`\\.md$`])'''\n\
         [[rules]]\nid = \"part\"\nregex = '''acmeid_[a-z0-9]{16}'''\nskipReport = true\n\
         [[rules]]\nid = \"pair\"\nregex = '''acmesk_[a-z0-9]{16}'''\n[[rules.required]]\nid = \"part\"\n\
         [[rules]]\nid = \"generic-password\"\nfilter = '''matchesAny(attributes[\"path\"], [`\\.example$`])'''\n\
         [[allowlist.rules]]\nid = \"x\"\n",
    );
    holds(
        &said,
        &[
            "NOT taken over: filter: is more than lists",
            "not needed: acme: validate: asks the provider",
            "NOT taken over: part: the rule is a part of another",
            "NOT taken over: pair: the rule is a part of another, or needs one",
            "NOT taken over: allowlist.rules",
        ],
    );
    holds(
        &written,
        &[
            "path-regex = [\"^gen/\"]",
            "value-regex = \"^x{8,}$\"",
            "min-entropy = 3.0",
            "rules = [\"acme\"]\npath-regex = [\"\\\\.md$\"]",
            "rules = [\"generic-password\"]\npath-regex = [\"\\\\.example$\"]",
        ],
    );
}

#[test]
fn a_value_in_a_list_of_patterns_is_written_as_its_hash() {
    let key = aws_key_id(46);
    for (name, text) in [
        (".gitallowed", format!("# ours\n{key}\n")),
        (".gitleaks.toml", format!("[allowlist]\nregexes = ['''{key}''']\n")),
        (".gitleaks.toml", format!("[allowlist]\nstopwords = ['{key}']\n")),
        (".secretlintrc.json", format!(r#"{{"rules": [{{"id": "x", "options": {{"allows": ["{key}"]}}}}]}}"#)),
    ] {
        let (said, written) = import(name, &text);
        assert!(!said.contains(&key[6..]) && !written.contains(&key[6..]) && written.contains("value = "), "{name}");
    }
}

#[test]
fn a_baseline_says_what_else_it_holds() {
    let filter = |name: &str, pattern: &str| serde_json::json!({"path": format!("detect_secrets.filters.{name}"), "pattern": [pattern]});
    let baseline = serde_json::json!({"version": "1.5.0", "results": {}, "generated_at": "2026-01-01T00:00:00Z", "odd": 1,
        "plugins_used": [{"name": "AWSKeyDetector"}, {"name": "Ours", "path": "file://ours.py"}],
        "filters_used": [{"path": "detect_secrets.filters.heuristic.is_lock_file"}, {"path": "file://ours.py::f"},
            filter("regex.should_exclude_file", "^vendor/"), filter("regex.should_exclude_secret", "^fake_"),
            filter("regex.should_exclude_line", ".*integrity.*")]});
    let (said, written) = import(".secrets.baseline", &baseline.to_string());
    let not = ["plugins_used: Ours", "filters_used: file://ours.py::f", "odd"];
    not.iter().for_each(|what| holds(&said, &[&format!("NOT taken over: {what}")]));
    holds(&said, &["not needed: plugins_used: 1 of its own", "not needed: filters_used: 1 of its own"]);
    holds(&written, &["path-regex = [\"^vendor/\"]", "value-regex = \"^fake_\"", "line-regex = \"integrity\""]);
    let old = serde_json::json!({"version": "0.14.3", "results": {}, "plugins_used": [], "word_list": {"file": "w", "hash": null},
        "custom_plugin_paths": [], "exclude": {"files": "tests/.*", "lines": null}});
    let (said, written) = import(".secrets.baseline", &old.to_string());
    holds(&said, &["NOT taken over: word_list"]);
    holds(&written, &["path-regex = [\"tests/.*\"]"]);
}

#[test]
fn a_list_that_allows_everything_stops_nobody_and_hides_nothing() {
    let world = World::with_repo();
    world.write("repo/.gitallowed", "# all\n.*\n");
    world.write("repo/a.txt", aws_key_id(47));
    world.git(&["add", "-A"]).ok();
    world.sekisho(&["hook", "pre-commit"]).code(1).says(".gitallowed: `.*` allows everything");
    world.write("repo/a.txt", format!("const ACME_ID = '{}';\n", aws_key_id(47)));
    world.write("repo/.gitallowed", "ACME_ID\n");
    world.git(&["add", "-A"]).ok();
    world.sekisho(&["hook", "pre-commit"]).ok();
}
