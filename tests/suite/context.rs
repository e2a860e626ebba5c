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

/// `[words]` of a configuration: names that say secret, and names that do not.
#[test]
fn the_users_own_words_count() {
    let world = World::with_repo();
    let value = made("[A-Z][a-z]{3}[0-9]{2}[A-Z]{2}[a-z]{3}[0-9]{2}", 1);
    let texts = [
        ("repo/a.py", format!("db_losung = \"{value}\"\n")),
        ("repo/b.yml", format!("deploy-code: {value}\n")),
        ("repo/c.md", format!("合言葉: {value}\n")),
        ("repo/d.py", format!("ui_password = \"{value}\"\n")),
    ];
    for (name, text) in &texts {
        world.write(name, text);
    }
    let found = |world: &World| {
        let ran = world.sekisho(&["scan", "--format", "jsonl", "a.py", "b.yml", "c.md", "d.py"]);
        texts.iter().filter(|(name, _)| ran.out.contains(&name["repo/".len()..])).count()
    };
    assert_eq!(found(&world), 1, "only d.py without settings");
    world.write("repo/.sekisho.toml", "[words]\nsecret = [\"Losung\", \"deploy_code\", \"合言葉\"]\n");
    assert_eq!(found(&world), 4);
    let hidden = world.commit("words").code(1).says("a.py").says("c.md");
    hidden.hides(&value);
    world.write("repo/.sekisho.toml", "[words]\nharmless = [\"ui password\"]\n");
    assert_eq!(found(&world), 0);
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
