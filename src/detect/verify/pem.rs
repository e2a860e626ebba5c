/*!
Private keys in armour: told apart from headers without a body, from certificates' neighbours and from prose.

The reading is lenient on purpose. A key stands in source as a here-document, indented in YAML, in one JSON line with
`\n` between its lines, or as string literals that code joins; so everything that is no base64 and may stand between two
lines is passed over. Formats: PKCS#1 (RFC 8017), SEC 1 (RFC 5915), PKCS#8 (RFC 5958), encryption in the header (RFC
1421), OpenSSH (<https://github.com/openssh/openssh-portable/blob/master/PROTOCOL.key>), OpenPGP (RFC 9580).
*/

use base64::Engine as _;
use base64::engine::general_purpose::GeneralPurpose;
use base64::engine::{DecodePaddingMode, GeneralPurposeConfig};

/// What the text after a key's header holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Body {
    /// A private key whose structure was parsed.
    Key,
    /// Base64 of a key's length that does not parse as one.
    Plausible,
    /// A private key under a passphrase.
    Encrypted,
    /// The beginning of a key, or one with its middle left out.
    Incomplete,
    /// No key at all: a header that is compared with, joined to a variable, or explained.
    None,
}

const LENIENT: GeneralPurpose = GeneralPurpose::new(
    &base64::alphabet::STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);
/// As many base64 characters as the shortest private key has (an Ed25519 key in PKCS#8 is 48 bytes).
const SHORTEST: usize = 60;

/// Reads the armoured key whose header is `header` (`BEGIN ... KEY`, whatever stands around it) and whose text goes on
/// with `rest`, at most to its `END`.
pub fn read(header: &[u8], rest: &[u8]) -> Body {
    let says = |text: &[u8], word: &[u8]| memchr::memmem::find(text, word).is_some();
    let base64 = collect(rest);
    let count = base64.len();
    if count < 16 || !varied(&base64) {
        return Body::None;
    }
    let bytes = LENIENT.decode(&base64[..count - usize::from(count % 4 == 1)]).unwrap_or_default();
    if says(header, b"ENCRYPTED") || says(&rest[..rest.len().min(200)], b"ENCRYPTED") {
        return if count < SHORTEST { Body::Incomplete } else { Body::Encrypted };
    }
    if says(header, b"OPENSSH") {
        return openssh(&bytes, count);
    }
    if says(header, b"PGP") {
        return if count < SHORTEST { Body::Incomplete } else { pgp(&bytes) };
    }
    match der(&bytes) {
        Some(Der::Encrypted) => Body::Encrypted,
        Some(Der::Key) => Body::Key,
        Some(Der::Short) | None if count < SHORTEST => Body::Incomplete,
        // A line or two of a key that is many lines long: what manuals print.
        Some(Der::Short) if bytes.len() * 4 < declared(&bytes) => Body::Incomplete,
        _ => Body::Plausible,
    }
}

/// The base64 of a body, without anything that stands between its lines.
fn collect(rest: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(rest.len());
    let mut at = 0;
    while let Some(&byte) = rest.get(at) {
        at += 1;
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'+' | b'/' => {
                // `Proc-Type: 4,ENCRYPTED`, `Comment: ...`: a line of the armour's own.
                let word = rest[at..].iter().take(24).take_while(|b| b.is_ascii_alphanumeric() || **b == b'-').count();
                let new_line = at < 2 || matches!(rest[at - 2], b'\n' | b' ' | b'\t' | b'"' | b'\'' | b'n');
                if new_line && rest.get(at + word) == Some(&b':') && rest.get(at + word + 1) == Some(&b' ') {
                    at = end_of_line(rest, at + word);
                } else {
                    out.push(byte);
                }
            }
            b'\\' => {
                // Any number of backslashes and the letter of an escape.
                while rest.get(at) == Some(&b'\\') {
                    at += 1;
                }
                at += usize::from(matches!(rest.get(at), Some(b'n' | b'r' | b't')));
            }
            b' ' | b'\t' | b'\r' | b'\n' | b'|' | b'#' | b'*' | b'>' | b',' => {}
            b'"' | b'\'' | b'`' => match reopened(rest, at) {
                Some(next) => at = next,
                None => break,
            },
            // A line's end in a page.
            b'<' if rest[at..].starts_with(b"br") => {
                at += rest[at..].iter().take(8).position(|&b| b == b'>').map_or(0, |end| end + 1);
            }
            _ => break,
        }
    }
    out
}

/// Where the next string literal begins when the one that ends before `at` is only joined to it, or is given to a call
/// that such another follows: `key.append("...");`.
fn reopened(rest: &[u8], at: usize) -> Option<usize> {
    let mut called = false;
    for (offset, &byte) in rest.get(at..)?.iter().take(80).enumerate() {
        match byte {
            b'"' | b'\'' | b'`' => return Some(at + offset + 1),
            b')' => called = true,
            b';' | b'(' | b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'>' | b'$' if called => {}
            b'+' | b'.' | b'\\' | b'&' | b',' | b' ' | b'\t' | b'\r' | b'\n' | b'_' => {}
            _ => return None,
        }
    }
    None
}

