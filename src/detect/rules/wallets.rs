/*! Wallets: keys and phrases that are the coins. */

use crate::detect::rule::{DEFAULTS, Edges, Kind, Reach, Revoke, Risk, Rule, Verdict};
use crate::detect::verify::{base58, bech32, crc16};
use crate::detect::{Candidate, Proof, placeholder};

const WALLET: Rule = Rule {
    kind: Kind::PrivateKey,
    risk: Risk::Funds,
    revoke: Revoke { page: "https://bitcoin.org/en/secure-your-wallet", command: "" },
    ..DEFAULTS
};

pub const RULES: &[Rule] = &[
    Rule {
        id: "bitcoin-wif",
        provider: "Bitcoin",
        title: "Bitcoin private key (WIF)",
        literals: &["bitcoin", "wif", "btc_", "privkey", "private_key", "privatekey", "litecoin", "dogecoin"],
        ignore_case: true,
        reach: Reach::After(200),
        pattern: "[5KLc9T6Q][1-9A-HJ-NP-Za-km-z]{50,51}",
        verify: wif,
        docs: "https://en.bitcoin.it/wiki/Wallet_import_format",
        examples: &["bitcoin_wif = \"[0-9]{52}\""],
        seal: Some(|text| {
            let digits: Vec<u8> = text.bytes().filter(u8::is_ascii_digit).collect();
            let key = [&[0x80], &digits[..32], &[1]].concat();
            format!("bitcoin_wif = \"{}\"", base58::encode_check(&key))
        }),
        near_misses: &[
            "bitcoin_wif = \"K[1-9A-HJ-NP-Za-km-z]{51}\"",
            "bitcoin_address = \"1[1-9A-HJ-NP-Za-km-z]{33}\"",
        ],
        ..WALLET
    },
    Rule {
        id: "bip32-extended-key",
        provider: "Bitcoin",
        title: "extended private key (BIP-32)",
        literals: &["xprv9", "xprvA", "xprvs", "yprvA", "yprv9", "zprvA", "zprv9", "tprv8"],
        pattern: "[xyzt]prv[1-9A-HJ-NP-Za-km-z]{107,108}",
        verify: extended,
        docs: "https://github.com/bitcoin/bips/blob/master/bip-0032.mediawiki#serialization-format",
        examples: &["xprv9[0-9]{74}"],
        seal: Some(|text| {
            let digits: Vec<u8> = text.bytes().filter(u8::is_ascii_digit).collect();
            base58::encode_check(
                &[&[0x04, 0x88, 0xad, 0xe4][..], &[1], &digits[..9], &digits[..32], &[0], &digits[32..63]].concat(),
            )
        }),
        near_misses: &["xprv9[1-9A-HJ-NP-Za-km-z]{106}", "xpub6[1-9A-HJ-NP-Za-km-z]{106}"],
        ..WALLET
    },
    Rule {
        id: "ethereum-private-key",
        provider: "Ethereum",
        title: "Ethereum private key",
        literals: &[
            "private_key",
            "privatekey",
            "private-key",
            "privkey",
            "priv_key",
            "deployer_key",
            "wallet_key",
            "signer_key",
            "new ethers.Wallet(",
            "privateKeyToAccount(",
            "account.from_key(",
        ],
        ignore_case: true,
        reach: Reach::After(140),
        pattern: "(?:0x)?[0-9a-fA-F]{64}",
        verify: ethereum,
        revoke: Revoke { page: "https://ethereum.org/en/security/", command: "" },
        docs: "https://ethereum.org/en/developers/docs/accounts/#account-creation",
        examples: &["PRIVATE_KEY=0x[0-9a-f]{64}", "privateKey: \"[0-9a-f]{64}\""],
        near_misses: &["PRIVATE_KEY=0x[0-9a-f]{40}", "private_key_hash = \"[0-9a-f]{64}\""],
        ..WALLET
    },
    Rule {
        id: "ethereum-account-key",
        provider: "Ethereum",
        title: "Ethereum private key among a network's accounts",
        literals: &["accounts: [", "accounts:[", "accounts\": [", "accounts\":["],
        ignore_case: true,
        reach: Reach::Near(0, 1400),
        pattern: "(?:0x)?[0-9a-fA-F]{64}",
        verify: account,
        revoke: Revoke { page: "https://ethereum.org/en/security/", command: "" },
        docs: "https://hardhat.org/hardhat-runner/docs/config#json-rpc-based-networks",
        examples: &[
            "accounts: \\[\"0x[0-9a-f]{64}\"\\]",
            "main: \\{ url: RPC, accounts: \\[\n            `0x[0-9a-f]{64}`,\n        \\] \\}",
            "networks: \\{ main: \\{ accounts: \\[process\\.env\\.KEY, '0x[0-9a-f]{64}'\\], url \\} \\}",
        ],
        near_misses: &[
            "accounts: \\[\"0x[0-9a-f]{40}\"\\]",
            "accounts: \\[\\]\nroot: \"0x[0-9a-f]{64}\"",
            "\\{\"chain\": \"sui\", \"accounts\": \\[\"0x[0-9a-f]{64}\"\\]\\}",
        ],
        ..WALLET
    },
    Rule {
        id: "stellar-secret-key",
        provider: "Stellar",
        title: "Stellar secret seed",
        literals: &["stellar", "horizon", "xlm_"],
        ignore_case: true,
        reach: Reach::After(200),
        pattern: "S[A-D][A-Z2-7]{54}",
        verify: strkey,
        revoke: Revoke {
            page: "https://developers.stellar.org/docs/learn/fundamentals/transactions/signatures-multisig",
            command: "",
        },
        docs: "https://stellar.org/protocol/sep-23",
        examples: &["stellar_secret=SA[A-Z2-7]{54}"],
        seal: Some(|text| format!("{}{}", &text[..text.len() - 56], crc16::seal(&text[text.len() - 56..]))),
        near_misses: &["stellar_secret=SA[A-Z2-7]{50}AAAA", "stellar_account=GA[A-Z2-7]{54}"],
        ..WALLET
    },
    Rule {
        id: "nostr-secret-key",
        provider: "Nostr",
        title: "Nostr secret key",
        literals: &["nsec1"],
        pattern: "nsec1[02-9ac-hj-np-z]{58}",
        verify: nostr,
        risk: Risk::Identity,
        revoke: Revoke { page: "https://github.com/nostr-protocol/nips/blob/master/19.md", command: "" },
        docs: "https://github.com/nostr-protocol/nips/blob/master/19.md",
        examples: &["nsec1[qpzry9x8gf2tvdw0s3jn54khce6mua7l]{58}"],
        seal: Some(|text| bech32::seal(&text[..text.len() - 6])),
        near_misses: &[
            "nsec1qqqqqqqqqq[qpzry9x8gf2tvdw0s3jn54khce6mua7l]{48}",
            "npub1[qpzry9x8gf2tvdw0s3jn54khce6mua7l]{58}",
        ],
        ..WALLET
    },
    Rule {
        id: "solana-private-key",
        provider: "Solana",
        title: "Solana private key",
        literals: &["solana", "phantom", "secretkey", "secret_key", "keypair", "private_key", "privatekey"],
        ignore_case: true,
        reach: Reach::After(160),
        pattern: "[1-9A-HJ-NP-Za-km-z]{86,88}",
        verify: solana,
        revoke: Revoke { page: "https://solana.com/docs/intro/wallets", command: "" },
        docs: "https://solana.com/docs/core/accounts",
        examples: &["solana_private_key = \"[2-4][1-9A-HJ-NP-Za-km-z]{86}\""],
        near_misses: &["solana_address = \"[1-9A-HJ-NP-Za-km-z]{44}\""],
        ..WALLET
    },
    Rule {
        id: "solana-private-key-bytes",
        provider: "Solana",
        title: "Solana private key, byte by byte",
        literals: &["fromSecretKey(", "Keypair::from_bytes("],
        reach: Reach::After(500),
        pattern: "[0-9]{1,3}(?:, ?[0-9]{1,3}){63}",
        verify: solana_bytes,
        revoke: Revoke { page: "https://solana.com/docs/intro/wallets", command: "" },
        docs: "https://solana.com/developers/cookbook/wallets/create-keypair",
        examples: &[
            "Keypair\\.fromSecretKey\\(Uint8Array\\.from\\(\\[[1-9][0-9](?:,(?:[1-9][0-9]|1[0-9]{2})){63}\\]\\)\\)",
        ],
        near_misses: &["Keypair\\.fromSecretKey\\(Uint8Array\\.from\\(\\[1(?:,1){63}\\]\\)\\)"],
        ..WALLET
    },
    Rule {
        id: "recovery-phrase",
        provider: "BIP-39",
        title: "recovery phrase of a wallet (BIP-39)",
        kind: Kind::RecoveryPhrase,
        literals: &[
            "mnemonic",
            "seed phrase",
            "seed_phrase",
            "seedphrase",
            "seed-phrase",
            "recovery phrase",
            "recovery_phrase",
            "recoveryphrase",
            "secret phrase",
            "secret_phrase",
            "wallet_seed",
            "bip39",
        ],
        ignore_case: true,
        reach: Reach::After(400),
        pattern: r#"[a-z]{3,8}(?:[\s,"']{1,6}[a-z]{3,8}){11,23}"#,
        edges: Edges::Closed,
        verify: phrase,
        docs: "https://github.com/bitcoin/bips/blob/master/bip-0039.mediawiki",
        examples: &["MNEMONIC=\"[0-9]{40}\""],
        seal: Some(|text| {
            let digits: Vec<u8> = text.bytes().filter(u8::is_ascii_digit).collect();
            let words = bip39::Mnemonic::from_entropy(&digits[..16]).map(|m| m.to_string()).unwrap_or_default();
            format!("MNEMONIC=\"{words}\"")
        }),
        near_misses: &[
            "mnemonic: the code that is used for each one of the twelve instructions and their operands",
            "MNEMONIC=\"test test test test test test test test test test test junk\"",
        ],
        ..WALLET
    },
];

