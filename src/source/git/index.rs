/*!
The index file, read where it lies.

The file is mapped, not read, and entries are walked without being collected: an index of 100,000 files costs what is
looked at. Versions 2, 3 and 4 and the extensions `TREE` (which folder has which tree id) and `sdir` (entries that are
folders) are understood. Any other extension that must be understood (a lower-case name, such as a split index's
`link`) makes the caller ask the git program instead. The trailing checksum is not verified; git does not either.

The format is documented in gitformat-index(5).
*/

use super::id::Id;
use memmap2::Mmap;
use once_cell::unsync::OnceCell;
use std::fs::File;
use std::path::Path;

/// Why an index cannot be read here; the git program may still be able to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Odd(pub &'static str);

/// A mapped index file.
pub struct Index {
    map: Mmap,
    version: u32,
    count: usize,
    hash: usize,
    whole: OnceCell<Option<Id>>,
}

/// One entry of the index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// The mode, as in a tree. A folder (`0o040000`) stands for all that is below it (a sparse index).
    pub mode: u32,
    /// The object.
    pub id: Id,
    /// 0, or 1 to 3 for the sides of a conflict.
    pub stage: u8,
    /// `git add --intent-to-add`: the path is announced, nothing is staged.
    pub intent_to_add: bool,
}

/// A folder in the cached tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// The folder's name within the one above it; empty for the top.
    pub name: Vec<u8>,
    /// How many entries of the index stand below it, and its tree's id; `None` when something below it changed since
    /// the tree was last written.
    pub valid: Option<(usize, Id)>,
    /// The folders in it.
    pub children: Vec<Node>,
}

const HEADER: usize = 12;
const STAT: usize = 40;
/// Folders deeper than this are left to the git program.
const DEEPEST: usize = 1000;
/// How much of the file's end is searched for the cached tree. It is about 40 bytes a folder; behind it there may be
/// the untracked cache.
const TAIL: usize = 8 << 20;

fn be32(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

fn be16(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

impl Index {
    /// Maps the index at `path`, whose ids have `hash` bytes.
    ///
    /// # Errors
    /// When it is not there or not an index of a version that is understood.
    pub fn open(path: &Path, hash: usize) -> Result<Index, Odd> {
        let file = File::open(path).map_err(|_| Odd("no index file"))?;
        // SAFETY: git never writes into an index that is in place; it writes a new file and renames it. Should another
        // program cut it off under us, the signal ends this process, and a hook that a signal ends stops the commit.
        let map = unsafe { Mmap::map(&file) }.map_err(|_| Odd("the index cannot be mapped"))?;
        Index::new(map, hash)
    }

    fn new(map: Mmap, hash: usize) -> Result<Index, Odd> {
        if map.get(..4) != Some(b"DIRC") || map.len() < HEADER + hash {
            return Err(Odd("not an index"));
        }
        let version = be32(&map, 4).unwrap_or(0);
        if !(2..=4).contains(&version) {
            return Err(Odd("an index version that is not known"));
        }
        let count = be32(&map, 8).unwrap_or(0) as usize;
        Ok(Index { map, version, count, hash, whole: OnceCell::new() })
    }

    /// Everything before the trailing checksum.
    fn body(&self) -> &[u8] {
        &self.map[..self.map.len() - self.hash]
    }

    /// The id of the tree that the whole index stands for, when the cached tree is valid and covers every entry. Only
    /// the end of the file is looked at.
    ///
    /// `git commit` brings the cached tree up to date before it runs its hooks, and commits the tree with that very id.
    pub fn whole_tree(&self) -> Option<Id> {
        *self.whole.get_or_init(|| {
            let (count, id) = self.find_tree(whole)??;
            (count == self.count).then_some(id)
        })
    }

    /// The cached tree, found by its signature: an extension from which on extensions follow each other to the very
    /// end of the file, and whose content parses to its last byte.
    pub fn cached_tree_from_the_end(&self) -> Option<Node> {
        self.find_tree(parse_tree)
    }

    /// What `parse` makes of the cached tree's bytes.
    fn find_tree<T>(&self, parse: impl Fn(&[u8], usize) -> Option<T>) -> Option<T> {
        let body = self.body();
        let floor = body.len().saturating_sub(TAIL).max(HEADER);
        let mut end = body.len();
        // One letter after the other: searching for all four backwards has no vector instructions to help it.
        while let Some(found) = memchr::memrchr(b'T', body.get(floor..end)?) {
            let at = floor + found;
            if body[at..].starts_with(b"TREE")
                && extensions(&body[at..]).is_some()
                && let Some(size) = be32(body, at + 4)
                && let Some(tree) = parse(body.get(at + 8..at + 8 + size as usize)?, self.hash)
            {
                return Some(tree);
            }
            end = at;
        }
        None
    }

    /// Walks the entries from the first one on.
    pub fn entries(&self) -> Entries<'_> {
        Entries { index: self, at: HEADER, left: self.count, path: Vec::new() }
    }
}

/// The extensions that `bytes` are made of, to the last byte: signature and content each.
fn extensions(mut bytes: &[u8]) -> Option<Vec<([u8; 4], &[u8])>> {
    let mut out = Vec::new();
    while !bytes.is_empty() {
        let name: [u8; 4] = bytes.get(..4)?.try_into().ok()?;
        let size = be32(bytes, 4)? as usize;
        out.push((name, bytes.get(8..8usize.checked_add(size)?)?));
        bytes = &bytes[8 + size..];
    }
    Some(out)
}

fn parse_tree(mut bytes: &[u8], hash: usize) -> Option<Node> {
    let root = parse_node(&mut bytes, hash, 0)?;
    (bytes.is_empty() && root.name.is_empty()).then_some(root)
}

/// What the top of the cached tree says, once all of it was walked: a tree that does not parse to its end is none.
fn whole(mut bytes: &[u8], hash: usize) -> Option<Option<(usize, Id)>> {
    let Head { name, valid: top, subtrees: mut awaited } = Head::parse(&mut bytes, hash)?;
    if !name.is_empty() {
        return None;
    }
    while awaited > 0 {
        let subtrees = Head::parse(&mut bytes, hash)?.subtrees;
        awaited = (awaited - 1).checked_add(subtrees)?;
    }
    bytes.is_empty().then_some(top)
}

/// A node of the cached tree without what follows it: `subtrees` nodes of the same form.
struct Head<'a> {
    name: &'a [u8],
    /// How many entries it stands for and its id, if it is valid.
    valid: Option<(usize, Id)>,
    subtrees: usize,
}

