//! The user's own credentials: every place, every encoding, and what is no secret.

use crate::world::{World, made};
use base64::Engine;
use sekisho::detect::example::Random;

/// A place: its path in the home, what stands in it (`{V}` is the value), and what the report calls it.
const PLACES: &[(&str, &str, &str)] = &[
    (
        ".aws/credentials",
        "[default]\naws_access_key_id = x\naws_secret_access_key = {V}\n",
        "aws_secret_access_key, under default, in ~/.aws/credentials",
    ),
    (".aws/config", "[profile p]\nregion = us-east-1\naws_session_token={V}\n", "under profile p, in ~/.aws/config"),
    (".aws/sso/cache/0a.json", "{\"accessToken\":\"{V}\",\"region\":\"x\"}", "accessToken in ~/.aws/sso/cache/0a.json"),
    (".aws/cli/cache/1b.json", "{\"Credentials\":{\"SecretAccessKey\":\"{V}\"}}", "~/.aws/cli/cache/1b.json"),
    (".netrc", "machine h.invalid login me password {V}\n", "under h.invalid, in ~/.netrc"),
    (".npmrc", "//registry.invalid/:_authToken={V}\n", "~/.npmrc"),
    (".pypirc", "[pypi]\nusername = __token__\npassword = {V}\n", "password, under pypi, in ~/.pypirc"),
    (".cargo/credentials.toml", "[registry]\ntoken = \"{V}\"\n", "~/.cargo/credentials.toml"),
    (".docker/config.json", "{\"auths\":{\"r.invalid\":{\"identitytoken\":\"{V}\"}}}", "~/.docker/config.json"),
    (".kube/config", "users:\n- name: me\n  user:\n    token: {V}\n", "token, under users.user, in ~/.kube/config"),
    (".config/gh/hosts.yml", "github.invalid:\n    oauth_token: {V}\n    user: me\n", "~/.config/gh/hosts.yml"),
    (
        ".config/gcloud/application_default_credentials.json",
        "{\"client_id\":\"x\",\"refresh_token\":\"{V}\"}",
        "refresh_token in ~/.config/gcloud/application_default_credentials.json",
    ),
    (".config/gcloud/legacy_credentials/me@x.invalid/adc.json", "{\"client_secret\":\"{V}\"}", "adc.json"),
    (
        ".azure/msal_token_cache.json",
        "{\"AccessToken\":{\"k\":{\"secret\":\"{V}\"}}}",
        "~/.azure/msal_token_cache.json",
    ),
    (".git-credentials", "https://me:{V}@git.invalid\n", "under git.invalid, in ~/.git-credentials"),
    (".pgpass", "h:5432:db:me:{V}\n", "under me@h, in ~/.pgpass"),
    (".my.cnf", "[client]\nuser=me\npassword={V}\n", "password, under client, in ~/.my.cnf"),
    (".vault-token", "{V}\n", "~/.vault-token"),
    (
        ".terraform.d/credentials.tfrc.json",
        "{\"credentials\":{\"h.invalid\":{\"token\":\"{V}\"}}}",
        "credentials.tfrc.json",
    ),
];

fn value(seed: u64) -> String {
    made("[A-Za-z][A-Za-z0-9]{23}", seed)
}

#[test]
fn a_value_of_every_place_is_stopped_and_its_source_named() {
    let world = World::with_repo();
    for (seed, (path, content, _)) in PLACES.iter().enumerate() {
        world.write(&format!("home/{path}"), content.replace("{V}", &value(seed as u64)));
    }
    for (seed, (path, _, source)) in PLACES.iter().enumerate() {
        let value = value(seed as u64);
        world.write("repo/notes.txt", format!("see {value} there\n"));
        world.git(&["add", "-A"]).ok();
        let ran = world.git(&["commit", "-q", "-m", "x"]).code(1).says("notes.txt:1").hides(&value);
        let said = format!("{}{}", ran.out, ran.err).split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(said.contains(source), "{path}: {source:?} is not in\n{said}");
    }
    let listed = world.sekisho(&["known"]).ok().says("~/.aws/credentials");
    for seed in 0..PLACES.len() as u64 {
        assert!(!listed.out.contains(&value(seed)), "a value was shown");
    }
}

