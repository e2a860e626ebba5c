/*!
Values that open nothing whoever gives them to whatever name: what is printed somewhere ([`super::published`]), the
public halves of pairs, addresses; and what the text around a value says of it.

Rules know their own forms; this is the last look at every finding, whichever rule it is from.
*/

use super::published::is_published;
use super::stand_in::{is_in_usage, is_named_after, is_said_to_pass, shows_a_badge, shows_its_look};
use super::verify::json64;
use super::{Action, Finding, Input, Note, Proof, Reach, placeholder};
use std::ops::Range;

/// What the public half of a pair begins with, or ciphertext, and the least that it is long.
const PUBLIC: &[(&str, usize)] = &[
    ("age1", 62),
    ("npub1", 63),
    ("xpub6", 100),
    ("ssh-rsa AAAA", 100),
    ("ssh-ed25519 AAAA", 60),
    ("AAAAB3NzaC1", 60),
    ("AAAAC3NzaC1", 60),
    ("AAAAE2VjZHNh", 60),
    ("-----BEGIN PUBLIC KEY", 40),
    ("-----BEGIN CERTIFICATE", 40),
    ("-----BEGIN RSA PUBLIC KEY", 40),
    // EJSON (`man ejson`, "SECRET SCHEMA").
    ("EJ[1:", 60),
    // dotenvx, whose settings are encrypted where they stand (<https://dotenvx.com/docs/advanced/encrypted>).
    ("encrypted:", 60),
];

/// What keys begin with that services hand to every browser. Their own rules say so where they stand.
const HANDED_OUT: &[&str] = &["phc_", "sb_publishable_", "pk.eyJ"];

/// Whether `value` opens nothing, whoever calls it a secret: an example that is printed somewhere, what stands in every
/// page or app of its service, the public half of a pair, an address.
pub fn opens_nothing(value: &[u8]) -> bool {
    let handed_out = HANDED_OUT.iter().any(|start| value.len() >= 30 && value.starts_with(start.as_bytes()));
    handed_out || is_published(value) || is_public(value) || is_address(value)
}

/// Whether `text` is no text: zero bytes among the first 8,000. One alone, in a text that has no other sign of it, was
/// left there by an editor or a program.
pub fn is_binary(text: &[u8]) -> bool {
    let head = &text[..text.len().min(8000)];
    let control = |b: &u8| *b < 0x20 && !matches!(b, 0 | b'\t' | b'\n' | b'\r' | 0x1b);
    match memchr::memchr_iter(0, head).take(2).count() {
        0 => false,
        1 => head.iter().any(control),
        _ => true,
    }
}

/// Whether the value that ends at `at` is that of a variable in the environment of a process, as Linux shows it
/// (`/proc/PID/environ`): between zero bytes, where settings stand on both sides of it.
pub fn is_in_environment(text: &[u8], at: usize) -> bool {
    let is_setting = |part: &[u8]| {
        let name = part.iter().take_while(|b| b.is_ascii_alphanumeric() || **b == b'_').count();
        name > 0 && part.get(name) == Some(&b'=') && !part.iter().any(u8::is_ascii_control)
    };
    let least = at.saturating_sub(4096);
    let most = text.len().min(at + 4096);
    let (Some(before), Some(behind)) = (text.get(least..at), text.get(at..most)) else { return false };
    let mut before = before.rsplit(|b| *b == 0);
    let mut behind = behind.split(|b| *b == 0);
    let edge = |part: Option<&[u8]>| part.is_none_or(|part| part.is_empty() || is_setting(part));
    behind.next() == Some(b"") && before.next().is_some_and(is_setting) && edge(before.next()) && edge(behind.next())
}

