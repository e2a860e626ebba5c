/*! CRC-32 (IEEE 802.3) in the spellings that providers append to their tokens. */

/// The digits of base 62 in the order that GitHub, npm and Vercel use.
const BASE62: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// `number` in base 62, padded on the left with `0` to `width` digits.
pub fn base62(mut number: u32, width: usize) -> String {
    let mut digits = vec![b'0'; width];
    for digit in digits.iter_mut().rev() {
        *digit = BASE62[(number % 62) as usize];
        number /= 62;
    }
    digits.iter().map(|&d| char::from(d)).collect()
}

/// Whether the last six characters of `token` are the base-62 CRC-32 of what stands between `prefix` bytes and them:
/// GitHub's classic tokens and npm's
/// (<https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/>).
pub fn base62_tail(token: &[u8], prefix: usize) -> bool {
    let Some(cut) = token.len().checked_sub(6).filter(|&c| c > prefix) else { return false };
    base62(crc32fast::hash(&token[prefix..cut]), 6).as_bytes() == &token[cut..]
}
