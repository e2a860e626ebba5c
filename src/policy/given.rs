/*!
Settings that are given as a text: by git's configuration (`sekisho.KEY`) and by flags (`--set KEY=VALUE`). The names
are the same, and so is what they take.
*/

use super::file::{PROOFS, RuleName, SWITCHES, Switch};
use super::ids;
use super::keys::{self, KEYS, Kind, Value};
use super::mark::TOOLS;
use super::near::nearest;
use super::settings::{Origin, Said, Settings};
use crate::{Error, messages};

impl Settings {
    /// Takes over `text` for `name`: a setting, or `rules.<rule>`, or `proofs.<proof>`.
    ///
    /// # Errors
    /// A name or a value that makes no sense.
    pub(super) fn given(&mut self, name: &str, text: &str, origin: &Origin) -> Result<(), Error> {
        let wrong = |why: &str| origin.blame(name, why);
        let switch = || -> Result<Switch, Error> {
            let found = SWITCHES.iter().find(|(_, word)| *word == text.trim()).map(|(switch, _)| *switch);
            let words: Vec<&str> = SWITCHES.iter().map(|(_, word)| *word).collect();
            found.ok_or_else(|| wrong(&messages::policy::unknown_word(text, &words)))
        };
        if let Some(id) = name.strip_prefix("rules.") {
            let known = || ids::built_in().chain(self.own.iter().map(|own| own.what.rule.id));
            let speaks = |rule: &RuleName| self.is_rule(id) || known().any(|id| rule.holds(id));
            let Some(rule) = RuleName::new(id).filter(speaks) else {
                return Err(wrong(&messages::policy::unknown_rule(id, nearest(id, known()))));
            };
            self.rules.push(Said { what: (rule, switch()?), origin: origin.clone() });
            return Ok(());
        }
        if let Some(id) = name.strip_prefix("proofs.") {
            let Some(proof) = PROOFS.iter().find(|p| p.id() == id) else {
                let ids: Vec<&str> = PROOFS.iter().map(|p| p.id()).collect();
                return Err(wrong(&messages::policy::unknown_key(nearest(id, ids.iter().copied()), &ids)));
            };
            self.proofs.push(Said { what: (*proof, switch()?), origin: origin.clone() });
            return Ok(());
        }
        let Some(key) = keys::by_git_name(name) else {
            let names: Vec<&str> = KEYS.iter().map(|k| k.name).chain(["rules.RULE", "proofs.PROOF"]).collect();
            return Err(wrong(&messages::policy::unknown_key(nearest(name, names.iter().copied()), &names)));
        };
        let text = text.trim();
        let value = match key.kind {
            Kind::Bool => match text.to_ascii_lowercase().as_str() {
                "true" | "yes" | "on" | "1" => Value::Bool(true),
                "false" | "no" | "off" | "0" | "" => Value::Bool(false),
                _ => return Err(wrong(&messages::policy::expected("boolean"))),
            },
            Kind::Choice(words) => match words.iter().find(|w| **w == text) {
                Some(word) => Value::Word(word),
                None => return Err(wrong(&messages::policy::unknown_word(text, words))),
            },
            Kind::Seconds => match text.parse() {
                Ok(n @ 1..=3600) => Value::Number(n),
                _ => return Err(wrong(&messages::policy::no_seconds())),
            },
            Kind::Tools => {
                let names: Vec<&str> = TOOLS.iter().map(|(_, name)| *name).collect();
                let list: Vec<String> = text.split([',', ' ']).filter(|w| !w.is_empty()).map(str::to_owned).collect();
                if let Some(word) = list.iter().find(|w| !names.contains(&w.as_str())) {
                    return Err(wrong(&messages::policy::unknown_word(word, &names)));
                }
                Value::List(list)
            }
            // git adds up the values of a key that is given more than once, and so do flags.
            Kind::Commands => match self.value(key.name) {
                Said { what: Value::List(before), origin: by } if by.layer == origin.layer => {
                    Value::List(before.iter().cloned().chain([text.to_owned()]).collect())
                }
                _ => Value::List(vec![text.to_owned()]),
            },
            Kind::Version => match keys::version_reached(text, env!("CARGO_PKG_VERSION")) {
                Some(true) => Value::Text(text.to_owned()),
                Some(false) => return Err(wrong(&messages::policy::too_old(text))),
                None => return Err(wrong(&messages::policy::no_version(text))),
            },
        };
        self.set(key, value, origin.clone());
        Ok(())
    }
}
