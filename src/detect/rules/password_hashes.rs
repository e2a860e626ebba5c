/*! Hashed passwords: lines of `/etc/shadow` and htpasswd files, which a thief tries words against, and hashes alone. */

use crate::detect::harmless::line_before;
use crate::detect::rule::{DEFAULTS, Edges, Kind, Revoke, Risk, Rule, Verdict};
use crate::detect::stand_in::is_manual;
use crate::detect::{Candidate, Proof, placeholder};

const HASH: Rule = Rule {
    kind: Kind::PasswordHash,
    edges: Edges::Open,
    verify: hash,
    risk: Risk::Identity,
    revoke: Revoke {
        page: "https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html",
        command: "passwd <user>",
    },
    docs: "https://manpages.debian.org/stable/libcrypt-dev/crypt.5.en.html",
    ..DEFAULTS
};

pub const RULES: &[Rule] = &[
    Rule {
        id: "shadow-line",
        provider: "Unix",
        title: "line of a shadow or htpasswd file",
        literals: &[":$6$", ":$5$", ":$y$", ":$1$", ":$2y$", ":$2a$", ":$2b$", ":$apr1$", ":{SHA}", ":{SSHA}"],
        pattern: r":(\$[156]\$(?:rounds=[0-9]{1,9}\$)?[A-Za-z0-9./]{1,16}\$[A-Za-z0-9./]{22,86}|\$y\$[A-Za-z0-9./]{1,20}\$[A-Za-z0-9./]{1,86}\$[A-Za-z0-9./]{43}|\$2[aby]\$[0-9]{2}\$[A-Za-z0-9./]{53}|\$apr1\$[A-Za-z0-9./]{1,8}\$[A-Za-z0-9./]{22}|\{S?SHA\}[A-Za-z0-9+/]{27,60}={0,2})",
        verify: line,
        examples: &[
            "root:\\$6\\$[A-Za-z0-9./]{16}\\$[A-Za-z0-9./]{86}:19000:0:99999:7:::",
            "admin:\\$apr1\\$[A-Za-z0-9./]{8}\\$[A-Za-z0-9./]{22}",
            "admin:\\$2y\\$10\\$[A-Za-z0-9./]{53}",
        ],
        near_misses: &["root:\\*:19000:0:99999:7:::", "admin:\\$apr1\\$[a-z]{4}"],
        ..HASH
    },
    Rule {
        id: "password-hash",
        provider: "Unix",
        title: "hashed password",
        literals: &[
            "$2a$",
            "$2b$",
            "$2y$",
            "$apr1$",
            "$argon2i",
            "$argon2d",
            "$pbkdf2",
            "\"$6$",
            "'$6$",
            " $6$",
            "=$6$",
            ">$6$",
            "`$6$",
            "\n$6$",
            "\"$5$",
            "'$5$",
            " $5$",
            "=$5$",
            "\n$5$",
            "\"$1$",
            "'$1$",
            " $1$",
            "=$1$",
            "\n$1$",
            "\"$y$",
            "'$y$",
            " $y$",
            "=$y$",
            "$8$",
            "$9$",
            "$scrypt$",
            "{SSHA}",
            "{SSHA512}",
            "$krb5asrep$",
            "$krb5tgs$",
        ],
        pattern: r#"["'\s=>`]?(\$[156]\$(?:rounds=[0-9]{1,9}\$)?[A-Za-z0-9./]{1,16}\$[A-Za-z0-9./]{22,86}|\$[89]\$[A-Za-z0-9./]{14}\$[A-Za-z0-9./]{43}|\$y\$[A-Za-z0-9./]{1,20}\$[A-Za-z0-9./]{1,86}\$[A-Za-z0-9./]{43}|\$2[aby]\$[0-9]{2}\$[A-Za-z0-9./]{53}|\$apr1\$[A-Za-z0-9./]{1,8}\$[A-Za-z0-9./]{22}|\$argon2(?:id|i|d)\$v=[0-9]{2}\$m=[0-9]{1,9},t=[0-9]{1,4},p=[0-9]{1,4}\$[A-Za-z0-9+/]{8,90}\$[A-Za-z0-9+/]{16,90}|\$pbkdf2-?[a-z0-9]{0,8}\$[0-9]{1,9}\$[A-Za-z0-9./+]{8,90}\$[A-Za-z0-9./+]{20,90}|\$scrypt\$ln=[0-9]{1,2},r=[0-9]{1,3},p=[0-9]{1,3}\$[A-Za-z0-9+/]{8,90}\$[A-Za-z0-9+/]{20,90}|\{SSHA(?:512)?\}[A-Za-z0-9+/]{32,140}={0,2}|\$krb5(?:asrep|tgs)\$[0-9]{2}\$[^\s"']{40,3000})"#,
        examples: &[
            "hash = \"\\$2b\\$12\\$[A-Za-z0-9./]{53}\"",
            "\"\\$argon2id\\$v=19\\$m=65536,t=3,p=4\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}\"",
            "rootpw: '\\$6\\$[A-Za-z0-9./]{16}\\$[A-Za-z0-9./]{86}'",
        ],
        near_misses: &["\\$2b\\$12\\$[A-Za-z0-9./]{20}", "'\\$6\\$[a-z]{4}'"],
        ..HASH
    },
];

