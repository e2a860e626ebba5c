/*! `.gitleaks.toml` and `.betterleaks.toml`: rules, allowlists, and the plain parts of filters; `.gitleaksignore`. */

use super::expression::{self, Drop};
use super::{Sight, Step, allow, at, counterparts, credential, exception, list, looked_for, ours, rule, shown};
use crate::Error;
use crate::inspect::Located;
use crate::messages::{import as say, policy as words};
use crate::policy::edit::string;
use crate::policy::syntax::{self, From};
use std::collections::HashMap;
use toml::{Table, Value};

/// Keys of a file that say nothing about what is looked for.
const LABELS: &[&str] = &["title", "description", "minVersion", "betterleaksMinVersion"];
/// Keys of a rule that are read, and labels.
const RULE: &[&str] = &[
    "id",
    "description",
    "regex",
    "secretGroup",
    "entropy",
    "keywords",
    "path",
    "tags",
    "confidence",
    "allowlist",
    "allowlists",
    "filter",
    "components",
    "required",
    "skipReport",
];
/// Keys of an allowlist.
const ALLOWLIST: &[&str] =
    &["id", "description", "commits", "condition", "paths", "regexes", "regexTarget", "stopwords", "targetRules"];

struct Reader<'r> {
    from: &'r str,
    sight: &'r Sight<'r>,
    /// What we call the rules that the file defines.
    names: HashMap<String, Vec<String>>,
    out: Vec<Step>,
}

/// Reads a configuration.
///
/// # Errors
/// When it is no TOML.
pub fn config(name: &str, text: &str, sight: &Sight<'_>) -> Result<Vec<Step>, Error> {
    let root: Table = text.parse().map_err(|e: toml::de::Error| {
        let at = e.span().map_or(0, |span| span.start.min(text.len()));
        let line = text[..at].matches('\n').count() + 1;
        say::import_broken(name, line, "", &e.message().lines().collect::<Vec<_>>().join(", "))
    })?;
    let mut reader = Reader { from: name, sight, names: HashMap::new(), out: Vec::new() };
    for (key, value) in &root {
        match key.as_str() {
            key if LABELS.contains(&key) => {}
            "rules" | "allowlists" | "allowlist" | "extend" => {}
            "prefilter" | "filter" => match value.as_str() {
                Some(text) => reader.filter(key, text, &[]),
                None => reader.left(key, words::expected("string")),
            },
            key => reader.left(key, say::import_no_counterpart()),
        }
    }
    for table in reader.tables(&root, "rules", false) {
        reader.rule(table);
    }
    if let Some(extend) = root.get("extend").and_then(Value::as_table) {
        reader.extend(extend);
    }
    for key in ["allowlist", "allowlists"] {
        for table in reader.tables(&root, key, key == "allowlist") {
            reader.global(table);
        }
    }
    Ok(reader.out)
}

