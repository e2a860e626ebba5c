/*! Compose files, GitHub Actions workflows and settings of Spring Boot: the value becomes an expression in place. */

use super::{Edit, Language, Refusal};
use std::ops::Range;

/// Replaces the value at `place` by the expression that looks `name` up.
///
/// # Errors
/// Where the place is a comment, or one in which the expression would mean something else.
pub fn change(text: &str, language: Language, place: &Range<usize>, name: &str) -> Result<Vec<Edit>, Refusal> {
    let start = text[..place.start].rfind('\n').map_or(0, |n| n + 1);
    let end = text[place.end..].find('\n').map_or(text.len(), |n| place.end + n);
    let before = &text[start..place.start];
    let Some((quote, flow)) = state(before) else {
        return Ok(vec![(place.clone(), format!("${name}"))]);
    };
    let after = &text[place.end..end];
    // The value as a key of a mapping is no value.
    let key = after.trim_start_matches(['"', '\'']);
    if key.starts_with(':') && (key.trim_end().len() == 1 || key[1..].starts_with(' ')) {
        return Err(Refusal::Key);
    }
    if before.trim_end().ends_with(['&', '*', '!']) {
        return Err(Refusal::Unsure);
    }
    // An `if` has no secrets, in an expression or not.
    if language == Language::Actions && before.trim_start().trim_start_matches("- ").starts_with("if:") {
        return Err(Refusal::NoSecrets);
    }
    // A string of an expression becomes a part of it.
    if language == Language::Actions
        && before.rfind("${{").is_some_and(|open| !before[open..].contains("}}"))
        && before.ends_with('\'')
        && after.starts_with('\'')
        && takes_secrets(text, start, before)
    {
        return Ok(vec![(place.start - 1..place.end + 1, format!("secrets.{}", secret_name(name)))]);
    }
    // `${NAME:-value}` looks the name up already; the value is for when there is none.
    if let Some(open) = before.rfind("${").filter(|&n| !before[n..].contains('}')) {
        if matches!(language, Language::MarkedYaml(_)) {
            return Err(Refusal::Unsure);
        }
        let sign = if matches!(language, Language::Spring { .. }) { ":" } else { ":-" };
        let asked =
            before[open + 2..].strip_suffix(sign).or(before[open + 2..].strip_suffix('-')).ok_or(Refusal::Unsure)?;
        let plain = language != Language::Actions && asked == name && after.starts_with('}');
        let start = start + open + 2 + asked.len();
        return if plain { Ok(vec![(start..place.end, String::new())]) } else { Err(Refusal::Unsure) };
    }
    let expression = match language {
        Language::Actions if !takes_secrets(text, start, before) => return Err(Refusal::NoSecrets),
        Language::Actions => format!("${{{{ secrets.{} }}}}", secret_name(name)),
        Language::MarkedYaml(mark) => mark.of(name, quote),
        _ => format!("${{{name}}}"),
    };
    if quote.is_none() && flow && language == Language::MarkedYaml(super::Mark::Rails) {
        return Err(Refusal::Unsure);
    }
    if let (Language::MarkedYaml(mark), None, false) = (language, quote, flow)
        && mark.needs_quotes()
        && before.trim_end().ends_with([':', '-'])
        && before.ends_with(' ')
    {
        // A brace would begin a mapping there, and a percent sign nothing.
        let tail = &after[..after.find(" #").unwrap_or(after.len())];
        let tail = tail.trim_end();
        if in_block(text, start) || tail.contains(['"', '\\']) || goes_on(text, start, end) {
            return Err(Refusal::Unsure);
        }
        return Ok(vec![(place.start..place.end + tail.len(), format!("\"{expression}{tail}\""))]);
    }
    if quote.is_none() && flow {
        // A brace would begin a mapping; in quotes it does not.
        let head = before[before.rfind(['[', '{', ',']).map_or(0, |n| n + 1)..].trim_start();
        let head = head.rsplit_once(": ").map_or(head, |(_, value)| value.trim_start());
        let tail = after[..after.find([',', ']', '}']).ok_or(Refusal::Unsure)?].trim_end();
        if format!("{head}{tail}").contains(['"', '\'', '\\', '&', '*', '#']) || tail.contains(": ") {
            return Err(Refusal::Unsure);
        }
        let scalar = place.start - head.len()..place.end + tail.len();
        return Ok(vec![(scalar, format!("\"{head}{expression}{tail}\""))]);
    }
    Ok(vec![(place.clone(), expression)])
}

