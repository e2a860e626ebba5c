/*!
Files of settings, known by their names: how their program asks for a variable of the environment, or how else it gets a
value where it asks for none.
*/

use super::Language;

/// How a program's settings ask for a variable of the environment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// `${NAME}`: Claude Code's `.mcp.json` (<https://code.claude.com/docs/en/mcp>), Yarn
    /// (<https://yarnpkg.com/configuration/yarnrc>), Pipenv (<https://pipenv.pypa.io/en/latest/credentials.html>),
    /// Telegraf (<https://docs.influxdata.com/telegraf/v1/configuration/environment-variables/>), Elastic's programs
    /// (<https://www.elastic.co/guide/en/beats/filebeat/current/using-environ-vars.html>), what Grafana is provisioned
    /// with (<https://grafana.com/docs/grafana/latest/administration/provisioning/>), Logback
    /// (<https://logback.qos.ch/manual/configuration.html>), PHP's `php.ini`
    /// (<https://www.php.net/manual/en/configuration.file.php>).
    Plain,
    /// `$NAME` and nothing else in the string: Bun (<https://bun.sh/docs/install/registries>).
    Dollar,
    /// `${env:NAME}`: Visual Studio Code (<https://code.visualstudio.com/docs/reference/variables-reference>), Cursor
    /// (<https://cursor.com/docs/mcp>), the Serverless Framework
    /// (<https://www.serverless.com/framework/docs/guides/variables/env-vars>), OpenTelemetry's collector
    /// (<https://opentelemetry.io/docs/collector/configuration/#environment-variables>), Log4j
    /// (<https://logging.apache.org/log4j/2.x/manual/lookups.html>).
    Env,
    /// `${localEnv:NAME}`: development containers (<https://containers.dev/implementors/json_reference/>).
    LocalEnv,
    /// `${env.NAME}`: Maven (<https://maven.apache.org/settings.html>).
    Maven,
    /// `%NAME%`: NuGet (<https://learn.microsoft.com/nuget/consume-packages/consuming-packages-authenticated-feeds>).
    Percent,
    /// `{env:NAME}`: tox (<https://tox.wiki/en/latest/config.html#environment-variable-substitutions>).
    Tox,
    /// `%(ENV_NAME)s`: Supervisor (<https://supervisord.org/configuration.html#environment-variables>).
    Supervisor,
    /// `$__env{NAME}`: Grafana
    /// (<https://grafana.com/docs/grafana/latest/setup-grafana/configure-grafana/#variable-expansion>).
    Grafana,
    /// `env(NAME)` and nothing else in the string: Supabase
    /// (<https://supabase.com/docs/guides/local-development/managing-config>).
    Call,
    /// `%env(NAME)%`: Symfony (<https://symfony.com/doc/current/configuration/env_var_processors.html>).
    Symfony,
    /// `{{ lookup('env', 'NAME') }}`: Ansible
    /// (<https://docs.ansible.com/ansible/latest/collections/ansible/builtin/env_lookup.html>).
    Ansible,
    /// `{{ env_var('NAME') }}`: dbt (<https://docs.getdbt.com/reference/dbt-jinja-functions/env_var>).
    Dbt,
    /// `<%= ENV["NAME"] %>`: settings of Rails
    /// (<https://guides.rubyonrails.org/configuring.html#configuring-a-database>). The whole file is evaluated whatever
    /// the environment is, so `ENV.fetch` for production would stop a development machine that has no such variable.
    Rails,
}

