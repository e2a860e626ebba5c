/*!
Allow entries: each hides one value, and no other.

An entry is bound to the value by `salt.hash`. The hash is Argon2id (RFC 9106; 4 MiB, 3 passes, 16 bytes) over the
value's fingerprint, so that whoever has the file cannot try a dictionary of passwords against it at the speed of a
plain hash, and an entry can be written by whoever knows the fingerprint alone. An entry carries its salt; new entries
take the salt that the file already uses most, because a hash is computed for each salt and each value found, and for
nothing else: a commit without a finding computes none.
*/

use super::date::Day;
use super::paths::Paths;
use argon2::{Algorithm, Argon2, Params, Version};
use std::collections::HashMap;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

/// An allow entry.
#[derive(Debug, Clone)]
pub struct Entry {
    /// `salt.hash`, in hex.
    pub value: String,
    /// The rule that found the value; for people, it binds nothing.
    pub rule: String,
    /// Why it is allowed.
    pub reason: String,
    /// The glob that it is limited to.
    pub path: Option<String>,
    /// The last day that it holds, as it is written.
    pub until: Option<String>,
    /// The file that it stands in.
    pub file: String,
    /// And the line in it, 1-based.
    pub line: usize,
    paths: Option<Paths>,
    last: Option<Day>,
}

/// Why a text is no entry, and the key that says it.
pub enum Flaw {
    Value,
    Path(String, String),
    Until,
}

impl Entry {
    /// Reads an entry's parts.
    ///
    /// # Errors
    /// The first part that makes no sense.
    pub fn new(value: String, path: Option<String>, until: Option<String>) -> Result<Self, Flaw> {
        let shaped = value.split_once('.').is_some_and(|(salt, hash)| {
            let hex = |t: &str, n: usize| t.len() == n && t.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
            hex(salt, 16) && hex(hash, 32)
        });
        if !shaped {
            return Err(Flaw::Value);
        }
        let paths = match &path {
            Some(glob) => {
                Some(Paths::new(std::slice::from_ref(glob), &[]).map_err(|(glob, why)| Flaw::Path(glob, why))?)
            }
            None => None,
        };
        let last = match &until {
            Some(day) => Some(Day::parse(day).ok_or(Flaw::Until)?),
            None => None,
        };
        let (rule, reason, file) = (String::new(), String::new(), String::new());
        Ok(Entry { value, rule, reason, path, until, file, line: 0, paths, last })
    }

    fn salt(&self) -> &str {
        self.value.split_once('.').map_or("", |(salt, _)| salt)
    }

    /// Whether its last day is over on `today`.
    pub fn expired(&self, today: Day) -> bool {
        self.last.is_some_and(|last| last < today)
    }
}

/// What binds an entry with `salt` to the value with this `fingerprint`.
pub fn bind(fingerprint: &str, salt: &str) -> String {
    let mut hash = [0u8; 16];
    let made = Params::new(4096, 3, 1, Some(16)).and_then(|params| {
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params).hash_password_into(
            fingerprint.as_bytes(),
            salt.as_bytes(),
            &mut hash,
        )
    });
    match made {
        Ok(()) => format!("{salt}.{}", hash.iter().map(|b| format!("{b:02x}")).collect::<String>()),
        // Equal to no entry, so nothing is hidden by it.
        Err(_) => String::new(),
    }
}

/// A salt that nobody has: 64 random bits in hex. A salt is no secret, it only has to differ.
pub fn new_salt() -> String {
    let mut hasher = RandomState::new().build_hasher();
    hasher.write_u32(std::process::id());
    format!("{:016x}", hasher.finish())
}

/// Every entry, and which of them hid something.
#[derive(Debug, Default)]
pub struct Entries {
    entries: Vec<(Entry, AtomicBool)>,
    bound: Mutex<HashMap<(String, String), String>>,
}

/// What the entries say of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// None speaks of it.
    Nothing,
    /// The entry of this number allows it.
    Allowed(usize),
    /// The entry of this number did until its last day.
    Expired(usize),
}

