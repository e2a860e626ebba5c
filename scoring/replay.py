#!/usr/bin/env python3
"""Replays histories of published packages through the hook and counts what it stops and what it warns of.

  replay.py LIST FOLDER BINARY OUT [MOST]

LIST and FOLDER are those of fetch.py. Each package becomes a repository: its versions, in the order of LIST, are staged
one after another, the hook judges what is staged, and the version is committed whatever it said. The first version is no
step: a repository does not begin with a release. With MOST only the last MOST versions of each package are taken. OUT gets one JSON object a finding, with its line, to be judged by a
person; nothing in it may be published. Printed: steps, how many of them the hook stopped, how many it only warned of, for each
package and for all.
"""
import json, os, shutil, subprocess, sys, tempfile
from fetch import unpack


def main():
    listed, folder, binary, out = sys.argv[1:5]
    most = int(sys.argv[5]) if len(sys.argv) > 5 else None
    binary = os.path.abspath(binary)
    total = [0, 0, 0, 0]
    with open(out, 'w') as findings, tempfile.TemporaryDirectory() as home:
        env = {'PATH': os.environ['PATH'], 'HOME': home, 'GIT_CONFIG_NOSYSTEM': '1', 'LC_ALL': 'C.UTF-8'}
        for who in ('AUTHOR', 'COMMITTER'):
            env |= {f'GIT_{who}_NAME': 'replay', f'GIT_{who}_EMAIL': 'replay@example.invalid'}

        def run(repo, *command):
            return subprocess.run(command, cwd=repo, env=env, capture_output=True, text=True, errors='replace')

        for line in open(listed):
            _, name, *versions = line.split()
            versions = versions[-most:] if most else versions
            counts, last = [0, 0, 0, 0], None
            with tempfile.TemporaryDirectory() as repo:
                run(repo, 'git', 'init', '-q')
                run(repo, 'git', 'config', 'core.autocrlf', 'false')
                run(repo, 'git', 'config', 'gc.auto', '0')
                for version in versions:
                    archives = [os.path.join(folder, name.replace('/', '+'), version + e) for e in ('.tgz', '.whl')]
                    archive = next((a for a in archives if os.path.exists(a)), None)
                    if not archive:
                        continue
                    for entry in os.listdir(repo):
                        if entry != '.git':
                            path = os.path.join(repo, entry)
                            shutil.rmtree(path) if os.path.isdir(path) and not os.path.islink(path) else os.remove(path)
                    with tempfile.TemporaryDirectory() as there:
                        try:
                            unpack(archive, there)
                        except Exception as error:
                            print('not unpacked:', name, version, type(error).__name__, file=sys.stderr)
                            continue
                        for entry in os.listdir(there):
                            if entry != '.git':
                                shutil.move(os.path.join(there, entry), os.path.join(repo, entry))
                    run(repo, 'git', 'add', '-A', '-f')
                    if last is not None:
                        ran = run(repo, binary, 'hook', '--format', 'jsonl', 'pre-commit')
                        rows = [json.loads(l) for l in ran.stdout.splitlines() if l.startswith('{')]
                        counts[0] += 1
                        counts[3] += ran.returncode not in (0, 1)
                        if ran.returncode == 1:
                            counts[1] += 1
                        elif rows:
                            counts[2] += 1
                        for row in rows:
                            with open(os.path.join(repo, row['path']), 'rb') as f:
                                text = f.read().split(b'\n')[row['line'] - 1][:2000].decode('utf-8', 'replace')
                            findings.write(json.dumps({'package': name, 'version': version, 'action': row['action'], 'rule': row['rule'], 'proof': row['proof'],
                                                       'path': row['path'], 'line': row['line'], 'column': row.get('column'), 'text': text}) + '\n')
                    run(repo, 'git', 'commit', '-q', '--no-verify', '-m', version)
                    last = version
            if counts[0]:
                print('%-40s steps %4d  stopped %3d  warned %3d  failed %d' % (name, *counts), flush=True)
            total = [a + b for a, b in zip(total, counts)]
    print('%-40s steps %4d  stopped %3d  warned %3d  failed %d' % ('all', *total))


main()