impl Mark {
    /// The mark for the variable called `name`; `quote` is the quote that it stands in.
    pub fn of(self, name: &str, quote: Option<char>) -> String {
        let other = if quote == Some('\'') { '"' } else { '\'' };
        match self {
            Mark::Plain => format!("${{{name}}}"),
            Mark::Dollar => format!("${name}"),
            Mark::Env => format!("${{env:{name}}}"),
            Mark::LocalEnv => format!("${{localEnv:{name}}}"),
            Mark::Maven => format!("${{env.{name}}}"),
            Mark::Percent => format!("%{name}%"),
            Mark::Tox => format!("{{env:{name}}}"),
            Mark::Supervisor => format!("%(ENV_{name})s"),
            Mark::Grafana => format!("$__env{{{name}}}"),
            Mark::Call => format!("env({name})"),
            Mark::Symfony => format!("%env({name})%"),
            Mark::Ansible => format!("{{{{ lookup({other}env{other}, {other}{name}{other}) }}}}"),
            Mark::Dbt => format!("{{{{ env_var({other}{name}{other}) }}}}"),
            Mark::Rails if quote == Some('"') => format!("<%= ENV['{name}'] %>"),
            Mark::Rails => format!("<%= ENV[\"{name}\"] %>"),
        }
    }

    /// Whether a mark is open at the end of `before`, what stands before a value: another one inside of it would break
    /// it.
    pub fn is_open(self, before: &str) -> bool {
        let line = before.rsplit('\n').next().unwrap_or_default();
        let within =
            |text: &str, open: &str, close: &str| text.rfind(open).is_some_and(|at| !text[at..].contains(close));
        let percents = |text: &str| text.rsplit(['"', '\'', '>', ' ']).next().unwrap_or_default().matches('%').count();
        match self {
            Mark::Plain | Mark::Dollar | Mark::Env | Mark::LocalEnv | Mark::Maven => within(line, "${", "}"),
            Mark::Tox => within(line, "{", "}"),
            Mark::Grafana => within(line, "$__", "}"),
            Mark::Supervisor => line.ends_with('%') || within(line, "%(", ")"),
            Mark::Call => within(line, "env(", ")"),
            Mark::Percent | Mark::Symfony => percents(line) % 2 == 1,
            // A template goes on over lines.
            Mark::Ansible | Mark::Dbt => within(before, "{{", "}}") || within(before, "{%", "%}"),
            Mark::Rails => within(before, "<%", "%>"),
        }
    }

    /// Whether a scalar of YAML that begins with the mark has to stand in quotes.
    pub fn needs_quotes(self) -> bool {
        matches!(self, Mark::Symfony | Mark::Ansible | Mark::Dbt)
    }
}

/// How a program gets a value that it does not look up in its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    /// It reads a variable of the environment besides its file.
    Variable { program: &'static str, variable: &'static str },
    /// A command hands the value over; `{name}` is the value's name, `{store}` the file of values.
    Command { program: &'static str, command: &'static str },
    /// Something else is written; `{name}` is the value's name, `{store}` the file of values.
    Instead { program: &'static str, write: &'static str },
    /// A file that holds nothing but the value is named in its place.
    File { program: &'static str, write: &'static str },
    /// The file is one person's or one machine's; a variable of the environment says where it lies.
    Own { variable: &'static str },
}

/// Whether `folder` is one of those that `path` goes through.
fn goes_through(path: &str, folder: &str) -> bool {
    path.starts_with(&format!("{folder}/")) || path.contains(&format!("/{folder}/"))
}

