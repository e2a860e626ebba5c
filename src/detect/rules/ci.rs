/*! Continuous integration, builds and tests in the cloud. */

use super::named::{NAMED, named};
use super::shape::{issued, tokens};
use crate::detect::rule::{DEFAULTS, Kind, Reach, Revoke, Risk, Rule};

const CIRCLECI: &str = "https://circleci.com/docs/managing-api-tokens/";
const BUILDKITE: &str = "https://buildkite.com/docs/apis/managing-api-tokens";
const BUILDKITE_AGENT: &str = "https://buildkite.com/docs/agent/v3/tokens";
const HARNESS: &str = "https://developer.harness.io/docs/platform/automation/api/add-and-manage-api-keys/";

pub const TOKENS: &[Rule] = tokens! {
    "circleci-personal-token", "CircleCI", "CircleCI personal API token", PersonalAccessToken, Ci, "CCIPAT_", "[0-9A-Za-z]{22}_[0-9a-z]{40}", CIRCLECI, "https://app.circleci.com/settings/user/tokens";
    "circleci-project-token", "CircleCI", "CircleCI project API token", AccessToken, Ci, "CCIPRJ_", "[0-9A-Za-z]{22}_[0-9a-f]{40}", CIRCLECI, "https://app.circleci.com/";
    "buildkite-user-token", "Buildkite", "Buildkite user API access token", AccessToken, Ci, "bkua_", "[0-9a-z]{38,60}", BUILDKITE, "https://buildkite.com/user/api-access-tokens";
    "buildkite-agent-token", "Buildkite", "Buildkite agent token", AccessToken, Ci, "bkct_", "[0-9A-Za-z_-]{40,120}", BUILDKITE_AGENT, "https://buildkite.com/";
    "buildkite-job-token", "Buildkite", "Buildkite agent job token", JobToken, Ci, "bkaj_", "[0-9A-Za-z_.-]{40,900}", BUILDKITE_AGENT, "https://buildkite.com/";
    "buildkite-access-token", "Buildkite", "Buildkite agent access token", AccessToken, Ci, "bkaa_", "[0-9A-Za-z]{40,120}", BUILDKITE_AGENT, "https://buildkite.com/";
    "buildkite-registry-token", "Buildkite", "Buildkite package registry token", AccessToken, SupplyChain, "bkrt_", "[0-9A-Za-z_-]{40,120}", "https://buildkite.com/docs/package-registries/security/oidc", "https://buildkite.com/";
    "buildkite-portal-token", "Buildkite", "Buildkite portal token", AccessToken, Ci, "bkpat_", "[0-9A-Za-z]{40,120}", "https://buildkite.com/docs/apis/portals", "https://buildkite.com/";
    "buildkite-portal-secret", "Buildkite", "Buildkite portal secret", SecretKey, Ci, "bkps_", "[0-9A-Za-z]{40,120}", "https://buildkite.com/docs/apis/portals", "https://buildkite.com/";
    "buildkite-portal-session", "Buildkite", "Buildkite portal token", AccessToken, Ci, "bkpt_", "[0-9A-Za-z]{40,120}", "https://buildkite.com/docs/apis/portals", "https://buildkite.com/";
    "octopus-api-key", "Octopus Deploy", "Octopus Deploy API key", ApiKey, Ci, "API-", "[0-9A-Z]{26}", "https://octopus.com/docs/octopus-rest-api/how-to-create-an-api-key", "https://octopus.com/docs/octopus-rest-api/how-to-create-an-api-key" => octopus;
    "ionic-pat", "Ionic", "Ionic Appflow personal access token", PersonalAccessToken, Ci, "ion_", "[0-9A-Za-z]{42}", "https://ionic.io/docs/appflow/", "https://dashboard.ionicframework.com/settings/personal-access-tokens";
    "chromatic-project-token", "Chromatic", "Chromatic project token", AccessToken, Ci, "chpt_", "[0-9a-f]{12,20}", "https://www.chromatic.com/docs/setup/", "https://www.chromatic.com/";
    "teamcity-token", "TeamCity", "TeamCity access token", AccessToken, Ci, "eyJ0eXAiOiAiVENWMiJ9." as "eyJ0eXAiOiAiVENWMiJ9[.]", "[0-9A-Za-z_-]{36}[.][0-9A-Za-z_-]{48}", "https://www.jetbrains.com/help/teamcity/configuring-your-user-profile.html#Managing+Access+Tokens", "https://www.jetbrains.com/help/teamcity/configuring-your-user-profile.html#Managing+Access+Tokens";
    "youtrack-token", "JetBrains", "JetBrains permanent token (YouTrack, Hub, Space)", AccessToken, BusinessData, "perm:" as "perm:", "[0-9A-Za-z+/=]{8,60}[.][0-9A-Za-z+/=-]{8,60}[.][0-9A-Za-z+/=-]{20,60}", "https://www.jetbrains.com/help/youtrack/server/manage-permanent-token.html", "https://www.jetbrains.com/help/youtrack/server/manage-permanent-token.html";
};

