#!/usr/bin/env python3
"""Makes both tables of src/detect/context again from their pinned inputs, and says whether they are the same.

  rebuild.py CORPUS TRUTH WORK

CORPUS is the folder of the labelled texts and TRUTH what is known of their lines (docs/scoring.md); WORK is a folder that
may hold what an earlier run fetched. Needs npm, pip, cargo, and scoring/requirements.txt installed. written.rs is made
first, because the features that the model is trained on come from it.
"""
import filecmp, os, shutil, subprocess, sys

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.dirname(HERE)
TABLES = os.path.join(TOP, 'src', 'detect', 'context')


def run(*command, out=None, err=None):
    subprocess.run(command, check=True, cwd=TOP, stdout=out and open(out, 'wb'), stderr=err and open(err, 'wb'))


def main():
    corpus, truth, work = map(os.path.abspath, sys.argv[1:])
    there = lambda name: os.path.join(work, name)
    script = lambda name, *arguments, **more: run(sys.executable, os.path.join(HERE, name), *arguments, **more)
    script('fetch.py', os.path.join(HERE, 'packages.txt'), there('fetched'), there('packages'))
    script('text.py', there('packages'), out=there('written.rs'))
    same = filecmp.cmp(there('written.rs'), os.path.join(TABLES, 'written.rs'), shallow=False)
    print('written.rs', 'is the same' if same else 'differs')
    if not same:
        # The model has to be trained on features of the new table.
        shutil.copy(there('written.rs'), TABLES)
    profile = os.environ.get('PROFILE', 'release')
    run('cargo', 'build', '-q', '--profile', profile, '--example', 'features', '--bin', 'sekisho')
    built = subprocess.run(['cargo', 'metadata', '--format-version=1', '--no-deps'], check=True, cwd=TOP, capture_output=True, text=True).stdout
    import json
    target = json.loads(built)['target_directory']
    folder = 'debug' if profile == 'dev' else profile
    found = [os.path.join(target, *triple, folder) for triple in ([], [t for t in os.listdir(target) if t.count('-') >= 2][:1])]
    binaries = next(f for f in found[::-1] if os.path.exists(os.path.join(f, 'sekisho')))
    features = os.path.join(binaries, 'examples', 'features')
    # What an earlier people.py wrote is no part of it.
    shutil.rmtree(there('people'), ignore_errors=True)
    os.makedirs(there('people'))
    script('people.py', there('people'))
    for name, texts in (('labelled', corpus), ('people', there('people')), ('calm', there('packages'))):
        run(features, texts, out=there(name + '.jsonl'))
    # Findings are no failure here.
    with open(there('findings.jsonl'), 'wb') as out:
        subprocess.run([os.path.join(binaries, 'sekisho'), 'scan', '--format', 'jsonl', corpus], cwd=work, stdout=out, stderr=subprocess.DEVNULL)
    script('train.py', truth, there('labelled.jsonl'), there('people.jsonl'), there('calm.jsonl'),
           '--findings', there('findings.jsonl'), out=there('trees.rs'), err=there('train.log'))
    same &= filecmp.cmp(there('trees.rs'), os.path.join(TABLES, 'trees.rs'), shallow=False)
    print('trees.rs', 'is the same' if same else 'differs')
    sys.exit(not same)


main()