#[test]
fn a_value_is_found_in_every_encoding() {
    let world = World::with_repo();
    let value = made("[a-z]{4}/[A-Z]{4}\\+[0-9]{4}\"[a-z]{4}&[0-9]{2}", 3);
    world.write("home/.vault-token", &value);
    let standard = base64::engine::general_purpose::STANDARD;
    let wide: Vec<u8> = value.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let texts = [
        value.clone(),
        standard.encode(&value),
        standard.encode(format!("a:{value}")),
        standard.encode(format!("ab{value}\n")),
        base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(format!("x{value}")),
        standard.encode(&wide),
        serde_json::to_string(&value).expect("json"),
        value.bytes().map(|b| format!("{b:02x}")).collect(),
        value
            .bytes()
            .map(|b| if b.is_ascii_alphanumeric() { char::from(b).to_string() } else { format!("%{b:02X}") })
            .collect(),
        value.replace('&', "&amp;").replace('"', "&quot;"),
        value.replace('"', "\\\"").replace('&', "\\&"),
    ];
    for text in texts {
        world.write("repo/notes.txt", format!("x = {text};\n"));
        world.git(&["add", "-A"]).ok();
        world.git(&["commit", "-q", "-m", "x"]).code(1).says("~/.vault-token").hides(&value);
    }
    let mut utf16 = vec![0xff, 0xfe];
    utf16.extend_from_slice(&wide);
    world.write("repo/notes.txt", utf16);
    world.git(&["add", "-A"]).ok();
    world.git(&["commit", "-q", "-m", "x"]).code(1).says("~/.vault-token");
}

#[test]
fn ignored_env_files_and_the_environment_count() {
    let world = World::with_repo();
    let (in_env, in_vars, in_sub, tracked) = (value(1), value(2), value(3), value(4));
    world.write("repo/.gitignore", ".env\n*.tfvars\n");
    world.commit("ignore").ok();
    world.write("repo/.env", format!("DB_HOST=localhost\nDB_PASSWORD='{in_env}'\n"));
    world.write("repo/infra/prod.tfvars", format!("db_password = \"{in_sub}\"\n"));
    world.write("repo/settings.env", format!("DB_PASSWORD='{tracked}'\n"));
    world.write("repo/infra/notes.txt", format!("{in_sub}\n"));
    world.git(&["add", "infra/notes.txt"]).ok();
    world.git(&["commit", "-q", "-m", "x"]).code(1).says("db_password in infra/prod.tfvars").hides(&in_sub);
    world.git(&["rm", "-q", "--cached", "infra/notes.txt"]).ok();
    world.write("repo/notes.txt", format!("{in_env}\n"));
    world.git(&["add", "notes.txt"]).ok();
    world.git(&["commit", "-q", "-m", "x"]).code(1).says("DB_PASSWORD in .env").hides(&in_env);
    // A file that git does not ignore is no secret store.
    world.write("repo/notes.txt", format!("{tracked}\n"));
    world.git(&["add", "notes.txt"]).ok();
    world.git(&["commit", "-q", "-m", "x"]).ok();
    world.write("repo/notes.txt", format!("{in_vars}\n"));
    world.git(&["add", "notes.txt"]).ok();
    let ran = crate::world::run(world.command("git").args(["commit", "-q", "-m", "x"]).env("MY_API_TOKEN", &in_vars));
    ran.code(1).says("MY_API_TOKEN").hides(&in_vars);
    world.git(&["-c", "sekisho.known=false", "commit", "-q", "-m", "x"]).ok();
}

#[test]
fn settings_and_common_words_are_no_secrets() {
    let world = World::with_repo();
    let words = [
        "true",
        "password",
        "localhost",
        "root",
        "changeme",
        "production",
        "postgres",
        "us-east-1",
        "sunflower",
        "8080",
        "admin@example.invalid",
        "/var/lib/data",
        "db.example.invalid",
        "https://api.example.invalid/v1",
        "my-application",
    ];
    let mut random = Random::new(9);
    let content: String = (0..300).map(|i| format!("APP_SECRET_{i}={}\n", words[random.below(words.len())])).collect();
    world.write("repo/.gitignore", ".env\n");
    world.write("repo/.env", content);
    world
        .write("home/.aws/credentials", "[default]\naws_access_key_id = localhost\naws_secret_access_key = changeme\n");
    world.write("home/.netrc", "machine localhost login root password password\n");
    world.write("repo/notes.txt", words.join("\n"));
    world.commit("words").ok();
}

