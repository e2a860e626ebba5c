//! `sekisho fix` and `sekisho unstage`.

use crate::world::{World, aws_key_id};
use sekisho::fix::{Value, World as Surroundings, rewrite};

/// One notation: what it is called, its file, and its text with VALUE and VALUE2 for the values.
struct Snippet {
    name: String,
    file: String,
    text: String,
}

/// The snippets of a table: `#### name file`, then the text; `CRLF` or `BOM` behind the file gives it those.
fn snippets(table: &str) -> Vec<Snippet> {
    let parts = table.split("#### ").skip(1);
    parts
        .map(|part| {
            let (head, text) = part.split_once('\n').expect("a head");
            let words: Vec<&str> = head.split(' ').collect();
            let text = if words.contains(&"CRLF") { text.replace('\n', "\r\n") } else { text.to_owned() };
            let text = if words.contains(&"BOM") { format!("\u{feff}{text}") } else { text };
            Snippet { name: words[0].to_owned(), file: words[1].to_owned(), text }
        })
        .collect()
}

#[test]
fn snippets_become_what_was_looked_at() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/fix");
    let secrets = [7, 8].map(|seed| crate::world::made("[A-H][a-z]{10}[0-9]{6}[A-Z]{8}", seed));
    let mut tables: Vec<_> = std::fs::read_dir(folder).expect("a folder").map(|e| e.expect("a file").path()).collect();
    tables.sort();
    let mut count = 0;
    for path in tables {
        let mut shown = String::new();
        for Snippet { name, file, text } in snippets(&std::fs::read_to_string(&path).expect("a table")) {
            count += 1;
            let text = text.replace("VALUE2", &secrets[1]).replace("VALUE", &secrets[0]);
            let value =
                |secret| Value { text: secret, fallback: "ACME_API_KEY".to_owned(), provider: "ACME".to_owned() };
            let values: Vec<_> = secrets.iter().filter(|s| text.contains(*s)).map(|s| value(s)).collect();
            let result =
                match rewrite(&text, &file, &values, Surroundings { taken: &|_, _| false, elsewhere: &|_| false }) {
                    Ok(new) => {
                        assert!(!secrets.iter().any(|s| new.text.contains(s)), "{name} keeps its value");
                        assert_eq!(text.contains("\r\n"), new.text.contains("\r\n"), "{name}: line ends");
                        assert!(
                            !text.contains("\r\n") || !new.text.replace("\r\n", "").contains('\n'),
                            "{name}: line ends"
                        );
                        assert_eq!(text.starts_with('\u{feff}'), new.text.starts_with('\u{feff}'), "{name}: the mark");
                        format!("#### {name} {file} {}\n{}", new.names.join(" "), new.text.replace('\r', ""))
                    }
                    Err(why) => format!("#### {name} {file} refused: {why:?}\n"),
                };
            shown.push_str(&result);
        }
        let table = path.file_stem().expect("a name").to_string_lossy().into_owned();
        crate::report::snapshot(&format!("fix-{table}"), &shown);
    }
    assert!(count >= 500, "{count}");
}

fn leaked(file: &str, template: &str, seed: u64) -> (World, String) {
    let world = World::with_repo();
    let key = aws_key_id(seed);
    world.write("repo/README", "hello\n");
    world.commit("first").ok();
    world.write(&format!("repo/{file}"), template.replace("VALUE", &key));
    world.git(&["add", "-A"]).ok();
    (world, key)
}

#[test]
fn fix_shows_first_and_changes_on_apply() {
    let (world, key) = leaked("config.py", "import sys\n\nAWS_ACCESS_KEY_ID = \"VALUE\"\n", 11);
    let read = |file: &str| std::fs::read_to_string(world.repo().join(file)).unwrap_or_default();
    world.sekisho(&["fix"]).ok().hides(&key).says("+AWS_ACCESS_KEY_ID = os.environ[").says("fix --apply");
    assert!(read("config.py").contains(&key) && !world.repo().join(".env").exists());
    world.sekisho(&["fix", "--apply"]).ok().hides(&key);
    assert_eq!(read("config.py"), "import os\nimport sys\n\nAWS_ACCESS_KEY_ID = os.environ[\"AWS_ACCESS_KEY_ID\"]\n");
    assert!(read(".env") == format!("AWS_ACCESS_KEY_ID={key}\n"), "the value is not in .env");
    assert_eq!(read(".gitignore"), "/.env\n");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &str| world.repo().join(path).metadata().expect("a file").permissions().mode() & 0o777;
        assert_eq!(mode(".env"), 0o600);
        assert_eq!(mode(".git/sekisho/fix-undo.json"), 0o600);
    }
    world.git(&["diff", "--cached"]).ok().hides(&key).says(".gitignore");
    world.git(&["status", "--porcelain"]).ok().says("A  config.py").says("A  .gitignore").hides(".env\n?");
    world.git(&["commit", "-qm", "mended"]).ok();
    assert!(world.git(&["log", "-p"]).ok().out.contains("os.environ"));
}

