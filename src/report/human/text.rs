/*! Text on a screen: made harmless, measured in columns, cut and wrapped. */

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// What stands for a part that was cut out.
const CUT: &str = "...";
/// A tab's width. It is not a terminal's eight, because an excerpt has little room.
const TAB: &str = "  ";
/// What may not begin a line in Japanese (the small set that our own sentences use).
const NO_LINE_START: &str = "、。，．）」』】〕・ー？！々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ:;,.)";

/// `text` with everything that could move a cursor, hide text or turn its direction shown as `\u{..}`.
pub fn harmless(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c == '\t' {
            out.push_str(TAB);
        } else if is_harmful(c) {
            out.extend(c.escape_default());
        } else {
            out.push(c);
        }
    }
    out
}

/// Control characters, bidirectional marks and overrides (Unicode TR 9), separators of lines and paragraphs, and
/// characters that show nothing or a blank that is none (Unicode TR 36).
fn is_harmful(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// The columns that `text` takes on a terminal.
pub fn columns(text: &str) -> usize {
    UnicodeWidthStr::width(text)
}

/// The longest beginning of `text` that fits into `room` columns.
pub fn head(text: &str, room: usize) -> &str {
    let mut used = 0;
    for (at, c) in text.char_indices() {
        used += c.width().unwrap_or(0);
        if used > room {
            return &text[..at];
        }
    }
    text
}

/// The longest end of `text` that fits into `room` columns.
pub fn tail(text: &str, room: usize) -> &str {
    let mut used = 0;
    for (at, c) in text.char_indices().rev() {
        used += c.width().unwrap_or(0);
        if used > room {
            return &text[at + c.len_utf8()..];
        }
    }
    text
}

/// `text` without the marks at its beginning that belonged to a character that was cut off.
fn whole(text: &str) -> &str {
    text.trim_start_matches(|c: char| c.width() == Some(0))
}

/// `text` in at most `room` columns, its end cut off.
pub fn cut_end(text: &str, room: usize) -> String {
    if columns(text) <= room { text.to_owned() } else { format!("{}{CUT}", head(text, room.saturating_sub(CUT.len()))) }
}

/// `text` in at most `room` columns, its beginning cut off.
pub fn cut_start(text: &str, room: usize) -> String {
    if columns(text) <= room {
        text.to_owned()
    } else {
        format!("{CUT}{}", whole(tail(text, room.saturating_sub(CUT.len()))))
    }
}

/// `text` in at most `room` columns, its middle cut out; the end keeps two thirds, because a path's end says most.
pub fn cut_middle(text: &str, room: usize) -> String {
    if columns(text) <= room {
        return text.to_owned();
    }
    let rest = room.saturating_sub(CUT.len());
    let end = whole(tail(text, rest - rest / 3));
    format!("{}{CUT}{end}", head(text, rest - columns(end)))
}

/// Breaks `text` into lines of at most `room` columns: at spaces, and between wide characters where Japanese allows it.
/// What stands between backquotes is never broken, because it is there to be copied.
pub fn wrap(text: &str, room: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0;
    let fits = |piece: &str| columns(piece.trim_end()) <= room;
    let parts = pieces(text, false).into_iter().flat_map(|p| if fits(p) { vec![p] } else { pieces(p, true) });
    for piece in parts {
        let wide = columns(piece.trim_end());
        if used > 0 && used + wide > room {
            if let Some(line) = lines.last_mut() {
                line.truncate(line.trim_end().len());
            }
            lines.push(String::new());
            used = 0;
        }
        if let Some(line) = lines.last_mut() {
            line.push_str(piece);
        }
        used += columns(piece);
    }
    if let Some(line) = lines.last_mut() {
        line.truncate(line.trim_end().len());
    }
    lines
}

/// `text` in the parts that a line may be broken between; white space stays at a part's end. Japanese is broken before
/// what begins a phrase (anything but hiragana, behind hiragana or a mark), or, where such a part is too long,
/// `anywhere`.
fn pieces(text: &str, anywhere: bool) -> Vec<&str> {
    let mut out = Vec::new();
    let (mut from, mut quoted, mut before) = (0, false, ' ');
    for (at, c) in text.char_indices() {
        let wide = |c: char| c.width() == Some(2);
        let hiragana = |c: char| matches!(c, '\u{3041}'..='\u{309f}');
        let begins_phrase = !hiragana(c) && (hiragana(before) || !before.is_alphanumeric());
        let may_break = c != ' ' && (before == ' ' || (wide(before) || wide(c)) && (anywhere || begins_phrase));
        let forbidden = NO_LINE_START.contains(c) || "（「『【〔(".contains(before);
        if !quoted && at > from && may_break && !forbidden {
            out.push(&text[from..at]);
            from = at;
        }
        quoted ^= c == '`';
        before = c;
    }
    if from < text.len() {
        out.push(&text[from..]);
    }
    out
}

/// `text` with runs that look like generated values covered, so that what stands beside a finding gives nothing away
/// either: twenty characters or more of a token's alphabet, with capitals, small letters and digits in them.
pub fn covered(text: &str) -> String {
    let part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '_' | '-' | '=');
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(part) {
        let (before, from) = rest.split_at(start);
        let (run, after) = from.split_at(from.find(|c| !part(c)).unwrap_or(from.len()));
        let has = |kind: fn(&char) -> bool| run.chars().any(|c| kind(&c));
        let token = run.len() >= 20
            && has(char::is_ascii_digit)
            && (has(char::is_ascii_uppercase) && has(char::is_ascii_lowercase)
                || run.len() >= 32 && !run.contains('/'));
        out.push_str(before);
        out.push_str(if token { "************" } else { run });
        rest = after;
    }
    out.push_str(rest);
    out
}

