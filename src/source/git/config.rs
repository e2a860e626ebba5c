/*!
git's configuration, of all levels.

libgit2 reads the files, but not what `git -c name=value` and `git --config-env` hand down to a hook in the environment;
that is parsed here. Where libgit2 cannot open the repository, `git config` is asked.
*/

/// The values that the environment gives to `key`, in git's order: the last one wins.
pub fn from_environment(key: &str, get: impl Fn(&str) -> Option<String>) -> Vec<String> {
    let wanted = normal(key);
    handed_down(get).into_iter().filter(|(name, _)| *name == wanted).map(|(_, value)| value).collect()
}

/// Every key that the environment gives, and its value, in git's order.
pub fn handed_down(get: impl Fn(&str) -> Option<String>) -> Vec<(String, String)> {
    let mut out = Vec::new();
    let count: usize = get("GIT_CONFIG_COUNT").and_then(|n| n.parse().ok()).unwrap_or(0);
    for number in 0..count {
        let (Some(name), Some(value)) =
            (get(&format!("GIT_CONFIG_KEY_{number}")), get(&format!("GIT_CONFIG_VALUE_{number}")))
        else {
            break;
        };
        out.push((normal(&name), value));
    }
    let parameters = get("GIT_CONFIG_PARAMETERS").unwrap_or_default();
    out.extend(parse_parameters(&parameters).into_iter().map(|(name, value)| (normal(&name), value)));
    out
}

/// `key` with its section and its variable in lower case; a subsection between them keeps its letters.
fn normal(key: &str) -> String {
    match (key.find('.'), key.rfind('.')) {
        (Some(first), Some(last)) => {
            key[..first].to_ascii_lowercase() + &key[first..last] + &key[last..].to_ascii_lowercase()
        }
        _ => key.to_ascii_lowercase(),
    }
}

/// Names and values in GIT_CONFIG_PARAMETERS: `'name'='value'` (git 2.31 and later) or `'name=value'`, separated by
/// spaces and quoted as a shell would. A name without a value is true.
fn parse_parameters(text: &str) -> Vec<(String, String)> {
    let mut out = Vec::new();
    let mut rest = text.trim_start();
    while let Some((name, after)) = unquote(rest) {
        rest = after;
        if let Some(value) = rest.strip_prefix('=') {
            let (value, after) = unquote(value).unwrap_or((String::new(), value));
            out.push((name, value));
            rest = after;
        } else if let Some((name, value)) = name.split_once('=') {
            out.push((name.to_owned(), value.to_owned()));
        } else {
            out.push((name, "true".to_owned()));
        }
        rest = rest.trim_start();
    }
    out
}

/// One `'...'`, in which `'\''` and `'\!'` stand for a quote and an exclamation mark, and what follows it.
fn unquote(text: &str) -> Option<(String, &str)> {
    let mut out = String::new();
    let mut rest = text.strip_prefix('\'')?;
    loop {
        let (part, after) = rest.split_once('\'')?;
        out.push_str(part);
        let escaped = after.strip_prefix('\\').and_then(|a| a.get(..1).zip(a.get(1..)?.strip_prefix('\'')));
        let Some((mark, after)) = escaped else { return Some((out, after)) };
        out.push_str(mark);
        rest = after;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_git_hands_down_is_read() {
        let environment = |name: &str| {
            let value = match name {
                "GIT_CONFIG_COUNT" => "2",
                "GIT_CONFIG_KEY_0" => "Sekisho.Quiet",
                "GIT_CONFIG_VALUE_0" => "count",
                "GIT_CONFIG_KEY_1" => "other.key",
                "GIT_CONFIG_VALUE_1" => "x",
                "GIT_CONFIG_PARAMETERS" => {
                    r"'sekisho.quiet'='it'\''s' 'sekisho.quiet=old form' 'sekisho.quiet' 'a.B.c'='1' 'a.b.c'='2'"
                }
                _ => return None,
            };
            Some(value.to_owned())
        };
        assert_eq!(from_environment("sekisho.quiet", environment), ["count", "it's", "old form", "true"]);
        assert_eq!(from_environment("A.b.C", environment), ["2"]);
        assert!(from_environment("no.such", environment).is_empty());
    }

    #[test]
    fn nonsense_ends_the_list() {
        for text in ["", "x", "'", "'a", "'a'=", "''\\", "'a'\\''b"] {
            assert!(parse_parameters(text).len() <= 1);
        }
    }
}
