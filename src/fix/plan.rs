/*!
The change as a whole before it is made: what each file becomes, in the work tree and in the index. [`super::apply`]
makes it.
*/

use super::{Language, Refusal, Rewritten, Value, World, dotenv, name, rewrite};
use crate::detect::Kind;
use crate::inspect::Located;
use crate::source::git::change::{self, Entry};
use crate::{Error, messages};
use std::collections::BTreeMap;
use std::path::Path;

/// Where git finds what it ignores (<https://git-scm.com/docs/gitignore>).
const IGNORED: &str = ".gitignore";

/// A file's change.
#[derive(Debug, Clone)]
pub struct Change {
    /// The path, relative to the top of the work tree.
    pub path: String,
    /// What the index has there.
    pub(super) entry: Option<Entry>,
    /// What it is to have.
    pub(super) index: Staged,
    /// What the work tree has; `None` when there is no such file.
    pub(super) before: Option<String>,
    /// What it is to have; `None` leaves it alone.
    pub(super) after: Option<String>,
    /// Whether only its owner may read it.
    pub(super) private: bool,
    /// The permissions that the file of the work tree has, where there are such.
    pub(super) mode: Option<u32>,
}

/// What becomes of a file in the index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Staged {
    /// It stays as it is.
    Same,
    /// It has this text.
    Text(String),
    /// It is taken out.
    Gone,
}

/// A value, and the lines of the findings that it is.
struct Found<'a> {
    value: Value<'a>,
    lines: Vec<usize>,
}

/// Files of values by their path: what is in each, and the names and values that come to it.
type Stores = BTreeMap<String, (String, Vec<(String, String)>)>;

/// Everything that would change, and what would not.
#[derive(Debug, Default)]
pub struct Plan {
    /// Changes, `.env` and `.gitignore` last.
    pub changes: Vec<Change>,
    /// What stays.
    pub refused: Vec<Refused>,
    /// The languages of the files that change, each with the file that its values are in.
    pub loads: Vec<(Language, String)>,
    /// Every value, so that no difference shows one.
    values: Vec<String>,
}

/// A value that stays where it is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Refused {
    /// The file, relative to the top of the work tree.
    pub path: String,
    /// The 1-based line.
    pub line: usize,
    pub why: Refusal,
    /// The name that the value should get.
    pub name: String,
    /// How that is looked up in this file, where its language tells.
    pub lookup: Option<String>,
    /// The file of values.
    pub store: String,
}

/// Works out how the findings are taken out of their files.
///
/// # Errors
/// When git or a file cannot be read, or `.env` would be committed.
pub fn plan(found: &[&Located]) -> Result<Plan, Error> {
    let top = change::top()?;
    let mut plan = Plan::default();
    let mut files: BTreeMap<&[u8], Vec<&Located>> = BTreeMap::new();
    for one in found {
        files.entry(&one.name).or_default().push(one);
    }
    // One file of values for each folder that needs one of its own; what is in it and what comes to it.
    let mut stores = Stores::new();
    for (name, found) in files {
        if let Err(why) = plan.file(&top, name, &found, &mut stores)? {
            let place = String::from_utf8_lossy(name).into_owned();
            let text = text_of(&top, &place);
            plan.refused.extend(found.iter().map(|one| refused(&top, &place, &text, one, why)));
        }
    }
    plan.refused.sort();
    for (path, (before, values)) in stores.into_iter().filter(|(_, (_, values))| !values.is_empty()) {
        let leaves = plan.changes.iter().any(|c| c.path == path && c.index == Staged::Gone);
        if !leaves && change::tracked(&path)?.is_some() {
            return Err(Error::new(messages::fix_env_tracked(&path), messages::fix_env_tracked_next(&path)));
        }
        let exists = regular(&top.join(&path))?;
        let Some(after) = dotenv::with(&before, &values) else { continue };
        plan.changes.push(Change {
            entry: None,
            index: Staged::Same,
            before: exists.then_some(before),
            after: Some(after),
            private: true,
            mode: mode_of(&top.join(&path)),
            path: path.clone(),
        });
        if !change::ignores(&top, &path) {
            plan.ignore(&top, &path)?;
        }
    }
    Ok(plan)
}

