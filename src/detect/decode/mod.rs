/*!
Encoded text inside text: found, decoded, and positions in it mapped back.

Base64 (both alphabets, padded or not, wrapped in lines) and hex are long [`runs`] of few kinds of bytes ([`radix`]).
Percent signs, backslashes and entities give themselves away by their first byte ([`escapes`]). What is decoded lies in
one buffer, which is wiped at the end, because it may be a secret.
*/

mod escapes;
mod map;
mod radix;

pub use escapes::may_hide;
pub use map::Map;

use super::runs::{self, Kinds};
use crate::legacy;
use std::ops::Range;
use zeroize::Zeroizing;

/// A stretch of encoded text.
pub struct Encoded<'a> {
    /// What it says.
    pub bytes: &'a [u8],
    /// The encoding's name: `base64`, `hex`, `percent`, `escape`, `entity`.
    pub encoding: &'static str,
    /// Whether it says something that a person could have written. What else comes out of decoding is any bytes, in
    /// which short names and shapes stand by chance.
    pub is_text: bool,
    map: &'a Map,
}

impl Encoded<'_> {
    /// Where the decoded bytes `inner` stand in the text that held them encoded.
    pub fn map(&self, inner: Range<usize>) -> Range<usize> {
        self.map.outer(inner)
    }
}

/// Whether a `run` that begins with these `kinds` may be base64 or hex of something worth a look. Both have digits or
/// capitals: the base64 of a text that is as short as that has none less than once in a million times.
pub fn may_be_encoded(run: &Range<usize>, kinds: &Kinds) -> bool {
    let length = run.len();
    length >= 64 || length >= radix::SHORTEST && (kinds.capitals | kinds.digits) & !(u64::MAX << length) != 0
}

/// What of a text is decoded, from its beginning to its end.
#[derive(Default)]
pub struct Places {
    /// Of the runs of [`runs::each`], those that [`may_be_encoded`].
    pub runs: Vec<Range<usize>>,
    /// Of the escapes, those that [`may_hide`] something.
    pub escapes: Vec<usize>,
}

/// Calls `found` with every stretch of `text` that decodes to something worth a look.
pub fn each(text: &[u8], places: &Places, mut found: impl FnMut(&Encoded<'_>)) {
    let mut work = Work { buffer: Zeroizing::new(Vec::new()), map: Map::default(), found: &mut found };
    let mut from = 0;
    for run in &places.runs {
        // One that goes on over several lines was told of with the first.
        if run.start >= from {
            from = radix::each(text, run.clone(), &mut work);
        }
    }
    escapes::each(text, &places.escapes, &mut work);
}

/// What `value` says when all of it is base64 of text: a Kubernetes Secret's value, say. `None` when it is shorter than
/// four characters, no base64, or base64 of something else.
pub fn value(value: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let padding = value.iter().rev().take(2).take_while(|&&b| b == b'=').count();
    let body = &value[..value.len() - padding];
    let whole = body.len() >= 4 && body.len() % 4 != 1 && (padding == 0 || value.len().is_multiple_of(4));
    if !whole || !body.iter().all(|&b| runs::is_symbol(b)) {
        return None;
    }
    let mut out = Zeroizing::new(Vec::with_capacity(body.len()));
    radix::decode_base64(std::iter::once(body), &mut out);
    is_utf8(&out).then_some(out)
}

/// The buffer, the positions of what lies in it, and who wants it.
struct Work<'f, F> {
    buffer: Zeroizing<Vec<u8>>,
    map: Map,
    found: &'f mut F,
}

impl<F: FnMut(&Encoded<'_>)> Work<'_, F> {
    fn tell(&mut self, encoding: &'static str, is_text: bool) {
        (self.found)(&Encoded { bytes: &self.buffer, encoding, is_text, map: &self.map });
    }
}

/// Whether `bytes` are UTF-8, perhaps cut off at its end, without control characters that text has not.
fn is_utf8(bytes: &[u8]) -> bool {
    !has_control(bytes) && may_be_utf8(bytes)
}

/// Whether `bytes` are that, or Japanese in an encoding before it; a few bytes may be so by chance.
fn is_text(bytes: &[u8]) -> bool {
    !has_control(bytes) && (may_be_utf8(bytes) || legacy::is_japanese(bytes))
}

fn may_be_utf8(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).map_or_else(|e| e.error_len().is_none(), |_| true)
}

