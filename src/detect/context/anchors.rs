/*! Values that no name announces but a notation: URLs, headers, command lines, SQL. */

use super::kind::Kind;
use super::name::Role;
use super::notation::{self, Notation};
use super::value::{self, Value};
use super::{Judged, Reader, apart};
use crate::detect::placeholder::is_placeholder;
use base64::Engine;
use std::borrow::Cow;
use std::ops::{Range, RangeInclusive};

fn loose(bytes: Cow<'_, [u8]>, span: Range<usize>) -> Value<'_> {
    Value { span, bytes, quote: 0, wrapped: false, lookup: false, trailing: false, array: false, item: false }
}

fn ends_url(byte: u8) -> bool {
    byte <= b' ' || matches!(byte, b'"' | b'\'' | b'`' | b'<' | b'>' | b'\\' | b'|' | b'^')
}

/// The password of a `user:password@`, at `span`.
fn userinfo(reader: &Reader<'_>, span: Range<usize>, each: &mut dyn FnMut(Judged)) {
    let password = loose(Cow::Borrowed(&reader.text()[span.clone()]), span);
    reader.judge(None, Role::Password, Notation::Userinfo, password, each);
}

/// `scheme://user:password@host`, `at` being that of `://`.
pub fn url(reader: &Reader<'_>, at: usize, each: &mut dyn FnMut(Judged)) {
    let text = reader.text();
    let start = at + 3;
    let end = text.len().min(start + 256);
    let (mut colon, mut sign) = (None, None);
    for (i, &byte) in text[start..end].iter().enumerate() {
        match byte {
            b':' if colon.is_none() => colon = Some(start + i),
            b'@' => sign = Some(start + i),
            b'/' => break,
            // A port ends there; a password may hold them.
            b'?' | b'#' if colon.is_none_or(|colon| text[colon + 1..start + i].iter().all(u8::is_ascii_digit)) => break,
            b if ends_url(b) => break,
            _ => {}
        }
    }
    let (Some(colon), Some(sign)) = (colon, sign) else { return };
    if colon < sign && text[start..colon].len() < 80 {
        userinfo(reader, colon + 1..sign, each);
    }
}

/// `user:password@tcp(host)`, as Go's MySQL driver has it; `at` is that of `@`.
pub fn dsn(reader: &Reader<'_>, at: usize, each: &mut dyn FnMut(Judged)) {
    let text = reader.text();
    let least = at.saturating_sub(100);
    let Some(colon) = text[least..at].iter().rposition(|b| *b == b':' || ends_url(*b)).map(|n| least + n) else {
        return;
    };
    if text[colon] == b':' && colon + 1 < at {
        userinfo(reader, colon + 1..at, each);
    }
}

/// `Basic value` and `Bearer value`.
pub fn header(reader: &Reader<'_>, at: usize, each: &mut dyn FnMut(Judged)) {
    let text = reader.text();
    let basic = text[at..].len() > 6 && text[at..at + 6].eq_ignore_ascii_case(b"basic ");
    let start = at + if basic { 6 } else { 7 };
    if start >= text.len() {
        return;
    }
    let most = text.len().min(start + 2048);
    let length = text[start..most]
        .iter()
        .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/' | b'=' | b'-' | b'_' | b'.' | b'~'))
        .count();
    let span = start..start + length;
    let token = &text[span.clone()];
    if token.len() < 8 || token.iter().all(u8::is_ascii_lowercase) || is_placeholder(token) {
        return;
    }
    if !basic {
        return reader.judge(None, Role::Token, Notation::Header, loose(Cow::Borrowed(token), span), each);
    }
    let config = base64::engine::GeneralPurposeConfig::new()
        .with_decode_padding_mode(base64::engine::DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true);
    let engine = base64::engine::GeneralPurpose::new(&base64::alphabet::STANDARD, config);
    let Ok(decoded) = engine.decode(token) else { return };
    if decoded.iter().any(u8::is_ascii_control) {
        return;
    }
    if let Some(colon) = memchr::memchr(b':', &decoded)
        && colon + 1 < decoded.len()
    {
        let password = decoded[colon + 1..].to_vec();
        reader.judge(None, Role::Password, Notation::Header, loose(Cow::Owned(password), span), each);
    }
}

/// The word of a command line at `at`, without its quotes.
fn word(text: &[u8], at: usize) -> Range<usize> {
    let line = at.min(text.len())..notation::line_end(text, at.min(text.len()));
    if let Some(&mark @ (b'"' | b'\'')) = text.get(at)
        && let Some(length) = memchr::memchr(mark, &text[line.start + 1..line.end])
    {
        return line.start + 1..line.start + 1 + length;
    }
    let start = line.start + usize::from(matches!(text.get(at), Some(b'"' | b'\'' | b'\\')));
    // What a shell reads as something else, and the quote of a program's text that the command stands in.
    let ends = |b: &u8| *b <= b' ' || matches!(b, b'"' | b'\'' | b'`' | b'<' | b'>' | b'\\' | b'|' | b';' | b'&');
    let length = text[start.min(line.end)..line.end].iter().position(ends);
    start..length.map_or(line.end, |length| start + length).max(start)
}

/// Flags that are given `user:password`, and the programs that are the whole of what announces one.
const USER_FLAGS: &[&[u8]] = &[b" -u ", b"--user ", b"--user=", b"curl -u", b"http -a ", b"CURLOPT_USERPWD, "];

/// The flag of these that `text` begins with, and how long it is.
pub fn user_flagged(text: &[u8]) -> Option<usize> {
    USER_FLAGS.iter().find(|flag| text.starts_with(flag)).map(|flag| flag.len())
}

/// `curl -u user:password`; the flag at `at` is `length` bytes long.
pub fn user_flag(reader: &Reader<'_>, at: usize, length: usize, each: &mut dyn FnMut(Judged)) {
    let text = reader.text();
    // A command goes on over lines that end in a backslash.
    let mut line = notation::line_start(text, at);
    for _ in 0..8 {
        let Some(before) = text[..line].strip_suffix(b"\n") else { break };
        let before = before.strip_suffix(b"\r").unwrap_or(before);
        if !before.ends_with(b"\\") {
            break;
        }
        line = notation::line_start(text, before.len());
    }
    let command = &text[line..at + length];
    if ![&b"curl"[..], b"http", b"wget", b"svn", b"docker"].iter().any(|c| memchr::memmem::find(command, c).is_some()) {
        return;
    }
    let user = word(text, notation::skip(text, at + length, notation::GAP, notation::blank));
    let byte = |at: usize| text.get(at).copied().unwrap_or(0);
    let span = match text.get(user.clone()).and_then(|t| memchr::memchr(b':', t)) {
        // `user:'password'`
        Some(colon) if user.start + colon + 1 == user.end && notation::quote(byte(user.end)) => word(text, user.end),
        Some(colon) => user.start + colon + 1..user.end,
        // `"user":"password"`
        None if notation::quote(byte(user.end)) && byte(user.end + 1) == b':' => word(text, user.end + 2),
        None => return,
    };
    if !span.is_empty() {
        reader.judge(None, Role::Password, Notation::Flag, loose(Cow::Borrowed(&text[span.clone()]), span), each);
    }
}

/// `IDENTIFIED BY 'password'`, `IDENTIFIED WITH plugin BY 'password'`.
pub fn identified(reader: &Reader<'_>, at: usize, each: &mut dyn FnMut(Judged)) {
    let text = reader.text();
    let kind = reader.kind();
    let mut start = at + b"identified by".len();
    if text[at..].len() > 15 && text[at..at + 15].eq_ignore_ascii_case(b"identified with") {
        let rest = &text[at + 15..notation::line_end(text, at).min(at + 100)];
        let by = [&b" BY "[..], b" by ", b" AS ", b" as "];
        let Some(found) = by.iter().filter_map(|by| memchr::memmem::find(rest, by)).min() else { return };
        start = at + 15 + found + 4;
    }
    while start < text.len() && matches!(text[start], b' ' | b'\t' | b'\\') {
        start += 1;
    }
    if text[start.min(text.len())..].len() > 9 && text[start..start + 9].eq_ignore_ascii_case(b"password ") {
        start += 9;
    }
    if let Some(value) = value::value(text, start, Notation::Beside, kind, false, at) {
        reader.judge(None, Role::Password, Notation::Beside, value, each);
    }
}

/// `ConvertTo-SecureString "password"`, `ConvertTo-SecureString -String "password"`, and of AWS
/// `ssm put-parameter --type SecureString --value password`.
pub fn secure_string(reader: &Reader<'_>, at: usize, each: &mut dyn FnMut(Judged)) {
    let text = reader.text();
    let line = notation::line_start(text, at);
    let command = &text[line..notation::line_end(text, at)];
    if memchr::memmem::find(command, b"ssm put-parameter").is_some()
        && let Some(found) = memchr::memmem::find(command, b" --value ")
    {
        let value = word(text, line + found + b" --value ".len());
        if value.len() >= 4 {
            let value = loose(Cow::Borrowed(&text[value.clone()]), value);
            reader.judge(None, Role::Password, Notation::Flag, value, each);
        }
        return;
    }
    let mut start = at + b"securestring".len();
    let option = text.get(start..).is_some_and(|rest| notation::starts_with(rest, b" -string "));
    start += if option { 9 } else { 1 };
    if matches!(text.get(start), Some(b'"' | b'\''))
        && let Some(value) = value::value(text, start, Notation::Beside, Kind::Code, false, at)
    {
        reader.judge(None, Role::Password, Notation::Beside, value, each);
    }
}

/// Programs that are given a password by a flag, and whether a space may stand between the two.
const COMMANDS: &[(&[u8], &[u8], bool)] = &[
    (b"mysql", b" -p", false),
    (b"sshpass", b" -p", false),
    (b"sshpass", b" -p ", true),
    (b"docker login", b" -p ", true),
    (b"podman login", b" -p ", true),
    (b"redis-cli", b" -a ", true),
    (b"ldapsearch", b" -w ", true),
    (b"ldapadd", b" -w ", true),
    (b"ldapmodify", b" -w ", true),
    (b"mongosh", b" -p ", true),
    (b"mongodump", b" -p ", true),
    (b"mongorestore", b" -p ", true),
    (b"sqlcmd", b" -P ", true),
    (b"unzip", b" -P ", true),
    (b"zip -", b" -P ", true),
    (b"7z a ", b" -p", false),
    (b"7z x ", b" -p", false),
    (b"az login", b" -p ", true),
    (b"plink", b" -pw ", true),
    (b"mosquitto_", b" -P ", true),
    (b"openssl enc", b" -k ", true),
    (b"xfreerdp", b" /p:", false),
    (b"psexec", b" -p ", true),
    (b"snmpwalk", b" -A ", true),
    (b"snmpget", b" -A ", true),
    (b"mongo -", b" -p ", true),
    (b"keyvault secret set", b" --value ", true),
    (b"gh secret set", b" --body ", true),
];

/// Programs that are given a password by its place: the word before it, as it begins, and what ends in the word itself
/// what stands before the password.
const PLACES: &[(&[u8], Place)] = &[
    (b"rabbitmqctl add_user ", Place::Word(1)),
    (b"rabbitmqctl change_password ", Place::Word(1)),
    (b"htpasswd -", Place::Last(b'b')),
    (b"sqlplus ", Place::Inside(b'/', b'@')),
    (b"smbclient ", Place::Inside(b'%', b' ')),
    (b"net use ", Place::Behind(b"/user:")),
    (b"net user ", Place::Word(1)),
    (b"lftp ", Place::Inside(b',', b' ')),
];

/// Where among the words of its line a program's password stands.
enum Place {
    /// So many words behind the first.
    Word(usize),
    /// The last of two or three words, when the flags hold this letter.
    Last(u8),
    /// In the first word that holds this sign, behind it and up to the other.
    Inside(u8, u8),
    /// The word behind the one that begins so.
    Behind(&'static [u8]),
}

/// `htpasswd -b file user password`: whether one of these programs is called at `at`, and where its password stands.
fn placed(text: &[u8], at: usize) -> Option<Range<usize>> {
    let line = &text[at..notation::line_end(text, at).min(at + 256)];
    let (program, place) = PLACES.iter().find(|(program, _)| notation::starts_with(line, program))?;
    let flags = line[program.len()..].iter().take_while(|b| b.is_ascii_alphabetic()).count();
    let flags = &line[program.len()..program.len() + if program.ends_with(b"-") { flags } else { 0 }];
    let mut words = Vec::new();
    let mut next = at + program.len() + flags.len();
    while words.len() < 12 && next < at + line.len() {
        next = notation::skip(text, next, notation::GAP, notation::blank);
        let one = word(text, next);
        if one.is_empty() {
            break;
        }
        next = one.end + usize::from(one.start > next);
        words.push(one);
    }
    let found = match place {
        Place::Behind(start) => {
            let from = (0..line.len()).find(|&i| notation::starts_with(&line[i..], start))? + start.len();
            let end = notation::skip(line, from, line.len(), |b| !notation::space(b));
            word(text, notation::skip(text, at + end, notation::GAP, notation::blank))
        }
        Place::Word(n) => words.into_iter().nth(*n)?,
        Place::Last(flag) if flags.contains(flag) => {
            let wanted = if flags.contains(&b'n') { 2 } else { 3 };
            words.retain(|word| !text[word.clone()].starts_with(b"-"));
            words.into_iter().nth(wanted - 1)?
        }
        Place::Last(_) => return None,
        Place::Inside(sign, end) => words.into_iter().find_map(|one| {
            let bytes = &text[one.clone()];
            let from = memchr::memchr(*sign, bytes).filter(|&at| at > 0)? + 1;
            let to = memchr::memrchr(*end, bytes).filter(|&to| to > from).unwrap_or(bytes.len());
            // A path or an address of a network is no name of a user.
            bytes[..from - 1].iter().all(|&b| notation::is_name(b)).then_some(one.start + from..one.start + to)
        })?,
    };
    (found.len() >= 4 && !matches!(text[found.start], b'/' | b'-' | b'*')).then_some(found)
}

/// The first and the fourth letters of the words which [`is_call`], [`is_command`] and [`is_piped`] ask about: for every
/// first one a bit for each fourth. Few names of secrets begin so.
static LETTERS: [u32; 32] = {
    const fn add(letters: &mut [u32; 32], word: &[u8]) {
        letters[(word[0] & 31) as usize] |= 1 << (word[3] & 31);
    }
    let (mut letters, mut at) = ([0; 32], 0);
    while at < CALLS.len() {
        add(&mut letters, CALLS[at].name);
        at += 1;
    }
    at = 0;
    while at < COMMANDS.len() {
        add(&mut letters, COMMANDS[at].0);
        at += 1;
    }
    at = 0;
    while at < PLACES.len() {
        add(&mut letters, PLACES[at].0);
        at += 1;
    }
    at = 0;
    while at < PIPED.len() {
        add(&mut letters, PIPED[at]);
        at += 1;
    }
    letters
};

/// Whether a call or a program that is given a password may stand at the beginning of `text`.
pub fn may_be_called(text: &[u8]) -> bool {
    matches!(text, [first, _, _, fourth, ..] if LETTERS[usize::from(first & 31)] >> (fourth & 31) & 1 != 0)
}

/// Whether `text` begins with one of the programs that are given a password by a flag.
pub fn is_command(text: &[u8]) -> bool {
    let calls = |program: &[u8]| notation::starts_with(text, program);
    COMMANDS.iter().any(|(program, ..)| calls(program)) || PLACES.iter().any(|(program, _)| calls(program))
}

/// `mysql -ppassword`, `docker login -u user -p password`: whether one of these programs is called at `at`.
pub fn command(reader: &Reader<'_>, at: usize, each: &mut dyn FnMut(Judged)) {
    let text = reader.text();
    if let Some(span) = placed(text, at) {
        let password = loose(Cow::Borrowed(&text[span.clone()]), span);
        return reader.judge(None, Role::Password, Notation::Flag, password, each);
    }
    let line = &text[at..notation::line_end(text, at).min(at + 256)];
    // `zip` is no part of `gzip`.
    if text[..at].last().is_some_and(u8::is_ascii_alphanumeric) {
        return;
    }
    for (program, flag, spaced) in COMMANDS {
        if !notation::starts_with(line, program) {
            continue;
        }
        let Some(found) = memchr::memmem::find(line, flag) else { continue };
        let word = word(text, at + found + flag.len());
        // `-p` alone asks for it, and what follows is the name of a database.
        if word.len() >= 4 && (*spaced || text[word.start - 1] != b' ') {
            let password = loose(Cow::Borrowed(&text[word.clone()]), word);
            return reader.judge(None, Role::Password, Notation::Flag, password, each);
        }
    }
}

/// What is handed on to a program that asks for a password: `echo value | sudo -S`, `echo 'user:value' | chpasswd`,
/// `echo value | docker login --password-stdin`; `at` is in the program's part of the line.
pub fn piped(reader: &Reader<'_>, at: usize, each: &mut dyn FnMut(Judged)) {
    let text = reader.text();
    let line = notation::line_start(text, at);
    let before = &text[line..at];
    let Some(pipe) = memchr::memrchr(b'|', before) else { return };
    let said = [&b"echo -n "[..], b"echo ", b"printf "];
    let Some((from, said)) = said.iter().find_map(|said| Some((memchr::memmem::rfind(&before[..pipe], said)?, said)))
    else {
        return;
    };
    let mut word = word(text, line + from + said.len());
    if memchr::memmem::find(&text[at..], b"chpasswd") == Some(0) {
        let Some(colon) = memchr::memchr(b':', &text[word.clone()]) else { return };
        word.start += colon + 1;
    }
    if word.end <= line + pipe && word.len() >= 4 {
        let password = loose(Cow::Borrowed(&text[word.clone()]), word);
        reader.judge(None, Role::Password, Notation::Flag, password, each);
    }
}

const PIPED: [&[u8]; 3] = [b"sudo -s", b"chpasswd", b"password-stdin"];

/// Whether `text` begins with what takes a password from a pipe.
pub fn is_piped(text: &[u8]) -> bool {
    PIPED.iter().any(|asks| notation::starts_with(text, asks))
}

/// A call that is given a secret by its place among the arguments.
pub struct Call {
    /// What it is called, up to its bracket, in lower case.
    name: &'static [u8],
    role: Role,
    /// Which of the arguments the secret is.
    place: usize,
    /// How many arguments there are.
    arguments: RangeInclusive<usize>,
}

const fn call_of(name: &'static str, role: Role, place: usize, arguments: RangeInclusive<usize>) -> Call {
    Call { name: name.as_bytes(), role, place, arguments }
}

const CALLS: &[Call] = &[
    call_of("login(", Role::Password, 1, 2..=2),
    call_of("pdo(", Role::Password, 2, 3..=4),
    call_of("getconnection(", Role::Password, 2, 3..=3),
    call_of("plainauth(", Role::Password, 2, 4..=4),
    call_of("mysqli(", Role::Password, 2, 3..=6),
    call_of("mysqli_connect(", Role::Password, 2, 3..=6),
    call_of("mysql_connect(", Role::Password, 2, 3..=5),
    call_of("mysql.connect(", Role::Password, 2, 3..=5),
    call_of("mysqldb.connect(", Role::Password, 2, 3..=5),
    call_of("dbi->connect(", Role::Password, 2, 3..=4),
    call_of("jwt.sign(", Role::Secret, 1, 2..=4),
    call_of("jwt.verify(", Role::Secret, 1, 2..=4),
    call_of("jwt.encode(", Role::Secret, 1, 2..=4),
    call_of("jwt.decode(", Role::Secret, 1, 2..=4),
    call_of("sequelize(", Role::Password, 2, 3..=4),
    call_of("ftp(", Role::Password, 2, 3..=3),
    call_of("ftp_login(", Role::Password, 2, 3..=3),
    call_of("oracle.connect(", Role::Password, 1, 2..=3),
    call_of("oracledb.connect(", Role::Password, 1, 2..=3),
    call_of("authenticate(", Role::Password, 1, 2..=2),
    call_of("passwordauthentication(", Role::Password, 1, 2..=2),
    call_of("hmac256(", Role::Secret, 0, 1..=1),
    call_of("hmac512(", Role::Secret, 0, 1..=1),
    call_of("createhmac(", Role::Secret, 1, 2..=3),
    call_of("createcipheriv(", Role::Secret, 1, 3..=4),
    call_of("createdecipheriv(", Role::Secret, 1, 3..=4),
    call_of("cookieparser(", Role::Secret, 0, 1..=2),
    call_of("openssl_encrypt(", Role::Secret, 2, 3..=7),
    call_of("openssl_decrypt(", Role::Secret, 2, 3..=7),
    call_of("newcookiestore(", Role::Secret, 0, 1..=2),
    call_of("signwith(", Role::Secret, 1, 2..=2),
    call_of("keystore.load(", Role::Password, 1, 2..=2),
    call_of("fernet(", Role::Key, 0, 1..=1),
    call_of("hmac.new(", Role::Secret, 0, 1..=3),
    call_of("hmac.new(", Role::Secret, 1, 2..=2),
];

/// Whether `text` begins with one of the calls that are given a secret by its place.
pub fn is_call(text: &[u8]) -> bool {
    CALLS.iter().any(|call| notation::starts_with(text, call.name))
}

/// `smtp.login("user", "password")`, `new PDO($dsn, "user", "password")`: the call at `at`.
pub fn call(reader: &Reader<'_>, at: usize, each: &mut dyn FnMut(Judged)) {
    let text = reader.text();
    // Two languages may put it in different places.
    for call in CALLS.iter().filter(|call| notation::starts_with(&text[at..], call.name)) {
        let Some((mut parts, _)) = apart::parts(text, at + call.name.len()) else { return };
        if call.arguments.contains(&parts.len())
            && let Some(value) = parts.swap_remove(call.place)
        {
            reader.judge(None, call.role, Notation::Call, value, each);
        }
    }
}

/// `b64encode(b"user:password")`, `btoa("user:password")`: what a program makes a Basic header of.
pub fn encoded(reader: &Reader<'_>, at: usize, each: &mut dyn FnMut(Judged)) {
    let text = reader.text();
    let Some(open) = memchr::memchr(b'(', &text[at..text.len().min(at + 24)]) else { return };
    let arguments = value::arguments(text, at + open + 1);
    let [value] = &arguments[..] else { return };
    let bytes = &text[value.span.clone()];
    let user = bytes.iter().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-' | b'@')).count();
    if user >= 2 && bytes.get(user) == Some(&b':') && !bytes.contains(&b' ') {
        let span = value.span.start + user + 1..value.span.end;
        let password = loose(Cow::Borrowed(&text[span.clone()]), span);
        reader.judge(None, Role::Password, Notation::Header, password, each);
    }
}
