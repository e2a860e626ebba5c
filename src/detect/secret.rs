/*! A value that must not be shown, as a type. */

use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

/// How often a fingerprint is hashed: a third of a millisecond where the processor knows SHA-256.
const ROUNDS: usize = 4096;

/// A credential's value. It has no `Display`, its `Debug` says nothing, and its memory is wiped when it is dropped.
/// What may be shown is a masked form and a fingerprint.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(Zeroizing<Vec<u8>>);

impl Secret {
    /// Takes a copy of `value`.
    pub fn new(value: &[u8]) -> Self {
        Secret(Zeroizing::new(value.to_vec()))
    }

    /// The bytes themselves, for comparing and hashing. Nothing that is printed, logged or stored may come of them.
    pub fn expose(&self) -> &[u8] {
        &self.0
    }

    /// The value's length in bytes.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is no byte in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What a person may see: the part that every value of this kind begins with (`prefix`, empty when there is none),
    /// then a fixed number of asterisks, so that not even the length is told.
    pub fn masked(&self, prefix: &str) -> String {
        let shown = if self.0.starts_with(prefix.as_bytes()) && prefix.len() * 2 <= self.0.len() { prefix } else { "" };
        format!("{shown}************")
    }

    /// A name for the value, as 20 hex digits: the first 80 bits of the SHA-256 of `salt`, a zero byte and the value,
    /// hashed [`ROUNDS`] times more together with the value. The same value has the same fingerprint in every file, on
    /// every line and machine. The rounds make it dear to guess a weak password from a fingerprint in a report.
    pub fn fingerprint(&self, salt: &[u8]) -> String {
        let mut state: [u8; 32] =
            Sha256::new().chain_update(salt).chain_update([0]).chain_update(&**self.0).finalize().into();
        for _ in 0..ROUNDS {
            state = Sha256::new().chain_update(state).chain_update(&self.0[..self.0.len().min(23)]).finalize().into();
        }
        state[..10].iter().map(|b| format!("{b:02x}")).collect()
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(..)")
    }
}
