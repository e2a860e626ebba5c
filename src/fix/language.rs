/*! Which language a file is in, by its name and its beginning, as far as `fix` can write it. */

use super::Kind;

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
    /// Requirements for pip, which knows `${NAME}`.
    Requirements,
    /// An example of a `.env`, which has names and no values.
    EnvExample,
    /// `appsettings.json` of .NET: the environment comes after it, with names like `Section__Key`
    /// (<https://learn.microsoft.com/aspnet/core/fundamentals/configuration/#environment-variables>).
    AppSettings,
}

/// How a program's settings ask for a variable of the environment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// `${NAME}`: Claude Code's `.mcp.json` (<https://code.claude.com/docs/en/mcp>), Yarn
    /// (<https://yarnpkg.com/configuration/yarnrc>).
    Plain,
    /// `${env:NAME}`: Visual Studio Code (<https://code.visualstudio.com/docs/reference/variables-reference>), Cursor
    /// (<https://cursor.com/docs/mcp>), the Serverless Framework
    /// (<https://www.serverless.com/framework/docs/guides/variables/env-vars>).
    Env,
    /// `${localEnv:NAME}`: development containers (<https://containers.dev/implementors/json_reference/>).
    LocalEnv,
    /// `${env.NAME}`: Maven (<https://maven.apache.org/settings.html>).
    Maven,
    /// `<%= ENV["NAME"] %>`: settings of Rails
    /// (<https://guides.rubyonrails.org/configuring.html#configuring-a-database>). The whole file is evaluated whatever
    /// the environment is, so `ENV.fetch` for production would stop a development machine that has no such variable.
    Rails,
}

impl Mark {
    /// The mark for the variable called `name`; `quote` is the quote that it stands in.
    pub fn of(self, name: &str, quote: Option<char>) -> String {
        match self {
            Mark::Plain => format!("${{{name}}}"),
            Mark::Env => format!("${{env:{name}}}"),
            Mark::LocalEnv => format!("${{localEnv:{name}}}"),
            Mark::Maven => format!("${{env.{name}}}"),
            Mark::Rails if quote == Some('"') => format!("<%= ENV['{name}'] %>"),
            Mark::Rails => format!("<%= ENV[\"{name}\"] %>"),
        }
    }
}

/// The settings called `lower`, a path in lower case whose last part is `file`, when their program knows a mark.
fn marked(lower: &str, file: &str) -> Option<Language> {
    let in_folder = |folder: &str| lower.starts_with(&format!("{folder}/")) || lower.contains(&format!("/{folder}/"));
    Some(match file {
        ".mcp.json" => Language::Marked(Mark::Plain),
        "mcp.json" if in_folder(".cursor") => Language::Marked(Mark::Env),
        "launch.json" | "tasks.json" if in_folder(".vscode") => Language::Marked(Mark::Env),
        "devcontainer.json" | ".devcontainer.json" => Language::Marked(Mark::LocalEnv),
        "settings.xml" if lower == "settings.xml" || in_folder(".mvn") || in_folder(".m2") => {
            Language::Marked(Mark::Maven)
        }
        ".yarnrc.yml" => Language::MarkedYaml(Mark::Plain),
        "serverless.yml" | "serverless.yaml" => Language::MarkedYaml(Mark::Env),
        "database.yml" | "cable.yml" | "storage.yml" | "secrets.yml" if in_folder("config") => {
            Language::MarkedYaml(Mark::Rails)
        }
        _ if file.starts_with("requirements") && file.ends_with(".txt") => Language::Requirements,
        _ => return None,
    })
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
        if let Some(language) = marked(&lower, file) {
            return Ok(language);
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
        matches!(self, Language::EnvExample | Language::AppSettings | Language::TerraformValues)
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
        return Err(Some(if top("kind: Secret") { Kind::Secret } else { Kind::Kubernetes }));
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
        Ok(L::Marked(mark) | L::MarkedYaml(mark)) => mark.of(variable, None),
        Ok(L::TerraformValues | L::EnvExample | L::AppSettings) => return None,
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
        assert_eq!(Language::of("k8s/secret.yaml", "apiVersion: v1\n"), Err(Some(Kind::Kubernetes)));
        assert_eq!(Language::of("src/main/resources/application-prod.yml", ""), Ok(Language::Spring { yaml: true }));
        assert_eq!(Language::of("bin/deploy", "#!/usr/bin/env bash\n"), Ok(Language::Shell));
        assert_eq!(Language::of("bin/tool", "#!/usr/bin/python3.11\n"), Ok(Language::Python));
        assert_eq!(Language::of("Makefile", ""), Err(Some(Kind::Makefile)));
        assert_eq!(Language::of("notes.txt", ""), Err(None));
    }
}