#[test]
fn fix_is_taken_back_whole() {
    let (world, key) = leaked("deploy.sh", "export AWS_ACCESS_KEY_ID=VALUE\n", 12);
    let before = world.git(&["ls-files", "-s"]).ok().out;
    world.sekisho(&["fix", "--apply"]).ok();
    world.sekisho(&["fix", "--undo"]).ok().hides(&key);
    assert!(world.git(&["ls-files", "-s"]).ok().out == before, "the index is not as before");
    let text = std::fs::read_to_string(world.repo().join("deploy.sh")).expect("a file");
    assert!(text.contains(&key), "the file is not as before");
    assert!(!world.repo().join(".env").exists() && !world.repo().join(".gitignore").exists());
    world.sekisho(&["fix", "--undo"]).code(2);
}

#[test]
fn fix_undo_leaves_alone_what_was_changed_since() {
    let (world, _) = leaked("deploy.sh", "export AWS_ACCESS_KEY_ID=VALUE\n", 13);
    world.sekisho(&["fix", "--apply"]).ok();
    world.write("repo/deploy.sh", "echo mine\n");
    world.sekisho(&["fix", "--undo"]).code(2).says("deploy.sh was changed");
    assert_eq!(std::fs::read_to_string(world.repo().join("deploy.sh")).expect("a file"), "echo mine\n");
}

#[test]
fn fix_refuses_and_changes_nothing() {
    let (world, key) = leaked("notes.txt", "key VALUE\n", 14);
    world.sekisho(&["fix", "--apply"]).code(1).hides(&key).says("notes.txt:1");
    assert!(!world.repo().join(".env").exists() && !world.repo().join(".gitignore").exists());
}

#[test]
fn fix_keeps_unstaged_work() {
    let (world, key) = leaked("app.js", "const awsKey = \"VALUE\";\n", 15);
    world.write("repo/app.js", format!("// more to come\nconst awsKey = \"{key}\";\nrun();\n"));
    world.sekisho(&["fix", "--apply", "app.js"]).ok();
    let text = std::fs::read_to_string(world.repo().join("app.js")).expect("a file");
    assert!(text.starts_with("// more to come\n") && text.ends_with("run();\n") && !text.contains(&key));
    let staged = world.git(&["show", ":app.js"]).ok().hides(&key).out;
    assert!(!staged.contains("more to come"), "unstaged lines were staged");
}

#[test]
fn fix_will_not_write_into_a_tracked_env() {
    let (world, _) = leaked("deploy.sh", "export AWS_ACCESS_KEY_ID=VALUE\n", 16);
    world.write("repo/.env", "A=1\n");
    world.git(&["add", "-f", ".env"]).ok();
    world.sekisho(&["fix", "--apply"]).code(2).says("git rm --cached .env");
    assert_eq!(std::fs::read_to_string(world.repo().join(".env")).expect("a file"), "A=1\n");
}

#[test]
fn unstage_takes_only_the_lines() {
    let (world, key) = leaked("notes.txt", "one\nkey VALUE\ntwo\n", 17);
    world.write("repo/README", "hello\nworld\n");
    world.git(&["add", "README"]).ok();
    world.sekisho(&["unstage"]).ok().hides(&key).says("notes.txt: 1 line");
    assert_eq!(world.git(&["show", ":notes.txt"]).ok().out, "one\ntwo\n");
    assert_eq!(world.git(&["show", ":README"]).ok().out, "hello\nworld\n");
    let text = std::fs::read_to_string(world.repo().join("notes.txt")).expect("a file");
    assert!(text.contains(&key), "the work tree was changed");
    world.git(&["commit", "-qm", "the rest"]).ok();
    world.sekisho(&["unstage"]).ok().says("Nothing to do");
}

