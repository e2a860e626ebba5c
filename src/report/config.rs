/*!
The settings as they hold, for people (a configuration file that says the same, with who said it in comments) and for
machines.
*/

use super::human::{harmless, text::columns};
use crate::Error;
use crate::messages::config as say;
use crate::policy::date::Day;
use crate::policy::edit::string;
use crate::policy::exception::Written;
use crate::policy::file::{PROOFS, Switch};
use crate::policy::keys::{self, KEYS, Key, Value};
use crate::policy::settings::{Layer, Origin, Said, Settings};
use crate::policy::{ids, near};
use serde_json::{Map, json};

/// Comments begin in this column where there is room.
const MARGIN: usize = 40;

/// Every setting, for people.
pub fn human(settings: &Settings) -> String {
    let mut out = String::new();
    let files: Vec<String> = settings.files.iter().map(|file| file.file.clone()).collect();
    comment(&mut out, &say::files(&files));
    for key in KEYS {
        let said = settings.value(key.name);
        // A value that a file cannot hold stands there as a comment.
        let mark = if said.what == Value::Text(String::new()) { "# " } else { "" };
        line(&mut out, &format!("{mark}{} = {}", key.name, written(&said.what)), &over(settings, key, &said.origin));
    }
    table(&mut out, "rules", &settings.rules, |(name, switch)| (name.text.clone(), *switch));
    table(&mut out, "proofs", &settings.proofs, |(proof, switch)| (proof.id().to_owned(), *switch));
    for said in &settings.words {
        line(&mut out, "\n[words]", &say::origin(&said.origin));
        let words: Vec<String> = said.what.1.iter().map(|word| string(word)).collect();
        line(&mut out, &format!("{} = [{}]", said.what.0, words.join(", ")), "");
    }
    for said in &settings.exceptions {
        block(&mut out, "exception", &said.what.written, &said.origin);
    }
    for said in &settings.own {
        block(&mut out, "rule", &said.what.written, &said.origin);
    }
    for (file, n) in count(settings.entries.iter().map(|entry| entry.file.clone())) {
        line(&mut out, "\n[allow]", &say::entries(n, &file));
    }
    let over = settings.entries.iter().filter(|entry| entry.expired(Day::today())).count();
    if over > 0 {
        comment(&mut out, &say::entries_over(over));
    }
    for ((kind, place), n) in count(settings.git_secrets.places.iter().cloned()) {
        comment(&mut out, &say::git_secrets(kind == "patterns", n, &place));
    }
    out
}

/// The setting called `key`: a key of a file, or `rules.<rule>`, or `proofs.<proof>`.
///
/// # Errors
/// When there is none.
pub fn one(settings: &Settings, key: &str, json: bool) -> Result<String, Error> {
    let (name, value, by) = if let Some(key) = keys::by_git_name(key) {
        let said = settings.value(key.name);
        (key.name.to_owned(), said.what.clone(), said.origin.clone())
    } else if let Some(id) = key.strip_prefix("rules.").filter(|id| settings.is_rule(id)) {
        let said = settings.switched(id);
        let switch = said.map_or(Switch::On, |said| said.what.1);
        (key.to_owned(), Value::Word(switch.word()), said.map(|said| said.origin.clone()).unwrap_or_default())
    } else if let Some(proof) = key.strip_prefix("proofs.").and_then(|id| PROOFS.iter().find(|p| p.id() == id)) {
        let said = settings.proofs.iter().rfind(|said| said.what.0 == *proof);
        let switch = said.map_or(Switch::On, |said| said.what.1);
        (key.to_owned(), Value::Word(switch.word()), said.map(|said| said.origin.clone()).unwrap_or_default())
    } else {
        let rules =
            ids::built_in().chain(settings.own.iter().map(|own| own.what.rule.id)).map(|id| format!("rules.{id}"));
        let proofs = PROOFS.iter().map(|proof| format!("proofs.{}", proof.id()));
        let names: Vec<String> = KEYS.iter().map(|key| key.name.to_owned()).chain(proofs).chain(rules).collect();
        let prefixed = Some(format!("rules.{key}")).filter(|_| settings.is_rule(key));
        let near = prefixed.as_deref().or_else(|| near::nearest(key, names.iter().map(String::as_str)));
        return Err(say::no_such_key(key, near));
    };
    if json {
        let mut object = Map::from_iter([("key".to_owned(), json!(name)), ("value".to_owned(), machine(&value))]);
        add_origin(&mut object, &by);
        return Ok(format!("{:#}\n", serde_json::Value::Object(object)));
    }
    let comment = match keys::by_git_name(key) {
        Some(key) => over(settings, key, &by),
        None => say::origin(&by),
    };
    let mut out = String::new();
    line(&mut out, &format!("{name} = {}", written(&value)), &comment);
    Ok(out)
}

