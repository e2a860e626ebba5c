//! Values without a shape: what people choose, and `scan --explain`.

use crate::world::{World, made};

/// A text in which `¤` stands for the value, and the name of the file that it stands in.
pub type Case = (&'static str, &'static str);

/// Which of `cases` a scan says something of, `value` being asked for the value of each; in one run, as in a commit.
fn said(cases: &[Case], value: impl Fn(usize) -> String) -> Vec<bool> {
    let world = World::new();
    for (i, (name, text)) in cases.iter().enumerate() {
        world.write(&format!("all/{i}/{name}"), text.replace('¤', &value(i)));
    }
    let ran = world.sekisho(&["scan", "--format", "jsonl", "all"]);
    (0..cases.len()).map(|i| ran.out.contains(&format!("\"all/{i}/"))).collect()
}

/// Fails unless of every one of `cases` something is said, or nothing.
#[track_caller]
pub fn all_are(expected: bool, cases: &[Case], value: impl Fn(usize) -> String) {
    let said = said(cases, value);
    let other: Vec<_> = cases.iter().zip(said).filter(|(_, said)| *said != expected).map(|(case, _)| case).collect();
    assert!(other.is_empty(), "{} of {}: {other:#?}", other.len(), cases.len());
}

const NOTATIONS: &[Case] = &[
    // Code.
    ("a.py", "db_password = \"¤\"\n"),
    ("a.py", "def connect(host, password='¤'):\n"),
    ("a.py", "conn = connect(host=\"db1\", password=\"¤\")\n"),
    ("a.py", "if password == '¤':\n"),
    ("a.py", "auth = base64.b64encode(b'alice:¤')\n"),
    ("a.js", "const user = { name: 'x', password: '¤' };\n"),
    ("a.js", "const password = `¤`;\n"),
    ("a.js", "headers.set('X-Auth', btoa('alice:¤'));\n"),
    ("a.java", "conn.setPassword(\"¤\");\n"),
    ("a.java", "Credential c = new Credential(\"alice\", \"¤\");\n"),
    ("a.java", "manager.setCipherKey(Base64.decode(\"¤\"));\n"),
    ("a.go", "\tpassword := \"¤\"\n"),
    ("a.go", "\tsecret, err := decode(\"¤\")\n"),
    ("a.kt", "val password: String = \"¤\"\n"),
    ("a.rb", "  :password => '¤',\n"),
    ("a.php", "$password = '¤';\n"),
    ("a.php", "define('DB_PASSWORD', '¤');\n"),
    ("a.cs", "private const string Password = \"¤\";\n"),
    ("a.c", "#define DB_PASSWORD \"¤\"\n"),
    ("a.c", "static const char password[32] = \"¤\";\n"),
    ("a.rs", "let password: &str = \"¤\";\n"),
    ("a.swift", "let apiKey = \"¤\"\n"),
    ("a.erl", "{password, \"¤\"}.\n"),
    ("a.tf", "  master_password = \"¤\"\n"),
    ("a.py", "passwords = ['¤']\n"),
    // Configuration.
    ("a.yml", "db:\n  password: ¤\n"),
    ("a.yml", "db:\n  password: \"¤\"\n"),
    ("a.yml", "    - MYSQL_ROOT_PASSWORD=¤\n"),
    ("a.yml", "  - name: DB_PASSWORD\n    value: ¤\n"),
    ("a.yml", "passwords:\n  - ¤\n"),
    (".env", "DB_PASSWORD=¤\n"),
    (".env", "export DB_PASSWORD='¤'\n"),
    ("environ", "PATH=/bin\0DB_PASSWORD=¤\0HOME=/root\0"),
    ("a.py", "password = \"¤\"\n\0"),
    ("a.ini", "[db]\npassword = ¤\n"),
    ("a.conf", "bind_pw          = ¤\n"),
    ("a.conf", "password    ¤\n"),
    ("a.properties", "spring.datasource.password=¤\n"),
    ("a.toml", "password = \"¤\"\n"),
    ("a.json", "{\"password\": \"¤\"}\n"),
    ("a.json", "{\"body\": \"{\\\"password\\\":\\\"¤\\\"}\"}\n"),
    ("a.ipynb", "{\"source\": [\"password = \\\"¤\\\"\\n\"]}\n"),
    ("a.xml", "<password>¤</password>\n"),
    ("a.xml", "<add key=\"ApiPassword\" value=\"¤\" />\n"),
    ("a.xml", "<server user=\"app\" password=\"¤\"/>\n"),
    ("a.html", "<pre>{&quot;password&quot;: &quot;¤&quot;}</pre>\n"),
    ("a.html", "<pre>{&#34;password&#34;: &#34;¤&#34;}</pre>\n"),
    ("Dockerfile", "FROM x\nENV DB_PASSWORD=¤\n"),
    ("Dockerfile", "FROM x\nENV DB_PASSWORD ¤\n"),
    ("Dockerfile", "FROM x\nARG DB_PASSWORD=¤\n"),
    (".netrc", "machine x.corp.net login alice password ¤\n"),
    // Command lines.
    ("a.sh", "export PGPASSWORD=¤\n"),
    ("a.sh", "PGPASSWORD=¤ psql -h db1\n"),
    ("a.sh", "tool --password ¤\n"),
    ("a.sh", "tool --password=¤\n"),
    ("a.sh", "curl -u alice:¤ https://api.corp.net/\n"),
    ("a.sh", "curl -X POST \\\n  -u alice:¤ \\\n  https://api.corp.net/\n"),
    ("a.sh", "curl --user alice:'¤' https://api.corp.net/\n"),
    ("a.sh", "curl --user=alice:¤ https://api.corp.net/\n"),
    ("a.sh", "curl -ualice:¤ https://api.corp.net/\n"),
    ("a.sh", "curl -u \"alice\":\"¤\" https://api.corp.net/\n"),
    ("a.sh", "http -a alice:¤ api.corp.net\n"),
    ("a.sh", "htpasswd -b .htpasswd alice ¤\n"),
    ("a.sh", "htpasswd -nbB alice ¤\n"),
    ("a.sh", "sqlplus -s app/¤@db1 @a.sql\n"),
    ("a.sh", "smbclient //files/share -U alice%¤\n"),
    ("a.sh", "rabbitmqctl add_user app ¤\n"),
    ("a.sh", "openssl enc -aes-256-cbc -in a -out b -k ¤\n"),
    ("a.sh", "zip -r -P ¤ backup.zip data/\n"),
    ("a.sh", "7z a -p¤ -mhe backup.7z data/\n"),
    ("a.sh", "xfreerdp /u:admin /p:¤ /v:srv1\n"),
    ("a.bat", "psexec \\\\srv1 -u admin -p ¤ cmd\n"),
    ("a.sh", "snmpwalk -v3 -u ops -A ¤ -l authPriv sw1\n"),
    ("a.sh", "mongo --host db1 -u root -p ¤ admin\n"),
    ("a.sh", "az keyvault secret set --vault-name v1 --name db --value ¤\n"),
    ("a.sh", "gh secret set DB_PASS --body ¤\n"),
    ("a.sh", "aws ssm put-parameter --name /db --type SecureString --value ¤\n"),
    ("a.bat", "net user deploy ¤ /add\n"),
    ("a.sh", "lftp -u deploy,¤ sftp://srv1\n"),
    ("a.php", "curl_setopt($c, CURLOPT_USERPWD, \"deploy:¤\");\n"),
    ("a.php", "ftp_login($c, 'deploy', '¤');\n"),
    ("a.php", "$x = openssl_encrypt($d, 'AES-256-CBC', '¤', 0, $iv);\n"),
    ("a.js", "const db = new Sequelize('shop', 'app', '¤', { dialect: 'mysql' });\n"),
    ("a.js", "const h = crypto.createHmac('sha256', '¤');\n"),
    ("a.js", "const c = crypto.createCipheriv('aes-256-cbc', '¤', iv);\n"),
    ("a.js", "app.use(cookieParser('¤'));\n"),
    ("a.ts", "const password = process.env.DB_PASSWORD ?? '¤';\n"),
    ("a.ts", "const password = process.env.DB_PASSWORD ??\n    '¤';\n"),
    ("a.py", "ftp = FTP(\"ftp.corp.net\", \"deploy\", \"¤\")\n"),
    ("a.py", "conn = oracledb.connect(\"app\", \"¤\", \"db1/shop\")\n"),
    ("a.py", "mac = hmac.new(b\"¤\", body, hashlib.sha256)\n"),
    ("a.go", "mac := hmac.New(sha256.New, []byte(\"¤\"))\n"),
    ("a.go", "store := sessions.NewCookieStore([]byte(\"¤\"))\n"),
    ("A.java", "keyStore.load(in, \"¤\".toCharArray());\n"),
    ("A.java", "return new PasswordAuthentication(\"bot\", \"¤\".toCharArray());\n"),
    ("A.java", "Algorithm a = Algorithm.HMAC256(\"¤\");\n"),
    ("a.cs", "smtp.Authenticate(\"bot@corp.net\", \"¤\");\n"),
    ("a.bat", "net use z: \\\\files\\share /user:corp\\alice ¤\n"),
    ("a.sh", "mysqldump -u root -p¤ shop\n"),
    ("a.sh", "sshpass -p '¤' ssh root@10.1.2.3\n"),
    ("a.sh", "docker login -u alice -p ¤ registry.corp.net\n"),
    ("a.sh", "openssl rsa -in a.pem -passin pass:¤\n"),
    ("a.sh", "if [ \"${password}\" == \"¤\" ]; then\n"),
    ("a.ps1", "$s = ConvertTo-SecureString \"¤\" -AsPlainText -Force\n"),
    // SQL.
    ("a.sql", "CREATE USER app IDENTIFIED BY '¤';\n"),
    ("a.sql", "ALTER USER app WITH PASSWORD '¤';\n"),
    ("a.sql", "\\set POSTGRES_PASS ¤\n"),
    // The web.
    ("a.py", "url = \"postgres://app:¤@db.corp.net/main\"\n"),
    ("a.py", concat!("url = \"amqp:", "//app:¤x?y#z@mq.corp.net/main\"\n")),
    ("a.py", "url = \"https://api.corp.net/v1/x?api_key=¤\"\n"),
    ("a.cs", "\"Server=db1;User Id=sa;Password=¤;\"\n"),
    ("a.http", "Authorization: Bearer ¤\n"),
    // Prose.
    ("a.md", "- Password: `¤`\n"),
    ("a.md", "**Password:** ¤\n"),
    ("a.md", "| password | `¤` |\n"),
    ("a.md", "パスワード: ¤\n"),
    ("a.md", "パスワードは「¤」です。\n"),
    ("a.yml", "管理者パスワード: ¤\n"),
    ("a.txt", "パスワード：¤\n"),
    ("a.md", "APIトークン: ¤\n"),
    ("a.md", "秘密鍵 = ¤\n"),
    // What a sentence or a table tells.
    ("a.md", "The default password is ¤\n"),
    ("a.md", "- `DB_PASSWORD` - the database's password. Default: ¤\n"),
    ("a.md", "- `DB_PASSWORD` (default: `¤`)\n"),
    ("a.md", "| `DB_PASSWORD` | string | the database's password | `¤` |\n"),
    // By their place among the arguments.
    ("a.py", "smtp.login(\"alice@corp.net\", \"¤\")\n"),
    ("a.py", "config.set(\"db\", \"password\", \"¤\")\n"),
    ("a.php", "$db = new mysqli(\"db1\", \"app\", \"¤\", \"shop\");\n"),
    ("a.java", "Map.of(\"user\", \"app\", \"password\", \"¤\")\n"),
    ("a.py", "password = (\"¤\" \"x1\")\n"),
    // A level deeper, on the line below, in the element behind.
    ("a.json", "{\n \"adminPassword\": {\n  \"value\": \"¤\"\n }\n}\n"),
    ("a.json", "[{\"name\": \"DB_PASSWORD\", \"value\": \"¤\"}]\n"),
    ("a.tf", "variable \"db_password\" {\n  type = string\n  default = \"¤\"\n}\n"),
    ("a.tf", "set_sensitive {\n  name  = \"db.password\"\n  value = \"¤\"\n}\n"),
    ("a.bicep", "@secure()\nparam adminPassword string = '¤'\n"),
    ("a.go", "var dbPassword string = \"¤\"\n"),
    ("a.yml", "Parameters:\n  DBPassword:\n    Type: String\n    Default: ¤\n"),
    ("a.yml", "env:\n  - {name: DB_PASSWORD, value: ¤}\n"),
    ("a.yml", "db:\n  password: |\n    ¤\n  user: app\n"),
    ("a.yml", "db:\n  password: >-\n    ¤\n"),
    ("a.xml", "<string name=\"api_secret\">¤</string>\n"),
    ("a.xml", "<property name=\"password\">\n  <value>¤</value>\n</property>\n"),
    ("a.xml", "<property>\n  <name>fs.proxy.password</name>\n  <value>¤</value>\n</property>\n"),
    ("a.plist", "<key>APIPassword</key>\n<string>¤</string>\n"),
    ("a.settings", "<Setting Name=\"Password\" Type=\"System.String\">\n  <Value>¤</Value>\n</Setting>\n"),
    // Under the name of a column.
    ("a.sql", "INSERT INTO users (name, `password`) VALUES ('alice', '¤');\n"),
    ("a.csv", "username,password,mail\nalice,¤,a@corp.net\n"),
    ("a.md", "| user | password |\n|------|:--------:|\n| alice | ¤ |\n"),
    // Commands that set variables.
    ("a.fish", "set -gx DB_PASSWORD ¤\n"),
    (".cshrc", "setenv DB_PASSWORD ¤\n"),
    ("a.bat", "setx DB_PASSWORD ¤\r\n"),
    (".htaccess", "SetEnv DB_PASSWORD ¤\n"),
    ("redis.conf", "masterauth ¤\n"),
    ("wpa_supplicant.conf", "network={\n  ssid=\"x\"\n  psk=\"¤\"\n}\n"),
    ("a.php", "$db = new PDO($dsn, 'app', '¤');\n"),
    ("a.java", "Connection c = DriverManager.getConnection(url, \"sa\", \"¤\");\n"),
    ("a.js", "const t = jwt.sign(payload, \"¤¤\");\n"),
];

