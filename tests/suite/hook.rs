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

#[test]
fn what_is_encrypted_anew_makes_no_old_finding_new() {
    let world = World::with_repo();
    let key = aws_key_id(2);
    let line = |sealed: &str| {
        format!("{{\"id\": \"{key}\", \"db\": \"ENC[AES256_GCM,data:{sealed},iv:bm90aGluZw==,tag:bm90,type:str]\"}}\n")
    };
    world.write("repo/a.json", line("Zmlyc3QgdGV4dCBvZiBpdA=="));
    world.git(&["add", "."]).ok();
    world.git(&["commit", "--no-verify", "-qm", "old"]).ok();
    world.write("repo/a.json", line("c2Vjb25kIHRleHQgb2YgaXQ="));
    world.commit("encrypted anew").ok().says("1 encrypted");
}
