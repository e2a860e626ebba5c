//! `sekisho scan`.

use crate::world::{World, aws_key_id, binary, run};
use std::process::Stdio;

#[test]
fn scan_finds_what_stands_in_a_file() {
    let world = World::new();
    let key = aws_key_id(2);
    world.write("a.txt", format!("{key}\n"));
    world.sekisho(&["scan", "--format", "json", "a.txt"]).code(1).says("aws-access-key-id").hides(&key);
    world.write("a.txt", "nothing\n");
    world.sekisho(&["scan", "a.txt"]).ok();
}

#[test]
fn what_cannot_be_read_is_said_and_hides_no_finding() {
    let world = World::new();
    let key = aws_key_id(3);
    world.write("a.txt", format!("{key}\n"));
    world.sekisho(&["scan", "gone.txt", "a.txt"]).code(2).says("gone.txt").says("a.txt").says("1 unread").hides(&key);
    let json = world.sekisho(&["scan", "--format", "json", "gone.txt"]).code(2);
    assert!(json.out.contains("\"incomplete\"") && json.out.contains("\"unread\": 1"), "{}", json.out);
}

#[test]
fn links_and_pipes_in_a_folder_are_not_waited_for() {
    let world = World::new();
    let key = aws_key_id(4);
    world.write("outside.txt", format!("{key}\n"));
    world.write("in/clean.txt", "nothing\n");
    run(world.command("mkfifo").arg(world.path().join("in/pipe"))).ok();
    run(world.command("ln").args(["-s", "../outside.txt"]).arg(world.path().join("in/link"))).ok();
    world.sekisho(&["scan", "in"]).ok().says("1 file");
    // A link that a person names is what it leads to.
    world.sekisho(&["scan", "in/link"]).code(1);
    world.sekisho(&["scan", "/dev/null"]).code(2).says("/dev/null");
}

#[test]
fn standard_input_and_large_files_are_read_in_windows() {
    let world = World::new();
    let key = aws_key_id(5);
    let mut text = "some text on a line\n".repeat(600_000);
    // Across what may be the edge of a window.
    let at = (9 << 20) / 20 * 20;
    text.insert_str(at, &format!("key = {key}\n"));
    world.write("large.txt", &text);
    let line = at / 20 + 1;
    world.sekisho(&["scan", "large.txt"]).code(1).says(&format!("large.txt:{line}:7")).hides(&key);
    let file = std::fs::File::open(world.path().join("large.txt")).expect("a file");
    let mut command = world.command(binary());
    run(command.args(["scan", "-"]).stdin(Stdio::from(file))).code(1).says(&format!("-:{line}:7")).hides(&key);
}

#[test]
fn the_order_is_that_of_names_with_any_number_of_threads() {
    let world = World::new();
    for n in 0..40 {
        world.write(&format!("in/{n:02}.txt"), format!("{}{}\n", "\n".repeat(n * 500 % 7000), aws_key_id(n as u64)));
    }
    let one = world.sekisho(&["scan", "--format", "jsonl", "--threads", "1", "in"]).code(1);
    let many = world.sekisho(&["scan", "--format", "jsonl", "--threads", "8", "in"]).code(1);
    assert_eq!(one.out, many.out);
    assert_eq!(one.out.lines().count(), 40);
    world.sekisho(&["scan", "--threads", "0", "in"]).code(2);
}

#[cfg(target_os = "linux")]
#[test]
fn an_output_that_takes_no_more_is_said() {
    let world = World::new();
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").expect("/dev/full");
    let ran = crate::world::run(world.command(crate::world::binary()).arg("rules").stdout(full));
    ran.code(2).says("the output could not be written").hides("panicked");
}
