#!/usr/bin/env python3
"""Trains the model and writes src/detect/context/trees.rs; the same input gives the same bytes.

  train.py TRUTH LABELLED PEOPLE CALM [--findings FINDINGS] [--folds OUT] [--no-model] > ../src/detect/context/trees.rs

TRUTH names the lines that hold a credential (path, line, end_line, label T, F or X, class). The others are what
`cargo run --release --example features` prints: LABELLED of the texts that TRUTH is about, PEOPLE of the texts that
people.py makes, whose names say whether what is in them is true, CALM of published packages, in which what looks like a secret is taken for a
false alarm.

On standard error: how good the model is on repositories that it has not seen. The labelled repositories (the part of a
path before the first underscore) and the packages are dealt into five folds; each fold is judged by a model of the other
four. With FINDINGS (`sekisho scan --format jsonl` of the labelled texts) the figures are end to end: what the rules of
providers find counts too, and recall is of everything that TRUTH calls a credential, read or not. --folds writes the
scores so obtained, --no-model stops there.
"""
import argparse, json, os, sys
# One thread: sums of several are in no fixed order.
os.environ['OMP_NUM_THREADS'] = '1'
import numpy as np
from collections import Counter, defaultdict
from sklearn.ensemble import HistGradientBoostingClassifier

SEED = 20260101
# As in src/detect/context/model.rs, in log-odds.
BLOCK, BLOCK_MADE_UP = 3.5, 5.0
MADE_UP = ['path says test or example', 'in prose', 'name says salt, nonce or signature', 'name says key']
MOST = 150      # false alarms taken of one package
MADE = 0.4      # what a text that people.py made counts for
TREES, LEAVES, RATE = 300, 18, 0.08
# What may only raise a score, and what may only lower it, whatever the examples say.
RAISE = ['name says password', 'name says secret', 'name says API key', 'name says secret key', 'name has words of secrets',
         "a person's password", 'words run together', 'letters outside common words', 'letters unlike written words, total', 'different characters']
LOWER = ['name has words of other things', 'name ends in another word', 'repeats its name', 'looked up', 'inside an expression',
         'line says example or test',
         'path says test or example', 'path or line says translation', 'letters in common words, percent', 'name says key',
         'letters in stock words, percent', 'brackets around something, names of variables', 'separators between words',
         'slashes and dots between words', 'an address of the web or of mail', 'spaces', 'UUID']


def read(path):
    with open(path) as f:
        names = json.loads(next(f))['features']
        seen, out = set(), []
        for line in f:
            row = json.loads(line)
            if (row['path'], row['at']) not in seen:
                seen.add((row['path'], row['at']))
                out.append(row)
    return names, out


def over(truth, name, start, end):
    return [t for t in truth.get(name, ()) if t['line'] <= end and start <= t['end_line']]


def end_to_end(truth, found):
    """Precision and recall: a finding is true when it overlaps a line labelled T, false when it overlaps only F."""
    hit, seen, true, false = set(), set(), 0, 0
    for name, start, end in found:
        lines = over(truth, name, start, end)
        trues = [t for t in lines if t['label'] == 'T']
        hit.update(id(t) for t in trues)
        if (name, start) not in seen:
            seen.add((name, start))
            true += any(t['class'] != 'identifier' for t in trues)
            false += not trues and any(t['label'] == 'F' for t in lines)
    units = [t for many in truth.values() for t in many if t['label'] == 'T' and t['class'] != 'identifier']
    return true / max(1, true + false), sum(id(t) in hit for t in units) / len(units)


