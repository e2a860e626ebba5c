/*! Databases, search and data platforms. */

use super::named::{NAMED, named};
use super::shape;
use super::shaped::shaped;
use crate::detect::rule::{DEFAULTS, Reach, Risk, Rule};

const TOKEN: Rule = Rule { verify: shape::issued, risk: Risk::Database, ..DEFAULTS };

pub const RULES: &[Rule] = shaped! { TOKEN;
    "mongodb-atlas-service-account-secret", "MongoDB Atlas", "MongoDB Atlas service account secret", ClientSecret, ["mdb_sa_sk_"],
        "mdb_sa_sk_[A-Za-z0-9_-]{40}", "mdb_sa_sk_[a-z]{8}", "https://www.mongodb.com/docs/atlas/configure-api-access/";
    "databricks-token", "Databricks", "Databricks personal access token", PersonalAccessToken, ["dapi"],
        "dapi[0-9a-h]{32}(?:-[0-9])?", "dapi[0-9a-f]{12}", "https://docs.databricks.com/en/dev-tools/auth/pat.html";
    "databricks-oauth-secret", "Databricks", "Databricks OAuth secret", ClientSecret, ["dose"],
        "dose[0-9a-f]{32}", "dose[0-9a-f]{12}", "https://docs.databricks.com/en/dev-tools/auth/oauth-m2m.html";
    "confluent-cloud-secret", "Confluent", "Confluent Cloud API secret", ApiSecret, ["cflt"],
        "cflt[A-Za-z0-9+/]{60}", "cflt[a-z]{8}", "https://docs.confluent.io/cloud/current/security/authenticate/workload-identities/service-accounts/api-keys/overview.html";
    "elastic-cloud-key", "Elastic", "Elastic Cloud API key", ApiKey, ["essu_"],
        "essu_[A-Za-z0-9+/=_-]{40,150}", "essu_[a-z]{8}", "https://www.elastic.co/docs/deploy-manage/api-keys/elastic-cloud-api-keys";
    "aiven-password", "Aiven", "Aiven service password", Password, ["AVNS_"],
        "AVNS_[A-Za-z0-9_-]{19}", "AVNS_[a-z]{8}", "https://aiven.io/docs/platform/howto/reset-service-user-password";
    "aiven-token", "Aiven", "Aiven API token", ApiKey, ["aivenv1 "],
        "aivenv1 [A-Za-z0-9+/=]{100,600}", "aivenv1 [a-z]{8}", "https://aiven.io/docs/platform/howto/create_authentication_token";
    "clickhouse-cloud-secret", "ClickHouse", "ClickHouse Cloud API secret", ApiSecret, ["4b1d"],
        "4b1d[A-Za-z0-9]{38}", "4b1d[A-Za-z0-9]{12}", "https://clickhouse.com/docs/cloud/manage/openapi";
    "cockroach-cloud-key", "CockroachDB", "CockroachDB Cloud API key", ApiKey, ["CCDB1_"],
        "CCDB1_[A-Za-z0-9]{22}_[A-Za-z0-9]{40}", "CCDB1_[A-Za-z0-9]{10}", "https://www.cockroachlabs.com/docs/cockroachcloud/managing-access";
    "datastax-astra-token", "DataStax", "DataStax Astra application token", AccessToken, ["AstraCS:"],
        "AstraCS:[A-Za-z0-9]{24,50}(?::[0-9a-f]{64})?", "AstraCS:[a-z]{8}", "https://docs.datastax.com/en/astra-db-serverless/administration/manage-application-tokens.html";
    "xata-key", "Xata", "Xata API key", ApiKey, ["xau_", "xao_"],
        "xa[uo]_[A-Za-z0-9]{30,50}", "xau_[a-z]{8}", "https://xata.io/docs/platform/api-access";
    "fauna-key", "Fauna", "Fauna secret", SecretKey, ["fnAE", "fnAF", "fnAD"],
        "fnA[DEF][A-Za-z0-9_-]{36}", "fnAE[a-z]{8}", "https://docs.fauna.com/fauna/current/learn/security/keys/";
    "materialize-password", "Materialize", "Materialize app password", AppPassword, ["mzp_"],
        "mzp_[0-9a-f]{64}", "mzp_[0-9a-f]{8}", "https://materialize.com/docs/security/cloud/users-service-accounts/create-service-accounts/";
    "dbt-token", "dbt", "dbt Cloud token", AccessToken, ["dbtc_", "dbtu_"],
        "dbt[cu]_[A-Za-z0-9_-]{40,60}", "dbtc_[a-z]{8}", "https://docs.getdbt.com/docs/dbt-cloud-apis/authentication";
    "prefect-key", "Prefect", "Prefect API key", ApiKey, ["pnu_", "pnb_"],
        "pn[ub]_[A-Za-z0-9]{36}", "pnu_[a-z]{8}", "https://docs.prefect.io/v3/manage/cloud/manage-users/api-keys";
    "airtable-oauth-token", "Airtable", "Airtable OAuth token", OauthToken, ["oaa"],
        r"oaa[A-Za-z0-9]{14}\.v1\.[A-Za-z0-9+/=_-]{60,400}(?:\.[A-Za-z0-9]{6,64})?", "oaa[A-Za-z0-9]{14}", "https://airtable.com/developers/web/api/oauth-reference";
};