#[test]
fn a_generated_value_is_found_in_every_notation() {
    all_are(true, NOTATIONS, |i| made("[A-Z][a-z]{3}[0-9][A-Z]{2}[a-z]{3}[0-9]{2}[A-Z][a-z]{2}[0-9]", i as u64));
}

#[test]
fn names_in_every_case_and_short_ones_are_names() {
    let names = [
        "password",
        "dbPassword",
        "DB_PASSWORD",
        "db-password",
        "DbPassword",
        "db.password",
        "passwd",
        "pwd",
        "userPwd",
        "pw",
        "db_pw",
        "passphrase",
        "passcode",
        "secret",
        "clientSecret",
        "CLIENT_SECRET",
        "token",
        "accessToken",
        "auth_token",
        "apikey",
        "apiKey",
        "API_KEY",
        "api-key",
        "x-api-key",
        "credential",
        "private_key",
        "secretKey",
        "encryption_key",
        "signingKey",
        "AWS_SECRET_ACCESS_KEY",
        "kennwort",
    ];
    let texts: Vec<_> = names.iter().map(|name| (format!("{name}: V\n"), format!("\"{name}\": \"V\",\n"))).collect();
    let world = World::new();
    for (i, (yaml, json)) in texts.iter().enumerate() {
        let value = made("[A-Z][a-z]{3}[0-9][A-Z]{2}[a-z]{3}[0-9]{2}[A-Z][a-z]{2}[0-9]{3}[a-z]{4}[0-9]", i as u64);
        world.write(&format!("all/{i}/a.yml"), yaml.replace('V', &value));
        world.write(&format!("all/{i}/b.json"), format!("{{\n{}\"x\": 1\n}}\n", json.replace('V', &value)));
    }
    let ran = world.sekisho(&["scan", "--format", "jsonl", "all"]);
    let missed: Vec<_> = (0..names.len())
        .flat_map(|i| [format!("all/{i}/a.yml"), format!("all/{i}/b.json")])
        .filter(|path| !ran.out.contains(path))
        .map(|path| path.replace("all/", "").split('/').next().and_then(|i| i.parse::<usize>().ok()).map(|i| names[i]))
        .collect();
    assert!(missed.is_empty(), "{missed:?}");
}

