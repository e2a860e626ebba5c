/*!
What is looked at in a value, its name and what stands around it, as small whole numbers.

The same code gives the features to the training script (scoring/features.rs) and to the model at run time, so the two
cannot disagree.
*/

use super::kind::Kind;
use super::name::{Name, Role};
use super::notation::{self, Notation};
use super::value::Value;
use super::vocabulary::Vocabulary;
use super::written;

macro_rules! absent {
    ($says:literal) => {
        $says
    };
    ($says:literal, $denies:literal) => {
        $denies
    };
}

macro_rules! features {
    ($($name:ident: $says:literal $(/ $denies:literal)?,)*) => {
        /// A feature; its number is its place in [`Features`].
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[repr(usize)]
        pub enum Feature { $($name,)* }

        impl Feature {
            /// How many there are.
            pub const COUNT: usize = [$(Feature::$name,)*].len();
            /// Every feature's name, as `--explain` and the training script say it.
            pub const NAMES: [&'static str; Feature::COUNT] = [$($says,)*];
            /// How `--explain` says that there is none of it.
            const ABSENT: [&'static str; Feature::COUNT] = [$(absent!($says $(, $denies)?),)*];
        }
    };
}

features! {
    Password: "name says password" / "name does not say password",
    Secret: "name says secret" / "name does not say secret",
    Token: "name says token" / "name does not say token",
    ApiKey: "name says API key" / "name does not say API key",
    Key: "name says secret key" / "name does not say secret key",
    PlainKey: "name says key" / "name does not just say key",
    Auth: "name says auth" / "name does not say auth",
    Credential: "name says credential" / "name does not say credential",
    Salt: "name says salt, nonce or signature" / "name does not say salt, nonce or signature",
    Strong: "name has words of secrets" / "name has no other words of secrets",
    Weak: "name has words of other things" / "name has no words of other things",
    Tail: "name ends in another word" / "name ends in the word for a secret",
    NameWords: "words in the name",
    Assigned: "assigned" / "not assigned",
    Compared: "compared" / "not compared",
    Called: "argument of a call" / "no argument of a call",
    Paired: "paired with its name" / "not paired with its name",
    Beside: "stands beside its name" / "does not just stand beside its name",
    Userinfo: "password of a URL" / "no password of a URL",
    Header: "authorization header" / "no authorization header",
    Quoted: "quoted" / "not quoted",
    Wrapped: "inside an expression" / "not inside an expression",
    Lookup: "looked up" / "not looked up",
    Trailing: "more words follow" / "no more words follow",
    Array: "written as numbers" / "not written as numbers",
    InString: "inside a longer text" / "not inside a longer text",
    Comment: "in a comment" / "not in a comment",
    Code: "in code" / "not in code",
    Config: "in a configuration file" / "not in a configuration file",
    Prose: "in prose" / "not in prose",
    Length: "length",
    Lower: "lower-case letters, percent" / "no lower-case letters",
    Upper: "upper-case letters, percent" / "no upper-case letters",
    Digits: "digits, percent" / "no digits",
    Symbols: "symbols, percent" / "no symbols",
    Spaces: "spaces" / "no spaces",
    Foreign: "other bytes than ASCII" / "nothing but ASCII",
    Classes: "kinds of characters",
    Changes: "changes between kinds of characters, percent",
    Distinct: "different characters",
    Run: "longest run of one step",
    Surprise: "letters unlike written words, total",
    SurpriseMean: "letters unlike written words, mean",
    Words: "letters in common words, percent" / "no letters in common words",
    Unknown: "letters outside common words" / "no letters outside common words",
    Stock: "letters in stock words, percent" / "no letters in stock words",
    HexOnly: "hexadecimal" / "not hexadecimal",
    Base64Only: "base64 characters" / "not only base64 characters",
    Uuid: "UUID" / "no UUID",
    Separators: "separators between words" / "no separators between words",
    Brackets: "brackets around something, names of variables" / "no brackets around anything, no names of variables",
    Slashes: "slashes and dots between words" / "no slashes or dots between words",
    SameAsName: "repeats its name" / "does not repeat its name",
    Human: "a person's password" / "not built like a person's password",
    Glued: "words run together" / "no words run together",
    Marked: "line says example or test" / "line does not say example or test",
    TestPath: "path says test or example" / "path does not say test or example",
    Neighbour: "a user name stands near" / "no user name stands near",
    Local: "local host" / "no local host",
    Shouted: "name in upper case" / "name not in upper case",
    Plural: "name is a plural" / "name is no plural",
    Item: "one of a list" / "not one of a list",
    Hashes: "line speaks of hashes" / "line does not speak of hashes",
    Alike: "lines around hold values like it" / "no line around holds a value like it",
    Translation: "path or line says translation" / "neither path nor line says translation",
    Address: "an address of the web or of mail" / "no address of the web or of mail",
}

/// How `--explain` says each of `features`.
pub fn said(features: &Features) -> impl Iterator<Item = &'static str> {
    features.iter().enumerate().map(|(i, &value)| if value == 0 { Feature::ABSENT[i] } else { Feature::NAMES[i] })
}

/// One number a feature.
pub type Features = [i16; Feature::COUNT];

/// Words that stand where a secret should: alone or together they make no secret.
static STOCK: Vocabulary = Vocabulary::of(
    " password passwd pass pwd passw secret token key apikey api auth test testing tests tester test_ user username usr admin administrator root guest demo example sample dummy fake mock foo bar baz qux foobar default changeme change change_me letmein welcome qwerty abc abcd abcdef asdf xyz hello world value val string str your my our the some any new old wrong bad good invalid valid right correct incorrect insert here placeholder todo fixme none null nil undefined true false empty nothing access private public client server service app application name login credential credentials super strong weak secure insecure very long short hidden safe unsafe temp tmp dev prod production local localhost db database mysql postgres postgresql redis mongo mongodb rabbitmq elastic minio grafana docker data mypassword mysecret supersecret topsecret simple random another other first second third one two three not is this that confirm again encrypted hash hashed base unknown set me it please replace enter put goes fill redacted masked removed censored hide xxx xxxx yyy zzz aaa bbb ccc aaaa bar buzz fizz bob alice john doe jdoe jane joe smith foo bearer basic access refresh session id code sid pin oauth jwt hmac aes rsa ",
);

/// Whether `word`, in lower case, is one of the common words.
pub fn is_word(word: &[u8]) -> bool {
    let n = word.len();
    let Some(table) = n.checked_sub(3).and_then(|i| written::WORDS.get(i)) else { return false };
    let table = table.as_bytes();
    let (mut low, mut high) = (0, table.len() / n);
    while low < high {
        let middle = (low + high) / 2;
        match table[middle * n..middle * n + n].cmp(word) {
            std::cmp::Ordering::Equal => return true,
            std::cmp::Ordering::Less => low = middle + 1,
            std::cmp::Ordering::Greater => high = middle,
        }
    }
    false
}

/// What the letters of `word` (lower case) cost in the model of written words, less what they would cost at random;
/// in fifths of a bit.
fn surprise(word: &[u8]) -> i32 {
    const RANDOM: i32 = 23; // 5 * log2(26)
    let (mut a, mut b, mut sum) = (0usize, 0usize, 0);
    for &byte in word {
        let c = usize::from(byte - b'a' + 1);
        sum += i32::from(written::LETTERS[(a * 27 + b) * 27 + c] - 35) - RANDOM;
        (a, b) = (b, c);
    }
    sum
}

/// What the letters of `value`, in either case, cost in the model of written words, less what they would cost at
/// random, in fifths of a bit; and how many letters there are.
pub fn cost_of_letters(value: &[u8]) -> (i32, usize) {
    let lower = value.to_ascii_lowercase();
    let words = lower.split(|b| !b.is_ascii_lowercase());
    words.fold((0, 0), |(cost, letters), word| (cost + surprise(word), letters + word.len()))
}

/// How many letters of `word` (lower case) common words and stock words cover, longest first from the left.
fn covered(word: &[u8]) -> (usize, usize) {
    let (mut at, mut common, mut stocked) = (0, 0, 0);
    while at < word.len() {
        let left = word.len() - at;
        let whole = left;
        let hit = (3..=left.min(12)).rev().find_map(|n| {
            let part = &word[at..at + n];
            if STOCK.has(part) {
                return Some((n, true));
            }
            // Short words stand inside random letters by chance; they count only where a run begins and ends with them.
            ((n >= 5 || n == whole || n == 4 && left > 6) && is_word(part)).then_some((n, false))
        });
        match hit {
            Some((n, is_stock)) => {
                common += n;
                stocked += if is_stock { n } else { 0 };
                at += n;
            }
            None => at += 1,
        }
    }
    (common, stocked)
}

/// Whether `value` only says what should stand there: two words or more, nothing else, one of them the word for a
/// secret and all of them stock: `ApiToken`, `user-password`.
pub fn names_role(value: &[u8]) -> bool {
    const ROLES: [&[u8]; 9] =
        [b"password", b"passwd", b"pass", b"pwd", b"secret", b"token", b"key", b"apikey", b"credentials"];
    let (mut words, mut letters, mut role) = (0, 0, false);
    for run in runs(value) {
        let word = value[run].to_ascii_lowercase();
        if !STOCK.has(&word) {
            return false;
        }
        role |= ROLES.contains(&&word[..]);
        words += 1;
        letters += word.len();
    }
    role && words >= 2 && value.len() < letters + words
}

/// Whether `value` is the path of a thing in a program, `package.module._part:Name`: three written identifiers or more,
/// of which one is joined by a colon, or holds `_` or a capital inside.
pub fn is_path_of_code(value: &[u8]) -> bool {
    let parts = || value.split(|b| matches!(b, b'.' | b':'));
    let identifier = |part: &[u8]| match part {
        [b'a'..=b'z' | b'A'..=b'Z' | b'_', rest @ ..] => rest.iter().all(|b| b.is_ascii_alphanumeric() || *b == b'_'),
        _ => false,
    };
    if parts().count() < 3 || !parts().all(identifier) || value.iter().filter(|b| b.is_ascii_digit()).count() > 4 {
        return false;
    }
    let marked = value.contains(&b':')
        || value.contains(&b'_')
        || value.windows(2).any(|w| w[0].is_ascii_lowercase() && w[1].is_ascii_uppercase());
    let total: i32 = runs(value).map(|run| surprise(&value[run].to_ascii_lowercase())).sum();
    marked && total < 0
}

#[derive(Default)]
struct Counts {
    lower: i32,
    upper: i32,
    digits: i32,
    symbols: i32,
    spaces: i32,
    foreign: i32,
    changes: i32,
    distinct: i32,
    run: i32,
}

fn count(value: &[u8]) -> Counts {
    let mut c = Counts::default();
    let mut seen = [false; 256];
    let (mut last_class, mut last) = (0u8, 0u8);
    let (mut same, mut up, mut down) = (1, 1, 1);
    for (i, &byte) in value.iter().enumerate() {
        let class = match byte {
            b'a'..=b'z' => {
                c.lower += 1;
                1
            }
            b'A'..=b'Z' => {
                c.upper += 1;
                2
            }
            b'0'..=b'9' => {
                c.digits += 1;
                3
            }
            b' ' | b'\t' | b'\n' | b'\r' => {
                c.spaces += 1;
                4
            }
            0x80.. => {
                c.foreign += 1;
                5
            }
            _ => {
                c.symbols += 1;
                6
            }
        };
        if i > 0 {
            c.changes += i32::from(class != last_class);
            same = if byte == last { same + 1 } else { 1 };
            up = if byte == last.wrapping_add(1) { up + 1 } else { 1 };
            down = if last == byte.wrapping_add(1) { down + 1 } else { 1 };
            c.run = c.run.max(same).max(up).max(down);
        }
        c.distinct += i32::from(!std::mem::replace(&mut seen[usize::from(byte)], true));
        (last_class, last) = (class, byte);
    }
    c
}

/// Everything that is known about a value.
pub struct Seen<'a> {
    pub text: &'a [u8],
    pub path: &'a [u8],
    pub kind: Kind,
    /// What the name says, or what stands for a name (a URL, a header).
    pub role: Role,
    pub name: Option<Name>,
    pub notation: Notation,
    pub value: Value<'a>,
}

