/*! What the user's git configuration says of known values. */

use super::providers;
use crate::{Error, messages};
use std::time::Duration;

/// The settings; all of them are read from git's configuration, where a value that nobody can make sense of is an error.
#[derive(Debug, Clone)]
pub struct Settings {
    /// `sekisho.known`: whether the places in the home and the work tree are read.
    pub places: bool,
    /// `sekisho.providers`: commands whose lines are values.
    pub values: Vec<String>,
    /// `secrets.providers`: commands whose lines are patterns.
    pub patterns: Vec<String>,
    /// `sekisho.providerFailure` is `warn`: a provider that fails does not stop the commit.
    pub lenient: bool,
    /// `sekisho.providerTimeout`: how long a provider may take.
    pub patience: Duration,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            places: true,
            values: Vec::new(),
            patterns: Vec::new(),
            lenient: false,
            patience: providers::PATIENCE,
        }
    }
}

impl Settings {
    /// The settings that `config` gives: every value of a key, those of the weakest level first.
    ///
    /// # Errors
    /// Names the key whose value is none that it may have.
    pub fn read(config: impl Fn(&str) -> Vec<String>) -> Result<Settings, Error> {
        let last = |key: &str| config(key).pop();
        let wrong = |key: &str, allowed: &str| Error::new(messages::setting_wrong(key, allowed), "");
        let places = match last("sekisho.known") {
            None => true,
            Some(value) => truth(&value).ok_or_else(|| wrong("sekisho.known", "true, false"))?,
        };
        let lenient = match last("sekisho.providerFailure").as_deref() {
            None | Some("stop") => false,
            Some("warn") => true,
            Some(_) => return Err(wrong("sekisho.providerFailure", "stop, warn")),
        };
        let patience = match last("sekisho.providerTimeout") {
            None => providers::PATIENCE,
            Some(value) => match value.parse::<u16>() {
                Ok(seconds) if seconds > 0 => Duration::from_secs(seconds.into()),
                _ => return Err(wrong("sekisho.providerTimeout", "1-65535")),
            },
        };
        let commands = |key: &str| config(key).into_iter().filter(|c| !c.trim().is_empty()).collect();
        Ok(Settings {
            places,
            values: commands("sekisho.providers"),
            patterns: commands("secrets.providers"),
            lenient,
            patience,
        })
    }
}

/// A boolean as git writes it (<https://git-scm.com/docs/git-config#Documentation/git-config.txt-boolean>).
fn truth(value: &str) -> Option<bool> {
    match value.to_ascii_lowercase().as_str() {
        "true" | "yes" | "on" | "1" => Some(true),
        "false" | "no" | "off" | "0" | "" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::Settings;

    #[test]
    fn settings_are_read_and_nonsense_is_named() {
        let read = |pairs: &[(&str, &str)]| {
            Settings::read(|key| pairs.iter().filter(|(k, _)| *k == key).map(|(_, v)| (*v).to_owned()).collect())
        };
        assert!(read(&[]).expect("defaults").places);
        assert!(!read(&[("sekisho.known", "true"), ("sekisho.known", "off")]).expect("off").places);
        assert_eq!(read(&[("secrets.providers", "a"), ("secrets.providers", "b")]).expect("two").patterns, ["a", "b"]);
        for wrong in
            [("sekisho.known", "maybe"), ("sekisho.providerFailure", "ignore"), ("sekisho.providerTimeout", "-1")]
        {
            assert!(read(&[wrong]).expect_err("nonsense").what.contains(wrong.0));
        }
    }
}
