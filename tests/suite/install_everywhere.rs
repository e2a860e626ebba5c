//! Installing for all repositories at once: git's settings, a sweep, a template that was there; and other programs that
//! look after hooks.

use crate::install::{guarded, tree};
use crate::world::{World, binary, copy_program, make_executable, run};

fn bare_world() -> World {
    let world = World::new();
    world.git_at(world.path(), &["init", "-q", "-b", "main", "--template=", "repo"]).ok();
    world
}

#[test]
fn global_guards_old_repositories_and_their_own_hooks_run_after_it() {
    let world = bare_world();
    for hook in ["pre-commit", "post-commit", "commit-msg"] {
        world.write(&format!("repo/.git/hooks/{hook}"), format!("#!/bin/sh\necho {hook} >>\"$RAN\"\nexit 0\n"));
        make_executable(&world.repo().join(".git/hooks").join(hook));
    }
    let git = tree(&world.repo().join(".git"));
    let own = tree(&world.repo().join(".git/hooks"));
    let home = tree(&world.home());
    world.sekisho(&["install", "--global", "--dry-run"]).ok();
    assert_eq!(tree(&world.home()), home);
    world.sekisho(&["install", "--global"]).ok();
    world.sekisho(&["install", "--global"]).ok().says("already");
    assert_eq!(tree(&world.repo().join(".git")), git);
    world.sekisho(&["doctor"]).ok().says("pre-commit: blocked");

    let ran = world.path().join("ran");
    world.write("repo/a.txt", "a\n");
    world.git(&["add", "a.txt"]).ok();
    run(world.command("git").args(["commit", "-q", "-m", "clean"]).env("RAN", &ran)).ok();
    assert_eq!(std::fs::read_to_string(&ran).expect("they ran"), "pre-commit\ncommit-msg\npost-commit\n");
    guarded(&world, &world.repo());

    // In a worktree and a subfolder too.
    world.git(&["worktree", "add", "-q", "../linked"]).ok();
    guarded(&world, &world.path().join("linked"));

    // What is for one repository does not touch what is for all.
    let everywhere = tree(&world.home());
    world.sekisho(&["install"]).ok();
    world.sekisho(&["uninstall"]).ok();
    assert_eq!(tree(&world.home()), everywhere);
    assert_eq!(tree(&world.repo().join(".git/hooks")), own);

    world.sekisho(&["uninstall", "--global"]).ok();
    let mut after = tree(&world.home());
    after.retain(|name, text| name != ".gitconfig" || text.contains("hook"));
    assert_eq!(after, home);
}

#[test]
fn global_adds_to_a_folder_that_is_set_already() {
    let world = bare_world();
    world.write("home/mine/pre-commit", "#!/bin/sh\necho mine >&2\n");
    make_executable(&world.home().join("mine/pre-commit"));
    world.git(&["config", "--global", "core.hooksPath", "~/mine"]).ok();
    let before = tree(&world.home());
    world.sekisho(&["install", "--global"]).ok();
    guarded(&world, &world.repo()).says("mine");
    world.sekisho(&["uninstall", "--global"]).ok();
    assert_eq!(tree(&world.home()), before);
}

