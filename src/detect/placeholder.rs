/*! Values that stand for a value: `xxxx`, `<your key>`, `${VAR}`, EXAMPLE, `a1b2c3d4`, alphabetical runs. */

/// Whether `value`, which a generator would have drawn, was typed by a person: a placeholder, keys in the order of a
/// keyboard, or a part of it written twice. A password that a person chose may be so, too, and is one all the same.
pub fn is_typed(value: &[u8]) -> bool {
    let lower = value.to_ascii_lowercase();
    is_placeholder(value) || walks(&lower) || repeats(&lower)
}

/// Whether `value` was plainly made up by a person to stand for another: one character repeated, characters in the
/// order of the alphabet, letters and digits that each count up by themselves, or a word that says so.
pub fn is_placeholder(value: &[u8]) -> bool {
    let lower = value.to_ascii_lowercase();
    let says = |word: &str| memchr::memmem::find(&lower, word.as_bytes()).is_some();
    if says("example") || says("xxxxx") || says("placeholder") || says("redacted") || says("your") && says("key") {
        return true;
    }
    longest_run(&lower) >= 8 || counts_up(&lower)
}

/// Whether eight keys of a keyboard stand in their row's order in `lower`.
fn walks(lower: &[u8]) -> bool {
    ["qwertyuiop", "asdfghjkl"]
        .iter()
        .any(|row| row.as_bytes().windows(8).any(|keys| memchr::memmem::find(lower, keys).is_some()))
}

/// Whether half of `value` or more is one part, six bytes or more, written twice, whatever stands between: typed or
/// copied. To what is drawn at random that hardly happens. What is longer than a token holds parts like that for other
/// reasons.
fn repeats(value: &[u8]) -> bool {
    const LEAST: usize = 6;
    const LONGEST: usize = 128;
    let part = value.len().div_ceil(4).max(LEAST);
    value.len() <= LONGEST
        && (0..(value.len() + 1).saturating_sub(2 * part))
            .any(|at| memchr::memmem::find(&value[at + part..], &value[at..at + part]).is_some())
}

/// The longest stretch in which each byte is the one before it, or follows it, or goes before it.
fn longest_run(value: &[u8]) -> usize {
    let (mut best, mut same, mut up, mut down) = (0, 1, 1, 1);
    for pair in value.windows(2) {
        same = if pair[1] == pair[0] { same + 1 } else { 1 };
        up = if pair[1] == pair[0].wrapping_add(1) { up + 1 } else { 1 };
        down = if pair[0] == pair[1].wrapping_add(1) { down + 1 } else { 1 };
        best = best.max(same).max(up).max(down);
    }
    best
}

/// Whether `lower` (a value in lower case) was counted out by a person: `a1b2c3d4`, `abc123def456`, `aA1bB2cC3`. Each
/// sort of character by itself goes up by one, whatever stands between.
pub fn counts_up(lower: &[u8]) -> bool {
    /// By chance a step is one up in one of five (hexadecimal letters) at most, so that this many make one in a
    /// million.
    const STEPS: usize = 8;
    let run = |is: fn(&u8) -> bool, first: u8, last: u8| {
        let (mut best, mut steps, mut before) = (0, 0, None);
        for &b in lower.iter().filter(|b| is(b)) {
            steps = match before {
                Some(a) if a == b => steps,
                Some(a) if a + 1 == b || a == last && b == first => steps + 1,
                _ => 0,
            };
            before = Some(b);
            best = best.max(steps);
        }
        best
    };
    if lower.len() < 16 {
        return false;
    }
    let (letters, digits) = (run(u8::is_ascii_lowercase, b'a', b'z'), run(u8::is_ascii_digit, b'0', b'9'));
    letters.max(digits) >= STEPS || letters.min(digits) >= STEPS / 2 && letters + digits >= STEPS + 3
}

#[cfg(test)]
mod tests {
    use super::{is_placeholder, is_typed};

    #[test]
    fn what_a_person_types_is_told_from_what_a_machine_makes() {
        for typed in [
            "a1b2c3d4e5f6a7b8c9d0e1f2",
            "abc123def456ghi789jkl012mno345",
            "aA1bB2cC3dD4eE5fF6gG7h",
            "a1b2c3d4-e5f6-g7h8-i9j0-k1l2m3n4o5p6",
            "aaaabbbbccccddddeeeeffffgggghhhhiiii",
            "qwertyuiop1029384756zm",
            "hgfsdajkla--apikey--hgfsdajkla",
            "9f2c81d4e9f2c81d4e",
            concat!("Zk3vQ8s0pL2m", "Zk3vQ8s0pL2m"),
            "your_api_key_here",
            "00000000000000000000",
        ] {
            assert!(is_typed(typed.as_bytes()), "{typed}");
        }
        // What a person chose for a password opens something.
        for chosen in ["Summer24Summer24", "Qwertyuiop2024!", "jenkins:Jenkins!2024", "deploy-bot:deploy-bot"] {
            assert!(is_typed(chosen.as_bytes()) && !is_placeholder(chosen.as_bytes()), "{chosen}");
        }
        for template in ["[0-9a-f]{64}", "[A-Za-z0-9]{48}", "[A-Za-z0-9+/]{88}", "[A-Z2-7]{52}", "[0-9]{24}"] {
            for seed in 0..2000 {
                let value = crate::detect::example::make(template, seed).expect("a template");
                assert!(!is_typed(value.as_bytes()), "{template} with seed {seed}");
            }
        }
    }
}
