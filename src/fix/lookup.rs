/*!
The lookup that stands for a value in each language. What a file needs for it besides is in [`super::header`].

A place is taken only where the token before it says that an expression may stand there; everywhere else the answer is
[`Refusal`].
*/

use super::literal::{self, Literal, Quote};
use super::{Edit, Language, Refusal, Value};
use std::ops::Range;

/// The name for the value at `place`: that of the variable, key or argument that it is given to, in upper snake case.
pub fn name(text: &str, language: Language, place: &Range<usize>, value: &Value<'_>) -> String {
    let start = text[..place.start].rfind('\n').map_or(0, |n| n + 1);
    let line = &text[start..place.start];
    let given = given_name(line).map(|n| upper_snake(&n)).filter(|n| !n.is_empty());
    let name = match given {
        Some(name) if says_enough(&name) => name,
        Some(name) if !value.provider.is_empty() && !GENERIC.contains(&name.as_str()) => value.fallback.clone(),
        Some(name) if !value.provider.is_empty() => format!("{}_{name}", value.provider),
        _ => value.fallback.clone(),
    };
    match language {
        Language::Actions => super::yaml::secret_name(&name),
        Language::Terraform => {
            let variable = terraform_variable(text, place).unwrap_or_else(|| name.to_ascii_lowercase());
            format!("TF_VAR_{}", variable.trim_start_matches("tf_var_"))
        }
        _ => name,
    }
}

/// Names that say what a value is and not whose.
const GENERIC: &[&str] = &["KEY", "TOKEN", "SECRET", "PASSWORD", "PASSWD", "PWD", "PASS", "AUTH", "API_KEY", "APIKEY"];

fn says_enough(name: &str) -> bool {
    const SECRET: &[&str] =
        &["KEY", "TOKEN", "SECRET", "PASS", "PWD", "AUTH", "CREDENTIAL", "URL", "DSN", "HOOK", "CONN"];
    name.contains('_') && !GENERIC.contains(&name) && SECRET.iter().any(|word| name.contains(word))
}

