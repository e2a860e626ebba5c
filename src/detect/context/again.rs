/*!
What was judged already: in a text that repeats itself a value, its name and all that is looked at around them come
again and again, thousands of times, and each costs as much as a small file. What is the same to the last byte is judged
once.

Nothing is found by this that would not be found without it, nor the other way round. Only what nobody is told of is
kept.
*/

use super::kind::Kind;
use super::name::{Name, Role};
use super::notation::Notation;
use super::value::Value;
use super::{Judged, model};
use std::borrow::Cow;
use std::cell::RefCell;
use std::ops::Range;

/// No judgement looks further than this from the name and from the value; the furthest looks at three whole lines
/// before and behind the value ([`super::notation::line_start`]), and at the settings around it in an environment.
const REACH: usize = 4600;
/// So many judgements are kept: a name may be given several values, as in a row of cells or in a list.
const KEPT: usize = 16;

/// What a judgement is made from, beside the text.
#[derive(Debug, Clone)]
pub struct Question {
    kind: Kind,
    role: Role,
    notation: Notation,
    name: Option<Name>,
    span: Range<usize>,
    /// The quote, and what was seen of the value as it was read.
    value: (u8, [bool; 5]),
}

impl Question {
    /// `None` where the beginning or the end of `text` may be looked at, or what is judged does not stand in it as it
    /// is.
    pub fn new(
        text: &[u8],
        kind: Kind,
        name: Option<Name>,
        role: Role,
        notation: Notation,
        value: &Value<'_>,
    ) -> Option<Question> {
        let span = value.span.clone();
        let start = name.map_or(span.start, |name| name.span.0);
        let stands = matches!(value.bytes, Cow::Borrowed(bytes) if text.get(span.clone()) == Some(bytes));
        let seen = (value.quote, [value.wrapped, value.lookup, value.trailing, value.array, value.item]);
        (start >= REACH && start <= span.start && span.end + REACH <= text.len() && stands).then_some(Question {
            kind,
            role,
            notation,
            name,
            span,
            value: seen,
        })
    }

    /// Where the name begins, or the value that has none.
    fn start(&self) -> usize {
        self.name.map_or(self.span.start, |name| name.span.0)
    }

    /// Whether the answer to it is that to `other`.
    fn is_like(&self, other: &Question, text: &[u8]) -> bool {
        let said = |q: &Question| {
            let name = q.name.map(|n| (n.role, n.strong, n.weak, n.tail, n.words, n.shouted, n.plural));
            (q.kind, q.role, q.notation, name, q.span.len(), q.value)
        };
        let between = |q: &Question| q.span.start - q.start();
        let near = |q: &Question| q.start() - REACH..q.start() + REACH;
        let around = |q: &Question| q.span.start - REACH..q.span.end + REACH;
        let whole = |q: &Question| q.start() - REACH..q.span.end + REACH;
        let same = |part: &dyn Fn(&Question) -> Range<usize>| text.get(part(self)) == text.get(part(other));
        said(self) == said(other)
            && if between(self) > REACH && between(other) > REACH {
                // What stands between the header of a table and one of its rows is not looked at.
                (self.start() == other.start() || same(&near)) && same(&around)
            } else {
                between(self) == between(other) && same(&whole)
            }
    }
}

/// The last judgements of one document.
#[derive(Default)]
pub struct Memo {
    kept: RefCell<Vec<(Question, Option<Judged>)>>,
}

impl Memo {
    /// What `judge` makes of `question`, or what it made of one like it: `None` for what is plainly no secret.
    pub fn answer(
        &self,
        text: &[u8],
        question: Option<Question>,
        judge: impl FnOnce() -> Option<Judged>,
    ) -> Option<Judged> {
        let Some(question) = question else { return judge() };
        if let Some((before, judged)) =
            self.kept.borrow().iter().rev().find(|(before, _)| question.is_like(before, text))
        {
            let span = |span: &Range<usize>| {
                let start = question.span.start + (span.start - before.span.start);
                start..start + span.len()
            };
            return judged.as_ref().map(|judged| Judged { span: span(&judged.span), ..judged.clone() });
        }
        let judged = judge();
        if judged.as_ref().is_none_or(|judged| judged.score < model::WARN) {
            let mut kept = self.kept.borrow_mut();
            if kept.len() == KEPT {
                kept.remove(0);
            }
            kept.push((question, judged.clone()));
        }
        judged
    }
}

#[cfg(test)]
mod tests {
    use super::super::words::Words;
    use super::super::{Hit, Input, Reader};
    use super::*;

    type Said = (Range<usize>, i32, Vec<u8>);

    /// What is judged at some places of `text` by a reader that was asked at all of them, and by one that was not.
    fn both(path: &str, text: &str) -> [Vec<Said>; 2] {
        let input = Input { text: text.as_bytes(), name: path.as_bytes() };
        let words = Words::default();
        let judged = |reader: &Reader<'_>, at: usize| {
            let mut out = Vec::new();
            reader.judge_at(Hit::Name, at, &mut |judged| out.push((judged.span, judged.score, judged.bytes)));
            out
        };
        let one = Reader::new(&input, &words);
        let mut out = [Vec::new(), Vec::new()];
        for (n, at) in memchr::memmem::find_iter(input.text, b"passw").enumerate() {
            let said = judged(&one, at);
            if n % 19 == 0 {
                out[0].extend(said);
                out[1].extend(judged(&Reader::new(&input, &words), at));
            }
        }
        out
    }

    #[test]
    fn what_repeats_itself_is_judged_as_if_it_did_not() {
        // Something in the middle of it, that some of the judgements look at.
        let odd = [concat!("kx9q", "V2zW7r"), "// an example of it", "'", "\n\n# md5\n"];
        let parts = [
            ("a.md", "password="),
            ("a.py", "passwd = 'changes'\n"),
            ("a.md", "|password|none"),
            ("a.yaml", "  password: letmein # x\n"),
            ("a.js", "'password': 'a1b2',"),
        ];
        for (path, part) in parts {
            for odd in odd {
                let text = format!("{0}{odd}{0}", part.repeat(REACH * 5 / 4 / part.len()));
                let [one, other] = both(path, &text);
                assert!(!one.is_empty() && one == other, "{path} {part} {odd}");
            }
        }
    }

    #[test]
    fn a_judgement_is_kept_for_what_is_the_same() {
        let text = "passwd = 'changes'\n".repeat(4 * REACH / 19);
        let asked = std::cell::Cell::new(0);
        let memo = Memo::default();
        for (at, _) in
            text.match_indices("changes").filter(|(at, _)| (REACH + 20..text.len() - REACH - 20).contains(at))
        {
            let value = super::super::value::plain(text.as_bytes(), at..at + 7, b'\'');
            let question = Question::new(text.as_bytes(), Kind::Code, None, Role::Password, Notation::Assign, &value);
            assert!(question.is_some());
            memo.answer(text.as_bytes(), question, || {
                asked.set(asked.get() + 1);
                None
            });
        }
        assert_eq!(asked.get(), 1);
    }
}
