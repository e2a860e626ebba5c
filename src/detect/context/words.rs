/*!
The user's own words: names that say secret besides [`super::NAMES`], and names that look like it and are not.

A word stands in a name as whole parts of it, however the two are written: `deploy code` is in `DEPLOY_CODE`,
`myDeployCode` and `deploycode`, and not in `deploy_codec`.
*/

use super::name::Parts;

/// A word, in lower case.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Word {
    /// Its parts without what stands between them.
    joined: Vec<u8>,
    /// The longest of its parts: what the prefilter looks for.
    longest: Vec<u8>,
}

impl Word {
    fn new(word: &str) -> Option<Word> {
        let lower = word.to_lowercase().into_bytes();
        if !lower.is_ascii() {
            // A script without separators, or one whose case the prefilter does not know: the word is one part.
            return Some(Word { joined: lower.clone(), longest: lower });
        }
        let parts = Parts::of(word.as_bytes());
        let joined = parts.iter().collect::<Vec<_>>().concat();
        let longest = parts.iter().max_by_key(|part| part.len())?.to_vec();
        // The prefilter needs three bytes: a word of shorter parts is looked for as it is written.
        let longest = if longest.len() < 3 { lower } else { longest };
        (longest.len() >= 3).then_some(Word { joined, longest })
    }
}

/// Words that people say of their own names. Empty, it changes nothing and costs nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    secret: Vec<Word>,
    harmless: Vec<Word>,
}

impl Words {
    /// Names that hold one of `secret` name a secret; names that hold one of `harmless` do not, whatever else they
    /// hold. Words are taken as they are written, in any case, with `_`, `-`, `.` or spaces between their parts; those
    /// of fewer than three bytes are left out.
    pub fn new<S: AsRef<str>>(secret: impl IntoIterator<Item = S>, harmless: impl IntoIterator<Item = S>) -> Words {
        Words {
            secret: secret.into_iter().filter_map(|word| Word::new(word.as_ref())).collect(),
            harmless: harmless.into_iter().filter_map(|word| Word::new(word.as_ref())).collect(),
        }
    }

    /// What a text holds, in any case, when it may hold one of the secret names.
    pub fn literals(&self) -> impl Iterator<Item = &[u8]> {
        self.secret.iter().map(|word| &word.longest[..])
    }

    /// Which of the parts of a name are the last secret word in it, as the place behind it.
    pub(super) fn secret(&self, parts: &Parts) -> Option<usize> {
        self.secret.iter().filter_map(|word| found(word, parts)).max()
    }

    /// Whether a name holds a harmless word.
    pub(super) fn is_harmless(&self, parts: &Parts) -> bool {
        self.harmless.iter().any(|word| found(word, parts).is_some())
    }

    /// The secret word in another script that stands at the beginning of `text`; its length.
    pub(super) fn foreign(&self, text: &[u8]) -> Option<usize> {
        let words = self.secret.iter().filter(|word| !word.joined.is_ascii() && text.starts_with(&word.joined));
        words.map(|word| word.joined.len()).max()
    }

    /// Whether a harmless word stands in `run`, a name in another script.
    pub(super) fn is_harmless_in(&self, run: &[u8]) -> bool {
        self.harmless.iter().any(|word| memchr::memmem::find(run, &word.joined).is_some())
    }
}

/// The place behind the parts that make up `word`.
fn found(word: &Word, parts: &Parts) -> Option<usize> {
    (0..parts.len()).rev().find_map(|start| {
        let mut left = &word.joined[..];
        for at in start..parts.len() {
            left = left.strip_prefix(parts.get(at))?;
            if left.is_empty() {
                return Some(at + 1);
            }
        }
        None
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_whole_parts_of_a_name() {
        let words = Words::new(["deploy code", "Kennwort"], ["kennwort-regel"]);
        let secret = |name: &str| words.secret(&Parts::of(name.as_bytes()));
        assert_eq!(secret("DEPLOY_CODE"), Some(2));
        assert_eq!(secret("myDeployCode2"), Some(3));
        assert_eq!(secret("deploycode"), Some(1));
        assert_eq!(secret("deploy_codec"), None);
        assert_eq!(secret("db.kennwort"), Some(2));
        assert!(words.is_harmless(&Parts::of(b"kennwortRegel")));
        assert!(!words.is_harmless(&Parts::of(b"kennwort_regelwerk")));
        assert_eq!(words.literals().collect::<Vec<_>>(), [&b"deploy"[..], b"kennwort"]);
    }

    #[test]
    fn a_word_in_another_script_is_itself() {
        let words = Words::new(["合言葉"], ["トークン数"]);
        assert_eq!(words.foreign("合言葉は".as_bytes()), Some(9));
        assert_eq!(words.foreign("言葉".as_bytes()), None);
        assert!(words.is_harmless_in("最大トークン数".as_bytes()));
    }
}
