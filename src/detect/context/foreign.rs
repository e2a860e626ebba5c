/*!
Names in other scripts: what they say, and how they are written in the encodings that Japan wrote in before Unicode.

Texts in Shift_JIS, EUC-JP and ISO-2022-JP stay as they are, because a value is the same ASCII bytes in all of them.
Only the names, and the signs that give them a value, are other bytes. In ISO-2022-JP, where a character is two bytes of
printable ASCII, an escape sequence says from where to where that holds.
*/

use super::kind::Kind;
use super::name::Role;
use super::notation::{GAP, Notation, blank, line_end, line_start, skip};
use super::value::{self, Value, plain};
use std::ops::Range;

/// A name, and what it says.
struct Word {
    utf8: &'static str,
    /// In Shift_JIS, EUC-JP and ISO-2022-JP; empty for what is not Japanese.
    before: [&'static [u8]; 3],
    role: Role,
}

const fn japanese(utf8: &'static str, role: Role, before: [&'static [u8]; 3]) -> Word {
    Word { utf8, before, role }
}

const fn other(utf8: &'static str, role: Role) -> Word {
    Word { utf8, before: [b""; 3], role }
}

const JAPANESE: usize = 6;
const WORDS: [Word; 13] = [
    japanese(
        "パスワード",
        Role::Password,
        [b"\x83p\x83X\x83\x8f\x81[\x83h", b"\xa5\xd1\xa5\xb9\xa5\xef\xa1\xbc\xa5\xc9", b"%Q%9%o!<%I"],
    ),
    japanese(
        "暗証番号",
        Role::Password,
        [b"\x88\xc3\x8f\xd8\x94\xd4\x8d\x86", b"\xb0\xc5\xbe\xda\xc8\xd6\xb9\xe6", b"0E>ZHV9f"],
    ),
    japanese("秘密鍵", Role::Key, [b"\x94\xe9\x96\xa7\x8c\xae", b"\xc8\xeb\xcc\xa9\xb8\xb0", b"HkL)80"]),
    japanese(
        "シークレット",
        Role::Secret,
        [b"\x83V\x81[\x83N\x83\x8c\x83b\x83g", b"\xa5\xb7\xa1\xbc\xa5\xaf\xa5\xec\xa5\xc3\xa5\xc8", b"%7!<%/%l%C%H"],
    ),
    japanese("トークン", Role::Token, [b"\x83g\x81[\x83N\x83\x93", b"\xa5\xc8\xa1\xbc\xa5\xaf\xa5\xf3", b"%H!<%/%s"]),
    japanese(
        "アクセスキー",
        Role::Key,
        [b"\x83A\x83N\x83Z\x83X\x83L\x81[", b"\xa5\xa2\xa5\xaf\xa5\xbb\xa5\xb9\xa5\xad\xa1\xbc", b"%\x22%/%;%9%-!<"],
    ),
    other("密码", Role::Password),
    other("密碼", Role::Password),
    other("口令", Role::Password),
    other("비밀번호", Role::Password),
    other("认证", Role::Auth),
    other("пароль", Role::Password),
    other("Пароль", Role::Password),
];

/// What the names hold in encodings that are no UTF-8.
pub const NAMES: [&[u8]; 3 * JAPANESE] = {
    let mut names: [&[u8]; 3 * JAPANESE] = [b""; 3 * JAPANESE];
    let mut at = 0;
    while at < names.len() {
        names[at] = WORDS[at / 3].before[at % 3];
        at += 1;
    }
    names
};

/// The encoding that a name is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    Utf8,
    ShiftJis,
    EucJp,
    Iso2022Jp,
}

/// Ends two-byte characters: ASCII, or ASCII as JIS has it, follows.
const ENDS: [&[u8]; 2] = [b"\x1b(B", b"\x1b(J"];

/// The length of the name that stands at `at`, what it says, and how it is written.
pub fn name(text: &[u8], at: usize) -> Option<(usize, Role, Written)> {
    let rest = &text[at..];
    WORDS.iter().find_map(|word| {
        if rest.starts_with(word.utf8.as_bytes()) {
            return Some((word.utf8.len(), word.role, Written::Utf8));
        }
        let written = [Written::ShiftJis, Written::EucJp, Written::Iso2022Jp];
        let (bytes, written) =
            word.before.iter().zip(written).find(|(bytes, _)| !bytes.is_empty() && rest.starts_with(bytes))?;
        // In one encoding only, and there only between escapes, the bytes are those of a plain text, too.
        (written != Written::Iso2022Jp || is_escaped(text, at)).then_some((bytes.len(), word.role, written))
    })
}

