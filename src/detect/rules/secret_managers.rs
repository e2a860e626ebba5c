/*! Stores of other secrets. */

use super::named::{NAMED, named};
use super::shape::{issued, made_up, tokens};
use crate::detect::rule::{DEFAULTS, Kind, Reach, Revoke, Risk, Rule, Verdict};
use crate::detect::verify::json64;
use crate::detect::{Candidate, Proof};

const VAULT: &str = "https://developer.hashicorp.com/vault/docs/concepts/tokens";
const DOPPLER: &str = "https://docs.doppler.com/reference/auth-token-formats";
const DOPPLER_PAGE: &str = "https://dashboard.doppler.com/";

const STORE: Rule = Rule { kind: Kind::AccessToken, risk: Risk::SecretStore, ..DEFAULTS };

/// `dp.<kind>.` and 40 to 44 random characters; service tokens name their environment between.
macro_rules! doppler {
    ($($id:literal, $title:literal, $prefix:literal, $pattern:literal;)*) => {
        &[$(Rule {
            id: $id,
            provider: "Doppler",
            title: $title,
            literals: &[$prefix],
            pattern: $pattern,
            verify: issued,
            revoke: Revoke { page: DOPPLER_PAGE, command: "doppler configure unset token" },
            docs: DOPPLER,
            examples: &[$pattern, concat!("DOPPLER_TOKEN=", $pattern)],
            near_misses: &[concat!("x", $pattern), "dp[.]pt[.]short"],
            ..STORE
        }),*]
    };
}

pub const DOPPLER_RULES: &[Rule] = doppler! {
    "doppler-cli-token", "Doppler CLI token", "dp.ct.", "dp[.]ct[.][0-9A-Za-z]{40,44}";
    "doppler-personal-token", "Doppler personal token", "dp.pt.", "dp[.]pt[.][0-9A-Za-z]{40,44}";
    "doppler-service-token", "Doppler service token", "dp.st.", "dp[.]st[.](?:[0-9a-z_-]{2,35}[.])?[0-9A-Za-z]{40,44}";
    "doppler-service-account-token", "Doppler service account token", "dp.sa.", "dp[.]sa[.][0-9A-Za-z]{40,44}";
    "doppler-service-account-identity-token", "Doppler service account identity token", "dp.said.", "dp[.]said[.][0-9A-Za-z]{40,44}";
    "doppler-scim-token", "Doppler SCIM token", "dp.scim.", "dp[.]scim[.][0-9A-Za-z]{40,44}";
    "doppler-audit-token", "Doppler audit token", "dp.audit.", "dp[.]audit[.][0-9A-Za-z]{40,44}";
};

pub const TOKENS: &[Rule] = tokens! {
    "vault-service-token", "HashiCorp Vault", "Vault service token", AccessToken, SecretStore, "hvs." as "hvs[.]", "[0-9A-Za-z_-]{24,300}", VAULT, VAULT;
    "vault-batch-token", "HashiCorp Vault", "Vault batch token", AccessToken, SecretStore, "hvb." as "hvb[.]", "[0-9A-Za-z_-]{100,300}", VAULT, VAULT;
    "vault-recovery-token", "HashiCorp Vault", "Vault recovery token", AccessToken, SecretStore, "hvr." as "hvr[.]", "[0-9A-Za-z_-]{24,300}", VAULT, VAULT;
    "phase-service-token", "Phase", "Phase service token", AccessToken, SecretStore, "pss_service:v", "[0-9]:[0-9a-f]{64}:[0-9a-f]{64}:[0-9a-f]{64}:[0-9a-f]{64}", "https://docs.phase.dev/console/tokens", "https://console.phase.dev/";
    "phase-user-token", "Phase", "Phase personal access token", PersonalAccessToken, SecretStore, "pss_user:v", "[0-9]:[0-9a-f]{64}:[0-9a-f]{64}:[0-9a-f]{64}:[0-9a-f]{64}", "https://docs.phase.dev/console/tokens", "https://console.phase.dev/";
    "dotenv-vault-key", "Dotenv", "dotenv vault key", EncryptionKey, SecretStore, "dotenv://:key_" as "dotenv://:key_", "[0-9a-f]{64}", "https://www.dotenv.org/docs/security/dotenv-key", "https://www.dotenv.org/docs/security/dotenv-key";
    "dotenv-vault-me", "Dotenv", "dotenv vault identity", AccessToken, SecretStore, "DOTENV_ME=" as "DOTENV_ME=[\"']?me_", "[0-9a-f]{64}", "https://www.dotenv.org/docs/", "https://www.dotenv.org/docs/";
};

