/*! Whether a place of Rust is a pattern, or a part of one: nothing is looked up there. */

use super::super::uses::closing;
use crate::fix::{Language, Refusal};
use std::ops::Range;

/// Whether what stands at `at`, with the brackets at `open` around it, is a pattern.
///
/// # Errors
/// Where the lexer is not sure.
pub fn is_one(text: &str, at: &Range<usize>, open: &[usize]) -> Result<bool, Refusal> {
    let (before, after) = (text[..at.start].trim_end(), text[at.end..].trim_start());
    if behind(after) || after.starts_with("..") || single_bar_ends(before) && !is_closure(before) {
        return Ok(true);
    }
    let mut end = at.end;
    for &bracket in open.iter().rev() {
        let (kind, head) = (text.as_bytes()[bracket], text[..bracket].trim_end());
        if kind == b'(' && head.ends_with("matches!") && text[bracket..at.start].contains(',') {
            return Ok(true);
        }
        end = closing(text, Language::Rust, end)? + 1;
        let after = text[end..].trim_start();
        let arm = after.starts_with("=>") || after.starts_with('=') && !after.starts_with("==");
        match kind {
            // `list[at] = ...` is no pattern.
            b'[' if head.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | ')' | ']')) => return Ok(false),
            b'{' => return Ok(arm),
            _ if behind(after) => return Ok(true),
            _ => {}
        }
    }
    Ok(false)
}

/// Whether what stands behind an expression says that it is none.
fn behind(after: &str) -> bool {
    after.starts_with("=>")
        || after.starts_with('=') && !after.starts_with("==")
        || after.starts_with('|') && !after.starts_with("||")
        || after.starts_with("if ")
}

fn single_bar_ends(before: &str) -> bool {
    before.ends_with('|') && !before.ends_with("||")
}

/// Whether `before` ends with the parameters of a closure: `|_|`.
pub fn is_closure(before: &str) -> bool {
    before.ends_with("||")
        && !before.trim_end_matches('|').trim_end().ends_with(|c: char| c.is_alphanumeric() || c == ')')
        || single_bar_ends(before)
            && before[..before.len() - 1].rsplit_once('|').is_some_and(|(head, _)| {
                head.trim_end().ends_with(['(', ',', '=', '|', '{', ';']) || head.ends_with("move ")
            })
}