/// The name before the last `=`, `:` or `=>` of `line`, when nothing but quotes, brackets and a type stands behind it.
fn given_name(line: &str) -> Option<String> {
    let mut rest = line.trim_end_matches(['"', '\'', '`', ' ', '\t', '@', '$', 'f', 'r', 'b', 'u', '(']);
    if line.contains("://") {
        return None;
    }
    rest = ["=>", ":=", "==", "=", ":"].iter().find_map(|sign| rest.strip_suffix(sign))?.trim_end();
    // A type between the name and the sign: `key: &str =`, `$key: string =`.
    if let Some((before, after)) = rest.rsplit_once(':') {
        let is_type =
            after.chars().all(|c| c.is_ascii_alphanumeric() || " &<>[]'_.?".contains(c)) && !before.is_empty();
        if is_type && line.trim_end_matches(['"', '\'']).trim_end().ends_with('=') {
            rest = before;
        }
    }
    let rest = rest.trim_end_matches([']', '"', '\'', ')', ' ', '?']);
    let part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    let name = &rest[rest.rfind(|c| !part(c)).map_or(0, |n| n + rest[n..].chars().next().map_or(1, char::len_utf8))..];
    (name.len() > 1 && name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')).then(|| name.to_owned())
}

/// `apiKey`, `api-key`, `APIKey` and `api_key` as `API_KEY`.
pub fn upper_snake(name: &str) -> String {
    let mut out = String::new();
    let chars: Vec<char> = name.chars().collect();
    for (i, &c) in chars.iter().enumerate() {
        if !c.is_ascii_alphanumeric() {
            if !out.is_empty() && !out.ends_with('_') {
                out.push('_');
            }
            continue;
        }
        let before = i.checked_sub(1).map(|n| chars[n]);
        let starts_word = c.is_ascii_uppercase()
            && (before.is_some_and(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
                || before.is_some_and(|b| b.is_ascii_uppercase())
                    && chars.get(i + 1).is_some_and(char::is_ascii_lowercase));
        if starts_word && !out.ends_with('_') {
            out.push('_');
        }
        out.push(c.to_ascii_uppercase());
    }
    let out = out.trim_matches('_').to_owned();
    if out.starts_with(|c: char| c.is_ascii_digit()) { format!("_{out}") } else { out }
}

/// Replaces the value at `place` by a lookup of `name`.
///
/// # Errors
/// When it is not sure that an expression may stand there.
pub fn change(text: &str, language: Language, place: &Range<usize>, name: &str) -> Result<Vec<Edit>, Refusal> {
    let literal = literal::around(text, language, place)?;
    let around = Around::of(text, &literal);
    let whole = literal.inner == *place;
    let inside = &text[literal.inner.clone()];
    let (before, after) = (&text[literal.inner.start..place.start], &text[place.end..literal.inner.end]);
    match language {
        Language::Shell => return shell(&literal, place, before, name),
        Language::Terraform => return terraform(text, &literal, place, name, &around),
        _ => {}
    }
    around.takes_an_expression(language)?;
    let verbatim = language == Language::CSharp && literal.prefix == "@";
    if matches!(literal.quote, Quote::Raw) && !whole && !verbatim {
        return Err(Refusal::Unsure);
    }
    let mut edits = Vec::new();
    let lookup = match language {
        Language::Python => {
            if literal.prefix.to_ascii_lowercase().contains(['f', 't']) || around.beside_a_string() {
                return Err(Refusal::Unsure);
            }
            let encode = if literal.prefix.to_ascii_lowercase().contains('b') { ".encode()" } else { "" };
            format!("os.environ[\"{name}\"]{encode}")
        }
        Language::JavaScript | Language::Jsx { typed: false } => format!("process.env.{name}"),
        Language::TypeScript | Language::Jsx { typed: true } => format!("process.env.{name}!"),
        Language::Ruby => {
            if around.beside_a_string() {
                return Err(Refusal::Unsure);
            }
            format!("ENV.fetch(\"{name}\")")
        }
        Language::Go => {
            edits.extend(go_constant(text, &literal)?);
            format!("os.Getenv(\"{name}\")")
        }
        Language::Rust => return rust(&around, &literal, whole, name),
        Language::Java => format!("System.getenv(\"{name}\")"),
        Language::CSharp => {
            if literal.prefix.contains('$') {
                return Err(Refusal::Unsure);
            }
            edits.extend(csharp_constant(text, &literal, &around)?);
            format!("System.Environment.GetEnvironmentVariable(\"{name}\")")
        }
        Language::Php => {
            if inside.contains('$') && literal.quote == Quote::Double {
                return Err(Refusal::Unsure);
            }
            format!("getenv('{name}')")
        }
        Language::Shell | Language::Terraform | Language::Compose | Language::Actions => return Err(Refusal::Language),
    };
    if literal.quote == Quote::Backtick {
        // What is in a template stays a template.
        let inner = if language.is_script() { format!("${{{lookup}}}") } else { return Err(Refusal::Unsure) };
        if whole {
            edits.push((literal.outer.clone(), lookup));
        } else {
            if inside_expression(before) {
                return Err(Refusal::Unsure);
            }
            edits.push((place.clone(), inner));
        }
        return Ok(edits);
    }
    if whole {
        edits.push((literal.outer.clone(), lookup));
        return Ok(edits);
    }
    if language == Language::Ruby && inside.contains("#{") || before.ends_with('\\') {
        return Err(Refusal::Unsure);
    }
    let sign = if language == Language::Php { "." } else { "+" };
    let (open, close) = (&text[literal.outer.start..literal.inner.start], &text[literal.inner.end..literal.outer.end]);
    let mut parts = Vec::new();
    if !before.is_empty() {
        parts.push(format!("{open}{before}{close}"));
    }
    parts.push(lookup);
    if !after.is_empty() {
        parts.push(format!("{open}{after}{close}"));
    }
    edits.push((literal.outer.clone(), around.grouped(&parts.join(&format!(" {sign} ")))));
    Ok(edits)
}

/// Whether `before`, the beginning of a template string, ends inside a `${...}`.
fn inside_expression(before: &str) -> bool {
    before.rfind("${").is_some_and(|open| !before[open..].contains('}'))
}

/// What stands around a literal.
struct Around<'a> {
    /// The literal's line before it.
    line_before: &'a str,
    /// The literal's line after it.
    line_after: &'a str,
    /// Everything before it, without white space at the end.
    before: &'a str,
    /// Everything after it, without white space at the beginning.
    after: &'a str,
}

impl<'a> Around<'a> {
    fn of(text: &'a str, literal: &Literal) -> Self {
        let start = text[..literal.outer.start].rfind('\n').map_or(0, |n| n + 1);
        Around {
            line_before: &text[start..literal.outer.start],
            line_after: text[literal.outer.end..].lines().next().unwrap_or_default(),
            before: text[..literal.outer.start].trim_end(),
            after: text[literal.outer.end..].trim_start(),
        }
    }

    fn last_word(&self) -> &'a str {
        let at = self
            .before
            .rfind(|c: char| !c.is_alphanumeric() && c != '_')
            .map_or(0, |n| n + self.before[n..].chars().next().map_or(1, char::len_utf8));
        &self.before[at..]
    }

    /// Whether another string literal stands directly before or after: many languages join the two.
    fn beside_a_string(&self) -> bool {
        self.before.ends_with(['"', '\'']) || self.after.starts_with(['"', '\''])
    }

    /// `sum` in parentheses, unless what stands around it cannot bind tighter.
    fn grouped(&self, sum: &str) -> String {
        let opens = self.before.ends_with(['=', '(', ',', '[', '{', ':']) && !self.before.ends_with("==");
        let line_ends = self.line_after.trim_start().is_empty()
            && !self.after.starts_with(['.', '?', '+', '-', '*', '/', '%', '&', '|', '<', '>', '=', '[', '(']);
        if opens && (line_ends || self.after.starts_with([',', ')', ']', '}', ';'])) {
            sum.to_owned()
        } else {
            format!("({sum})")
        }
    }

    fn takes_an_expression(&self, language: Language) -> Result<(), Refusal> {
        let line = self.line_before.trim_start();
        let opens = match self.before.bytes().last() {
            None => false,
            Some(b) if b"=([,{:+?|&>.".contains(&b) => true,
            Some(_) => {
                let words: &[&str] = match language {
                    Language::Python => &["return", "in", "and", "or", "not", "if", "else", "yield", "await", "is"],
                    Language::Ruby => &["return", "and", "or", "not", "if", "unless", "puts", "raise"],
                    _ => &["return", "await", "throw", "yield"],
                };
                words.contains(&self.last_word())
            }
        };
        if !opens {
            return Err(Refusal::Unsure);
        }
        // The key of a mapping may have to be a constant, and is no value.
        let is_key = self.before.ends_with(['{', ',']) && self.after.starts_with(':');
        if is_key || self.after.starts_with("=>") && language == Language::CSharp {
            return Err(Refusal::Unsure);
        }
        match language {
            Language::Python if self.before.ends_with('.') => Err(Refusal::Unsure),
            _ if language.is_script() => self.script(language, line),
            Language::Go if self.before.ends_with('>') || self.before.ends_with('.') => Err(Refusal::Unsure),
            Language::Java | Language::CSharp => self.braces(line),
            Language::Php => {
                let words = line.split(|c: char| !c.is_alphanumeric() && c != '_');
                let constant = ["const", "case", "function", "fn", "declare"];
                let member = ["public", "private", "protected", "static", "var", "readonly"];
                let first = line.split_whitespace().next().unwrap_or_default();
                if line.starts_with("#[")
                    || words.into_iter().any(|w| constant.contains(&w))
                    || member.contains(&first)
                    || !self.before.trim_start_matches('\u{feff}').contains("<?php")
                    || self.before.contains("?>")
                {
                    return Err(Refusal::Constant);
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn script(&self, language: Language, line: &str) -> Result<(), Refusal> {
        let first = line.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        let typed = matches!(language, Language::TypeScript | Language::Jsx { typed: true });
        let is_module = self.before.ends_with("require(") || self.before.ends_with("import(") || first == "import";
        let is_type = typed && (matches!(first, "type" | "interface" | "enum") || line.starts_with("export type"));
        // `name="value"` without spaces, where markup may stand, is an attribute.
        let attribute = self.line_before.ends_with('=')
            && !self.line_before.ends_with(" =")
            && (matches!(language, Language::Jsx { .. }) || line.contains('<'));
        let in_enum = typed
            && self.before.rfind("enum ").is_some_and(|at| {
                let body = &self.before[at..];
                body.matches('{').count() > body.matches('}').count()
            });
        // `key: "value"` in a type is a literal type.
        if is_module || is_type || attribute || in_enum || self.before.ends_with('>') && !self.before.ends_with("=>") {
            return Err(Refusal::Constant);
        }
        if typed && self.before.ends_with('|') && !self.before.ends_with("||") {
            return Err(Refusal::Constant);
        }
        Ok(())
    }

    /// Java and C#: attributes, annotations, defaults and labels take constants only.
    fn braces(&self, line: &str) -> Result<(), Refusal> {
        let annotated = line.starts_with('@') || line.starts_with('[') || line.contains(" @");
        let unclosed = self.line_before.matches('(').count() > self.line_before.matches(')').count();
        let default = unclosed && self.before.ends_with('=') && !self.before.ends_with("==");
        let annotation_above = {
            let open = self.before.rfind('(').unwrap_or(0);
            let head = self.before[..open].trim_end();
            let word = head.rfind(|c: char| !c.is_alphanumeric() && c != '_' && c != '.').map_or("", |n| &head[n..]);
            unclosed && word.starts_with('@')
        };
        if annotated || default || annotation_above || line.starts_with("case ") {
            return Err(Refusal::Constant);
        }
        Ok(())
    }
}

fn shell(literal: &Literal, place: &Range<usize>, before: &str, name: &str) -> Result<Vec<Edit>, Refusal> {
    if before.ends_with('\\') || before.contains("$(") || before.contains('`') || !literal.prefix.is_empty() {
        return Err(Refusal::Unsure);
    }
    let with = match literal.quote {
        Quote::Double => format!("${{{name}}}"),
        Quote::Single => format!("'\"${{{name}}}\"'"),
        Quote::Bare => format!("\"${{{name}}}\""),
        _ => return Err(Refusal::Unsure),
    };
    // A quoted value alone needs no empty quotes beside it.
    if literal.quote == Quote::Single && literal.inner == *place {
        return Ok(vec![(literal.outer.clone(), format!("\"${{{name}}}\""))]);
    }
    // Nor does one that ends the string.
    if literal.quote == Quote::Single && literal.inner.end == place.end {
        return Ok(vec![(place.start..literal.outer.end, format!("'\"${{{name}}}\""))]);
    }
    Ok(vec![(place.clone(), with)])
}

/// A Terraform variable: `var.name`, its declaration, and its value from `TF_VAR_name`
/// (<https://developer.hashicorp.com/terraform/language/values/variables>). A variable's default goes without a trace:
/// the environment gives the value.
fn terraform(
    text: &str,
    literal: &Literal,
    place: &Range<usize>,
    name: &str,
    around: &Around<'_>,
) -> Result<Vec<Edit>, Refusal> {
    let block = open_block(around.before).ok_or(Refusal::Unsure)?;
    if literal.quote != Quote::Double || !around.before.ends_with(['=', '(', ',', '[', ':', '?', '+']) {
        return Err(Refusal::Unsure);
    }
    if block.head.starts_with("variable") {
        let start = literal.outer.start - around.line_before.len();
        let end = text[literal.outer.end..].find('\n').map_or(text.len(), |n| literal.outer.end + n + 1);
        let alone = around.line_before.trim_start().starts_with("default")
            && text[literal.outer.end..end].trim().is_empty()
            && literal.inner == *place
            && text[block.at..start].matches('{').count() == 1;
        if !alone {
            return Err(Refusal::Constant);
        }
        let body = &text[block.at..text[end..].find("\n}").map_or(text.len(), |n| end + n)];
        let indent: String = around.line_before.chars().take_while(|c| c.is_whitespace()).collect();
        let with = if body.contains("sensitive") { String::new() } else { format!("{indent}sensitive = true\n") };
        return Ok(vec![(start..end, with)]);
    }
    let nested = around.before.lines().rev().find(|l| l.trim_end().ends_with('{')).unwrap_or_default();
    if block.head.starts_with("terraform") || block.head.starts_with("import") || nested.contains("backend") {
        return Err(Refusal::Constant);
    }
    let variable = name.trim_start_matches("TF_VAR_");
    if literal.inner == *place {
        return Ok(vec![(literal.outer.clone(), format!("var.{variable}"))]);
    }
    Ok(vec![(place.clone(), format!("${{var.{variable}}}"))])
}

/// A block of a Terraform file.
struct Block<'a> {
    /// Where its first line begins.
    at: usize,
    /// That line.
    head: &'a str,
}

/// The outermost block that is open at the end of `before`.
fn open_block(before: &str) -> Option<Block<'_>> {
    let (mut depth, mut at) = (0_i32, 0);
    let mut block = None;
    for line in before.split_inclusive('\n') {
        if depth == 0 && line.contains('{') {
            block = Some(Block { at, head: line.trim() });
        }
        let code = line.split('#').next().unwrap_or_default();
        depth += code.matches('{').count() as i32 - code.matches('}').count() as i32;
        at += line.len();
    }
    block.filter(|_| depth > 0)
}

/// The name of the variable whose default stands at `place`.
fn terraform_variable(text: &str, place: &Range<usize>) -> Option<String> {
    let block = open_block(&text[..place.start])?;
    let name = block.head.strip_prefix("variable")?.trim_start().strip_prefix('"')?;
    name.split('"').next().map(str::to_owned)
}

/// `const name = "value"` on a line of its own becomes a variable; a constant in a group cannot.
fn go_constant(text: &str, literal: &Literal) -> Result<Option<Edit>, Refusal> {
    let start = text[..literal.outer.start].rfind('\n').map_or(0, |n| n + 1);
    let line = &text[start..literal.outer.start];
    if let Some(indent) = line.find("const ").filter(|&n| line[..n].trim().is_empty()) {
        return Ok(Some((start + indent..start + indent + "const".len(), "var".to_owned())));
    }
    // Inside `const (` ... `)`?
    let group = text[..start].rfind("const (").or(text[..start].rfind("const("));
    let import = text[..start].rfind("import (");
    let closed = |at: usize| text[at..start].lines().any(|l| l.trim() == ")");
    if group.is_some_and(|at| !closed(at)) || import.is_some_and(|at| !closed(at)) {
        return Err(Refusal::Constant);
    }
    Ok(None)
}

/// A constant field becomes a read-only one; whether a constant without a modifier is a field is not known.
fn csharp_constant(text: &str, literal: &Literal, around: &Around<'_>) -> Result<Option<Edit>, Refusal> {
    let line = around.line_before;
    let Some(at) = line.find("const ") else { return Ok(None) };
    let start = literal.outer.start - line.len();
    let modifiers = ["public ", "private ", "internal ", "protected "];
    if !modifiers.iter().any(|m| line[..at].contains(m)) || text[start..].is_empty() {
        return Err(Refusal::Constant);
    }
    Ok(Some((start + at..start + at + "const".len(), "static readonly".to_owned())))
}

fn rust(around: &Around<'_>, literal: &Literal, whole: bool, name: &str) -> Result<Vec<Edit>, Refusal> {
    let line = around.line_before.trim_start();
    if !whole {
        return Err(Refusal::Unsure);
    }
    let words: Vec<&str> = line.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
    if words.iter().any(|w| matches!(*w, "const" | "static")) || line.starts_with("#[") || line.starts_with("#![") {
        return Err(Refusal::Constant);
    }
    if literal.prefix.contains(['b', 'c']) {
        return Err(Refusal::Unsure);
    }
    let lookup = format!("std::env::var(\"{name}\").expect(\"{name} is not set\")");
    if around.after.starts_with('.') {
        return Ok(vec![(literal.outer.clone(), lookup)]);
    }
    // The text lives as long as a `let`, or as the call that it is given to; elsewhere it would not live long enough.
    let in_let = line.starts_with("let ") && around.before.ends_with('=') && around.after.starts_with(';');
    let open = open_parenthesis(around.before);
    let in_call = around.before.ends_with(['(', ',']) && open.is_some_and(is_call);
    if in_let || in_call {
        return Ok(vec![(literal.outer.clone(), format!("&*{lookup}"))]);
    }
    Err(Refusal::Constant)
}

/// What stands before the parenthesis that is open at the end of `before`.
fn open_parenthesis(before: &str) -> Option<&str> {
    let mut depth = 0_i32;
    for (at, c) in before.char_indices().rev() {
        match c {
            ')' | ']' | '}' => depth += 1,
            '(' if depth == 0 => return Some(&before[..at]),
            '[' | '{' if depth == 0 => return None,
            '(' | '[' | '{' => depth -= 1,
            ';' if depth == 0 => return None,
            _ => {}
        }
    }
    None
}

fn is_call(head: &str) -> bool {
    head.ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '>')
}
