/*!
Which paths differ between a tree and the index.

While `git commit` runs its hooks, the index's cached tree is valid as a whole, so two trees are compared and only
folders whose ids differ are read. Otherwise the index is walked, and folders whose cached tree is valid are passed over
or compared by id. Renames are not looked for: what matters is which lines are new, and that is worked out later.
*/

use super::id::Id;
use super::index::{Entries, Entry, Index, Node, Odd};
use super::{FOLDER, Repository};
use std::cmp::Ordering;

/// A path whose entry differs.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Change {
    /// The path.
    pub path: Vec<u8>,
    /// Mode and object in the old tree; `None` when it was not there. A [`FOLDER`] stands for all that was below it.
    pub old: Option<(u32, Id)>,
    /// The same in the index; `None` when it is no longer there.
    pub new: Option<(u32, Id)>,
}

const UNREADABLE: Odd = Odd("a tree cannot be read");

/// What differs between the tree `old` (`None`: the empty tree) and `index`, in the order of the paths.
pub fn tree_to_index(repository: &Repository, old: Option<Id>, index: &Index) -> Result<Vec<Change>, Odd> {
    let mut walk = Walk { repository, path: Vec::new(), out: Vec::new() };
    if let Some(new) = index.whole_tree() {
        if old != Some(new) && walk.trees(old, Some(new)).is_ok() {
            return Ok(walk.out);
        }
        if old == Some(new) {
            return Ok(Vec::new());
        }
        // A cached tree may name a tree that was never written; what the entries say is as good.
        walk = Walk { repository, path: Vec::new(), out: Vec::new() };
    }
    let cached = index.cached_tree_from_the_end();
    let mut entries = Cursor { entries: index.entries(), entry: None };
    entries.next()?;
    walk.index(old, &mut entries, cached.as_ref())?;
    if entries.entry.is_some() {
        return Err(Odd("the index is not in order"));
    }
    if entries.entries.cached_tree()? != cached {
        return Err(Odd("the index has two cached trees"));
    }
    Ok(walk.out)
}

/// Mode and id of the entry called `name` in the tree `tree`.
pub fn find_in_tree(repository: &Repository, tree: Id, name: &[u8]) -> Result<Option<(u32, Id)>, Odd> {
    let bytes = repository.quick(tree).ok_or(UNREADABLE)?;
    let items = items(&bytes, tree.as_bytes().len()).ok_or(UNREADABLE)?;
    Ok(items.iter().find(|item| item.name == name).map(|item| (item.mode, item.id)))
}

/// Every file below the tree `id`, as if it were removed.
pub fn expand(repository: &Repository, path: &[u8], id: Id) -> Result<Vec<Change>, Odd> {
    let mut path = path.to_vec();
    path.push(b'/');
    let mut walk = Walk { repository, path, out: Vec::new() };
    walk.trees(None, Some(id))?;
    Ok(walk.out.into_iter().map(|change| Change { path: change.path, old: change.new, new: None }).collect())
}

/// An entry of a tree.
#[derive(Clone, Copy)]
struct Item<'a> {
    mode: u32,
    name: &'a [u8],
    id: Id,
}

/// The entries of the tree that `bytes` hold: `MODE SP NAME NUL ID`, again and again.
fn items(mut bytes: &[u8], hash: usize) -> Option<Vec<Item<'_>>> {
    let mut out = Vec::with_capacity(bytes.len() / 32);
    while !bytes.is_empty() {
        let space = memchr::memchr(b' ', bytes)?;
        let end = space + memchr::memchr(0, &bytes[space..])?;
        let mode = bytes[..space]
            .iter()
            .try_fold(0u32, |mode, &digit| matches!(digit, b'0'..=b'7').then(|| mode << 3 | u32::from(digit - b'0')))?;
        let id = Id::from_bytes(bytes.get(end + 1..end + 1 + hash)?)?;
        out.push(Item { mode, name: &bytes[space + 1..end], id });
        bytes = &bytes[end + 1 + hash..];
    }
    Some(out)
}

/// git's order: by name, a folder's as if it ended in a slash.
fn order(a: (&[u8], bool), b: (&[u8], bool)) -> Ordering {
    let with_slash = |(name, folder): (&[u8], bool), at: usize| match name.get(at) {
        Some(&byte) => Some(byte),
        None => (folder && at == name.len()).then_some(b'/'),
    };
    let common = a.0.len().min(b.0.len());
    a.0[..common].cmp(&b.0[..common]).then_with(|| {
        // At most two bytes beyond the shorter name decide.
        (common..common + 2)
            .map(|at| with_slash(a, at).cmp(&with_slash(b, at)))
            .find(|o| o.is_ne())
            .unwrap_or_else(|| a.0.len().cmp(&b.0.len()))
    })
}

struct Walk<'a> {
    repository: &'a Repository,
    /// The folder that is walked, with a slash at its end; empty at the top.
    path: Vec<u8>,
    out: Vec<Change>,
}

