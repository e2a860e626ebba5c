/*!
What is properly encrypted is no alarm: files.

A file that is ciphertext is known by its header and counted; it is looked at like any other, because ciphertext looks
like nothing and a header alone proves nothing. Ciphertext inside of a text is [`ciphertext`]'s matter.

Formats: git-crypt (`commands.cpp`, "\0GITCRYPT\0"), age-encryption.org/v1, OpenPGP (RFC 9580, sections 4 to 6),
OpenSSL's `Salted__`.
*/

use crate::detect::ciphertext;

/// Whether `bytes` begin as an encrypted file does.
pub fn header(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\0GITCRYPT\0")
        || bytes.starts_with(b"age-encryption.org/v1\n")
        || bytes.starts_with(b"Salted__")
        || ciphertext::openpgp(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_those_of_encrypted_files_alone() {
        assert!(
            header(b"\0GITCRYPT\0rest") && header(b"age-encryption.org/v1\n-> X25519") && header(b"Salted__abcdefgh")
        );
        // An unencrypted OpenPGP literal packet, a public key, and short or empty files.
        for bytes in
            [&b"\xcb\x10b\0\0\0\0\0plain text"[..], &[0x99, 1, 0x0d, 4], b"GITCRYPT", b"age", b"", &[0xc1], &[0xff]]
        {
            assert!(!header(bytes), "{bytes:?}");
        }
    }
}
