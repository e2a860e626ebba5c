/*!
What is properly encrypted is no alarm: ciphertext that is written in letters inside of a text (SOPS, Ansible Vault,
armor, sealed secrets).

The prefilter finds what announces it ([`MARKS`]), which nearly no text holds; then it is concealed, and the text is
looked at again. Only what is ciphertext is concealed: text around it, or something else where ciphertext should be,
stays.

Formats: OpenPGP (RFC 9580, sections 4 to 6), SOPS (`ENC[AES256_GCM,data:...]`), hiera-eyaml (`ENC[PKCS7,...]`), Ansible
Vault ("Format of files encrypted with Ansible Vault"), sealed-secrets (`docs/developer/crypto.md`), OpenSSL's
`Salted__`.
*/

use memchr::memmem;

/// What stands in the place of ciphertext. It keeps every position and looks like no value.
const CONCEALED: u8 = b'*';

/// Whether `bytes` begin with an OpenPGP packet that only an encrypted message has: a session key for a public key or a
/// passphrase, or the encrypted data itself.
pub fn openpgp(bytes: &[u8]) -> bool {
    let Some(&first) = bytes.first() else { return false };
    let (tag, skip) = match first {
        0x80..=0xbf => (first >> 2 & 0xf, 1 + (1 << (first & 3)).min(4)),
        0xc0..=0xff => (
            first & 0x3f,
            match bytes.get(1) {
                Some(0..=191) => 2,
                Some(192..=223) => 3,
                _ => 6,
            },
        ),
        _ => return false,
    };
    let body = |at: usize| bytes.get(skip + at).copied();
    match tag {
        1 => body(0) == Some(3) && matches!(body(9), Some(1 | 2 | 16 | 18 | 25)) && bytes.len() > 64,
        3 => matches!(body(0), Some(4..=6)) && matches!(body(1), Some(1..=13)) && bytes.len() > 32,
        18 => matches!(body(0), Some(1 | 2)) && bytes.len() > 32,
        _ => false,
    }
}

const BRACKET: &[u8] = b"ENC[";
const VAULT: &[u8] = b"$ANSIBLE_VAULT;";
const PGP: &[u8] = b"-----BEGIN PGP MESSAGE-----";
const AGE: &[u8] = b"-----BEGIN AGE ENCRYPTED FILE-----";
const SEALED: &[u8] = b"SealedSecret";
const SALTED: &[u8] = b"U2FsdGVkX1";

/// What announces ciphertext. Text that holds none of them has none.
pub const MARKS: [&[u8]; 8] = [b"ENC[AES256_GCM,", b"ENC[PKCS7,", b"ENC[GPG,", VAULT, PGP, AGE, SEALED, SALTED];

/// Conceals the ciphertext in `text` and says whether there was any.
pub fn conceal(text: &mut [u8]) -> bool {
    let mut any = false;
    any |= brackets(text);
    any |= vault(text);
    any |= armor(text, PGP, b"-----END PGP MESSAGE-----", &|body| {
        base64_start(body).is_some_and(|bytes| openpgp(&[&bytes[..], &[0; 64]].concat()))
    });
    any |= armor(text, AGE, b"-----END AGE ENCRYPTED FILE-----", &|body| {
        base64_start(body).is_some_and(|bytes| bytes.starts_with(b"age-encryption.org/v1\n"))
    });
    any |= sealed(text);
    any |= salted(text);
    any
}

fn is_base64(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=')
}

/// The first 24 bytes that the base64 text `body` stands for: enough for the header of a packet, the key's number and
/// its algorithm.
fn base64_start(body: &[u8]) -> Option<Vec<u8>> {
    use base64::Engine;
    base64::engine::general_purpose::STANDARD.decode(body.get(..32)?).ok()
}

/// `ENC[AES256_GCM,data:...,iv:...,tag:...,type:str]` and `ENC[PKCS7,...]`.
fn brackets(text: &mut [u8]) -> bool {
    let mut any = false;
    let mut at = 0;
    while let Some(found) = memmem::find(&text[at..], BRACKET) {
        let start = at + found + BRACKET.len();
        at = start;
        let known = [&b"AES256_GCM,data:"[..], b"PKCS7,", b"GPG,"].iter().any(|kind| text[start..].starts_with(kind));
        let inside = |&b: &u8| is_base64(b) || matches!(b, b',' | b':' | b'_' | b'\\' | b' ' | b'\n' | b'\r' | b'\t');
        let length = text[start..].iter().take_while(|b| inside(b)).count();
        if known && length > 16 && text.get(start + length) == Some(&b']') {
            fill(&mut text[start..start + length]);
            at = start + length;
            any = true;
        }
    }
    any
}

/// Overwrites everything but white space.
fn fill(part: &mut [u8]) {
    part.iter_mut().filter(|b| !b.is_ascii_whitespace()).for_each(|b| *b = CONCEALED);
}

/// The lines of hexadecimal digits after `$ANSIBLE_VAULT;1.1;AES256`.
fn vault(text: &mut [u8]) -> bool {
    let mut any = false;
    let mut at = 0;
    while let Some(found) = memmem::find(&text[at..], VAULT) {
        at = next_line(text, at + found);
        while at < text.len() {
            let end = next_line(text, at);
            let line = text[at..end].trim_ascii();
            if line.len() < 2 || line.len() > 80 || !line.iter().all(u8::is_ascii_hexdigit) {
                break;
            }
            fill(&mut text[at..end]);
            any = true;
            at = end;
        }
    }
    any
}

