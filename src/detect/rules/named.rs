/*!
Keys whose shape says nothing by itself (32 hexadecimal digits, say): found by the name of their provider close by.

The literal of such a rule is the provider's name, its pattern the value alone. [`by_name`] asks for the rest: between the
name and the value must stand a word for a secret (`key`, `token`, ...) and something that gives the one to the other,
and the value must look generated. Only when the value is given to a name that leaves no doubt does it stop a commit.
*/

use crate::detect::rule::{DEFAULTS, Kind, Reach, Risk, Rule, Verdict};
use crate::detect::{Candidate, Proof, placeholder};

/// What such rules have in common.
pub const NAMED: Rule = Rule {
    kind: Kind::ApiKey,
    ignore_case: true,
    reach: Reach::After(400),
    verify: by_name,
    risk: Risk::BusinessData,
    ..DEFAULTS
};

/// Entries of a line or two: `id, provider, title, [names], value, page;` on top of the rule `base`. The first name makes
/// the examples.
macro_rules! named {
    ($base:expr; $($id:literal, $provider:literal, $title:literal, [$first:literal $(, $more:literal)*], $value:expr, $page:literal;)*) => {
        &[$($crate::detect::rule::Rule {
            id: $id,
            provider: $provider,
            title: $title,
            literals: &[$first $(, $more)*],
            pattern: $value,
            revoke: $crate::detect::rule::Revoke { page: $page, command: "" },
            docs: $page,
            examples: &[
                concat!($first, "_api_key = \"", $value, "\""),
                concat!($first, ":\n  secret: ", $value),
            ],
            near_misses: &[
                concat!($first, "_commit = \"", $value, "\""),
                concat!($first, "_api_key = \"your_", $first, "_api_key_here\""),
            ],
            ..$base
        }),*]
    };
}
pub(super) use named;

/// The verifier of every rule that finds its value by a name.
pub fn by_name(candidate: &Candidate<'_>) -> Verdict {
    let value = candidate.value();
    if placeholder::is_placeholder(value) || !looks_generated(value) {
        return Verdict::Dismiss;
    }
    match giving(candidate) {
        Giving::None => Verdict::Dismiss,
        Giving::Vague => Verdict::warn(Proof::Pattern),
        Giving::Plain => Verdict::block(Proof::Pattern),
    }
}

/// A value stands at most this many bytes behind its provider's name.
const FARTHEST: usize = 180;

/// How the text between the provider's name and the value gives the one to the other.
#[derive(Debug, PartialEq, Eq)]
enum Giving {
    /// It does not.
    None,
    /// A word for a secret stands there.
    Vague,
    /// The value is given to a name that says that it is a secret.
    Plain,
}

/// Words that say that what follows is secret, whatever stands around them. Separators are left out.
const PLAIN: &[&str] = &[
    "token",
    "secret",
    "apikey",
    "accesskey",
    "authkey",
    "privatekey",
    "licensekey",
    "appkey",
    "password",
    "passwd",
    "restkey",
    "userkey",
    "adminkey",
    "writekey",
    "serverkey",
    "masterkey",
    "consumerkey",
    "integrationkey",
];
/// Words that may say so.
const VAGUE: &[&str] = &["key", "private", "access", "auth", "bearer", "credential", "pwd", "passphrase", "pat", "jwt"];
/// Words that take it back.
const HARMLESS: &[&str] = &[
    "public",
    "primary",
    "foreign",
    "partition",
    "cache",
    "sortkey",
    "sortby",
    "tokenizer",
    "tokenid",
    "secretname",
    "keyname",
    "keyid",
    "checksum",
    "integrity",
    "fingerprint",
    "sha1",
    "sha256",
    "sha512",
    "hash",
    "commit",
    "digest",
    "tokenaddress",
    "tokenmint",
    "contract",
];

fn giving(candidate: &Candidate<'_>) -> Giving {
    // A rule whose literal stands in the value itself asks for what stands before the value.
    let inner = candidate.literal >= candidate.span.start;
    let gap = match candidate.text.get(candidate.literal..candidate.span.start) {
        Some(gap) if !inner => gap,
        _ => candidate.before(FARTHEST),
    };
    // `databox` is not Box; `myBox` and `MY_BOX` may be.
    let case = |at: usize| candidate.text.get(at).filter(|b| b.is_ascii_alphabetic()).map(|b| b.is_ascii_lowercase());
    let inside =
        candidate.literal > 0 && case(candidate.literal).is_some_and(|c| case(candidate.literal - 1) == Some(c));
    if !inner && inside || gap.len() > FARTHEST {
        return Giving::None;
    }
    // What stands between the last name and the value: quotes, brackets, an operator, white space.
    let name_end = gap.iter().rposition(|b| b.is_ascii_alphanumeric()).map_or(0, |at| at + 1);
    let joint = &gap[name_end..];
    if joint.is_empty() || joint.len() > 40 || joint.iter().any(|b| matches!(b, b'/' | b'@' | b'#' | b'%')) {
        return Giving::None;
    }
    let gives = joint.iter().any(|b| matches!(b, b'=' | b':' | b'>' | b',' | b'('));
    // A name that is cut by the window's start still begins before the provider's name: `myAcmeToken`.
    let is_name = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.');
    let name_start = gap[..name_end].iter().rposition(|&b| !is_name(b)).map_or(0, |at| at + 1);
    let name = words(&gap[name_start..name_end]).replace("hashicorp", "");
    let has = |text: &str, list: &[&str]| list.iter().any(|w| text.contains(w));
    if has(&name, HARMLESS) {
        return Giving::None;
    }
    if gives && has(&name, PLAIN) {
        return Giving::Plain;
    }
    // The bare name, given the value: `acme: "..."`.
    if gives && name_start == 0 && gap[..name_end].iter().all(|b| b.is_ascii_alphanumeric()) && name_end <= 24 {
        return Giving::Vague;
    }
    // Otherwise a word for a secret anywhere in the last part of the gap: `Authorization: Acme <value>`, prose, XML.
    let near = words(&gap[name_end.saturating_sub(64)..name_end]);
    let said = has(&near, PLAIN) || has(&near, VAGUE) && !has(&near, HARMLESS);
    if said { Giving::Vague } else { Giving::None }
}

