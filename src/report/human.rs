/*! The report that people read. */

use super::Report;

/// `text` with every control character (terminal escapes among them) shown as `\u{..}`.
pub fn harmless(text: &str) -> String {
    text.chars()
        .flat_map(|c| if c.is_control() && c != '\t' { c.escape_default().collect::<Vec<_>>() } else { vec![c] })
        .collect()
}

/// Prints `report` on standard error.
pub fn print(report: &Report) {
    for found in report.active() {
        let name = harmless(&String::from_utf8_lossy(&found.name));
        eprintln!("{}: {name}:{}:{} {}", found.action.id(), found.line, found.column, found.finding.rule.title);
        eprintln!("    {}{}{}", harmless(&found.excerpt.before), found.excerpt.masked, harmless(&found.excerpt.after));
    }
    let c = report.coverage;
    let lines = c.lines.map(|n| format!(", {n} added lines")).unwrap_or_default();
    eprintln!("sekisho: {} files{lines}, 0 unread", c.files);
}
