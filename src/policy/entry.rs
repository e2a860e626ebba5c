/*!
Allow entries: each hides one value, and no other.

An entry is bound to the value by `salt.hash`. The hash is Argon2id (RFC 9106; 4 MiB, 3 passes, 16 bytes) over the
value's fingerprint, so that whoever has the file cannot try a dictionary of passwords against it at the speed of a
plain hash, and an entry can be written by whoever knows the fingerprint alone. An entry carries its salt; new entries
take the salt that the file already uses most, because a hash is computed for each salt and each value found, and for
nothing else: a commit without a finding computes none, and five hundred entries of one salt cost what one costs.

A hash that was computed is remembered in the git dir ([`Memory`]), so each value is paid for once on a machine. A tag
that could be asked cheaply must not stand in the file itself: as many bits as it saves whoever commits, it saves
whoever guesses.
*/

use super::date::Day;
use super::paths::Paths;
use argon2::{Algorithm, Argon2, Params, Version};
use sha2::{Digest, Sha256};
use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher, Hasher, RandomState};
use std::sync::atomic::{AtomicBool, Ordering};

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

/// Hashes that were computed before, by a name that only this memory gives to a fingerprint and a salt. Neither a value
/// nor its fingerprint is in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Memory {
    key: String,
    hashes: HashMap<String, String>,
    /// Names in the order in which they came, the oldest first.
    order: Vec<String>,
    /// Whether it holds more than was read.
    pub changed: bool,
}

/// More hashes are not kept: a file of this many is read in a millisecond.
const KEPT: usize = 4096;

impl Default for Memory {
    fn default() -> Self {
        Memory { key: new_salt() + &new_salt(), hashes: HashMap::new(), order: Vec::new(), changed: false }
    }
}

impl Memory {
    /// Reads what [`Memory::written`] wrote; what makes no sense is left out.
    pub fn read(text: &str) -> Memory {
        let hex = |t: &str, n: usize| t.len() == n && t.bytes().all(|b| b.is_ascii_hexdigit());
        let mut lines = text.lines();
        let Some(key) = lines.next().filter(|key| hex(key, 32)) else { return Memory::default() };
        let mut memory = Memory { key: key.to_owned(), ..Memory::default() };
        for (name, hash) in lines.filter_map(|line| line.split_once(' ')) {
            if hex(name, 32) && hex(hash, 32) && memory.hashes.insert(name.to_owned(), hash.to_owned()).is_none() {
                memory.order.push(name.to_owned());
            }
        }
        memory
    }

    /// The text of it, the newest [`KEPT`] hashes.
    pub fn written(&self) -> String {
        let mut out = format!("{}\n", self.key);
        for name in &self.order[self.order.len().saturating_sub(KEPT)..] {
            if let Some(hash) = self.hashes.get(name) {
                out.push_str(&format!("{name} {hash}\n"));
            }
        }
        out
    }

    fn name(&self, fingerprint: &str, salt: &str) -> String {
        let parts = [&self.key, fingerprint, salt].join(":");
        Sha256::digest(parts)[..16].iter().map(|b| format!("{b:02x}")).collect()
    }

    fn recall(&self, fingerprint: &str, salt: &str) -> Option<String> {
        self.hashes.get(&self.name(fingerprint, salt)).map(|hash| format!("{salt}.{hash}"))
    }

    /// Keeps what [`bind`] gave.
    pub fn keep(&mut self, fingerprint: &str, salt: &str, bound: &str) {
        let Some((_, hash)) = bound.split_once('.') else { return };
        let name = self.name(fingerprint, salt);
        if self.hashes.insert(name.clone(), hash.to_owned()).is_none() {
            self.order.push(name);
            self.changed = true;
        }
    }
}

