/*!
Values in the form of a credential that were made up to stand for one: in a manual that shows what it looks like, in a
test, or beside what they open and named after it. They warn; what has a checksum or a structure of its own is told by
that.
*/

use super::harmless::{is_test, line_before};
use super::{Action, Finding, Input, Note, Proof, Reach};
use std::ops::Range;

/// A name says no more of a value in a test or a manual because a provider is called by it: there, and in a comment
/// that documents, what a provider's name alone gives away stops a commit where the judgement of values without a shape
/// would have stopped it, too. Both halves of a pair are no such thing.
pub fn judge_names(found: &mut [Finding], input: &Input<'_>) {
    let made_up = is_test(input.name) || is_manual(input.name);
    let stops = |f: &&Finding| f.rule.reach == Reach::Judged && f.action == Action::Block;
    // By their starts; to each belongs the farthest end up to it, so that one look tells whether any meets a place.
    let mut judged: Vec<Range<usize>> = found.iter().filter(stops).map(|f| f.span.clone()).collect();
    judged.sort_unstable_by_key(|span| span.start);
    let mut farthest = 0;
    for span in &mut judged {
        farthest = farthest.max(span.end);
        span.end = farthest;
    }
    for finding in found.iter_mut() {
        let by_name = matches!(finding.rule.reach, Reach::After(_)) && finding.proof == Proof::Pattern;
        let before = &judged[..judged.partition_point(|span| span.start < finding.span.end)];
        let met = before.last().is_some_and(|span| finding.span.start < span.end);
        if by_name
            && finding.action == Action::Block
            && (made_up || documents(input.text, finding.span.start))
            && !finding.notes.contains(&Note::Pair)
            && !met
        {
            finding.action = Action::Warn;
        }
    }
}

/// Whether a file's ending is that of a manual: what a tool prints and what a value looks like is shown there.
pub fn is_manual(name: &[u8]) -> bool {
    const ENDINGS: &[&str] = &["md", "mdx", "markdown", "rst", "adoc", "asciidoc", "rdoc", "textile", "pod", "tex"];
    let ending = name.rsplit(|b| *b == b'.').next().unwrap_or_default();
    ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known.as_bytes()))
}

/// Whether the line of `at` is one of a comment that a manual is made of: ` * ...`, `/// ...`. Lines are no longer than
/// a thousand bytes before it.
fn documents(text: &[u8], at: usize) -> bool {
    let line = line_before(text, at, 1000).trim_ascii_start();
    [&b"* "[..], b"/// ", b"//! "].iter().any(|mark| line.starts_with(mark))
}

/// Whether the text before the value at `at` says that it shows what such a value looks like: `a URL that looks
/// something like this:`, in its line or up to three lines above, in a comment or a manual. What is shown for its look
/// was made up for it, or scrambled.
pub fn shows_its_look(input: &Input<'_>, at: usize) -> bool {
    const JAPANESE: &[&str] = &["以下のような", "次のような", "下記のような", "このような"];
    const POINTS: &[&str] = &[
        "形式",
        "形",
        "もの",
        "値",
        "URL",
        "文字列",
        "トークン",
        "キー",
        "です",
        "になります",
        "となります",
        "。",
        "：",
        ":",
        " ",
    ];
    let part = &input.text[at.saturating_sub(320).min(input.text.len())..at.min(input.text.len())];
    let line = line_before(input.text, at, 320).trim_ascii_start();
    let comments = [&b"#"[..], b"//", b"*", b"--", b";", b"<!--", b"%"];
    if !is_manual(input.name) && !comments.iter().any(|mark| line.starts_with(mark)) {
        return false;
    }
    let lower = part.to_ascii_lowercase();
    let near = |from: usize| memchr::memchr_iter(b'\n', &lower[from..]).count() <= 3;
    // The rest of the line, without what touches the value, which belongs to it: the start of an address, a quote.
    let rest = |from: usize| {
        let rest = part[from..].split(|b| *b == b'\n').next().unwrap_or_default();
        let same_line = from + rest.len() == part.len();
        let end = if same_line { rest.iter().rposition(u8::is_ascii_whitespace).unwrap_or(0) } else { rest.len() };
        &rest[..end]
    };
    // Whether nothing but words that point at what follows stand there.
    let points = |from: usize| {
        let lower = rest(from).to_ascii_lowercase();
        let mut words = lower.split(|b| !b.is_ascii_alphabetic()).filter(|word| !word.is_empty());
        words.all(|word| matches!(word, b"this" | b"that" | b"the" | b"following" | b"so" | b"below" | b"these"))
    };
    let points_in_japanese = |from: usize| {
        let mut rest = rest(from).trim_ascii();
        while let Some(next) = POINTS.iter().find_map(|word| rest.strip_prefix(word.as_bytes())) {
            rest = next;
        }
        rest.is_empty()
    };
    let looks = memchr::memmem::rfind(&lower, b"look").is_some_and(|look| {
        let like = memchr::memmem::find(&lower[look..], b"like").map(|like| look + like);
        like.is_some_and(|like| like - look <= 24 && near(like) && points(like + b"like".len()))
    });
    looks
        || JAPANESE.iter().any(|words| {
            memchr::memmem::rfind(part, words.as_bytes())
                .is_some_and(|said| near(said) && points_in_japanese(said + words.len()))
        })
}

