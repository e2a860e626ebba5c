#!/usr/bin/env python3
"""Replays histories of published packages through the hook and counts what it stops and what it warns of.

  replay.py LIST FOLDER BINARY OUT [PACKAGE...]

LIST and FOLDER are those of fetch.py; with PACKAGE only those are taken. Each package becomes a history: a commit a
version, in the order of LIST. For each but the first (a repository does not begin with a release) HEAD is set to the
version before, the version is staged, and the hook judges what is staged, whatever it said before. OUT gets one JSON
object a finding, with its line, to be judged by a person; nothing in it may be published. Printed: steps, how many of
them the hook stopped, how many it only warned of, how often it could not do its job, for each package and for all.

No file is laid out: the archives are read in memory and handed to `git fast-import`, and the index is read from the
commit, because the hook looks at nothing else. Repositories are made in memory where the system has /dev/shm.
"""
import json, os, subprocess, sys, tarfile, tempfile, time, zipfile


def files(archive):
    """Path and bytes of each file of a published archive, as they lie in the package."""
    if archive.endswith('.whl'):
        with zipfile.ZipFile(archive) as z:
            for entry in z.infolist():
                # The folder of a wheel's own data is named after the version: give it one name.
                top, _, rest = entry.filename.partition('/')
                name = 'dist-info/' + rest if top.endswith('.dist-info') else entry.filename
                if not entry.is_dir():
                    yield name, z.read(entry)
    else:
        with tarfile.open(archive) as t:
            for entry in t:
                if entry.isfile():
                    yield entry.name.partition('/')[2], t.extractfile(entry).read()


def kept(name):
    parts = name.split('/')
    return name and not any(p in ('', '.', '..') or p.lower() == '.git' for p in parts) and '\n' not in name


def history(package, folder, versions, repo, env):
    """Makes the commits; gives version, commit and the files of each."""
    archives = []
    for version in versions:
        for ending in ('.tgz', '.whl'):
            path = os.path.join(folder, package.replace('/', '+'), version + ending)
            if os.path.exists(path):
                archives.append((version, path))
                break
    marks = os.path.join(repo, 'marks')
    importer = subprocess.Popen(['git', '-C', repo, '-c', 'core.compression=0', '-c', 'pack.compression=0', 'fast-import', '--quiet',
                                 '--depth=0', f'--export-marks={marks}'], stdin=subprocess.PIPE, env=env)
    out, made = importer.stdin, []
    for version, path in archives:
        try:
            every = {name: text for name, text in files(path) if kept(name)}
        except Exception as error:
            print('not unpacked:', package, version, type(error).__name__, file=sys.stderr)
            continue
        out.write(b'commit refs/heads/main\nmark :%d\ncommitter replay <replay@example.invalid> %d +0000\ndata 0\ndeleteall\n'
                  % (len(made) + 1, 1700000000 + len(made)))
        for name, text in every.items():
            quoted = name.encode('utf-8', 'surrogateescape').replace(b'\\', b'\\\\').replace(b'"', b'\\"')
            out.write(b'M 100644 inline "%s"\ndata %d\n%s\n' % (quoted, len(text), text))
        made.append((version, path))
    out.close()
    if importer.wait() != 0:
        sys.exit(f'git fast-import failed on {package}')
    ids = {}
    for line in open(marks):
        mark, commit = line.split()
        ids[int(mark[1:])] = commit
    return [(version, path, ids[i + 1]) for i, (version, path) in enumerate(made)]


def main():
    listed, folder, binary, out, *only = sys.argv[1:]
    binary = os.path.abspath(binary)
    memory = '/dev/shm' if os.path.isdir('/dev/shm') else None
    total, spent = [0, 0, 0, 0], 0.0
    with open(out, 'w') as findings, tempfile.TemporaryDirectory(dir=memory) as home:
        env = {'PATH': os.environ['PATH'], 'HOME': home, 'GIT_CONFIG_NOSYSTEM': '1', 'LC_ALL': 'C.UTF-8'}
        for line in open(listed):
            _, package, *versions = line.split()
            if only and package not in only:
                continue
            counts = [0, 0, 0, 0]
            with tempfile.TemporaryDirectory(dir=memory) as repo:
                subprocess.run(['git', 'init', '-q', '-b', 'main', repo], env=env, check=True)
                steps = history(package, folder, versions, repo, env)
                for (_, _, before), (version, archive, commit) in zip(steps, steps[1:]):
                    with open(os.path.join(repo, '.git', 'HEAD'), 'w') as head:
                        head.write(before + '\n')
                    subprocess.run(['git', '-C', repo, 'read-tree', commit], env=env, check=True)
                    began = time.monotonic()
                    ran = subprocess.run([binary, 'hook', '--format', 'jsonl', 'pre-commit'], cwd=repo, env=env, capture_output=True,
                                         text=True, errors='replace')
                    spent += time.monotonic() - began
                    rows = [json.loads(l) for l in ran.stdout.splitlines() if l.startswith('{')]
                    counts[0] += 1
                    if ran.returncode not in (0, 1):
                        counts[3] += 1
                        print('failed:', package, version, ran.stderr.strip()[:300], file=sys.stderr)
                    elif ran.returncode == 1:
                        counts[1] += 1
                    elif rows:
                        counts[2] += 1
                    texts = dict(files(archive)) if rows else {}
                    for row in rows:
                        text = texts.get(row['path'], b'').split(b'\n')
                        text = text[row['line'] - 1] if row['line'] <= len(text) else b''
                        column = row.get('column') or 1
                        text = text[max(0, column - 400):column + 400].decode('utf-8', 'replace')
                        findings.write(json.dumps({'package': package, 'version': version, 'action': row['action'], 'rule': row['rule'], 'proof': row['proof'],
                                                   'path': row['path'], 'line': row['line'], 'column': row.get('column'), 'notes': row.get('notes'), 'text': text}) + '\n')
                    findings.flush()
            if counts[0]:
                print('%-40s steps %4d  stopped %3d  warned %3d  failed %d' % (package, *counts), flush=True)
            total = [a + b for a, b in zip(total, counts)]
    print('%-40s steps %4d  stopped %3d  warned %3d  failed %d' % ('all', *total))
    print('in the hook: %.1f s, %.1f ms a step' % (spent, 1000 * spent / max(1, total[0])))


main()
