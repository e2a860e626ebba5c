/*! Package and image registries: whoever publishes there runs code on other people's machines. */

use super::named::{NAMED, named};
use super::shape::{issued, made_up, public_half, said, tokens};
use crate::detect::rule::{DEFAULTS, Edges, Kind, Reach, Revoke, Risk, Rule, Verdict};
use crate::detect::verify::{base58, crc, json64};
use crate::detect::{Candidate, Proof, placeholder};

const NPM_TOKENS: &str = "https://www.npmjs.com/settings/~/tokens";
const PYPI: &str = "https://pypi.org/help/#apitoken";
const DOCKER: &str = "https://docs.docker.com/security/access-tokens/";
const JFROG: &str = "https://jfrog.com/help/r/jfrog-platform-administration-documentation/access-tokens";

const REGISTRY: Rule = Rule { kind: Kind::AccessToken, risk: Risk::SupplyChain, ..DEFAULTS };

pub const RULES: &[Rule] = &[
    Rule {
        id: "npm-access-token",
        provider: "npm",
        title: "npm access token",
        literals: &["npm_"],
        pattern: "npm_[0-9A-Za-z]{36}",
        verify: npm,
        seal: Some(seal_npm),
        revoke: Revoke { page: NPM_TOKENS, command: "npm token revoke <token id>" },
        docs: "https://github.blog/changelog/2021-09-23-npm-has-a-new-access-token-format/",
        examples: &["npm_[0-9A-Za-z]{36}", "//registry[.]npmjs[.]org/:_authToken=npm_[0-9A-Za-z]{36}"],
        near_misses: &["npm_[0-9A-Za-z]{36}", "npm_[0-9A-Za-z]{20}", "npm_config_registry_url_for_the_local_mirror"],
        ..REGISTRY
    },
    Rule {
        id: "npm-auth-token",
        provider: "npm",
        title: "registry token in an npmrc",
        literals: &["_authToken"],
        pattern: r#"_authToken["']?\s{0,3}[=:]\s{0,3}["']?([0-9A-Za-z+/_.=-]{20,})"#,
        edges: Edges::OpenStart,
        verify: issued,
        revoke: Revoke { page: NPM_TOKENS, command: "npm token revoke <token id>" },
        docs: "https://docs.npmjs.com/cli/v11/configuring-npm/npmrc#auth-related-configuration",
        examples: &[
            "//registry[.]npmjs[.]org/:_authToken=[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}",
        ],
        near_misses: &["//registry[.]npmjs[.]org/:_authToken=$[{]NPM_TOKEN[}]", "_authToken=somethingwithoutdigits"],
        ..REGISTRY
    },
    Rule {
        id: "npm-auth-basic",
        provider: "npm",
        title: "registry user and password in an npmrc",
        kind: Kind::Password,
        literals: &["_auth=", "_auth =", "_password="],
        pattern: r#"_(?:auth|password)\s?=\s?["']?([0-9A-Za-z+/]{12,400}={0,2})"#,
        edges: Edges::OpenStart,
        verify: npmrc_basic,
        seal: Some(seal_login),
        revoke: Revoke { page: NPM_TOKENS, command: "npm token revoke <token id>" },
        docs: "https://docs.npmjs.com/cli/v11/configuring-npm/npmrc#auth-related-configuration",
        examples: &[
            "//npm[.]acme[.]dev/:_auth=deployer:[0-9A-Za-z]{16}",
            "//npm[.]acme[.]dev/:_auth=ci-robot:[0-9A-Za-z]{24}",
        ],
        near_misses: &["_auth=$[{]TOKEN[}]", "_password=[0-9a-f]{40}"],
        ..REGISTRY
    },
    Rule {
        id: "pypi-api-token",
        provider: "PyPI",
        title: "PyPI API token",
        literals: &["pypi-AgEIcHlwaS5vcmc"],
        pattern: "pypi-AgEIcHlwaS5vcmc[0-9A-Za-z_-]{50,1000}",
        verify: macaroon,
        revoke: Revoke { page: "https://pypi.org/manage/account/token/", command: "" },
        docs: PYPI,
        examples: &[concat!(
            "pypi-AgEIcHlwaS5vcmcCJDRmMmQ3OGUxLTc3YjAtNGMxZS1hODNkLTJkNmEzYjhjOWUwZgACKls",
            "[0-9A-Za-z_-]{60}AAAGI[A-P][0-9A-Za-z_-]{41}[AEIMQUYcgkosw048]"
        )],
        near_misses: &["pypi-AgEIcHlwaS5vcmc[0-9A-Za-z_-]{20}", "pypi-AgEIcHlwaS5vcmcx{70}"],
        ..REGISTRY
    },
    Rule {
        id: "testpypi-api-token",
        provider: "PyPI",
        title: "TestPyPI API token",
        literals: &["pypi-AgENdGVzdC5weXBpLm9yZ"],
        pattern: "pypi-AgENdGVzdC5weXBpLm9yZ[0-9A-Za-z_-]{50,1000}",
        verify: super::shape::test_mode,
        revoke: Revoke { page: "https://test.pypi.org/manage/account/token/", command: "" },
        docs: PYPI,
        examples: &["pypi-AgENdGVzdC5weXBpLm9yZ[0-9A-Za-z_-]{160}"],
        near_misses: &["pypi-AgENdGVzdC5weXBpLm9yZ[0-9A-Za-z_-]{20}"],
        ..REGISTRY
    },
    Rule {
        id: "crates-io-token",
        provider: "crates.io",
        title: "crates.io API token",
        literals: &["cio"],
        pattern: "cio[0-9A-Za-z]{32}",
        verify: issued,
        revoke: Revoke { page: "https://crates.io/settings/tokens", command: "cargo logout" },
        docs: "https://doc.rust-lang.org/cargo/reference/publishing.html",
        examples: &["cio[0-9A-Za-z]{32}", "CARGO_REGISTRY_TOKEN=cio[0-9A-Za-z]{32}"],
        near_misses: &["cio[0-9A-Za-z]{20}", "ciox{32}"],
        ..REGISTRY
    },
    Rule {
        id: "crates-io-trusted-publishing-token",
        provider: "crates.io",
        title: "crates.io trusted publishing token",
        literals: &["cio_tp_"],
        pattern: "cio_tp_[0-9A-Za-z]{32}",
        verify: trusted_publishing,
        seal: Some(seal_trusted_publishing),
        revoke: Revoke { page: "https://crates.io/docs/trusted-publishing", command: "" },
        docs: "https://crates.io/docs/trusted-publishing",
        examples: &["cio_tp_[0-9A-Za-z]{32}"],
        near_misses: &["cio_tp_[0-9A-Za-z]{12}", "cio_tp_x{32}"],
        ..REGISTRY
    },
    Rule {
        id: "nuget-api-key",
        provider: "NuGet",
        title: "NuGet API key",
        kind: Kind::ApiKey,
        literals: &["oy2"],
        pattern: "oy2[0-9a-z]{43}",
        verify: issued,
        revoke: Revoke { page: "https://www.nuget.org/account/apikeys", command: "" },
        docs: "https://learn.microsoft.com/en-us/nuget/nuget-org/scoped-api-keys",
        examples: &["oy2[2-7a-z]{43}", "dotnet nuget push -k oy2[2-7a-z]{43}"],
        near_misses: &["oy2[2-7a-z]{20}", "joy2[2-7a-z]{43}"],
        ..REGISTRY
    },
    Rule {
        id: "docker-config-auth",
        provider: "Docker",
        title: "registry login in a Docker configuration",
        kind: Kind::Password,
        literals: &["\"auth\"", "\\\"auth\\\""],
        pattern: r#"\\?"auth\\?"\s{0,4}:\s{0,4}\\?"([0-9A-Za-z+/]{12,}={0,2})"#,
        edges: Edges::Open,
        verify: docker_auth,
        seal: Some(seal_login),
        revoke: Revoke {
            page: "https://app.docker.com/settings/personal-access-tokens",
            command: "docker logout <registry>",
        },
        docs: "https://docs.docker.com/reference/cli/docker/login/#credential-stores",
        examples: &[
            "\"auths\": [{]\"https://index[.]docker[.]io/v1/\": [{]\"auth\": \"deployer:[0-9A-Za-z]{16}\"[}][}]",
        ],
        near_misses: &["\"auth\": \"[0-9a-f]{32}\"", "\"auth\": \"basic\"", "\"auth\": \"dXNlcjpwYXNzd29yZA==\""],
        ..REGISTRY
    },
    Rule {
        id: "docker-identity-token",
        provider: "Docker",
        title: "registry identity token in a Docker configuration",
        literals: &["\"identitytoken\"", "\"registrytoken\""],
        pattern: r#""(?:identity|registry)token"\s{0,4}:\s{0,4}"([0-9A-Za-z+/_.=-]{30,})"#,
        edges: Edges::Open,
        verify: issued,
        revoke: Revoke {
            page: "https://app.docker.com/settings/personal-access-tokens",
            command: "docker logout <registry>",
        },
        docs: "https://docs.docker.com/reference/cli/docker/login/#credential-stores",
        examples: &["\"identitytoken\": \"[0-9A-Za-z_.-]{80}\""],
        near_misses: &["\"identitytoken\": \"\""],
        ..REGISTRY
    },
    Rule {
        id: "jfrog-api-key",
        provider: "JFrog",
        title: "JFrog Artifactory API key",
        kind: Kind::ApiKey,
        literals: &["AKCp"],
        pattern: "AKCp[0-9A-Za-z]{68,70}",
        verify: artifactory,
        revoke: Revoke {
            page: "https://jfrog.com/help/r/jfrog-platform-administration-documentation/user-profile",
            command: "",
        },
        docs: "https://jfrog.com/help/r/jfrog-rest-apis/artifactory-rest-apis",
        examples: &["AKCp[5-8][1-9A-HJ-NP-Za-km-z]{68}"],
        near_misses: &["AKCp[0-9A-Za-z]{20}", "AKCp0{69}"],
        ..REGISTRY
    },
    Rule {
        id: "jfrog-reference-token",
        provider: "JFrog",
        title: "JFrog reference token",
        literals: &["cmVmd"],
        pattern: "cmVmd[0-9A-Za-z]{59}",
        verify: reference_token,
        revoke: Revoke { page: JFROG, command: "" },
        docs: JFROG,
        examples: &["cmVmdGtuOjAxOjE3MjUyODE0MTI6[0-9A-Za-z]{36}"],
        near_misses: &["cmVmdGtuOjAxOj[0-9A-Za-z]{20}", "cmVmdGtu0{56}"],
        ..REGISTRY
    },
    Rule {
        id: "maven-master-password",
        provider: "Maven",
        title: "Maven encrypted master password",
        kind: Kind::Password,
        literals: &["<master>{"],
        pattern: r"<master>\{([0-9A-Za-z+/=]{40,200})",
        edges: Edges::Open,
        verify: issued,
        revoke: Revoke {
            page: "https://maven.apache.org/guides/mini/guide-encryption.html",
            command: "mvn --encrypt-master-password",
        },
        docs: "https://maven.apache.org/guides/mini/guide-encryption.html",
        examples: &["<master>[{][0-9A-Za-z+/]{43}=[}]</master>"],
        near_misses: &["<master>[{]your encrypted password[}]</master>"],
        ..REGISTRY
    },
    Rule {
        id: "maven-server-password",
        provider: "Maven",
        title: "password of a Maven repository",
        kind: Kind::Password,
        literals: &["<password>", "<passphrase>"],
        pattern: r"<pass(?:word|phrase)>([0-9A-Za-z+/=_-]{24,200})",
        edges: Edges::Open,
        verify: settings_xml,
        revoke: Revoke { page: "https://maven.apache.org/settings.html#Servers", command: "" },
        docs: "https://maven.apache.org/settings.html#Servers",
        examples: &["<server>\n<id>a</id>\n<password>[0-9A-Za-z]{64}</password>\n</server>"],
        near_misses: &[
            "<password>$[{]env[.]REPO_PASSWORD_OF_THE_TEAM[}]</password>",
            // What is in braces is encrypted with the master password.
            "<server>\n<id>a</id>\n<password>[{][0-9A-Za-z+/]{43}=[}]</password>\n</server>",
            concat!("<password>", "x{64}</password>"),
        ],
        ..REGISTRY
    },
    Rule {
        id: "composer-bearer-token",
        provider: "Composer",
        title: "bearer token of a Composer repository",
        kind: Kind::AccessToken,
        literals: &["\"bearer\""],
        reach: Reach::Near(0, 160),
        pattern: r#""bearer"\s{0,3}:\s{0,3}\{\s{0,40}"[0-9A-Za-z.-]{3,80}"\s{0,3}:\s{0,3}"([0-9A-Za-z._~+/=-]{16,100})""#,
        edges: Edges::Open,
        verify: issued,
        revoke: Revoke {
            page: "https://getcomposer.org/doc/articles/authentication-for-private-packages.md#bearer",
            command: "",
        },
        docs: "https://getcomposer.org/doc/articles/authentication-for-private-packages.md#bearer",
        examples: &["[{] \"bearer\": [{] \"repo[.]acme[.]test\": \"[0-9A-Za-z]{40}\" [}] [}]"],
        near_misses: &[
            "[{] \"bearer\": [{] \"repo[.]acme[.]test\": \"your-own-token-goes-in-here\" [}] [}]",
            "[{] \"bearer\": \"[0-9A-Za-z]{40}\" [}]",
        ],
        ..REGISTRY
    },
    Rule {
        id: "anaconda-channel-token",
        provider: "Anaconda",
        title: "Anaconda.org token in the address of a channel",
        kind: Kind::AccessToken,
        literals: &["anaconda.org/t/", "anaconda.cloud/t/"],
        pattern: "anaconda[.](?:org|cloud)/t/([a-z]{2}-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})",
        verify: issued,
        edges: Edges::Open,
        revoke: Revoke { page: "https://anaconda.org/settings/access", command: "anaconda auth --remove <name>" },
        docs: "https://www.anaconda.com/docs/tools/anaconda-org/user-guide/tokens",
        examples: &[
            "- https://conda[.]anaconda[.]org/t/ku-[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}/acme",
        ],
        near_misses: &[
            "- https://conda[.]anaconda[.]org/t/<token>/acme",
            "- https://conda[.]anaconda[.]org/conda-forge",
        ],
        ..REGISTRY
    },
    Rule {
        id: "nexus-npm-token",
        provider: "Sonatype Nexus",
        title: "Sonatype Nexus repository token",
        literals: &["NpmToken.", "DockerToken.", "NuGetApiKey."],
        pattern: "(?:NpmToken|DockerToken|NuGetApiKey)[.][0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
        verify: issued,
        revoke: Revoke { page: "https://help.sonatype.com/en/user-tokens.html", command: "" },
        docs: "https://help.sonatype.com/en/npm-security.html",
        examples: &["NpmToken[.][0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"],
        near_misses: &["NpmToken[.]value"],
        ..REGISTRY
    },
];

