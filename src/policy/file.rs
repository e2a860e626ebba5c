/*!
One configuration file, read strictly: what is not known, of the wrong type, or without effect is an error that names
the file, the line and the key. `docs/configuration.md` describes the format.
*/

use super::entry::{Entry, Flaw};
use super::exception::{Exception, Target, Written};
use super::fields::{self, Field};
use super::ids;
use super::keys::{self, KEYS, Key, Kind, TABLES, Value};
use super::mark::TOOLS;
use super::near::nearest;
use super::own::{self, Own, Words};
use super::paths::Paths;
use super::shape::{Item, Reader, bits, whole};
use super::wide;
use crate::detect::{Action, Proof};
use crate::{Error, messages};
use globset::GlobMatcher;
use toml::de::DeTable;

/// What a rule or a proof is set to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Switch {
    /// Not looked for.
    Off,
    /// As the rule itself says.
    On,
    Warn,
    Block,
}

/// The words for [`Switch`] in a file.
pub const SWITCHES: &[(Switch, &str)] =
    &[(Switch::Off, "off"), (Switch::On, "on"), (Switch::Warn, "warn"), (Switch::Block, "block")];

/// The key of `[words]` for names that say secret.
pub const SECRET: &str = "secret";
/// The key of `[words]` for names that look like it and are not.
pub const HARMLESS: &str = "harmless";

/// Every proof that configuration can name.
pub const PROOFS: &[Proof] = &[Proof::Context, Proof::Pattern, Proof::Structure, Proof::Checksum, Proof::Known];

impl Switch {
    /// The word for it in a file.
    pub fn word(self) -> &'static str {
        SWITCHES.iter().find(|(switch, _)| *switch == self).map_or("on", |(_, word)| word)
    }

    /// What it makes of what a rule says; `None` when it is switched off.
    pub fn over(self, action: Action) -> Option<Action> {
        match self {
            Switch::Off => None,
            Switch::On => Some(action),
            Switch::Warn => Some(Action::Warn),
            Switch::Block => Some(Action::Block),
        }
    }
}

/// Rules by name: one, or those that a glob describes.
#[derive(Debug, Clone)]
pub struct RuleName {
    /// As it is written.
    pub text: String,
    glob: Option<GlobMatcher>,
}

impl RuleName {
    /// The rules that `text` names; `None` when it is no glob.
    pub fn new(text: &str) -> Option<Self> {
        let glob = if text.contains(['*', '?', '[', '{']) {
            Some(globset::Glob::new(text).ok()?.compile_matcher())
        } else {
            None
        };
        Some(RuleName { text: text.to_owned(), glob })
    }

    /// Whether it speaks of the rule `id`.
    pub fn holds(&self, id: &str) -> bool {
        self.glob.as_ref().map_or(self.text == id, |glob| glob.is_match(id))
    }

    /// Whether it names one rule rather than a family.
    pub fn exact(&self) -> bool {
        self.glob.is_none()
    }
}

