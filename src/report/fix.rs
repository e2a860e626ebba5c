/*! What `fix` would change, as a difference without values. */

use super::human::screen::Screen;
use super::human::text::covered;
use super::human::{harmless, program};
use crate::fix::plan::{Difference, Plan};
use crate::messages;
use similar::TextDiff;
use std::collections::HashSet;

/// The difference, what stays as it is, and how to go on; `applied` says whether it was written.
pub fn render(plan: &Plan, applied: bool, screen: Screen) -> String {
    let mut out = String::new();
    let mut line = |text: String| {
        out.push_str(&text);
        out.push('\n');
    };
    for Difference { path, new, leaves, before, after } in plan.differences() {
        let path = harmless(path);
        if leaves {
            line(screen.strong(&messages::fix_leaves(&path)));
            line(String::new());
            continue;
        }
        let note = if new { format!("  ({})", messages::fix_new_file()) } else { String::new() };
        let note = if path.ends_with(crate::fix::dotenv::NAME) { note } else { String::new() };
        let diff = TextDiff::from_lines(before.as_str(), after.as_str());
        line(screen.strong(&format!("--- {}", if new { "/dev/null".to_owned() } else { format!("a/{path}") })));
        line(screen.strong(&format!("+++ b/{path}{note}")));
        let hunks = diff.unified_diff().context_radius(2).to_string();
        for text in hunks.lines() {
            let text = covered(&harmless(text));
            line(match text.as_bytes().first() {
                Some(b'+') => screen.good(&text),
                Some(b'-') => screen.bad(&text),
                Some(b'@') => screen.quiet(&text),
                _ => text,
            });
        }
        line(String::new());
    }
    if !plan.refused.is_empty() {
        line(screen.doubtful(&messages::fix_left_alone()));
        for left in &plan.refused {
            line(format!("  {}:{}  {}", harmless(&left.path), left.line, messages::refusal(left.why)));
            line(format!("      {}", harmless(&messages::fix_by_hand(&messages::by_hand(left)))));
        }
        line(format!("  {}", messages::fix_instead(&program())));
    }
    if !plan.changes.is_empty() {
        let mut said = HashSet::new();
        let loads = plan.loads.iter().map(|(language, store)| harmless(&messages::fix_load(*language, store)));
        loads.filter(|text| said.insert(text.clone())).for_each(&mut line);
        line(if applied { messages::fix_done(&program()) } else { messages::fix_dry(&program()) });
    }
    out
}