pub const TOKENS: &[Rule] = tokens! {
    "rubygems-api-key", "RubyGems", "RubyGems API key", ApiKey, SupplyChain, "rubygems_", "[0-9a-z]{48}", "https://guides.rubygems.org/api-key-scopes/", "https://rubygems.org/profile/api_keys";
    "docker-pat", "Docker", "Docker personal access token", PersonalAccessToken, SupplyChain, "dckr_pat_", "[0-9A-Za-z_-]{27}", DOCKER, "https://app.docker.com/settings/personal-access-tokens";
    "docker-oat", "Docker", "Docker organization access token", AccessToken, SupplyChain, "dckr_oat_", "[0-9A-Za-z_-]{32}", "https://docs.docker.com/enterprise/security/access-tokens/", "https://app.docker.com/";
    "clojars-deploy-token", "Clojars", "Clojars deploy token", DeployToken, SupplyChain, "CLOJARS_", "[0-9A-Za-z]{60}", "https://github.com/clojars/clojars-web/wiki/Deploy-Tokens", "https://clojars.org/tokens";
    "packagist-api-secret", "Packagist", "Private Packagist API secret", ClientSecret, SupplyChain, "packagist_acs_", "[0-9a-f]{64,96}", "https://packagist.com/docs/api", "https://packagist.com/";
    "packagist-api-key", "Packagist", "Private Packagist API key", AccessKeyId, SupplyChain, "packagist_ack_", "[0-9a-f]{28,32}", "https://packagist.com/docs/api", "https://packagist.com/" => public_half;
    "packagist-token", "Packagist", "Private Packagist token", AccessToken, SupplyChain, "packagist_", "[ou][ru][tw]_[0-9A-Fa-f]{68}", "https://packagist.com/docs/composer-authentication", "https://packagist.com/";
    "openvsx-token", "Open VSX", "Open VSX access token", AccessToken, SupplyChain, "ovsxat_", "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "https://github.com/eclipse/openvsx/wiki/Publishing-Extensions", "https://open-vsx.org/user-settings/tokens";
    "jsr-personal-token", "JSR", "JSR personal access token", PersonalAccessToken, SupplyChain, "jsrp_", "[0-9A-Za-z]{35}", "https://jsr.io/docs/publishing-packages", "https://jsr.io/account/tokens";
    "jsr-device-token", "JSR", "JSR token of a device", AccessToken, SupplyChain, "jsrd_", "[0-9A-Za-z]{35}", "https://jsr.io/docs/publishing-packages", "https://jsr.io/account/tokens";
    "jsr-web-token", "JSR", "JSR session token", SessionToken, SupplyChain, "jsrw_", "[0-9A-Za-z]{35}", "https://jsr.io/docs/publishing-packages", "https://jsr.io/account/tokens";
};

