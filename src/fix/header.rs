/*! What a file needs for a lookup besides: an import, or the declaration of a variable. */

use super::write::uses::uses;
use super::{Edit, Language, Refusal};

/// What the file needs besides: an import, or the declaration of variables.
///
/// # Errors
/// When it is not plain where that belongs.
pub fn header(text: &str, language: Language, names: &[String]) -> Result<Vec<Edit>, Refusal> {
    let end = crate::fix::feed(text);
    Ok(match language {
        Language::Python | Language::Go if uses_os(text, language) && hides_os(text, language) => {
            return Err(Refusal::Unsure);
        }
        Language::Python if text.contains("os.environ[") && !imports_os(text) => {
            let at = python_import_place(text);
            vec![(
                at..at,
                format!(
                    "import os{end}{}",
                    if text[at..].starts_with(char::is_whitespace) { "" } else { gap(text, at, end) }
                ),
            )]
        }
        Language::Go if text.contains("os.Getenv(") => go_import(text, end)?.into_iter().collect(),
        Language::Terraform => {
            let mut out = String::new();
            for name in names {
                let variable = name.trim_start_matches("TF_VAR_");
                if !text.contains(&format!("var.{variable}")) || text.contains(&format!("variable \"{variable}\"")) {
                    continue;
                }
                out.push_str(&format!(
                    "{end}variable \"{variable}\" {{{end}  type      = string{end}  sensitive = true{end}}}{end}"
                ));
            }
            if !out.is_empty() && !text.ends_with('\n') {
                out.insert_str(0, end);
            }
            if out.is_empty() { Vec::new() } else { vec![(text.len()..text.len(), out)] }
        }
        _ => Vec::new(),
    })
}

/// An empty line between an import and what follows it, unless that is an import of Python's own modules too.
fn gap<'a>(text: &str, at: usize, end: &'a str) -> &'a str {
    let next = text[at..].trim_start();
    if imported(next).is_some_and(is_own) || next.is_empty() { "" } else { end }
}

/// The module that a line beginning with an import imports first, without what is below it.
fn imported(line: &str) -> Option<&str> {
    let rest = line.strip_prefix("import ").or_else(|| line.strip_prefix("from "))?.trim_start();
    Some(rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default())
}

/// Whether `module` is one of those of Python itself that are imported most; an empty line keeps them apart from others
/// (<https://peps.python.org/pep-0008/#imports>).
fn is_own(module: &str) -> bool {
    const OWN: &[&str] = &[
        "abc",
        "argparse",
        "asyncio",
        "base64",
        "collections",
        "concurrent",
        "contextlib",
        "copy",
        "csv",
        "dataclasses",
        "datetime",
        "decimal",
        "email",
        "enum",
        "functools",
        "getpass",
        "glob",
        "hashlib",
        "hmac",
        "html",
        "http",
        "importlib",
        "inspect",
        "io",
        "itertools",
        "json",
        "logging",
        "math",
        "multiprocessing",
        "operator",
        "pathlib",
        "pickle",
        "platform",
        "pprint",
        "queue",
        "random",
        "re",
        "secrets",
        "shutil",
        "signal",
        "smtplib",
        "socket",
        "sqlite3",
        "ssl",
        "string",
        "struct",
        "subprocess",
        "sys",
        "tempfile",
        "textwrap",
        "threading",
        "time",
        "traceback",
        "types",
        "typing",
        "unittest",
        "urllib",
        "uuid",
        "warnings",
        "xml",
        "zipfile",
        "zoneinfo",
    ];
    OWN.contains(&module)
}

fn uses_os(text: &str, language: Language) -> bool {
    text.contains(if language == Language::Go { "os.Getenv(" } else { "os.environ[" })
}

/// Whether something else than the module is called `os` in the file: a parameter, a variable, another import.
fn hides_os(text: &str, language: Language) -> bool {
    let Ok((found, _)) = uses(text, language, "os", &(0..0)) else { return false };
    found.iter().any(|one| {
        let (before, after) = (one.before(), one.after());
        let line = one.text[..one.at.start].lines().last().unwrap_or_default().trim_start();
        let import = (line.starts_with("import ") || line.starts_with("from ")) && !before.ends_with(" as");
        !import && !after.starts_with('.') && !before.ends_with('.') && !before.ends_with(" del")
    })
}

