/*! Code hosts beside GitHub, and what analyses code for them. */

use super::named::{NAMED, by_name, named};
use super::shape::{issued, said, tokens};
use crate::detect::rule::{DEFAULTS, Kind, Reach, Revoke, Risk, Rule, Verdict};
use crate::detect::verify::{crc, json64};
use crate::detect::{Candidate, Proof, placeholder};

const GITLAB_DOCS: &str = "https://docs.gitlab.com/security/tokens/#token-prefixes";
const GITLAB_PATS: &str = "https://gitlab.com/-/user_settings/personal_access_tokens";
const ATLASSIAN_DOCS: &str =
    "https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/";
const ATLASSIAN_TOKENS: &str = "https://id.atlassian.com/manage-profile/security/api-tokens";
const BITBUCKET_DOCS: &str = "https://support.atlassian.com/bitbucket-cloud/docs/using-access-tokens/";

/// GitLab's tokens: twenty characters, or since 2024 a routable payload with its length and CRC-32 behind it.
const GITLAB: Rule = Rule {
    provider: "GitLab",
    verify: routable,
    risk: Risk::SourceCode,
    revoke: Revoke { page: GITLAB_PATS, command: "" },
    docs: GITLAB_DOCS,
    seal: Some(seal_routable),
    ..DEFAULTS
};

macro_rules! gitlab {
    ($($id:literal, $title:literal, $kind:ident, $prefix:literal, $plain:literal, $revoke:literal;)*) => {
        &[$(Rule {
            id: $id,
            title: $title,
            kind: Kind::$kind,
            literals: &[$prefix],
            pattern: concat!(
                $prefix,
                "(?:[0-9A-Za-z_-]{27,300}[.](?:[0-9a-z]{2}[.])?[0-9a-z]{9}|", $plain, ")"
            ),
            revoke: Revoke { page: $revoke, command: "" },
            examples: &[
                concat!($prefix, $plain),
                concat!("token: ", $prefix, "[0-9A-Za-z_-]{51}[.]01[.]1f[0-9a-z]{7}"),
            ],
            near_misses: &[concat!("x", $prefix, $plain), concat!($prefix, "[0-9A-Za-z]{6}")],
            ..GITLAB
        }),*]
    };
}

pub const GITLAB_RULES: &[Rule] = gitlab! {
    "gitlab-pat", "GitLab personal, project or group access token", PersonalAccessToken, "glpat-", "[0-9A-Za-z_-]{20}", "https://gitlab.com/-/user_settings/personal_access_tokens";
    "gitlab-deploy-token", "GitLab deploy token", DeployToken, "gldt-", "[0-9A-Za-z_-]{20}", "https://docs.gitlab.com/user/project/deploy_tokens/";
    "gitlab-runner-token", "GitLab runner authentication token", AccessToken, "glrt-", "(?:t[0-9]_)?[0-9A-Za-z_-]{20}", "https://docs.gitlab.com/ci/runners/runners_scope/";
    "gitlab-runner-registration-token", "GitLab runner registration token (routable)", AccessToken, "glrtr-", "[0-9A-Za-z_-]{20}", "https://docs.gitlab.com/ci/runners/new_creation_workflow/";
    "gitlab-job-token", "GitLab CI/CD job token", JobToken, "glcbt-", "[0-9A-Za-z]{1,5}_[0-9A-Za-z_-]{20}", "https://docs.gitlab.com/ci/jobs/ci_job_token/";
    "gitlab-trigger-token", "GitLab pipeline trigger token", AccessToken, "glptt-", "[0-9a-f]{40}", "https://docs.gitlab.com/ci/triggers/";
    "gitlab-feed-token", "GitLab feed token", AccessToken, "glft-", "(?:[0-9a-f]{64}-[0-9]{1,10}|[0-9A-Za-z_-]{20})", "https://gitlab.com/-/user_settings/personal_access_tokens";
    "gitlab-incoming-mail-token", "GitLab incoming mail token", AccessToken, "glimt-", "[0-9A-Za-z_-]{25}", "https://gitlab.com/-/user_settings/personal_access_tokens";
    "gitlab-agent-token", "GitLab agent for Kubernetes token", AccessToken, "glagent-", "[0-9A-Za-z_-]{50,1024}", "https://docs.gitlab.com/user/clusters/agent/work_with_agent/";
    "gitlab-oauth-secret", "GitLab OAuth application secret", ClientSecret, "gloas-", "[0-9A-Za-z_-]{64}", "https://gitlab.com/-/user_settings/applications";
    "gitlab-scim-token", "GitLab SCIM token", AccessToken, "glsoat-", "[0-9A-Za-z_-]{20}", "https://docs.gitlab.com/user/group/saml_sso/scim_setup/";
    "gitlab-feature-flags-token", "GitLab feature flags client token", AccessToken, "glffct-", "[0-9A-Za-z_-]{20}", "https://docs.gitlab.com/operations/feature_flags/";
    "gitlab-workspace-token", "GitLab workspace token", AccessToken, "glwt-", "[0-9A-Za-z_-]{20}", "https://docs.gitlab.com/user/workspace/";
};

