//! The most common leaks: what a machine made, in the places where people commit it, stops the commit.

use crate::world::{World, made};

/// The name of a file, and its text, in which `¤` stands for the value.
type Leak = (&'static str, &'static str);

/// What machines make, as templates of `sekisho::detect::example`.
const VALUES: &[&str] = &[
    "[A-Z][a-z]{2}[0-9][A-Za-z0-9]{12}",
    "[a-z][A-Z]{2}[0-9][A-Za-z0-9]{20}",
    "[A-Z][a-z][0-9][A-Za-z0-9]{29}",
    "[0-9]{2}[a-f]{2}[0-9a-f]{28}",
    "[0-9]{2}[a-f]{2}[0-9a-f]{60}",
    "[A-Z][a-z][0-9][!*.][A-Za-z0-9]{5}[_-][A-Za-z0-9]{5}[.!][A-Za-z0-9]",
];

const LEAKS: &[Leak] = &[
    (
        "shop/settings.py",
        "DATABASES = {\n    'default': {\n        'USER': 'shop',\n        'PASSWORD': '¤',\n    }\n}\n",
    ),
    ("wp-config.php", "<?php\ndefine( 'DB_USER', 'shop' );\ndefine( 'DB_PASSWORD', '¤' );\n"),
    ("src/Db.java", "class Db { void open() {\n    config.setPassword(\"¤\");\n} }\n"),
    ("connect.php", "<?php\n$db = new mysqli('db.acme.com', 'shop', '¤', 'shop');\n"),
    ("mail.go", "\tauth := smtp.PlainAuth(\"\", \"bot@acme.com\", \"¤\", \"smtp.acme.com\")\n"),
    ("client.go", "\treq.SetBasicAuth(\"deploy\", \"¤\")\n"),
    ("appsettings.json", "{\n  \"Jwt\": {\n    \"Issuer\": \"acme\",\n    \"Key\": \"¤\"\n  }\n}\n"),
    ("src/api.rs", "const API_TOKEN: &str = \"¤\";\n"),
    ("config.py", "API_TOKEN = \"¤\"\n"),
    ("client.json", "{\n  \"client_id\": \"shop-web\",\n  \"client_secret\": \"¤\"\n}\n"),
    ("deploy.sh", "curl -s -H \"Authorization: Token ¤\" https://api.acme.com/v1/jobs\n"),
    ("sync.sh", "curl -H 'apikey: ¤' https://api.acme.com/rest/v1/jobs\n"),
    ("config/database.yml", "production:\n  username: shop\n  password: ¤\n"),
    (".env", "DB_HOST=db.acme.com\nDB_PASSWORD=¤\n"),
    ("deploy.yaml", "kind: Deployment\nspec:\n  env:\n    - name: API_TOKEN\n      value: \"¤\"\n"),
    ("main.tf", "resource \"aws_db_instance\" \"x\" {\n  username = \"app\"\n  password = \"¤\"\n}\n"),
    ("wifi.h", "#define WIFI_SSID \"acme\"\n#define WIFI_PASSWORD \"¤\"\n"),
    ("Auth.cs", "class Auth {\n    private const string Password = \"¤\";\n}\n"),
    ("login.js", "const t = jwt.sign({ id: user.id }, '¤', { expiresIn: '1h' });\n"),
    ("settings.xml", "<server>\n  <username>deploy</username>\n  <password>¤</password>\n</server>\n"),
];

#[test]
fn common_leaks_stop_the_commit() {
    const SEEDS: usize = 4;
    let world = World::new();
    let place = |leak: usize, value: usize, seed: usize| format!("all/{leak}/{value}/{seed}/{}", LEAKS[leak].0);
    let every =
        || (0..LEAKS.len()).flat_map(|l| (0..VALUES.len()).flat_map(move |v| (0..SEEDS).map(move |s| (l, v, s))));
    for (leak, value, seed) in every() {
        let value_made = made(VALUES[value], (1 + seed * 31 + leak * 7 + value) as u64);
        world.write(&place(leak, value, seed), LEAKS[leak].1.replace('¤', &value_made));
    }
    let out = world.sekisho(&["scan", "--format", "jsonl", "all"]).out;
    let action = |path: &str| out.lines().find(|line| line.contains(path)).map(|l| l.contains("\"action\":\"block\""));
    let places: Vec<_> = every().map(|(l, v, s)| place(l, v, s)).collect();
    let silent: Vec<_> = places.iter().filter(|path| action(path).is_none()).collect();
    assert!(silent.is_empty(), "{silent:#?}");
    // A value can look like nothing by chance.
    let warned: Vec<_> = places.iter().filter(|path| action(path) == Some(false)).collect();
    assert!(warned.len() * 20 <= places.len(), "{} of {}: {warned:#?}", warned.len(), places.len());
}