impl Walk<'_> {
    fn read(&self, tree: Option<Id>) -> Result<Vec<u8>, Odd> {
        tree.map_or(Ok(Vec::new()), |id| self.repository.quick(id).ok_or(UNREADABLE))
    }

    fn push(&mut self, name: &[u8], old: Option<(u32, Id)>, new: Option<(u32, Id)>) {
        let path = [&self.path, name].concat();
        self.out.push(Change { path, old, new });
    }

    /// Walks the folder `name` with `inside`.
    fn descend<T>(&mut self, name: &[u8], inside: impl FnOnce(&mut Self) -> T) -> T {
        let length = self.path.len();
        self.path.extend_from_slice(name);
        self.path.push(b'/');
        let out = inside(self);
        self.path.truncate(length);
        out
    }

    /// Compares two trees; `None` is the empty one.
    fn trees(&mut self, old: Option<Id>, new: Option<Id>) -> Result<(), Odd> {
        let (old_bytes, new_bytes) = (self.read(old)?, self.read(new)?);
        let parse = |bytes, id: Option<Id>| items(bytes, id.map_or(20, |id| id.as_bytes().len())).ok_or(UNREADABLE);
        let (old, new) = (parse(&old_bytes, old)?, parse(&new_bytes, new)?);
        let (mut old, mut new) = (old.iter().peekable(), new.iter().peekable());
        loop {
            let side = match (old.peek(), new.peek()) {
                (None, None) => return Ok(()),
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (Some(a), Some(b)) => order((a.name, a.mode == FOLDER), (b.name, b.mode == FOLDER)),
            };
            let was = if side.is_le() { old.next() } else { None };
            let is = if side.is_ge() { new.next() } else { None };
            if let (Some(was), Some(is)) = (was, is)
                && (was.mode, was.id) == (is.mode, is.id)
            {
                continue;
            }
            match is {
                Some(is) if is.mode == FOLDER => {
                    self.descend(is.name, |walk| walk.trees(was.map(|w| w.id), Some(is.id)))?;
                }
                _ => {
                    let name = is.or(was).map_or(&b""[..], |item| item.name);
                    self.push(name, was.map(|w| (w.mode, w.id)), is.map(|i| (i.mode, i.id)));
                }
            }
        }
    }

    /// Compares the tree `old` with the entries of the index that stand below the current folder.
    fn index(&mut self, old: Option<Id>, entries: &mut Cursor<'_>, cached: Option<&Node>) -> Result<(), Odd> {
        let bytes = self.read(old)?;
        let old = items(&bytes, old.map_or(20, |id| id.as_bytes().len())).ok_or(UNREADABLE)?;
        let mut old = old.iter().peekable();
        while let Some(entry) = entries.entry
            && let Some(rest) = entries.entries.path().strip_prefix(self.path.as_slice())
        {
            let slash = memchr::memchr(b'/', rest);
            let name = rest[..slash.unwrap_or(rest.len())].to_vec();
            let mut was = None;
            while let Some(item) = old.peek() {
                let side = order((item.name, item.mode == FOLDER), (&name, slash.is_some()));
                if side.is_gt() {
                    break;
                }
                if side.is_eq() {
                    if !entry.intent_to_add {
                        was = old.next();
                    }
                    break;
                }
                self.push(item.name, Some((item.mode, item.id)), None);
                old.next();
            }
            if slash.is_some() {
                self.folder(&name, was.map(|w| w.id), entries, cached)?;
                continue;
            }
            if !entry.intent_to_add && was.map(|w| (w.mode, w.id)) != Some((entry.mode, entry.id)) {
                self.push(&name, was.map(|w| (w.mode, w.id)), Some((entry.mode, entry.id)));
            }
            entries.next()?;
        }
        for item in old {
            self.push(item.name, Some((item.mode, item.id)), None);
        }
        Ok(())
    }

    /// Compares the folder `name` of the current one, whose old tree is `old`, with the entries below it.
    fn folder(
        &mut self,
        name: &[u8],
        old: Option<Id>,
        entries: &mut Cursor<'_>,
        cached: Option<&Node>,
    ) -> Result<(), Odd> {
        // The cached tree keeps its folders in the order of their names' lengths first.
        let cached = cached.and_then(|node| {
            let at = node.children.binary_search_by(|c| (c.name.len(), &c.name[..]).cmp(&(name.len(), name))).ok()?;
            node.children.get(at)
        });
        self.descend(name, |walk| {
            let sparse = entries.entry.filter(|e| e.mode == FOLDER && entries.entries.path() == walk.path);
            let known = match (sparse, cached.and_then(|node| node.valid)) {
                (Some(entry), _) => Some((1, entry.id)),
                (None, valid) => valid.filter(|(count, _)| *count > 0),
            };
            let Some((count, id)) = known else { return walk.index(old, entries, cached) };
            for _ in 0..count {
                if entries.entry.is_none() || !entries.entries.path().starts_with(&walk.path) {
                    return Err(Odd("the cached tree does not fit the index"));
                }
                entries.next()?;
            }
            if old == Some(id) { Ok(()) } else { walk.trees(old, Some(id)) }
        })
    }
}

/// A walk over the index that knows the entry it stands at.
struct Cursor<'a> {
    entries: Entries<'a>,
    entry: Option<Entry>,
}

impl Cursor<'_> {
    fn next(&mut self) -> Result<(), Odd> {
        self.entry = self.entries.advance()?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::order;
    use std::cmp::Ordering;

    #[test]
    fn folders_sort_as_if_they_ended_in_a_slash() {
        let name = |text: &'static str| match text.strip_suffix('/') {
            Some(folder) => (folder.as_bytes(), true),
            None => (text.as_bytes(), false),
        };
        let sorted = ["a", "a-b", "a.c/", "a/", "a0", "ab", "b/"];
        for (i, a) in sorted.iter().enumerate() {
            for (j, b) in sorted.iter().enumerate() {
                assert_eq!(order(name(a), name(b)), i.cmp(&j), "{a} {b}");
            }
        }
        assert_eq!(order((b"", false), (b"", false)), Ordering::Equal);
    }
}
