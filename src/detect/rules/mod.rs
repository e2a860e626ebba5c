/*!
The rule tables, one file a family of providers. Adding a credential type is one entry in one of them; adding a family
is a file, and a line in [`FAMILIES`].
*/

use super::Rule;

mod ai;
mod aws;
mod azure;
mod ci;
mod cloud;
mod codehosts;
mod config_files;
pub mod generic;
mod github;
mod google;
mod infra;
pub mod named;
mod private_keys;
mod registries;
mod sample;
mod secret_managers;
mod services;
pub mod shape;

mod chat;
mod databases;
mod developers;
mod jwt;
mod mail;
mod monitoring;
mod password_hashes;
mod payments;
mod saas;
mod said;
mod shaped;
mod wallets;

pub use sample::{Sample, sample};

/// A table of rules of one family. A family has one for each way in which its rules are written down.
pub struct Family {
    /// The family's name in the documentation.
    pub name: &'static str,
    /// The rules of this table.
    pub rules: &'static [Rule],
}

/// Every table, in the order in which the documentation lists them: those of a family stand together.
pub static FAMILIES: &[Family] = &[
    Family { name: "AWS", rules: aws::RULES },
    Family { name: "AWS", rules: aws::TOKENS },
    Family { name: "Azure", rules: azure::RULES },
    Family { name: "Azure", rules: azure::IDENTIFIABLE },
    Family { name: "Azure", rules: azure::FUNCTIONS },
    Family { name: "Azure", rules: azure::NAMED_RULES },
    Family { name: "Azure", rules: azure::BESIDE_RULES },
    Family { name: "Google", rules: google::RULES },
    Family { name: "Google", rules: google::TOKENS },
    Family { name: "Clouds and hosts", rules: cloud::SUMMED },
    Family { name: "Clouds and hosts", rules: cloud::TOKENS },
    Family { name: "Clouds and hosts", rules: cloud::RULES },
    Family { name: "Clouds and hosts", rules: cloud::NAMED_RULES },
    Family { name: "Clouds and hosts", rules: cloud::TURNSTILE },
    Family { name: "Clouds and hosts", rules: cloud::LONG_RULES },
    Family { name: "GitHub", rules: github::RULES },
    Family { name: "GitLab", rules: codehosts::GITLAB_RULES },
    Family { name: "GitLab", rules: codehosts::GITLAB_OLD },
    Family { name: "Atlassian and Bitbucket", rules: codehosts::ATLASSIAN_RULES },
    Family { name: "Atlassian and Bitbucket", rules: codehosts::BITBUCKET_RULES },
    Family { name: "Code hosts and code analysis", rules: codehosts::REPORTERS },
    Family { name: "Code hosts and code analysis", rules: codehosts::TOKENS },
    Family { name: "Code hosts and code analysis", rules: codehosts::NAMED_RULES },
    Family { name: "Package and image registries", rules: registries::RULES },
    Family { name: "Package and image registries", rules: registries::TOKENS },
    Family { name: "Package and image registries", rules: registries::NAMED_RULES },
    Family { name: "Artificial intelligence", rules: ai::RULES },
    Family { name: "Artificial intelligence", rules: ai::TOKENS },
    Family { name: "Artificial intelligence", rules: ai::NAMED_RULES },
    Family { name: "Artificial intelligence", rules: ai::LONG_RULES },
    Family { name: "Continuous integration", rules: ci::RULES },
    Family { name: "Continuous integration", rules: ci::TOKENS },
    Family { name: "Continuous integration", rules: ci::NAMED_RULES },
    Family { name: "Infrastructure", rules: infra::RULES },
    Family { name: "Infrastructure", rules: infra::TOKENS },
    Family { name: "Infrastructure", rules: infra::NAMED_RULES },
    Family { name: "Identity", rules: infra::LOGIN_RULES },
    Family { name: "Secret managers", rules: secret_managers::RULES },
    Family { name: "Secret managers", rules: secret_managers::DOPPLER_RULES },
    Family { name: "Secret managers", rules: secret_managers::TOKENS },
    Family { name: "Secret managers", rules: secret_managers::NAMED_RULES },
    Family { name: "Private keys", rules: private_keys::RULES },
    Family { name: "Payments", rules: payments::RULES },
    Family { name: "Payments", rules: payments::MIDTRANS },
    Family { name: "Payments", rules: payments::TEST_MODE },
    Family { name: "Payments", rules: payments::PUBLIC_HALVES },
    Family { name: "Payments", rules: payments::NAMED_KEYS },
    Family { name: "Chat and social networks", rules: chat::RULES },
    Family { name: "Chat and social networks", rules: chat::WEBHOOKS },
    Family { name: "Chat and social networks", rules: chat::OTHERS },
    Family { name: "Chat and social networks", rules: chat::NAMED_KEYS },
    Family { name: "Chat and social networks", rules: chat::BLUESKY },
    Family { name: "Mail and text messages", rules: mail::RULES },
    Family { name: "Mail and text messages", rules: mail::OTHERS },
    Family { name: "Mail and text messages", rules: mail::BESIDE },
    Family { name: "Mail and text messages", rules: mail::NAMED_KEYS },
    Family { name: "Monitoring", rules: monitoring::RULES },
    Family { name: "Monitoring", rules: monitoring::PUBLIC_HALVES },
    Family { name: "Monitoring", rules: monitoring::OTHERS },
    Family { name: "Monitoring", rules: monitoring::NAMED_KEYS },
    Family { name: "Databases", rules: databases::RULES },
    Family { name: "Databases", rules: databases::JOINED },
    Family { name: "Databases", rules: databases::PUBLIC_HALVES },
    Family { name: "Databases", rules: databases::NAMED_KEYS },
    Family { name: "Software as a service", rules: saas::RULES },
    Family { name: "Software as a service", rules: saas::OTHERS },
    Family { name: "Software as a service", rules: saas::NAMED_KEYS },
    Family { name: "Developers' services", rules: developers::TOKENS },
    Family { name: "Developers' services", rules: developers::RULES },
    Family { name: "JSON Web Tokens", rules: jwt::RULES },
    Family { name: "Wallets", rules: wallets::RULES },
    Family { name: "Password hashes", rules: password_hashes::RULES },
    Family { name: "Files of other programs", rules: config_files::RULES },
    Family { name: "Passwords and secrets without a shape", rules: generic::RULES },
    Family { name: "Services known by name", rules: services::RULES },
];

