//! Prints what the model sees: one JSON object a value that a name or a notation makes look like a secret, with its
//! path in the folder, lines, score and features, never the value itself.
//!
//!     cargo run --release --example features -- PATH... > features.jsonl

use sekisho::detect::{Detector, Input, context};
use serde_json::json;
use std::io::Write;

fn main() {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let paths: Vec<_> = std::env::args_os().skip(1).collect();
    let detector = Detector::new([]);
    let names = context::features::Feature::NAMES;
    writeln!(out, "{}", json!({ "features": &names[..] })).expect("output");
    for path in paths {
        for entry in
            walkdir::WalkDir::new(&path).sort_by_file_name().into_iter().flatten().filter(|e| e.file_type().is_file())
        {
            let Ok(bytes) = std::fs::read(entry.path()) else { continue };
            if bytes.len() > 1 << 20 || memchr::memchr(0, &bytes).is_some() {
                continue;
            }
            // As a repository has it: where the folder stands says nothing.
            let name = entry.path().strip_prefix(&path).unwrap_or(entry.path()).as_os_str().as_encoded_bytes();
            let input = Input { text: &bytes, name };
            detector.judged(&input, &mut |judged| {
                let line = memchr::memchr_iter(b'\n', &bytes[..judged.span.start]).count();
                let end = line + memchr::memchr_iter(b'\n', &bytes[judged.span.clone()]).count();
                let row = json!({
                    "path": String::from_utf8_lossy(name), "line": line + 1, "end_line": end + 1, "at": judged.span.start,
                    "rule": judged.rule.id, "score": judged.score, "features": &judged.features[..],
                });
                writeln!(out, "{row}").expect("output");
            });
        }
    }
}
