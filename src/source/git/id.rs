/*! Object ids, SHA-1 and SHA-256. */

use std::fmt;

/// The longest id, in bytes: that of SHA-256.
const LONGEST: usize = 32;

/// The id of an object: 20 bytes in a SHA-1 repository, 32 in a SHA-256 one.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Id {
    bytes: [u8; LONGEST],
    length: u8,
}

impl Id {
    /// The id that `bytes` hold, when there are 20 or 32 of them.
    pub fn from_bytes(bytes: &[u8]) -> Option<Id> {
        if bytes.len() != 20 && bytes.len() != LONGEST {
            return None;
        }
        let mut id = Id { bytes: [0; LONGEST], length: bytes.len() as u8 };
        id.bytes[..bytes.len()].copy_from_slice(bytes);
        Some(id)
    }

    /// The id that 40 or 64 hexadecimal digits name.
    pub fn from_hex(hex: &[u8]) -> Option<Id> {
        let digit = |byte: u8| char::from(byte).to_digit(16).map(|d| d as u8);
        let mut bytes = [0; LONGEST];
        if !hex.len().is_multiple_of(2) || hex.len() > 2 * LONGEST {
            return None;
        }
        for (byte, pair) in bytes.iter_mut().zip(hex.chunks_exact(2)) {
            *byte = digit(pair[0])? << 4 | digit(pair[1])?;
        }
        Id::from_bytes(&bytes[..hex.len() / 2])
    }

    /// Its bytes.
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes[..usize::from(self.length)]
    }

    /// Whether it is all zeros, which git writes for "none".
    pub fn is_zero(&self) -> bool {
        self.bytes == [0; LONGEST]
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_bytes().iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::Id;

    #[test]
    fn hexadecimal_there_and_back() {
        for hex in ["4b825dc642cb6eb9a060e54bf8d69288fbee4904", &"0f".repeat(32)] {
            assert_eq!(Id::from_hex(hex.as_bytes()).map(|id| id.to_string()).as_deref(), Some(hex));
        }
        for bad in ["", "4b", "4b825dc642cb6eb9a060e54bf8d69288fbee490", &"0g".repeat(20), &"00".repeat(33)] {
            assert_eq!(Id::from_hex(bad.as_bytes()), None);
        }
        assert!(Id::from_bytes(&[0; 20]).is_some_and(|id| id.is_zero()));
    }
}