fn wif(candidate: &Candidate<'_>) -> Verdict {
    match base58::check(candidate.value()) {
        Some(payload) if matches!(payload.len(), 33 | 34) => Verdict::block(Proof::Checksum),
        _ => Verdict::Refute,
    }
}

fn extended(candidate: &Candidate<'_>) -> Verdict {
    match base58::check(candidate.value()) {
        Some(payload) if payload.len() == 78 => Verdict::block(Proof::Checksum),
        _ => Verdict::Refute,
    }
}

fn strkey(candidate: &Candidate<'_>) -> Verdict {
    if crc16::holds(candidate.value()) { Verdict::block(Proof::Checksum) } else { Verdict::Refute }
}

fn nostr(candidate: &Candidate<'_>) -> Verdict {
    if bech32::holds(candidate.value()) { Verdict::block(Proof::Checksum) } else { Verdict::Refute }
}

/// 64 hexadecimal digits are a hash as often as a key: only what is given to the name of a private key counts.
fn ethereum(candidate: &Candidate<'_>) -> Verdict {
    let value = candidate.value();
    let digits = value.strip_prefix(b"0x").unwrap_or(value);
    let gap = candidate.text.get(candidate.literal..candidate.span.start).unwrap_or_default();
    let name = gap.iter().rposition(|b| b.is_ascii_alphanumeric()).map_or(&gap[..0], |at| &gap[..=at]);
    let harmless = ["hash", "id", "path", "fingerprint", "sha256", "digest", "public"];
    let ends = |word: &&str| name.to_ascii_lowercase().ends_with(word.as_bytes());
    // `PRIVATE_KEY=`, as settings have it: no hash is written like that.
    let literal = candidate.text.get(candidate.literal..candidate.literal + candidate.literal_len).unwrap_or_default();
    let behind = gap.get(literal.len()..).unwrap_or_default();
    let setting = literal.iter().all(|b| b.is_ascii_uppercase() || *b == b'_')
        && behind.iter().all(|b| matches!(b, b'=' | b':' | b' ' | b'"' | b'\''));
    let given = gap[name.len()..].len() <= 12 && name.len() <= 60;
    if !given || harmless.iter().any(ends) || placeholder::is_typed(digits) || !super::named::looks_generated(digits) {
        Verdict::Dismiss
    } else if value.len() == 66 || setting {
        Verdict::block(Proof::Pattern)
    } else {
        Verdict::warn(Proof::Pattern)
    }
}

