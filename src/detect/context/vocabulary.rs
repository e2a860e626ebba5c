/*! Fixed lists of words, asked whether they hold one: a table of open addresses, made when the program is built. */

/// More than twice the words of the longest list.
const SLOTS: usize = 1024;
/// No word is longer.
const LONGEST: usize = 15;

/// A list of words.
pub struct Vocabulary {
    words: &'static [u8],
    /// Where the word that belongs here begins, plus one; 0 where none does.
    slots: [u16; SLOTS],
}

impl Vocabulary {
    /// The words of `words`, which stand between spaces and are in lower case.
    pub const fn of(words: &'static str) -> Self {
        let words = words.as_bytes();
        let mut slots = [0; SLOTS];
        let (mut start, mut at) = (0, 0);
        while at <= words.len() {
            if at == words.len() || words[at] == b' ' {
                if at > start {
                    assert!(at - start <= LONGEST);
                    let mut slot = slot(words, start, at);
                    while slots[slot] != 0 {
                        slot = (slot + 1) % SLOTS;
                    }
                    slots[slot] = start as u16 + 1;
                }
                start = at + 1;
            }
            at += 1;
        }
        Vocabulary { words, slots }
    }

    /// Whether `word`, in lower case, is one of them.
    pub fn has(&self, word: &[u8]) -> bool {
        if word.is_empty() || word.len() > LONGEST {
            return false;
        }
        let mut slot = slot(word, 0, word.len());
        while let Some(start) = usize::from(self.slots[slot]).checked_sub(1) {
            let here = &self.words[start..];
            if here.starts_with(word) && here.get(word.len()).is_none_or(|&next| next == b' ') {
                return true;
            }
            slot = (slot + 1) % SLOTS;
        }
        false
    }
}

/// Where to look first for the word from `start` to `end` of `text`: its FNV-1a hash.
const fn slot(text: &[u8], start: usize, end: usize) -> usize {
    let (mut hash, mut at) = (0x811c_9dc5u32, start);
    while at < end {
        hash = (hash ^ text[at] as u32).wrapping_mul(0x0100_0193);
        at += 1;
    }
    (hash ^ hash >> 16) as usize % SLOTS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holds_its_words_and_no_others() {
        const WORDS: &str = " some words, of which one is some again  and last";
        static VOCABULARY: Vocabulary = Vocabulary::of(WORDS);
        assert!(WORDS.split_whitespace().all(|word| VOCABULARY.has(word.as_bytes())));
        for other in ["", "som", "somes", "ome", "some words,", "and last", " ", "a-word-that-is-much-too-long"] {
            assert!(!VOCABULARY.has(other.as_bytes()), "{other}");
        }
    }
}