/// Looks at `finding` once more. Whether it stays. A key of a test or sandbox mode then warns at most, and so does what
/// only a name makes a secret in a `binary` document (names and notations mean little in message catalogues and machine
/// code), or what is used once.
pub fn stays(finding: &mut Finding, input: &Input<'_>, binary: bool) -> bool {
    let (text, value, at) = (input.text, finding.secret.expose(), finding.span.start);
    if finding.proof == Proof::Known {
        return true;
    }
    let named = finding.proof == Proof::Context;
    // Found by its provider's name, and no more than that.
    let by_name = named || finding.proof == Proof::Pattern && matches!(finding.rule.reach, Reach::After(_));
    let written = text.get(finding.span.clone()).unwrap_or_default();
    let open = named
        && (is_public(value)
            || is_address(value)
            || value.len() >= 16 && counted(value)
            || is_escaped_prose(written)
            || names_a_variable(text, &finding.span)
            || is_in_arn(text, at)
            || is_jose_header(value));
    let given = by_name && (is_given_openly(text, at) || is_identifier(text, at, value));
    if open || given || is_published(value) || finding.rule.id == "basic-auth-header" && is_word(written) {
        return false;
    }
    if finding.proof <= Proof::Pattern && names_a_type(text, at) {
        return false;
    }
    if by_name && is_hex(value) && is_vector(input, at) {
        return false;
    }
    let salt = finding.rule.id == "generic-salt" && (value.len() < 16 || value.starts_with(b"0x"));
    let spelled = is_spelled(value) || is_test(input.name) && (value.len() < 8 || spells_password(value));
    let binary = binary && !is_in_environment(text, finding.span.end);
    if named && (binary || salt || is_used_once(text, at) || spelled || is_hex_in_tests(text, at))
        || by_name && (is_in_bundle(text, at) || only_searches_or_sends(text, &finding.span, value))
        || by_name && shows_a_badge(text, at)
        || named
            && (is_named_after(text, &finding.span, value)
                || is_in_usage(text, at)
                || is_said_to_pass(input, &finding.span))
        || finding.proof <= Proof::Pattern && !finding.notes.contains(&Note::Pair) && shows_its_look(input, at)
    {
        finding.action = Action::Warn;
    }
    let tries = finding.proof <= Proof::Pattern && is_test_mode(value);
    if tries && finding.action == Action::Block {
        finding.action = Action::Warn;
        if !finding.notes.contains(&Note::TestMode) {
            finding.notes.push(Note::TestMode);
        }
    }
    true
}

/// What stands before `at` in its line, `most` bytes of it: a line may be as long as its file.
pub fn line_before(text: &[u8], at: usize, most: usize) -> &[u8] {
    let part = &text[at.saturating_sub(most).min(text.len())..at.min(text.len())];
    memchr::memrchr(b'\n', part).map_or(part, |end| &part[end + 1..])
}

/// What stands before the value at `at` in its line, in lower case: up to `most` bytes that end in a letter or a digit,
/// as the name that it is given to does.
fn before(text: &[u8], at: usize, most: usize) -> Vec<u8> {
    let line = line_before(text, at, most);
    let end = line.iter().rposition(u8::is_ascii_alphanumeric).map_or(0, |end| end + 1);
    line[..end].to_ascii_lowercase()
}

/// Whether the value at `at` is given to a signature or a nonce: made for one message, it opens nothing later.
fn is_used_once(text: &[u8], at: usize) -> bool {
    let name = before(text, at, 24);
    [&b"signature"[..], b"signaturevalue", b"nonce"].iter().any(|end| name.ends_with(end))
}

