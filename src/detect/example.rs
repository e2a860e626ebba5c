/*!
Example texts made from templates, so that no credential-like string stands in the source.

A template is a regular expression that describes the example: `AKIA[A-Z2-7]{16}` gives AKIA and sixteen random
characters of that class. The randomness comes from a seed, so the same template gives the same text on every machine.
*/

use regex_syntax::hir::{Class, Hir, HirKind};

/// A small random number generator, splitmix64 (Steele, Lea and Flood 2014): the same numbers from the same seed.
pub struct Random(u64);

impl Random {
    /// A generator that begins at `seed`.
    pub fn new(seed: u64) -> Self {
        Random(seed)
    }

    /// A number below `n`; 0 when `n` is 0.
    pub fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        if n == 0 { 0 } else { ((z ^ (z >> 31)) % n as u64) as usize }
    }
}

/// A text that `template` describes. An unbounded repetition gives at most eight more than its least.
///
/// # Errors
/// The parser's message, when `template` is no regular expression.
pub fn make(template: &str, seed: u64) -> Result<String, String> {
    made(template, seed, false)
}

/// The same, of characters that can be printed wherever the template leaves the choice: of `[^"]` no byte that is no
/// text.
///
/// # Errors
/// The parser's message, when `template` is no regular expression.
pub fn printable(template: &str, seed: u64) -> Result<String, String> {
    made(template, seed, true)
}

fn made(template: &str, seed: u64, printable: bool) -> Result<String, String> {
    let hir = regex_syntax::ParserBuilder::new()
        .unicode(false)
        .utf8(false)
        .build()
        .parse(template)
        .map_err(|e| e.to_string())?;
    let mut out = Vec::new();
    write(&hir, &mut Random::new(seed), printable, &mut out);
    String::from_utf8(out).map_err(|e| e.to_string())
}

fn write(hir: &Hir, random: &mut Random, printable: bool, out: &mut Vec<u8>) {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => {}
        HirKind::Literal(literal) => out.extend_from_slice(&literal.0),
        HirKind::Class(class) => {
            let mut ranges: Vec<(u32, u32)> = match class {
                Class::Bytes(c) => c.ranges().iter().map(|r| (r.start().into(), r.end().into())).collect(),
                Class::Unicode(c) => c.ranges().iter().map(|r| (r.start().into(), r.end().into())).collect(),
            };
            let plain = ranges.iter().map(|(a, b)| ((*a).max(0x20), (*b).min(0x7e))).filter(|(a, b)| a <= b);
            if printable && plain.clone().next().is_some() {
                ranges = plain.collect();
            }
            let size: u32 = ranges.iter().map(|(a, b)| b - a + 1).sum();
            let mut pick = random.below(size as usize) as u32;
            for (start, end) in ranges {
                if pick <= end - start {
                    out.push((start + pick) as u8);
                    break;
                }
                pick -= end - start + 1;
            }
        }
        HirKind::Repetition(repetition) => {
            let most = repetition.max.unwrap_or(repetition.min + 8);
            for _ in 0..repetition.min as usize + random.below((most - repetition.min + 1) as usize) {
                write(&repetition.sub, random, printable, out);
            }
        }
        HirKind::Capture(capture) => write(&capture.sub, random, printable, out),
        HirKind::Concat(parts) => parts.iter().for_each(|part| write(part, random, printable, out)),
        HirKind::Alternation(parts) => write(&parts[random.below(parts.len())], random, printable, out),
    }
}

/// What is found in a document of this name that `template` makes, with each of twelve seeds.
///
/// # Panics
/// When `template` is no regular expression.
#[cfg(test)]
pub fn found_in(name: &str, template: &str) -> Vec<super::Finding> {
    (0..12).flat_map(|seed| found_with(name, template, seed)).collect()
}

/// What is done about what is found there with one seed.
///
/// # Panics
/// When `template` is no regular expression.
#[cfg(test)]
pub fn actions(name: &str, template: &str) -> Vec<super::Action> {
    found_with(name, template, 11).iter().map(|finding| finding.action).collect()
}

#[cfg(test)]
fn found_with(name: &str, template: &str, seed: u64) -> Vec<super::Finding> {
    let text = make(template, seed).expect("a template");
    super::Detector::default().scan(&super::Input { text: text.as_bytes(), name: name.as_bytes() })
}

#[cfg(test)]
mod tests {
    use super::make;

    #[test]
    fn follows_its_template_and_its_seed() {
        let text = make(r#"key = "AKIA[A-Z2-7]{16}""#, 1).expect("a template");
        assert!(text.starts_with("key = \"AKIA") && text.len() == 28, "{} bytes", text.len());
        assert_eq!(make("[a-z]{20}", 5), make("[a-z]{20}", 5));
        assert_ne!(make("[a-z]{20}", 5), make("[a-z]{20}", 6));
        assert!(make("[", 1).is_err());
    }
}
