#!/usr/bin/env python3
"""What people write: builds src/detect/context/written.rs from plain source text.

  text.py FOLDER... > ../src/detect/context/written.rs

Every folder below FOLDER counts as one package. The table holds two things, both of
words that many packages share, so that nothing which stands in one of them alone can be read back out of it:

- WORDS, the words that stand in most packages, by length;
- LETTERS, what each letter costs after the two before it, in fifths of a bit, learned from those words.
"""
import math, os, re, sys
from collections import Counter

ENDINGS = ('.py', '.rs', '.js', '.ts', '.md', '.txt', '.rst', '.toml', '.yml', '.yaml', '.c', '.h', '.html', '.sh')
MANY = 6500     # words kept
FEW = 4         # packages that a word must stand in
LETTERS_ONLY = bytes(b if chr(b).isalpha() and b < 128 else 32 for b in range(256))
CUT = re.compile(rb'[A-Z]?[a-z]+|[A-Z]+(?![a-z])')


def texts(package):
    left = 60
    for folder, below, names in os.walk(package):
        below.sort()
        for name in sorted(names):
            path = os.path.join(folder, name)
            if left and name.endswith(ENDINGS) and not os.path.islink(path):
                left -= 1
                yield open(path, 'rb').read(1 << 14)


def words(text):
    for run in set(text.translate(LETTERS_ONLY).split()):
        if len(run) <= 40:
            for word in CUT.findall(run):
                yield word.lower().decode()


def main():
    packages = Counter()
    for folder in sys.argv[1:]:
        for name in sorted(os.listdir(folder)):
            packages.update(set(words(b' '.join(texts(os.path.join(folder, name))))))
    shared = [(w, n) for w, n in packages.items() if n >= FEW and 2 <= len(w) <= 16]
    best = sorted((w for w in shared if 3 <= len(w[0]) <= 12), key=lambda w: (-w[1], w[0]))[:MANY]
    # Two letters follow a third often or rarely; words count by the logarithm of how many packages hold them.
    three, two, one = Counter(), Counter(), Counter()
    for word, n in sorted(shared):
        marks = [0, 0] + [ord(c) - 96 for c in word] + [0]
        weight = 1 + math.log2(n)
        for a, b, c in zip(marks, marks[1:], marks[2:]):
            three[a, b, c] += weight
            two[b, c] += weight
            one[c] += weight
    of_three, of_two, all_of = Counter(), Counter(), sum(one.values())
    for (a, b, c), n in three.items():
        of_three[a, b] += n
    for (b, c), n in two.items():
        of_two[b] += n
    cells = []
    for a in range(27):
        for b in range(27):
            for c in range(27):
                p = (one[c] + 1) / (all_of + 27)
                p = (two[b, c] + 8 * p) / (of_two[b] + 8)
                p = (three[a, b, c] + 8 * p) / (of_three[a, b] + 8)
                cells.append(min(56, round(-5 * math.log2(p))))
    print('/*! What people write, as counted by scoring/text.py; not written by hand. */')
    print('\n/// The words that most packages share, sorted, all of one length in one text; those of three letters first.')
    print('#[rustfmt::skip]\npub static WORDS: [&str; 10] = [')
    for length in range(3, 13):
        print('    "' + ''.join(sorted(w for w, _ in best if len(w) == length)) + '",')
    print('];')
    print('\n/// What a letter costs after two others, in fifths of a bit over `#`; 27 * 27 * 27 cells, 0 being no letter.')
    print('#[rustfmt::skip]\npub static LETTERS: &[u8; 19683] = b"\\')
    line = ''.join(chr(35 + c) for c in cells)
    for at in range(0, len(line), 27 * 5):
        print(line[at:at + 27 * 5] + '\\')
    print('";')


main()
