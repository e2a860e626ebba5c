//! How values without a shape are written down in languages and files that each have a notation of their own.

use crate::context::{Case, all_are};
use crate::world::{World, made};

/// Fails unless something is said of every one of `cases`, whoever chose the value.
#[track_caller]
fn all_are_said(cases: &[Case]) {
    all_are(true, cases, |i| made("[A-Z][a-z]{3}[0-9][A-Z]{2}[a-z]{3}[0-9]{2}[A-Z][a-z]{2}[0-9]", i as u64));
    all_are(true, cases, |i| made(&"[0-9][a-f]".repeat(16), i as u64));
    for value in [concat!("Summer", "2024!"), concat!("hunt", "er2"), concat!("tanaka", "0401")] {
        all_are(true, cases, |_| value.to_owned());
    }
}

#[test]
fn settings_in_texts_of_several_lines_are_read_in_their_own_notation() {
    all_are_said(&[
        ("a.py", "ENV = \"\"\"\nDB_USER=app\nDB_PASSWORD=¤\n\"\"\"\n"),
        ("a.py", "CONFIG = '''\nuser: app\npassword: ¤\n'''\n"),
        ("a.py", "write(path, textwrap.dedent(f\"\"\"\\\n    [db]\n    password = ¤\n    \"\"\"))\n"),
        ("a.py", "write(\n    \"\"\"\n    DB_PASSWORD=¤\n    \"\"\"\n)\n"),
        ("a.py", "SCRIPT = r\"\"\"#!/bin/sh\nexport DB_PASSWORD=¤\nexec app\n\"\"\"\n"),
        ("a.py", "SCRIPT = \"\"\"#!/bin/sh\ndocker run -e DB_PASSWORD=¤ app\n\"\"\"\n"),
        ("a.py", "IMAGE = \"\"\"\nFROM x\nENV APP_PASSWORD ¤\n\"\"\"\n"),
        ("a.rb", "File.write('.env', <<~ENV)\n  DB_USER=app\n  DB_PASSWORD=¤\nENV\n"),
        ("a.rb", "conf = <<-'eos'\n  password: ¤\n  eos\n"),
        ("a.php", "$ini = <<<INI\nuser = app\npassword = ¤\nINI;\n"),
        ("a.php", "$env = '\nDB_PASSWORD=¤\n';\n"),
        ("a.pl", "print $out <<\"END\";\nuser=app\npassword=¤\nEND\n"),
        ("a.tf", "resource \"x\" \"y\" {\n  user_data = <<-EOF\n    #!/bin/sh\n    export DB_PASSWORD=¤\n  EOF\n}\n"),
        ("a.tf", "locals {\n  values = [<<EOF\nauth:\n  password: ¤\nEOF\n  ]\n}\n"),
        ("a.js", "const env = `\nDB_PASSWORD=¤\nMODE=x\n`;\n"),
        ("a.ts", "const conf = yaml`\n  user: app\n  password: ¤\n`;\n"),
        ("a.go", "const conf = `\n[db]\npassword = ¤`\n"),
        ("A.java", "String conf = \"\"\"\n    db.user=app\n    db.password=¤\n    \"\"\";\n"),
        ("a.kt", "val conf = \"\"\"\n    |password: ¤\n\"\"\".trimMargin()\n"),
        ("A.cs", "var ini = @\"\n[db]\npassword=¤\n\";\n"),
        ("A.cs", "var ini = \"\"\"\n    password=¤\n    \"\"\";\n"),
        ("a.rs", "const ENV: &str = r#\"\nDB_PASSWORD=¤\n\"#;\n"),
        ("a.exs", "env = \"\"\"\nDB_PASSWORD=¤\n\"\"\"\n"),
        ("a.swift", "let env = \"\"\"\nDB_PASSWORD=¤\n\"\"\"\n"),
        ("a.lua", "local env = [[\nDB_PASSWORD=¤\n]]\n"),
        ("a.nix", "{ text = ''\n    DB_PASSWORD=¤\n  ''; }\n"),
        ("a.toml", "content = \"\"\"\nDB_PASSWORD=¤\n\"\"\"\n"),
    ]);
}

