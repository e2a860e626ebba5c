/*!
Percent signs (RFC 3986, section 2.1), the backslash escapes of JSON (RFC 8259, section 7) and of most programming
languages, and the entities of HTML.

Text with escapes in it is decoded around them: on the same line, some way before the first and after the last of those
that stand close together.
*/

use super::map::Symbols;
use super::{Encoded, Work};

/// How far before an escape decoding begins.
const BEFORE: usize = 256;
/// How far after an escape it goes on; another escape in this distance belongs to the same stretch.
const AFTER: usize = 512;
/// No stretch is longer. Two that follow one another overlap by `BEFORE`.
const LONGEST: usize = 64 * 1024;

/// A way to escape.
struct Escape {
    name: &'static str,
    /// What every escape begins with.
    mark: u8,
    /// Whether the text after a mark makes decoding worth it: not every escape hides something.
    hides: fn(&[u8]) -> bool,
    /// The character that the escape at the beginning of the text stands for, and how long it is.
    decode: fn(&[u8]) -> Option<(u32, usize)>,
}

const ESCAPES: [Escape; 3] = [
    Escape { name: "percent", mark: b'%', hides: |t| percent(t).is_some_and(|(c, _)| c < 0x7f), decode: percent },
    Escape { name: "escape", mark: b'\\', hides: backslash_hides, decode: backslash },
    Escape { name: "entity", mark: b'&', hides: |t| entity(t).is_some(), decode: entity },
];

/// Tells what text with escapes says; `marks` are where those begin that [`may_hide`] something.
pub fn each<F: FnMut(&Encoded<'_>)>(text: &[u8], marks: &[usize], work: &mut Work<'_, F>) {
    let mut done = [0; ESCAPES.len()];
    for &at in marks {
        for (escape, done) in ESCAPES.iter().zip(&mut done) {
            if escape.mark == text[at] && at >= *done && (escape.hides)(&text[at..]) {
                *done = stretch(text, at, *done, escape, work);
            }
        }
    }
}

/// Whether the escape that begins `at` a mark can hide something: a look at what follows that turns most away.
#[inline(always)]
pub fn may_hide(text: &[u8], at: usize) -> bool {
    let Some(next) = text.get(at + 1) else { return false };
    match text[at] {
        b'%' => next.is_ascii_hexdigit(),
        b'\\' => matches!(next, b'"' | b'/' | b'x' | b'u'),
        _ => matches!(next, b'#' | b'a' | b'g' | b'l' | b'q'),
    }
}

/// Decodes the stretch around the escape at `at`, and gives where it ends. Nothing before `from` is looked at but a
/// little.
fn stretch<F: FnMut(&Encoded<'_>)>(
    text: &[u8],
    at: usize,
    from: usize,
    escape: &Escape,
    work: &mut Work<'_, F>,
) -> usize {
    let earliest = at.saturating_sub(BEFORE).max(from.saturating_sub(BEFORE));
    let start = memchr::memrchr(b'\n', &text[earliest..at]).map_or(earliest, |n| earliest + n + 1);
    let (mut here, mut until) = (start, at + AFTER);
    work.buffer.clear();
    work.map.clear(Symbols::Whole);
    work.map.piece(0, start);
    while here < until.min(start + LONGEST).min(text.len()) && text[here] != b'\n' {
        let decoded = (text[here] == escape.mark).then(|| (escape.decode)(&text[here..])).flatten();
        let Some((code, length)) = decoded else {
            work.buffer.push(text[here]);
            here += 1;
            continue;
        };
        if here >= at {
            until = here + AFTER;
        }
        work.map.piece(work.buffer.len(), here);
        match char::from_u32(code) {
            // A percent sign stands for a byte, and a byte may be a part of a character.
            Some(c) if escape.mark != b'%' => {
                for &byte in c.encode_utf8(&mut [0; 4]).as_bytes() {
                    work.map.piece(work.buffer.len(), here);
                    work.buffer.push(byte);
                }
            }
            _ => work.buffer.push(code as u8),
        }
        here += length;
        work.map.piece(work.buffer.len(), here);
    }
    work.tell(escape.name, true);
    here
}

fn hex(digits: &[u8]) -> Option<u32> {
    digits.iter().try_fold(0, |value, &b| Some(value << 4 | char::from(b).to_digit(16)?))
}

fn percent(text: &[u8]) -> Option<(u32, usize)> {
    Some((hex(text.get(1..3)?)?, 3))
}

fn backslash(text: &[u8]) -> Option<(u32, usize)> {
    let simple = |c: u8| Some((u32::from(c), 2));
    match text.get(1)? {
        b'n' => simple(b'\n'),
        b't' => simple(b'\t'),
        b'r' => simple(b'\r'),
        c @ (b'"' | b'\'' | b'\\' | b'/' | b'`' | b'=' | b':' | b'$') => simple(*c),
        b'x' => Some((hex(text.get(2..4)?)?, 4)),
        b'u' if text.get(2) == Some(&b'{') => {
            let end = text.iter().take(10).position(|&b| b == b'}')?;
            Some((hex(text.get(3..end)?)?, end + 1))
        }
        b'u' => Some((hex(text.get(2..6)?)?, 6)),
        _ => None,
    }
}

/// Line ends and quotes of the language itself hide nothing; quotes inside quotes do, and so do letters.
fn backslash_hides(text: &[u8]) -> bool {
    match text.get(1) {
        Some(b'"' | b'/') => true,
        Some(b'x' | b'u') => backslash(text).is_some_and(|(code, _)| matches!(code, 0x20..0x7f)),
        _ => false,
    }
}

fn entity(text: &[u8]) -> Option<(u32, usize)> {
    for (name, c) in [(&b"&quot;"[..], '"'), (b"&amp;", '&'), (b"&apos;", '\''), (b"&lt;", '<'), (b"&gt;", '>')] {
        if text.starts_with(name) {
            return Some((c.into(), name.len()));
        }
    }
    let digits = text.strip_prefix(b"&#")?;
    let end = digits.iter().take(8).position(|&b| b == b';')?;
    let code = match &digits[..end] {
        [b'x' | b'X', digits @ ..] if !digits.is_empty() => hex(digits)?,
        digits @ [_, ..] => std::str::from_utf8(digits).ok()?.parse().ok()?,
        [] => return None,
    };
    Some((code, end + 3))
}
