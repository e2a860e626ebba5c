/*!
Finds the string literal that a value stands in.

The lexer walks from the top of the file. So that a construct it does not know cannot lead it astray, its answer is
taken only when a second walk, from the beginning of the line alone, agrees, or when the first one reaches the end of
the file with every string closed and every bracket matched.
*/

use super::lexer::{Lexer, Token};
use super::{Language, Refusal};
use std::ops::Range;

/// How a literal is delimited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quote {
    Single,
    Double,
    Backtick,
    /// Three quotes, or a raw string.
    Raw,
    /// A here-document; nothing is looked up in a raw one.
    Here {
        raw: bool,
    },
    /// A word of a shell, without quotes.
    Bare,
}

/// A string literal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Literal {
    /// The whole token with its prefix and quotes.
    pub outer: Range<usize>,
    /// What stands between the quotes.
    pub inner: Range<usize>,
    /// How it is delimited.
    pub quote: Quote,
    /// The letters or signs before the first quote (`r`, `b`, `f`, `@`, `$`); all that begins a here-document.
    pub prefix: String,
    /// The places of the brackets that are open around it.
    pub open: Vec<usize>,
}

/// Where a value stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Site {
    Literal(Literal),
    Comment,
}

/// Where in `text` all of `span` stands.
///
/// # Errors
/// When it stands outside of any string and any comment, or where the lexer is not sure.
pub fn around(text: &str, language: Language, span: &Range<usize>) -> Result<Site, Refusal> {
    let start = text.get(..span.start).ok_or(Refusal::Unsure)?.rfind('\n').map_or(0, |n| n + 1);
    let whole = walk(text, language, span, 0)?;
    let agrees = match (&whole, walk(text, language, span, start)) {
        (Site::Comment, Ok(Site::Comment)) => true,
        (Site::Literal(a), Ok(Site::Literal(b))) => (&a.outer, &a.quote, &a.prefix) == (&b.outer, &b.quote, &b.prefix),
        _ => false,
    };
    if agrees || is_plain(text, language) { Ok(whole) } else { Err(Refusal::Unsure) }
}

/// Whether the lexer gets through all of `text` without doubt.
fn is_plain(text: &str, language: Language) -> bool {
    let mut lexer = Lexer::new(text, language, 0);
    loop {
        let begin = lexer.at;
        match lexer.next() {
            Ok(Token::End) => return !lexer.astray && (lexer.open.is_empty() || language == Language::Shell),
            Ok(_) if lexer.at > begin => {}
            _ => return false,
        }
    }
}

fn walk(text: &str, language: Language, span: &Range<usize>, from: usize) -> Result<Site, Refusal> {
    let mut lexer = Lexer::new(text, language, from);
    while lexer.at <= span.start {
        let begin = lexer.at;
        match lexer.next()? {
            Token::End => break,
            Token::Comment if lexer.at > span.start => {
                return if span.end <= lexer.at { Ok(Site::Comment) } else { Err(Refusal::Unsure) };
            }
            Token::Opaque if lexer.at > span.start => return Err(Refusal::NotAString),
            Token::Code if lexer.at > span.start => {
                return if language == Language::Shell {
                    bare(text, span, lexer.open)
                } else {
                    Err(Refusal::NotAString)
                };
            }
            Token::String(literal) if lexer.at > span.start => {
                if !(literal.inner.start <= span.start && span.end <= literal.inner.end) {
                    return Err(Refusal::NotAString);
                }
                // What stands in a command or an expression inside of the string is code again.
                return match nested(text, language, &literal, span.start) {
                    Some(from) => walk(text, language, span, from),
                    None => Ok(Site::Literal(literal)),
                };
            }
            _ => {}
        }
        if lexer.at <= begin {
            return Err(Refusal::Unsure);
        }
    }
    Err(Refusal::Unsure)
}

/// Where the code begins that is open at `at` inside of `literal`: behind `$(` in a shell, `${` in a template of
/// JavaScript, `#{` in Ruby. The other languages do not take every string there.
fn nested(text: &str, language: Language, literal: &Literal, at: usize) -> Option<usize> {
    let before = &text[literal.inner.start..at];
    let (opening, closing) = match (language, literal.quote) {
        (Language::Shell, Quote::Double | Quote::Here { raw: false }) => ("$(", ')'),
        (Language::Shell, Quote::Raw) if literal.prefix.is_empty() => return Some(literal.inner.start),
        (_, Quote::Backtick) if language.is_script() => ("${", '}'),
        (Language::Ruby, Quote::Double | Quote::Here { raw: false }) => ("#{", '}'),
        _ => return None,
    };
    let open = before.rfind(opening)?;
    let inside = &before[open + opening.len()..];
    let depth = inside.matches(&opening[1..]).count() as i32 - inside.matches(closing).count() as i32;
    (depth >= 0).then_some(literal.inner.start + open + opening.len())
}

/// A word of a shell script that is not quoted: the value alone is replaced.
fn bare(text: &str, span: &Range<usize>, open: Vec<usize>) -> Result<Site, Refusal> {
    let value = text.get(span.clone()).ok_or(Refusal::Unsure)?;
    if value.bytes().any(|b| b.is_ascii_whitespace() || b"'\"`$\\|&;<>(){}*?[]#~".contains(&b)) {
        return Err(Refusal::Unsure);
    }
    let (outer, inner) = (span.clone(), span.clone());
    Ok(Site::Literal(Literal { outer, inner, quote: Quote::Bare, prefix: String::new(), open }))
}
