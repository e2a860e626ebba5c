//! What holds, and who said it.

use crate::world::{World, aws_key_id, made};
use serde_json::Value;

fn json(world: &World, arguments: &[&str]) -> Value {
    let ran = world.sekisho(&[&["config", "--format", "json"], arguments].concat()).ok();
    serde_json::from_str(&ran.out).expect("JSON")
}

#[test]
fn every_setting_is_shown_with_who_set_it() {
    let world = World::with_repo();
    world.write("home/.config/sekisho/config.toml", "quiet = true\nlang = \"en\"\n\n[words]\nsecret = [\"zugang\"]\n");
    let ours = "# ours\nquiet = false\nlang = \"en\"\n\n[rules]\n\"slack-*\" = \"warn\"\n\n[[exception]]\n\
                paths = [\n  \"fixtures/\",\n]\nreason = \"made up\"\n\n[[rule]]\nid = \"acme-token\"\n\
                regex = 'acme_[a-z0-9]{16}'\nexamples = [\"acme_[a-z0-9]{16}\"]\n";
    world.write("repo/.sekisho.toml", ours);
    world.git(&["add", "-A"]).ok();
    world.git(&["config", "sekisho.providerTimeout", "9"]).ok();
    world.git(&["config", "--add", "secrets.patterns", "acme-[0-9]{6}"]).ok();
    let ran = world.sekisho(&["config", "--set", "proofs.context=off"]).ok();
    let user = world.home().join(".config/sekisho/config.toml").display().to_string();
    for line in [
        format!("quiet = false                           # .sekisho.toml:2 (over {user}:1)"),
        "known = true                            # default".to_owned(),
        "provider-timeout = 9                    # git config --local".to_owned(),
        "\"slack-*\" = \"warn\"                      # .sekisho.toml:6".to_owned(),
        "context = \"off\"                         # --set".to_owned(),
        "[[exception]]                           # .sekisho.toml:8".to_owned(),
        "# git-secrets: 1 prohibited patterns (git config --local)".to_owned(),
    ] {
        assert!(ran.out.lines().any(|l| l == line), "{line:?} is not in\n{}", ran.out);
    }
    // What is shown is a configuration file of its own that says the same.
    let shown: toml::Table = ran.out.parse().expect("TOML");
    assert_eq!(shown["exception"][0]["paths"][0].as_str(), Some("fixtures/"));
    let all = json(&world, &[]);
    assert_eq!(all["settings"]["quiet"]["value"], false);
    assert_eq!(all["settings"]["quiet"]["overrides"][0]["layer"], "user");
    assert_eq!(all["settings"]["provider-timeout"]["from"], "git config --local");
    assert_eq!((&all["rules"][0]["line"], &all["rules"][0]["effective"]), (&6.into(), &true.into()));
    assert_eq!(all["own_rules"][0]["id"], "acme-token");
    assert_eq!(all["exceptions"][0]["paths"][0], "fixtures/");
    assert_eq!(all["words"][0]["secret"][0], "zugang");
    assert_eq!(all["files"].as_array().map(Vec::len), Some(2));
    assert_eq!(json(&world, &["rules.slack-bot-token"])["value"], "warn");
    world.sekisho(&["config", "rules.acme-token"]).ok().says("rules.acme-token = \"on\"").says("# default");
    world.sekisho(&["config", "jwt"]).code(2).says("did you mean `rules.jwt`");
    world.sekisho(&["config", "qiuet"]).code(2).says("did you mean `quiet`");
    // The staged file counts, as it does for a commit.
    world.write("repo/.sekisho.toml", "quiet = true\n");
    world.sekisho(&["config", "quiet"]).ok().says("quiet = false").says("differs from the staged one");
    world.sekisho(&["config", "--work-tree", "quiet"]).ok().says("quiet = true");
}

