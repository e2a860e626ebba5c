/*! Rules of gitleaks and betterleaks by the names of ours. Only those whose names differ stand here. */

use crate::detect::rules;

/// A name of theirs, and ours: names, or globs of names.
const COUNTERPARTS: &[(&str, &[&str])] = &[
    ("anthropic-admin-api-key", &["anthropic-admin-key"]),
    ("aws-access-token", &["aws-access-key-id"]),
    ("aws-secret-key", &["aws-secret-access-key*"]),
    ("cloudflare-api-key", &["cloudflare-*"]),
    ("curl-auth-header", &["basic-auth-header", "generic-token"]),
    ("databricks-api-token", &["databricks-token"]),
    ("datadog-access-token", &["datadog-key"]),
    ("digitalocean-access-token", &["digitalocean-oauth-token"]),
    ("discord-api-token", &["discord-bot-token"]),
    ("doppler-api-token", &["doppler-*"]),
    ("facebook-secret", &["facebook-app-secret"]),
    ("gcp-api-key", &["google-api-key"]),
    ("gcp-service-account", &["google-service-account-key"]),
    ("generic-api-key", &["generic-*"]),
    ("generic-credential-uri", &["url-credentials"]),
    ("github-app-token", &["github-app-*"]),
    ("github-fine-grained-pat", &["github-pat-fine-grained"]),
    ("github-oauth", &["github-oauth-token"]),
    ("github-pat", &["github-pat-classic"]),
    ("gitlab-ptt", &["gitlab-trigger-token"]),
    ("gitlab-rrt", &["gitlab-runner-registration-token"]),
    ("hashicorp-tf-api-token", &["terraform-api-token"]),
    ("huggingface-access-token", &["huggingface-token"]),
    ("jwt-base64", &["jwt"]),
    ("mailgun-private-api-token", &["mailgun-private-key"]),
    ("okta-access-token", &["okta-api-token"]),
    ("postman-api-token", &["postman-api-key"]),
    ("private-key", &["private-key-*"]),
    ("pulumi-api-token", &["pulumi-access-token"]),
    ("pypi-upload-token", &["pypi-api-token"]),
    ("sendgrid-api-token", &["sendgrid-api-key"]),
    ("sentry-access-token", &["sentry-*"]),
    ("stripe-access-token", &["stripe-secret-key*", "stripe-restricted-key*"]),
    ("telegram-bot-api-token", &["telegram-bot-token*"]),
];

/// What we call their rule `id`; nothing when we have none like it.
pub fn of(id: &str) -> Vec<String> {
    let named = COUNTERPARTS.iter().find(|(theirs, _)| *theirs == id).map(|(_, ours)| *ours);
    match named {
        Some(ours) => ours.iter().map(|name| (*name).to_owned()).collect(),
        None => rules::by_id(id).map(|rule| rule.id.to_owned()).into_iter().collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::file::RuleName;

    #[test]
    fn every_counterpart_is_a_rule() {
        for (theirs, ours) in COUNTERPARTS {
            for name in *ours {
                let glob = RuleName::new(name).expect("a name");
                assert!(rules::all().any(|rule| glob.holds(rule.id)), "{theirs}: {name}");
            }
        }
        assert!(of("github-pat") == ["github-pat-classic"] && of("jwt") == ["jwt"] && of("no-such-rule").is_empty());
    }
}