def main():
    parser = argparse.ArgumentParser()
    for name in ('truth', 'labelled', 'people', 'calm'):
        parser.add_argument(name)
    parser.add_argument('--findings')
    parser.add_argument('--folds')
    parser.add_argument('--no-model', action='store_true')
    options = parser.parse_args()

    truth = defaultdict(list)
    for line in open(options.truth):
        t = json.loads(line)
        truth[t['path']].append(t)
    names, labelled = read(options.labelled)
    rows = []       # features, label (None: nobody says), weight, group, row
    for row in labelled:
        base = os.path.basename(row['path'])
        lines = over(truth, base, row['line'], row['end_line'])
        labels = {t['label'] for t in lines if t.get('class') != 'identifier'}
        # An identifier is neither: it names something, and the labellers took it for a credential.
        known = len(labels) == len({t['label'] for t in lines}) or 'T' in labels
        rows.append((row, (1 if 'T' in labels else 0 if 'F' in labels else None) if known else None, 1.0, base.split('_')[0]))
    n = len(rows)
    for row in read(options.people)[1]:
        # yes-000-00-42.py: what stands at 42 is a secret, and nothing is said of the rest.
        side, *_, place = row['path'].replace('/', '.').split('.')[0].split('-')
        if place == 'any' or row['at'] == int(place):
            rows.append((row, int(side == 'yes'), MADE, 'people'))
    # What is the same to the model counts once a package, and no package for more than its share.
    calm, same = Counter(), set()
    for row in read(options.calm)[1]:
        package = row['path'].split('/')[0]
        key = package, tuple(row['features'])
        if key not in same and calm[package] < MOST:
            same.add(key)
            calm[package] += 1
            rows.append((row, 0, 0.5, package))
    # Repositories with hundreds of like lines count for less than their number.
    counts = Counter((group, label) for _, label, _, group in rows)
    X = np.array([row['features'] for row, *_ in rows], dtype=np.int32)
    y = np.array([-1 if label is None else label for _, label, *_ in rows])
    w = np.array([weight * (1 if group == 'people' else min(1.0, (30 / counts[group, label]) ** 0.5)) for _, label, weight, group in rows])
    groups = np.array([group for *_, group in rows])
    constraints = [1 if name in RAISE else -1 if name in LOWER else 0 for name in names]
    assert sum(c != 0 for c in constraints) == len(RAISE) + len(LOWER)

    def fit(some):
        some = some & (y >= 0)
        model = HistGradientBoostingClassifier(max_iter=TREES, max_leaf_nodes=LEAVES, learning_rate=RATE, min_samples_leaf=15,
                                               l2_regularization=2.0, max_features=0.4, early_stopping=False,
                                               monotonic_cst=constraints, random_state=SEED)
        return model.fit(X[some], y[some], sample_weight=w[some])

    random = np.random.RandomState(SEED)
    fold = {g: i % 5 for i, g in enumerate(random.permutation(sorted(set(groups[:n]))))}
    fold |= {g: i % 5 for i, g in enumerate(random.permutation(sorted(set(groups[n:]) - {'people'})))}
    folds = np.array([i % 5 if g == 'people' else fold[g] for i, g in enumerate(groups)])
    score = np.zeros(len(X))

    def judge():
        for k in range(5):
            score[folds == k] = fit(folds != k).decision_function(X[folds == k])

    # A line that holds a credential may hold other values, and TRUTH does not say which is which: of those the ones that
    # a model without that line finds much less likely than the likeliest say nothing.
    judge()
    lines = defaultdict(list)
    for i in range(n):
        if y[i] == 1:
            lines[rows[i][0]['path'], rows[i][0]['line']].append(i)
    for many in lines.values():
        best = max(score[i] for i in many)
        for i in many:
            if score[i] < min(best - 2, 0):
                y[i] = -1
    judge()
    print('values: labelled %d (%d true, %d false), made up %d, calm %d' % (
        n, (y[:n] == 1).sum(), (y[:n] == 0).sum(), (groups == 'people').sum(), ((y[n:] == 0) & (groups[n:] != 'people')).sum()), file=sys.stderr)
    made = groups == 'people'
    rules = [json.loads(line) for line in open(options.findings)] if options.findings else []
    rules = [(os.path.basename(f['path']), f['line'], f.get('end_line') or f['line'], f['action']) for f in rules if f['proof'] != 'context']
    uuid = X[:, names.index('UUID')] > 0

    def whole(hit, least):
        found = [(os.path.basename(rows[i][0]['path']), rows[i][0]['line'], rows[i][0]['end_line'])
                 for i in range(n) if hit[i] and not (least == 'block' and uuid[i])]
        found += [f[:3] for f in rules if least == 'warn' or f[3] == 'block']
        p, r = end_to_end(truth, found)
        return '%.3f %.3f F1 %.3f' % (p, r, 2 * p * r / (p + r))

    for threshold in np.arange(-0.5, 6.01, 0.5):
        hit = score >= threshold
        true = (hit & (y == 1))[:n].sum()
        figures = 'from %4.1f values: precision %.3f recall %.3f' % (
            threshold, true / max(1, (hit & (y >= 0))[:n].sum()), true / (y[:n] == 1).sum())
        if options.findings:
            for action, least in (('all', 'warn'), ('block', 'block')):
                figures += '  %s: %s' % (action, whole(hit, least))
        calm = hit & (y == 0) & ~made
        calm[:n] = False
        print(figures, ' calm %d  made up %.3f, not secret %.3f' % (calm.sum(), hit[made & (y == 1)].mean(), hit[made & (y == 0)].mean()), file=sys.stderr)
    if options.findings:
        made_up = (X[:, [names.index(name) for name in MADE_UP]] > 0).any(axis=1)
        print('blocks, tests, documentation, salts and bare keys from %.1f: %s' % (BLOCK_MADE_UP, whole(score >= np.where(made_up, BLOCK_MADE_UP, BLOCK), 'block')), file=sys.stderr)
    if options.folds:
        with open(options.folds, 'w') as out:
            for (row, label, _, group), s in zip(rows, score):
                out.write(json.dumps({'path': row['path'], 'line': row['line'], 'at': row['at'], 'label': label, 'group': group, 'score': round(float(s), 2)}) + '\n')
    if not options.no_model:
        write(fit(np.ones(len(X), dtype=bool)))