/// What one file says.
#[derive(Debug, Default)]
pub struct File {
    /// Settings with one value.
    pub scalars: Vec<At<(&'static Key, Value)>>,
    /// `[rules]`.
    pub rules: Vec<At<(RuleName, Switch)>>,
    /// `[proofs]`.
    pub proofs: Vec<At<(Proof, Switch)>>,
    /// `[[exception]]`.
    pub exceptions: Vec<At<Exception>>,
    /// `[[rule]]`.
    pub own: Vec<At<Own>>,
    /// `[words]`, key by key.
    pub words: Vec<At<(&'static str, Vec<String>)>>,
    /// `[allow]`.
    pub entries: Vec<Entry>,
}

/// Something and the 1-based line that says it.
#[derive(Debug, Clone)]
pub struct At<T> {
    pub what: T,
    pub line: usize,
}

/// Whose file it is: what the repository says binds everybody who commits to it, so it may not say everything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    Repository,
    User,
}

/// Reads the file called `name`, whose text is `text`.
///
/// # Errors
/// The first thing in it that is wrong: file, line and key.
pub fn parse(name: &str, text: &[u8], owner: Owner) -> Result<File, Error> {
    parse_beside(name, text, owner, [])
}

/// The same, where weaker files define the rules `ids`.
///
/// # Errors
/// The first thing in it that is wrong: file, line and key.
pub fn parse_beside<'i>(
    name: &str,
    text: &[u8],
    owner: Owner,
    ids: impl IntoIterator<Item = &'i str>,
) -> Result<File, Error> {
    let text = std::str::from_utf8(text).map_err(|e| {
        let line = text[..e.valid_up_to()].iter().filter(|b| **b == b'\n').count() + 1;
        messages::policy::broken(name, line, "", &messages::policy::not_utf8())
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let ids = ids.into_iter().map(str::to_owned).collect();
    let mut reader = Reader { name, text, owner, ids };
    let root = DeTable::parse(text).map_err(|e| {
        let at = e.span().map_or(0, |span| span.start.min(text.len()));
        let message = e.message().lines().collect::<Vec<_>>().join(", ");
        let key = text[..at].lines().last().and_then(|l| l.split_once('=')).map_or("", |(key, _)| key.trim());
        let key = if key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_') { key } else { "" };
        messages::policy::broken(name, reader.line(at), key, &messages::policy::bad_toml(&message))
    })?;
    reader.file(root.get_ref())
}

impl Reader<'_> {
    fn file(&mut self, root: &DeTable<'_>) -> Result<File, Error> {
        let mut file = File::default();
        let mut names: Vec<&str> = KEYS.iter().map(|k| k.name).chain(TABLES.iter().copied()).collect();
        if self.owner == Owner::Repository {
            names.retain(|name| keys::by_name(name).is_none_or(|key| key.kind != Kind::Commands));
        }
        // In the order of the file, so that the first mistake is the one that is said.
        let mut items: Vec<_> = root.iter().collect();
        items.sort_by_key(|(key, _)| key.span().start);
        for (key, _) in &items {
            let name = key.get_ref().as_ref();
            if self.owner == Owner::Repository && keys::by_name(name).is_some_and(|k| k.kind == Kind::Commands) {
                return Err(self.wrong(key.span().start, name, &messages::policy::not_from_repository()));
            }
            if !names.contains(&name) {
                return Err(self.unknown(key.span().start, name, name, &names));
            }
        }
        // Before everything else: an old program should say that it is old, not that it knows no such key.
        items.sort_by_key(|(key, _)| {
            let name = key.get_ref().as_ref();
            (name != "min-version", name != "rule", key.span().start)
        });
        for (key, item) in items {
            match key.get_ref().as_ref() {
                "rules" => self.rules(item, &mut file)?,
                "proofs" => self.proofs(item, &mut file)?,
                "exception" => self.each(item, "exception", |r, t, at| {
                    let what = r.exception(t, at)?;
                    file.exceptions.push(At { what, line: r.line(at) });
                    Ok(())
                })?,
                "rule" => self.each(item, "rule", |r, t, at| {
                    let what = r.own(t, at)?;
                    r.ids.push(what.rule.id.to_owned());
                    file.own.push(At { what, line: r.line(at) });
                    Ok(())
                })?,
                "words" => self.words(item, &mut file)?,
                "allow" => self.allow(item, &mut file)?,
                name => {
                    let Some(setting) = keys::by_name(name) else { continue };
                    let value = self.scalar(setting, item)?;
                    file.scalars.push(At { what: (setting, value), line: self.line(item.span().start) });
                }
            }
        }
        if self.owner == Owner::Repository
            && let Some((line, key)) = wide::powerless(&file)
        {
            return Err(messages::policy::broken(self.name, line, &key, &messages::policy::nothing_blocks()));
        }
        Ok(file)
    }

    fn scalar(&self, setting: &'static Key, item: &Item<'_>) -> Result<Value, Error> {
        let at = item.span().start;
        let name = setting.name;
        Ok(match setting.kind {
            Kind::Bool => Value::Bool(self.boolean(item, name)?),
            Kind::Choice(words) => {
                let word = self.string(item, name)?;
                match words.iter().find(|w| **w == word) {
                    Some(word) => Value::Word(word),
                    None => return Err(self.wrong(at, name, &messages::policy::unknown_word(&word, words))),
                }
            }
            Kind::Seconds => {
                let seconds = item.get_ref().as_integer().and_then(|n| u64::from_str_radix(n.as_str(), n.radix()).ok());
                match seconds {
                    Some(n @ 1..=3600) => Value::Number(n),
                    _ => return Err(self.wrong(at, name, &messages::policy::no_seconds())),
                }
            }
            Kind::Tools => {
                let names: Vec<&str> = TOOLS.iter().map(|(_, name)| *name).collect();
                let list = self.strings_at(item, name)?;
                if let Some((word, at)) = list.iter().find(|(word, _)| !names.contains(&word.as_str())) {
                    return Err(self.wrong(*at, name, &messages::policy::unknown_word(word, &names)));
                }
                Value::List(list.into_iter().map(|(word, _)| word).collect())
            }
            Kind::Commands => Value::List(self.strings(item, name)?),
            Kind::Version => {
                let version = self.string(item, name)?;
                match keys::version_reached(&version, env!("CARGO_PKG_VERSION")) {
                    Some(true) => Value::Text(version),
                    Some(false) => return Err(self.wrong(at, name, &messages::policy::too_old(&version))),
                    None => return Err(self.wrong(at, name, &messages::policy::no_version(&version))),
                }
            }
        })
    }

    fn rules(&self, item: &Item<'_>, file: &mut File) -> Result<(), Error> {
        for (key, value) in self.table(item, "rules")? {
            let id = key.get_ref().as_ref();
            let path = format!("rules.{id}");
            let name = self.rule_name(id, key.span().start, &path)?;
            let switch = self.switch(value, &path)?;
            file.rules.push(At { what: (name, switch), line: self.line(key.span().start) });
        }
        file.rules.sort_by_key(|r| r.line);
        Ok(())
    }

    fn proofs(&self, item: &Item<'_>, file: &mut File) -> Result<(), Error> {
        let names: Vec<&str> = PROOFS.iter().map(|p| p.id()).collect();
        for (key, value) in self.table(item, "proofs")? {
            let id = key.get_ref().as_ref();
            let path = format!("proofs.{id}");
            let Some(proof) = PROOFS.iter().find(|p| p.id() == id) else {
                return Err(self.unknown(key.span().start, id, &path, &names));
            };
            let switch = self.switch(value, &path)?;
            file.proofs.push(At { what: (*proof, switch), line: self.line(key.span().start) });
        }
        file.proofs.sort_by_key(|p| p.line);
        Ok(())
    }

    fn words(&self, item: &Item<'_>, file: &mut File) -> Result<(), Error> {
        let table = self.table(item, "words")?;
        self.shaped(table, item.span().start, "words", fields::WORDS)?;
        for key in [SECRET, HARMLESS] {
            let Some(item) = table.get(key) else { continue };
            let words = self.strings(item, &format!("words.{key}"))?;
            file.words.push(At { what: (key, words), line: self.line(item.span().start) });
        }
        Ok(())
    }

    fn allow(&mut self, item: &Item<'_>, file: &mut File) -> Result<(), Error> {
        let table = self.table(item, "allow")?;
        self.shaped(table, item.span().start, "allow", fields::ALLOW)?;
        let Some(entries) = table.get("entries") else { return Ok(()) };
        self.each(entries, "allow.entries", |r, t, at| {
            const KEY: &str = "allow.entries";
            r.shaped(t, at, KEY, fields::ENTRY)?;
            let text = |key: &str| -> Result<Option<String>, Error> {
                t.get(key).map(|item| r.string(item, &format!("{KEY}.{key}"))).transpose()
            };
            let place = |key: &str| t.get(key).map_or(at, |item| item.span().start);
            let (value, reason) = (text("value")?.unwrap_or_default(), text("reason")?.unwrap_or_default());
            let wrong = |key: &str, why: &str| r.wrong(place(key), &format!("{KEY}.{key}"), why);
            let mut entry = Entry::new(value, text("path")?, text("until")?).map_err(|flaw| match flaw {
                Flaw::Value => wrong("value", &messages::policy::no_entry_value()),
                Flaw::Path(glob, why) => wrong("path", &messages::policy::bad_glob(&glob, &why)),
                Flaw::Until => wrong("until", &messages::policy::no_day()),
            })?;
            entry.reason = reason;
            entry.rule = text("rule")?.unwrap_or_default();
            (entry.file, entry.line) = (r.name.to_owned(), r.line(at));
            file.entries.push(entry);
            Ok(())
        })
    }

    fn exception(&self, table: &DeTable<'_>, at: usize) -> Result<Exception, Error> {
        self.shaped(table, at, "exception", fields::EXCEPTION)?;
        let mut rules = Vec::new();
        if let Some(item) = table.get("rules") {
            for (id, at) in self.strings_at(item, "exception.rules")? {
                rules.push(self.rule_name(&id, at, "exception.rules")?);
            }
        }
        let paths = self.paths(table, "exception")?;
        let regex = |key: &str| -> Result<Option<regex::bytes::Regex>, Error> {
            let Some(item) = table.get(key) else { return Ok(None) };
            let path = format!("exception.{key}");
            let at = item.span().start;
            let regex = own::compile(&self.string(item, &path)?, false)
                .map_err(|why| self.wrong(at, &path, &messages::policy::bad_regex(&why)))?;
            if regex.is_match(b"") {
                return Err(self.wrong(at, &path, &messages::policy::matches_empty()));
            }
            Ok(Some(regex))
        };
        let target = match (regex("value-regex")?, regex("line-regex")?) {
            (Some(_), Some(_)) => return Err(self.wrong(at, "exception", &messages::policy::one_regex())),
            (Some(regex), None) => Some((Target::Value, regex)),
            (None, Some(regex)) => Some((Target::Line, regex)),
            (None, None) => None,
        };
        let words = match table.get("words") {
            Some(item) => self.strings(item, "exception.words")?,
            None => Vec::new(),
        };
        let switch = match table.get("action") {
            Some(item) => self.switch(item, "exception.action")?,
            None => Switch::Off,
        };
        let reason = match table.get("reason") {
            Some(item) => self.string(item, "exception.reason")?,
            None => String::new(),
        };
        let mut exception = Exception::new(rules, paths, target, words, switch, reason);
        exception.written = self.written(table, fields::EXCEPTION);
        if !exception.has_value() && !exception.has_rules() && exception.paths.is_none() {
            return Err(self.wrong(at, "exception", &messages::policy::no_condition()));
        }
        let rules = exception.has_rules() && !wide::holds_any_rule(&exception.rules);
        let paths = exception.paths.as_ref().is_some_and(|paths| !paths.is_everything());
        let values = exception.has_value() && !exception.has_any_value();
        if switch != Switch::Block && !rules && !paths && !values {
            let whys = [
                ("paths", messages::policy::holds_everything()),
                ("path-regex", messages::policy::holds_everything()),
                ("rules", messages::policy::holds_every_rule()),
                ("value-regex", messages::config::takes_any_value()),
                ("line-regex", messages::config::takes_any_value()),
            ];
            let why = whys.iter().find_map(|(key, why)| Some((key, why, table.get(*key)?.span().start)));
            if let Some((key, why, at)) = why {
                return Err(self.wrong(at, &format!("exception.{key}"), why));
            }
        }
        Ok(exception)
    }

    fn own(&self, table: &DeTable<'_>, at: usize) -> Result<Own, Error> {
        self.shaped(table, at, "rule", fields::RULE)?;
        let place = |key: &str| table.get(key).map_or(at, |item| item.span().start);
        let text = |key: &str| -> Result<String, Error> {
            table.get(key).map_or(Ok(String::new()), |item| self.string(item, &format!("rule.{key}")))
        };
        let list = |key: &str| -> Result<Vec<String>, Error> {
            table.get(key).map_or(Ok(Vec::new()), |item| self.strings(item, &format!("rule.{key}")))
        };
        let id = text("id")?;
        if ids::is_built_in(&id) || self.ids.contains(&id) {
            return Err(self.wrong(place("id"), "rule.id", &messages::policy::id_taken(&id)));
        }
        let examples = list("examples")?;
        let group = table.get("group").and_then(|item| whole(item.get_ref()));
        let min_entropy = table.get("min-entropy").and_then(|item| bits(item.get_ref())).unwrap_or(0.0);
        let action = match table.get("action") {
            None => None,
            Some(item) => self.switch(item, "rule.action")?.over(Action::Block),
        };
        let ignore_case = match table.get("ignore-case") {
            Some(item) => self.boolean(item, "rule.ignore-case")?,
            None => false,
        };
        let words = Words {
            id,
            title: text("title")?,
            regex: text("regex")?,
            group,
            ignore_case,
            action,
            keywords: list("keywords")?,
            min_entropy,
            docs: text("docs")?,
            revoke: text("revoke")?,
            examples,
            near_misses: list("near-misses")?,
            paths: self.paths(table, "rule")?,
        };
        let mut own = Own::new(words).map_err(|(key, why)| self.wrong(place(key), &format!("rule.{key}"), &why))?;
        own.written = self.written(table, fields::RULE);
        Ok(own)
    }

    /// The keys of `table`, of which these are known, as they stand in the file.
    fn written(&self, table: &DeTable<'_>, known: &[Field]) -> Written {
        let text = |item: &Item<'_>| self.text.get(item.span()).unwrap_or_default().to_owned();
        known.iter().filter_map(|field| table.get(field.name).map(|item| (field.name, text(item)))).collect()
    }

    fn paths(&self, table: &DeTable<'_>, above: &str) -> Result<Option<Paths>, Error> {
        let list = |key: &str| -> Result<Vec<String>, Error> {
            let Some(item) = table.get(key) else { return Ok(Vec::new()) };
            let path = format!("{above}.{key}");
            self.strings(item, &path)
        };
        let (globs, regexes) = (list("paths")?, list("path-regex")?);
        if globs.is_empty() && regexes.is_empty() {
            return Ok(None);
        }
        let place = |key: &str| table.get(key).map_or(0, |item| item.span().start);
        Paths::new(&globs, &[])
            .map_err(|(glob, why)| {
                self.wrong(place("paths"), &format!("{above}.paths"), &messages::policy::bad_glob(&glob, &why))
            })
            .and_then(|_| {
                Paths::new(&globs, &regexes).map(Some).map_err(|(_, why)| {
                    self.wrong(place("path-regex"), &format!("{above}.path-regex"), &messages::policy::bad_regex(&why))
                })
            })
    }

    fn rule_name(&self, id: &str, at: usize, path: &str) -> Result<RuleName, Error> {
        let names = || ids::built_in().chain(self.ids.iter().map(String::as_str));
        RuleName::new(id)
            .filter(|name| ids::is_built_in(id) || names().any(|known| name.holds(known)))
            .ok_or_else(|| self.wrong(at, path, &messages::policy::unknown_rule(id, nearest(id, names()))))
    }

    fn switch(&self, item: &Item<'_>, path: &str) -> Result<Switch, Error> {
        let words: Vec<&str> = SWITCHES.iter().map(|(_, word)| *word).collect();
        let Some(word) = item.get_ref().as_str().map(str::to_owned) else {
            return Err(self.wrong(item.span().start, path, &messages::policy::one_of(&words)));
        };
        SWITCHES
            .iter()
            .find(|(_, w)| *w == word)
            .map(|(switch, _)| *switch)
            .ok_or_else(|| self.wrong(item.span().start, path, &messages::policy::unknown_word(&word, &words)))
    }
}
