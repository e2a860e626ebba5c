/*!
What a name says: whether it names a secret, of which sort, and which words around it take that back (`password_hash`,
`public_key`, `token_type`).

A name is cut into words at case changes, `_`, `-`, `.` and spaces: `dbRootPassword2` is db, root, password, 2.
*/

use super::vocabulary::Vocabulary;
use super::words::Words;
use std::ops::Range;

/// Names longer than this are no names.
pub const LONGEST: usize = 72;
const WORDS: usize = 12;

/// What a name says its value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    Password,
    Secret,
    Token,
    ApiKey,
    /// A key of which the name says that it is secret: private, encryption, signing, access.
    Key,
    /// A key of which it does not.
    PlainKey,
    Auth,
    Credential,
    Salt,
    Nonce,
    Otp,
    Signature,
    /// The session of a cookie.
    Session,
    /// The user's settings say that it is secret.
    Own,
}

impl Role {
    /// Whether a list under such a name is one of secrets: `passwords: [...]`, but not `keys: [...]`.
    pub fn may_be_listed(self) -> bool {
        matches!(self, Role::Password | Role::Secret | Role::Token | Role::ApiKey | Role::Credential | Role::Own)
    }
}

/// What was read out of a name.
#[derive(Debug, Clone, Copy)]
pub struct Name {
    /// Where it stands.
    pub span: (usize, usize),
    /// What it says its value is.
    pub role: Role,
    /// Words before the role that make it more likely: `db`, `admin`, `client`.
    pub strong: u8,
    /// Words before the role that take it back: `public`, `primary`, `next`.
    pub weak: u8,
    /// What stands after the role: 0 nothing or what says nothing (`2`, `value`), 1 a word that is not known,
    /// 2 a word that takes it back (`id`, `hash`, `url`).
    pub tail: u8,
    /// Whether it is the whole name, the last word of it, or in front of others.
    pub words: u8,
    /// Whether it is written in upper case with underscores.
    pub shouted: bool,
    /// Whether it names several: `passwords`.
    pub plural: bool,
}

/// The words of a name, in lower case.
pub(super) struct Parts {
    bytes: [u8; LONGEST],
    ends: [(u8, u8); WORDS],
    count: usize,
}

/// The kinds of bytes between which a name is cut: small letters, capitals, digits, another script, and what is no part
/// of a word.
static CLASS: [u8; 256] = {
    let (mut class, mut byte) = ([0; 256], 0);
    while byte < 256 {
        class[byte] = match byte as u8 {
            b'a'..=b'z' => 1,
            b'A'..=b'Z' => 2,
            b'0'..=b'9' => 3,
            0x80.. => 4,
            _ => 0,
        };
        byte += 1;
    }
    class
};

impl Parts {
    pub(super) fn of(name: &[u8]) -> Parts {
        let mut words = Parts { bytes: [0; LONGEST], ends: [(0, 0); WORDS], count: 0 };
        let (mut start, mut before) = (None, 0);
        for (i, &byte) in name.iter().take(LONGEST).enumerate() {
            words.bytes[i] = byte.to_ascii_lowercase();
            let this = CLASS[usize::from(byte)];
            let cut = match (before, this) {
                (_, 0) => true,
                (2, 1) => false,
                (2, 2) => name.get(i + 1).is_some_and(|&after| CLASS[usize::from(after)] == 1),
                (a, b) => a != b,
            };
            before = this;
            if cut {
                words.close(start.take(), i);
                if this != 0 {
                    start = Some(i);
                }
            } else if start.is_none() && this != 0 {
                start = Some(i);
            }
        }
        words.close(start, name.len().min(LONGEST));
        words
    }

    fn close(&mut self, start: Option<usize>, end: usize) {
        if let Some(start) = start
            && start < end
        {
            if self.count == WORDS {
                // The last words say what it is: forget the first.
                self.ends.copy_within(1.., 0);
                self.count -= 1;
            }
            self.ends[self.count] = (start as u8, end as u8);
            self.count += 1;
        }
    }