#[test]
fn unstage_gives_changed_lines_back_and_takes_key_files_whole() {
    let world = World::with_repo();
    world.write("repo/a.ini", "key = none\nx = 1\n");
    world.commit("first").ok();
    let key = aws_key_id(18);
    world.write("repo/a.ini", format!("key = {key}\nx = 2\n"));
    world.write("repo/only.txt", format!("{key}\n"));
    world.git(&["add", "-A"]).ok();
    world.sekisho(&["unstage", "a.ini:1", "only.txt"]).ok().hides(&key);
    assert_eq!(world.git(&["show", ":a.ini"]).ok().out, "key = none\nx = 2\n");
    assert_eq!(world.git(&["ls-files"]).ok().out, "a.ini\n");
}

#[test]
fn both_work_before_the_first_commit_and_in_a_subfolder() {
    let world = World::with_repo();
    let key = aws_key_id(19);
    world.write("repo/sub/a.txt", format!("x\n{key}\n"));
    world.git(&["add", "-A"]).ok();
    let sub = world.repo().join("sub");
    let ran = crate::world::run(world.command(crate::world::binary()).current_dir(&sub).args(["unstage", "a.txt:2"]));
    ran.ok().hides(&key);
    assert_eq!(world.git(&["show", ":sub/a.txt"]).ok().out, "x\n");
}

#[test]
fn fix_takes_a_file_that_is_not_staged_when_it_is_named() {
    let world = World::with_repo();
    let key = aws_key_id(20);
    world.write("repo/a.rb", "puts 1\n");
    world.commit("first").ok();
    world.write("repo/a.rb", format!("AWS_KEY = \"{key}\"\n"));
    world.sekisho(&["fix"]).ok().says("Nothing to do");
    world.sekisho(&["fix", "--apply", "a.rb"]).ok().hides(&key);
    assert_eq!(
        std::fs::read_to_string(world.repo().join("a.rb")).expect("a file"),
        "AWS_KEY = ENV.fetch(\"AWS_KEY\")\n"
    );
    assert_eq!(world.git(&["show", ":a.rb"]).ok().out, "puts 1\n");
}

#[test]
fn unstage_keeps_a_new_mode_and_takes_wide_text_whole() {
    let world = World::with_repo();
    world.write("repo/run.sh", "one\n");
    world.commit("first").ok();
    let key = aws_key_id(21);
    world.write("repo/run.sh", format!("one\nexport K={key}\n"));
    let wide: Vec<u8> = format!("\u{feff}a\nkey {key}\n").encode_utf16().flat_map(u16::to_le_bytes).collect();
    world.write("repo/wide.txt", wide);
    world.git(&["add", "-A"]).ok();
    world.git(&["update-index", "--chmod=+x", "run.sh"]).ok();
    world.sekisho(&["unstage"]).ok().hides(&key).says("run.sh: 1 line").says("wide.txt: the whole file");
    assert!(world.git(&["ls-files", "-s", "run.sh"]).ok().out.starts_with("100755"));
    assert_eq!(world.git(&["show", ":run.sh"]).ok().out, "one\n");
    assert_eq!(world.git(&["ls-files"]).ok().out, "run.sh\n");
}

#[test]
fn a_file_of_values_leaves_the_commit_and_stays() {
    let (world, key) = leaked(".env", "AWS_ACCESS_KEY_ID=VALUE\n", 22);
    let before = world.git(&["ls-files", "-s"]).ok().out;
    world.sekisho(&["fix", "--apply"]).ok().hides(&key).says(".env: out of the commit");
    assert_eq!(world.git(&["ls-files"]).ok().out, ".gitignore\nREADME\n");
    assert!(std::fs::read_to_string(world.repo().join(".env")).expect("a file").contains(&key));
    world.sekisho(&["fix", "--undo"]).ok();
    assert!(world.git(&["ls-files", "-s"]).ok().out == before, "the index is not as before");
}

#[test]
fn what_can_be_mended_is_and_what_not_says_how() {
    let (world, key) = leaked("a.py", "import re\nA_KEY = \"VALUE\"\nmatch x:\n  case \"OTHER\": pass\n", 23);
    let other = aws_key_id(24);
    let text = std::fs::read_to_string(world.repo().join("a.py")).expect("a file").replace("OTHER", &other);
    world.write("repo/a.py", text);
    world.git(&["add", "-A"]).ok();
    world.sekisho(&["fix", "--apply"]).code(1).hides(&key).hides(&other).says("a.py:4");
    let text = std::fs::read_to_string(world.repo().join("a.py")).expect("a file");
    assert!(!text.contains(&key) && text.contains(&other), "the wrong one was taken out");
}