/// The features of a value.
pub fn of(seen: &Seen<'_>) -> Features {
    let mut out: Features = [0; Feature::COUNT];
    let mut set = |feature: Feature, value: i32| out[feature as usize] = value.clamp(-9999, 9999) as i16;
    let value = &seen.value;
    let bytes = &value.bytes[..value.bytes.len().min(512)];
    set(
        match seen.role {
            Role::Password | Role::Own => Feature::Password,
            Role::Secret | Role::Otp => Feature::Secret,
            Role::Token | Role::Session => Feature::Token,
            Role::ApiKey => Feature::ApiKey,
            Role::Key => Feature::Key,
            Role::PlainKey => Feature::PlainKey,
            Role::Auth => Feature::Auth,
            Role::Credential => Feature::Credential,
            Role::Salt | Role::Nonce | Role::Signature => Feature::Salt,
        },
        1,
    );
    if let Some(name) = &seen.name {
        set(Feature::Strong, i32::from(name.strong.min(3)));
        set(Feature::Weak, i32::from(name.weak.min(3)));
        set(Feature::Tail, i32::from(name.tail));
        set(Feature::NameWords, i32::from(name.words.min(6)));
        set(Feature::Shouted, i32::from(name.shouted));
        set(Feature::Plural, i32::from(name.plural));
    }
    match seen.notation {
        Notation::Assign => set(Feature::Assigned, 1),
        Notation::Compare => set(Feature::Compared, 1),
        Notation::Call => set(Feature::Called, 1),
        Notation::Pair => set(Feature::Paired, 1),
        Notation::Beside | Notation::Flag | Notation::Table => set(Feature::Beside, 1),
        Notation::Userinfo => set(Feature::Userinfo, 1),
        Notation::Header => set(Feature::Header, 1),
        Notation::Colon | Notation::Element => {}
    }
    let flag = i32::from;
    set(Feature::Quoted, flag(value.quote != 0));
    set(Feature::Wrapped, flag(value.wrapped));
    set(Feature::Lookup, flag(value.lookup));
    set(Feature::Trailing, flag(value.trailing));
    set(Feature::Array, flag(value.array));
    set(Feature::Item, flag(value.item));
    let start = seen.name.map_or(value.span.start, |n| n.span.0);
    let (in_string, comment) = notation::inside(seen.text, start);
    set(Feature::InString, flag(in_string && !fills_its_string(seen)));
    set(Feature::Comment, flag(comment));
    set(Feature::Code, flag(seen.kind == Kind::Code));
    set(Feature::Config, flag(matches!(seen.kind, Kind::Config | Kind::Yaml | Kind::Shell)));
    set(Feature::Prose, flag(seen.kind == Kind::Prose));

    let n = bytes.len().max(1) as i32;
    let c = count(bytes);
    set(Feature::Length, bytes.len() as i32);
    set(Feature::Lower, 100 * c.lower / n);
    set(Feature::Upper, 100 * c.upper / n);
    set(Feature::Digits, 100 * c.digits / n);
    set(Feature::Symbols, 100 * c.symbols / n);
    set(Feature::Spaces, c.spaces);
    set(Feature::Foreign, c.foreign);
    set(Feature::Classes, flag(c.lower > 0) + flag(c.upper > 0) + flag(c.digits > 0) + flag(c.symbols > 0));
    set(Feature::Changes, 100 * c.changes / n);
    set(Feature::Distinct, c.distinct);
    set(Feature::Run, c.run);

    let mut lower = [0u8; 512];
    let lower = &mut lower[..bytes.len()];
    lower.copy_from_slice(bytes);
    lower.make_ascii_lowercase();
    let (mut letters, mut total, mut common, mut stocked) = (0, 0, 0, 0);
    for run in runs(bytes) {
        let word = &lower[run];
        letters += word.len();
        total += surprise(word);
        let (a, b) = covered(word);
        common += a;
        stocked += b;
    }
    let all = letters.max(1) as i32;
    set(Feature::Surprise, total);
    set(Feature::SurpriseMean, 10 * total / all);
    set(Feature::Words, if letters == 0 { 0 } else { 100 * common as i32 / all });
    set(Feature::Unknown, (letters - common) as i32);
    set(Feature::Stock, if letters == 0 { 0 } else { 100 * stocked as i32 / all });

    let hex = bytes.iter().all(u8::is_ascii_hexdigit);
    set(Feature::HexOnly, flag(hex));
    let base64 = bytes.iter().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/' | b'=' | b'-' | b'_'));
    set(Feature::Base64Only, flag(base64));
    set(Feature::Uuid, flag(is_uuid(bytes)));
    let (separators, slashes) = joints(lower);
    set(Feature::Separators, separators);
    set(Feature::Brackets, brackets(lower));
    set(Feature::Slashes, slashes);
    if let Some(name) = &seen.name {
        set(Feature::SameAsName, flag(same(&seen.text[name.span.0..name.span.1], lower)));
    }
    let stock = 100 * stocked as i32 / all;
    set(Feature::Human, flag(human(bytes, &c, stock) || dressed(lower, &c)));
    set(Feature::Glued, flag(glued(lower, &c, stock)));

    let line = &seen.text[notation::line_start(seen.text, start)..notation::line_end(seen.text, value.span.end)];
    let around = Window::of(line);
    let says = |words: &[&str]| around.says(words);
    set(Feature::Marked, flag(says(&["example", "fake", "dummy", "sample", "placeholder", "badge"])));
    set(Feature::Local, flag(says(&["localhost", "127.0.0.1", "0.0.0.0", "::1"])));
    let hashes =
        ["sha1", "sha256", "sha384", "sha512", "md5", "checksum", "integrity", "digest", "fingerprint", "etag"];
    set(Feature::Hashes, flag(says(&hashes)));
    set(Feature::Alike, alike(seen.text, &value.span));
    // The end of a path says more than its beginning.
    let path = Window::of(&seen.path[seen.path.len().saturating_sub(400)..]);
    let translation = ["locale", "i18n", "lang/", "l10n", "translation", "messages", ".po"];
    let translates = says(&["msgid", "msgstr"]) || path.says(&translation);
    set(Feature::Translation, flag(translates));
    let holds = |what: &[u8]| memchr::memmem::find(lower, what).is_some();
    let address = holds(b"://") || lower.starts_with(b"www.") || holds(b".com") || holds(b".org") || holds(b".io/");
    set(Feature::Address, flag(address));
    let test = ["test", "spec", "mock", "fixture", "example", "sample", "demo"];
    set(Feature::TestPath, flag(path.says(&test)));
    let near = Window::of(&seen.text[start.saturating_sub(120)..(value.span.end + 80).min(seen.text.len())]);
    set(Feature::Neighbour, flag(near.says(&["user", "login", "email", "uid", "account"])));
    out
}

