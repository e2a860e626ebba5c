/*! Services for developers, with prefixes of their own: deployment, workflows, feature checks, documentation, money. */

use super::shape::{issued, public_half, test_mode, tokens};
use crate::detect::rule::{Candidate, DEFAULTS, Edges, Kind, Reach, Revoke, Risk, Rule, Verdict};

pub const TOKENS: &[Rule] = tokens! {
    "infracost-api-key", "Infracost", "Infracost API key", ApiKey, Infrastructure, "ico-", "[0-9A-Za-z]{32}", "https://www.infracost.io/docs/", "https://dashboard.infracost.io/";
    "settlemint-application-token", "SettleMint", "SettleMint application access token", AccessToken, Infrastructure, "sm_aat_", "[0-9A-Za-z]{16,64}", "https://console.settlemint.com/documentation/", "https://console.settlemint.com/";
    "settlemint-personal-token", "SettleMint", "SettleMint personal access token", PersonalAccessToken, Infrastructure, "sm_pat_", "[0-9A-Za-z]{16,64}", "https://console.settlemint.com/documentation/", "https://console.settlemint.com/";
    "settlemint-service-token", "SettleMint", "SettleMint service access token", AccessToken, Infrastructure, "sm_sat_", "[0-9A-Za-z]{16,64}", "https://console.settlemint.com/documentation/", "https://console.settlemint.com/";
    "saladcloud-user-key", "SaladCloud", "SaladCloud API key of a user", ApiKey, CloudAccount, "salad_cloud_user_", "[0-9A-Za-z]{40,60}", "https://docs.salad.com/reference/api-usage", "https://portal.salad.com/";
    "saladcloud-organization-key", "SaladCloud", "SaladCloud API key of an organization", ApiKey, CloudAccount, "salad_cloud_org_", "[0-9A-Za-z]{40,60}", "https://docs.salad.com/reference/api-usage", "https://portal.salad.com/";
    "polar-organization-token", "Polar", "Polar organization access token", AccessToken, Payments, "polar_oat_", "[0-9A-Za-z_-]{32,100}", "https://polar.sh/docs/integrate/oat", "https://polar.sh/";
    "polar-personal-token", "Polar", "Polar personal access token", PersonalAccessToken, Payments, "polar_pat_", "[0-9A-Za-z_-]{32,100}", "https://polar.sh/docs/integrate/oat", "https://polar.sh/settings";
    "polar-user-token", "Polar", "Polar OAuth access token of a user", OauthToken, Payments, "polar_at_u_", "[0-9A-Za-z]{32,64}", "https://polar.sh/docs/integrate/oauth2/introduction", "https://polar.sh/settings";
    "polar-organization-oauth-token", "Polar", "Polar OAuth access token of an organization", OauthToken, Payments, "polar_at_o_", "[0-9A-Za-z]{32,64}", "https://polar.sh/docs/integrate/oauth2/introduction", "https://polar.sh/settings";
    "polar-client-secret", "Polar", "Polar OAuth client secret", ClientSecret, Payments, "polar_cs_", "[0-9A-Za-z]{32,64}", "https://polar.sh/docs/integrate/oauth2/introduction", "https://polar.sh/settings";
    "ramp-client-secret", "Ramp", "Ramp client secret", ClientSecret, Payments, "ramp_sec_", "[0-9A-Za-z]{32,64}", "https://docs.ramp.com/developer-api/v1/authorization", "https://app.ramp.com/settings/ramp-developer";
    "endor-labs-api-key", "Endor Labs", "Endor Labs API key or secret", ApiKey, SupplyChain, "endr+" as "endr[+]", "[0-9A-Za-z-]{16,40}", "https://docs.endorlabs.com/administration/api-keys/", "https://app.endorlabs.com/";
    "robinhood-crypto-api-key", "Robinhood", "Robinhood Crypto API key", ApiKey, Funds, "rh-api-", "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "https://docs.robinhood.com/crypto/trading/", "https://robinhood.com/account/crypto";
    "photoroom-api-key", "Photoroom", "Photoroom API key", ApiKey, MeteredService, "sk_pr_", "(?:[a-z]{1,16}_)?[0-9a-f]{40}", "https://docs.photoroom.com/getting-started/how-can-i-get-my-api-key", "https://app.photoroom.com/api-dashboard";
    "spectral-api-key", "Spectral", "Spectral API key", ApiKey, SourceCode, "spu-", "[0-9a-f]{32}", "https://guides.spectralops.io/docs/spectral-dsn", "https://get.spectralops.io/";
    "aikido-client-secret", "Aikido", "Aikido client secret", ClientSecret, SourceCode, "AIK_SECRET_", "[0-9A-Za-z]{40,80}", "https://apidocs.aikido.dev/reference/authorization", "https://app.aikido.dev/settings/integrations/api/aikido/rest";
    "aikido-ci-token", "Aikido", "Aikido CI token", AccessToken, Ci, "AIK_CI_", "[0-9A-Za-z]{20,80}", "https://help.aikido.dev/pr-and-release-gating/cli-for-pr-and-release-gating/aikido-ci-api-client-usage-options", "https://app.aikido.dev/settings/integrations/continuous-integration";
    "aikido-runtime-token", "Aikido", "Aikido firewall token", AccessToken, Monitoring, "AIK_RUNTIME_", "[0-9A-Za-z_]{40,90}", "https://help.aikido.dev/zen-firewall/zen-installation-instructions", "https://app.aikido.dev/";
    "arcjet-key", "Arcjet", "Arcjet key", ApiKey, MeteredService, "ajkey_", "[0-9a-z]{26}", "https://docs.arcjet.com/environment", "https://app.arcjet.com/";
    "block-protocol-key", "Block Protocol", "Block Protocol API key", ApiKey, MeteredService, "b10ck5." as "b10ck5[.]", "[0-9a-f]{32}[.][0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "https://blockprotocol.org/docs/hub", "https://blockprotocol.org/account/api";
    "cartesia-api-key", "Cartesia", "Cartesia API key", ApiKey, AiUsage, "sk_car_", "[0-9A-Za-z]{20,40}", "https://docs.cartesia.ai/get-started/make-an-api-request", "https://play.cartesia.ai/keys";
    "inngest-signing-key", "Inngest", "Inngest signing key, production", SigningSecret, Ci, "signkey-prod-", "[0-9a-f]{32,64}", "https://www.inngest.com/docs/platform/signing-keys", "https://app.inngest.com/env/production/manage/signing-key";
    "inngest-signing-key-test", "Inngest", "Inngest signing key, test or branch environment", SigningSecret, Ci, "signkey-test-", "[0-9a-f]{32,64}", "https://www.inngest.com/docs/platform/signing-keys", "https://app.inngest.com/" => test_mode;
    "n8n-api-key", "n8n", "n8n API key (older form)", ApiKey, Ci, "n8n_api_", "[0-9a-f]{40,96}", "https://docs.n8n.io/api/authentication/", "https://docs.n8n.io/api/authentication/";
    "rootly-api-key", "Rootly", "Rootly API key", ApiKey, Monitoring, "rootly_", "[0-9a-f]{64}", "https://docs.rootly.com/api-reference/overview", "https://rootly.com/account";
    "dub-api-key", "Dub", "Dub API key", ApiKey, BusinessData, "dub_", "[0-9A-Za-z]{24}", "https://dub.co/docs/api-reference/tokens", "https://app.dub.co/settings/tokens";
    "retool-api-token", "Retool", "Retool API token", ApiKey, BusinessData, "retool_", "[0-9a-z]{26,60}", "https://docs.retool.com/org-users/guides/retool-api/authentication", "https://docs.retool.com/org-users/guides/retool-api/authentication";
    "zuplo-consumer-key", "Zuplo", "Zuplo consumer API key", ApiKey, MeteredService, "zpka_", "[0-9a-z]{32}_[0-9a-f]{8}", "https://zuplo.com/docs/articles/api-key-management", "https://portal.zuplo.com/";
    "apify-api-token", "Apify", "Apify API token", ApiKey, MeteredService, "apify_api_", "[0-9A-Za-z]{34,40}", "https://docs.apify.com/platform/integrations/api", "https://console.apify.com/settings/integrations";
    "infura-project-url", "Infura", "Infura address with its API key", ApiKey, MeteredService, "infura.io/v3/" as "infura[.]io/v3/", "[0-9a-f]{32}", "https://docs.metamask.io/services/how-to/secure-an-api-key/", "https://developer.metamask.io/";
    "infura-websocket-url", "Infura", "Infura address of a socket with its API key", ApiKey, MeteredService, "infura.io/ws/v3/" as "infura[.]io/ws/v3/", "[0-9a-f]{32}", "https://docs.metamask.io/services/how-to/secure-an-api-key/", "https://developer.metamask.io/";
    "alchemy-project-url", "Alchemy", "Alchemy address with its API key", ApiKey, MeteredService, "g.alchemy.com/v2/" as "g[.]alchemy[.]com/v2/", "[0-9A-Za-z_-]{21,32}", "https://www.alchemy.com/docs/how-to-create-access-keys", "https://dashboard.alchemy.com/";
    "thunderstore-token", "Thunderstore", "Thunderstore API token", AccessToken, SupplyChain, "tss_", "[0-9A-Za-z+/=]{30,80}", "https://github.com/thunderstore-io/thunderstore-cli/wiki", "https://thunderstore.io/settings/teams/";
    "val-town-token", "Val Town", "Val Town API token", AccessToken, SourceCode, "vtwn_", "[0-9A-Za-z]{20,60}", "https://docs.val.town/reference/api/authentication/", "https://www.val.town/settings/api";
    "cast-ai-token", "CAST AI", "CAST AI API access key", AccessToken, Infrastructure, "castai_v1_", "[0-9a-f]{40,80}(?:_[0-9a-f]{8})?", "https://docs.cast.ai/docs/authentication", "https://console.cast.ai/user/api-access";
    "rfc8959-secret-token", "RFC 8959", "secret-token URI (Mercury and others)", AccessToken, Payments, "secret-token:", "[0-9A-Za-z._~+=:@%-]{20,200}", "https://www.rfc-editor.org/rfc/rfc8959", "https://docs.mercury.com/docs/getting-started";
    "mergify-application-key", "Mergify", "Mergify application key", ApiKey, Ci, "mka_", "[0-9A-Za-z_-]{40,64}", "https://docs.mergify.com/api-usage/", "https://dashboard.mergify.com/";
    "mercury-api-token", "Mercury", "Mercury API token", ApiKey, Payments, "mercury_production_", "[a-z]{3,6}_[0-9A-Za-z]{40,50}_yrucrem", "https://docs.mercury.com/docs/getting-started", "https://app.mercury.com/settings/tokens";
    "unkey-root-key", "Unkey", "Unkey root key", ApiKey, Identity, "unkey_", "[0-9A-Za-z]{20,40}", "https://www.unkey.com/docs/security/root-keys", "https://app.unkey.com/settings/root-keys";
    "liveblocks-secret-key", "Liveblocks", "secret key, production (Liveblocks and others)", SecretKey, BusinessData, "sk_prod_", "[0-9A-Za-z_-]{32,110}", "https://liveblocks.io/docs/authentication", "https://liveblocks.io/dashboard";
    "liveblocks-secret-key-dev", "Liveblocks", "secret key, development (Liveblocks and others)", SecretKey, BusinessData, "sk_dev_", "[0-9A-Za-z_-]{32,110}", "https://liveblocks.io/docs/authentication", "https://liveblocks.io/dashboard" => test_mode;
    "cal-com-api-key", "Cal.com", "Cal.com API key", ApiKey, BusinessData, "cal_live_", "[0-9a-f]{32}", "https://cal.com/docs/api-reference/v1/introduction", "https://app.cal.com/settings/developer/api-keys";
    "trigger-dev-secret-key", "Trigger.dev", "Trigger.dev secret key, production", SecretKey, Ci, "tr_prod_", "[0-9A-Za-z]{20,40}", "https://trigger.dev/docs/apikeys", "https://cloud.trigger.dev/";
    "trigger-dev-personal-token", "Trigger.dev", "Trigger.dev personal access token", PersonalAccessToken, Ci, "tr_pat_", "[0-9A-Za-z]{30,60}", "https://trigger.dev/docs/management/overview", "https://cloud.trigger.dev/account/tokens";
    "trigger-dev-secret-key-dev", "Trigger.dev", "Trigger.dev secret key, development", SecretKey, Ci, "tr_dev_", "[0-9A-Za-z]{20,40}", "https://trigger.dev/docs/apikeys", "https://cloud.trigger.dev/" => test_mode;
    "wakatime-api-key", "WakaTime", "WakaTime API key", ApiKey, BusinessData, "waka_", "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "https://wakatime.com/developers#authentication", "https://wakatime.com/settings/api-key";
    "wakatime-oauth-token", "WakaTime", "WakaTime OAuth token", OauthToken, BusinessData, "waka_tok_", "[0-9A-Za-z]{40,90}", "https://wakatime.com/developers#authentication", "https://wakatime.com/apps";
    "wakatime-client-secret", "WakaTime", "WakaTime client secret", ClientSecret, BusinessData, "waka_sec_", "[0-9A-Za-z]{40,90}", "https://wakatime.com/developers#authentication", "https://wakatime.com/apps";
    "onfido-api-token", "Onfido", "Onfido API token, live, EU", ApiKey, Identity, "api_live." as "api_live[.]", "(?:[0-9A-Za-z_-]{6,20}[.])?[0-9A-Za-z_-]{24,60}", "https://documentation.onfido.com/api/latest/#api-tokens", "https://dashboard.onfido.com/api/tokens";
    "onfido-api-token-us", "Onfido", "Onfido API token, live, US", ApiKey, Identity, "api_live_us." as "api_live_us[.]", "(?:[0-9A-Za-z_-]{6,20}[.])?[0-9A-Za-z_-]{24,60}", "https://documentation.onfido.com/api/latest/#api-tokens", "https://dashboard.us.onfido.com/api/tokens";
    "onfido-api-token-ca", "Onfido", "Onfido API token, live, CA", ApiKey, Identity, "api_live_ca." as "api_live_ca[.]", "(?:[0-9A-Za-z_-]{6,20}[.])?[0-9A-Za-z_-]{24,60}", "https://documentation.onfido.com/api/latest/#api-tokens", "https://dashboard.ca.onfido.com/api/tokens";
    "onfido-api-token-sandbox", "Onfido", "Onfido API token, sandbox", ApiKey, Identity, "api_sandbox." as "api_sandbox[.]", "(?:[0-9A-Za-z_-]{6,20}[.])?[0-9A-Za-z_-]{24,60}", "https://documentation.onfido.com/api/latest/#api-tokens", "https://dashboard.onfido.com/api/tokens" => test_mode;
    "gc-notify-api-key", "GC Notify", "GC Notify API key", ApiKey, Mail, "gcntfy-", "(?:[0-9A-Za-z_-]{1,40}-)?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "https://documentation.notification.canada.ca/en/start.html", "https://notification.canada.ca/";
    "logfire-token", "Pydantic Logfire", "Pydantic Logfire token", AccessToken, Monitoring, "pylf_v", "[0-9]{1,2}_[a-z]{2,16}_[0-9A-Za-z]{24,90}", "https://logfire.pydantic.dev/docs/how-to-guides/create-write-tokens/", "https://logfire.pydantic.dev/";
    "ory-api-key", "Ory", "Ory Network API key of a project", ApiKey, Identity, "ory_pat_", "[0-9A-Za-z]{32}", "https://www.ory.com/docs/security-compliance/token-formats", "https://console.ory.com/";
    "ory-workspace-key", "Ory", "Ory Network API key of a workspace", ApiKey, Identity, "ory_wak_", "[0-9A-Za-z]{32}", "https://www.ory.com/docs/security-compliance/token-formats", "https://console.ory.com/";
    "ory-session-token", "Ory", "Ory session token", SessionToken, Identity, "ory_st_", "[0-9A-Za-z]{32}", "https://www.ory.com/docs/security-compliance/token-formats", "https://console.ory.com/";
    "ory-access-token", "Ory", "Ory OAuth2 access token", OauthToken, Identity, "ory_at_", "[0-9A-Za-z_-]{40,50}[.][0-9A-Za-z_-]{40,50}", "https://www.ory.com/docs/security-compliance/token-formats", "https://console.ory.com/";
    "ory-refresh-token", "Ory", "Ory OAuth2 refresh token", RefreshToken, Identity, "ory_rt_", "[0-9A-Za-z_-]{40,50}[.][0-9A-Za-z_-]{40,50}", "https://www.ory.com/docs/security-compliance/token-formats", "https://console.ory.com/";
    "tolgee-project-key", "Tolgee", "Tolgee project API key", ApiKey, BusinessData, "tgpak_", "[2-7a-z]{40,64}", "https://docs.tolgee.io/platform/account_settings/api_keys_and_pat_tokens", "https://app.tolgee.io/account/apiKeys";
    "tolgee-personal-token", "Tolgee", "Tolgee personal access token", PersonalAccessToken, BusinessData, "tgpat_", "[2-7a-z]{40,64}", "https://docs.tolgee.io/platform/account_settings/api_keys_and_pat_tokens", "https://app.tolgee.io/account/personalAccessTokens";
    "testkube-api-key", "Testkube", "Testkube API token", AccessToken, Ci, "tkcapi_", "[0-9a-f]{30}", "https://docs.testkube.io/articles/token-management", "https://app.testkube.io/";
    "cfx-server-key", "Cfx.re", "Cfx.re server licence key", LicenseKey, MeteredService, "cfxk_", "[0-9A-Za-z]{20}_[0-9A-Za-z]{5,6}", "https://docs.fivem.net/docs/support/server-faq/", "https://portal.cfx.re/servers/registration-keys";
    "localstack-auth-token", "LocalStack", "LocalStack auth token", AccessToken, MeteredService, "ls-", "[0-9A-Za-z]{8}-[0-9A-Za-z]{4}-[0-9A-Za-z]{4}-[0-9A-Za-z]{4}-[0-9A-Za-z]{12}", "https://docs.localstack.cloud/aws/getting-started/auth-token/", "https://app.localstack.cloud/workspace/auth-tokens";
    "heartland-secret-key", "Heartland", "Heartland (Global Payments) secret API key, production", SecretKey, Payments, "skapi_prod_", "[0-9A-Za-z_-]{18,60}", "https://developer.globalpayments.com/heartland", "https://developer.heartlandpaymentsystems.com/Account/KeysAndCredentials";
    "heartland-secret-key-cert", "Heartland", "Heartland (Global Payments) secret API key, certification", SecretKey, Payments, "skapi_cert_", "[0-9A-Za-z_-]{18,60}", "https://developer.globalpayments.com/heartland", "https://developer.heartlandpaymentsystems.com/Account/KeysAndCredentials" => test_mode;
    "svix-test-token", "Svix", "Svix API token, test environment", AccessToken, Messaging, "testsk_", "[0-9A-Za-z_-]{32}(?:[.](?:eu|us|ca|au|in))?", "https://docs.svix.com/quickstart", "https://dashboard.svix.com/" => test_mode;
    "tigris-secret-key", "Tigris", "Tigris secret access key", SecretKey, Files, "tsec_", "[0-9A-Za-z_+-]{40,90}", "https://www.tigrisdata.com/docs/iam/manage-access-key/", "https://console.tigris.dev/accesskeys";
    "lightdash-token", "Lightdash", "Lightdash personal access token", PersonalAccessToken, BusinessData, "ldpat_", "[0-9a-f]{32}", "https://docs.lightdash.com/references/personal_tokens", "https://app.lightdash.cloud/generalSettings/personalAccessTokens";
    "metabase-api-key", "Metabase", "Metabase API key", ApiKey, BusinessData, "mb_", "[0-9A-Za-z+/]{43}=", "https://www.metabase.com/docs/latest/people-and-groups/api-keys", "https://www.metabase.com/docs/latest/people-and-groups/api-keys";
    "pangea-token", "Pangea", "Pangea service token", AccessToken, MeteredService, "pts_", "[2-7a-z]{32}", "https://pangea.cloud/docs/admin-guide/tokens", "https://console.pangea.cloud/";
    "coralogix-key", "Coralogix", "Coralogix API key", ApiKey, Monitoring, "cxtp_", "[0-9A-Za-z]{30}", "https://coralogix.com/docs/user-guides/account-management/api-keys/api-keys/", "https://coralogix.com/docs/user-guides/account-management/api-keys/api-keys/";
    "konnect-personal-token", "Kong", "Kong Konnect personal access token", PersonalAccessToken, Infrastructure, "kpat_", "[0-9A-Za-z]{40,60}", "https://developer.konghq.com/konnect-api/#konnect-api-authentication", "https://cloud.konghq.com/global/account/tokens";
    "konnect-system-token", "Kong", "Kong Konnect system account token", AccessToken, Infrastructure, "spat_", "[0-9A-Za-z]{40,60}", "https://developer.konghq.com/konnect-api/#konnect-api-authentication", "https://cloud.konghq.com/global/organization/system-accounts";
    "cashfree-secret-key", "Cashfree", "Cashfree secret key, production", SecretKey, Payments, "cfsk_ma_prod_", "[0-9a-f]{32}_[0-9a-f]{8}", "https://www.cashfree.com/docs/api-reference/authentication", "https://merchant.cashfree.com/merchants/developers/api-keys";
    "cashfree-secret-key-test", "Cashfree", "Cashfree secret key, sandbox", SecretKey, Payments, "cfsk_ma_test_", "[0-9a-f]{32}_[0-9a-f]{8}", "https://www.cashfree.com/docs/api-reference/authentication", "https://merchant.cashfree.com/merchants/developers/api-keys" => test_mode;
    "fincode-secret-key", "fincode", "fincode secret key, production", SecretKey, Payments, "m_prod_", "[0-9A-Za-z_-]{60,160}", "https://docs.fincode.jp/develop_support/api_key", "https://dashboard.fincode.jp/";
    "fincode-secret-key-test", "fincode", "fincode secret key, test", SecretKey, Payments, "m_test_", "[0-9A-Za-z_-]{60,160}", "https://docs.fincode.jp/develop_support/api_key", "https://dashboard.fincode.jp/" => test_mode;
    "vk-access-token", "VK", "VK access token", AccessToken, Messaging, "vk1.a." as "vk1[.]a[.]", "[0-9A-Za-z_-]{60,260}", "https://dev.vk.com/en/api/access-token/getting-started", "https://vk.com/settings?act=apps";
    "northflank-token", "Northflank", "Northflank API token", AccessToken, CloudAccount, "nf-eyJ", "[0-9A-Za-z_-]{10,60}[.]eyJ[0-9A-Za-z_-]{40,900}[.][0-9A-Za-z_-]{43}", "https://northflank.com/docs/v1/api/use-the-api", "https://app.northflank.com/account/api";
    "tinybird-token", "Tinybird", "Tinybird token", AccessToken, Database, "p.eyJ1" as "p[.]eyJ1", "[0-9A-Za-z_-]{20,300}[.][0-9A-Za-z_-]{43}", "https://www.tinybird.co/docs/forward/administration/tokens", "https://cloud.tinybird.co/tokens";
    "dagger-cloud-token", "Dagger", "Dagger Cloud token", AccessToken, Ci, "dag_", "[0-9a-z-]{1,40}_[0-9A-Za-z_-]{43}", "https://docs.dagger.io/configuration/cloud/", "https://dagger.cloud/";
    "coderabbit-api-key", "CodeRabbit", "CodeRabbit API key", ApiKey, SourceCode, "cr-", "[0-9a-f]{58}", "https://docs.coderabbit.ai/", "https://app.coderabbit.ai/settings/api-keys";
    "crossmint-server-key", "Crossmint", "Crossmint server API key, production", SecretKey, Payments, "sk_production_", "[0-9A-Za-z]{60,300}", "https://docs.crossmint.com/introduction/platform/api-keys/overview", "https://www.crossmint.com/console";
    "crossmint-server-key-staging", "Crossmint", "Crossmint server API key, staging", SecretKey, Payments, "sk_staging_", "[0-9A-Za-z]{60,300}", "https://docs.crossmint.com/introduction/platform/api-keys/overview", "https://staging.crossmint.com/console" => test_mode;
    "permit-api-key", "Permit.io", "Permit.io API key", ApiKey, Identity, "permit_key_", "[0-9A-Za-z]{40,140}", "https://docs.permit.io/overview/use-the-permit-api-and-sdk", "https://app.permit.io/settings/api-keys";
    "brex-token", "Brex", "Brex user token", AccessToken, Payments, "bxt_", "[0-9A-Za-z]{40}", "https://developer.brex.com/docs/authentication/", "https://dashboard.brex.com/settings/developer";
    "hex-token", "Hex", "Hex API token", AccessToken, BusinessData, "hxtp_", "[0-9A-Za-z]{40,140}", "https://learn.hex.tech/docs/api/api-overview", "https://app.hex.tech/";
    "configcat-sdk-key", "ConfigCat", "ConfigCat SDK key", ApiKey, BusinessData, "configcat-sdk-1/", "[0-9A-Za-z_-]{22}/[0-9A-Za-z_-]{22}", "https://configcat.com/docs/", "https://app.configcat.com/" => public_half;
    "unleash-admin-token", "Unleash", "Unleash admin API token", AccessToken, Infrastructure, "*:*." as "[*]:[*][.]", "[0-9a-f]{56}", "https://docs.getunleash.io/reference/api-tokens-and-client-keys", "https://docs.getunleash.io/reference/api-tokens-and-client-keys";
    "dependency-track-key", "Dependency-Track", "Dependency-Track API key", ApiKey, SupplyChain, "odt_", "[0-9A-Za-z]{8}_[0-9A-Za-z]{32}", "https://docs.dependencytrack.org/integrations/rest-api/", "https://docs.dependencytrack.org/integrations/rest-api/";
};

