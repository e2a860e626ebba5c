/*! Amazon Web Services. */

use crate::detect::rule::{DEFAULTS, Kind, Revoke, Risk, Rule, Verdict};
use crate::detect::verify::aws;
use crate::detect::{Candidate, Note, Proof, placeholder};

pub const RULES: &[Rule] = &[Rule {
    id: "aws-access-key-id",
    provider: "AWS",
    title: "AWS access key id",
    kind: Kind::AccessKeyId,
    literals: &["AKIA", "ASIA", "ABIA", "ACCA"],
    pattern: "A(?:KIA|SIA|BIA|CCA)[A-Z2-7]{16}",
    verify: access_key_id,
    risk: Risk::CloudAccount,
    revoke: Revoke {
        page: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html",
        command: "aws iam update-access-key --status Inactive --access-key-id <key id>",
    },
    docs: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-prefixes",
    examples: &["aws_access_key_id = AKIA[A-H][A-Z2-7]{15}"],
    near_misses: &["AKIA[A-Z2-7]{15}", "AKIA[0189]{16}"],
    ..DEFAULTS
}];

fn access_key_id(candidate: &Candidate<'_>) -> Verdict {
    let id = candidate.value();
    if placeholder::is_placeholder(id) {
        return Verdict::Dismiss;
    }
    match aws::account(id) {
        Some(account) => Verdict::block(Proof::Structure).with(Note::AwsAccount(account)),
        None => Verdict::block(Proof::Pattern),
    }
}