#[test]
fn a_flag_wins_and_a_bad_one_is_named() {
    let world = World::with_repo();
    world.write("repo/a.txt", aws_key_id(71));
    world.git(&["add", "-A"]).ok();
    world.git(&["config", "sekisho.rules.aws-access-key-id", "block"]).ok();
    world.git(&["config", "sekisho.lang", "ja"]).ok();
    world
        .sekisho(&["hook", "pre-commit", "--set", "rules.aws-access-key-id=warn", "--set", "lang=en"])
        .ok()
        .says("AWS access key id");
    world.sekisho(&["scan", "--set", "rules.aws-*=off", "a.txt"]).code(1);
    world.sekisho(&["scan", "--set=rules.aws-access-key-id=off", "a.txt"]).ok();
    world.git(&["config", "sekisho.lang", "en"]).ok();
    world.git(&["config", "--unset", "sekisho.rules.aws-access-key-id"]).ok();
    for (flag, said) in [
        ("quite=true", "--set quite: unknown key; did you mean `quiet`?"),
        ("quiet=maybe", "--set quiet: expected true or false"),
        ("quiet", "--set quiet: expected KEY=VALUE"),
        ("rules.aws-acess-key-id=off", "--set rules.aws-acess-key-id: no rule is called"),
        ("rules.jwt=loud", "--set rules.jwt: unknown value `loud`"),
        ("proofs.contxt=off", "--set proofs.contxt: unknown key; did you mean `context`?"),
        ("rules.*=off", "--set rules.*: every rule is switched off"),
        ("marks=gitleak", "--set marks: unknown value `gitleak`; did you mean `gitleaks`?"),
        ("provider-timeout=0", "--set provider-timeout: expected seconds"),
        ("min-version=99", "--set min-version: asks for sekisho 99"),
    ] {
        for command in [&["hook", "pre-commit"][..], &["scan"], &["config"]] {
            world.sekisho(&[command, &["--set", flag]].concat()).code(2).says(said);
        }
    }
}

#[test]
fn whatever_can_find_something_can_be_named() {
    let world = World::with_repo();
    world.write(
        "home/.config/sekisho/config.toml",
        "[[rule]]\nid = \"acme-token\"\nregex = 'acme_[a-z0-9]{16}'\nexamples = [\"acme_[a-z0-9]{16}\"]\n",
    );
    world.git(&["config", "--add", "secrets.patterns", "corp-[0-9]{6}"]).ok();
    world.write("repo/a.txt", format!("{}\nticket corp-123456\n", made("acme_[a-z0-9]{16}", 5)));
    world.git(&["add", "-A"]).ok();
    world.sekisho(&["hook", "pre-commit"]).code(1).says("2");
    world.write(
        "repo/.sekisho.toml",
        "[rules]\nacme-token = \"warn\"\n\"git-secrets-*\" = \"warn\"\nknown-credential = \"warn\"\n\
         provider-pattern = \"warn\"\ngeneric-password = \"warn\"\n",
    );
    world.git(&["add", "-A"]).ok();
    world.sekisho(&["hook", "pre-commit"]).ok();
    for (text, key) in [
        ("[rules]\ngit-secrets-0 = \"warn\"\n", "rules.git-secrets-0"),
        ("[rules]\nknown-credentials = \"warn\"\n", "rules.known-credentials"),
        (
            "[proofs]\ncontext = \"off\"\npattern = \"off\"\nstructure = \"off\"\nchecksum = \"off\"\nknown = \"off\"\n",
            "proofs.known",
        ),
    ] {
        world.write("repo/.sekisho.toml", text);
        world.git(&["add", "-A"]).ok();
        world.sekisho(&["hook", "pre-commit"]).code(2).says(&format!(": {key}: "));
    }
}

#[test]
fn a_mark_for_one_rule_allows_no_other() {
    let world = World::with_repo();
    let rule = "[[rule]]\nid = \"acme-token\"\nregex = 'acme_[a-z0-9]{16}'\nexamples = [\"acme_[a-z0-9]{16}\"]\n";
    world.write("repo/.sekisho.toml", rule);
    let (token, key) = (made("acme_[a-z0-9]{16}", 6), aws_key_id(72));
    for name in ["acme-token", "known-credential", "git-secrets-3", "generic-password"] {
        world.write("repo/a.txt", format!("a = \"{key}\" # sekisho:allow {name} because\n"));
        world.git(&["add", "-A"]).ok();
        world.sekisho(&["hook", "pre-commit"]).code(1);
    }
    world.write("repo/a.txt", format!("a = \"{token}\" # sekisho:allow acme-token because\n"));
    world.git(&["add", "-A"]).ok();
    world.sekisho(&["hook", "pre-commit"]).ok();
}

