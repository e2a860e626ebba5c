/*! Software as a service: business data, designs, documents and work. */

use super::named::{NAMED, named};
use super::shape;
use super::shaped::shaped;
use crate::detect::rule::{DEFAULTS, Kind, Reach, Revoke, Risk, Rule, Verdict};
use crate::detect::verify::json64;
use crate::detect::{Candidate, Proof, placeholder};

const TOKEN: Rule = Rule { verify: shape::issued, risk: Risk::BusinessData, ..DEFAULTS };

pub const RULES: &[Rule] = shaped! { TOKEN;
    "notion-integration-token", "Notion", "Notion integration token", AccessToken, ["ntn_"],
        "ntn_[A-Za-z0-9]{43,48}", "ntn_[0-9]{9}", "https://developers.notion.com/docs/authorization", "https://developers.notion.com/page/changelog";
    "notion-integration-token-old", "Notion", "Notion integration token (older form)", AccessToken, ["secret_"],
        "secret_[A-Za-z0-9]{43}", "secret_[A-Za-z0-9]{20}", "https://developers.notion.com/docs/authorization";
    "linear-api-key", "Linear", "Linear API key", ApiKey, ["lin_api_"],
        "lin_api_[A-Za-z0-9]{40}", "lin_api_[A-Za-z0-9]{10}", "https://linear.app/settings/account/security", "https://linear.app/developers/graphql";
    "linear-oauth-token", "Linear", "Linear OAuth token", OauthToken, ["lin_oauth_"],
        "lin_oauth_[A-Za-z0-9]{40,64}", "lin_oauth_[A-Za-z0-9]{10}", "https://linear.app/developers/oauth-2-0-authentication";
    "linear-webhook-secret", "Linear", "Linear webhook secret", SigningSecret, ["lin_wh_"],
        "lin_wh_[A-Za-z0-9]{32,64}", "lin_wh_[A-Za-z0-9]{10}", "https://linear.app/developers/webhooks";
    "figma-token", "Figma", "Figma personal access token", PersonalAccessToken, ["figd_", "figo_", "figu_", "figor_", "figoh_"],
        "fig(?:d|o|u|or|oh)_[A-Za-z0-9_-]{38,48}", "figd_[A-Za-z0-9]{10}", "https://www.figma.com/developers/api#access-tokens";
    "postman-api-key", "Postman", "Postman API key", ApiKey, ["PMAK-"],
        "PMAK-[0-9a-f]{24}-[0-9a-f]{32,34}", "PMAK-[0-9a-f]{24}", "https://go.postman.co/settings/me/api-keys", "https://learning.postman.com/docs/developer/postman-api/authentication/";
    "postman-collection-key", "Postman", "Postman collection access key", AccessToken, ["PMAT-"],
        "PMAT-[0-9A-Za-z]{26}", "PMAT-[0-9A-Z]{10}", "https://learning.postman.com/docs/developer/postman-api/authentication/";
    "hubspot-private-app-token", "HubSpot", "HubSpot private app token", AccessToken, ["pat-na", "pat-eu", "pat-ap"],
        "pat-(?:na|eu|ap)[0-9]-[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}", "pat-na1-[0-9a-f]{8}", "https://developers.hubspot.com/docs/guides/apps/private-apps/overview";
    "typeform-token", "Typeform", "Typeform personal access token", PersonalAccessToken, ["tfp_"],
        "tfp_[A-Za-z0-9_.=-]{40,60}", "tfp_[A-Za-z0-9]{10}", "https://www.typeform.com/developers/get-started/personal-access-token/";
    "contentful-token", "Contentful", "Contentful personal access token", PersonalAccessToken, ["CFPAT-"],
        "CFPAT-[A-Za-z0-9_-]{43}", "CFPAT-[A-Za-z0-9]{10}", "https://www.contentful.com/help/token-management/";
    "dropbox-short-token", "Dropbox", "Dropbox access token (short-lived)", AccessToken, ["sl.A", "sl.B", "sl.C", "sl.u.", "sl.h", "sl.l"],
        r"sl\.(?:u\.|[ABChl])[A-Za-z0-9_-]{100,1500}", r"sl\.[A-Za-z0-9]{20}", "https://www.dropbox.com/account/connected_apps", "https://developers.dropbox.com/oauth-guide";
    "trello-token", "Trello", "Trello API token", AccessToken, ["ATTA"],
        "ATTA[0-9a-f]{64}[0-9A-F]{8}", "ATTA[0-9a-f]{20}", "https://support.atlassian.com/trello/docs/trello-api-keys-and-tokens/";
    "clickup-token", "ClickUp", "ClickUp personal API token", PersonalAccessToken, ["pk_1", "pk_2", "pk_3", "pk_4", "pk_5", "pk_6", "pk_7", "pk_8", "pk_9"],
        "pk_[1-9][0-9]{4,9}_[A-Z0-9]{32}", "pk_[1-9][0-9]{6}", "https://developer.clickup.com/docs/authentication";
    "canva-client-secret", "Canva", "Canva client secret", ClientSecret, ["cnvca"],
        "cnvca[A-Za-z0-9_-]{45,60}", "cnvca[a-z]{8}", "https://www.canva.dev/docs/connect/authentication/";
    "frameio-token", "Frame.io", "Frame.io developer token", AccessToken, ["fio-u-"],
        "fio-u-[A-Za-z0-9_=-]{64}", "fio-u-[A-Za-z0-9]{10}", "https://developer.frame.io/docs/getting-started/authentication";
    "readme-key", "ReadMe", "ReadMe API key", ApiKey, ["rdme_"],
        "rdme_[a-z0-9]{70}", "rdme_[a-z0-9]{10}", "https://docs.readme.com/main/reference/authentication";
    "intra42-secret", "42", "42 intranet client secret", ClientSecret, ["s-s4t2ud-", "s-s4t2af-"],
        "s-s4t2(?:ud|af)-[0-9a-f]{64}", "s-s4t2ud-[0-9a-f]{10}", "https://api.intra.42.fr/apidoc/guides/getting_started";
    "adobe-client-secret", "Adobe", "Adobe client secret", ClientSecret, ["p8e-"],
        "p8e-[A-Za-z0-9]{32}", "p8e-[a-z0-9]{10}", "https://developer.adobe.com/developer-console/docs/guides/authentication/";
    "workato-token", "Workato", "Workato API token", ApiKey, ["wrka-", "wrkaus-", "wrkaeu-", "wrkajp-", "wrkasg-", "wrkaau-"],
        r"wrka(?:us|eu|jp|sg|au)?-eyJ[A-Za-z0-9_-]{10,500}\.[A-Za-z0-9_-]{10,2000}\.[A-Za-z0-9_-]{20,1000}", "wrka-[a-z0-9]{10}", "https://docs.workato.com/workato-api.html";
    "persona-key", "Persona", "Persona API key, production", ApiKey, ["persona_production_"],
        "persona_production_[A-Za-z0-9_-]{32,80}", "persona_production_[a-z]{8}", "https://docs.withpersona.com/api-keys";
    "samsara-token", "Samsara", "Samsara API token", ApiKey, ["samsara_api_"],
        "samsara_api_[A-Za-z0-9]{30}", "samsara_api_[a-z]{8}", "https://developers.samsara.com/docs/authentication";
    "lichess-token", "Lichess", "Lichess personal access token", PersonalAccessToken, ["lip_"],
        "lip_[A-Za-z0-9]{20,40}", "lip_[a-z]{8}", "https://lichess.org/account/oauth/token", "https://lichess.org/api#section/Introduction/Authentication";
    "adafruit-key", "Adafruit IO", "Adafruit IO key", ApiKey, ["aio_"],
        "aio_[A-Za-z0-9]{28}", "aio_[A-Za-z0-9]{10}", "https://io.adafruit.com/api/docs/#authentication";
    "bannerbear-key", "Bannerbear", "Bannerbear API key", ApiKey, ["bb_pr_", "bb_ma_"],
        "bb_(?:pr|ma)_[0-9a-f]{30}", "bb_pr_[0-9a-f]{10}", "https://developers.bannerbear.com/";
    "fleetbase-key", "Fleetbase", "Fleetbase live secret key", SecretKey, ["flb_live_"],
        "flb_live_[A-Za-z0-9]{20,40}", "flb_live_[a-z]{8}", "https://docs.fleetbase.io/";
    "teamwork-token", "Teamwork", "Teamwork API token", AccessToken, ["tkn.v1_"],
        r"tkn\.v1_[A-Za-z0-9+/]{60,90}", r"tkn\.v1_[a-z]{8}", "https://apidocs.teamwork.com/docs/teamwork/authentication";
    "besttime-key", "BestTime", "BestTime private key", ApiKey, ["pri_"],
        "pri_[0-9a-f]{32}", "pri_[0-9a-f]{10}", "https://documentation.besttime.app/";
    "blynk-client-secret", "Blynk", "Blynk OAuth client id and secret", ClientSecret, ["oa2-client-id_"],
        "oa2-client-id_[A-Za-z0-9_-]{32}:[A-Za-z0-9_-]{40}", "oa2-client-id_[a-z]{8}", "https://docs.blynk.io/en/blynk.cloud/platform-api/authentication";
};