/// Where the line that holds `at` ends, real or written as `\n`.
fn end_of_line(rest: &[u8], at: usize) -> usize {
    let line = rest.get(at..).unwrap_or_default();
    let real = memchr::memchr(b'\n', line).unwrap_or(line.len());
    let written = memchr::memmem::find(&line[..real], b"\\n").map_or(real, |n| n + 2);
    at + written
}

/// Base64 of bytes holds all kinds of characters; words, `AAAA` and `...` do not.
fn varied(base64: &[u8]) -> bool {
    let mut seen = [false; 256];
    base64.iter().for_each(|&b| seen[b as usize] = true);
    let kinds = |f: fn(&u8) -> bool| base64.iter().any(f);
    seen.iter().filter(|&&s| s).count() >= 10
        && kinds(u8::is_ascii_uppercase)
        && kinds(u8::is_ascii_lowercase)
        && kinds(u8::is_ascii_digit)
}

/// How long the outermost DER element says that it is; 0 when it says it in one byte.
fn declared(bytes: &[u8]) -> usize {
    match bytes {
        [_, 0x82, high, low, ..] => usize::from(*high) << 8 | usize::from(*low),
        _ => 0,
    }
}

enum Der {
    Key,
    Encrypted,
    /// It begins as a key does, and ends too early.
    Short,
}

/// One DER element: its tag, its content, how many bytes the content should have, and what follows it.
fn element(bytes: &[u8]) -> Option<(u8, &[u8], usize, &[u8])> {
    let (&tag, rest) = bytes.split_first()?;
    let (&first, rest) = rest.split_first()?;
    let (length, rest) = match first {
        0..=0x7f => (usize::from(first), rest),
        0x81..=0x84 => {
            let (digits, rest) = rest.split_at_checked(usize::from(first & 0x7f))?;
            (digits.iter().fold(0, |n, &d| n << 8 | usize::from(d)), rest)
        }
        _ => return None,
    };
    let (content, rest) = rest.split_at(length.min(rest.len()));
    Some((tag, content, length, rest))
}

/// Reads as much of a private key as tells what it is: PKCS#8 and PKCS#1 and SEC 1 begin with a version, an encrypted
/// one with an algorithm.
fn der(bytes: &[u8]) -> Option<Der> {
    let (0x30, content, length, _) = element(bytes)? else { return None };
    if content.len() < length {
        let (tag, ..) = element(content)?;
        return matches!(tag, 0x02 | 0x30).then_some(Der::Short);
    }
    match element(content)? {
        // PKCS#5 encryption, 1.2.840.113549.1.5: an algorithm and an octet string.
        (0x30, algorithm, _, rest) => {
            let (0x06, id, ..) = element(algorithm)? else { return None };
            let (0x04, ..) = element(rest)? else { return None };
            id.starts_with(&[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01]).then_some(Der::Encrypted)
        }
        (0x02, [0 | 1], 1, rest) => {
            let (tag, ..) = element(rest)?;
            matches!(tag, 0x02 | 0x04 | 0x30).then_some(Der::Key)
        }
        _ => None,
    }
}

fn openssh(bytes: &[u8], count: usize) -> Body {
    const MAGIC: &[u8] = b"openssh-key-v1\0";
    let Some(rest) = bytes.strip_prefix(MAGIC) else {
        return if count < SHORTEST { Body::Incomplete } else { Body::Plausible };
    };
    let Some((cipher, rest)) = string(rest) else { return Body::Incomplete };
    if cipher != b"none" {
        return Body::Encrypted;
    }
    // The name of the key derivation, its options, the number of keys, the public key, the private part.
    let private = string(rest)
        .and_then(|(_, rest)| string(rest))
        .and_then(|(_, rest)| rest.get(4..))
        .and_then(string)
        .and_then(|(_, rest)| string(rest));
    if private.is_some() { Body::Key } else { Body::Incomplete }
}

/// A string of the SSH protocol (RFC 4251): four bytes of length, then the content.
fn string(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = bytes.split_first_chunk::<4>()?;
    rest.split_at_checked(u32::from_be_bytes(*length) as usize)
}

/// A secret key packet has tag 5 or 7. Whether it is encrypted stands behind the public part, which is of any length,
/// so only its usual places are looked at: not at all.
fn pgp(bytes: &[u8]) -> Body {
    let tag = match bytes.first() {
        Some(&first) if first & 0xc0 == 0xc0 => first & 0x3f,
        Some(&first) if first & 0x80 != 0 => first >> 2 & 0x0f,
        _ => return Body::Plausible,
    };
    if matches!(tag, 5 | 7) { Body::Key } else { Body::Plausible }
}