/// In how many of the three lines before and the three after `span` a word stands that is as long as the value and made
/// of the same kinds of characters: a table, of which the value is one cell. Short values are never alike.
fn alike(text: &[u8], span: &std::ops::Range<usize>) -> i32 {
    const SHORTEST: usize = 12;
    let value = &text[span.clone()];
    let part = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/' | b'=' | b'_' | b'-');
    if value.len() < SHORTEST || !value.iter().all(|&b| part(b)) {
        return 0;
    }
    let kinds = |word: &[u8]| {
        [u8::is_ascii_lowercase, u8::is_ascii_uppercase, u8::is_ascii_digit].map(|is| word.iter().any(is))
    };
    let own = kinds(value);
    let like = |line: &[u8]| {
        line.chunk_by(|&a, &b| part(a) == part(b)).any(|word| word.len() == value.len() && kinds(word) == own)
    };
    let mut count = 0;
    let mut before = notation::line_start(text, span.start);
    let mut after = notation::line_end(text, span.end);
    for _ in 0..3 {
        if before > 0 {
            let start = notation::line_start(text, before - 1);
            count += i32::from(like(&text[start..before - 1]));
            before = start;
        }
        if after < text.len() {
            let end = notation::line_end(text, after + 1);
            count += i32::from(like(&text[after + 1..end]));
            after = end;
        }
    }
    count
}

