/*!
Which values are worth looking for. A value that stands in ordinary text would stop ordinary commits, so what is short,
common, or plainly a setting is no secret here, whatever file it comes from.
*/

use crate::detect::randomness::entropy;
use crate::detect::{harmless, placeholder};
use std::collections::HashSet;

/// No shorter value is looked for, in bytes.
pub const SHORTEST: usize = 8;

/// Words inside a name that say that its value is secret.
const SECRET_WORDS: &[&str] = &[
    "secret",
    "token",
    "passw",
    "passphrase",
    "pwd",
    "apikey",
    "api_key",
    "api-key",
    "access_key",
    "accesskey",
    "private_key",
    "privatekey",
    "credential",
    "auth_key",
    "authkey",
    "encryption_key",
    "signing_key",
    "license_key",
    "master_key",
    "account_key",
    "service_key",
    "webhook",
    "dsn",
    "database_url",
    "connection_string",
    "conn_str",
];

/// Words that a name ends with when its value names, counts or finds something, whatever stands before:
/// `AUTH0_CLIENT_ID`, `SECRET_NAME`, `GIT_SHA`.
const TELLING_ENDS: &[&str] = &[
    "id",
    "ids",
    "name",
    "arn",
    "sha",
    "commit",
    "revision",
    "bucket",
    "address",
    "addr",
    "contract",
    "pool",
    "region",
    "zone",
    "host",
    "hostname",
    "domain",
    "endpoint",
    "user",
    "username",
    "email",
    "project",
    "version",
    "tag",
    "digest",
    "checksum",
    "image",
    "build",
    "branch",
    "file",
    "path",
    "dir",
    "folder",
    "port",
    "expires",
    "expiry",
    "ttl",
    "type",
    "audience",
    "issuer",
    "template",
    "fingerprint",
    "namespace",
    "cluster",
    "queue",
    "topic",
    "org",
    "organization",
    "tenant",
    "cert",
    "certificate",
    "sitekey",
];

/// Words anywhere in a name whose value is given to everybody.
const OPEN_WORDS: &[&str] = &["public", "publishable", "pub", "anon", "pubkey", "publickey"];

/// What such keys are called in more than one word.
const OPEN_KEYS: &[&[&str]] = &[&["site", "key"], &["search", "key"], &["search", "api", "key"], &["git", "hash"]];

/// What the names of variables begin with that go into the pages that every browser loads.
const BUNDLED: &[&[&str]] =
    &[&["vite"], &["react", "app"], &["vue", "app"], &["ng", "app"], &["gatsby"], &["storybook"], &["snowpack"]];

/// Words that are not given to everybody, whatever else the name says.
const CLOSED_WORDS: &[&str] = &["secret", "password", "passwd", "private", "service"];

/// What follows the name of a setting and says where it holds.
const STAGES: &[&str] =
    &["prod", "production", "dev", "development", "staging", "stage", "test", "live", "local", "default"];

/// Values that stand everywhere.
const COMMON: &[&str] = &[
    "password",
    "password1",
    "password123",
    "passw0rd",
    "changeme",
    "change_me",
    "changeit",
    "localhost",
    "postgres",
    "postgresql",
    "mysqlroot",
    "rootroot",
    "rootpassword",
    "adminadmin",
    "administrator",
    "development",
    "production",
    "staging",
    "testtest",
    "testing123",
    "test1234",
    "12345678",
    "123456789",
    "1234567890",
    "qwertyui",
    "qwerty123",
    "letmein1",
    "welcome1",
    "undefined",
    "disabled",
    "required",
    "optional",
    "default",
    "username",
    "anonymous",
    "sekisho",
    "minioadmin",
    "guestguest",
    "rabbitmq",
    "elastic1",
    "secret123",
    "mysecret",
    "supersecret",
    "secretkey",
    "secret_key",
    "topsecret",
    "mypassword",
    "my_password",
    "your_password",
    "yourpassword",
    "password!",
    "p@ssw0rd",
    "p@ssword",
];

/// What a name (a key in a file, or an environment variable) says of its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Says {
    /// That it is secret.
    Secret,
    /// Nothing: it may be either.
    Nothing,
    /// That it may be known to all: the name of something, or what every browser loads.
    Public,
}

