/*! The rule tables as people, machines and the documentation read them. */

use super::human::harmless;
use crate::detect::rules::{self, FAMILIES, sample};
use crate::detect::{Proof, Rule};
use crate::{known, messages};
use serde_json::{Value, json};

/// One line a rule: its name, what it does, why it is believed, its provider and its title.
pub fn list() -> String {
    let widest = rules::all().map(|rule| rule.id.len()).max().unwrap_or(0);
    rules::all()
        .map(|rule| {
            let (action, proof) = sample(rule).map_or(("", ""), |s| (s.action.id(), s.proof.id()));
            format!("{:widest$}  {action:5}  {proof:9}  {}: {}\n", rule.id, rule.provider, messages::title(rule))
        })
        .collect()
}

/// Everything about one rule, as an object.
fn object(rule: &'static Rule) -> Value {
    let sample = sample(rule);
    json!({
        "id": rule.id,
        "provider": rule.provider,
        "title": rule.title,
        "action": sample.as_ref().map(|s| s.action.id()),
        "proof": sample.as_ref().map(|s| s.proof.id()),
        "example": sample.as_ref().map(|s| s.masked.as_str()),
        "risk": messages::risk(rule.risk),
        "literals": rule.literals,
        "revoke": { "page": rule.revoke.page, "command": rule.revoke.command },
        "docs": rule.docs,
    })
}

/// Every rule, as one array.
pub fn json() -> String {
    format!("{:#}\n", Value::from(rules::all().map(object).collect::<Vec<_>>()))
}

/// `rule` as one object.
pub fn json_of(rule: &'static Rule) -> String {
    format!("{:#}\n", object(rule))
}

/// Explains `rule`: what it is, how it is found, what it is good for, and how it is made worthless. A rule of the
/// configuration's own says as much of it as is known.
pub fn explain(rule: &'static Rule) -> String {
    let sample = sample(rule);
    let own = rule.provider.is_empty();
    let mut rows = vec![(messages::rule_provider_label(), rule.provider.to_owned())];
    if let Some(sample) = &sample {
        rows.push((messages::rule_action_label(), messages::rule_action(sample.action)));
        rows.push((messages::why_label(), messages::why(sample.proof, rule)));
    } else if own {
        let proof = if rule.id == known::RULE.id { Proof::Known } else { Proof::Pattern };
        rows.push((messages::why_label(), messages::why(proof, rule)));
    }
    // The pattern may be a value itself.
    if !own {
        rows.push((messages::rule_found_label(), messages::rule_found(rule)));
    }
    if let Some(sample) = sample {
        rows.push((messages::rule_example_label(), sample.masked.replace('\n', "\n    ")));
    }
    if !own {
        rows.push((messages::risk_label(), messages::risk(rule.risk)));
    }
    rows.push((messages::rule_revoke_label(), rule.revoke.page.to_owned()));
    rows.push((messages::rule_command_label(), rule.revoke.command.to_owned()));
    rows.push((messages::rule_docs_label(), rule.docs.to_owned()));
    let head = format!("{} ({})\n", harmless(&messages::title(rule)), rule.id);
    let rows = rows.iter().filter(|(_, value)| !value.is_empty());
    rows.fold(head, |text, (label, value)| {
        let value = if own { harmless(value) } else { value.clone() };
        format!("{text}\n  {label}\n    {value}\n")
    })
}

/// The page of the documentation that lists every rule, in English whatever the language of the run.
pub fn markdown() -> String {
    let count = rules::all().count();
    let mut page = format!(
        "# Rules\n\nThe {count} credential types that sekisho knows, by family. `sekisho rules ID` explains one. This page is written by \
         `sekisho rules --markdown`; a test keeps it current.\n\nWhat a rule does is what it does to its own example: a wrong \
         checksum, a placeholder or a doubtful surrounding lowers it.\n"
    );
    for family in FAMILIES.chunk_by(|a, b| a.name == b.name) {
        page.push_str(&format!(
            "\n## {}\n\n| rule | what | does | proof | format |\n| --- | --- | --- | --- | --- |\n",
            family[0].name
        ));
        for rule in family.iter().flat_map(|table| table.rules) {
            let (action, proof) = sample(rule).map_or(("", ""), |s| (s.action.id(), s.proof.id()));
            page.push_str(&format!(
                "| `{}` | {} | {action} | {proof} | [page]({}) |\n",
                rule.id,
                rule.title.replace('|', "\\|"),
                rule.docs
            ));
        }
    }
    page
}

/// Prints `text`, which was asked for, on standard output.
pub fn print(text: &str) {
    super::out(text);
}