const KEY: Rule = Rule { kind: Kind::AccessToken, risk: Risk::SupplyChain, reach: Reach::After(300), ..NAMED };

pub const NAMED_RULES: &[Rule] = named! { KEY;
    "jfrog-access-token-named", "JFrog", "JFrog Artifactory key or identity token", ["artifactory", "jfrog", "bintray"], "(?:AKC[0-9A-Za-z]{10,70}|AP[0-9A-F][0-9A-Za-z]{8,70}|[0-9A-Za-z]{73}|[0-9A-Za-z]{64}|[0-9a-f]{40})", "https://jfrog.com/help/r/jfrog-platform-administration-documentation/access-tokens";
    "packagecloud-token", "packagecloud", "packagecloud API token", ["packagecloud"], "[0-9a-f]{48}", "https://packagecloud.io/docs/api";
    "cloudsmith-api-key", "Cloudsmith", "Cloudsmith API key", ["cloudsmith"], "[0-9a-f]{40}", "https://help.cloudsmith.io/docs/api-key";
    "hex-api-key", "Hex", "Hex.pm API key", ["hex_api", "hexpm", "hex.pm"], "[0-9a-f]{32}", "https://hex.pm/docs/publish";
    "gemfury-token", "Gemfury", "Gemfury token", ["gemfury", "fury_", "fury.io"], "[0-9A-Za-z]{20,32}", "https://gemfury.com/help/tokens/";
    "buf-token", "Buf", "Buf Schema Registry token", ["buf_token", "buf_api", "buf.build"], "[0-9a-f]{64}", "https://buf.build/docs/bsr/authentication/";
    "gradle-publish-secret", "Gradle", "Gradle Plugin Portal secret", ["gradle_publish", "gradle.publish", "gradleplugin"], "[0-9A-Za-z]{32}", "https://docs.gradle.org/current/userguide/publishing_gradle_plugins.html";
    "develocity-access-key", "Gradle", "Develocity access key", ["develocity", "gradle_enterprise", "gradle.enterprise"], "[0-9a-z]{52}", "https://docs.gradle.com/develocity/gradle-plugin/current/#authenticating";
    "sonatype-central-token", "Sonatype", "Maven Central publishing token", ["ossrh", "sonatype", "mavencentral", "maven_central", "nexus"], "[0-9A-Za-z+/]{44}", "https://central.sonatype.org/publish/generate-portal-token/";
    "expo-access-token", "Expo", "Expo access token", ["expo_token", "expo_access", "expo-token", "eas_token"], "[0-9A-Za-z_-]{40}", "https://docs.expo.dev/accounts/programmatic-access/";
    "chocolatey-api-key", "Chocolatey", "Chocolatey API key", ["chocolatey", "choco_", "choco apikey"], "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "https://docs.chocolatey.org/en-us/create/commands/api-key/";
    "nuget-api-key-old", "NuGet", "NuGet API key (older form)", ["nuget"], "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "https://learn.microsoft.com/en-us/nuget/nuget-org/scoped-api-keys";
    "myget-api-key", "MyGet", "MyGet API key", ["myget"], "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "https://docs.myget.org/docs/reference/feed-endpoints";
    "quay-token", "Quay", "Quay robot account token", ["quay_", "quay.io"], "[0-9A-Z]{64}", "https://docs.quay.io/glossary/robot-accounts.html";
    "dockerhub-token-old", "Docker", "Docker Hub access token (older form)", ["dockerhub", "docker_hub", "docker-hub", "docker_token", "docker_password"], "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "https://docs.docker.com/security/access-tokens/";
    "rubygems-api-key-old", "RubyGems", "RubyGems API key (older form)", ["rubygems"], "[0-9a-f]{32}", "https://guides.rubygems.org/rubygems-org-api/";
    "crates-io-token-old", "crates.io", "registry token of Cargo", ["cargo_registry_token", "registry.token", "cargo_token", "crates_io"], "[0-9A-Za-z]{32}", "https://doc.rust-lang.org/cargo/reference/config.html#credentials";
    "jitpack-token", "JitPack", "JitPack token", ["jitpack"], "jp_[0-9a-z]{26}", "https://docs.jitpack.io/private/";
    "anaconda-token", "Anaconda", "Anaconda.org token", ["anaconda", "conda_token"], "(?:an|co)-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "https://docs.anaconda.com/";
    "upbound-token", "Upbound", "Upbound robot token", ["upbound", "up_token"], "eyJ[0-9A-Za-z_-]{20,40}[.]eyJ[0-9A-Za-z_-]{40,90}[.][0-9A-Za-z_-]{20,90}", "https://docs.upbound.io/";
};

