/*! The file of values: lines of `NAME=value`, as dotenv libraries, `docker compose` and a shell all read them. */

/// The name of the file.
pub const NAME: &str = ".env";

/// Whether the file called `name` is one of values itself: `.env`, `.env.production`, `prod.env`.
pub fn is_one(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or(name).to_ascii_lowercase();
    let example = ["example", "sample", "template", "dist", "tpl", "defaults"].iter().any(|word| file.contains(word));
    !example && (file == NAME || file.starts_with(".env.") || file.ends_with(NAME))
}

/// The value of `name` in `text`, when a line gives it.
pub fn get(text: &str, name: &str) -> Option<String> {
    let mut found = None;
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let line = line.trim_start_matches('\u{feff}').trim_start();
        let line = line.strip_prefix("export ").unwrap_or(line);
        let Some((key, value)) = line.split_once('=').filter(|_| !line.starts_with('#')) else { continue };
        let mut value = value.trim().to_owned();
        // What is quoted may go on over lines.
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
        if let Some(quote) = quote.filter(|&q| !value[1..].contains(q)) {
            for line in lines.by_ref() {
                value.push('\n');
                value.push_str(line);
                if line.contains(quote) {
                    break;
                }
            }
        }
        if key.trim() == name {
            found = Some(unquoted(value.trim_end()));
        }
    }
    found
}

/// `text` with a line for each of `values` that it does not have yet, or `None` when a value cannot be written so that
/// every reader understands the same.
pub fn with(text: &str, values: &[(String, String)]) -> Option<String> {
    let mut out = text.to_owned();
    for (name, value) in values {
        if get(&out, name).is_some() {
            continue;
        }
        let feed = crate::fix::feed(&out);
        if !out.is_empty() && !out.ends_with('\n') {
            out.push_str(feed);
        }
        out.push_str(&format!("{name}={}{feed}", quoted(value)?));
    }
    Some(out)
}

/// `value` as it has to be written: plain, else in single quotes, in which nothing means anything else; in double ones
/// where it holds a single one or goes over lines, and nothing that would be looked up.
fn quoted(value: &str) -> Option<String> {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"_./+=:@%-,".contains(&b);
    if !value.is_empty() && value.bytes().all(plain) {
        return Some(value.to_owned());
    }
    if !value.contains(['\'', '\n', '\r', '\\']) {
        return Some(format!("'{value}'"));
    }
    (!value.contains(['"', '$', '\r', '\\', '`'])).then(|| format!("\"{value}\""))
}

fn unquoted(value: &str) -> String {
    for quote in ['"', '\''] {
        if let Some(inner) = value.strip_prefix(quote).and_then(|v| v.strip_suffix(quote)) {
            return inner.to_owned();
        }
    }
    value.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adds_what_is_not_there() {
        let values = [("A".to_owned(), "x y".to_owned()), ("B".to_owned(), "2".to_owned())];
        assert_eq!(with("B=1", &values).as_deref(), Some("B=1\nA='x y'\n"));
        assert_eq!(with("", &[("A".to_owned(), "it's".to_owned())]).as_deref(), Some("A=\"it's\"\n"));
        assert_eq!(with("", &[("A".to_owned(), "it's $5".to_owned())]), None);
        let lines = with("B=1\r\n", &[("A".to_owned(), "x\ny\n".to_owned())]).unwrap_or_default();
        assert_eq!(lines, "B=1\r\nA=\"x\ny\n\"\r\n");
        assert_eq!(get(&lines, "A").as_deref(), Some("x\ny\n"));
        assert_eq!(get("export A=\"v\"\n", "A").as_deref(), Some("v"));
    }
}
