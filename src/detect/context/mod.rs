/*!
Values without a shape of their own: judged by the name that they are given to.

The prefilter finds what the names of secrets hold ([`NAMES`]). Around it the whole name is read ([`name`]), then how it
is given a value ([`notation`]), for which the kind of file matters ([`kind`]); what is seen becomes [`features`], and
the [`model`] makes a score of them. docs/scoring.md says how the model came to be and how good it is.

What is common is turned away first and cheaply: a name that is given nothing, a value that is a variable.
*/

mod again;
mod anchors;
mod apart;
mod embedded;
pub mod features;
mod files;
mod foreign;
pub mod kind;
mod literals;
pub mod model;
pub mod name;
pub mod notation;
mod obvious;
mod section;
pub mod tables;
mod trees;
pub mod value;
mod vocabulary;
pub mod words;
mod written;

use super::rules::generic;
use super::{Action, Finding, Input, Note, Proof, Rule, Secret, decode, harmless};
use again::Question;
use apart::Apart;
use features::{Feature, Features, Seen};
use foreign::Written;
use kind::Kind;
pub use literals::NAMES;
use name::Role;
use notation::Notation;
use std::cell::OnceCell;
use std::ops::Range;
use words::Words;

/// The Japanese ones of [`NAMES`] in the encodings before Unicode.
pub const NAMES_BEFORE_UNICODE: &[&[u8]] = &foreign::NAMES;

/// Something that a name or a notation makes look like a secret, before it is judged.
#[derive(Clone)]
pub struct Judged {
    /// Where the value stands.
    pub span: Range<usize>,
    /// The entry of the rule table that it is reported under.
    pub rule: &'static Rule,
    /// Its name says that it signs something.
    pub signs: bool,
    /// What was seen.
    pub features: Features,
    /// Its score, in hundredths of log-odds.
    pub score: i32,
    bytes: Vec<u8>,
}

/// What the prefilter found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hit {
    /// One of [`NAMES`].
    Name,
    /// One of the user's [`Words`].
    Own,
}

/// One document, as the names in it are read.
pub struct Reader<'a> {
    input: &'a Input<'a>,
    words: &'a Words,
    kind: OnceCell<Kind>,
    tables: tables::Memo,
    again: again::Memo,
}

impl<'a> Reader<'a> {
    /// A reader of `input` that knows the user's `words`. Making it costs nothing.
    pub fn new(input: &'a Input<'a>, words: &'a Words) -> Self {
        Reader { input, words, kind: OnceCell::new(), tables: tables::Memo::default(), again: again::Memo::default() }
    }

