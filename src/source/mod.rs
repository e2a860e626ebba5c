/*!
Where text comes from.

Every source gives [`Document`]s: a name, a text, and where the text begins. What the next commit adds is in
[`staged`]; files, folders and standard input in [`files`]. Only [`git`] knows git.
*/

pub mod files;
pub mod git;
pub mod lines;
pub mod staged;
pub mod text;

/// A text to look at, or a window of one that is too large to be held whole.
#[derive(Debug)]
pub struct Document {
    /// The name: a path in bytes, `/` between its parts, relative to the top of the work tree or as the user gave it.
    pub name: Vec<u8>,
    /// The text, a superset of ASCII (see [`text`]).
    pub text: Vec<u8>,
    /// The 0-based number of the line that `text` begins in.
    pub first_line: usize,
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
}
