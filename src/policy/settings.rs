/*!
Every layer of configuration together: what holds, and who said it.

Later layers win over earlier ones: the defaults, the system's file, the user's, the repository's, git's configuration,
flags. Lists of rules, exceptions, words and allow entries of all files add up.
*/

use super::entry::Entries;
use super::exception::Exception;
use super::file::{self, At, File, Owner, RuleName, SWITCHES, Switch};
use super::git_secrets::GitSecrets;
use super::keys::{self, KEYS, Key, Kind, Value};
use super::mark::{Marks, TOOLS};
use super::near::nearest;
use super::own::Own;
use crate::detect::{Proof, rules};
use crate::source::git::GitValue;
use crate::source::settings::{Texts, Which};
use crate::{Error, messages};

/// Who said something: a file and a line, a key of git's, a flag, or nobody.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origin {
    /// The layer.
    pub layer: Layer,
    /// The file, as a person would name it; empty for defaults and flags.
    pub file: String,
    /// The 1-based line, where it is known.
    pub line: usize,
}

/// A layer of configuration, weakest first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Layer {
    #[default]
    Default,
    System,
    User,
    Repository,
    Git,
    Flag,
}

impl Layer {
    /// The name in machine formats.
    pub fn id(self) -> &'static str {
        match self {
            Layer::Default => "default",
            Layer::System => "system",
            Layer::User => "user",
            Layer::Repository => "repository",
            Layer::Git => "git",
            Layer::Flag => "flag",
        }
    }
}

/// Something and who said it.
#[derive(Debug, Clone)]
pub struct Said<T> {
    pub what: T,
    pub origin: Origin,
}

/// What holds.
#[derive(Debug, Default)]
pub struct Settings {
    /// One value a key of [`KEYS`], in their order.
    scalars: Vec<Said<Value>>,
    /// Switched rules, weakest first.
    pub rules: Vec<Said<(RuleName, Switch)>>,
    /// Switched proofs, weakest first.
    pub proofs: Vec<Said<(Proof, Switch)>>,
    /// Exceptions, weakest first.
    pub exceptions: Vec<Said<Exception>>,
    /// Rules of the user's own.
    pub own: Vec<Said<Own>>,
    /// Names that say secret, besides those that are built in.
    pub secret_words: Vec<String>,
    /// Names that look like it and are not.
    pub harmless_words: Vec<String>,
    /// Allow entries.
    pub entries: Entries,
    /// What git-secrets' settings say.
    pub git_secrets: GitSecrets,
    /// What should be mentioned: a file that is not in effect, say.
    pub remarks: Vec<String>,
}

impl Settings {
    /// What `texts` say, all layers together.
    ///
    /// # Errors
    /// The first mistake: file, line and key.
    pub fn of(texts: &Texts) -> Result<Self, Error> {
        let mut settings = Settings {
            scalars: KEYS.iter().map(|k| Said { what: k.default_value(), origin: Origin::default() }).collect(),
            remarks: texts.remarks.clone(),
            ..Settings::default()
        };
        for text in &texts.files {
            let (layer, owner) = match text.which {
                Which::System => (Layer::System, Owner::User),
                Which::User => (Layer::User, Owner::User),
                Which::Repository => (Layer::Repository, Owner::Repository),
            };
            settings.add(layer, &text.name, file::parse(&text.name, &text.bytes, owner)?)?;
        }
        for value in &texts.git {
            settings.git(value)?;
        }
        if settings.flag("git-secrets") {
            settings.git_secrets = GitSecrets::of(&texts.git, texts.gitallowed.as_deref())?;
        }
        settings.refuse_nothing()?;
        Ok(settings)
    }

    fn add(&mut self, layer: Layer, name: &str, file: File) -> Result<(), Error> {
        let origin = |line: usize| Origin { layer, file: name.to_owned(), line };
        fn said<T>(at: At<T>, origin: impl Fn(usize) -> Origin) -> Said<T> {
            Said { what: at.what, origin: origin(at.line) }
        }
        for At { what: (key, value), line } in file.scalars {
            self.set(key, value, origin(line));
        }
        for own in file.own {
            // Two files may not give one name to two things: which of them a report means would be a guess.
            if self.own.iter().any(|o| o.what.rule.id == own.what.rule.id) {
                let why = messages::policy::id_taken(own.what.rule.id);
                return Err(messages::policy::broken(name, own.line, "rule.id", &why));
            }
            self.own.push(said(own, origin));
        }
        self.rules.extend(file.rules.into_iter().map(|at| said(at, origin)));
        self.proofs.extend(file.proofs.into_iter().map(|at| said(at, origin)));
        self.exceptions.extend(file.exceptions.into_iter().map(|at| said(at, origin)));
        self.secret_words.extend(file.secret_words);
        self.harmless_words.extend(file.harmless_words);
        self.entries.extend(file.entries);
        Ok(())
    }

    fn set(&mut self, key: &'static Key, value: Value, origin: Origin) {
        if let Some(index) = KEYS.iter().position(|k| k == key) {
            self.scalars[index] = Said { what: value, origin };
        }
    }

