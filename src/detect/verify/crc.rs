/*!
CRC-32 (IEEE 802.3) in the spellings that providers append to their tokens.

Each function takes the whole token. `prefix` bytes at its start do not count, where a provider leaves them out.
*/

/// The digits of base 62 in the order that GitHub, npm and Vercel use.
pub const BASE62: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/// The digits of base 62 with the small letters first.
pub const BASE62_LOWER: &[u8; 62] = b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
/// The digits of base 36.
pub const BASE36: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";

/// `number` in the base of which `digits` are the digits, padded on the left with the first of them to `width`. What
/// does not fit is cut off on the left.
pub fn in_base(digits: &[u8], mut number: u32, width: usize) -> String {
    let base = digits.len().max(2) as u32;
    let mut out = vec![0; width];
    for place in out.iter_mut().rev() {
        *place = digits.get((number % base) as usize).copied().unwrap_or(b'0');
        number /= base;
    }
    out.iter().map(|&d| char::from(d)).collect()
}

/// `number` in base 62, padded on the left with `0` to `width` digits.
pub fn base62(number: u32, width: usize) -> String {
    in_base(BASE62, number, width)
}

/// Whether the last `width` characters of `token` are `sum` of the CRC-32 of what stands between `prefix` bytes and
/// them.
fn tail(token: &[u8], prefix: usize, width: usize, sum: impl Fn(u32) -> String) -> bool {
    let Some(cut) = token.len().checked_sub(width).filter(|&cut| cut > prefix) else { return false };
    sum(crc32fast::hash(&token[prefix..cut])).as_bytes() == &token[cut..]
}

/// Whether the last six characters of `token` are the base-62 CRC-32 of what stands between `prefix` bytes and them:
/// GitHub's classic tokens and npm's
/// (<https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/>), Vercel's.
pub fn base62_tail(token: &[u8], prefix: usize) -> bool {
    tail(token, prefix, 6, |crc| base62(crc, 6))
}

/// The same with the small letters before the capitals.
pub fn base62_lower_tail(token: &[u8], prefix: usize) -> bool {
    tail(token, prefix, 6, |crc| in_base(BASE62_LOWER, crc, 6))
}

/// Whether the last eight characters of `token` are the CRC-32 of what stands between `prefix` bytes and them, in
/// hexadecimal, in either case of letters: Cloudflare's and Atlassian's tokens.
pub fn hex_tail(token: &[u8], prefix: usize) -> bool {
    let lower = token.to_ascii_lowercase();
    let Some(cut) = token.len().checked_sub(8).filter(|&cut| cut > prefix) else { return false };
    hex(crc32fast::hash(&token[prefix..cut])).as_bytes() == &lower[cut..]
}

/// `crc` as eight hexadecimal digits, the most significant byte first.
pub fn hex(crc: u32) -> String {
    format!("{crc:08x}")
}

/// `crc` as eight hexadecimal digits, the least significant byte first, as Grafana writes it.
pub fn hex_le(crc: u32) -> String {
    hex(crc.swap_bytes())
}

/// `text` with what stands from `at` (in bytes) to `cut` summed up by `sum`, and the result written over the text from
/// `cut` on: how the examples of rules with a checksum are made whole. Unchanged when it is too short.
pub fn seal(text: &str, at: usize, cut: usize, sum: impl Fn(u32) -> String) -> String {
    let Some(body) = text.as_bytes().get(at..cut) else { return text.to_owned() };
    let sum = sum(crc32fast::hash(body));
    match (text.get(..cut), text.get(cut + sum.len()..)) {
        (Some(before), Some(after)) => format!("{before}{sum}{after}"),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spells_a_checksum_as_the_providers_do() {
        // CRC-32 of "123456789" is the algorithm's published check value.
        let crc = crc32fast::hash(b"123456789");
        assert_eq!((hex(crc).as_str(), hex_le(crc).as_str()), ("cbf43926", "2639f4cb"));
        assert_eq!((base62(crc, 6).as_str(), in_base(BASE36, crc, 7).as_str()), ("3jZRME", "1kl8mjq"));
    }

    #[test]
    fn takes_a_right_sum_and_no_other() {
        let sealed = seal("ab_0123456789......", 3, 13, |crc| base62(crc, 6));
        assert!(base62_tail(sealed.as_bytes(), 3) && !base62_tail(sealed.as_bytes(), 2));
        let sealed = seal("ab_0123456789........", 3, 13, hex);
        assert!(hex_tail(sealed.as_bytes(), 3) && !hex_tail(sealed.as_bytes(), 4));
        assert!(!base62_tail(b"short", 3) && !hex_tail(b"", 0));
    }
}
