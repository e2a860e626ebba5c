/*! What a rule does to its own first example: how people are shown a rule, and how the list knows its action. */

use crate::detect::{Action, Detector, Input, Proof, Rule, example};

/// A rule's first example, looked at by the rule alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sample {
    /// What such a finding does.
    pub action: Action,
    /// Why it is believed.
    pub proof: Proof,
    /// The example, the made-up value in it masked.
    pub masked: String,
}

/// What `rule` makes of its first example; `None` when it has none that it takes, which the tests rule out.
pub fn sample(rule: &'static Rule) -> Option<Sample> {
    let template = rule.examples.first()?;
    let text = example::make(template, 0).ok()?;
    let text = rule.seal.map_or_else(|| text.clone(), |seal| seal(&text));
    let found = Detector::new([rule]).scan(&Input { text: text.as_bytes(), name: b"config" });
    let finding = found.into_iter().find(|finding| finding.rule.id == rule.id)?;
    let prefix = rule.public_prefix(finding.secret.expose());
    let side = |range: std::ops::Range<usize>| text.get(range).unwrap_or_default().to_owned();
    Some(Sample {
        action: finding.action,
        proof: finding.proof,
        masked: format!(
            "{}{}{}",
            side(0..finding.span.start),
            finding.secret.masked(prefix),
            side(finding.span.end..text.len())
        ),
    })
}
