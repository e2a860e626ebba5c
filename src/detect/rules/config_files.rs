/*!
Passwords that programs keep in files of their own, at a place in the notation that no name gives away: a line of an
OpenVPN profile, an element of FileZilla's, a field of a state file.

Where a name stands before the value, [`crate::detect::context`] reads it; these are the others.
*/

use super::shape::{issued, said};
use crate::detect::rule::{DEFAULTS, Edges, Kind, Reach, Revoke, Risk, Rule, Verdict};
use crate::detect::verify::json64;
use crate::detect::{Candidate, Proof, placeholder};

const PASSWORD: Rule =
    Rule { kind: Kind::Password, edges: Edges::Open, verify: password, risk: Risk::Infrastructure, ..DEFAULTS };

pub const RULES: &[Rule] = &[
    Rule {
        id: "openvpn-auth-user-pass",
        provider: "OpenVPN",
        title: "password in an OpenVPN profile",
        literals: &["<auth-user-pass>"],
        reach: Reach::Near(0, 220),
        pattern: r"<auth-user-pass>[ \t]{0,9}\r?\n[^\r\n<>]{1,80}\r?\n[ \t]{0,9}([^\s<>]{6,80})",
        revoke: Revoke { page: "https://openvpn.net/community-docs/", command: "passwd <user>" },
        docs: "https://openvpn.net/community-docs/community-articles/openvpn-2-6-manual.html",
        examples: &["<auth-user-pass>\njun\n[0-9A-Za-z]{10}[A-Z][0-9][a-z]\n</auth-user-pass>"],
        near_misses: &[
            "<auth-user-pass>\nUSERNAME\n<your password>\n</auth-user-pass>",
            "<auth-user-pass>\nonly-a-name\n",
        ],
        ..PASSWORD
    },
    Rule {
        id: "filezilla-password",
        provider: "FileZilla",
        title: "password in FileZilla's site manager",
        literals: &["<Pass encoding=\"base64\">"],
        reach: Reach::Near(0, 160),
        pattern: r#"<Pass encoding="base64">([0-9A-Za-z+/]{4,120}={0,2})</Pass>"#,
        verify: base64_password,
        revoke: Revoke { page: "https://wiki.filezilla-project.org/Site_Manager", command: "" },
        docs: "https://wiki.filezilla-project.org/Site_Manager",
        examples: &["<User>web</User><Pass encoding=\"base64\">[a-zA-D][G][0-9A-Za-z]{14}</Pass>"],
        near_misses: &["<Pass encoding=\"base64\"></Pass>", "<Pass encoding=\"base64\">!!</Pass>"],
        ..PASSWORD
    },
    Rule {
        id: "windows-unattend-password",
        provider: "Windows",
        title: "password in an answer file of Windows Setup",
        literals: &["<AutoLogon", "<AdministratorPassword", "<LocalAccount"],
        reach: Reach::Near(0, 400),
        pattern: r"<(?:Administrator)?Password>\s{0,80}<Value>([^<>\s]{6,160})</Value>",
        verify: password,
        risk: Risk::Identity,
        revoke: Revoke {
            page: "https://learn.microsoft.com/en-us/windows-hardware/manufacture/desktop/windows-setup-automation-overview",
            command: "net user <user> *",
        },
        docs: "https://learn.microsoft.com/en-us/windows-hardware/customize/desktop/unattend/microsoft-windows-shell-setup-autologon-password",
        examples: &[
            "<AutoLogon>\n<Password>\n<Value>[0-9A-Za-z]{10}[A-Z][0-9][a-z]</Value>",
            "<AdministratorPassword><Value>[0-9A-Za-z]{21}[A-Z][0-9]Q=</Value></AdministratorPassword>",
        ],
        near_misses: &["<AutoLogon>\n<Password><Value></Value>", "<AutoLogon><Username>admin</Username>"],
        ..PASSWORD
    },
    Rule {
        id: "apple-profile-shared-secret",
        provider: "Apple",
        title: "shared secret of a VPN in a configuration profile",
        literals: &["SharedSecret</key>"],
        reach: Reach::Near(0, 200),
        pattern: r"SharedSecret</key>\s{0,80}<data>\s{0,80}([0-9A-Za-z+/]{8,120}={0,2})\s{0,80}</data>",
        verify: base64_password,
        revoke: Revoke { page: "https://support.apple.com/guide/deployment/welcome/web", command: "" },
        docs: "https://developer.apple.com/documentation/devicemanagement/vpn/ipsec",
        examples: &["<key>SharedSecret</key>\n\t<data>[a-zA-D][G][0-9A-Za-z]{18}</data>"],
        near_misses: &[
            "<key>SharedSecret</key>\n\t<data></data>",
            "<key>PayloadContent</key><data>[0-9A-Za-z]{40}</data>",
        ],
        ..PASSWORD
    },
    Rule {
        id: "wordpress-salt",
        provider: "WordPress",
        title: "key or salt of WordPress",
        kind: Kind::SigningSecret,
        literals: &["AUTH_KEY'", "LOGGED_IN_KEY'", "NONCE_KEY'", "AUTH_SALT'", "LOGGED_IN_SALT'", "NONCE_SALT'"],
        reach: Reach::Around(30, 110),
        pattern: r#"define\(\s{0,9}'(?:SECURE_)?(?:AUTH|LOGGED_IN|NONCE)_(?:KEY|SALT)',\s{0,20}'([^'\n]{40,80})'"#,
        verify: salt,
        risk: Risk::Identity,
        revoke: Revoke { page: "https://api.wordpress.org/secret-key/1.1/salt/", command: "wp config shuffle-salts" },
        docs: "https://developer.wordpress.org/advanced-administration/wordpress/wp-config/#security-keys",
        examples: &["define\\( 'LOGGED_IN_SALT', '[0-9A-Za-z@#%^&*_-]{61}[A-Z][0-9][a-z]' \\);"],
        near_misses: &[
            "define\\( 'AUTH_KEY', 'put your unique phrase here' \\);",
            "define\\( 'AUTH_KEY', getenv\\('AUTH_KEY'\\) \\);",
        ],
        ..PASSWORD
    },
    Rule {
        id: "terraform-random-password",
        provider: "Terraform",
        title: "generated password in a Terraform state",
        literals: &["\"random_password\""],
        reach: Reach::Near(0, 1400),
        pattern: r#""result"\s{0,3}:\s{0,3}"([^"\s]{8,200})""#,
        verify: drawn,
        revoke: Revoke {
            page: "https://registry.terraform.io/providers/hashicorp/random/latest/docs/resources/password",
            command: "terraform apply -replace=random_password.<name>",
        },
        docs: "https://developer.hashicorp.com/terraform/language/state/sensitive-data",
        examples: &[
            "\"type\": \"random_password\", \"instances\": \\[[{]\"attributes\": [{]\"length\": 24, \"result\": \"[0-9A-Za-z]{24}\"[}][}]\\]",
        ],
        near_misses: &[
            "\"type\": \"random_pet\", \"instances\": \\[[{]\"attributes\": [{]\"result\": \"[0-9A-Za-z]{24}\"[}][}]\\]",
            "\"type\": \"random_password\", \"instances\": \\[[{]\"attributes\": [{]\"result\": null[}][}]\\]",
            "\"type\": \"random_password\", \"instances\": \\[\\][}], [{]\"type\": \"random_string\", \"instances\": \\[[{]\"attributes\": [{]\"result\": \"[0-9A-Za-z]{24}\"[}][}]\\]",
        ],
        ..PASSWORD
    },
    Rule {
        id: "ldap-bind-password",
        provider: "LDAP",
        title: "password of an LDAP bind in code",
        literals: &["simple_bind", "ldap_bind(", "ldap_bind ("],
        reach: Reach::Near(0, 260),
        pattern: r#"(?:simple_bind(?:_s)?|ldap_bind)\s?\((?:\$[0-9A-Za-z_>-]{1,40},\s{0,3})?\s{0,3}["'][^"'\n]{2,120}["'],\s{0,3}["']([^"'\s]{6,80})["']"#,
        risk: Risk::Identity,
        revoke: Revoke { page: "https://datatracker.ietf.org/doc/html/rfc3062", command: "ldappasswd -D <dn> -W -S" },
        docs: "https://datatracker.ietf.org/doc/html/rfc4513#section-5.1",
        examples: &[
            "conn[.]simple_bind_s\\(\"cn=admin,dc=acme,dc=test\", \"[0-9A-Za-z]{10}[A-Z][0-9][a-z]\"\\)",
            "ldap_bind\\([$]ds, 'cn=admin,dc=acme,dc=test', '[0-9A-Za-z]{10}[A-Z][0-9][a-z]'\\)",
        ],
        near_misses: &[
            "conn[.]simple_bind_s\\(\"cn=admin,dc=acme,dc=test\", password\\)",
            "conn[.]simple_bind_s\\(\"cn=admin,dc=acme,dc=test\", \"\"\\)",
            "ldap_bind\\([$]ds, 'cn=admin,dc=acme,dc=test', '<password>'\\)",
        ],
        ..PASSWORD
    },
    Rule {
        id: "oracle-thin-password",
        provider: "Oracle Database",
        title: "password in an Oracle connection string",
        literals: &["jdbc:oracle:thin:", "jdbc:oracle:oci:"],
        pattern: r#"jdbc:oracle:(?:thin|oci):[0-9A-Za-z_.$#-]{1,60}/([^\s@"'/]{5,60})@"#,
        risk: Risk::Database,
        revoke: Revoke {
            page: "https://docs.oracle.com/en/database/oracle/oracle-database/23/sqlrf/ALTER-USER.html",
            command: "ALTER USER <user> IDENTIFIED BY <new password>;",
        },
        docs: "https://docs.oracle.com/en/database/oracle/oracle-database/23/jjdbc/data-sources-and-URLs.html",
        examples: &["url=jdbc:oracle:thin:shop/[0-9A-Za-z]{10}[A-Z][0-9][a-z]@//db[.]acme[.]test:1521/ORCL"],
        near_misses: &[
            "jdbc:oracle:thin:@//db[.]acme[.]test:1521/ORCL",
            "jdbc:oracle:thin:scott/tiger@//localhost:1521/ORCL",
        ],
        ..PASSWORD
    },
    Rule {
        id: "kafka-registry-user-info",
        provider: "Confluent",
        title: "API key and secret of a schema registry",
        kind: Kind::ApiSecret,
        literals: &["basic.auth.user.info", "schema.registry.basic.auth"],
        reach: Reach::Near(0, 200),
        pattern: r#"basic\.auth\.user\.info["']?\s{0,3}[=:,]\s{0,3}["']?[^\s"':$<{]{1,80}:([^\s"'$<{]{8,128})"#,
        verify: issued,
        risk: Risk::Messaging,
        revoke: Revoke { page: "https://confluent.cloud/settings/api-keys", command: "confluent api-key delete <key>" },
        docs: "https://docs.confluent.io/platform/current/schema-registry/security/index.html",
        examples: &["basic[.]auth[.]user[.]info=[0-9A-Z]{16}:[0-9A-Za-z+/]{64}"],
        near_misses: &[
            "basic[.]auth[.]user[.]info=<key>:<secret>",
            "basic[.]auth[.]user[.]info=[$][{]SR_KEY[}]:[$][{]SR_SECRET[}]",
            "basic[.]auth[.]credentials[.]source=USER_INFO",
        ],
        ..PASSWORD
    },
    Rule {
        id: "rabbitmq-password-hash",
        provider: "RabbitMQ",
        title: "password hash in RabbitMQ's definitions",
        kind: Kind::PasswordHash,
        literals: &["\"rabbit_password_hashing_"],
        reach: Reach::Near(160, 160),
        pattern: r#""password_hash"\s{0,3}:\s{0,3}"([0-9A-Za-z+/]{24,120}={0,2})""#,
        verify: said,
        risk: Risk::Messaging,
        revoke: Revoke {
            page: "https://www.rabbitmq.com/docs/passwords",
            command: "rabbitmqctl change_password <user> <new password>",
        },
        docs: "https://www.rabbitmq.com/docs/passwords#computing-password-hash",
        examples: &["\"password_hash\":\"[0-9A-Za-z+/]{48}\",\"hashing_algorithm\":\"rabbit_password_hashing_sha256\""],
        near_misses: &["\"password_hash\":\"\",\"hashing_algorithm\":\"rabbit_password_hashing_sha256\""],
        ..PASSWORD
    },
];

