//! Machine formats.

use crate::world::{World, aws_key_id};
use serde_json::Value;

/// A world in which two values stand in a file with an awkward name, one of them twice and one of them warned about.
fn world() -> (World, Vec<String>) {
    let world = World::with_repo();
    let (one, two) = (aws_key_id(31), aws_key_id(32));
    world.write("repo/a b,c:d%.txt", format!("日本 {one} {one}\n"));
    world.write("repo/warned.txt", format!("{two}\n"));
    world.write("repo/.sekisho.toml", "[[exception]]\npaths = [\"warned.txt\"]\naction = \"warn\"\n");
    world.git(&["add", "-A"]).ok();
    (world, vec![one, two])
}

fn hook(world: &World, keys: &[String], format: &str) -> String {
    let ran = world.sekisho(&["hook", "--format", format, "pre-commit"]).code(1);
    keys.iter().fold(ran, |ran, key| ran.hides(&key[4..])).out
}

#[test]
fn json_gives_a_verdict_and_says_what_is_asked() {
    let (world, keys) = world();
    let report: Value = serde_json::from_str(&hook(&world, &keys, "json")).expect("JSON");
    assert_eq!(report["verdict"], "blocked");
    assert_eq!(report["exit_code"], 1);
    assert!(report["asked"].as_str().expect("a sentence").contains("do not bypass"));
    let findings = report["findings"].as_array().expect("findings");
    assert_eq!(findings.len(), 3);
    let first = &findings[0];
    assert_eq!((first["line"].as_u64(), first["column"].as_u64()), (Some(1), Some(4)));
    assert_eq!(first["fingerprint"], findings[1]["fingerprint"], "one value has one fingerprint");
    assert_ne!(first["fingerprint"], findings[2]["fingerprint"]);
    assert_eq!(findings[2]["action"], "warn");
    for key in ["path", "end_line", "rule", "title", "proof", "masked", "asked"] {
        assert!(!first[key].is_null(), "{key}");
    }
    let lines = hook(&world, &keys, "jsonl");
    assert!(lines.lines().all(|line| serde_json::from_str::<Value>(line).is_ok()) && lines.lines().count() == 3);
    world.write("repo/.sekisho.toml", "quite = 1");
    world.git(&["add", "-A"]).ok();
    let failed = world.sekisho(&["hook", "--format", "json", "pre-commit"]).code(2).out;
    let failed: Value = serde_json::from_str(&failed).expect("JSON");
    assert_eq!(failed["verdict"], "failed");
    assert!(failed["error"].as_str().expect("a sentence").starts_with(".sekisho.toml:1: quite"));
}