pub const GITLAB_OLD: &[Rule] = tokens! {
    "gitlab-runner-registration-old", "GitLab", "GitLab runner registration token", AccessToken, Ci, "GR1348941", "[0-9A-Za-z_-]{20}", GITLAB_DOCS, "https://docs.gitlab.com/ci/runners/new_creation_workflow/";
    "gitlab-session-cookie", "GitLab", "GitLab session cookie", SessionToken, SourceCode, "_gitlab_session=", "[0-9a-f]{32}", GITLAB_DOCS, "https://gitlab.com/-/user_settings/active_sessions";
};

const ATLASSIAN: Rule = Rule {
    provider: "Atlassian",
    kind: Kind::ApiKey,
    risk: Risk::BusinessData,
    verify: atlassian,
    seal: Some(seal_atlassian),
    revoke: Revoke { page: ATLASSIAN_TOKENS, command: "" },
    docs: ATLASSIAN_DOCS,
    ..DEFAULTS
};

pub const REPORTERS: &[Rule] = &[
    Rule {
        id: "sonar-login",
        provider: "SonarQube",
        title: "SonarQube token given as a login",
        kind: Kind::AccessToken,
        literals: &["sonar.login", "sonar_login", "sonarlogin"],
        ignore_case: true,
        reach: Reach::After(60),
        pattern: "[0-9a-f]{40}",
        verify: issued,
        risk: Risk::SourceCode,
        revoke: Revoke { page: "https://sonarcloud.io/account/security", command: "" },
        docs: "https://docs.sonarsource.com/sonarqube-server/user-guide/managing-tokens/",
        examples: &["-Dsonar[.]login=[0-9a-f]{40}", "$sonarLogin = \"[0-9a-f]{40}\""],
        near_misses: &["sonarqube-reporter-1[.]2[.]4[.]tgz#[0-9a-f]{40}", "sonar[.]login=admin"],
        ..DEFAULTS
    },
    Rule {
        id: "codeclimate-reporter-id",
        provider: "Code Climate",
        title: "Code Climate test reporter id",
        kind: Kind::AccessToken,
        literals: &["CC_TEST_REPORTER_ID"],
        reach: Reach::After(100),
        pattern: "[0-9a-f]{64}",
        verify: issued,
        risk: Risk::Ci,
        revoke: Revoke { page: "https://docs.codeclimate.com/docs/finding-your-test-coverage-token", command: "" },
        docs: "https://docs.codeclimate.com/docs/finding-your-test-coverage-token",
        examples: &["CC_TEST_REPORTER_ID: [0-9a-f]{64}"],
        near_misses: &["CC_TEST_REPORTER_ID: $[{][{] secrets[.]CC_TEST_REPORTER_ID [}][}]"],
        ..DEFAULTS
    },
];