/// One of a list of accounts. Hardhat's are private keys beside the address that the network is asked at; Sui, Aptos
/// and Starknet write the addresses of accounts, which everybody may see, with as many digits.
fn account(candidate: &Candidate<'_>) -> Verdict {
    let (text, value) = (candidate.text, candidate.value());
    let digits = value.strip_prefix(b"0x").unwrap_or(value);
    let list = text.get(candidate.literal + candidate.literal_len..candidate.span.start).unwrap_or_default();
    // The list goes on as long as nothing closes that was open before it.
    let inside = list.iter().try_fold(0_u32, |depth, b| match b {
        b'[' | b'{' => Some(depth + 1),
        b']' | b'}' => depth.checked_sub(1),
        _ => Some(depth),
    });
    if inside.is_none() || placeholder::is_typed(digits) || !super::named::looks_generated(digits) {
        return Verdict::Dismiss;
    }
    let around = &text[candidate.literal.saturating_sub(600)..(candidate.span.end + 1400).min(text.len())];
    let at = candidate.literal.min(600);
    let letter = |b: Option<&u8>| b.is_some_and(u8::is_ascii_alphabetic);
    // `url`, and `rpcUrl`.
    let ends = |part: &[u8], word: &str, begins: bool| {
        let part = part.to_ascii_lowercase();
        let whole = |at: usize| {
            let begun = begins && letter(at.checked_sub(1).and_then(|at| part.get(at)));
            !begun && !letter(part.get(at + word.len()))
        };
        memchr::memmem::find_iter(&part, word.as_bytes()).any(whole)
    };
    if ends(object(around, at), "url", false) {
        return Verdict::block(Proof::Pattern);
    }
    let words = |part: &[u8], word: &str| ends(part, word, true);
    const OTHERS: [&str; 4] = ["sui", "aptos", "starknet", "felt"];
    if OTHERS.iter().any(|other| words(around, other)) {
        return Verdict::Dismiss;
    }
    let hardhat = ["networks", "hardhat", "chainid", "mnemonic"].iter().any(|sign| words(around, sign));
    if hardhat { Verdict::block(Proof::Pattern) } else { Verdict::warn(Proof::Pattern) }
}

