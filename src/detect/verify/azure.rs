/*!
Microsoft's checksums: the identifiable keys of Azure services, the common annotated secret, the client secrets of
Entra, and the personal access tokens of Azure DevOps.

All are described by <https://github.com/microsoft/security-utilities>; the hash is Marvin32, which .NET uses for
strings (<https://github.com/dotnet/runtime/blob/main/src/libraries/System.Private.CoreLib/src/System/Marvin.cs>).
*/

use super::json64;

/// The Marvin32 hash of `bytes` from `seed`.
pub fn marvin32(bytes: &[u8], seed: u64) -> u32 {
    let (mut low, mut high) = (seed as u32, (seed >> 32) as u32);
    let mut mix = |word: u32| {
        low = low.wrapping_add(word);
        high ^= low;
        low = low.rotate_left(20).wrapping_add(high);
        high = high.rotate_left(9) ^ low;
        low = low.rotate_left(27).wrapping_add(high);
        high = high.rotate_left(19);
    };
    let mut chunks = bytes.chunks_exact(4);
    for chunk in &mut chunks {
        mix(chunk.iter().rev().fold(0, |word, &b| word << 8 | u32::from(b)));
    }
    mix(chunks.remainder().iter().rev().fold(0x80, |word, &b| word << 8 | u32::from(b)));
    mix(0);
    low ^ high
}

/// A seed is written as eight characters.
const fn seed(name: &[u8; 8]) -> u64 {
    u64::from_be_bytes(*name)
}

const ANY: u64 = seed(b"Default0");
const ENTRA: u64 = seed(b"AadPwd00");

/// The seeds that the keys with a signature may be hashed from.
const SEEDS: &[(&[u8; 4], &[&[u8; 8]])] = &[
    (b"+ASt", &[b"Default0"]),
    (b"ACDb", &[b"MastRW00", b"MastRO00", b"SysAll00", b"Resour00", b"SystRO00", b"Encryp00", b"SystRW00"]),
    (b"+ABa", &[b"AbAcct00"]),
    (b"+AMC", &[b"Classic0"]),
    (b"APIM", &[b"Tenant00", b"IoTHub00", b"Gatewy00", b"GitKey00"]),
    (b"+ASb", &[b"Send0000", b"Manage00", b"Listen00", b"System00", b"Unknown0"]),
    (b"+AEh", &[b"Send0000", b"Manage00", b"Listen00", b"System00", b"Unknown0"]),
    (b"+ARm", &[b"Send0000", b"Manage00", b"Listen00", b"System00", b"Unknown0"]),
    (b"AIoT", &[b"IoTHub00", b"DpsKey00", b"Device00"]),
    (b"AzCa", &[b"Access00"]),
    (b"AzSe", &[b"Query000", b"PAdmin00"]),
    (b"AzFu", &[b"Master00", b"System00", b"Functi00"]),
    (b"+ACR", &[b"ACRDflt0"]),
];

/// Whether the identifiable key `key` (base64, with a signature of four characters before the last six) carries the
/// hash that one of its service's seeds gives.
pub fn identifiable(key: &[u8]) -> bool {
    let bare = key.strip_suffix(b"==").or_else(|| key.strip_suffix(b"=")).unwrap_or(key);
    let Some(signature) = bare.len().checked_sub(10).map(|at| &bare[at..at + 4]) else { return false };
    let Some(bytes) = json64::bytes(key) else { return false };
    let Some((body, sum)) = bytes.split_last_chunk::<4>() else { return false };
    let sum = u32::from_le_bytes(*sum);
    SEEDS
        .iter()
        .filter(|(name, _)| name.as_slice() == signature)
        .flat_map(|(_, seeds)| seeds.iter())
        .any(|name| marvin32(body, seed(name)) == sum)
}

/// Whether the common annotated secret `key` (84 characters) ends in the hash of its first 80: the first four digits of
/// it in base 62, or its first three bytes in base64.
pub fn annotated(key: &[u8]) -> bool {
    let (Some(head), Some(tail)) = (key.get(..80), key.get(80..84)) else { return false };
    let Some(bytes) = json64::bytes(head) else { return false };
    let hash = marvin32(&bytes, ANY);
    digits(super::crc::BASE62, hash).as_bytes().get(..4) == Some(tail)
        || json64::bytes(tail).is_some_and(|sum| sum[..] == hash.to_le_bytes()[..3])
}

/// Whether the Entra client secret `secret` (forty characters with `8Q~` after the third) ends in the first three
/// digits of the hash of the rest.
pub fn entra(secret: &[u8]) -> bool {
    const DIGITS: &[u8] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ1234567890.-_~";
    let Some((head, tail)) = secret.split_last_chunk::<3>() else { return false };
    digits(DIGITS, marvin32(head, ENTRA)).as_bytes().get(..3) == Some(tail)
}

