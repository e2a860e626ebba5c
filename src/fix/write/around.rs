/*! What stands around a literal, and whether an expression may stand in its place. */

use super::super::literal::Literal;
use crate::fix::{Language, Refusal};

/// What stands around a literal.
pub struct Around<'a> {
    /// The literal's line before it.
    pub line_before: &'a str,
    /// The literal's last line after it.
    pub line_after: &'a str,
    /// Everything before it, without white space at the end.
    pub before: &'a str,
    /// Everything after it, without white space at the beginning.
    pub after: &'a str,
}

impl<'a> Around<'a> {
    pub fn of(text: &'a str, literal: &Literal) -> Self {
        let start = text[..literal.outer.start].rfind('\n').map_or(0, |n| n + 1);
        Around {
            line_before: &text[start..literal.outer.start],
            line_after: text[literal.outer.end..].lines().next().unwrap_or_default(),
            before: text[..literal.outer.start].trim_end(),
            after: text[literal.outer.end..].trim_start(),
        }
    }

    /// The word that ends directly before it.
    pub fn last_word(&self) -> &'a str {
        let at = self
            .before
            .rfind(|c: char| !c.is_alphanumeric() && c != '_')
            .map_or(0, |n| n + self.before[n..].chars().next().map_or(1, char::len_utf8));
        &self.before[at..]
    }

    /// `sum` in parentheses, unless what stands around it cannot bind tighter.
    pub fn grouped(&self, sum: &str, sign: &str) -> String {
        let chained = self.before.ends_with(sign) && !self.before.ends_with("++");
        let opens = chained
            || self.before.ends_with(['=', '(', ',', '[', '{', ':']) && !self.before.ends_with("==")
            || self.before.ends_with("=>")
            || self.last_word() == "return";
        let line_ends = self.line_after.trim_start().is_empty()
            && !self.after.starts_with(['.', '?', '+', '-', '*', '/', '%', '&', '|', '<', '>', '=', '[', '(']);
        if opens && (line_ends || self.after.starts_with([',', ')', ']', '}', ';'])) {
            sum.to_owned()
        } else {
            format!("({sum})")
        }
    }

    /// Whether an expression may stand here, as far as what stands directly before it tells.
    ///
    /// # Errors
    /// When not, or when that is not sure.
    pub fn takes_an_expression(&self, language: Language) -> Result<(), Refusal> {
        let opens = match self.before.bytes().last() {
            None => false,
            Some(b) if b"=([,{:+?|&>.".contains(&b) => true,
            Some(_) => {
                let words: &[&str] = match language {
                    Language::Python => &["return", "in", "and", "or", "not", "if", "else", "yield", "await", "is"],
                    Language::Go => &["return", "case"],
                    _ if language.is_script() => {
                        &["return", "await", "throw", "yield", "case", "default", "of", "in", "typeof"]
                    }
                    _ => &["return", "await", "throw", "yield"],
                };
                words.contains(&self.last_word())
            }
        };
        if opens { Ok(()) } else { Err(Refusal::Unsure) }
    }

    /// Whether it is the key of a mapping that is written with a colon.
    pub fn is_key(&self) -> bool {
        self.before.ends_with(['{', ',']) && self.after.starts_with(':')
    }
}