/// Whether `os` is imported before it is first used.
fn imports_os(text: &str) -> bool {
    let used = text.find("os.environ[").unwrap_or(text.len());
    text[..used].trim_start_matches('\u{feff}').lines().any(|line| {
        let line = line.split(['#', ';']).next().unwrap_or_default();
        let is_os = |module: &str| module == "os" || module.starts_with("os.") && !module.contains(" as ");
        line.strip_prefix("import ").is_some_and(|modules| modules.split(',').any(|m| is_os(m.trim())))
    })
}

/// Where an import belongs: before the first one that is no `__future__`, else behind comments and the docstring.
fn python_import_place(text: &str) -> usize {
    let mark = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let (mut at, mut after_head, mut in_docstring) = (mark, mark, None::<&str>);
    let mut future_seen = 0;
    for line in text[mark..].split_inclusive('\n') {
        let code = line.trim_end();
        let begin = at;
        at += line.len();
        if let Some(quote) = in_docstring {
            if code.contains(quote) {
                in_docstring = None;
                after_head = at;
            }
            continue;
        }
        if code.starts_with("from __future__") {
            future_seen = if code.contains('(') && !code.contains(')') {
                at + text[at..].find(')').map_or(0, |n| n + 1 + text[at + n..].find('\n').map_or(0, |m| m))
            } else {
                at
            };
            after_head = future_seen;
            continue;
        }
        if begin < future_seen {
            continue;
        }
        if code.starts_with("import ") || code.starts_with("from ") {
            // Among Python's own modules it stands in their order, which puts `from` behind.
            let before_os = |line: &&str| {
                line.starts_with("import ") && imported(line).is_some_and(|module| is_own(module) && module < "os")
            };
            return begin + text[begin..].split_inclusive('\n').take_while(before_os).map(str::len).sum::<usize>();
        }
        let quote =
            ["\"\"\"", "'''"].into_iter().find(|q| code.trim_start_matches(['r', 'R', 'u', 'U']).starts_with(q));
        if let Some(quote) = quote.filter(|_| {
            after_head == mark || text[mark..begin].lines().all(|l| l.trim().is_empty() || l.starts_with('#'))
        }) {
            if code.matches(quote).count() >= 2 {
                after_head = at;
            } else {
                in_docstring = Some(quote);
            }
            continue;
        }
        if code.is_empty() || code.starts_with('#') {
            if code.starts_with("#!") || code.contains("coding") || code.starts_with('#') && after_head == begin {
                after_head = at;
            }
            continue;
        }
        // The first statement that is no import: an import further down would come too late.
        break;
    }
    after_head
}

fn go_import(text: &str, end: &str) -> Result<Option<Edit>, Refusal> {
    let mut at = 0;
    let mut package = None;
    for line in text.split_inclusive('\n') {
        let code = line.trim_start_matches('\u{feff}').trim();
        let begin = at;
        at += line.len();
        if code == "\"os\"" || code == "import \"os\"" {
            return Ok(None);
        }
        if code.starts_with("package ") && package.is_none() {
            package = Some(at);
        }
        if code.starts_with("import (") {
            if text[at..].lines().take_while(|l| l.trim() != ")").any(|l| l.trim() == "\"os\"") {
                return Ok(None);
            }
            // Sorted, as gofmt has it, into the first group of the list.
            let mut place = at;
            for entry in text[at..].split_inclusive('\n') {
                let path = entry.trim();
                if path == ")" || path.is_empty() || path > "\"os\"" && path.starts_with('"') {
                    break;
                }
                place += entry.len();
            }
            return Ok(Some((place..place, format!("\t\"os\"{end}"))));
        }
        // What stands above `import "C"` belongs to it.
        if code.starts_with("import \"") && code != "import \"C\"" {
            return Ok(Some((begin..begin, format!("import \"os\"{end}"))));
        }
    }
    let place = package.ok_or(Refusal::Unsure)?;
    Ok(Some((place..place, format!("{end}import \"os\"{end}"))))
}