/// The object that `text[at]` stands in: from the brace before it that nothing closes to the one behind it that nothing
/// opened, as far as the text goes.
fn object(text: &[u8], at: usize) -> &[u8] {
    let open = |depth: &mut i32, b: u8, up: u8, down: u8| {
        *depth += i32::from(b == up) - i32::from(b == down);
        *depth < 0
    };
    let (mut before, mut behind) = (0, 0);
    let start = text[..at].iter().rposition(|b| open(&mut before, *b, b'}', b'{')).map_or(0, |start| start + 1);
    let end = text[at..].iter().position(|b| open(&mut behind, *b, b'{', b'}')).map_or(text.len(), |end| at + end);
    &text[start..end]
}

/// 64 bytes in base58: the seed and the public key.
fn solana(candidate: &Candidate<'_>) -> Verdict {
    match base58::decode(candidate.value()) {
        Some(bytes) if bytes.len() == 64 && super::named::looks_generated(candidate.value()) => {
            Verdict::block(Proof::Structure)
        }
        _ => Verdict::Dismiss,
    }
}

/// As many numbers as the key has bytes, and about as many different ones as bytes drawn at random.
fn solana_bytes(candidate: &Candidate<'_>) -> Verdict {
    let text = std::str::from_utf8(candidate.value()).unwrap_or_default();
    let bytes: Option<Vec<u8>> = text.split(',').map(|number| number.trim().parse().ok()).collect();
    let mut bytes = bytes.unwrap_or_default();
    bytes.sort_unstable();
    bytes.dedup();
    if bytes.len() >= 30 { Verdict::block(Proof::Structure) } else { Verdict::Dismiss }
}