/// Harness writes the account between the kind of token and its random part.
pub const RULES: &[Rule] = &[
    Rule {
        id: "harness-api-key",
        provider: "Harness",
        title: "Harness API key",
        kind: Kind::ApiKey,
        literals: &["pat.", "sat."],
        pattern: "[ps]at[.][0-9A-Za-z_-]{22}[.][0-9a-z]{24}[.][0-9A-Za-z]{20}",
        verify: issued,
        risk: Risk::Ci,
        revoke: Revoke { page: "https://app.harness.io/", command: "" },
        docs: HARNESS,
        examples: &[
            "pat[.][0-9A-Za-z_-]{22}[.][0-9a-f]{24}[.][0-9A-Za-z]{20}",
            "HARNESS_KEY=sat[.][0-9A-Za-z_-]{22}[.][0-9a-f]{24}[.][0-9A-Za-z]{20}",
        ],
        near_misses: &["pat[.][0-9A-Za-z_-]{22}", "compat[.][0-9A-Za-z_-]{22}[.][0-9a-f]{24}[.][0-9A-Za-z]{20}"],
        ..DEFAULTS
    },
    Rule {
        id: "jenkins-initial-password",
        provider: "Jenkins",
        title: "Jenkins initial administrator password",
        kind: Kind::Password,
        literals: &["proceed to installation:"],
        pattern: "[0-9a-f]{32}",
        reach: Reach::Near(0, 120),
        verify: issued,
        risk: Risk::Ci,
        revoke: Revoke { page: "https://www.jenkins.io/doc/book/security/managing-security/", command: "" },
        docs: "https://www.jenkins.io/doc/book/installing/linux/#unlocking-jenkins",
        examples: &["Please use the following password to proceed to installation:\n\n[0-9a-f]{32}\n"],
        near_misses: &["proceed to installation:\n\n[0-9a-f]{12}\n"],
        ..DEFAULTS
    },
];

const CI: Rule = Rule { kind: Kind::AccessToken, risk: Risk::Ci, ..NAMED };

