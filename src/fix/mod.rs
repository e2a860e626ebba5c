/*!
Takes a credential out of the code as the language does it: the value goes to `.env`, the code gets the lookup.

[`rewrite`] is pure: a text and the values in it give a new text, the names that the values got, or the reason why it is
not sure. [`literal`] finds the string, [`write`] puts the replacement, [`dotenv`] the file of values, [`unstage`] the
text without some of its lines. Files and the index are the business of [`plan`], which works out what they become, and
of [`apply`], which writes it and takes it back.
*/

pub mod apply;
pub mod dotenv;
mod header;
mod json;
mod language;
mod lexer;
pub mod literal;
mod name;
pub mod plan;
mod settings;
mod stored;
mod tidy;
pub mod unstage;
mod write;
mod yaml;

pub use language::Language;
pub use settings::{Mark, Way};

use std::ops::Range;

/// Why nothing is changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Refusal {
    /// No language that `fix` writes.
    Language,
    /// A file of a kind that has no lookups, or whose lookups are made elsewhere.
    Kind(Kind),
    /// The value stands in no string: in a regex, a bare word, a list of words.
    NotAString,
    /// The value has several lines.
    Lines,
    /// The value holds quotes, escapes or anything else that would read differently elsewhere.
    Escapes,
    /// A key of a mapping, or a name.
    Key,
    /// The string is one that only a constant may stand in.
    Constant,
    /// A constant that other files use.
    Public,
    /// A constant that another one, a pattern, an attribute or the length of an array is made of.
    Needed,
    /// A constant of a type, which cannot be a variable.
    Member,
    /// A member of an enumeration.
    Enum,
    /// A type.
    Type,
    /// An annotation or an attribute.
    Attribute,
    /// The default of a parameter.
    Default,
    /// The default of a field.
    Field,
    /// What a case is compared with.
    Pattern,
    /// A property that Gradle does not look up in the environment.
    Gradle,
    /// A text in which nothing is looked up.
    RawText,
    /// The settings of a Terraform backend.
    Backend,
    /// Where a Terraform module comes from.
    Source,
    /// A part of the default of a Terraform variable.
    VariableDefault,
    /// A place in a workflow at which there are no secrets.
    NoSecrets,
    /// A file of values that is committed already.
    Tracked,
    /// The value was found inside encoded text.
    Encoded,
    /// The place is not understood well enough.
    Unsure,
    /// The name that the value has to have stands for another one in the file of values.
    Taken,
    /// The value would still stand in the text.
    Remains,
    /// The text is no UTF-8.
    NotText,
}

/// What is done by hand in a file that `fix` does not write.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The manifest of a Secret of Kubernetes.
    Secret,
    Kubernetes,
    /// A ConfigMap of Kubernetes.
    ConfigMap,
    /// Anything else of Kubernetes.
    Resource,
    Helm,
    GitLab,
    Pipeline,
    Yaml,
    AppSettings,
    Notebook,
    Json,
    Dockerfile,
    Toml,
    Ini,
    Html,
    Makefile,
    /// Settings of a program that gets values in its own way.
    Program(Way),
}

/// A value to be taken out.
pub struct Value<'a> {
    /// The value as it stands in the text.
    pub text: &'a str,
    /// The name that it gets where the code gives it none: upper case.
    pub fallback: String,
    /// Who issues it, upper case, put before a name that says too little; may be empty.
    pub provider: String,
}

/// A text without its values.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rewritten {
    /// The new text.
    pub text: String,
    /// The name that each value got, in their order.
    pub names: Vec<String>,
    /// What the file of values gets: names, and what they stand for.
    pub stored: Vec<(String, String)>,
}

/// A change of a text: this range becomes that.
type Edit = (Range<usize>, String);

/// What `rewrite` asks of the world.
#[derive(Clone, Copy)]
pub struct World<'a> {
    /// Whether a name already stands for another value than this.
    pub taken: &'a dyn Fn(&str, &str) -> bool,
    /// Whether a word stands in another file of the same kind.
    pub elsewhere: &'a dyn Fn(&str) -> bool,
}

