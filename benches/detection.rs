/*!
How fast the library detects: start-up, ordinary source, the cost from few rules to all, and texts made to be slow.

```sh
cargo bench --bench detection                      # 200 MB of whatever source lies below ~/.cargo/registry/src
cargo bench --bench detection -- --mb 50 FOLDER... # 50 MB of the text below FOLDER
```

One thread. Every figure is a sum of minima: a document is scanned several times and its best time counts, so that other
work on the machine disturbs little. The documents of the worst cases are scanned whole, at a quarter of the size and at
the full size: what is linear takes four times as long.
*/

use sekisho::detect::{Detector, Input, example::Random, rules};
use std::path::PathBuf;
use std::time::{Duration, Instant};

const DOCUMENT: usize = 200_000;
const ENDINGS: [&str; 16] =
    ["c", "cfg", "cpp", "go", "h", "html", "java", "js", "json", "md", "py", "rs", "sh", "toml", "ts", "yml"];

fn main() {
    let (mut megabytes, mut folders) = (200, Vec::new());
    let mut arguments = std::env::args().skip(1).filter(|a| a != "--bench");
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--mb" => megabytes = arguments.next().and_then(|n| n.parse().ok()).unwrap_or(megabytes),
            folder => folders.push(PathBuf::from(folder)),
        }
    }
    if folders.is_empty() {
        let cargo = std::env::var_os("CARGO_HOME").map(PathBuf::from);
        let home = std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cargo"));
        folders.extend(cargo.or(home).map(|cargo| cargo.join("registry/src")));
    }
    let size = megabytes * 1_000_000;
    let text = ordinary(&folders, size);

    println!("{:<44}{:>10.1} us", "start-up: every rule ready", best(50, Detector::default).as_secs_f64() * 1e6);
    let all = rules::all().count();
    for count in [0, 10, 100, all] {
        let detector = Detector::new(rules::all().take(count));
        report(&format!("ordinary source, {count} rules"), text.len(), documents(&detector, &text));
    }
    let detector = Detector::default();
    for (name, make) in worst_cases() {
        let (quarter, whole) = (make(size / 4), make(size));
        let short = best(2, || scan(&detector, &quarter));
        let long = best(1, || scan(&detector, &whole));
        report(name, whole.len(), long);
        println!("{:<44}{:>10.1} x for 4 x the text", "", long.as_secs_f64() / short.as_secs_f64());
    }
}

fn report(name: &str, bytes: usize, time: Duration) {
    println!("{name:<44}{:>10.0} MB/s", bytes as f64 / time.as_secs_f64() / 1e6);
}

fn scan(detector: &Detector, text: &[u8]) -> usize {
    detector.scan(&Input { text, name: b"bench.txt" }).len()
}

/// The best of `runs` runs.
fn best<T>(runs: usize, mut run: impl FnMut() -> T) -> Duration {
    let once = |_| {
        let start = Instant::now();
        std::hint::black_box(run());
        start.elapsed()
    };
    (0..runs).map(once).min().unwrap_or_default()
}

/// The time for all documents that `text` is cut into.
fn documents(detector: &Detector, text: &[u8]) -> Duration {
    text.chunks(DOCUMENT).map(|document| best(4, || scan(detector, document))).sum()
}

/// Up to `size` bytes of the source below `folders`.
fn ordinary(folders: &[PathBuf], size: usize) -> Vec<u8> {
    let mut text = Vec::with_capacity(size);
    let entries = folders.iter().flat_map(|f| walkdir::WalkDir::new(f).sort_by_file_name()).filter_map(Result::ok);
    for entry in entries.filter(|entry| entry.file_type().is_file()) {
        let ending = entry.path().extension().and_then(|e| e.to_str()).unwrap_or_default();
        if ENDINGS.contains(&ending)
            && let Ok(bytes) = std::fs::read(entry.path())
            && !bytes.contains(&0)
        {
            text.extend_from_slice(&bytes[..bytes.len().min(size - text.len())]);
        }
        if text.len() == size {
            return text;
        }
    }
    assert!(!text.is_empty(), "no source below {folders:?}");
    // What there is, again and again.
    let once = text.len();
    while text.len() < size {
        let more = once.min(size - text.len());
        text.extend_from_within(..more);
    }
    text
}

type Make = fn(usize) -> Vec<u8>;

fn worst_cases() -> Vec<(&'static str, Make)> {
    vec![
        ("base64 of random bytes, one line", |size| random(size, BASE64)),
        ("base64 of random bytes, lines of 76", |size| {
            let mut text = random(size, BASE64);
            text.iter_mut().skip(76).step_by(77).for_each(|b| *b = b'\n');
            text
        }),
        ("hex, one line", |size| random(size, &BASE64[52..62])),
        ("one character", |size| vec![b'a'; size]),
        ("every literal, again and again", |size| {
            let mut once: Vec<u8> = Vec::new();
            for literal in rules::all().flat_map(|rule| rule.literals) {
                once.extend_from_slice(literal.as_bytes());
                once.push(b' ');
            }
            once.into_iter().cycle().take(size).collect()
        }),
        ("-eyJ-eyJ-eyJ", |size| b"-eyJ".iter().copied().cycle().take(size).collect()),
        ("one minified line", |size| {
            b"function a(b,c){var d=b.token||c[\"key\"];return d?e(d,{password:f,secret:g.h}):null}"
                .iter()
                .copied()
                .cycle()
                .take(size)
                .collect()
        }),
    ]
}

const BASE64: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

fn random(size: usize, alphabet: &[u8]) -> Vec<u8> {
    let mut random = Random::new(1);
    (0..size).map(|_| alphabet[random.below(alphabet.len())]).collect()
}