fn has_control(bytes: &[u8]) -> bool {
    bytes.iter().any(|&b| b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r' | 0x1b) || b == 0x7f)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::example::Random;
    use base64::Engine as _;
    use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD, URL_SAFE};

    const SECRET: &str = "user = someone; the value is xyzzy-PLUGH-1234567 and more of it >>>???";

    /// Every place in `text` where decoding shows `needle`, as the text that stands there.
    fn places(text: &str, needle: &str) -> Vec<String> {
        let mut out = Vec::new();
        let mut places = Places::default();
        runs::each(
            text.as_bytes(),
            |run, kinds| places.runs.extend(may_be_encoded(&run, kinds).then_some(run)),
            |at| places.escapes.extend(may_hide(text.as_bytes(), at).then_some(at)),
        );
        each(text.as_bytes(), &places, |encoded| {
            for at in memchr::memmem::find_iter(encoded.bytes, needle.as_bytes()) {
                let outer = encoded.map(at..at + needle.len());
                out.push(text[outer].to_owned());
            }
        });
        out
    }

    fn wrapped(text: &str, width: usize, end: &str) -> String {
        text.as_bytes().chunks(width).map(|l| String::from_utf8_lossy(l).into_owned()).collect::<Vec<_>>().join(end)
    }

    #[test]
    fn base64_is_found_in_every_spelling() {
        for shift in 0..3 {
            let plain = &SECRET[shift..];
            for encoded in [STANDARD.encode(plain), STANDARD_NO_PAD.encode(plain), URL_SAFE.encode(plain)] {
                for text in [
                    encoded.clone(),
                    format!("data:\n  key: {encoded}\n"),
                    format!("https://host.example/path/of/it/{encoded}"),
                    format!("x={}\n\ny", wrapped(&encoded, 24, "\n    ")),
                    format!("x={}\r\ny", wrapped(&encoded, 32, "\r\n")),
                    format!("\"{}\"", wrapped(&encoded, 64, "\\n")),
                    format!("(\n    \"{}\"\n)", wrapped(&encoded, 32, "\"\n    \"")),
                    format!("x = '{}';", wrapped(&encoded, 32, "' +\r\n    '")),
                ] {
                    let found = places(&text, "xyzzy-PLUGH-1234567");
                    assert!(!found.is_empty(), "{text}");
                    for place in &found {
                        let mut joined: String = place.replace("\\n", "").split_whitespace().collect();
                        joined.retain(|c| !matches!(c, '"' | '\''));
                        let joined = if text.contains("' +") { joined.replace('+', "") } else { joined };
                        assert!(encoded.contains(&joined) && (26..=28).contains(&joined.len()), "{place:?} in {text}");
                    }
                }
            }
        }
    }

    #[test]
    fn utf_16_in_base64_is_text() {
        let plain: Vec<u8> = SECRET.encode_utf16().flat_map(u16::to_le_bytes).collect();
        for bytes in [plain.clone(), [&b"\xff\xfe"[..], &plain].concat()] {
            let found = places(&format!("powershell -enc {}", STANDARD.encode(bytes)), "xyzzy");
            assert_eq!(found.len(), 1);
        }
    }

    #[test]
    fn hex_percent_and_escapes_are_found_where_they_stand() {
        let hex: String = SECRET.bytes().map(|b| format!("{b:02x}")).collect();
        let value: String = "xyzzy".bytes().map(|b| format!("{b:02x}")).collect();
        assert_eq!(places(&format!("x'{hex}'"), "xyzzy"), [value]);
        assert_eq!(places("?a=b%20xy%7Azy%2Fq&c", "xyzzy/"), ["xy%7Azy%2F"]);
        assert_eq!(places(r#""x\u0079zz\x79\/z""#, "xyzzy/"), [r"x\u0079zz\x79\/"]);
        assert_eq!(places(r#"{"a": "{\"b\": \"xyzzy\"}"}"#, "\"xyzzy\""), [r#"\"xyzzy\""#]);
        assert_eq!(places("a=&quot;xy&#x7a;z&#121;&quot;", "\"xyzzy\""), ["&quot;xy&#x7a;z&#121;&quot;"]);
    }

    #[test]
    fn places_are_exact_wherever_they_stand() {
        let mut random = Random::new(3);
        for round in 0..300 {
            let length = 30 + random.below(300);
            let plain: String = (0..length).map(|_| char::from(b' ' + random.below(95) as u8)).collect();
            let (start, size) = (random.below(length - 10), 8);
            let needle = &plain[start..start + size];
            let encoded = STANDARD.encode(&plain);
            let width = 24 + 4 * random.below(14);
            let text = format!(":: {} ::", wrapped(&encoded, width, "\n  "));
            let found = places(&text, needle);
            assert!(!found.is_empty(), "round {round}");
            let symbols = &encoded[start / 3 * 4 + start % 3..][..2];
            assert!(found.iter().any(|f| f.replace("\n  ", "").starts_with(symbols)), "round {round}");
        }
    }

    #[test]
    fn a_long_run_is_decoded_in_windows() {
        let plain = format!("{}xyzzy-PLUGH-1234567{}", "some text, ".repeat(60_000), " more text".repeat(60_000));
        let found = places(&STANDARD.encode(&plain), "xyzzy-PLUGH-1234567");
        assert_eq!(found.len(), 1);
    }

    #[test]
    fn a_value_is_decoded_only_when_all_of_it_is_base64_of_text() {
        assert_eq!(value(b"aHVudGVyMg==").as_deref().map(Vec::as_slice), Some(&b"hunter2"[..]));
        assert_eq!(value(b"aHVudGVyMg").as_deref().map(Vec::as_slice), Some(&b"hunter2"[..]));
        for other in [&b""[..], b"abc", b"aHVudGVyMg=", b"aHVu dGVyMg==", b"/////////w==", b"hunter22!", b"===="] {
            assert!(value(other).is_none());
        }
    }
}
