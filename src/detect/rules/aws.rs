/*! Amazon Web Services. */

use super::named::{NAMED, by_name};
use super::shape::{issued, tokens};
use crate::detect::rule::{DEFAULTS, Edges, Kind, Reach, Revoke, Risk, Rule, Verdict};
use crate::detect::verify::{aws, json64, random};
use crate::detect::{Candidate, Note, Proof, placeholder};

const KEYS: &str = "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html";
const BEDROCK: &str = "https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys.html";

const AWS: Rule = Rule {
    provider: "AWS",
    risk: Risk::CloudAccount,
    revoke: Revoke { page: KEYS, command: "aws iam update-access-key --status Inactive --access-key-id <key id>" },
    docs: KEYS,
    ..DEFAULTS
};

/// How far a secret access key may stand from its key id.
const PAIR: usize = 300;

pub const RULES: &[Rule] = &[
    Rule {
        id: "aws-access-key-id",
        title: "AWS access key id",
        kind: Kind::AccessKeyId,
        literals: &["AKIA", "ASIA", "ABIA", "ACCA"],
        pattern: "A(?:KIA|SIA|BIA|CCA)[A-Z0-9]{16}",
        verify: access_key_id,
        docs: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-prefixes",
        examples: &[
            "aws_access_key_id = AKIA[A-H][A-Z2-7]{15}",
            "\"AccessKeyId\": \"ASIA[A-H][A-Z2-7]{15}\"",
            "<AWSAccessKeyId>ABIA[A-H][A-Z2-7]{15}</AWSAccessKeyId>",
        ],
        near_misses: &["AKIA[A-Z2-7]{15}", "AKIA[0189]{16}", "TODAYINASIA[A-Z]{12}", "key = AKIAX{16}"],
        ..AWS
    },
    Rule {
        id: "aws-secret-access-key",
        title: "AWS secret access key",
        kind: Kind::SecretKey,
        literals: &[
            "secret_access_key",
            "secretaccesskey",
            "secret-access-key",
            "secret.access.key",
            "aws_secret",
            "awssecret",
            "aws-secret",
            "aws.secret",
            "secret_key",
            "secretkey",
            "secret-key",
        ],
        ignore_case: true,
        reach: Reach::After(160),
        pattern: "[0-9A-Za-z/+]{40}",
        edges: Edges::Open,
        verify: named_secret,
        examples: &[
            "aws_secret_access_key = [0-9A-Za-z/+]{40}",
            "\"SecretAccessKey\" : \"[0-9A-Za-z/+]{40}\"",
            "  secretAccessKey: [0-9A-Za-z/+]{40}",
            "export AWS_SECRET_ACCESS_KEY='[0-9A-Za-z/+]{40}'",
            "variable \"aws_secret_key\" [{]\n  default = \"[0-9A-Za-z/+]{40}\"\n[}]",
        ],
        near_misses: &[
            "aws_secret_access_key_commit = [0-9a-f]{40}",
            "aws_secret_access_key = [0-9a-f]{40}",
            "AWS_SECRET_ACCESS_KEY = [0-9A-Za-z/+]{54}==",
            "aws_secret_key: a{37}end",
        ],
        ..AWS
    },
    Rule {
        id: "aws-secret-access-key-beside-id",
        title: "AWS secret access key beside its key id",
        kind: Kind::SecretKey,
        literals: &["AKIA", "ASIA", "ABIA", "ACCA"],
        reach: Reach::Near(PAIR, PAIR),
        pattern: "[0-9A-Za-z/+]{40}",
        edges: Edges::Open,
        verify: paired_secret,
        examples: &[
            "AKIA[A-H][A-Z2-7]{15},[0-9A-Za-z/+]{40}",
            "boto3[.]client[(]'s3', 'AKIA[A-H][A-Z2-7]{15}', '[0-9A-Za-z/+]{40}'[)]",
            "\"[0-9A-Za-z/+]{40}\"\n\"AKIA[A-H][A-Z2-7]{15}\"",
        ],
        near_misses: &["AKIA[A-H][A-Z2-7]{15} at commit [0-9a-f]{40}", "AKIA[A-H][A-Z2-7]{15} [0-9A-Za-z/+]{60}"],
        ..AWS
    },
    Rule {
        id: "aws-session-token",
        title: "AWS session token",
        kind: Kind::SessionToken,
        literals: &["IQoJb3JpZ2lu", "FwoGZXIvYXdz", "FQoGZXIvYXdz", "FwoDYXdz", "FQoDYXdz"],
        pattern: "(?:IQoJb3JpZ2lu|F[wQ]oGZXIvYXdz|F[wQ]oDYXdz)[0-9A-Za-z/+]{120,}={0,2}",
        verify: issued,
        revoke: Revoke {
            page: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_disable-perms.html",
            command: "",
        },
        docs: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp.html",
        examples: &["aws_session_token = IQoJb3JpZ2lu[0-9A-Za-z/+]{300}==", "FwoGZXIvYXdz[0-9A-Za-z/+]{200}"],
        near_misses: &["IQoJb3JpZ2lu[0-9A-Za-z/+]{20}"],
        ..AWS
    },
    Rule {
        id: "aws-session-token-named",
        title: "AWS session token",
        kind: Kind::SessionToken,
        literals: &[
            "aws_session_token",
            "awssessiontoken",
            "aws_security_token",
            "sessiontoken",
            "x-amz-security-token",
        ],
        ignore_case: true,
        reach: Reach::After(2200),
        pattern: "[0-9A-Za-z/+_.%-]{100,2000}={0,2}",
        verify: by_name,
        revoke: Revoke {
            page: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_disable-perms.html",
            command: "",
        },
        docs: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp.html",
        examples: &["AWS_SESSION_TOKEN=[0-9A-Za-z/+]{240}=="],
        near_misses: &["AWS_SESSION_TOKEN=[0-9A-Za-z/+]{40}", "AWS_SESSION_TOKEN=a{140}"],
        ..AWS
    },
    Rule {
        id: "aws-bedrock-api-key",
        title: "Amazon Bedrock long-term API key",
        kind: Kind::ApiKey,
        literals: &["ABSK"],
        pattern: "ABSK[0-9A-Za-z+/]{109,269}={0,2}",
        verify: bedrock,
        risk: Risk::AiUsage,
        revoke: Revoke {
            page: BEDROCK,
            command: "aws iam update-service-specific-credential --status Inactive --service-specific-credential-id <id>",
        },
        docs: BEDROCK,
        examples: &[
            "ABSKQmVkcm9ja0FQSUtleS[0-9A-Za-z+/]{100}",
            "AWS_BEARER_TOKEN_BEDROCK=ABSKQmVkcm9ja0FQSUtleS[0-9A-Za-z+/]{110}==",
        ],
        near_misses: &["ABSKQmVkcm9ja0FQSUtleS1EXAMPLE", "ABSKa{120}"],
        ..AWS
    },
    Rule {
        id: "aws-bedrock-short-term-api-key",
        title: "Amazon Bedrock short-term API key",
        kind: Kind::ApiKey,
        literals: &["bedrock-api-key-"],
        pattern: "bedrock-api-key-[0-9A-Za-z+/]{28,}={0,2}",
        verify: bedrock_short,
        risk: Risk::AiUsage,
        revoke: Revoke { page: BEDROCK, command: "" },
        docs: BEDROCK,
        examples: &["bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29t[0-9A-Za-z+/]{400}"],
        near_misses: &["bedrock-api-key-", "bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29x"],
        ..AWS
    },
    Rule {
        id: "aws-mws-key",
        title: "Amazon Marketplace Web Service authorization token",
        kind: Kind::AccessToken,
        literals: &["amzn.mws."],
        pattern: "amzn[.]mws[.][0-9a-z]{8}-[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{12}",
        verify: issued,
        risk: Risk::BusinessData,
        revoke: Revoke { page: "https://developer-docs.amazon.com/sp-api/docs/revoking-authorization", command: "" },
        docs: "https://developer-docs.amazon.com/sp-api/docs/sp-api-registration-overview",
        examples: &["amzn[.]mws[.][0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"],
        near_misses: &["amzn[.]mws[.][0-9a-f]{8}", "amzn[.]mws[.]x{8}-x{4}-x{4}-x{4}-x{12}"],
        ..AWS
    },
    Rule {
        id: "aws-presigned-url",
        title: "signature of an AWS presigned URL",
        kind: Kind::SessionToken,
        literals: &["X-Amz-Signature="],
        pattern: "X-Amz-Signature=([0-9a-f]{64})",
        verify: super::shape::said,
        risk: Risk::Files,
        revoke: Revoke {
            page: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-presigned-url.html",
            command: "",
        },
        docs: "https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html",
        examples: &["X-Amz-SignedHeaders=host&X-Amz-Signature=[0-9a-f]{64}"],
        near_misses: &["X-Amz-Signature=<signature-value>"],
        ..AWS
    },
    Rule {
        id: "aws-ses-smtp-password",
        provider: "AWS",
        title: "Amazon SES SMTP password",
        kind: Kind::Password,
        literals: &["ses_smtp", "ses-smtp", "email-smtp.", "smtp_pass", "smtp-pass", "smtppass", "ses_pass"],
        pattern: "B[0-9A-Za-z/+]{43}",
        risk: Risk::Mail,
        revoke: Revoke { page: KEYS, command: "" },
        docs: "https://docs.aws.amazon.com/ses/latest/dg/smtp-credentials.html",
        examples: &[
            "SES_SMTP_PASSWORD=B[0-9A-Za-z/+]{43}",
            "email-smtp[.]us-east-1[.]amazonaws[.]com\npassword: B[0-9A-Za-z/+]{43}",
        ],
        near_misses: &["SES_SMTP_PASSWORD=B[0-9A-Za-z/+]{20}"],
        ..NAMED
    },
];