/// Replaces every occurrence of `values` in `original`, the file called `name`, by a lookup.
///
/// # Errors
/// Why it is not sure; then nothing should be changed.
pub fn rewrite(original: &str, name: &str, values: &[Value<'_>], world: World<'_>) -> Result<Rewritten, Refusal> {
    let language = Language::of(name, original).map_err(|kind| kind.map_or(Refusal::Language, Refusal::Kind))?;
    let (mut names, mut stored): (Vec<String>, Vec<(String, String)>) = Default::default();
    let mut new = original.to_owned();
    for (i, value) in values.iter().enumerate() {
        if let Some(known) = values[..i].iter().position(|v| v.text == value.text) {
            names.push(names[known].clone());
            continue;
        }
        stored::can_be(value.text, language)?;
        // A short value may be a part of a word that has nothing to do with it.
        let part = |c: char| c.is_alphanumeric() || c == '_';
        let inside =
            |(at, _): (usize, &str)| new[..at].ends_with(part) || new[at + value.text.len()..].starts_with(part);
        if value.text.len() < 12 && new.match_indices(value.text).any(inside) {
            return Err(Refusal::Unsure);
        }
        let mut first = None;
        // One place after the other, because a change may move the next one or change what stands around it.
        for _ in 0..PLACES {
            let Some(at) = new.find(value.text) else { break };
            let (place, text) = stored::taken_out(&new, language, at..at + value.text.len())?;
            let wanted = name::name(&new, language, &place, value);
            let known = stored.iter().find(|(n, v)| *v == text && (!language.names_itself() || *n == wanted));
            let name = match known {
                Some((name, _)) => name.clone(),
                None => {
                    let name = free_name(&wanted, &text, &stored, world.taken);
                    if language.names_itself() && name != wanted {
                        return Err(Refusal::Taken);
                    }
                    stored.push((name.clone(), text));
                    name
                }
            };
            new = applied(&new, change(&new, language, &place, &name, world)?)?;
            first.get_or_insert(name);
        }
        // What went with another value is in what was stored for that.
        let with = || stored.iter().find(|(_, text)| text.contains(value.text)).map(|(name, _)| name.clone());
        names.push(first.or_else(with).ok_or(Refusal::Encoded)?);
    }
    let text = tidy::tidy(original, applied(&new, header::header(&new, language, &names)?)?, language);
    if values.iter().any(|v| text.contains(v.text)) {
        return Err(Refusal::Remains);
    }
    if !parses(&text, language) && parses(original, language) {
        return Err(Refusal::Unsure);
    }
    Ok(Rewritten { text, names, stored })
}

/// The name that `value` would get in `text`, the file called `file`, whether or not it can be taken out of it.
pub fn suggested(text: &str, file: &str, value: &Value<'_>) -> String {
    let kind = Language::of(file, text);
    // What gives a variable to a program has its name already.
    let named = matches!(
        kind,
        Err(Some(Kind::Dockerfile | Kind::Pipeline | Kind::GitLab | Kind::Makefile))
            | Err(Some(Kind::Program(Way::Command { .. } | Way::Instead { .. })))
    );
    let language = kind.unwrap_or(Language::Python);
    match text.find(value.text) {
        _ if value.text.is_empty() => value.fallback.clone(),
        Some(at) if named && let Some(name) = name::variable(text, at) => name,
        Some(at) => name::name(text, language, &(at..at + value.text.len()), value),
        None => value.fallback.clone(),
    }
}

/// More places of one value than this are left alone.
const PLACES: usize = 200;

/// The change that takes one place.
fn change(
    text: &str,
    language: Language,
    place: &Range<usize>,
    name: &str,
    world: World<'_>,
) -> Result<Vec<Edit>, Refusal> {
    match language {
        Language::Marked(mark)
        | Language::MarkedYaml(mark)
        | Language::MarkedToml(mark)
        | Language::MarkedLine(mark)
            if mark.is_open(&text[..place.start]) =>
        {
            Err(Refusal::Unsure)
        }
        Language::Compose | Language::Actions | Language::Spring { yaml: true } | Language::MarkedYaml(_) => {
            yaml::change(text, language, place, name)
        }
        Language::Marked(mark) => write::marked(text, place, name, mark),
        Language::Requirements => write::requirement(text, place, name),
        Language::Spring { yaml: false } | Language::Npm => write::plain_line(text, place, name, Mark::Plain),
        Language::MarkedLine(mark) => write::ini_line(text, place, name, mark),
        Language::MarkedToml(mark) => write::toml_string(text, place, name, mark),
        Language::Gradle => write::gradle_line(text, place),
        Language::EnvExample => write::dotenv_line(text, place),
        Language::AppSettings => Ok(vec![(place.clone(), String::new())]),
        Language::TerraformValues => write::terraform_value(text, place, name),
        _ => write::change(text, language, place, name, world.elsewhere),
    }
}

/// Whether `text` can be read as what it is, where there is a reader for it; where there is none it is taken to be.
fn parses(text: &str, language: Language) -> bool {
    use saphyr::LoadableYamlNode;
    match language {
        Language::Compose | Language::Actions | Language::Spring { yaml: true } | Language::MarkedYaml(_) => {
            saphyr::Yaml::load_from_str(text).is_ok()
        }
        Language::Terraform | Language::TerraformValues => hcl::parse(text).is_ok(),
        Language::MarkedToml(_) => text.parse::<toml::Table>().is_ok(),
        _ => true,
    }
}

/// `wanted`, or `wanted` with a number behind it when it stands for another value.
fn free_name(wanted: &str, value: &str, used: &[(String, String)], taken: &dyn Fn(&str, &str) -> bool) -> String {
    let mut name = wanted.to_owned();
    let mut n = 2;
    while used.iter().any(|(known, _)| *known == name) || taken(&name, value) {
        name = format!("{wanted}_{n}");
        n += 1;
    }
    name
}

/// `text` with `edits`; two that want the same place exclude each other.
fn applied(text: &str, mut edits: Vec<Edit>) -> Result<String, Refusal> {
    edits.sort_by_key(|(range, _)| (range.start, range.end));
    let mut out = String::with_capacity(text.len() + 64);
    let mut at = 0;
    for (range, with) in edits {
        if range.start < at {
            return Err(Refusal::Unsure);
        }
        out.push_str(text.get(at..range.start).ok_or(Refusal::Unsure)?);
        out.push_str(&with);
        at = range.end;
    }
    out.push_str(text.get(at..).ok_or(Refusal::Unsure)?);
    Ok(out)
}

/// The end that the lines of `text` have.
fn feed(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}