    fn text(&self) -> &'a [u8] {
        self.input.text
    }

    /// The kind of the document, worked out once and only when a name is given something.
    fn kind(&self) -> Kind {
        *self.kind.get_or_init(|| kind::of(self.input.name, self.input.text))
    }

    /// Looks at the name of which `hit` stands at `at`, and at the value that it is given.
    pub fn scan_at(&self, hit: Hit, at: usize, found: &mut Vec<Finding>) {
        self.judge_at(hit, at, &mut |judged| tell(judged, found));
    }

    /// Looks at what the name of the document says of the whole of it.
    pub fn scan_whole(&self, found: &mut Vec<Finding>) {
        self.judge_whole(&mut |judged| tell(judged, found));
    }

    /// Gives `each` what stands for a secret because of the name of the document, whatever its score.
    pub fn judge_whole(&self, each: &mut dyn FnMut(Judged)) {
        files::values(self.text(), self.input.name, self.words, &mut |name, role, notation, kind, value| {
            self.judge_as(kind, name, role, notation, value, each);
        });
    }

    /// Gives `each` what stands for a secret around `at`, whatever its score.
    pub fn judge_at(&self, hit: Hit, at: usize, each: &mut dyn FnMut(Judged)) {
        let text = self.text();
        let Some(&first) = text.get(at) else { return };
        let starts = |word: &[u8]| notation::starts_with(&text[at..], word);
        if let Hit::Name = hit {
            match first {
                b':' => return anchors::url(self, at, each),
                b'@' => return anchors::dsn(self, at, each),
                b' ' | b'-' | b'c' | b'C' | b'h' if let Some(length) = anchors::user_flagged(&text[at..]) => {
                    return anchors::user_flag(self, at, length, each);
                }
                b'i' | b'I' => return anchors::identified(self, at, each),
                b's' | b'S' if starts(b"securestring") => return anchors::secure_string(self, at, each),
                b'b' | b'B' if starts(b"basic ") || starts(b"bearer ") => return anchors::header(self, at, each),
                b'b' | b'B' => return anchors::encoded(self, at, each),
                _ => {}
            }
            if anchors::may_be_called(&text[at..]) {
                if anchors::is_call(&text[at..]) {
                    return anchors::call(self, at, each);
                }
                if anchors::is_command(&text[at..]) {
                    return anchors::command(self, at, each);
                }
                if anchors::is_piped(&text[at..]) {
                    return anchors::piped(self, at, each);
                }
            }
        }
        // No other name begins with one of these: they are those of ISO-2022-JP.
        if first >= 0x80 || hit == Hit::Name && matches!(first, b'%' | b'0' | b'H') {
            if let Some((range, named, written)) = self.foreign(at) {
                match foreign::value(text, range.end, written, self.kind()) {
                    Some(value) => self.judge(Some(named), named.role, Notation::Colon, value, each),
                    None => self.given(range.start..foreign::end(text, &range, written), named, each),
                }
            }
        } else if let Some((range, named)) = self.name(at) {
            self.given(range, named, each);
        }
    }

    /// The name in another script that stands at `at`, and what it says.
    fn foreign(&self, at: usize) -> Option<(Range<usize>, name::Name, Written)> {
        let text = self.text();
        let (length, role, written) = match self.words.foreign(&text[at..]) {
            Some(length) => (length, Role::Own, Written::Utf8),
            None => foreign::name(text, at)?,
        };
        let range = at..at + length;
        let back = text[..at].iter().rev().take(48).take_while(|b| **b >= 0x80).count();
        let on = text[at..].iter().take(96).take_while(|b| **b >= 0x80).count();
        let harmless = self.words.is_harmless_in(&text[at - back..at + on]);
        (!harmless).then(|| (range.clone(), name::plain(range, role), written))
    }

    /// The name that holds what stands at `at`, and what it says.
    fn name(&self, at: usize) -> Option<(Range<usize>, name::Name)> {
        let text = self.text();
        let end = at + text[at..].iter().take(16).take_while(|b| notation::is_name(**b)).count().max(1);
        let range = notation::name_around(text, at, end)?;
        // Nothing that could give it a value: most of what is met ends here.
        let gives = matches!(
            text.get(range.end)?,
            b'=' | b':'
                | b'"'
                | b'\''
                | b'`'
                | b' '
                | b'\t'
                | b'('
                | b'>'
                | b']'
                | b'\\'
                | b'&'
                | b'*'
                | b'\n'
                | b'\r'
                | b')'
                | b'}'
                | b'|'
                | b'['
                | b'?'
                | b'!'
                | b'/'
                | b','
                | b'<'
                | 0xE3
                | 0xEF
        );
        if !gives {
            return None;
        }
        let named = name::read(&text[range.clone()], range.clone(), self.words)?;
        Some((range, named))
    }

    /// Judges what the name at `range` is given.
    fn given(&self, range: Range<usize>, named: name::Name, each: &mut dyn FnMut(Judged)) {
        let (text, kind) = (self.text(), self.kind());
        let found = notation::operator(text, &range, kind);
        let told = match found {
            None | Some((Notation::Call | Notation::Colon, _)) if kind == Kind::Prose => {
                notation::told(text, range.end)
            }
            _ => None,
        };
        if let Some(value) = told.and_then(|side| value::value(text, side, Notation::Colon, kind, false, range.start)) {
            return self.judge(Some(named), named.role, Notation::Colon, value, each);
        }
        if let Some(value) = value::default(text, &range) {
            return self.judge(Some(named), named.role, Notation::Assign, value, each);
        }
        if kind == Kind::Code
            && let Some((inner, notation, value)) = embedded::value(text, &range, found, self.input.name)
        {
            return self.judge_as(inner, Some(named), named.role, notation, value, each);
        }
        match apart::values(text, &range, kind, self.input.name, found, &self.tables) {
            Some(Apart::One(notation, value)) => return self.judge(Some(named), named.role, notation, value, each),
            Some(Apart::Column(column)) => {
                return column.read(text, &self.tables, named.role, &mut |value| {
                    self.judge(Some(named), named.role, column.notation(), value, each);
                });
            }
            None => {}
        }
        let Some((notation, mut side)) = found else { return };
        if named.role == Role::Auth {
            let blank = notation::skip(text, side, 2, notation::blank);
            if let length @ 1.. = scheme(text.get(blank..).unwrap_or(b"")) {
                side = blank + length;
            }
        }
        let glued = side == range.end + 1 && text.get(side).is_some_and(|b| !b.is_ascii_whitespace());
        if notation == Notation::Call {
            let named = named.called(&text[range.clone()]);
            let mut arguments = value::arguments(text, side);
            // Whose credential it is comes first.
            let place = if matches!(named.role, Role::Credential | Role::Auth) {
                arguments.len() - arguments.len().min(1)
            } else {
                0
            };
            let value = match arguments.is_empty() {
                true => value::expression(text, side, notation),
                false => Some(arguments.swap_remove(place)),
            };
            let Some(value) = value else { return };
            return self.judge(Some(named), named.role, notation, value, each);
        }
        if matches!(notation, Notation::Assign | Notation::Colon) && named.role.may_be_listed() {
            let items = value::items(text, side, kind);
            if !items.is_empty() {
                return items.into_iter().for_each(|item| self.judge(Some(named), named.role, notation, item, each));
            }
        }
        if notation == Notation::Table {
            // What the name is given stands in any of the cells behind it: beside it, or behind its type and what it is
            // for.
            return value::cells(text, side)
                .into_iter()
                .for_each(|cell| self.judge(Some(named), named.role, notation, cell, each));
        }
        if query(text, range.start) && notation::picture(text, range.start) {
            return;
        }
        if let Some(value) = value::value(text, side, notation, kind, glued, range.start) {
            self.judge(Some(named), named.role, notation, value, each);
        }
    }

    /// Turns away what is plainly nothing, and scores the rest.
    fn judge(
        &self,
        name: Option<name::Name>,
        role: Role,
        notation: Notation,
        value: value::Value<'_>,
        each: &mut dyn FnMut(Judged),
    ) {
        self.judge_as(self.kind(), name, role, notation, value, each);
    }

    /// The same of a value that stands in a text of another kind than the document.
    fn judge_as(
        &self,
        kind: Kind,
        name: Option<name::Name>,
        role: Role,
        notation: Notation,
        value: value::Value<'_>,
        each: &mut dyn FnMut(Judged),
    ) {
        let question = Question::new(self.text(), kind, name, role, notation, &value);
        let judge = || self.judgement(kind, name, role, notation, value);
        self.again.answer(self.text(), question, judge).into_iter().for_each(each);
    }

    /// What is made of a value; `None` where it is plainly nothing. It looks no further than [`again`] says.
    fn judgement(
        &self,
        kind: Kind,
        name: Option<name::Name>,
        role: Role,
        notation: Notation,
        value: value::Value<'_>,
    ) -> Option<Judged> {
        let text = self.text();
        let bytes: &[u8] = &value.bytes;
        let first = bytes.split(|&b| b == b' ').next().unwrap_or(bytes);
        // A header's value is looked at where its scheme stands; alone, the scheme is what a shell or a quote left of
        // it.
        let is = |word: &str| first.eq_ignore_ascii_case(word.as_bytes());
        let header = is("basic") || is("bearer") || bytes == first && (is("token") || is("digest"));
        if bytes.len() < 3
            || !value.array && obvious::is_none(bytes, value.quote != 0)
            || name.is_none() && features::names_role(bytes)
            || header
        {
            return None;
        }
        // A catalogue, a program: what stands between NULs there is no notation of a person's.
        let zero = |range: Range<usize>| memchr::memchr(0, &text[range]).is_some();
        let (start, end) = (value.span.start, value.span.end);
        if (zero(start.saturating_sub(64)..start) || zero(end..text.len().min(end + 64)))
            && harmless::is_binary(text)
            && !harmless::is_in_environment(text, end)
        {
            return None;
        }
        let mut value = value;
        if role == Role::Auth
            && name.is_some()
            && let length @ 1.. = scheme(&value.bytes)
        {
            value.bytes.to_mut().drain(..length);
            value.span.start += length;
            if value.bytes.len() < 3 || obvious::refers(&value.bytes) {
                return None;
            }
        }
        // What a URL holds is written as URLs are.
        if (name.is_some_and(|n| query(text, n.span.0)) || notation == Notation::Userinfo)
            && let Some(plain) = value::unescaped(&value.bytes)
        {
            if plain.len() < 3 || obvious::refers(&plain) || obvious::told(&plain) {
                return None;
            }
            value.bytes = std::borrow::Cow::Owned(plain);
        }
        // `-passin pass:value` of openssl.
        if notation == Notation::Flag
            && let Some(rest) = value.bytes.strip_prefix(b"pass:")
            && !rest.is_empty()
        {
            value.bytes = std::borrow::Cow::Owned(rest.to_vec());
            value.span.start += 5;
        }
        // A Kubernetes Secret holds its values in base64.
        if kind == Kind::Yaml
            && let Some(inner) = decode::value(&value.bytes)
            && manifest(text, value.span.start)
        {
            value.bytes = std::borrow::Cow::Owned(inner.to_vec());
        }
        let span = value.span.clone();
        let owned = value.bytes.to_vec();
        let name = name.map(|name| section::whole(text, name, kind, &owned, self.words));
        let role = name.map_or(role, |name| name.role);
        let seen = Seen { text, path: self.input.name, kind, role, name, notation, value };
        let features = features::of(&seen);
        let rule = generic::rule_of(role, notation, seen.value.quote != 0);
        Some(Judged {
            span,
            rule,
            signs: role == Role::Signature,
            score: model::score(&features),
            features,
            bytes: owned,
        })
    }
}