#[test]
fn code_and_what_documents_it_is_no_text_of_settings() {
    const VALUE: &str = concat!("hT5kWq92", "LmZx81");
    const CASES: &[Case] = &[
        // Assigned by the program, between two texts.
        ("a.py", "a = \"\"\"\nx\n\"\"\"\npassword = ¤\nb = \"\"\"\ny\n\"\"\"\n"),
        ("a.js", "a = `\nx`;\npassword = ¤\nb = `\ny`;\n"),
        ("a.rb", "a = <<~A\n  x\nA\npassword = ¤\nb = <<~B\n  y\nB\n"),
        ("a.php", "$a = '\nx';\npassword = ¤\n$b = '\ny';\n"),
        ("a.lua", "a = [[\nx]]\npassword = ¤\nb = [[\ny]]\n"),
        ("a.rs", "fn f<'a>(x: &'a str) {\n    password = ¤\n    g::<'a>();\n}\n"),
        // What documents a program.
        ("a.py", "def connect():\n    \"\"\"\n    Opens it.\n\n    password: ¤\n    \"\"\"\n"),
        ("a.ex", "  @doc \"\"\"\n  password: ¤\n  \"\"\"\n"),
        // Other languages in a text.
        ("a.js", "const schema = gql`\n  type User {\n    password: String!\n    token: Base64!\n  }\n`;\n"),
        (
            "a.py",
            "SQL = \"\"\"\nSELECT id FROM users\nWHERE\n  password = %(password)s\n  AND token = :token1\n\"\"\"\n",
        ),
        ("a.py", "PAGE = \"\"\"\npassword: ${password}\ntoken = {token}\nsecret={{ secret_2 }}\n\"\"\"\n"),
        ("a.js", "const code = `\nconst a = {\n  password: user.password2,\n  token: makeToken(),\n}\n`;\n"),
        ("a.py", "USAGE = \"\"\"\noptions:\n  password: the password, 8 to 16 letters\n  token=TOKEN1\n\"\"\"\n"),
    ];
    all_are(false, CASES, |_| VALUE.to_owned());
}

#[test]
fn languages_have_notations_of_their_own() {
    all_are_said(&[
        ("Makefile", "DB_USER := app\nDB_PASSWORD := ¤\n"),
        ("Makefile", "DB_PASSWORD ?= ¤\n"),
        ("CMakeLists.txt", "set(SIGN_PASSWORD ¤)\n"),
        ("a.cmake", "set(SIGN_PASSWORD \"¤\" CACHE STRING \"\")\n"),
        ("a.h", "#define DB_PASSWORD L\"¤\"\n"),
        ("a.pl", "my $password = q(¤);\n"),
        ("a.pl", "my $db = DBI->connect('dbi:mysql:shop', 'app', '¤');\n"),
        ("a.rb", "DB_PASSWORD = %q{¤}\n"),
        ("a.lua", "local password = [[¤]]\n"),
        ("a.erl", "config() -> [{password, <<\"¤\">>}].\n"),
        ("a.erl", "-define(DB_PASSWORD, \"¤\").\n"),
        ("a.exs", "config :app, App.Repo,\n  username: \"app\",\n  password: \"¤\"\n"),
        ("a.vb", "Dim password As String = \"¤\"\n"),
        ("a.bas", "Private Const DB_PASSWORD As String = \"¤\"\n"),
        ("a.cbl", "       01 WS-PASSWORD PIC X(20) VALUE '¤'.\n"),
        ("a.py", "db = MySQLdb.connect('db1', 'app', '¤', 'shop')\n"),
        ("a.py", "# DB_PASSWORD = ¤\n"),
        ("a.sh", "DB_PASSWORD=${DB_PASSWORD:-¤}\n"),
        ("a.yml", "    POSTGRES_PASSWORD: ${POSTGRES_PASSWORD:-¤}\n"),
        ("_netrc", "machine x.corp.net\nlogin alice\npassword ¤\n"),
        (".msmtprc", "host smtp.corp.net\nuser app\npassword ¤\n"),
    ]);
}

#[test]
fn what_is_piped_or_flagged_to_a_program_is_read() {
    all_are_said(&[
        ("a.sh", "echo ¤ | docker login -u app --password-stdin\n"),
        ("a.sh", "echo '¤' | sudo -S apt-get update\n"),
        ("a.sh", "echo 'app:¤' | chpasswd\n"),
        ("a.sh", "az login --service-principal -u app -p ¤ --tenant corp\n"),
        ("a.bat", "plink -ssh app@host -pw ¤ ls\n"),
    ]);
    // Signs that a shell leaves alone are part of the word.
    let value = |i: usize| made("[A-Z][a-z]{2}[0-9]\\^[a-z]{3},[A-Z]{2}[0-9]{2}", i as u64);
    let world = World::new();
    for (i, text) in ["PGPASSWORD=¤ psql\n", "sshpass -p ¤ ssh x\n", "curl -u 'app:¤' x\n", "mysql -uroot -p¤ x\n"]
        .iter()
        .enumerate()
    {
        world.write(&format!("all/{i}/a.sh"), text.replace('¤', &value(i)));
    }
    let ran = world.sekisho(&["scan", "--format", "jsonl", "all"]);
    let whole = |line: &&str| {
        let at = |key: &str| line.split(key).nth(1)?.split(',').next()?.parse::<usize>().ok();
        at("\"end_column\":").zip(at("\"column\":")).is_some_and(|(end, start)| end - start == value(0).len())
    };
    assert_eq!(ran.out.lines().filter(whole).count(), 4, "{}", ran.out);
}

