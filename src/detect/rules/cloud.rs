/*! Clouds and hosts beside the three largest. */

use super::named::{NAMED, by_name, named};
use super::shape::{issued, made_up, public_half, tokens};
use crate::detect::rule::{DEFAULTS, Kind, Reach, Revoke, Risk, Rule, Verdict};
use crate::detect::verify::{crc, json64};
use crate::detect::{Candidate, Proof};

const CLOUDFLARE_DOCS: &str = "https://developers.cloudflare.com/fundamentals/api/get-started/token-formats/";
const CLOUDFLARE_TOKENS: &str = "https://dash.cloudflare.com/profile/api-tokens";
const VERCEL_DOCS: &str = "https://vercel.com/docs/rest-api#creating-an-access-token";
const VERCEL_TOKENS: &str = "https://vercel.com/account/settings/tokens";
const DIGITALOCEAN_DOCS: &str = "https://docs.digitalocean.com/reference/api/create-personal-access-token/";
const DIGITALOCEAN_TOKENS: &str = "https://cloud.digitalocean.com/account/api/tokens";
const NETLIFY_DOCS: &str = "https://docs.netlify.com/api/get-started/#authentication";
const NETLIFY_TOKENS: &str = "https://app.netlify.com/user/applications#personal-access-tokens";
const FLY_DOCS: &str = "https://fly.io/docs/security/tokens/";
const SUPABASE_DOCS: &str = "https://supabase.com/docs/guides/api/api-keys";
const SUPABASE_TOKENS: &str = "https://supabase.com/dashboard/account/tokens";
const PSCALE_DOCS: &str = "https://planetscale.com/docs/api/reference/service-tokens";
const YANDEX_DOCS: &str = "https://yandex.cloud/en/docs/iam/concepts/authorization/";
const ALIBABA_KEYS: &str = "https://www.alibabacloud.com/help/en/ram/user-guide/create-an-accesskey-pair";

const CLOUDFLARE: Rule = Rule {
    provider: "Cloudflare",
    kind: Kind::ApiKey,
    risk: Risk::CloudAccount,
    verify: cloudflare,
    seal: Some(seal_cloudflare),
    revoke: Revoke { page: CLOUDFLARE_TOKENS, command: "" },
    docs: CLOUDFLARE_DOCS,
    ..DEFAULTS
};
const VERCEL: Rule = Rule {
    provider: "Vercel",
    kind: Kind::AccessToken,
    risk: Risk::CloudAccount,
    verify: vercel,
    seal: Some(seal_vercel),
    revoke: Revoke { page: VERCEL_TOKENS, command: "" },
    docs: VERCEL_DOCS,
    ..DEFAULTS
};

/// Entries `id, title, prefix, pattern of a whole token, base;` of tokens with a checksum at their end.
macro_rules! summed {
    ($($id:literal, $title:literal, $kind:ident, $prefix:literal, $rest:literal, $base:expr;)*) => {
        &[$(Rule {
            id: $id,
            title: $title,
            kind: Kind::$kind,
            literals: &[$prefix],
            pattern: concat!($prefix, $rest),
            examples: &[concat!($prefix, $rest), concat!("token = '", $prefix, $rest, "'")],
            near_misses: &[concat!("x", $prefix, $rest), concat!($prefix, $rest), concat!($prefix, "[0-9A-Za-z]{9}")],
            ..$base
        }),*]
    };
}

pub const SUMMED: &[Rule] = summed! {
    "cloudflare-global-api-key", "Cloudflare global API key", ApiKey, "cfk_", "[0-9A-Za-z]{40}[0-9a-f]{8}", CLOUDFLARE;
    "cloudflare-user-api-token", "Cloudflare user API token", AccessToken, "cfut_", "[0-9A-Za-z]{40}[0-9a-f]{8}", CLOUDFLARE;
    "cloudflare-account-api-token", "Cloudflare account API token", AccessToken, "cfat_", "[0-9A-Za-z]{40}[0-9a-f]{8}", CLOUDFLARE;
    "vercel-personal-token", "Vercel personal access token", PersonalAccessToken, "vcp_", "[0-9A-Za-z]{56}", VERCEL;
    "vercel-integration-token", "Vercel integration token", AccessToken, "vci_", "[0-9A-Za-z]{56}", VERCEL;
    "vercel-app-access-token", "Vercel app access token", AccessToken, "vca_", "[0-9A-Za-z]{56}", VERCEL;
    "vercel-app-refresh-token", "Vercel app refresh token", RefreshToken, "vcr_", "[0-9A-Za-z]{56}", VERCEL;
    "vercel-ai-gateway-key", "Vercel AI Gateway API key", ApiKey, "vck_", "[0-9A-Za-z]{56}", VERCEL;
};