#[test]
fn no_step_is_recommended_that_would_refuse() {
    let (world, _) = leaked("k8s/secret.yaml", "apiVersion: v1\nkind: Secret\nstringData:\n  key: VALUE\n", 25);
    world.git(&["commit", "-qm", "leak"]).code(1).says("sekisho unstage k8s/secret.yaml:4");
    world.sekisho(&["fix"]).code(1).says("kubectl create secret generic").says("git rm --cached k8s/secret.yaml,");
    world.sekisho(&["unstage", "k8s/secret.yaml:4"]).ok();
    let (world, _) = leaked("deploy", "#!/bin/sh\nTOKEN=VALUE run\n", 26);
    world.git(&["commit", "-qm", "leak"]).code(1).says("sekisho fix deploy:2");
    world.sekisho(&["fix", "deploy:2"]).ok();
}

#[test]
fn a_constant_that_other_files_use_stays() {
    let (world, key) = leaked("src/config.rs", "pub const AWS_KEY: &str = \"VALUE\";\n", 27);
    world.write("repo/src/main.rs", "fn main() {\n    let key: &str = config::AWS_KEY;\n}\n");
    world.git(&["add", "-A"]).ok();
    world.sekisho(&["fix", "--apply"]).code(1).hides(&key).says("other files use this constant");
    world.git(&["rm", "-qf", "src/main.rs"]).ok();
    world.sekisho(&["fix", "--apply"]).ok().hides(&key).says("pub static AWS_KEY: std::sync::LazyLock<&str>");
    // What is private at the root is seen in every file below.
    let (world, key) = leaked("src/main.rs", "mod api;\nconst AWS_KEY: &str = \"VALUE\";\nfn main() {}\n", 29);
    world.write("repo/src/api.rs", "pub fn f() -> &'static str {\n    crate::AWS_KEY\n}\n");
    world.git(&["add", "-A"]).ok();
    world.sekisho(&["fix"]).code(1).hides(&key).says("other files use this constant");
}

#[test]
fn an_enumeration_that_markup_uses_stays() {
    let (world, key) = leaked("src/keys.ts", "export enum Keys { Aws = \"VALUE\" }\n", 80);
    world.write("repo/src/App.tsx", "const k: Keys.Aws = Keys.Aws;\n");
    world.git(&["add", "-A"]).ok();
    world.sekisho(&["fix"]).code(1).hides(&key).says("as const");
    world.git(&["rm", "-qf", "src/App.tsx"]).ok();
    world.sekisho(&["fix"]).ok().hides(&key).says("export type Keys");
}

#[test]
fn a_place_that_is_mistyped_is_said_to_be_and_one_is_found_however_it_is_named() {
    let (world, key) = leaked("sub/notes.txt", "one\nkey VALUE\n", 28);
    for place in ["nope.txt", "sub/notes.txt:99", "sub/notes.txt:x", "../sub", ""] {
        world.sekisho(&["unstage", place]).code(1).hides(&key).says("sub/notes.txt:2");
        world.sekisho(&["fix", place]).code(1).hides(&key).says("sub/notes.txt:2");
    }
    let whole = world.repo().join("sub/notes.txt:2");
    let deep = world.repo().join("sub");
    let there = |place: &std::ffi::OsStr| {
        let mut command = world.command(crate::world::binary());
        crate::world::run(command.current_dir(&deep).arg("unstage").arg(place))
    };
    for place in [whole.as_os_str(), "../sub/notes.txt:2".as_ref(), "./notes.txt".as_ref(), ".".as_ref(), "..".as_ref()]
    {
        there(place).ok().hides(&key).says("sub/notes.txt: 1 line");
        world.git(&["add", "-A"]).ok();
    }
}

#[test]
fn what_could_not_be_read_is_not_said_to_be_clean_to_machines() {
    let world = World::with_repo();
    let ran = world.sekisho(&["scan", "--format", "json", "nope"]).code(2);
    assert!(ran.out.contains("\"incomplete\"") && !ran.out.contains("go on"), "{}", ran.out);
    world.write("repo/.sekisho.toml", "bad = [\n");
    world.git(&["add", "-A"]).ok();
    let ran = world.sekisho(&["hook", "pre-commit", "--format", "json"]).code(2);
    assert!(ran.out.contains("do not bypass the hook"), "{}", ran.out);
}

