/*!
A small lexer for each family of languages: it walks over comments, strings, characters, regexes and here-documents, and
knows just enough to say in which of them a place is and which brackets are open there.
*/

use super::literal::{Literal, Quote};
use super::{Language, Refusal};
use std::ops::Range;

/// A part of a text.
pub enum Token {
    String(Literal),
    Comment,
    /// Something that holds text but is no string: a regex, a character, a list of words.
    Opaque,
    Code,
    End,
}

/// A here-document whose text has yet to come.
struct Pending {
    /// The word that ends it.
    word: String,
    /// What stands between `<<` and the end of the word.
    opener: Range<usize>,
    /// Whether the word is quoted, so that nothing is looked up in the text.
    raw: bool,
}

/// Where the walk stands, and what it has seen.
pub struct Lexer<'a> {
    text: &'a str,
    bytes: &'a [u8],
    language: Language,
    pub at: usize,
    /// The last byte that was neither white space nor in a comment.
    last: u8,
    /// The places of the brackets that are open.
    pub open: Vec<usize>,
    /// Whether brackets did not fit each other.
    pub astray: bool,
    pending: Vec<Pending>,
}

impl<'a> Lexer<'a> {
    /// A walk over `text` that begins at `from`.
    pub fn new(text: &'a str, language: Language, from: usize) -> Self {
        let bytes = text.as_bytes();
        // A byte order mark belongs to no token.
        let at = if from == 0 && text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { from };
        Lexer { text, bytes, language, at, last: 0, open: Vec::new(), astray: false, pending: Vec::new() }
    }