pub const ATLASSIAN_RULES: &[Rule] = &[
    Rule {
        id: "atlassian-api-token",
        title: "Atlassian API token",
        literals: &["ATATT3xFfGF0"],
        pattern: r"ATATT3xFfGF0[0-9A-Za-z_-]{40,300}\\?=[0-9A-F]{8}",
        examples: &["ATATT3xFfGF0[0-9A-Za-z_-]{171}=[0-9A-F]{8}", "pw: \"ATATT3xFfGF0[0-9A-Za-z_-]{171}=[0-9A-F]{8}\""],
        near_misses: &["ATATT3xFfGF0[0-9A-Za-z_-]{171}", "ATATT3xFfGF0[0-9A-Za-z_-]{171}=00000000"],
        ..ATLASSIAN
    },
    Rule {
        id: "bitbucket-access-token",
        provider: "Bitbucket",
        title: "Bitbucket repository, project or workspace access token",
        kind: Kind::AccessToken,
        literals: &["ATCTT3xFfGN0"],
        pattern: r"ATCTT3xFfGN0[0-9A-Za-z_-]{40,300}\\?=[0-9A-F]{8}",
        risk: Risk::SourceCode,
        docs: BITBUCKET_DOCS,
        examples: &["ATCTT3xFfGN0[0-9A-Za-z_-]{171}=[0-9A-F]{8}"],
        near_misses: &["ATCTT3xFfGN0[0-9A-Za-z_-]{171}=00000000"],
        ..ATLASSIAN
    },
    Rule {
        id: "bitbucket-app-password",
        provider: "Bitbucket",
        title: "Bitbucket app password",
        kind: Kind::AppPassword,
        literals: &["ATBB"],
        pattern: "ATBB[0-9A-Za-z]{24}[0-9A-F]{8}",
        risk: Risk::SourceCode,
        revoke: Revoke { page: "https://bitbucket.org/account/settings/app-passwords/", command: "" },
        docs: "https://support.atlassian.com/bitbucket-cloud/docs/app-passwords/",
        examples: &[
            "ATBB[0-9A-Za-z]{24}[0-9A-F]{8}",
            "https://user:ATBB[0-9A-Za-z]{24}[0-9A-F]{8}@bitbucket[.]org/a/b",
        ],
        near_misses: &["ATBB[0-9A-Za-z]{24}00000000"],
        ..ATLASSIAN
    },
    Rule {
        id: "bitbucket-datacenter-token",
        provider: "Bitbucket",
        title: "Bitbucket Data Center HTTP access token",
        kind: Kind::AccessToken,
        literals: &["BBDC-"],
        pattern: "BBDC-([0-9A-Za-z+/]{44})",
        risk: Risk::SourceCode,
        verify: data_center,
        seal: None,
        revoke: Revoke {
            page: "https://confluence.atlassian.com/bitbucketserver/http-access-tokens-939515499.html",
            command: "",
        },
        docs: "https://confluence.atlassian.com/bitbucketserver/http-access-tokens-939515499.html",
        examples: &["BBDC-MzQ2NzY4NjkyMDgwO[g-r][0-9A-Za-z+/]{26}"],
        near_misses: &["BBDC-[a-f]{44}"],
        ..ATLASSIAN
    },
    Rule {
        id: "atlassian-datacenter-token",
        title: "Jira or Confluence Data Center personal access token",
        kind: Kind::PersonalAccessToken,
        literals: &["jira", "confluence", "atlassian"],
        ignore_case: true,
        reach: Reach::After(200),
        pattern: "[MNO][DTjz][0-9A-Za-z]{14}[0-9A-Za-z+/]{28}",
        verify: data_center,
        seal: None,
        docs: "https://confluence.atlassian.com/enterprise/using-personal-access-tokens-1026032365.html",
        examples: &[
            "jira_token: MzQ2NzY4NjkyMDgwO[g-r][0-9A-Za-z+/]{26}",
            "confluence_token=MzQ2NzY4NjkyMDgwO[g-r][0-9A-Za-z+/]{26}",
        ],
        near_misses: &["jira_token: M[a-f]{43}"],
        ..ATLASSIAN
    },
    Rule {
        id: "atlassian-api-token-old",
        provider: "Atlassian",
        title: "Atlassian API token (older form)",
        literals: &["jira", "confluence", "atlassian"],
        pattern: "[0-9A-Za-z]{24}",
        verify: by_name,
        revoke: Revoke { page: ATLASSIAN_TOKENS, command: "" },
        docs: ATLASSIAN_DOCS,
        examples: &["JIRA_API_TOKEN=[0-9A-Za-z]{24}", "atlassian_token: \"[0-9A-Za-z]{24}\""],
        near_misses: &["JIRA_BOARD=[0-9A-Za-z]{24}", "jira_token = somethingwithoutanydigit"],
        ..NAMED
    },
];

