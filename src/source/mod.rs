/*!
Where text comes from.

Every source gives [`Document`]s: a name, a text, and where the text begins. What the next commit adds is in
[`staged`]; files, folders and standard input in [`files`]. Only [`git`] knows git.
*/

pub mod bound;
pub mod encrypted;
pub mod files;
pub mod git;
pub mod lines;
pub mod settings;
pub mod staged;
pub mod stopped;
pub mod text;
pub mod windows;

/// A text to look at, or a window of one that is too large to be held whole.
#[derive(Debug)]
pub struct Document {
    /// The name: a path in bytes, `/` between its parts, relative to the top of the work tree or as the user gave it.
    pub name: Vec<u8>,
    /// The text, a superset of ASCII (see [`text`]).
    pub text: Vec<u8>,
    /// The 0-based number of the line that `text` begins in.
    pub first_line: usize,
    /// The 0-based column that `text` begins at in that line, in characters; not 0 only in a window.
    pub first_column: usize,
    /// The part of `text` that is this document's own: what begins outside of it belongs to the window before or after
    /// and stands here only so that the text around an edge can be seen.
    pub own: std::ops::Range<usize>,
    /// Whether parts of it are properly encrypted; known when it was inspected.
    pub has_ciphertext: std::cell::Cell<bool>,
}

impl Document {
    /// A document that is its whole text.
    pub fn whole(name: impl Into<Vec<u8>>, text: Vec<u8>) -> Self {
        let own = 0..text.len();
        Document { name: name.into(), text, first_line: 0, first_column: 0, own, has_ciphertext: false.into() }
    }

    /// Whether what begins at `at` in the text is this document's own.
    pub fn owns(&self, at: usize) -> bool {
        self.own.contains(&at)
    }
}

/// What was looked at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Documents read.
    pub files: usize,
    /// Lines that are new in them; `None` when there was too much to count for the hook's time.
    pub lines: Option<usize>,
    /// Bytes read.
    pub bytes: u64,
    /// Blobs that are properly encrypted and were passed by.
    pub encrypted: usize,
    /// What could not be read; more than 0 only where the rest is shown all the same.
    pub unread: usize,
}