def write(model):
    nodes, roots = [], []
    for (predictor,) in model._predictors:
        tree = predictor.nodes
        value = {}

        def mean(i):
            # A node's own value is the mean of its leaves, which is what its split is measured against.
            t = tree[i]
            if t['is_leaf']:
                value[i] = float(t['value'])
            else:
                a, b = int(t['left']), int(t['right'])
                mean(a); mean(b)
                wa, wb = int(tree[a]['count']), int(tree[b]['count'])
                value[i] = (value[a] * wa + value[b] * wb) / (wa + wb)
        mean(0)
        base = len(nodes)
        roots.append(base)
        for i, t in enumerate(tree):
            leaf = bool(t['is_leaf'])
            assert leaf or t['left'] == i + 1
            nodes.append((255 if leaf else int(t['feature_idx']), 0 if leaf else int(np.floor(t['num_threshold'])),
                          0 if leaf else base + int(t['right']), int(round(value[i] * 10000))))
    prior = float(np.ravel(model._baseline_prediction)[0])
    print('/*! The trees of the model, as scoring/train.py grew them; not written by hand. */\n')
    print('/// A node: the feature that it asks for (255: a leaf), the most at which the way is left (the next node), the')
    print('/// node to the right, and its own points in ten thousandths of log-odds.')
    print('pub type Node = (u8, i16, u16, i16);\n')
    print('/// What every score begins with, in ten thousandths of log-odds.\npub const PRIOR: i32 = %d;\n' % round(prior * 10000))
    print('#[rustfmt::skip]\npub static ROOTS: [u16; %d] = [' % len(roots))
    for at in range(0, len(roots), 20):
        print('    ' + ', '.join(map(str, roots[at:at + 20])) + ',')
    print('];\n\n#[rustfmt::skip]\npub static NODES: [Node; %d] = [' % len(nodes))
    for at in range(0, len(nodes), 6):
        print('    ' + ', '.join('(%d, %d, %d, %d)' % n for n in nodes[at:at + 6]) + ',')
    print('];')


main()
