/*!
What is found by the name that it is given to ([`crate::detect::context`]): passwords, secrets, tokens and keys without
a shape of their own; and UUIDs, where a header's name is all that makes one a credential.
*/

use crate::detect::context::name::Role;
use crate::detect::context::notation::Notation;
use crate::detect::rule::{Candidate, DEFAULTS, Kind, Reach, Revoke, Risk, Rule, Verdict};
use crate::detect::rules::named::looks_generated;
use crate::detect::{Proof, placeholder};

const DOCS: &str = "https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html";
const JUDGED: Rule = Rule {
    provider: "Generic",
    reach: Reach::Judged,
    kind: Kind::Password,
    risk: Risk::Identity,
    revoke: Revoke { page: DOCS, command: "" },
    docs: DOCS,
    ..DEFAULTS
};

pub const PASSWORD: Rule = Rule {
    id: "generic-password",
    title: "Password",
    examples: &[
        r#"db_password = "[a-z]{4}[A-Z]{3}[0-9]{3}[a-z]{4}[!%?]""#,
        r#"setPassword\("[A-Z]{3}[a-z]{4}[0-9]{3}[A-Z]{3}[!%?]"\)"#,
        r#"\{"password": "[A-Z]{3}[a-z]{4}[0-9]{3}[A-Z]{3}[!%?]"\}"#,
    ],
    near_misses: &[
        r#"password = os\.environ\["DB_PASSWORD"\]"#,
        r#"password: "Your password must have [0-9]{2} characters""#,
        "password=password",
        r"password: \$\{DB_PASSWORD\}",
    ],
    ..JUDGED
};

