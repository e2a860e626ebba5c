/*! What stands around a literal, and whether an expression may stand in its place. */

use super::super::lexer::{Lexer, Token};
use super::super::literal::Literal;
use crate::fix::{Language, Refusal};

/// What stands around a literal.
pub struct Around<'a> {
    /// The literal's line before it.
    pub line_before: &'a str,
    /// The literal's last line after it.
    pub line_after: &'a str,
    /// Everything before it, without white space and comments at the end.
    pub before: &'a str,
    /// Everything after it, without white space and comments at the beginning.
    pub after: &'a str,
}

/// Where what stands before `end` ends, comments and white space aside.
fn code_before(text: &str, language: Language, end: usize) -> usize {
    let mut lexer = Lexer::new(text, language, 0);
    let mut last = 0;
    while lexer.at < end {
        let begin = lexer.at;
        match lexer.next() {
            Ok(Token::Comment) => {}
            Ok(_) if lexer.at <= begin => break,
            Ok(_) if text[begin..lexer.at.min(end)].trim().is_empty() => {}
            Ok(_) => last = lexer.at,
            Err(_) => break,
        }
    }
    // Where the walk did not come to an end, nothing is left out.
    let known = lexer.at == end && text[..last].trim_end().len() == last;
    if known { last } else { text[..end].trim_end().len() }
}

/// What stands behind `from`, without comments and white space before it.
fn code_after(text: &str, language: Language, from: usize) -> &str {
    let mut lexer = Lexer::new(text, language, from);
    loop {
        let begin = lexer.at;
        let token = lexer.next();
        let nothing = matches!(token, Ok(Token::Comment))
            || matches!(token, Ok(Token::Code)) && text[begin..lexer.at].trim().is_empty();
        if !nothing || lexer.at <= begin {
            return &text[begin..];
        }
    }
}

impl<'a> Around<'a> {
    pub fn of(text: &'a str, language: Language, literal: &Literal) -> Self {
        let start = text[..literal.outer.start].rfind('\n').map_or(0, |n| n + 1);
        Around {
            line_before: &text[start..literal.outer.start],
            line_after: text[literal.outer.end..].lines().next().unwrap_or_default(),
            before: &text[..code_before(text, language, literal.outer.start)],
            after: code_after(text, language, literal.outer.end).trim_start(),
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
            // A format and its value.
            Some(b'%') => matches!(language, Language::Python | Language::Ruby),
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
