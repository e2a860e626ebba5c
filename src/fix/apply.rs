/*!
The change as a whole: what each file becomes, in the work tree and in the index, written so that it can be taken back.

The backup holds what was there before, secrets too. It lives in the git dir, where nothing is ever committed from, and
only its owner can read it.
*/

use super::{Language, Refusal, Value, dotenv, lookup, rewrite};
use crate::inspect::Located;
use crate::source::git::change::{self, Entry};
use crate::{Error, messages};
use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde_json::{Value as Json, json};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A file's change.
#[derive(Debug, Clone)]
pub struct Change {
    /// The path, relative to the top of the work tree.
    pub path: String,
    /// What the index has there.
    entry: Option<Entry>,
    /// What it is to have; `None` leaves it alone.
    index: Option<String>,
    /// What the work tree has; `None` when there is no such file.
    before: Option<String>,
    /// What it is to have; `None` leaves it alone.
    after: Option<String>,
    /// Whether only its owner may read it.
    private: bool,
}

/// Files of values by their path: what is in each, and the names and values that come to it.
type Stores = BTreeMap<String, (String, Vec<(String, String)>)>;

/// Everything that would change, and what would not.
#[derive(Debug, Default)]
pub struct Plan {
    /// Changes, `.env` and `.gitignore` last.
    pub changes: Vec<Change>,
    /// Path, line and reason of what stays.
    pub refused: Vec<(String, usize, Refusal)>,
    /// The languages of the files that change.
    pub languages: Vec<Language>,
    /// Every value, so that no difference shows one.
    values: Vec<String>,
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
        let place = String::from_utf8_lossy(name).into_owned();
        if let Err(why) = plan.file(&top, name, &found, &mut stores)? {
            plan.refused.extend(found.iter().map(|f| (place.clone(), f.line, why)));
        }
    }
    for (path, (before, values)) in stores.into_iter().filter(|(_, (_, values))| !values.is_empty()) {
        if change::tracked(&path)?.is_some() {
            return Err(Error::new(messages::fix_env_tracked(&path), messages::fix_env_tracked_next(&path)));
        }
        let exists = regular(&top.join(&path))?;
        let Some(after) = dotenv::with(&before, &values) else { continue };
        plan.changes.push(Change {
            entry: None,
            index: None,
            before: exists.then_some(before),
            after: Some(after),
            private: true,
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
        let Some(language) = Language::of(name) else { return Ok(Err(Refusal::Language)) };
        let entry = change::tracked(name)?;
        if entry.as_ref().is_some_and(|e| !e.mode.starts_with("100")) {
            return Ok(Err(Refusal::Language));
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
        let store = store_of(name, language);
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
        let mut values = Vec::with_capacity(found.len());
        for one in found {
            let Ok(text) = std::str::from_utf8(one.finding.secret.expose()) else { return Ok(Err(Refusal::NotText)) };
            if !values.iter().any(|v: &Value<'_>| v.text == text) {
                values.push(value(one, text));
            }
        }
        // A value that is a part of another would be replaced inside of it.
        if values.iter().any(|a| values.iter().any(|b| a.text != b.text && b.text.contains(a.text))) {
            return Ok(Err(Refusal::Unsure));
        }
        let taken = |name: &str, value: &str| {
            dotenv::get(content, name).is_some_and(|v| v != value)
                || pending.iter().any(|(n, v)| n == name && v != value)
        };
        // A copy that has none of the values stays as it is.
        let staged = staged.filter(|text| values.iter().any(|v| text.contains(v.text)));
        let Some(source) = staged.as_ref().or(work.as_ref()) else { return Ok(Err(Refusal::Unsure)) };
        let rewritten = match rewrite(source, name, &values, &taken) {
            Ok(rewritten) => rewritten,
            Err(why) => return Ok(Err(why)),
        };
        // The work tree may have more than what is staged; both are written, or neither.
        let after = match &work {
            Some(work) if work == source => Some(rewritten.text.clone()),
            Some(work) if values.iter().any(|v| work.contains(v.text)) => {
                let here: Vec<Value<'_>> = values
                    .iter()
                    .filter(|v| work.contains(v.text))
                    .map(|v| Value { text: v.text, fallback: v.fallback.clone(), provider: v.provider.clone() })
                    .collect();
                match rewrite(work, name, &here, &taken) {
                    Ok(other) if other.names.iter().all(|n| rewritten.names.contains(n)) => Some(other.text),
                    Ok(_) => return Ok(Err(Refusal::Unsure)),
                    Err(why) => return Ok(Err(why)),
                }
            }
            _ => None,
        };
        let new: Vec<(String, String)> =
            rewritten.names.iter().cloned().zip(values.iter().map(|v| v.text.to_owned())).collect();
        let mut all = pending.clone();
        all.extend(new.iter().filter(|pair| !pending.contains(pair)).cloned());
        if dotenv::with(content, &all).is_none() {
            return Ok(Err(Refusal::Escapes));
        }
        *pending = all;
        self.values.extend(new.into_iter().map(|(_, value)| value));
        if !self.languages.contains(&language) {
            self.languages.push(language);
        }
        let index = staged.is_some().then_some(rewritten.text);
        self.changes.push(Change { path: name.to_owned(), entry, index, before: work, after, private: false });
        Ok(Ok(()))
    }

    /// Makes git ignore `path`: a line in the top folder's `.gitignore`, in the index too where that is the same.
    fn ignore(&mut self, top: &Path, path: &str) -> Result<(), Error> {
        const NAME: &str = ".gitignore";
        let file = top.join(NAME);
        let before = if regular(&file)? {
            Some(std::fs::read_to_string(&file).map_err(|e| unreadable(&file, &e))?)
        } else {
            None
        };
        let add = |text: &str| {
            let end = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
            format!("{text}{end}/{path}\n")
        };
        if let Some(change) = self.changes.iter_mut().find(|c| c.path == NAME) {
            change.after = change.after.as_deref().map(add);
            change.index = change.index.as_deref().map(add);
            return Ok(());
        }
        let entry = change::tracked(NAME)?;
        let staged = match &entry {
            Some(entry) => Some(String::from_utf8_lossy(&change::blob(&entry.id)?).into_owned()),
            None => None,
        };
        let after = add(before.as_deref().unwrap_or_default());
        let index = (staged == before).then(|| after.clone());
        let after = Some(after);
        self.changes.push(Change { path: NAME.to_owned(), entry, index, before, after, private: false });
        Ok(())
    }

    /// Every change as a text before and after, values covered.
    pub fn differences(&self) -> impl Iterator<Item = (&str, bool, String, String)> {
        self.changes.iter().map(|change| {
            let after = change.after.as_ref().or(change.index.as_ref());
            let before = if change.after.is_some() { change.before.clone() } else { None };
            let before = before.unwrap_or_default();
            (
                change.path.as_str(),
                change.before.is_none(),
                self.covered(&before),
                self.covered(after.map_or("", |a| a)),
            )
        })
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
                Some(text) => {
                    let id = change::store(text.as_bytes())?;
                    let mode = change.entry.as_ref().map_or("100644", |e| &e.mode).to_owned();
                    Some(Entry { mode, id })
                }
                None => None,
            };
            entries.push(index);
        }
        let backup = backup_file()?;
        let record: Vec<Json> = self.changes.iter().zip(&entries).map(|(c, entry)| record(c, entry.as_ref())).collect();
        write(&backup, Json::Array(record).to_string().as_bytes(), true)?;
        for (change, entry) in self.changes.iter().zip(&entries) {
            if let Some(after) = &change.after {
                write(&top.join(&change.path), after.as_bytes(), change.private)?;
            }
            if let Some(entry) = entry {
                change::put(&change.path, Some(entry))?;
            }
        }
        Ok(())
    }
}