pub const TOKENS: &[Rule] = tokens! {
    "cloudflare-origin-ca-key", "Cloudflare", "Cloudflare origin CA key", ApiKey, Infrastructure, "v1.0-" as "v1[.]0-", "[0-9a-z]{24,64}-[0-9a-f]{140,300}", "https://developers.cloudflare.com/fundamentals/api/get-started/ca-keys/", CLOUDFLARE_TOKENS;
    "digitalocean-pat", "DigitalOcean", "DigitalOcean personal access token", PersonalAccessToken, CloudAccount, "dop_v1_", "[0-9a-f]{64}", DIGITALOCEAN_DOCS, DIGITALOCEAN_TOKENS;
    "digitalocean-oauth-token", "DigitalOcean", "DigitalOcean OAuth access token", OauthToken, CloudAccount, "doo_v1_", "[0-9a-f]{64}", DIGITALOCEAN_DOCS, DIGITALOCEAN_TOKENS;
    "digitalocean-refresh-token", "DigitalOcean", "DigitalOcean OAuth refresh token", RefreshToken, CloudAccount, "dor_v1_", "[0-9a-f]{64}", DIGITALOCEAN_DOCS, DIGITALOCEAN_TOKENS;
    "digitalocean-model-key", "DigitalOcean", "DigitalOcean Gradient model access key", ApiKey, AiUsage, "sk-do-", "[0-9A-Za-z_-]{60,90}", "https://docs.digitalocean.com/products/gradient-ai-platform/how-to/use-serverless-inference/", DIGITALOCEAN_TOKENS;
    "alibaba-access-key-id", "Alibaba Cloud", "Alibaba Cloud AccessKey id", AccessKeyId, CloudAccount, "LTAI", "[0-9A-Za-z]{12,21}", ALIBABA_KEYS, "https://ram.console.alibabacloud.com/manage/ak";
    "alibaba-sts-access-key-id", "Alibaba Cloud", "Alibaba Cloud STS AccessKey id", AccessKeyId, CloudAccount, "STS." as "STS[.]", "[0-9A-Za-z]{16,64}", "https://www.alibabacloud.com/help/en/ram/developer-reference/api-sts-2015-04-01-assumerole", "https://ram.console.alibabacloud.com/manage/ak";
    "alibaba-sts-security-token", "Alibaba Cloud", "Alibaba Cloud STS security token", SessionToken, CloudAccount, "CAIS", "[0-9A-Za-z+/]{40,2000}={0,2}", "https://www.alibabacloud.com/help/en/ram/developer-reference/api-sts-2015-04-01-assumerole", "https://ram.console.alibabacloud.com/manage/ak";
    "tencent-secret-id", "Tencent Cloud", "Tencent Cloud SecretId", AccessKeyId, CloudAccount, "AKID", "[0-9A-Za-z]{32}", "https://www.tencentcloud.com/document/product/598/34228", "https://console.tencentcloud.com/cam/capi";
    "volcengine-access-key-id", "Volcengine", "Volcengine access key id", AccessKeyId, CloudAccount, "AKLT", "[0-9A-Za-z+/_-]{40,64}={0,2}", "https://www.volcengine.com/docs/6257/64983", "https://console.volcengine.com/iam/keymanage/";
    "netlify-pat", "Netlify", "Netlify personal access token", PersonalAccessToken, CloudAccount, "nfp_", "[0-9A-Za-z]{36}", NETLIFY_DOCS, NETLIFY_TOKENS;
    "netlify-oauth-token", "Netlify", "Netlify OAuth token", OauthToken, CloudAccount, "nfo_", "[0-9A-Za-z]{36}", NETLIFY_DOCS, NETLIFY_TOKENS;
    "netlify-cli-token", "Netlify", "Netlify CLI token", AccessToken, CloudAccount, "nfc_", "[0-9A-Za-z]{36}", NETLIFY_DOCS, NETLIFY_TOKENS;
    "netlify-ui-token", "Netlify", "Netlify session token", SessionToken, CloudAccount, "nfu_", "[0-9A-Za-z]{36}", NETLIFY_DOCS, NETLIFY_TOKENS;
    "netlify-build-token", "Netlify", "Netlify build token", JobToken, CloudAccount, "nfb_", "[0-9A-Za-z]{36}", NETLIFY_DOCS, NETLIFY_TOKENS;
    "heroku-api-key", "Heroku", "Heroku API key", ApiKey, CloudAccount, "HRKU-", "[0-9A-Za-z_-]{60}", "https://devcenter.heroku.com/articles/authentication", "https://dashboard.heroku.com/account";
    "fly-access-token", "Fly.io", "Fly.io access token", AccessToken, CloudAccount, "fo1_", "[0-9A-Za-z_-]{43}", FLY_DOCS, "https://fly.io/user/personal_access_tokens";
    "fly-macaroon-r", "Fly.io", "Fly.io macaroon token", AccessToken, CloudAccount, "fm1r_", "[0-9A-Za-z+/]{100,2000}={0,3}", FLY_DOCS, "https://fly.io/user/personal_access_tokens";
    "fly-macaroon-a", "Fly.io", "Fly.io app macaroon token", AccessToken, CloudAccount, "fm1a_", "[0-9A-Za-z+/]{100,2000}={0,3}", FLY_DOCS, "https://fly.io/user/personal_access_tokens";
    "fly-macaroon-2", "Fly.io", "Fly.io macaroon token (second form)", AccessToken, CloudAccount, "fm2_", "[0-9A-Za-z+/]{100,2000}={0,3}", FLY_DOCS, "https://fly.io/user/personal_access_tokens";
    "render-api-key", "Render", "Render API key", ApiKey, CloudAccount, "rnd_", "[0-9A-Za-z]{28,32}", "https://render.com/docs/api#1-create-an-api-key", "https://dashboard.render.com/u/settings#api-keys";
    "supabase-secret-key", "Supabase", "Supabase secret API key", ApiKey, Database, "sb_secret_", "[0-9A-Za-z_-]{22}_[0-9A-Za-z_-]{8}", SUPABASE_DOCS, "https://supabase.com/dashboard/project/_/settings/api-keys";
    "supabase-publishable-key", "Supabase", "Supabase publishable API key", ApiKey, Database, "sb_publishable_", "[0-9A-Za-z_-]{22}_[0-9A-Za-z_-]{8}", SUPABASE_DOCS, "https://supabase.com/dashboard/project/_/settings/api-keys" => public_half;
    "supabase-pat", "Supabase", "Supabase personal access token", PersonalAccessToken, Database, "sbp_", "(?:v0_)?[0-9a-z]{40}", "https://supabase.com/docs/reference/api/introduction", SUPABASE_TOKENS;
    "supabase-oauth-token", "Supabase", "Supabase OAuth access token", OauthToken, Database, "sbp_oauth_", "[0-9a-f]{40}", "https://supabase.com/docs/guides/integrations/build-a-supabase-integration", SUPABASE_TOKENS;
    "planetscale-service-token", "PlanetScale", "PlanetScale service token", AccessToken, Database, "pscale_tkn_", "[0-9A-Za-z_.=-]{32,64}", PSCALE_DOCS, "https://app.planetscale.com/";
    "planetscale-password", "PlanetScale", "PlanetScale database password", Password, Database, "pscale_pw_", "[0-9A-Za-z_.=-]{32,64}", "https://planetscale.com/docs/vitess/connecting/connection-strings", "https://app.planetscale.com/";
    "planetscale-oauth-token", "PlanetScale", "PlanetScale OAuth token", OauthToken, Database, "pscale_oauth_", "[0-9A-Za-z_.=-]{32,64}", PSCALE_DOCS, "https://app.planetscale.com/";
    "neon-api-key", "Neon", "Neon API key", ApiKey, Database, "napi_", "[0-9A-Za-z]{64}", "https://neon.com/docs/manage/api-keys", "https://console.neon.tech/app/settings/api-keys";
    "neon-password", "Neon", "Neon database password", Password, Database, "npg_", "[0-9A-Za-z]{10,20}", "https://neon.com/docs/manage/roles", "https://console.neon.tech/";
    "upcloud-token", "UpCloud", "UpCloud API token", AccessToken, CloudAccount, "ucat_", "[0-9A-Za-z]{24,32}", "https://upcloud.com/docs/guides/api-tokens/", "https://hub.upcloud.com/account/api-tokens";
    "exoscale-api-key", "Exoscale", "Exoscale API key", AccessKeyId, CloudAccount, "EXO", "[0-9a-f]{24,26}", "https://community.exoscale.com/platform/iam/", "https://portal.exoscale.com/iam/api-keys";
    "scaleway-access-key", "Scaleway", "Scaleway access key", AccessKeyId, CloudAccount, "SCW", "[0-9A-Z]{17}", "https://www.scaleway.com/en/docs/iam/concepts/#api-key", "https://console.scaleway.com/iam/api-keys";
    "scalingo-api-token", "Scalingo", "Scalingo API token", AccessToken, CloudAccount, "tk-us-", "[0-9A-Za-z_-]{48}", "https://developers.scalingo.com/tokens", "https://dashboard.scalingo.com/account/tokens";
    "yandex-api-key", "Yandex Cloud", "Yandex Cloud API key", ApiKey, CloudAccount, "AQVN", "[0-9A-Za-z_-]{35,38}", YANDEX_DOCS, "https://yandex.cloud/en/docs/iam/operations/authentication/manage-api-keys";
    "yandex-oauth-token", "Yandex", "Yandex OAuth token", OauthToken, Identity, "y0__", "[0-9A-Za-z_-]{50,70}", "https://yandex.com/dev/id/doc/en/tokens/debug-token", "https://id.yandex.com/personal/data-access";
    "yandex-oauth-token-1", "Yandex", "Yandex OAuth token (older form)", OauthToken, Identity, "y0_A", "[0-9A-Za-z_-]{54}", "https://yandex.com/dev/id/doc/en/tokens/debug-token", "https://id.yandex.com/personal/data-access";
    "deno-deploy-token", "Deno Deploy", "Deno Deploy access token", AccessToken, CloudAccount, "ddp_", "[0-9A-Za-z]{36}", "https://docs.deno.com/deploy/classic/deployctl/", "https://dash.deno.com/account#access-tokens";
    "deno-org-token", "Deno Deploy", "Deno Deploy organization token", AccessToken, CloudAccount, "ddo_", "[0-9A-Za-z]{36}", "https://docs.deno.com/subhosting/manual/", "https://dash.deno.com/account#access-tokens";
    "porkbun-secret-key", "Porkbun", "Porkbun secret API key", ApiSecret, Infrastructure, "sk1_", "[0-9a-f]{64}", "https://porkbun.com/api/json/v3/documentation", "https://porkbun.com/account/api";
    "porkbun-api-key", "Porkbun", "Porkbun API key", ApiKey, Infrastructure, "pk1_", "[0-9a-f]{64}", "https://porkbun.com/api/json/v3/documentation", "https://porkbun.com/account/api" => public_half;
    "dnsimple-user-token", "DNSimple", "DNSimple user API token", AccessToken, Infrastructure, "dnsimple_u_", "[0-9A-Za-z]{32,64}", "https://support.dnsimple.com/articles/api-access-token/", "https://dnsimple.com/user";
    "dnsimple-account-token", "DNSimple", "DNSimple account API token", AccessToken, Infrastructure, "dnsimple_a_", "[0-9A-Za-z]{32,64}", "https://support.dnsimple.com/articles/api-access-token/", "https://dnsimple.com/user";
    "akamai-token", "Akamai", "Akamai EdgeGrid token", AccessToken, Infrastructure, "akab-", "[0-9a-z]{16}-[0-9a-z]{16}", "https://techdocs.akamai.com/developer/docs/edgegrid", "https://control.akamai.com/apps/identity-management/";
    "vercel-blob-token", "Vercel", "Vercel Blob read-write token", AccessToken, Files, "vercel_blob_rw_", "[0-9A-Za-z]{16}_[0-9A-Za-z]{30,40}", "https://vercel.com/docs/vercel-blob", "https://vercel.com/dashboard/stores";
};