#[test]
fn the_name_of_a_file_is_that_of_its_one_word() {
    all_are_said(&[
        ("config/master.key", "¤"),
        ("config/credentials/production.key", "¤\n"),
        (".vault_pass", "¤\n"),
        ("vault-password.txt", "¤\n"),
        ("secrets/db_password", "¤\n"),
        ("password.txt", "¤\r\n"),
        (".secret", "¤\n"),
        (".pgpass", "db.corp.net:5432:shop:app:¤\n"),
        (".passwd-s3fs", "bucket:¤\n"),
        ("postfix/sasl_passwd", "[smtp.corp.net]:587 app@corp.net:¤\n"),
        ("ppp/chap-secrets", "app * ¤ *\n"),
        ("ipsec.secrets", "10.1.0.1 %any : PSK \"¤\"\n"),
        ("passwords.txt", "app: ¤\n"),
    ]);
    const VALUE: &str = concat!("hT5kWq92", "LmZx81");
    const OTHERS: &[Case] = &[
        ("server.key", "¤\n"),
        ("public_key", "¤\n"),
        ("password_hash", "¤\n"),
        ("src/token.rs", "¤\n"),
        ("password.txt", "see ¤ there\n"),
        ("password.txt", "${DB_PASSWORD}\n"),
        ("secrets/db_password", "changeme\n"),
        ("passwords.txt", "root:x:0:0:root:/root:/bin/sh\n"),
    ];
    all_are(false, OTHERS, |_| VALUE.to_owned());
}

/// The same in UTF-8 and in what Japan wrote in before: the finding, its place in characters, and what is shown of its
/// line.
#[test]
fn japanese_names_are_read_in_the_encodings_before_unicode() {
    const LINES: &[Case] = &[
        ("a.txt", "パスワード：¤\n"),
        ("a.txt", "パスワード: ¤\n"),
        ("a.yml", "管理者パスワード: ¤\n"),
        ("a.txt", "接続先の暗証番号は「¤」です。\n"),
        ("a.ini", "; 本番\n秘密鍵 = ¤\n"),
        ("a.txt", "利用者　シークレット　¤\n"),
        ("a.properties", "トークン=¤\n"),
        ("A.java", "// アクセスキー：¤ 消すこと\n"),
        ("a.csv", "氏名,パスワード,備考\n山田,¤,なし\n"),
        ("a.csv", "氏名;パスワード\n山田;¤\n"),
    ];
    let world = World::new();
    let value = |i: usize| made("[A-Z][a-z]{3}[0-9][A-Z]{2}[a-z]{3}[0-9]{2}[A-Z][a-z]{2}[0-9]", i as u64);
    let encodings = [encoding_rs::UTF_8, encoding_rs::SHIFT_JIS, encoding_rs::EUC_JP, encoding_rs::ISO_2022_JP];
    for (i, (name, text)) in LINES.iter().enumerate() {
        for encoding in encodings {
            let text = text.replace('¤', &value(i));
            world.write(&format!("{}/{i}/{name}", encoding.name()), encoding.encode(&text).0);
        }
    }
    let scan = |encoding: &'static encoding_rs::Encoding, format: &'static str| {
        let ran = world.sekisho(&["scan", "--format", format, encoding.name()]);
        ran.out.replace(encoding.name(), "")
    };
    let expected = scan(encodings[0], "jsonl");
    assert_eq!(expected.lines().count(), LINES.len(), "{expected}");
    for encoding in &encodings[1..] {
        assert_eq!(scan(encoding, "jsonl"), expected, "{}", encoding.name());
        assert_eq!(scan(encoding, "human"), scan(encodings[0], "human"), "{}", encoding.name());
    }
}

#[test]
fn japanese_text_in_base64_is_read() {
    use base64::{Engine, engine::general_purpose::STANDARD};
    let world = World::new();
    let value = made("[A-Z][a-z]{3}[0-9][A-Z]{2}[a-z]{3}[0-9]{2}[A-Z][a-z]{2}[0-9]", 1);
    let text = format!("# 接続情報（本番のデータベース）\n利用者：app\nパスワード：{value}\n");
    for encoding in [encoding_rs::UTF_8, encoding_rs::SHIFT_JIS, encoding_rs::EUC_JP, encoding_rs::ISO_2022_JP] {
        let encoded = STANDARD.encode(encoding.encode(&text).0);
        world.write(&format!("all/{}.txt", encoding.name()), format!("x: {encoded}\n"));
    }
    let ran = world.sekisho(&["scan", "--format", "jsonl", "all"]);
    assert_eq!(ran.out.lines().filter(|line| line.contains("generic-password")).count(), 4, "{}", ran.out);
}
