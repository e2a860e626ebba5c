/*!
How fast the library detects, on one thread: start-up, ordinary source, what more rules and what names cost, and texts
made to be slow, each at two sizes: what is linear shows the same throughput at both.

```sh
cargo bench --bench detection                 # whatever source lies below ~/.cargo/registry/src
SOURCE=/folder cargo bench --bench detection  # the text below /folder
cargo bench --bench detection -- worst        # one group
```
*/

use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use sekisho::detect::{Detector, Input, example::Random, rules};
use std::path::PathBuf;

const MB: usize = 1_000_000;
/// How much ordinary source there is.
const ORDINARY: usize = 200 * MB;
const ENDINGS: [&str; 16] =
    ["c", "cfg", "cpp", "go", "h", "html", "java", "js", "json", "md", "py", "rs", "sh", "toml", "ts", "yml"];

criterion_group!(detection, start_up, ordinary, worst);
criterion_main!(detection);

fn start_up(criterion: &mut Criterion) {
    criterion.bench_function("start-up/every rule ready", |bencher| bencher.iter(Detector::default));
}

/// From no rule to all, and all without the values that only a name gives away.
fn ordinary(criterion: &mut Criterion) {
    let files = source(ORDINARY);
    let mut group = criterion.benchmark_group("ordinary source");
    group.sample_size(10).throughput(Throughput::BytesDecimal(files.iter().map(|file| file.1.len() as u64).sum()));
    let all = rules::all().count();
    for count in [0, 10, 100, all] {
        let detector = Detector::new(rules::all().take(count));
        documents(&mut group, BenchmarkId::new("rules", count), &detector, &files);
    }
    let detector = Detector::default().without_names();
    documents(&mut group, BenchmarkId::new("without names, rules", all), &detector, &files);
}

/// A document's name, which tells what notation to expect in it, and its text.
type File = (Vec<u8>, Vec<u8>);

fn documents(group: &mut BenchmarkGroup<'_, WallTime>, id: BenchmarkId, detector: &Detector, files: &[File]) {
    group.bench_function(id, |bencher| {
        bencher.iter(|| files.iter().map(|(name, text)| scan(detector, name, text)).sum::<usize>());
    });
}

fn worst(criterion: &mut Criterion) {
    let detector = Detector::default();
    let mut group = criterion.benchmark_group("worst");
    group.sample_size(10);
    for (name, path, make) in worst_cases() {
        for size in [MB, 4 * MB] {
            let text = make(size);
            group.throughput(Throughput::BytesDecimal(size as u64));
            group.bench_with_input(BenchmarkId::new(name, size), &text, |bencher, text| {
                bencher.iter(|| scan(&detector, path, text));
            });
        }
    }
}

fn scan(detector: &Detector, name: &[u8], text: &[u8]) -> usize {
    detector.scan(&Input { text, name }).len()
}

/// Some `size` bytes of the source below the folder that `SOURCE` names, or what there is.
fn source(size: usize) -> Vec<File> {
    let cargo = || std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = || std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cargo"));
    let folder = std::env::var_os("SOURCE").map(PathBuf::from);
    let folder = folder.or_else(|| Some(cargo().or_else(home)?.join("registry/src"))).unwrap_or_default();
    let (mut files, mut sum) = (Vec::new(), 0);
    for entry in walkdir::WalkDir::new(&folder).sort_by_file_name().into_iter().filter_map(Result::ok) {
        let ending = entry.path().extension().and_then(|e| e.to_str()).unwrap_or_default();
        if sum < size
            && ENDINGS.contains(&ending)
            && entry.file_type().is_file()
            && let Ok(text) = std::fs::read(entry.path())
            && !text.contains(&0)
        {
            sum += text.len();
            files.push((entry.path().as_os_str().as_encoded_bytes().to_vec(), text));
        }
    }
    assert!(!files.is_empty(), "no source below {}", folder.display());
    files
}

type Make = fn(usize) -> Vec<u8>;

/// What each is called, the name of its document, and what makes it.
fn worst_cases() -> [(&'static str, &'static [u8], Make); 12] {
    [
        ("base64 in one line", b"bench.js", |size| random(size, BASE64)),
        ("base64 in lines of 76", b"bench.js", |size| {
            let mut text = random(size, BASE64);
            text.iter_mut().skip(76).step_by(77).for_each(|b| *b = b'\n');
            text
        }),
        ("hex in one line", b"bench.js", |size| random(size, &BASE64[52..62])),
        ("one character", b"bench.js", |size| again(b"a", size)),
        ("every literal", b"bench.js", |size| {
            let literals: Vec<&str> = rules::all().flat_map(|rule| rule.literals).copied().collect();
            again(literals.join(" ").as_bytes(), size)
        }),
        ("-eyJ-eyJ", b"bench.js", |size| again(b"-eyJ", size)),
        ("rows that are headers", b"bench.js", |size| again(b"(a, password) VALUES ('b', 'c'),\n", size)),
        ("names given names", b"bench.md", |size| again(b"password=", size)),
        ("one header after another", b"bench.md", |size| again(b"| password |\n|---|\n", size)),
        ("a row of names", b"bench.md", |size| again(b"password|", size)),
        ("lists of one text", b"bench.yaml", |size| again(b"password=[\"a\",", size)),
        ("one minified line", b"bench.js", |size| {
            again(b"function a(b,c){var d=b.token||c[\"key\"];return d?e(d,{password:f,secret:g.h}):null}", size)
        }),
    ]
}

fn again(part: &[u8], size: usize) -> Vec<u8> {
    part.iter().copied().cycle().take(size).collect()
}

const BASE64: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

fn random(size: usize, alphabet: &[u8]) -> Vec<u8> {
    let mut random = Random::new(1);
    (0..size).map(|_| alphabet[random.below(alphabet.len())]).collect()
}
