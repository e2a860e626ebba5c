/*!
The JSON Schema of a configuration file, for editors: made of the same tables that the parser goes by. It is draft 07,
which Taplo and what builds on it read (<https://taplo.tamasfe.dev/configuration/directives.html#the-schema-directive>).

It cannot say everything that the parser refuses: whether a regex matches too much, say.
*/

use super::fields::{self, Field, SWITCHED, Shape};
use super::file::PROOFS;
use super::keys::{KEYS, Key, Kind, Value as Setting};
use super::mark::TOOLS;
use crate::detect::rules;
use crate::messages::{self, schema as say};
use serde_json::{Map, Value, json};

/// The schema; with the names of all rules, for completion, when `named`.
pub fn schema(named: bool) -> String {
    let mut properties = Map::new();
    for key in KEYS {
        properties.insert(key.name.to_owned(), setting(key));
    }
    let mut switches = object(say::table("rules"), Map::new());
    switches["additionalProperties"] = json!({ "enum": SWITCHED });
    if named {
        let one = |rule: &'static crate::detect::Rule| {
            (rule.id.to_owned(), json!({ "description": messages::title(rule), "enum": SWITCHED }))
        };
        switches["properties"] = Map::from_iter(rules::all().map(one)).into();
    }
    let proof = |id: &str| (id.to_owned(), json!({ "enum": SWITCHED }));
    let mut exception = table("exception", fields::EXCEPTION);
    let has = |name: &str| json!({ "required": [name] });
    exception["anyOf"] =
        ["rules", "paths", "path-regex", "value-regex", "line-regex", "words"].iter().map(|n| has(n)).collect();
    exception["not"] = json!({ "required": ["value-regex", "line-regex"] });
    let list = |of: Value| json!({ "type": "array", "items": of });
    for (name, schema) in [
        ("rules", switches),
        ("proofs", object(say::table("proofs"), Map::from_iter(PROOFS.iter().map(|p| proof(p.id()))))),
        ("exception", list(exception)),
        ("rule", list(table("rule", fields::RULE))),
        ("words", table("words", fields::WORDS)),
        ("allow", table("allow", fields::ALLOW)),
    ] {
        properties.insert(name.to_owned(), schema);
    }
    let mut root = Map::from_iter([
        ("$schema".to_owned(), json!("http://json-schema.org/draft-07/schema#")),
        ("title".to_owned(), json!("sekisho")),
    ]);
    if let Value::Object(object) = object(say::whole(), properties) {
        root.extend(object);
    }
    format!("{:#}\n", Value::Object(root))
}

fn object(about: String, properties: Map<String, Value>) -> Value {
    json!({ "description": about, "type": "object", "additionalProperties": false, "properties": properties })
}

fn table(name: &str, known: &[Field]) -> Value {
    let properties = known.iter().map(|field| {
        let mut schema = shape(field.shape);
        schema["description"] = json!(say::field(name, field.name));
        (field.name.to_owned(), schema)
    });
    let mut schema = object(say::table(name), properties.collect());
    let required: Vec<&str> = known.iter().filter(|field| field.required).map(|field| field.name).collect();
    if !required.is_empty() {
        schema["required"] = json!(required);
    }
    schema
}

fn shape(shape: Shape) -> Value {
    let text = || json!({ "type": "string" });
    let said = || json!({ "type": "string", "pattern": "\\S" });
    match shape {
        Shape::Text => text(),
        Shape::Said => said(),
        Shape::Texts => json!({ "type": "array", "items": text() }),
        Shape::Some => json!({ "type": "array", "minItems": 1, "items": said() }),
        // Bytes are counted by the parser, characters here: a word of one Japanese character is long enough there.
        Shape::Words => {
            json!({ "type": "array", "minItems": 1, "items": { "type": "string", "pattern": "[^\\x00-\\x7f]|..." } })
        }
        Shape::Bool => json!({ "type": "boolean" }),
        Shape::Whole => json!({ "type": "integer", "minimum": 0 }),
        Shape::Bits => json!({ "type": "number", "minimum": 0, "maximum": 8 }),
        Shape::OneOf(words) => json!({ "enum": words }),
        Shape::Name => json!({ "type": "string", "pattern": "^[a-z0-9-]+$" }),
        Shape::Day => json!({ "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" }),
        Shape::Hash => json!({ "type": "string", "pattern": "^[0-9a-f]{16}\\.[0-9a-f]{32}$" }),
        Shape::Entries => json!({ "type": "array", "items": table("entry", fields::ENTRY) }),
    }
}

fn setting(key: &Key) -> Value {
    let tools: Vec<&str> = TOOLS.iter().map(|(_, name)| *name).collect();
    let mut schema = match key.kind {
        Kind::Bool => json!({ "type": "boolean" }),
        Kind::Choice(words) => json!({ "enum": words }),
        Kind::Seconds => json!({ "type": "integer", "minimum": 1, "maximum": 3600 }),
        Kind::Tools => json!({ "type": "array", "items": { "enum": tools } }),
        Kind::Commands => json!({ "type": "array", "items": { "type": "string" } }),
        Kind::Version => json!({ "type": "string", "pattern": "^[0-9]+(\\.[0-9]+){0,2}$" }),
    };
    schema["description"] = json!(say::setting(key.name));
    match key.default_value() {
        Setting::Bool(value) => schema["default"] = json!(value),
        Setting::Number(value) => schema["default"] = json!(value),
        Setting::Word(word) => schema["default"] = json!(word),
        Setting::List(list) => schema["default"] = json!(list),
        Setting::Text(_) => {}
    }
    schema
}
