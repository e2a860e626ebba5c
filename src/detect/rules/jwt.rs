/*! JSON Web Tokens (RFC 7519), told apart by what their header and payload say. */

use super::named;
use crate::detect::rule::{DEFAULTS, Kind, Revoke, Risk, Rule, Verdict};
use crate::detect::verify::json64;
use crate::detect::{Candidate, Note, Proof};
use serde_json::{Map, Value};

const TOKEN: Rule = Rule {
    provider: "JWT",
    kind: Kind::Jwt,
    risk: Risk::Identity,
    revoke: Revoke { page: "https://www.rfc-editor.org/rfc/rfc8725", command: "" },
    docs: "https://www.rfc-editor.org/rfc/rfc7519",
    ..DEFAULTS
};

pub const RULES: &[Rule] = &[
    Rule {
        id: "jwt",
        title: "JSON Web Token",
        // `{"alg":`, `{"typ":`, `{"kid":` and so on in base64, also with white space after the brace.
        literals: &[
            "eyJhbGciO",
            "eyJ0eXAiO",
            "eyJraWQiO",
            "eyJ4NXQ",
            "eyJqa3UiO",
            "eyJjdHkiO",
            "eyJub25jZSI",
            "eyJ2ZXIiO",
            "eyJwcHQiO",
            "eyJhcHBJZCI",
            "eyJpc3MiO",
            "eyJqd2siO",
            "eyJiNjQiO",
            "eyAiYWxnIjog",
            "eyAidHlwIjog",
            "eyAiYWxnIiA",
            "eyAidHlwIiA",
            "ewogICJhbGci",
            "ewogICJ0eXAi",
            "ewogICAgImFsZyI",
            "ewogICAgInR5cCI",
            "ew0KICAiYWxnIj",
            "ew0KICAidHlwIj",
            "ewogICJraWQi",
        ],
        pattern: r"e[wy][A-Za-z0-9_-]{14,}={0,2}\.e[wy][A-Za-z0-9_-]{10,}={0,2}\.[A-Za-z0-9_-]*",
        verify: token,
        examples: &[
            "Authorization: Bearer eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9\\.eyJzdWIiOiI0MjQyNDI0MjQyIiwicm9sZSI6ImFkbWluIn0\\.[A-Za-z0-9_-]{43}",
            "eyJ0eXAiOiJKV1QiLCJhbGciOiJub25lIn0\\.eyJzdWIiOiI0MjQyNDI0MjQyIn0\\.",
        ],
        near_misses: &["eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9", "eyJ0eXAiOiJKV1QifQ\\.[A-Za-z0-9]{20}"],
        ..TOKEN
    },
    Rule {
        id: "jwe",
        title: "encrypted JSON Web Token (JWE)",
        literals: &[
            "eyJlbmMiO",
            "eyJhbGciOiJSU0EtT0FF",
            "eyJhbGciOiJkaXIi",
            "eyJhbGciOiJBMTI4S1ci",
            "eyJhbGciOiJBMjU2S1ci",
        ],
        pattern: r"eyJ[A-Za-z0-9_-]{20,}\.[A-Za-z0-9_-]*\.[A-Za-z0-9_-]{11,24}\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{16,48}",
        verify: encrypted,
        docs: "https://www.rfc-editor.org/rfc/rfc7516",
        examples: &[
            "eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0\\.\\.[A-Za-z0-9_-]{16}\\.[A-Za-z0-9_-]{120}\\.[A-Za-z0-9_-]{22}",
        ],
        near_misses: &["eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0\\.\\.x"],
        ..TOKEN
    },
];