/// Whether the value at `at` is given to what everybody may see: a public key, the place in a list that goes on, a
/// checksum of a secret that Helm writes beside it, or what Renovate encrypted.
fn is_given_openly(text: &[u8], at: usize) -> bool {
    const OPEN: &[&[u8]] = &[
        b"publickey",
        b"public_key",
        b"public-key",
        b"applicationserverkey",
        b"nexttoken",
        b"next_token",
        b"pagetoken",
        b"page_token",
        b"synctoken",
        b"continuationtoken",
        b"continuation_token",
        b"sitekey",
        b"site_key",
        b"site-key",
        b"facebookclienttoken",
        b"facebook_client_token",
        b"publicapikey",
        b"public_api_key",
    ];
    let line = given_to(text, at);
    let name = line.iter().rposition(|b| b.is_ascii_whitespace()).map_or(&line[..], |space| &line[space + 1..]);
    let encrypted = memchr::memmem::rfind(&line, b"\"encrypted\"").is_some_and(|key| {
        let rest = line[key + b"\"encrypted\"".len()..].trim_ascii_start();
        rest.strip_prefix(b":").is_some_and(|rest| rest.trim_ascii_start().starts_with(b"{") && !rest.contains(&b'}'))
    });
    encrypted || name.starts_with(b"checksum/") || OPEN.iter().any(|end| name.ends_with(end))
}

/// What the value at `at` is given to: what stands before it in its line, in lower case; in a property list, the key in
/// the line above.
fn given_to(text: &[u8], at: usize) -> Vec<u8> {
    let line = before(text, at, 200);
    if line.trim_ascii_start() != b"<string" {
        return line;
    }
    let above = memchr::memrchr(b'\n', &text[..at.min(text.len())]).map_or_else(Vec::new, |end| before(text, end, 200));
    above.strip_suffix(b"</key").map(<[u8]>::to_vec).unwrap_or(above)
}

/// Whether `value` at `at` is an identifier by its form and the end of its name: the id of a credential, of a token or
/// a client, of a PGP key.
fn is_identifier(text: &[u8], at: usize, value: &[u8]) -> bool {
    let name: Vec<u8> = given_to(text, at).into_iter().filter(|b| !matches!(b, b'_' | b'-' | b'.')).collect();
    let uuid = value.len() == 36 && value.iter().filter(|b| **b == b'-').count() == 4;
    let ends = |ends: &[&str]| ends.iter().any(|end| name.ends_with(end.as_bytes()));
    if ends(&["credentialsid"]) || uuid && ends(&["clientid", "applicationid", "appid", "tenantid"]) {
        return true;
    }
    if ends(&["tokenid"]) && !value.iter().any(u8::is_ascii_uppercase) && value.len() < 20 {
        return true;
    }
    // A short or long key id, or a fingerprint, as PGP writes them. Git's setting takes small letters, too.
    let bare = value.strip_prefix(b"0x").unwrap_or(value);
    let pgp = matches!(bare.len(), 8 | 16 | 40) && is_hex(bare);
    let around = &text[at.saturating_sub(400).min(text.len())..at.min(text.len())];
    let git =
        ["[user]", "gpg", "git.signing"].iter().any(|sign| memchr::memmem::find(around, sign.as_bytes()).is_some());
    let large = !bare.iter().any(u8::is_ascii_lowercase);
    pgp && (ends(&["gpgkey", "gpgkeys", "gpgkeyid", "pgpkeyid"]) && large || ends(&["signingkey"]) && (git || large))
}

fn is_hex(value: &[u8]) -> bool {
    value.iter().all(u8::is_ascii_hexdigit)
}

/// Whether the name at `at` is a part of the name of a resource: `arn:aws:secretsmanager:...:secret:acme-a1B2c3`.
fn is_in_arn(text: &[u8], at: usize) -> bool {
    let before = &text[at.saturating_sub(200).min(text.len())..at.min(text.len())];
    let word = before.iter().rposition(|b| !b.is_ascii_graphic() || matches!(b, b'"' | b'\'')).map_or(0, |n| n + 1);
    before[word..].starts_with(b"arn:") || text.get(at..).is_some_and(|value| value.starts_with(b"arn:aws"))
}

/// Whether the value with `span` is a variable of the environment, as PowerShell writes it.
fn names_a_variable(text: &[u8], span: &Range<usize>) -> bool {
    let written = text.get(span.start.saturating_sub(1)..span.end).unwrap_or_default().to_ascii_lowercase();
    let after = text.get(span.end..).unwrap_or_default().trim_ascii_start();
    memchr::memmem::find(&written, b"$env:").is_some()
        || written.ends_with(b"convertto-securestring") && (after.starts_with(b"$") || after.starts_with(b"-"))
}

