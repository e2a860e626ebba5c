/*! Which language a file is in, by its name and its beginning, as far as `fix` can write it. */

use super::{Kind, Mark, settings};

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
    /// Values for Terraform's variables.
    TerraformValues,
    /// Settings of Spring Boot, which knows `${NAME}`.
    Spring {
        /// Whether they are written in YAML.
        yaml: bool,
    },
    /// npm's settings, which know `${NAME}`.
    Npm,
    /// Settings in JSON or XML of a program that knows a mark for the environment's variables.
    Marked(Mark),
    /// The same in YAML.
    MarkedYaml(Mark),
    /// The same in TOML.
    MarkedToml(Mark),
    /// The same in lines of a name and a value.
    MarkedLine(Mark),
    /// `gradle.properties`: the environment comes after it, with names like `ORG_GRADLE_PROJECT_name`
    /// (<https://docs.gradle.org/current/userguide/build_environment.html#setting_a_project_property>).
    Gradle,
    /// Requirements for pip, which knows `${NAME}`.
    Requirements,
    /// An example of a `.env`, which has names and no values.
    EnvExample,
    /// `appsettings.json` of .NET: the environment comes after it, with names like `Section__Key`
    /// (<https://learn.microsoft.com/aspnet/core/fundamentals/configuration/#environment-variables>).
    AppSettings,
}

impl Language {
    /// The language of `text`, the file called `name`: a path with `/` between its parts, relative to the top of the
    /// work tree.
    ///
    /// # Errors
    /// What else it is, when there is something to say of it.
    pub fn of(name: &str, text: &str) -> Result<Language, Option<Kind>> {
        let lower = name.to_ascii_lowercase();
        let file = lower.rsplit('/').next().unwrap_or(&lower);
        let (stem, ending) = file.rsplit_once('.').unwrap_or((file, ""));
        if let Some(language) = settings::marked(&lower, file, text) {
            return Ok(language);
        }
        if let Some(way) = settings::way(&lower, file, text) {
            return Err(Some(Kind::Program(way)));
        }
        if matches!(ending, "yml" | "yaml") {
            return yaml(&lower, file, text);
        }
        if file.starts_with("dockerfile") || file.starts_with("containerfile") || ending == "dockerfile" {
            return Err(Some(Kind::Dockerfile));
        }
        if file.starts_with(".env") && ["example", "sample", "template", "dist", "tpl"].contains(&ending) {
            return Ok(Language::EnvExample);
        }
        if matches!(file, "env.example" | "env.sample" | "example.env" | "sample.env") {
            return Ok(Language::EnvExample);
        }
        if is_spring(stem) && ending == "properties" {
            return Ok(Language::Spring { yaml: false });
        }
        Ok(match ending {
            "py" | "pyw" | "pyi" => Language::Python,
            // Markup stands in plain JavaScript too.
            "js" => Language::Jsx { typed: false },
            "mjs" | "cjs" => Language::JavaScript,
            "ts" | "mts" | "cts" => Language::TypeScript,
            "jsx" => Language::Jsx { typed: false },
            "tsx" => Language::Jsx { typed: true },
            "rb" | "rake" | "ru" | "gemspec" => Language::Ruby,
            "go" => Language::Go,
            "rs" => Language::Rust,
            "java" => Language::Java,
            "cs" | "csx" => Language::CSharp,
            "php" | "phtml" => Language::Php,
            "sh" | "bash" | "zsh" | "ksh" => Language::Shell,
            "tf" => Language::Terraform,
            "tfvars" => Language::TerraformValues,
            "ipynb" => return Err(Some(Kind::Notebook)),
            "json" if file == "appsettings.json" || file.starts_with("appsettings.") => Language::AppSettings,
            "json" | "jsonc" | "json5" | "webmanifest" => return Err(Some(Kind::Json)),
            "toml" => return Err(Some(Kind::Toml)),
            "ini" | "cfg" | "conf" | "config" | "properties" | "cnf" => return Err(Some(Kind::Ini)),
            "html" | "htm" | "vue" | "svelte" => return Err(Some(Kind::Html)),
            "mk" => return Err(Some(Kind::Makefile)),
            _ => return by_whole_name(file, text),
        })
    }

    /// Whether the place of a value decides how it has to be called.
    pub fn names_itself(self) -> bool {
        matches!(self, Language::EnvExample | Language::AppSettings | Language::TerraformValues | Language::Gradle)
    }