pub const TOKENS: &[Rule] = tokens! {
    "aws-appsync-api-key", "AWS", "AWS AppSync GraphQL API key", ApiKey, BusinessData, "da2-", "[0-9a-z]{26}", "https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html", "https://docs.aws.amazon.com/appsync/latest/APIReference/API_DeleteApiKey.html";
    "amazon-oauth-client-secret", "Amazon", "Login with Amazon client secret", ClientSecret, Identity, "amzn1.oa2-cs.v1." as "amzn1[.]oa2-cs[.]v1[.]", "[0-9a-f]{64}", "https://developer.amazon.com/docs/login-with-amazon/security-profile.html", "https://developer.amazon.com/loginwithamazon/console/site/lwa/overview.html";
    "amazon-refresh-token", "Amazon", "Login with Amazon refresh token", RefreshToken, Identity, "Atzr|" as "Atzr[|]", "[0-9A-Za-z_-]{100,1000}", "https://developer.amazon.com/docs/login-with-amazon/refresh-token.html", "https://www.amazon.com/ap/adam";
    "amazon-access-token", "Amazon", "Login with Amazon access token", AccessToken, Identity, "Atza|" as "Atza[|]", "[0-9A-Za-z_-]{100,1000}", "https://developer.amazon.com/docs/login-with-amazon/access-token.html", "https://www.amazon.com/ap/adam";
};

