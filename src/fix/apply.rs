/*!
The change as a whole: what each file becomes, in the work tree and in the index, written so that it can be taken back.

The backup holds what was there before, secrets too. It lives in the git dir, where nothing is ever committed from, and
only its owner can read it.
*/

use super::{Language, Refusal, Rewritten, Value, World, dotenv, name, rewrite};
use crate::detect::Kind;
use crate::inspect::Located;
use crate::source::git::change::{self, Entry};
use crate::{Error, messages};
use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde_json::{Value as Json, json};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Where git finds what it ignores (<https://git-scm.com/docs/gitignore>).
const IGNORED: &str = ".gitignore";

/// A file's change.
#[derive(Debug, Clone)]
pub struct Change {
    /// The path, relative to the top of the work tree.
    pub path: String,
    /// What the index has there.
    entry: Option<Entry>,
    /// What it is to have.
    index: Staged,
    /// What the work tree has; `None` when there is no such file.
    before: Option<String>,
    /// What it is to have; `None` leaves it alone.
    after: Option<String>,
    /// Whether only its owner may read it.
    private: bool,
    /// The permissions that the file of the work tree has, where there are such.
    mode: Option<u32>,
}

/// What becomes of a file in the index.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Staged {
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
            let Ok(text) = std::str::from_utf8(one.finding.secret.expose()) else { return Ok(Err(Refusal::NotText)) };
            match values.iter_mut().find(|v| v.value.text == text) {
                Some(known) => known.lines.push(one.line),
                None => values.push(Found { value: value(one, text), lines: vec![one.line] }),
            }
        }
        // A copy that has none of the values stays as it is.
        let staged = staged.filter(|text| values.iter().any(|v| text.contains(v.value.text)));
        let Some(source) = staged.as_ref().or(work.as_ref()) else { return Ok(Err(Refusal::Unsure)) };
        let language = match Language::of(name, source) {
            Ok(language) => language,
            Err(kind) => return Ok(Err(kind.map_or(Refusal::Language, Refusal::Kind))),
        };
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

    /// Makes git ignore `path`: a line in the nearest `.gitignore` above it, which has the last word, or in a new one at the
    /// top; in the index too where that is the same.
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
            let feed = if text.contains("\r\n") { "\r\n" } else { "\n" };
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

    /// Writes everything, the backup first.
    ///
    /// # Errors
    /// When something could not be written; what was, the backup can take back.
    pub fn apply(&self) -> Result<(), Error> {
        let top = change::top()?;
        let mut entries = Vec::new();
        for change in &self.changes {
            let index = match &change.index {
                Staged::Text(text) => {
                    let id = change::store(text.as_bytes())?;
                    let mode = change.entry.as_ref().map_or("100644", |e| &e.mode).to_owned();
                    Some(Entry { mode, id })
                }
                Staged::Same | Staged::Gone => None,
            };
            entries.push(index);
        }
        let backup = backup_file()?;
        let record: Vec<Json> = self.changes.iter().zip(&entries).map(|(c, entry)| record(c, entry.as_ref())).collect();
        let mut runs = runs(&backup);
        runs.push(Json::Array(record));
        runs.drain(..runs.len().saturating_sub(UNDONE));
        write(&backup, Json::Array(runs).to_string().as_bytes(), true)?;
        for (change, entry) in self.changes.iter().zip(&entries) {
            if let Some(after) = &change.after {
                write(&top.join(&change.path), after.as_bytes(), change.private)?;
            }
            if entry.is_some() || change.index == Staged::Gone {
                change::put(&change.path, entry.as_ref())?;
            }
        }
        Ok(())
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
        let (mut part, mut own): (Vec<&Found<'_>>, Vec<&Found<'_>>) = values
            .iter()
            .partition(|a| values.iter().any(|b| a.value.text != b.value.text && b.value.text.contains(a.value.text)));
        let mut done = self.all(&own).ok();
        let mut refused = Vec::new();
        if done.is_none() {
            let mut kept: Vec<&Found<'_>> = Vec::new();
            for found in std::mem::take(&mut own) {
                kept.push(found);
                match self.all(&kept) {
                    Ok(rewrite) => done = Some(rewrite),
                    Err(why) => {
                        kept.pop();
                        refused.extend(found.lines.iter().map(|&line| (line, why)));
                    }
                }
            }
            own = kept;
        }
        part.retain(|found| done.as_ref().is_none_or(|done| done.new.contains(found.value.text)));
        for found in part {
            own.push(found);
            match self.all(&own) {
                Ok(rewrite) => done = Some(rewrite),
                Err(why) => {
                    own.pop();
                    refused.extend(found.lines.iter().map(|&line| (line, why)));
                }
            }
        }
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
            let elsewhere = |word: &str| change::mentioned(word, self.name);
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

fn backup_file() -> Result<PathBuf, Error> {
    let folder = change::own_folder()?;
    std::fs::create_dir_all(&folder).map_err(|e| unwritable(&folder, &e))?;
    Ok(folder.join("fix-undo.json"))
}

/// As many runs of [`Plan::apply`] can be taken back, the last one first.
const UNDONE: usize = 20;

/// What each run wrote down in `backup`.
fn runs(backup: &Path) -> Vec<Json> {
    std::fs::read(backup).ok().and_then(|text| serde_json::from_slice(&text).ok()).unwrap_or_default()
}

fn unwritable(path: &Path, error: &std::io::Error) -> Error {
    let what = messages::fix_write_failed(&path.to_string_lossy(), &error.to_string());
    Error::new(what, messages::fix_write_failed_next())
}

/// Writes a whole file beside `path` and renames it, so that there is the old one or the new one and nothing between.
fn write(path: &Path, content: &[u8], private: bool) -> Result<(), Error> {
    use std::io::Write;
    let failed = |e: std::io::Error| unwritable(path, &e);
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".sekisho-{}", std::process::id()));
    let beside = path.with_file_name(name);
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(if private { 0o600 } else { 0o666 });
    }
    let written = options.open(&beside).and_then(|mut file| {
        file.write_all(content)?;
        if let (false, Ok(meta)) = (private, std::fs::metadata(path)) {
            file.set_permissions(meta.permissions())?;
        }
        file.sync_all()?;
        std::fs::rename(&beside, path)
    });
    if written.is_err() {
        // The half-written file holds nothing that is not elsewhere; that it cannot be removed changes nothing.
        let _ = std::fs::remove_file(&beside);
    }
    written.map_err(failed)
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

