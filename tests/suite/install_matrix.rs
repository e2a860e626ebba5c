//! The installer in many situations: where a repository keeps its hooks, and what was there before. Each goes through
//! the same: install, doctor, a commit with a key, a clean one, uninstall, and the git folder as it was.

use crate::install::tree;
use crate::world::{World, aws_key_id, binary, copy_program, make_executable, run};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Where things are in a situation.
struct Layout {
    /// The work tree in which is committed.
    work: PathBuf,
    /// Where sekisho is called, and with which arguments behind `install` and `uninstall`.
    call: PathBuf,
    install: Vec<&'static str>,
    /// Where git looks for hooks.
    hooks: PathBuf,
    /// The folders that must be as they were.
    watch: Vec<PathBuf>,
    /// Additions to the environment.
    env: Vec<(&'static str, PathBuf)>,
}

impl Layout {
    fn of(work: PathBuf) -> Layout {
        let git = work.join(".git");
        let hooks = git.join("hooks");
        Layout { call: work.clone(), install: vec![], hooks, watch: vec![git], env: vec![], work }
    }

    fn run(&self, world: &World, folder: &Path, program: &Path, arguments: &[&str]) -> crate::world::Ran {
        let mut command = world.command(program);
        run(command.current_dir(folder).args(arguments).envs(self.env.iter().map(|(k, v)| (k, v))))
    }

    fn git(&self, world: &World, arguments: &[&str]) -> crate::world::Ran {
        self.run(world, &self.work, Path::new("git"), arguments)
    }

    fn sekisho(&self, world: &World, arguments: &[&str]) -> crate::world::Ran {
        self.run(world, &self.call, &binary(), arguments)
    }

