/*! `sekisho scan --explain`: what spoke for and against each value that its name gave away. The values are not in it. */

use super::Report;
use super::human::harmless;
use crate::detect::Note;
use crate::detect::context::model;
use crate::messages::scores;

/// Prints on standard error, for each finding that was judged, its score and what it is made of, weightiest first.
pub fn print(report: &Report) {
    for found in report.active() {
        for note in &found.finding.notes {
            let Note::Score { score, blocks, reasons } = note else { continue };
            let place = format!("{}:{}:{}", harmless(&String::from_utf8_lossy(&found.name)), found.line, found.column);
            let points = |hundredths: i32| f64::from(hundredths) / 100.0;
            eprintln!(
                "{}",
                scores::score(&place, found.finding.rule.id, points(*score), points(model::WARN), points(*blocks))
            );
            for (feature, amount) in reasons.iter().filter(|r| r.1.abs() >= 5) {
                eprintln!("{}", scores::reason(points(*amount), feature));
            }
        }
    }
}
