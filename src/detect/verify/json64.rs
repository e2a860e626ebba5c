/*! JSON behind base64: the head of many tokens, and proof of them when it says what it should. */

use base64::alphabet::{STANDARD, URL_SAFE};
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig};
use base64::engine::{DecodePaddingMode, Engine as _};
use serde_json::{Map, Value};

const LENIENT: GeneralPurposeConfig = GeneralPurposeConfig::new()
    .with_decode_padding_mode(DecodePaddingMode::Indifferent)
    .with_decode_allow_trailing_bits(true);

/// The bytes that `text` holds in base64 of either alphabet, padded or not; `None` when it is none.
pub fn bytes(text: &[u8]) -> Option<Vec<u8>> {
    let alphabet = if text.iter().any(|b| matches!(b, b'-' | b'_')) { URL_SAFE } else { STANDARD };
    GeneralPurpose::new(&alphabet, LENIENT).decode(text).ok()
}

/// The JSON object that `text` holds in base64; `None` when it holds anything else.
pub fn object(text: &[u8]) -> Option<Map<String, Value>> {
    match serde_json::from_slice(&bytes(text)?).ok()? {
        Value::Object(object) => Some(object),
        _ => None,
    }
}

/// The payload of the JSON Web Token `text`, when its header names an algorithm and both parse (RFC 7519).
pub fn jwt_claims(text: &[u8]) -> Option<Map<String, Value>> {
    let mut parts = text.split(|&b| b == b'.');
    let (header, claims) = (object(parts.next()?)?, object(parts.next()?)?);
    header.get("alg")?.as_str()?;
    Some(claims)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_either_alphabet_and_no_nonsense() {
        assert_eq!(bytes(b"aGk_"), Some(b"hi?".to_vec()));
        assert_eq!(bytes(b"aGk/"), Some(b"hi?".to_vec()));
        assert!(object(b"eyJhIjoxfQ").is_some_and(|o| o.contains_key("a")));
        assert!(object(b"eyJhIjoxf!").is_none() && object(b"W10").is_none());
        let token = concat!("eyJhbGciOiJIUzI1NiJ9", ".", "eyJpc3MiOiJhIn0", ".", "x");
        assert!(jwt_claims(token.as_bytes()).is_some_and(|c| c["iss"] == "a"));
    }
}