    fn rest(&self) -> &[u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    /// The end of the line that `at` is in, without its line feed.
    fn line_end(&self, at: usize) -> usize {
        memchr::memchr(b'\n', &self.bytes[at.min(self.bytes.len())..]).map_or(self.bytes.len(), |n| at + n)
    }

    fn skip_to(&mut self, end: usize, token: Token) -> Result<Token, Refusal> {
        self.at = end.min(self.bytes.len());
        Ok(token)
    }

    /// The end of the block that `open` begins here and `close` ends.
    fn block(&self, open: usize, close: &[u8]) -> Result<usize, Refusal> {
        let from = self.at + open;
        let body = self.bytes.get(from..).ok_or(Refusal::Unsure)?;
        memchr::memmem::find(body, close).map(|n| from + n + close.len()).ok_or(Refusal::Unsure)
    }

    /// The next token.
    ///
    /// # Errors
    /// When something is begun that does not end.
    pub fn next(&mut self) -> Result<Token, Refusal> {
        use Language as L;
        let Some(&byte) = self.rest().first() else { return Ok(Token::End) };
        if byte == b'\n' && !self.pending.is_empty() {
            return self.here_text();
        }
        let language = self.language;
        let starts = |s: &[u8]| self.rest().starts_with(s);
        // A file of PHP begins outside of it.
        let mark = "\u{feff}".len();
        if language == L::Php && (starts(b"?>") || self.at == 0 || self.at == mark && self.text.starts_with('\u{feff}'))
        {
            let end = memchr::memmem::find(self.rest(), b"<?").map_or(self.bytes.len(), |n| self.at + n + 2);
            let end = end + self.bytes[end..].iter().take_while(|b| b.is_ascii_alphabetic() || **b == b'=').count();
            self.last = b';';
            return self.skip_to(end, Token::Opaque);
        }
        let line_start = self.at == 0 || self.bytes[self.at - 1] == b'\n';
        let before = self.at.checked_sub(1).map(|n| self.bytes[n]);

        let hash = match language {
            L::Python | L::Ruby | L::Terraform => byte == b'#',
            L::Php => byte == b'#' && !starts(b"#["),
            L::Shell => byte == b'#' && before.is_none_or(|b| b.is_ascii_whitespace() || b";&|(".contains(&b)),
            _ => false,
        };
        let slashes = !matches!(language, L::Python | L::Ruby | L::Shell);
        if hash || slashes && starts(b"//") {
            return self.skip_to(self.line_end(self.at), Token::Comment);
        }
        if slashes && starts(b"/*") {
            let end = if language == L::Rust { self.nested_comment()? } else { self.block(2, b"*/")? };
            return self.skip_to(end, Token::Comment);
        }
        if language == L::Ruby && line_start && starts(b"=begin") {
            return self.skip_to(self.block(6, b"\n=end")?, Token::Comment);
        }
        if language == L::Ruby && line_start && starts(b"__END__") {
            return self.skip_to(self.bytes.len(), Token::Opaque);
        }
        if starts(b"<<")
            && matches!(language, L::Ruby | L::Shell | L::Php | L::Terraform)
            && let Some(pending) = self.here_document()
        {
            let end = pending.opener.end;
            self.pending.push(pending);
            self.last = b'"';
            return self.skip_to(end, Token::Code);
        }
        if language == L::Ruby
            && byte == b'%'
            && before.is_none_or(|b| !b.is_ascii_alphanumeric() && b != b')')
            && let Some(end) = self.percent_literal()?
        {
            let start = self.at;
            let open = start + 1 + usize::from(self.bytes.get(start + 1).is_some_and(u8::is_ascii_alphabetic));
            return self.literal(start, open + 1..end - 1, end, Quote::Raw, "%".to_owned());
        }
        if byte == b'/' && (language.is_script() || language == L::Ruby) && self.regex_may_begin() {
            let end = self.regex()?;
            self.last = b'/';
            return self.skip_to(end, Token::Opaque);
        }
        if byte == b'\'' && matches!(language, L::Go | L::Java | L::CSharp | L::Rust) {
            return self.character();
        }
        if byte.is_ascii_alphabetic() || byte == b'_' || byte == b'@' || byte == b'$' {
            return self.word();
        }
        if matches!(byte, b'"' | b'\'' | b'`') {
            return self.string(self.at);
        }
        if !byte.is_ascii_whitespace() {
            self.last = byte;
        }
        self.bracket(byte);
        if language == L::Shell && byte == b'\\' {
            return self.skip_to(self.at + 2, Token::Code);
        }
        let step = self.text[self.at..].chars().next().map_or(1, char::len_utf8);
        self.skip_to(self.at + step, Token::Code)
    }

    /// A word, or a string whose prefix it is.
    fn word(&mut self) -> Result<Token, Refusal> {
        use Language as L;
        let start = self.at;
        let part = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'@' | b'$');
        let end = start + self.rest().iter().take_while(|b| part(b)).count();
        let word = &self.text[start..end];
        let quote = self.bytes.get(end).copied();
        let prefix = match self.language {
            L::Python => {
                matches!(quote, Some(b'"' | b'\''))
                    && word.len() <= 2
                    && word.bytes().all(|b| b"rRbBuUfFtT".contains(&b))
            }
            L::CSharp => quote == Some(b'"') && matches!(word, "$" | "@" | "$@" | "@$" | "$$" | "$$$"),
            L::Rust => matches!(word, "r" | "b" | "br" | "c" | "cr") && matches!(quote, Some(b'"' | b'#')),
            L::Shell => word == "$" && matches!(quote, Some(b'"' | b'\'')),
            _ => false,
        };
        if prefix && self.language == L::Rust && word.contains('r') {
            return self.rust_raw(start, end);
        }
        if prefix && quote != Some(b'#') {
            self.at = end;
            return self.string(start);
        }
        // A `$` or `@` alone is a sign like any other.
        if self.language == L::Shell && word == "$" && quote == Some(b'(') {
            self.last = b'(';
            self.open.push(end);
            return self.skip_to(end + 1, Token::Code);
        }
        self.last = word.bytes().last().unwrap_or(b'a');
        if self.language.is_script() && matches!(word, "return" | "typeof" | "case" | "in" | "of" | "void" | "await") {
            self.last = b'=';
        }
        if self.language == L::Ruby && matches!(word, "if" | "unless" | "when" | "and" | "or" | "not" | "return") {
            self.last = b'=';
        }
        self.skip_to(end, Token::Code)
    }