#[test]
fn values_go_to_the_package_that_reads_them() {
    let (world, key) = leaked("apps/web/src/aws.ts", "export const awsKey = \"VALUE\";\n", 30);
    world.write("repo/apps/web/package.json", "{}\n");
    world.sekisho(&["fix", "--apply"]).ok().hides(&key).says("--env-file=apps/web/.env");
    let values = std::fs::read_to_string(world.repo().join("apps/web/.env")).unwrap_or_default();
    assert!(values == format!("AWS_KEY={key}\n"), "the value is not in .env");
    assert_eq!(std::fs::read_to_string(world.repo().join(".gitignore")).expect("a file"), "/apps/web/.env\n");
}

#[test]
fn settings_of_dotnet_are_read_from_the_environment() {
    let template = "{\n  \"Aws\": { \"Keys\": [\"x\", \"id=VALUE;region=none\"] }\n}\n";
    let (world, key) = leaked("api/appsettings.json", template, 31);
    world.sekisho(&["fix", "--apply"]).ok().hides(&key);
    let text = std::fs::read_to_string(world.repo().join("api/appsettings.json")).expect("a file");
    assert_eq!(text, "{\n  \"Aws\": { \"Keys\": [\"x\", \"\"] }\n}\n");
    let values = std::fs::read_to_string(world.repo().join("api/.env")).unwrap_or_default();
    assert!(values == format!("Aws__Keys__1='id={key};region=none'\n"), "the value is not in .env");
}

#[test]
fn an_example_of_an_env_gives_the_whole_line_away() {
    let (world, key) = leaked(".env.example", "A=1\nAWS_URL=\"s3://VALUE@bucket\" # ours\n", 32);
    world.sekisho(&["fix", "--apply"]).ok().hides(&key);
    let text = std::fs::read_to_string(world.repo().join(".env.example")).expect("a file");
    assert_eq!(text, "A=1\nAWS_URL=\"s3://change-me@bucket\" # ours\n");
    let values = std::fs::read_to_string(world.repo().join(".env")).unwrap_or_default();
    assert!(values == format!("AWS_URL=s3://{key}@bucket\n"), "the value is not in .env");
}

#[test]
fn a_key_in_lines_is_stored_as_it_reads() {
    let body = crate::world::made("[A-Za-z0-9]{64}", 33);
    let lines = format!("BEGIN PRIVATE KEY-----\n{body}\n-----END PRIVATE KEY-----");
    let one = lines.replace('\n', "\\n");
    let free = Surroundings { taken: &|_, _| false, elsewhere: &|_| false };
    let fixed = |file: &str, text: &str, value: &str| {
        let value = Value { text: value, fallback: "PRIVATE_KEY".to_owned(), provider: String::new() };
        rewrite(text, file, &[value], free).map(|new| (new.text, new.stored))
    };
    let (text, stored) =
        fixed("a.js", &format!("sign({{ privateKey: \"-----{one}\\n\" }});\n"), &one).expect("it is sure");
    assert_eq!(text, "sign({ privateKey: process.env.PRIVATE_KEY });\n");
    assert!(stored == [("PRIVATE_KEY".to_owned(), format!("-----{lines}\n"))], "stored as it is written");
    let (text, stored) = fixed("a.rb", &format!("KEY = \"-----{lines}\"\n"), &lines).expect("it is sure");
    assert_eq!(text, "KEY = ENV.fetch(\"PRIVATE_KEY\")\n");
    assert!(stored == [("PRIVATE_KEY".to_owned(), format!("-----{lines}"))], "stored otherwise");
    // Indentation would be a part of it, and a single quote of Ruby leaves backslashes alone.
    assert!(
        fixed("a.py", &format!("K = \"\"\"-----{}\"\"\"\n", lines.replace('\n', "\n  ")), &lines.replace('\n', "\n  "))
            .is_err()
    );
    assert!(fixed("a.rb", &format!("KEY = '-----{one}'\n"), &one).is_err());
}

