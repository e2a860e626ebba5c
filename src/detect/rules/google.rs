/*! Google and Google Cloud. */

use super::named::{NAMED, by_name};
use super::shape::{issued, made_up, public_half, said, tokens};
use crate::detect::rule::{DEFAULTS, Edges, Kind, Reach, Revoke, Risk, Rule, Verdict};
use crate::detect::{Candidate, Note, Proof, harmless, placeholder};

const CREDENTIALS: &str = "https://console.cloud.google.com/apis/credentials";
const API_KEYS: &str = "https://cloud.google.com/docs/authentication/api-keys";
const OAUTH: &str = "https://developers.google.com/identity/protocols/oauth2";
const CONNECTIONS: &str = "https://myaccount.google.com/connections";
const HMAC: &str = "https://cloud.google.com/storage/docs/authentication/hmackeys";

const GOOGLE: Rule = Rule {
    provider: "Google",
    risk: Risk::CloudAccount,
    revoke: Revoke { page: CREDENTIALS, command: "" },
    docs: API_KEYS,
    ..DEFAULTS
};

pub const RULES: &[Rule] = &[
    Rule {
        id: "google-api-key",
        title: "Google API key",
        kind: Kind::ApiKey,
        literals: &["AIza"],
        pattern: "AIza[0-9A-Za-z_-]{35}",
        verify: api_key,
        risk: Risk::MeteredService,
        revoke: Revoke { page: CREDENTIALS, command: "gcloud services api-keys delete <key id>" },
        examples: &["AIzaSy[0-9A-Za-z_-]{32}[AEIMQUYcgkosw048]", "key=AIza[0-9A-Za-z_-]{35}"],
        near_misses: &["AIza[0-9A-Za-z_-]{20}", "AIzaSyx{33}", "AIzaSyabcdefghijklmnopqrstuvwxyz1234567"],
        ..GOOGLE
    },
    Rule {
        id: "google-gemini-api-key",
        title: "Google AI Studio (Gemini) API key",
        kind: Kind::ApiKey,
        literals: &["AQ.Ab8R"],
        pattern: "AQ[.]Ab8R[0-9A-Za-z_-]{46}",
        verify: issued,
        risk: Risk::AiUsage,
        revoke: Revoke { page: "https://aistudio.google.com/app/apikey", command: "" },
        docs: "https://ai.google.dev/gemini-api/docs/api-key",
        examples: &["AQ[.]Ab8RN6[0-9A-Za-z_-]{44}", "gemini_api_key = \"AQ[.]Ab8RN6[0-9A-Za-z_-]{44}\""],
        near_misses: &["AQ[.]Ab8RN6[0-9A-Za-z_]{20}"],
        ..GOOGLE
    },
    Rule {
        id: "google-oauth-client-secret",
        title: "Google OAuth client secret",
        kind: Kind::ClientSecret,
        literals: &["GOCSPX-"],
        pattern: "GOCSPX-[0-9A-Za-z_-]{28}",
        verify: issued,
        risk: Risk::Identity,
        docs: OAUTH,
        examples: &["GOCSPX-[0-9A-Za-z_-]{28}", "\"client_secret\": \"GOCSPX-[0-9A-Za-z_-]{28}\""],
        near_misses: &["GOCSPX-[0-9A-Za-z]{10}", "GOCSPX-x{28}"],
        ..GOOGLE
    },
    Rule {
        id: "google-oauth-client-secret-old",
        provider: "Google",
        title: "Google OAuth client secret (older form)",
        kind: Kind::ClientSecret,
        literals: &[
            "googleusercontent.com",
            "google_client_secret",
            "googleclientsecret",
            "google_secret",
            "google_oauth",
            "google.client-secret",
        ],
        pattern: "[0-9A-Za-z_-]{24}",
        reach: Reach::After(240),
        verify: by_name,
        risk: Risk::Identity,
        revoke: Revoke { page: CREDENTIALS, command: "" },
        docs: OAUTH,
        examples: &[
            "client_id: '[0-9]{12}-[0-9a-z]{32}[.]apps[.]googleusercontent[.]com',\nclient_secret: '[0-9A-Za-z]{24}'",
            "$google_client_secret = '[0-9A-Za-z]{24}';",
        ],
        near_misses: &["googleusercontent[.]com/[0-9A-Za-z_-]{24}", "google_client_secret = <your client secret>"],
        ..NAMED
    },
    Rule {
        id: "google-oauth-access-token",
        title: "Google OAuth access token",
        kind: Kind::OauthToken,
        literals: &["ya29."],
        pattern: "ya29[.][0-9A-Za-z_-]{30,}",
        verify: access_token,
        revoke: Revoke { page: CONNECTIONS, command: "curl -d 'token=<token>' https://oauth2.googleapis.com/revoke" },
        docs: OAUTH,
        examples: &["ya29[.][0-9A-Za-z_-]{60,180}", "Authorization: Bearer ya29[.][0-9A-Za-z_-]{180}"],
        near_misses: &["ya29[.][0-9A-Za-z_-]{10}", "ya29[.]x{60}"],
        ..GOOGLE
    },
    Rule {
        id: "google-oauth-refresh-token",
        title: "Google OAuth refresh token",
        kind: Kind::RefreshToken,
        literals: &["1//0"],
        pattern: "1//0[0-9A-Za-z_-]{60,200}",
        verify: issued,
        revoke: Revoke { page: CONNECTIONS, command: "curl -d 'token=<token>' https://oauth2.googleapis.com/revoke" },
        docs: OAUTH,
        examples: &["1//0[0-9A-Za-z_-]{99}", "\"refresh_token\": \"1//0[0-9A-Za-z_-]{99}\""],
        near_misses: &["1//0[0-9A-Za-z_-]{20}"],
        ..GOOGLE
    },
    Rule {
        id: "google-service-account-key",
        title: "Google Cloud service account key",
        kind: Kind::ServiceAccount,
        literals: &["private_key\"", "private_key\\"],
        pattern: r#"private_key\\{0,3}"\s{0,5}:\s{0,5}\\{0,3}"(-----BEGIN (?:RSA )?PRIVATE KEY-----\\{1,4}n[0-9A-Za-z+/=\\]{800,})"#,
        edges: Edges::Open,
        verify: service_account,
        revoke: Revoke {
            page: "https://console.cloud.google.com/iam-admin/serviceaccounts",
            command: "gcloud iam service-accounts keys delete <private_key_id> --iam-account <client_email>",
        },
        docs: "https://cloud.google.com/iam/docs/keys-create-delete",
        examples: &[concat!(
            "[{]\"type\": \"service_account\", \"private_key\": \"-----BEGIN PRIVATE KEY-----\\\\nMIIEv",
            "[0-9A-Za-z+/]{59}(?:\\\\n[0-9A-Za-z+/]{64}){24}\\\\n-----END PRIVATE KEY-----\\\\n\"[}]"
        )],
        near_misses: &[
            "\"type\": \"service_account\", \"private_key\": \"-----BEGIN PRIVATE KEY-----\\\\nMIIEv[0-9A-Z]{40}\"",
            "\"private_key\": \"DUMMY\"",
        ],
        ..GOOGLE
    },
    Rule {
        id: "google-fcm-server-key",
        provider: "Firebase",
        title: "Firebase Cloud Messaging server key",
        kind: Kind::ApiKey,
        literals: &[":APA91b"],
        reach: Reach::Around(11, 160),
        pattern: "AAAA[0-9A-Za-z_-]{7}:APA91b[0-9A-Za-z_-]{134}",
        verify: issued,
        risk: Risk::Messaging,
        revoke: Revoke { page: "https://console.firebase.google.com/", command: "" },
        docs: "https://firebase.google.com/docs/cloud-messaging/server-environment",
        examples: &["AAAA[0-9A-Za-z_-]{7}:APA91b[0-9A-Za-z_-]{134}"],
        near_misses: &["[b-z]{22}:APA91b[0-9A-Za-z_-]{134}", "AAAA[0-9A-Za-z_-]{7}:APA91b[0-9A-Za-z_-]{30}"],
        ..GOOGLE
    },
    Rule {
        id: "google-recaptcha-secret",
        provider: "Google",
        title: "reCAPTCHA secret key",
        kind: Kind::SecretKey,
        literals: &["recaptcha", "captcha_s", "captchas"],
        pattern: "6L[0-9A-Za-z_-]{38}",
        verify: recaptcha,
        risk: Risk::MeteredService,
        revoke: Revoke { page: "https://www.google.com/recaptcha/admin", command: "" },
        docs: "https://developers.google.com/recaptcha/docs/verify",
        examples: &["RECAPTCHA_SECRET_KEY=6L[0-9A-Za-z_-]{38}", "recaptcha_private_key: 6L[0-9A-Za-z_-]{38}"],
        near_misses: &["RECAPTCHA_SITE_KEY=6L[0-9A-Za-z_-]{38}", "recaptcha public key: 6L[0-9A-Za-z_-]{38}"],
        ..NAMED
    },
    Rule {
        id: "google-storage-hmac-secret",
        title: "Google Cloud Storage HMAC secret",
        kind: Kind::SecretKey,
        literals: &["GOOG1E"],
        reach: Reach::Near(200, 260),
        pattern: "[0-9A-Za-z+/]{40}",
        edges: Edges::Open,
        verify: hmac_secret,
        risk: Risk::Files,
        docs: HMAC,
        examples: &["GOOG1E[0-9A-Z]{55},[0-9A-Za-z+/]{40}"],
        near_misses: &["GOOG1E[0-9A-Z]{55} at [0-9a-f]{40}"],
        ..GOOGLE
    },
    Rule {
        id: "google-youtube-api-key",
        provider: "Google",
        title: "YouTube Data API key",
        kind: Kind::ApiKey,
        literals: &["youtube"],
        pattern: "[0-9A-Za-z_-]{39}",
        risk: Risk::MeteredService,
        revoke: Revoke { page: CREDENTIALS, command: "" },
        docs: "https://developers.google.com/youtube/registering_an_application",
        examples: &["\"youtube\":[{]\"api_key\":\"[0-9A-Za-z_-]{39}\"", "youtube_api_key = [0-9A-Za-z_-]{39}"],
        near_misses: &["https://www[.]youtube[.]com/[0-9A-Za-z_-]{39}"],
        ..NAMED
    },
];