const BITBUCKET_NAMED: Rule = Rule { kind: Kind::ClientSecret, risk: Risk::SourceCode, ..NAMED };
const CODE: Rule = Rule { kind: Kind::AccessToken, risk: Risk::SourceCode, ..NAMED };

pub const NAMED_RULES: &[Rule] = named! { CODE;
    "codacy-api-token", "Codacy", "Codacy API token", ["codacy"], "[0-9A-Za-z]{20}", "https://docs.codacy.com/codacy-api/api-tokens/";
    "codeclimate-token", "Code Climate", "Code Climate token", ["codeclimate", "cc_test_reporter"], "(?:[0-9a-f]{64}|[0-9a-f]{40})", "https://docs.codeclimate.com/docs/finding-your-test-coverage-token";
    "codecov-token", "Codecov", "Codecov upload token", ["codecov"], "(?:[0-9a-z]{32}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})", "https://docs.codecov.com/docs/codecov-tokens";
    "coveralls-token", "Coveralls", "Coveralls repository token", ["coveralls"], "[0-9A-Za-z]{32,37}", "https://docs.coveralls.io/supported-ci-services";
    "sonar-token-old", "SonarQube", "SonarQube or SonarCloud token (older form)", ["sonar"], "[0-9a-z]{40}", "https://docs.sonarsource.com/sonarqube-server/user-guide/managing-tokens/";
    "sourcegraph-token-old", "Sourcegraph", "Sourcegraph access token (older form)", ["sourcegraph"], "[0-9A-Fa-f]{40}", "https://sourcegraph.com/docs/cli/how-tos/creating_an_access_token";
    "gitea-token", "Gitea", "Gitea access token", ["gitea"], "[0-9a-f]{40}", "https://docs.gitea.com/development/api-usage";
    "forgejo-token", "Forgejo", "Forgejo access token", ["forgejo", "codeberg"], "[0-9a-f]{40}", "https://forgejo.org/docs/latest/user/api-usage/";
    "gogs-token", "Gogs", "Gogs access token", ["gogs_"], "[0-9a-f]{40}", "https://github.com/gogs/docs-api";
    "gitee-token", "Gitee", "Gitee access token", ["gitee"], "[0-9a-f]{32}", "https://gitee.com/profile/personal_access_tokens";
    "phabricator-token", "Phabricator", "Phabricator Conduit API token", ["phabricator", "conduit", "phab_"], "(?:api|cli)-[0-9a-z]{28}", "https://secure.phabricator.com/book/phabricator/article/conduit/";
    "snyk-token", "Snyk", "Snyk API token", ["snyk"], "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}", "https://docs.snyk.io/snyk-api/authentication-for-api";
    "codescene-token", "CodeScene", "CodeScene personal access token", ["codescene"], "[0-9A-Za-z]{30,64}", "https://codescene.io/docs/integrations/public-api.html";
    "scrutinizer-token", "Scrutinizer", "Scrutinizer CI access token", ["scrutinizer"], "[0-9a-z]{64}", "https://scrutinizer-ci.com/docs/api/";
    "travis-token", "Travis CI", "Travis CI API token", ["travis"], "[0-9A-Za-z_-]{22}", "https://docs.travis-ci.com/user/triggering-builds/";
    "assembla-secret", "Assembla", "Assembla API secret", ["assembla"], "[0-9a-f]{40}", "https://api-docs.assembla.cc/content/authentication.html";
    "backlog-api-key", "Backlog", "Backlog API key", ["backlog"], "[0-9A-Za-z]{64}", "https://support-ja.backlog.com/hc/ja/articles/360035641754";
    "semgrep-token", "Semgrep", "Semgrep app token", ["semgrep"], "[0-9a-f]{64}", "https://semgrep.dev/docs/semgrep-ci/sample-ci-configs";
    "gitkraken-token", "GitKraken", "GitKraken API token", ["gitkraken"], "[0-9A-Za-z]{40}", "https://help.gitkraken.com/";
    "gitguardian-key-old", "GitGuardian", "GitGuardian API key", ["gitguardian"], "[0-9A-Fa-f]{71}", "https://docs.gitguardian.com/api-docs/service-accounts";
    "deepsource-dsn", "DeepSource", "DeepSource repository DSN", ["deepsource"], "[0-9a-f]{32}", "https://docs.deepsource.com/docs/analyzers-test-coverage";
};