/// Passwords as people choose them, where name and notation leave no doubt.
#[test]
fn passwords_that_people_choose_are_said() {
    const CASES: &[Case] = &[
        ("a.py", "db_password = \"¤\"\n"),
        ("a.js", "  password: '¤',\n"),
        ("a.java", "conn.setPassword(\"¤\");\n"),
        ("a.go", "\tpassword := \"¤\"\n"),
        ("a.php", "$password = '¤';\n"),
        ("a.cs", "private const string Password = \"¤\";\n"),
        (".env", "DB_PASSWORD=¤\n"),
        ("a.yml", "  password: ¤\n"),
        ("a.yml", "      - MYSQL_ROOT_PASSWORD=¤\n"),
        ("a.json", "{\"password\": \"¤\"}\n"),
        ("a.ini", "password = ¤\n"),
        ("a.properties", "spring.datasource.password=¤\n"),
        ("a.xml", "<password>¤</password>\n"),
        ("a.sh", "export PGPASSWORD=¤\n"),
        ("a.sh", "mysqldump -u root -p¤ shop > shop.sql\n"),
        ("a.sql", "CREATE USER app IDENTIFIED BY '¤';\n"),
        ("a.py", "URL = \"postgres://app:¤@db.corp.net/main\"\n"),
        ("a.md", "パスワード: ¤\n"),
    ];
    for value in
        [concat!("Summer", "2024!"), concat!("hunt", "er2"), concat!("tanaka", "0401"), concat!("Tr0ub", "4dor&3")]
    {
        all_are(true, CASES, |_| value.to_owned());
    }
}

