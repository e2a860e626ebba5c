/*! Files of credentials taken apart, each by a crate that knows its format, into fields with a name and a value. */

use base64::Engine;
use percent_encoding::percent_decode_str;
use saphyr::{LoadableYamlNode, Scalar, Yaml};
use zeroize::Zeroizing;

/// How a file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Sections in brackets, `key = value`. AWS, pip, MySQL.
    Ini,
    /// `key=value` without sections, as npm writes it: only `=` parts them.
    Npmrc,
    Json,
    Yaml,
    Toml,
    /// HCL as in `terraform.tfvars`.
    Hcl,
    /// `KEY=value` with shell quoting.
    Dotenv,
    /// `machine HOST login NAME password VALUE`.
    Netrc,
    /// `host:port:database:user:password`, `\` escapes
    /// (<https://www.postgresql.org/docs/current/libpq-pgpass.html>).
    Pgpass,
    /// A URL with a password a line (<https://git-scm.com/docs/git-credential-store#_storage_format>).
    GitCredentials,
    /// The whole file is one value.
    Whole,
}

/// A value with its name.
pub struct Field {
    /// The names above it, outermost first, joined by `.`; may be empty.
    pub section: String,
    /// Its own name.
    pub key: String,
    /// The value.
    pub value: Zeroizing<String>,
}

/// The fields of `bytes` in the order of the file, or `None` when it is not written as `format` says.
pub fn parse(format: Format, bytes: &[u8]) -> Option<Vec<Field>> {
    let text = std::str::from_utf8(bytes).ok()?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut fields = Vec::new();
    match format {
        Format::Ini => ini(text, &['=', ':'], &mut fields)?,
        Format::Npmrc => ini(text, &['='], &mut fields)?,
        Format::Json => json("", "", &serde_json::from_str(text).ok()?, &mut fields),
        Format::Toml => json("", "", &toml::from_str(text).ok()?, &mut fields),
        Format::Hcl => json("", "", &hcl::from_str(text).ok()?, &mut fields),
        Format::Yaml => Yaml::load_from_str(text).ok()?.iter().for_each(|document| yaml("", "", document, &mut fields)),
        Format::Dotenv => dotenv(text, &mut fields)?,
        Format::Netrc => netrc(text, &mut fields),
        Format::Pgpass => text.lines().for_each(|line| pgpass(line, &mut fields)),
        Format::GitCredentials => text.lines().for_each(|line| url(line, &mut fields)),
        Format::Whole => push("", "token", text.trim(), &mut fields),
    }
    Some(fields)
}

fn push(section: &str, key: &str, value: &str, fields: &mut Vec<Field>) {
    fields.push(Field { section: section.to_owned(), key: key.to_owned(), value: Zeroizing::new(value.to_owned()) });
}

fn ini(text: &str, delimiters: &[char], fields: &mut Vec<Field>) -> Option<()> {
    let mut ini = configparser::ini::Ini::new_cs();
    let mut defaults = ini.defaults();
    defaults.delimiters = delimiters.to_vec();
    // `#` may be part of a password, so a comment is one only at the start of a line.
    defaults.inline_comment_symbols = Some(Vec::new());
    ini.load_defaults(defaults);
    let map = ini.read(text.to_owned()).ok()?;
    let mut sections: Vec<_> = map.iter().collect();
    sections.sort_by_key(|(name, _)| name.as_str());
    for (section, entries) in sections {
        let mut entries: Vec<_> = entries.iter().collect();
        entries.sort_by_key(|(key, _)| key.as_str());
        for (key, value) in entries {
            let value = value.as_deref().unwrap_or("").trim();
            let bare = ['"', '\''].iter().find_map(|q| value.strip_prefix(*q)?.strip_suffix(*q)).unwrap_or(value);
            push(section, key, bare, fields);
        }
    }
    Some(())
}

fn json(section: &str, key: &str, value: &serde_json::Value, fields: &mut Vec<Field>) {
    match value {
        serde_json::Value::String(text) => push(section, key, text, fields),
        serde_json::Value::Array(items) => items.iter().for_each(|item| json(section, key, item, fields)),
        serde_json::Value::Object(map) => {
            let section = below(section, key);
            map.iter().for_each(|(key, value)| json(&section, key, value, fields));
        }
        serde_json::Value::Null | serde_json::Value::Bool(_) | serde_json::Value::Number(_) => {}
    }
}

fn yaml(section: &str, key: &str, node: &Yaml<'_>, fields: &mut Vec<Field>) {
    match node {
        Yaml::Value(Scalar::String(text)) => push(section, key, text, fields),
        Yaml::Sequence(items) => items.iter().for_each(|item| yaml(section, key, item, fields)),
        Yaml::Mapping(map) => {
            let section = below(section, key);
            for (key, value) in map {
                if let Yaml::Value(Scalar::String(key)) = key {
                    yaml(&section, key, value, fields);
                }
            }
        }
        Yaml::Tagged(_, inner) => yaml(section, key, inner, fields),
        _ => {}
    }
}

fn below(section: &str, key: &str) -> String {
    if section.is_empty() { key.to_owned() } else { format!("{section}.{key}") }
}

fn dotenv(text: &str, fields: &mut Vec<Field>) -> Option<()> {
    for pair in dotenvy::from_read_iter(text.as_bytes()) {
        let (key, value) = pair.ok()?;
        let value = Zeroizing::new(value);
        push("", &key, &value, fields);
    }
    Some(())
}