/// Whether two-byte characters are switched on where `at` is.
fn is_escaped(text: &[u8], at: usize) -> bool {
    let line = &text[line_start(text, at)..at];
    memchr::memrchr(0x1b, line).is_some_and(|escape| line[escape + 1..].starts_with(b"$"))
}

/// The sign that stands at the beginning of `text`, as it is written in `written`: one of `：＝は　「『」』`, by its place in
/// that row; and its length.
fn sign(text: &[u8], written: Written) -> Option<(usize, usize)> {
    const SIGNS: [[&[u8]; 4]; 8] = [
        ["：".as_bytes(), b"\x81\x46", b"\xa1\xa7", b"!'"],
        ["＝".as_bytes(), b"\x81\x81", b"\xa1\xe1", b"!a"],
        ["は".as_bytes(), b"\x82\xcd", b"\xa4\xcf", b"$O"],
        ["　".as_bytes(), b"\x81\x40", b"\xa1\xa1", b"!!"],
        ["「".as_bytes(), b"\x81\x75", b"\xa1\xd6", b"!V"],
        ["『".as_bytes(), b"\x81\x77", b"\xa1\xd8", b"!X"],
        ["」".as_bytes(), b"\x81\x76", b"\xa1\xd7", b"!W"],
        ["』".as_bytes(), b"\x81\x78", b"\xa1\xd9", b"!Y"],
    ];
    SIGNS.iter().enumerate().find_map(|(which, forms)| {
        let form = forms[written as usize];
        text.starts_with(form).then_some((which, form.len()))
    })
}

/// The value that the name ending at `end` is given by signs of its own script: `：`, `＝`, `は`, a wide space, or
/// brackets around it. `None` where none of these stands there; then it is given as any other name.
pub fn value<'a>(text: &'a [u8], end: usize, written: Written, kind: Kind) -> Option<Value<'a>> {
    let line = line_end(text, end);
    let (mut at, mut given, mut open) = (end, false, None);
    // In ISO-2022-JP, whether two-byte characters are still on.
    let mut wide = true;
    while at < line {
        let rest = &text[at..line];
        let switch = |forms: &[&[u8]]| forms.iter().find(|form| rest.starts_with(form)).map(|form| form.len());
        if written == Written::Iso2022Jp
            && let Some(length) = switch(&ENDS).or(switch(&[b"\x1b$B", b"\x1b$@"]))
        {
            wide = rest[1] == b'$';
            at += length;
            continue;
        }
        let readable = written != Written::Iso2022Jp || wide;
        match sign(rest, written).filter(|_| readable) {
            Some((which @ (0..=3), length)) if open.is_none() && (which == 3 || !given) => {
                given = true;
                at += length;
            }
            Some((which @ (4 | 5), length)) if open.is_none() => {
                (given, open) = (true, Some(which + 2));
                at += length;
            }
            Some(_) => return None,
            None if blank(text[at]) && open.is_none() => at = skip(text, at, GAP, blank),
            None => break,
        }
    }
    if !given || at >= line {
        return None;
    }
    if matches!(text[at], b'"' | b'\'' | b'`') {
        return value::value(text, at, Notation::Colon, kind, false, at);
    }
    let span = at..skip(text, at, line - at, |b| b.is_ascii_graphic() && !matches!(b, b'"' | b'`'));
    let ends = match (text.get(span.end), open) {
        (_, None) => true,
        (Some(0x1b), Some(_)) => true,
        (_, Some(which)) => sign(&text[span.end..], written).is_some_and(|(sign, _)| sign == which),
    };
    let mut value = plain(text, span, if open.is_some() { b'"' } else { 0 });
    value.trailing = text[value.span.end..line].trim_ascii_start().first().is_some_and(u8::is_ascii_alphabetic);
    (!value.bytes.is_empty() && ends).then_some(value)
}

/// Where the name at `range` ends, with what switches two-byte characters off behind it.
pub fn end(text: &[u8], range: &Range<usize>, written: Written) -> usize {
    let off = |form: &&&[u8]| text[range.end..].starts_with(form);
    match written {
        Written::Iso2022Jp => range.end + ENDS.iter().find(off).map_or(0, |form| form.len()),
        _ => range.end,
    }
}