/// Whether the value at `at` stands in the text that a program prints to say how it is called: `%(prog)s --token ...`.
pub fn is_in_usage(text: &[u8], at: usize) -> bool {
    let line = line_before(text, at, 200);
    [&b"%prog "[..], b"%(prog)s "].iter().any(|program| memchr::memmem::find(line, program).is_some())
}

/// Whether the value at `at` is what a page shows a badge with: whoever reads the page may see it.
pub fn shows_a_badge(text: &[u8], at: usize) -> bool {
    text.get(..at).is_some_and(|before| before.ends_with(b".svg?token="))
}

/// Whether a password is the name of what it opens and a number, and that name stands in its line: `oracle18@oracledb`.
/// A service that is thrown away after a test has such a one.
pub fn is_named_after(text: &[u8], span: &Range<usize>, value: &[u8]) -> bool {
    let word = value.iter().take_while(|b| b.is_ascii_alphabetic()).count();
    if word < 5 || value.len() > 16 || value[word..].iter().any(u8::is_ascii_alphabetic) {
        return false;
    }
    let word = value[..word].to_ascii_lowercase();
    let host = text.get(span.end..text.len().min(span.end + 80)).unwrap_or_default();
    let host = host.split(|b| *b == b'\n').next().unwrap_or_default().to_ascii_lowercase();
    let before = line_before(text, span.start, 200).to_ascii_lowercase();
    // Behind it the host or the image, before it the program; the name that it is given to is no such thing.
    host.starts_with(b"@") && memchr::memmem::find(&host, &word).is_some()
        || memchr::memmem::find(&before, &[b"/", &word[..]].concat()).is_some()
}