pub const TOKENS: &[Rule] = tokens! {
    "google-storage-hmac-key", "Google Cloud", "Google Cloud Storage HMAC access id", AccessKeyId, Files, "GOOG1E", "[0-9A-Z]{55}", HMAC, CREDENTIALS => public_half;
};

/// The 35 characters are 26 bytes and a little: the last one's two low bits are zero, and all keys of today begin
/// alike.
fn api_key(candidate: &Candidate<'_>) -> Verdict {
    let key = candidate.value();
    if made_up(key) {
        return Verdict::Dismiss;
    }
    if public_by_design(candidate) {
        return Verdict::warn(Proof::Pattern).with(Note::PublicHalf);
    }
    let whole = key.last().is_some_and(|b| b"AEIMQUYcgkosw048".contains(b));
    if whole && key.starts_with(b"AIzaSy") { Verdict::block(Proof::Pattern) } else { Verdict::warn(Proof::Pattern) }
}

/// Firebase and Maps put the key of a web or mobile app into the page or app itself, beside these names.
fn public_by_design(candidate: &Candidate<'_>) -> bool {
    const SIGNS: &[&str] = &[
        "authDomain",
        "firebaseapp.com",
        "messagingSenderId",
        "current_key",
        "GOOGLE_APP_ID",
        "google_api_key",
        "REVERSED_CLIENT_ID",
        "maps.googleapis.com/maps/api/js",
        "com.google.android.geo.API_KEY",
        "com.google.android.maps.v2.API_KEY",
        "GMSServices",
        "GMSApiKey",
    ];
    let around = [candidate.before(400), candidate.after(400)].concat();
    SIGNS.iter().any(|sign| memchr::memmem::find(&around, sign.as_bytes()).is_some())
}