pub const NAMED_RULES: &[Rule] = named! { CI;
    "circleci-token-old", "CircleCI", "CircleCI API token (older form)", ["circleci", "circle_", "circle-"], "[0-9a-f]{40}", "https://circleci.com/docs/managing-api-tokens/";
    "buildkite-token-old", "Buildkite", "Buildkite API access token (older form)", ["buildkite"], "[0-9a-z]{40}", "https://buildkite.com/docs/apis/managing-api-tokens";
    "drone-token", "Drone", "Drone CI access token", ["drone"], "[0-9A-Za-z]{32}", "https://docs.drone.io/cli/configure/";
    "woodpecker-token", "Woodpecker", "Woodpecker CI secret", ["woodpecker"], "(?:[0-9a-f]{64}|[0-9A-Z]{52})", "https://woodpecker-ci.org/docs/administration/configuration/server";
    "bitrise-token", "Bitrise", "Bitrise access token", ["bitrise"], "(?:[0-9A-Za-z]{57,62}|[0-9A-Za-z_-]{86})", "https://devcenter.bitrise.io/en/accounts/personal-access-tokens.html";
    "dagster-token", "Dagster", "Dagster+ user or agent token", ["dagster"], "(?:(?:agent|user):(?:[0-9A-Za-z_-]{1,40}:)?)?[0-9a-f]{32}", "https://docs.dagster.io/deployment/dagster-plus/management/tokens/user-tokens";
    "codemagic-token", "Codemagic", "Codemagic API token", ["codemagic"], "[0-9A-Za-z_-]{43}", "https://docs.codemagic.io/rest-api/codemagic-rest-api/";
    "semaphore-token", "Semaphore", "Semaphore API token", ["semaphore"], "[0-9A-Za-z_-]{32}", "https://docs.semaphoreci.com/reference/api";
    "loadmill-token", "Loadmill", "Loadmill API token", ["loadmill"], "[0-9A-Za-z]{40}", "https://docs.loadmill.com/";
    "percy-token-old", "Percy", "Percy project token (older form)", ["percy"], "(?:(?:web|app|auto|ss|vmw)_)?[0-9A-Fa-f]{64}", "https://www.browserstack.com/docs/percy/integrate/overview";
    "jenkins-token", "Jenkins", "Jenkins API token", ["jenkins"], "(?:11[0-9a-f]{32}|[0-9a-f]{32}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})", "https://www.jenkins.io/doc/book/using/remote-access-api/";
    "codefresh-token", "Codefresh", "Codefresh API key", ["codefresh"], "[0-9a-f]{24}[.][0-9a-f]{32}", "https://codefresh.io/docs/docs/integrations/codefresh-api/";
    "browserstack-key", "BrowserStack", "BrowserStack access key", ["browserstack"], "[0-9A-Za-z]{20}", "https://www.browserstack.com/docs/automate/selenium/";
    "saucelabs-key", "Sauce Labs", "Sauce Labs access key", ["saucelabs", "sauce_", "sauce-"], "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "https://docs.saucelabs.com/dev/api/";
    "lambdatest-key", "LambdaTest", "LambdaTest access key", ["lambdatest", "lt_access"], "(?:LT_)?[0-9A-Za-z]{50}", "https://www.lambdatest.com/support/docs/";
    "testingbot-secret", "TestingBot", "TestingBot secret", ["testingbot"], "[0-9a-f]{32}", "https://testingbot.com/support/api";
    "crossbrowsertesting-key", "CrossBrowserTesting", "CrossBrowserTesting authentication key", ["crossbrowsertesting", "cbt_authkey"], "[0-9a-z]{16}", "https://support.smartbear.com/crossbrowsertesting/";
    "cypress-record-key", "Cypress", "Cypress record key", ["cypress"], "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "https://docs.cypress.io/cloud/account-management/projects#Record-key";
    "currents-record-key", "Currents", "Currents record key", ["currents"], "[0-9A-Za-z]{16,64}", "https://docs.currents.dev/";
    "nx-cloud-token", "Nx Cloud", "Nx Cloud access token", ["nx_cloud", "nxcloud", "nx-cloud"], "[0-9A-Za-z+/]{70,110}={0,2}", "https://nx.dev/ci/recipes/security/access-tokens";
    "turborepo-token", "Turborepo", "Turborepo remote cache token", ["turbo_token", "turbo_remote", "turbo_team"], "[0-9A-Za-z]{24}", "https://turborepo.com/docs/reference/system-environment-variables";
    "checkly-api-key", "Checkly", "Checkly API key", ["checkly"], "(?:cu_)?[0-9a-z]{32}", "https://www.checklyhq.com/docs/accounts-and-users/creating-api-key/";
    "stackhawk-api-key", "StackHawk", "StackHawk API key", ["stackhawk", "hawk_", "hawk."], "(?:hawk[.])?[0-9A-Za-z_-]{20}[.][0-9A-Za-z_-]{20}", "https://docs.stackhawk.com/";
    "blazemeter-token", "BlazeMeter", "BlazeMeter API key", ["blazemeter", "runscope"], "(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-z]{36})", "https://help.blazemeter.com/docs/guide/api-blazemeter-api-keys.htm";
    "codeship-api-key", "Codeship", "Codeship API key", ["codeship"], "[0-9a-f]{40}", "https://docs.cloudbees.com/docs/cloudbees-codeship/latest/";
    "wercker-token", "Wercker", "Wercker token", ["wercker"], "[0-9a-f]{64}", "https://devcenter.wercker.com/";
    "buddy-token", "Buddy", "Buddy access token", ["buddy_token", "buddyworks", "buddy.works"], "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "https://buddy.works/docs/api/getting-started/overview";
    "appcenter-token", "App Center", "Visual Studio App Center API token", ["appcenter", "app_center", "app-center"], "[0-9a-f]{40}", "https://learn.microsoft.com/en-us/appcenter/api-docs/";
    "appveyor-token", "AppVeyor", "AppVeyor API token", ["appveyor"], "(?:v2[.])?[0-9a-z]{20}", "https://www.appveyor.com/docs/api/";
    "testmo-token", "Testmo", "Testmo API token", ["testmo"], "testmo_api_[0-9A-Za-z]{40,60}", "https://docs.testmo.com/api";
    "screenshotapi-token", "ScreenshotAPI", "ScreenshotAPI token", ["screenshotapi"], "(?:[0-9A-Z]{7}-){3}[0-9A-Z]{7}", "https://www.screenshotapi.net/docs/";
    "applitools-key", "Applitools", "Applitools API key", ["applitools"], "[0-9A-Za-z]{44,52}", "https://applitools.com/docs/";
};

/// The prefix is short: a digit must stand in it, and a machine must have made it.
fn octopus(candidate: &crate::detect::Candidate<'_>) -> crate::detect::Verdict {
    let before = candidate.before(80).to_ascii_lowercase();
    let named =
        ["octo", "key", "token", "secret"].iter().any(|w| memchr::memmem::find(&before, w.as_bytes()).is_some());
    let hex = candidate.value()[4..].iter().all(u8::is_ascii_hexdigit);
    let verdict = issued(candidate);
    match verdict {
        _ if hex => crate::detect::Verdict::Dismiss,
        crate::detect::Verdict::Credential { proof, .. } if !named => crate::detect::Verdict::warn(proof),
        _ => verdict,
    }
}