pub const RULES: &[Rule] = &[
    Rule {
        id: "vault-unseal-key-printed",
        provider: "HashiCorp Vault",
        title: "Vault unseal or recovery key, as the command prints it",
        kind: Kind::EncryptionKey,
        literals: &["Unseal Key ", "Recovery Key "],
        reach: Reach::Near(0, 110),
        // A share is a byte longer than the key; one share alone is the key.
        pattern: "(?:Unseal|Recovery) Key [0-9]{1,2}: ?([0-9a-f]{64}(?:[0-9a-f]{2})?|[0-9A-Za-z+/]{44}|[0-9A-Za-z+/]{43}=)",
        verify: issued,
        revoke: Revoke {
            page: "https://developer.hashicorp.com/vault/docs/commands/operator/rekey",
            command: "vault operator rekey -init",
        },
        docs: "https://developer.hashicorp.com/vault/docs/concepts/seal",
        examples: &[
            "Unseal Key 1: [0-9A-Za-z+/]{44}",
            "Recovery Key 3: [0-9A-Za-z+/]{44}",
            "Unseal Key 1: [0-9a-f]{66}",
        ],
        near_misses: &["Unseal Key 1: <key>", "Unseal Key 1: [0-9A-Za-z]{12}", "Unseal Key [(]will be hidden[)]:"],
        ..STORE
    },
    Rule {
        id: "1password-service-account-token",
        provider: "1Password",
        title: "1Password service account token",
        literals: &["ops_eyJ"],
        pattern: "ops_eyJ[0-9A-Za-z+/_-]{250,1500}={0,3}",
        verify: service_account,
        revoke: Revoke {
            page: "https://my.1password.com/developer-tools/infrastructure-secrets/serviceaccount",
            command: "",
        },
        docs: "https://developer.1password.com/docs/service-accounts/security/",
        examples: &["ops_eyJlbWFpbCI6ICJhIiwgInNlY3JldEtleSI6ICJBMy1BQUFBQUEiLCAi[0-9A-Za-z]{400}"],
        near_misses: &["ops_eyJ[0-9A-Za-z]{20}"],
        ..STORE
    },
    Rule {
        id: "1password-secret-key",
        provider: "1Password",
        title: "1Password secret key",
        kind: Kind::SecretKey,
        literals: &["A3-"],
        pattern: "A3-[0-9A-Z]{6}-(?:[0-9A-Z]{11}|[0-9A-Z]{6}-[0-9A-Z]{5})-[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]{5}",
        verify: issued,
        revoke: Revoke { page: "https://support.1password.com/change-secret-key/", command: "" },
        docs: "https://support.1password.com/secret-key/",
        examples: &[
            "A3-[0-9A-Z]{6}-[0-9A-Z]{11}-[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]{5}",
            "A3-[0-9A-Z]{6}-[0-9A-Z]{6}-[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]{5}",
        ],
        near_misses: &["A3-[0-9A-Z]{6}", "A3-X{6}-X{11}-X{5}-X{5}-X{5}"],
        ..STORE
    },
    Rule {
        id: "vault-service-token-old",
        provider: "HashiCorp Vault",
        title: "Vault service token (older form)",
        literals: &["vault", "VAULT", "Vault"],
        reach: Reach::After(120),
        pattern: r#"[ =:"'](s[.][0-9A-Za-z]{24}(?:[.][0-9A-Za-z]{5})?)"#,
        verify: issued,
        revoke: Revoke { page: VAULT, command: "vault token revoke <token>" },
        docs: VAULT,
        examples: &["VAULT_TOKEN=s[.][0-9A-Za-z]{24}", "vault login s[.][0-9A-Za-z]{24}"],
        near_misses: &["vault calls s[.]somethingOrOtherInTheCode[(][)]", "vault = items[.][0-9A-Za-z]{24}"],
        ..STORE
    },
    Rule {
        id: "infisical-service-token",
        provider: "Infisical",
        title: "Infisical service token",
        literals: &["infisical", "INFISICAL", "Infisical"],
        reach: Reach::After(200),
        pattern: "st[.][0-9a-f]{24}[.][0-9a-f]{32}[.][0-9a-f]{32}",
        verify: issued,
        revoke: Revoke { page: "https://app.infisical.com/", command: "" },
        docs: "https://infisical.com/docs/documentation/platform/token",
        examples: &["INFISICAL_TOKEN=st[.][0-9a-f]{24}[.][0-9a-f]{32}[.][0-9a-f]{32}"],
        near_misses: &["infisical test[.][0-9a-f]{24}[.][0-9a-f]{32}[.][0-9a-f]{32}", "st[.][0-9a-f]{24}"],
        ..STORE
    },
    Rule {
        id: "bitwarden-access-token",
        provider: "Bitwarden",
        title: "Bitwarden Secrets Manager access token",
        literals: &["BWS_ACCESS_TOKEN", "bws_access_token", "bitwarden", "BITWARDEN", "Bitwarden", "bws "],
        reach: Reach::After(200),
        pattern: "0[.][0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}[.][0-9A-Za-z]{28,36}:[0-9A-Za-z+/]{20,40}={0,2}",
        verify: issued,
        revoke: Revoke { page: "https://vault.bitwarden.com/", command: "" },
        docs: "https://bitwarden.com/help/access-tokens/",
        examples: &[
            "BWS_ACCESS_TOKEN=0[.][0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}[.][0-9A-Za-z]{30}:[0-9A-Za-z+/]{22}==",
        ],
        near_misses: &["BWS_ACCESS_TOKEN=0[.]48c78342"],
        ..STORE
    },
];

