/*!
The lookup that stands for a value, one file for each family of languages. What a file needs for it besides is in
[`super::header`].

A place is taken only where what stands around it says that an expression may stand there; everywhere else the answer is
[`Refusal`].
*/

mod around;
mod braces;
mod config;
mod go;
mod parameter;
mod php;
mod python;
mod ruby;
mod rust;
mod script;
mod shell;
mod terraform;
pub mod uses;

pub use config::{dotenv_line, gradle_line, ini_line, marked, plain_line, requirement, toml_string};
pub use terraform::{value as terraform_value, variable as terraform_variable};

use super::literal::{self, Literal, Quote, Site};
use super::{Edit, Language, Refusal};
use around::Around;
use std::ops::Range;

/// A value in its literal.
pub struct Place<'a> {
    pub text: &'a str,
    pub language: Language,
    pub literal: Literal,
    /// The value alone.
    pub span: Range<usize>,
    pub around: Around<'a>,
    /// Whether a word stands in another file of this kind.
    pub elsewhere: &'a dyn Fn(&str) -> bool,
}

/// Replaces the value at `span` by a lookup of `name`.
///
/// # Errors
/// When it is not sure that an expression may stand there.
pub fn change(
    text: &str,
    language: Language,
    span: &Range<usize>,
    name: &str,
    elsewhere: &dyn Fn(&str) -> bool,
) -> Result<Vec<Edit>, Refusal> {
    let site = match (literal::around(text, language, span), language) {
        (Err(Refusal::NotAString), Language::Jsx { typed }) => {
            return script::markup(text, span, name, typed).ok_or(Refusal::NotAString);
        }
        (site, _) => site?,
    };
    let literal = match site {
        Site::Literal(literal) => literal,
        // A comment loses nothing but the value.
        Site::Comment => return Ok(vec![(span.clone(), format!("${name}"))]),
    };
    let place =
        Place { around: Around::of(text, language, &literal), text, language, literal, span: span.clone(), elsewhere };
    match language {
        Language::Python => python::change(&place, name),
        Language::JavaScript | Language::TypeScript | Language::Jsx { .. } => script::change(&place, name),
        Language::Ruby => ruby::change(&place, name),
        Language::Go => go::change(&place, name),
        Language::Rust => rust::change(&place, name),
        Language::Java => braces::java(&place, name),
        Language::CSharp => braces::csharp(&place, name),
        Language::Php => php::change(&place, name),
        Language::Shell => shell::change(&place, name),
        Language::Terraform => terraform::change(&place, name),
        _ => Err(Refusal::Language),
    }
}

impl<'a> Place<'a> {
    /// Whether the value is the whole of its string.
    pub fn whole(&self) -> bool {
        self.literal.inner == self.span
    }

    /// What stands in the string before the value.
    pub fn before(&self) -> &'a str {
        &self.text[self.literal.inner.start..self.span.start]
    }

    /// What stands in the string after the value.
    pub fn after(&self) -> &'a str {
        &self.text[self.span.end..self.literal.inner.end]
    }

    /// What begins the string: prefix and quotes.
    pub fn opening(&self) -> &'a str {
        &self.text[self.literal.outer.start..self.literal.inner.start]
    }

    /// What ends it.
    pub fn closing(&self) -> &'a str {
        &self.text[self.literal.inner.end..self.literal.outer.end]
    }

    /// The string's place becomes `with`.
    pub fn instead(&self, with: impl Into<String>) -> Vec<Edit> {
        let mut with = with.into();
        // `return"value"` needs no space; a word there does.
        let part = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
        if with.starts_with(part) && self.text[..self.literal.outer.start].ends_with(part) {
            with.insert(0, ' ');
        }
        if with.ends_with(part) && self.text[self.literal.outer.end..].starts_with(part) {
            with.push(' ');
        }
        vec![(self.literal.outer.clone(), with)]
    }

    /// The value's place becomes `with`.
    pub fn inside(&self, with: impl Into<String>) -> Vec<Edit> {
        vec![(self.span.clone(), with.into())]
    }

    /// The string broken at the value: the parts that are not empty, and `lookup` between them.
    ///
    /// # Errors
    /// When a part would end in half an escape.
    pub fn parts(&self, lookup: &str) -> Result<Vec<String>, Refusal> {
        let (before, after) = (self.before(), self.after());
        let raw = self.literal.prefix.contains(['@']) || self.literal.quote == Quote::Raw;
        if !raw && before.bytes().rev().take_while(|&b| b == b'\\').count() % 2 == 1 {
            return Err(Refusal::Unsure);
        }
        let (open, close) = (self.opening(), self.closing());
        let mut parts = Vec::new();
        if !before.is_empty() {
            parts.push(format!("{open}{before}{close}"));
        }
        parts.push(lookup.to_owned());
        if !after.is_empty() {
            parts.push(format!("{open}{after}{close}"));
        }
        Ok(parts)
    }

    /// The string as a sum of its parts and `lookup`, in parentheses where they are needed.
    ///
    /// # Errors
    /// When a part would end in half an escape.
    pub fn sum(&self, lookup: &str, sign: &str) -> Result<Vec<Edit>, Refusal> {
        let parts = self.parts(lookup)?;
        let sum = parts.join(&format!(" {sign} "));
        Ok(self.instead(if parts.len() > 1 { self.around.grouped(&sum, sign) } else { sum }))
    }

    /// The string with a mark in the value's place, and a call behind it that puts the lookup in; for strings of
    /// several lines, which cannot be broken anywhere. `call` is the method, up to its parenthesis.
    ///
    /// # Errors
    /// When the mark stands in the text already.
    pub fn marked(&self, call: &str, name: &str, lookup: &str) -> Result<Vec<Edit>, Refusal> {
        let mark = format!("${name}");
        if self.text[self.literal.inner.clone()].contains(&mark) {
            return Err(Refusal::Unsure);
        }
        let end = self.literal.outer.end;
        Ok(vec![(self.span.clone(), mark.clone()), (end..end, format!(".{call}(\"{mark}\", {lookup})"))])
    }

    /// The brackets of kind `opening` that are open here, the innermost first, each with the text before it.
    pub fn open(&self, opening: u8) -> impl Iterator<Item = &'a str> {
        let text = self.text;
        self.literal.open.iter().rev().filter(move |&&at| text.as_bytes()[at] == opening).map(move |&at| &text[..at])
    }

    /// The head of the innermost block: what stands before its brace, back to the end of what came before.
    pub fn block_head(&self) -> Option<&'a str> {
        self.open(b'{').next().map(head)
    }

    /// The innermost bracket that is open.
    pub fn bracket(&self) -> Option<u8> {
        self.literal.open.last().map(|&at| self.text.as_bytes()[at])
    }

    /// The statement that the string stands in, up to the string.
    pub fn statement(&self) -> &'a str {
        head(&self.text[..self.literal.outer.start])
    }

    /// A call `callee("NAME", ` directly before the string and `)` directly behind it, with `name` in it: a lookup that
    /// takes this string when there is nothing. The call's place, and what is called.
    pub fn default_of_call(&self, name: &str) -> Option<(Range<usize>, &'a str)> {
        let (start, callee, asked) = call_before(self.around.before)?;
        let rest = self.around.after.strip_prefix(')')?;
        (self.whole() && asked == name).then_some((start..self.text.len() - rest.len(), callee))
    }
}

