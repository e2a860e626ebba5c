//! Values without a shape: what people choose, and `scan --explain`.

use crate::world::{World, made};

/// Whether `scan` says anything of `text`, in a file called `name`.
fn says(name: &str, text: &str) -> bool {
    let world = World::new();
    world.write(name, text);
    let ran = world.sekisho(&["scan", "--format", "jsonl", name]);
    !ran.out.is_empty()
}

#[test]
fn passwords_that_people_choose_are_said() {
    for value in [concat!("Summer", "2024!"), concat!("hunt", "er2"), concat!("tanaka", "0401")] {
        assert!(says("a.py", &format!("db_password = \"{value}\"\n")), "{}", value.len());
    }
}

#[test]
fn explain_says_what_spoke_for_a_value_and_not_the_value() {
    let world = World::new();
    let value = made("[A-Z][a-z]{3}[0-9]{2}[A-Z]{2}[a-z]{3}[0-9]{2}", 1);
    world.write("a.py", format!("db_password = \"{value}\"\n"));
    world
        .sekisho(&["scan", "--explain", "a.py"])
        .says("generic-password: score")
        .says("name says password")
        .hides(&value);
}
