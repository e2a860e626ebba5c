/*! One finding a place. */

use crate::detect::{Finding, Proof, Reach};
use std::collections::BTreeMap;
use std::ops::Range;

/// Of the findings that overlap the best proven stays, then the one that blocks, then the longer.
pub fn settle(mut found: Vec<Finding>) -> Vec<Finding> {
    if found.len() < 2 {
        return found;
    }
    found.sort_by(|a, b| {
        // A rule that knows the provider says more than a name does.
        let rank = |f: &Finding| (f.proof, f.rule.reach != Reach::Judged, f.action, f.span.len());
        rank(b).cmp(&rank(a)).then(a.span.start.cmp(&b.span.start)).then(a.rule.id.cmp(b.rule.id))
    });
    // What is kept is disjoint, so only the last one that begins before another's end can overlap it.
    let mut kept: BTreeMap<usize, Finding> = BTreeMap::new();
    for finding in found {
        let before = kept.range(..finding.span.end.max(finding.span.start + 1)).next_back();
        if before
            .is_none_or(|(_, other)| other.span.end <= finding.span.start && other.span.start != finding.span.start)
        {
            kept.insert(finding.span.start, finding);
        }
    }
    kept.into_values().collect()
}

/// Takes out of `found` what a name or a shape makes a credential, where a checksum said that it is none. What was
/// parsed and is longer than that stays: a key may hold such a string.
pub fn refute(found: &mut Vec<Finding>, mut refuted: Vec<Range<usize>>) {
    if refuted.is_empty() {
        return;
    }
    refuted.sort_by_key(|span| (span.start, span.end));
    found.retain(|finding| {
        // Tokens do not nest, so the last that begins before the finding's end is the one that could overlap it.
        let before = refuted.partition_point(|span| span.start < finding.span.end);
        let wrong = before.checked_sub(1).map(|last| &refuted[last]).filter(|wrong| wrong.end > finding.span.start);
        wrong.is_none_or(|wrong| finding.proof >= Proof::Structure && finding.span.len() > wrong.len())
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::{Action, Secret, rules};

    fn finding(start: usize, end: usize, proof: Proof) -> Finding {
        let rule = rules::all().next().expect("a rule");
        Finding { rule, span: start..end, secret: Secret::new(b""), proof, action: Action::Block, notes: Vec::new() }
    }

    fn spans(found: Vec<Finding>) -> Vec<(usize, usize)> {
        settle(found).iter().map(|f| (f.span.start, f.span.end)).collect()
    }

    #[test]
    fn the_best_proven_takes_the_place() {
        let (weak, strong) = (Proof::Pattern, Proof::Checksum);
        assert_eq!(spans(vec![finding(0, 9, weak), finding(4, 6, strong), finding(9, 12, weak)]), [(4, 6), (9, 12)]);
        assert_eq!(spans(vec![finding(0, 9, weak), finding(2, 5, weak)]), [(0, 9)]);
        assert_eq!(spans(vec![finding(5, 9, weak), finding(0, 5, weak)]), [(0, 5), (5, 9)]);
        assert_eq!(spans(vec![finding(3, 4, weak), finding(3, 4, weak)]), [(3, 4)]);
        assert_eq!(
            spans(vec![finding(0, 3, strong), finding(1, 20, weak), finding(19, 22, strong)]),
            [(0, 3), (19, 22)]
        );
    }

    #[test]
    fn a_wrong_checksum_takes_back_what_a_name_says() {
        let mut found = vec![
            finding(0, 9, Proof::Context),
            finding(1, 9, Proof::Structure),
            finding(2, 6, Proof::Pattern),
            finding(20, 29, Proof::Context),
        ];
        refute(&mut found, vec![30..40, 2..6]);
        assert_eq!(found.iter().map(|f| f.span.start).collect::<Vec<_>>(), [1, 20]);
    }
}