#[test]
fn a_sweep_reports_every_repository() {
    let world = World::new();
    for name in ["a", "deep/down/b 関所", "deep/c"] {
        world.git_at(world.path(), &["init", "-q", "-b", "main", &format!("all/{name}")]).ok();
    }
    world.git_at(world.path(), &["init", "-q", "--bare", "all/bare.git"]).ok();
    world.write("all/no-repository/HEAD", "");
    let before = tree(&world.path().join("all"));
    world.sekisho(&["install", "--sweep", "all", "--dry-run"]).ok().says("4 repositories: 4 as wanted, 0 failed");
    assert_eq!(tree(&world.path().join("all")), before);
    world.sekisho(&["install", "--sweep", "all"]).ok().says("4 repositories: 4 as wanted, 0 failed");
    guarded(&world, &world.path().join("all/deep/down/b 関所"));
    world.git_at(&world.path().join("all/deep/c"), &["config", "core.hooksPath", "/dev/null"]).ok();
    world.sekisho(&["install", "--sweep", "all"]).code(2).says("FAILED").says("4 repositories: 3 as wanted, 1 failed");
    world.sekisho(&["uninstall", "--sweep", "all"]).ok();
    let after = tree(&world.path().join("all"));
    let left: Vec<_> = after.keys().filter(|n| n.contains("/hooks/") && !before.contains_key(*n)).collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn a_template_that_was_there_gets_the_hook_and_loses_it_again() {
    let world = World::new();
    world.write("home/mine/hooks/pre-commit", "#!/bin/sh\necho mine >&2\n");
    world.write("home/mine/info/exclude", "*.bak\n");
    make_executable(&world.home().join("mine/hooks/pre-commit"));
    world.git_at(world.path(), &["config", "--global", "init.templateDir", "~/mine"]).ok();
    let before = tree(&world.home());
    world.sekisho(&["install", "--template", "other"]).code(2).says("already");
    assert_eq!(tree(&world.home()), before);
    world.sekisho(&["install", "--template"]).ok();
    world.git_at(world.path(), &["init", "-q", "repo"]).ok();
    guarded(&world, &world.repo()).says("mine");
    world.sekisho(&["uninstall", "--template"]).ok();
    assert_eq!(tree(&world.home()), before);
}

#[test]
fn uninstalling_leaves_what_others_did_since() {
    let world = bare_world();
    let hooks = world.repo().join(".git/hooks");
    world.sekisho(&["install"]).ok();
    // Another program moved the launcher and runs it from its own hook.
    std::fs::rename(hooks.join("pre-commit"), hooks.join("pre-commit.legacy")).expect("moved");
    world.write("repo/.git/hooks/pre-commit", "#!/bin/sh\n\"$0.legacy\" \"$@\" || exit\necho newer >&2\n");
    make_executable(&hooks.join("pre-commit"));
    guarded(&world, &world.repo());
    world.sekisho(&["uninstall"]).ok();
    assert_eq!(tree(&hooks).len(), 2, "the folder, and the newer hook");

    // Another program added lines to it.
    world.sekisho(&["uninstall"]).ok();
    std::fs::remove_file(hooks.join("pre-commit")).expect("removed");
    world.sekisho(&["install"]).ok();
    let launcher = std::fs::read_to_string(hooks.join("pre-commit")).expect("it is there");
    world.write("repo/.git/hooks/pre-commit", format!("{launcher}echo added >&2\n"));
    guarded(&world, &world.repo());
    world.write("repo/b.txt", "b\n");
    world.commit("added lines run").ok().says("added");
    world.sekisho(&["install"]).ok();
    world.sekisho(&["uninstall"]).ok();
    assert_eq!(std::fs::read_to_string(hooks.join("pre-commit")).expect("kept"), "#!/bin/sh\necho added >&2\n");

    // The launcher was overwritten; the hook from before is not lost.
    std::fs::remove_file(hooks.join("pre-commit")).expect("removed");
    world.write("repo/.git/hooks/pre-commit", "#!/bin/sh\n# oldest\n");
    make_executable(&hooks.join("pre-commit"));
    world.sekisho(&["install"]).ok();
    std::fs::remove_file(hooks.join("pre-commit")).expect("removed");
    world.write("repo/.git/hooks/pre-commit", "#!/bin/sh\n# newest\n");
    make_executable(&hooks.join("pre-commit"));
    world.sekisho(&["status"]).code(1).says("another hook has taken");
    world.sekisho(&["install"]).ok();
    guarded(&world, &world.repo());
    world.sekisho(&["uninstall"]).ok();
    assert_eq!(std::fs::read_to_string(hooks.join("pre-commit")).expect("kept"), "#!/bin/sh\n# newest\n");
}

#[test]
fn a_moved_program_is_seen_and_mended() {
    let world = bare_world();
    let (old, new) = (world.path().join("old"), world.path().join("new"));
    copy_program(&binary(), &old);
    run(world.command(&old).arg("install")).ok();
    std::fs::rename(&old, &new).expect("moved");
    run(world.command(&new).arg("status")).code(1).says("which is gone");
    run(world.command(&new).arg("doctor")).code(1);
    run(world.command(&new).arg("install")).ok();
    run(world.command(&new).arg("doctor")).ok();
    run(world.command(&new).arg("uninstall")).ok();
}

#[test]
fn the_doctor_tells_when_nothing_would_stop() {
    let world = bare_world();
    world.sekisho(&["doctor"]).code(1).says("NOT BLOCKED");
    world.sekisho(&["install"]).ok();
    let out = world.sekisho(&["doctor", "--json"]).ok().out;
    let value: serde_json::Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!((&value["blocked"], &value["proof"]["pre-commit"]), (&true.into(), &"blocked".into()));
    // Disabled by a setting, and by the environment.
    world.git(&["config", "core.hooksPath", "/dev/null"]).ok();
    world.sekisho(&["doctor"]).code(1).says("NOT BLOCKED").says("/dev/null");
    world.git(&["config", "--unset", "core.hooksPath"]).ok();
    let environment = [("GIT_CONFIG_COUNT", "1"), ("GIT_CONFIG_KEY_0", "core.hooksPath"), ("GIT_CONFIG_VALUE_0", "x")];
    run(world.command(binary()).arg("doctor").envs(environment)).code(1).says("environment");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let hook = world.repo().join(".git/hooks/pre-commit");
        std::fs::set_permissions(&hook, std::fs::Permissions::from_mode(0o644)).expect("a mode");
        world.sekisho(&["doctor"]).code(1).says("not executable").says("NOT BLOCKED");
        world.sekisho(&["install"]).ok();
        world.sekisho(&["doctor"]).ok();
    }
    // Another hook stops everything: no proof either way.
    let world = bare_world();
    world.write("repo/.git/hooks/pre-commit", "#!/bin/sh\nexit 1\n");
    make_executable(&world.repo().join(".git/hooks/pre-commit"));
    world.sekisho(&["doctor"]).code(1).says("NOT PROVEN");
}