const NAMED_STORE: Rule = Rule { kind: Kind::AccessToken, risk: Risk::SecretStore, reach: Reach::After(900), ..NAMED };

pub const NAMED_RULES: &[Rule] = named! { NAMED_STORE;
    "vault-unseal-key", "HashiCorp Vault", "Vault unseal or recovery key", ["unseal_key", "unseal key", "unseal-key", "unsealkey", "recovery key"], "(?:[0-9a-f]{64,66}|[0-9A-Za-z+/]{43}[0-9A-Za-z+/=])", "https://developer.hashicorp.com/vault/docs/concepts/seal";
    "vault-app-role-secret", "HashiCorp Vault", "Vault AppRole secret id", ["vault_secret_id", "approle_secret", "role_secret_id", "vault_app_role"], "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "https://developer.hashicorp.com/vault/docs/auth/approle";
    "hcp-client-secret", "HashiCorp", "HashiCorp Cloud Platform client secret", ["hcp_client", "hcp_secret", "hcp_api"], "[0-9A-Za-z_-]{64}", "https://developer.hashicorp.com/hcp/docs/hcp/iam/service-principal";
    "infisical-client-secret", "Infisical", "Infisical machine identity client secret", ["infisical"], "[0-9a-f]{64}", "https://infisical.com/docs/documentation/platform/identities/universal-auth";
    "akeyless-access-key", "Akeyless", "Akeyless access key", ["akeyless"], "[0-9A-Za-z+/]{43}=", "https://docs.akeyless.io/docs/api-key";
    "envkey", "EnvKey", "EnvKey", ["envkey"], "[0-9A-Za-z]{18,30}-[0-9A-Za-z.-]{18,60}", "https://docs-v2.envkey.com/";
    "conjur-api-key", "CyberArk Conjur", "CyberArk Conjur API key", ["conjur"], "[0-9a-z]{50,60}", "https://docs.cyberark.com/conjur-open-source/latest/";
    "keeper-one-time-token", "Keeper", "Keeper Secrets Manager one-time token", ["ksm_token", "keeper_token", "ksm_config"], "(?:US|EU|AU|GOV|JP|CA):[0-9A-Za-z_-]{43}", "https://docs.keeper.io/en/keeperpam/secrets-manager/about/one-time-token";
    "thycotic-client-secret", "Delinea", "Delinea DevOps Secrets Vault client secret", ["thycotic", "delinea", "dsv_client"], "[0-9A-Za-z_-]{43}", "https://docs.delinea.com/";
    "passbolt-key", "Passbolt", "Passbolt API token", ["passbolt"], "[0-9a-f]{64}", "https://www.passbolt.com/docs/";
    "dashlane-key", "Dashlane", "Dashlane service device key", ["dashlane"], "dls_[0-9A-Za-z_-]{20,120}", "https://dashlane.com/documentation";
    "1password-connect-token", "1Password", "1Password Connect token", ["op_connect_token", "onepassword_connect", "1password_connect"], "eyJ[0-9A-Za-z_-]{40,120}[.]eyJ[0-9A-Za-z_-]{40,600}[.][0-9A-Za-z_-]{80,120}", "https://developer.1password.com/docs/connect/";
};

/// Base64 of JSON that holds the account's secret key.
fn service_account(candidate: &Candidate<'_>) -> Verdict {
    let value = candidate.value();
    let Some(body) = value.get(4..) else { return Verdict::Dismiss };
    match json64::object(body) {
        Some(object) if object.contains_key("secretKey") || object.contains_key("muk") => {
            Verdict::block(Proof::Structure)
        }
        Some(_) => Verdict::Dismiss,
        None if made_up(value) => Verdict::Dismiss,
        // What other scanners take for examples does not parse to the end: the beginning must.
        None => Verdict::block(Proof::Pattern),
    }
}
