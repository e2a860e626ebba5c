/*!
Values that anybody can read somewhere: the examples that specifications and vendors' manuals print, and keys that are
the same in every installation of an emulator or in everybody's address of a service.
*/

use super::prefilter::{BuiltHeads, Heads, Literal};

/// Parts of published examples, long enough that they do not stand in another value by chance. Each is in two pieces,
/// so that no token stands in this file.
const PUBLISHED: &[&str] = &[
    // RFC 5849 (OAuth 1.0) and the specification before it.
    concat!("0685bd91", "84jfhq22"),
    concat!("ad180jjd", "733klru7"),
    concat!("wOJIO9A2W5mF", "wDgiDvZbTSMK"),
    concat!("dpf43f3p", "2l4k3l03"),
    concat!("kd94hf93", "k423kf44"),
    concat!("hh5s93j4", "hdidpola"),
    concat!("hdhd0244", "k9j7ao03"),
    concat!("nnch734d", "00sl2jdk"),
    concat!("pfkkdhi9", "sl3r4s00"),
    concat!("kkk9d7dh", "3k39sjv7"),
    concat!("9djdj82h48", "djs9d2"),
    concat!("j49sk3j2", "9djd"),
    concat!("dh893hda", "sih9"),
    concat!("lsdkfol23", "w54jlksdef"),
    concat!("qwe089234", "lkjsdf"),
    // RFC 6749, 6750, 7009 and the MAC scheme that was drafted beside them; OpenID Connect Core.
    concat!("2YotnFZFEjr1", "zCsicMWpAA"),
    concat!("tGzv3JOkF0XG", "5Qx2TlKWIA"),
    concat!("SplxlOBeZQQY", "bYS6WxSbIA"),
    concat!("7Fjfp0ZBr1Kt", "DRbnfVdmIw"),
    concat!("czZCaGRSa3F0", "MzpnWDFmQmF0M2JW"),
    concat!("gX1fB", "at3bV"),
    concat!("mF_9.B5f", "-4.1JqM"),
    concat!("45ghiukld", "jahdnhzdauz"),
    concat!("h480djs", "93hd8"),
    concat!(":dj83", "hs9s"),
    concat!("SlAV3", "2hkKG"),
    concat!("8xLOxB", "tZp8"),
    // RFC 7591 and 7592 (client registration).
    concat!("cf136dc3c1fc93f3", "1185e5885805d"),
    concat!("ZJYCqe3GGRvdrudKyZS0", "XhGv_Z45DuKhCUk0gBR1vZk"),
    // OAuthLib's documentation.
    concat!("askfjh234", "as9sd8"),
    concat!("sdlfk", "j452"),
    // RFC 7515's and jwt.io's signatures, and PyJWT's.
    concat!("dBjftJeZ4CVP-mB9", "2K27uhbUJU1p1r_wW1gFWFOEjXk"),
    concat!("SflKxwRJSMeKKF2Q", "T4fwpMeJf36POk6yJV_adQssw5c"),
    concat!("TJVA95OrM7E2cBab", "30RMHrHDcEfxjoYZgeFONFh7HgQ"),
    concat!("4twFt5NiznN84AWo", "o1d7KO1T_yoc0Z6XOpOVswacPZg"),
    // The private halves and shared keys of the JOSE specifications: RFC 7515 (A.1, A.2, A.3), 7517 (A.2, A.3), 7520
    // (3.2, 3.4 to 3.6) and 8037 (A.1).
    concat!("AyM1SysPpbyDfgZld3umj1", "qzKObwVMkoqQ"),
    concat!("Eq5xpGnNCivDflJsRQBX", "Hx1hdR1k6Ulwe2JZD50LpXyWPE"),
    concat!("jpsQnnGQmL-YBIffH113", "6cspYG6-0iY7X1fCE9-E9LI"),
    concat!("GawgguFyGrWK", "av7AX4VKUg"),
    concat!("870MB6gfuTJ4HtUnUvYM", "yJpr5eUZNP4Bk43bVdj3eAE"),
    concat!("X4cTteJY_gn4FYPsXB8r", "dXix5vwsg1FLN5E3EaG6RJoVH"),
    concat!("hJtXIZ2uSN5kbQfbtTNW", "bpdmhkV8FJG-Onbc6mxCcYg"),
    concat!("AAPapAv4LbFbiVawEjag", "UBluYqN5rhna-8nuldDvOx8"),
    concat!("AAhRON2r9cqXX1hg-RoI", "6R1tX5p2rUAYdmpHZoC1"),
    concat!("bWUC9B-EFRIo8kpGfh0Z", "uyGPvMNKvYWNtB_ikiH9k20eT"),
    concat!("nWGxne_9WmC6hEr0kuws", "xERJxWl7MmkZcDusAxyuf2A"),
    // RFC 7617: Aladdin.
    concat!("QWxhZGRpbjpv", "cGVuIHNlc2FtZQ"),
    // Stripe's, Telegram's and Discord's documentation.
    concat!("4eC39HqLyjWD", "arjtT1zdp7dc"),
    concat!("BQokikJOvBiI", "2HlWgH4olfQ2"),
    concat!("AAHdqTcvCH1v", "GWJxfSeofSAs0K5PALDsaw"),
    concat!("MTk4NjIyNDgzNDcx", "OTI1MjQ4.Cl2FMQ"),
    // The keys to AWS in Vault's documentation of its AWS authentication.
    concat!("vCtSM8ZUEQ3mOFVlYPBQ", "kf2sO6F/W7a5TVzrl3Oj"),
    concat!("VKIAJBRH", "KH6EVTTNXDHA"),
    // Hawk's (https://github.com/mozilla/hawk), and those that Postman's own service for trying requests takes.
    concat!("werxhqb98rpaxn39848x", "runpaw3489ruxnpa98w4rxn"),
    concat!("RKCGzna7", "bv9YD57c"),
    concat!("D+EdQ-gs", "$-%@2Nu7"),
    concat!("vp7jxTwqgczoFHs0uIdO", "vv4VdBWmvCkbVbNBCuaTQ3JZ"),
    // Google's reCAPTCHA pair that lets every test pass.
    concat!("6LeIxAcTAAAAA", "JcZVRqyHh71UMIEGNQ_MXjiZKhI"),
    concat!("6LeIxAcTAAAAA", "GG-vFI1TnRWxMZNFuojJ4WifJWe"),
    // The secrets of applications that people install, which their providers print in the source: gcloud's own and the
    // one that it logs programs in with, Gemini CLI's and Antigravity's.
    concat!("ZmssLNjJy299", "8hD4CTg2ejr2"),
    concat!("d-FL95Q19q7M", "QmFpd7hHD0Ty"),
    concat!("4uHgMPm-1o7Sk-", "geV6Cu5clXFsxl"),
    concat!("K58FWR486LdLJ1", "mLB8sXC4z6qDAf"),
    // The storage emulator (Azurite) and the Cosmos DB emulator.
    concat!("Eby8vdM02xNOcqFlqUwJ", "PLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq"),
    concat!("C2y6yDjf5/R+ob0N8A7C", "gv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw"),
    // RFC 6238's seed in base32, and the one that most libraries of one-time passwords show.
    concat!("GEZDGNBVGY3T", "QOJQGEZDGNBVGY3TQOJQ"),
    concat!("GEZDGNBVGY3T", "QOJQGEZDGNBVGY"),
    concat!("GEZDGNBV", "GY3TQOJQ"),
    concat!("JBSWY3DP", "EHPK3PXP"),
    // How the private keys begin that Hardhat and Anvil (20), Ganache (10) and Truffle (10) hand out everywhere.
    concat!("ac0974bec39a", "17e36ba4a6b4"),
    concat!("59c6995e998f", "97a5a0044966"),
    concat!("5de4111afa1a", "4b94908f8310"),
    concat!("7c852118294e", "51e653712a81"),
    concat!("47e179ec1974", "88593b187f80"),
    concat!("8b3a350cf5c3", "4c9194ca8582"),
    concat!("92db14e403b8", "3dfe3df233f8"),
    concat!("4bbbf85ce337", "7467afe5d46f"),
    concat!("dbda1821b805", "51c9d6593932"),
    concat!("2a871d0798f9", "7d79848a013d"),
    concat!("f214f2b2cd39", "8c806f84e317"),
    concat!("701b615bbdfb", "9de65240bc28"),
    concat!("a267530f49f8", "280200edf313"),
    concat!("47c99abed332", "4a2707c28aff"),
    concat!("c526ee95bf44", "d8fc405a158b"),
    concat!("8166f546bab6", "da521a8369ca"),
    concat!("ea6c44ac03bf", "f858b476bba4"),
    concat!("689af8efa8c6", "51a91ad28760"),
    concat!("de9be858da4a", "475276426320"),
    concat!("df57089febba", "cf7ba0bc227d"),
    concat!("4f3edf983ac6", "36a65a842ce7"),
    concat!("6cbed15c793c", "e57650b9877c"),
    concat!("6370fd033278", "c143179d81c5"),
    concat!("646f1ce2fdad", "0e6deeeb5c7e"),
    concat!("add53f9a7e58", "8d003326d1cb"),
    concat!("395df67f0c2d", "2d9fe1ad08d1"),
    concat!("e485d098507f", "54e7733a2054"),
    concat!("a453611d9419", "d0e56f499079"),
    concat!("829e924fdf02", "1ba3dbbc4225"),
    concat!("b0057716d591", "7badaf911b19"),
    concat!("c87509a1c067", "bbde78beb793"),
    concat!("ae6ae8e5ccbf", "b04590405997"),
    concat!("0dbbe8e4ae42", "5a6d2687f1a7"),
    concat!("c88b703fb08c", "bea894b6aeff"),
    concat!("388c684f0ba1", "ef5017716adb"),
    concat!("659cbb0e2411", "a44db6377898"),
    concat!("82d052c865f5", "763aad42add4"),
    concat!("aa3680d5d48a", "8283413f7a10"),
    concat!("0f62d96d6675", "f32685bbdb8a"),
    concat!("8d5366123cb5", "60bb606379f9"),
    // The keys that ethers.js and most wallets' examples ask Infura and Alchemy with.
    concat!("84842078b099466", "38c03157f83405213"),
    concat!("9aa3d95b3bc440fa", "88ea12eaa4456161"),
    concat!("_gg7wSSi0KMBsdKn", "GVfHDueq6xMB9EkC"),
    // The keys of JWTs in most tutorials of Spring and of FastAPI.
    concat!("404E635266556A586E327235753878", "2F413F4428472B4B6250645367566B5970"),
    concat!("413F4428472B4B6250655368566D59", "70337336763979244226452948404D6351"),
    concat!("09d25e094faa6ca2556c818166b7a956", "3b93f7099f6f0f4caa6cf63b88e8d3e7"),
];

