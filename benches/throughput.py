#!/usr/bin/env python3
"""Whole processes over 100 MB of source in 500 files, on one core: sekisho, and other scanners where they are found.

    benches/throughput.py [--sekisho PROGRAM] [--runs N] [--data FOLDER] [SOURCE...]

SOURCE are folders with source code (~/.cargo/registry/src when none is named). Every program runs from its start to its
exit with its output thrown away. What counts is the processor's time, in user and in system mode, because on one core
that is the time that it takes when nothing else runs; the shortest of N runs is taken, and programs take turns, so that
what else the machine does hits all of them. Programs are looked up in PATH; README.md beside this file says where they
come from.
"""

import argparse
import collections
import os
import resource
import shutil
import subprocess
import tempfile

FILES, SIZE = 500, 200_000
ENDINGS = ("c", "cfg", "cpp", "go", "h", "html", "java", "js", "json", "md", "py", "rs", "sh", "toml", "ts", "yml")


def source(folders):
    """The source below `folders`, in the order of names, again and again: endings and texts."""
    paths = []
    for folder in folders:
        for top, names, files in os.walk(folder):
            names.sort()
            paths += [os.path.join(top, f) for f in sorted(files) if f.rsplit(".", 1)[-1] in ENDINGS]
    while True:
        some = False
        for path in paths:
            if not os.path.islink(path):
                with open(path, "rb") as file:
                    text = file.read()
                if text and b"\0" not in text:
                    some = True
                    yield path.rsplit(".", 1)[-1], text
        if not some:
            raise SystemExit("no source found in " + " ".join(folders))


def tree(data, folders):
    """Writes the files once, and gives their folder. A file holds texts of one ending, and has that ending."""
    root = os.path.join(data, "tree")
    if os.path.isdir(root):
        return root
    held, n = collections.defaultdict(bytearray), 0
    for ending, text in source(folders):
        held[ending] += text + b"\n"
        while len(held[ending]) >= SIZE and n < FILES:
            folder = os.path.join(root, f"{n // 25:02}")
            os.makedirs(folder, exist_ok=True)
            with open(os.path.join(folder, f"{n:03}.{ending}"), "wb") as file:
                file.write(held[ending][:SIZE])
            del held[ending][:SIZE]
            n += 1
        if n == FILES:
            return root


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--sekisho", default="target/x86_64-unknown-linux-gnu/release/sekisho")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--data", default=os.path.join(tempfile.gettempdir(), "sekisho-bench"))
    parser.add_argument("source", nargs="*", default=[os.path.expanduser("~/.cargo/registry/src")])
    options = parser.parse_args()
    root = tree(options.data, options.source)
    programs = {
        "sekisho": [options.sekisho, "scan", "--threads", "1", root],
        "kingfisher": ["kingfisher", "scan", "--no-validate", "--no-update-check", "--jobs", "1", root],
        "betterleaks": ["betterleaks", "auto", "--no-banner", "--exit-code=0", "--jobs=1", root],
        "gitleaks": ["gitleaks", "dir", "--no-banner", "--exit-code", "0", root],
        "ripsecrets": ["ripsecrets", root],
    }
    programs = {name: command for name, command in programs.items() if shutil.which(command[0])}
    best = {}
    for run in range(options.runs):
        for name, command in programs.items():
            # The slow ones once: their times are long enough to be stable.
            if run > 0 and best[name] > 10:
                continue
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            ended = subprocess.run(
                ["taskset", "-c", "0", *command],
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "GOMAXPROCS": "1"},
            )
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            took = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            best[name] = min(took, best.get(name, took))
            if run == 0:
                print(f"{name}: exit code {ended.returncode}, {took:.2f} s", flush=True)
    print(f"\n{'program':<14}{'seconds':>10}{'MB/s':>10}{'sekisho is':>14}")
    for name, took in best.items():
        print(f"{name:<14}{took:>10.3f}{FILES * SIZE / took / 1e6:>10.1f}{took / best['sekisho']:>12.1f} x")


main()
