/*!
Files whose name says that what is in them is secret: `config/master.key`, `.vault_pass`, `secrets/db_password`,
`.pgpass`.

Where the whole text is one word, the file's name is its name, read as any other. A few files hold a row for each
credential, in a form of their own. A text is looked at only when it is short or its file is one of these.
*/

use super::kind::Kind;
use super::name::{self, Name, Role};
use super::notation::{Notation, quote, space};
use super::value::{self, Value, plain, trim};
use super::words::Words;
use std::ops::Range;

/// A text of one word is at most this long.
const LONGEST: usize = 1024;
/// So much of a file of rows is read.
const REACH: usize = 64 << 10;

/// How a row holds its secret.
enum Row {
    /// Behind so many colons: `host:port:database:user:value`.
    Field(usize),
    /// Behind the colon of the last word: `host user:value`.
    Pair,
    /// The column of this place: `client server value addresses`.
    Column(usize),
    /// In quotes, behind the kind of secret: `: PSK "value"`.
    Quoted,
    /// Behind the colon of what one of curl's flags is given: `user = "user:value"`.
    Flag,
}

/// Calls `each` with every secret that `text` holds because of the name of its file, `path`: what it is called, its
/// role, how it is given, and where it stands.
pub fn values<'a>(
    text: &'a [u8],
    path: &[u8],
    own: &Words,
    each: &mut dyn FnMut(Option<Name>, Role, Notation, Kind, Value<'a>),
) {
    let (folder, base) = match memchr::memrchr2(b'/', b'\\', path) {
        Some(at) => (&path[..at], &path[at + 1..]),
        None => (&path[..0], path),
    };
    let folder = &folder[memchr::memrchr2(b'/', b'\\', folder).map_or(0, |at| at + 1)..];
    if let Some(form) = rows(base) {
        let text = &text[..text.len().min(REACH)];
        let mut start = 0;
        for line in text.split_inclusive(|&b| b == b'\n') {
            let span = trim(text, start..start + line.len());
            start += line.len();
            if text[span.clone()].first().is_some_and(|&b| b != b'#')
                && let Some(value) = in_row(text, span, &form)
            {
                each(None, Role::Password, Notation::Userinfo, Kind::Config, plain(text, value, 0));
            }
        }
    } else if text.len() <= LONGEST && is_keypair(base) {
        // The seed and the public key, a number for each byte.
        let start = trim(text, 0..text.len()).start;
        if let Some(value) = value::array(text, start).filter(|value| value.bytes.len() == 64) {
            each(Some(name::plain(0..0, Role::Key)), Role::Key, Notation::Assign, Kind::Json, value);
        }
    } else if text.len() <= LONGEST {
        let word = trim(text, 0..text.len());
        let plain_word = word.len() >= 6 && text[word.clone()].iter().all(u8::is_ascii_graphic);
        if plain_word && let Some(name) = says(base, folder, own) {
            each(Some(name), name.role, Notation::Assign, Kind::Config, plain(text, word, 0));
        }
    }
}

/// Whether Solana's tools write a key to files of this name: `id.json`, `program-keypair.json`.
fn is_keypair(base: &[u8]) -> bool {
    base == b"id.json" || base.ends_with(b"keypair.json") || base.ends_with(b"wallet.json")
}

/// What is known of a file that holds rows; `base` is its name.
fn rows(base: &[u8]) -> Option<Row> {
    let form = match base {
        b".pgpass" | b"pgpass" | b"pgpass.conf" => Row::Field(4),
        b".passwd-s3fs" | b"passwd-s3fs" | b"rsyncd.secrets" | b"sasl_passwd" | b"passwords.txt" | b"passwords"
        | b"accounts.txt" | b"chpasswd" => Row::Pair,
        b"chap-secrets" | b"pap-secrets" => Row::Column(2),
        b"ipsec.secrets" => Row::Quoted,
        b".curlrc" | b"_curlrc" => Row::Flag,
        _ => return None,
    };
    Some(form)
}