    /// What must be as before; without what committing itself changes when `committed`.
    fn seen(&self, committed: bool) -> Vec<BTreeMap<String, String>> {
        let mut trees: Vec<_> = self.watch.iter().map(|folder| tree(folder)).collect();
        if committed {
            let own = ["objects", "index", "COMMIT_EDITMSG", "refs", "logs", "HEAD", "ORIG_HEAD", "reftable"];
            let own = |name: &str| {
                name.split('/').any(|part| own.contains(&part))
                    || name.ends_with(".txt")
                    || name.starts_with("sharedindex.")
            };
            trees.iter_mut().for_each(|tree| tree.retain(|name, _| !own(name)));
        }
        trees
    }
}

fn init(world: &World, name: &str, more: &[&str]) -> PathBuf {
    let path = world.path().join(name);
    let mut arguments = vec!["init", "-q", "-b", "main"];
    arguments.extend(more);
    arguments.push(path.to_str().expect("UTF-8"));
    world.git_at(world.path(), &arguments).ok();
    path
}

fn first_commit(world: &World, work: &Path) {
    world.git_at(work, &["-c", "maintenance.auto=false", "commit", "-q", "--allow-empty", "-m", "first"]).ok();
}

fn config(world: &World, work: &Path, name: &str, value: &str) {
    world.git_at(work, &["config", name, value]).ok();
}

type Make = fn(&World) -> Layout;

const LAYOUTS: &[(&str, Make)] = &[
    ("normal", |w| Layout::of(init(w, "repo", &[]))),
    ("without a hooks folder", |w| Layout::of(init(w, "repo", &["--template="]))),
    ("with a first commit", |w| {
        let work = init(w, "repo", &[]);
        first_commit(w, &work);
        Layout::of(work)
    }),
    ("from a subfolder", |w| {
        let work = init(w, "repo", &[]);
        w.write("repo/a/b/c.txt", "c\n");
        Layout { call: work.join("a/b"), ..Layout::of(work) }
    }),
    ("from inside the git folder", |w| {
        let work = init(w, "repo", &[]);
        Layout { call: work.join(".git"), ..Layout::of(work) }
    }),
    ("by its path", |w| {
        let work = init(w, "repo", &[]);
        Layout { call: w.path().to_path_buf(), install: vec!["repo"], ..Layout::of(work) }
    }),
    ("space, Japanese, quotes", |w| Layout::of(init(w, "it's a \"リポジトリ\" $HOME", &[]))),
    ("a newline in its path", |w| Layout::of(init(w, "two\nlines", &[]))),
    ("a colon in its path", |w| Layout::of(init(w, "a:b", &[]))),
    ("linked worktree", |w| {
        let main = init(w, "repo", &[]);
        first_commit(w, &main);
        w.git_at(&main, &["worktree", "add", "-q", "../linked"]).ok();
        let git = main.join(".git");
        Layout { hooks: git.join("hooks"), watch: vec![git], ..Layout::of(w.path().join("linked")) }
    }),
    ("linked worktree of a bare repository", |w| {
        let from = init(w, "from", &[]);
        first_commit(w, &from);
        w.git_at(w.path(), &["clone", "-q", "--bare", "from", "bare.git"]).ok();
        let bare = w.path().join("bare.git");
        w.git_at(&bare, &["worktree", "add", "-q", "../linked", "-b", "other"]).ok();
        Layout { hooks: bare.join("hooks"), watch: vec![bare], ..Layout::of(w.path().join("linked")) }
    }),
    ("installed from the bare repository itself", |w| {
        let from = init(w, "from", &[]);
        first_commit(w, &from);
        w.git_at(w.path(), &["clone", "-q", "--bare", "from", "bare.git"]).ok();
        let bare = w.path().join("bare.git");
        w.git_at(&bare, &["worktree", "add", "-q", "../linked", "-b", "other"]).ok();
        let layout = Layout::of(w.path().join("linked"));
        Layout { hooks: bare.join("hooks"), watch: vec![bare.clone()], call: bare, ..layout }
    }),
    ("submodule", |w| {
        let part = init(w, "part", &[]);
        first_commit(w, &part);
        let whole = init(w, "whole", &[]);
        w.git_at(&whole, &["-c", "protocol.file.allow=always", "submodule", "add", "-q", "../part", "sub"]).ok();
        let git = whole.join(".git");
        Layout { hooks: git.join("modules/sub/hooks"), watch: vec![git], ..Layout::of(whole.join("sub")) }
    }),
    ("separate git folder", |w| {
        let git = w.path().join("elsewhere.git");
        let work = init(w, "repo", &["--separate-git-dir", git.to_str().expect("UTF-8")]);
        Layout { hooks: git.join("hooks"), watch: vec![git], ..Layout::of(work) }
    }),
    ("GIT_DIR and GIT_WORK_TREE, as for dotfiles", |w| {
        let git = w.path().join("dots.git");
        let work = w.path().join("files");
        std::fs::create_dir(&work).expect("a folder");
        w.git_at(w.path(), &["init", "-q", "--bare", "dots.git"]).ok();
        let env = vec![("GIT_DIR", git.clone()), ("GIT_WORK_TREE", work.clone())];
        Layout { hooks: git.join("hooks"), watch: vec![git], env, ..Layout::of(work) }
    }),
    ("relative core.hooksPath", |w| {
        let work = init(w, "repo", &[]);
        config(w, &work, "core.hooksPath", "my hooks/関所");
        Layout { hooks: work.join("my hooks/関所"), ..Layout::of(work) }
    }),
    ("relative core.hooksPath, tracked", |w| {
        let work = init(w, "repo", &[]);
        w.write("repo/.githooks/README", "ours\n");
        w.git_at(&work, &["add", "-A"]).ok();
        w.git_at(&work, &["-c", "maintenance.auto=false", "commit", "-q", "-m", "hooks"]).ok();
        config(w, &work, "core.hooksPath", ".githooks");
        let hooks = work.join(".githooks");
        let watch = vec![work.join(".git"), hooks.clone()];
        Layout { hooks, watch, install: vec!["--tracked"], ..Layout::of(work) }
    }),
    ("absolute core.hooksPath", |w| {
        let work = init(w, "repo", &[]);
        let hooks = w.path().join("absolute");
        std::fs::create_dir(&hooks).expect("a folder");
        config(w, &work, "core.hooksPath", hooks.to_str().expect("UTF-8"));
        Layout { watch: vec![work.join(".git"), hooks.clone()], hooks, ..Layout::of(work) }
    }),
    ("global core.hooksPath", |w| {
        let work = init(w, "repo", &[]);
        let hooks = w.home().join("hooks");
        w.git_at(&work, &["config", "--global", "core.hooksPath", "~/hooks"]).ok();
        Layout { watch: vec![work.join(".git")], hooks, ..Layout::of(work) }
    }),
    ("core.hooksPath of one worktree", |w| {
        let main = init(w, "repo", &[]);
        first_commit(w, &main);
        w.git_at(&main, &["worktree", "add", "-q", "../linked"]).ok();
        config(w, &main, "extensions.worktreeConfig", "true");
        let work = w.path().join("linked");
        w.git_at(&work, &["config", "--worktree", "core.hooksPath", "only-here"]).ok();
        Layout { hooks: work.join("only-here"), watch: vec![main.join(".git")], ..Layout::of(work) }
    }),
    ("core.hooksPath that names .git/hooks", |w| {
        let work = init(w, "repo", &[]);
        config(w, &work, "core.hooksPath", ".git/hooks");
        Layout::of(work)
    }),
    #[cfg(unix)]
    ("the hook folder is a link", |w| {
        let work = init(w, "repo", &["--template="]);
        let hooks = w.path().join("shared hooks");
        std::fs::create_dir(&hooks).expect("a folder");
        std::os::unix::fs::symlink(&hooks, work.join(".git/hooks")).expect("a link");
        Layout {
            watch: vec![work.join(".git"), hooks.clone()],
            hooks,
            install: vec!["--follow-link"],
            ..Layout::of(work)
        }
    }),
    ("SHA-256", |w| Layout::of(init(w, "repo", &["--object-format=sha256"]))),
    ("references in a reftable", |w| {
        let work = w.path().join("repo");
        if w.git_at(w.path(), &["init", "-q", "--ref-format=reftable", "repo"]).code != 0 {
            init(w, "repo", &[]);
        }
        Layout::of(work)
    }),
    ("sparse, detached", |w| {
        let work = init(w, "repo", &[]);
        w.write("repo/in/a.txt", "a\n");
        w.write("repo/out/b.txt", "b\n");
        w.git_at(&work, &["add", "-A"]).ok();
        first_commit(w, &work);
        w.git_at(&work, &["sparse-checkout", "set", "--sparse-index", "in"]).ok();
        w.git_at(&work, &["checkout", "-q", "--detach"]).ok();
        Layout::of(work)
    }),
    ("split index", |w| {
        let work = init(w, "repo", &[]);
        config(w, &work, "core.splitIndex", "true");
        first_commit(w, &work);
        Layout::of(work)
    }),
    ("no home", |w| {
        let work = init(w, "repo", &[]);
        Layout { env: vec![("HOME", w.path().join("is not there"))], ..Layout::of(work) }
    }),
];

/// A hook that was there before: its name, what makes it (given its path, and a file it adds a line to when it runs),
/// and whether it runs.
type Put = fn(&Path, &str);
const EXISTING: &[(&str, Put, bool)] = &[
    ("nothing", |_, _| {}, false),
    ("exit 0 in the middle", |at, ran| script(at, &format!("#!/bin/sh\necho x >>\"{ran}\"\nexit 0\nfalse\n")), true),
    ("no newline at its end", |at, ran| script(at, &format!("#!/bin/sh\necho x >>\"{ran}\"")), true),
    ("no shebang", |at, ran| script(at, &format!("echo x >>\"{ran}\"\n")), true),
    ("ends with exec", |at, ran| script(at, &format!("#!/bin/sh\necho x >>\"{ran}\"\nexec true\n")), true),
    (
        "mode 700",
        |at, ran| {
            script(at, &format!("#!/bin/sh\necho x >>\"{ran}\"\n"));
            mode(at, 0o700);
        },
        true,
    ),
    (
        "not executable",
        |at, ran| {
            script(at, &format!("#!/bin/sh\necho x >>\"{ran}\"\n"));
            mode(at, 0o640);
        },
        false,
    ),
    ("compiled", |at, _| copy_program(Path::new("/bin/true"), at), false),
    ("empty", |at, _| script(at, ""), false),
    (
        "relative link",
        |at, ran| {
            script(&at.with_file_name("real.sh"), &format!("#!/bin/sh\necho x >>\"{ran}\"\n"));
            link("real.sh", at);
        },
        true,
    ),
    (
        "absolute link out of the folder",
        |at, ran| {
            let real = Path::new(ran).with_file_name("real.sh");
            script(&real, &format!("#!/bin/sh\necho x >>\"{ran}\"\n"));
            link(real.to_str().expect("UTF-8"), at);
        },
        true,
    ),
    ("dangling link", |at, _| link("not there", at), false),
    (
        "link to a program for all hooks",
        |at, ran| {
            let text = format!("#!/bin/sh\n[ \"$(basename \"$0\")\" = pre-commit ] && echo x >>\"{ran}\"\n");
            script(&at.with_file_name("any-hook"), &text);
            link("any-hook", at);
        },
        true,
    ),
    (
        "runs the folder $0.d",
        |at, ran| {
            std::fs::create_dir_all(at.with_file_name("pre-commit.d")).expect("a folder");
            script(&at.with_file_name("pre-commit.d").join("one"), &format!("#!/bin/sh\necho x >>\"{ran}\"\n"));
            script(at, "#!/bin/sh\nfor each in \"$0.d\"/*; do \"$each\" || exit; done\n");
        },
        true,
    ),
    (
        "sources its neighbour",
        |at, ran| {
            std::fs::write(at.with_file_name("common.sh"), format!("echo x >>\"{ran}\"\n")).expect("a file");
            script(at, "#!/bin/sh\n. \"$(dirname \"$0\")/common.sh\"\n");
        },
        true,
    ),
    (
        "sources a neighbour that goes by its name",
        |at, ran| {
            let text = format!("[ \"$(basename \"$0\")\" = pre-commit ] && echo x >>\"{ran}\"\n");
            std::fs::write(at.with_file_name("by-name.sh"), text).expect("a file");
            script(at, "#!/bin/sh\n. \"$(dirname \"$0\")/by-name.sh\"\n");
        },
        true,
    ),
    (
        "looks for the top from where it stands",
        |at, ran| {
            script(
                at,
                &format!("#!/bin/sh\n: $(basename \"$0\")\ncd \"$(dirname \"$0\")/..\" && echo x >>\"{ran}\"\n"),
            );
        },
        true,
    ),
    (
        "old launcher of another version",
        |at, _| {
            script(at, "#!/bin/sh\n# sekisho-launcher 0\nsekisho='/gone/sekisho'\n# sekisho-end\n");
        },
        false,
    ),
];

/// Fails the test, naming the entries that differ, unless the folders are as they were.
#[track_caller]
fn same(now: &[BTreeMap<String, String>], before: &[BTreeMap<String, String>], why: &str) {
    for (now, before) in now.iter().zip(before) {
        let names: std::collections::BTreeSet<_> = now.keys().chain(before.keys()).collect();
        let different: Vec<_> = names.into_iter().filter(|n| now.get(*n) != before.get(*n)).collect();
        assert!(different.is_empty(), "{why}: {different:?}");
    }
}

fn script(at: &Path, text: &str) {
    std::fs::write(at, text).expect("a script");
    make_executable(at);
}

#[cfg(unix)]
fn mode(at: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(at, std::fs::Permissions::from_mode(mode)).expect("a mode");
}

#[cfg(unix)]
fn link(target: &str, at: &Path) {
    std::os::unix::fs::symlink(target, at).expect("a link");
}

/// One situation from beginning to end.
fn goes_through(name: &str, make: Make, existing: &str, put: Put, runs: bool) {
    println!("--- {name}, {existing}");
    let world = World::new();
    let at = make(&world);
    let ran = world.path().join("ran");
    if existing != "nothing" {
        std::fs::create_dir_all(&at.hooks).expect("the hook folder");
        put(&at.hooks.join("pre-commit"), ran.to_str().expect("UTF-8"));
    }
    let old_launcher = existing.starts_with("old launcher");
    let install = || [&["install"], at.install.as_slice()].concat();
    let uninstall: Vec<&str> =
        std::iter::once("uninstall").chain(at.install.iter().copied().filter(|a| !a.starts_with('-'))).collect();
    let state = |command: &'static str| -> Vec<&'static str> {
        std::iter::once(command).chain(at.install.iter().copied().filter(|a| !a.starts_with('-'))).collect()
    };

    let before = at.seen(false);
    at.sekisho(&world, &[install(), vec!["--dry-run"]].concat()).ok();
    same(&at.seen(false), &before, "a dry run writes nothing");
    at.sekisho(&world, &install()).ok();
    let installed = at.seen(false);
    at.sekisho(&world, &install()).ok();
    same(&at.seen(false), &installed, "installing twice changes nothing");
    at.sekisho(&world, &state("status")).ok();
    at.sekisho(&world, &state("doctor")).ok().says("pre-commit: blocked");
    same(&at.seen(false), &installed, "the doctor leaves nothing behind");
    assert!(!ran.exists(), "the doctor runs no other hook");
    at.sekisho(&world, &uninstall).ok();
    if !old_launcher {
        same(&at.seen(false), &before, "uninstalling restores");
    }

    let before = at.seen(true);
    at.sekisho(&world, &install()).ok();
    let key = aws_key_id(11);
    std::fs::write(at.work.join("leak.txt"), format!("key = \"{key}\"\n")).expect("a file");
    at.git(&world, &["add", "leak.txt"]).ok();
    at.git(&world, &["-c", "maintenance.auto=false", "commit", "-q", "-m", "leak"])
        .code(1)
        .says("leak.txt:1")
        .hides(&key);
    assert_eq!(ran.exists(), runs, "whether the old hook ran");
    at.git(&world, &["rm", "-q", "-f", "leak.txt"]).ok();
    std::fs::write(at.work.join("clean.txt"), "nothing\n").expect("a file");
    at.git(&world, &["add", "clean.txt"]).ok();
    at.git(&world, &["-c", "maintenance.auto=false", "commit", "-q", "-m", "clean"]).ok();
    at.sekisho(&world, &uninstall).ok();
    same(&at.seen(true), &before, "uninstalling restores after commits");
}

#[test]
fn every_layout_without_a_hook() {
    for (name, make) in LAYOUTS {
        let (existing, put, runs) = EXISTING[0];
        goes_through(name, *make, existing, put, runs);
    }
}

#[test]
#[cfg(unix)]
fn every_layout_with_a_hook() {
    for (name, make) in LAYOUTS {
        let (existing, put, runs) = EXISTING[1];
        goes_through(name, *make, existing, put, runs);
    }
}

#[test]
#[cfg(unix)]
fn every_kind_of_hook() {
    for (existing, put, runs) in EXISTING {
        goes_through(LAYOUTS[0].0, LAYOUTS[0].1, existing, *put, *runs);
    }
}

#[test]
#[cfg(unix)]
fn every_kind_of_hook_seen_from_a_linked_worktree() {
    let (name, make) = LAYOUTS.iter().find(|(name, _)| *name == "linked worktree").expect("it is there");
    for (existing, put, runs) in EXISTING {
        goes_through(name, *make, existing, *put, *runs);
    }
}
