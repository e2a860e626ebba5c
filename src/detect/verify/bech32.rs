/*! The bech32 checksum of age and Nostr keys (BIP-173, <https://github.com/bitcoin/bips/blob/master/bip-0173.mediawiki>). */

const CHARSET: &[u8; 32] = b"qpzry9x8gf2tvdw0s3jn54khce6mua7l";

/// Whether `text`, prefix included and all in one case, holds a right bech32 checksum. The length is not limited to 90
/// characters, as age needs it.
pub fn holds(text: &[u8]) -> bool {
    let lower = text.to_ascii_lowercase();
    if lower != text && text.to_ascii_uppercase() != text {
        return false;
    }
    let Some(separator) = lower.iter().rposition(|&b| b == b'1').filter(|&at| at > 0) else { return false };
    let (prefix, data) = (&lower[..separator], &lower[separator + 1..]);
    if data.len() < 6 {
        return false;
    }
    let Some(values) = data.iter().map(|b| CHARSET.iter().position(|c| c == b)).collect::<Option<Vec<_>>>() else {
        return false;
    };
    let expanded = prefix.iter().map(|b| u32::from(b >> 5)).chain([0]).chain(prefix.iter().map(|b| u32::from(b & 31)));
    polymod(expanded.chain(values.into_iter().map(|v| v as u32))) == 1
}

/// `text` (prefix, separator and data) with the six characters of its checksum; as it is when it is no bech32.
pub fn seal(text: &str) -> String {
    let lower = text.to_ascii_lowercase();
    let Some(separator) = lower.rfind('1') else { return text.to_owned() };
    let prefix = &lower.as_bytes()[..separator];
    let expanded = prefix.iter().map(|b| u32::from(b >> 5)).chain([0]).chain(prefix.iter().map(|b| u32::from(b & 31)));
    let data =
        lower.as_bytes()[separator + 1..].iter().map(|b| CHARSET.iter().position(|c| c == b).unwrap_or(0) as u32);
    let sum = polymod(expanded.chain(data).chain([0; 6])) ^ 1;
    let tail: String = (0..6).map(|i| char::from(CHARSET[(sum >> (5 * (5 - i)) & 31) as usize])).collect();
    if lower == text { format!("{text}{tail}") } else { format!("{text}{}", tail.to_ascii_uppercase()) }
}

fn polymod(values: impl Iterator<Item = u32>) -> u32 {
    const GENERATOR: [u32; 5] = [0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3];
    values.fold(1, |sum, value| {
        let top = sum >> 25;
        let sum = (sum & 0x01ff_ffff) << 5 ^ value;
        GENERATOR.iter().enumerate().filter(|(i, _)| top >> i & 1 == 1).fold(sum, |s, (_, g)| s ^ g)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_the_examples_of_bip_173() {
        for right in ["A12UEL5L", "abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw"] {
            assert!(holds(right.as_bytes()), "{right}");
        }
        for wrong in ["A12UEL5M", "A12uEL5L", "pzry9x0s0muk", "1pzry9x0s0muk", "x1b4n0q5v"] {
            assert!(!holds(wrong.as_bytes()), "{wrong}");
        }
        assert!(holds(seal("nsec1qpzry9x8gf2tvdw0s3jn54khce6mua7l").as_bytes()));
    }
}
