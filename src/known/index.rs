/*!
Finding many values, and the encodings in which they travel, in one pass.

The first eight bytes of every form of every value set a bit in a filter, under a hash; the pass hashes the eight bytes
at each place of the text. That is the prefilter's idea with longer windows, and it is here instead of an automaton
because an automaton holds what it looks for in tables that nobody can wipe: the filter holds hashes, and the forms are
in memory that is overwritten when it is freed.
*/

use super::{Inventory, Origin, RULE, wipe};
use crate::detect::{Action, Finding, Note, Proof, Secret};
use crate::messages;
use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use percent_encoding::{NON_ALPHANUMERIC, percent_encode};
use std::ops::Range;
use std::sync::Arc;
use zeroize::Zeroizing;

const WINDOW: usize = super::sense::SHORTEST;
const FILTER_BITS: u32 = 16;
/// Values shorter than this, in bytes, must stand alone: letters and digits around them would make another word.
const STANDS_ALONE_BELOW: usize = 16;

struct Form {
    bytes: Zeroizing<Vec<u8>>,
    /// Which value it is a form of.
    value: usize,
    /// Whether it must not touch letters and digits.
    alone: bool,
}

/// Values ready to be found.
pub struct Index {
    filter: Box<[u64]>,
    /// Sorted by the hash of their first bytes.
    forms: Vec<(u32, Form)>,
    values: Vec<(Secret, Arc<Origin>, bool)>,
}

