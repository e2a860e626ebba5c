/*!
Base58 and base58check, the encoding of Bitcoin's private keys (WIF) and extended keys (BIP-32): the bytes and the first
four of their double SHA-256 (<https://en.bitcoin.it/wiki/Base58Check_encoding>).
*/

use sha2::{Digest, Sha256};

const ALPHABET: &[u8; 58] = b"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/// The bytes that `text` stands for, or `None` when it has another character.
pub fn decode(text: &[u8]) -> Option<Vec<u8>> {
    let zeros = text.iter().take_while(|&&b| b == b'1').count();
    let mut bytes: Vec<u8> = Vec::with_capacity(text.len());
    for c in text {
        let mut carry = ALPHABET.iter().position(|a| a == c)? as u32;
        for byte in &mut bytes {
            carry += u32::from(*byte) * 58;
            *byte = carry as u8;
            carry >>= 8;
        }
        while carry > 0 {
            bytes.push(carry as u8);
            carry >>= 8;
        }
    }
    bytes.extend(std::iter::repeat_n(0, zeros));
    bytes.reverse();
    Some(bytes)
}

/// `bytes` in base58.
pub fn encode(bytes: &[u8]) -> String {
    let mut digits: Vec<u8> = Vec::with_capacity(bytes.len() * 2);
    for &byte in bytes {
        let mut carry = u32::from(byte);
        for digit in &mut digits {
            carry += u32::from(*digit) << 8;
            *digit = (carry % 58) as u8;
            carry /= 58;
        }
        while carry > 0 {
            digits.push((carry % 58) as u8);
            carry /= 58;
        }
    }
    digits.extend(bytes.iter().take_while(|&&b| b == 0).map(|_| 0));
    digits.iter().rev().map(|&d| char::from(ALPHABET[d as usize])).collect()
}

/// The payload of the base58check text `text`, or `None` when its checksum is wrong.
pub fn check(text: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = decode(text)?;
    let cut = bytes.len().checked_sub(4)?;
    let sum = bytes.split_off(cut);
    (sum == checksum(&bytes)).then_some(bytes)
}

/// `payload` in base58check.
pub fn encode_check(payload: &[u8]) -> String {
    encode(&[payload, &checksum(payload)].concat())
}

fn checksum(payload: &[u8]) -> [u8; 4] {
    let hash = Sha256::digest(Sha256::digest(payload));
    [hash[0], hash[1], hash[2], hash[3]]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_the_wiki() {
        // The example of https://en.bitcoin.it/wiki/Wallet_import_format, in two pieces.
        let wif = concat!("5HueCGU8rMjxEXxiPuD5BDku4M", "kFqeZyd4dZ1jvhTVqvbTLvyTJ");
        let payload = check(wif.as_bytes()).expect("a right checksum");
        assert_eq!((payload[0], payload.len()), (0x80, 33));
        assert_eq!(encode_check(&payload), wif);
        assert_eq!(check(wif.replace("CGU8", "CGU9").as_bytes()), None);
        assert_eq!(decode(b"0"), None);
        assert_eq!(encode(&[0, 0, 1]), "112");
    }
}