impl Reader<'_> {
    fn left(&mut self, what: &str, why: String) {
        self.out.push(Step::Left { what: what.to_owned(), why });
    }

    fn block(&mut self, what: String, toml: String) {
        self.out.push(Step::Block { what, toml });
    }

    /// The tables of the list `key`; one may stand for a list when it is `single`. Everything else is said.
    fn tables<'t>(&mut self, table: &'t Table, key: &str, single: bool) -> Vec<&'t Table> {
        match table.get(key) {
            None => Vec::new(),
            Some(Value::Table(table)) if single => vec![table],
            Some(Value::Table(table)) => {
                for name in table.keys() {
                    self.left(&format!("{key}.{name}"), say::import_no_list(key));
                }
                Vec::new()
            }
            Some(Value::Array(list)) => {
                if list.iter().any(|item| !item.is_table()) {
                    self.left(key, say::import_no_list(key));
                }
                list.iter().filter_map(Value::as_table).collect()
            }
            Some(_) => {
                self.left(key, say::import_no_list(key));
                Vec::new()
            }
        }
    }

    /// The strings of the list `key`. What is no string is said.
    fn strings(&mut self, table: &Table, key: &str) -> Vec<String> {
        match table.get(key) {
            None => Vec::new(),
            Some(Value::Array(list)) if list.iter().all(Value::is_str) => {
                list.iter().filter_map(|v| v.as_str().map(str::to_owned)).collect()
            }
            Some(_) => {
                self.left(key, words::expected("array of strings"));
                Vec::new()
            }
        }
    }

    /// What we call the rule `id`.
    fn names(&self, id: &str) -> Vec<String> {
        self.names.get(id).cloned().unwrap_or_else(|| counterparts::of(id))
    }

    fn extend(&mut self, extend: &Table) {
        if extend.get("useDefault").and_then(Value::as_bool) == Some(true) {
            self.out.push(Step::Needless { what: "extend.useDefault".to_owned(), why: say::import_own_rules() });
        }
        for (key, _) in extend.iter().filter(|(key, _)| !["useDefault", "disabledRules"].contains(&key.as_str())) {
            let why = if key == "path" || key == "url" { say::import_extend() } else { say::import_no_counterpart() };
            self.left(&format!("extend.{key}"), why);
        }
        for id in self.strings(extend, "disabledRules") {
            let names = self.names(&id);
            if names.is_empty() {
                self.left(&format!("extend.disabledRules: {id}"), say::import_other_rule());
                continue;
            }
            // An exception, because a table `[rules]` may be in the file already and cannot be there twice.
            let reason = string(&format!("{}: disabledRules", self.from));
            let toml = format!("[[exception]]\nrules = {}\naction = \"off\"\nreason = {reason}\n", list(&names));
            self.block(say::import_disabled(&id, &names.join(", ")), toml);
        }
    }

    fn rule(&mut self, table: &Table) {
        let Some(id) = table.get("id").and_then(Value::as_str) else {
            return self.left("rules", say::import_nameless());
        };
        for key in table.keys().filter(|key| !RULE.contains(&key.as_str())) {
            // What asks the provider over the network is no loss here: it only lowers what was found.
            let why = if key == "validate" { say::import_network() } else { say::import_no_counterpart() };
            self.out.push(match key.as_str() {
                "validate" => Step::Needless { what: format!("{id}: {key}"), why },
                _ => Step::Left { what: format!("{id}: {key}"), why },
            });
        }
        let regex = table.get("regex").and_then(Value::as_str).map(|regex| syntax::ours(regex, From::Go));
        let names = match &regex {
            None if table.contains_key("path") => {
                self.left(id, say::import_path_rule());
                Vec::new()
            }
            // A rule of theirs with something changed about it.
            None => counterparts::of(id),
            Some(regex) => match looked_for(regex, self.sight) {
                Some(rule) => {
                    let why = say::import_looked_for(&rule);
                    self.out.push(Step::Needless { what: say::import_rule(id), why });
                    vec![rule]
                }
                None if ["components", "required", "skipReport"].iter().any(|key| table.contains_key(*key)) => {
                    self.left(id, say::import_component());
                    Vec::new()
                }
                None => {
                    self.own(id, regex, table);
                    vec![ours(id)]
                }
            },
        };
        if regex.is_some() {
            self.names.insert(id.to_owned(), names.clone());
        }
        for key in ["allowlist", "allowlists"] {
            for one in self.tables(table, key, key == "allowlist") {
                if names.is_empty() {
                    self.left(&format!("{id}: {key}"), say::import_other_rule());
                } else {
                    self.allowlist(one, &names);
                }
            }
        }
        if let Some(filter) = table.get("filter").and_then(Value::as_str) {
            if names.is_empty() {
                self.left(&format!("{id}: filter"), say::import_other_rule());
            } else {
                self.filter(&format!("{id}: filter"), filter, &names);
            }
        }
        if regex.is_none() {
            for key in ["entropy", "keywords", "secretGroup"].iter().filter(|key| table.contains_key(**key)) {
                self.left(&format!("{id}: {key}"), say::import_other_rule());
            }
        }
    }

    fn own(&mut self, id: &str, regex: &str, table: &Table) {
        let mut more = Vec::new();
        match table.get("secretGroup").and_then(Value::as_integer).filter(|n| *n > 0) {
            Some(group) => more.push(("group", group.to_string())),
            // A group such as `(RSA |EC )?` is no value: everything found would be one value, and be allowed as one.
            None if short_group(regex) => more.push(("group", "0".to_owned())),
            None => {}
        }
        let filtered = table.get("filter").and_then(Value::as_str).map(|text| expression::read(text).0);
        let filtered = filtered.into_iter().flatten().find_map(|drop| match drop {
            Drop::Bits(bits) => Some(bits),
            _ => None,
        });
        let bits = table.get("entropy").and_then(|v| v.as_float().or(v.as_integer().map(|n| n as f64)));
        if let Some(bits) = bits.or(filtered).filter(|bits| *bits > 0.0) {
            more.push(("min-entropy", format!("{bits:?}")));
        }
        let keywords = self.strings(table, "keywords");
        if !keywords.is_empty() {
            more.push(("keywords", list(&keywords)));
        }
        if let Some(path) = table.get("path").and_then(Value::as_str) {
            more.push(("path-regex", list(&[syntax::ours(path, From::Go)])));
        }
        let title = table.get("description").and_then(Value::as_str).unwrap_or(id);
        self.out.push(rule(&ours(id), title, regex, regex, &more));
    }

    /// An allowlist of the whole file, or of the rules that it names.
    fn global(&mut self, table: &Table) {
        let mut names = Vec::new();
        let targets = self.strings(table, "targetRules");
        for id in &targets {
            match self.names(id) {
                none if none.is_empty() => self.left(&format!("allowlist: {id}"), say::import_other_rule()),
                some => names.extend(some),
            }
        }
        if targets.is_empty() || !names.is_empty() {
            self.allowlist(table, &names);
        }
    }

    fn allowlist(&mut self, table: &Table, rules: &[String]) {
        for key in table.keys().filter(|key| !ALLOWLIST.contains(&key.as_str())) {
            self.left(&format!("allowlist.{key}"), say::import_no_counterpart());
        }
        let description = table.get("description").and_then(Value::as_str).map(|text| text.trim().replace('\n', " "));
        let reason = description.map_or_else(|| self.from.to_owned(), |d| format!("{}: {d}", self.from));
        let translated = |list: Vec<String>| list.iter().map(|p| syntax::ours(p, From::Go)).collect::<Vec<_>>();
        let paths = translated(self.strings(table, "paths"));
        let written = self.strings(table, "regexes");
        let regexes = translated(written.clone());
        let words = self.strings(table, "stopwords");
        let commits = !self.strings(table, "commits").is_empty();
        if paths.is_empty() && regexes.is_empty() && words.is_empty() && !commits {
            return self.left("allowlist", words::missing());
        }
        // What is matched there begins with a name where there is one, and an end of it is no end of a line.
        let target = |regex: &str| match table.get("regexTarget").and_then(Value::as_str) {
            Some("line") => "line-regex",
            Some("match") if !regex.starts_with('^') && !regex.ends_with('$') => "line-regex",
            _ => "value-regex",
        };
        let condition = table.get("condition").and_then(Value::as_str).unwrap_or_default();
        if condition.eq_ignore_ascii_case("and") || condition == "&&" {
            if commits {
                return self.left("allowlist", say::import_commits_and());
            }
            let (short, words): (Vec<_>, Vec<_>) = words.into_iter().partition(|word| word.len() < 3);
            if let Some(word) = short.first() {
                return self.left("allowlist.stopwords", words::short_word(word));
            }
            let joined = match regexes.len() {
                0 | 1 => regexes,
                _ => vec![regexes.iter().map(|r| format!("(?:{r})")).collect::<Vec<_>>().join("|")],
            };
            let target = joined.first().map_or("value-regex", |regex| target(regex));
            let toml = exception(&[("path-regex", &paths), (target, &joined), ("words", &words)], rules, &reason);
            return self.block(say::import_allowlist(), toml);
        }
        if commits {
            let why = say::import_commits();
            self.out.push(Step::Needless { what: "allowlist.commits".to_owned(), why });
        }
        for path in paths {
            self.block(say::import_paths(&path), exception(&[("path-regex", &[path])], rules, &reason));
        }
        for (regex, written) in regexes.into_iter().zip(written) {
            match credential(&written, self.sight) {
                Some(step) => self.out.push(step),
                None => {
                    let target = target(&regex);
                    let regex = if target == "line-regex" { syntax::tight(&regex).to_owned() } else { regex };
                    self.block(say::import_pattern(&shown(&written)), exception(&[(target, &[regex])], rules, &reason));
                }
            }
        }
        self.words(words, rules, &reason);
    }

    /// Words of values that are none.
    fn words(&mut self, words: Vec<String>, rules: &[String], reason: &str) {
        let mut kept = Vec::new();
        for word in words {
            match credential(&word, self.sight) {
                Some(step) => self.out.push(step),
                None if word.len() < 3 => self.left("allowlist.stopwords", words::short_word(&word)),
                None => kept.push(word),
            }
        }
        if !kept.is_empty() {
            self.block(say::import_words(kept.len()), exception(&[("words", &kept)], rules, reason));
        }
    }

    /// The filter called `what`, for `rules` or for all.
    fn filter(&mut self, what: &str, text: &str, rules: &[String]) {
        let (drops, rest) = expression::read(text);
        let reason = format!("{}: {what}", self.from);
        for drop in drops {
            match drop {
                Drop::Paths(paths) => {
                    for path in paths.iter().map(|path| syntax::ours(path, From::Go)) {
                        self.block(say::import_paths(&path), exception(&[("path-regex", &[path])], rules, &reason));
                    }
                }
                Drop::Values(values) => {
                    for value in values {
                        match credential(&value, self.sight) {
                            Some(step) => self.out.push(step),
                            None => {
                                let regex = syntax::ours(&value, From::Go);
                                let toml = exception(&[("value-regex", &[regex])], rules, &reason);
                                self.block(say::import_pattern(&shown(&value)), toml);
                            }
                        }
                    }
                }
                Drop::Words(words) => self.words(words, rules, &reason),
                // With a rule of one's own it is taken over with it; ours judge values in their own way.
                Drop::Bits(_) if rules.is_empty() => self.left(what, say::import_program()),
                Drop::Bits(_) => {}
            }
        }
        if !rest.is_empty() {
            self.left(what, say::import_program());
        }
    }
}