/// The settings called `lower`, a path in lower case whose last part is `file`, when their program knows a mark; `text`
/// is what is in them.
pub fn marked(lower: &str, file: &str, text: &str) -> Option<Language> {
    use Language::{Marked, MarkedLine, MarkedToml, MarkedYaml};
    let inside = |folder: &str| goes_through(lower, folder);
    let top = |key: &str| text.lines().any(|line| line.starts_with(key));
    Some(match file {
        ".mcp.json" => Marked(Mark::Plain),
        "mcp.json" if inside(".cursor") => Marked(Mark::Env),
        "launch.json" | "tasks.json" if inside(".vscode") => Marked(Mark::Env),
        "devcontainer.json" | ".devcontainer.json" => Marked(Mark::LocalEnv),
        "settings.xml" if lower == "settings.xml" || inside(".mvn") || inside(".m2") => Marked(Mark::Maven),
        "pom.xml" => Marked(Mark::Maven),
        "nuget.config" => Marked(Mark::Percent),
        _ if file.starts_with("log4j2") && file.ends_with(".xml") => Marked(Mark::Env),
        _ if file.starts_with("logback") && file.ends_with(".xml") => Marked(Mark::Plain),
        ".yarnrc.yml" => MarkedYaml(Mark::Plain),
        "serverless.yml" | "serverless.yaml" => MarkedYaml(Mark::Env),
        "database.yml" | "cable.yml" | "storage.yml" | "secrets.yml" if inside("config") => MarkedYaml(Mark::Rails),
        "filebeat.yml" | "metricbeat.yml" | "heartbeat.yml" | "packetbeat.yml" | "auditbeat.yml" | "winlogbeat.yml"
        | "logstash.yml" | "kibana.yml" | "elasticsearch.yml" => MarkedYaml(Mark::Plain),
        "profiles.yml" if text.contains("outputs:") && text.contains("target:") => MarkedYaml(Mark::Dbt),
        _ if is_yaml(file) => match () {
            () if inside("provisioning/datasources") || inside("provisioning/alerting") => MarkedYaml(Mark::Plain),
            () if inside("config/packages") => MarkedYaml(Mark::Symfony),
            () if inside("config") && file.starts_with("services") && text.contains("_defaults:") => {
                MarkedYaml(Mark::Symfony)
            }
            () if inside("group_vars") || inside("host_vars") => MarkedYaml(Mark::Ansible),
            () if inside("roles") && ["vars", "defaults", "tasks", "handlers"].into_iter().any(inside) => {
                MarkedYaml(Mark::Ansible)
            }
            () if is_playbook(text) => MarkedYaml(Mark::Ansible),
            () if top("receivers:") && top("exporters:") && top("service:") => MarkedYaml(Mark::Env),
            () => return None,
        },
        "pipfile" => MarkedToml(Mark::Plain),
        "bunfig.toml" | ".bunfig.toml" => MarkedToml(Mark::Dollar),
        "config.toml" if inside("supabase") => MarkedToml(Mark::Call),
        "telegraf.conf" => MarkedToml(Mark::Plain),
        _ if inside("telegraf.d") && file.ends_with(".conf") => MarkedToml(Mark::Plain),
        "grafana.ini" => MarkedLine(Mark::Grafana),
        "tox.ini" => MarkedLine(Mark::Tox),
        "php.ini" => MarkedLine(Mark::Plain),
        "supervisord.conf" => MarkedLine(Mark::Supervisor),
        _ if (inside("supervisor") || inside("supervisord") || inside("supervisor.d") || inside("supervisord.d"))
            && (file.ends_with(".conf") || file.ends_with(".ini")) =>
        {
            MarkedLine(Mark::Supervisor)
        }
        "log4j2.properties" => MarkedLine(Mark::Env),
        "gradle.properties" => Language::Gradle,
        _ if file.starts_with("requirements") && file.ends_with(".txt") => Language::Requirements,
        _ => return None,
    })
}

fn is_yaml(file: &str) -> bool {
    file.ends_with(".yml") || file.ends_with(".yaml")
}

/// Whether `text` is a playbook of Ansible: a list of plays, each for some hosts.
fn is_playbook(text: &str) -> bool {
    let begins = text.lines().any(|line| line.starts_with("- hosts:") || line.starts_with("- name:"));
    begins && text.lines().any(|line| line.trim_start_matches("- ").trim_start().starts_with("hosts:"))
}

