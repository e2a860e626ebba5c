/*! Monitoring, logs, analytics and feature flags. */

use super::named::{NAMED, named};
use super::shape;
use super::shaped::shaped;
use crate::detect::rule::{DEFAULTS, Kind, Reach, Revoke, Risk, Rule, Verdict};
use crate::detect::verify::{crc, json64};
use crate::detect::{Candidate, Proof, placeholder};

const TOKEN: Rule = Rule { verify: shape::issued, risk: Risk::Monitoring, ..DEFAULTS };

pub const RULES: &[Rule] = shaped! { TOKEN;
    "sentry-user-token", "Sentry", "Sentry user or integration token", AccessToken, ["sntryu_", "sntrya_", "sntryi_"],
        "sntry[uai]_[0-9a-f]{64}", "sntryu_[0-9a-f]{20}", "https://sentry.io/settings/account/api/auth-tokens/", "https://docs.sentry.io/security-legal-pii/security/token-formats/";
    "newrelic-user-key", "New Relic", "New Relic user key", ApiKey, ["NRAK-"],
        "NRAK-[A-Za-z0-9]{27}", "NRAK-[A-Z0-9]{10}", "https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/";
    "newrelic-admin-key", "New Relic", "New Relic admin key", ApiKey, ["NRAA-"],
        "NRAA-[0-9a-f]{27}", "NRAA-[0-9a-f]{10}", "https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/";
    "newrelic-rest-key", "New Relic", "New Relic REST API key", ApiKey, ["NRRA-"],
        "NRRA-[0-9a-f]{42}", "NRRA-[0-9a-f]{10}", "https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/";
    "newrelic-insert-key", "New Relic", "New Relic Insights insert key", ApiKey, ["NRII-"],
        "NRII-[A-Za-z0-9_-]{25,32}", "NRII-[A-Za-z0-9]{10}", "https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/";
    "newrelic-query-key", "New Relic", "New Relic Insights query key", ApiKey, ["NRIQ-"],
        "NRIQ-[A-Za-z0-9_-]{25,32}", "NRIQ-[A-Za-z0-9]{10}", "https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/";
    "newrelic-synthetics-key", "New Relic", "New Relic synthetics location key", ApiKey, ["NRSP-"],
        "NRSP-[a-z]{2}[0-9]{2}[0-9A-F]{32}", "NRSP-[a-z]{2}[0-9]{2}", "https://docs.newrelic.com/docs/synthetics/synthetic-monitoring/private-locations/";
    "newrelic-pixie-key", "New Relic", "Pixie API or deploy key", ApiKey, ["px-api-", "px-dep-"],
        "px-(?:api|dep)-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "px-api-[0-9a-f]{8}", "https://docs.px.dev/reference/admin/api-keys/";
    "dynatrace-token", "Dynatrace", "Dynatrace API token", ApiKey, ["dt0c01.", "dt0s01.", "dt0s02.", "dt0s08.", "dt0s16.", "dt0a01."],
        r"dt0(?:c01|s01|s02|s08|s16|a01)\.[A-Za-z0-9]{8,24}\.[A-Za-z0-9]{64}", r"dt0c01\.[A-Z0-9]{10}", "https://docs.dynatrace.com/docs/manage/identity-access-management/access-tokens-and-oauth-clients/access-tokens", "https://docs.dynatrace.com/docs/dynatrace-api/basics/dynatrace-api-authentication";
    "honeycomb-key", "Honeycomb", "Honeycomb API key", ApiKey, ["hcaik_", "hcbik_", "hccik_", "hcamk_", "hcalk_"],
        "hc(?:[abc]ik|amk|alk)_[0-9a-z]{26,64}", "hcaik_[0-9a-z]{8}", "https://docs.honeycomb.io/configure/environments/manage-api-keys/";
    "honeybadger-key", "Honeybadger", "Honeybadger API key", ApiKey, ["hbp_"],
        "hbp_[A-Za-z0-9]{36}", "hbp_[a-z]{8}", "https://docs.honeybadger.io/api/";
    "axiom-token", "Axiom", "Axiom API token", ApiKey, ["xaat-", "xapt-"],
        "xa[ap]t-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "xaat-[0-9a-f]{8}", "https://axiom.co/docs/reference/tokens";
    "posthog-feature-flags-key", "PostHog", "PostHog feature flags secure key", ApiKey, ["phs_"],
        "phs_[A-Za-z0-9_-]{40,60}", "phs_[A-Za-z0-9]{10}", "https://posthog.com/docs/feature-flags/local-evaluation";
    "posthog-oauth-token", "PostHog", "PostHog OAuth token", OauthToken, ["pha_", "phr_"],
        "ph[ar]_[A-Za-z0-9_-]{40,70}", "pha_[A-Za-z0-9]{10}", "https://posthog.com/docs/api/oauth";
    "posthog-personal-key", "PostHog", "PostHog personal API key", ApiKey, ["phx_"],
        "phx_[A-Za-z0-9_-]{40,60}", "phx_[A-Za-z0-9]{10}", "https://posthog.com/docs/api#how-to-obtain-a-personal-api-key";
    "statsig-secret", "Statsig", "Statsig server secret key", SecretKey, ["secret-"],
        "secret-[A-Za-z0-9]{43}", "secret-[A-Za-z0-9]{10}", "https://docs.statsig.com/sdk-keys/api-keys/";
    "launchdarkly-key", "LaunchDarkly", "LaunchDarkly SDK key or API token", ApiKey, ["sdk-", "api-"],
        "(?:sdk|api)-[0-9a-z]{8}-[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{12}", "sdk-[0-9a-f]{8}", "https://launchdarkly.com/docs/home/account/api", "https://launchdarkly.com/docs/sdk/concepts/client-side-server-side#keys";
    "checkly-key", "Checkly", "Checkly API key", ApiKey, ["cu_"],
        "cu_[0-9a-f]{32}", "cu_[0-9a-f]{10}", "https://www.checklyhq.com/docs/accounts-and-users/creating-api-key/";
    "segment-public-api-token", "Segment", "Segment Public API token", AccessToken, ["sgp_"],
        "sgp_[A-Za-z0-9]{64}", "sgp_[A-Za-z0-9]{20}", "https://docs.segmentapis.com/";
    "wundergraph-key", "WunderGraph", "WunderGraph Cosmo API key", ApiKey, ["cosmo_"],
        "cosmo_[0-9a-f]{32}", "cosmo_[0-9a-f]{10}", "https://cosmo-docs.wundergraph.com/studio/api-keys";
};

