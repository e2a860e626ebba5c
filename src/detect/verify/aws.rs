/*! What an AWS access key id tells: the account it belongs to. */

/// The account number in the access key id `id` (prefix of four letters, then 16 of base32), or `None` for an older id
/// that holds none, or a text that is no id.
///
/// The account is bits 1 to 40 of the 16 characters' first 48; ids whose fifth character is `I` or `J` are from before
/// 2019 and hold none. Described by Tal Be'ery, "A short note on AWS KEY ID" (2023); AWS's own `GetAccessKeyInfo` gives
/// the same answer.
pub fn account(id: &[u8]) -> Option<String> {
    let body = id.get(4..20).filter(|_| id.len() == 20)?;
    if matches!(body[0], b'I' | b'J') {
        return None;
    }
    let mut bits: u64 = 0;
    for &c in &body[..10] {
        let digit = match c {
            b'A'..=b'Z' => c - b'A',
            b'2'..=b'7' => c - b'2' + 26,
            _ => return None,
        };
        bits = bits << 5 | u64::from(digit);
    }
    // Ten characters are 50 bits; the first 48 hold the account.
    let account = (bits >> 2 & 0x7fff_ffff_ff80) >> 7;
    (account < 1_000_000_000_000).then(|| format!("{account:012}"))
}