/// Gives the file at `path` the permissions that it had.
fn restore_mode(path: &Path, mode: &Json) -> Result<(), Error> {
    #[cfg(unix)]
    if let Some(mode) = mode.as_u64().and_then(|mode| u32::try_from(mode).ok()) {
        use std::os::unix::fs::PermissionsExt;
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).map_err(|e| unwritable(path, &e))?;
    }
    let _ = (path, mode);
    Ok(())
}

fn record(change: &Change, entry: Option<&Entry>) -> Json {
    let entry_json = |e: &Entry| json!([e.mode, e.id]);
    json!({
        "path": change.path,
        "before": change.before.as_ref().map(|b| BASE64.encode(b)),
        "after": change.after.as_ref().map(|a| BASE64.encode(a)),
        "private": change.private,
        "mode": change.mode,
        "index_before": change.entry.as_ref().map(entry_json),
        "index_after": entry.map(entry_json),
        "index_changes": change.index != Staged::Same,
    })
}

/// Takes the last [`Plan::apply`] back and gives the number of files.
///
/// # Errors
/// When there is none, or a file was changed since: then nothing is touched.
pub fn undo() -> Result<usize, Error> {
    let backup = backup_file()?;
    let none = || Error::new(messages::fix_no_undo(), "");
    let mut runs = runs(&backup);
    let Some(Json::Array(records)) = runs.pop() else { return Err(none()) };
    let top = change::top()?;
    let bytes = |json: &Json| json.as_str().and_then(|s| BASE64.decode(s).ok());
    let entry = |json: &Json| {
        let (mode, id) = (json.get(0)?.as_str()?.to_owned(), json.get(1)?.as_str()?.to_owned());
        Some(Entry { mode, id })
    };
    let path_of = |record: &Json| record["path"].as_str().map(str::to_owned).ok_or_else(none);
    for record in &records {
        let path = path_of(record)?;
        let here = std::fs::read(top.join(&path)).ok();
        let known = here == bytes(&record["after"]) || here == bytes(&record["before"]);
        let staged = change::tracked(&path)?;
        let known_index = staged == entry(&record["index_after"]) || staged == entry(&record["index_before"]);
        if !record["after"].is_null() && !known || record["index_changes"] == true && !known_index {
            let next = messages::fix_changed_since_next(&backup.to_string_lossy());
            return Err(Error::new(messages::fix_changed_since(&path), next));
        }
    }
    for record in &records {
        let path = path_of(record)?;
        let file = top.join(&path);
        if !record["after"].is_null() {
            match bytes(&record["before"]) {
                Some(before) => {
                    write(&file, &before, record["private"] == true)?;
                    restore_mode(&file, &record["mode"])?;
                }
                None if file.exists() => std::fs::remove_file(&file).map_err(|e| unwritable(&file, &e))?,
                None => {}
            }
        }
        if record["index_changes"] == true {
            change::put(&path, entry(&record["index_before"]).as_ref())?;
        }
    }
    if runs.is_empty() {
        std::fs::remove_file(&backup).map_err(|e| unwritable(&backup, &e))?;
    } else {
        write(&backup, Json::Array(runs).to_string().as_bytes(), true)?;
    }
    Ok(records.len())
}