/// A password that a person may have chosen: it need not be random, but it must be there.
fn password(candidate: &Candidate<'_>) -> Verdict {
    chosen(candidate.value())
}

/// One in base64, which hides nothing.
fn base64_password(candidate: &Candidate<'_>) -> Verdict {
    match json64::bytes(candidate.value()) {
        Some(bytes) if bytes.len() >= 4 => match chosen(&bytes) {
            Verdict::Dismiss => Verdict::Dismiss,
            _ => Verdict::block(Proof::Pattern),
        },
        _ => Verdict::Dismiss,
    }
}

fn chosen(value: &[u8]) -> Verdict {
    let has = |is: fn(&u8) -> bool| value.iter().any(is);
    let example = [&b"tiger"[..], b"secret", b"password"].contains(&value);
    if example || placeholder::is_placeholder(value) || refers(value) {
        Verdict::Dismiss
    } else if has(u8::is_ascii_digit) && has(u8::is_ascii_alphabetic) {
        Verdict::block(Proof::Pattern)
    } else {
        Verdict::warn(Proof::Pattern)
    }
}

/// Whether `value` stands for one that is elsewhere, or for many: `${VAR}`, `{{ name }}`, `<your password>`, `%VAR%`,
/// `$name`, `[0-9a-f]{32}`. What a generator draws holds such signs, too.
fn refers(value: &[u8]) -> bool {
    let between = |first: u8, last: u8| value.len() > 2 && value[0] == first && value.ends_with(&[last]);
    let holds = |sign: &[u8]| memchr::memmem::find(value, sign).is_some();
    let variable = value
        .strip_prefix(b"$")
        .is_some_and(|name| name.iter().all(|b| b.is_ascii_alphabetic() || matches!(b, b'_' | b'-' | b'>' | b':')));
    let class = holds(b"a-z]") || holds(b"A-Z]") || holds(b"0-9]");
    variable
        || class
        || holds(b"${")
        || holds(b"{{")
        || holds(b"$(")
        || between(b'<', b'>')
        || between(b'{', b'}')
        || between(b'%', b'%')
}

