/*! What `install`, `uninstall` and `doctor` show. */

use super::human::harmless;
use crate::install::slot::Plan;
use crate::install::trial::Trial;
use crate::messages;

/// Prints a headline, the notes, and (with `steps`) every step of a plan.
pub fn plan(headline: &str, plan: &Plan, steps: bool) {
    println!("sekisho: {}", headline);
    for note in &plan.notes {
        println!("  {}", harmless(note));
    }
    if steps {
        for step in &plan.steps {
            println!("    {}", harmless(&messages::step(step)));
        }
    }
}

/// Prints one sentence.
pub fn say(sentence: &str) {
    println!("sekisho: {}", harmless(sentence));
}

/// Prints what the two commits of a trial came to.
pub fn trial(trial: &Trial) {
    println!("{}", messages::trial_head());
    for (leak, answer) in [(false, &trial.clean), (true, &trial.leak)] {
        println!(
            "  {} {}",
            if (answer.code == 0) != leak { "✓" } else { "✗" },
            messages::trial_commit(leak, answer.code)
        );
        for line in String::from_utf8_lossy(&answer.err).lines().filter(|_| leak || answer.code != 0) {
            println!("      {}", harmless(line));
        }
    }
}
