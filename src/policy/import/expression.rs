/*!
The plain parts of betterleaks' filters: expressions that are true of what is dropped. What is read is a disjunction of
`matchesAny(SUBJECT, [...])`, `containsAny(SUBJECT, [...])` and `entropy(finding["secret"]) < N`, where the subject is
the path or the value; everything else is a program, and is left (<https://github.com/betterleaks/betterleaks>).
*/

/// What a filter drops.
#[derive(Debug, Clone, PartialEq)]
pub enum Drop {
    /// Findings in paths that match one of these regular expressions.
    Paths(Vec<String>),
    /// Values that match one of these regular expressions.
    Values(Vec<String>),
    /// Values that hold one of these words.
    Words(Vec<String>),
    /// Values of fewer bits a character.
    Bits(f64),
}

/// The parts of `text` that are plain, and those that are not, as they stand there.
pub fn read(text: &str) -> (Vec<Drop>, Vec<String>) {
    let (mut drops, mut left) = (Vec::new(), Vec::new());
    for part in parts(text) {
        let part = part.trim();
        match part_of(part) {
            _ if part.is_empty() => {}
            Some(drop) => drops.push(drop),
            None => left.push(part.split_whitespace().collect::<Vec<_>>().join(" ")),
        }
    }
    (drops, left)
}

/// `text` taken apart at every `||` that stands in no bracket and no string.
fn parts(text: &str) -> Vec<&str> {
    let (mut out, mut from, mut depth, mut quote) = (Vec::new(), 0, 0usize, None);
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        match (quote, byte) {
            (Some(b'"' | b'\''), b'\\') => at += 1,
            (Some(open), _) if open == byte => quote = None,
            (Some(_), _) => {}
            (None, b'"' | b'\'' | b'`') => quote = Some(byte),
            (None, b'(' | b'[' | b'{') => depth += 1,
            (None, b')' | b']' | b'}') => depth = depth.saturating_sub(1),
            (None, b'|') if depth == 0 && bytes.get(at + 1) == Some(&b'|') => {
                out.push(text.get(from..at).unwrap_or_default());
                at += 1;
                from = at + 1;
            }
            (None, _) => {}
        }
        at += 1;
    }
    out.push(text.get(from..).unwrap_or_default());
    out
}

fn part_of(part: &str) -> Option<Drop> {
    // Brackets around a whole part change nothing.
    if let Some(inside) = part.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'))
        && parts(inside).len() == 1
        && part_of(inside.trim()).is_some()
    {
        return part_of(inside.trim());
    }
    let squeezed: String = part.chars().filter(|c| !c.is_whitespace()).collect();
    let bare = squeezed.strip_prefix("filter.").unwrap_or(&squeezed);
    if let Some(bits) = bare.strip_prefix("entropy(finding[\"secret\"])") {
        let bits = bits.strip_prefix("<=").or_else(|| bits.strip_prefix('<'))?;
        return bits.parse().ok().map(Drop::Bits);
    }
    let part = part.strip_prefix("filter.").unwrap_or(part);
    let (call, inside) = part.split_once('(')?;
    let inside = inside.trim_end().strip_suffix(')')?;
    let (subject, list) = inside.split_once(',')?;
    let subject: String = subject.chars().filter(|c| !c.is_whitespace()).collect();
    let list = strings(list.trim())?;
    Some(match (call.trim(), subject.as_str()) {
        ("matchesAny", "attributes[\"path\"]") => Drop::Paths(list),
        ("matchesAny", "finding[\"secret\"]") => Drop::Values(list),
        ("containsAny", "attributes[\"path\"]") => Drop::Paths(list.iter().map(|word| regex::escape(word)).collect()),
        ("containsAny", "finding[\"secret\"]") => Drop::Words(list),
        _ => return None,
    })
}

/// The strings of a list: in backticks as they stand, in quotes with escapes.
fn strings(list: &str) -> Option<Vec<String>> {
    let mut rest = list.strip_prefix('[')?.strip_suffix(']')?.trim_start();
    let mut out = Vec::new();
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix('`') {
            let (text, after) = after.split_once('`')?;
            out.push(text.to_owned());
            rest = after;
        } else {
            let mut stream = serde_json::Deserializer::from_str(rest).into_iter::<String>();
            out.push(stream.next()?.ok()?);
            rest = rest.get(stream.byte_offset()..)?;
        }
        rest = rest.trim_start();
        match rest.strip_prefix(',') {
            Some(after) => rest = after.trim_start(),
            None if rest.is_empty() => {}
            None => return None,
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_parts_are_read_and_the_rest_is_left() {
        let text = "(matchesAny(attributes[\"path\"], [\n  `(^|/)gen/`,\n  \"a\\\\.b\",\n])) || entropy(finding[\"secret\"]) <= 3.8\n\
                    || containsAny(finding[\"secret\"], [\"sample||\"]) || filter.tokenRatio(finding[\"secret\"]) >= 2.5";
        let (drops, left) = read(text);
        let list = |texts: &[&str]| texts.iter().map(|t| (*t).to_owned()).collect::<Vec<_>>();
        assert_eq!(
            drops,
            [Drop::Paths(list(&["(^|/)gen/", r"a\.b"])), Drop::Bits(3.8), Drop::Words(list(&["sample||"]))]
        );
        assert_eq!(left, ["filter.tokenRatio(finding[\"secret\"]) >= 2.5"]);
        let (drops, left) = read("let x = matchesAny(finding[\"secret\"], [`a`]); x && y");
        assert!(drops.is_empty() && left.len() == 1);
        assert!(read("  ").1.is_empty());
        assert_eq!(read("matchesAny(attributes[\"path\"], [`a`)").1.len(), 1);
    }
}
