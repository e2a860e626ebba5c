/*!
Every layer of configuration together: what holds, and who said it.

Later layers win over earlier ones: the defaults, the system's file, the user's, the repository's, git's configuration,
flags. Lists of rules, exceptions, words and allow entries of all files add up. [`super::given`] takes over what is
given as a text, by git and by flags.
*/

use super::entry::Entries;
use super::exception::Exception;
use super::file::{self, At, File, Owner, PROOFS, RuleName, Switch};
use super::git_secrets::GitSecrets;
use super::ids;
use super::keys::{KEYS, Key, Value};
use super::mark::{Marks, TOOLS};
use super::own::Own;
use crate::detect::Proof;
use crate::source::settings::{Texts, Which};
use crate::{Error, known, messages};
use std::time::Duration;

/// Who said something: a file and a line, a key of git's, a flag, or nobody.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origin {
    /// The layer.
    pub layer: Layer,
    /// The file, as a person would name it; `git config --local` for git's; empty for defaults and flags.
    pub file: String,
    /// The 1-based line, where it is known.
    pub line: usize,
}

impl Origin {
    /// The error that `key`, said here, is wrong, and `why`.
    pub fn blame(&self, key: &str, why: &str) -> Error {
        match self.layer {
            Layer::Git => messages::policy::broken_git(&self.file, &format!("sekisho.{key}"), why),
            Layer::Flag => messages::config::broken_flag(key, why),
            _ => messages::policy::broken(&self.file, self.line, key, why),
        }
    }
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
    pub(super) scalars: Vec<Said<Value>>,
    /// What was said of a key and holds no longer, because a stronger layer said something else; weakest first.
    pub overruled: Vec<(&'static Key, Said<Value>)>,
    /// The files that were read, weakest first.
    pub files: Vec<Origin>,
    /// Switched rules, weakest first.
    pub rules: Vec<Said<(RuleName, Switch)>>,
    /// Switched proofs, weakest first.
    pub proofs: Vec<Said<(Proof, Switch)>>,
    /// Exceptions, weakest first.
    pub exceptions: Vec<Said<Exception>>,
    /// Rules of the user's own.
    pub own: Vec<Said<Own>>,
    /// Words of names, besides those that are built in: the key of `[words]`, and what stands there.
    pub words: Vec<Said<(&'static str, Vec<String>)>>,
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
            let ids = settings.own.iter().map(|said| said.what.rule.id);
            let file = file::parse_beside(&text.name, &text.bytes, owner, ids)?;
            settings.add(layer, &text.name, file)?;
            settings.files.push(Origin { layer, file: text.name.clone(), line: 0 });
        }
        for value in &texts.git {
            let Some(name) = value.key.strip_prefix("sekisho.") else { continue };
            let origin = Origin { layer: Layer::Git, file: value.origin.clone(), line: 0 };
            settings.given(name, &value.value, &origin)?;
        }
        for flag in &texts.flags {
            let Some((name, value)) = flag.split_once('=') else {
                return Err(messages::config::flag_without_value(flag));
            };
            settings.given(name.trim(), value, &Origin { layer: Layer::Flag, ..Origin::default() })?;
        }
        if settings.flag("git-secrets") {
            settings.git_secrets = GitSecrets::of(&texts.git, texts.gitallowed.as_deref())?;
            settings.remarks.extend(settings.git_secrets.remarks.iter().cloned());
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
        self.words.extend(file.words.into_iter().map(|at| said(at, origin)));
        self.entries.extend(file.entries);
        Ok(())
    }

    /// The words of `[words]` under `key`.
    pub fn words(&self, key: &str) -> impl Iterator<Item = &str> {
        self.words.iter().filter(move |said| said.what.0 == key).flat_map(|said| said.what.1.iter().map(String::as_str))
    }

    pub(super) fn set(&mut self, key: &'static Key, value: Value, origin: Origin) {
        if let Some(index) = KEYS.iter().position(|k| k == key) {
            let before = std::mem::replace(&mut self.scalars[index], Said { what: value, origin });
            // A list that git adds up is one saying.
            if before.origin != Origin::default() && before.origin != self.scalars[index].origin {
                self.overruled.push((key, before));
            }
        }
    }

    /// A configuration that looks for nothing is a mistake, never a wish.
    fn refuse_nothing(&self) -> Result<(), Error> {
        if PROOFS.iter().all(|proof| self.proof(*proof) == Some(Switch::Off))
            && let Some(last) = self.proofs.last()
        {
            return Err(last.origin.blame(&format!("proofs.{}", last.what.0.id()), &messages::config::zero_proofs()));
        }
        let own = self.own.iter().map(|said| said.what.rule.id);
        if own.chain(ids::built_in()).any(|id| self.switch(id) != Some(Switch::Off)) {
            return Ok(());
        }
        let last = self.rules.iter().rev().find(|said| said.what.1 == Switch::Off);
        let Some(Said { what: (name, _), origin }) = last else { return Ok(()) };
        Err(origin.blame(&format!("rules.{}", name.text), &messages::policy::zero_rules()))
    }

    /// The names of the rules of the user's own that do not come from the repository.
    pub fn own_ids(&self) -> impl Iterator<Item = &'static str> {
        self.own.iter().filter(|said| said.origin.layer < Layer::Repository).map(|said| said.what.rule.id)
    }

    /// Whether a finding may carry the rule `id`.
    pub fn is_rule(&self, id: &str) -> bool {
        ids::is_built_in(id) || self.own.iter().any(|said| said.what.rule.id == id)
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

    /// How the user's own credentials are collected.
    pub fn known(&self) -> known::Settings {
        let commands = |all: Vec<String>| all.into_iter().filter(|command| !command.trim().is_empty()).collect();
        known::Settings {
            places: self.flag("known"),
            values: commands(self.list("providers").to_vec()),
            patterns: commands(self.git_secrets.values("secrets.providers")),
            lenient: self.word("provider-failure") == "warn",
            patience: Duration::from_secs(self.number("provider-timeout")),
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
        let tools = TOOLS.iter().filter(|(_, name)| names.iter().any(|n| n == name)).map(|(tool, _)| *tool);
        Marks::of(tools.collect(), self.own.iter().map(|said| said.what.rule.id).collect())
    }

    /// What the rule `id` is set to: a rule by its name before a family, and the stronger layer before the weaker.
    pub fn switch(&self, id: &str) -> Option<Switch> {
        self.switched(id).map(|said| said.what.1)
    }

    /// The same, with who said it and in which words.
    pub fn switched(&self, id: &str) -> Option<&Said<(RuleName, Switch)>> {
        let holding = || self.rules.iter().filter(|said| said.what.0.holds(id));
        let exact = holding().rfind(|said| said.what.0.exact());
        exact.or_else(|| holding().next_back())
    }

    /// What findings with this proof are set to.
    pub fn proof(&self, proof: Proof) -> Option<Switch> {
        self.proofs.iter().rfind(|said| said.what.0 == proof).map(|said| said.what.1)
    }
}