    pub(super) fn get(&self, i: usize) -> &[u8] {
        let (a, b) = self.ends[i];
        &self.bytes[usize::from(a)..usize::from(b)]
    }

    pub(super) fn len(&self) -> usize {
        self.count
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &[u8]> {
        (0..self.count).map(|i| self.get(i))
    }
}

static STRONG: Vocabulary = Vocabulary::of(
    " secret private access api app auth encryption decryption signing sign master account shared client consumer session refresh bearer jwt db database admin root user mysql postgres postgresql redis mongo mongodb aws azure gcp github gitlab slack bot service server login smtp mail email ftp ssh ldap bind webhook deploy license activation crypto cipher aes hmac mac cookie validation merchant partner pay wx wechat sa oracle mssql keystore truststore store vault stripe twilio sendgrid rabbitmq amqp proxy sudo registry docker npm pypi rpc tenant csrf xsrf oauth personal security bearer app storage jws jwe master kms data hash hub influx grafana elastic basic ",
);
static WEAK: Vocabulary = Vocabulary::of(
    " public pub primary foreign partition sort sorted cache cached lock map hot shortcut row column col composite unique index group grouping dict object property attribute attr entry field translation i18n label next previous prev page continuation continue cancellation cancel syntax start stop end pad eos bos sep unk mask separator delimiter lexer parse parser parsed current look lookahead peek first last number keyword eof special string no has is can should show hide toggle forgot reset forgotten lost change invalid missing wrong expired require required requires allow disable enable enabled use uses need needs max min tooltip error placeholder hint help confirm_ title message msg host known license_ event routing registry_ lookup search filter query sub parent child left right arrow enter space tab escape press down up key_ on if enum type kind design json xml yaml config_ setting option header_ param parameter encrypted wrapped hashed encoded mock fake dummy bogus request idempotency resume cursor sync delta marker paging pagination ",
);
/// What a function does to a secret that it is handed: `hashPassword("value")`, of which the value is hardly one.
static VERBS: Vocabulary = Vocabulary::of(
    " hash encode check compare verify validate encrypt generate derive match matches parse is has assert expect find get reset forgot ",
);
static NEUTRAL: Vocabulary = Vocabulary::of(
    " equals value val base str string text plain plaintext default prod production dev test testing staging stage local new old current env base64 b64 raw bytes data literal 1 2 a b c one two key token field_ live sandbox master main primary secondary confirm confirmation repeat again override real temp tmp initial const name_ ",
);
static UNSAID: Vocabulary = Vocabulary::of(
    " id ids identifier name names file files filename path paths dir url urls uri link href length len size count type types kind hash hashes hashed digest checksum fingerprint thumbprint sha sha1 sha256 md5 label labels field fields policy placeholder hint message messages msg error errors err param params parameter parameters input limit limits timeout expire expires expiry expiration expired ttl in at version regex pattern format prefix suffix header headers cookie provider providers manager mgr service factory class util utils helper validator validators validation encoder encoders store ref refs reference selector arn algorithm alg algo method methods mode enabled disabled required endpoint page button title tooltip help description desc callback handler handlers generator generate generation list map set table column columns row strength min max age attempts reset forgot change changed date time timestamp created updated usage used auth scope scopes issuer audience claim claims status state code_ info details prompt question answer request response exception failure invalid missing mismatch match matches owner alias host server port user username email role roles index idx position pos offset start end begin count counter stream iterator parser type kind reader writer source target resource config configuration settings option options spec schema template rule rules check checker verify verification format encoding lifetime rotation period interval number num block blocks event events listener action actions space spaces down up press code codes word words board pair pairs ring chain stone frame frames grid pad size ptr usage curve protocol bits bit exchange agreement derivation material_ derive func function fn name operator attribute attributes property group groups contents",
);

fn single(word: &[u8]) -> Option<(Role, bool)> {
    let ends = |s: &str| word.ends_with(s.as_bytes());
    let starts = |s: &str| word.starts_with(s.as_bytes());
    let role = match word {
        b"password" | b"passwd" | b"passwort" | b"passphrase" | b"pwd" | b"pswd" | b"passcode" | b"passwrd"
        | b"psw" | b"passwords" | b"passphrases" | b"passwds" | b"pwds" | b"kennwort" | b"senha" | b"contrasena" => {
            Role::Password
        }
        b"pass" | b"pw" | b"psk" => Role::Password,
        b"secret" | b"secrets" | b"secert" => Role::Secret,
        b"token" | b"tokens" | b"ticket" | b"jwt" => Role::Token,
        b"apikey" | b"apikeys" | b"authkey" => Role::ApiKey,
        b"key" | b"keys" => Role::PlainKey,
        b"session" | b"sessionid" | b"jsessionid" | b"phpsessid" | b"sessid" => Role::Session,
        b"auth" | b"authorization" => Role::Auth,
        b"credential" | b"credentials" | b"cred" | b"creds" => Role::Credential,
        b"salt" => Role::Salt,
        b"nonce" | b"noncestr" => Role::Nonce,
        b"cipherkey" | b"keybytes" => Role::Key,
        b"otp" | b"totp" => Role::Otp,
        b"sig" | b"signature" => Role::Signature,
        _ if word.len() > 40 => return None,
        _ if ends("password") || ends("passwd") || ends("passphrase") || ends("passwort") => Role::Password,
        _ if ends("secretkey")
            || ends("accesskey")
            || ends("privatekey")
            || ends("authkey")
            || ends("encryptionkey") =>
        {
            Role::Key
        }
        _ if ends("accountkey") || ends("sharedkey") || ends("masterkey") || ends("appkey") || ends("signingkey") => {
            Role::Key
        }
        _ if ends("apikey") => Role::ApiKey,
        _ if ends("publickey") || ends("keytoken") => return None,
        _ if ends("secret") => Role::Secret,
        _ if ends("token") => Role::Token,
        _ if ends("pwd") || ends("passw") => Role::Password,
        _ if ends("pass") && !ends("bypass") && !ends("compass") && !ends("surpass") && !ends("trespass") => {
            Role::Password
        }
        _ if ends("key")
            && !ends("monkey")
            && !ends("turkey")
            && !ends("donkey")
            && !ends("hockey")
            && !ends("whiskey") =>
        {
            Role::PlainKey
        }
        _ if starts("password") && word[8..].iter().all(u8::is_ascii_digit) => Role::Password,
        _ if ends("credential") || ends("credentials") => Role::Credential,
        _ if ends("auth") => Role::Auth,
        _ => return None,
    };
    // A word that is more than the role itself says more: `dbpassword`.
    Some((role, word.len() > 10))
}

impl Name {
    /// The same name as that of a function, `name` being its text: what it does to a secret takes back what it says.
    pub fn called(mut self, name: &[u8]) -> Name {
        if VERBS.has(Parts::of(name).get(0)) {
            self.weak = self.weak.saturating_add(2);
        }
        self
    }
}

/// A name in another script, of which nothing but its role is known.
pub fn plain(span: Range<usize>, role: Role) -> Name {
    Name { span: (span.start, span.end), role, strong: 0, weak: 0, tail: 0, words: 1, shouted: false, plural: false }
}

/// Reads what `name` says, `own` being the user's words; `None` when it does not name a secret.
pub fn read(name: &[u8], span: Range<usize>, own: &Words) -> Option<Name> {
    if name.len() > LONGEST {
        return None;
    }
    let words = Parts::of(name);
    let n = words.count;
    // The public half of a pair as .NET names it, and what only tells one request from another.
    // So are the key of a WebSocket's handshake, which anybody makes up and everybody sees, and what signs one request.
    let harmless = |i| match (words.get(i), words.get(i + 1)) {
        (b"idempotency", b"key" | b"token") | (b"socket", b"key") | (b"oauth", b"nonce" | b"signature") => true,
        (b"public", b"key") => i + 2 < n && words.get(i + 2) == b"token",
        _ => false,
    };
    if (1..n).any(|i| harmless(i - 1)) || own.is_harmless(&words) {
        return None;
    }
    let (mut strong, mut weak) = (0u8, 0u8);
    // The last word that has a role decides, and what the user says before anything else.
    let (at, mut role) = match own.secret(&words) {
        Some(end) => {
            strong = 1;
            (end - 1, Role::Own)
        }
        None => (0..n).rev().find_map(|i| single(words.get(i)).map(|(r, _)| (i, r)))?,
    };
    for i in (0..at).filter(|_| role != Role::Own) {
        let word = words.get(i);
        if WEAK.has(word) {
            weak += 1;
        } else if STRONG.has(word) || single(word).is_some_and(|(r, _)| r != Role::PlainKey) {
            strong += 1;
        }
    }
    let before = |word: &str| at > 0 && words.get(at - 1) == word.as_bytes();
    match role {
        Role::PlainKey => {
            let glued = words.get(at).len() > 3;
            if before("api") {
                role = Role::ApiKey;
            } else if [
                "secret",
                "private",
                "access",
                "encryption",
                "signing",
                "shared",
                "account",
                "master",
                "auth",
                "cipher",
                "aes",
                "hmac",
                "consumer",
                "client",
                "mac",
                "jwt",
                "crypto",
                "app",
                "validation",
                "license",
                "session",
                "des",
                "rsa",
                "host",
                "merchant",
                "partner",
                "pay",
                "priv",
                "sec",
                "secretaccess",
            ]
            .iter()
            .any(|w| before(w))
                || at > 0 && single(words.get(at - 1)).is_some_and(|(r, _)| r != Role::PlainKey)
            {
                role = Role::Key;
            } else if glued && words.get(at).starts_with(b"pub") {
                weak += 1;
            }
        }
        Role::Secret if (0..at).any(|i| matches!(words.get(i), b"totp" | b"otp" | b"mfa" | b"2fa")) => role = Role::Otp,
        Role::Password if before("by") => weak += 1,
        _ => {}
    }
    let mut tail = 0;
    for i in at + 1..n {
        let word = words.get(i);
        let this = if word.iter().all(u8::is_ascii_digit) || NEUTRAL.has(word) {
            0
        } else if UNSAID.has(word) {
            2
        } else {
            1
        };
        tail = tail.max(this);
    }
    let letters = name.iter().filter(|b| b.is_ascii_alphabetic());
    let plural = words.get(at).ends_with(b"s") && !words.get(at).ends_with(b"ss");
    let shouted = letters.clone().count() > 0 && letters.clone().all(u8::is_ascii_uppercase);
    Some(Name { span: (span.start, span.end), role, strong, weak, tail, words: n as u8, shouted, plural })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn role(name: &str) -> Option<(Role, u8)> {
        read(name.as_bytes(), 0..name.len(), &Words::default()).map(|n| (n.role, n.tail))
    }

    #[test]
    fn names_are_cut_into_words() {
        assert_eq!(role("dbRootPassword2"), Some((Role::Password, 0)));
        assert_eq!(role("AWS_SECRET_ACCESS_KEY"), Some((Role::Key, 0)));
        assert_eq!(role("apiKey"), Some((Role::ApiKey, 0)));
        assert_eq!(role("APIKey"), Some((Role::ApiKey, 0)));
        assert_eq!(role("password_hash"), Some((Role::Password, 2)));
        assert_eq!(role("spring.datasource.password"), Some((Role::Password, 0)));
        assert_eq!(role("MACKey"), Some((Role::Key, 0)));
        assert_eq!(role("author"), None);
        assert_eq!(role("passed"), None);
        assert_eq!(role("monkey"), None);
        assert!(read(b"publicKey", 0..9, &Words::default()).is_some_and(|n| n.weak == 1));
    }
}