fn npm(candidate: &Candidate<'_>) -> Verdict {
    if crc::base62_tail(candidate.value(), 4) { Verdict::block(Proof::Checksum) } else { Verdict::Refute }
}

fn seal_npm(text: &str) -> String {
    match text.rfind("npm_") {
        Some(at) => crc::seal(text, at + 4, at + 34, |sum| crc::base62(sum, 6)),
        None => text.to_owned(),
    }
}

/// Puts `user:password` in base64 where the template has it in clear.
fn seal_login(text: &str) -> String {
    use base64::Engine;
    let Some(start) = ["deployer:", "ci-robot:"].iter().find_map(|user| text.find(user)) else {
        return text.to_owned();
    };
    let login: String =
        text[start..].chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, ':' | '-')).collect();
    text.replace(&login, &base64::engine::general_purpose::STANDARD.encode(&login))
}

/// Base64 of `user:password` after `_auth`, of a password after `_password`.
fn npmrc_basic(candidate: &Candidate<'_>) -> Verdict {
    let Some(text) = json64::bytes(candidate.value()) else { return Verdict::Dismiss };
    let printable = text.len() >= 6 && text.iter().all(|b| b.is_ascii_graphic());
    let basic = !candidate.before(6).ends_with(b"d=");
    if !printable || basic && !text.contains(&b':') || placeholder::is_placeholder(&text) {
        return Verdict::Dismiss;
    }
    Verdict::block(Proof::Structure)
}

