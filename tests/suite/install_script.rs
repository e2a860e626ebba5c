//! install.sh, with a cargo that hands out the program under test instead of building it.

use crate::install::{guarded, tree};
use crate::world::{Ran, World, binary, make_executable, run};
use std::path::{Path, PathBuf};

fn script() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("install.sh")
}

/// A world whose PATH holds the system's programs and, with `cargo`, the stand-in.
fn call(world: &World, cargo: bool, arguments: &[&str]) -> Ran {
    let tools = world.path().join("tools");
    std::fs::create_dir_all(&tools).expect("a folder");
    if cargo {
        let text = format!(
            "#!/bin/sh\n[ \"$1\" = install ] || exit 0\nwhile [ $# -gt 1 ]; do [ \"$1\" = --root ] && root=$2; shift; done\n\
             mkdir -p \"$root/bin\" && cp '{}' \"$root/bin/sekisho\"\n",
            binary().display()
        );
        world.write("tools/cargo", text);
        make_executable(&tools.join("cargo"));
    }
    let path = format!("{}:/usr/local/bin:/usr/bin:/bin", tools.display());
    run(world.command("sh").arg(script()).args(arguments).env("PATH", path))
}

fn world() -> World {
    let world = World::new();
    world.git_at(world.path(), &["init", "-q", "-b", "main", "repo"]).ok();
    world
}

#[test]
#[cfg(unix)]
fn it_builds_proves_copies_and_installs_and_takes_all_of_it_away() {
    let world = world();
    let git = tree(&world.repo().join(".git"));
    let other = world.path().join("it's 別\nrepo");
    world.git_at(world.path(), &["init", "-q", other.to_str().expect("UTF-8")]).ok();
    let ran = call(&world, true, &[".", other.to_str().expect("UTF-8")]).ok();
    ran.says("a clean commit passes").says("is stopped").says("is not on PATH");
    assert!(world.home().join(".local/bin/sekisho").is_file());
    guarded(&world, &world.repo());
    guarded(&world, &other);
    call(&world, true, &["--uninstall", ".", other.to_str().expect("UTF-8")]).ok();
    let hooks = |tree: &std::collections::BTreeMap<String, String>| -> Vec<String> {
        tree.iter().filter(|(name, _)| name.starts_with("hooks")).map(|(name, text)| format!("{name} {text}")).collect()
    };
    assert_eq!(hooks(&tree(&world.repo().join(".git"))), hooks(&git));
    call(&world, true, &["--uninstall"]).ok();
    assert!(!world.home().join(".local/bin/sekisho").exists());
}

#[test]
#[cfg(unix)]
fn it_makes_a_template_and_takes_it_away() {
    let world = world();
    call(&world, true, &["--prefix", "pre fix", "--template"]).ok().says("init.templateDir");
    assert!(world.repo().join("pre fix/bin/sekisho").is_file());
    world.git_at(world.path(), &["init", "-q", "new"]).ok();
    guarded(&world, &world.path().join("new"));
    call(&world, true, &["--prefix", "pre fix", "--uninstall"]).ok();
    assert!(!world.home().join(".local/share/sekisho").exists());
    assert_eq!(world.git(&["config", "--global", "init.templateDir"]).code, 1);
}

#[test]
#[cfg(unix)]
fn what_is_missing_is_said_in_one_line_and_nothing_is_half_done() {
    let world = world();
    let before = tree(world.path());
    let one_line = |ran: Ran, text: &str| {
        let ran = ran.code(2).says(text);
        assert_eq!(ran.err.lines().filter(|l| l.contains(text)).count(), 1);
        assert!(!world.home().join(".local").exists(), "nothing was copied");
    };
    if !Path::new("/usr/bin/cargo").exists() && !Path::new("/usr/local/bin/cargo").exists() {
        one_line(call(&world, false, &[]), "cargo is not on PATH");
    }
    one_line(call(&world, true, &["--prefix", "/dev/null/x"]), "cannot write");
    one_line(call(&world, true, &["../home"]), "no git repository");
    one_line(call(&world, true, &["--prefix"]), "needs a folder");
    one_line(call(&world, true, &["--uninstall"]), "there is no");
    let mut after = tree(world.path());
    after.retain(|name, _| !name.starts_with("tools"));
    assert_eq!(after, before);
}