pub const JOINED: &[Rule] = shaped! { Rule { reach: Reach::Around(22, 40), ..TOKEN };
    "tableau-pat", "Tableau", "Tableau personal access token", PersonalAccessToken, ["==:"],
        "[A-Za-z0-9+/]{22}==:[A-Za-z0-9]{32}", "[A-Za-z0-9+/]{22}==:[A-Za-z0-9]{20}", "https://help.tableau.com/current/server/en-us/security_personal_access_tokens.htm";
};

/// Names a service account; the secret beside it does the work.
pub const PUBLIC_HALVES: &[Rule] = shaped! { Rule { verify: shape::public_half, ..TOKEN };
    "mongodb-atlas-service-account-id", "MongoDB Atlas", "MongoDB Atlas service account id", AccessKeyId, ["mdb_sa_id_"],
        "mdb_sa_id_[0-9a-f]{24}", "mdb_sa_id_[0-9a-f]{8}", "https://www.mongodb.com/docs/atlas/configure-api-access/";
};

pub const NAMED_KEYS: &[Rule] = named! { Rule { risk: Risk::Database, ..NAMED };
    "mongodb-atlas-key", "MongoDB Atlas", "MongoDB Atlas API private key", ["atlas_private", "mongodb_atlas", "atlas_api", "mongo_atlas", "atlas-private", "atlasprivate"], "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "https://www.mongodb.com/docs/atlas/configure-api-access/";
    "confluent-key", "Confluent", "Confluent Cloud API key or secret", ["confluent"], "(?:[A-Za-z0-9+/]{64}|[A-Za-z0-9]{16})", "https://docs.confluent.io/cloud/current/security/authenticate/workload-identities/service-accounts/api-keys/overview.html";
    "algolia-admin-key", "Algolia", "Algolia API key", ["algolia"], "[0-9a-f]{32}", "https://www.algolia.com/doc/guides/security/api-keys/";
    "airtable-key", "Airtable", "Airtable personal access token or key", ["airtable"], "(?:pat[A-Za-z0-9]{14}\\.[0-9a-f]{64}|key[A-Za-z0-9]{14}|[A-Za-z0-9]{17})", "https://airtable.com/developers/web/guides/personal-access-tokens";
    "aiven-token-by-name", "Aiven", "Aiven API token", ["aiven"], "[A-Za-z0-9+/=]{150,400}", "https://aiven.io/docs/platform/howto/create_authentication_token";
    "influxdb-token", "InfluxDB", "InfluxDB API token", ["influx", "influxdata.com"], "[A-Za-z0-9_-]{86}==", "https://docs.influxdata.com/influxdb/v2/admin/tokens/";
    "couchbase-key", "Couchbase", "Couchbase Capella API secret", ["couchbase", "capella"], "[A-Za-z0-9+/=%!@#$]{40,128}", "https://docs.couchbase.com/cloud/management-api-guide/management-api-start.html";
    "upstash-token", "Upstash", "Upstash REST token", ["upstash"], "A[A-Za-z0-9_-]{37,120}", "https://upstash.com/docs/redis/features/restapi";
    "redis-cloud-key", "Redis Cloud", "Redis Cloud API key", ["redis_cloud", "rediscloud", "redislabs"], "[A-Za-z0-9]{40,64}", "https://redis.io/docs/latest/operate/rc/api/get-started/";
    "snowflake-password", "Snowflake", "Snowflake password or key", ["snowflake"], "[A-Za-z0-9_+/=!@#$%^&*-]{16,64}", "https://docs.snowflake.com/en/user-guide/admin-security-fed-auth-overview";
    "typesense-key", "Typesense", "Typesense API key", ["typesense"], "[A-Za-z0-9]{32}", "https://typesense.org/docs/latest/api/api-keys.html";
    "tableau-token", "Tableau", "Tableau personal access token", ["tableau"], "[A-Za-z0-9+/]{22}==:[A-Za-z0-9]{32}", "https://help.tableau.com/current/server/en-us/security_personal_access_tokens.htm";
};