/// `SEKISHO_WRITE=1 cargo test schema` writes it anew.
#[test]
fn the_schema_is_current() {
    let place = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/sekisho.schema.json");
    let now = sekisho::messages::with_lang(sekisho::messages::Lang::En, || sekisho::policy::schema::schema(false));
    if std::env::var_os("SEKISHO_WRITE").is_some() {
        std::fs::write(place, &now).expect("docs/sekisho.schema.json can be written");
    }
    let there = std::fs::read_to_string(place).unwrap_or_default();
    assert!(there == now, "docs/sekisho.schema.json is not current: run `SEKISHO_WRITE=1 cargo test schema`");
    let printed = World::new().sekisho(&["config", "--schema"]).ok().out;
    let printed: Value = serde_json::from_str(&printed).expect("JSON");
    assert!(printed["properties"]["rules"]["properties"]["jwt"].is_object(), "the printed one knows the rules' names");
}

#[test]
fn the_schema_and_the_parser_agree() {
    #[derive(serde::Deserialize)]
    struct Broken {
        name: String,
        text: String,
    }
    let schema: Value = serde_json::from_str(&sekisho::policy::schema::schema(true)).expect("JSON");
    jsonschema::draft7::meta::validate(&schema).expect("a schema");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let as_json = |text: &str| serde_json::to_value(text.parse::<toml::Table>().expect("TOML")).expect("JSON");
    // What a schema cannot see: what a regex takes, what another file or another rule is called, the calendar.
    let unseen = [
        "commands-from-repository",
        "too-old",
        "rule-unknown",
        "rule-glob-unknown",
        "zero-rules",
        "exception-everything",
        "exception-everything-regex",
        "exception-no-glob",
        "exception-regex-greedy",
        "exception-regex-broken",
        "own-example-missed",
        "own-near-miss-taken",
        "own-matches-empty",
        "own-matches-prose",
        "own-look-ahead",
        "own-id-taken",
        "own-no-such-group",
        "allow-no-day",
        "rule-glob-broken",
        "line-regex-greedy",
        "zero-proofs",
        "rule-path-broken",
        "rule-path-regex-broken",
        "allow-path-broken",
        "own-id-twice",
        "exception-any-value",
        "exception-any-line",
        "exception-rule-unknown",
        "exception-every-rule",
        "exception-every-rule-in-parts",
        "exception-any-extension",
        "exception-every-folder",
        "exception-every-rule-everywhere",
        "exception-any-digit",
        "exception-any-equals",
        "exception-any-digit-of-every-rule",
        "rules-all-warn",
        "rules-warn-or-off",
        "proofs-all-warn",
    ];
    let cases: Vec<Broken> = serde_json::from_str(include_str!("../data/broken-config.json")).expect("cases");
    let mut wrong = Vec::new();
    for case in cases.iter().filter(|case| case.text.parse::<toml::Table>().is_ok()) {
        if validator.is_valid(&as_json(&case.text)) != unseen.contains(&case.name.as_str()) {
            wrong.push(&case.name);
        }
    }
    assert!(wrong.is_empty(), "{wrong:?}");
    let page = include_str!("../../docs/configuration.md");
    let examples: Vec<&str> = page.split("```toml\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    assert!(!examples.is_empty());
    for example in examples {
        assert!(validator.is_valid(&as_json(example)), "{example}");
        let world = World::with_repo();
        world.write("repo/.sekisho.toml", example);
        world.git(&["add", "-A"]).ok();
        world.sekisho(&["hook", "pre-commit"]).ok();
    }
}

#[test]
fn every_key_is_described() {
    use sekisho::messages::{Lang, schema as say, with_lang};
    use sekisho::policy::{fields, keys::KEYS};
    for lang in [Lang::En, Lang::Ja] {
        with_lang(lang, || {
            for key in KEYS {
                assert!(!say::setting(key.name).is_empty(), "{}", key.name);
            }
            for (table, known) in [
                ("rule", fields::RULE),
                ("exception", fields::EXCEPTION),
                ("words", fields::WORDS),
                ("allow", fields::ALLOW),
                ("entry", fields::ENTRY),
            ] {
                assert!(!say::table(table).is_empty());
                for field in known {
                    assert!(!say::field(table, field.name).is_empty(), "{table}.{}", field.name);
                }
            }
        });
    }
}
