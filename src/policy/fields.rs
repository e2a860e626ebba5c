/*!
The keys of the tables of a configuration file, and what each takes: the parser ([`super::file`]) and the schema for
editors ([`super::schema`]) both go by them. Settings with one value stand in [`super::keys`].
*/

/// What a key takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A string.
    Text,
    /// A string that is not empty.
    Said,
    /// Strings.
    Texts,
    /// Strings, one at least, none of them empty.
    Some,
    /// Words of three bytes at least.
    Words,
    /// true or false.
    Bool,
    /// A whole number.
    Whole,
    /// Bits a character: from 0 to 8.
    Bits,
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// A rule's name.
    Name,
    /// A day, `2027-01-31`.
    Day,
    /// What `sekisho allow` writes.
    Hash,
    /// Tables of allow entries.
    Entries,
}

/// A key of a table.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// What it takes.
    pub shape: Shape,
    /// Whether it must be there.
    pub required: bool,
}

const fn may(name: &'static str, shape: Shape) -> Field {
    Field { name, shape, required: false }
}

const fn must(name: &'static str, shape: Shape) -> Field {
    Field { name, shape, required: true }
}

/// What a rule can be set to.
pub const SWITCHED: &[&str] = &["off", "on", "warn", "block"];

/// `[[rule]]`.
pub const RULE: &[Field] = &[
    must("id", Shape::Name),
    may("title", Shape::Text),
    must("regex", Shape::Said),
    may("group", Shape::Whole),
    may("ignore-case", Shape::Bool),
    may("action", Shape::OneOf(&["warn", "block"])),
    may("keywords", Shape::Texts),
    may("min-entropy", Shape::Bits),
    may("paths", Shape::Some),
    may("path-regex", Shape::Some),
    may("docs", Shape::Text),
    may("revoke", Shape::Text),
    must("examples", Shape::Some),
    may("near-misses", Shape::Texts),
];

/// `[[exception]]`.
pub const EXCEPTION: &[Field] = &[
    may("rules", Shape::Some),
    may("paths", Shape::Some),
    may("path-regex", Shape::Some),
    may("value-regex", Shape::Said),
    may("line-regex", Shape::Said),
    may("words", Shape::Words),
    may("action", Shape::OneOf(SWITCHED)),
    may("reason", Shape::Text),
];

/// `[words]`.
pub const WORDS: &[Field] = &[may("secret", Shape::Words), may("harmless", Shape::Words)];

/// `[allow]`.
pub const ALLOW: &[Field] = &[may("entries", Shape::Entries)];

/// An entry of `allow.entries`.
pub const ENTRY: &[Field] = &[
    must("value", Shape::Hash),
    may("rule", Shape::Text),
    may("path", Shape::Said),
    may("until", Shape::Day),
    must("reason", Shape::Said),
];
