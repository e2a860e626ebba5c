/*! Where else in a file a name stands, and whether only a constant may stand there. */

use super::head;
use crate::fix::lexer::{Lexer, Token};
use crate::fix::literal::Literal;
use crate::fix::{Language, Refusal};
use std::ops::Range;

/// A place in the code at which a name stands.
pub struct Use<'a> {
    pub text: &'a str,
    pub at: Range<usize>,
    /// The places of the brackets that are open around it.
    pub open: Vec<usize>,
}

/// Every place in the code of `text` at which `name` stands, but for those in `except`; and every string.
///
/// # Errors
/// Where the lexer is not sure.
pub fn uses<'a>(
    text: &'a str,
    language: Language,
    name: &str,
    except: &Range<usize>,
) -> Result<(Vec<Use<'a>>, Vec<Literal>), Refusal> {
    let (mut found, mut strings) = (Vec::new(), Vec::new());
    let mut lexer = Lexer::new(text, language, 0);
    loop {
        let begin = lexer.at;
        match lexer.next()? {
            Token::End => return Ok((found, strings)),
            Token::String(literal) => strings.push(literal),
            Token::Code if &text[begin..lexer.at] == name && !except.contains(&begin) => {
                found.push(Use { text, at: begin..lexer.at, open: lexer.open.clone() });
            }
            _ if lexer.at <= begin => return Err(Refusal::Unsure),
            _ => {}
        }
    }
}

/// The place of the bracket that closes what is open at `from`.
///
/// # Errors
/// When there is none, or the lexer is not sure.
pub fn closing(text: &str, language: Language, from: usize) -> Result<usize, Refusal> {
    let mut lexer = Lexer::new(text, language, from);
    loop {
        let begin = lexer.at;
        match lexer.next()? {
            Token::End => return Err(Refusal::Unsure),
            // The bracket that closes is one more than was opened on the way.
            Token::Code if lexer.astray => return Ok(begin),
            _ if lexer.at <= begin => return Err(Refusal::Unsure),
            _ => {}
        }
    }
}

impl<'a> Use<'a> {
    /// Everything before it, without white space at the end.
    pub fn before(&self) -> &'a str {
        self.text[..self.at.start].trim_end()
    }

    /// Everything after it, without white space at the beginning.
    pub fn after(&self) -> &'a str {
        self.text[self.at.end..].trim_start()
    }

    /// The statement that it stands in, up to it.
    pub fn statement(&self) -> &'a str {
        head(&self.text[..self.at.start])
    }

    /// The brackets of kind `opening` that are open here, the innermost first, each with the text before it.
    pub fn open(&self, opening: u8) -> impl Iterator<Item = &'a str> {
        let text = self.text;
        self.open.iter().rev().filter(move |&&at| text.as_bytes()[at] == opening).map(move |&at| &text[..at])
    }

    /// The innermost bracket that is open.
    pub fn bracket(&self) -> Option<u8> {
        self.open.last().map(|&at| self.text.as_bytes()[at])
    }

    /// Whether it stands behind `case`, alone or in a list.
    pub fn is_case(&self) -> bool {
        let statement = self.statement();
        let statement = statement.rsplit(['\n', ':']).next().unwrap_or(statement).trim();
        (statement == "case" || statement.starts_with("case ")) && self.after().starts_with([':', ',', '-', ')'])
    }
}
