/*!
CRC-16/XMODEM at the end of base32 text: NATS nkeys
(<https://docs.nats.io/reference/reference-protocols/nats-protocol/nkeys>) and Stellar's strkeys
(<https://stellar.org/protocol/sep-23>).
*/

const BASE32: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// Whether the last two bytes of the base32 text `text` are the checksum, least significant byte first, of the others.
pub fn holds(text: &[u8]) -> bool {
    let Some(bytes) = base32(text) else { return false };
    let Some(cut) = bytes.len().checked_sub(2).filter(|&c| c > 0) else { return false };
    crc16(&bytes[..cut]).to_le_bytes() == bytes[cut..]
}

/// `text` with its last bytes made the checksum of the others, in base32 again.
pub fn seal(text: &str) -> String {
    let Some(mut bytes) = base32(text.as_bytes()) else { return text.to_owned() };
    let Some(cut) = bytes.len().checked_sub(2) else { return text.to_owned() };
    bytes.truncate(cut);
    bytes.extend(crc16(&bytes).to_le_bytes());
    let (mut bits, mut held, mut out) = (0u32, 0, String::with_capacity(text.len()));
    for byte in bytes {
        bits = bits << 8 | u32::from(byte);
        held += 8;
        while held >= 5 {
            held -= 5;
            out.push(char::from(BASE32[(bits >> held & 31) as usize]));
        }
    }
    if held > 0 {
        out.push(char::from(BASE32[(bits << (5 - held) & 31) as usize]));
    }
    out
}

/// The bytes of the unpadded base32 text `text`; left-over bits are dropped.
fn base32(text: &[u8]) -> Option<Vec<u8>> {
    let (mut bits, mut held, mut bytes) = (0u32, 0, Vec::with_capacity(text.len() * 5 / 8));
    for c in text {
        bits = bits << 5 | BASE32.iter().position(|b| b == c)? as u32;
        held += 5;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held) as u8);
        }
    }
    Some(bytes)
}

fn crc16(bytes: &[u8]) -> u16 {
    bytes.iter().fold(0, |sum, &byte| {
        (0..8).fold(sum ^ u16::from(byte) << 8, |s, _| if s & 0x8000 != 0 { s << 1 ^ 0x1021 } else { s << 1 })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_published_values() {
        // The check value of CRC-16/XMODEM in the catalogue of parametrised CRC algorithms.
        assert_eq!(crc16(b"123456789"), 0x31C3);
        // A public account key of SEP-23's examples.
        assert!(holds(b"GA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJVSGZ"));
        assert!(!holds(b"GA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJVSGX"));
        let sealed = seal(&format!("SUA{}", "B".repeat(55)));
        assert!(sealed.len() == 58 && holds(sealed.as_bytes()), "{} bytes", sealed.len());
    }
}
