/*!
The names of everything that can find something: the rules of the tables, the user's own credentials, the patterns of
git-secrets. Configuration and marks may name each of them; rules of the user's own come to these.
*/

use crate::detect::rules;
use crate::known;

/// What the rules are called that the patterns of git-secrets make, each with its number after it.
pub const GIT_SECRETS: &str = "git-secrets-";

/// Every name that is built in. Of the numbered ones it is the first.
pub fn built_in<'a>() -> impl Iterator<Item = &'a str> {
    rules::all().map(|rule| rule.id).chain([known::RULE.id, known::PATTERN_RULE.id, "git-secrets-1"])
}

/// Whether a finding can carry `id` without a rule of the user's own. How many patterns git-secrets has differs from
/// machine to machine, so every number is one.
pub fn is_built_in(id: &str) -> bool {
    let numbered = id.strip_prefix(GIT_SECRETS).is_some_and(|number| {
        !number.is_empty() && !number.starts_with('0') && number.bytes().all(|b| b.is_ascii_digit())
    });
    numbered || built_in().any(|known| known == id)
}

#[cfg(test)]
mod tests {
    use super::is_built_in;

    #[test]
    fn everything_that_finds_has_a_name() {
        for id in ["aws-access-key-id", "known-credential", "provider-pattern", "git-secrets-1", "git-secrets-12"] {
            assert!(is_built_in(id), "{id}");
        }
        for id in ["", "aws", "git-secrets-", "git-secrets-0", "git-secrets-+1", "git-secrets-01", "known"] {
            assert!(!is_built_in(id), "{id}");
        }
    }
}
