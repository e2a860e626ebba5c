/*!
What the features make of a value: a score, the sum of what a few hundred small trees say ([`super::trees`]).

All of it is whole numbers, so the score is the same on every machine.
*/

use super::features::{Feature, Features};
use super::trees::{NODES, PRIOR, ROOTS};

/// The score from which on a value stops a commit, in hundredths of log-odds.
pub const BLOCK: i32 = 350;
/// The same in a test and in documentation, where most of what looks like a secret was made up to look like one, and of
/// what may be anything: a salt, a nonce or a signature, which opens nothing alone, and a bare `key`.
pub const BLOCK_MADE_UP: i32 = 500;
/// The score from which on it is said.
pub const WARN: i32 = 100;

const LEAF: u8 = 255;

/// Walks every tree from its root to a leaf; calls `step` with each feature that is asked for and what its answer adds.
fn walk(features: &Features, mut step: impl FnMut(usize, i32)) -> i32 {
    let mut sum = PRIOR;
    for &root in &ROOTS {
        let mut at = usize::from(root);
        let (mut feature, mut most, mut right, mut points) = NODES[at];
        while feature != LEAF {
            at = if features[usize::from(feature)] <= most { at + 1 } else { usize::from(right) };
            let next = NODES[at];
            step(usize::from(feature), i32::from(next.3) - i32::from(points));
            (feature, most, right, points) = next;
        }
        sum += i32::from(points);
    }
    sum / 100
}

/// The score, in hundredths of log-odds: 0 is as likely as not, in texts like those that the model was trained on.
pub fn score(features: &Features) -> i32 {
    walk(features, |_, _| {})
}

/// The score from which on a value with `features` stops a commit.
pub fn blocks(features: &Features) -> i32 {
    let has = |feature: Feature| features[feature as usize] != 0;
    let vague = has(Feature::Salt) || has(Feature::PlainKey);
    if has(Feature::TestPath) || has(Feature::Prose) || vague { BLOCK_MADE_UP } else { BLOCK }
}

/// What each feature adds to the score (positive) or takes from it, in hundredths of log-odds. At every fork of a tree
/// the feature that is asked for is given the difference that its answer makes to the mean of what lies below.
pub fn reasons(features: &Features) -> [i32; Feature::COUNT] {
    let mut out = [0; Feature::COUNT];
    walk(features, |feature, points| out[feature] += points);
    out.map(|points| points / 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_trees_are_whole() {
        for (i, node) in NODES.iter().enumerate() {
            let leaf = node.0 == LEAF;
            assert!(leaf || usize::from(node.0) < Feature::COUNT && usize::from(node.2) > i + 1, "{i}");
            assert!(usize::from(node.2) < NODES.len(), "{i}");
        }
    }
}