impl<'a> Head<'a> {
    /// Takes one off `bytes`, where ids have `hash` bytes; `None` when they make no sense.
    fn parse(bytes: &mut &'a [u8], hash: usize) -> Option<Head<'a>> {
        let mut until = |end: u8| {
            let at = memchr::memchr(end, bytes)?;
            let (head, rest) = bytes.split_at(at);
            *bytes = &rest[1..];
            Some(head)
        };
        let name = until(0)?;
        let count: i64 = std::str::from_utf8(until(b' ')?).ok()?.parse().ok()?;
        let subtrees: usize = std::str::from_utf8(until(b'\n')?).ok()?.parse().ok()?;
        let valid = match usize::try_from(count) {
            Ok(count) => {
                let id = Id::from_bytes(bytes.get(..hash)?)?;
                *bytes = &bytes[hash..];
                Some((count, id))
            }
            Err(_) => None,
        };
        Some(Head { name, valid, subtrees })
    }
}

fn parse_node(bytes: &mut &[u8], hash: usize, depth: usize) -> Option<Node> {
    if depth > DEEPEST {
        return None;
    }
    let Head { name, valid, subtrees } = Head::parse(bytes, hash)?;
    let children = (0..subtrees).map(|_| parse_node(bytes, hash, depth + 1)).collect::<Option<Vec<_>>>()?;
    Some(Node { name: name.to_vec(), valid, children })
}

/// A walk over the entries of an [`Index`], in its order: by path, then by stage.
pub struct Entries<'a> {
    index: &'a Index,
    at: usize,
    left: usize,
    path: Vec<u8>,
}

impl Entries<'_> {
    /// The path of the entry that [`Entries::advance`] gave last.
    pub fn path(&self) -> &[u8] {
        &self.path
    }

    /// The next entry.
    ///
    /// # Errors
    /// When the file ends too early or makes no sense.
    pub fn advance(&mut self) -> Result<Option<Entry>, Odd> {
        if self.left == 0 {
            return Ok(None);
        }
        self.left -= 1;
        self.parse().map(Some).ok_or(Odd("the index is damaged"))
    }

    fn parse(&mut self) -> Option<Entry> {
        let body = self.index.body();
        let start = self.at;
        let mode = be32(body, start + 24)?;
        let mut at = start + STAT;
        let id = Id::from_bytes(body.get(at..at + self.index.hash)?)?;
        at += self.index.hash;
        let flags = be16(body, at)?;
        at += 2;
        let mut more = 0;
        if flags & 0x4000 != 0 {
            more = be16(body, at)?;
            at += 2;
        }
        if self.index.version == 4 {
            let strip = offset(body, &mut at)?;
            self.path.truncate(self.path.len().checked_sub(strip)?);
            let length = memchr::memchr(0, body.get(at..)?)?;
            self.path.extend_from_slice(&body[at..at + length]);
            self.at = at + length + 1;
        } else {
            // The length in the flags is exact below 0xfff.
            let length = match usize::from(flags & 0xfff) {
                0xfff => memchr::memchr(0, body.get(at..)?)?,
                length => length,
            };
            let path = body.get(at..at + length)?;
            self.path.clear();
            self.path.extend_from_slice(path);
            self.at = start + ((at + length - start + 8) & !7);
        }
        Some(Entry { mode, id, stage: (flags >> 12 & 3) as u8, intent_to_add: more & 0x2000 != 0 })
    }

    /// The top of the cached tree, if there is one. To be asked when every entry was walked or none: it stands behind
    /// the entries.
    ///
    /// # Errors
    /// When there is an extension that must be understood and is not.
    pub fn cached_tree(mut self) -> Result<Option<Node>, Odd> {
        while self.advance()?.is_some() {}
        let mut tree = None;
        let rest = self.index.body().get(self.at..).ok_or(Odd("the index is damaged"))?;
        for (name, content) in extensions(rest).ok_or(Odd("the index is damaged"))? {
            match &name {
                b"TREE" => tree = parse_tree(content, self.index.hash),
                b"sdir" => {}
                [b'A'..=b'Z', ..] => {}
                _ => return Err(Odd("an index extension that is not known")),
            }
        }
        Ok(tree)
    }
}