const BITBUCKET: &[Rule] = named! { BITBUCKET_NAMED;
    "bitbucket-client-secret", "Bitbucket", "Bitbucket OAuth consumer secret", ["bitbucket"], "[=:\"' ]([0-9A-Za-z_=-]{32,64})", "https://support.atlassian.com/bitbucket-cloud/docs/use-oauth-on-bitbucket-cloud/";
};
pub const BITBUCKET_RULES: &[Rule] = BITBUCKET;

pub const TOKENS: &[Rule] = tokens! {
    "sourcegraph-access-token", "Sourcegraph", "Sourcegraph access token", AccessToken, SourceCode, "sgp_", "(?:(?:[0-9A-Fa-f]{16}|local)_)?[0-9A-Fa-f]{40}", "https://sourcegraph.com/docs/cli/how-tos/creating_an_access_token", "https://sourcegraph.com/user/settings/tokens";
    "sourcegraph-cody-token", "Sourcegraph", "Sourcegraph Cody gateway token", AccessToken, AiUsage, "slk_", "[0-9a-f]{64}", "https://sourcegraph.com/docs/cody/core-concepts/cody-gateway", "https://sourcegraph.com/user/settings/tokens";
    "sourcegraph-workspace-token", "Sourcegraph", "Sourcegraph workspace token", AccessToken, SourceCode, "sgd_", "[0-9a-f]{64}", "https://sourcegraph.com/docs/cody/core-concepts/cody-gateway", "https://sourcegraph.com/user/settings/tokens";
    "sonar-user-token", "SonarQube", "SonarQube user token", AccessToken, SourceCode, "squ_", "[0-9a-f]{40}", "https://docs.sonarsource.com/sonarqube-server/user-guide/managing-tokens/", "https://sonarcloud.io/account/security";
    "sonar-project-token", "SonarQube", "SonarQube project analysis token", AccessToken, SourceCode, "sqp_", "[0-9a-f]{40}", "https://docs.sonarsource.com/sonarqube-server/user-guide/managing-tokens/", "https://sonarcloud.io/account/security";
    "sonar-global-token", "SonarQube", "SonarQube global analysis token", AccessToken, SourceCode, "sqa_", "[0-9a-f]{40}", "https://docs.sonarsource.com/sonarqube-server/user-guide/managing-tokens/", "https://sonarcloud.io/account/security";
    "sonar-cloud-token", "SonarQube", "SonarQube Cloud scoped organization token", AccessToken, SourceCode, "sqco_", "[0-9A-Za-z_-]{40,70}", "https://docs.sonarsource.com/sonarqube-cloud/managing-your-account/managing-tokens/", "https://sonarcloud.io/account/security";
    "sonar-badge-token", "SonarQube", "SonarQube project badge token", AccessToken, SourceCode, "sqb_", "[0-9a-f]{40}", "https://docs.sonarsource.com/sonarqube-server/user-guide/managing-tokens/", "https://sonarcloud.io/account/security" => said;
    "gitpod-pat", "Gitpod", "Gitpod personal access token", PersonalAccessToken, SourceCode, "gitpod_pat_", "[0-9A-Za-z_.-]{30,60}", "https://www.gitpod.io/docs/classic/user/references/gitpod-cli", "https://gitpod.io/user/tokens";
    "codesandbox-token", "CodeSandbox", "CodeSandbox API token", AccessToken, SourceCode, "csb_v1_", "[0-9A-Za-z_-]{32,64}", "https://codesandbox.io/docs/sdk", "https://codesandbox.io/t/permissions";
    "gitbook-token", "GitBook", "GitBook API token", AccessToken, BusinessData, "gb_api_", "[0-9A-Za-z]{40}", "https://gitbook.com/docs/developers/gitbook-api/authentication", "https://app.gitbook.com/account/developer";
    "snyk-user-token", "Snyk", "Snyk personal access token", PersonalAccessToken, SourceCode, "snyk_uat." as "snyk_uat[.]", "[0-9a-f]{8}[.][0-9A-Za-z_-]{20,400}[.][0-9A-Za-z_-]{20,200}", "https://docs.snyk.io/snyk-api/authentication-for-api", "https://app.snyk.io/account/personal-access-tokens";
    "snyk-service-token", "Snyk", "Snyk service account token", AccessToken, SourceCode, "snyk_sat." as "snyk_sat[.]", "[0-9a-f]{8}[.][0-9A-Za-z_-]{20,400}[.][0-9A-Za-z_-]{20,200}", "https://docs.snyk.io/snyk-api/authentication-for-api", "https://app.snyk.io/";
};

