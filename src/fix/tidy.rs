/*!
Lines of assignments below each other, with their signs in one column as `gofmt` and `terraform fmt` have them: where a
line came or went, the others move.
*/

use super::Language;
use std::collections::HashSet;

/// Lines of assignments that follow each other without anything between them.
struct Run<'a> {
    lines: Vec<&'a str>,
    /// The place of its first line among all lines.
    from: usize,
}

/// `new` with the signs in one column wherever a run of assignments is not what it was in `original`; a text in which
/// they stood in no column before stays as it is.
pub fn tidy(original: &str, new: String, language: Language) -> String {
    if !matches!(language, Language::Go | Language::Terraform) {
        return new;
    }
    let before = runs(original, language);
    if before.iter().any(|run| run.lines.len() > 1 && aligned(&run.lines) != run.lines) {
        return new;
    }
    let known: HashSet<&[&str]> = before.iter().map(|run| run.lines.as_slice()).collect();
    let mut lines: Vec<String> = new.split_inclusive('\n').map(str::to_owned).collect();
    for run in runs(&new, language).iter().filter(|run| !known.contains(run.lines.as_slice())) {
        for (at, line) in aligned(&run.lines).into_iter().enumerate() {
            lines[run.from + at] = line;
        }
    }
    lines.concat()
}

/// The name of an assignment with what stands before it, and what it is given, its line's end included.
fn assignment(line: &str) -> Option<(&str, &str)> {
    let (head, value) = line.split_once('=')?;
    let name = head.trim();
    let plain = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
    // What goes on over lines stands in no column, and comments have a column of their own.
    let opens = value.trim_end().ends_with(['{', '[', '(', '`', '+', ',']) || value.contains("<<");
    let comment = value.contains(" //") || value.contains(" #") || value.contains("/*");
    (plain && value.starts_with(' ') && !opens && !comment).then(|| (head.trim_end(), value.trim_start()))
}

/// The runs of assignments in `text`, but for those with a type, a comment or the beginning of something longer in
/// them: these have more columns than one.
fn runs(text: &str, language: Language) -> Vec<Run<'_>> {
    let mut out: Vec<Run<'_>> = Vec::new();
    let mut run = Run { lines: Vec::new(), from: 0 };
    let (mut inside, mut plain) = (language != Language::Go, true);
    // A line behind the last one ends the last run.
    for (at, line) in text.split_inclusive('\n').chain([""]).enumerate() {
        let code = line.trim();
        // Elsewhere in Go a sign has one blank before it.
        if language == Language::Go && matches!(code, "const (" | "var (") {
            inside = true;
        } else if language == Language::Go && code == ")" {
            inside = false;
        }
        if inside && code.contains('=') && !code.starts_with(['/', '#']) {
            if run.lines.is_empty() {
                run.from = at;
            }
            run.lines.push(line);
            plain &= assignment(line).is_some();
            continue;
        }
        let lines = std::mem::take(&mut run.lines);
        if plain && !lines.is_empty() {
            out.push(Run { lines, from: run.from });
        }
        plain = true;
    }
    out
}

/// `lines` with their signs in one column.
fn aligned(lines: &[&str]) -> Vec<String> {
    let parts: Vec<_> = lines.iter().filter_map(|line| assignment(line)).collect();
    let wide = parts.iter().map(|(head, _)| head.chars().count()).max().unwrap_or(0);
    parts.iter().map(|(head, value)| format!("{head}{} = {value}", " ".repeat(wide - head.chars().count()))).collect()
}

#[cfg(test)]
mod tests {
    use super::{Language, tidy};

    #[test]
    fn signs_stand_in_one_column_where_they_did() {
        let check = |language, before: &str, new: &str, wanted: &str| {
            assert_eq!(tidy(before, new.to_owned(), language), wanted);
        };
        let variable = "variable \"k\" {\n  type    = string\n  default = \"x\"\n}\n";
        let new = "variable \"k\" {\n  type    = string\n  sensitive = true\n}\n";
        let wanted = "variable \"k\" {\n  type      = string\n  sensitive = true\n}\n";
        check(Language::Terraform, variable, new, wanted);
        // Who does not write columns is not given any.
        check(Language::Terraform, "a = 1\nbcd = 2\n", new, new);
        let before = "const (\n\tRegion      = 1\n\tAccessKeyID = 2\n)\n\nfunc f() {\n\ta = 1\n\tbcd = 2\n}\n";
        let new = before.replace("\tAccessKeyID = 2\n", "");
        check(Language::Go, before, &new, &new.replace("Region      =", "Region ="));
    }
}
