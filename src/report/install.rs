/*! What `install`, `uninstall`, `status` and `doctor` show. */

use super::human::harmless;
use crate::install::canary::{Proof, Verdict};
use crate::install::slot::Plan;
use crate::install::state::{Hook, State};
use crate::install::trial::Trial;
use crate::messages;
use std::path::Path;

/// Prints a headline, the notes, and (with `steps`) every step of a plan.
pub fn plan(headline: &str, plan: &Plan, steps: bool) {
    say(headline);
    for note in &plan.notes {
        indented(note, "  ");
    }
    for step in plan.steps.iter().filter(|_| steps) {
        indented(&messages::step(step), "    ");
    }
}

/// Prints one sentence.
pub fn say(sentence: &str) {
    println!("sekisho: {}", harmless(sentence));
}

/// Prints a value for machines.
pub fn json(value: &serde_json::Value) {
    println!("{value:#}");
}

/// Prints what the two commits of a trial came to.
pub fn trial(trial: &Trial) {
    println!("{}", messages::trial_head());
    for (leak, answer) in [(false, &trial.clean), (true, &trial.leak)] {
        println!("  {} {}", mark((answer.code == 0) != leak), messages::trial_commit(leak, answer.code));
        if leak || answer.code != 0 {
            indented(&String::from_utf8_lossy(&answer.err), "      ");
        }
    }
}

/// Prints how a repository stands.
pub fn state(state: &State, template: Option<&Path>) {
    let origin = state.place.configured.as_ref().map(|o| (o.scope.as_str(), o.origin.as_str()));
    println!("{}", harmless(&state.place.top.to_string_lossy()));
    indented(&messages::status_folder(&state.place.hooks, origin), "  ");
    for hook in &state.hooks {
        println!("  {} {}", mark(hook.reached()), harmless(&messages::status_hook(hook)));
    }
    indented(&messages::status_template(template), "  ");
    for problem in &state.problems {
        println!("  ! {}", harmless(problem));
    }
}

/// Prints what the canary came to.
pub fn proofs(proofs: &[(&Hook, Proof)]) {
    for (_, proof) in proofs.iter().filter(|(hook, _)| hook.reached() || hook.default) {
        println!("  {} {}", mark(proof.verdict == Verdict::Blocked), messages::verdict(proof.event, proof.verdict));
        if proof.verdict == Verdict::StoppedByOther {
            indented(&String::from_utf8_lossy(&proof.answer.err), "      ");
        }
    }
    indented(&messages::nothing_leaves(), "  ");
}

fn indented(text: &str, by: &str) {
    for line in text.lines() {
        println!("{by}{}", harmless(line));
    }
}

fn mark(good: bool) -> &'static str {
    if good { "✓" } else { "✗" }
}