/// A little text in small letters, and which pairs of bytes stand in it: nearly every word that it is asked for is not
/// there, and its first pair tells.
struct Window {
    bytes: [u8; 400],
    length: usize,
    pairs: [u64; 16],
}

impl Window {
    fn of(text: &[u8]) -> Self {
        let length = text.len().min(400);
        let mut window = Window { bytes: [0; 400], length, pairs: [0; 16] };
        window.bytes[..length].copy_from_slice(&text[..length]);
        window.bytes.make_ascii_lowercase();
        for pair in window.bytes[..length].windows(2) {
            let (word, bit) = Window::place(pair[0], pair[1]);
            window.pairs[word] |= bit;
        }
        window
    }

    /// The word of `pairs` and the bit in it that stand for two bytes, and for some others.
    fn place(first: u8, second: u8) -> (usize, u64) {
        (usize::from(first & 15), 1 << (second & 63))
    }

    /// Whether it holds one of `words`, which are in small letters and not shorter than two.
    fn says(&self, words: &[&str]) -> bool {
        words.iter().any(|word| {
            let (place, bit) = Window::place(word.as_bytes()[0], word.as_bytes()[1]);
            self.pairs[place] & bit != 0 && memchr::memmem::find(&self.bytes[..self.length], word.as_bytes()).is_some()
        })
    }
}