/// The number of blanks that `line` begins with.
fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// Whether the line that begins at `start` stands in a block scalar: one of the lines that it stands under ends with
/// `|` or `>`.
fn in_block(text: &str, start: usize) -> bool {
    let mut least = indent(text[start..].lines().next().unwrap_or_default());
    for line in text[..start].lines().rev().filter(|line| !line.trim().is_empty()) {
        if indent(line) < least {
            least = indent(line);
            let opens = line.split(" #").next().unwrap_or_default().trim_end().trim_end_matches(['-', '+']);
            if opens.trim_end_matches(|c: char| c.is_ascii_digit()).ends_with(['|', '>']) {
                return true;
            }
        }
    }
    false
}

/// Whether the plain scalar on the line from `start` to `end` goes on below it.
fn goes_on(text: &str, start: usize, end: usize) -> bool {
    let next = text[end..].lines().skip(1).find(|line| !line.trim().is_empty()).unwrap_or_default();
    let line = text[start..end].trim_start();
    let own = indent(&text[start..end]) + if line.starts_with("- ") { 2 } else { 0 };
    indent(next) > own && !next.trim_start().starts_with('#')
}

/// Whether there is a `secrets` context on the line that begins at `start` and up to the value is `before`
/// (<https://docs.github.com/en/actions/reference/workflows-and-actions/contexts#context-availability>).
fn takes_secrets(text: &str, start: usize, before: &str) -> bool {
    let key = |line: &str| {
        line.trim_start().trim_start_matches("- ").split(':').next().unwrap_or_default().trim_matches('"').to_owned()
    };
    if matches!(key(before).as_str(), "if" | "uses" | "runs-on" | "on" | "cron") {
        return false;
    }
    // The keys that this line stands under, the innermost first.
    let (mut least, mut path) = (indent(before), Vec::new());
    for line in text[..start].lines().rev() {
        if !line.trim().is_empty() && !line.trim_start().starts_with('#') && indent(line) < least {
            least = indent(line);
            path.push(key(line));
        }
    }
    let under = |name: &str| path.iter().any(|key| key == name);
    let called = path.len() == 3 && path[2] == "jobs" && path[0] == "with";
    !under("on") && !under("strategy") && !under("concurrency") && !called
}

/// The name of a GitHub secret: it may not begin with `GITHUB_`
/// (<https://docs.github.com/en/actions/reference/security/secrets#naming-your-secrets>).
pub fn secret_name(name: &str) -> String {
    name.strip_prefix("GITHUB_").map_or_else(|| name.to_owned(), |rest| format!("GH_{rest}"))
}

/// The quote that is open at the end of `before`, the beginning of a line, and whether a flow collection is; `None` in
/// a comment.
fn state(before: &str) -> Option<(Option<char>, bool)> {
    let (mut quote, mut flow, mut last) = (None, 0_i32, ' ');
    for c in before.chars() {
        match quote {
            Some(q) if c == q => quote = None,
            Some(_) => {}
            // A quote opens a string only where a value begins; elsewhere it is an apostrophe.
            None if matches!(c, '"' | '\'') && matches!(last, ' ' | ':' | '=' | '[' | '{' | ',' | '-' | '(') => {
                quote = Some(c);
            }
            None if c == '#' && last == ' ' => return None,
            None if matches!(c, '[' | '{') && last != '$' && last != '{' => flow += 1,
            None if matches!(c, ']' | '}') => flow -= 1,
            None => {}
        }
        last = c;
    }
    Some((quote, flow > 0))
}
