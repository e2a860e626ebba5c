/*!
Values without a shape of their own: judged by the name that they are given to.

The prefilter finds what the names of secrets hold ([`NAMES`]). Around it the whole name is read ([`name`]), then how it
is given a value ([`notation`]), for which the kind of file matters ([`kind`]); what is seen becomes [`features`], and
the [`model`] makes a score of them. docs/scoring.md says how the model came to be and how good it is.

What is common is turned away first and cheaply: a name that is given nothing, a value that is a variable.
*/

mod anchors;
pub mod features;
pub mod kind;
pub mod model;
pub mod name;
pub mod notation;
mod trees;
mod written;

use super::rules::generic;
use super::{Action, Finding, Input, Note, Proof, Rule, Secret, decode};
use features::{Feature, Features, Seen};
use name::Role;
use notation::Notation;
use std::ops::Range;

/// What the names of secrets hold, and what announces a value without a name; found in any case.
pub const NAMES: &[&str] = &[
    "passw",
    "passp",
    "passc",
    "_pass",
    "-pass",
    "pass=",
    "pass:",
    "pass\"",
    "pass'",
    "pass ",
    "pass(",
    "pass]",
    "pass<",
    "passin",
    "passout",
    "pass>",
    "pass\\",
    "_pwd",
    "pwd=",
    "pwd:",
    "pwd\"",
    "pwd'",
    "pwd ",
    "pwd(",
    "pwd>",
    "_pw=",
    "_pw:",
    "pswd",
    "secret",
    "secert",
    "token",
    "apikey",
    "api_key",
    "api-key",
    "key=",
    "key:",
    "key\"",
    "key'",
    "key =",
    "key(",
    "key>",
    "key]",
    "key\\",
    "key:=",
    "key`",
    "keys\"",
    "credential",
    "creds",
    "cred ",
    "cred=",
    "cred:",
    "cred\"",
    "auth=",
    "auth:",
    "auth\"",
    "auth'",
    "auth =",
    "authorization",
    "auth_code",
    "authcode",
    "auth_data",
    "authdata",
    "auth(",
    "salt",
    "nonce",
    "_otp",
    "totp",
    "otp\"",
    "otp=",
    "otp:",
    "signature",
    "sig=",
    "_sig",
    "ticket",
    "_jwt",
    "jwt\"",
    "jwt =",
    "jwt=",
    "jwt:",
    "://",
    "@tcp(",
    "basic ",
    "bearer ",
    " -u ",
    "--user ",
    "identified by",
    "securestring",
    "sshpass",
    "mysql",
    "パスワード",
    "暗証番号",
    "秘密鍵",
    "シークレット",
    "トークン",
    "アクセスキー",
    "认证",
    "密码",
    "密碼",
    "口令",
    "비밀번호",
];

/// Something that a name or a notation makes look like a secret, before it is judged.
pub struct Judged {
    /// Where the value stands.
    pub span: Range<usize>,
    /// The entry of the rule table that it is reported under.
    pub rule: &'static Rule,
    /// What was seen.
    pub features: Features,
    /// Its score, in hundredths of log-odds.
    pub score: i32,
    bytes: Vec<u8>,
}

