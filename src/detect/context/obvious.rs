/*!
What stands where a secret could and is plainly none, whatever its name: references, descriptions of other values,
prose, hashes of passwords. The model is not asked about them.
*/

use super::features;

/// Whether `value`, which stands in quotes or not, is no secret itself.
pub fn is_none(value: &[u8], quoted: bool) -> bool {
    refers(value) || told(value) || hashed(value) || describes(value, quoted)
}

/// Whether a value points at another: `${VAR}`, `{{ x }}`, `<your key>`, `%s`, `$(cat x)`, `@Value`, or is an option of
/// a command: `-Dname=value`.
pub fn refers(value: &[u8]) -> bool {
    let inner = |open: &[u8], close: &[u8]| {
        memchr::memmem::find(value, open).is_some_and(|at| memchr::memmem::find(&value[at..], close).is_some())
    };
    match value {
        // JSON in a text is a value like any other, and so is what is too long for a name.
        [b'{', inner @ .., b'}']
            if inner.len() > 32 && inner.iter().any(u8::is_ascii_digit) && !inner.contains(&b' ') =>
        {
            false
        }
        [b'{', .., b'}'] if memchr::memmem::find(value, b"\":").is_some() => false,
        [b'<', .., b'>']
        | [b'[', .., b']']
        | [b'(', .., b')']
        | [b'{', .., b'}']
        | [b'%', .., b'%']
        | [b'*', b'*', ..] => true,
        [b'$', b'{' | b'(' | b'[', ..] => true,
        [b'-', b'a'..=b'z' | b'A'..=b'Z', rest @ ..]
            if rest.iter().find(|b| !b.is_ascii_alphabetic() && !matches!(b, b'-' | b'_' | b'.')) == Some(&b'=')
                && !rest.ends_with(b"=") =>
        {
            true
        }
        [b'$', rest @ ..] => {
            rest.iter().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b':' | b'-' | b'>'))
                && !rest.is_empty()
                && !rest[0].is_ascii_digit()
        }
        _ => {
            inner(b"${", b"}") || inner(b"{{", b"}}") || inner(b"<%", b"%>") || inner(b"#{", b"}") || inner(b"$(", b")")
        }
    }
}

/// Whether a value is plainly prose or no text at all: many words, control characters, the rest of a URL.
pub fn told(value: &[u8]) -> bool {
    value.iter().filter(|&&b| b == b' ').count() >= 5
        || value.iter().any(|&b| b.is_ascii_control() && !matches!(b, b'\t' | b'\n' | b'\r'))
        || value.starts_with(b"//")
}

/// Whether a value is the hash of a password, as crypt(3), Django and LDAP write it; those have rules of their own.
fn hashed(value: &[u8]) -> bool {
    let name = |text: &[u8]| {
        let length = text.iter().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-')).count();
        (1..=20).contains(&length).then_some(length)
    };
    match value {
        [b'$', rest @ ..] => {
            name(rest).is_some_and(|n| rest.get(n) == Some(&b'$') && memchr::memchr(b'$', &rest[n + 1..]).is_some())
        }
        [b'{', rest @ ..] => name(rest).is_some_and(|n| rest.get(n) == Some(&b'}') && rest.len() > n + 20),
        _ => name(value).is_some_and(|n| value.get(n) == Some(&b'$') && value.len() > n + 24),
    }
}

/// Whether a value describes others: a pattern of regular expressions, or, `quoted`, a text with a hole that something
/// is put into (`{}`, `{0}`, `%s`); or is the path of a thing in a program, as `package.module._part:Name`; or goes on
/// where nobody sees it (`abc...`); or repeats a few characters.
fn describes(value: &[u8], quoted: bool) -> bool {
    let class =
        |w: &[u8]| matches!(w, [b'[', a, b'-', z, ..] if a.is_ascii_alphanumeric() && z.is_ascii_alphanumeric());
    let hole = |w: &[u8]| matches!(w, [b'{', b'}', ..] | [b'{', b'0'..=b'9', b'}', ..] | [b'%', b's' | b'd', ..]);
    let group = |w: &[u8]| {
        matches!(w, [b'\\', b'd' | b'w' | b's', b'+' | b'*' | b'{', ..] | [b'(', b'?', b':' | b'=' | b'!' | b'i', ..])
    };
    // `0b0b0b0b`: a few characters, again and again.
    let repeats = |n: usize| value.len() >= 4 * n && value.iter().zip(&value[n..]).all(|(a, b)| a == b);
    value.ends_with(b"...")
        || value.ends_with("…".as_bytes())
        || (1..=4).any(repeats)
        || features::is_path_of_code(value)
        || (0..value.len()).any(|at| {
            let rest = &value[at..];
            class(rest) || group(rest) || quoted && hole(rest)
        })
}
