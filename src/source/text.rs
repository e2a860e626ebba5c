/*!
Bytes to text: what a blob holds, as bytes that rules can match (a superset of ASCII).

UTF-8, Latin-1, Shift_JIS, EUC-JP and ISO-2022-JP stay as they are: in all of them a credential is the same ASCII bytes,
and `detect::context` knows the names of secrets in all of them. UTF-16 and UTF-32 become UTF-8, with a byte order mark
or without one. In anything else that holds NUL bytes (programs, images, a file that two editors wrote in two
encodings), runs of ASCII with a NUL beside each character lose the NULs, and the rest stays. Lines that end in a lone
CR, in a text that has no LF, end in LF.
*/

use super::encrypted;
use crate::detect::ciphertext;

/// A decoded text.
#[derive(Debug)]
pub struct Text {
    /// A superset of ASCII.
    pub bytes: Vec<u8>,
    /// Whether the bytes were a file that is properly encrypted.
    pub encrypted: bool,
}

/// So much of the beginning decides on the encoding.
pub const HEAD: usize = 64 << 10;

/// The text of `bytes`, its ciphertext concealed: what the lines of an older version are compared by.
pub fn decode(bytes: Vec<u8>) -> Vec<u8> {
    let mut text = read(bytes).bytes;
    ciphertext::conceal(&mut text);
    text
}

/// The text of `bytes`, and whether it is encrypted.
pub fn read(bytes: Vec<u8>) -> Text {
    let encrypted = encrypted::header(&bytes);
    let bytes = if is_plain(&bytes) {
        bytes
    } else {
        let mut decoder = Decoder::new(&bytes);
        let mut out = Vec::with_capacity(bytes.len());
        decoder.feed(&bytes, true, &mut out);
        out
    };
    Text { bytes, encrypted }
}

/// Whether `bytes` are a text as they stand.
fn is_plain(bytes: &[u8]) -> bool {
    let marked = matches!(bytes, [0xef, 0xbb, 0xbf, ..] | [0xff, 0xfe, ..] | [0xfe, 0xff, ..]);
    !marked && memchr::memchr(0, bytes).is_none() && !has_only_cr(bytes)
}

