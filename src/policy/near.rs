/*! The name that was probably meant. */

/// The one of `names` that is nearest to `name`, when it is near enough to be a slip of the finger: at most a third of
/// its letters wrong (Damerau and Levenshtein, by the optimal string alignment), or a whole part of one name alone.
pub fn nearest<'a>(name: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let names: Vec<&str> = names.into_iter().collect();
    slip(name, &names).or_else(|| {
        let mut holding = names.iter().filter(|other| name.len() > 3 && other.split('-').any(|part| part == name));
        holding.next().filter(|_| holding.next().is_none()).copied()
    })
}

fn slip<'a>(name: &str, names: &[&'a str]) -> Option<&'a str> {
    let most = (name.chars().count() / 3).clamp(1, 3);
    let folded = name.to_ascii_lowercase().replace('_', "-");
    names
        .iter()
        .copied()
        .filter(|other| other.len().abs_diff(name.len()) <= most)
        .map(|other| (strsim::osa_distance(&folded, other), other))
        .filter(|(distance, _)| *distance <= most)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, other)| other)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_is_found_and_a_stranger_is_not() {
        let names = ["rules", "marks", "provider-failure"];
        assert_eq!(nearest("rlues", names), Some("rules"));
        assert_eq!(nearest("rule", names), Some("rules"));
        assert_eq!(nearest("provider_failure", names), Some("provider-failure"));
        assert_eq!(nearest("colour", names), None);
        assert_eq!(nearest("failure", names), Some("provider-failure"));
        assert_eq!(nearest("regex", ["value-regex", "line-regex"]), None);
    }
}