/// Whether what is judged (its name, alone or with the value, or the value that has none) is all that stands between
/// two quotes: `"PASSWORD": ...`, `define('PASSWORD', ...)`, `-H 'X-Api-Key: value'`, `login("user", "value")`. Such a
/// string is a notation, and no longer text.
fn fills_its_string(seen: &Seen<'_>) -> bool {
    let value = (seen.value.span.start, seen.value.span.end);
    let span = seen.name.map_or(value, |name| name.span);
    let before = span.0.checked_sub(1).and_then(|at| seen.text.get(at));
    let ends = |at: usize, mark: &u8| seen.text.get(at) == Some(mark);
    before.is_some_and(|mark| notation::quote(*mark) && (ends(span.1, mark) || ends(value.1, mark)))
}

/// What random letters may cost at most, a letter, to be taken for a written word; in fifths of a bit.
const WRITTEN: i32 = 2;

/// Whether `word`, letters in lower case, is one that people write, as far as its letters tell.
fn written(word: &[u8]) -> bool {
    surprise(word) <= WRITTEN * word.len() as i32
}

/// Whether what stands between two separators is a part of a name or of a path: a written word, a number, next to
/// nothing.
fn is_piece(piece: &[u8]) -> bool {
    let digits = piece.iter().rev().take_while(|b| b.is_ascii_digit()).count();
    let word = &piece[..piece.len() - digits];
    piece.len() <= 3 || digits <= 4 && word.iter().all(u8::is_ascii_lowercase) && written(word)
}