/// Looks at the name of which one of [`NAMES`] stands at `at`, and at the value that it is given.
pub fn scan_at(input: &Input<'_>, at: usize, found: &mut Vec<Finding>) {
    judge_at(input, at, &mut |judged| {
        // A UUID names a thing more often than it opens one, and nothing in it tells which.
        let may_block = judged.features[Feature::Uuid as usize] == 0;
        let action = if judged.score >= model::BLOCK && may_block {
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
            Feature::NAMES.into_iter().zip(model::reasons(&judged.features)).filter(|r| r.1 != 0).collect();
        reasons.sort_by_key(|r| (-r.1.abs(), r.0));
        found.push(Finding {
            rule: judged.rule,
            span: judged.span,
            secret: Secret::new(&judged.bytes),
            proof: Proof::Context,
            action,
            notes: vec![Note::Score { score: judged.score, reasons }],
        });
    });
}

/// Gives `each` what stands for a secret around `at`, whatever its score.
pub fn judge_at(input: &Input<'_>, at: usize, each: &mut dyn FnMut(Judged)) {
    let text = input.text;
    let Some(&first) = text.get(at) else { return };
    match first {
        b':' => return anchors::url(input, at, each),
        b'@' => return anchors::dsn(input, at, each),
        b' ' | b'-' if text[at..].starts_with(b" -u ") || text[at..].starts_with(b"--user ") => {
            return anchors::user_flag(input, at, each);
        }
        b'i' | b'I' => return anchors::identified(input, at, each),
        b'm' | b'M' => return anchors::mysql(input, at, each),
        b's' | b'S' if text[at..].len() > 12 && text[at..at + 12].eq_ignore_ascii_case(b"securestring") => {
            return anchors::secure_string(input, at, each);
        }
        _ => {}
    }
    if matches!(first, b'b' | b'B') {
        return anchors::header(input, at, each);
    }
    let word = if first >= 0x80 {
        // The name is the literal itself.
        at..at + text[at..text.len().min(at + 24)].iter().take_while(|b| **b >= 0x80).count()
    } else {
        at..at + text[at..].iter().take(16).take_while(|b| notation::is_name(**b)).count().max(1)
    };
    let (range, named) = if first >= 0x80 {
        let Some((range, role)) = anchors::foreign(text, at, &word) else { return };
        (range.clone(), name::plain(range, role))
    } else {
        let Some(range) = notation::name_around(text, word.start, word.end) else { return };
        // Nothing that could give it a value: most of what is met ends here.
        if !matches!(
            text.get(range.end),
            Some(
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
                    | b'|'
                    | b'['
                    | b'?'
                    | b'!'
                    | b'/'
                    | b','
                    | 0xE3
                    | 0xEF
            )
        ) {
            return;
        }
        let Some(named) = name::read(&text[range.clone()], range.clone()) else { return };
        (range, named)
    };
    let kind = kind::of(input.name, text);
    let Some((notation, side)) = notation::operator(text, &range, kind) else { return };
    let glued = side == range.end + 1 && text.get(side).is_some_and(|b| !b.is_ascii_whitespace());
    if notation == Notation::Call {
        let Some((first, last)) = notation::arguments(text, side) else { return };
        let value = match last {
            Some(last) if matches!(named.role, Role::Credential | Role::Auth) => last,
            _ => first,
        };
        return judge(input, kind, Some(named), named.role, notation, value, each);
    }
    if let Some(value) = notation::value(text, side, notation, kind, glued, range.start) {
        judge(input, kind, Some(named), named.role, notation, value, each);
    }
}

/// Turns away what is plainly nothing, and scores the rest.
fn judge(
    input: &Input<'_>,
    kind: kind::Kind,
    name: Option<name::Name>,
    role: Role,
    notation: Notation,
    value: notation::Value<'_>,
    each: &mut dyn FnMut(Judged),
) {
    let bytes: &[u8] = &value.bytes;
    let first = bytes.split(|&b| b == b' ').next().unwrap_or(bytes);
    // A header's value is looked at where its scheme stands; alone, the scheme is what a shell or a quote left of it.
    let scheme = |word: &str| first.eq_ignore_ascii_case(word.as_bytes());
    let header = scheme("basic") || scheme("bearer") || bytes == first && (scheme("token") || scheme("digest"));
    if bytes.len() < 3 || refers(bytes) || told(bytes) || header {
        return;
    }
    let mut value = value;
    // A Kubernetes Secret holds its values in base64.
    if kind == kind::Kind::Yaml
        && let Some(inner) = decode::value(&value.bytes)
        && manifest(input.text, value.span.start)
    {
        value.bytes = std::borrow::Cow::Owned(inner.to_vec());
    }
    let span = value.span.clone();
    let owned = value.bytes.to_vec();
    let seen = Seen { text: input.text, path: input.name, kind, role, name, notation, value };
    let features = features::of(&seen);
    let rule = generic::rule_of(role, notation, seen.value.quote != 0);
    each(Judged { span, rule, score: model::score(&features), features, bytes: owned });
}

/// Whether the YAML around `at` says that it is a Kubernetes Secret.
fn manifest(text: &[u8], at: usize) -> bool {
    let around = &text[at.saturating_sub(2048)..text.len().min(at + 2048)];
    memchr::memmem::find(around, b"kind: Secret").is_some()
}

/// Whether a value is plainly prose or no text at all: many words, control characters, the rest of a URL.
fn told(value: &[u8]) -> bool {
    value.iter().filter(|&&b| b == b' ').count() >= 5
        || value.iter().any(|&b| b.is_ascii_control() && !matches!(b, b'\t' | b'\n' | b'\r'))
        || value.starts_with(b"//")
}

/// Whether a value points at another: `${VAR}`, `{{ x }}`, `<your key>`, `%s`, `$(cat x)`, `@Value`.
fn refers(value: &[u8]) -> bool {
    let inner = |open: &[u8], close: &[u8]| {
        memchr::memmem::find(value, open).is_some_and(|at| memchr::memmem::find(&value[at..], close).is_some())
    };
    match value {
        // JSON in a text is a value like any other.
        [b'{', .., b'}'] if memchr::memmem::find(value, b"\":").is_some() => false,
        [b'<', .., b'>']
        | [b'[', .., b']']
        | [b'(', .., b')']
        | [b'{', .., b'}']
        | [b'%', .., b'%']
        | [b'*', b'*', ..] => true,
        [b'$', b'{' | b'(' | b'[', ..] => true,
        [b'$', rest @ ..] => {
            rest.iter().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b':' | b'-' | b'>'))
                && !rest.is_empty()
                && !rest[0].is_ascii_digit()
        }
        _ => {
            inner(b"${", b"}") || inner(b"{{", b"}}") || inner(b"<%", b"%>") || inner(b"#{", b"}") || inner(b"$(", b")")
        }
    }
}
