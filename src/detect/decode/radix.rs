/*! Base64 (RFC 4648, sections 4 and 5) and hex. */

use super::map::Symbols;
use super::{Encoded, Work, is_text};
use crate::detect::runs::{self, SYMBOL};
use std::ops::Range;

/// Shorter runs are not looked at: 18 bytes, which no token with a shape is shorter than.
pub const SHORTEST: usize = 24;
/// How many symbols are decoded at once, and by how many of them two such windows overlap: more than any rule looks at.
/// Both are multiples of four.
const WINDOW: usize = 256 * 1024;
const OVERLAP: usize = 24 * 1024;
/// Runs of bytes that are no text are looked into from this many symbols on.
const SHORTEST_BINARY: usize = 40;
/// How many symbols show whether it is text.
const SHOWS: usize = 16;

/// What came of decoding the beginning.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Says {
    Text,
    /// UTF-16, little-endian, of characters below 128.
    Wide,
    Other,
}

/// Tells what the `run` of symbols says, and gives where to go on.
pub fn each<F: FnMut(&Encoded<'_>)>(text: &[u8], run: Range<usize>, work: &mut Work<'_, F>) -> usize {
    let bytes = &text[run.clone()];
    if bytes.len() < SHORTEST {
        return run.end;
    }
    if bytes[..SHORTEST].iter().all(u8::is_ascii_hexdigit) {
        let digits = bytes.iter().take_while(|b| b.is_ascii_hexdigit()).count();
        if digits == bytes.len() {
            hex(run.clone(), text, work);
            return run.end;
        }
    }
    let mut start = run.start;
    while run.end - start >= SHORTEST {
        match says(&text[start..run.end]) {
            Says::Other => {}
            says => return base64(text, start..run.end, says, work),
        }
        // A slash or a hyphen may be the separator before it.
        let separator = |b: &u8| matches!(b, b'/' | b'-' | b'_' | b'+');
        let Some(next) = text[start..run.end].windows(2).position(|p| separator(&p[0]) && !separator(&p[1])) else {
            break;
        };
        start += next + 1;
    }
    if bytes.len() >= SHORTEST_BINARY {
        let show = &bytes[..bytes.len().min(64)];
        let mixed = [u8::is_ascii_uppercase, u8::is_ascii_lowercase, u8::is_ascii_digit];
        if mixed.iter().all(|kind| show.iter().any(kind)) {
            return base64(text, run, Says::Other, work);
        }
    }
    run.end
}

/// What a group of four symbols says: three bytes, of which the first is the highest.
fn group(symbols: &[u8; 4]) -> u32 {
    symbols.iter().fold(0, |bits, &symbol| bits << 6 | u32::from(SYMBOL[symbol as usize] & 63))
}

/// What the first symbols of `run` say.
fn says(run: &[u8]) -> Says {
    let mut out = [0; SHOWS / 4 * 3];
    for (symbols, bytes) in run.as_chunks().0.iter().zip(out.as_chunks_mut::<3>().0) {
        let bits = group(symbols);
        bytes.copy_from_slice(&bits.to_be_bytes()[1..]);
        // Most runs are names and paths, and end here: with a byte below 32.
        let below = !(((bits & 0x007f_7f7f) + 0x0060_6060) | bits) & 0x0080_8080;
        if below != 0 && bytes.iter().any(|&b| b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r' | 0x1b | 0)) {
            return Says::Other;
        }
    }
    let wide = out.strip_prefix(b"\xff\xfe").unwrap_or(&out);
    let (even, odd) = (wide.iter().step_by(2), wide.iter().skip(1).step_by(2));
    if is_text(&out) {
        Says::Text
    } else if odd.copied().all(|b| b == 0) && even.copied().all(|b| b.is_ascii() && b != 0) {
        Says::Wide
    } else {
        Says::Other
    }
}

fn base64<F: FnMut(&Encoded<'_>)>(text: &[u8], run: Range<usize>, says: Says, work: &mut Work<'_, F>) -> usize {
    // The lines of it: all as long as the first, but the last, which may be shorter.
    work.map.clear(Symbols::Base64);
    work.map.piece(0, run.start);
    let width = run.len();
    let (mut symbols, mut end) = (width, run.end);
    let mut lines = 1;
    while let Some(next) = next_line(text, end).or_else(|| next_text(text, end)) {
        let next_end = runs::end_of(text, next).min(next + width + 1);
        if next_end == next || next_end - next > width {
            break;
        }
        work.map.piece(symbols, next);
        symbols += next_end - next;
        end = next_end;
        lines += 1;
        if next_end - next < width {
            break;
        }
    }
    windows(text, symbols, says, work);
    if lines > 1 && width.is_multiple_of(4) && says == Says::Text {
        // Values of the same length, one a line, look the same as one value in lines.
        let mut at = Some(run.start);
        while let Some(start) = at.filter(|&start| start < end) {
            let stop = runs::end_of(text, start).min(end);
            work.map.clear(Symbols::Base64);
            work.map.piece(0, start);
            windows(text, stop - start, says, work);
            at = next_line(text, stop).or_else(|| next_text(text, stop));
        }
    }
    end
}