    /// A string whose first quote is at `self.at` and whose prefix begins at `start`.
    fn string(&mut self, start: usize) -> Result<Token, Refusal> {
        use Language as L;
        let (language, first) = (self.language, self.at);
        let quote = self.bytes[first];
        let prefix = self.text[start..first].to_owned();
        let triple = [quote; 3];
        let has_triple =
            matches!(language, L::Python) && quote != b'`' || matches!(language, L::Java | L::CSharp) && quote == b'"';
        if has_triple && self.rest().starts_with(&triple) {
            let mut at = first + 3;
            loop {
                let body = self.bytes.get(at..).ok_or(Refusal::Unsure)?;
                let end = at + memchr::memmem::find(body, &triple).ok_or(Refusal::Unsure)?;
                if self.bytes[..end].iter().rev().take_while(|&&b| b == b'\\').count() % 2 == 1 {
                    at = end + 1;
                    continue;
                }
                return self.literal(start, first + 3..end, end + 3, Quote::Raw, prefix);
            }
        }
        let no_escapes = match language {
            L::Go => quote == b'`',
            L::Shell => quote == b'\'' && prefix.is_empty(),
            L::CSharp => prefix.contains('@'),
            _ => false,
        };
        let over_lines = quote == b'`' || no_escapes || matches!(language, L::Ruby | L::Php | L::Shell | L::Rust);
        let mut at = first + 1;
        loop {
            match self.bytes.get(at).copied() {
                None => return Err(Refusal::Unsure),
                Some(b'\n') if !over_lines => {
                    // Markup, an apostrophe in a text: no string after all.
                    self.last = quote;
                    return self.skip_to(first + 1, Token::Code);
                }
                Some(b'\\') if !no_escapes => at += 2,
                Some(b'"') if language == L::CSharp && no_escapes && self.bytes.get(at + 1) == Some(&b'"') => at += 2,
                Some(b) if b == quote => break,
                Some(b'$') if self.bytes.get(at + 1) == Some(&b'{') && (language.is_script() && quote == b'`') => {
                    at = self.braces(at + 1)?;
                }
                Some(b'$') if language == L::Terraform && self.bytes.get(at + 1) == Some(&b'{') => {
                    at = self.braces(at + 1)?;
                }
                Some(b'{') if language == L::CSharp && prefix.contains('$') => {
                    at = if self.bytes.get(at + 1) == Some(&b'{') { at + 2 } else { self.braces(at)? };
                }
                Some(b'#') if language == L::Ruby && quote != b'\'' && self.bytes.get(at + 1) == Some(&b'{') => {
                    at = self.braces(at + 1)?;
                }
                Some(b'$') if language == L::Shell && quote == b'"' && self.bytes.get(at + 1) == Some(&b'(') => {
                    // A command in a string: too deep for a replacement that is sure.
                    at = self.parentheses(at + 1)?;
                }
                Some(_) => at += 1,
            }
        }
        let kind = match quote {
            _ if no_escapes && quote != b'\'' => Quote::Raw,
            b'"' => Quote::Double,
            b'\'' => Quote::Single,
            _ if language.is_script() => Quote::Backtick,
            _ => Quote::Raw,
        };
        self.literal(start, first + 1..at, at + 1, kind, prefix)
    }

    fn literal(
        &mut self,
        start: usize,
        inner: Range<usize>,
        end: usize,
        quote: Quote,
        prefix: String,
    ) -> Result<Token, Refusal> {
        self.last = b'"';
        self.at = end;
        let open = self.open.clone();
        Ok(Token::String(Literal { outer: start..end, inner, quote, prefix, open }))
    }

    /// The place behind the brace that closes the one at `open`; strings in between are passed over.
    fn braces(&self, open: usize) -> Result<usize, Refusal> {
        self.balanced(open, b'{', b'}')
    }

    fn parentheses(&self, open: usize) -> Result<usize, Refusal> {
        self.balanced(open, b'(', b')')
    }