/// How many separators, and how many slashes and dots, stand between two pieces of `value` (lower case) that are words:
/// `my-secret-token`, `config/keys/master.key`; what a password manager strews over random letters is none.
fn joints(value: &[u8]) -> (i32, i32) {
    let (mut separators, mut slashes, mut at) = (0, 0, 0);
    let mut last = None;
    loop {
        let joint = |b: &u8| matches!(b, b'_' | b'-' | b'.' | b' ' | b':' | b'/' | b'\\');
        let end = value[at..].iter().position(joint).map_or(value.len(), |n| at + n);
        let word = is_piece(&value[at..end]);
        if let Some((mark, true)) = last
            && word
        {
            separators += i32::from(!matches!(mark, b'/' | b'\\'));
            slashes += i32::from(matches!(mark, b'/' | b'\\' | b'.'));
        }
        let Some(&mark) = value.get(end) else { return (separators, slashes) };
        last = Some((mark, word));
        at = end + 1;
    }
}

/// How many brackets in `value` (lower case) close or are closed, and before how many names of variables a `$` or a `%`
/// stands.
fn brackets(value: &[u8]) -> i32 {
    let last = [b')', b']', b'}', b'>'].map(|close| memchr::memrchr(close, value));
    let mut count = 0;
    for (at, &byte) in value.iter().enumerate() {
        let close = match byte {
            b'(' => last[0],
            b'[' => last[1],
            b'{' => last[2],
            b'<' => last[3],
            b'$' | b'%' => {
                let letters = value[at + 1..].iter().take_while(|b| b.is_ascii_lowercase()).count();
                count += i32::from(letters >= 3 && written(&value[at + 1..at + 1 + letters]));
                continue;
            }
            _ => continue,
        };
        count += if close.is_some_and(|close| close > at) { 2 } else { 0 };
    }
    count
}

