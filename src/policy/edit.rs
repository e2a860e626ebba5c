/*!
Changes to a configuration file that keep the rest of it byte for byte: an allow entry is one line in `allow.entries`,
sorted by its hash, so that entries of two branches seldom stand side by side; where they do, git's union merge takes
both (`allow` writes the line for it into `.gitattributes`).
*/

use toml::de::{DeTable, DeValue};

/// What an entry's line says.
#[derive(Debug, Clone, Default)]
pub struct Line {
    pub value: String,
    pub rule: String,
    pub path: Option<String>,
    pub until: Option<String>,
    pub reason: String,
}

impl Line {
    /// The line, without indent and end.
    pub fn written(&self) -> String {
        let mut parts = vec![format!("value = {}", string(&self.value))];
        for (key, value) in [("rule", Some(&self.rule)), ("path", self.path.as_ref()), ("until", self.until.as_ref())] {
            if let Some(value) = value.filter(|v| !v.is_empty()) {
                parts.push(format!("{key} = {}", string(value)));
            }
        }
        parts.push(format!("reason = {}", string(&self.reason)));
        format!("{{ {} }},", parts.join(", "))
    }
}

/// `text` as a TOML basic string on one line.
pub fn string(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' | '\r' | '\t' => out.push(' '),
            c if c.is_control() => out.push_str(&format!("\\u{:04X}", c as u32)),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// `text`, a file that can be read, with `line` in its list of allow entries; an entry for the same value and path
/// gives way to it. `None` when the list is written in a way that is not ours to change.
pub fn with_entry(text: &str, line: &Line) -> Option<String> {
    let written = line.written();
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let root = DeTable::parse(text).ok()?;
    let allow = root.get_ref().get("allow");
    let entries = allow.and_then(|allow| allow.get_ref().as_table()).and_then(|table| table.get("entries"));
    let Some(entries) = entries else {
        let block = format!("entries = [{newline}  {written}{newline}]{newline}");
        if allow.is_some() {
            let (key, _) = root.get_ref().iter().find(|(key, _)| key.get_ref() == "allow")?;
            let end = text[key.span().end..].find('\n').map(|n| key.span().end + n + 1)?;
            return Some(format!("{}{block}{}", &text[..end], &text[end..]));
        }
        let gap = match text {
            "" => "",
            text if text.ends_with('\n') => newline,
            _ => &format!("{newline}{newline}"),
        };
        return Some(format!("{text}{gap}[allow]{newline}{block}"));
    };
    let list = entries.get_ref().as_array()?;
    let span = entries.span();
    let field = |item: &DeValue<'_>, key: &str| -> Option<String> {
        item.as_table()?.get(key)?.get_ref().as_str().map(str::to_owned)
    };
    let mut items = Vec::new();
    for item in list.iter() {
        let at = item.span();
        items.push((at, field(item.get_ref(), "value")?, field(item.get_ref(), "path")));
    }
    // The same value in the same place: the new entry takes the old one's place.
    if let Some((at, ..)) = items.iter().find(|(_, value, path)| *value == line.value && *path == line.path) {
        return Some(format!("{}{}{}", &text[..at.start], written.trim_end_matches(','), &text[at.end..]));
    }
    let alone = |at: &std::ops::Range<usize>| text[..at.start].rsplit('\n').next().is_some_and(|l| l.trim().is_empty());
    let spread = items.iter().all(|(at, ..)| alone(at)) && alone(&(span.end - 1..span.end));
    if !spread || items.is_empty() {
        // A list on one line: each entry gets its own. Comments can stand only in a list that is spread.
        if text[span.clone()].contains('#') && !items.is_empty() {
            return None;
        }
        let mut lines: Vec<(String, String)> =
            items.iter().map(|(at, value, _)| (value.clone(), format!("{},", &text[at.clone()]))).collect();
        lines.push((line.value.clone(), written));
        lines.sort();
        let body: String = lines.iter().map(|(_, l)| format!("  {l}{newline}")).collect();
        return Some(format!("{}[{newline}{body}]{}", &text[..span.start], &text[span.end..]));
    }
    let start_of_line = |at: usize| text[..at].rfind('\n').map_or(0, |n| n + 1);
    if let Some((at, ..)) = items.iter().find(|(_, value, _)| *value > line.value) {
        let at = start_of_line(at.start);
        return Some(format!("{}  {written}{newline}{}", &text[..at], &text[at..]));
    }
    let (last, ..) = items.last()?;
    let close = start_of_line(span.end - 1);
    let comma = if text[last.end..close].trim_start().starts_with(',') { "" } else { "," };
    Some(format!("{}{comma}{}  {written}{newline}{}", &text[..last.end], &text[last.end..close], &text[close..]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::file::{self, Owner};

    fn line(digit: char) -> Line {
        let value = format!("00112233445566aa.{}", digit.to_string().repeat(32));
        Line { value, rule: "aws-access-key-id".to_owned(), reason: "a \"test\"\nvalue".to_owned(), ..Line::default() }
    }

    fn add(text: &str, digit: char) -> String {
        let out = with_entry(text, &line(digit)).expect("an edit");
        let parsed = file::parse("x", out.as_bytes(), Owner::Repository).unwrap_or_else(|e| panic!("{e}\n{out}"));
        assert!(parsed.entries.iter().any(|e| e.value == line(digit).value), "{out}");
        out
    }

    #[test]
    fn entries_are_sorted_lines_wherever_they_are_put() {
        let three = add(&add(&add("", 'b'), 'a'), 'c');
        let values: Vec<char> =
            three.lines().filter_map(|l| l.split_once('.').map(|(_, h)| h.chars().next().expect("a digit"))).collect();
        assert_eq!(values, ['a', 'b', 'c']);
        assert_eq!(three.lines().count(), 6);
        assert_eq!(add(&three, 'b'), three, "the same again changes nothing");
    }

    #[test]
    fn the_rest_of_the_file_stays() {
        let text = "# ours\r\nquiet = true\r\n\r\n[rules]\r\nslack-bot-token = \"warn\" # why\r\n";
        let text = text.replace("slack-bot-token", "aws-access-key-id");
        let out = add(&text, 'a');
        assert!(out.starts_with(&text) && !out.replace("\r\n", "").contains('\n'));
        let text = "[allow]\n# entries follow\n[rules]\n";
        assert!(add(text, 'a').contains("]\n# entries follow\n[rules]\n"));
        for text in ["[allow]\nentries = []\n", "quiet = true", "[allow]\nentries = [\n]\n", "allow.entries = []\n"] {
            add(text, 'a');
        }
        let one = format!("[allow]\nentries = [{}]\n", line('b').written().trim_end_matches(','));
        assert_eq!(add(&one, 'a').lines().count(), 5);
        let spread = format!("[allow]\nentries = [\n  # first\n  {}\n]\n", line('b').written().trim_end_matches(','));
        assert!(add(&spread, 'c').contains("# first\n") && add(&spread, 'a').contains("# first\n"));
    }
}
