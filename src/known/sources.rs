/*!
The places where credentials live on a developer's machine, as a table. A place that is not there costs one failed
`open`.
*/

use super::formats::{self, Format};
use super::sense::Says;
use super::{Inventory, Origin, State, Value, place, sense, ssh, wipe};
use base64::Engine;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use zeroize::Zeroizing;

/// What [`collect`] needs to know of the process and the repository.
pub struct Surroundings<'a> {
    /// The user's home.
    pub home: PathBuf,
    /// The environment.
    pub variables: Vec<(OsString, OsString)>,
    /// The top of the work tree, when there is one.
    pub work_tree: Option<PathBuf>,
    /// The folders (relative to the work tree) that the commit changes something in.
    pub folders: Vec<PathBuf>,
    /// Whether git ignores the file at a path relative to the work tree.
    pub ignored: &'a dyn Fn(&Path) -> bool,
    /// What HEAD holds at a path relative to the work tree.
    pub committed: &'a dyn Fn(&Path) -> Option<Vec<u8>>,
}

/// Where a place is, seen from the home.
enum At {
    /// A file; the variable, when it is set, names it instead.
    File(&'static str, Option<&'static str>),
    /// A file in a folder; the variable, when it is set, names the folder instead.
    In(&'static str, &'static str, Option<&'static str>),
    /// Every file with this ending in the folder.
    Each(&'static str, &'static str),
    /// The file with this name in every folder of the folder.
    Below(&'static str, &'static str),
}

struct Place {
    at: At,
    format: Format,
    /// The ends of the names whose values are secret.
    secret: &'static [&'static str],
    /// The ends of the names whose values are the public half of a pair.
    public: &'static [&'static str],
}

const fn place(at: At, format: Format, secret: &'static [&'static str]) -> Place {
    Place { at, format, secret, public: &[] }
}

const AWS_SECRET: &[&str] = &["aws_secret_access_key", "aws_session_token"];
const AWS_PUBLIC: &[&str] = &["aws_access_key_id"];
const GOOGLE: &[&str] = &["refresh_token", "client_secret", "private_key", "access_token"];

#[rustfmt::skip]
static PLACES: &[Place] = &[
    Place { at: At::File(".aws/credentials", Some("AWS_SHARED_CREDENTIALS_FILE")), format: Format::Ini, secret: AWS_SECRET, public: AWS_PUBLIC },
    Place { at: At::File(".aws/config", Some("AWS_CONFIG_FILE")), format: Format::Ini, secret: AWS_SECRET, public: AWS_PUBLIC },
    place(At::Each(".aws/sso/cache", ".json"), Format::Json, &["accessToken", "refreshToken", "clientSecret"]),
    Place { at: At::Each(".aws/cli/cache", ".json"), format: Format::Json, secret: &["SecretAccessKey", "SessionToken"], public: &["AccessKeyId"] },
    place(At::File(".netrc", Some("NETRC")), Format::Netrc, &["password"]),
    place(At::File(".npmrc", Some("NPM_CONFIG_USERCONFIG")), Format::Npmrc, &["_authtoken", "_auth", "_password"]),
    place(At::File(".pypirc", None), Format::Ini, &["password"]),
    place(At::In(".cargo", "credentials.toml", Some("CARGO_HOME")), Format::Toml, &["token", "secret-key"]),
    place(At::In(".docker", "config.json", Some("DOCKER_CONFIG")), Format::Json, &["auth", "identitytoken", "registrytoken", "password"]),
    place(At::File(".kube/config", Some("KUBECONFIG")), Format::Yaml, &["token", "password", "client-key-data", "refresh-token", "id-token", "client-secret"]),
    place(At::In(".config/gh", "hosts.yml", Some("GH_CONFIG_DIR")), Format::Yaml, &["oauth_token"]),
    place(At::In(".config/gcloud", "application_default_credentials.json", Some("CLOUDSDK_CONFIG")), Format::Json, GOOGLE),
    place(At::Below(".config/gcloud/legacy_credentials", "adc.json"), Format::Json, GOOGLE),
    place(At::Below(".config/gcloud/legacy_credentials", ".boto"), Format::Ini, &["gs_oauth2_refresh_token", "secret_access_key"]),
    place(At::In(".azure", "msal_token_cache.json", Some("AZURE_CONFIG_DIR")), Format::Json, &["secret"]),
    place(At::In(".azure", "accessTokens.json", Some("AZURE_CONFIG_DIR")), Format::Json, &["accesstoken", "refreshtoken"]),
    place(At::In(".azure", "service_principal_entries.json", Some("AZURE_CONFIG_DIR")), Format::Json, &["client_secret", "secret"]),
    place(At::In(".azure", "servicePrincipalEntries.json", Some("AZURE_CONFIG_DIR")), Format::Json, &["client_secret", "secret"]),
    place(At::File(".git-credentials", None), Format::GitCredentials, &["password"]),
    place(At::File(".config/git/credentials", None), Format::GitCredentials, &["password"]),
    place(At::File(".pgpass", Some("PGPASSFILE")), Format::Pgpass, &["password"]),
    place(At::File(".my.cnf", None), Format::Ini, &["password"]),
    place(At::File(".vault-token", None), Format::Whole, &["token"]),
    place(At::File(".terraform.d/credentials.tfrc.json", None), Format::Json, &["token"]),
];