pub const OTHERS: &[Rule] = &[
    Rule {
        id: "salesforce-access-token",
        provider: "Salesforce",
        title: "Salesforce session id or access token",
        kind: Kind::SessionToken,
        literals: &["00D"],
        pattern: r"00D[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?!A[A-Za-z0-9._]{80,120}|00D[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?![A-Za-z0-9._]{90,260}",
        verify: shape::issued,
        risk: Risk::BusinessData,
        revoke: Revoke {
            page: "https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_revoke_token.htm",
            command: "sf org logout --target-org <org>",
        },
        docs: "https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/intro_oauth_and_connected_apps.htm",
        examples: &["token: 00D[A-Za-z0-9]{12}!A[A-Za-z0-9._]{94}[A-Za-z0-9]"],
        near_misses: &["00D[A-Za-z0-9]{12}", "00D[A-Za-z0-9]{12}!A[A-Za-z0-9]{20}"],
        ..DEFAULTS
    },
    Rule {
        id: "mapbox-secret-token",
        provider: "Mapbox",
        title: "Mapbox secret or temporary token",
        kind: Kind::AccessToken,
        literals: &["sk.eyJ", "tk.eyJ"],
        pattern: r"[st]k\.(eyJ[A-Za-z0-9_-]{40,200}\.[A-Za-z0-9_-]{20,30})",
        verify: mapbox,
        risk: Risk::MeteredService,
        revoke: Revoke { page: "https://console.mapbox.com/account/access-tokens/", command: "" },
        docs: "https://docs.mapbox.com/help/glossary/access-token/",
        examples: &[
            "MAPBOX_TOKEN=sk\\.eyJ1IjoiYWNtZSIsImEiOiJjbGFiY2RlZmcwMDAwM3FvMHp4eTEyMzQ1In0\\.[A-Za-z0-9_-]{22}",
        ],
        near_misses: &[
            "pk\\.eyJ1IjoiYWNtZSIsImEiOiJjbGFiY2RlZmcwMDAwM3FvMHp4eTEyMzQ1In0\\.[A-Za-z0-9_-]{22}",
            "sk\\.eyJ[a-z]{20}",
        ],
        ..DEFAULTS
    },
    Rule {
        id: "dropbox-long-lived-token",
        provider: "Dropbox",
        title: "Dropbox access or refresh token (long-lived)",
        kind: Kind::AccessToken,
        literals: &["AAAAAAAAAA"],
        reach: Reach::Around(16, 60),
        pattern: "[A-Za-z0-9_-]{10,12}[B-Zb-z0-9_-]A{10,12}[B-Zb-z0-9_-][A-Za-z0-9_-]{38,43}",
        verify: dropbox,
        risk: Risk::Files,
        revoke: Revoke { page: "https://www.dropbox.com/account/connected_apps", command: "" },
        docs: "https://developers.dropbox.com/oauth-guide",
        examples: &["dropbox: '[B-Z0-9]{12}cAAAAAAAAAA[B-Z][A-Za-z0-9]{40}'"],
        near_misses: &["AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"],
        ..DEFAULTS
    },
    Rule {
        id: "maxmind-license-key-marked",
        provider: "MaxMind",
        title: "MaxMind license key",
        kind: Kind::LicenseKey,
        literals: &["_mmk"],
        reach: Reach::Around(40, 6),
        pattern: "[0-9A-Za-z]{6}_[0-9A-Za-z]{29}_mmk",
        verify: shape::issued,
        risk: Risk::MeteredService,
        revoke: Revoke { page: "https://www.maxmind.com/en/accounts/current/license-key", command: "" },
        docs: "https://support.maxmind.com/hc/en-us/articles/4407111582235",
        examples: &["LicenseKey [0-9A-Za-z]{6}_[0-9A-Za-z]{29}_mmk"],
        near_misses: &["[0-9A-Za-z]{6}_[0-9A-Za-z]{20}_mmk", "init_[a-z]{12}_mmk"],
        ..DEFAULTS
    },
    Rule {
        id: "asana-token",
        provider: "Asana",
        title: "Asana personal access token",
        kind: Kind::PersonalAccessToken,
        literals: &["asana"],
        ignore_case: true,
        reach: Reach::After(200),
        pattern: "[0-9]{1,4}/[0-9]{14,20}(?:/[0-9]{14,20})?:[A-Za-z0-9]{32,64}",
        verify: shape::issued,
        risk: Risk::BusinessData,
        revoke: Revoke { page: "https://app.asana.com/0/my-apps", command: "" },
        docs: "https://developers.asana.com/docs/personal-access-token",
        examples: &["ASANA_TOKEN=1/12[0-9]{14}:[0-9a-f]{32}", "asana: 2/12[0-9]{14}/12[0-9]{14}:[0-9a-f]{32}"],
        near_misses: &["asana: 1/12[0-9]{14}"],
        ..DEFAULTS
    },
    Rule {
        id: "authress-key",
        provider: "Authress",
        title: "Authress service client access key",
        kind: Kind::AccessToken,
        literals: &[".acc-", ".acc_"],
        reach: Reach::Around(44, 170),
        pattern: r"(?:sc|ext|scauth|authress)_[A-Za-z0-9]{5,30}\.[A-Za-z0-9]{4,6}\.acc[_-][A-Za-z0-9-]{10,32}\.[A-Za-z0-9+/_=-]{30,120}",
        verify: shape::issued,
        risk: Risk::Identity,
        revoke: Revoke { page: "https://authress.io/app/#/settings?focus=clients", command: "" },
        docs: "https://authress.io/knowledge-base/docs/authorization/service-clients/secrets-scanning",
        examples: &["sc_[a-z0-9]{10}\\.[a-z0-9]{4}\\.acc_[a-z0-9]{10}\\.[A-Za-z0-9]{40}"],
        near_misses: &["sc_[a-z0-9]{10}\\.[a-z0-9]{4}\\.acc_[a-z0-9]{10}"],
        ..DEFAULTS
    },
    Rule {
        id: "django-secret-key",
        provider: "Django",
        title: "Django secret key",
        kind: Kind::SecretKey,
        literals: &["django-insecure-", "SECRET_KEY", "secret_key"],
        pattern: r#"(?:(?i:(?:django_)?secret_key["']?\)?\s{0,3}(?:=|,|:)\s{0,3}["'])|\b)((?:django-insecure-)?[a-z0-9!@#$%^&*(\-_=+)]{48,54})"#,
        edges: crate::detect::rule::Edges::Open,
        verify: django,
        risk: Risk::Cryptography,
        revoke: Revoke { page: "https://docs.djangoproject.com/en/stable/ref/settings/#secret-key", command: "" },
        docs: "https://docs.djangoproject.com/en/stable/ref/settings/#secret-key",
        examples: &[
            "SECRET_KEY = \"[a-z0-9!@#%&*_]{25}[!@#%&]{3}[a-z0-9!@#%&*_]{22}\"",
            "django-insecure-[a-z0-9!@#%&*_]{25}[!@#%&]{3}[a-z0-9!@#%&*_]{22}",
        ],
        near_misses: &["SECRET_KEY = os\\.environ"],
        ..DEFAULTS
    },
    Rule {
        id: "rails-secret-key-base",
        provider: "Rails",
        title: "Rails or Phoenix secret key base",
        kind: Kind::SecretKey,
        literals: &["secret_key_base"],
        ignore_case: true,
        pattern: r#"(?i:secret_key_base)(?:["']?\]?\s{0,3}(?:=>|=|:|,)\s{0,3}|[ \t]+)\\?["']?([0-9A-Fa-f]{64,128}|[A-Za-z0-9+/]{64})"#,
        verify: key_base,
        risk: Risk::Cryptography,
        revoke: Revoke {
            page: "https://guides.rubyonrails.org/security.html#rotating-keys",
            command: "bin/rails secret",
        },
        docs: "https://guides.rubyonrails.org/security.html#session-storage",
        examples: &[
            "SECRET_KEY_BASE=[0-9a-f]{128}",
            "  secret_key_base: [0-9a-f]{128}",
            "config\\.secret_key_base = '[0-9a-f]{64}'",
            "secret_key_base: \"[A-Za-z0-9+/]{62}[A-Z][0-9]\"",
        ],
        near_misses: &[
            "secret_key_base: <%= ENV\\[\"SECRET_KEY_BASE\"\\] %>",
            "SECRET_KEY_BASE=[0-9a-f]{40}",
            "SECRET_KEY_BASE=0{128}",
        ],
        ..DEFAULTS
    },
];