/// Whether `written` is prose in another script that only its file has to escape: `\u30d1\u30b9`, as in Java's property
/// files.
fn is_escaped_prose(written: &[u8]) -> bool {
    let (mut escapes, mut rest, mut at) = (0, 0, 0);
    while at < written.len() {
        let digits = written.get(at + 2..at + 6).filter(|_| written[at..].starts_with(b"\\u"));
        if digits.is_some_and(|digits| is_hex(digits) && !digits.starts_with(b"00")) {
            escapes += 1;
            at += 6;
        } else {
            rest += 1;
            at += 1;
        }
    }
    escapes >= 2 && rest <= escapes * 2
}

/// Whether the value at `at` stands in a list of known answers of a cipher or hash, as NIST publishes them
/// (<https://csrc.nist.gov/projects/cryptographic-algorithm-validation-program>).
fn is_vector(input: &Input<'_>, at: usize) -> bool {
    let before = &input.text[at.saturating_sub(400).min(input.text.len())..at.min(input.text.len())];
    input.name.ends_with(b".rsp") || memchr::memmem::find(before, b"\nCOUNT = ").is_some()
}

/// Whether the value at `at` is bytes that a test of Rust writes out: an input with a known answer.
fn is_hex_in_tests(text: &[u8], at: usize) -> bool {
    let start = text.get(..at).unwrap_or_default();
    let tests = || memchr::memmem::rfind(start, b"#[cfg(test)]").is_some();
    [&b"hex!(\""[..], b"hex::decode(\""].iter().any(|call| start.ends_with(call)) && tests()
}

/// Whether a key with `span` is one that a page carries to search what is public, or an app to send reports and events:
/// it stands beside the index that it searches, or in the call that starts such a service.
fn only_searches_or_sends(text: &[u8], span: &Range<usize>, value: &[u8]) -> bool {
    const STARTS: &[&str] = &[
        "bugsnag.start(",
        "bugsnag.init(",
        "rollbar.init(",
        "new rollbar(",
        "datadogrum.init(",
        "datadoglogs.init(",
        "mixpanel.init(",
        "amplitude.init(",
        "posthog.init(",
        "logrocket.init(",
        "analytics.load(",
        "analyticsbrowser.load(",
    ];
    let part = |range: Range<usize>| text.get(range).unwrap_or_default().to_ascii_lowercase();
    let before = part(span.start.saturating_sub(300)..span.start);
    let after = part(span.end..(span.end + 300).min(text.len()));
    let says = |text: &[u8], word: &str| memchr::memmem::find(text, word.as_bytes()).is_some();
    let near = |word: &str| says(&before, word) || says(&after, word);
    // Whoever has it can add to a report of what the tests cover.
    let reports = given_to(text, span.start).ends_with(b"cc_test_reporter_id");
    let call = STARTS.iter().filter_map(|start| memchr::memmem::rfind(&before, start.as_bytes())).max();
    let sends = call.is_some_and(|at| !before[at..].contains(&b';') && !says(&before[at..], "})"));
    let searches = || {
        let index = near("indexname") || near("index_name");
        index
            && (near("appid") || near("app_id") || near("applicationid"))
            && !says(&before[before.len().saturating_sub(40)..], "admin")
    };
    reports || sends || value.len() == 32 && is_hex(value) && searches()
}

/// Whether a value is the header of a JSON Web Token and no more: manuals write it where the token should stand.
fn is_jose_header(value: &[u8]) -> bool {
    value.starts_with(b"eyJ") && json64::object(value).is_some_and(|header| header.contains_key("alg"))
}

