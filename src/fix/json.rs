/*! Where in a JSON file with comments a string stands. */

use std::ops::Range;

/// A level of the document that is open.
enum Level {
    /// An object, and the last key in it.
    Object(String),
    /// An array, and how many commas were in it.
    Array(usize),
}

/// The path to the string that holds all of `place` and is a value, and what stands between its quotes.
pub fn path(text: &str, place: &Range<usize>) -> Option<(Vec<String>, Range<usize>)> {
    let bytes = text.as_bytes();
    let (mut levels, mut at): (Vec<Level>, usize) = (Vec::new(), 0);
    while let Some(&byte) = bytes.get(at) {
        at += 1;
        match byte {
            b'{' => levels.push(Level::Object(String::new())),
            b'[' => levels.push(Level::Array(0)),
            b'}' | b']' => drop(levels.pop()?),
            b',' => {
                if let Some(Level::Array(index)) = levels.last_mut() {
                    *index += 1;
                }
            }
            b'/' if bytes.get(at) == Some(&b'/') => at += text[at..].find('\n')?,
            b'/' if bytes.get(at) == Some(&b'*') => at += text[at..].find("*/")? + 2,
            b'"' => {
                let start = at;
                while *bytes.get(at)? != b'"' {
                    at += if bytes[at] == b'\\' { 2 } else { 1 };
                }
                let inner = start..at;
                at += 1;
                let key = text.get(at..)?.trim_start().starts_with(':');
                if inner.start <= place.start && place.end <= inner.end {
                    let names = levels.iter().map(|level| match level {
                        Level::Object(key) => key.clone(),
                        Level::Array(index) => index.to_string(),
                    });
                    return (!key).then(|| (names.collect(), inner));
                }
                if let (true, Some(Level::Object(last))) = (key, levels.last_mut()) {
                    *last = text.get(inner)?.to_owned();
                }
            }
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::path;

    #[test]
    fn a_string_has_a_path() {
        let text = "{ // \"x\n \"a\": { \"b\": [1, {\"c\": \"v\\\"1\"}] }, \"d\": \"VALUE here\" }";
        let at = |what: &str| {
            let start = text.find(what).expect("it is there");
            path(text, &(start..start + what.len()))
        };
        assert!(at("1\"}").is_none());
        assert_eq!(at("v\\").map(|(path, _)| path.join("__")), Some("a__b__1__c".to_owned()));
        assert_eq!(at("VALUE").map(|(path, inner)| (path, &text[inner])), Some((vec!["d".to_owned()], "VALUE here")));
        assert!(at("\"d").is_none());
    }
}