pub const NAMED_KEYS: &[Rule] = named! { NAMED;
    "asana-secret", "Asana", "Asana client secret or id", ["asana"], "(?:[0-9]/[0-9a-f]{32}|[0-9a-zA-Z]{32,40})", "https://developers.asana.com/docs/oauth";
    "linear-client-secret", "Linear", "Linear client secret", ["linear_", "linear-", "lineartoken", "linearsecret", "linear.app", "linearclient"], "[0-9a-f]{32}", "https://linear.app/developers/oauth-2-0-authentication";
    "figma-token-old", "Figma", "Figma personal access token (older form)", ["figma"], "(?:[0-9A-Fa-f]{4}-[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}|[0-9]{4,6}-[0-9a-f-]{36})", "https://www.figma.com/developers/api#access-tokens";
    "dropbox-secret", "Dropbox", "Dropbox app key or secret", ["dropbox"], "[a-z0-9]{15}", "https://www.dropbox.com/developers/apps";
    "hubspot-key", "HubSpot", "HubSpot API key", ["hubspot", "hapikey"], "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}", "https://developers.hubspot.com/docs/guides/apps/authentication/intro-to-auth";
    "salesforce-consumer-secret", "Salesforce", "Salesforce consumer key or secret", ["salesforce", "sfdc", "sf_consumer"], "(?:3MVG9[A-Za-z0-9._]{70,100}|[0-9A-F]{64})", "https://help.salesforce.com/s/articleView?id=sf.connected_app_rotate_consumer_details.htm";
    "zendesk-token", "Zendesk", "Zendesk API token or secret", ["zendesk"], "[A-Za-z0-9]{40}", "https://support.zendesk.com/hc/en-us/articles/4408889192858";
    "contentful-key", "Contentful", "Contentful delivery or management token", ["contentful"], "[A-Za-z0-9_-]{43}", "https://www.contentful.com/developers/docs/references/authentication/";
    "trello-key", "Trello", "Trello API key or token", ["trello"], "(?:[0-9A-Za-z]{64}|[0-9a-z]{32})", "https://support.atlassian.com/trello/docs/trello-api-keys-and-tokens/";
    "webflow-token", "Webflow", "Webflow API token", ["webflow"], "[A-Za-z0-9]{64}", "https://developers.webflow.com/data/docs/working-with-bearer-tokens";
    "maxmind-license-key", "MaxMind", "MaxMind license key", ["maxmind", "geoip"], "(?:[A-Za-z0-9]{6}_[A-Za-z0-9]{29}_mmk|[A-Za-z0-9]{16})", "https://support.maxmind.com/hc/en-us/articles/4407111582235";
    "kintone-api-token", "kintone", "kintone API token", ["kintone", "cybozu"], "[A-Za-z0-9]{40}", "https://jp.kintone.help/k/ja/app/settings/api_token";
    "freee-secret", "freee", "freee client secret or token", ["freee"], "(?:[0-9a-f]{64}|[A-Za-z0-9_-]{43})", "https://developer.freee.co.jp/startguide";
    "smarthr-token", "SmartHR", "SmartHR access token", ["smarthr"], "[A-Za-z0-9_-]{20,64}", "https://developer.smarthr.jp/api/about";
    "qiita-token", "Qiita", "Qiita access token", ["qiita"], "[0-9a-f]{40}", "https://qiita.com/api/v2/docs";
    "base-secret", "BASE", "BASE client secret", ["thebase"], "[0-9a-f]{32}", "https://docs.thebase.in/docs/api/";
    "yandex-key", "Yandex", "Yandex key", ["yandex"], "(?:Y[A-Za-z0-9_-]{39}|[A-Za-z0-9_.-]{58,84}|[A-Za-z0-9]{38,39})", "https://yandex.cloud/en/docs/iam/concepts/authorization/access-key";
    "scalingo-token", "Scalingo", "Scalingo API token", ["scalingo"], "tk-us-[A-Za-z0-9_-]{48}", "https://developers.scalingo.com/index#authentication";
    "civo-key", "Civo", "Civo API key", ["civo_", "civotoken", "civo.com", "civoapi"], "[A-Za-z0-9]{50}", "https://www.civo.com/docs/account/api-keys";
    "devcycle-key", "DevCycle", "DevCycle server SDK key", ["devcycle", "dvc_"], "dvc_(?:server|mobile)_[A-Za-z0-9_]{30,60}", "https://docs.devcycle.com/essentials/keys";
};