/// A routable token must carry its right CRC-32; the older form has none.
fn routable(candidate: &Candidate<'_>) -> Verdict {
    let token = candidate.value();
    match routable_cut(token) {
        Some(cut) => {
            let sum = crc::in_base(crc::BASE36, crc32fast::hash(&token[..cut]), 7);
            if sum.as_bytes() == &token[cut..] { Verdict::block(Proof::Checksum) } else { Verdict::Refute }
        }
        None => issued(candidate),
    }
}

/// Where the checksum begins in a routable token: `<payload>.<version>.<length><checksum>`.
fn routable_cut(token: &[u8]) -> Option<usize> {
    let dot = token.iter().rposition(|&b| b == b'.')?;
    (token.len() == dot + 10).then_some(dot + 3)
}

fn seal_routable(text: &str) -> String {
    let start = text.find("gl").unwrap_or(0);
    match routable_cut(&text.as_bytes()[start..]) {
        Some(cut) => crc::seal(text, start, start + cut, |sum| crc::in_base(crc::BASE36, sum, 7)),
        None => text.to_owned(),
    }
}

/// The last eight characters are the CRC-32 of all before; a shell may have put a backslash before the `=`.
fn atlassian(candidate: &Candidate<'_>) -> Verdict {
    let token: Vec<u8> = candidate.value().iter().copied().filter(|&b| b != b'\\').collect();
    if crc::hex_tail(&token, 0) { Verdict::block(Proof::Checksum) } else { Verdict::Refute }
}

fn seal_atlassian(text: &str) -> String {
    let Some(start) = text.find("AT") else { return text.to_owned() };
    let rest = &text[start..];
    let cut = rest.find('=').map_or(28, |at| at + 1);
    crc::seal(text, start, start + cut, |sum| crc::hex(sum).to_uppercase())
}

/// 33 bytes: the number of the token, a colon and random bytes.
fn data_center(candidate: &Candidate<'_>) -> Verdict {
    let value = candidate.value();
    let Some(bytes) = json64::bytes(value) else { return Verdict::Dismiss };
    let digits = bytes.iter().take_while(|b| b.is_ascii_digit()).count();
    if (10..=14).contains(&digits) && bytes.get(digits) == Some(&b':') && !placeholder::is_typed(value) {
        Verdict::block(Proof::Structure)
    } else {
        Verdict::Dismiss
    }
}