/// The names that a value gets where the code gives it none.
fn value<'a>(found: &Located, text: &'a str) -> Value<'a> {
    let rule = found.finding.rule;
    let provider = lookup::upper_snake(rule.provider);
    let provider = if provider.starts_with("GENERIC") { String::new() } else { provider };
    let kind = lookup::upper_snake(&format!("{:?}", rule.kind));
    let fallback = match provider.as_str() {
        "AWS" => lookup::upper_snake(rule.id),
        "" => kind,
        provider => format!("{provider}_{kind}"),
    };
    Value { text, fallback, provider }
}

/// The file of values for the file called `name`: compose reads the one in its own folder.
fn store_of(name: &str, language: Language) -> String {
    match (language, name.rsplit_once('/')) {
        (Language::Compose, Some((folder, _))) => format!("{folder}/{}", dotenv::NAME),
        _ => dotenv::NAME.to_owned(),
    }
}

/// Whether a regular file stands at `path`; anything else there is an error, nothing is not.
fn regular(path: &Path) -> Result<bool, Error> {
    match std::fs::symlink_metadata(path) {
        Ok(meta) if meta.is_file() => Ok(true),
        Ok(_) => Err(Error::new(messages::fix_link(&path.to_string_lossy()), "")),
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

fn record(change: &Change, entry: Option<&Entry>) -> Json {
    let entry_json = |e: &Entry| json!([e.mode, e.id]);
    json!({
        "path": change.path,
        "before": change.before.as_ref().map(|b| BASE64.encode(b)),
        "after": change.after.as_ref().map(|a| BASE64.encode(a)),
        "private": change.private,
        "index_before": change.entry.as_ref().map(entry_json),
        "index_after": entry.map(entry_json),
    })
}

/// Takes the last [`Plan::apply`] back and gives the number of files.
///
/// # Errors
/// When there is none, or a file was changed since: then nothing is touched.
pub fn undo() -> Result<usize, Error> {
    let backup = backup_file()?;
    let none = || Error::new(messages::fix_no_undo(), "");
    let text = std::fs::read(&backup).map_err(|_| none())?;
    let records: Vec<Json> = serde_json::from_slice(&text).map_err(|_| none())?;
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
        if !record["after"].is_null() && !known || !record["index_after"].is_null() && !known_index {
            let next = messages::fix_changed_since_next(&backup.to_string_lossy());
            return Err(Error::new(messages::fix_changed_since(&path), next));
        }
    }
    for record in &records {
        let path = path_of(record)?;
        let file = top.join(&path);
        if !record["after"].is_null() {
            match bytes(&record["before"]) {
                Some(before) => write(&file, &before, record["private"] == true)?,
                None if file.exists() => std::fs::remove_file(&file).map_err(|e| unwritable(&file, &e))?,
                None => {}
            }
        }
        if !record["index_after"].is_null() {
            change::put(&path, entry(&record["index_before"]).as_ref())?;
        }
    }
    std::fs::remove_file(&backup).map_err(|e| unwritable(&backup, &e))?;
    Ok(records.len())
}