/// Every setting, for machines.
pub fn json(settings: &Settings) -> String {
    let scalars = KEYS.iter().map(|key| {
        let said = settings.value(key.name);
        let mut object = Map::from_iter([("value".to_owned(), machine(&said.what))]);
        add_origin(&mut object, &said.origin);
        let over = settings.overruled.iter().filter(|(other, _)| *other == key).map(|(_, said)| {
            let mut object = Map::from_iter([("value".to_owned(), machine(&said.what))]);
            add_origin(&mut object, &said.origin);
            object.into()
        });
        let over: Vec<serde_json::Value> = over.collect();
        if !over.is_empty() {
            object.insert("overrides".to_owned(), over.into());
        }
        (key.name.to_owned(), object.into())
    });
    let of_file = |written: &Written, origin: &Origin| {
        let mut object = Map::new();
        for (key, text) in written {
            let value = format!("x = {text}").parse::<toml::Table>().ok().and_then(|table| table.get("x").cloned());
            object.insert((*key).to_owned(), value.and_then(|v| serde_json::to_value(v).ok()).unwrap_or_default());
        }
        add_origin(&mut object, origin);
        serde_json::Value::Object(object)
    };
    let switched = |key: &str, name: &str, switch: Switch, origin: &Origin, effective: bool| {
        let mut object = Map::new();
        object.insert(key.to_owned(), json!(name));
        object.insert("action".to_owned(), json!(switch.word()));
        object.insert("effective".to_owned(), json!(effective));
        add_origin(&mut object, origin);
        serde_json::Value::Object(object)
    };
    let rules = settings.rules.iter().enumerate().map(|(at, said)| {
        let later = settings.rules[at + 1..].iter().any(|other| other.what.0.text == said.what.0.text);
        switched("rule", &said.what.0.text, said.what.1, &said.origin, !later)
    });
    let proofs = settings.proofs.iter().enumerate().map(|(at, said)| {
        let later = settings.proofs[at + 1..].iter().any(|other| other.what.0 == said.what.0);
        switched("proof", said.what.0.id(), said.what.1, &said.origin, !later)
    });
    let words = settings.words.iter().map(|said| {
        let mut object = Map::from_iter([(said.what.0.to_owned(), json!(said.what.1))]);
        add_origin(&mut object, &said.origin);
        serde_json::Value::Object(object)
    });
    let today = Day::today();
    let entries = settings.entries.iter().map(|entry| {
        json!({ "rule": entry.rule, "path": entry.path, "until": entry.until, "reason": entry.reason,
            "over": entry.expired(today), "file": entry.file, "line": entry.line })
    });
    let git_secrets = count(settings.git_secrets.places.iter().cloned())
        .into_iter()
        .map(|((kind, place), n)| json!({ "kind": kind, "from": place, "count": n }));
    let files = settings.files.iter().map(|file| json!({ "layer": file.layer.id(), "file": file.file }));
    let value = json!({
        "files": files.collect::<Vec<_>>(),
        "settings": Map::from_iter(scalars),
        "rules": rules.collect::<Vec<_>>(),
        "proofs": proofs.collect::<Vec<_>>(),
        "words": words.collect::<Vec<_>>(),
        "exceptions": settings.exceptions.iter().map(|s| of_file(&s.what.written, &s.origin)).collect::<Vec<_>>(),
        "own_rules": settings.own.iter().map(|s| of_file(&s.what.written, &s.origin)).collect::<Vec<_>>(),
        "allow": entries.collect::<Vec<_>>(),
        "git_secrets": git_secrets.collect::<Vec<_>>(),
        "remarks": settings.remarks,
        "sekisho": env!("CARGO_PKG_VERSION"),
    });
    format!("{value:#}\n")
}