/// Public tokens begin with `pk` and are no credentials; the middle names the user and the token.
fn mapbox(candidate: &Candidate<'_>) -> Verdict {
    let head = candidate.value().split(|&b| b == b'.').next().unwrap_or_default();
    match json64::object(head) {
        Some(claims) if claims.contains_key("u") && claims.contains_key("a") => Verdict::block(Proof::Structure),
        _ => shape::issued(candidate),
    }
}

/// The zeros in the middle are the rule; around them it must look generated, and no longer run of base64 may hold it.
fn dropbox(candidate: &Candidate<'_>) -> Verdict {
    let value = candidate.value();
    let joined = |b: Option<&u8>| b.is_some_and(|b| matches!(b, b'+' | b'/' | b'=' | b'-'));
    let (head, tail) = (&value[..10], &value[value.len() - 36..]);
    let cut = joined(candidate.before(1).first()) || joined(candidate.after(1).first());
    if cut
        || value.len() != 64
        || placeholder::is_typed(head)
        || placeholder::is_typed(tail)
        || !super::named::looks_generated(tail)
    {
        Verdict::Dismiss
    } else {
        Verdict::warn(Proof::Pattern)
    }
}

/// Keys that Django makes hold all of its signs; those marked insecure are meant for development.
fn django(candidate: &Candidate<'_>) -> Verdict {
    let value = candidate.value();
    let insecure = value.starts_with(b"django-insecure-");
    let key = &value[value.len() - 48..];
    // Without its mark, what names it stands directly before it.
    let named = candidate.before(24).to_ascii_lowercase();
    if !insecure && !named.windows(10).any(|word| word == b"secret_key") {
        return Verdict::Dismiss;
    }
    let signs = key.iter().filter(|b| b.is_ascii_punctuation() && !matches!(b, b'_' | b'-')).count();
    if signs < 3 || placeholder::is_typed(key) {
        Verdict::Dismiss
    } else if insecure {
        Verdict::warn(Proof::Pattern)
    } else {
        Verdict::block(Proof::Pattern)
    }
}

/// What `rails secret` and `mix phx.gen.secret` print: whoever has it forges every session.
fn key_base(candidate: &Candidate<'_>) -> Verdict {
    let value = candidate.value();
    if placeholder::is_typed(value) || !super::named::looks_generated(value) {
        Verdict::Dismiss
    } else {
        Verdict::block(Proof::Pattern)
    }
}