/// `word` as a POSIX shell takes it: quoted when it must be.
pub fn shell_quoted(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "/._-+,:@%=".contains(c) || !c.is_ascii();
    if !word.is_empty() && word.chars().all(plain) && !word.starts_with('-') {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_harm_is_shown() {
        assert_eq!(harmless("a\x1b[31mb\u{202e}c\td"), "a\\u{1b}[31mb\\u{202e}c  d");
        assert_eq!(harmless("日本語 👩\u{200d}🚀 é"), "日本語 👩\u{200d}🚀 é");
    }

    #[test]
    fn cuts_in_columns_and_not_in_bytes() {
        assert_eq!(cut_middle("src/very/long/path/to/file.rs", 20), "src/v...h/to/file.rs");
        for room in 8..30 {
            assert!(columns(&cut_middle("設定/秘密/本番環境/settings.py", room)) <= room);
            assert!(columns(&cut_end("設定/秘密/本番環境/settings.py", room)) <= room);
            assert!(columns(&cut_start("設定/秘密/本番環境/settings.py", room)) <= room);
        }
    }

    #[test]
    fn no_mark_is_left_without_its_character() {
        assert_eq!(cut_start("abcdefgha\u{301}bc", 5), "...bc");
        assert_eq!(cut_start("abcdefgha\u{301}bc", 6), "...a\u{301}bc");
    }

    #[test]
    fn wraps_between_words_and_between_wide_characters() {
        assert_eq!(wrap("one two three four", 9), ["one two", "three", "four"]);
        assert_eq!(wrap("run `git reset -q` now", 8), ["run", "`git reset -q`", "now"]);
        let lines = wrap("この値は秘密です。取り除いてください。", 10);
        assert!(lines.iter().all(|l| columns(l) <= 12 && !l.starts_with('。')), "{lines:?}");
        assert_eq!(lines.concat(), "この値は秘密です。取り除いてください。");
        assert_eq!(wrap("値は本物です。必ず取り除く", 14), ["値は本物です。", "必ず取り除く"]);
        assert_eq!(wrap("発行した本物です。", 12), ["発行した", "本物です。"]);
    }

    #[test]
    fn covers_what_stands_beside_a_finding() {
        let token = concat!("aB3dE6gH9jK2", "mN5pQ8sT1vW4");
        assert_eq!(covered(&format!("x = f({token}, y)")), "x = f(************, y)");
        assert_eq!(covered("AWS_SECRET_ACCESS_KEY_ID = os.environ"), "AWS_SECRET_ACCESS_KEY_ID = os.environ");
    }

    #[test]
    fn quotes_for_a_shell() {
        assert_eq!(shell_quoted("src/設定.py:3"), "src/設定.py:3");
        assert_eq!(shell_quoted("it's here"), r"'it'\''s here'");
        assert_eq!(shell_quoted("-x"), "'-x'");
    }
}
