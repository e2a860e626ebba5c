/*!
The encodings that Japan wrote in before Unicode: Shift_JIS, EUC-JP and ISO-2022-JP, told from each other and read.

Documents stay in the encoding that they have, because a credential is the same bytes in all of them; only what a person
is shown of them, and what stands encoded inside of another text, is read here.
*/

use encoding_rs::{EUC_JP, Encoding, ISO_2022_JP, SHIFT_JIS};
use std::borrow::Cow;

/// `bytes` as characters: UTF-8, else the one of the three encodings that they make sense in, else UTF-8 with a sign
/// for each byte that is none.
pub fn readable(bytes: &[u8]) -> Cow<'_, str> {
    if memchr::memmem::find(bytes, b"\x1b$").is_some()
        && let Some(text) = strictly(ISO_2022_JP, bytes)
    {
        return text;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => japanese(bytes).unwrap_or_else(|| String::from_utf8_lossy(bytes)),
    }
}

/// Whether `bytes`, which are no UTF-8, are a text in Shift_JIS or EUC-JP, perhaps cut off at its end.
pub fn is_japanese(bytes: &[u8]) -> bool {
    let read = |encoding, forms| whole(bytes, forms).is_some_and(|bytes| strictly(encoding, bytes).is_some());
    read(EUC_JP, &EUC) || read(SHIFT_JIS, &SJIS)
}

/// For every byte, how many bytes the character has that begins with it, 0 for none; [`TRAIL`] besides for those that
/// may stand behind the first.
type Forms = [u8; 256];

const TRAIL: u8 = 4;
const LENGTH: u8 = 3;

static SJIS: Forms = {
    let (mut forms, mut byte) = ([0; 256], 0);
    while byte < 256 {
        forms[byte] = match byte {
            0x81..=0x9f | 0xe0..=0xfc => 2,
            0x80 | 0xa0 | 0xfd.. => 0,
            _ => 1,
        };
        if matches!(byte, 0x40..=0x7e | 0x80..=0xfc) {
            forms[byte] |= TRAIL;
        }
        byte += 1;
    }
    forms
};

static EUC: Forms = {
    let (mut forms, mut byte) = ([0; 256], 0);
    while byte < 256 {
        forms[byte] = match byte {
            0..0x80 => 1,
            0x8e => 2,
            0x8f => 3,
            0xa1..=0xfe => 2 | TRAIL,
            _ => 0,
        };
        byte += 1;
    }
    forms
};

/// The whole characters in `bytes`, without the last when that is cut off; `None` when they do not fall into
/// characters, or no two that are no ASCII stand beside each other. Nearly all that is no text ends here, before
/// anything is decoded: every long name in a source is asked whether it is a text in base64.
fn whole<'a>(bytes: &'a [u8], forms: &Forms) -> Option<&'a [u8]> {
    let (mut at, mut before, mut beside) = (0, false, false);
    while let Some(&first) = bytes.get(at) {
        let length = usize::from(forms[usize::from(first)] & LENGTH);
        let end = at + length;
        let rest = &bytes[at + 1..bytes.len().min(end.max(at + 1))];
        if length == 0 || rest.iter().any(|&byte| forms[usize::from(byte)] & TRAIL == 0) {
            return None;
        }
        if end > bytes.len() {
            break;
        }
        let foreign = !first.is_ascii();
        beside |= before && foreign;
        (at, before) = (end, foreign);
    }
    beside.then(|| &bytes[..at])
}

/// What Shift_JIS writes in kana is no EUC-JP; what EUC-JP writes is Shift_JIS, too, but in characters half as wide,
/// which are rare and never stand in pairs with what is none. So EUC-JP is asked first.
fn japanese(bytes: &[u8]) -> Option<Cow<'_, str>> {
    strictly(EUC_JP, bytes).or_else(|| strictly(SHIFT_JIS, bytes))
}

/// `bytes` read in `encoding`, when every character of them is one that a Japanese text is written with, and two that
/// are no ASCII stand beside each other: in what the West wrote before Unicode they mostly stand alone.
fn strictly<'a>(encoding: &'static Encoding, bytes: &'a [u8]) -> Option<Cow<'a, str>> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    let beside = text.chars().zip(text.chars().skip(1)).any(|(a, b)| !a.is_ascii() && !b.is_ascii());
    (beside && text.chars().all(is_written)).then_some(text)
}

/// ASCII, kana, kanji of the two first levels' range, wide letters and signs.
fn is_written(char: char) -> bool {
    matches!(char,
        '\0'..='\x7f' | '\u{a5}' | '\u{203e}' | '\u{2010}'..='\u{2026}' | '\u{2160}'..='\u{217f}' | '\u{2190}'..='\u{22ff}'
        | '\u{2460}'..='\u{247f}' | '\u{2500}'..='\u{26ff}' | '\u{3000}'..='\u{30ff}' | '\u{3200}'..='\u{33ff}'
        | '\u{4e00}'..='\u{9fff}' | '\u{ff00}'..='\u{ff9f}' | '\u{ffe0}'..='\u{ffe6}')
        || matches!(char, '\u{d7}' | '\u{f7}' | '\u{b0}' | '\u{b1}' | '\u{b6}' | '\u{a7}' | '\u{b4}' | '\u{a8}')
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXTS: [&str; 4] = [
        "パスワード：x1",
        "管理者の暗証番号は「x1」です。",
        "# データベースの設定（本番）\n秘密鍵 = x1\n",
        "表示ソート能力",
    ];

    #[test]
    fn texts_are_read_in_the_encoding_that_they_have() {
        for text in TEXTS {
            for encoding in [SHIFT_JIS, EUC_JP, ISO_2022_JP] {
                assert_eq!(readable(&encoding.encode(text).0), text, "{}", encoding.name());
            }
            assert_eq!(readable(text.as_bytes()), text);
        }
    }

    #[test]
    fn what_is_none_of_them_is_shown_with_signs() {
        assert_eq!(readable(b"caf\xe9 x"), "caf\u{fffd} x");
        assert!(!is_japanese(b"\xff\xfe\x00"));
        for text in TEXTS {
            for encoding in [SHIFT_JIS, EUC_JP] {
                let bytes = encoding.encode(text).0;
                assert!((bytes.len() - 1..=bytes.len()).all(|length| is_japanese(&bytes[..length])), "{text}");
            }
        }
        assert!(is_japanese(&SHIFT_JIS.encode(TEXTS[0]).0[..9]));
        assert_eq!(readable(b"plain \x1b[31mred"), "plain \u{1b}[31mred");
    }
}
