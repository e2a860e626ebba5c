/*!
What takes everything, said in other words: an exception of the paths `*.*`, of values with a digit in them, of lines
with an equals sign, a file by which nothing stops a commit. Configuration that says so is a mistake, or worse.
*/

use super::exception::Target;
use super::file::{At, File, PROOFS, RuleName, Switch};
use super::ids;
use crate::detect::example;
use once_cell::sync::Lazy;
use regex::bytes::Regex;

/// What values look like that have nothing in common, as templates of [`example`].
const VALUES: &[&str] = &[
    "[0-9a-f]{32}",
    "[0-9A-Za-z]{24}",
    "[0-9A-Za-z/+]{40}",
    "AKIA[A-H][A-Z2-7]{15}",
    "ghp_[0-9A-Za-z]{36}",
    "xoxb-[0-9]{12}-[0-9A-Za-z]{24}",
    "eyJ[0-9A-Za-z]{30}[.]eyJ[0-9A-Za-z_-]{60}[.][0-9A-Za-z_-]{43}",
    "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{12}",
    "[a-z]{5}[A-Z]{3}[0-9]{3}[!*]",
    "[0-9A-Za-z!#%&*+.,_-]{20}",
    "[a-z]{8}[0-9]{2}",
];

/// What stands between a name and what it is given. A pattern that takes one of these touches whatever is given there.
const JOINTS: &[&str] = &["=", ":", "=>", ":=", "\"", "'", "`", "(", "[", "{", ",", "|", "?", "\\", ">", " ", "\t"];

/// Files as projects have them, half of them in folders: a set that holds most of them leaves little out.
const FILES: &[&str] = &[
    ".env",
    "q",
    "w.py",
    "e.tf",
    "r.json",
    "t.md",
    "Y.cs",
    "u/i.rs",
    "o/p/.env",
    "a/s/d.yml",
    "f/g/h/J.java",
    "k/l.go",
    "z/x.ts",
    "c/v/b.php",
    "n/m.rb",
    "Q/W/E.properties",
];

static SAMPLES: Lazy<Vec<String>> =
    Lazy::new(|| VALUES.iter().zip(1..).filter_map(|(template, seed)| example::make(template, seed).ok()).collect());

fn most(all: usize, taken: usize) -> bool {
    taken * 2 > all
}

/// Whether a regular expression takes whatever value stands there, or nearly so.
pub fn takes_any_value(regex: &Regex) -> bool {
    most(SAMPLES.len(), SAMPLES.iter().filter(|value| regex.is_match(value.as_bytes())).count())
}

/// The same of one that is tried on the line of a value: it is enough that it takes what gives a value to a name.
pub fn takes_any_line(regex: &Regex) -> bool {
    let takes = |joint: &str| [joint, &format!(" {joint} ")].iter().any(|joint| regex.is_match(joint.as_bytes()));
    takes_any_value(regex) || JOINTS.iter().any(|joint| takes(joint))
}

/// Whether `regex`, which looks at `target`, leaves hardly a finding out.
pub fn takes_any(target: Target, regex: &Regex) -> bool {
    match target {
        Target::Value => takes_any_value(regex),
        Target::Line => takes_any_line(regex),
    }
}

/// Whether `holds` leaves hardly a file out.
pub fn holds_any_path(holds: impl Fn(&[u8]) -> bool) -> bool {
    most(FILES.len(), FILES.iter().filter(|path| holds(path.as_bytes())).count())
}

/// Whether these names speak of nearly every rule.
pub fn holds_any_rule(rules: &[RuleName]) -> bool {
    let (mut all, mut held) = (0, 0);
    for id in ids::built_in() {
        all += 1;
        held += usize::from(rules.iter().any(|name| name.holds(id)));
    }
    held * 10 > all * 9
}

/// The line and the key of `file` by which nothing that is looked for would stop a commit; `None` where something
/// would. That everything is switched off is another mistake.
pub fn powerless(file: &File) -> Option<(usize, String)> {
    let switch = |id: &str| {
        let holding = || file.rules.iter().filter(|at| at.what.0.holds(id)).map(|at| &at.what);
        holding().rfind(|(name, _)| name.exact()).or_else(|| holding().next_back()).map(|(_, switch)| *switch)
    };
    let weak = |switch: Option<Switch>| matches!(switch, Some(Switch::Off | Switch::Warn));
    let proofs = PROOFS.iter().all(|p| weak(file.proofs.iter().rfind(|at| at.what.0 == *p).map(|at| at.what.1)));
    let own = file.own.iter().map(|at| at.what.rule.id);
    if own.chain(ids::built_in()).any(|id| match switch(id) {
        Some(set) => !weak(Some(set)),
        None => !proofs,
    }) {
        return None;
    }
    let rule = file.rules.iter().rfind(|at| at.what.1 == Switch::Warn);
    let proof = file.proofs.iter().rfind(|at| at.what.1 == Switch::Warn);
    let rule = rule.map(|At { what: (name, _), line }| (*line, format!("rules.{}", name.text)));
    rule.or_else(|| proof.map(|At { what: (proof, _), line }| (*line, format!("proofs.{}", proof.id()))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::own;

    #[test]
    fn what_takes_any_value_is_known_as_such() {
        let takes = |pattern: &str| takes_any_value(&own::compile(pattern, false).expect("a regex"));
        for wide in [".", "[0-9]", "[a-z]", "[A-Z]", r"\w", r"\S{8}", "^.{8,}$", "[aeiou0-9]", r"^[!-~]+$"] {
            assert!(takes(wide), "{wide}");
        }
        for narrow in ["EXAMPLE$", "^test-", "^[0-9a-f]{40}$", "^[a-z-]+$", "^[0-9]+$", "^[A-Z_]+$", "=="] {
            assert!(!takes(narrow), "{narrow}");
        }
    }

    #[test]
    fn what_takes_any_line_is_known_as_such() {
        let takes = |pattern: &str| takes_any_line(&own::compile(pattern, false).expect("a regex"));
        for wide in ["=", ": ?", " = ", "\"", r"\s", "[=:]", "['\"]", r"\W", r"^\s*"] {
            assert!(takes(wide), "{wide}");
        }
        for narrow in ["example_token = ", "# made up", "fixture", "password: test", "^id,name"] {
            assert!(!takes(narrow), "{narrow}");
        }
    }
}