/// Where the line after the one at `at` begins.
fn next_line(text: &[u8], at: usize) -> usize {
    memchr::memchr(b'\n', &text[at..]).map_or(text.len(), |n| at + n + 1)
}

/// The base64 between `begin` and `end`, when `is_right` says of it (without white space) that it begins as it should.
fn armor(text: &mut [u8], begin: &[u8], end: &[u8], is_right: &dyn Fn(&[u8]) -> bool) -> bool {
    let mut any = false;
    let mut at = 0;
    while let Some(found) = memmem::find(&text[at..], begin) {
        let start = at + found + begin.len();
        // No end behind this beginning, so behind none that follows.
        let Some(length) = memmem::find(&text[start..], end) else { break };
        // Header lines (`Version: ...`) end with an empty one.
        let mut from = next_line(text, start).min(start + length);
        let mut line = from;
        while line < start + length {
            let next = next_line(text, line);
            if text[line..next].trim_ascii().is_empty() {
                from = next;
                break;
            }
            line = next;
        }
        let to = (start + length).max(from);
        let body: Vec<u8> = text[from..to].iter().copied().filter(|b| !b.is_ascii_whitespace()).collect();
        if body.iter().all(|&b| is_base64(b)) && is_right(&body) {
            fill(&mut text[from..to]);
            any = true;
        }
        at = to;
    }
    any
}

/// Long base64 values of a SealedSecret: two bytes with the length of an RSA-encrypted key (256 or 512), that key, and
/// the data under it.
fn sealed(text: &mut [u8]) -> bool {
    const SHORTEST: usize = 344;
    memmem::find(text, SEALED).is_some()
        && each_word(text, SHORTEST, &|word| matches!(word, [b'A', b'g' | b'Q', b'A'..=b'D', ..]))
}

/// `U2FsdGVkX1...`: base64 of what OpenSSL writes before a salt.
fn salted(text: &mut [u8]) -> bool {
    memmem::find(text, SALTED).is_some() && each_word(text, 32, &|word| word.starts_with(SALTED))
}

/// Conceals every run of at least `shortest` base64 characters that `is_right` agrees to.
fn each_word(text: &mut [u8], shortest: usize, is_right: &dyn Fn(&[u8]) -> bool) -> bool {
    let mut any = false;
    for word in text.split_mut(|&b| !is_base64(b)) {
        if word.len() >= shortest && is_right(word) {
            fill(word);
            any = true;
        }
    }
    any
}

#[cfg(test)]
mod tests {
    use super::*;

    fn concealed(text: &str) -> String {
        let mut bytes = text.as_bytes().to_vec();
        let any = conceal(&mut bytes);
        let out = String::from_utf8(bytes).expect("text stays text");
        assert_eq!(any, out != text);
        assert_eq!(out.len(), text.len(), "every position is kept");
        out
    }

    #[test]
    fn what_stands_in_brackets_is_concealed_and_nothing_beside_it() {
        let text = "a: ENC[AES256_GCM,data:bm90aGluZw==,iv:aXY=,tag:dGFn,type:str]\nb: plain\n";
        let out = concealed(text);
        assert!(out.starts_with("a: ENC[***") && out.ends_with("*]\nb: plain\n"), "{out}");
        // Not closed, of another kind, or with something else in it: left to the rules.
        for text in [
            "ENC[AES256_GCM,data:bm90aGluZw==,iv:aXY=",
            "ENC[OTHER,bm90aGluZy1hdC1hbGw=]",
            "ENC[PKCS7,not $ it!!!!!!!!]",
        ] {
            assert_eq!(concealed(text), text);
        }
    }

    #[test]
    fn a_vault_ends_where_its_digits_end() {
        let digits = "0123456789abcdef".repeat(5);
        let out = concealed(&format!("$ANSIBLE_VAULT;1.1;AES256\n{digits}\n  {digits}\nplain: {digits}\n"));
        assert!(out.ends_with(&format!("\nplain: {digits}\n")) && !out.contains(&format!("\n  {digits}")), "{out}");
    }

    #[test]
    fn armor_is_believed_when_a_message_is_inside() {
        use base64::Engine;
        let encode = |bytes: &[u8]| base64::engine::general_purpose::STANDARD.encode(bytes);
        let armored = |body: &str| {
            format!("-----BEGIN PGP MESSAGE-----\nVersion: 1\n\n{body}\n-----END PGP MESSAGE-----\nafter\n")
        };
        let mut packet = vec![0xc1, 0xc0, 0x4c, 3, 1, 2, 3, 4, 5, 6, 7, 8, 1];
        packet.resize(120, 7);
        let out = concealed(&armored(&encode(&packet)));
        assert!(out.contains("*****") && out.ends_with("\nafter\n"), "{out}");
        let plain = armored(&encode(&[b'p'; 120]));
        assert_eq!(concealed(&plain), plain);
        // A beginning without an end.
        let open = "-----BEGIN PGP MESSAGE-----\n\nabc\n";
        assert_eq!(concealed(open), open);
    }
}