impl Plan {
    /// Adds the change of one file, or says why there is none.
    fn file(
        &mut self,
        top: &Path,
        name: &[u8],
        found: &[&Located],
        stores: &mut Stores,
    ) -> Result<Result<(), Refusal>, Error> {
        let Ok(name) = std::str::from_utf8(name) else { return Ok(Err(Refusal::NotText)) };
        let entry = change::tracked(name)?;
        if entry.as_ref().is_some_and(|e| !e.mode.starts_with("100")) {
            return Ok(Err(Refusal::Language));
        }
        if dotenv::is_one(name) && entry.is_some() {
            return self.untrack(top, name, entry);
        }
        let staged = match &entry {
            Some(entry) => Some(change::blob(&entry.id)?),
            None => None,
        };
        let file = top.join(name);
        let work = if regular(&file)? { Some(std::fs::read(&file).map_err(|e| unreadable(&file, &e))?) } else { None };
        let text = |bytes: Option<Vec<u8>>| bytes.map(String::from_utf8).transpose().map_err(|_| Refusal::NotText);
        let (staged, work) = match (text(staged), text(work)) {
            (Ok(staged), Ok(work)) => (staged, work),
            (Err(why), _) | (_, Err(why)) => return Ok(Err(why)),
        };
        let mut values: Vec<Found<'_>> = Vec::with_capacity(found.len());
        for one in found {
            // Bytes that a list of numbers stands for need be no text.
            let Ok(text) = std::str::from_utf8(one.finding.secret.expose()) else { continue };
            match values.iter_mut().find(|v| v.value.text == text) {
                Some(known) => known.lines.push(one.line),
                None => values.push(Found { value: value(one, text), lines: vec![one.line] }),
            }
        }
        if values.is_empty() {
            return Ok(Err(Refusal::Encoded));
        }
        // A copy that has none of the values stays as it is.
        let staged = staged.filter(|text| values.iter().any(|v| text.contains(v.value.text)));
        let Some(source) = staged.as_ref().or(work.as_ref()) else { return Ok(Err(Refusal::Unsure)) };
        let language = match Language::of(name, source) {
            Ok(language) => language,
            Err(kind) => return Ok(Err(kind.map_or(Refusal::Language, Refusal::Kind))),
        };
        let bytes = found.iter().filter(|one| std::str::from_utf8(one.finding.secret.expose()).is_err());
        self.refused.extend(bytes.map(|one| refused(top, name, source, one, Refusal::Encoded)));
        let store = store_of(top, name, Some(language));
        if !stores.contains_key(&store) {
            let path = top.join(&store);
            let content = if regular(&path)? {
                std::fs::read_to_string(&path).map_err(|e| unreadable(&path, &e))?
            } else {
                String::new()
            };
            stores.insert(store.clone(), (content, Vec::new()));
        }
        let Some((content, pending)) = stores.get_mut(&store) else { return Ok(Err(Refusal::Unsure)) };
        let sources = Sources { name, source, work: work.as_deref(), content, pending };
        let (done, refused) = sources.as_many(&values);
        for (line, why) in refused {
            let here = found.iter().find(|one| one.line == line);
            self.refused.extend(here.map(|one| self::refused(top, name, source, one, why)));
        }
        let Some(Rewrite { new, after, values }) = done else { return Ok(Ok(())) };
        pending.extend(values.iter().filter(|pair| !pending.contains(pair)).cloned().collect::<Vec<_>>());
        self.values.extend(values.into_iter().map(|(_, value)| value));
        if !self.loads.iter().any(|(known, at)| (*known, at) == (language, &store)) {
            self.loads.push((language, store));
        }
        let index = if staged.is_some() { Staged::Text(new) } else { Staged::Same };
        self.changes.push(Change {
            path: name.to_owned(),
            entry,
            index,
            before: work,
            after,
            private: false,
            mode: None,
        });
        Ok(Ok(()))
    }

