/*! What a window's first byte may be, when a literal is found only where no word runs into it. */

use super::bit;

/// The bits of the bytes of which [`starts`] lets some through.
pub const EDGE: u32 = {
    let (mut bits, mut byte) = (0, 0);
    while byte < 256 {
        if LAST[byte] != 0 {
            bits |= bit(byte as u32);
        }
        byte += 1;
    }
    bits
};

/// Whether a word may begin behind the bytes `before` and `last`: `last` is no part of a word, or the two may be the
/// end of an escape: `\\n`, the `3D` of `%3D` and of `\\x3D`, the `1m` of a terminal's colours.
#[inline(always)]
pub fn starts(before: u8, last: u8) -> bool {
    FIRST[before as usize] & LAST[last as usize] != 0
}

/// What a byte may be the first of, when it stands two bytes before a word.
static FIRST: [u8; 256] = {
    let (mut table, mut byte) = ([NO_WORD; 256], 0);
    while byte < 256 {
        table[byte] |= match byte as u8 {
            b'\\' => LETTER,
            b'0'..=b'9' => DIGITS | COLOUR,
            b'a'..=b'f' | b'A'..=b'F' => DIGITS,
            b'[' | b';' => COLOUR,
            _ => 0,
        };
        byte += 1;
    }
    table
};

/// What a byte may be the last of, when it stands before a word.
static LAST: [u8; 256] = {
    let (mut table, mut byte) = ([0; 256], 0);
    while byte < 256 {
        table[byte] = match byte as u8 {
            b'b' | b'f' | b'0' => LETTER | DIGITS,
            b'n' | b't' | b'r' | b'v' => LETTER,
            b'1'..=b'9' | b'a'..=b'f' | b'A'..=b'F' => DIGITS,
            b'm' => COLOUR,
            b'g'..=b'z' | b'G'..=b'Z' | b'_' => 0,
            _ => NO_WORD,
        };
        byte += 1;
    }
    table
};

/// No part of a word.
const NO_WORD: u8 = 1;
/// A backslash and a letter.
const LETTER: u8 = 2;
/// Two hexadecimal digits.
const DIGITS: u8 = 4;
/// The end of a terminal's colours.
const COLOUR: u8 = 8;

#[cfg(test)]
mod tests {
    use super::starts;

    #[test]
    fn words_begin_behind_what_is_no_word_and_behind_escapes() {
        for free in [b" \"", b"a-", b"\\n", b"3D", b"2f", b"1m", b"[m"] {
            assert!(starts(free[0], free[1]), "{free:?}");
        }
        for part in [b" a", b"at", b"__", b"xx", b"am", b"\\s"] {
            assert!(!starts(part[0], part[1]), "{part:?}");
        }
    }
}