/// Every entry, and which of them hid something.
#[derive(Debug, Default)]
pub struct Entries {
    entries: Vec<(Entry, AtomicBool)>,
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

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Computes what [`Entries::ask`] will need for `asked`, each a path and a fingerprint, with as many threads as
    /// there are processors.
    pub fn prepare<'a>(&self, asked: impl Iterator<Item = (&'a [u8], &'a str)>, memory: &mut Memory) {
        let mut missing = HashSet::new();
        for (path, fingerprint) in asked {
            // Entries of one salt stand in a row, mostly all of them.
            let mut last = None;
            for (_, entry, _) in self.holding(path) {
                if last.replace(entry.salt()) != Some(entry.salt()) {
                    missing.insert((fingerprint, entry.salt()));
                }
            }
        }
        missing.retain(|(fingerprint, salt)| memory.recall(fingerprint, salt).is_none());
        let missing: Vec<_> = missing.into_iter().collect();
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        let share = missing.len().div_ceil(threads.max(1)).max(1);
        let all = |part: &[(&str, &str)]| part.iter().map(|(print, salt)| bind(print, salt)).collect::<Vec<_>>();
        let computed: Vec<String> = std::thread::scope(|scope| {
            let parts: Vec<_> = missing.chunks(share).collect();
            let others: Vec<_> = parts.iter().skip(1).map(|part| scope.spawn(|| all(part))).collect();
            let mut computed = parts.first().map(|part| all(part)).unwrap_or_default();
            for other in others {
                computed.extend(other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
            }
            computed
        });
        for ((fingerprint, salt), bound) in missing.into_iter().zip(computed) {
            memory.keep(fingerprint, salt, &bound);
        }
    }

    /// What they say of the value with this `fingerprint` in the document at `path`.
    pub fn ask(&self, path: &[u8], today: Day, fingerprint: &str, memory: &mut Memory) -> Said {
        let mut said = Said::Nothing;
        let mut bound: HashMap<&str, String> = HashMap::new();
        for (number, entry, used) in self.holding(path) {
            let salt = entry.salt();
            let hash = bound.entry(salt).or_insert_with(|| {
                memory.recall(fingerprint, salt).unwrap_or_else(|| {
                    let hash = bind(fingerprint, salt);
                    memory.keep(fingerprint, salt, &hash);
                    hash
                })
            });
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

    /// The entries that are not limited to other paths than `path`.
    fn holding(&self, path: &[u8]) -> impl Iterator<Item = (usize, &Entry, &AtomicBool)> {
        let holds = move |entry: &Entry| entry.paths.as_ref().is_none_or(|paths| paths.holds(path));
        let all = self.entries.iter().enumerate().map(|(number, (entry, used))| (number, entry, used));
        all.filter(move |(_, entry, _)| holds(entry))
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
        let day = Day::parse("2026-06-15").expect("a day");
        entries.ask(path.as_bytes(), day, fingerprint, &mut Memory::default())
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
    fn what_was_computed_is_remembered_and_nothing_else() {
        let mut entries = Entries::default();
        entries.extend([entry("aa", None, None), entry("bb", Some("tests/"), None)]);
        let mut memory = Memory::default();
        entries.prepare([(b"x".as_slice(), "aa"), (b"x", "cc"), (b"y", "cc")].into_iter(), &mut memory);
        assert_eq!((memory.order.len(), memory.changed), (2, true));
        let text = memory.written();
        assert!(!text.contains("aa:") && text.lines().count() == 3);
        let read = Memory::read(&text);
        assert_eq!(read, Memory { changed: false, ..memory });
        // A memory that lies about a value is believed, so its file is nobody else's to write; nonsense is nothing.
        assert_eq!(read.recall("aa", "00112233445566aa").as_deref(), Some(bind("aa", "00112233445566aa").as_str()));
        assert_eq!(read.recall("aa", "00112233445566ab"), None);
        for text in ["", "x", "zz\n", &format!("{}\nx y\n", "0".repeat(32))] {
            assert!(Memory::read(text).hashes.is_empty());
        }
    }

    #[test]
    fn salts_differ_and_change_the_hash() {
        assert_ne!(new_salt(), new_salt());
        assert_ne!(bind("aa", "00112233445566aa"), bind("aa", "00112233445566ab"));
        assert!(Entry::new("zz".to_owned(), None, None).is_err());
    }
}