/// Whether the value is the argument of a test's own `pass`, which says that something holds: `base.pass("x", y)`. Of
/// what sets a password there is one argument.
pub fn is_said_to_pass(input: &Input<'_>, span: &Range<usize>) -> bool {
    if !is_test(input.name) {
        return false;
    }
    let before = input.text.get(..span.start).unwrap_or_default();
    let before = before.strip_suffix(b"\"").or_else(|| before.strip_suffix(b"'")).unwrap_or(before);
    let after = input.text.get(span.end + 1..).unwrap_or_default().trim_ascii_start();
    let Some(call) = before.strip_suffix(b".pass(") else { return false };
    let start = call.iter().rev().take(16).take_while(|b| b.is_ascii_alphanumeric()).count();
    let asserts = [&b"t"[..], b"test", b"assert", b"tap", b"qunit"].contains(&&call[call.len() - start..]);
    asserts || after.starts_with(b",")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::Detector;
    use crate::detect::example::{self, found_in};

    fn findings(text: &str) -> Vec<Finding> {
        Detector::default().scan(&Input { text: text.as_bytes(), name: b"config.py" })
    }

    #[test]
    fn what_shows_its_look_warns_at_most() {
        let url = "https://hooks\\.slack\\.com/services/T[A-Z0-9]{9}/B[A-Z0-9]{9}/[A-Za-z0-9]{24}";
        for template in [
            format!("# You receive a URL that looks something like this:\n# {url}\n#      ^   ^\n"),
            format!("// It will look like so: {url}"),
            format!("#  get a URL that looks a little like this:\n#\n#  {url}\n"),
            format!("# 以下のような形式です。\n# {url}\n"),
            format!("// 次のような URL になります：{url}\n"),
            "# The API key will look something like:\n#    AIza[A-Za-z0-9_-]{35}\n".to_owned(),
        ] {
            assert!(found_in("a.py", &template).iter().all(|f| f.action == Action::Warn), "{template}");
        }
        for template in [
            format!("# looks like we still need this one: {url}"),
            format!("# looks like this:\n#\n#\n#\n\nURL = '{url}'\n"),
            format!("url = '{url}'"),
            format!("# It looks something like this:\nURL = '{url}'\n"),
            format!("# 次のような理由で直接書く\n# {url}\n"),
        ] {
            assert!(found_in("a.py", &template).iter().all(|f| f.action == Action::Block), "{template}");
        }
        let pair = "# \\[default\\] should look like this:\n# aws_access_key_id = AKIA[A-H][A-Z2-7]{15}\n\
                    # aws_secret_access_key = [0-9A-Za-z/+]{40}\n";
        assert!(found_in("a.py", pair).iter().all(|f| f.action == Action::Block));
        // A checksum is no chance.
        let token = crate::detect::rules::all().find(|rule| rule.id == "github-pat-classic").expect("a rule");
        let made = example::make(token.examples[0], 4).expect("a template");
        let text = format!("# It looks like this:\n# {}\n", token.seal.map_or(made.clone(), |seal| seal(&made)));
        assert!(findings(&text).iter().any(|f| f.action == Action::Block));
    }

    #[test]
    fn a_name_in_a_test_says_as_much_as_any_other() {
        let acts =
            |name: &str, template: &str| -> Vec<Action> { found_in(name, template).iter().map(|f| f.action).collect() };
        // One that any name would give away stops in a test, too; one that it would not does not.
        let (strong, weak) = ("AUTH0_CLIENT_SECRET=[A-Za-z0-9_-]{64}", "vonage_secret = \"[A-Za-z0-9]{16}\"");
        assert!(acts("src/app.py", strong).iter().all(|a| *a == Action::Block));
        assert!(acts("src/app.py", weak).iter().all(|a| *a == Action::Block));
        assert!(acts("tests/test_app.py", weak).contains(&Action::Warn));
        // A pair is one wherever it stands.
        let pair = "aws_access_key_id = AKIA[A-H][A-Z2-7]{15}\naws_secret_access_key = [0-9A-Za-z/+]{40}\n";
        assert!(acts("tests/test_app.py", pair).iter().all(|a| *a == Action::Block));
    }

    #[test]
    fn a_name_in_a_manual_says_as_much_as_any_other() {
        let call = "privateKeyToAddress\\(\"0x[0-9a-f]{64}\"\\)\n";
        let acts = |name: &str, text: &str| -> Vec<Action> { found_in(name, text).iter().map(|f| f.action).collect() };
        assert!(acts("account.js", &format!("x = {call}")).contains(&Action::Block));
        assert!(acts("account.js", &format!("/\\*\\*\n \\* ```ts\n \\* {call}")).iter().all(|a| *a == Action::Warn));
        assert!(acts("docs/account.md", call).iter().all(|a| *a == Action::Warn));
        // A form of its own is more than a name.
        let token = "\\* xoxb-[0-9]{12}-[0-9]{12}-[0-9A-Za-z]{24}\n";
        assert!(acts("docs/slack.md", token).iter().all(|a| *a == Action::Block));
    }

    #[test]
    fn usage_and_badges_stop_nobody() {
        let usage = "\"%\\(prog\\)s --os-auth-token [0-9a-f]{32} list\"\n";
        assert!(found_in("shell.py", usage).iter().all(|f| f.action == Action::Warn));
        let badge = "\\[!\\[Build\\]\\(https://travis-ci\\.com/a/b\\.svg\\?token=[A-Za-z0-9]{20}&branch=main\\)\\]\n";
        assert!(found_in("README.md", badge).iter().all(|f| f.action == Action::Warn));
        assert!(!found_in("README.md", &badge.replace("svg", "json")).is_empty());
    }

    #[test]
    fn a_password_named_after_what_it_opens_warns_at_most() {
        let call = |password: &str| format!("until sqlplus -s sys/{password}/XE as sysdba; do sleep 5; done\n");
        for password in ["Oracle18@oracledb", "Oracle18@db"] {
            let found = found_in("docker-compose.yml", &call(password).replace("sqlplus", "/opt/oracle/bin/sqlplus"));
            assert!(found.iter().all(|f| f.action == Action::Warn), "{password}");
        }
        let found = found_in("docker-compose.yml", &call("[A-Z][a-z]{2}[0-9]{2}[a-z]{2}[A-Z][0-9]@oracledb"));
        assert!(!found.is_empty());
    }

    #[test]
    fn what_a_test_says_to_pass_warns_at_most() {
        let value = "[a-z][A-Z][0-9]#[a-z]{3}[0-9][A-Z]{2}";
        for call in ["base\\.pass\\(\"V\", y\\)", "t\\.pass\\('V'\\)", "self\\.pass\\(\"V\" , y\\)"] {
            let found = found_in("tests/pass.test.js", &format!("{};\n", call.replace('V', value)));
            assert!(found.iter().all(|f| f.action == Action::Warn), "{call}");
        }
        let sets = format!("client\\.user\\(\"bob\"\\)\\.pass\\(\"{value}\"\\);\n");
        assert!(!found_in("tests/pass.test.js", &sets).is_empty());
    }
}
