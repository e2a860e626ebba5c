//! Commits that are stopped and commits that are not.

use crate::world::{World, aws_key_id};

#[test]
fn a_commit_with_a_key_is_stopped_and_a_clean_one_is_not() {
    let world = World::with_repo();
    world.write("repo/clean.txt", "nothing here\n");
    world.commit("clean").ok();
    let key = aws_key_id(1);
    world.write("repo/config.py", format!("x = 1\nkey = \"{key}\"\n"));
    world.commit("leak").code(1).says("config.py:2:8").hides(&key);
    world.git(&["rev-list", "--count", "HEAD"]).ok().says("1\n");
}