/// Keys that stand in the same place of everybody's address, beside what is secret in it; the whole value only.
const EVERYBODYS: &[&str] = &[
    // Google Chat's webhooks: the key says that it is Google Chat's; `token` opens the room.
    concat!("AIzaSyDdI0hCZtE6vy", "SjMm-WEfRq3CPzqKqqsHI"),
];

/// The same as [`PUBLISHED`], as they are looked for.
static LITERALS: [Literal<()>; PUBLISHED.len()] = {
    let mut literals = [Literal { bytes: b"", ignore_case: false, edge: false, target: () }; PUBLISHED.len()];
    let mut part = 0;
    while part < PUBLISHED.len() {
        literals[part].bytes = PUBLISHED[part].as_bytes();
        part += 1;
    }
    literals
};
static BUILT: BuiltHeads<{ PUBLISHED.len() + 1 }> = BuiltHeads::of(&LITERALS);

/// Whether `value` is printed somewhere, or holds what is.
pub fn is_published(value: &[u8]) -> bool {
    let parts = Heads::built(&BUILT, &LITERALS);
    let stands = |at| {
        let mut any = false;
        parts.find_at(value, at, |()| any = true);
        any
    };
    EVERYBODYS.iter().any(|key| key.as_bytes() == value) || (0..value.len()).any(stands)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::{Detector, Finding, Input, example};

    fn findings(text: &str) -> Vec<Finding> {
        Detector::default().scan(&Input { text: text.as_bytes(), name: b"config.py" })
    }

    #[test]
    fn published_examples_are_none() {
        for part in PUBLISHED.iter().filter(|part| part.len() >= 16 && !part.contains('$')) {
            for text in [format!("access_token = \"{part}\""), format!("Authorization: Bearer {part}\n")] {
                assert!(findings(&text).is_empty(), "a published example of {} bytes is a finding", part.len());
            }
        }
    }

    #[test]
    fn a_published_key_in_its_own_form_is_none() {
        for text in [
            concat!("{\"kty\": \"oct\", \"k\": \"hJtXIZ2uSN5kbQfbtTNW", "bpdmhkV8FJG-Onbc6mxCcYg\"}"),
            concat!("aws: {secret_", "key: \"vCtSM8ZUEQ", "3mOFVlYPBQkf2s", "O6F/W7a5TVzrl3Oj\"}"),
            concat!("\"consumerSecret\": \"D+EdQ-gs", "$-%@2Nu7\""),
        ] {
            assert!(findings(text).is_empty(), "a published example of {} bytes is a finding", text.len());
        }
    }

    #[test]
    fn an_address_that_holds_everybodys_key_is_still_one() {
        let token = example::make("[A-Za-z0-9_-]{43}", 3).expect("a template");
        let key = EVERYBODYS[0];
        let text = format!("https://chat.googleapis.com/v1/spaces/AAAAxyz81Qw/messages?key={key}&token={token}\n");
        assert_eq!(findings(&text).len(), 1);
        assert!(findings(&format!("google_api_key = \"{key}\"\n")).is_empty());
    }
}
