/*! The least that a generated token looks like: enough different characters, of more than one sort. */

/// Whether `token`, its prefix included, may have been generated. It rules out words, dashes and counters; whether a
/// string without a prefix was generated is a harder question ([`crate::detect::randomness`]).
pub fn is_random(token: &[u8]) -> bool {
    let mut seen = [false; 256];
    token.iter().for_each(|&b| seen[usize::from(b)] = true);
    let distinct = seen.iter().filter(|&&s| s).count();
    let digits = token.iter().any(u8::is_ascii_digit);
    let mixed = token.iter().any(u8::is_ascii_uppercase) && token.iter().any(u8::is_ascii_lowercase);
    distinct >= (token.len() / 3).clamp(6, 10) && (digits || mixed)
}

#[cfg(test)]
mod tests {
    use super::is_random;

    #[test]
    fn words_and_repetitions_are_not_random() {
        assert!(!is_random(b"token_some_long_identifier_name"));
        assert!(!is_random(b"key_000000000000000000000000"));
        assert!(is_random(concat!("key_", "4f0a9c", "77d2e1b3568a").as_bytes()));
        assert!(is_random(concat!("key_", "GhTyRwQ", "mNbVxZlKpOi").as_bytes()));
    }
}
