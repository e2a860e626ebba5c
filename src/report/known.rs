/*! The list of places where the user's own credentials live. */

use super::human::harmless;
use crate::known::{Known, State};
use crate::messages;

/// Prints `known` on standard output; `on` says whether places are read at all.
pub fn print(known: &Known, on: bool) {
    for (place, state) in &known.places {
        let line = match state {
            State::Read(values) => messages::place_read(place, *values),
            State::Skipped(reason) => messages::place_skipped(place, *reason),
            State::Malformed => messages::place_malformed(place),
        };
        println!("{}", harmless(&line));
    }
    if !on {
        println!("{}", messages::known_off());
    }
    println!("{}", messages::known_sum(known.count, known.places.len()));
}