/// `.gitleaksignore`: a line is `path:rule:line`, or with a commit before it, and a path may hold colons.
pub fn ignored(text: &str, sight: &Sight<'_>) -> Vec<Step> {
    let mut out = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let what = line.to_owned();
        let mut parts = line.rsplitn(3, ':');
        let place = (parts.next().and_then(|n| n.trim().parse::<usize>().ok()), parts.next(), parts.next());
        let (Some(number), Some(rule), Some(path)) = place else {
            out.push(Step::Left { what, why: say::import_not_read() });
            continue;
        };
        let commit = path.split_once(':').filter(|(head, _)| is_commit(head));
        let path = commit.map_or(path, |(_, path)| path);
        // Lines are those of that commit; what stands there now may be something else altogether.
        let then = match commit {
            Some((commit, path)) => match (sight.at)(commit, path) {
                Some(then) => Some(then),
                None => {
                    out.push(Step::Left { what, why: say::import_no_commit() });
                    continue;
                }
            },
            None => None,
        };
        let mut there: Vec<&Located> = at(then.as_deref().unwrap_or(sight.found), path, number).collect();
        let named = counterparts::of(rule);
        if there.len() > 1 && !named.is_empty() {
            let globs: Vec<_> = named.iter().filter_map(|n| crate::policy::file::RuleName::new(n)).collect();
            let fits = |f: &&Located| globs.iter().any(|glob| glob.holds(f.finding.rule.id));
            if there.iter().any(fits) {
                there.retain(|f| fits(f));
            }
        }
        let mut prints: Vec<String> = there.iter().map(|f| f.fingerprint()).collect();
        prints.sort();
        prints.dedup();
        match prints.as_slice() {
            [] => out.push(Step::Needless { what, why: say::import_nothing_there() }),
            [print] => {
                let now: Vec<&Located> = sight.found.iter().filter(|f| f.fingerprint() == *print).collect();
                if now.is_empty() {
                    out.push(Step::Needless { what: what.clone(), why: say::import_gone() });
                }
                let mut paths: Vec<&[u8]> = Vec::new();
                for one in now {
                    if !paths.contains(&&one.name[..]) {
                        paths.push(&one.name);
                        out.push(allow(one, what.clone()));
                    }
                }
            }
            several => out.push(Step::Left { what, why: say::import_several(&several.join(", ")) }),
        }
    }
    out
}

/// Whether the first group of `regex` takes a few characters at most.
fn short_group(regex: &str) -> bool {
    fn first(hir: &regex_syntax::hir::Hir) -> Option<&regex_syntax::hir::Hir> {
        use regex_syntax::hir::HirKind;
        match hir.kind() {
            HirKind::Capture(capture) if capture.index == 1 => Some(&capture.sub),
            HirKind::Capture(capture) => first(&capture.sub),
            HirKind::Repetition(repetition) => first(&repetition.sub),
            HirKind::Concat(parts) | HirKind::Alternation(parts) => parts.iter().find_map(first),
            _ => None,
        }
    }
    let parsed = regex_syntax::ParserBuilder::new().unicode(false).utf8(false).build().parse(regex);
    let longest = parsed.ok().and_then(|hir| first(&hir).map(|group| group.properties().maximum_len()));
    matches!(longest, Some(Some(0..12)))
}

fn is_commit(text: &str) -> bool {
    (text.len() == 40 || text.len() == 64) && text.bytes().all(|b| b.is_ascii_hexdigit())
}