pub const RULES: &[Rule] = &[
    Rule {
        id: "convex-deploy-key",
        provider: "Convex",
        title: "Convex deploy key",
        kind: Kind::DeployToken,
        literals: &["|eyJ2MiI6I"],
        reach: Reach::Around(80, 90),
        pattern: "(?:dev|prod|preview|project):[0-9a-z:-]{3,70}[|]eyJ2MiI6I[0-9A-Za-z+/]{30,80}={0,2}",
        verify: issued,
        risk: Risk::Database,
        revoke: Revoke { page: "https://dashboard.convex.dev/", command: "" },
        docs: "https://docs.convex.dev/cli/deploy-key-types",
        examples: &["CONVEX_DEPLOY_KEY=prod:happy-otter-[1-9][0-9]{2}[|]eyJ2MiI6I[A-Za-z]{42}0="],
        near_misses: &["CONVEX_DEPLOYMENT=prod:happy-otter-[1-9][0-9]{2}", "[|]eyJ2MiI6I[A-Za-z]{42}0="],
        ..DEFAULTS
    },
    Rule {
        id: "apollo-graph-key",
        provider: "Apollo GraphOS",
        title: "Apollo GraphOS API key",
        literals: &["APOLLO_KEY", "apollo_key", "apolloKey", "x-api-key", "X-API-Key"],
        reach: Reach::After(140),
        pattern: "(?:service|user):[0-9A-Za-z_.-]{1,64}:[0-9A-Za-z_-]{22}",
        verify: issued,
        risk: Risk::BusinessData,
        revoke: Revoke { page: "https://studio.apollographql.com/", command: "" },
        docs: "https://www.apollographql.com/docs/graphos/platform/access-management/api-keys",
        examples: &["APOLLO_KEY=service:my-graph:[0-9A-Za-z_-]{22}", "x-api-key: user:gh[.]me:[0-9A-Za-z_-]{22}"],
        near_misses: &["APOLLO_KEY=service:my-graph:", "APOLLO_KEY=service:my-graph:your_api_key_here_00x"],
        ..DEFAULTS
    },
    Rule {
        id: "unleash-client-token",
        provider: "Unleash",
        title: "Unleash client or frontend API token",
        kind: Kind::AccessToken,
        literals: &[":development.", ":production."],
        reach: Reach::Around(40, 72),
        pattern: r"(?:\*|\[\]|[0-9A-Za-z_-]{1,36}):(?:development|production)[.][0-9a-f]{56}",
        verify: issued,
        risk: Risk::BusinessData,
        revoke: Revoke { page: "https://docs.getunleash.io/reference/api-tokens-and-client-keys", command: "" },
        docs: "https://docs.getunleash.io/reference/api-tokens-and-client-keys",
        examples: &["Authorization: default:development[.][0-9a-f]{56}", "token: '[*]:production[.][0-9a-f]{56}'"],
        near_misses: &["default:development[.]unleash-insecure-api-token", "default:development[.][0-9a-f]{20}"],
        ..DEFAULTS
    },
    Rule {
        id: "socket-api-token",
        provider: "Socket",
        title: "Socket API token",
        kind: Kind::AccessToken,
        literals: &["sktsec_"],
        pattern: "sktsec_[0-9A-Za-z_-]{30,90}_api",
        verify: socket,
        risk: Risk::SupplyChain,
        revoke: Revoke { page: "https://socket.dev/dashboard/settings/api-tokens", command: "" },
        docs: "https://docs.socket.dev/reference/authentication",
        examples: &["SOCKET_API_TOKEN=sktsec_[0-9A-Za-z_-]{43}_api"],
        near_misses: &["sktsec_[0-9A-Za-z]{10}_api", "sktsec_t_--RAN5U4[0-9A-Za-z_-]{33}_api"],
        ..DEFAULTS
    },
    Rule {
        id: "laravel-app-key",
        provider: "Laravel",
        title: "Laravel application key",
        kind: Kind::SecretKey,
        literals: &["APP_KEY", "'key' =>"],
        pattern: r#"(?:APP_KEY["']?\s{0,3}[=:,]|'key' =>)\s{0,3}["']?(base64:[0-9A-Za-z+/]{43}=)"#,
        verify: issued,
        risk: Risk::Cryptography,
        revoke: Revoke {
            page: "https://laravel.com/docs/encryption#gracefully-rotating-encryption-keys",
            command: "php artisan key:generate",
        },
        docs: "https://laravel.com/docs/encryption#configuration",
        examples: &[
            "APP_KEY=base64:[0-9A-Za-z+/]{43}=",
            "'APP_KEY': \"base64:[0-9A-Za-z+/]{43}=\"",
            "'key' => 'base64:[0-9A-Za-z+/]{43}=',",
            "'key' => env\\('APP_KEY', 'base64:[0-9A-Za-z+/]{43}='\\),",
        ],
        near_misses: &["APP_KEY=base64:", "APP_KEY=base64:[0-9A-Za-z+/]{20}="],
        ..DEFAULTS
    },
    Rule {
        id: "sidekiq-credentials",
        provider: "Sidekiq",
        title: "credentials of Sidekiq's gem server",
        kind: Kind::Password,
        literals: &["contribsys.com", "CONTRIBSYS__COM"],
        reach: Reach::Near(40, 40),
        pattern: r"[0-9a-f]{8}:[0-9a-f]{8}",
        verify: issued,
        risk: Risk::SupplyChain,
        revoke: Revoke { page: "https://billing.contribsys.com/", command: "" },
        docs: "https://github.com/sidekiq/sidekiq/wiki/Commercial-FAQ",
        examples: &[
            "BUNDLE_ENTERPRISE__CONTRIBSYS__COM=[0-9a-f]{8}:[0-9a-f]{8}",
            "https://[0-9a-f]{8}:[0-9a-f]{8}@gems[.]contribsys[.]com/",
        ],
        near_misses: &["https://gems[.]contribsys[.]com/", "BUNDLE_ENTERPRISE__CONTRIBSYS__COM=[0-9a-f]{8}"],
        ..DEFAULTS
    },
    Rule {
        id: "govuk-notify-api-key",
        provider: "GOV.UK Notify",
        title: "GOV.UK Notify API key",
        literals: &["NOTIFY_API_KEY", "notify_api_key", "notifyApiKey", "NOTIFY_KEY", "notifications.service.gov.uk"],
        reach: Reach::After(120),
        pattern: "[0-9A-Za-z_]{1,60}-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
        verify: issued,
        risk: Risk::Mail,
        revoke: Revoke { page: "https://www.notifications.service.gov.uk/", command: "" },
        docs: "https://docs.notifications.service.gov.uk/rest-api.html#api-keys",
        examples: &[
            "NOTIFY_API_KEY=my_live_key-[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}-[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}",
        ],
        near_misses: &["NOTIFY_TEMPLATE=[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}"],
        ..DEFAULTS
    },
    Rule {
        id: "jenkins-stored-secret",
        provider: "Jenkins",
        title: "secret of a Jenkins credential store",
        kind: Kind::Password,
        // The version of the format and the length of its vector, in base64.
        literals: &["AQAAABAAA"],
        reach: Reach::Around(60, 1200),
        pattern: r"\{((?:[A-Za-z0-9_.-]{1,48} )?AQAAABAAA[A-Za-z0-9+/=_.:;&,$!@#%^* -]{16,4000})\}",
        edges: Edges::Open,
        verify: super::shape::said,
        risk: Risk::Ci,
        revoke: Revoke { page: "https://www.jenkins.io/doc/book/using/using-credentials/", command: "" },
        docs: "https://www.jenkins.io/doc/developer/security/secrets/",
        examples: &[
            r"<password>\{AQAAABAAAAAQ[A-Za-z0-9+/]{43}=\}</password>",
            r"<secret>\{AQAAABAAA [A-Za-z0-9]{32}\}</secret>",
        ],
        near_misses: &[r"<password>\{AQAAABAAA\}</password>", "AQAAABAAA[A-Za-z0-9+/]{43}="],
        ..DEFAULTS
    },
];

/// The token that Socket's own command publishes for everybody is none.
fn socket(candidate: &Candidate<'_>) -> Verdict {
    if candidate.value().starts_with(b"sktsec_t_--RAN5U4") { Verdict::Dismiss } else { issued(candidate) }
}
