/*! Private keys: the lines of a PEM body that nobody but the owner has. */

use zeroize::Zeroizing;

/// The lines in the second half of the first private key's body in `text` (real line ends, or `\n` as JSON writes
/// them): each identifies the key, and the first half may hold what the public key tells as well. Empty when there is
/// no private key.
pub fn private_lines(text: &str) -> Vec<Zeroizing<String>> {
    let Some((_, rest)) = text.split_once("PRIVATE KEY") else { return Vec::new() };
    let Some((_, body)) = rest.split_once("-----") else { return Vec::new() };
    let body = body.split("-----").next().unwrap_or(body);
    let whole: Vec<&str> = body
        .split('\n')
        .flat_map(|line| line.split("\\n"))
        .map(str::trim)
        .filter(|line| {
            line.len() >= 32 && line.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/' | b'='))
        })
        .collect();
    whole[whole.len() / 2..].iter().map(|line| Zeroizing::new((*line).to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use super::private_lines;

    #[test]
    fn the_second_half_of_the_body_is_the_key() {
        let line = |c: char| c.to_string().repeat(64);
        let dashes = "-".repeat(5);
        let key = format!(
            "{dashes}BEGIN PRIVATE KEY{dashes}\n{}\n{}\n{}\n{}\nAAAA\n{dashes}END PRIVATE KEY{dashes}\n",
            line('a'),
            line('b'),
            line('c'),
            line('d')
        );
        let found: Vec<String> = private_lines(&key).iter().map(|l| l.to_string()).collect();
        assert_eq!(found, [line('c'), line('d')]);
        assert!(private_lines("nothing").is_empty());
    }
}
