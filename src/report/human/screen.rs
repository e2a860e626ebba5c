/*! What a report is drawn on: how wide, how high, and whether in colour. */

use colored::{ColoredString, Colorize};
use std::io::IsTerminal;

/// A terminal, a log, or a window of a graphical client.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Screen {
    /// Columns.
    pub width: usize,
    /// Lines.
    pub height: usize,
    /// Whether to use colour.
    pub colour: bool,
    /// What a person types to run this program; `None` until it is known.
    pub program: Option<&'static str>,
}

impl Screen {
    /// The screen behind standard error: `COLUMNS` and `LINES`, else what the terminal says, else 80 by 24.
    pub fn of_stderr() -> Self {
        Self::of(std::io::stderr().is_terminal(), terminal_size::terminal_size_of(std::io::stderr()))
    }

    /// The screen behind standard output, in the same way.
    pub fn of_stdout() -> Self {
        Self::of(std::io::stdout().is_terminal(), terminal_size::terminal_size_of(std::io::stdout()))
    }

    fn of(terminal: bool, size: Option<(terminal_size::Width, terminal_size::Height)>) -> Self {
        let number = |name| std::env::var(name).ok().and_then(|v| v.parse::<usize>().ok()).filter(|&n| n > 0);
        let width = number("COLUMNS").or(size.map(|(w, _)| usize::from(w.0))).unwrap_or(80);
        let height = number("LINES").or(size.map(|(_, h)| usize::from(h.0))).unwrap_or(24);
        Screen {
            width: width.clamp(40, 160),
            height: height.clamp(16, 100),
            colour: wants_colour(|name| std::env::var(name).ok(), terminal),
            program: None,
        }
    }

    fn paint(self, text: &str, colour: fn(&str) -> ColoredString) -> String {
        if !self.colour {
            return text.to_owned();
        }
        // `colored` asks its own idea of the environment, which looks at standard output; ours was asked above.
        colored::control::set_override(true);
        colour(text).to_string()
    }

    /// What went wrong.
    pub fn bad(self, text: &str) -> String {
        self.paint(text, |t| t.red().bold())
    }

    /// What may be wrong.
    pub fn doubtful(self, text: &str) -> String {
        self.paint(text, |t| t.yellow().bold())
    }

    /// What is well.
    pub fn good(self, text: &str) -> String {
        self.paint(text, |t| t.green())
    }

    /// What to type.
    pub fn command(self, text: &str) -> String {
        self.paint(text, |t| t.cyan().bold())
    }

    /// What is read first.
    pub fn strong(self, text: &str) -> String {
        self.paint(text, |t| t.bold())
    }

    /// What is read last.
    pub fn quiet(self, text: &str) -> String {
        self.paint(text, |t| t.dimmed())
    }
}

/// Whether to use colour on a stream that is a `terminal` or not: <https://no-color.org> first, then CLICOLOR_FORCE
/// (<https://bixense.com/clicolors/>), then what the stream is.
pub fn wants_colour(get: impl Fn(&str) -> Option<String>, terminal: bool) -> bool {
    let set = |name| get(name).filter(|v| !v.is_empty());
    if set("NO_COLOR").is_some() {
        return false;
    }
    if set("CLICOLOR_FORCE").is_some_and(|v| v != "0") {
        return true;
    }
    terminal && set("TERM").is_none_or(|t| t != "dumb") && set("CLICOLOR").is_none_or(|v| v != "0")
}

#[cfg(test)]
mod tests {
    use super::wants_colour;

    #[test]
    fn the_environment_decides_on_colour() {
        let with = |set: &'static [(&str, &str)], terminal| {
            wants_colour(|n| set.iter().find(|(k, _)| *k == n).map(|(_, v)| (*v).to_owned()), terminal)
        };
        assert!(with(&[], true) && !with(&[], false));
        assert!(!with(&[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")], true));
        assert!(with(&[("CLICOLOR_FORCE", "1"), ("TERM", "dumb")], false));
        assert!(!with(&[("TERM", "dumb")], true) && !with(&[("CLICOLOR", "0")], true));
        assert!(with(&[("NO_COLOR", "")], true));
    }
}