fn hash(window: [u8; WINDOW]) -> u32 {
    (u64::from_le_bytes(window).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as u32
}

fn head(bytes: &[u8]) -> Option<[u8; WINDOW]> {
    bytes.get(..WINDOW)?.try_into().ok()
}

impl Index {
    /// Prepares the values of `inventory`; `None` when there are none.
    pub fn new(inventory: &Inventory) -> Option<Index> {
        if inventory.values.is_empty() {
            return None;
        }
        let _wiping = wipe::Guard::new();
        let mut index = Index {
            filter: vec![0; 1 << (FILTER_BITS - 6)].into_boxed_slice(),
            forms: Vec::new(),
            values: Vec::with_capacity(inventory.values.len()),
        };
        for (at, value) in inventory.values.iter().enumerate() {
            for (bytes, alone) in forms(&value.bytes) {
                if let Some(window) = head(&bytes) {
                    let hash = hash(window);
                    index.filter[(hash >> (38 - FILTER_BITS)) as usize] |= 1 << (hash >> (32 - FILTER_BITS) & 63);
                    index.forms.push((hash, Form { bytes, value: at, alone }));
                }
            }
            index.values.push((Secret::new(&value.bytes), value.origin.clone(), value.public));
        }
        index.forms.sort_by_key(|(hash, _)| *hash);
        Some(index)
    }

    /// Every value in `text`, in any form, at most one a place.
    pub fn scan(&self, text: &[u8]) -> Vec<Finding> {
        let mut found: Vec<Finding> = Vec::new();
        let mut from = 0;
        for (at, window) in text.windows(WINDOW).enumerate() {
            let Ok(window) = window.try_into() else { continue };
            let hash = hash(window);
            if self.filter[(hash >> (38 - FILTER_BITS)) as usize] >> (hash >> (32 - FILTER_BITS) & 63) & 1 != 0
                && at >= from
                && let Some((span, value)) = self.longest(text, at, hash)
            {
                from = span.end;
                let (secret, origin, public) = &self.values[value];
                let mut notes = vec![Note::Source(messages::origin(origin))];
                if *public {
                    notes.push(Note::PublicHalf);
                }
                let action = if *public { Action::Warn } else { Action::Block };
                found.push(Finding { rule: &RULE, span, secret: secret.clone(), proof: Proof::Known, action, notes });
            }
        }
        found
    }

    #[cold]
    fn longest(&self, text: &[u8], at: usize, hash: u32) -> Option<(Range<usize>, usize)> {
        let first = self.forms.partition_point(|(h, _)| *h < hash);
        let mut best: Option<(Range<usize>, usize)> = None;
        for (_, form) in self.forms[first..].iter().take_while(|(h, _)| *h == hash) {
            let span = at..at + form.bytes.len();
            let here = text.get(span.clone()) == Some(form.bytes.as_slice());
            let word = |b: Option<&u8>| b.is_some_and(u8::is_ascii_alphanumeric);
            let touches = word(at.checked_sub(1).and_then(|i| text.get(i))) || word(text.get(span.end));
            if here && !(form.alone && touches) && best.as_ref().is_none_or(|(b, _)| b.len() < span.len()) {
                best = Some((span, form.value));
            }
        }
        best
    }
}

/// Every form in which `value` may stand in a text, and whether it must stand alone there.
fn forms(value: &[u8]) -> Vec<(Zeroizing<Vec<u8>>, bool)> {
    let mut out: Vec<(Zeroizing<Vec<u8>>, bool)> = Vec::with_capacity(20);
    let mut push = |bytes: Vec<u8>, alone: bool| {
        let bytes = Zeroizing::new(bytes);
        if bytes.len() >= WINDOW && !out.iter().any(|(known, _)| *known == bytes) {
            out.push((bytes, alone));
        }
    };
    let alone = value.len() < STANDS_ALONE_BELOW;
    push(value.to_vec(), alone);

    let percent = percent_encode(value, NON_ALPHANUMERIC).to_string();
    push(lower_escapes(&percent), alone);
    push(percent.into_bytes(), alone);
    // Most encoders leave these four as they are (RFC 3986, section 2.3).
    const RESERVED: &percent_encoding::AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
    let percent = percent_encode(value, RESERVED).to_string();
    push(lower_escapes(&percent), alone);
    push(percent.into_bytes(), alone);

    push(escaped(value, b"\"\\"), alone);
    push(escaped(value, b"\"\\/"), alone);
    push(escaped(value, b" !\"#$&'()*,:;<=>?@[\\]^`{|}~"), alone);
    push(value.iter().flat_map(|&b| if b == b'\'' { b"'\\''".to_vec() } else { vec![b] }).collect(), alone);
    push(entities(value), alone);

    let hex: String = value.iter().map(|b| format!("{b:02x}")).collect();
    push(hex.to_uppercase().into_bytes(), false);
    push(hex.into_bytes(), false);

    let wide: Vec<u8> = value.iter().flat_map(|&b| [b, 0]).collect();
    for bytes in [value, &wide] {
        for shift in 0..3 {
            let text = base64_middle(bytes, shift);
            push(
                text.iter()
                    .map(|&b| {
                        if b == b'+' {
                            b'-'
                        } else if b == b'/' {
                            b'_'
                        } else {
                            b
                        }
                    })
                    .collect(),
                false,
            );
            push(text, false);
        }
    }
    push(wide, false);
    push(value.iter().flat_map(|&b| [0, b]).collect(), false);
    out
}

/// The characters of base64 text that `value` alone decides when `shift` bytes stand before it.
fn base64_middle(value: &[u8], shift: usize) -> Vec<u8> {
    let mut padded = Zeroizing::new(vec![0; shift]);
    padded.extend_from_slice(value);
    let text = STANDARD_NO_PAD.encode(&*padded).into_bytes();
    let first = (shift * 8).div_ceil(6);
    let last = padded.len() * 8 / 6;
    text.get(first..last).map(<[u8]>::to_vec).unwrap_or_default()
}

fn escaped(value: &[u8], special: &[u8]) -> Vec<u8> {
    value.iter().flat_map(|&b| if special.contains(&b) { vec![b'\\', b] } else { vec![b] }).collect()
}

fn entities(value: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(value.len() * 2);
    for &byte in value {
        match byte {
            b'&' => out.extend_from_slice(b"&amp;"),
            b'<' => out.extend_from_slice(b"&lt;"),
            b'>' => out.extend_from_slice(b"&gt;"),
            b'"' => out.extend_from_slice(b"&quot;"),
            b'\'' => out.extend_from_slice(b"&#39;"),
            _ => out.push(byte),
        }
    }
    out
}

/// Percent escapes in lower case, the rest as it is.
fn lower_escapes(text: &str) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    let mut at = 0;
    while at + 2 < bytes.len() {
        if bytes[at] == b'%' {
            bytes[at + 1..at + 3].make_ascii_lowercase();
            at += 2;
        }
        at += 1;
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::super::{Inventory, Origin, Value};
    use super::*;

    fn index(values: &[&str]) -> Index {
        let values = values
            .iter()
            .map(|value| Value {
                bytes: Zeroizing::new(value.as_bytes().to_vec()),
                origin: Arc::new(Origin::Variable("k".into())),
                public: false,
            })
            .collect();
        Index::new(&Inventory { places: Vec::new(), values }).expect("values")
    }

    #[test]
    fn every_encoding_is_found_at_every_alignment() {
        let value = concat!("q8/Zr+4t", "\"W'x&2%L");
        let index = index(&[value]);
        let standard = |s: &str| base64::engine::general_purpose::STANDARD.encode(s);
        let url = |s: &str| base64::engine::general_purpose::URL_SAFE.encode(s);
        let utf16: Vec<u8> = value.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let texts = [
            value.as_bytes().to_vec(),
            standard(value).into_bytes(),
            standard(&format!("a{value}")).into_bytes(),
            standard(&format!("ab{value}z")).into_bytes(),
            url(&format!("user:{value}")).into_bytes(),
            base64::engine::general_purpose::STANDARD.encode(&utf16).into_bytes(),
            serde_json::to_string(value).expect("json").into_bytes(),
            percent_encode(value.as_bytes(), NON_ALPHANUMERIC).to_string().to_lowercase().into_bytes(),
            value.bytes().map(|b| format!("{b:02X}")).collect::<String>().into_bytes(),
            value.replace('&', "&amp;").replace('"', "&quot;").replace('\'', "&#39;").into_bytes(),
            value.replace('\'', "'\\''").into_bytes(),
            utf16,
        ];
        for (i, text) in texts.iter().enumerate() {
            let lower = i == 7;
            // The lower-cased URL form changes letters too; only a value without capitals survives that.
            assert_eq!(index.scan(text).len(), usize::from(!lower), "form {i}");
        }
    }

    #[test]
    fn a_short_value_stands_alone() {
        let index = index(&["Summer2024!x", "tanaka0401"]);
        assert_eq!(index.scan(b"x = tanaka0401\n").len(), 1);
        assert_eq!(index.scan(b"x = tanaka04012\n").len(), 0);
        assert_eq!(index.scan(b"xtanaka0401\n").len(), 0);
        assert_eq!(index.scan(b"\"Summer2024!x\"").len(), 1);
    }

    #[test]
    fn agrees_with_a_plain_search() {
        let value = "abababab";
        let index = index(&[value]);
        for pad in 0..20 {
            let text = format!("{}{value}", " ".repeat(pad));
            assert_eq!(index.scan(text.as_bytes()).first().map(|f| f.span.clone()), Some(pad..pad + 8));
        }
    }
}
