/*! A text without some of its new lines, as if they had never been staged. */

use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::collections::HashSet;

/// `new` (what is staged) with the lines numbered `bad` (1-based) as they are in `old` (what HEAD has, empty for a new
/// file): a line that was added is gone, one that replaced another gives way to it.
pub fn without(old: &[u8], new: &[u8], bad: &HashSet<usize>) -> Vec<u8> {
    let (old, new) = (lines(old), lines(new));
    let mut out: Vec<&[u8]> = Vec::with_capacity(new.len());
    let is_bad = |at: usize| bad.contains(&(at + 1));
    for op in capture_diff_slices(Algorithm::Myers, &old, &new) {
        let (was, is) = (op.old_range(), op.new_range());
        match op {
            DiffOp::Equal { .. } => out.extend(&new[is]),
            DiffOp::Delete { .. } => {}
            DiffOp::Insert { .. } => out.extend(is.filter(|&at| !is_bad(at)).map(|at| new[at])),
            // As many lines as before: line for line. Otherwise nobody knows which line replaced which.
            DiffOp::Replace { .. } if was.len() == is.len() => {
                out.extend(is.zip(was).map(|(n, o)| if is_bad(n) { old[o] } else { new[n] }));
            }
            DiffOp::Replace { .. } if is.clone().any(is_bad) => out.extend(&old[was]),
            DiffOp::Replace { .. } => out.extend(&new[is]),
        }
    }
    out.concat()
}

/// The lines of `text` with their ends.
fn lines(text: &[u8]) -> Vec<&[u8]> {
    text.split_inclusive(|&b| b == b'\n').collect()
}

#[cfg(test)]
mod tests {
    use super::without;

    fn check(old: &str, new: &str, bad: &[usize], wanted: &str) {
        let got = without(old.as_bytes(), new.as_bytes(), &bad.iter().copied().collect());
        assert_eq!(String::from_utf8_lossy(&got), wanted);
    }

    #[test]
    fn added_lines_go_and_changed_lines_go_back() {
        check("", "a\nbad\nb\n", &[2], "a\nb\n");
        check("x = 1\n", "x = bad\n", &[1], "x = 1\n");
        check("a\nb\nc\n", "a\nB\nbad\nc\nd\n", &[3], "a\nb\nc\nd\n");
        check("a\nb\n", "A\nbad\n", &[2], "A\nb\n");
        check("a\nb\nc\n", "a\nc\nbad", &[3], "a\nc\n");
    }
}