const CLOUD: Rule = Rule { risk: Risk::CloudAccount, ..NAMED };

pub const NAMED_RULES: &[Rule] = named! { CLOUD;
    "cloudflare-api-token-old", "Cloudflare", "Cloudflare API token (older form)", ["cloudflare", "cf_api", "cf_token", "cf_key"], "[0-9A-Za-z_-]{40}", "https://developers.cloudflare.com/fundamentals/api/get-started/create-token/";
    "cloudflare-global-key-old", "Cloudflare", "Cloudflare global API key (older form)", ["cloudflare", "cf_api", "x-auth-key"], "[0-9a-f]{37}", "https://developers.cloudflare.com/fundamentals/api/get-started/keys/";
    "cloudflare-access-client-secret", "Cloudflare", "Cloudflare Access service token secret", ["cf-access", "cf_access", "cfaccess"], "[0-9a-f]{64}", "https://developers.cloudflare.com/cloudflare-one/identity/service-tokens/";
    "digitalocean-token-old", "DigitalOcean", "DigitalOcean token (older form)", ["digitalocean", "digital_ocean", "do_token"], "[0-9A-Za-z_-]{64}", "https://docs.digitalocean.com/reference/api/create-personal-access-token/";
    "digitalocean-spaces-secret", "DigitalOcean", "DigitalOcean Spaces secret key", ["spaces", "digitalocean"], "[0-9A-Za-z+/]{43}", "https://docs.digitalocean.com/products/spaces/how-to/manage-access/";
    "alibaba-secret-key", "Alibaba Cloud", "Alibaba Cloud AccessKey secret", ["alibaba", "aliyun", "alicloud", "accesskeysecret", "access_key_secret", "oss_"], "[0-9A-Za-z]{30}", "https://www.alibabacloud.com/help/en/ram/user-guide/create-an-accesskey-pair";
    "alibaba-sts-secret", "Alibaba Cloud", "Alibaba Cloud STS AccessKey secret", ["alibaba", "aliyun", "alicloud"], "[0-9A-Za-z]{35,44}", "https://www.alibabacloud.com/help/en/ram/developer-reference/api-sts-2015-04-01-assumerole";
    "tencent-secret-key", "Tencent Cloud", "Tencent Cloud SecretKey", ["tencent", "qcloud", "secretid", "secret_id", "cos_secret"], "[0-9A-Za-z]{32}", "https://www.tencentcloud.com/document/product/598/34228";
    "huawei-secret-key", "Huawei Cloud", "Huawei Cloud secret access key", ["huawei", "hwcloud", "hw_secret"], "[0-9A-Za-z]{40}", "https://support.huaweicloud.com/intl/en-us/usermanual-ca/ca_01_0003.html";
    "baidu-secret-key", "Baidu Cloud", "Baidu AI Cloud secret access key", ["baidu", "bce_"], "[0-9A-Za-z]{32}", "https://cloud.baidu.com/doc/Reference/s/9jwvz2egb";
    "ibm-cloud-api-key", "IBM Cloud", "IBM Cloud API key", ["ibmcloud", "ibm_cloud", "ibm-cloud", "ibm", "bluemix", "watson", "softlayer"], "[0-9A-Za-z_-]{44}", "https://cloud.ibm.com/docs/account?topic=account-manapikey";
    "ibm-softlayer-key", "IBM Cloud", "IBM SoftLayer API key", ["softlayer", "sl_api"], "[0-9a-z]{64}", "https://cloud.ibm.com/docs/account?topic=account-classic_keys";
    "oracle-auth-token", "Oracle Cloud", "Oracle Cloud customer secret key", ["oraclecloud", "oracle_cloud", "oci_"], "[0-9A-Za-z+/]{43}=", "https://docs.oracle.com/en-us/iaas/Content/Identity/Tasks/managingcredentials.htm";
    "heroku-api-key-old", "Heroku", "Heroku API key (older form)", ["heroku"], "(?:HRKU-)?[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}", "https://devcenter.heroku.com/articles/authentication";
    "vercel-token-old", "Vercel", "Vercel access token (older form)", ["vercel", "zeit_", "now_token"], "[0-9A-Za-z]{24}", "https://vercel.com/docs/rest-api#creating-an-access-token";
    "netlify-token-old", "Netlify", "Netlify access token (older form)", ["netlify"], "[=:\"' ]([0-9A-Za-z_=-]{40,64})", "https://docs.netlify.com/api/get-started/#authentication";
    "railway-token", "Railway", "Railway API token", ["railway"], "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}", "https://docs.railway.com/reference/public-api";
    "scaleway-secret-key", "Scaleway", "Scaleway secret key", ["scaleway", "scw_"], "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}", "https://www.scaleway.com/en/docs/iam/concepts/#api-key";
    "ovh-secret", "OVHcloud", "OVHcloud application secret or consumer key", ["ovh"], "[0-9A-Za-z]{32}", "https://help.ovhcloud.com/csm/en-api-getting-started-ovhcloud-api?id=kb_article_view&sysparm_article=KB0042784";
    "hetzner-token", "Hetzner", "Hetzner Cloud API token", ["hetzner", "hcloud"], "[0-9A-Za-z]{64}", "https://docs.hetzner.com/cloud/api/getting-started/generating-api-token/";
    "hetzner-dns-token", "Hetzner", "Hetzner DNS API token", ["hetzner"], "[0-9A-Za-z]{32}", "https://docs.hetzner.com/dns-console/dns/general/api-access-token/";
    "linode-token", "Linode", "Linode (Akamai) personal access token", ["linode"], "[0-9a-f]{64}", "https://techdocs.akamai.com/cloud-computing/docs/manage-personal-access-tokens";
    "vultr-api-key", "Vultr", "Vultr API key", ["vultr"], "[0-9A-Z]{36}", "https://docs.vultr.com/how-to-use-the-vultr-api";
    "exoscale-api-secret", "Exoscale", "Exoscale API secret", ["exoscale"], "[0-9A-Za-z_-]{40,43}", "https://community.exoscale.com/platform/iam/";
    "civo-api-key", "Civo", "Civo API key", ["civo"], "[0-9A-Za-z]{50}", "https://www.civo.com/docs/account/api-keys";
    "yandex-secret-key", "Yandex Cloud", "Yandex Cloud static secret key", ["yandex"], "YC[0-9A-Za-z_-]{38}", "https://yandex.cloud/en/docs/iam/concepts/authorization/access-key";
    "yandex-key-old", "Yandex", "Yandex API key", ["yandex"], "[0-9A-Za-z.]{83}", "https://yandex.com/dev/dictionary/";
    "fastly-api-token", "Fastly", "Fastly API token", ["fastly"], "[=:\"' ]([0-9A-Za-z_=-]{30,32})", "https://docs.fastly.com/en/guides/using-api-tokens";
    "akamai-client-secret", "Akamai", "Akamai EdgeGrid client secret", ["akamai", "edgegrid", "edgerc", "akab-"], "[0-9A-Za-z+/]{43}=", "https://techdocs.akamai.com/developer/docs/edgegrid";
    "bunny-api-key", "bunny.net", "bunny.net API key", ["bunny"], "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}-[0-9a-f]{4}-[0-9a-f]{4}", "https://docs.bunny.net/reference/bunnynet-api-overview";
    "backblaze-application-key", "Backblaze", "Backblaze B2 application key", ["backblaze", "b2_", "b2app"], "K00[0-9][0-9A-Za-z+/]{27}", "https://www.backblaze.com/docs/cloud-storage-application-keys";
    "wasabi-secret-key", "Wasabi", "Wasabi secret key", ["wasabi"], "[0-9A-Za-z]{40}", "https://docs.wasabi.com/docs/creating-a-new-access-key";
    "minio-secret-key", "MinIO", "MinIO secret key", ["minio"], "[0-9A-Za-z+/]{40}", "https://min.io/docs/minio/linux/administration/identity-access-management/minio-user-management.html";
    "koyeb-token", "Koyeb", "Koyeb API token", ["koyeb"], "[0-9a-z]{64}", "https://www.koyeb.com/docs/reference/api";
    "platformsh-token", "Platform.sh", "Platform.sh API token", ["upsun", "platformsh", "platform.sh"], "[0-9A-Za-z_-]{43}", "https://docs.platform.sh/administration/cli/api-tokens.html";
    "namecheap-api-key", "Namecheap", "Namecheap API key", ["namecheap"], "[0-9a-f]{32}", "https://www.namecheap.com/support/api/intro/";
    "gandi-api-key", "Gandi", "Gandi API key or personal access token", ["gandi"], "(?:[0-9a-f]{40}|[0-9A-Za-z]{24})", "https://api.gandi.net/docs/authentication/";
    "godaddy-api-secret", "GoDaddy", "GoDaddy API secret", ["godaddy"], "[0-9A-Za-z]{21,22}", "https://developer.godaddy.com/getstarted";
    "godaddy-api-key", "GoDaddy", "GoDaddy API key", ["godaddy"], "[0-9A-Za-z]{8,20}_[0-9A-Za-z]{20,24}", "https://developer.godaddy.com/getstarted";
    "name-com-token", "Name.com", "Name.com API token", ["namecom", "name.com"], "[0-9a-f]{40}", "https://www.name.com/api-docs";
    "desec-token", "deSEC", "deSEC API token", ["desec"], "[0-9A-Za-z_-]{28}", "https://desec.readthedocs.io/en/latest/auth/tokens.html";
    "cloudns-password", "ClouDNS", "ClouDNS API password", ["cloudns"], "[0-9A-Za-z]{16,40}", "https://www.cloudns.net/wiki/article/42/";
    "buddyns-api-key", "BuddyNS", "BuddyNS API key", ["buddyns"], "[0-9a-z]{40}", "https://www.buddyns.com/support/api/v2/";
    "dnscheck-key", "DNS Check", "DNS Check group token", ["dnscheck"], "[0-9A-Za-z]{32}", "https://www.dnscheck.co/api";
    "nsone-api-key", "NS1", "NS1 API key", ["nsone", "ns1_"], "[0-9A-Za-z]{20}", "https://www.ibm.com/docs/en/ns1-connect";
    "equinix-metal-token", "Equinix", "Equinix Metal auth token", ["equinix", "packet_auth", "metal_auth"], "[0-9A-Za-z]{32}", "https://deploy.equinix.com/developers/docs/metal/identity-access-management/api-keys/";
    "rackspace-api-key", "Rackspace", "Rackspace API key", ["rackspace"], "[0-9a-f]{32}", "https://docs.rackspace.com/docs/view-and-reset-your-api-key";
    "kinsta-api-key", "Kinsta", "Kinsta API key", ["kinsta"], "[0-9a-f]{64}", "https://kinsta.com/docs/kinsta-api/";
    "ionos-token", "IONOS", "IONOS API key", ["ionos"], "[0-9a-f]{32}[.][0-9A-Za-z_-]{40,100}", "https://developer.hosting.ionos.com/docs/getstarted";
    "sakura-cloud-secret", "Sakura Cloud", "Sakura Cloud access token secret", ["sakuracloud", "sakura_cloud", "sakura"], "[0-9A-Za-z]{64}", "https://manual.sakura.ad.jp/cloud/api/apikey.html";
    "nifcloud-secret-key", "NIFCLOUD", "NIFCLOUD secret access key", ["nifcloud", "nifty_"], "[0-9a-f]{40}", "https://pfs.nifcloud.com/api/";
    "naver-cloud-secret", "NAVER Cloud", "NAVER Cloud secret key", ["ncloud", "naver"], "[0-9A-Za-z]{40}", "https://api.ncloud-docs.com/docs/en/common-ncpapi";
    "borgbase-token", "BorgBase", "BorgBase API key", ["borgbase"], "[0-9A-Za-z/_.-]{148,152}", "https://docs.borgbase.com/api";
    "host-io-token", "host.io", "host.io API token", ["hostio", "host.io"], "[0-9a-z]{14}", "https://host.io/docs";
    "siteleaf-secret", "Siteleaf", "Siteleaf API secret", ["siteleaf"], "[0-9A-Za-z]{32}", "https://learn.siteleaf.com/api/authentication/";
    "cloudimage-token", "Cloudimage", "Cloudimage API key", ["cloudimage"], "[0-9a-z_]{30}", "https://docs.cloudimage.io/";
    "cloud66-token", "Cloud 66", "Cloud 66 access token", ["cloud66"], "[0-9a-f]{64}", "https://developers.cloud66.com/";
    "clever-cloud-token", "Clever Cloud", "Clever Cloud token", ["clever_token", "clever_secret", "clever-cloud", "clevercloud"], "[0-9a-f]{30,40}", "https://www.clever-cloud.com/developers/api/";
};

