//! `sekisho scan`.

use crate::world::{World, aws_key_id};

#[test]
fn scan_finds_what_stands_in_a_file() {
    let world = World::new();
    let key = aws_key_id(2);
    world.write("a.txt", format!("{key}\n"));
    world.sekisho(&["scan", "--format", "json", "a.txt"]).code(1).says("aws-access-key-id").hides(&key);
    world.write("a.txt", "nothing\n");
    world.sekisho(&["scan", "a.txt"]).ok();
}
