#!/bin/sh
# Tries sekisho with the real husky, lefthook, pre-commit and prek, from npm and PyPI. Not part of `cargo test`, because
# it needs the network to fetch them:
#     tests/managers/run.sh target/debug/sekisho [FOLDER]
# FOLDER keeps what was fetched for the next time. Every line of the result must begin with "ok".
set -eu
program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
folder=${2:-$(mktemp -d)}
mkdir -p "$folder/bin" && cd "$folder"
cp "$program" bin/sekisho
export PATH="$folder/bin:$PATH" HOME="$folder" GIT_CONFIG_NOSYSTEM=1
export GIT_AUTHOR_NAME=t GIT_AUTHOR_EMAIL=t@localhost GIT_COMMITTER_NAME=t GIT_COMMITTER_EMAIL=t@localhost
[ -d node_modules/husky ] || npm install --no-fund --no-audit husky lefthook >/dev/null
[ -x venv/bin/prek ] || { python3 -m venv venv && venv/bin/pip -q install pre-commit prek; }
lefthook=$(echo "$folder"/node_modules/lefthook-*/bin/lefthook)
config='repos: [{repo: local, hooks: [{id: x, name: x, entry: touch ran, language: system, always_run: true, pass_filenames: false}]}]'

fresh() {
    rm -rf repo && git init -q repo && cd repo
    printf '%s\n' ran .husky/_ >.gitignore
}
# A key made here, so that none stands in this file.
key() { printf 'C3%sD7' "$(LC_ALL=C tr -dc 'B-H2-7' </dev/urandom | head -c 12)"; }
# What every manager goes through, after it has put its own hook in place.
through() {
    name=$1
    shift
    git add -A && git commit -q --no-verify -m first
    cp -R .git ../before
    if sekisho install "$@" >../out 2>&1; then :; else sed 's/^/   /' ../out && echo "FAILED install: $name"; fi
    if sekisho doctor >../out 2>&1; then echo "ok doctor: $name"; else sed 's/^/   /' ../out && echo "FAILED doctor: $name"; fi
    rm -f ran
    echo "key = \"AKIA$(key)\"" >leak.txt && git add leak.txt
    if git commit -q -m leak >/dev/null 2>&1; then echo "FAILED stops: $name"; else echo "ok stops: $name"; fi
    git rm -q -f leak.txt && echo clean >clean.txt && git add clean.txt
    if git commit -q -m clean >../out 2>&1; then echo "ok passes: $name"; else sed 's/^/   /' ../out && echo "FAILED passes: $name"; fi
    if [ -e ran ]; then echo "ok the other hook ran: $name"; else echo "FAILED the other hook ran: $name"; fi
    again
    if sekisho doctor >../out 2>&1; then echo "ok after the manager installed again: $name"; else echo "FAILED again: $name"; fi
    sekisho uninstall >/dev/null
    if diff -r .git/hooks ../before/hooks && [ -z "$(git status --short)" ]; then
        echo "ok restored: $name"
    else
        echo "FAILED restored: $name"
    fi
    rm -rf ../before && cd ..
}

for each in pre-commit prek; do
    fresh && echo "$config" >.pre-commit-config.yaml && "../venv/bin/$each" install >/dev/null
    again() { "../venv/bin/$each" install >/dev/null; }
    through "$each"
done

fresh && node ../node_modules/husky/bin.js && echo 'touch ran' >.husky/pre-commit
again() { node ../node_modules/husky/bin.js; }
through husky --tracked

fresh && printf 'pre-commit:\n  commands:\n    x:\n      run: touch ran\n' >lefthook.yml && "$lefthook" install >/dev/null
again() { "$lefthook" install >/dev/null; }
through lefthook
