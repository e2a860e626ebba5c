/*! What `sekisho scan --explain` says. */

use crate::tr;

/// The headline of one judgement: where, under which rule, its score and the scores from which on it is said and stops.
pub fn score(place: &str, rule: &str, score: f64, warn: f64, block: f64) -> String {
    tr!(
        en: "{place}: {rule}: score {score:.2} (warns from {warn:.2}, blocks from {block:.2})",
        ja: "{place}: {rule}: スコア {score:.2} ({warn:.2} 以上で警告、{block:.2} 以上で停止)"
    )
}

/// One reason: how much it adds to the score or takes from it.
pub fn reason(points: f64, feature: &str) -> String {
    tr!(en: "  {points:+.2}  {feature}", ja: "  {points:+.2}  {feature}")
}