/// Most files read of one folder.
const MOST: usize = 200;

struct Collector<'a> {
    around: &'a Surroundings<'a>,
    inventory: Inventory,
    /// The samples (`.env.example`) that HEAD holds beside the settings: what stands in them is no secret.
    samples: Vec<Vec<u8>>,
}

/// Reads every place there is and gives the values that are worth looking for. What cannot be read or parsed is noted,
/// and stops nothing.
pub fn collect(around: &Surroundings<'_>) -> Inventory {
    let _wiping = wipe::Guard::new();
    wipe::forbid_dumps();
    let mut collector = Collector { around, inventory: Inventory::default(), samples: Vec::new() };
    if around.home.is_absolute() {
        PLACES.iter().for_each(|place| collector.table_entry(place));
        collector.ssh_keys();
    }
    if let Some(path) = around.variable("GOOGLE_APPLICATION_CREDENTIALS") {
        collector.file(Path::new(&path), Format::Json, &|key| named(key, GOOGLE), &|_| false);
    }
    collector.work_tree();
    collector.environment();
    collector.inventory
}

impl<'a> Surroundings<'a> {
    /// Those of this process, for a commit that changes files at `paths` below `work_tree`. Without a home there is
    /// nothing in it.
    pub fn of_process<'p>(
        work_tree: Option<PathBuf>,
        paths: impl Iterator<Item = &'p [u8]>,
        ignored: &'a dyn Fn(&Path) -> bool,
        committed: &'a dyn Fn(&Path) -> Option<Vec<u8>>,
    ) -> Self {
        let mut folders: Vec<PathBuf> = Vec::new();
        for path in paths {
            // A name that is not UTF-8 has no `.env` beside it that could not be read from the folder above.
            if let Some(folder) = std::str::from_utf8(path).ok().and_then(|path| Path::new(path).parent())
                && folders.last().is_none_or(|last| last != folder)
            {
                folders.push(folder.to_path_buf());
            }
        }
        let home = std::env::home_dir().unwrap_or_default();
        Surroundings { home, variables: std::env::vars_os().collect(), work_tree, folders, ignored, committed }
    }

    fn variable(&self, name: &str) -> Option<OsString> {
        self.variables.iter().find(|(n, v)| n == name && !v.is_empty()).map(|(_, v)| v.clone())
    }

    /// `path` as a person would write it.
    fn shown(&self, path: &Path) -> String {
        if let Some(inside) = self.work_tree.as_ref().and_then(|top| path.strip_prefix(top).ok()) {
            return inside.display().to_string();
        }
        match path.strip_prefix(&self.home) {
            Ok(inside) => format!("~/{}", inside.display()),
            Err(_) => path.display().to_string(),
        }
    }
}

fn ends(key: &str, names: &[&str]) -> bool {
    let key = key.to_ascii_lowercase();
    names.iter().any(|name| key.ends_with(&name.to_ascii_lowercase()))
}

