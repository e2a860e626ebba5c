/*! Values that stand for a value: `xxxx`, `<your key>`, `${VAR}`, EXAMPLE, alphabetical runs. */

/// Whether a token-like `value` was plainly made up by a person: one character or a short group repeated, characters in
/// order, or a word that says so.
pub fn is_placeholder(value: &[u8]) -> bool {
    let lower = value.to_ascii_lowercase();
    let says = |word: &str| memchr::memmem::find(&lower, word.as_bytes()).is_some();
    if says("example") || says("xxxxx") || says("placeholder") || says("redacted") || says("your") && says("key") {
        return true;
    }
    longest_run(&lower) >= 8
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