/// Whether a value (lower case) is a written word in which marks or digits stand for letters like them: `super$ecret`.
fn dressed(value: &[u8], c: &Counts) -> bool {
    const LONGEST: usize = 24;
    if !(6..=LONGEST).contains(&value.len()) || c.spaces + c.foreign > 0 || c.symbols + c.digits == 0 {
        return false;
    }
    let plain = |byte: u8| match byte {
        b'@' | b'4' => b'a',
        b'$' | b'5' => b's',
        b'!' | b'1' => b'i',
        b'0' => b'o',
        b'3' => b'e',
        b'7' => b't',
        _ => byte,
    };
    let tail = value.iter().rev().take_while(|b| !b.is_ascii_lowercase()).count();
    let body = &value[..value.len() - tail];
    let inside = body.iter().filter(|b| !b.is_ascii_lowercase()).count();
    let mut word = [0u8; LONGEST];
    body.iter().zip(&mut word).for_each(|(&byte, to)| *to = plain(byte));
    let word = &word[..body.len()];
    (1..=3).contains(&inside) && body.len() >= 6 && word.iter().all(u8::is_ascii_lowercase) && written(word)
}

/// Whether a value (lower case) is letters of one case, a run of common words that is no word itself.
fn glued(value: &[u8], c: &Counts, stock: i32) -> bool {
    let letters = c.lower.max(c.upper) as usize;
    (8..=24).contains(&letters)
        && letters == value.len()
        && stock < 60
        && !is_word(value)
        && covered(value).0 >= letters - 2
}

/// The runs of letters in `value`, cut at `aB` as names are.
fn runs(value: &[u8]) -> impl Iterator<Item = std::ops::Range<usize>> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < value.len() && !value[at].is_ascii_alphabetic() {
            at += 1;
        }
        let start = at;
        while at < value.len()
            && value[at].is_ascii_alphabetic()
            && !(at > start && value[at].is_ascii_uppercase() && value[at - 1].is_ascii_lowercase())
        {
            at += 1;
        }
        (at > start).then_some(start..at)
    })
}