/// Every word is one of 2048, and the last holds a checksum.
fn phrase(candidate: &Candidate<'_>) -> Verdict {
    let words: Vec<&str> = std::str::from_utf8(candidate.value())
        .unwrap_or_default()
        .split(|c: char| !c.is_ascii_lowercase())
        .filter(|w| !w.is_empty())
        .collect();
    // The pattern may have taken words of the sentence around the phrase.
    for count in [24, 21, 18, 15, 12] {
        for window in words.windows(count) {
            let distinct = window.iter().collect::<std::collections::HashSet<_>>().len();
            if distinct * 3 >= count * 2
                && bip39::Mnemonic::parse_in_normalized(bip39::Language::English, &window.join(" ")).is_ok()
            {
                return Verdict::block(Proof::Checksum);
            }
        }
    }
    Verdict::Dismiss
}

#[cfg(test)]
mod tests {
    use crate::detect::Action;
    use crate::detect::example::actions;

    #[test]
    fn every_key_of_a_list_is_found() {
        let key = "0x[0-9a-f]{64}";
        for list in [
            format!("\"{key}\", \"{key}\", \"{key}\""),
            format!("\n        '{key}', // deployer\n        '{key}',\n        '{key}',\n      "),
            format!("process\\.env\\.KEY, `{key}`,`{key}`,`{key}`"),
            format!("process\\.env\\[\"KEY\"\\], \"{key}\", `0x\\$\\{{KEY\\}}`, \"{key}\", /\\* a; b \\*/ \"{key}\""),
        ] {
            let text = format!(
                "networks: \\{{\n    main: \\{{ url: `https://x/\\$\\{{id\\}}`, accounts: \\[{list}\\] \\}},\n\\}}\n"
            );
            assert_eq!(actions("hardhat.config.js", &text), [Action::Block; 3], "{list}");
        }
    }

    #[test]
    fn addresses_of_accounts_are_no_keys() {
        let address = "\"0x[0-9a-f]{64}\"";
        for text in [
            format!("const sui = \\{{ accounts: \\[{address}, {address}\\] \\}}"),
            format!("\\{{\"network\": \"aptos-testnet\", \"accounts\": \\[{address}\\]\\}}"),
            format!("// Starknet addresses\naccounts: \\[\n  {address},\n\\]"),
        ] {
            assert!(actions("config.ts", &text).is_empty(), "{text}");
        }
        // Beside nothing that tells, it is said.
        assert_eq!(actions("config.ts", &format!("x = \\{{ accounts: \\[{address}\\] \\}}")), [Action::Warn]);
        // A plugin for another chain in the settings of hardhat does not hide a key.
        let both = format!("starknet: \\{{ version: 1 \\}},\nmain: \\{{ url: RPC, accounts: \\[{address}\\] \\}}");
        assert_eq!(actions("hardhat.config.ts", &both), [Action::Block]);
        // What is said of an address does not make one of a key.
        let text = format!(
            "networks: \\{{ main: \\{{ rpcUrl: RPC, accounts: \\[{address}\\] \\}} \\}}, // contract\\.address\n"
        );
        assert_eq!(actions("hardhat.config.ts", &text), [Action::Block]);
        let text = format!("networks: \\{{ main: \\{{ accounts: \\[{address}\\] \\}} \\}}, // contract\\.address\n");
        assert_eq!(actions("hardhat.config.ts", &text), [Action::Block]);
    }
}