    /// Takes a file of values out of the index, and makes git ignore it: it is where values belong.
    fn untrack(&mut self, top: &Path, name: &str, entry: Option<Entry>) -> Result<Result<(), Refusal>, Error> {
        // What others have already would be deleted for them.
        if change::staged(name)?.is_none_or(|staged| staged.old.is_some()) {
            return Ok(Err(Refusal::Tracked));
        }
        let (path, index) = (name.to_owned(), Staged::Gone);
        self.changes.push(Change { path, entry, index, before: None, after: None, private: false, mode: None });
        if !change::ignores(top, name) {
            self.ignore(top, name)?;
        }
        Ok(Ok(()))
    }

    /// Makes git ignore `path`: a line in the nearest `.gitignore` above it, which has the last word, or in a new one
    /// at the top; in the index too where that is the same.
    fn ignore(&mut self, top: &Path, path: &str) -> Result<(), Error> {
        let above = path.match_indices('/').map(|(at, _)| &path[..=at]).rev();
        let has = |folder: &&str| top.join(folder).join(IGNORED).symlink_metadata().is_ok();
        let folder = above.into_iter().find(has).unwrap_or_default();
        let (name, line) = (format!("{folder}{IGNORED}"), &path[folder.len()..]);
        let file = top.join(&name);
        let before = if regular(&file)? {
            Some(std::fs::read_to_string(&file).map_err(|e| unreadable(&file, &e))?)
        } else {
            None
        };
        let add = |text: &str| {
            let feed = crate::fix::feed(text);
            let end = if text.is_empty() || text.ends_with('\n') { "" } else { feed };
            format!("{text}{end}/{line}{feed}")
        };
        if let Some(change) = self.changes.iter_mut().find(|c| c.path == name) {
            change.after = change.after.as_deref().map(add);
            if let Staged::Text(text) = &change.index {
                change.index = Staged::Text(add(text));
            }
            return Ok(());
        }
        let entry = change::tracked(&name)?;
        let staged = match &entry {
            Some(entry) => Some(String::from_utf8_lossy(&change::blob(&entry.id)?).into_owned()),
            None => None,
        };
        let after = add(before.as_deref().unwrap_or_default());
        let index = if staged == before { Staged::Text(after.clone()) } else { Staged::Same };
        let after = Some(after);
        self.changes.push(Change { path: name, entry, index, before, after, private: false, mode: None });
        Ok(())
    }

    /// Every change as a text before and after, values covered.
    pub fn differences(&self) -> impl Iterator<Item = Difference<'_>> {
        self.changes.iter().map(|change| {
            let staged = if let Staged::Text(text) = &change.index { Some(text) } else { None };
            let after = change.after.as_ref().or(staged);
            let before = if change.after.is_some() { change.before.clone() } else { None };
            Difference {
                path: &change.path,
                new: change.before.is_none() && change.index != Staged::Gone,
                leaves: change.index == Staged::Gone,
                before: self.covered(&before.unwrap_or_default()),
                after: self.covered(after.map_or("", |a| a)),
            }
        })
    }

    /// Covers the values of `found` in every difference, also those that stay.
    pub fn hide<'a>(&mut self, found: impl Iterator<Item = &'a Located>) {
        let text = |one: &Located| std::str::from_utf8(one.finding.secret.expose()).ok().map(str::to_owned);
        // A value of several lines stands in a difference line by line.
        let texts: Vec<String> = found.filter_map(text).collect();
        let lines = texts.iter().flat_map(|t| t.lines()).filter(|line| line.trim().len() >= 8).map(str::to_owned);
        self.values.extend(lines);
    }

    fn covered(&self, text: &str) -> String {
        let mut values: Vec<&String> = self.values.iter().collect();
        values.sort_by_key(|v| std::cmp::Reverse(v.len()));
        let mut text = text.to_owned();
        for value in values {
            text = text.replace(value.as_str(), "************");
        }
        text
    }
}

/// A change as a person is shown it.
pub struct Difference<'a> {
    pub path: &'a str,
    /// Whether there was no such file.
    pub new: bool,
    /// Whether it only leaves the index.
    pub leaves: bool,
    pub before: String,
    pub after: String,
}

