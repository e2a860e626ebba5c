#!/usr/bin/env python3
"""What reading a staged change costs: whole processes, from start to exit, ours and git's in turn.

    cargo build --release
    benches/reading.py [NAME...]

The ratios are of minima in the same run. `--sekisho PATH` measures another binary.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
TARGET = "x86_64-unknown-linux-gnu"
SEKISHO = os.path.join(HERE, "..", "target", TARGET, "release", "sekisho")


def git(*arguments, **more):
    subprocess.run(["git", *arguments], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **more)


def repository(folder):
    git("init", "-q", "-b", "main", folder)
    os.chdir(folder)


def write(path, text):
    os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
    with open(path, "w") as file:
        file.write(text)


def stage():
    """Stages everything and brings the cached tree up to date, as `git commit` does before it runs a hook."""
    git("add", "-A")
    git("write-tree")


def source(seed, lines):
    return "".join(f"fn item_{seed}_{n}(a: usize) -> usize {{ a.wrapping_mul({n * 7919 + seed}) }}\n" for n in range(lines))


def small():
    for n in range(30):
        write(f"src/a/f{n}.rs", source(n, 60))
    git("add", "-A")
    git("commit", "-qm", "base")
    for n in range(3):
        write(f"src/a/f{n}.rs", source(n, 61))
    stage()


def large():
    for d in range(5000):
        for f in range(20):
            write(f"d{d // 100}/e{d % 100}/f{f}.rs", f"{d} {f}\n")
    git("add", "-A")
    git("commit", "-qm", "base")
    git("repack", "-adq")
    for d in (17, 2500, 4999):
        write(f"d{d // 100}/e{d % 100}/f3.rs", "changed\n")
    stage()


def many():
    git("commit", "-q", "--allow-empty", "-m", "base")
    for n in range(20000):
        write(f"d{n // 100}/f{n}.rs", source(n, 12))
    stage()


def huge():
    git("commit", "-q", "--allow-empty", "-m", "base")
    text = source(1, 20000)
    with open("f.rs", "w") as file:
        while file.tell() < 100_000_000:
            file.write(text)
    stage()


HOOK = [SEKISHO, "hook", "pre-commit"]
DIFF = "git diff-index --cached --raw -z HEAD"
BATCH = "git diff-index --cached --raw --no-abbrev HEAD | cut -d' ' -f4 | git cat-file --batch"

# Name, what makes the repository, ours, the measure, the most that the ratio may be, how often.
BENCHES = [
    ("start", None, [SEKISHO, "--version"], ["/bin/true"], 1.2, 300),
    ("small", small, HOOK, DIFF.split(), 1.0, 200),
    ("large", large, HOOK, DIFF.split(), 0.25, 60),
    ("many", many, HOOK, ["sh", "-c", BATCH], 0.5, 7),
    ("huge", huge, HOOK, ["git", "cat-file", "blob", ":f.rs"], 1.5, 7),
]


def once(command):
    begin = time.perf_counter()
    pid = os.posix_spawn(which(command[0]), command, os.environ, file_actions=QUIET)
    _, status, usage = os.wait4(pid, 0)
    return time.perf_counter() - begin, usage.ru_maxrss, os.waitstatus_to_exitcode(status)


def which(name):
    return shutil.which(name) or name


def main():
    global SEKISHO, QUIET
    arguments = sys.argv[1:]
    if "--sekisho" in arguments:
        at = arguments.index("--sekisho")
        HOOK[0] = BENCHES[0][2][0] = os.path.abspath(arguments[at + 1])
        del arguments[at : at + 2]
    null = os.open(os.devnull, os.O_RDWR)
    QUIET = [(os.POSIX_SPAWN_DUP2, null, fd) for fd in (0, 1, 2)]
    print("| what | ours | measure | ratio | at most | memory |\n| --- | --- | --- | --- | --- | --- |")
    for name, make, ours, measure, most, times in BENCHES:
        if arguments and name not in arguments:
            continue
        with tempfile.TemporaryDirectory() as top:
            os.environ.update(HOME=top, GIT_CONFIG_NOSYSTEM="1")
            write(f"{top}/.gitconfig", "[user]\nname=t\nemail=t@example.invalid\n[core]\nfsync=none\n[gc]\nauto=0\n")
            os.chdir(top)
            if make:
                repository("r")
                make()
            best = [1e9, 1e9]
            memory = 0
            for _ in range(times):
                for side, command in enumerate((ours, measure)):
                    seconds, rss, code = once(command)
                    best[side] = min(best[side], seconds)
                    if code != 0:
                        sys.exit(f"{name}: {command} ended with {code}")
                    if side == 0:
                        memory = max(memory, rss)
            os.chdir(HERE)
        a, b = (s * 1000 for s in best)
        print(f"| {name} | {a:.2f} ms | {b:.2f} ms | {a / b:.2f} | {most} | {memory / 1024:.0f} MB |", flush=True)


if __name__ == "__main__":
    main()