    /// Takes over one of git's values, `sekisho.<key>` or `sekisho.rules.<rule>` or `sekisho.proofs.<proof>`.
    fn git(&mut self, given: &GitValue) -> Result<(), Error> {
        let Some(name) = given.key.strip_prefix("sekisho.") else { return Ok(()) };
        let origin = || Origin { layer: Layer::Git, file: given.origin.clone(), line: 0 };
        let wrong = |why: &str| messages::policy::broken_git(&given.origin, &given.key, why);
        let words = || SWITCHES.iter().map(|(_, word)| *word).collect::<Vec<_>>();
        let switch = || {
            let found = SWITCHES.iter().find(|(_, word)| *word == given.value).map(|(switch, _)| *switch);
            found.ok_or_else(|| wrong(&messages::policy::unknown_word(&given.value, &words())))
        };
        if let Some(id) = name.strip_prefix("rules.") {
            let known = || rules::all().map(|r| r.id).chain(self.own.iter().map(|o| o.what.rule.id));
            let Some(rule) = RuleName::new(id).filter(|rule| known().any(|id| rule.holds(id))) else {
                return Err(wrong(&messages::policy::unknown_rule(id, nearest(id, known()))));
            };
            self.rules.push(Said { what: (rule, switch()?), origin: origin() });
            return Ok(());
        }
        if let Some(id) = name.strip_prefix("proofs.") {
            let Some(proof) = file::PROOFS.iter().find(|p| p.id() == id) else {
                let ids: Vec<&str> = file::PROOFS.iter().map(|p| p.id()).collect();
                return Err(wrong(&messages::policy::unknown_key(nearest(id, ids.iter().copied()), &ids)));
            };
            self.proofs.push(Said { what: (*proof, switch()?), origin: origin() });
            return Ok(());
        }
        let Some(key) = keys::by_git_name(name) else {
            let names: Vec<&str> = KEYS.iter().map(|k| k.name).collect();
            return Err(wrong(&messages::policy::unknown_key(nearest(name, names.iter().copied()), &names)));
        };
        let text = given.value.trim();
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
            // git adds up the values of a key that is given more than once.
            Kind::Commands => match self.value(key.name) {
                Said { what: Value::List(before), origin } if origin.layer == Layer::Git => {
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
        self.set(key, value, origin());
        Ok(())
    }

    /// A configuration that looks for nothing is a mistake, never a wish.
    fn refuse_nothing(&self) -> Result<(), Error> {
        if !self.own.is_empty() || rules::all().any(|rule| self.switch(rule.id) != Some(Switch::Off)) {
            return Ok(());
        }
        let last = self.rules.iter().rev().find(|said| said.what.1 == Switch::Off);
        let Some(Said { what: (name, _), origin }) = last else { return Ok(()) };
        let key = format!("rules.{}", name.text);
        Err(messages::policy::broken(&origin.file, origin.line, &key, &messages::policy::zero_rules()))
    }

    /// The value of the setting called `name` and who gave it.
    pub fn value(&self, name: &str) -> &Said<Value> {
        static NOTHING: Said<Value> =
            Said { what: Value::Bool(false), origin: Origin { layer: Layer::Default, file: String::new(), line: 0 } };
        KEYS.iter().position(|key| key.name == name).and_then(|at| self.scalars.get(at)).unwrap_or(&NOTHING)
    }

    /// Whether the setting called `name` is true.
    pub fn flag(&self, name: &str) -> bool {
        self.value(name).what == Value::Bool(true)
    }

    /// The word that the setting called `name` is set to.
    pub fn word(&self, name: &str) -> &str {
        match &self.value(name).what {
            Value::Word(word) => word,
            _ => "",
        }
    }

    /// The list that the setting called `name` is set to.
    pub fn list(&self, name: &str) -> &[String] {
        match &self.value(name).what {
            Value::List(list) => list,
            _ => &[],
        }
    }

    /// The number that the setting called `name` is set to.
    pub fn number(&self, name: &str) -> u64 {
        match self.value(name).what {
            Value::Number(number) => number,
            _ => 0,
        }
    }

    /// The values of a key as git's configuration would give them, whoever said them: `sekisho.known`, say. Of the
    /// section `secrets` it is what git says.
    pub fn git_values(&self, key: &str) -> Vec<String> {
        let Some(setting) = key.strip_prefix("sekisho.").and_then(keys::by_git_name) else {
            return self.git_secrets.values(key);
        };
        match &self.value(setting.name).what {
            Value::Bool(value) => vec![value.to_string()],
            Value::Word(word) => vec![(*word).to_owned()],
            Value::Number(number) => vec![number.to_string()],
            Value::List(list) => list.clone(),
            Value::Text(text) => vec![text.clone()],
        }
    }

    /// The language that was chosen; `None` when the environment decides.
    pub fn lang(&self) -> Option<messages::Lang> {
        match self.word("lang") {
            "en" => Some(messages::Lang::En),
            "ja" => Some(messages::Lang::Ja),
            _ => None,
        }
    }

    /// The marks that count.
    pub fn marks(&self) -> Marks {
        let names = self.list("marks");
        Marks::of(TOOLS.iter().filter(|(_, name)| names.iter().any(|n| n == name)).map(|(tool, _)| *tool).collect())
    }

    /// What the rule `id` is set to: a rule by its name before a family, and the stronger layer before the weaker.
    pub fn switch(&self, id: &str) -> Option<Switch> {
        let holding = || self.rules.iter().filter(|said| said.what.0.holds(id));
        let exact = holding().rfind(|said| said.what.0.exact());
        exact.or_else(|| holding().next_back()).map(|said| said.what.1)
    }

    /// What findings with this proof are set to.
    pub fn proof(&self, proof: Proof) -> Option<Switch> {
        self.proofs.iter().rfind(|said| said.what.0 == proof).map(|said| said.what.1)
    }
}