/// Keys that browsers and phones carry.
pub const PUBLIC_HALVES: &[Rule] = shaped! { Rule { verify: shape::public_half, ..TOKEN };
    "newrelic-browser-key", "New Relic", "New Relic browser or mobile key", ApiKey, ["NRJS-", "NRBR-"],
        "NR(?:JS|BR)-[0-9a-f]{19}", "NRJS-[0-9a-f]{8}", "https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/";
    "posthog-project-key", "PostHog", "PostHog project API key", ApiKey, ["phc_"],
        "phc_[A-Za-z0-9_-]{40,60}", "phc_[A-Za-z0-9]{10}", "https://posthog.com/docs/api#public-post-only-endpoints";
};

pub const OTHERS: &[Rule] = &[
    Rule {
        id: "sentry-org-token",
        provider: "Sentry",
        title: "Sentry organization token",
        kind: Kind::AccessToken,
        literals: &["sntrys_eyJ"],
        pattern: r"sntrys_(eyJ[A-Za-z0-9+/_=-]{40,600}_[A-Za-z0-9+/_=-]{20,80}|eyJ[A-Za-z0-9+/=-]{60,700})",
        edges: crate::detect::rule::Edges::OpenStart,
        verify: sentry,
        risk: Risk::Monitoring,
        revoke: Revoke { page: "https://docs.sentry.io/account/auth-tokens/", command: "" },
        docs: "https://docs.sentry.io/security-legal-pii/security/token-formats/",
        examples: &[
            "SENTRY_AUTH_TOKEN=sntrys_eyJpYXQiOjE2ODczMzY1NDMuNjk4NTksInVybCI6bnVsbCwicmVnaW9uX3VybCI6Imh0dHA6Ly9sb2NhbGhvc3Q6ODAwMCIsIm9yZyI6InNlbnRyeSJ9_[A-Za-z0-9+/]{43}",
        ],
        near_misses: &["sntrys_eyJ[A-Za-z0-9]{20}"],
        ..DEFAULTS
    },
    Rule {
        id: "grafana-service-account-token",
        provider: "Grafana",
        title: "Grafana service account token",
        kind: Kind::ServiceAccount,
        literals: &["glsa_"],
        pattern: "glsa_[A-Za-z0-9]{32}_[0-9a-fA-F]{8}",
        verify: grafana,
        risk: Risk::Monitoring,
        revoke: Revoke {
            page: "https://grafana.com/docs/grafana/latest/administration/service-accounts/",
            command: "",
        },
        docs: "https://grafana.com/docs/grafana/latest/administration/service-accounts/",
        examples: &["glsa_[A-Za-z0-9]{32}_00000000"],
        seal: Some(|text| {
            format!(
                "{}{}",
                &text[..text.len() - 8],
                crc::hex_le(crc32fast::hash(&text.as_bytes()[text.len() - 46..text.len() - 9]))
            )
        }),
        near_misses: &["glsa_[A-Za-z0-9]{31}A_1234abcd", "glsa_[A-Za-z0-9]{12}"],
        ..DEFAULTS
    },
    Rule {
        id: "grafana-cloud-token",
        provider: "Grafana",
        title: "Grafana Cloud access policy token",
        kind: Kind::AccessToken,
        literals: &["glc_eyJ"],
        pattern: "glc_eyJ[A-Za-z0-9+/=]{40,500}",
        verify: cloud_policy,
        risk: Risk::Monitoring,
        revoke: Revoke {
            page: "https://grafana.com/docs/grafana-cloud/account-management/authentication-and-permissions/access-policies/",
            command: "",
        },
        docs: "https://grafana.com/docs/grafana-cloud/account-management/authentication-and-permissions/access-policies/",
        examples: &["glc_eyJvIjoiMTIzNDU2IiwibiI6Im5hbWUiLCJrIjoi[A-Za-z0-9]{40}IiwibSI6eyJyIjoidXMifX0="],
        near_misses: &["glc_eyJ[a-z]{8}"],
        ..DEFAULTS
    },
    Rule {
        id: "grafana-api-key",
        provider: "Grafana",
        title: "Grafana API key",
        kind: Kind::ApiKey,
        literals: &["eyJrIjoi"],
        pattern: "eyJrIjoi[A-Za-z0-9+/]{60,400}={0,2}",
        verify: shape::issued,
        risk: Risk::Monitoring,
        revoke: Revoke {
            page: "https://grafana.com/docs/grafana/latest/administration/service-accounts/migrate-api-keys/",
            command: "",
        },
        docs: "https://grafana.com/docs/grafana/latest/administration/service-accounts/migrate-api-keys/",
        examples: &["Authorization: Bearer eyJrIjoi[A-Za-z0-9]{80}="],
        near_misses: &["eyJrIjoi[A-Za-z0-9]{10}"],
        ..DEFAULTS
    },
    Rule {
        id: "newrelic-license-key",
        provider: "New Relic",
        title: "New Relic license key",
        kind: Kind::LicenseKey,
        literals: &["NRAL", "-NRMA"],
        reach: Reach::Around(46, 8),
        pattern: "(?:(?:[a-z]{2}[0-9]{2}x{1,2})?[0-9a-fF]{30,36}(?:FFFF)?NRAL|(?:[A-Za-z]{2}|[a-z]{2}[0-9]{2}x{1,2})[0-9a-f]{34,40}-NRMA)",
        verify: shape::issued,
        risk: Risk::Monitoring,
        revoke: Revoke {
            page: "https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/#license-key",
            command: "",
        },
        docs: "https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/#license-key",
        examples: &["license_key: [0-9a-f]{36}NRAL", "AA[0-9a-f]{40}-NRMA"],
        near_misses: &["[0-9a-f]{10}NRAL"],
        ..DEFAULTS
    },
    Rule {
        id: "sumologic-collector-url",
        provider: "Sumo Logic",
        title: "Sumo Logic HTTP source address",
        kind: Kind::Webhook,
        literals: &["/receiver/v1/http/"],
        pattern: "/receiver/v1/http/[A-Za-z0-9+/_-]{60,}={0,2}",
        edges: crate::detect::rule::Edges::OpenStart,
        verify: shape::issued,
        risk: Risk::Monitoring,
        revoke: Revoke {
            page: "https://help.sumologic.com/docs/send-data/hosted-collectors/http-source/generate-new-url/",
            command: "",
        },
        docs: "https://help.sumologic.com/docs/send-data/hosted-collectors/http-source/",
        examples: &["https://endpoint1\\.collection\\.sumologic\\.com/receiver/v1/http/[A-Za-z0-9]{88}=="],
        near_misses: &["/receiver/v1/http/<token>"],
        ..DEFAULTS
    },
];