#[test]
fn sarif_passes_the_schema() {
    // The published pattern of a language has a bracket too many, which is no regular expression under the u flag.
    let schema = include_str!("../data/sarif-schema-2.1.0.json").replace("[a-zA-Z]{2}]?$", "[a-zA-Z]{2}$");
    let schema: Value = serde_json::from_str(&schema).expect("a schema");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let check = |text: &str| -> Value {
        let log: Value = serde_json::from_str(text).expect("JSON");
        let wrong: Vec<String> = validator.iter_errors(&log).map(|e| format!("{e} at {}", e.instance_path())).collect();
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        log
    };
    let (world, keys) = world();
    let log = check(&hook(&world, &keys, "sarif"));
    let results = log["runs"][0]["results"].as_array().expect("results");
    assert_eq!(results.len(), 3);
    let place = &results[0]["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "a%20b%2Cc%3Ad%25.txt");
    assert_eq!(place["region"]["startColumn"], 4);
    assert_eq!(results[2]["level"], "warning");
    let rule = &log["runs"][0]["tool"]["driver"]["rules"][results[0]["ruleIndex"].as_u64().expect("an index") as usize];
    assert_eq!(rule["id"], results[0]["ruleId"]);
    assert_eq!(place["region"]["endColumn"], 24);
    let print =
        |n: usize| results[n]["partialFingerprints"]["primaryLocationLineHash"].as_str().expect("a hash").to_owned();
    assert!(print(0).ends_with(":1") && print(1).ends_with(":2") && print(0)[..20] == print(1)[..20]);
    for key in ["fullDescription", "shortDescription", "help"] {
        assert!(rule[key]["text"].as_str().is_some_and(|text| !text.is_empty()), "{key}");
    }
    assert_eq!(rule["properties"]["precision"], "very-high");
    world.write("repo/clean/a.txt", "nothing\n");
    check(&world.sekisho(&["scan", "--format", "sarif", "clean"]).ok().out);
    // What is allowed is there when it is asked for, with what allows it.
    let count = |arguments: &[&str]| {
        let ran = world.sekisho(&[&["scan", "--format", "sarif"], arguments, &["a.txt", "b.txt", "c.txt"]].concat());
        check(&ran.ok().hides(&keys[0][4..]).out)
    };
    world.write("repo/a.txt", format!("{} # sekisho:allow\n", keys[0]));
    world.write("repo/b.txt", format!("{}\n", keys[1]));
    world.write("repo/c.txt", format!("{}\n", aws_key_id(33)));
    world.write(
        "repo/.sekisho.toml",
        "[[exception]]\npaths = [\"b.txt\"]\nreason = \"a fixture\"\n\n[[exception]]\npaths = [\"c.txt\"]\n",
    );
    assert_eq!(count(&[])["runs"][0]["results"].as_array().map(Vec::len), Some(0));
    let log = count(&["--show-allowed"]);
    let by: Vec<&Value> = (0..3).map(|n| &log["runs"][0]["results"][n]["suppressions"][0]).collect();
    assert_eq!((&by[0]["kind"], &by[1]["kind"]), (&"inSource".into(), &"external".into()));
    assert_eq!(by[1]["justification"], "a fixture");
    assert_eq!(by[1]["location"]["physicalLocation"]["artifactLocation"]["uri"], ".sekisho.toml");
    assert_eq!(by[2]["location"]["physicalLocation"]["region"]["startLine"], 5);
    let ran = world.sekisho(&["scan", "--show-allowed", "a.txt", "b.txt"]).ok();
    ran.says("allowed: a.txt:1:1: AWS access key id (a mark of sekisho").says("(.sekisho.toml:1: a fixture)");
    let json = world.sekisho(&["scan", "--show-allowed", "--format", "json", "b.txt"]).ok().out;
    let json: Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json["allowed_findings"][0]["allowed_by"]["reason"], "a fixture");
    let broken = serde_json::json!({ "version": "2.1.0", "runs": [{ "results": [] }] });
    assert!(!validator.is_valid(&broken), "the schema must be able to say no");
}

#[test]
fn github_annotations_stand_on_a_line_each() {
    let (world, keys) = world();
    let out = hook(&world, &keys, "github");
    assert_eq!(out.lines().count(), 3);
    assert!(out.starts_with("::error file=a b%2Cc%3Ad%25.txt,line=1,endLine=1,col=4,title=sekisho%3A "), "{out}");
    assert!(out.lines().last().expect("a line").starts_with("::warning file=warned.txt,line=1,"));
}

#[test]
fn gitlab_issues_have_fingerprints_of_their_own() {
    let (world, keys) = world();
    let issues: Value = serde_json::from_str(&hook(&world, &keys, "gitlab")).expect("JSON");
    let issues = issues.as_array().expect("a list");
    let prints: std::collections::HashSet<&str> = issues.iter().filter_map(|i| i["fingerprint"].as_str()).collect();
    assert_eq!((issues.len(), prints.len()), (3, 3));
    assert_eq!(issues[0]["severity"], "blocker");
    assert_eq!(issues[0]["location"]["lines"]["begin"], 1);
    // The same again gives the same, or a merge request would show old issues as new.
    let again: Value = serde_json::from_str(&hook(&world, &keys, "gitlab")).expect("JSON");
    assert_eq!(again.as_array(), Some(issues));
}

#[test]
fn junit_counts_what_blocks_as_failed() {
    let (world, keys) = world();
    let out = hook(&world, &keys, "junit");
    assert!(out.contains("tests=\"3\" failures=\"2\"") && out.matches("<failure ").count() == 2, "{out}");
    assert_eq!(out.matches("<system-out>").count(), 1);
    world.write("repo/clean/a.txt", "nothing\n");
    let clean = world.sekisho(&["scan", "--format", "junit", "clean"]).ok().out;
    assert!(clean.contains("tests=\"1\" failures=\"0\""), "{clean}");
}