/// Whether a file's name says that it holds tests.
pub fn is_test(name: &[u8]) -> bool {
    const TESTS: &[&[u8]] = &[b"test", b"tests", b"spec", b"specs", b"e2e", b"cypress", b"__tests__", b"cy"];
    name.split(|b| matches!(b, b'/' | b'.' | b'-')).any(|part| {
        let part = part.to_ascii_lowercase();
        TESTS.contains(&&part[..]) || part.ends_with(b"_test") || part.ends_with(b"_spec") || part.starts_with(b"test_")
    })
}

/// Whether the value at `at` is given to a variable that goes into what every browser loads.
fn is_in_bundle(text: &[u8], at: usize) -> bool {
    let line = before(text, at, 100);
    let name =
        line.iter().rposition(|b| !(b.is_ascii_alphanumeric() || *b == b'_')).map_or(&line[..], |n| &line[n + 1..]);
    [&b"vite_"[..], b"next_public_", b"nuxt_public_", b"react_app_", b"expo_public_", b"gatsby_"]
        .iter()
        .any(|start| name.starts_with(start))
}

/// Whether `value` is what people write where any password will do, perhaps with digits for letters: `p4ssw0rd1`.
fn is_spelled(value: &[u8]) -> bool {
    const WORDS: &[&[u8]] =
        &[b"password", b"passwd", b"secret", b"letmein", b"welcome", b"changeme", b"qwerty", b"admin"];
    let word = &value
        [..value.len() - value.iter().rev().take_while(|b| b.is_ascii_digit() || b.is_ascii_punctuation()).count()];
    WORDS.contains(&&unspelled(word)[..])
}

/// Whether the word for what it is stands in `value`, perhaps with digits for letters: `NewP@ssw0rd`.
fn spells_password(value: &[u8]) -> bool {
    memchr::memmem::find(&unspelled(value), b"password").is_some()
}

/// `word` in lower case with the letters that digits and signs are written for.
fn unspelled(word: &[u8]) -> Vec<u8> {
    let letter = |b: &u8| match b.to_ascii_lowercase() {
        b'3' => b'e',
        b'0' => b'o',
        b'4' | b'@' => b'a',
        b'5' | b'$' => b's',
        b'1' | b'!' => b'i',
        other => other,
    };
    word.iter().map(letter).collect()
}

/// Whether `value` is an address of Ethereum (EIP-55), of a token, say: 20 bytes that everybody knows.
fn is_address(value: &[u8]) -> bool {
    value.strip_prefix(b"0x").is_some_and(|hex| hex.len() == 40 && hex.iter().all(u8::is_ascii_hexdigit))
}

/// Whether the value at `at` is given to a type of resource: `"AWS::SecretsManager::Secret": "..."`.
fn names_a_type(text: &[u8], at: usize) -> bool {
    let before = &text[at.saturating_sub(120).min(text.len())..at.min(text.len())];
    let end = before.iter().rposition(u8::is_ascii_alphanumeric).map_or(0, |end| end + 1);
    let start = before[..end].iter().rposition(|b| !(b.is_ascii_alphanumeric() || *b == b':')).map_or(0, |n| n + 1);
    before[start..end].starts_with(b"AWS::")
}

/// Whether `value` is one word of prose: what follows the word "Basic" in a heading decodes as base64, too.
fn is_word(value: &[u8]) -> bool {
    value.iter().all(u8::is_ascii_alphabetic) && value.iter().skip(1).all(u8::is_ascii_lowercase)
}

fn is_public(value: &[u8]) -> bool {
    // Stripe's publishable keys; others give the prefix to what is secret.
    let rest = value.strip_prefix(b"pk_live_").or_else(|| value.strip_prefix(b"pk_test_"));
    if rest.is_some_and(|r| (r.len() == 24 || r.len() >= 90) && r.iter().all(u8::is_ascii_alphanumeric)) {
        return true;
    }
    // The client token that Datadog's pages carry.
    if value.len() == 35 && value.strip_prefix(b"pub").is_some_and(is_hex) {
        return true;
    }
    PUBLIC.iter().any(|(start, least)| value.len() >= *least && value.starts_with(start.as_bytes()))
}