#[test]
fn what_is_no_secret_is_passed_by() {
    const HARMLESS: &[Case] = &[
        // Variables, calls and look-ups.
        ("a.py", "password = os.environ[\"DB_PASSWORD\"]\n"),
        ("a.py", "password = getpass.getpass()\n"),
        ("a.py", "password = os.getenv('DB_PASSWORD', '')\n"),
        ("a.js", "const token = process.env.API_TOKEN;\n"),
        ("a.js", "const token = await vault('kv/prod/token');\n"),
        ("a.yml", "password: ${DB_PASSWORD}\n"),
        ("a.yml", "password: '{{ vault_password }}'\n"),
        ("a.yml", "token: ${{ secrets.GITHUB_TOKEN }}\n"),
        ("a.tf", "  password = var.db_password\n"),
        ("a.sh", "tool --password \"$PASSWORD\"\n"),
        ("a.sh", "export TOKEN=$(cat token.txt)\n"),
        // Types and identifiers.
        ("a.go", "func login(user, password string) error {\n"),
        ("a.ts", "  password: string;\n"),
        ("a.java", "String password = request.getPassword();\n"),
        ("a.rs", "    token: Token::Identifier,\n"),
        ("a.py", "TOKEN_TYPE = \"bearer\"\n"),
        // The name as the value, placeholders, stock words.
        ("a.py", "password = \"password\"\n"),
        ("a.json", "{\"apiKey\": \"api_key\"}\n"),
        ("a.yml", "password: <your password>\n"),
        (".env", "API_KEY=your_api_key_here\n"),
        (".env", "API_KEY=xxxxxxxxxxxxxxxx\n"),
        ("a.ini", "password = changeme\n"),
        ("a.py", "password = 'admin'\n"),
        // What stands in a secret's place, and is none.
        ("a.sh", "gh secret set DB_PASS --body \"${{ secrets.DB_PASS }}\"\n"),
        ("a.sh", "aws ssm put-parameter --name /x --type String --value enabled-for-all-regions\n"),
        ("a.sh", "aws ssm put-parameter --name /x --type SecureString --value file://secret.txt\n"),
        ("a.sh", "gzip -c a | nc -P zmtKQv8x2LpR host\n"),
        ("a.bat", "net user deploy /active:yes\n"),
        ("a.js", "const type = visible ? 'text' : 'password';\n"),
        ("a.js", "const password = isAdmin ? 'adminInput' : 'userInput';\n"),
        ("a.js", "const tokenUrl = opts.tokenUrl ?? 'https://auth.corp.net/oauth/token';\n"),
        ("a.js", "app.use(cookieParser('keyboard cat'));\n"),
        ("a.js", "const db = new Sequelize('database', 'username', 'password', {});\n"),
        ("a.py", "ftp = FTP(\"ftp.debian.org\", \"anonymous\", \"anonymous@\")\n"),
        ("A.java", "ks.load(in, \"changeit\".toCharArray());\n"),
        ("a.go", "mac := hmac.New(sha256.New, []byte(\"key\"))\n"),
        // Sentences and translations.
        ("a.json", "{\"password\": \"Your password must have eight characters\"}\n"),
        ("locale/ja.json", "{\"password\": \"パスワードを入力してください\"}\n"),
        ("locale/de.json", "{\"password\": \"Passwort\", \"token\": \"Zugriffstoken\"}\n"),
        ("locale/fr.po", "msgid \"Password\"\nmsgstr \"Mot de passe\"\n"),
        ("a.md", "Set `password` to your password.\n"),
        ("a.md", "パスワードは8文字以上にしてください。\n"),
        // Hashes, ids, public things.
        ("a.json", "{\"integrity\": \"sha512-9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\"}\n"),
        ("a.py", "token_sha256 = \"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\"\n"),
        ("a.yml", "key_id: 9f86d081884c7d65\n"),
        ("a.rs", "let public_key = \"keys/server.pub\";\n"),
        ("a.json", "{\"NextToken\": \"eyJleGFt\", \"ClientRequestToken\": \"create-table-1\"}\n"),
        ("a.py", "primary_key = 'order_id'\n"),
        ("a.json", "{\"signature\": \"9622e8bd7cc72a7dab819a8011ecbf81d443638082e5cb99ecf2e75ff56ffc9d\"}\n"),
        ("a.js", "  idempotencyKey: \"bc29a517-3dc9-450e-aa76-fae39ee849d1\",\n"),
        ("a.resx", "<x type=\"System.Boolean, mscorlib, PublicKeyToken=b77a5c561934e089\"/>\n"),
        ("a.js", "socket.write('Sec-WebSocket-Key: x3JJHMbDL1EzLkh9GBhXDw==');\n"),
        ("a.js", "var key = hexToBytes('0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b');\n"),
        // What describes values, or says what should stand there.
        ("a.py", "API_KEY = r\"^trgv_[a-zA-Z0-9]{8}_[a-zA-Z0-9]{32}$\"\n"),
        ("a.py", "sig_key = \"ed25519:{}\".format(device)\n"),
        ("a.js", "const accessSecret = \"xcm9vzc...\";\n"),
        ("a.md", "sms://ServicePlanId:ApiToken@FromPhoneNo\n"),
        ("a.md", "If the URL is percent-encoded (`https://user:p%40ss@host`), decode it.\n"),
        // Keys of maps, names in lists, other parameters, the paths of things in a program.
        ("a.py", "oauth2_credential = {'x5t#S256': thumbprint(certificate)}\n"),
        ("a.json", "{\"names\": [\"auth\",\"username\",\"password\",\"btoa4Xq\",\"hex\"]}\n"),
        ("a.py", "def auth_ldap(self, username, password, mount_point='ldap9q'):\n"),
        ("a.json", "{\"v3adfspassword\": \"plugins.extras._saml2._loading:ADFSPassword\", \"v3kerb\": 1}\n"),
        // What stands apart from a name and is no value of it.
        ("a.tf", "variable \"db_password\" {\n  description = \"The password\"\n  type = string\n}\n"),
        ("a.xml", "<string name=\"password_hint\">Enter your password</string>\n"),
        ("a.xml", "<string name=\"password\">Wachtwoord</string>\n"),
        (
            "a.json",
            "{\"adminPassword\": {\"type\": \"securestring\", \"metadata\": {\"value\": \"hT5kWq92LmZx81\"}}}\n",
        ),
        ("a.yml", "DBPassword:\n  Type: String\n  NoEcho: true\nOther:\n  Default: hT5kWq92LmZx81\n"),
        ("a.yml", "password: |\n  hT5kWq92LmZx81\n  and more text\n"),
        ("a.yml", "password: |\n  {{ .Values.password }}\n"),
        ("a.csv", "word,token,kind\nhouse,Haus,noun\nriver,Fluss,noun\n"),
        ("a.sql", "INSERT INTO users (name, password) VALUES ('a', '5f4dcc3b5aa765d61d8327deb882cf99');\n"),
        ("a.java", "Connection c = DriverManager.getConnection(url, user, password);\n"),
        ("a.js", "jwt.sign(payload, process.env.SECRET); jwt.verify(token, \"secret\");\n"),
        ("a.plist", "<key>Password</key><string>Passwort</string><key>token</key><string>kSecAttr</string>\n"),
        // Paths, URLs, local defaults.
        ("a.yml", "secret: /run/secrets/db\n"),
        ("a.yml", "token_url: https://auth.corp.net/oauth/token\n"),
        ("a.py", "url = \"postgres://user:password@localhost/test\"\n"),
        ("a.yml", "url: redis://localhost:6379/0\n"),
        ("a.py", "url = \"http://proxy.corp.net:8080?mail=a@b.net\"\n"),
    ];
    all_are(false, HARMLESS, |_| String::new());
}

