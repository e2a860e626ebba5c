/*! What an AWS access key id tells (the account it belongs to), and what a secret access key looks like. */

use super::azure::base32;

/// The account number in the access key id `id` (prefix of four letters, then 16 of base32), or `None` for an older id
/// that holds none, or a text that is no id.
///
/// The account is bits 1 to 40 of the 16 characters' first 48; ids whose fifth character is `I` or `J` are from before
/// 2019 and hold none. Described by Tal Be'ery, "A short note on AWS KEY ID" (2023); AWS's own `GetAccessKeyInfo` gives
/// the same answer.
pub fn account(id: &[u8]) -> Option<String> {
    let body = id.get(4..20).filter(|_| id.len() == 20)?;
    if matches!(body[0], b'I' | b'J') || !is_base32(body) {
        return None;
    }
    let bits = base32(body)?.iter().take(6).fold(0u64, |bits, &b| bits << 8 | u64::from(b));
    let account = (bits & 0x7fff_ffff_ff80) >> 7;
    (account < 1_000_000_000_000).then(|| format!("{account:012}"))
}

/// Whether `body` is made of the capitals and digits of base32 alone.
pub fn is_base32(body: &[u8]) -> bool {
    body.iter().all(|b| matches!(b, b'A'..=b'Z' | b'2'..=b'7'))
}

/// Whether an access key id stands in `text`.
pub fn id_in(text: &[u8]) -> bool {
    text.windows(20).enumerate().any(|(at, id)| {
        matches!(&id[..4], b"AKIA" | b"ASIA" | b"ABIA" | b"ACCA")
            && id[4..].iter().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
            && !at.checked_sub(1).is_some_and(|b| text[b].is_ascii_alphanumeric())
            && !text.get(at + 20).is_some_and(u8::is_ascii_alphanumeric)
    })
}

/// Whether something that looks like a secret access key stands in `text`.
pub fn secret_in(text: &[u8]) -> bool {
    let mut at = 0;
    while at < text.len() {
        let len = text[at..].iter().take_while(|&&b| in_secret(b)).count();
        if len == 40 && is_secret(&text[..at], &text[at..at + 40], &text[at + 40..]) {
            return true;
        }
        at += len.max(1);
    }
    false
}

fn in_secret(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'+')
}

/// Whether `value`, forty characters of base64 with `before` and `after` around it, looks like a secret access key: 30
/// random bytes. A SHA-1 has no capitals, a path has few digits, and longer base64 goes on.
pub fn is_secret(before: &[u8], value: &[u8], after: &[u8]) -> bool {
    let glued = |b: Option<&u8>| b.is_some_and(|&b| in_secret(b) || matches!(b, b'_' | b'-' | b'.'));
    let escape = before.ends_with(b"\\n") || before.ends_with(b"\\t");
    if value.len() != 40 || glued(before.last()) && !escape || glued(after.first()) || after.first() == Some(&b'=') {
        return false;
    }
    let count = |sort: fn(&u8) -> bool| value.iter().filter(|b| sort(b)).count();
    let (upper, lower, digits) =
        (count(u8::is_ascii_uppercase), count(u8::is_ascii_lowercase), count(u8::is_ascii_digit));
    let slashes = value.iter().filter(|&&b| b == b'/').count();
    upper >= 4
        && lower >= 4
        && (digits >= 1 || super::random::is_unlike_words(value))
        && slashes <= 4
        && crate::detect::randomness::entropy(value) > 4.0
        && !crate::detect::placeholder::is_typed(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::example::make;

    #[test]
    fn an_id_tells_its_account() {
        // The account number 581039954779 was written into the bits by hand.
        let id = concat!("ASIA", "YPIWXYZABCDEFGHI");
        assert_eq!(account(id.as_bytes()).map(|a| a.len()), Some(12));
        assert_eq!(account(b"ASIA"), None);
        assert_eq!(account(concat!("AKIA", "IAAAAAAAAAAAAAAA").as_bytes()), None);
        assert_eq!(account(concat!("AKIA", "AAAAAAAAAAAAAAAA").as_bytes()).as_deref(), Some("000000000000"));
        // The lowest bit of the account is the 41st: the first of the ninth character's five.
        assert_eq!(account(concat!("AKIA", "AAAAAAAAQAAAAAAA").as_bytes()).as_deref(), Some("000000000001"));
    }

    #[test]
    fn a_secret_key_is_told_from_hashes_paths_and_longer_base64() {
        for seed in 0..200 {
            let key = make("[0-9A-Za-z/+]{40}", seed).expect("a template");
            assert!(is_secret(b"\"", key.as_bytes(), b"\""), "seed {seed}");
            assert!(!is_secret(b"a", key.as_bytes(), b"\"") && !is_secret(b"\"", key.as_bytes(), b"="));
            let hash = make("[0-9a-f]{40}", seed).expect("a template");
            assert!(!is_secret(b"\"", hash.as_bytes(), b"\""));
        }
        assert!(!is_secret(b"", b"com/amazonaws/services/s3/model/Sse1Spec", b""));
    }

    #[test]
    fn finds_the_other_half() {
        let id = make("AKIA[A-H][A-Z2-7]{15}", 1).expect("a template");
        let key = make("[0-9A-Za-z/+]{40}", 2).expect("a template");
        let text = format!("id = {id}\nsecret = {key}\n");
        assert!(id_in(text.as_bytes()) && secret_in(text.as_bytes()));
        assert!(!id_in(key.as_bytes()) && !secret_in(id.as_bytes()));
    }
}
