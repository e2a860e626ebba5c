#!/usr/bin/env python3
"""Trains the model and writes src/detect/context/trees.rs; the same input gives the same bytes.

  train.py TRUTH.jsonl LABELLED.jsonl PEOPLE.jsonl CALM.jsonl... > ../src/detect/context/trees.rs

TRUTH names the lines that hold a credential (path, line, end_line, label T, F or X). The others are what
`cargo run --release --example features` prints: LABELLED of the texts that TRUTH is about, CALM of published packages,
in which what looks like a secret is taken for a false alarm, PEOPLE of the texts that people.py makes, in which all are
true. The figures on standard error are of repositories that the model has not seen (the part of a path before the first
underscore), five folds.
"""
import json, os, sys
import numpy as np
from collections import defaultdict
from sklearn.ensemble import GradientBoostingClassifier

SEED = 20260101
TREES, DEPTH, RATE = 220, 4, 0.08


def read(path):
    rows = [json.loads(l) for l in open(path)]
    names = rows.pop(0)['features']
    seen, out = set(), []
    for r in rows:
        if (r['path'], r['at']) not in seen:
            seen.add((r['path'], r['at']))
            out.append(r)
    return names, out


def main():
    truth = defaultdict(list)
    for line in open(sys.argv[1]):
        t = json.loads(line)
        truth[t['path']].append(t)
    names, labelled = read(sys.argv[2])
    X, y, w, groups, kept = [], [], [], [], []
    for r in labelled:
        base = os.path.basename(r['path'])
        over = [t['label'] for t in truth[base] if t['line'] <= r['end_line'] and r['line'] <= t['end_line']]
        label = 1 if 'T' in over else 0 if 'F' in over else None
        if label is not None:
            X.append(r['features']); y.append(label); w.append(1.0); groups.append(base.split('_')[0]); kept.append((base, r['line']))
    # Repositories with hundreds of like lines count for less than their number.
    counts = defaultdict(int)
    for g, label in zip(groups, y):
        counts[g, label] += 1
    w = [(min(1.0, (30 / counts[g, label]) ** 0.5)) for g, label in zip(groups, y)]
    n = len(X)
    for path, label, weight in [(sys.argv[3], 1, 0.35)] + [(p, 0, 0.5) for p in sys.argv[4:]]:
        for r in read(path)[1]:
            X.append(r['features']); y.append(label); w.append(weight); groups.append(path)
    X, y, w, groups = np.array(X, dtype=np.int32), np.array(y), np.array(w), np.array(groups)

    def fit(rows):
        model = GradientBoostingClassifier(n_estimators=TREES, max_depth=DEPTH, learning_rate=RATE, subsample=0.7,
                                           min_samples_leaf=12, max_features=0.4, random_state=SEED)
        return model.fit(X[rows], y[rows], sample_weight=w[rows])

    order = sorted(set(groups[:n]))
    fold = {g: i % 5 for i, g in enumerate(np.random.RandomState(SEED).permutation(order))}
    score = np.zeros(len(X))
    extra = np.arange(len(X)) >= n
    for k in range(5):
        test = np.array([not e and fold[g] == k for e, g in zip(extra, groups)])
        also = extra & (np.arange(len(X)) % 5 == k)
        model = fit(~test & ~also)
        score[test | also] = model.decision_function(X[test | also])
    print('values: labelled %d (%d true), calm and people %d' % (n, y[:n].sum(), len(X) - n), file=sys.stderr)
    for threshold in np.arange(-1.0, 5.01, 0.5):
        hit = score[:n] >= threshold
        true = (hit & (y[:n] == 1)).sum()
        calm = (score[np.isin(groups, sys.argv[4:])] >= threshold).sum()
        people = (score[groups == sys.argv[3]] >= threshold).mean()
        print('%5.1f precision %.3f recall of values %.3f calm alarms %d people %.3f' % (
            threshold, true / max(1, hit.sum()), true / y[:n].sum(), calm, people), file=sys.stderr)
    if 'FOLDS' in os.environ:
        json.dump([(b, int(l), float(s)) for (b, l), s in zip(kept, score)], open(os.environ['FOLDS'], 'w'))

    model = fit(np.ones(len(X), dtype=bool))
    prior = model.decision_function(np.zeros((1, X.shape[1])))[0] - RATE * sum(
        t[0].predict(np.zeros((1, X.shape[1])))[0] for t in model.estimators_)
    nodes, roots = [], []
    for (tree,) in model.estimators_:
        t = tree.tree_
        # A node's own value is the mean of its leaves by weight, which is what its split is measured against.
        value = {}
        def mean(i):
            if t.children_left[i] < 0:
                value[i] = t.value[i][0][0]
            else:
                a, b = t.children_left[i], t.children_right[i]
                mean(a); mean(b)
                wa, wb = t.weighted_n_node_samples[a], t.weighted_n_node_samples[b]
                value[i] = (value[a] * wa + value[b] * wb) / (wa + wb)
        mean(0)
        base = len(nodes)
        roots.append(base)
        for i in range(t.node_count):
            leaf = t.children_left[i] < 0
            assert leaf or t.children_left[i] == i + 1
            nodes.append((255 if leaf else int(t.feature[i]), 0 if leaf else int(np.floor(t.threshold[i])),
                          0 if leaf else base + int(t.children_right[i]), int(round(value[i] * RATE * 10000))))
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
