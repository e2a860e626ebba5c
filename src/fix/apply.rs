/*!
Makes a change that was planned, so that it can be taken back.

The backup holds what was there before, secrets too. It lives in the git dir, where nothing is ever committed from, and
only its owner can read it.
*/

use super::plan::{Change, Plan, Staged};
use crate::source::git::change::{self, Entry};
use crate::{Error, messages};
use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde_json::{Value as Json, json};
use std::path::{Path, PathBuf};

impl Plan {
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