/// Base64 of `user:password`, the password neither empty nor a word that everybody takes for an example.
fn docker_auth(candidate: &Candidate<'_>) -> Verdict {
    let Some(text) = json64::bytes(candidate.value()) else { return Verdict::Dismiss };
    let Some(colon) = text.iter().position(|&b| b == b':') else { return Verdict::Dismiss };
    let (user, password) = (&text[..colon], &text[colon + 1..]);
    let printable = |part: &[u8]| !part.is_empty() && part.iter().all(|b| b.is_ascii_graphic());
    let trivial: [&[u8]; 6] = [b"password", b"pass", b"secret", b"test", b"token", b"admin"];
    if !printable(user) || !printable(password) || trivial.contains(&password) || placeholder::is_placeholder(&text) {
        return Verdict::Dismiss;
    }
    Verdict::block(Proof::Structure)
}

/// A macaroon of version 2: the host of the registry, an identifier, and at its end a signature of 32 bytes
/// (<https://github.com/rescrv/libmacaroons/blob/master/doc/format.txt>).
fn macaroon(candidate: &Candidate<'_>) -> Verdict {
    let value = candidate.value();
    let Some(bytes) = value.get(5..).and_then(json64::bytes) else { return Verdict::Dismiss };
    if made_up(value) {
        return Verdict::Dismiss;
    }
    let signed = bytes.len().checked_sub(34).is_some_and(|at| bytes[at..at + 2] == [6, 32]);
    if bytes.starts_with(b"\x02\x01\x08pypi.org\x02") {
        if signed { Verdict::block(Proof::Structure) } else { Verdict::block(Proof::Pattern) }
    } else {
        Verdict::warn(Proof::Pattern)
    }
}