/// Every rule.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    FAMILIES.iter().flat_map(|family| family.rules)
}

/// The rule that is called `id`.
pub fn by_id(id: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.id == id)
}

#[cfg(test)]
mod tests {
    use super::super::{Detector, Input, Proof, Reach, example};
    use super::*;
    use std::collections::HashSet;

    /// Enough different texts of each template that a rule which takes only some of them is found out.
    const SEEDS: u64 = 5;

    fn found(detector: &Detector, rule: &Rule, text: &str) -> bool {
        detector.scan(&Input { text: text.as_bytes(), name: b"example" }).iter().any(|f| f.rule.id == rule.id)
    }

    #[test]
    fn every_rule_holds_its_examples() {
        let mut wrong = Vec::new();
        for rule in all() {
            // Alone: beside the others a better proven one may take the place.
            let detector = Detector::new([rule]);
            if rule.examples.is_empty() || rule.near_misses.is_empty() {
                wrong.push(format!("{}: no examples", rule.id));
            }
            for (i, template) in rule.examples.iter().enumerate() {
                for seed in 0..SEEDS {
                    let text = match example::make(template, seed) {
                        Ok(text) => rule.seal.map_or_else(|| text.clone(), |seal| seal(&text)),
                        Err(e) => {
                            wrong.push(format!("{}: example {i}: {e}", rule.id));
                            continue;
                        }
                    };
                    if !found(&detector, rule, &text) {
                        wrong.push(format!("{}: example {i} with seed {seed} is missed", rule.id));
                    }
                }
            }
            for (i, template) in rule.near_misses.iter().enumerate() {
                for seed in 0..SEEDS {
                    let text = example::make(template, seed).unwrap_or_else(|e| {
                        wrong.push(format!("{}: near miss {i}: {e}", rule.id));
                        String::new()
                    });
                    if found(&detector, rule, &text) {
                        wrong.push(format!("{}: near miss {i} with seed {seed} is taken", rule.id));
                    }
                }
            }
        }
        assert!(wrong.is_empty(), "{} complaints:\n{}", wrong.len(), wrong.join("\n"));
    }

