/*! `sekisho doctor`: proves that this repository, or this machine, is guarded. */

use crate::install::canary::{self, Verdict};
use crate::install::place::Place;
use crate::install::{launcher, state, template, trial};
use crate::report::install as report;
use crate::{EXIT_CLEAN, EXIT_FOUND, Error, messages};
use clap::ArgMatches;
use serde_json::json;
use std::ffi::OsString;
use std::path::Path;

/// Has git run this repository's hooks on a made-up key. The exit code is 0 when each one that is there stopped it, and
/// 1 when one did not.
///
/// # Errors
/// When nothing could be proven.
pub fn run(arguments: &ArgMatches) -> Result<u8, Error> {
    if arguments.get_flag("trial") {
        let program = launcher::this_program().map_err(|e| Error::new(e.to_string(), ""))?;
        let trial = trial::run(&program)?;
        report::trial(&trial);
        return match trial.proven {
            true => Ok(EXIT_CLEAN),
            false => Err(Error::new(messages::trial_failed(), messages::trial_failed_next())),
        };
    }
    let state = state::look(Place::find(arguments.get_one::<OsString>("path").map(Path::new))?)?;
    let mut proofs = Vec::new();
    for hook in state.hooks.iter().filter(|hook| hook.staged()) {
        proofs.push((hook, canary::prove(&state.place, hook.event)?));
    }
    // pre-commit must stop; the others must where they are installed.
    let good = proofs
        .iter()
        .all(|(hook, proof)| proof.verdict == Verdict::Blocked || (hook.event != "pre-commit" && !hook.reached()));
    if arguments.get_flag("json") {
        let mut value = state.json();
        value["proof"] = proofs.iter().map(|(hook, proof)| (hook.event, json!(proof.verdict.id()))).collect();
        value["blocked"] = json!(good);
        value["nothing_leaves_this_machine"] = json!(messages::nothing_leaves());
        report::json(&value);
    } else {
        report::state(&state, template::current()?.as_deref());
        report::proofs(&proofs);
    }
    Ok(if good { EXIT_CLEAN } else { EXIT_FOUND })
}