fn token(candidate: &Candidate<'_>) -> Verdict {
    let value = candidate.value();
    let mut parts = value.split(|&b| b == b'.');
    let (header, claims, signature) =
        (parts.next().unwrap_or_default(), parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let Some(header) = json64::object(header) else { return Verdict::Dismiss };
    let Some(algorithm) = header.get("alg").and_then(Value::as_str) else { return Verdict::Dismiss };
    // The example of https://www.jwt.io, by its signature.
    if signature.starts_with(b"SflKxwRJSMeKKF2QT4fwpMeJf36") {
        return Verdict::Dismiss;
    }
    let Some(claims) = json64::object(claims) else {
        // Cut or altered; still worth a word when its parts look generated.
        let plausible = named::looks_generated(signature) && signature.len() >= 20;
        return if plausible { Verdict::warn(Proof::Pattern).with(Note::Incomplete) } else { Verdict::Dismiss };
    };
    let says = |claim: &str, text: &str| claims.get(claim).and_then(Value::as_str) == Some(text);
    if says("role", "anon") && (says("iss", "supabase") || claims.contains_key("ref")) {
        // Supabase's anonymous key is meant to be seen.
        return Verdict::Dismiss;
    }
    if algorithm.eq_ignore_ascii_case("none") {
        return Verdict::warn(Proof::Structure).with(Note::Unsigned);
    }
    if signature.len() < 20 {
        // Whole but for its end.
        let cut = signature.len() >= 16 && claims.len() >= 3 && named::looks_generated(signature);
        return if cut { Verdict::warn(Proof::Pattern).with(Note::Incomplete) } else { Verdict::Dismiss };
    }
    match claims.get("exp").map(Value::as_f64) {
        Some(Some(end)) if end < now() => Verdict::warn(Proof::Structure).with(Note::Expired),
        // Nobody takes one whose end is no number (RFC 7519, 4.1.4).
        Some(None) => Verdict::warn(Proof::Structure),
        _ if tries(&claims) => Verdict::warn(Proof::Structure),
        _ => Verdict::block(Proof::Structure),
    }
}

/// Whether `claims` are those that people try a library with, `{"foo": "bar"}`: words that stand for any, perhaps
/// times, and nothing that says whom it is for or what it opens.
fn tries(claims: &Map<String, Value>) -> bool {
    const WORDS: [&str; 8] = ["foo", "bar", "baz", "qux", "some", "hello", "test", "lorem"];
    let is = |names: &[&str], claim: &str| names.contains(&claim);
    claims.keys().any(|claim| is(&WORDS, claim))
        && claims.keys().all(|claim| is(&WORDS, claim) || is(&["iat", "nbf", "exp"], claim))
}

fn encrypted(candidate: &Candidate<'_>) -> Verdict {
    let header = candidate.value().split(|&b| b == b'.').next().unwrap_or_default();
    match json64::object(header) {
        Some(header) if header.contains_key("enc") && header.contains_key("alg") => Verdict::block(Proof::Structure),
        _ => Verdict::Dismiss,
    }
}

/// Seconds since 1970; 0 when the clock stands before that, so that nothing counts as expired.
fn now() -> f64 {
    std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_or(0.0, |d| d.as_secs_f64())
}

#[cfg(test)]
mod tests {
    use crate::detect::{Action, Detector, Input, example};
    use base64::Engine as _;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;

    /// What is done about a token of `claims`; none when nothing is found.
    fn action(claims: &str) -> Option<Action> {
        let signature = example::make("[A-Za-z0-9_-]{43}", 7).expect("a template");
        let [header, claims] = ["{\"alg\":\"HS256\",\"typ\":\"JWT\"}", claims].map(|t| URL_SAFE_NO_PAD.encode(t));
        let text = format!("x = \"{header}.{claims}.{signature}\"\n");
        Detector::default().scan(&Input { text: text.as_bytes(), name: b"a.py" }).first().map(|f| f.action)
    }

    #[test]
    fn a_token_that_tries_a_library_stops_nobody() {
        for claims in [
            "{\"foo\":\"bar\",\"iat\":1426546919}",
            "{\"some\":\"payload\"}",
            "{\"user\":\"app\",\"exp\":\"soon\"}",
            "{\"user\":\"app\",\"exp\":1426546919}",
        ] {
            assert_eq!(action(claims), Some(Action::Warn), "{claims}");
        }
        for claims in [
            "{\"user\":\"app\",\"iat\":1426546919}",
            "{\"sub\":\"u-81\",\"foo\":\"bar\"}",
            "{\"user_id\":81,\"role\":\"admin\",\"test\":false}",
            "{\"sub\":\"u-81\",\"exp\":99999999999}",
        ] {
            assert_eq!(action(claims), Some(Action::Block), "{claims}");
        }
    }
}
