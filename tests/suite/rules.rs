//! `sekisho rules`, and the page that is written from it.

use crate::world::World;

#[test]
fn rules_are_listed_and_explained() {
    let world = World::new();
    world.sekisho(&["rules"]).ok().says("github-pat-classic").says("aws-access-key-id");
    world.sekisho(&["rules", "aws-access-key-id"]).ok().says("AKIA************").says("aws iam update-access-key");
    world.sekisho(&["rules", "aws-access-key-id", "--format", "json"]).ok().says("\"proof\": \"structure\"");
    world.sekisho(&["rules", "no-such-rule"]).code(2).says("sekisho rules");
}

/// `SEKISHO_WRITE=1 cargo test rules_page` writes it anew.
#[test]
fn rules_page_is_current() {
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/rules.md");
    let now = sekisho::report::rules::markdown();
    if std::env::var_os("SEKISHO_WRITE").is_some() {
        std::fs::write(page, &now).expect("docs/rules.md can be written");
    }
    let there = std::fs::read_to_string(page).unwrap_or_default();
    assert!(there == now, "docs/rules.md is not current: run `sekisho rules --markdown > docs/rules.md`");
}
