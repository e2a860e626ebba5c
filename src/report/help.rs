/*! The help of the command line, in lines that fit: clap breaks lines at spaces alone, of which Japanese has few. */

use super::human::screen::Screen;
use super::human::text::{columns, wrap};

/// The least room that a description gets beside what it describes.
const ROOM: usize = 30;

/// Prints `text`, in which nothing is broken yet.
pub fn print(text: &str) {
    super::out(&wrapped(text, Screen::of_stdout().width));
}

/// `text` in lines of at most `width` columns; a description stays beside what it describes, or goes below it.
pub fn wrapped(text: &str, width: usize) -> String {
    let mut out = String::with_capacity(text.len() + 256);
    for line in text.lines() {
        if columns(line) <= width {
            out.push_str(line.trim_end());
            out.push('\n');
            continue;
        }
        let begin = line.len() - line.trim_start().len();
        let gap = line[begin..].find("  ").filter(|_| begin > 0).map(|n| begin + n);
        let (name, description) = gap.map_or(("", line.trim_start()), |at| (&line[..at], line[at..].trim_start()));
        let beside = columns(line) - columns(description);
        let (hang, below) = if beside + ROOM <= width { (beside, false) } else { (10, true) };
        let hang = if gap.is_none() { begin } else { hang };
        if gap.is_some() {
            out.push_str(name);
            out.push_str(&if below { "\n".to_owned() } else { " ".repeat(hang - columns(name)) });
        }
        for (n, part) in wrap(description, width.saturating_sub(hang)).iter().enumerate() {
            if n > 0 || below || gap.is_none() {
                out.push_str(&" ".repeat(hang));
            }
            out.push_str(part);
            out.push('\n');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn descriptions_stay_in_their_column_or_go_below() {
        let text = "オプション:\n  -n, --dry-run  書き込む内容を表示するだけで、実際には書き込みません\n";
        assert_eq!(
            wrapped(text, 50),
            "オプション:\n  -n, --dry-run  書き込む内容を表示するだけで、\n                 実際には書き込みません\n"
        );
        assert_eq!(
            wrapped(text, 44),
            "オプション:\n  -n, --dry-run\n          書き込む内容を表示するだけで、\n          実際には書き込みません\n"
        );
        assert!(wrapped(&"認証情報を探します。".repeat(9), 40).lines().all(|line| columns(line) <= 40));
    }
}