#[test]
fn what_is_tracked_or_linked_is_asked_for() {
    let world = bare_world();
    world.write("repo/.githooks/README", "ours\n");
    world.commit("hooks").ok();
    world.git(&["config", "core.hooksPath", ".githooks"]).ok();
    world.sekisho(&["install"]).code(2).says("part of the repository").says("--tracked");
    world.git(&["status", "--short"]).ok().code(0);
    assert_eq!(world.git(&["status", "--short"]).out, "");
    world.sekisho(&["install", "--tracked"]).ok();
    guarded(&world, &world.repo());

    #[cfg(unix)]
    {
        let world = bare_world();
        std::fs::create_dir(world.path().join("outside")).expect("a folder");
        std::os::unix::fs::symlink("../../outside", world.repo().join(".git/hooks")).expect("a link");
        world.sekisho(&["install"]).code(2).says("--follow-link");
        assert_eq!(tree(&world.path().join("outside")).len(), 1);
    }
}

/// A stand-in for husky 9: core.hooksPath leads to scripts that run `.husky/NAME` by `sh -e`.
#[test]
fn husky_is_asked_in_its_own_script() {
    let world = bare_world();
    world.write("repo/.husky/_/h", "[ ! -f \".husky/$(basename \"$0\")\" ] || sh -e \".husky/$(basename \"$0\")\"\n");
    for hook in ["pre-commit", "pre-merge-commit"] {
        world.write(&format!("repo/.husky/_/{hook}"), "#!/bin/sh\n. \"$(dirname \"$0\")/h\"\n");
        make_executable(&world.repo().join(".husky/_").join(hook));
    }
    world.write("repo/.husky/_/.gitignore", "*\n");
    world.write("repo/.husky/pre-commit", "#!/bin/sh\necho team >&2\n");
    world.commit("husky").ok();
    world.git(&["config", "core.hooksPath", ".husky/_"]).ok();
    world.sekisho(&["install"]).code(2).says("husky").says("--tracked");
    world.sekisho(&["install", "--tracked"]).ok();
    world.sekisho(&["install", "--tracked"]).ok().says("already");
    let script = std::fs::read_to_string(world.repo().join(".husky/pre-commit")).expect("it is there");
    assert!(script.starts_with("#!/bin/sh\nsekisho hook pre-commit"), "{script}");
    let path = format!("{}:{}", binary().parent().expect("a folder").display(), std::env::var("PATH").expect("PATH"));
    run(world.command(binary()).arg("doctor").env("PATH", &path)).ok().says("pre-commit: blocked").says("husky");
    world.sekisho(&["uninstall"]).ok();
    assert_eq!(world.git(&["status", "--short"]).ok().out, "");
}