/// How the program that reads `lower`, a path in lower case whose last part is `file` and that holds `text`, gets a
/// value otherwise; `None` where nothing is known of it.
pub fn way(lower: &str, file: &str, text: &str) -> Option<Way> {
    let inside = |folder: &str| goes_through(lower, folder);
    let variable = |program, variable| Way::Variable { program, variable };
    let command = |program, command| Way::Command { program, command };
    let instead = |program, write| Way::Instead { program, write };
    let file_named = |program, write| Way::File { program, write };
    let own = |variable| Way::Own { variable };
    Some(match file {
        // <https://doc.rust-lang.org/cargo/reference/config.html#credentials>
        "config.toml" | "config" | "credentials.toml" | "credentials" if inside(".cargo") => {
            variable("Cargo", "CARGO_REGISTRIES_<NAME>_TOKEN")
        }
        // <https://python-poetry.org/docs/repositories/#configuring-credentials>
        "pyproject.toml" if text.contains("[tool.poetry.source]") => {
            variable("Poetry", "POETRY_HTTP_BASIC_<SOURCE>_PASSWORD")
        }
        // <https://docs.astral.sh/uv/concepts/indexes/#providing-credentials-directly>
        "pyproject.toml" if text.contains("[tool.uv.index]") => variable("uv", "UV_INDEX_<NAME>_PASSWORD"),
        "uv.toml" => variable("uv", "UV_INDEX_<NAME>_PASSWORD"),
        // <https://twine.readthedocs.io/en/stable/#environment-variables>
        ".pypirc" => variable("Twine", "TWINE_PASSWORD"),
        // <https://pip.pypa.io/en/stable/topics/configuration/#environment-variables>
        "pip.conf" | "pip.ini" => variable("pip", "PIP_INDEX_URL"),
        // <https://getcomposer.org/doc/03-cli.md#composer-auth>
        "auth.json" if ["http-basic", "github-oauth", "gitlab-token", "bearer"].iter().any(|k| text.contains(k)) => {
            variable("Composer", "COMPOSER_AUTH")
        }
        // <https://airflow.apache.org/docs/apache-airflow/stable/howto/set-config.html>
        "airflow.cfg" => variable("Airflow", "AIRFLOW__<SECTION>__<KEY>"),
        // <https://developer.hashicorp.com/terraform/cli/config/config-file#environment-variable-credentials>
        ".terraformrc" | "terraform.rc" => variable("Terraform", "TF_TOKEN_<host_with_underscores>"),
        // <https://rclone.org/docs/#environment-variables>
        "rclone.conf" => variable("rclone", "RCLONE_CONFIG_<REMOTE>_<KEY>"),
        // <https://developers.cloudflare.com/workers/wrangler/commands/#secret-bulk>
        "wrangler.toml" | "wrangler.json" | "wrangler.jsonc" => command("Wrangler", "npx wrangler secret bulk {store}"),
        // <https://fly.io/docs/flyctl/secrets-import/>
        "fly.toml" => command("Fly.io", "fly secrets import < {store}"),
        // <https://cli.netlify.com/commands/env/#envimport>
        "netlify.toml" => command("Netlify", "netlify env:import {store}"),
        // <https://vercel.com/docs/cli/env>
        "vercel.json" => command("Vercel", "vercel env add {name}"),
        // <https://code.visualstudio.com/docs/copilot/reference/mcp-configuration>
        "mcp.json" if inside(".vscode") => instead("VS Code", "\"envFile\": \"${workspaceFolder}/{store}\""),
        // <https://prometheus.io/docs/prometheus/latest/configuration/configuration/>
        "prometheus.yml" | "prometheus.yaml" => {
            file_named("Prometheus", "password_file: <path> / credentials_file: <path>")
        }
        // <https://prometheus.io/docs/alerting/latest/configuration/>
        "alertmanager.yml" | "alertmanager.yaml" => file_named("Alertmanager", "<key>_file: <path>"),
        // <https://alembic.sqlalchemy.org/en/latest/api/config.html#alembic.config.Config.set_main_option>
        "alembic.ini" => instead(
            "Alembic",
            "config.set_main_option(\"sqlalchemy.url\", os.environ[\"{name}\"].replace(\"%\", \"%%\")) (env.py)",
        ),
        // <https://www.freedesktop.org/software/systemd/man/latest/systemd.exec.html#EnvironmentFile=>
        _ if file.ends_with(".service") && text.contains("[Service]") => {
            instead("systemd", "EnvironmentFile=<path>/{store}")
        }
        ".netrc" | "_netrc" | ".git-credentials" | ".htpasswd" | "local.settings.json" => own(""),
        ".pgpass" | "pgpass.conf" => own("PGPASSFILE"),
        ".my.cnf" => own(""),
        "credentials" if inside(".aws") => own("AWS_SHARED_CREDENTIALS_FILE"),
        "config.json" if inside(".docker") => own("DOCKER_CONFIG"),
        "config" if inside(".kube") => own("KUBECONFIG"),
        "secrets.toml" if inside(".streamlit") => own(""),
        _ if is_yaml(file) && text.lines().any(|l| l == "kind: Config") && text.contains("clusters:") => {
            own("KUBECONFIG")
        }
        // <https://cloud.google.com/docs/authentication/application-default-credentials>
        _ if file.ends_with(".json") && is_google_key(text) => own("GOOGLE_APPLICATION_CREDENTIALS"),
        _ if file.ends_with(".tfstate") => own(""),
        _ => return None,
    })
}