/// What stands at the end of `before`, from the last brace or semicolon on.
fn head(before: &str) -> &str {
    before[before.rfind(['{', '}', ';']).map_or(0, |n| n + 1)..].trim()
}

/// `callee("NAME",` at the end of `before`: where it begins, what is called, and the name.
fn call_before(before: &str) -> Option<(usize, &str, &str)> {
    let rest = before.strip_suffix(',')?.trim_end();
    let quote = rest.chars().last().filter(|c| matches!(c, '"' | '\''))?;
    let rest = &rest[..rest.len() - 1];
    let open = rest.rfind(quote)?;
    let name = &rest[open + 1..];
    let callee = rest[..open].trim_end().strip_suffix('(')?;
    let part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | ':' | '(' | ')');
    let start = callee.rfind(|c| !part(c)).map_or(0, |n| n + callee[n..].chars().next().map_or(1, char::len_utf8));
    let is_name = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    (is_name && callee[start..].to_ascii_lowercase().contains("env")).then_some((start, &callee[start..], name))
}

/// The name that the code already looks up where `before` ends, so that the value is only what is taken without it:
/// `os.getenv("NAME", `, `process.env.NAME || `, `ENV["NAME"] || `, `getenv('NAME') ?: `, `${NAME:-`.
pub fn looked_up(before: &str) -> Option<&str> {
    let before = before.trim_end_matches(['"', '\'', '`', ' ', '\n', '\r', '\t']);
    if let Some((_, _, name)) = call_before(before) {
        return Some(name);
    }
    let call = before.strip_suffix("String::from(").unwrap_or(before).trim_end_matches("|_|").trim_end();
    if let Some(rest) = call.strip_suffix(".unwrap_or(").or(call.strip_suffix(".unwrap_or_else(")) {
        let name = rest.trim_end().strip_suffix("\")")?.rsplit_once("env::var(\"")?.1;
        return is_name(name).then_some(name);
    }
    if let Some(rest) = [":-", ":=", "-", "="].iter().find_map(|sign| before.strip_suffix(sign)) {
        let name = rest.rsplit_once("${")?.1;
        return is_name(name).then_some(name);
    }
    let rest = ["||", "??", "?:", " or"].iter().find_map(|sign| before.strip_suffix(sign))?.trim_end();
    if !rest.to_ascii_lowercase().contains("env") {
        return None;
    }
    let rest = rest.trim_end_matches([')', ']']).trim_end_matches(['"', '\'']);
    let name = &rest[rest.rfind(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).map_or(0, |n| n + 1)..];
    let lead = rest[..rest.len() - name.len()].trim_end_matches(['"', '\'', '(', '[']).to_ascii_lowercase();
    let reads = ["env", "env.", "getenv", "env.get", "environ.get", "environmentvariable", "_env"];
    (is_name(name) && reads.iter().any(|r| lead.ends_with(r))).then_some(name)
}

fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
}