/// What `name` says of its value.
pub fn says(name: &str) -> Says {
    let words = words(name);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let stages = words.iter().rev().take_while(|word| STAGES.contains(word)).count();
    let words = &words[..words.len() - stages.min(words.len().saturating_sub(1))];
    // Vault's AppRole has a `secret_id` that opens, and whoever has the id of a session is in it.
    let opens = words.ends_with(&["secret", "id"]) || words.ends_with(&["session", "id"]);
    let telling = words.last().is_some_and(|last| TELLING_ENDS.contains(last)) && !opens;
    let bundled = BUNDLED.iter().any(|start| words.starts_with(start));
    let open = bundled
        || words.iter().any(|word| OPEN_WORDS.contains(word))
        || OPEN_KEYS.iter().any(|key| words.ends_with(key));
    let closed = words.iter().any(|word| CLOSED_WORDS.contains(word));
    let lower = name.to_ascii_lowercase();
    if telling || open && !closed {
        Says::Public
    } else if !opens && SECRET_WORDS.iter().any(|word| lower.contains(word)) {
        Says::Secret
    } else {
        Says::Nothing
    }
}

/// Whether `name` says that its value is secret.
pub fn names_secret(name: &str) -> bool {
    says(name) == Says::Secret
}

/// The words of `name` in lower case: parted by what is no letter or digit, and where a capital follows a small letter.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut before = ' ';
    for c in name.chars() {
        let starts = c.is_ascii_uppercase() && before.is_ascii_lowercase();
        if starts || !c.is_ascii_alphanumeric() {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut().filter(|_| c.is_ascii_alphanumeric()) {
            word.push(c.to_ascii_lowercase());
        }
        before = c;
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Whether `value` is worth looking for. `named` says that the name it stands under leaves no doubt that it is secret;
/// without such a name only what looks generated is.
pub fn is_worth(value: &str, named: bool) -> bool {
    let bytes = value.as_bytes();
    let lower = value.to_ascii_lowercase();
    if bytes.len() < SHORTEST
        || value.chars().any(|c| c.is_control())
        || COMMON.contains(&lower.as_str())
        || is_setting(value)
        || says_what_it_is(&lower)
        || placeholder::is_placeholder(bytes)
        || harmless::opens_nothing(bytes)
    {
        return false;
    }
    let distinct = bytes.iter().collect::<HashSet<_>>().len();
    if distinct < 5 {
        return false;
    }
    if named {
        // A word, words joined by hyphens, and those with a single digit (`us-east-1`) may stand in any text.
        let wordy = bytes.iter().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b' ' | b'.'))
            && bytes.iter().filter(|b| b.is_ascii_digit()).count() <= 1;
        !wordy || looks_generated(bytes)
    } else {
        bytes.len() >= 16 && !value.contains(' ') && looks_generated(bytes)
    }
}

/// Whether `lower` (a value in lower case) is words and numbers of which one says what the value should be:
/// `your-256-bit-secret`, `dev-password-123`. People write that where any value will do.
fn says_what_it_is(lower: &str) -> bool {
    const KINDS: &[&str] = &[
        "secret", "password", "passwd", "pass", "token", "key", "apikey", "your", "sample", "dummy", "fake", "insert",
        "replace", "changeme", "change",
    ];
    let pieces: Vec<&str> = lower.split(['-', '_', '.', ' ']).filter(|piece| !piece.is_empty()).collect();
    let plain = pieces.iter().all(|piece| {
        let digits = piece.bytes().all(|b| b.is_ascii_digit());
        if digits { piece.len() <= 4 } else { piece.len() <= 14 && piece.bytes().all(|b| b.is_ascii_alphabetic()) }
    });
    pieces.len() >= 2 && plain && pieces.iter().any(|piece| KINDS.contains(piece))
}

/// Long, of letters in both cases or letters and digits, and without a structure that a person would give it.
fn looks_generated(bytes: &[u8]) -> bool {
    let plain = bytes.iter().filter(|b| b.is_ascii_alphanumeric()).count();
    let classes = (0..3).filter(|&class| bytes.iter().any(|&b| kind(b) == class)).count();
    let changes = bytes.windows(2).filter(|w| kind(w[0]) != kind(w[1])).count();
    bytes.len() >= 16
        && plain * 10 >= bytes.len() * 8
        && classes >= 2
        && entropy(bytes) >= 3.3
        && changes * 3 >= bytes.len()
}

fn kind(byte: u8) -> u8 {
    match byte {
        b'a'..=b'z' => 0,
        b'A'..=b'Z' => 1,
        b'0'..=b'9' => 2,
        _ => 3,
    }
}