/// A value that only its name makes a secret, and that a person counted out.
fn counted(value: &[u8]) -> bool {
    !value.contains(&b' ') && placeholder::counts_up(&value.to_ascii_lowercase())
}

/// Whether a generated value says that it is for trying things out: `sk_test_...`, `acme_sandbox_...`.
fn is_test_mode(value: &[u8]) -> bool {
    let head = value.get(..value.len().min(24)).unwrap_or(value).to_ascii_lowercase();
    value.len() >= 24
        && ["_test_", "-test-", "test_", "sandbox_", "sandbox-"].iter().any(|word| match word.strip_suffix('_') {
            Some("test") => head.starts_with(word.as_bytes()),
            _ => memchr::memmem::find(&head, word.as_bytes()).is_some(),
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::example::{self, found_in};
    use crate::detect::{Detector, Input};

    fn findings(text: &str) -> Vec<Finding> {
        Detector::default().scan(&Input { text: text.as_bytes(), name: b"config.py" })
    }

    #[test]
    fn the_header_of_a_token_is_none() {
        let header = concat!("eyJhbGciOiJIUzI1NiIs", "InR5cCI6IkpXVCJ9");
        assert!(findings(&format!("api_token = \"{header}\"")).is_empty());
        assert!(!findings(&format!("api_token = \"{header}a1Bc\"")).is_empty());
    }

    #[test]
    fn a_public_half_is_none() {
        for template in ["age1[02-9ac-hj-np-z]{58}", "pk_live_[0-9A-Za-z]{24}", "AAAAC3NzaC1[0-9A-Za-z+/]{57}"] {
            let value = example::make(template, 3).expect("a template");
            assert!(findings(&format!("# key: {value}\nmy_secret_key = \"{value}\"")).is_empty(), "{template}");
        }
    }

    #[test]
    fn what_is_used_once_warns_at_most() {
        let value = example::make("[0-9a-f]{64}", 5).expect("a template");
        for text in [format!("SignedHeaders=host, Signature={value}"), format!("Digest nonce=\"{value}\"")] {
            assert!(findings(&text).iter().all(|f| f.action == Action::Warn), "{} bytes", text.len());
        }
        assert!(findings(&format!("\0\0secret_key = \"{value}\"")).iter().all(|f| f.action == Action::Warn));
    }

    #[test]
    fn what_is_given_openly_is_none() {
        for (name, template) in [
            ("usdc_token = ", "0x[0-9a-f]{40}"),
            ("\"database_password\": ", "EJ\\[1:[0-9A-Za-z+/]{43}=:[0-9A-Za-z+/]{32}:[0-9A-Za-z+/]{40}\\]"),
            ("  \"publicKey\": ", "[0-9A-Za-z+/]{43}="),
            ("  checksum/secret: ", "[0-9a-f]{64}"),
            ("\"nextPageToken\": ", "[0-9A-Za-z]{40}"),
            ("{\"encrypted\": {\"token\": ", "[0-9A-Za-z+/]{300}"),
        ] {
            let value = example::make(template, 5).expect("a template");
            assert!(findings(&format!("{name}\"{value}\"\n")).is_empty(), "{name}");
        }
    }

    #[test]
    fn what_a_browser_loads_and_a_short_salt_warn_at_most() {
        for (name, template) in [("VITE_SEGMENT_WRITE_KEY=", "[0-9A-Za-z]{32}"), ("signing_salt: ", "[0-9A-Za-z]{8}")] {
            for seed in 0..20 {
                let value = example::make(template, seed).expect("a template");
                assert!(findings(&format!("{name}\"{value}\"\n")).iter().all(|f| f.action == Action::Warn), "{name}");
            }
        }
    }

    #[test]
    fn words_spelled_with_digits_warn_at_most() {
        for value in ["s3cr3t", "p4ssw0rd", "P@ssw0rd1", "Welc0me123!"] {
            let found = findings(&format!("db_password = \"{value}\"\n"));
            assert!(found.iter().all(|f| f.action == Action::Warn), "{value}");
        }
    }

    #[test]
    fn types_and_headings_are_none() {
        let value = example::make("[0-9a-f]{16}", 5).expect("a template");
        assert!(findings(&format!("\"AWS::SecretsManager::Secret\": \"{value}\",")).is_empty());
        assert!(findings("For more information, see `Basic Operations for Tables <https://x.test>`").is_empty());
    }

    #[test]
    fn identifiers_vectors_and_prose_are_none() {
        for (name, template) in [
            (".gitconfig", "\\[user\\]\n\temail = me@acme[.]com\n\tsigningkey = [0-9A-F]{16}\n"),
            ("dot/gitconfig", "\\[user\\]\n\tsigningkey = [0-9a-f]{40}\n"),
            ("home.nix", "programs[.]git[.]signing[.]key = \"[0-9A-F]{16}\";\n"),
            ("Dockerfile", "ENV GPG_KEY=[0-9A-F]{40}\n"),
            ("gcm128.rsp", "COUNT = 0\nKey = [0-9a-f]{32}\nIV = 0f1e2d3c4b5a69788796a5b4\n"),
            ("strings.xml", "<string name=\"facebook_client_token\">[0-9a-f]{32}</string>\n"),
            ("Info.plist", "<key>FacebookClientToken</key>\n<string>[0-9a-f]{32}</string>\n"),
            ("a.html", "<div data-sitekey=\"3f2504e0-4f89-41d3-9a0c-0305e82c33[0-9]{2}\"></div>"),
            ("m_ja.properties", r"login[.]password=\\u30d1\\u30b9\\u30ef\\u30fc\\u30c9"),
            ("a.ps1", "[$]password = ConvertTo-SecureString [$]env:PASS -AsPlainText -Force"),
            ("rum.ts", "datadogRum[.]init\\([{] clientToken: \"pub[0-9a-f]{32}\" [}]\\)"),
        ] {
            assert!(found_in(name, template).is_empty(), "{name}");
        }
    }

    #[test]
    fn what_pages_and_tests_hold_warns_at_most() {
        for (name, template) in [
            ("bugsnag.ts", "Bugsnag[.]start\\([{] apiKey: \"[0-9a-f]{32}\" [}]\\);"),
            (".travis.yml", "env:\n  global:\n    - CC_TEST_REPORTER_ID=[0-9a-f]{64}\n"),
            ("rollbar.ts", "Rollbar[.]init\\([{] accessToken: \"[0-9a-f]{32}\", environment: \"client\" [}]\\);"),
            ("config.ts", "algolia: [{] appId: \"8J64VVRP8K\", apiKey: \"[0-9a-f]{32}\", indexName: \"vitest\" [}]"),
            ("src/hkdf.rs", "#\\[cfg\\(test\\)\\]\nmod tests [{]\n    let salt = hex!\\(\"[0-9a-f]{26}\"\\);\n[}]"),
            ("cypress/e2e/a.cy.ts", "const newPassword = \"NewP@ssw0rd20[0-9]{2}\""),
            ("spec/user_spec.rb", "build\\(:user, password: \"[S]h[0]rt[!]\"\\)"),
        ] {
            assert!(found_in(name, template).iter().all(|f| f.action == Action::Warn), "{name}");
        }
        assert!(found_in("a.ts", "const apiKey = \"[0-9A-Za-z]{32}\";").iter().any(|f| f.action == Action::Block));
        assert!(found_in("a.env", "SIGNING_KEY=[0-9a-f]{40}").iter().any(|f| f.action == Action::Block));
    }

    #[test]
    fn a_sandbox_warns_at_most() {
        let text = example::make("acme_api_key = \"acme_sandbox_[0-9A-Za-z]{32}\"", 5).expect("a template");
        let found = findings(&text);
        assert!(!found.is_empty() && found.iter().all(|f| f.action == Action::Warn), "{} findings", found.len());
    }
}