/// A file in both of its copies, and the file of values that goes with it.
struct Sources<'a> {
    name: &'a str,
    /// What is staged, where that has a value; else what the work tree has.
    source: &'a str,
    work: Option<&'a str>,
    /// What is in the file of values.
    content: &'a str,
    /// What comes to it from other files.
    pending: &'a [(String, String)],
}

/// What becomes of a file.
struct Rewrite {
    /// The new text of [`Sources::source`].
    new: String,
    /// The new text of the work tree, where it changes.
    after: Option<String>,
    /// Names and values.
    values: Vec<(String, String)>,
}

impl Sources<'_> {
    /// Takes as many of `values` out as it can, and says why not the others, by their lines.
    fn as_many(&self, values: &[Found<'_>]) -> (Option<Rewrite>, Vec<(usize, Refusal)>) {
        // What is a part of another one goes with it.
        let (mut part, own): (Vec<&Found<'_>>, Vec<&Found<'_>>) = values
            .iter()
            .partition(|a| values.iter().any(|b| a.value.text != b.value.text && b.value.text.contains(a.value.text)));
        let mut done = self.all(&own).ok();
        let mut refused = Vec::new();
        let (mut kept, alone) = if done.is_some() { (own, Vec::new()) } else { (Vec::new(), own) };
        let mut add = |found, done: &mut Option<Rewrite>| {
            kept.push(found);
            match self.all(&kept) {
                Ok(rewrite) => *done = Some(rewrite),
                Err(why) => {
                    kept.pop();
                    refused.extend(found.lines.iter().map(|&line| (line, why)));
                }
            }
        };
        alone.into_iter().for_each(|found| add(found, &mut done));
        part.retain(|found| done.as_ref().is_none_or(|done| done.new.contains(found.value.text)));
        part.into_iter().for_each(|found| add(found, &mut done));
        (done, refused)
    }

    /// Takes all of `values` out of both copies, or of neither.
    fn all(&self, values: &[&Found<'_>]) -> Result<Rewrite, Refusal> {
        let taken = |name: &str, value: &str| {
            dotenv::get(self.content, name).is_some_and(|v| v != value)
                || self.pending.iter().any(|(n, v)| n == name && v != value)
        };
        let of = |text: &str| -> Result<Rewritten, Refusal> {
            let here = values.iter().filter(|v| text.contains(v.value.text));
            let here: Vec<Value<'_>> = here
                .map(|v| Value {
                    text: v.value.text,
                    fallback: v.value.fallback.clone(),
                    provider: v.value.provider.clone(),
                })
                .collect();
            let elsewhere = |word: &str| {
                change::mentioned(word, self.name) || kin(self.name).any(|path| change::mentioned(word, &path))
            };
            rewrite(text, self.name, &here, World { taken: &taken, elsewhere: &elsewhere })
        };
        if values.is_empty() || values.iter().any(|v| !self.source.contains(v.value.text)) {
            return Err(Refusal::Encoded);
        }
        let rewritten = of(self.source)?;
        let after = match self.work {
            Some(work) if work == self.source => Some(rewritten.text.clone()),
            Some(work) if values.iter().any(|v| work.contains(v.value.text)) => {
                let other = of(work)?;
                if !other.stored.iter().all(|pair| rewritten.stored.contains(pair)) {
                    return Err(Refusal::Unsure);
                }
                Some(other.text)
            }
            _ => None,
        };
        let new = rewritten.stored;
        let all: Vec<(String, String)> = self.pending.iter().chain(&new).cloned().collect();
        dotenv::with(self.content, &all).ok_or(Refusal::Escapes)?;
        Ok(Rewrite { new: rewritten.text, after, values: new })
    }
}

/// Names of files that may use what is declared in the one called `name`, by all other endings that its language has.
fn kin(name: &str) -> impl Iterator<Item = String> {
    const TYPED: &[&str] = &["ts", "tsx", "mts", "cts", "vue", "svelte"];
    let own = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_owned();
    let others = if TYPED.contains(&own.as_str()) { TYPED } else { &[] };
    others.iter().filter(move |ending| **ending != own).map(|ending| format!("any.{ending}"))
}

/// The names that a value gets where the code gives it none.
fn value<'a>(found: &Located, text: &'a str) -> Value<'a> {
    let rule = found.finding.rule;
    // `GitHub` is one word.
    let provider = name::upper_snake(&rule.provider.to_uppercase());
    let provider =
        if provider.starts_with("GENERIC") || provider.starts_with("PKCS") { String::new() } else { provider };
    let kind = match rule.kind {
        // Only the password of an address was found.
        Kind::ConnectionString if !text.contains("://") => "DATABASE_PASSWORD".to_owned(),
        Kind::Webhook => "WEBHOOK_URL".to_owned(),
        kind => name::upper_snake(&format!("{kind:?}")),
    };
    let fallback = match provider.as_str() {
        "AWS" => name::upper_snake(rule.id),
        "" => kind,
        provider => format!("{provider}_{kind}"),
    };
    Value { text, fallback, provider }
}