/// What is more like a secret never scores lower than what is less like one.
#[test]
fn a_stronger_case_scores_no_lower() {
    let score = |name: &str, text: &str| -> f64 {
        let input = sekisho::detect::Input { text: text.as_bytes(), name: name.as_bytes() };
        let mut best = -99.0f64;
        sekisho::detect::Detector::new([])
            .judged(&input, &mut |judged| best = best.max(f64::from(judged.score) / 100.0));
        best
    };
    let value = made("[A-Z][a-z]{3}[0-9]{2}[A-Z]{2}[a-z]{3}[0-9]{2}", 7);
    let line = |name: &str, value: &str| format!("{name} = \"{value}\"\n");
    for (weaker, stronger) in [
        (("a.py", line("key", &value)), ("a.py", line("secret_key", &value))),
        (("a.py", line("password_hint", &value)), ("a.py", line("password", &value))),
        (("a.py", line("page_token", &value)), ("a.py", line("token", &value))),
        (("a.py", line("token", &value)), ("a.py", line("access_token", &value))),
        (("a.py", line("password", "password")), ("a.py", line("password", &value))),
        (("a.py", line("password", "some words")), ("a.py", line("password", &value))),
        (("tests/test_a.py", line("password", &value)), ("app/a.py", line("password", &value))),
        (("a.py", format!("password = load(\"{value}\")\n")), ("a.py", line("password", &value))),
    ] {
        let (less, more) = (score(weaker.0, &weaker.1), score(stronger.0, &stronger.1));
        let shown = |case: &(&str, String)| format!("{}: {}", case.0, case.1.replace(&value, "V"));
        assert!(less <= more, "{less} {} > {more} {}", shown(&weaker), shown(&stronger));
    }
}