/// Whether the Azure DevOps token `token` (52 characters of base32) holds the right CRC-32: of 28 of its 32 bytes, in
/// the other four, under a mask for users or for applications.
pub fn devops(token: &[u8]) -> bool {
    const MASKS: [u32; 2] = [0xE0B9_692D, 0x1019_F92E];
    let Some(bytes) = base32(token).filter(|b| b.len() == 32) else { return false };
    let rest = [&bytes[..2], &bytes[3..7], &bytes[9..22], &bytes[23..]].concat();
    let sum = u32::from_be_bytes([bytes[2], bytes[7], bytes[8], bytes[22]]);
    MASKS.iter().any(|mask| crc32fast::hash(&rest) ^ mask == sum)
}

/// `number` in the base of which `digits` are the digits, most significant first, not padded.
fn digits(digits: &[u8], mut number: u32) -> String {
    let base = digits.len() as u32;
    let mut out = Vec::with_capacity(6);
    while number > 0 {
        out.push(digits[(number % base) as usize]);
        number /= base;
    }
    out.iter().rev().map(|&d| char::from(d)).collect()
}

/// What `text` says in base32 (RFC 4648, either case, no padding); bits that fill no byte are left out.
pub fn base32(text: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(text.len() * 5 / 8);
    let (mut bits, mut have) = (0u32, 0);
    for &c in text {
        let digit = match c.to_ascii_uppercase() {
            c @ b'A'..=b'Z' => c - b'A',
            c @ b'2'..=b'7' => c - b'2' + 26,
            _ => return None,
        };
        bits = (bits << 5 | u32::from(digit)) & 0xFFFF;
        have += 5;
        if have >= 8 {
            have -= 8;
            out.push((bits >> have) as u8);
        }
    }
    Some(out)
}

/// `key` with its last four bytes made the hash of the rest from `name`: for examples.
pub fn seal_identifiable(key: &str, name: &[u8; 8]) -> String {
    use base64::Engine;
    use base64::engine::general_purpose::STANDARD;
    let Some(mut bytes) = json64::bytes(key.as_bytes()) else { return key.to_owned() };
    let Some((body, sum)) = bytes.split_last_chunk_mut::<4>() else { return key.to_owned() };
    *sum = marvin32(body, seed(name)).to_le_bytes();
    STANDARD.encode(bytes)
}

/// The same for a key in the alphabet of addresses.
pub fn seal_for_addresses(key: &str, name: &[u8; 8]) -> String {
    seal_identifiable(key, name).replace('+', "-").replace('/', "_")
}

/// `key`, a common annotated secret, with its checksum made right: for examples.
pub fn seal_annotated(key: &str) -> String {
    let Some(head) = key.get(..80) else { return key.to_owned() };
    let hash = json64::bytes(head.as_bytes()).map_or(0, |bytes| marvin32(&bytes, ANY));
    format!("{head}{:0<4.4}", digits(super::crc::BASE62, hash))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_as_dot_net_does() {
        // Computed with an implementation that accepts real keys.
        assert_eq!(marvin32(b"", ANY), 3487150388);
        assert_eq!(marvin32(b"hello", ANY), 1455189518);
        assert_eq!(marvin32(b"12345678", ENTRA), 273447266);
    }

    #[test]
    fn microsofts_own_examples_verify() {
        // <https://github.com/microsoft/security-utilities>, the tests of its masker.
        for (body, rest) in [("d".repeat(44), "AzFu182vhA=="), ("e".repeat(42), "+ACRCTB7t/")] {
            assert!(identifiable(format!("{body}{rest}").as_bytes()), "{rest}");
        }
    }

    #[test]
    fn a_sum_is_right_or_wrong() {
        let key = format!("{}AAAA+AStAAAAAA==", "QkJC".repeat(18));
        let sealed = seal_identifiable(&key, b"Default0");
        assert!(identifiable(sealed.as_bytes()) && !identifiable(key.as_bytes()));
        assert!(!identifiable(b"") && !annotated(b"") && !entra(b"") && !devops(b"a"));
        let key = format!("{}JQQJ99ALACAAAAAAAAAAAAASAZDO....", "QkJC".repeat(13));
        assert!(annotated(seal_annotated(&key).as_bytes()) && !annotated(key.as_bytes()));
    }

    #[test]
    fn base32_is_that_of_rfc_4648() {
        assert_eq!(base32(b"MZXW6YTBOI"), Some(b"foobar".to_vec()));
        assert_eq!(base32(b"mzxw6"), Some(b"foo".to_vec()));
        assert_eq!(base32(b"1"), None);
    }
}