    /// Whether it is JavaScript or anything that grew from it.
    pub fn is_script(self) -> bool {
        matches!(self, Language::JavaScript | Language::TypeScript | Language::Jsx { .. })
    }
}

/// What a file without a telling ending is.
fn by_whole_name(file: &str, text: &str) -> Result<Language, Option<Kind>> {
    Ok(match file {
        ".npmrc" => Language::Npm,
        "gemfile" | "rakefile" | "vagrantfile" | "fastfile" | "appfile" | "podfile" | "brewfile" | "capfile" => {
            Language::Ruby
        }
        ".bashrc" | ".bash_profile" | ".bash_aliases" | ".profile" | ".zshrc" | ".zprofile" | ".zshenv" | ".envrc" => {
            Language::Shell
        }
        "makefile" | "gnumakefile" => return Err(Some(Kind::Makefile)),
        _ => {
            let first = text.lines().next().unwrap_or_default();
            let program = first.strip_prefix("#!").ok_or(None)?.trim();
            let program = program.strip_prefix("/usr/bin/env").unwrap_or(program).trim();
            let program = program.trim_start_matches("-S ").split_whitespace().next().unwrap_or_default();
            match program
                .rsplit('/')
                .next()
                .unwrap_or_default()
                .trim_end_matches(|c: char| c.is_ascii_digit() || c == '.')
            {
                "sh" | "bash" | "zsh" | "ksh" | "dash" => Language::Shell,
                "python" => Language::Python,
                "ruby" => Language::Ruby,
                "node" => Language::JavaScript,
                "php" | "phtml" => Language::Php,
                _ => return Err(None),
            }
        }
    })
}

