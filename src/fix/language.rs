/*! Which language a file is in, by its name, as far as `fix` can write it. */

/// A language that `fix` writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    Python,
    /// JavaScript, without types and without markup.
    JavaScript,
    /// TypeScript; `process.env.X` may be undefined in it.
    TypeScript,
    /// Either of them with markup in the code.
    Jsx {
        /// Whether it has types.
        typed: bool,
    },
    Ruby,
    Go,
    Rust,
    Java,
    CSharp,
    Php,
    Shell,
    /// A file that `docker compose` reads; it knows `${NAME}` and reads `.env` by itself.
    Compose,
    /// A GitHub Actions workflow.
    Actions,
    Terraform,
}

impl Language {
    /// The language of the file called `name`: a path with `/` between its parts, relative to the top of the work tree.
    pub fn of(name: &str) -> Option<Language> {
        let lower = name.to_ascii_lowercase();
        let file = lower.rsplit('/').next().unwrap_or(&lower);
        let yaml = file.ends_with(".yml") || file.ends_with(".yaml");
        if yaml && (lower.starts_with(".github/workflows/") || lower.contains("/.github/workflows/")) {
            return Some(Language::Actions);
        }
        if yaml && (file.starts_with("docker-compose") || file.starts_with("compose.") || file.starts_with("compose-"))
        {
            return Some(Language::Compose);
        }
        Some(match file.rsplit_once('.')?.1 {
            "py" | "pyw" => Language::Python,
            "js" | "mjs" | "cjs" => Language::JavaScript,
            "ts" | "mts" | "cts" => Language::TypeScript,
            "jsx" => Language::Jsx { typed: false },
            "tsx" => Language::Jsx { typed: true },
            "rb" | "rake" => Language::Ruby,
            "go" => Language::Go,
            "rs" => Language::Rust,
            "java" => Language::Java,
            "cs" => Language::CSharp,
            "php" => Language::Php,
            "sh" | "bash" | "zsh" | "ksh" => Language::Shell,
            "tf" => Language::Terraform,
            _ => return None,
        })
    }

    /// Whether it is JavaScript or anything that grew from it.
    pub fn is_script(self) -> bool {
        matches!(self, Language::JavaScript | Language::TypeScript | Language::Jsx { .. })
    }
}

#[cfg(test)]
mod tests {
    use super::Language;

    #[test]
    fn names_tell_languages() {
        assert_eq!(Language::of("src/App.TSX"), Some(Language::Jsx { typed: true }));
        assert_eq!(Language::of(".github/workflows/ci.yml"), Some(Language::Actions));
        assert_eq!(Language::of("deploy/docker-compose.prod.yaml"), Some(Language::Compose));
        assert_eq!(Language::of("k8s/secret.yaml"), None);
        assert_eq!(Language::of("Makefile"), None);
    }
}
