//! Installing, uninstalling, and the trial.

use crate::world::{Ran, World, aws_key_id, binary, copy_program, make_executable, run};
use std::collections::BTreeMap;
use std::path::Path;

/// A world with a repository without hooks.
fn bare_world() -> World {
    let world = World::new();
    world.git_at(world.path(), &["init", "-q", "-b", "main", "--template=", "repo"]).ok();
    world
}

/// Commits a clean file, then one with a key, in `folder`, and fails unless the first passes and the second does not.
#[track_caller]
pub fn guarded(world: &World, folder: &Path) -> Ran {
    let clean = folder.join("clean.txt");
    let text = std::fs::read_to_string(&clean).unwrap_or_default() + "nothing\n";
    std::fs::write(clean, text).expect("a file");
    world.git_at(folder, &["add", "-A"]).ok();
    world.git_at(folder, &["commit", "-q", "-m", "clean"]).ok();
    let key = aws_key_id(7);
    std::fs::write(folder.join("leak.txt"), format!("key = \"{key}\"\n")).expect("a file");
    world.git_at(folder, &["add", "-A"]).ok();
    let ran = world.git_at(folder, &["commit", "-q", "-m", "leak"]).code(1).says("leak.txt:1").hides(&key);
    world.git_at(folder, &["rm", "-q", "-f", "leak.txt"]).ok();
    ran
}

/// Every file below `folder`: kind, mode and content.
pub fn tree(folder: &Path) -> BTreeMap<String, String> {
    walkdir::WalkDir::new(folder)
        .into_iter()
        .map(|entry| {
            let entry = entry.expect("an entry");
            let name = entry.path().strip_prefix(folder).expect("below").to_string_lossy().into_owned();
            let about = entry.path().symlink_metadata().expect("metadata");
            #[cfg(unix)]
            let mode = std::os::unix::fs::MetadataExt::mode(&about);
            #[cfg(not(unix))]
            let mode = 0;
            let content = match (about.is_symlink(), about.is_file()) {
                (true, _) => format!("-> {}", entry.path().read_link().expect("a link").display()),
                (_, true) => String::from_utf8_lossy(&std::fs::read(entry.path()).expect("a file")).into_owned(),
                _ => String::new(),
            };
            (name, format!("{mode:o} {content}"))
        })
        .collect()
}

#[test]
fn installing_guards_and_uninstalling_leaves_nothing() {
    let world = bare_world();
    let git = world.repo().join(".git");
    let before = tree(&git);
    world.sekisho(&["install", "--dry-run"]).ok().says("pre-merge-commit");
    assert_eq!(tree(&git), before);
    world.sekisho(&["install"]).ok();
    let installed = tree(&git);
    world.sekisho(&["install"]).ok().says("already");
    assert_eq!(tree(&git), installed);
    world.sekisho(&["uninstall"]).ok();
    assert_eq!(tree(&git), before);
    world.sekisho(&["install"]).ok();
    guarded(&world, &world.repo());
}

#[test]
fn a_hook_that_was_there_runs_first_and_is_obeyed() {
    let world = bare_world();
    world.write("repo/.git/hooks/pre-commit", "#!/bin/sh\necho old >> ran\n[ ! -e refuse ] || exit 3\nexit 0");
    let hook = world.repo().join(".git/hooks/pre-commit");
    make_executable(&hook);
    let before = tree(&world.repo().join(".git"));
    world.sekisho(&["install"]).ok().says("runs first");
    world.sekisho(&["install"]).ok();
    guarded(&world, &world.repo());
    assert_eq!(std::fs::read_to_string(world.repo().join("ran")).expect("it ran"), "old\nold\n");
    world.write("repo/refuse", "");
    world.commit("refused").code(1);
    world.sekisho(&["uninstall"]).ok();
    assert_eq!(
        tree(&hook),
        before
            .iter()
            .filter(|(n, _)| n.as_str() == "hooks/pre-commit")
            .map(|(_, v)| (String::new(), v.clone()))
            .collect()
    );
    assert!(!world.repo().join(".git/hooks/pre-merge-commit").exists());
}

#[test]
fn without_its_program_the_hook_stops_and_says_how_to_go_on() {
    let world = bare_world();
    let elsewhere = world.path().join("it's 関所\nhere");
    std::fs::create_dir(&elsewhere).expect("a folder");
    let program = elsewhere.join("sekisho");
    copy_program(&binary(), &program);
    run(world.command(&program).arg("install")).ok();
    guarded(&world, &world.repo());
    std::fs::remove_file(&program).expect("removed");
    world.write("repo/a.txt", "a\n");
    let ran = world.commit("no program").code(1).says("the program is gone");
    assert_eq!(ran.err.matches("sekisho: stopped").count(), 1);
    world.sekisho(&["uninstall"]).ok();
    world.commit("free again").ok();
}

#[test]
fn the_template_brings_the_hook() {
    let world = World::new();
    let home = tree(&world.home());
    world.sekisho(&["install", "--template"]).ok().says("init.templateDir");
    world.sekisho(&["install", "--template"]).ok().says("already");
    world.git_at(world.path(), &["init", "-q", "repo"]).ok();
    assert!(world.repo().join(".git/info/exclude").exists());
    guarded(&world, &world.repo());
    world.git_at(world.path(), &["clone", "-q", "repo", "clone"]).ok();
    guarded(&world, &world.path().join("clone"));
    world.sekisho(&["uninstall", "--user"]).ok();
    let mut after = tree(&world.home());
    // The setting is gone; what is left is the file that git wrote it to, and its folders.
    after.retain(|name, text| name != ".gitconfig" || text.contains("templateDir"));
    assert_eq!(after, home);
}

#[test]
fn what_cannot_be_done_changes_nothing() {
    let world = bare_world();
    let before = tree(&world.repo());
    world.sekisho(&["install", ".", "../nowhere"]).code(2).says("no git repository");
    world.sekisho(&["install", ".", "../home"]).code(2).says("no git repository");
    world.sekisho(&["install", "--hooks", "pre-lunch"]).code(2).says("pre-lunch");
    world.git(&["config", "core.hooksPath", "/dev/null"]).ok();
    world.sekisho(&["install"]).code(2).says("/dev/null").says("--unset core.hooksPath");
    world.git(&["config", "core.hooksPath", ""]).ok();
    world.sekisho(&["install"]).code(2).says("set to nothing");
    world.git(&["config", "--unset", "core.hooksPath"]).ok();
    world.git(&["config", "--remove-section", "core"]).code(0);
    std::fs::write(world.repo().join(".git/config"), before[".git/config"].split_once(' ').expect("a mode").1)
        .expect("written");
    assert_eq!(tree(&world.repo()), before);
}

#[test]
fn the_trial_shows_one_that_passes_and_one_that_is_stopped() {
    let world = World::new();
    let temporary = world.path().join("tmp dir");
    std::fs::create_dir(&temporary).expect("a folder");
    let ran = run(world.command(binary()).args(["doctor", "--trial"]).env("TMPDIR", &temporary)).ok();
    let ran = ran.says("a clean commit passes").says("is stopped").says("credentials:2");
    assert!(!ran.out.contains("AKIA") || ran.out.contains("AKIA*"), "the key is masked");
    assert_eq!(std::fs::read_dir(&temporary).expect("a folder").count(), 0);
}