/// What a person's own `.env` holds beside its secrets goes where it belongs; what opens something does not.
#[test]
fn what_a_settings_file_holds_openly_is_no_secret() {
    let world = World::with_repo();
    world.write("repo/.gitignore", ".env\n");
    world.write("repo/.env.example", "DB_PASSWORD=Sommer-Kirsche-2031\nJWT_SECRET=your-256-bit-secret\n");
    world.commit("ignore").ok();
    let open = [
        ("STRIPE_PUBLISHABLE_KEY", "pk_live_51[0-9A-Za-z]{97}"),
        ("MY_STRIPE", "pk_live_51[0-9A-Za-z]{97}"),
        ("NEXT_PUBLIC_KEY", "[0-9A-Za-z]{39}"),
        ("VITE_ALGOLIA_SEARCH_KEY", "[0-9a-f]{32}"),
        ("AUTH0_CLIENT_ID", "[0-9A-Za-z]{32}"),
        ("GIT_SHA", "[0-9a-f]{40}"),
        ("S3_BUCKET", "acme-x7f3q9z2k1-[0-9a-z]{9}"),
        ("TOKEN_CONTRACT", "0x[0-9a-f]{40}"),
        ("COGNITO_POOL_ID", "us-east-1_[0-9A-Za-z]{9}"),
        ("POSTHOG_KEY", "phc_[0-9A-Za-z]{43}"),
        ("SECRET_NAME", "prod/app/db-creds[0-9]{4}"),
    ];
    let mut settings = "DB_PASSWORD=Sommer-Kirsche-2031\nJWT_SECRET=your-256-bit-secret\n".to_owned();
    let mut notes = "Sommer-Kirsche-2031, your-256-bit-secret\n".to_owned();
    for (seed, (name, template)) in open.iter().enumerate() {
        let value = made(template, seed as u64);
        settings += &format!("{name}={value}\n");
        notes += &format!("see {value} there\n");
    }
    let secrets = [("API_PASSWORD", value(41)), ("THING", made("[0-9A-Za-z]{32}", 42)), ("APP_KEY", value(43))];
    settings.extend(secrets.iter().map(|(name, value)| format!("{name}={value}\n")));
    world.write("repo/.env", settings);
    world.write("repo/notes.txt", notes);
    world.commit("open").ok();
    for (name, value) in &secrets {
        world.write("repo/secret.txt", format!("see {value} there\n"));
        world.git(&["add", "-A"]).ok();
        world.git(&["commit", "-q", "-m", "x"]).code(1).says(&format!("{name} in .env")).hides(value);
    }
    // A sample into which the secret is copied only now is no excuse.
    world.write("repo/secret.txt", "nothing\n");
    world.write("repo/.env.example", format!("API_PASSWORD={}\n", secrets[0].1));
    world.git(&["add", "-A"]).ok();
    world.git(&["commit", "-q", "-m", "x"]).code(1).hides(&secrets[0].1);
}

#[test]
fn what_cannot_be_read_stops_nothing() {
    let world = World::with_repo();
    world.write("home/.docker/config.json", "{ no json");
    world.write("home/.vault-token", vec![b'x'; 2 << 20]);
    std::fs::create_dir_all(world.home().join(".netrc")).expect("a folder");
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("/dev/zero", world.home().join(".npmrc")).expect("a link");
        crate::world::run(world.command("mkfifo").arg(world.home().join(".pgpass"))).ok();
    }
    world.write("repo/notes.txt", "nothing\n");
    world.commit("x").ok();
    world.sekisho(&["known"]).ok().says("~/.docker/config.json").says("~/.vault-token").says("~/.pgpass");
}

#[test]
fn providers_give_values_and_patterns() {
    let world = World::with_repo();
    let secret = value(7);
    world.write("secret.txt", format!("{secret}\n"));
    let secrets = world.path().join("secret.txt").display().to_string();
    world.git(&["config", "sekisho.providers", &format!("cat '{secrets}'")]).ok();
    world.write("repo/notes.txt", format!("a {secret}\n"));
    world.git(&["add", "-A"]).ok();
    world.git(&["commit", "-q", "-m", "x"]).code(1).says("cat ").hides(&secret);
    world.git(&["config", "--unset", "sekisho.providers"]).ok();
    world.git(&["commit", "-q", "-m", "x"]).ok();

    world.git(&["config", "secrets.providers", "echo 'in-house-[0-9]{6}'"]).ok();
    world.write("repo/notes.txt", "in-house-123456\n");
    world.git(&["add", "-A"]).ok();
    world.git(&["commit", "-q", "-m", "x"]).code(1).says("notes.txt:1:1");

    world.git(&["config", "secrets.providers", "exit 3"]).ok();
    world.git(&["commit", "-q", "-m", "x"]).code(1).says("exit 3").says("sekisho.providerFailure");
    world.git(&["config", "sekisho.providerFailure", "warn"]).ok();
    world.git(&["commit", "-q", "-m", "x"]).ok().says("exit 3");
}

#[test]
fn a_provider_that_hangs_is_named() {
    let world = World::with_repo();
    world.git(&["config", "sekisho.providers", "sleep 600"]).ok();
    world.git(&["config", "sekisho.providerTimeout", "1"]).ok();
    world.write("repo/notes.txt", "nothing\n");
    world.git(&["add", "-A"]).ok();
    world.git(&["commit", "-q", "-m", "x"]).code(1).says("sleep 600");
}