/// What a YAML file is, by its name, else by what stands at its top.
fn yaml(path: &str, file: &str, text: &str) -> Result<Language, Option<Kind>> {
    let folder = |name: &str| path.starts_with(&format!("{name}/")) || path.contains(&format!("/{name}/"));
    if folder(".github/workflows") {
        return Ok(Language::Actions);
    }
    if file.starts_with("docker-compose") || file.starts_with("compose.") || file.starts_with("compose-") {
        return Ok(Language::Compose);
    }
    if is_spring(file.rsplit_once('.').map_or(file, |(stem, _)| stem)) {
        return Ok(Language::Spring { yaml: true });
    }
    let pipeline = ["azure-pipelines", "bitbucket-pipelines", ".travis", "cloudbuild", "appveyor", ".appveyor"];
    if folder(".circleci") || pipeline.iter().any(|name| file.starts_with(name)) {
        return Err(Some(Kind::Pipeline));
    }
    if file.starts_with(".gitlab-ci") {
        return Err(Some(Kind::GitLab));
    }
    let top = |key: &str| text.lines().any(|line| line.starts_with(key));
    if top("apiVersion:") {
        let pods = ["Pod", "Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "Job", "CronJob"];
        let kind = |kind: &str| text.lines().any(|line| line.strip_prefix("kind: ").is_some_and(|k| k.trim() == kind));
        return Err(Some(match () {
            () if kind("Secret") => Kind::Secret,
            () if kind("ConfigMap") => Kind::ConfigMap,
            () if pods.into_iter().any(kind) => Kind::Kubernetes,
            () => Kind::Resource,
        }));
    }
    if file.starts_with("values") {
        return Err(Some(Kind::Helm));
    }
    if top("services:")
        && text.lines().any(|line| matches!(line.trim(), l if l.starts_with("image:") || l.starts_with("build:")))
    {
        return Ok(Language::Compose);
    }
    if top("jobs:") && (top("on:") || top("\"on\":")) {
        return Ok(Language::Actions);
    }
    Err(Some(Kind::Yaml))
}

/// How the file called `name` is given the environment's variable `variable`, in its own language; `None` where that
/// depends on the program that reads it.
pub fn lookup(name: &str, text: &str, variable: &str) -> Option<String> {
    use Language as L;
    let file = name.rsplit('/').next().unwrap_or(name);
    let ending = file.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    Some(match Language::of(name, text) {
        Ok(L::Python) => format!("os.environ[\"{variable}\"]"),
        Ok(L::JavaScript | L::TypeScript | L::Jsx { .. }) => format!("process.env.{variable}"),
        Ok(L::Ruby) => format!("ENV.fetch(\"{variable}\")"),
        Ok(L::Go) => format!("os.Getenv(\"{variable}\")"),
        Ok(L::Rust) => format!("std::env::var(\"{variable}\")"),
        Ok(L::Java) => format!("System.getenv(\"{variable}\")"),
        Ok(L::CSharp) => format!("Environment.GetEnvironmentVariable(\"{variable}\")"),
        Ok(L::Php) => format!("getenv('{variable}')"),
        Ok(L::Shell) => format!("\"${{{variable}}}\""),
        Ok(L::Compose | L::Npm | L::Requirements | L::Spring { .. }) => format!("${{{variable}}}"),
        Ok(L::Actions) => format!("${{{{ secrets.{variable} }}}}"),
        Ok(L::Terraform) => format!("var.{}", variable.trim_start_matches("TF_VAR_")),
        Ok(L::Marked(mark) | L::MarkedYaml(mark) | L::MarkedToml(mark) | L::MarkedLine(mark)) => {
            mark.of(variable, None)
        }
        Ok(L::TerraformValues | L::EnvExample | L::AppSettings | L::Gradle) => return None,
        Err(Some(Kind::GitLab)) => format!("${variable}"),
        Err(Some(Kind::Makefile)) => format!("$({variable})"),
        Err(Some(Kind::Notebook)) => format!("os.environ[\"{variable}\"]"),
        Err(_) => match ending.as_str() {
            "kt" | "kts" | "gradle" | "groovy" | "scala" => format!("System.getenv(\"{variable}\")"),
            "swift" => format!("ProcessInfo.processInfo.environment[\"{variable}\"]"),
            "dart" => format!("Platform.environment['{variable}']"),
            "ex" | "exs" => format!("System.fetch_env!(\"{variable}\")"),
            "pl" | "pm" => format!("$ENV{{{variable}}}"),
            "lua" => format!("os.getenv(\"{variable}\")"),
            "r" => format!("Sys.getenv(\"{variable}\")"),
            "jl" => format!("ENV[\"{variable}\"]"),
            "hs" => format!("getEnv \"{variable}\""),
            "clj" => format!("(System/getenv \"{variable}\")"),
            "c" | "cc" | "cpp" | "cxx" | "h" | "hpp" | "m" => format!("getenv(\"{variable}\")"),
            "ps1" | "psm1" => format!("$env:{variable}"),
            "bat" | "cmd" => format!("%{variable}%"),
            "fish" => format!("\"${variable}\""),
            _ => return None,
        },
    })
}

/// Whether Spring Boot reads a file of this name by itself.
fn is_spring(stem: &str) -> bool {
    ["application", "bootstrap"]
        .iter()
        .any(|n| stem.strip_prefix(n).is_some_and(|r| r.is_empty() || r.starts_with('-')))
}

#[cfg(test)]
mod tests {
    use super::{Kind, Language};

    #[test]
    fn names_and_beginnings_tell_languages() {
        assert_eq!(Language::of("src/App.TSX", ""), Ok(Language::Jsx { typed: true }));
        assert_eq!(Language::of(".github/workflows/ci.yml", ""), Ok(Language::Actions));
        assert_eq!(Language::of("deploy/docker-compose.prod.yaml", ""), Ok(Language::Compose));
        assert_eq!(Language::of("stack.yml", "services:\n  db:\n    image: x\n"), Ok(Language::Compose));
        assert_eq!(Language::of("k8s/a.yaml", "apiVersion: v1\nkind: Secret\n"), Err(Some(Kind::Secret)));
        assert_eq!(Language::of("k8s/a.yaml", "apiVersion: v1\nkind: Pod\n"), Err(Some(Kind::Kubernetes)));
        assert_eq!(Language::of("k8s/a.yaml", "apiVersion: v1\n"), Err(Some(Kind::Resource)));
        assert_eq!(Language::of("src/main/resources/application-prod.yml", ""), Ok(Language::Spring { yaml: true }));
        assert_eq!(Language::of("bin/deploy", "#!/usr/bin/env bash\n"), Ok(Language::Shell));
        assert_eq!(Language::of("bin/tool", "#!/usr/bin/python3.11\n"), Ok(Language::Python));
        assert_eq!(Language::of("Makefile", ""), Err(Some(Kind::Makefile)));
        assert_eq!(Language::of("notes.txt", ""), Err(None));
    }
}