/// Keys too long for the usual reach.
const LONG: Rule = Rule { reach: Reach::After(1200), ..CLOUD };

pub const LONG_RULES: &[Rule] = named! { LONG;
    "web3-storage-token", "web3.storage", "web3.storage API token", ["web3storage", "web3.storage"], "eyJ[0-9A-Za-z_-]{20,200}[.]eyJ[0-9A-Za-z_-]{20,400}[.][0-9A-Za-z_-]{20,200}", "https://web3.storage/docs/";
};

pub const RULES: &[Rule] = &[
    Rule {
        id: "cloudflare-tunnel-token",
        title: "Cloudflare Tunnel token",
        kind: Kind::AccessToken,
        literals: &["eyJhIjoi"],
        pattern: "eyJhIjoi[0-9A-Za-z+/_-]{100,400}={0,2}",
        verify: tunnel,
        seal: None,
        risk: Risk::Infrastructure,
        revoke: Revoke { page: "https://one.dash.cloudflare.com/", command: "cloudflared tunnel delete <name>" },
        docs: "https://developers.cloudflare.com/cloudflare-one/networks/connectors/cloudflare-tunnel/configure-tunnels/remote-tunnel-permissions/",
        // {"a":"<32 hex>","t":"<uuid>","s":"<base64>"}; the middle stays encoded by threes.
        examples: &[
            "eyJhIjoiOTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTkiLCJ0IjoiMDAwMDAwMDAtMTExMS0yMjIyLTMzMzMtNDQ0NDQ0NDQ0NDQ0IiwicyI6(?:Ik5USm1NVFk0TmpBdE1tWmlOQzAwTldNM0xUaGlNekl0TnpRek1tRXdOR1Ez|Ik1USm1NVFk0TmpBdE1tWmlOQzAwTldNM0xUaGlNekl0TnpRek1tRXdOR1Ez)In0=",
        ],
        near_misses: &["eyJhIjoi[0-9A-Z]{120}"],
        ..CLOUDFLARE
    },
    Rule {
        id: "digitalocean-spaces-key-id",
        provider: "DigitalOcean",
        title: "DigitalOcean Spaces access key",
        kind: Kind::AccessKeyId,
        literals: &["DO00", "DO80"],
        pattern: "DO(?:00|80)[0-9A-Z]{16}",
        verify: issued,
        risk: Risk::Files,
        revoke: Revoke { page: "https://cloud.digitalocean.com/spaces/access_keys", command: "" },
        docs: "https://docs.digitalocean.com/products/spaces/how-to/manage-access/",
        examples: &["DO00[0-9A-Z]{16}", "spaces_key: DO80[0-9A-Z]{16}"],
        near_misses: &["DO00[0-9A-Z]{5}", "DO000{16}"],
        ..DEFAULTS
    },
    Rule {
        id: "yandex-iam-token",
        provider: "Yandex Cloud",
        title: "Yandex Cloud IAM token",
        kind: Kind::AccessToken,
        literals: &["t1."],
        pattern: "t1[.][A-Z0-9a-z_=-]{1,400}[.][A-Z0-9a-z_-]{86}={0,2}",
        verify: issued,
        risk: Risk::CloudAccount,
        revoke: Revoke {
            page: "https://yandex.cloud/en/docs/iam/operations/iam-token/revoke-iam-token",
            command: "yc iam revoke-token <token>",
        },
        docs: "https://yandex.cloud/en/docs/iam/concepts/authorization/iam-token",
        examples: &["t1[.][A-Z0-9a-z_-]{90}[.][A-Z0-9a-z_-]{86}"],
        near_misses: &["t1[.][A-Z0-9a-z_-]{20}", "assert1[.][A-Z0-9a-z_-]{90}[.][A-Z0-9a-z_-]{86}"],
        ..DEFAULTS
    },
    Rule {
        id: "render-deploy-hook",
        provider: "Render",
        title: "Render deploy hook",
        kind: Kind::Webhook,
        literals: &["api.render.com/deploy/"],
        pattern: "api[.]render[.]com/deploy/srv-[0-9a-z]{20}[?]key=([0-9A-Za-z_-]{8,20})",
        verify: super::shape::said,
        risk: Risk::CloudAccount,
        revoke: Revoke { page: "https://render.com/docs/deploy-hooks", command: "" },
        docs: "https://render.com/docs/deploy-hooks",
        examples: &["https://api[.]render[.]com/deploy/srv-[0-9a-z]{20}[?]key=[0-9A-Za-z_-]{9}7[a-z]"],
        near_misses: &["https://api[.]render[.]com/deploy/srv-[0-9a-z]{20}"],
        ..DEFAULTS
    },
    Rule {
        id: "cloudflare-api-key-header",
        provider: "Cloudflare",
        title: "Cloudflare API key in a header",
        literals: &["x-auth-user-service-key", "x-auth-key"],
        reach: Reach::After(220),
        pattern: "v1[.]0-[0-9a-f]{20,64}-[0-9a-f]{60,200}",
        verify: by_name,
        risk: Risk::CloudAccount,
        revoke: Revoke { page: CLOUDFLARE_TOKENS, command: "" },
        docs: "https://developers.cloudflare.com/fundamentals/api/get-started/ca-keys/",
        examples: &["X-Auth-User-Service-Key: v1[.]0-[0-9a-f]{24}-[0-9a-f]{140}"],
        near_misses: &["X-Auth-User-Service-Key: v1[.]0-[0-9a-f]{24}"],
        ..NAMED
    },
];

