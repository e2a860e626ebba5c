/*! GitHub. */

use crate::detect::rule::{DEFAULTS, Kind, Revoke, Risk, Rule, Verdict};
use crate::detect::verify::crc;
use crate::detect::{Candidate, Proof};

const DOCS: &str = "https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github#githubs-token-formats";
const CLASSIC: Rule = Rule {
    provider: "GitHub",
    verify: checksum,
    risk: Risk::SourceCode,
    revoke: Revoke { page: "https://github.com/settings/tokens", command: "" },
    docs: DOCS,
    seal: Some(seal),
    ..DEFAULTS
};

pub const RULES: &[Rule] = &[Rule {
    id: "github-pat-classic",
    title: "GitHub personal access token (classic)",
    kind: Kind::PersonalAccessToken,
    literals: &["ghp_"],
    pattern: "ghp_[0-9A-Za-z]{36}",
    examples: &["ghp_[0-9A-Za-z]{36}", "token: \"ghp_[0-9A-Za-z]{36}\""],
    near_misses: &["ghp_[0-9A-Za-z]{30}Aa0Aa0", "ghp_[0-9A-Za-z]{20}"],
    ..CLASSIC
}];

fn checksum(candidate: &Candidate<'_>) -> Verdict {
    if crc::base62_tail(candidate.value(), 4) { Verdict::block(Proof::Checksum) } else { Verdict::Dismiss }
}

/// Writes the right checksum over the last six characters of the token in `text`.
fn seal(text: &str) -> String {
    let Some(at) = text.find("gh").filter(|at| text.len() >= at + 40) else { return text.to_owned() };
    let sum = crc::base62(crc32fast::hash(&text.as_bytes()[at + 4..at + 34]), 6);
    format!("{}{sum}{}", &text[..at + 34], &text[at + 40..])
}