fn access_key_id(candidate: &Candidate<'_>) -> Verdict {
    let id = candidate.value();
    let body = &id[4..];
    let before = candidate.before(60).to_ascii_lowercase();
    let named = [&b"access"[..], b"aws", b"key"].iter().any(|w| memchr::memmem::find(&before, w).is_some());
    if placeholder::is_typed(id) || !named && is_headline(candidate) {
        return Verdict::Dismiss;
    }
    if !aws::is_base32(body) {
        // AWS issues none like that; one in the place of a key is said all the same.
        return if named && !super::shape::made_up(id) { Verdict::warn(Proof::Pattern) } else { Verdict::Dismiss };
    }
    // In a signed URL the id is there to be seen.
    if candidate.before(24).ends_with(b"X-Amz-Credential=") || candidate.before(24).ends_with(b"AWSAccessKeyId=") {
        return Verdict::warn(Proof::Structure).with(Note::PublicHalf);
    }
    let verdict = match aws::account(id) {
        Some(account) => Verdict::block(Proof::Structure).with(Note::AwsAccount(account)),
        None => Verdict::block(Proof::Pattern),
    };
    if aws::secret_in(candidate.before(PAIR)) || aws::secret_in(candidate.after(PAIR)) {
        verdict.with(Note::Pair)
    } else {
        verdict
    }
}

/// Whether it is a word of a headline: letters that can be pronounced, between words in capitals and nothing else. Of
/// ids, one in twenty-five has no digit either.
fn is_headline(candidate: &Candidate<'_>) -> bool {
    if !random::reads_as_words(&candidate.value()[4..]) {
        return false;
    }
    let (before, after) = (candidate.before(40), candidate.after(40));
    let before = before.rsplit(|b| *b == b'\n').next().unwrap_or_default();
    let after = after.split(|b| *b == b'\n').next().unwrap_or_default();
    let near = [before.split(u8::is_ascii_whitespace).rfind(|w| !w.is_empty()), {
        let mut words = after.split(u8::is_ascii_whitespace);
        words.find(|w| !w.is_empty())
    }];
    let blank = |b: Option<&u8>| b.is_none_or(u8::is_ascii_whitespace);
    let capitals = |word: &[u8]| word.len() >= 2 && word.iter().all(u8::is_ascii_uppercase);
    blank(before.last())
        && blank(after.first())
        && near.iter().any(Option::is_some)
        && near.into_iter().flatten().all(capitals)
}