impl Entries {
    /// Adds entries.
    pub fn extend(&mut self, more: impl IntoIterator<Item = Entry>) {
        self.entries.extend(more.into_iter().map(|entry| (entry, AtomicBool::new(false))));
    }

    /// Every entry, in the order of the files.
    pub fn iter(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().map(|(entry, _)| entry)
    }

    /// The entry of this number.
    pub fn get(&self, number: usize) -> Option<&Entry> {
        self.entries.get(number).map(|(entry, _)| entry)
    }

    /// The salt that most entries have; `None` when there is no entry.
    pub fn usual_salt(&self) -> Option<String> {
        let mut counts: HashMap<&str, usize> = HashMap::new();
        for entry in self.iter() {
            *counts.entry(entry.salt()).or_default() += 1;
        }
        counts.into_iter().max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(a.0))).map(|(salt, _)| salt.to_owned())
    }

    /// What they say of the value with the fingerprint that `fingerprint` computes, in the document at `path`.
    pub fn ask(&self, path: &[u8], today: Day, fingerprint: impl FnOnce() -> String) -> Said {
        let mut said = Said::Nothing;
        let mut known: Option<String> = None;
        let mut fingerprint = Some(fingerprint);
        for (number, (entry, used)) in self.entries.iter().enumerate() {
            if entry.paths.as_ref().is_some_and(|paths| !paths.holds(path)) {
                continue;
            }
            if known.is_none() {
                known = fingerprint.take().map(|f| f());
            }
            let Some(name) = &known else { break };
            let key = (name.clone(), entry.salt().to_owned());
            let mut bound = self.bound.lock().unwrap_or_else(PoisonError::into_inner);
            let hash = bound.entry(key).or_insert_with(|| bind(name, entry.salt()));
            if *hash != entry.value {
                continue;
            }
            used.store(true, Ordering::Relaxed);
            if !entry.expired(today) {
                return Said::Allowed(number);
            }
            said = Said::Expired(number);
        }
        said
    }

    /// The entries that hid nothing of what was asked so far.
    pub fn unused(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|(_, used)| !used.load(Ordering::Relaxed)).map(|(entry, _)| entry)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(fingerprint: &str, path: Option<&str>, until: Option<&str>) -> Entry {
        let value = bind(fingerprint, "00112233445566aa");
        Entry::new(value, path.map(str::to_owned), until.map(str::to_owned)).ok().expect("an entry")
    }

    fn ask(entries: &Entries, path: &str, fingerprint: &str) -> Said {
        entries.ask(path.as_bytes(), Day::parse("2026-06-15").expect("a day"), || fingerprint.to_owned())
    }

    #[test]
    fn an_entry_hides_its_value_and_no_other() {
        let mut entries = Entries::default();
        entries.extend([
            entry("aa", None, None),
            entry("bb", Some("tests/"), None),
            entry("cc", None, Some("2026-06-14")),
        ]);
        entries.extend([entry("dd", None, Some("2026-06-15"))]);
        assert_eq!(ask(&entries, "x", "aa"), Said::Allowed(0));
        assert_eq!(ask(&entries, "x", "bb"), Said::Nothing);
        assert_eq!(ask(&entries, "tests/x", "bb"), Said::Allowed(1));
        assert_eq!(ask(&entries, "x", "cc"), Said::Expired(2));
        assert_eq!(ask(&entries, "x", "dd"), Said::Allowed(3), "the last day counts");
        assert_eq!(ask(&entries, "x", "ee"), Said::Nothing);
        assert_eq!(entries.unused().count(), 0);
        assert_eq!(entries.usual_salt().as_deref(), Some("00112233445566aa"));
    }

    #[test]
    fn salts_differ_and_change_the_hash() {
        assert_ne!(new_salt(), new_salt());
        assert_ne!(bind("aa", "00112233445566aa"), bind("aa", "00112233445566ab"));
        assert!(Entry::new("zz".to_owned(), None, None).is_err());
    }
}