/// Stand-ins for pre-commit and prek, which run `NAME.legacy`, and for lefthook, which reads `lefthook-local.yml`.
#[test]
fn managers_are_asked_in_their_own_way() {
    for by in ["pre-commit", "prek"] {
        let world = bare_world();
        let text = format!("#!/bin/sh\n# File generated by {by}: https://example.invalid\n\"$0.legacy\" \"$@\"\n");
        world.write("repo/.git/hooks/pre-commit", text);
        make_executable(&world.repo().join(".git/hooks/pre-commit"));
        let before = tree(&world.repo().join(".git"));
        world.sekisho(&["install"]).ok().says(".pre-commit-config.yaml");
        world.sekisho(&["doctor"]).ok().says(&format!("looked after by {by}"));
        world.sekisho(&["uninstall"]).ok();
        assert_eq!(tree(&world.repo().join(".git")), before);
    }
    let world = bare_world();
    world.write("repo/.git/info/exclude", "# mine\n");
    world.write("repo/.git/hooks/pre-commit", "#!/bin/sh\ncall_lefthook() { :; }\n");
    make_executable(&world.repo().join(".git/hooks/pre-commit"));
    let before = tree(&world.repo());
    world.sekisho(&["install"]).ok().says("lefthook-local.yml");
    world.sekisho(&["install"]).ok().says("already");
    assert_eq!(world.git(&["status", "--short"]).ok().out, "");
    world.sekisho(&["uninstall"]).ok();
    assert_eq!(tree(&world.repo()), before);
    world.write("repo/lefthook-local.yml", "pre-commit:\n");
    world.sekisho(&["install"]).code(2).says("by hand").says("sekisho hook pre-commit");
}

/// A crash leaves the old hook in its place; the next call goes on from there, or takes it back.
#[test]
#[cfg(unix)]
fn a_crash_leaves_the_old_hook_and_the_next_call_goes_on() {
    let world = bare_world();
    let hooks = world.repo().join(".git/hooks");
    world.write("repo/.git/hooks/pre-commit", "#!/bin/sh\necho old >&2\n");
    make_executable(&hooks.join("pre-commit"));
    let before = tree(&hooks);
    let crash = || {
        // Between the second name and the launcher, with the launcher half written.
        std::fs::hard_link(hooks.join("pre-commit"), hooks.join("pre-commit.sekisho-kept")).expect("a second name");
        world.write("repo/.git/hooks/.sekisho-1-0.tmp", "#!/bin/sh\n# half");
    };
    crash();
    world.write("repo/a.txt", "a\n");
    world.commit("with the old hook").ok().says("old");
    world.sekisho(&["uninstall"]).ok();
    assert_eq!(tree(&hooks), before);
    crash();
    world.sekisho(&["install"]).ok();
    guarded(&world, &world.repo()).says("old");
    world.sekisho(&["uninstall"]).ok();
    assert_eq!(tree(&hooks), before);
}

#[test]
fn a_folder_in_the_place_of_a_hook_is_said() {
    let world = bare_world();
    std::fs::create_dir_all(world.repo().join(".git/hooks/pre-commit")).expect("a folder");
    let before = tree(&world.repo().join(".git"));
    world.sekisho(&["install"]).code(2).says("is a folder");
    assert_eq!(tree(&world.repo().join(".git")), before);
}
