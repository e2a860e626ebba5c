/*!
Annotations of GitHub Actions: workflow commands, one a finding
(<https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands>).
*/

use super::Report;
use crate::detect::Action;
use crate::messages;

/// The report as workflow commands.
pub fn annotations(report: &Report) -> String {
    let line = |found: &crate::inspect::Located| {
        let rule = found.finding.rule;
        let level = if found.action == Action::Block { "error" } else { "warning" };
        let path = String::from_utf8_lossy(&found.name);
        let place = format!("line={},endLine={},col={}", found.line, found.end_line, found.column);
        let title = property(&format!("sekisho: {}", rule.id));
        let fingerprint = found.fingerprint();
        let asked = messages::policy::asked(found.action == Action::Block);
        let said = format!("{}. {asked} ({fingerprint})", messages::title(rule));
        format!("::{level} file={},{place},title={title}::{}\n", property(&path), data(&said))
    };
    report.active().map(line).collect()
}

/// A command's message: only what would end its line is escaped.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A command's property, which colons and commas would end as well.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_file_name_cannot_write_a_command_of_its_own() {
        assert_eq!(super::property("a\n::error::x,y%"), "a%0A%3A%3Aerror%3A%3Ax%2Cy%25");
        assert_eq!(super::data("100%\r\n"), "100%25%0D%0A");
    }
}