    fn balanced(&self, open: usize, opening: u8, closing: u8) -> Result<usize, Refusal> {
        let (mut depth, mut at, mut quote) = (0_usize, open, None);
        while let Some(&b) = self.bytes.get(at) {
            match quote {
                Some(q) if b == q => quote = None,
                Some(_) if b == b'\\' => at += 1,
                Some(_) => {}
                None if b == b'"' || b == b'\'' || b == b'`' => quote = Some(b),
                None if b == opening => depth += 1,
                None if b == closing => {
                    depth -= 1;
                    if depth == 0 {
                        return Ok(at + 1);
                    }
                }
                None => {}
            }
            at += 1;
        }
        Err(Refusal::Unsure)
    }

    fn nested_comment(&self) -> Result<usize, Refusal> {
        let (mut depth, mut at) = (0_usize, self.at);
        while at < self.bytes.len() {
            if self.bytes[at..].starts_with(b"/*") {
                depth += 1;
                at += 2;
            } else if self.bytes[at..].starts_with(b"*/") {
                depth -= 1;
                at += 2;
                if depth == 0 {
                    return Ok(at);
                }
            } else {
                at += 1;
            }
        }
        Err(Refusal::Unsure)
    }

    /// `r#"..."#` and its kin: `start` is the prefix's place, `hashes` the place behind its letters.
    fn rust_raw(&mut self, start: usize, hashes: usize) -> Result<Token, Refusal> {
        let count = self.bytes[hashes..].iter().take_while(|&&b| b == b'#').count();
        if self.bytes.get(hashes + count) != Some(&b'"') {
            // A raw identifier.
            self.last = b'a';
            return self.skip_to(hashes + count, Token::Code);
        }
        let inner = hashes + count + 1;
        let close = [b"\"".as_slice(), &vec![b'#'; count]].concat();
        let end = inner + memchr::memmem::find(&self.bytes[inner..], &close).ok_or(Refusal::Unsure)?;
        let prefix = self.text[start..hashes].to_owned();
        self.literal(start, inner..end, end + close.len(), Quote::Raw, prefix)
    }

    /// A character in quotes, or a Rust lifetime.
    fn character(&mut self) -> Result<Token, Refusal> {
        let rest = &self.text[self.at + 1..];
        let mut chars = rest.char_indices();
        let len = match chars.next() {
            Some((_, '\\')) => rest.char_indices().skip(2).find(|(_, c)| *c == '\'').map(|(n, _)| n),
            Some((_, c)) if c != '\'' => chars.next().filter(|(_, c)| *c == '\'').map(|(n, _)| n),
            _ => None,
        };
        self.last = b'\'';
        match len {
            Some(n) if n < 12 => self.skip_to(self.at + 1 + n + 1, Token::Opaque),
            _ => self.skip_to(self.at + 1, Token::Code),
        }
    }

    fn regex_may_begin(&self) -> bool {
        let spaced = self.bytes.get(self.at + 1).is_some_and(|b| b.is_ascii_whitespace());
        // The end of a tag: `<A {...b} />`.
        if matches!(self.language, Language::Jsx { .. }) && self.last == b'}' && self.rest().starts_with(b"/>") {
            return false;
        }
        match self.last {
            0 | b'(' | b',' | b'=' | b':' | b'[' | b'!' | b'&' | b'|' | b'?' | b'{' | b'}' | b';' | b'+' | b'~' => {
                !(self.language == Language::Ruby && spaced)
            }
            _ => false,
        }
    }

    fn regex(&self) -> Result<usize, Refusal> {
        let (mut at, mut class) = (self.at + 1, false);
        while let Some(&b) = self.bytes.get(at) {
            match b {
                b'\n' if self.language != Language::Ruby => return Err(Refusal::Unsure),
                b'\\' => at += 1,
                b'[' => class = true,
                b']' => class = false,
                b'/' if !class || self.language == Language::Ruby => return Ok(at + 1),
                _ => {}
            }
            at += 1;
        }
        Err(Refusal::Unsure)
    }

