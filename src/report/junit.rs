/*!
JUnit's XML, in the form that CI servers read (<https://github.com/testmoapp/junitxml>): a finding that blocks is a test
that failed, one that warns is a test that passed and said something, and a clean run is one test that passed.
*/

use super::Report;
use crate::detect::Action;
use crate::messages;

/// The report as test suites.
pub fn suites(report: &Report) -> String {
    let mut cases = String::new();
    let (mut tests, mut failures) = (0, 0);
    for found in report.active() {
        tests += 1;
        let rule = found.finding.rule;
        let path = String::from_utf8_lossy(&found.name);
        let place = format!("{path}:{}:{}", found.line, found.column);
        let title = messages::title(rule);
        let secret = &found.finding.secret;
        let masked = secret.masked(rule.public_prefix(secret.expose()));
        let asked = messages::policy::asked(found.action == Action::Block);
        let said = format!("{place}: {title}: {masked}\n{asked}\nfingerprint: {}", found.fingerprint());
        let open = format!(
            "    <testcase name=\"{}\" classname=\"{}\" file=\"{}\" line=\"{}\">\n",
            xml(&format!("{} {place}", rule.id)),
            xml(rule.id),
            xml(&path),
            found.line
        );
        cases.push_str(&open);
        if found.action == Action::Block {
            failures += 1;
            let line = format!("      <failure message=\"{}\" type=\"{}\">", xml(&title), found.finding.proof.id());
            cases.push_str(&format!("{line}{}</failure>\n", xml(&said)));
        } else {
            cases.push_str(&format!("      <system-out>{}</system-out>\n", xml(&said)));
        }
        cases.push_str("    </testcase>\n");
    }
    if tests == 0 {
        tests = 1;
        cases.push_str("    <testcase name=\"no credential\" classname=\"sekisho\"/>\n");
    }
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"sekisho\" tests=\"{tests}\" \
         failures=\"{failures}\" errors=\"0\">\n  <testsuite name=\"sekisho\" tests=\"{tests}\" failures=\"{failures}\" \
         errors=\"0\" skipped=\"0\">\n{cases}  </testsuite>\n</testsuites>\n"
    )
}

/// `text` as XML takes it: what XML 1.0 cannot hold at all is replaced.
fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("&#10;"),
            '\t' => out.push_str("&#9;"),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn nothing_breaks_out_of_the_markup() {
        assert_eq!(super::xml("a\"><b>&\u{1b}[0m\n"), "a&quot;&gt;&lt;b&gt;&amp;\u{fffd}[0m&#10;");
    }
}