/// Whether `value` is a setting and no secret: a number, a path, a host, an address, a URL without a password, a mail
/// address, a reference to a variable.
fn is_setting(value: &str) -> bool {
    let url_without_password = value.split_once("://").is_some_and(|(_, rest)| {
        let authority = rest.split('/').next().unwrap_or(rest);
        !authority.rsplit_once('@').is_some_and(|(user, _)| user.contains(':')) && !rest.contains('=')
    });
    let digits = value.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b':' | b'-' | b',' | b' '));
    let path = (value.starts_with(['/', '~']) && !looks_generated(value.as_bytes()))
        || value.starts_with("./")
        || value.starts_with("../")
        || value.contains(":\\");
    let reference =
        value.starts_with('$') || value.starts_with("{{") || value.starts_with('<') || value.starts_with("op://");
    let host = value.contains('.')
        && !value.contains(['=', '/', '+'])
        && value.split(':').next().is_some_and(|name| {
            name.split('.').all(|label| {
                let named = label.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'@'));
                named && !label.is_empty()
            }) && name
                .rsplit('.')
                .next()
                .is_some_and(|top| top.len() <= 8 && top.bytes().all(|b| b.is_ascii_alphabetic()))
        });
    url_without_password || digits || path || reference || host || is_uuid(value)
}

/// A UUID names something more often than it opens something.
fn is_uuid(value: &str) -> bool {
    value.len() == 36
        && value.bytes().enumerate().all(|(at, b)| match at {
            8 | 13 | 18 | 23 => b == b'-',
            _ => b.is_ascii_hexdigit(),
        })
}

#[cfg(test)]
mod tests {
    use super::{Says, is_worth, names_secret, says};
    use crate::detect::example::make;

    #[test]
    fn secrets_are_worth_it_and_settings_are_not() {
        for seed in 0..50 {
            for template in ["[A-Za-z0-9+/]{40}", "[0-9a-f]{32}", "[A-Z][a-z]{5}[0-9]{4}!", "[a-z]{6}[0-9]{4}"] {
                assert!(is_worth(&make(template, seed).expect("a template"), true), "{template} {seed}");
            }
            assert!(is_worth(&make("[A-Za-z0-9]{40}", seed).expect("a template"), false), "{seed}");
        }
        for setting in [
            "true",
            "password",
            "localhost",
            "root",
            "changeme",
            "short1!",
            "db.internal.example.com",
            "8080",
            "127.0.0.1:5432",
            "/usr/local/bin/program",
            "~/.config/thing",
            "https://api.example.com/v1",
            "postgres://localhost:5432/app",
            "someone@example.com",
            "${OTHER_VARIABLE}",
            "correct-horse",
            "development",
            "20260101-120000",
            "us-east-1",
            "aaaaaaaaaaaa",
            "my.cluster.local:6443",
            "C:\\Program Files\\x",
            "sunflower",
            "your-256-bit-secret",
            "dev-password-123",
        ] {
            assert!(!is_worth(setting, true), "{setting}");
        }
        for setting in
            ["my-application-name", "Europe/Stockholm", "application/json", "sha256-with-rsa", "ap-northeast-1-backup"]
        {
            assert!(!is_worth(setting, false), "{setting}");
        }
    }

    #[test]
    fn names_say_it() {
        for name in ["DB_PASSWORD", "githubToken", "AWS_SECRET_ACCESS_KEY", "STRIPE_API_KEY", "DATABASE_URL"] {
            assert!(names_secret(name), "{name}");
        }
        for name in ["PATH", "TOKEN_FILE", "STRIPE_PUBLISHABLE_KEY", "HOSTNAME", "TOKEN_TTL", "CLIENT_ID"] {
            assert!(!names_secret(name), "{name}");
        }
        for name in [
            "auth0ClientId",
            "GIT_SHA",
            "S3_BUCKET_PROD",
            "TOKEN_CONTRACT",
            "SECRET_NAME",
            "VITE_ALGOLIA_SEARCH_KEY",
            "NEXT_PUBLIC_FIREBASE_API_KEY",
            "SUPABASE_ANON_KEY",
            "AWS_ACCESS_KEY_ID",
        ] {
            assert_eq!(says(name), Says::Public, "{name}");
        }
        for name in ["STRIPE_PRIVATE", "NEXT_PUBLIC_SECRET_KEY", "VAULT_SECRET_ID", "APP_KEY", "FOO", "SEED", "WALLET"]
        {
            assert_ne!(says(name), Says::Public, "{name}");
        }
    }
}
