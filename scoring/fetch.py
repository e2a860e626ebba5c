#!/usr/bin/env python3
"""Fetches published packages, each version that a list names, with the ordinary clients (npm, pip).

  fetch.py LIST FOLDER [UNPACKED]

LIST holds lines of `npm NAME VERSION...` and `pypi NAME VERSION...`. Archives go to FOLDER/NAME/VERSION.tgz or .whl;
what is there already is not fetched again, and what a registry does not have (of PyPI only wheels for every platform are
taken, because building a source package would run its code) is said on standard error and passed by. With UNPACKED each
archive is laid out in UNPACKED/NAME.
"""
import os, shutil, subprocess, sys, tarfile, tempfile, zipfile


def npm(name, versions):
    # Many in one process; where one is missing all of them fail, and then one by one.
    for many in [versions[at:at + 12] for at in range(0, len(versions), 12)]:
        with tempfile.TemporaryDirectory() as there:
            def pack(some):
                ran = subprocess.run(['npm', 'pack', '--silent', '--ignore-scripts', '--pack-destination', there,
                                      *(f'{name}@{v}' for v in some)], capture_output=True, text=True)
                names = ran.stdout.split()
                return [os.path.join(there, n) for n in names] if ran.returncode == 0 and len(names) == len(some) else None
            archives = pack(many) or [(pack([v]) or [None])[0] for v in many]
            for version, archive in zip(many, archives):
                yield version, archive, '.tgz'


def pypi(name, versions):
    # pip in one process: starting it a thousand times is most of the work otherwise.
    from pip._internal.cli.main import main as pip
    for version in versions:
        with tempfile.TemporaryDirectory() as there:
            code = pip(['--disable-pip-version-check', '-q', 'download', '--no-deps', '--only-binary', ':all:', '--platform', 'any',
                        '-d', there, f'{name}=={version}'])
            wheels = os.listdir(there)
            yield version, os.path.join(there, wheels[0]) if code == 0 and wheels else None, '.whl'


def unpack(archive, folder):
    if archive.endswith('.whl'):
        with zipfile.ZipFile(archive) as z:
            z.extractall(folder)
        for name in os.listdir(folder):
            # The folder of a wheel's own data is named after the version: give it one name.
            if name.endswith('.dist-info'):
                os.rename(os.path.join(folder, name), os.path.join(folder, 'dist-info'))
    else:
        with tarfile.open(archive) as t:
            t.extractall(folder, filter='data')
        inner = os.listdir(folder)
        for name in os.listdir(os.path.join(folder, inner[0])):
            os.rename(os.path.join(folder, inner[0], name), os.path.join(folder, name + '.unpacking'))
        os.rmdir(os.path.join(folder, inner[0]))
        for name in os.listdir(folder):
            os.rename(os.path.join(folder, name), os.path.join(folder, name.removesuffix('.unpacking')))


def main():
    for line in open(sys.argv[1]):
        registry, name, *versions = line.split()
        folder = os.path.join(sys.argv[2], name.replace('/', '+'))
        os.makedirs(folder, exist_ok=True)
        have = {os.path.splitext(f)[0] for f in os.listdir(folder)}
        for version, archive, ending in {'npm': npm, 'pypi': pypi}[registry](name, [v for v in versions if v not in have]):
            if archive:
                shutil.move(archive, os.path.join(folder, version + ending))
            else:
                print('not fetched:', name, version, file=sys.stderr)
        for archive in sorted(os.listdir(folder)) if len(sys.argv) > 3 else []:
            there = os.path.join(sys.argv[3], name.replace('/', '+'))
            if os.path.splitext(archive)[0] in versions and not os.path.exists(there):
                os.makedirs(there)
                unpack(os.path.join(folder, archive), there)


if __name__ == '__main__':
    main()
