/*!
The least that a generated token looks like: enough different characters, of more than one sort, or letters that are
unlike written words.

A rule's other signs (a prefix, a name) are right nearly always, so what is asked here must hold of nearly all that a
generator draws: of every shape fewer than two in a thousand are turned away.
*/

use crate::detect::context::features;

/// Whether `token`, its prefix included, may have been generated. It rules out words, dashes and counters; whether a
/// string without a prefix was generated is a harder question ([`crate::detect::randomness`]).
pub fn is_random(token: &[u8]) -> bool {
    let mut seen = [false; 256];
    token.iter().for_each(|&b| seen[usize::from(b)] = true);
    let distinct = seen.iter().filter(|&&s| s).count();
    let digits = token.iter().any(u8::is_ascii_digit);
    let mixed = token.iter().any(u8::is_ascii_uppercase) && token.iter().any(u8::is_ascii_lowercase);
    distinct >= (token.len() / 3).clamp(6, 10) && (digits || mixed || has_no_words(token) || is_unlike_words(token))
}

/// Whether `token` ends in a long run of letters that nobody can pronounce: no more than three vowels in ten (in
/// English it is four, in letters drawn at random two), and four consonants in a row.
fn has_no_words(token: &[u8]) -> bool {
    let run = token.rsplit(|b| !b.is_ascii_alphabetic()).next().unwrap_or_default();
    run.len() >= 24 && vowels(run) * 10 <= run.len() * 3 && consonants(run) >= 4
}

/// Whether the letters of `value` are as unlike written words as letters drawn at random are, where they stand in runs:
/// long enough together, and dear by themselves. Words of languages that the model did not see come nearer to that than
/// English ones do, but they have neither digits nor capitals inside.
pub fn is_unlike_words(value: &[u8]) -> bool {
    /// In fifths of a bit: together, and a letter.
    const TOGETHER: i32 = 70;
    let digits = value.iter().any(u8::is_ascii_digit);
    let mixed = value.windows(2).any(|w| w[0].is_ascii_lowercase() && w[1].is_ascii_uppercase());
    let each = if digits || mixed { 6 } else { 9 };
    let (cost, letters) = features::cost_of_letters(value);
    cost >= TOGETHER && cost >= each * letters as i32
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
    use super::{is_random, is_unlike_words};
    use crate::detect::example::make;

    #[test]
    fn a_generator_is_turned_away_in_two_of_a_thousand_at_most() {
        for template in ["SCW[0-9A-Z]{17}", "key_[0-9a-f]{16}", "key_[a-z2-7]{26}", "AIza[0-9A-Za-z_-]{35}"] {
            let made = (0..3000).map(|seed| make(template, seed).expect("a template"));
            let away = made.filter(|token| !is_random(token.as_bytes())).count();
            assert!(away <= 6, "{template}: {away} of 3000");
        }
    }

    #[test]
    fn letters_drawn_at_random_are_unlike_words() {
        for template in ["[a-z]{20}", "[A-Za-z]{32}", "[A-Z]{16}[0-9]{2}"] {
            let made = (0..1000).map(|seed| make(template, seed).expect("a template"));
            let words = made.filter(|value| !is_unlike_words(value.as_bytes())).count();
            assert!(words <= 20, "{template}: {words} of 1000");
        }
        for word in [
            "CanvasRenderingContext2D",
            "copydbSaslStart",
            "uwierzytelnianie",
            "application_settings_2",
            "com/amazonaws/services",
        ] {
            assert!(!is_unlike_words(word.as_bytes()), "{word}");
        }
    }

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
