/*! The settings that have one value: their names, what they take, and what they are when nobody says anything. */

use super::mark::TOOLS;

/// What a setting takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// true or false.
    Bool,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// A whole number of seconds, at least one.
    Seconds,
    /// Any of the tools of [`TOOLS`].
    Tools,
    /// Command lines. Never from the repository: whoever can write to it could run what they like on every machine.
    Commands,
    /// A version of sekisho.
    Version,
}

/// A setting.
#[derive(Debug, PartialEq, Eq)]
pub struct Key {
    /// Its name in files. In git's configuration it is `sekisho.` and the same without hyphens, in any case.
    pub name: &'static str,
    /// What it takes.
    pub kind: Kind,
    /// What holds when nobody says anything, as a file would write it.
    pub default: &'static str,
}

/// Every setting, in the order in which they are shown.
pub const KEYS: &[Key] = &[
    Key { name: "lang", kind: Kind::Choice(&["auto", "en", "ja"]), default: "auto" },
    Key { name: "quiet", kind: Kind::Bool, default: "false" },
    Key { name: "marks", kind: Kind::Tools, default: "all" },
    Key { name: "known", kind: Kind::Bool, default: "true" },
    Key { name: "providers", kind: Kind::Commands, default: "" },
    Key { name: "provider-failure", kind: Kind::Choice(&["stop", "warn"]), default: "stop" },
    Key { name: "provider-timeout", kind: Kind::Seconds, default: "5" },
    Key { name: "git-secrets", kind: Kind::Bool, default: "true" },
    Key { name: "min-version", kind: Kind::Version, default: "" },
];

/// The tables of a file.
pub const TABLES: &[&str] = &["rules", "proofs", "exception", "rule", "words", "allow"];

/// The value of a setting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    Bool(bool),
    /// One of a choice's words.
    Word(&'static str),
    Number(u64),
    /// Names of tools, or command lines.
    List(Vec<String>),
    Text(String),
}

impl Value {
    /// The value as a file would write it.
    pub fn written(&self) -> String {
        match self {
            Value::Bool(b) => b.to_string(),
            Value::Word(w) => quoted(w),
            Value::Number(n) => n.to_string(),
            Value::List(l) => format!("[{}]", l.iter().map(|s| quoted(s)).collect::<Vec<_>>().join(", ")),
            Value::Text(t) => quoted(t),
        }
    }
}

/// `text` as a TOML basic string.
pub fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

/// The setting called `name` in a file.
pub fn by_name(name: &str) -> Option<&'static Key> {
    KEYS.iter().find(|key| key.name == name)
}

/// The setting that git calls `sekisho.<name>`: git folds case and has no underscore, so hyphens do not count.
pub fn by_git_name(name: &str) -> Option<&'static Key> {
    KEYS.iter().find(|key| {
        key.name.bytes().filter(|b| *b != b'-').eq(name.bytes().filter(|b| *b != b'-').map(|b| b.to_ascii_lowercase()))
    })
}

impl Key {
    /// What holds when nobody says anything.
    pub fn default_value(&self) -> Value {
        match self.kind {
            Kind::Bool => Value::Bool(self.default == "true"),
            Kind::Choice(words) => Value::Word(words.iter().find(|w| **w == self.default).unwrap_or(&words[0])),
            Kind::Seconds => Value::Number(self.default.parse().unwrap_or(1)),
            Kind::Tools => Value::List(TOOLS.iter().map(|(_, name)| (*name).to_owned()).collect()),
            Kind::Commands => Value::List(Vec::new()),
            Kind::Version => Value::Text(String::new()),
        }
    }
}

/// Whether `version` (`1`, `1.2` or `1.2.3`) is no newer than `ours`; `None` when it is no version.
pub fn version_reached(version: &str, ours: &str) -> Option<bool> {
    let parts = |text: &str| -> Option<[u64; 3]> {
        let mut out = [0; 3];
        let mut given = text.split('.');
        for part in &mut out {
            match given.next() {
                Some(number) => *part = number.parse().ok()?,
                None => break,
            }
        }
        given.next().is_none().then_some(out)
    };
    Some(parts(version)? <= parts(ours)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn git_names_lose_their_hyphens() {
        assert_eq!(by_git_name("providerfailure").map(|k| k.name), Some("provider-failure"));
        assert_eq!(by_git_name("provider-Failure").map(|k| k.name), Some("provider-failure"));
        assert_eq!(by_git_name("provider"), None);
    }

    #[test]
    fn versions_compare_by_number() {
        assert_eq!(version_reached("0.9", "0.10.0"), Some(true));
        assert_eq!(version_reached("1", "0.10.0"), Some(false));
        assert_eq!(version_reached("0.10.0", "0.10.0"), Some(true));
        assert_eq!(version_reached("x", "0.10.0"), None);
        assert_eq!(version_reached("1.2.3.4", "0.10.0"), None);
    }
}