/// What is said of `one`, a finding in `text`, the file called `path`.
fn refused(top: &Path, path: &str, text: &str, one: &Located, why: Refusal) -> Refused {
    let secret = std::str::from_utf8(one.finding.secret.expose()).unwrap_or_default();
    let name = super::suggested(text, path, &value(one, secret));
    Refused {
        path: path.to_owned(),
        line: one.line,
        why,
        lookup: super::language::lookup(path, text, &name),
        store: store_of(top, path, Language::of(path, text).ok()),
        name,
    }
}

/// The text of the file at `path`, as far as it is text.
fn text_of(top: &Path, path: &str) -> String {
    let staged = change::tracked(path).ok().flatten().and_then(|entry| change::blob(&entry.id).ok());
    let bytes = staged.or_else(|| std::fs::read(top.join(path)).ok()).unwrap_or_default();
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The file of values for the file called `name`: that of the nearest folder that has one, an example of one, or the
/// file by which a package of its language is known; else that of the top.
fn store_of(top: &Path, name: &str, language: Option<Language>) -> String {
    use Language as L;
    let packages: &[&str] = match language {
        Some(l) if l.is_script() => &["package.json"],
        Some(L::Npm | L::MarkedYaml(super::Mark::Plain | super::Mark::Env)) => &["package.json"],
        Some(L::Python) => &["pyproject.toml", "setup.py", "manage.py", "Pipfile", "requirements.txt"],
        Some(L::Ruby | L::MarkedYaml(super::Mark::Rails)) => &["Gemfile"],
        Some(L::Go) => &["go.mod"],
        Some(L::Java | L::Spring { .. } | L::Gradle) => &["pom.xml", "build.gradle", "build.gradle.kts"],
        Some(L::Php) => &["composer.json"],
        _ => &[],
    };
    let beside = matches!(language, Some(L::Compose | L::EnvExample | L::AppSettings));
    let mut path = name;
    while let Some((folder, _)) = path.rsplit_once('/') {
        let has = |file: &str| top.join(folder).join(file).symlink_metadata().is_ok();
        if beside || has(dotenv::NAME) || has(".env.example") || packages.iter().any(|file| has(file)) {
            return format!("{folder}/{}", dotenv::NAME);
        }
        path = folder;
    }
    dotenv::NAME.to_owned()
}

/// Whether a regular file stands at `path`; anything else there is an error, nothing is not.
fn regular(path: &Path) -> Result<bool, Error> {
    match std::fs::symlink_metadata(path) {
        Ok(meta) if meta.is_file() => Ok(true),
        Ok(_) => Err(Error::new(messages::fix_link(&path.to_string_lossy()), messages::fix_link_next())),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(false),
        Err(e) => Err(unreadable(path, &e)),
    }
}

fn unreadable(path: &Path, error: &std::io::Error) -> Error {
    Error::new(messages::unread(path, &error.to_string()), "")
}

/// The permissions of the file at `path`; `None` where there are none to speak of.
fn mode_of(path: &Path) -> Option<u32> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        std::fs::metadata(path).ok().map(|meta| meta.permissions().mode() & 0o7777)
    }
    #[cfg(not(unix))]
    {
        let _ = path;
        None
    }
}