#[test]
fn an_address_goes_with_its_scheme_and_permissions_come_back() {
    let hook = crate::world::made("hooks\\.slack\\.com/services/T[A-Z0-9]{10}/B[A-Z0-9]{10}/[A-Za-z0-9]{24}", 34);
    let world = World::with_repo();
    world.write("repo/.env", "A=1\r\n");
    #[cfg(unix)]
    let was =
        std::os::unix::fs::PermissionsExt::mode(&world.repo().join(".env").metadata().expect("a file").permissions());
    world.write("repo/.gitignore", ".env\n");
    world.write("repo/a.py", format!("HOOK = \"https://{hook}\"\n"));
    world.git(&["add", "-A"]).ok();
    world.sekisho(&["fix", "--apply"]).ok().hides(&hook);
    let text = std::fs::read_to_string(world.repo().join("a.py")).expect("a file");
    assert_eq!(text, "import os\n\nHOOK = os.environ[\"SLACK_WEBHOOK_URL\"]\n");
    let values = std::fs::read_to_string(world.repo().join(".env")).unwrap_or_default();
    assert!(values == format!("A=1\r\nSLACK_WEBHOOK_URL=https://{hook}\r\n"), "the value is not in .env");
    world.sekisho(&["fix", "--undo"]).ok();
    assert_eq!(std::fs::read_to_string(world.repo().join(".env")).expect("a file"), "A=1\r\n");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = world.repo().join(".env").metadata().expect("a file").permissions().mode();
        assert_eq!(mode & 0o777, was & 0o777);
    }
}

#[test]
fn what_is_ignored_is_ignored_whatever_a_folder_says() {
    let (world, key) = leaked("app/a.js", "const awsKey = \"VALUE\";\n", 35);
    world.write("repo/app/package.json", "{}\n");
    world.write("repo/app/.gitignore", "!.env\n");
    world.git(&["add", "-A"]).ok();
    world.sekisho(&["fix", "--apply"]).ok().hides(&key);
    world.git(&["check-ignore", "-q", "app/.env"]).ok();
    assert_eq!(std::fs::read_to_string(world.repo().join("app/.gitignore")).expect("a file"), "!.env\n/.env\n");
}

#[test]
fn one_run_after_the_other_is_taken_back() {
    let (world, key) = leaked("a.py", "AWS_KEY = \"VALUE\"\n", 36);
    world.write("repo/b.js", format!("const other = \"{}\";\n", aws_key_id(37)));
    world.git(&["add", "-A"]).ok();
    let before = world.git(&["ls-files", "-s"]).ok().out;
    world.sekisho(&["fix", "--apply", "a.py"]).ok().hides(&key);
    let between = world.git(&["ls-files", "-s"]).ok().out;
    world.sekisho(&["fix", "--apply", "b.js"]).ok();
    world.sekisho(&["fix", "--undo"]).ok();
    assert!(world.git(&["ls-files", "-s"]).ok().out == between, "the second run is not taken back");
    world.sekisho(&["fix", "--undo"]).ok();
    assert!(world.git(&["ls-files", "-s"]).ok().out == before, "the first run is not taken back");
    assert!(!world.repo().join(".env").exists() && !world.repo().join(".git/sekisho/fix-undo.json").exists());
    world.sekisho(&["fix", "--undo"]).code(2).says("no fix to take back");
}

