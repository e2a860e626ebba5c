/*! GitHub. */

use super::named::{NAMED, by_name};
use crate::detect::rule::{DEFAULTS, Kind, Revoke, Risk, Rule, Verdict};
use crate::detect::verify::{crc, json64};
use crate::detect::{Candidate, Proof};

const DOCS: &str = "https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github#githubs-token-formats";
const APPS: &str = "https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app";

const GITHUB: Rule = Rule {
    provider: "GitHub",
    risk: Risk::SourceCode,
    revoke: Revoke { page: "https://github.com/settings/tokens", command: "" },
    docs: DOCS,
    ..DEFAULTS
};
const CLASSIC: Rule = Rule { verify: checksum, seal: Some(seal), ..GITHUB };

pub const RULES: &[Rule] = &[
    Rule {
        id: "github-pat-classic",
        title: "GitHub personal access token (classic)",
        kind: Kind::PersonalAccessToken,
        literals: &["ghp_"],
        pattern: "ghp_[0-9A-Za-z]{36}",
        examples: &["ghp_[0-9A-Za-z]{36}", "token: \"ghp_[0-9A-Za-z]{36}\""],
        near_misses: &["ghp_[0-9A-Za-z]{30}Aa0Aa0", "ghp_[0-9A-Za-z]{20}"],
        ..CLASSIC
    },
    Rule {
        id: "github-oauth-token",
        title: "GitHub OAuth access token",
        kind: Kind::OauthToken,
        literals: &["gho_"],
        pattern: "gho_[0-9A-Za-z]{36}",
        revoke: Revoke { page: "https://github.com/settings/applications", command: "gh auth refresh" },
        examples: &["gho_[0-9A-Za-z]{36}", "oauth_token: gho_[0-9A-Za-z]{36}"],
        near_misses: &["gho_[0-9A-Za-z]{30}Aa0Aa0"],
        ..CLASSIC
    },
    Rule {
        id: "github-app-user-token",
        title: "GitHub App user access token",
        kind: Kind::AccessToken,
        literals: &["ghu_"],
        pattern: "ghu_[0-9A-Za-z]{36}",
        revoke: Revoke { page: "https://github.com/settings/apps/authorizations", command: "" },
        examples: &["ghu_[0-9A-Za-z]{36}"],
        near_misses: &["ghu_[0-9A-Za-z]{30}Aa0Aa0"],
        ..CLASSIC
    },
    Rule {
        id: "github-app-installation-token",
        title: "GitHub App installation access token",
        kind: Kind::AccessToken,
        literals: &["ghs_"],
        pattern: "ghs_[0-9A-Za-z]{36}",
        revoke: Revoke {
            page: "https://docs.github.com/en/rest/apps/installations#revoke-an-installation-access-token",
            command: "gh api -X DELETE /installation/token",
        },
        examples: &["ghs_[0-9A-Za-z]{36}"],
        near_misses: &["ghs_[0-9A-Za-z]{30}Aa0Aa0"],
        ..CLASSIC
    },
    Rule {
        id: "github-app-installation-jwt",
        title: "GitHub App installation access token (JWT form)",
        kind: Kind::AccessToken,
        literals: &["ghs_"],
        pattern: "ghs_[0-9]{1,12}_eyJ[0-9A-Za-z_-]{10,}[.]eyJ[0-9A-Za-z_-]{10,}[.][0-9A-Za-z_-]{20,}",
        verify: installation_jwt,
        docs: APPS,
        examples: &[concat!(
            "ghs_[0-9]{6}_eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9",
            "[.]eyJpc3MiOiJnaXRodWIiLCJleHAiOjE4OTM0NTYwMDB9",
            "[.][0-9A-Za-z_-]{86}"
        )],
        near_misses: &["ghs_[0-9]{6}_eyJ[0-9A-Z]{30}[.]eyJ[0-9A-Z]{30}[.][0-9A-Za-z]{43}"],
        ..GITHUB
    },
    Rule {
        id: "github-refresh-token",
        title: "GitHub App refresh token",
        kind: Kind::RefreshToken,
        literals: &["ghr_"],
        pattern: "ghr_(?:[0-9A-Za-z]{76}|[0-9A-Za-z]{36})",
        verify: refresh,
        revoke: Revoke { page: "https://github.com/settings/apps/authorizations", command: "" },
        examples: &["ghr_[0-9A-Za-z]{36}", "ghr_[0-9A-Za-z]{76}"],
        near_misses: &["ghr_[0-9A-Za-z]{30}Aa0Aa0"],
        ..CLASSIC
    },
    Rule {
        id: "github-pat-fine-grained",
        title: "GitHub fine-grained personal access token",
        kind: Kind::PersonalAccessToken,
        literals: &["github_pat_"],
        pattern: "github_pat_[0-9A-Za-z]{22}_[0-9A-Za-z]{59}",
        verify: super::shape::issued,
        revoke: Revoke { page: "https://github.com/settings/personal-access-tokens", command: "" },
        examples: &["github_pat_[0-9A-Za-z]{22}_[0-9A-Za-z]{59}"],
        near_misses: &["github_pat_[0-9A-Za-z]{22}", "github_pat_[0-9A-Za-z]{22}_x{59}"],
        ..GITHUB
    },
    Rule {
        id: "github-client-secret",
        provider: "GitHub",
        title: "GitHub OAuth app client secret or old-style token",
        kind: Kind::ClientSecret,
        literals: &[
            "github_client_secret",
            "github_secret",
            "github-client-secret",
            "githubclientsecret",
            "github_token",
            "github-token",
            "githubtoken",
            "github_oauth",
            "github_api",
            "gh_token",
            "github_access",
        ],
        pattern: "[0-9a-f]{40}",
        risk: Risk::SourceCode,
        revoke: Revoke { page: "https://github.com/settings/developers", command: "" },
        docs: "https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps",
        verify: by_name,
        examples: &["GITHUB_CLIENT_SECRET=[0-9a-f]{40}", "github_token: \"[0-9a-f]{40}\""],
        near_misses: &["uses: actions/github_token@[0-9a-f]{40}", "github_token_commit = \"[0-9a-f]{40}\""],
        ..NAMED
    },
];

fn checksum(candidate: &Candidate<'_>) -> Verdict {
    if crc::base62_tail(candidate.value(), 4) { Verdict::block(Proof::Checksum) } else { Verdict::Refute }
}

/// The refresh tokens of today are longer, and nothing is published about a checksum in them.
fn refresh(candidate: &Candidate<'_>) -> Verdict {
    if candidate.value().len() == 40 { checksum(candidate) } else { super::shape::issued(candidate) }
}

fn installation_jwt(candidate: &Candidate<'_>) -> Verdict {
    let value = candidate.value();
    let Some(jwt) = value.get(4..).and_then(|v| v.iter().position(|&b| b == b'_').map(|at| &v[at + 1..])) else {
        return Verdict::Dismiss;
    };
    if json64::jwt_claims(jwt).is_some() { Verdict::block(Proof::Structure) } else { Verdict::Dismiss }
}

/// Writes the right checksum over the last six characters of a token of forty in `text`.
fn seal(text: &str) -> String {
    match text.find("gh") {
        Some(at) => crc::seal(text, at + 4, at + 34, |sum| crc::base62(sum, 6)),
        None => text.to_owned(),
    }
}