fn has_only_cr(bytes: &[u8]) -> bool {
    memchr::memchr(b'\n', bytes).is_none() && memchr::memchr(b'\r', bytes).is_some()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Encoding {
    /// A superset of ASCII, perhaps with other things in it.
    Ascii,
    Utf16 {
        big: bool,
    },
    Utf32 {
        big: bool,
    },
}

/// The encoding that the beginning of a text tells, and the length of its byte order mark.
fn encoding(head: &[u8]) -> (Encoding, usize) {
    match head {
        [0xef, 0xbb, 0xbf, ..] => (Encoding::Ascii, 3),
        [0xff, 0xfe, 0, 0, ..] => (Encoding::Utf32 { big: false }, 4),
        [0, 0, 0xfe, 0xff, ..] => (Encoding::Utf32 { big: true }, 4),
        [0xff, 0xfe, ..] => (Encoding::Utf16 { big: false }, 2),
        [0xfe, 0xff, ..] => (Encoding::Utf16 { big: true }, 2),
        _ if memchr::memchr(0, head).is_none() => (Encoding::Ascii, 0),
        _ => {
            let read_as = [
                (Encoding::Utf16 { big: false }, utf16_likeness(head, false)),
                (Encoding::Utf16 { big: true }, utf16_likeness(head, true)),
                (Encoding::Utf32 { big: false }, utf32_likeness(head, false)),
                (Encoding::Utf32 { big: true }, utf32_likeness(head, true)),
            ];
            let best = read_as.into_iter().filter(|(_, ascii)| *ascii > 0).max_by_key(|(_, ascii)| *ascii);
            best.map_or((Encoding::Ascii, 0), |(encoding, _)| (encoding, 0))
        }
    }
}

/// How many ASCII characters `head` has when it is read as UTF-16; 0 when it makes no sense as a text.
fn utf16_likeness(head: &[u8], big: bool) -> usize {
    let units = head[..head.len().min(HEAD) & !1].chunks_exact(2).map(|pair| unit(pair, big));
    likeness(char::decode_utf16(units).map(Result::ok), head.len().min(HEAD) / 2)
}

/// The same, read as UTF-32.
fn utf32_likeness(head: &[u8], big: bool) -> usize {
    let quads = head[..head.len().min(HEAD) & !3].chunks_exact(4);
    likeness(quads.map(|quad| char::from_u32(quad_unit(quad, big))), head.len().min(HEAD) / 4)
}

/// How many of `chars`, which stand in `whole` units, are ASCII; 0 when they make no sense as a text.
fn likeness(chars: impl Iterator<Item = Option<char>>, whole: usize) -> usize {
    let mut ascii = 0;
    for (at, char) in chars.enumerate() {
        match char {
            Some('\t' | '\n' | '\r' | ' '..='~') => ascii += 1,
            Some(c) if is_living(c) => {}
            // The sample may end in the middle of a character.
            None if at + 2 >= whole => {}
            _ => return 0,
        }
    }
    if ascii * 10 >= whole { ascii } else { 0 }
}

/// Whether `char` is of a script that is written today in most places. Two ASCII characters that are read as one of
/// UTF-16 are soon one of another: a line end gives Gurmukhi, a space gives superscripts.
fn is_living(char: char) -> bool {
    matches!(char,
        '\u{a0}'..='\u{24f}' | '\u{370}'..='\u{6ff}' | '\u{900}'..='\u{97f}' | '\u{e00}'..='\u{e7f}'
        | '\u{1e00}'..='\u{1eff}' | '\u{2000}'..='\u{206f}' | '\u{20a0}'..='\u{20bf}' | '\u{2100}'..='\u{27bf}'
        | '\u{3000}'..='\u{30ff}' | '\u{3200}'..='\u{33ff}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}' | '\u{fe00}'..='\u{fe0f}' | '\u{ff00}'..='\u{ffef}' | '\u{1f000}'..='\u{1faff}'
        | '\u{20000}'..='\u{3ffff}' | '\u{feff}' | '\u{fffd}')
}

fn unit(pair: &[u8], big: bool) -> u16 {
    match *pair {
        [a, b] if big => u16::from_be_bytes([a, b]),
        [a, b] => u16::from_le_bytes([a, b]),
        _ => 0,
    }
}

fn quad_unit(quad: &[u8], big: bool) -> u32 {
    let quad = quad.try_into().unwrap_or([0; 4]);
    if big { u32::from_be_bytes(quad) } else { u32::from_le_bytes(quad) }
}

/// Bytes to text, piece by piece.
pub struct Decoder {
    encoding: Encoding,
    mark: usize,
    only_cr: bool,
    /// What the piece before left over: half a character, or the start of what may be a run.
    held: Vec<u8>,
    in_run: bool,
}

/// So many characters with a NUL after each make a run.
const RUN: usize = 4;

impl Decoder {
    /// A decoder for a text that begins with `head`, of which [`HEAD`] bytes are enough.
    pub fn new(head: &[u8]) -> Self {
        let head = &head[..head.len().min(HEAD)];
        let (encoding, mark) = encoding(head);
        let mut decoder = Decoder { encoding, mark, only_cr: false, held: Vec::new(), in_run: false };
        let mut sample = Vec::with_capacity(head.len());
        decoder.feed(head, true, &mut sample);
        Decoder { encoding, mark, only_cr: has_only_cr(&sample), held: Vec::new(), in_run: false }
    }

    /// Appends the text of the next piece to `out`; `last` says that no other follows.
    pub fn feed(&mut self, piece: &[u8], last: bool, out: &mut Vec<u8>) {
        let marked = self.mark.min(piece.len());
        self.mark -= marked;
        let piece = &piece[marked..];
        let from = out.len();
        let joined;
        let bytes = if self.held.is_empty() {
            piece
        } else {
            joined = [&self.held, piece].concat();
            &joined
        };
        let used = match self.encoding {
            Encoding::Ascii => self.ascii(bytes, last, out),
            Encoding::Utf16 { big } => self.utf16(bytes, big, last, out),
            Encoding::Utf32 { big } => utf32(bytes, big, last, out),
        };
        self.held = bytes[used..].to_vec();
        if self.only_cr {
            for at in from..out.len() {
                if out[at] == b'\r' && out.get(at + 1) != Some(&b'\n') {
                    out[at] = b'\n';
                }
            }
        }
    }

    /// Drops the NULs of ASCII runs; gives how many bytes were used.
    fn ascii(&mut self, bytes: &[u8], last: bool, out: &mut Vec<u8>) -> usize {
        let pair = |at: usize| matches!(bytes.get(at..at + 2), Some([byte, 0]) if is_printable(*byte));
        let mut at = 0;
        while at < bytes.len() {
            if self.in_run {
                if !last && at + 2 > bytes.len() {
                    return at;
                }
                if pair(at) {
                    out.push(bytes[at]);
                    at += 2;
                    continue;
                }
                self.in_run = false;
            }
            let Some(nul) = memchr::memchr(0, &bytes[at..]) else {
                // The last character may be the first of a run.
                let end = if last { bytes.len() } else { bytes.len() - 1 };
                out.extend_from_slice(&bytes[at..end]);
                return end;
            };
            let start = (at + nul).saturating_sub(1).max(at);
            out.extend_from_slice(&bytes[at..start]);
            at = start;
            if !last && at + 2 * RUN > bytes.len() {
                return at;
            }
            if (0..RUN).all(|n| pair(at + 2 * n)) {
                self.in_run = true;
            } else {
                let end = (start + nul.min(1) + 1).min(bytes.len());
                out.extend_from_slice(&bytes[at..end]);
                at = end;
            }
        }
        at
    }

    /// Decodes UTF-16, and takes what is none in it for what it is: text of eight bits that another program appended,
    /// or a single byte, after which the characters stand one byte further on. Gives how many bytes were used.
    fn utf16(&mut self, bytes: &[u8], big: bool, last: bool, out: &mut Vec<u8>) -> usize {
        let mut at = 0;
        loop {
            if self.in_run {
                let run = bytes[at..].iter().take_while(|b| is_printable(**b)).count();
                let ends = at + run == bytes.len();
                // The last one may be the first half of a character again.
                let half = run > 0 && if ends { !last } else { !big && bytes[at + run] == 0 };
                out.extend_from_slice(&bytes[at..at + run - usize::from(half)]);
                at += run - usize::from(half);
                if ends {
                    return at;
                }
                self.in_run = false;
            }
            let start = at;
            let shift = loop {
                let rest = &bytes[at..];
                if rest.len() < 2 || !last && rest.len() <= APPENDED {
                    break None;
                }
                match rest {
                    _ if is_appended(rest) => break Some(0),
                    _ if is_appended(&rest[1..]) || is_shifted(rest, big) => break Some(1),
                    _ => at += 2,
                }
            };
            let high = |at: usize| (0xd800..0xdc00).contains(&unit(&bytes[at..at + 2], big));
            if shift.is_none() && !last && at - start >= 2 && high(at - 2) {
                at -= 2;
            }
            for char in char::decode_utf16(bytes[start..at].chunks_exact(2).map(|pair| unit(pair, big))) {
                push(char.unwrap_or(char::REPLACEMENT_CHARACTER), out);
            }
            let Some(shift) = shift else {
                if last {
                    out.extend_from_slice(&bytes[at..]);
                    at = bytes.len();
                }
                return at;
            };
            if shift == 1 && is_printable(bytes[at]) {
                out.push(bytes[at]);
            }
            at += shift;
            self.in_run = is_appended(&bytes[at..]);
        }
    }
}

/// So many bytes of ASCII in a row are a text of eight bits: in UTF-16 they would be half as many ideographs, of which
/// each has two such bytes.
const APPENDED: usize = 24;

fn is_printable(byte: u8) -> bool {
    matches!(byte, b'\t' | b'\n' | b'\r' | b' '..=b'~')
}

/// Whether `rest` begins with a text of eight bits.
fn is_appended(rest: &[u8]) -> bool {
    rest.len() >= APPENDED && rest[..APPENDED].iter().all(|&b| is_printable(b))
}

/// Whether ASCII characters of UTF-16 begin at the second byte of `rest`. In step they would be characters whose
/// numbers end in two zeros; an indentation of ideographic spaces is one such, again and again.
fn is_shifted(rest: &[u8], big: bool) -> bool {
    let Some(part) = rest.get(1..=2 * SHIFTED) else { return false };
    let (text, nul) = if big { (1, 0) } else { (0, 1) };
    let mut pairs = part.chunks_exact(2);
    pairs.all(|pair| is_printable(pair[text]) && pair[nul] == 0)
        && part.chunks_exact(2).filter(|pair| pair[text] != part[text]).count() >= 2
}

/// So many characters show that they stand one byte further on.
const SHIFTED: usize = 6;

fn utf32(bytes: &[u8], big: bool, last: bool, out: &mut Vec<u8>) -> usize {
    let whole = bytes.len() & !3;
    for quad in bytes[..whole].chunks_exact(4) {
        push(char::from_u32(quad_unit(quad, big)).unwrap_or(char::REPLACEMENT_CHARACTER), out);
    }
    if last {
        out.extend_from_slice(&bytes[whole..]);
        return bytes.len();
    }
    whole
}

fn push(char: char, out: &mut Vec<u8>) {
    out.extend_from_slice(char.encode_utf8(&mut [0; 4]).as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16(text: &str, big: bool) -> Vec<u8> {
        text.encode_utf16().flat_map(|u| if big { u.to_be_bytes() } else { u.to_le_bytes() }).collect()
    }

    const TEXT: &str = "名前 = value 𠮷\r\nkey: abcdefgh\n";

    #[test]
    fn utf16_with_and_without_a_mark() {
        for big in [false, true] {
            let marked = utf16(&format!("\u{feff}{TEXT}"), big);
            assert_eq!(decode(marked), TEXT.as_bytes());
            assert_eq!(decode(utf16(TEXT, big)), TEXT.as_bytes());
        }
    }

    #[test]
    fn utf32_with_and_without_a_mark() {
        let quads = |text: &str, big: bool| -> Vec<u8> {
            text.chars()
                .flat_map(|c| if big { u32::from(c).to_be_bytes() } else { u32::from(c).to_le_bytes() })
                .collect()
        };
        for big in [false, true] {
            assert_eq!(decode(quads(&format!("\u{feff}{TEXT}"), big)), TEXT.as_bytes());
            assert_eq!(decode(quads(TEXT, big)), TEXT.as_bytes());
        }
    }

    #[test]
    fn ascii_supersets_stay_as_they_are() {
        let sjis = b"\x83\x70\x83\x58 = abc\n\xfe\x00\x01";
        assert_eq!(decode(sjis.to_vec()), sjis);
        assert_eq!(decode(b"\xef\xbb\xbfa\n".to_vec()), b"a\n");
        assert_eq!(decode(b"a\rb\rc".to_vec()), b"a\nb\nc");
        assert_eq!(decode(b"a\rb\nc\r\n".to_vec()), b"a\rb\nc\r\n");
        assert_eq!(decode(b"foo\0abc\0a\0b\0\0\0".to_vec()), b"foo\0abc\0a\0b\0\0\0");
    }

    #[test]
    fn a_run_of_wide_characters_in_something_else_is_read() {
        let mut mixed = b"plain\n\xff\xff\0\0".to_vec();
        mixed.extend(utf16("key = wide", false));
        mixed.extend(b"\0\0\xffend");
        let text = decode(mixed);
        assert!(text.windows(10).any(|w| w == b"key = wide"), "{text:?}");
        assert!(text.starts_with(b"plain\n") && text.ends_with(b"\xffend"));
    }

    #[test]
    fn what_was_appended_to_utf16_is_read() {
        for big in [false, true] {
            let wide = |text: &str| utf16(text, big);
            let marked = [wide("\u{feff}"), wide(TEXT)].concat();
            let plain = "appended = a text of eight bits\n";
            let more = "key: wide 名前\n";
            let twice = [&marked[..], plain.as_bytes(), &wide(more), plain.as_bytes()].concat();
            assert_eq!(String::from_utf8_lossy(&decode(twice)), format!("{TEXT}{plain}{more}{plain}"));
            let shifted = [&marked[..], b"\n", &wide("key = wide\n")].concat();
            assert_eq!(String::from_utf8_lossy(&decode(shifted)), format!("{TEXT}\nkey = wide\n"));
            let ideographs = "　　　　　　　　秘密の値は、ここには書かれていません。";
            assert_eq!(decode([wide("\u{feff}"), wide(ideographs)].concat()), ideographs.as_bytes());
        }
        assert_eq!(
            decode([&b"\xff\xfe"[..], b"key = not UTF-16 after all\n"].concat()),
            b"key = not UTF-16 after all\n"
        );
    }

    #[test]
    fn pieces_give_what_the_whole_gives() {
        let mut mixed = b"plain\n\xff\0\0".to_vec();
        mixed.extend(utf16("key = wide", true));
        mixed.extend(b"\x01\0a\0b\0rest");
        let cr = b"a\rbc\r\rd\0".to_vec();
        let appended = |big: bool| {
            [&utf16(&format!("\u{feff}{TEXT}"), big)[..], b"more, of eight bits a letter\n", &utf16(TEXT, big)].concat()
        };
        for bytes in [
            mixed,
            cr,
            appended(true),
            appended(false),
            utf16(TEXT, true),
            utf16(&format!("\u{feff}{TEXT}"), false),
            TEXT.as_bytes().to_vec(),
        ] {
            let whole = decode(bytes.clone());
            for size in 1..bytes.len() {
                let mut decoder = Decoder::new(&bytes);
                let mut out = Vec::new();
                for piece in bytes.chunks(size) {
                    decoder.feed(piece, false, &mut out);
                }
                decoder.feed(&[], true, &mut out);
                assert_eq!(out, whole, "in pieces of {size}");
            }
        }
    }
}