fn in_row(text: &[u8], row: Range<usize>, form: &Row) -> Option<Range<usize>> {
    let line = &text[row.clone()];
    let behind = |at: usize| trim(text, row.start + at + 1..row.end);
    let value = match form {
        Row::Field(colons) => behind(memchr::memchr_iter(b':', line).nth(colons - 1)?),
        Row::Pair => {
            // `user: value`, or the last word of the row.
            let last = line.iter().rposition(|b| space(*b)).filter(|&at| line[at - 1] != b':').map_or(0, |at| at + 1);
            let colon = last + memchr::memchr(b':', &line[last..])?;
            behind(colon)
        }
        Row::Flag => {
            let flags = [&b"user"[..], b"--user", b"-u", b"proxy-user", b"--proxy-user", b"-U"];
            let name = line.iter().take_while(|b| !space(**b) && !matches!(b, b'=' | b':')).count();
            let given = line[name..].iter().take_while(|b| space(**b) || matches!(b, b'=' | b':' | b'"')).count();
            let given = flags.contains(&&line[..name]).then_some(name + given)?;
            let value = behind(given + memchr::memchr(b':', &line[given..])?);
            value.start..value.end - usize::from(text[value.clone()].ends_with(b"\""))
        }
        Row::Column(place) => {
            let mut words = line.split(|b| space(*b)).filter(|word| !word.is_empty());
            let word = words.nth(*place)?;
            let at = row.start + (word.as_ptr() as usize - line.as_ptr() as usize);
            at..at + word.len()
        }
        Row::Quoted => {
            let open = memchr::memchr(b'"', line)?;
            let close = memchr::memrchr(b'"', line)?;
            let said = line[..open].trim_ascii_end();
            let known = [&b"PSK"[..], b"XAUTH", b"EAP", b"PIN"].iter().any(|kind| said.ends_with(kind));
            (known && close > open).then(|| row.start + open + 1..row.start + close)?
        }
    };
    let marked = value.len() > 2 && quote(text[value.start]) && text[value.end - 1] == text[value.start];
    let value = if marked { value.start + 1..value.end - 1 } else { value };
    let word = &text[value.clone()];
    // One that others follow is a field of another form.
    (word.len() >= 4 && word.iter().all(u8::is_ascii_graphic) && memchr::memchr_iter(b':', word).count() < 2)
        .then_some(value)
}

/// What the name of a file says that its one word is, `folder` being the name of the folder that it stands in.
fn says(base: &[u8], folder: &[u8], own: &Words) -> Option<Name> {
    let (stem, ending) = match memchr::memrchr(b'.', base) {
        Some(dot) if dot > 0 => (&base[..dot], &base[dot + 1..]),
        _ => (base, &base[..0]),
    };
    // `db.password` and `api.token` say it in their endings.
    let name = match ending {
        b"txt" | b"" => stem,
        b"key" | b"secret" | b"token" | b"password" | b"passwd" | b"pass" | b"pwd" | b"cookie" => base,
        _ => return None,
    };
    if base == b".erlang.cookie" {
        return Some(name::plain(0..0, Role::Secret));
    }
    let mut said = name::read(name, 0..0, own)?;
    if said.role == Role::PlainKey && matches!(folder, b"secrets" | b"credentials" | b"private") {
        said.role = Role::Key;
    }
    let secret = said.role == Role::Key || said.role.may_be_listed();
    (secret && said.tail == 0 && said.weak == 0).then_some(said)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(path: &str, text: &str) -> Vec<String> {
        let mut out = Vec::new();
        values(text.as_bytes(), path.as_bytes(), &Words::default(), &mut |_, _, _, _, value| {
            out.push(String::from_utf8_lossy(&value.bytes).into_owned());
        });
        out
    }

    #[test]
    fn the_one_word_of_a_file() {
        for path in [
            "config/master.key",
            "config/credentials/production.key",
            ".vault_pass",
            "vault-password.txt",
            "secrets/db_password",
            "run/secrets/signing_key.txt",
            "github_token",
            ".secret",
            "api.token",
            ".erlang.cookie",
        ] {
            assert_eq!(read(path, "word12\n"), ["word12"], "{path}");
        }
        let none: [&str; 0] = [];
        for path in ["a.key", "token.py", "public_key", "password_hash", "tokens/a", "key.txt", "author.txt"] {
            assert_eq!(read(path, "word12\n"), none, "{path}");
        }
        assert_eq!(read("password.txt", "two words\n"), none);
        assert_eq!(read("password.txt", "a line\nand another\n"), none);
        assert_eq!(read("password.txt", ""), none);
    }

    #[test]
    fn a_key_pair_is_an_array_of_bytes() {
        let numbers = |n: usize| format!("[{}]", vec!["65"; n].join(","));
        assert_eq!(read("id.json", &numbers(64)), ["A".repeat(64)]);
        assert_eq!(read("target/deploy/app-keypair.json", &numbers(64)), ["A".repeat(64)]);
        let none: [&str; 0] = [];
        assert_eq!(read("id.json", &numbers(63)), none);
        assert_eq!(read("data.json", &numbers(64)), none);
    }

    #[test]
    fn rows_of_files_that_hold_nothing_else() {
        assert_eq!(read(".pgpass", "# x\nh:5432:*:app:word12\nh:1:d:u\n"), ["word12"]);
        assert_eq!(read("sasl_passwd", "[mx.corp.net]:587 a@corp.net:word12\n"), ["word12"]);
        assert_eq!(read("passwords.txt", "app: word12\nroot:word34\n\n"), ["word12", "word34"]);
        assert_eq!(read("chap-secrets", "app * \"word12\" *\n"), ["word12"]);
        assert_eq!(
            read(".curlrc", "# x\nuser = \"app:word12\"\n-u app:word34\nurl = \"a:b/word56\"\n"),
            ["word12", "word34"]
        );
        assert_eq!(read("ipsec.secrets", "10.0.0.1 %any : PSK \"word12\"\n: RSA \"key.pem\"\n"), ["word12"]);
        let none: [&str; 0] = [];
        assert_eq!(read("passwords.txt", "root:x:0:0:root:/root:/bin/sh\n"), none);
    }
}