/// What was drawn for a resource, and no other's behind it.
fn drawn(candidate: &Candidate<'_>) -> Verdict {
    let between = candidate.text.get(candidate.literal..candidate.span.start).unwrap_or_default();
    if memchr::memmem::find(between, b"\"type\":").is_some() || refers(candidate.value()) {
        Verdict::Dismiss
    } else {
        issued(candidate)
    }
}

/// Sixty-four characters of all kinds; the sample's are a phrase.
fn salt(candidate: &Candidate<'_>) -> Verdict {
    let value = candidate.value();
    let has = |is: fn(&u8) -> bool| value.iter().any(is);
    if has(u8::is_ascii_digit) && has(u8::is_ascii_uppercase) && has(u8::is_ascii_lowercase) {
        Verdict::block(Proof::Pattern)
    } else {
        Verdict::Dismiss
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_in_a_password_make_no_reference_of_it() {
        for reference in [
            "${LDAP_PASSWORD}",
            "{{ ldap_password }}",
            "<your password>",
            "%PASSWORD%",
            "$password",
            "$(pw)",
            "[0-9a-z]{20}",
        ] {
            assert!(matches!(chosen(reference.as_bytes()), Verdict::Dismiss), "{reference}");
        }
        for password in ["k7{Qm2x!", "$ecretP4ss9", "a{9Kd!2pQ", "Summer24Summer24", "Qwertyuiop2024!", "x<9>aQ2k"] {
            assert!(!matches!(chosen(password.as_bytes()), Verdict::Dismiss), "{password}");
        }
    }
}