/// Makes a finding of what was judged, where its score is high enough.
fn tell(judged: Judged, found: &mut Vec<Finding>) {
    // What signs something shows that nobody changed it, and opens nothing: a hash, or what the private half of a
    // pair made (64 bytes and more). Shorter ones in base64 are made with a shared key, and sign requests too.
    let has = |feature: Feature| judged.features[feature as usize];
    let pairs = has(Feature::Base64Only) == 1 && has(Feature::Length) >= 86;
    if judged.signs && (has(Feature::HexOnly) == 1 || pairs) {
        return;
    }
    // A UUID names a thing more often than it opens one, and nothing in it tells which.
    let may_block = judged.features[Feature::Uuid as usize] == 0;
    let blocks = model::blocks(&judged.features);
    let action = if judged.score >= blocks && may_block {
        Action::Block
    } else if judged.score >= model::WARN {
        Action::Warn
    } else {
        return;
    };
    if found.iter().rev().take(16).any(|f| f.span == judged.span && f.proof == Proof::Context) {
        return;
    }
    let mut reasons: Vec<(&'static str, i32)> =
        // What moved it by less than a tenth would only hide the rest.
        features::said(&judged.features).zip(model::reasons(&judged.features)).filter(|r| r.1.abs() >= 10).collect();
    reasons.sort_by_key(|r| (-r.1.abs(), r.0));
    found.push(Finding {
        rule: judged.rule,
        span: judged.span,
        secret: Secret::new(&judged.bytes),
        proof: Proof::Context,
        action,
        notes: vec![Note::Score { score: judged.score, blocks, reasons }],
    });
}

/// The length of the scheme, with its blank, that the value of an `Authorization` header begins with where `Basic` and
/// `Bearer` do not: `Token value`.
fn scheme(value: &[u8]) -> usize {
    const SCHEMES: [&[u8]; 4] = [b"token ", b"apikey ", b"api-key ", b"key "];
    SCHEMES.iter().find(|scheme| notation::starts_with(value, scheme)).map_or(0, |scheme| scheme.len())
}

/// Whether the YAML around `at` says that it is a Kubernetes Secret.
fn manifest(text: &[u8], at: usize) -> bool {
    let around = &text[at.saturating_sub(2048)..text.len().min(at + 2048)];
    memchr::memmem::find(around, b"kind: Secret").is_some()
}

/// Whether the name at `start` is that of a parameter in a URL's query.
fn query(text: &[u8], start: usize) -> bool {
    start > 0 && matches!(text[start - 1], b'?' | b'&')
}