fn service_account(candidate: &Candidate<'_>) -> Verdict {
    let around = [candidate.before(2000), candidate.after(2000)].concat();
    let says = |word: &str| memchr::memmem::find(&around, word.as_bytes()).is_some();
    if !says("service_account") && !says("gserviceaccount.com") || placeholder::is_typed(candidate.value()) {
        return Verdict::Dismiss;
    }
    Verdict::block(Proof::Structure)
}

/// The key that the web page shows has the same shape; only its name tells them apart.
fn recaptcha(candidate: &Candidate<'_>) -> Verdict {
    let before = candidate.before(60).to_ascii_lowercase();
    let says = |word: &str| memchr::memmem::find(&before, word.as_bytes()).is_some();
    if says("secret") || says("private") { by_name(candidate) } else { Verdict::Dismiss }
}

/// It lives for an hour (<https://cloud.google.com/docs/authentication/token-types>): in a test, which is run longer
/// than that, it is said, and the commit goes through.
fn access_token(candidate: &Candidate<'_>) -> Verdict {
    if harmless::is_test(candidate.name) { said(candidate) } else { issued(candidate) }
}

fn hmac_secret(candidate: &Candidate<'_>) -> Verdict {
    if crate::detect::verify::aws::is_secret(candidate.before(1), candidate.value(), candidate.after(1)) {
        Verdict::block(Proof::Pattern).with(Note::Pair)
    } else {
        Verdict::Dismiss
    }
}

#[cfg(test)]
mod tests {
    use crate::detect::{Action, Detector, Input, example};

    #[test]
    fn what_lives_for_an_hour_stops_no_test() {
        let text = example::make("ya29[.][0-9A-Za-z_-]{60}", 3).expect("a template");
        for (name, action) in [("tests/unit/fixtures.py", Action::Warn), ("deploy/token.txt", Action::Block)] {
            let found = Detector::default().scan(&Input { text: text.as_bytes(), name: name.as_bytes() });
            assert_eq!(found.iter().map(|f| f.action).collect::<Vec<_>>(), [action], "{name}");
        }
    }
}
