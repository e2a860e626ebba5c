/*! The name that was probably meant. */

/// The one of `names` that is nearest to `name`, when it is near enough to be a slip of the finger: at most a third of
/// its letters wrong (Damerau and Levenshtein, by the optimal string alignment).
pub fn nearest<'a>(name: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let most = (name.chars().count() / 3).clamp(1, 3);
    let folded = name.to_ascii_lowercase().replace('_', "-");
    names
        .into_iter()
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
    }
}