/// Neither the order of the files nor the number of threads changes anything.
#[test]
fn the_order_of_files_changes_nothing() {
    let world = World::new();
    for (i, (name, text)) in NOTATIONS.iter().enumerate() {
        let value = made("[A-Z][a-z]{3}[0-9][A-Z]{2}[a-z]{3}[0-9]{2}[A-Z][a-z]{2}[0-9]", i as u64);
        world.write(&format!("{i:03}-{name}"), text.replace('¤', &value));
    }
    let names: Vec<_> = NOTATIONS.iter().enumerate().map(|(i, (name, _))| format!("{i:03}-{name}")).collect();
    let lines = |names: &[&String], threads: &str| {
        let mut arguments = vec!["scan", "--format", "jsonl", "--threads", threads];
        arguments.extend(names.iter().map(|name| name.as_str()));
        let mut lines: Vec<_> = world.sekisho(&arguments).out.lines().map(str::to_owned).collect();
        lines.sort();
        lines
    };
    let forth: Vec<_> = names.iter().collect();
    let back: Vec<_> = names.iter().rev().collect();
    assert_eq!(lines(&forth, "1").len(), lines(&back, "3").len());
    assert!(lines(&forth, "1") == lines(&back, "3"));
}

/// `[words]` of a configuration: names that say secret, and names that do not.
#[test]
fn the_users_own_words_count() {
    let world = World::with_repo();
    let value = made("[A-Z][a-z]{3}[0-9]{2}[A-Z]{2}[a-z]{3}[0-9]{2}", 1);
    let texts = [
        ("repo/a.py", format!("db_losung = \"{value}\"\n")),
        ("repo/b.yml", format!("deploy-code: {value}\n")),
        ("repo/c.md", format!("合言葉: {value}\n")),
        ("repo/d.py", format!("ui_password = \"{value}\"\n")),
    ];
    for (name, text) in &texts {
        world.write(name, text);
    }
    let found = |world: &World| {
        let ran = world.sekisho(&["scan", "--format", "jsonl", "a.py", "b.yml", "c.md", "d.py"]);
        texts.iter().filter(|(name, _)| ran.out.contains(&name["repo/".len()..])).count()
    };
    assert_eq!(found(&world), 1, "only d.py without settings");
    world.write("repo/.sekisho.toml", "[words]\nsecret = [\"Losung\", \"deploy_code\", \"合言葉\"]\n");
    assert_eq!(found(&world), 4);
    let hidden = world.commit("words").code(1).says("a.py").says("c.md");
    hidden.hides(&value);
    world.write("repo/.sekisho.toml", "[words]\nharmless = [\"ui password\"]\n");
    assert_eq!(found(&world), 0);
}

#[test]
fn explain_says_what_spoke_for_a_value_and_not_the_value() {
    let world = World::new();
    let value = made("[A-Z][a-z]{3}[0-9]{2}[A-Z]{2}[a-z]{3}[0-9]{2}", 1);
    world.write("a.py", format!("db_password = \"{value}\"\n"));
    world
        .sekisho(&["scan", "--explain", "a.py"])
        .says("generic-password: score")
        .says("name says password")
        .hides(&value);
}