fn named_secret(candidate: &Candidate<'_>) -> Verdict {
    if !aws::is_secret(candidate.before(1), candidate.value(), candidate.after(1)) {
        return Verdict::Dismiss;
    }
    let verdict = by_name(candidate);
    let around = [candidate.before(PAIR), candidate.after(PAIR)].concat();
    if aws::id_in(&around) {
        return match verdict {
            Verdict::Dismiss | Verdict::Refute => Verdict::Dismiss,
            _ => Verdict::block(Proof::Pattern).with(Note::Pair),
        };
    }
    let lower = around.to_ascii_lowercase();
    let says = |word: &str| memchr::memmem::find(&lower, word.as_bytes()).is_some();
    match verdict {
        Verdict::Credential { .. } if says("aws") || says("amazon") || says("s3") || says("access") => verdict,
        Verdict::Credential { proof, .. } => Verdict::warn(proof),
        Verdict::Dismiss | Verdict::Refute => Verdict::Dismiss,
    }
}

fn paired_secret(candidate: &Candidate<'_>) -> Verdict {
    if !aws::is_secret(candidate.before(1), candidate.value(), candidate.after(1)) {
        return Verdict::Dismiss;
    }
    let (before, after) = (candidate.before(PAIR), candidate.after(PAIR));
    if aws::id_in(before) || aws::id_in(after) {
        Verdict::block(Proof::Pattern).with(Note::Pair)
    } else {
        Verdict::Dismiss
    }
}

/// `ABSK`, then base64 of `BedrockAPIKey-...`.
fn bedrock(candidate: &Candidate<'_>) -> Verdict {
    let value = candidate.value();
    if super::shape::made_up(value) {
        return Verdict::Dismiss;
    }
    match json64::bytes(value.get(4..28).unwrap_or_default()) {
        Some(head) if head.starts_with(b"BedrockAPIKey-") => Verdict::block(Proof::Structure),
        _ => Verdict::warn(Proof::Pattern),
    }
}

/// Base64 of a presigned URL to Bedrock.
fn bedrock_short(candidate: &Candidate<'_>) -> Verdict {
    let value = candidate.value().get(16..).unwrap_or_default();
    match json64::bytes(value.get(..28).unwrap_or_default()) {
        Some(head) if head == b"bedrock.amazonaws.com" => Verdict::block(Proof::Structure),
        Some(head) if head.starts_with(b"bedrock.amazon") => Verdict::Dismiss,
        _ if super::shape::made_up(value) => Verdict::Dismiss,
        _ => Verdict::warn(Proof::Pattern),
    }
}

#[cfg(test)]
mod tests {
    use crate::detect::{Detector, Input, example};

    fn finds(text: &str) -> bool {
        let found = Detector::default().scan(&Input { text: text.as_bytes(), name: b"config" });
        found.iter().any(|f| f.rule.id == "aws-access-key-id")
    }

    #[test]
    fn an_id_without_a_digit_is_one() {
        for seed in 0..300 {
            let id = example::make("AKIA[A-H][A-Z]{15}", seed).expect("a template");
            for text in [
                format!("[default]\naws_access_key_id = {id}\n"),
                format!("key: {id}\n"),
                format!("{id}\n"),
                format!("| id | {id} |\n"),
                format!("deploy\t{id}\tprod\n"),
                format!("The id is {id} for now.\n"),
                format!("AWS KEY {id} FOR PROD\n"),
            ] {
                assert!(finds(&text), "seed {seed}: {}", text.replace(&id, "<id>"));
            }
        }
    }

    #[test]
    fn a_word_of_a_headline_is_none() {
        // Twenty letters each, the first four those of an id.
        for word in [concat!("ASIA", "NDEVELOPMENTBASE"), concat!("ACCA", "DEMIAUNIVERSALIS")] {
            assert!(!finds(&format!("THE {word} REPORT\n")), "{word}");
            assert!(finds(&format!("id = {word}\n")), "{word}");
        }
    }
}
