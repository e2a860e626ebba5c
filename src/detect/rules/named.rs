/*!
Keys whose shape says nothing by itself (32 hexadecimal digits, say): found by the name of their provider close by.

The literal of such a rule is the provider's name, its pattern the value alone. [`by_name`] asks for the rest: between
the name and the value must stand a word for a secret (`key`, `token`, ...) and something that gives the one to the
other, and the value must look generated. Only when the value is given to a name that leaves no doubt does it stop a
commit.
*/

use super::said::{GOES_ON, HARMLESS, PLAIN, TYPES, VAGUE};
use crate::detect::rule::{DEFAULTS, Kind, Reach, Risk, Rule, Verdict};
use crate::detect::verify::random::is_unlike_words;
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

/// Entries of a line or two: `id, provider, title, [names], value, page;` on top of the rule `base`. The first name
/// makes the examples.
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
    if placeholder::is_typed(value) || !looks_generated(value) { Verdict::Dismiss } else { given(candidate) }
}

/// The same for a value that was looked at already.
pub fn given(candidate: &Candidate<'_>) -> Verdict {
    // The name of a resource: `arn:aws:secretsmanager:...:secret:acme-a1B2c3`.
    let before = candidate.before(120);
    let word = before.iter().rposition(|b| !b.is_ascii_graphic() || matches!(b, b'"' | b'\'')).map_or(0, |at| at + 1);
    if memchr::memmem::find(&before[word..], b"arn:aws").is_some() {
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

/// What is as long, and handed to a client beside the address of its service, is a key.
const LONG: usize = 40;

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

fn giving(candidate: &Candidate<'_>) -> Giving {
    // A rule whose literal stands in the value itself asks for what stands before the value.
    let inner = candidate.literal >= candidate.span.start;
    let gap = match candidate.text.get(candidate.literal..candidate.span.start) {
        Some(gap) if !inner => gap,
        _ => candidate.before(FARTHEST),
    };
    if !inner && !names_provider(candidate) || gap.len() > FARTHEST {
        return Giving::None;
    }
    if !inner && beside_address(candidate, gap) {
        return if candidate.value().len() >= LONG { Giving::Plain } else { Giving::Vague };
    }
    // What stands between the last name and the value: quotes, brackets, an operator, white space.
    let mut name_end = gap.iter().rposition(|b| b.is_ascii_alphanumeric()).map_or(0, |at| at + 1);
    let joint = &gap[name_end..];
    if joint.is_empty() || joint.len() > 40 || joint.iter().any(|b| matches!(b, b'/' | b'@' | b'#' | b'%')) {
        return Giving::None;
    }
    let gives = joint.iter().any(|b| matches!(b, b'=' | b':' | b'>' | b',' | b'('))
        || joint.iter().all(|b| *b == b' ') && is_set(candidate);
    if gives {
        name_end = without_types(gap, name_end);
    }
    // A name that is cut by the window's start still begins before the provider's name: `myAcmeToken`.
    let is_name = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.');
    let name_start = gap[..name_end].iter().rposition(|&b| !is_name(b)).map_or(0, |at| at + 1);
    // A URL goes on: the parts of its host are no names, and a password in it (`acme://token:value@host`) is judged as
    // one.
    let word = gap[..name_end].iter().rposition(|b| !b.is_ascii_graphic() || matches!(b, b'"' | b'\''));
    let word = &gap[word.map_or(0, |at| at + 1)..name_end];
    if matches!(joint, b"." | b":") && memchr::memmem::find(word, b"://").is_some() {
        return Giving::None;
    }
    let name = words(&gap[name_start..name_end]);
    let has = |text: &str, list: &[&str]| list.iter().any(|w| text.contains(w));
    if harmless(&gap[name_start..name_end]) {
        return Giving::None;
    }
    if gives && has(&name, PLAIN) {
        return Giving::Plain;
    }
    let carried = if gives { carried(gap, name_start, name_end) } else { &[] };
    if has(&words(carried), PLAIN) && !harmless(carried) {
        return Giving::Plain;
    }
    // The bare name, given the value: `acme: "..."`.
    let bare = name_start == 0 && gap[..name_end].iter().all(|b| b.is_ascii_alphanumeric()) && name_end <= 24;
    if bare && gives {
        return Giving::Vague;
    }
    // Nothing but white space between them is a word only before what can be no word and no commit: `acme '...'`.
    let quoted = joint.iter().any(|b| matches!(b, b'"' | b'\'' | b'`'));
    if bare && !gives && long_random(candidate.value()) && (quoted || joint.iter().all(u8::is_ascii_whitespace)) {
        return Giving::Vague;
    }
    // A commit's hash stands behind many a name; a key that looks like one is called a key.
    if !gives && is_commit(candidate.value()) {
        let last = gap[..name_end].iter().rposition(|b| !b.is_ascii_alphanumeric()).map_or(0, |at| at + 1);
        let said = has(&words(&gap[last..name_end]), PLAIN) || gap[last..name_end].eq_ignore_ascii_case(b"key");
        return if said { Giving::Vague } else { Giving::None };
    }
    // Otherwise a word for a secret anywhere in the last part of the gap: `Authorization: Acme <value>`, prose, XML.
    let near = words(&gap[name_end.saturating_sub(64)..name_end]);
    let said = has(&near, PLAIN) || has(&near, VAGUE) && !harmless(&gap[name_end.saturating_sub(64)..name_end]);
    if said && (gives || !is_slug(candidate.value())) { Giving::Vague } else { Giving::None }
}

/// Whether the value stands beside an address, both texts of their own, as the two are handed to a client of the
/// provider: `new Client("https://x.acme.com:443/", "value")`. `gap` is what stands between the provider's name, which
/// may be that of the client or stand in the address, and the value.
fn beside_address(candidate: &Candidate<'_>, gap: &[u8]) -> bool {
    let Some((mark @ (b'"' | b'\'' | b'`'), rest)) = gap.split_last() else { return false };
    let rest = rest.trim_ascii_end().strip_suffix(b",").and_then(|rest| rest.strip_suffix(&[*mark]));
    let Some(end) = rest.map(|rest| candidate.literal + rest.len()) else { return false };
    let before = &candidate.text[candidate.literal.saturating_sub(120)..end];
    let address = &before[before.iter().rposition(|b| b == mark || !b.is_ascii_graphic()).map_or(0, |at| at + 1)..];
    let value = candidate.value();
    // What has a slash in it is a path, or base64 that says so at its end.
    let random = long_random(value) || value.len() >= LONG && value.ends_with(b"=");
    memchr::memmem::find(address, b"://").is_some() && random
}

/// Whether `value` is the name of a package or a page, `da2-some-project`: small words with a number at most.
fn is_slug(value: &[u8]) -> bool {
    let digits = value.iter().filter(|b| b.is_ascii_digit()).count();
    digits < 3
        && value.contains(&b'-')
        && value.iter().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || *b == b'-')
}

/// The name before one that only says that a value follows, at `gap[start..end]`: `- name: ACME_TOKEN` and `value: ...`
/// on the next line, `"key": "acmeToken", "value": "..."`, `<key>acmeToken</key> <string>...`. Nothing when there is
/// none.
fn carried(gap: &[u8], mut start: usize, mut end: usize) -> &[u8] {
    let is_name = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.');
    let is_tag = |start: usize, end: usize| {
        gap[..start].ends_with(b"</")
            && [&b"key"[..], b"name"].iter().any(|tag| gap[start..end].eq_ignore_ascii_case(tag))
    };
    let is_carrier = |start, end| is_tag(start, end) || gap[start..end].eq_ignore_ascii_case(b"value");
    let carrier = is_carrier(start, end);
    while start < end && is_carrier(start, end) {
        let joint = gap[..start].iter().rposition(|b| b.is_ascii_alphanumeric()).map_or(0, |at| at + 1);
        // Anything else that is given a value in between has nothing to do with this one.
        if start - joint > 40 || gap[joint..start].iter().any(|b| matches!(b, b'=' | b':' | b'(' | b';')) {
            return &[];
        }
        end = joint;
        start = gap[..end].iter().rposition(|&b| !is_name(b)).map_or(0, |at| at + 1);
    }
    if carrier { &gap[start..end] } else { &[] }
}

/// Whether the literal that led here is the provider's name and no part of other words: `myBox` and `BOX_TOKEN`, but
/// neither `databox` nor `boxes`, `lemList` in `elemList`, or `currentS` in `currentSpan`.
fn names_provider(candidate: &Candidate<'_>) -> bool {
    let (text, at) = (candidate.text, candidate.literal);
    let letter = |at: usize| text.get(at).copied().filter(u8::is_ascii_alphabetic);
    if let (Some(first), Some(before)) = (letter(at), at.checked_sub(1).and_then(letter))
        && (first.is_ascii_lowercase() || before.is_ascii_uppercase())
    {
        return false;
    }
    let Some(end) = at.checked_add(candidate.literal_len) else { return true };
    let (Some(last), Some(next)) = (end.checked_sub(1).and_then(letter), letter(end)) else { return true };
    if next.is_ascii_uppercase() && last.is_ascii_lowercase() {
        return true;
    }
    if last.is_ascii_uppercase() && next.is_ascii_lowercase() {
        return false;
    }
    let rest = text[end..text.len().min(end + 12)].to_ascii_lowercase();
    GOES_ON.iter().any(|word| rest.starts_with(word.as_bytes()))
}

/// Whether a command sets the name that the literal stands in: `aws configure set aws_secret_access_key value`.
fn is_set(candidate: &Candidate<'_>) -> bool {
    let before = candidate.text.get(..candidate.literal).unwrap_or_default();
    let is_name = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.');
    let name = before.iter().rev().take(64).take_while(|b| is_name(b)).count();
    let before = &before[..before.len() - name];
    [&b" set "[..], b"setx ", b"setenv "].iter().any(|set| before.ends_with(set))
}

/// Where the name ends in `gap[..end]`, types behind it left out: `acmeToken string = ...`, `token: &'static str =
/// ...`.
fn without_types(gap: &[u8], mut end: usize) -> usize {
    loop {
        let word = gap[..end].iter().rev().take_while(|b| b.is_ascii_alphabetic()).count();
        let start = end - word;
        let is_type = TYPES.iter().any(|t| gap[start..end].eq_ignore_ascii_case(t.as_bytes()));
        let before = gap[..start].iter().rposition(|b| b.is_ascii_alphanumeric()).map_or(0, |at| at + 1);
        // Glued to the name, or all that there is, it is the name.
        if !is_type || before == 0 || gap[before..start].iter().all(|b| matches!(b, b'_' | b'-' | b'.')) {
            return end;
        }
        end = before;
    }
}

/// Whether one of [`HARMLESS`] is made of whole words of `name`.
fn harmless(name: &[u8]) -> bool {
    // The name in lower case without separators, and where words begin and end in it.
    let (mut joined, mut edges) = (Vec::with_capacity(name.len()), vec![true]);
    for (at, &b) in name.iter().enumerate() {
        if !b.is_ascii_alphanumeric() {
            if let Some(edge) = edges.last_mut() {
                *edge = true;
            }
            continue;
        }
        if let (true, Some(edge)) =
            (at > 0 && b.is_ascii_uppercase() && name[at - 1].is_ascii_lowercase(), edges.last_mut())
        {
            *edge = true;
        }
        joined.push(b.to_ascii_lowercase());
        edges.push(false);
    }
    if let Some(edge) = edges.last_mut() {
        *edge = true;
    }
    HARMLESS
        .iter()
        .any(|word| memchr::memmem::find_iter(&joined, word.as_bytes()).any(|at| edges[at] && edges[at + word.len()]))
}

/// Whether `value` is a commit's or a file's hash as often as a key.
fn is_commit(value: &[u8]) -> bool {
    matches!(value.len(), 40 | 64) && value.iter().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
}

/// Whether `value` is long and random enough to be no word of any language.
fn long_random(value: &[u8]) -> bool {
    let mixed = value.iter().any(u8::is_ascii_uppercase) && value.iter().any(u8::is_ascii_lowercase);
    let has = |is: fn(&u8) -> bool| value.iter().filter(|b| is(b)).count();
    value.len() >= 24
        && has(u8::is_ascii_digit) >= 3
        && !value.contains(&b'/')
        && (mixed || value.len() >= 32 && has(u8::is_ascii_alphabetic) >= 8)
        && !is_commit(value)
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

/// Whether a machine made `value` up: letters and digits mixed without the order that words and numbers have, or
/// letters that are no words.
pub fn looks_generated(value: &[u8]) -> bool {
    let letters = value.iter().filter(|b| b.is_ascii_alphabetic()).count();
    let digits = value.iter().filter(|b| b.is_ascii_digit()).count();
    let (upper, lower) = (value.iter().any(u8::is_ascii_uppercase), value.iter().any(u8::is_ascii_lowercase));
    let mut seen = [false; 256];
    value.iter().for_each(|&b| seen[b as usize] = true);
    let distinct = seen.iter().filter(|&&s| s).count();
    let needed = (value.len() / 3).clamp(5, 10);
    if letters == 0 || distinct < needed {
        return false;
    }
    if digits == 0 && !(upper && lower) || upper && lower && is_identifier(value) {
        return is_unlike_words(value);
    }
    // How often the kind of character changes; a capital at the start of a word is no change.
    let kind = |b: u8| {
        if b.is_ascii_digit() {
            0
        } else if b.is_ascii_uppercase() {
            1
        } else if b.is_ascii_lowercase() {
            2
        } else if matches!(b, b'!' | b'#' | b'$' | b'%' | b'^' | b'&' | b'*' | b'~') {
            // What stands in a password and in no name.
            4
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
    // Sixteen hexadecimal digits or more may fall into two or three runs by chance; their letters make no words anyway.
    let few = changes > 0 && value.len() >= 16 && letters.min(digits) >= 2 && value.iter().all(u8::is_ascii_hexdigit);
    changes * if digits == 0 { 5 } else { 8 } >= value.len() || few || is_unlike_words(value)
}

/// Whether most of `value`, which has letters of both cases, is words: `CanvasRenderingContext2D`.
fn is_identifier(value: &[u8]) -> bool {
    let (mut in_words, mut at) = (0, 0);
    while at < value.len() {
        let capital = usize::from(value[at].is_ascii_uppercase());
        let small = value[at + capital..].iter().take_while(|b| b.is_ascii_lowercase()).count();
        let word = &value[at..at + capital + small];
        let vowel = word.iter().any(|b| matches!(b.to_ascii_lowercase(), b'a' | b'e' | b'i' | b'o' | b'u' | b'y'));
        if vowel && small >= 4 - 2 * capital {
            in_words += word.len();
        }
        at += word.len().max(1);
    }
    in_words * 10 >= value.len() * 7
}

#[cfg(test)]
mod tests {
    use super::*;

    fn giving_of(before: &str, value: &str) -> Giving {
        let text = format!("{before}{value}");
        let span = before.len()..text.len();
        giving(&Candidate { text: text.as_bytes(), span, name: b"", literal: 0, literal_len: 4 })
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
        for carried in [
            "ACME_TOKEN\n  value: \"",
            "acmeToken</key>\n\t<string>",
            "acme_secret\", \"value\": \"",
            "acme.api-key\" value=\"",
        ] {
            assert_eq!(giving_of(carried, "v"), Giving::Plain, "{carried}");
        }
        assert_eq!(giving_of("acme authentication provider\n", "da2-some-project"), Giving::None);
        for other in ["ACME_PUBLIC_KEY\n  value: \"", "acme: token\n  size: 3\n  value: \""] {
            assert_ne!(giving_of(other, "v"), Giving::Plain, "{other}");
        }
        for types in ["var acmeToken string = \"", "acmeToken: string = '", "let acme_token: &'static str = \""] {
            let at = types.find("acme").unwrap_or(0);
            assert_eq!(giving_of(&types[at..], "v"), Giving::Plain, "{types}");
        }
        for vague in ["acme key is ", "acme token ", "acme_key = \"", "acme Authorization: Bearer "] {
            assert_eq!(giving_of(vague, "v"), Giving::Vague, "{vague}");
        }
        for none in [
            "acme commit ",
            "acme_public_key = ",
            "acme/blob/",
            "acme keyboard: ",
            "acme.key_id = ",
            "acmes_key = ",
            "acmEtoken = ",
            "acme docs: https://api-token.",
            "acme | acme://ApiToken:",
        ] {
            assert_eq!(giving_of(none, "v"), Giving::None, "{none}");
        }
    }

    #[test]
    fn what_is_handed_over_beside_an_address_is_given() {
        let of = |text: &str, value: &str| {
            let whole = format!("{text}{value}");
            let literal = text.find("acme").expect("the provider's name");
            let span = text.len()..whole.len();
            giving(&Candidate { text: whole.as_bytes(), span, name: b"", literal, literal_len: 4 })
        };
        let value = crate::detect::example::make("[0-9A-Za-z]{86}", 1).expect("a template");
        assert_eq!(of("new Client(\"https://x.acme.com:443/\", \"", &value), Giving::Plain);
        let slash = format!("{}/{}==", &value[..40], &value[40..]);
        assert_eq!(of("new Client(\"https://x.acme.com:443/\", \"", &slash), Giving::Plain);
        assert_eq!(of("Client('https://x.acme.com',\n    '", &value), Giving::Plain);
        assert_eq!(of("acmeClient('https://x.example.com', '", &value), Giving::Plain);
        assert_eq!(of("Client('https://x.acme.com', '", &value[..32]), Giving::Vague);
        assert_eq!(of("Client('https://x.acme.com', '", "some-name-of-a-database-or-other"), Giving::None);
        assert_eq!(of("Client('https://x.acme.com/x', other, '", &value), Giving::None);
        assert_eq!(of("Client('x.acme.com/x', '", &value), Giving::None);
    }

    #[test]
    fn a_name_inside_another_word_is_none() {
        let of = |text: &str, literal: usize, literal_len: usize| {
            let candidate =
                Candidate { text: text.as_bytes(), span: text.len()..text.len(), name: b"", literal, literal_len };
            names_provider(&candidate)
        };
        for (text, at, length) in
            [("myBoxToken", 2, 3), ("BOX_TOKEN", 0, 3), ("boxtoken", 0, 3), ("x_box=", 2, 3), ("theBox2 ", 3, 3)]
        {
            assert!(of(text, at, length), "{text}");
        }
        for (text, at, length) in [
            ("databox = ", 4, 3),
            ("boxes = ", 0, 3),
            ("xsltAddStackElemList", 13, 7),
            ("currentSpaFromUrl", 0, 8),
            ("InstanceMarketOptions", 8, 7),
            ("RAWGET", 0, 4),
        ] {
            assert!(!of(text, at, length), "{text}");
        }
        assert!(harmless(b"acme_public_key") && harmless(b"acmeKeyId") && harmless(b"ACME_COMMIT"));
        assert!(!harmless(b"republicToken") && !harmless(b"contractbook_key") && !harmless(b"prev_token"));
    }

    #[test]
    fn a_literal_inside_the_value_is_no_trouble() {
        let text = b"acme_api_key = 4f0a9c77ASTd2e1b3568a";
        for literal in [0, 15, 22, 30, text.len()] {
            let candidate = Candidate { text, span: 15..text.len(), name: b"", literal, literal_len: 4 };
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
        // What is turned away by chance: fewer than two in a thousand, whatever the shape.
        for template in [
            "[0-9a-f]{16}",
            "[0-9a-f]{20}",
            "[a-z0-9]{16}",
            "[a-z2-7]{16}",
            "[a-z2-7]{52}",
            "[0-9A-Z]{20}",
            "[0-9A-Za-z]{14}",
            "[0-9A-Za-z]{16}",
            "[A-Za-z]{32}",
            "[0-9A-Za-z_-]{22}",
            "C[0-9A-Za-z._-]{14}",
        ] {
            let made = (0..3000).map(|seed| crate::detect::example::make(template, seed).expect("a template"));
            let away = made.filter(|value| !looks_generated(value.as_bytes())).count();
            assert!(away <= 6, "{template}: {away} of 3000");
        }
        for word in [
            "myServiceAccountName",
            "internationalizationconfiguration",
            "deadbeef",
            "Geltungsbereich",
            "tollFraudManagedRules",
            "mongocryptdSpawnPath",
            "PoetryCoreError",
            "application_settings_2",
            "2024-01-01T00:00:00",
            "some-long-package-name",
            "CanvasRenderingContext2D",
            "AwsEc2LaunchTemplateDataInstance",
            "OAuth2ProviderConfigInput",
        ] {
            assert!(!looks_generated(word.as_bytes()), "{word}");
        }
    }
}