/// What a key says of its value in a format that names its secrets `names`.
fn named(key: &str, names: &[&str]) -> Says {
    if ends(key, names) { Says::Secret } else { Says::Public }
}

impl Collector<'_> {
    fn table_entry(&mut self, entry: &Place) {
        let home = &self.around.home;
        let paths: Vec<PathBuf> = match entry.at {
            At::File(path, variable) => match variable.and_then(|v| self.around.variable(v)) {
                // KUBECONFIG may name several.
                Some(named) => std::env::split_paths(&named).collect(),
                None => vec![home.join(path)],
            },
            At::In(folder, name, variable) => match variable.and_then(|v| self.around.variable(v)) {
                Some(named) => vec![PathBuf::from(named).join(name)],
                None => vec![home.join(folder).join(name)],
            },
            At::Each(folder, ending) => place::list(&home.join(folder), MOST)
                .into_iter()
                .filter(|name| name.as_encoded_bytes().ends_with(ending.as_bytes()))
                .map(|name| home.join(folder).join(name))
                .collect(),
            At::Below(folder, name) => place::list(&home.join(folder), MOST)
                .into_iter()
                .map(|inner| home.join(folder).join(inner).join(name))
                .collect(),
        };
        for path in paths {
            self.file(&path, entry.format, &|key| named(key, entry.secret), &|key| ends(key, entry.public));
        }
    }

    /// Reads the file at `path`. `says` tells of a name what its value is, `half` whether that is the public half of a
    /// pair.
    fn file(&mut self, path: &Path, format: Format, says: &dyn Fn(&str) -> Says, half: &dyn Fn(&str) -> bool) {
        let shown = self.around.shown(path);
        let state = match place::read(path) {
            Ok(None) => return,
            Err(reason) => State::Skipped(reason),
            Ok(Some(bytes)) => match formats::parse(format, &bytes) {
                None => State::Malformed,
                Some(fields) => {
                    let before = self.inventory.values.len();
                    for field in fields {
                        let is_half = half(&field.key);
                        let says = if is_half { Says::Secret } else { says(&field.key) };
                        // A file of settings (`.env`) may hold a generated value under any name; a file with a fixed
                        // format names its secrets.
                        let open = matches!(format, Format::Dotenv | Format::Hcl);
                        if (says == Says::Secret || open) && !field.value.is_empty() {
                            let origin = Origin::Field { key: field.key, section: field.section, place: shown.clone() };
                            self.value(&field.value, origin, says, is_half);
                        }
                    }
                    State::Read(self.inventory.values.len() - before)
                }
            },
        };
        self.inventory.places.push((shown, state));
    }

    fn value(&mut self, value: &str, origin: Origin, says: Says, public: bool) {
        let named = says == Says::Secret;
        let origin = Arc::new(origin);
        let mut push = |bytes: &str, public: bool| {
            let bytes = Zeroizing::new(bytes.as_bytes().to_vec());
            let sampled = self.samples.iter().any(|text| memchr::memmem::find(text, &bytes).is_some());
            if !sampled && !self.inventory.values.iter().any(|known| known.bytes == bytes) {
                self.inventory.values.push(Value { bytes, origin: origin.clone(), public });
            }
        };
        let key_lines = |text: &str| -> Vec<Zeroizing<String>> { ssh::private_lines(text) };
        let lines = key_lines(value);
        if !lines.is_empty() {
            lines.iter().for_each(|line| push(line, false));
            return;
        }
        if says != Says::Public && sense::is_worth(value, named) {
            push(value, public);
        }
        // A URL is secret for the password in it, which may be committed without the rest.
        for field in formats::parse(Format::GitCredentials, value.as_bytes()).unwrap_or_default() {
            if sense::is_worth(&field.value, true) {
                push(&field.value, false);
            }
        }
        if named
            && !public
            && let Some(password) = formats::basic_password(value).filter(|p| sense::is_worth(p, true))
        {
            push(&password, false);
        }
        // kubectl keeps a client's key as base64 of its PEM.
        if value.len() > 200
            && let Ok(decoded) = base64::engine::general_purpose::STANDARD.decode(value).map(Zeroizing::new)
            && let Ok(text) = std::str::from_utf8(&decoded)
        {
            key_lines(text).iter().for_each(|line| push(line, false));
        }
    }

    /// Every private key in `~/.ssh`, whatever its file is called.
    fn ssh_keys(&mut self) {
        let folder = self.around.home.join(".ssh");
        for name in place::list(&folder, MOST) {
            let bytes = name.as_encoded_bytes();
            if bytes.ends_with(b".pub")
                || bytes.starts_with(b"known_hosts")
                || bytes == b"authorized_keys"
                || bytes == b"config"
            {
                continue;
            }
            let path = folder.join(&name);
            let shown = self.around.shown(&path);
            let state = match place::read(&path) {
                Ok(None) => continue,
                // Sockets of agents and of shared connections live here too.
                Err(super::Reason::NotAFile) => continue,
                Err(reason) => State::Skipped(reason),
                Ok(Some(bytes)) => {
                    let Ok(text) = std::str::from_utf8(&bytes) else { continue };
                    let before = self.inventory.values.len();
                    if text.contains("PRIVATE KEY") {
                        let origin = Origin::KeyFile(shown.clone());
                        self.value(text, origin, Says::Secret, false);
                    }
                    match self.inventory.values.len() - before {
                        0 => continue,
                        n => State::Read(n),
                    }
                }
            };
            self.inventory.places.push((shown, state));
        }
    }

    /// Git-ignored `.env*` and `*.tfvars` at the top of the work tree, and in the folders that the commit changes and
    /// those above them.
    fn work_tree(&mut self) {
        let Some(top) = self.around.work_tree.clone() else { return };
        let mut folders: Vec<PathBuf> = vec![PathBuf::new()];
        for folder in &self.around.folders {
            folders.extend(folder.ancestors().map(Path::to_path_buf));
        }
        folders.sort();
        folders.dedup();
        for folder in folders.into_iter().take(MOST) {
            let names = place::list(&top.join(&folder), 10_000);
            let mut sampled = false;
            for name in &names {
                let bytes = name.as_encoded_bytes();
                let format = if bytes.ends_with(b".tfvars") {
                    Format::Hcl
                } else if bytes.ends_with(b".tfvars.json") {
                    Format::Json
                } else if bytes == b".env"
                    || bytes.starts_with(b".env.")
                    || bytes == b".envrc"
                    || bytes.ends_with(b".env")
                {
                    Format::Dotenv
                } else {
                    continue;
                };
                let path = folder.join(name);
                if (self.around.ignored)(&path) {
                    if !std::mem::replace(&mut sampled, true) {
                        self.samples.extend(self.samples_in(&folder, &names));
                    }
                    self.file(&top.join(path), format, &sense::says, &|_| false);
                }
            }
        }
    }

    /// The samples of settings among `names` in `folder`, as HEAD holds them. What is only staged does not count: there
    /// a secret may have been copied into the sample just now.
    fn samples_in(&self, folder: &Path, names: &[OsString]) -> Vec<Vec<u8>> {
        const SAYS: &[&str] = &["example", "sample", "template", "dist", "defaults"];
        let is_sample = |name: &str| {
            let settings = name.contains("env") || name.contains("tfvars");
            settings && name.split(['.', '-', '_']).any(|part| SAYS.contains(&part))
        };
        let samples = names.iter().filter(|name| name.to_str().is_some_and(is_sample));
        samples.filter_map(|name| (self.around.committed)(&folder.join(name))).collect()
    }

    fn environment(&mut self) {
        let before = self.inventory.values.len();
        for (name, value) in &self.around.variables {
            if let (Some(name), Some(value)) = (name.to_str(), value.to_str())
                && sense::names_secret(name)
            {
                let origin = Origin::Variable(name.to_owned());
                self.value(value, origin, Says::Secret, false);
            }
        }
        let count = self.inventory.values.len() - before;
        if count > 0 {
            self.inventory.places.push((crate::messages::environment(), State::Read(count)));
        }
    }
}
