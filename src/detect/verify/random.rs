/*! The least that a generated token looks like: enough different characters, of more than one sort. */

/// Whether `token`, its prefix included, may have been generated. It rules out words, dashes and counters; whether a
/// string without a prefix was generated is a harder question ([`crate::detect::randomness`]).
pub fn is_random(token: &[u8]) -> bool {
    let mut seen = [false; 256];
    token.iter().for_each(|&b| seen[usize::from(b)] = true);
    let distinct = seen.iter().filter(|&&s| s).count();
    let digits = token.iter().any(u8::is_ascii_digit);
    let mixed = token.iter().any(u8::is_ascii_uppercase) && token.iter().any(u8::is_ascii_lowercase);
    distinct >= (token.len() / 3).clamp(6, 10) && (digits || mixed || has_no_words(token))
}

/// Whether `token` ends in a long run of letters that nobody can pronounce: no more than three vowels in ten (in English
/// it is four, in letters drawn at random two), and four consonants in a row.
fn has_no_words(token: &[u8]) -> bool {
    let run = token.rsplit(|b| !b.is_ascii_alphabetic()).next().unwrap_or_default();
    run.len() >= 24 && vowels(run) * 10 <= run.len() * 3 && consonants(run) >= 4
}

/// Whether `text` is letters alone that can be pronounced: a vowel in three, and never five consonants in a row.
pub fn reads_as_words(text: &[u8]) -> bool {
    text.iter().all(u8::is_ascii_alphabetic) && vowels(text) * 3 >= text.len() && consonants(text) < 5
}

fn is_vowel(b: &u8) -> bool {
    matches!(b.to_ascii_lowercase(), b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

fn vowels(letters: &[u8]) -> usize {
    letters.iter().filter(|b| is_vowel(b)).count()
}

/// How many letters without a vowel stand in a row.
fn consonants(letters: &[u8]) -> usize {
    letters.split(is_vowel).map(<[u8]>::len).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::is_random;

    #[test]
    fn words_and_repetitions_are_not_random() {
        assert!(!is_random(b"token_some_long_identifier_name"));
        assert!(!is_random(b"key_000000000000000000000000"));
        assert!(!is_random(b"key_internationalizationconfiguration"));
        assert!(is_random(concat!("key_", "qzkfhwmrtvxbnplq", "ghdsjcwkzrmbeta").as_bytes()));
        assert!(is_random(concat!("key_", "4f0a9c", "77d2e1b3568a").as_bytes()));
        assert!(is_random(concat!("key_", "GhTyRwQ", "mNbVxZlKpOi").as_bytes()));
    }
}