/// The last character is the sum of the others, modulo 62; a wrong one says nothing, for want of examples.
fn trusted_publishing(candidate: &Candidate<'_>) -> Verdict {
    let value = candidate.value();
    match value.split_last() {
        Some((last, head)) if trusted_sum(&head[7..]) == Some(*last) => Verdict::block(Proof::Checksum),
        _ => issued(candidate),
    }
}

/// The exclusive or of all characters modulo 62, as a letter or digit
/// (<https://github.com/rust-lang/crates.io/blob/main/crates/crates_io_trustpub/src/access_token.rs>).
fn trusted_sum(body: &[u8]) -> Option<u8> {
    const DIGITS: &[u8; 62] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    DIGITS.get(usize::from(body.iter().fold(0, |sum, b| sum ^ b) % 62)).copied()
}

fn seal_trusted_publishing(text: &str) -> String {
    let Some(at) = text.find("cio_tp_").map(|at| at + 7) else { return text.to_owned() };
    match text.as_bytes().get(at..at + 31).and_then(trusted_sum) {
        Some(sum) => format!("{}{}{}", &text[..at + 31], char::from(sum), text.get(at + 32..).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// 73 characters of base 58 are 54 bytes.
fn artifactory(candidate: &Candidate<'_>) -> Verdict {
    let value = candidate.value();
    if made_up(value) {
        Verdict::Dismiss
    } else if base58::decode(value).is_some_and(|bytes| bytes.len() == 54) {
        Verdict::block(Proof::Structure)
    } else {
        Verdict::block(Proof::Pattern)
    }
}

/// Base64 of `reftkn:<version>:<ten digits>:<random>`. What has the look and not these parts is said, because JFrog
/// writes nothing about them.
fn reference_token(candidate: &Candidate<'_>) -> Verdict {
    let Some(text) = json64::bytes(candidate.value()) else { return said(candidate) };
    let mut parts = text.splitn(4, |&b| b == b':');
    let digits = |part: Option<&[u8]>, n: usize| part.is_some_and(|p| p.len() == n && p.iter().all(u8::is_ascii_digit));
    if parts.next() == Some(b"reftkn") && digits(parts.next(), 2) && digits(parts.next(), 10) {
        Verdict::block(Proof::Structure)
    } else {
        said(candidate)
    }
}

/// Passwords of any XML stand like this: only a generated one, and one beside a server's entry, is worth stopping for.
fn settings_xml(candidate: &Candidate<'_>) -> Verdict {
    let value = candidate.value();
    if made_up(value)
        || !super::named::looks_generated(value)
        || !candidate.after(2).contains(&b'<') && !candidate.after(2).contains(&b'}')
    {
        return Verdict::Dismiss;
    }
    let before = candidate.before(300);
    let says = |word: &[u8]| memchr::memmem::find(before, word).is_some();
    if says(b"<server>") || says(b"<username>") {
        Verdict::block(Proof::Context)
    } else {
        Verdict::warn(Proof::Context)
    }
}