/// `text` in lower case without what separates words, and without the words that only look as if a key were in them.
fn words(text: &[u8]) -> String {
    let mut words: String =
        text.iter().filter(|b| b.is_ascii_alphanumeric()).map(|b| char::from(b.to_ascii_lowercase())).collect();
    words = words.replace("authoriz", "auth");
    for innocent in ["keyboard", "monkey", "turkey", "keyword", "keyframe", "author", "nicehash"] {
        if words.contains(innocent) {
            words = words.replace(innocent, "");
        }
    }
    words
}

/// Whether a machine made `value` up: letters and digits mixed without the order that words and numbers have.
pub fn looks_generated(value: &[u8]) -> bool {
    let letters = value.iter().filter(|b| b.is_ascii_alphabetic()).count();
    let digits = value.iter().filter(|b| b.is_ascii_digit()).count();
    let (upper, lower) = (value.iter().any(u8::is_ascii_uppercase), value.iter().any(u8::is_ascii_lowercase));
    let mut seen = [false; 256];
    value.iter().for_each(|&b| seen[b as usize] = true);
    let distinct = seen.iter().filter(|&&s| s).count();
    let needed = (value.len() / 3).clamp(5, 10);
    if letters == 0 || distinct < needed || digits == 0 && !(upper && lower) {
        return false;
    }
    // How often the kind of character changes; a capital at the start of a word is no change.
    let kind = |b: u8| {
        if b.is_ascii_digit() {
            0
        } else if b.is_ascii_uppercase() {
            1
        } else if b.is_ascii_lowercase() {
            2
        } else {
            3
        }
    };
    let changes = value
        .windows(2)
        .filter(|w| {
            let (a, b) = (kind(w[0]), kind(w[1]));
            a != b && (a, b) != (1, 2) && a != 3 && b != 3
        })
        .count();
    changes * if digits == 0 { 5 } else { 8 } >= value.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn giving_of(before: &str, value: &str) -> Giving {
        let text = format!("{before}{value}");
        let span = before.len()..text.len();
        giving(&Candidate { text: text.as_bytes(), span, name: b"", literal: 0 })
    }

    #[test]
    fn a_value_must_be_given() {
        for plain in [
            "acme_api_key = \"",
            "acmeToken: ",
            "acme:\n  secret: ",
            "ACME_ACCESS_KEY=",
            "acme\", \"client_secret\" => '",
        ] {
            assert_eq!(giving_of(plain, "v"), Giving::Plain, "{plain}");
        }
        for vague in ["acme key is ", "acme token ", "acme_key = \"", "acme Authorization: Bearer "] {
            assert_eq!(giving_of(vague, "v"), Giving::Vague, "{vague}");
        }
        for none in ["acme commit ", "acme_public_key = ", "acme/blob/", "acme keyboard: ", "acme.key_id = "] {
            assert_eq!(giving_of(none, "v"), Giving::None, "{none}");
        }
    }

    #[test]
    fn a_literal_inside_the_value_is_no_trouble() {
        let text = b"acme_api_key = 4f0a9c77ASTd2e1b3568a";
        for literal in [0, 15, 22, 30, text.len()] {
            let candidate = Candidate { text, span: 15..text.len(), name: b"", literal };
            assert_eq!(giving(&candidate), Giving::Plain, "literal at {literal}");
        }
    }

    #[test]
    fn generated_and_not() {
        for template in ["[0-9a-f]{32}", "[A-Za-z0-9]{24}", "[A-Za-z0-9_-]{40}", "[a-z0-9]{32}"] {
            for seed in 0..50 {
                let value = crate::detect::example::make(template, seed).expect("a template");
                assert!(looks_generated(value.as_bytes()), "{template} with seed {seed}");
            }
        }
        for word in ["myServiceAccountName", "application_settings_2", "2024-01-01T00:00:00", "some-long-package-name"]
        {
            assert!(!looks_generated(word.as_bytes()), "{word}");
        }
    }
}
