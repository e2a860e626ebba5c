/*!
What kind of file a text is: by the ending of its name when that says it, else by how the text begins.

The kind decides which notations hold: a bare word after `password:` is a value in YAML and a variable in Go.
*/

/// A kind of file, as far as notations differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A programming language in which a text stands in quotes.
    Code,
    /// JSON and its relatives.
    Json,
    /// YAML.
    Yaml,
    /// `name = value` a line: ini, env, properties, conf.
    Config,
    /// XML and HTML.
    Xml,
    /// Prose with examples in it: Markdown, reStructuredText, man pages, plain text, logs.
    Prose,
    /// Shell scripts, batch files, Dockerfiles.
    Shell,
    /// SQL.
    Sql,
}

const ENDINGS: &[(&str, Kind)] = &[
    (
        "go py js ts tsx jsx mjs cjs mts cts vue svelte java kt kts scala sc groovy gradle cs fs vb c h cc cpp cxx hpp hh m mm swift rs rb erb php phtml pl pm lua r dart ex exs erl hrl clj cljs hs ml mli jl nim zig sol tf tfvars hcl nix sbt coffee cr pas d pyi pyx rake gemspec el lisp scm vim proto thrift graphql robot feature idl bas vbs cls frm cbl cob cpy ino bzl bazel star toml lock sum mod",
        Kind::Code,
    ),
    ("json ipynb har jsonl ndjson json5 jsonc webmanifest map tfstate avsc", Kind::Json),
    ("yml yaml eyaml", Kind::Yaml),
    (
        "env ini properties cfg conf cnf cf inf reg netrc _netrc npmrc pypirc pgpass msmtprc fetchmailrc wgetrc s3cfg boto desktop service editorconfig",
        Kind::Config,
    ),
    (
        "xml html htm xhtml resx xaml axaml plist csproj vbproj fsproj props targets svg jsp aspx cshtml xsd xsl xslt wsdl pom storyboard xib xliff xlf ts_ rss",
        Kind::Xml,
    ),
    ("md markdown rst adoc asciidoc txt log tex org 1 2 3 4 5 6 7 8 pod rdoc textile mdx wiki", Kind::Prose),
    (
        "sh bash zsh fish ksh bat cmd ps1 psm1 psd1 dockerfile containerfile mk makefile bats profile bashrc zshrc cmake",
        Kind::Shell,
    ),
    ("sql psql mysql ddl dml cql", Kind::Sql),
];

/// The kind of the text called `name`.
pub fn of(name: &[u8], text: &[u8]) -> Kind {
    let base = &name[memchr::memrchr2(b'/', b'\\', name).map_or(0, |n| n + 1)..];
    by_name(base).unwrap_or_else(|| by_text(text))
}

fn by_name(base: &[u8]) -> Option<Kind> {
    let mut lower = [0u8; 16];
    let ending = match memchr::memrchr(b'.', base) {
        Some(dot) => &base[dot + 1..],
        None => base,
    };
    if ending.is_empty() || ending.len() > lower.len() {
        return None;
    }
    let lower = &mut lower[..ending.len()];
    lower.copy_from_slice(ending);
    lower.make_ascii_lowercase();
    if base.len() > 4 && base[..4].eq_ignore_ascii_case(b".env") {
        return Some(Kind::Config);
    }
    if base.len() >= 10 && base[..10].eq_ignore_ascii_case(b"dockerfile")
        || base.eq_ignore_ascii_case(b"cmakelists.txt")
    {
        return Some(Kind::Shell);
    }
    ENDINGS.iter().find(|(endings, _)| endings.split(' ').any(|e| e.as_bytes() == lower)).map(|&(_, kind)| kind)
}

/// The kind that the first lines show; [`Kind::Config`] when they show none, as most files without an ending are.
fn by_text(text: &[u8]) -> Kind {
    let head = &text[..text.len().min(1024)];
    let trimmed = head.trim_ascii_start();
    match trimmed {
        [b'#', b'!', ..] => {
            let line = &trimmed[..memchr::memchr(b'\n', trimmed).unwrap_or(trimmed.len())];
            let shell = [b"sh" as &[u8], b"bats", b"env -S make"].iter().any(|s| line.ends_with(s))
                || memchr::memmem::find(line, b"sh ").is_some()
                || memchr::memmem::find(line, b"bats").is_some();
            return if shell { Kind::Shell } else { Kind::Code };
        }
        [b'<', ..] => return Kind::Xml,
        [b'{', ..] | [b'[', b'{' | b'\n' | b'"', ..] => return Kind::Json,
        _ => {}
    }
    let (mut yaml, mut config, mut docker, mut code, mut prose) = (0, 0, 0, 0, 0);
    for line in head.split(|&b| b == b'\n') {
        let line = line.trim_ascii();
        match line {
            [] | [b'#', ..] | [b'"', ..] => continue,
            [b'-', b' ', ..] => yaml += 1,
            [.., b';' | b'{' | b'}'] | [b'/', b'/' | b'*', ..] | [b'*', ..] => code += 1,
            _ => {}
        }
        let word = line.iter().take_while(|&&b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.')).count();
        match &line[word..] {
            _ if word == 0 => {}
            _ if [b"FROM " as &[u8], b"RUN ", b"ENV ", b"COPY ", b"ARG ", b"EXPOSE ", b"ENTRYPOINT ", b"CMD "]
                .iter()
                .any(|w| line.starts_with(w)) =>
            {
                docker += 2;
            }
            [b':'] | [b':', b' ', ..] => yaml += 1,
            [b'=', ..] | [b' ', b'=', b' ', ..] => config += 1,
            [b' ', b'a'..=b'z', ..] => prose += 1,
            _ => {}
        }
    }
    let best = yaml.max(config).max(docker).max(code);
    match best {
        0 if prose > 0 => Kind::Prose,
        0 => Kind::Config,
        _ if docker == best => Kind::Shell,
        _ if config == best => Kind::Config,
        _ if yaml == best => Kind::Yaml,
        _ => Kind::Code,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_ending_and_by_text() {
        assert_eq!(of(b"a/b.go", b""), Kind::Code);
        assert_eq!(of(b".env.production", b""), Kind::Config);
        assert_eq!(of(b"Dockerfile", b""), Kind::Shell);
        assert_eq!(of(b"docker", b"FROM a\nRUN b\n"), Kind::Shell);
        assert_eq!(of(b"", b"name: x\nother:\n  - y\n"), Kind::Yaml);
        assert_eq!(of(b"x.dist", b"A=1\nB=2\n"), Kind::Config);
        assert_eq!(of(b"", b"<?xml version"), Kind::Xml);
    }
}