/// Whether `text` is a key of Google's, as `gcloud` and the console write it.
fn is_google_key(text: &str) -> bool {
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).take(4096).collect();
    plain.contains("\"type\":\"service_account\"") || plain.contains("\"type\":\"authorized_user\"")
}

#[cfg(test)]
mod tests {
    use super::{Mark, Way, marked, way};
    use crate::fix::Language;

    #[test]
    fn names_tell_marks_and_ways() {
        let mark = |path: &str, text: &str| marked(path, path.rsplit('/').next().unwrap_or(path), text);
        let other = |path: &str, text: &str| way(path, path.rsplit('/').next().unwrap_or(path), text);
        assert_eq!(mark("etc/grafana.ini", ""), Some(Language::MarkedLine(Mark::Grafana)));
        assert_eq!(mark("deploy/supervisor/web.conf", ""), Some(Language::MarkedLine(Mark::Supervisor)));
        assert_eq!(mark("site.yml", "- hosts: all\n"), Some(Language::MarkedYaml(Mark::Ansible)));
        assert_eq!(mark("site.yml", "- name: x\n  hosts: all\n"), Some(Language::MarkedYaml(Mark::Ansible)));
        assert_eq!(mark("site.yml", "- name: x\n"), None);
        assert_eq!(mark("config.toml", ""), None);
        assert_eq!(other(".aws/credentials", ""), Some(Way::Own { variable: "AWS_SHARED_CREDENTIALS_FILE" }));
        let google = "{\n  \"type\": \"service_account\"\n}";
        assert_eq!(other("key.json", google), Some(Way::Own { variable: "GOOGLE_APPLICATION_CREDENTIALS" }));
        assert_eq!(other("config.toml", ""), None);
    }

    #[test]
    fn a_mark_takes_the_other_quote() {
        assert_eq!(Mark::Ansible.of("A", Some('\'')), "{{ lookup(\"env\", \"A\") }}");
        assert_eq!(Mark::Dbt.of("A", Some('"')), "{{ env_var('A') }}");
        assert_eq!(Mark::Supervisor.of("A", None), "%(ENV_A)s");
        assert_eq!(Mark::Grafana.of("A", None), "$__env{A}");
    }

    #[test]
    fn no_mark_stands_in_another() {
        for (mark, inside, behind) in [
            (Mark::Plain, "a = ${B:-", "a = ${B}"),
            (Mark::Percent, "<a b=\"%", "<a b=\"%B%"),
            (Mark::Tox, "a = {env:B:", "a = {env:B}"),
            (Mark::Supervisor, "a=%(ENV_", "a=%(ENV_B)s"),
            (Mark::Grafana, "a = $__file{", "a = $__env{B}"),
            (Mark::Symfony, "a: '%env(default:", "a: '%env(B)%"),
            (Mark::Ansible, "a: \"{{ b | default('", "a: \"{{ b }}"),
            (Mark::Dbt, "{% set a = \"x\"\n  ~ \"", "{% set a = 1 %}\nb: "),
            (Mark::Rails, "a: <%= ENV.fetch(\"B\", \"", "a: <%= ENV[\"B\"] %>"),
        ] {
            assert!(mark.is_open(inside) && !mark.is_open(behind), "{mark:?}");
        }
    }
}