/// The format is words parted by white space; a word in quotes may hold white space
/// (<https://www.gnu.org/software/inetutils/manual/html_node/The-_002enetrc-file.html>).
fn netrc(text: &str, fields: &mut Vec<Field>) {
    let mut host = String::new();
    let mut words = text.lines().filter(|line| !line.trim_start().starts_with('#')).flat_map(netrc_words);
    while let Some(word) = words.next() {
        match word.as_str() {
            "machine" => host = words.next().map(|w| w.to_string()).unwrap_or_default(),
            "default" => host.clear(),
            key @ ("password" | "account") => {
                if let Some(value) = words.next() {
                    push(&host, key, &value, fields);
                }
            }
            _ => {}
        }
    }
}

fn netrc_words(line: &str) -> Vec<Zeroizing<String>> {
    let mut words = Vec::new();
    let mut rest = line.trim_start();
    while !rest.is_empty() {
        let (word, tail) = match rest.strip_prefix('"').and_then(|inner| inner.split_once('"')) {
            Some(quoted) => quoted,
            None => rest.split_once(char::is_whitespace).unwrap_or((rest, "")),
        };
        words.push(Zeroizing::new(word.to_owned()));
        rest = tail.trim_start();
    }
    words
}

fn pgpass(line: &str, fields: &mut Vec<Field>) {
    if line.starts_with('#') {
        return;
    }
    let mut parts = vec![Zeroizing::new(String::with_capacity(line.len()))];
    let mut characters = line.chars();
    while let Some(c) = characters.next() {
        match c {
            ':' if parts.len() < 5 => parts.push(Zeroizing::new(String::with_capacity(line.len()))),
            _ => {
                let literal = if c == '\\' { characters.next() } else { Some(c) };
                if let (Some(part), Some(c)) = (parts.last_mut(), literal) {
                    part.push(c);
                }
            }
        }
    }
    if let [host, _, _, user, password] = parts.as_slice() {
        push(&format!("{}@{}", user.as_str(), host.as_str()), "password", password, fields);
    }
}

/// The password of a URL's `user:password@`, decoded.
fn url(line: &str, fields: &mut Vec<Field>) {
    let Some((_, rest)) = line.trim().split_once("://") else { return };
    let authority = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    let Some((user, host)) = authority.rsplit_once('@') else { return };
    let Some((_, password)) = user.split_once(':') else { return };
    let decoded = Zeroizing::new(percent_decode_str(password).decode_utf8_lossy().into_owned());
    push(host, "password", &decoded, fields);
}

/// The password in `user:password` that base64 holds, as Docker's `auth` does.
pub fn basic_password(value: &str) -> Option<Zeroizing<String>> {
    let bytes = Zeroizing::new(base64::engine::general_purpose::STANDARD.decode(value).ok()?);
    let text = std::str::from_utf8(&bytes).ok()?;
    text.split_once(':').map(|(_, password)| Zeroizing::new(password.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::{Format, parse};

    fn fields(format: Format, text: &str) -> Vec<String> {
        let found = parse(format, text.as_bytes()).expect("well-formed");
        found.iter().map(|f| format!("{}|{}|{}", f.section, f.key, f.value.as_str())).collect()
    }

    #[test]
    fn every_format_gives_its_fields() {
        assert_eq!(fields(Format::Ini, "[default]\nkey = a#b\n; no\n[x]\nkey=\"q\"\n"), ["default|key|a#b", "x|key|q"]);
        assert_eq!(fields(Format::Npmrc, "//r.example/:_authToken=t0k\n"), ["default|//r.example/:_authToken|t0k"]);
        assert_eq!(fields(Format::Json, r#"{"a":{"b":["c",1,{"d":"e"}]}}"#), ["a|b|c", "a.b|d|e"]);
        assert_eq!(
            fields(Format::Yaml, "users:\n- name: n\n  user:\n    token: t\n"),
            ["users|name|n", "users.user|token|t"]
        );
        assert_eq!(fields(Format::Toml, "[registry]\ntoken = 't'\n"), ["registry|token|t"]);
        assert_eq!(fields(Format::Hcl, "pw = \"v\"\nmap = { a = \"b\" }\n"), ["|pw|v", "map|a|b"]);
        assert_eq!(fields(Format::Dotenv, "# c\nexport A='b c'\nC=d # e\n"), ["|A|b c", "|C|d"]);
        assert_eq!(
            fields(Format::Netrc, "machine h login l password \"p w\"\ndefault password q\n"),
            ["h|password|p w", "|password|q"]
        );
        assert_eq!(fields(Format::Pgpass, "h:5432:db:u:p\\:w:x\n#h:1:d:u:no\n"), ["u@h|password|p:w:x"]);
        assert_eq!(fields(Format::GitCredentials, "https://u:p%40w@h.example/x\n"), ["h.example|password|p@w"]);
        assert_eq!(fields(Format::Whole, " t\n"), ["|token|t"]);
    }

    #[test]
    fn what_is_malformed_is_none() {
        assert!(parse(Format::Json, b"{").is_none());
        assert!(parse(Format::Toml, b"a = ").is_none());
        assert!(parse(Format::Yaml, b"a: [").is_none());
        assert!(parse(Format::Hcl, b"a = {").is_none());
        assert!(parse(Format::Ini, b"\xff").is_none());
    }
}
