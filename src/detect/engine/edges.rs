/*! Where a word ends: whether a value is whole, or cut out of a longer run of letters. */

/// Whether `byte` is part of a word.
pub fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// Whether the text before a value runs into it. An escape (`\n`, `%3D`, `\u003d`, a colour's `m`) is no part of a
/// word.
pub fn glued(before: &[u8]) -> bool {
    before.last().is_some_and(|&last| is_word(last)) && !ends_in_escape(before)
}

fn ends_in_escape(before: &[u8]) -> bool {
    let tail = |n: usize| before.len().checked_sub(n).map(|at| &before[at..]);
    let hex = |bytes: &[u8]| bytes.iter().all(u8::is_ascii_hexdigit);
    matches!(tail(2), Some([b'\\', b'n' | b't' | b'r' | b'b' | b'f' | b'v' | b'0']))
        || matches!(tail(3), Some([b'%', rest @ ..]) if hex(rest))
        || matches!(tail(3), Some(b"=3D"))
        || matches!(tail(4), Some([b'\\', b'x', rest @ ..]) if hex(rest))
        || matches!(tail(4), Some([b'\\', b'0'..=b'3', b'0'..=b'7', b'0'..=b'7']))
        || matches!(tail(6), Some([b'\\', b'u', rest @ ..]) if hex(rest))
        || ends_in_colour(before)
}

/// Whether the text ends in a terminal's colour sequence, as logs have them: ESC `[` digits and semicolons `m`.
fn ends_in_colour(before: &[u8]) -> bool {
    let Some(rest) = before.strip_suffix(b"m") else { return false };
    let digits = rest.iter().rev().take(12).take_while(|&&b| b.is_ascii_digit() || b == b';').count();
    let Some(rest) = rest[..rest.len() - digits].strip_suffix(b"[") else { return false };
    [&b"\x1b"[..], b"\\e", b"\\033", b"\\x1b", b"\\x1B", b"\\u001b", b"\\u001B"].iter().any(|esc| rest.ends_with(esc))
}

#[cfg(test)]
mod tests {
    use super::glued;

    #[test]
    fn escapes_are_no_part_of_a_word() {
        for free in
            ["", "\"", "x=", "line\\n", "a%3D", "a\\u003d", "a\\x3d", "&quot;", "\u{1b}[0m", "\\033[1;31m", "k=3D"]
        {
            assert!(!glued(free.as_bytes()), "{free:?}");
        }
        for part in ["a", "_", "9", "n", "3D", "u003d", "%3", "[0m", "m", "日x"] {
            assert!(glued(part.as_bytes()), "{part:?}");
        }
        assert!(!glued("日本".as_bytes()));
    }
}