/// A value as a file writes it.
fn written(value: &Value) -> String {
    match value {
        Value::Bool(value) => value.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Word(word) => string(word),
        Value::Text(text) => string(text),
        Value::List(list) => format!("[{}]", list.iter().map(|item| string(item)).collect::<Vec<_>>().join(", ")),
    }
}

fn machine(value: &Value) -> serde_json::Value {
    match value {
        Value::Bool(value) => json!(value),
        Value::Number(number) => json!(number),
        Value::Word(word) => json!(word),
        Value::Text(text) => json!(text),
        Value::List(list) => json!(list),
    }
}

fn add_origin(object: &mut Map<String, serde_json::Value>, origin: &Origin) {
    object.insert("layer".to_owned(), json!(origin.layer.id()));
    if origin.layer == Layer::Git {
        object.insert("from".to_owned(), json!(origin.file));
    } else if !origin.file.is_empty() {
        object.insert("file".to_owned(), json!(origin.file));
        object.insert("line".to_owned(), json!(origin.line));
    }
}

/// Who set `key` here, and whom that overrules.
fn over(settings: &Settings, key: &Key, here: &Origin) -> String {
    let over = settings.overruled.iter().rev().filter(|(other, _)| *other == key).map(|(_, said)| &said.origin);
    say::origin_over(here, &over.collect::<Vec<_>>())
}

fn table<T>(out: &mut String, name: &str, all: &[Said<T>], parts: impl Fn(&T) -> (String, Switch)) {
    if !all.is_empty() {
        line(out, &format!("\n[{name}]"), "");
    }
    for (at, said) in all.iter().enumerate() {
        let (id, switch) = parts(&said.what);
        if all[at + 1..].iter().any(|other| parts(&other.what).0 == id) {
            continue;
        }
        let before: Vec<&Origin> =
            all[..at].iter().rev().filter(|o| parts(&o.what).0 == id).map(|o| &o.origin).collect();
        let bare = id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        let key = if bare { id } else { string(&id) };
        line(out, &format!("{key} = {}", string(switch.word())), &say::origin_over(&said.origin, &before));
    }
}

fn block(out: &mut String, name: &str, written: &Written, origin: &Origin) {
    line(out, &format!("\n[[{name}]]"), &say::origin(origin));
    for (key, value) in written {
        line(out, &format!("{key} = {value}"), "");
    }
}

/// `text`, and `comment` beside it.
fn line(out: &mut String, text: &str, comment: &str) {
    let text = text.split('\n').map(harmless).collect::<Vec<_>>().join("\n");
    out.push_str(&text);
    if !comment.is_empty() {
        let width = columns(text.rsplit('\n').next().unwrap_or_default());
        out.push_str(&" ".repeat(MARGIN.saturating_sub(width).max(2)));
        out.push_str(&format!("# {}", harmless(comment)));
    }
    out.push('\n');
}

fn comment(out: &mut String, text: &str) {
    out.push_str(&format!("# {}\n", harmless(text)));
}

/// How often each of `items` stands there, in the order of the first.
fn count<T: PartialEq>(items: impl Iterator<Item = T>) -> Vec<(T, usize)> {
    let mut out: Vec<(T, usize)> = Vec::new();
    for item in items {
        match out.iter_mut().find(|(other, _)| *other == item) {
            Some((_, n)) => *n += 1,
            None => out.push((item, 1)),
        }
    }
    out
}

/// Prints `text`, which was asked for.
pub fn print(text: &str) {
    super::out(text);
}