/// Whether a value (lower case) says what its name says: `password: password`, `apiKey: "api_key"`, `token=my-token`.
fn same(name: &[u8], value: &[u8]) -> bool {
    let mut letters = [0u8; super::name::LONGEST];
    let mut n = 0;
    for byte in name.iter().filter(|b| b.is_ascii_alphabetic()).take(super::name::LONGEST) {
        letters[n] = byte.to_ascii_lowercase();
        n += 1;
    }
    let mut other = [0u8; super::name::LONGEST];
    let mut m = 0;
    for &byte in value.iter().filter(|b| b.is_ascii_alphabetic()).take(super::name::LONGEST) {
        other[m] = byte;
        m += 1;
    }
    let (name, value) = (&letters[..n], &other[..m]);
    m >= 3 && n >= 3 && (memchr::memmem::find(value, name).is_some() || memchr::memmem::find(name, value).is_some())
}

fn is_uuid(value: &[u8]) -> bool {
    let value = value.strip_prefix(b"urn:uuid:").unwrap_or(value);
    value.len() == 36
        && value
            .iter()
            .enumerate()
            .all(|(i, b)| if matches!(i, 8 | 13 | 18 | 23) { *b == b'-' } else { b.is_ascii_hexdigit() })
}

/// Whether a value is put together as people put passwords together: a word or a name with digits or marks at its end,
/// six characters or more, and no stock word with little behind it.
fn human(value: &[u8], c: &Counts, stocked: i32) -> bool {
    let letters = value.iter().take_while(|b| b.is_ascii_alphabetic()).count();
    let tail = &value[letters..];
    let digits = tail.iter().filter(|b| b.is_ascii_digit()).count();
    let marks = tail
        .iter()
        .filter(|b| {
            matches!(b, b'!' | b'@' | b'#' | b'$' | b'%' | b'*' | b'?' | b'&' | b'^' | b'+' | b'_' | b'.' | b'-')
        })
        .count();
    (6..=24).contains(&value.len())
        && letters >= 4
        && digits + marks == tail.len()
        && digits >= 1
        && c.spaces == 0
        && c.foreign == 0
        && (stocked < 60 || digits >= 2 && marks >= 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn written_words_surprise_less_than_random_letters() {
        assert!(surprise(b"authentication") < 0);
        assert!(surprise(b"xqzvkjwq") > 0);
        assert!(is_word(b"password") && !is_word(b"qzxkvw"));
        assert_eq!(covered(b"somepassword").1, 12);
    }

    #[test]
    fn separators_count_between_words() {
        assert_eq!(joints(b"my-secret-token"), (2, 0));
        assert_eq!(joints(b"config/keys/master.key"), (1, 3));
        assert_eq!(joints(b"/etc/app-2/tls"), (1, 3));
        assert_eq!(joints(b"eu-west-1"), (2, 0));
        assert_eq!(joints(concat!("kx.9q", "v2-zwq7r_x", "8fjq").as_bytes()), (0, 0));
        assert_eq!(brackets(b"$user(name)"), 3);
        assert_eq!(brackets(concat!("q$x7", "(z%9").as_bytes()), 0);
    }

    #[test]
    fn passwords_that_are_words() {
        let is = |value: &[u8]| (dressed(value, &count(value)), glued(value, &count(value), 0));
        assert_eq!(is(concat!("super$", "ecret").as_bytes()), (true, false));
        assert_eq!(is(concat!("white", "table").as_bytes()), (false, true));
        assert_eq!(is(b"description"), (false, false));
    }

    #[test]
    fn a_value_that_says_its_name() {
        assert!(same(b"apiKey", b"api_key"));
        assert!(same(b"password", b"my-password"));
        assert!(!same(b"password", concat!("tanak", "a0401").as_bytes()));
    }
}
