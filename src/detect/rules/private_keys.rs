/*! Private keys in every spelling: PEM, OpenSSH, PuTTY, OpenPGP, age, JWK, PKCS#12, WireGuard, NATS, XML. */

use crate::detect::rule::{DEFAULTS, Edges, Kind, Revoke, Risk, Rule, Verdict};
use crate::detect::verify::{bech32, crc16, pem};
use crate::detect::{Candidate, Note, Proof, placeholder};

const KEY: Rule = Rule {
    kind: Kind::PrivateKey,
    risk: Risk::Cryptography,
    edges: Edges::Open,
    revoke: Revoke {
        page: "https://cheatsheetseries.owasp.org/cheatsheets/Key_Management_Cheat_Sheet.html",
        command: "",
    },
    ..DEFAULTS
};

/// A PEM key: the header that is the literal, what may stand in and between the lines of a body, and the end. A single
/// hyphen may stand there (`Proc-Type`), a row of them ends the body, so no two headers share one.
macro_rules! pem {
    ($id:literal, $provider:literal, $title:literal, [$($header:literal),+], $docs:literal, $example:expr) => {
        Rule {
            id: $id,
            provider: $provider,
            title: $title,
            literals: &[$(concat!("BEGIN ", $header, "PRIVATE KEY-----")),+],
            pattern: concat!("BEGIN (?:", $($header, "|",)+ "EMPTY )PRIVATE KEY-----", pem!(body), "(?:-----END [A-Z0-9 ]{0,30}PRIVATE KEY-----)?"),
            verify: armoured,
            docs: $docs,
            examples: $example,
            near_misses: &[
                concat!("if key == \"-----BEGIN ", pem!(first $($header),+), "PRIVATE KEY-----\":"),
                concat!("-----BEGIN ", pem!(first $($header),+), "PRIVATE KEY-----\\\\n\" \\+ body \\+ \"\\\\n-----END ", pem!(first $($header),+), "PRIVATE KEY-----"),
                concat!("-----BEGIN ", pem!(first $($header),+), "PRIVATE KEY-----\n<your key here>\n-----END ", pem!(first $($header),+), "PRIVATE KEY-----"),
            ],
            ..KEY
        }
    };
    (body) => { r#"(?:["']\);?\s{1,40}[$A-Za-z0-9_.>-]{1,40}\(["']|[A-Za-z0-9+/=\s\\"'`,.:|#*>&_]|-[A-Za-z0-9+/= ]|<br ?/?>)*"# };
    (first $first:literal $(, $more:literal)*) => { $first };
}

pub const RULES: &[Rule] = &[
    pem!(
        "private-key-rsa",
        "RSA",
        "RSA private key (PKCS#1 PEM)",
        ["RSA "],
        "https://www.rfc-editor.org/rfc/rfc8017#appendix-A.1.2",
        &[
            "-----BEGIN RSA PRIVATE KEY-----\n(?:MIIEow[A-Za-z0-9+/]{58}\n)(?:[A-Za-z0-9+/]{64}\n){5}[A-Za-z0-9+/]{40}\n-----END RSA PRIVATE KEY-----\n",
            "key = \"-----BEGIN RSA PRIVATE KEY-----\\\\nMIIEow[A-Za-z0-9+/]{58}\\\\n[A-Za-z0-9+/]{64}\\\\n-----END RSA PRIVATE KEY-----\\\\n\"",
            "s = \"-----BEGIN RSA PRIVATE KEY-----\\\\n\" \\+\n    \"MIIEow[A-Za-z0-9+/]{58}\\\\n\" \\+\n    \"[A-Za-z0-9+/]{64}\\\\n\"",
            "sb\\.append\\(\"-----BEGIN RSA PRIVATE KEY-----\\\\n\"\\);\n(?:    sb\\.append\\(\"MIIEow[A-Za-z0-9+/]{58}\\\\n\"\\);\n)    sb\\.append\\(\"[A-Za-z0-9+/]{64}\\\\n\"\\);\n",
            "<p>-----BEGIN RSA PRIVATE KEY-----<br>MIIEow[A-Za-z0-9+/]{58}<br/>[A-Za-z0-9+/]{64}<br>-----END RSA PRIVATE KEY-----</p>",
            "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,[0-9A-F]{32}\n\n(?:[A-Za-z0-9+/]{64}\n){4}-----END RSA PRIVATE KEY-----"
        ]
    ),
    pem!(
        "private-key-ec",
        "EC",
        "elliptic curve private key (SEC 1 PEM)",
        ["EC ", "ECDSA "],
        "https://www.rfc-editor.org/rfc/rfc5915",
        &[
            "-----BEGIN EC PRIVATE KEY-----\n(?:[A-Za-z0-9+/]{64}\n){2}[A-Za-z0-9+/]{34}==\n-----END EC PRIVATE KEY-----"
        ]
    ),
    pem!(
        "private-key-dsa",
        "DSA",
        "DSA private key (PEM)",
        ["DSA "],
        "https://docs.openssl.org/master/man1/openssl-dsa/",
        &["-----BEGIN DSA PRIVATE KEY-----\n(?:[A-Za-z0-9+/]{64}\n){6}-----END DSA PRIVATE KEY-----"]
    ),
    pem!(
        "private-key-pkcs8",
        "PKCS#8",
        "private key (PKCS#8 PEM)",
        ["", "ANY ", "ED25519 ", "X25519 ", "ED448 "],
        "https://www.rfc-editor.org/rfc/rfc5958",
        &[
            "-----BEGIN PRIVATE KEY-----\n(?:[A-Za-z0-9+/]{64}\n){2}[A-Za-z0-9+/]{40}\n-----END PRIVATE KEY-----",
            "\"private_key\": \"-----BEGIN PRIVATE KEY-----\\\\nMIIEvQ[A-Za-z0-9+/]{58}\\\\n[A-Za-z0-9+/]{64}\\\\n-----END PRIVATE KEY-----\\\\n\""
        ]
    ),
    pem!(
        "private-key-pkcs8-encrypted",
        "PKCS#8",
        "private key under a passphrase (PKCS#8 PEM)",
        ["ENCRYPTED ", "SSH2 ENCRYPTED "],
        "https://www.rfc-editor.org/rfc/rfc5958#section-3",
        &["-----BEGIN ENCRYPTED PRIVATE KEY-----\n(?:[A-Za-z0-9+/]{64}\n){3}-----END ENCRYPTED PRIVATE KEY-----"]
    ),
    pem!(
        "private-key-openssh",
        "OpenSSH",
        "OpenSSH private key",
        ["OPENSSH "],
        "https://github.com/openssh/openssh-portable/blob/master/PROTOCOL.key",
        &[
            "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQ[A-Za-z0-9+/]{28}\n(?:[A-Za-z0-9+/]{70}\n){4}-----END OPENSSH PRIVATE KEY-----"
        ]
    ),
    Rule {
        id: "private-key-pgp",
        provider: "OpenPGP",
        title: "OpenPGP private key",
        literals: &["BEGIN PGP PRIVATE KEY BLOCK-----"],
        pattern: concat!("BEGIN PGP PRIVATE KEY BLOCK-----", pem!(body), "(?:-----END PGP PRIVATE KEY BLOCK-----)?"),
        verify: armoured,
        docs: "https://www.rfc-editor.org/rfc/rfc9580#name-ascii-armor",
        examples: &[
            "-----BEGIN PGP PRIVATE KEY BLOCK-----\nVersion: GnuPG v2\n\nlQOYB(?:[A-Za-z0-9+/]{64}\n){4}=[A-Za-z0-9]{4}\n-----END PGP PRIVATE KEY BLOCK-----",
        ],
        near_misses: &[
            "-----BEGIN PGP PRIVATE KEY BLOCK-----\n\\.\\.\\.\n-----END PGP PRIVATE KEY BLOCK-----",
            "-----BEGIN PGP PUBLIC KEY BLOCK-----\n(?:[A-Za-z0-9+/]{64}\n){4}-----END PGP PUBLIC KEY BLOCK-----",
        ],
        ..KEY
    },
    Rule {
        id: "private-key-ssh2",
        provider: "SSH.com",
        title: "SSH.com private key (SSH2 format)",
        literals: &["BEGIN SSH2 ENCRYPTED PRIVATE KEY ----"],
        pattern: concat!(
            "BEGIN SSH2 ENCRYPTED PRIVATE KEY ----",
            pem!(body),
            "(?:---- END SSH2 ENCRYPTED PRIVATE KEY ----)?"
        ),
        verify: armoured,
        docs: "https://www.rfc-editor.org/rfc/rfc4716",
        examples: &[
            "---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\nComment: \"key\"\nP2/56wAAA(?:[A-Za-z0-9+/]{70}\n){4}---- END SSH2 ENCRYPTED PRIVATE KEY ----",
        ],
        near_misses: &[
            "---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\n\\.\\.\\.",
            "---- BEGIN SSH2 PUBLIC KEY ----\n(?:[A-Za-z0-9+/]{70}\n){4}",
        ],
        ..KEY
    },
    Rule {
        id: "private-key-putty",
        provider: "PuTTY",
        title: "PuTTY private key",
        literals: &["PuTTY-User-Key-File-"],
        pattern: r"PuTTY-User-Key-File-[123]: [\w@.\-]{3,60}\s+Encryption: [\w\-]{3,30}\s+Comment: [^\r\n]{0,200}\s+Public-Lines: \d{1,4}\s[A-Za-z0-9+/=\s]*(?:Key-Derivation: [\w\-]{3,20}\s+Argon2-Memory: \d{1,9}\s+Argon2-Passes: \d{1,9}\s+Argon2-Parallelism: \d{1,9}\s+Argon2-Salt: [0-9a-f]{1,128}\s+)?Private-Lines: \d{1,4}\s[A-Za-z0-9+/=\s]*",
        verify: putty,
        docs: "https://the.earth.li/~sgtatham/putty/latest/htmldoc/AppendixC.html",
        examples: &[
            "PuTTY-User-Key-File-2: ssh-rsa\nEncryption: none\nComment: laptop\nPublic-Lines: 2\n(?:[A-Za-z0-9+/]{64}\n){2}Private-Lines: 3\n(?:[A-Za-z0-9+/]{64}\n){3}Private-MAC: [0-9a-f]{40}",
        ],
        near_misses: &[
            "PuTTY-User-Key-File-2: ssh-rsa\nEncryption: none\nComment: laptop",
            "PuTTY-User-Key-File-2: ssh-rsa\nEncryption: none\nComment: x\nPublic-Lines: 1\nAAAA\nPrivate-Lines: 1\n",
        ],
        ..KEY
    },
    Rule {
        id: "age-secret-key",
        provider: "age",
        title: "age secret key",
        literals: &["AGE-SECRET-KEY-1"],
        pattern: "AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}",
        edges: Edges::Closed,
        verify: age,
        docs: "https://github.com/C2SP/C2SP/blob/main/age.md#the-x25519-recipient-type",
        examples: &["AGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}"],
        seal: Some(|text| bech32::seal(&text[..text.len() - 6])),
        near_misses: &[
            "AGE-SECRET-KEY-1QQQQQQQQQQ[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{48}",
            "AGE-SECRET-KEY-1[QPZRY9X8]{40}",
        ],
        ..KEY
    },
    Rule {
        id: "age-secret-key-pq",
        provider: "age",
        title: "age secret key (post-quantum)",
        literals: &["AGE-SECRET-KEY-PQ-1"],
        pattern: "AGE-SECRET-KEY-PQ-1[02-9AC-HJ-NP-Z]{58}",
        edges: Edges::Closed,
        docs: "https://github.com/C2SP/C2SP/blob/main/age.md",
        examples: &["AGE-SECRET-KEY-PQ-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}"],
        near_misses: &["AGE-SECRET-KEY-PQ-1[QPZRY9X8]{40}"],
        ..KEY
    },
    Rule {
        id: "age-plugin-identity",
        provider: "age",
        title: "age plugin identity",
        literals: &["AGE-PLUGIN-"],
        pattern: "AGE-PLUGIN-[A-Z0-9]{2,20}-1[02-9AC-HJ-NP-Z]{20,200}",
        edges: Edges::Closed,
        verify: hardware,
        docs: "https://github.com/C2SP/C2SP/blob/main/age-plugin.md",
        examples: &["AGE-PLUGIN-YUBIKEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{40}"],
        near_misses: &["AGE-PLUGIN-YUBIKEY-1[QPZRY9X8]{10}"],
        ..KEY
    },
    Rule {
        id: "jwk-private-key",
        provider: "JWK",
        title: "JSON Web Key with its private part",
        literals: &["\"kty\"", "'kty'"],
        pattern: concat!(
            r#"["']kty["']\s*:\s*["'](?:RSA|EC|OKP|oct)["']"#,
            r#"(?:\s*,\s*["'][\w#]{1,12}["']\s*:\s*(?:"[^"]*"|'[^']*'|\[[^\]]*\]|\w+))*?"#,
            r#"\s*,\s*["'][dk]["']\s*:\s*["']([A-Za-z0-9_\-]{22,1500})["']"#
        ),
        docs: "https://www.rfc-editor.org/rfc/rfc7518#section-6",
        examples: &[
            "\\{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"[A-Za-z0-9_-]{43}\",\"y\":\"[A-Za-z0-9_-]{43}\",\"d\":\"[A-Za-z0-9_-]{43}\"}",
            "\"kty\": \"oct\", \"k\": \"[A-Za-z0-9_-]{43}\"",
        ],
        near_misses: &[
            "\\{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"[A-Za-z0-9_-]{43}\",\"y\":\"[A-Za-z0-9_-]{43}\"}",
            "\\{\"kty\":\"RSA\",\"n\":\"[A-Za-z0-9_-]{342}\",\"e\":\"AQAB\"}",
        ],
        ..KEY
    },
    Rule {
        id: "jwk-private-key-sorted",
        provider: "JWK",
        title: "JSON Web Key with its private part (members in another order)",
        literals: &["\"crv\"", "'crv'", "\"dq\"", "'dq'"],
        pattern: concat!(
            r#"["'](?:crv["']\s*:\s*["'](?:P-256|P-384|P-521|secp256k1|Ed25519|Ed448|X25519|X448)["']"#,
            r#"(?:\s*,\s*["'][\w#]{1,12}["']\s*:\s*(?:"[^"]*"|'[^']*'|\[[^\]]*\]|\w+))*?\s*,\s*["']d|dq)["']"#,
            r#"\s*:\s*["']([A-Za-z0-9_\-]{42,700})["']"#
        ),
        docs: "https://www.rfc-editor.org/rfc/rfc7518#section-6",
        examples: &[
            "\\{\"crv\":\"Ed25519\",\"d\":\"[A-Za-z0-9_-]{43}\",\"kty\":\"OKP\"}",
            "\"dq\": \"[A-Za-z0-9_-]{171}\"",
        ],
        near_misses: &[
            "\\{\"crv\":\"Ed25519\",\"x\":\"[A-Za-z0-9_-]{43}\",\"kty\":\"OKP\"}",
            "\"dq\": \"[A-Za-z0-9_-]{20}\"",
        ],
        ..KEY
    },
    Rule {
        id: "private-key-der-base64",
        provider: "PKCS#8",
        title: "private key (base64 without armour)",
        literals: &["ADANBgkqhkiG9w0BAQEFAASC", "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0w", "MC4CAQAwBQYDK2VwBCIEI"],
        pattern: r"(?:ADANBgkqhkiG9w0BAQEFAASC|MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0w|MC4CAQAwBQYDK2VwBCIEI)[A-Za-z0-9+/\s\\]{26,}={0,2}",
        verify: unarmoured,
        docs: "https://www.rfc-editor.org/rfc/rfc5958",
        examples: &[
            "PRIVATE_KEY=MIIEvgIBADANBgkqhkiG9w0BAQEFAASC[A-Za-z0-9+/]{500}",
            "key: MC4CAQAwBQYDK2VwBCIEI[A-Za-z0-9+/]{43}",
        ],
        near_misses: &["MIIBIjANBgkqhkiG9w0BAQEFAAOC[A-Za-z0-9+/]{200}", "MIIEvgIBADANBgkqhkiG9w0BAQEFAASC"],
        ..KEY
    },
    Rule {
        id: "pkcs12-base64",
        provider: "PKCS#12",
        title: "PKCS#12 key store in base64",
        literals: &["AgEDMII"],
        pattern: r"AgEDMII[A-Za-z0-9+/]{2,8}(?:Gg|YJKoZIhvcNAQcBo|BgkqhkiG9w0BBwGg)[A-Za-z0-9+/\s\\]{60,}={0,2}",
        edges: Edges::Open,
        verify: key_store,
        docs: "https://www.rfc-editor.org/rfc/rfc7292",
        examples: &["cert: MIIKTAIBAzCCAgEDMIIJBgYJKoZIhvcNAQcBo[A-Za-z0-9+/]{300}"],
        near_misses: &["MIIKTAIBAzCCAgEDMIIJBgYJKoZIhvcNAQcCo[A-Za-z0-9+/]{300}"],
        ..KEY
    },
    Rule {
        id: "jks-base64",
        provider: "Java KeyStore",
        title: "Java key store in base64",
        literals: &["/u3+7QAAAA"],
        pattern: r"/u3\+7QAAAA[A-Za-z0-9+/\s\\]{100,}={0,2}",
        edges: Edges::OpenStart,
        verify: key_store,
        docs: "https://docs.oracle.com/en/java/javase/21/docs/specs/man/keytool.html",
        examples: &["keystore: \"/u3\\+7QAAAAIAAAAB[A-Za-z0-9+/]{300}\""],
        near_misses: &["/u3\\+7QAAAA[a-z]{20}"],
        ..KEY
    },
    Rule {
        id: "rsa-key-xml",
        provider: ".NET",
        title: "RSA private key in XML (RSAKeyValue)",
        literals: &["<RSAKeyValue"],
        pattern: r"<RSAKeyValue>(?:\s*<(?:Modulus|Exponent|P|Q|DP|DQ|InverseQ)>[A-Za-z0-9+/=\s]*</(?:Modulus|Exponent|P|Q|DP|DQ|InverseQ)>)*\s*<D>([A-Za-z0-9+/=\s]{80,1600})</D>",
        docs: "https://learn.microsoft.com/en-us/dotnet/api/system.security.cryptography.rsa.toxmlstring",
        examples: &[
            "<RSAKeyValue><Modulus>[A-Za-z0-9+/]{172}</Modulus><Exponent>AQAB</Exponent><P>[A-Za-z0-9+/]{86}==</P><D>[A-Za-z0-9+/]{172}</D></RSAKeyValue>",
        ],
        near_misses: &["<RSAKeyValue><Modulus>[A-Za-z0-9+/]{172}</Modulus><Exponent>AQAB</Exponent></RSAKeyValue>"],
        ..KEY
    },
    Rule {
        id: "wireguard-private-key",
        provider: "WireGuard",
        title: "WireGuard private key",
        literals: &["PrivateKey"],
        pattern: r"PrivateKey\s{0,3}=\s{0,3}([A-Za-z0-9+/]{43}=)",
        risk: Risk::Infrastructure,
        docs: "https://www.wireguard.com/quickstart/",
        examples: &["\\[Interface]\nPrivateKey = [A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]="],
        near_misses: &["PublicKey = [A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=", "PrivateKey = [A-Za-z0-9+/]{20}="],
        ..KEY
    },
    Rule {
        id: "wireguard-preshared-key",
        provider: "WireGuard",
        title: "WireGuard preshared key",
        kind: Kind::EncryptionKey,
        literals: &["PresharedKey"],
        pattern: r"PresharedKey\s{0,3}=\s{0,3}([A-Za-z0-9+/]{43}=)",
        risk: Risk::Infrastructure,
        docs: "https://man7.org/linux/man-pages/man8/wg.8.html",
        examples: &["\\[Peer]\nPresharedKey = [A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]="],
        near_misses: &["PresharedKey = [A-Za-z0-9+/]{20}="],
        ..KEY
    },
    Rule {
        id: "openvpn-static-key",
        provider: "OpenVPN",
        title: "OpenVPN static key",
        kind: Kind::EncryptionKey,
        literals: &["BEGIN OpenVPN Static key V1-----"],
        pattern: r"BEGIN OpenVPN Static key V1-----[\s\\nr]{1,8}(?:[0-9a-f]{32}[\s\\nr]{1,8}){2,16}",
        risk: Risk::Infrastructure,
        docs: "https://openvpn.net/community-resources/reference-manual-for-openvpn-2-6/",
        examples: &["-----BEGIN OpenVPN Static key V1-----\n(?:[0-9a-f]{32}\n){16}-----END OpenVPN Static key V1-----"],
        near_misses: &["-----BEGIN OpenVPN Static key V1-----\n\\.\\.\\.\n"],
        ..KEY
    },
    Rule {
        id: "nats-nkey-seed",
        provider: "NATS",
        title: "NATS nkey seed",
        // The type in the second character leaves the third at A and the fourth in the first half of base 32.
        literals: &[
            "SUAA", "SUAB", "SUAC", "SUAD", "SUAE", "SUAF", "SUAG", "SUAH", "SUAI", "SUAJ", "SUAK", "SUAL", "SUAM",
            "SUAN", "SUAO", "SUAP", "SAAA", "SAAB", "SAAC", "SAAD", "SAAE", "SAAF", "SAAG", "SAAH", "SAAI", "SAAJ",
            "SAAK", "SAAL", "SAAM", "SAAN", "SAAO", "SAAP", "SOAA", "SOAB", "SOAC", "SOAD", "SOAE", "SOAF", "SOAG",
            "SOAH", "SOAI", "SOAJ", "SOAK", "SOAL", "SOAM", "SOAN", "SOAO", "SOAP", "SCAA", "SCAB", "SCAC", "SCAD",
            "SCAE", "SCAF", "SCAG", "SCAH", "SCAI", "SCAJ", "SCAK", "SCAL", "SCAM", "SCAN", "SCAO", "SCAP", "SNAA",
            "SNAB", "SNAC", "SNAD", "SNAE", "SNAF", "SNAG", "SNAH", "SNAI", "SNAJ", "SNAK", "SNAL", "SNAM", "SNAN",
            "SNAO", "SNAP", "SXAA", "SXAB", "SXAC", "SXAD", "SXAE", "SXAF", "SXAG", "SXAH", "SXAI", "SXAJ", "SXAK",
            "SXAL", "SXAM", "SXAN", "SXAO", "SXAP",
        ],
        pattern: "S[UAOCNX]A[A-P][A-Z2-7]{54}",
        edges: Edges::Closed,
        verify: nkey,
        risk: Risk::Messaging,
        docs: "https://docs.nats.io/using-nats/developer/connecting/nkey",
        examples: &["SUA[A-P][A-Z2-7]{54}", "seed: SAA[A-P][A-Z2-7]{54}"],
        seal: Some(|text| match text.rfind('S').filter(|_| text.is_ascii()) {
            Some(_) => format!("{}{}", &text[..text.len() - 58], crc16::seal(&text[text.len() - 58..])),
            None => text.to_owned(),
        }),
        near_misses: &["SUAA[A-Z2-7]{50}AAAA", "SUA[A-P][A-Z2-7]{30}"],
        ..KEY
    },
];

/// A key in armour: what its body is decides.
fn armoured(candidate: &Candidate<'_>) -> Verdict {
    let text = candidate.value();
    // The header ends with its second row of hyphens; the first stands before the value.
    let Some(end) = memchr::memmem::find(text, b"----") else { return Verdict::Dismiss };
    let body = &text[end..];
    let body = &body[body.iter().take_while(|&&b| b == b'-').count()..];
    // No base64 says so by chance.
    if memchr::memmem::find(body, b"EXAMPLE").is_some() {
        return Verdict::Dismiss;
    }
    verdict(pem::read(&text[..end], body))
}

fn verdict(body: pem::Body) -> Verdict {
    match body {
        pem::Body::Key => Verdict::block(Proof::Structure),
        pem::Body::Plausible => Verdict::block(Proof::Pattern),
        pem::Body::Encrypted => Verdict::warn(Proof::Structure).with(Note::Encrypted),
        pem::Body::Incomplete => Verdict::warn(Proof::Pattern).with(Note::Incomplete),
        pem::Body::None => Verdict::Dismiss,
    }
}

/// The algorithm's place in a PKCS#8 key tells it from a public key and from a certificate; the length before it must
/// be there too.
fn unarmoured(candidate: &Candidate<'_>) -> Verdict {
    let value = candidate.value();
    let whole = !value.starts_with(b"ADAN") || candidate.before(8).starts_with(b"MII") && value.len() > 400;
    if whole { Verdict::block(Proof::Structure) } else { Verdict::warn(Proof::Pattern).with(Note::Incomplete) }
}

/// A store is opened by a password, which often stands beside it.
fn key_store(_: &Candidate<'_>) -> Verdict {
    Verdict::warn(Proof::Pattern).with(Note::Encrypted)
}

fn putty(candidate: &Candidate<'_>) -> Verdict {
    let text = candidate.value();
    let Some(private) = memchr::memmem::rfind(text, b"Private-Lines: ") else { return Verdict::Dismiss };
    if text.len() - private < 60 {
        return Verdict::Dismiss;
    }
    if memchr::memmem::find(text, b"Encryption: none").is_some() {
        Verdict::block(Proof::Structure)
    } else {
        Verdict::warn(Proof::Structure).with(Note::Encrypted)
    }
}

fn age(candidate: &Candidate<'_>) -> Verdict {
    if bech32::holds(candidate.value()) { Verdict::block(Proof::Checksum) } else { Verdict::Refute }
}

/// What a plugin's identity holds mostly points to a device that keeps the key.
fn hardware(candidate: &Candidate<'_>) -> Verdict {
    if placeholder::is_placeholder(candidate.value()) { Verdict::Dismiss } else { Verdict::warn(Proof::Pattern) }
}

fn nkey(candidate: &Candidate<'_>) -> Verdict {
    if crc16::holds(candidate.value()) { Verdict::block(Proof::Checksum) } else { Verdict::Refute }
}