#[test]
fn what_to_do_by_hand_is_told_as_the_program_has_it() {
    let table = [
        (".cargo/config.toml", "[registries.acme]\ntoken = \"VALUE\"\n", "CARGO_REGISTRIES_<NAME>_TOKEN", "Cargo"),
        ("wrangler.toml", "[vars]\nKEY = \"VALUE\"\n", "npx wrangler secret bulk .env", "wrangler secret bulk .env"),
        ("fly.toml", "[env]\nTOKEN_A = \"VALUE\"\n", " TOKEN_A=<value> in .env", " TOKEN_A=<値>"),
        (
            "web.service",
            "[Service]\nEnvironment=API_KEY=VALUE\n",
            "EnvironmentFile=<path>/.env, and API_KEY=",
            "API_KEY=<値>",
        ),
        ("Dockerfile", "FROM x\nENV API_KEY=VALUE\n", " API_KEY=<value> in .env", " API_KEY=<値>"),
        (".vscode/mcp.json", "{\"env\": {\"API_KEY\": \"VALUE\"}}\n", " API_KEY=<value> in .env", " API_KEY=<値>"),
        (
            "alembic.ini",
            "sqlalchemy.url = postgresql://u:VALUE@db/x\n",
            "os.environ[\"AWS_ACCESS_KEY_ID\"]",
            "(env.py)",
        ),
        ("prometheus.yml", "global:\n  key: VALUE\n", "password_file: <path>", "password_file: <パス>"),
        (".netrc", "machine x login me password VALUE\n", "git rm --cached .netrc", "git rm --cached .netrc"),
        ("k8s/c.yml", "apiVersion: v1\nkind: ConfigMap\ndata:\n  k: VALUE\n", "envFrom", "envFrom"),
        (
            "key.json",
            "{\"type\": \"service_account\", \"k\": \"VALUE\"}\n",
            "GOOGLE_APPLICATION_CREDENTIALS=<path>",
            "<パス>",
        ),
        ("gradle.properties", "signing.key=VALUE\n", "~/.gradle/gradle.properties", "~/.gradle/gradle.properties"),
        (".mcp.json", "{\"VALUE\": 1}\n", "names are not looked up", "キー"),
        ("A.java", "class A { @Foo(\"VALUE\") String k; }\n", "Spring does", "Spring"),
        ("k.ts", "enum K { A = \"VALUE\", B = 2 }\n", "as const", "as const"),
        ("x.toml", "a = \"VALUE\"\n", "take it from its environment", "環境変数から受け取る"),
    ];
    for (seed, (file, text, en, ja)) in (50..).zip(table) {
        let (world, key) = leaked(file, text, seed);
        world.git(&["config", "sekisho.lang", "en"]).ok();
        world.sekisho(&["fix", "--apply"]).code(1).hides(&key).says(en);
        world.git(&["config", "sekisho.lang", "ja"]).ok();
        world.sekisho(&["fix"]).code(1).hides(&key).says(ja);
        assert!(!world.repo().join(".env").exists(), "{file}: something was written");
    }
}

#[test]
fn bytes_that_are_no_text_stay_and_the_rest_of_the_file_is_written() {
    let numbers: Vec<String> = (0..32u32).map(|n| (n * n * 71 % 251).to_string()).collect();
    let text = format!("package a\n\nvar token = \"VALUE\"\nvar encryptionKey = []byte{{{}}}\n", numbers.join(", "));
    let (world, key) = leaked("a.go", &text, 90);
    let said = world.sekisho(&["fix"]).code(1).hides(&key).says("os.Getenv").says("a.go:4  the value is encoded there");
    assert!(!said.out.contains("UTF-8"), "{}", said.out);
}

#[test]
fn settings_that_know_a_mark_get_it() {
    let table = [
        ("group_vars/all.yml", "aws_key: VALUE\n", "aws_key: \"{{ lookup('env', 'AWS_KEY') }}\"\n", "AWS_KEY"),
        ("grafana.ini", "[x]\naws_key = VALUE\n", "[x]\naws_key = $__env{AWS_KEY}\n", "AWS_KEY"),
        ("gradle.properties", "a=1\nawsKey=VALUE\n", "a=1\n", "ORG_GRADLE_PROJECT_awsKey"),
        ("Pipfile", "a = \"VALUE\"\n", "a = \"${AWS_ACCESS_KEY_ID}\"\n", "AWS_ACCESS_KEY_ID"),
    ];
    for (seed, (file, text, wanted, name)) in (70..).zip(table) {
        let (world, key) = leaked(file, text, seed);
        world.sekisho(&["fix", "--apply"]).ok().hides(&key);
        assert_eq!(std::fs::read_to_string(world.repo().join(file)).expect("a file"), wanted);
        let values = std::fs::read_to_string(world.repo().join(".env")).unwrap_or_default();
        assert!(values == format!("{name}={key}\n"), "{file}: the value is not in .env");
        world.sekisho(&["fix", "--undo"]).ok();
        assert!(std::fs::read_to_string(world.repo().join(file)).expect("a file").contains(&key), "{file}");
    }
}

#[test]
fn every_mark_is_on_its_page() {
    use sekisho::fix::Mark;
    let page = include_str!("../../docs/fixing.md");
    for mark in [
        Mark::Plain,
        Mark::Dollar,
        Mark::Env,
        Mark::LocalEnv,
        Mark::Maven,
        Mark::Percent,
        Mark::Tox,
        Mark::Supervisor,
        Mark::Grafana,
        Mark::Call,
        Mark::Symfony,
        Mark::Ansible,
        Mark::Dbt,
        Mark::Rails,
    ] {
        assert!(page.contains(&format!("`{}`", mark.of("NAME", None))), "{mark:?} is not there");
    }
}