/// The variable-length number at `at`, as in a pack's offset deltas (gitformat-pack(5)).
fn offset(bytes: &[u8], at: &mut usize) -> Option<usize> {
    let mut byte = *bytes.get(*at)?;
    *at += 1;
    let mut value = usize::from(byte & 0x7f);
    while byte & 0x80 != 0 {
        byte = *bytes.get(*at)?;
        *at += 1;
        value = value.checked_add(1)?.checked_mul(128)?.checked_add(usize::from(byte & 0x7f))?;
    }
    Some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An index of version 2 with the files `a` and `d/b`, and its cached tree.
    fn bytes() -> Vec<u8> {
        let mut out = b"DIRC\0\0\0\x02\0\0\0\x02".to_vec();
        for (path, id) in [("a", 1), ("d/b", 2)] {
            let start = out.len();
            out.extend([0; 24]);
            out.extend(0o100_644_u32.to_be_bytes());
            out.extend([0; 12]);
            out.extend([id; 20]);
            out.extend((path.len() as u16).to_be_bytes());
            out.extend(path.as_bytes());
            out.resize(start + ((out.len() - start + 8) & !7), 0);
        }
        let tree = [&b"\x002 1\n"[..], &[3; 20], b"d\x001 0\n", &[4; 20]].concat();
        out.extend(b"TREE");
        out.extend((tree.len() as u32).to_be_bytes());
        out.extend(tree);
        out.extend([0; 20]);
        out
    }

    fn open(bytes: &[u8]) -> Result<Index, Odd> {
        let mut map = memmap2::MmapMut::map_anon(bytes.len().max(1)).expect("memory");
        map[..bytes.len()].copy_from_slice(bytes);
        Index::new(map.make_read_only().expect("memory"), 20)
    }

    /// All that can be read of an index; what it is does not matter.
    fn read(bytes: &[u8]) -> Option<(Vec<Vec<u8>>, Option<Id>)> {
        let index = open(bytes).ok()?;
        let mut entries = index.entries();
        let mut paths = Vec::new();
        while entries.advance().ok()?.is_some() {
            paths.push(entries.path().to_vec());
        }
        entries.cached_tree().ok()?;
        Some((paths, index.whole_tree()))
    }

    #[test]
    fn entries_and_the_cached_tree_are_read() {
        let (paths, tree) = read(&bytes()).expect("a good index");
        assert_eq!(paths, [&b"a"[..], b"d/b"]);
        assert_eq!(tree, Id::from_bytes(&[3; 20]));
    }

    #[test]
    fn an_index_that_is_cut_off_is_odd_and_no_byte_makes_it_panic() {
        let good = bytes();
        // Cut behind its last entry it is a whole index without extensions.
        let entries_end = 12 + 64 + 72;
        for length in (0..good.len()).filter(|&length| length != entries_end + 20) {
            assert_eq!(read(&good[..length]), None, "{length}");
        }
        for at in 0..good.len() {
            for byte in [0, 1, 0x7f, 0x80, 0xff] {
                let mut bad = good.clone();
                bad[at] = byte;
                let _ = read(&bad);
                // The same bytes as an index whose paths are compressed.
                bad[7] = 4;
                let _ = read(&bad);
            }
        }
    }

    #[test]
    fn an_extension_that_must_be_understood_is_odd() {
        let mut split = bytes();
        let end = split.len() - 20;
        split.splice(end..end, *b"link\0\0\0\0");
        assert_eq!(read(&split), None);
        let mut optional = bytes();
        optional.splice(end..end, *b"UNTR\0\0\0\0");
        assert!(read(&optional).is_some());
    }
}