/// A user's name, the hash, and the end of a field: somebody's password, and offline is all that it takes to try.
fn line(candidate: &Candidate<'_>) -> Verdict {
    let before = candidate.before(40);
    let start = before.iter().rposition(|b| matches!(b, b'\n' | b' ' | b'"' | b'\'' | b'\t')).map_or(0, |at| at + 1);
    let user = &before[start..before.len().saturating_sub(1)];
    let named =
        !user.is_empty() && user.iter().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.' | b'@'));
    if !named || made_up(candidate.value()) {
        Verdict::Dismiss
    } else if is_manual(candidate.name) {
        Verdict::warn(Proof::Pattern)
    } else {
        Verdict::block(Proof::Pattern)
    }
}

fn hash(candidate: &Candidate<'_>) -> Verdict {
    if made_up(candidate.value()) || is_manual(candidate.name) && is_bare(candidate) {
        Verdict::Dismiss
    } else {
        Verdict::warn(Proof::Pattern)
    }
}

/// Whether nothing is given the value: nothing but the signs of a list, a table or code stands before it in its line.
fn is_bare(candidate: &Candidate<'_>) -> bool {
    let line = line_before(candidate.text, candidate.span.start, 120);
    line.iter().all(|b| b.is_ascii_whitespace() || matches!(b, b'|' | b'`' | b'>' | b'#' | b'-' | b'*'))
}

fn made_up(value: &[u8]) -> bool {
    let last = value.rsplit(|&b| matches!(b, b'$' | b'}')).next().unwrap_or_default();
    placeholder::is_typed(last) || !super::named::looks_generated(last)
}

#[cfg(test)]
mod tests {
    use crate::detect::Action;
    use crate::detect::example::actions;

    #[test]
    fn a_manual_shows_hashes() {
        let hash = "\\$2b\\$12\\$[A-Za-z0-9./]{53}";
        for bare in [format!("It prints\n\n    {hash}\n"), format!("\\| `{hash}` \\| a hash \\|\n")] {
            assert!(actions("docs/README.md", &bare).is_empty(), "{bare}");
            assert_eq!(actions("dump.txt", &bare), [Action::Warn], "{bare}");
        }
        assert_eq!(actions("docs/README.md", &format!("password: '{hash}'\n")), [Action::Warn]);
        assert_eq!(actions("docs/README.md", &format!("admin:{hash}\n")), [Action::Warn]);
        assert_eq!(actions("docs/README.md", &format!("\\| root \\| `{hash}` \\|\n")), [Action::Warn]);
        assert_eq!(actions("conf/htpasswd", &format!("admin:{hash}\n")), [Action::Block]);
    }
}