pub const TURNSTILE: &[Rule] = named! { Rule { verify: turnstile, ..CLOUD };
    "cloudflare-turnstile-secret", "Cloudflare", "Cloudflare Turnstile secret key", ["turnstile"], "0x4AAAAAAA[0-9A-Za-z_-]{25}", "https://developers.cloudflare.com/turnstile/get-started/";
};

/// The row of letters that every key begins with is no placeholder.
fn turnstile(candidate: &Candidate<'_>) -> Verdict {
    let rest = candidate.value().get(10..).unwrap_or_default();
    if made_up(rest) { Verdict::Dismiss } else { super::named::given(candidate) }
}

fn cloudflare(candidate: &Candidate<'_>) -> Verdict {
    let token = candidate.value();
    let prefix = token.iter().position(|&b| b == b'_').map_or(0, |at| at + 1);
    if crc::hex_tail(token, prefix) { Verdict::block(Proof::Checksum) } else { Verdict::Refute }
}

fn seal_cloudflare(text: &str) -> String {
    let Some(at) = text.find("cf").and_then(|start| text[start..].find('_').map(|at| start + at + 1)) else {
        return text.to_owned();
    };
    crc::seal(text, at, at + 40, crc::hex)
}

fn vercel(candidate: &Candidate<'_>) -> Verdict {
    if crc::base62_tail(candidate.value(), 4) { Verdict::block(Proof::Checksum) } else { Verdict::Refute }
}

fn seal_vercel(text: &str) -> String {
    match text.find("vc") {
        Some(at) => crc::seal(text, at + 4, at + 54, |sum| crc::base62(sum, 6)),
        None => text.to_owned(),
    }
}

/// Base64 of JSON with the account, the tunnel and its secret.
fn tunnel(candidate: &Candidate<'_>) -> Verdict {
    match json64::object(candidate.value()) {
        Some(object) if ["a", "t", "s"].iter().all(|key| object.contains_key(*key)) => {
            if made_up(candidate.value()) {
                Verdict::Dismiss
            } else {
                Verdict::block(Proof::Structure)
            }
        }
        _ => Verdict::Dismiss,
    }
}