pub const SECRET: Rule = Rule {
    id: "generic-secret",
    title: "Secret",
    kind: Kind::SecretKey,
    examples: &[r#"client_secret = "[0-9A-Za-z]{32}""#, "CLIENT_SECRET=[0-9A-Za-z]{32}"],
    near_misses: &[r#"client_secret = "client_secret""#, r"clientSecret: process\.env\.CLIENT_SECRET,"],
    ..JUDGED
};

pub const TOKEN: Rule = Rule {
    id: "generic-token",
    title: "Token",
    kind: Kind::AccessToken,
    examples: &[r#"access_token = "[0-9A-Za-z]{40}""#, "AUTH_TOKEN=[0-9A-Za-z]{40}"],
    near_misses: &[
        r#"next_page_token = "next""#,
        r"token = parser\.next_token",
        r#"curl -H "Authorization: Bearer <your API token>" https://api\.example\.com"#,
        r#"curl -H "Authorization: Bearer X{12}" https://api\.example\.com"#,
        r#"curl -H "Authorization: Bearer \$\(gcloud auth print-access-token\)""#,
    ],
    ..JUDGED
};

pub const API_KEY: Rule = Rule {
    id: "generic-api-key",
    title: "API key",
    kind: Kind::ApiKey,
    risk: Risk::MeteredService,
    examples: &[r#"api_key = "[0-9A-Za-z]{32}""#, "apiKey: '[0-9A-Za-z]{32}'"],
    near_misses: &[r#"api_key = "your_api_key_here""#, "apiKey: apiKey"],
    ..JUDGED
};

pub const KEY: Rule = Rule {
    id: "generic-key",
    title: "Secret key",
    kind: Kind::EncryptionKey,
    risk: Risk::Cryptography,
    examples: &[r#"encryption_key = "[0-9A-Za-z]{32}""#, "SECRET_KEY=[0-9A-Za-z]{40}"],
    near_misses: &[r#"primary_key = "user_id""#, r#"public_key = "[a-z]{6}\.pem""#],
    ..JUDGED
};

pub const CREDENTIAL: Rule = Rule {
    id: "generic-credential",
    title: "Credential",
    examples: &[r#"credential = "[0-9A-Za-z]{24}""#],
    near_misses: &[r#"credentials: "include""#],
    ..JUDGED
};

pub const SALT: Rule = Rule {
    id: "generic-salt",
    title: "Salt, nonce or signature",
    kind: Kind::EncryptionKey,
    risk: Risk::Cryptography,
    examples: &[r#"password_salt = "[0-9A-Za-z]{40}""#],
    near_misses: &[r#"salt = "salt""#],
    ..JUDGED
};

pub const OTP: Rule = Rule {
    id: "generic-otp-secret",
    title: "Secret of one-time passwords",
    kind: Kind::SecretKey,
    examples: &[r#"totp_secret = "[A-Z2-7]{32}""#],
    near_misses: &[r#"otp = "123456""#],
    ..JUDGED
};

pub const URL: Rule = Rule {
    id: "url-credentials",
    title: "Password in a URL",
    kind: Kind::ConnectionString,
    risk: Risk::Database,
    examples: &[r"postgres://admin:[0-9A-Za-z]{16}[!*][0-9a-z]{3}@db\.internal\.net:5432/main"],
    near_misses: &[r"postgres://user:password@localhost/main", r"https://example\.com:8080/@[a-z]{8}"],
    ..JUDGED
};

pub const BASIC: Rule = Rule {
    id: "basic-auth-header",
    title: "Password in a Basic authorization header",
    examples: &[r"Authorization: Basic YWRtaW46(?:M2tR|cTlW|d1oz|SHg0|N0Jq|VnA1){5}"],
    near_misses: &["Basic authentication", r"Authorization: Basic \$\{AUTH\}"],
    docs: "https://www.rfc-editor.org/rfc/rfc7617",
    ..JUDGED
};

pub const BEARER: Rule = Rule {
    id: "bearer-token",
    title: "Token in a Bearer authorization header",
    kind: Kind::AccessToken,
    examples: &["Authorization: Bearer [0-9A-Za-z]{40}"],
    near_misses: &["Authorization: Bearer token", r"Authorization: Bearer \$\{TOKEN\}"],
    docs: "https://www.rfc-editor.org/rfc/rfc6750",
    ..JUDGED
};

pub const FLAG: Rule = Rule {
    id: "shell-password-flag",
    title: "Password on a command line",
    examples: &[r"docker login --password [A-Z]{3}[a-z]{4}[0-9]{3}[A-Z]{3}[a-z]{3}"],
    near_misses: &[r"docker login --password \$PASSWORD", "tool --password FILE"],
    ..JUDGED
};

pub const SQL: Rule = Rule {
    id: "sql-password",
    title: "Password in SQL",
    kind: Kind::Password,
    risk: Risk::Database,
    examples: &["CREATE USER app IDENTIFIED BY '[A-Z]{3}[a-z]{4}[0-9]{3}[A-Z]{3}[!%?]'"],
    near_misses: &["CREATE USER app IDENTIFIED BY 'password'"],
    ..JUDGED
};

pub const HEADER: Rule = Rule {
    id: "uuid-auth-header",
    title: "UUID in an authorization header",
    kind: Kind::AccessToken,
    literals: &["authorization: ", "apikey: ", "api-key: ", "auth-token: ", "api-token: ", "access-token: "],
    ignore_case: true,
    reach: Reach::After(60),
    pattern: "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}",
    verify: header,
    examples: &[
        "curl -H \"Authorization: [0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}\"",
        "curl -H 'X-Api-Key: [0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}'",
    ],
    near_misses: &[
        "curl -H 'Authorization: 00000000-0000-0000-0000-000000000000'",
        "curl -H 'X-Request-Id: [0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}'",
        "apikey: [0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}",
    ],
    docs: "https://www.rfc-editor.org/rfc/rfc9110#name-authorization",
    ..JUDGED
};

pub const RULES: &[Rule] =
    &[PASSWORD, SECRET, TOKEN, API_KEY, KEY, CREDENTIAL, SALT, OTP, URL, BASIC, BEARER, FLAG, SQL, HEADER];

/// A text in quotes that is a header and nothing else. A UUID names a thing more often than it opens one, so it warns.
fn header(candidate: &Candidate<'_>) -> Verdict {
    let (text, value) = (candidate.text, candidate.value());
    let name = text[..candidate.literal].iter().rev().take(24).take_while(|b| b.is_ascii_alphabetic() || **b == b'-');
    let open = candidate.literal.checked_sub(name.count() + 1).and_then(|at| text.get(at));
    let gap = text.get(candidate.literal + candidate.literal_len..candidate.span.start).unwrap_or_default();
    let whole = open.is_some_and(|mark| matches!(mark, b'"' | b'\'')) && candidate.after(1).first() == open;
    if whole && gap.iter().all(|b| *b == b' ') && !placeholder::is_typed(value) && looks_generated(value) {
        Verdict::warn(Proof::Context)
    } else {
        Verdict::Dismiss
    }
}

/// The entry that a value of this role, given in this notation, is reported under.
pub fn rule_of(role: Role, notation: Notation, quoted: bool) -> &'static Rule {
    let rule = match (notation, role) {
        (Notation::Userinfo, _) => 8,
        (Notation::Header, Role::Password) => 9,
        (Notation::Header, _) => 10,
        (Notation::Flag, Role::Password) => 11,
        (Notation::Beside, Role::Password) if quoted => 12,
        (_, Role::Password) => 0,
        (_, Role::Secret | Role::Own) => 1,
        (_, Role::Token | Role::Session | Role::Auth) => 2,
        (_, Role::ApiKey) => 3,
        (_, Role::Key | Role::PlainKey) => 4,
        (_, Role::Credential) => 5,
        (_, Role::Salt | Role::Nonce | Role::Signature) => 6,
        (_, Role::Otp) => 7,
    };
    &RULES[rule]
}