    #[test]
    fn every_rule_is_whole() {
        let mut ids = HashSet::new();
        for rule in all() {
            assert!(ids.insert(rule.id), "{} stands twice", rule.id);
            assert!(rule.id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'), "{}", rule.id);
            for (what, text) in
                [("provider", rule.provider), ("title", rule.title), ("docs", rule.docs), ("revoke", rule.revoke.page)]
            {
                assert!(!text.is_empty(), "{} has no {what}", rule.id);
            }
            assert!(rule.docs.starts_with("https://") && rule.revoke.page.starts_with("https://"), "{}", rule.id);
            if rule.reach == Reach::Judged {
                assert!(rule.literals.is_empty() && rule.pattern.is_empty(), "{}", rule.id);
                continue;
            }
            assert!(!rule.literals.is_empty() && rule.literals.iter().all(|l| l.len() >= 3), "{}", rule.id);
            super::super::rule::compile(rule.pattern).unwrap_or_else(|e| panic!("{}: {e}", rule.id));
        }
    }

    /// The rules whose checksum was read about, or in the provider's source, but not seen right in enough credentials
    /// that the provider issued: a right one is proof, a wrong one refutes nothing.
    const UNPROVEN: &[&str] = &[
        "azure-batch-key",
        "azure-ml-classic-key",
        "azure-apim-key",
        "azure-service-bus-key",
        "azure-event-hubs-key",
        "azure-relay-key",
        "azure-iot-key",
        "azure-redis-key",
        "azure-search-key",
        "azure-functions-key",
        "azure-container-registry-key",
        "azure-annotated-key",
        "azure-entra-client-secret",
        "azure-devops-pat",
        "crates-io-trusted-publishing-token",
    ];

    /// The text with a letter or digit in the middle of `span` made another that every alphabet of tokens has.
    fn with_one_flipped(text: &str, span: std::ops::Range<usize>) -> String {
        let mut bytes = text.as_bytes().to_vec();
        let middle = span.start + span.len() * 3 / 5;
        let at = (middle..span.end).find(|&at| bytes[at].is_ascii_alphanumeric()).expect("a letter or a digit");
        bytes[at] = match bytes[at] {
            b'c' | b'C' | b'4' => bytes[at] + 1,
            b'0'..=b'9' => b'4',
            b'A'..=b'Z' => b'C',
            _ => b'c',
        };
        String::from_utf8(bytes).expect("ASCII")
    }

    #[test]
    fn a_wrong_checksum_is_no_finding_of_any_rule() {
        let all = Detector::default();
        let (mut checked, mut wrong) = (0, Vec::new());
        for rule in super::all() {
            let Some(template) = rule.examples.first().filter(|_| !UNPROVEN.contains(&rule.id)) else { continue };
            for seed in 0..3 {
                let text = example::make(template, seed).expect("a template");
                let text = rule.seal.map_or_else(|| text.clone(), |seal| seal(&text));
                let found = Detector::new([rule]).scan(&Input { text: text.as_bytes(), name: b"example" });
                let Some(finding) = found.iter().find(|f| f.proof == Proof::Checksum) else { continue };
                checked += 1;
                let flipped = with_one_flipped(&text, finding.span.clone());
                let value = &flipped[finding.span.clone()];
                let mut texts = vec![flipped.clone()];
                // Without a prefix of its own such a value may be anybody's.
                if !matches!(rule.reach, Reach::After(_)) {
                    texts.extend([
                        format!("token = \"{value}\"\n"),
                        format!("key: {value}\n"),
                        format!("SECRET_KEY={value}\n"),
                        format!("{}_API_TOKEN={value}\n", rule.provider.to_uppercase().replace(' ', "_")),
                        format!("private_key = '{value}'\n"),
                        format!("curl -H 'Authorization: Bearer {value}' https://api.test.net\n"),
                        format!("git clone https://user:{value}@host.test.net/x.git\n"),
                        value.to_owned(),
                    ]);
                }
                for text in texts {
                    for f in all.scan(&Input { text: text.as_bytes(), name: b"config" }) {
                        wrong.push(format!("{}: {} in {}", rule.id, f.rule.id, text.replace(value, "<value>").trim()));
                    }
                }
            }
        }
        wrong.dedup();
        assert!(checked > 60, "{checked} examples with a checksum");
        assert!(wrong.is_empty(), "{} complaints:\n{}", wrong.len(), wrong.join("\n"));
    }
}