/// Where the next line's first symbol stands when the line that ends at `end` is a text in quotes and another follows,
/// only joined to it: `"...",` or `"..." +`, and `"...` below.
fn next_text(text: &[u8], end: usize) -> Option<usize> {
    let mark = *text.get(end).filter(|b| matches!(b, b'"' | b'\''))?;
    let mut ended = false;
    for (offset, &byte) in text[end + 1..].iter().take(80).enumerate() {
        match byte {
            b'\n' => ended = true,
            b' ' | b'\t' | b'\r' => {}
            b'+' | b'.' | b'\\' | b'&' if !ended => {}
            b if b == mark && ended => {
                let at = end + 1 + offset + 1;
                return text.get(at).is_some_and(|&b| runs::is_symbol(b)).then_some(at);
            }
            _ => return None,
        }
    }
    None
}

/// Where the next line's first symbol stands, when a line ends at `end`: line ends may be spelled as escapes, and lines
/// may be indented.
fn next_line(text: &[u8], end: usize) -> Option<usize> {
    let rest = &text[end..];
    let (mut at, mut ended) = (0, false);
    loop {
        at += match rest.get(at..)? {
            [b'\n', ..] if !ended => {
                ended = true;
                1
            }
            [b'\\', b'n', ..] if !ended => {
                ended = true;
                2
            }
            [b'\r', ..] if !ended => 1,
            [b'\\', b'r', ..] if !ended => 2,
            [b' ' | b'\t', ..] if ended => 1,
            [b, ..] if ended && runs::is_symbol(*b) => return Some(end + at),
            _ => return None,
        };
        if at > 256 {
            return None;
        }
    }
}

/// Decodes `symbols` symbols from the map's first piece on, window by window.
fn windows<F: FnMut(&Encoded<'_>)>(text: &[u8], symbols: usize, says: Says, work: &mut Work<'_, F>) {
    let mut first = 0;
    loop {
        let last = (first + WINDOW).min(symbols);
        work.buffer.clear();
        decode_base64(work.map.symbols(text, first..last), &mut work.buffer);
        let mut stride = 1;
        if says == Says::Wide {
            stride = 2;
            let kept = work.buffer.len() / 2;
            for i in 0..kept {
                work.buffer[i] = work.buffer[2 * i];
            }
            work.buffer.truncate(kept);
        }
        work.map.window(first, stride);
        let is_text = says != Says::Other && mostly_text(&work.buffer);
        work.tell("base64", is_text);
        if last == symbols {
            return;
        }
        first = last - OVERLAP;
    }
}

/// Appends what the symbols in `pieces`, one behind the other, say to `out`; what is left over of the last group, when
/// it has fewer than two, is dropped.
pub fn decode_base64<'t>(pieces: impl Iterator<Item = &'t [u8]>, out: &mut Vec<u8>) {
    let (mut bits, mut held) = (0u32, 0);
    for piece in pieces {
        // What the group that the piece before began with still wants, whole groups, and the beginning of one.
        let (first, piece) = piece.split_at(piece.len().min((4 - held) % 4));
        let (groups, last) = piece.as_chunks();
        let mut one = |symbol: &u8, out: &mut Vec<u8>| {
            bits = bits << 6 | u32::from(SYMBOL[*symbol as usize] & 63);
            held = (held + 1) % 4;
            if held == 0 {
                out.extend_from_slice(&bits.to_be_bytes()[1..]);
            }
        };
        first.iter().for_each(|symbol| one(symbol, out));
        let start = out.len();
        out.resize(start + 3 * groups.len(), 0);
        for (symbols, bytes) in groups.iter().zip(out[start..].as_chunks_mut::<3>().0) {
            bytes.copy_from_slice(&group(symbols).to_be_bytes()[1..]);
        }
        last.iter().for_each(|symbol| one(symbol, out));
    }
    match held {
        2 => out.push((bits >> 4) as u8),
        3 => out.extend_from_slice(&((bits >> 2) as u16).to_be_bytes()),
        _ => {}
    }
}

fn hex<F: FnMut(&Encoded<'_>)>(run: Range<usize>, text: &[u8], work: &mut Work<'_, F>) {
    let nibble = |b: u8| if b.is_ascii_digit() { b - b'0' } else { (b | 0x20) - b'a' + 10 };
    let byte = |pair: &[u8; 2]| nibble(pair[0]) << 4 | nibble(pair[1]);
    let (pairs, _) = text[run.clone()].as_chunks::<2>();
    let shows = pairs.iter().take(SHOWS).map(byte);
    let is_text = shows.clone().all(|b| matches!(b, b' '..=b'~' | b'\t' | b'\n' | b'\r'));
    // Hashes are what hex is used for most, and they say nothing.
    if !is_text && pairs.len() <= 64 {
        return;
    }
    let mut first = 0;
    loop {
        let last = (first + WINDOW / 2).min(pairs.len());
        work.buffer.clear();
        work.buffer.extend(pairs[first..last].iter().map(byte));
        work.map.clear(Symbols::Hex);
        work.map.piece(0, run.start + 2 * first);
        let is_text = is_text && mostly_text(&work.buffer);
        work.tell("hex", is_text);
        if last == pairs.len() {
            return;
        }
        first = last - OVERLAP / 2;
    }
}

/// Whether nine of ten bytes are printable.
fn mostly_text(bytes: &[u8]) -> bool {
    let odd = bytes.iter().filter(|&&b| b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r') || b == 0x7f).count();
    odd * 10 <= bytes.len()
}