    /// `%w[...]`, `%q(...)` and so on; `None` when the sign is an operator.
    fn percent_literal(&self) -> Result<Option<usize>, Refusal> {
        let mut at = self.at + 1;
        if self.bytes.get(at).is_some_and(|b| b"qQwWiIrsx".contains(b)) {
            at += 1;
        }
        let close = match self.bytes.get(at) {
            Some(b'(') => b')',
            Some(b'[') => b']',
            Some(b'{') => b'}',
            Some(b'<') => b'>',
            Some(&b @ (b'|' | b'!' | b'/')) if at > self.at + 1 => b,
            _ => return Ok(None),
        };
        let open = self.bytes[at];
        if open != close {
            return self.balanced(at, open, close).map(Some);
        }
        let end = memchr::memchr(close, &self.bytes[at + 1..]).ok_or(Refusal::Unsure)?;
        Ok(Some(at + 1 + end + 1))
    }

    /// Remembers which brackets are open.
    fn bracket(&mut self, byte: u8) {
        let opening = match byte {
            b'(' | b'[' | b'{' => return self.open.push(self.at),
            b')' => b'(',
            b']' => b'[',
            b'}' => b'{',
            _ => return,
        };
        // A shell closes the patterns of a `case` that it never opened.
        if self.open.last().is_some_and(|&at| self.bytes[at] == opening) {
            self.open.pop();
        } else if self.language != Language::Shell {
            self.astray = true;
        }
    }

    /// The beginning of a here-document, or `None` when `<<` is something else.
    fn here_document(&self) -> Option<Pending> {
        let text = &self.text[self.at + 2..];
        let mut rest = text.chars().peekable();
        if self.language == Language::Php {
            rest.next_if_eq(&'<')?;
            while rest.next_if_eq(&' ').is_some() {}
        } else if self.language == Language::Shell {
            // `<<<` gives a word, and no text that follows.
            if rest.peek() == Some(&'<') || self.text[..self.at].ends_with('<') {
                return None;
            }
            rest.next_if_eq(&'-');
            while rest.next_if_eq(&' ').is_some() {}
        } else if rest.next_if(|c| matches!(c, '-' | '~')).is_none() && self.last != b'=' && self.last != b'(' {
            // `array << CONSTANT` is a push; a here-document without a sign is one only where a value is expected.
            return None;
        }
        let quote = rest.next_if(|c| matches!(c, '\'' | '"' | '`' | '\\'));
        let word: String = std::iter::from_fn(|| rest.next_if(|c| c.is_alphanumeric() || *c == '_')).collect();
        if word.is_empty() || word.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        if let Some(quote) = quote.filter(|q| *q != '\\') {
            rest.next_if_eq(&quote)?;
        }
        // A double quote keeps lookups in Ruby and PHP.
        let raw = match quote {
            None => false,
            Some('"') => self.language == Language::Shell,
            Some(_) => true,
        };
        let end = self.at + 2 + text.len() - rest.map(char::len_utf8).sum::<usize>();
        Some(Pending { word, opener: self.at..end, raw })
    }

    /// The text of the here-document that was begun on the line that ends here.
    fn here_text(&mut self) -> Result<Token, Refusal> {
        let pending = self.pending.remove(0);
        let begin = self.at + 1;
        let mut at = begin;
        while at <= self.bytes.len() {
            let end = self.line_end(at);
            let line = self.text.get(at..end).ok_or(Refusal::Unsure)?;
            let word = line.trim_start();
            let rest = word.strip_prefix(pending.word.as_str());
            if rest.is_some_and(|r| !r.starts_with(|c: char| c.is_alphanumeric() || c == '_')) {
                let last = at + line.len() - word.len() + pending.word.len();
                let Pending { opener, raw, word: _ } = pending;
                let prefix = self.text[opener.clone()].to_owned();
                // The line feed before the ending word may begin the next one's text.
                self.at = if self.pending.is_empty() { last } else { end };
                self.last = b'"';
                let quote = Quote::Here { raw };
                let open = self.open.clone();
                return Ok(Token::String(Literal { outer: opener.start..last, inner: begin..at, quote, prefix, open }));
            }
            at = end + 1;
        }
        Err(Refusal::Unsure)
    }
}