pub const NAMED_KEYS: &[Rule] = named! { Rule { risk: Risk::Monitoring, ..NAMED };
    "datadog-key", "Datadog", "Datadog API or application key", ["datadog", "dd_api", "dd-api", "dd_app", "dd-app", "ddapi", "dd_secret"], "(?:[0-9a-z]{40}|[0-9a-z]{32})", "https://docs.datadoghq.com/account_management/api-app-keys/";
    "sentry-token-old", "Sentry", "Sentry auth token", ["sentry"], "[0-9a-f]{64}", "https://docs.sentry.io/api/auth/";
    "newrelic-key", "New Relic", "New Relic key", ["newrelic", "new_relic", "new-relic", "new relic"], "(?:[0-9a-f]{40}|[0-9a-z]{64})", "https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/";
    "pagerduty-key", "PagerDuty", "PagerDuty API or integration key", ["pagerduty", "pager_duty", "pager-duty"], "(?:[0-9a-f]{32}|[A-Za-z0-9_+-]{20})", "https://support.pagerduty.com/main/docs/api-access-keys";
    "rollbar-token", "Rollbar", "Rollbar access token", ["rollbar"], "(?:[0-9a-f]{128}|[0-9a-f]{32})", "https://docs.rollbar.com/docs/access-tokens";
    "bugsnag-key", "Bugsnag", "Bugsnag API key or token", ["bugsnag"], "(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{32})", "https://docs.bugsnag.com/api/";
    "splunk-token", "Splunk", "Splunk HEC or observability token", ["splunk"], "(?:[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}|[A-Za-z0-9_-]{22})", "https://docs.splunk.com/Documentation/Splunk/latest/Data/UsetheHTTPEventCollector";
    "sumologic-key", "Sumo Logic", "Sumo Logic access id or key", ["sumologic", "sumo_logic", "sumo_access", "sumo logic"], "(?:[A-Za-z0-9]{64}|su[A-Za-z0-9]{12})", "https://help.sumologic.com/docs/manage/security/access-keys/";
    "logzio-token", "Logz.io", "Logz.io token", ["logzio", "logz.io", "logz_io"], "(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[A-Za-z]{32})", "https://docs.logz.io/docs/user-guide/admin/authentication-tokens/";
    "uptimerobot-key", "UptimeRobot", "UptimeRobot API key", ["uptimerobot", "uptime_robot"], "[um][0-9]{6,9}-[0-9a-f]{24}", "https://uptimerobot.com/api/";
    "posthog-named-key", "PostHog", "PostHog key", ["posthog"], "ph[xcs]_[A-Za-z0-9_-]{30,60}", "https://posthog.com/docs/api";
    "mixpanel-secret", "Mixpanel", "Mixpanel token or secret", ["mixpanel"], "[0-9A-Za-z]{32}", "https://developer.mixpanel.com/reference/authentication";
    "amplitude-key", "Amplitude", "Amplitude API or secret key", ["amplitude"], "[0-9a-f]{32}", "https://amplitude.com/docs/apis/authentication";
    "segment-write-key", "Segment", "Segment write key or token", ["segment"], "(?:[A-Za-z0-9_-]{43}\\.[A-Za-z0-9_-]{43}|[A-Za-z0-9]{32})", "https://segment.com/docs/connections/find-writekey/";
    "elastic-api-key", "Elastic", "Elastic API key", ["elastic_api", "elasticsearch_api", "elastic_cloud", "elasticsearch"], "[A-Za-z0-9+/_-]{58,80}", "https://www.elastic.co/guide/en/elasticsearch/reference/current/security-api-create-api-key.html";
};

/// The token's head says where and when it was issued.
fn sentry(candidate: &Candidate<'_>) -> Verdict {
    let value = candidate.value();
    let head = value.split(|&b| b == b'_').next().unwrap_or_default();
    let head = head.split_inclusive(|&b| b == b'=').next().unwrap_or(head);
    match json64::object(head) {
        Some(claims) if claims.contains_key("iat") => Verdict::block(Proof::Structure),
        _ => shape::issued(candidate),
    }
}

fn grafana(candidate: &Candidate<'_>) -> Verdict {
    let value = candidate.value();
    let cut = value.len() - 9;
    if crc::hex_le(crc32fast::hash(&value[..cut])).as_bytes() == value[cut + 1..].to_ascii_lowercase() {
        Verdict::block(Proof::Checksum)
    } else {
        Verdict::Refute
    }
}

fn cloud_policy(candidate: &Candidate<'_>) -> Verdict {
    match json64::object(&candidate.value()[4..]) {
        Some(claims) if claims.contains_key("o") && claims.contains_key("k") => Verdict::block(Proof::Structure),
        _ if placeholder::is_typed(candidate.value()) => Verdict::Dismiss,
        _ => Verdict::block(Proof::Pattern),
    }
}
