#!/usr/bin/env python3
"""Writes texts in which values are given to names that leave no doubt, in every notation that the reader knows: half of
the values are secrets, half are not.

  people.py FOLDER

A file whose name begins with `yes` holds a secret, one with `no` none; the last number in the name says where the value
stands. The labelled lines show mostly `name = "value"`,
and a model that learns from them alone takes a rare notation for a sign of innocence. Here names, notations and what
stands around them are the same on both sides, so that the value decides; and a value that looks like a secret is none
where its name takes that back (`password_hash`, `token_id`).

What machines make: letters and digits, hexadecimal, base64, and what password managers strew marks over. What people
choose, as studies of leaked passwords describe it: a word with a year or digits and a mark, a name with a date, letters
written as digits or marks, two words and a number, two words run together, keys beside each other. Nothing in them was
ever anybody's. The seed is fixed, so the texts are always the same.
"""
import base64, os, random, string, sys, urllib.parse

EACH = 36       # texts of each notation and side
ALNUM = string.ascii_letters + string.digits

WORDS = '''summer winter spring autumn hunter dragon monkey shadow sunshine tiger football baseball hockey soccer killer
pepper ginger cookie banana purple orange silver golden thunder falcon phoenix mustang ranger yankee cowboy eagle dolphin
flower butterfly rainbow chocolate coffee guitar piano music london paris tokyo osaka kyoto berlin chelsea arsenal
liverpool barcelona madrid munich newyork boston chicago texas dallas florida white black little happy crazy lucky magic
blue green duke king queen star moon river stone fire snow cat dog wolf bear lion heart angel devil master ninja'''.split()
NAMES = '''tanaka suzuki yamada sato takahashi watanabe ito kobayashi nakamura yoshida mueller schmidt fischer weber smith
jones taylor brown wilson garcia martinez rodriguez rossi ferrari ivanov petrov michael jessica ashley daniel andrew
jennifer robert thomas sakura haruto yuki kenji hiroshi naoki akira takeshi'''.split()
KEYS = ['123!@#', '!@#123', '123qwe!@#', '1234!@#$', '!QAZ2wsx', '1q2w3e4r!', 'qwe123!@#']

# What the values are given to. Words of a name stand apart by spaces; a notation writes them in its own way.
PASSWORDS = '''password|db password|database password|admin password|root password|smtp password|mail password|passwd|user
pwd|redis password|mysql root password|ftp password|keystore password|ldap bind password|sudo password|pass|service
password|proxy password|rabbitmq password|wifi password|master password|vpn passphrase|default password|password|dbpassword|vm
password|react app auth password'''
SECRETS = '''api key|api token|access token|auth token|client secret|secret key|jwt secret|signing secret|encryption
key|private key|session secret|webhook secret|bot token|deploy token|consumer secret|app secret|refresh token|slack
token|secret access key|shared secret|cookie secret|github token|license key secret|payment api key|secret|token|storage
account key|hmac secret|django secret key|service api secret|apikey|api token|apitoken|authtoken|accesstoken|api secret|service
token|secret do not share|token for deploy|api key for billing'''
# Secrets that people make up themselves, too.
CHOSEN = 'secret|jwt secret|session secret|cookie secret|shared secret|app secret|webhook secret|secret key'
# Names that take it back, whatever the value looks like.
OTHERS = '''password hash|hashed password|token id|public key|cache key|primary key|secret name|access key id|token
type|password salt digest|api key id|key fingerprint|token checksum|foreign key|page token|next token|secret version|key
sha256|secret arn|auth token url|csrf token name|routing key|password policy id|sort key|continuation token|commit
token hash|public api key|idempotency key'''
split = lambda names: [name.split() for name in names.replace('\n', ' ').split('|')]
PASSWORDS, SECRETS, CHOSEN, OTHERS = split(PASSWORDS), split(SECRETS), split(CHOSEN), split(OTHERS)

# Ending of the file, or `/` and its whole name | how its names are written | what may stand in the value | text. How values are written: q in
# quotes, b to the end of the line, w a word of a command line, u in a URL, x in XML. A second letter p: passwords only.
NOTATIONS = r'''
py|SHOUT|q|@N = "@V"
py|SHOUT|q|DEBUG = False\n@N = '@V'\nHOSTS = ["@H"]
py|snake|q|@N = "@V"
py|snake|q|    self.@N = "@V"
py|snake|q|client = Client(host="@H", user="@U", @N="@V")
py|snake|q|def connect(host="@H", @N="@V"):
py|SHOUT|q|@N = os.environ.get("@N", "@V")
py|SHOUT|q|value = os.getenv('@N', '@V')
py|SHOUT|q|        "USER": "@U",\n        "@N": "@V",\n        "HOST": "@H",
py|SHOUT|q|app.config["@N"] = "@V"
py|SHOUT|q|os.environ['@N'] = '@V'
py|snake|q|    data = {"user": "@U", "@N": "@V"}
py|Kebab|q|headers = {"X-@N": "@V", "Accept": "application/json"}
py|snake|q|if @N == "@V":
py|snake|q|client.set_@N("@V")
py|snake|q|response = get("https://@H/v1/items?@N=@V")
py|snake|q|parser.set("account", "@N", "@V")
py|Pascal|q|service.@N = '@V'
js|camel|q|const @N = '@V';
js|camel|q|  host: '@H',\n  user: '@U',\n  @N: '@V',
js|SHOUT|q|const @N = process.env.@N || '@V';
js|SHOUT|q|const @N = "@V";
js|SHOUT|q|  env: { @N: '@V' },
js|camel|q|  'user': '@U', '@N': '@V',
js|camel|q|config.@N = "@V";
js|camel|q|store.set('@N', '@V');
js|Kebab|q|request.setRequestHeader('X-@N', '@V');
js|camel|q|start({ @N: "@V", region: "eu" });
ts|camel|q|  private readonly @N: string = '@V';
ts|camel|q|export const settings = { url: 'https://@H', @N: '@V' };
ts|camel|q|  @N = "@V";
java|Pascal|q|        config.setUser("@U");\n        config.set@N("@V");
java|Pascal|q|    source.set@N("@V");
java|SHOUT|q|    private static final String @N = "@V";
java|camel|q|    String @N = "@V";
java|camel|q|        builder.@N("@V").build();
java|camel|q|        map.put("@N", "@V");
java|dots|q|        props.setProperty("@N", "@V");
java|camel|q|        if (@N.equals("@V")) {
kt|camel|q|    val @N: String = "@V"
kt|SHOUT|q|    const val @N = "@V"
scala|camel|q|  val @N = "@V"
groovy|camel|q|    @N '@V'
gradle|camel|q|        @N = '@V'
go|camel|q|\t@N := "@V"
go|Pascal|q|\tcfg := Config{\n\t\tHost: "@H",\n\t\t@N: "@V",\n\t}
go|camel|q|const @N = "@V"
go|SHOUT|q|\tos.Setenv("@N", "@V")
go|camel|q|var @N = flag.String("@N", "@V", "what it is")
go|Kebab|q|\treq.Header.Set("X-@N", "@V")
go|Pascal|q|\tclient.Set@N("@V")
rs|SHOUT|q|const @N: &str = "@V";
rs|snake|q|    let @N = "@V";
rs|snake|q|        @N: "@V".to_string(),
rs|snake|q|    let client = Client::new("https://@H").@N("@V");
cs|Pascal|q|    private const string @N = "@V";
cs|Pascal|q|    options.@N = "@V";
cs|camel|q|        var @N = "@V";
cs|Pascal|q|    settings.Set@N("@V");
vb|Pascal|q|    Const @N = "@V"
swift|camel|q|    static let @N = "@V"
swift|camel|q|    let @N: String = "@V"
dart|camel|q|  final String @N = '@V';
c|SHOUT|q|#define HOST "@H"\n#define @N "@V"
c|snake|q|static const char *@N = "@V";
c|snake|q|char @N[] = "@V";
cpp|snake|q|const std::string @N = "@V";
h|SHOUT|q|#define @N "@V"
m|camel|q|NSString *const @N = @"@V";
php|snake|q|$@N = '@V';
php|snake|q|    'user' => '@U',\n    '@N' => '@V',
php|SHOUT|q|define('@N', '@V');
php|SHOUT|q|<?php\ndefine( 'HOST', '@H' );\ndefine( '@N', '@V' );
php|SHOUT|q|    const @N = '@V';
php|camel|q|    private $@N = "@V";
php|SHOUT|q|    '@N' => env('@N', '@V'),
php|Pascal|q|$mail->@N = '@V';
php|Pascal|q|$client->set@N('@V');
rb|snake|q|  @N: '@V',
rb|snake|q|config.@N = '@V'
rb|snake|q|  :@N => "@V"
rb|SHOUT|q|@N = ENV.fetch("@N", "@V")
rb|SHOUT|q|ENV['@N'] ||= '@V'
pl|snake|q|my $@N = '@V';
lua|snake|q|local @N = "@V"
r|snake|q|@N <- "@V"
ex|snake|q|config :app, @N: "@V"
tf|snake|q|  username = "@U"\n  @N = "@V"
tf|snake|q|  @N         = "@V"
tfvars|snake|q|@N = "@V"
toml|snake|q|user = "@U"\n@N = "@V"
toml|kebab|q|@N = '@V'
json|snake|q|{\n  "url": "https://@H",\n  "@N": "@V"\n}
json|camel|q|{\n  "user": "@U",\n  "@N": "@V",\n  "port": 5432\n}
json|Pascal|q|{\n  "Service": {\n    "Host": "@H",\n    "@N": "@V"\n  }\n}
json|SHOUT|q|{\n  "env": {\n    "@N": "@V"\n  }\n}
json|Kebab|q|{"@N": "@V"}
json|SHOUT|q|  {"name": "@N", "value": "@V"},
yml|snake|b|  user: @U\n  @N: @V
yml|camel|q|  @N: "@V"
yaml|camel|b|@N: @V
yaml|kebab|q|    @N: '@V'
yml|SHOUT|b|    environment:\n      @N: @V
yml|SHOUT|b|      - @N=@V
yml|SHOUT|q|  - name: @N\n    value: "@V"
yml|SHOUT|b|    - name: @N\n      value: @V
yml|snake|b|  roles:\n    - name: @U\n      @N: @V
env|SHOUT|b|HOST=@H\n@N=@V
env|SHOUT|b|@N=@V
env|SHOUT|q|@N="@V"
env|SHOUT|b|export @N=@V
env|SHOUT|b|APP_@N=@V
ini|snake|b|[account]\nuser = @U\n@N = @V
ini|snake|b|@N=@V
conf|snake|q|@N = "@V"
conf|snake|b|@N @V
cfg|kebab|b|@N: @V
properties|dots|b|app.user=@U\napp.@N=@V
properties|dots|b|@N = @V
properties|camel|b|@N=@V
xml|camel|x|  <user>@U</user>\n  <@N>@V</@N>
xml|dots|x|  <property name="@N">@V</property>
xml|camel|x|  <property name="@N" value="@V"/>
xml|Pascal|x|  <add key="@N" value="@V" />
xml|camel|x|  <account user="@U" @N="@V" />
xml|snake|x|  <string name="@N">@V</string>
config|Pascal|x|  <add key="@N" value="@V" />
plist|Pascal|x|  <key>@N</key>\n  <string>@V</string>
sh|SHOUT|q|export @N="@V"
sh|SHOUT|w|export @N=@V
sh|SHOUT|q|@N='@V'
sh|SHOUT|w|@N=@V ./run --host @H
sh|kebab|w|./run --host @H --@N @V
sh|kebab|w|tool --@N=@V --verbose
sh|kebab|q|tool login --user @U --@N "@V"
sh|Kebab|q|curl -H "X-@N: @V" https://@H/v1/items
sh|snake|q|curl -H '@N: @V' https://@H/v1/items
sh|glued|q|curl -H "@N: @V" https://@H/v1/items
sh|snake|q|curl -X POST "https://@H/v1/items" -H "accept: application/json" -H "@N: @V"
sh|kebab|q|curl https://@H/v1/items \\n  -H '@N: @V' \\n  -d page=2
http|Kebab|b|GET https://@H/v1/items\n@N: @V
sh|glued|q|curl -s -H '@N: @V' https://@H/rest/items
js|snake|u|const r = await fetch('https://@H/v2/items?@N=@V');
sh|snake|u|curl "https://@H/v1/items?@N=@V&page=2"
sh|camel|q|curl -d '{"user": "@U", "@N": "@V"}' https://@H/login
sh|snake|w|curl -d "user=@U&@N=@V" https://@H/login
sh|SHOUT|w|docker run -e @N=@V registry/app
dockerfile|SHOUT|w|FROM alpine\nENV @N=@V
dockerfile|SHOUT|w|ENV @N @V
dockerfile|SHOUT|w|ARG @N=@V
ps1|camel|q|$@N = "@V"
ps1|SHOUT|q|$env:@N = '@V'
bat|SHOUT|w|set @N=@V
sql|snake|q|INSERT INTO settings (name, value) VALUES ('@N', '@V');
sql|snake|q|UPDATE accounts SET @N = '@V' WHERE id = 1;
mk|SHOUT|b|@N := @V
cmake|SHOUT|q|set(@N "@V")
vb|Pascal|q|    Dim @N As String = "@V"
cs|Pascal|q|    public string @N { get; set; } = "@V";
rs|SHOUT|q|pub static @N: &'static str = "@V";
sh|none|wp|echo "@U:@V" | chpasswd
sh|none|wp|echo @V | docker login -u @U --password-stdin @H
md|snake|b|@N: @V
md|Title|q|- @N: `@V`
md|Title|b|**@N:** @V
py|none|q|headers = {"Authorization": "Bearer @V"}
js|none|q|fetch(url, { headers: { Authorization: 'Bearer @V' } });
sh|none|q|curl -H "Authorization: Bearer @V" https://@H/v1/items
sh|none|q|curl -H "Authorization: Token @V" https://@H/v1/items
md|none|b|Authorization: Bearer @V
md|none|u|Clone it from `https://@U:@V@@H/main`, and go on.
js|none|q|const t = jwt.sign({ id: user.id }, '@V', { expiresIn: '1h' });
py|none|q|t = jwt.encode(payload, "@V", algorithm="HS256")
env|none|u|DATABASE_URL=postgres://@U:@V@@H:5432/main
py|none|u|URL = "mysql://@U:@V@@H/main"
yml|none|u|  url: amqp://@U:@V@@H:5672
go|none|u|\tdb, err := sql.Open("mysql", "@U:@V@tcp(@H:3306)/main")
js|none|u|const uri = 'mongodb://@U:@V@@H/main';
sh|none|u|git clone https://@U:@V@@H/main.git
php|none|qp|$db = new mysqli("@H", "@U", "@V", "main");
php|none|qp|$db = new PDO("mysql:host=@H", '@U', '@V');
java|none|qp|Connection c = DriverManager.getConnection(url, "@U", "@V");
go|none|qp|auth := smtp.PlainAuth("", "@U", "@V", "@H")
go|none|q|\treq.SetBasicAuth("@U", "@V")
py|none|qp|smtp.login("@U", "@V")
cs|none|qp|client.Credentials = new NetworkCredential("@U", "@V");
cs|none|qp|var text = "Server=@H;Database=main;User Id=@U;Password=@V;";
config|none|xp|<add name="Main" connectionString="Server=@H;User Id=@U;Password=@V;" />
json|none|qp|{"Main": "Server=@H;Database=main;User Id=@U;Password=@V;"}
py|none|qp|auth = b64encode(b"@U:@V")
sh|none|wp|mysql -u @U -p@V main
sh|none|wp|mysqldump -h @H -u @U -p@V main > main.sql
sh|none|wp|curl -u @U:@V https://@H/main.tgz
sh|none|wp|sshpass -p '@V' ssh @U@@H
sh|none|wp|docker login -u @U -p @V @H
sh|none|wp|export PGPASSWORD=@V
sh|none|wp|redis-cli -h @H -a @V ping
ps1|none|qp|$pw = ConvertTo-SecureString "@V" -AsPlainText -Force
sql|none|qp|CREATE USER @U IDENTIFIED BY '@V';
sql|none|qp|ALTER ROLE @U WITH PASSWORD '@V';
md|none|bp|パスワード: @V
/config/master.key|none|bp|@V
/credentials/production.key|none|bp|@V
/.secret|none|bp|@V
/deploy/api.token|none|b|@V
/secrets/db_password|none|bp|@V
/password.txt|none|bp|@V
/.vault_pass|none|bp|@V
/.pgpass|none|bp|@H:5432:main:@U:@V
/passwords.txt|none|bp|@U: @V
'''
STYLES = {
    'snake': '_'.join, 'glued': ''.join, 'kebab': '-'.join, 'Kebab': lambda w: '-'.join(x.capitalize() for x in w), 'dots': '.'.join, 'Title': lambda w: ' '.join(w).capitalize(),
    'SHOUT': lambda w: '_'.join(w).upper(), 'camel': lambda w: w[0] + ''.join(x.capitalize() for x in w[1:]),
    'Pascal': lambda w: ''.join(x.capitalize() for x in w), 'none': lambda w: '',
}
# What a password manager may take, where it does not end the value.
MARKS = {'q': ['!*_-.', '!@#$%^&*', '!#%&()*+,-./:;<=>?@[]^_{|}~$', '-_'], 'b': ['!*_-.', '!@%^*', '!%&()*+,-./=?@^_~', '-_'],
         'w': ['_-.', '%^+=_@', '_-.,+:', '-_'], 'u': ['!*_-.', '!@#$%^&*', '_-.~', '-_'], 'x': ['!*_-.', '!@#$%^*', '!#%()*+,-./:;=?@[]^_{|}~$', '-_']}


def password(r):
    word = r.choice(WORDS + NAMES)
    if r.random() < 0.5:
        word = word.capitalize()
    family = r.randrange(8)
    if family == 0:
        return word + r.choice([str(r.randrange(1980, 2027)), str(r.randrange(10, 9999))]) + r.choice(['!', '!', '@', '#', '', '!!', '?'])
    if family == 1:
        return r.choice(NAMES) + '%02d%02d' % (r.randrange(1, 13), r.randrange(1, 29)) + r.choice(['', '', '!'])
    if family == 2:
        return word.translate(str.maketrans('aeio', '4310')) + r.choice(['!', '', '1', '99', '@1'])
    if family == 3:
        return word + str(r.randrange(1, 10))
    if family == 4:
        return word.lower() + r.choice(WORDS)
    if family == 5:
        return r.choice(['Pass', 'Admin', 'pass', 'test', 'Qwer', word]) + r.choice(KEYS)
    if family == 6:
        dressed = word[0] + word[1:].translate(str.maketrans('aesi', '@3$!'))
        return dressed + (r.choice(['', '', '1', '2024', '!']) if dressed != word else '2024')
    return word + r.choice(WORDS).capitalize() + str(r.randrange(1, 999)) + r.choice(['', '!', '#'])


def full(r, alphabet, length, needed):
    """A random text that holds one of each of `needed`, and begins and ends with a letter or a digit."""
    while True:
        text = ''.join(r.choice(alphabet) for _ in range(length))
        if text[0] in ALNUM and text[-1] in ALNUM and all(any(c in some for c in text) for some in needed):
            return text


def generated(r, written):
    kind = r.randrange(9)
    if kind < 2:
        return full(r, ALNUM, r.choice([16, 16, 20, 24, 32, 40]), [string.ascii_lowercase, string.ascii_uppercase, string.digits])
    if kind in (2, 8):
        return ''.join(r.choice('0123456789abcdef') for _ in range(r.choice([32, 32, 40, 64])))
    if kind == 3 and written != 'u':
        return base64.b64encode(r.randbytes(r.choice([24, 32, 32, 33, 48]))).decode()
    if kind == 4:
        return full(r, string.ascii_lowercase + string.digits, r.choice([16, 20, 24, 32]), [string.digits])
    if kind == 5:
        return full(r, ALNUM + '-_', r.choice([22, 32, 43, 64]), [string.digits])
    marks = r.choice(MARKS[written])
    return full(r, ALNUM + marks, r.choice([12, 14, 16, 16, 18, 20, 24]), [string.ascii_letters, string.digits, marks])


# What stands where a secret could and is none.
CODE = '''user account login session request response client server service manager provider factory handler config options
settings value field input form page view model table column index record entry item list store cache queue event message
error header body query param path file name type kind state status code data content text label title format parser
reader writer builder token secret password key api auth access refresh private public reset change update create delete
find load save check verify validate encode decode default current remote local main admin app web mobile cluster'''.split()
SAID = '''your the this is must not be a new old please enter again do match required forgot change reset confirm repeat
password token key secret account for with wrong invalid expired here value generated automatically of at least and'''.split()
STOCK = '''changeme change_me password secret token xxx xxxxxxxx your_password your-api-key YOUR_TOKEN_HERE insert_key_here
REPLACE_ME replace-with-secret placeholder dummy foobar test test123 example todo none null true false required optional
default admin root pass p@ss pa$$word user pw postgres mysql guest redacted hidden empty unset undefined disabled mypassword my-secret my_token
supersecret sample-token fake_key API_KEY api-key-goes-here enter_your_password some-secret notasecret 123456 12345678
abc123 password123 secret123 admin123 test-token example-key dev-secret'''.split()
TERMS = '''bearer Basic HS256 RS256 AES-256-GCM SHA256withRSA application/json x-api-key x-csrf-token text/plain
sha256 md5 bcrypt oauth2 openid jwt plain scram-sha-256 mysql_native_password client_credentials authorization_code
refresh_token urn:ietf:params:oauth RSA-OAEP-256 ES512 hmac-sha1 ed25519 secp256k1 UTF-8 base64 id_token string
VARCHAR(255) NVARCHAR(64) text char(32) uint64 bytes32 SecretStr Optional[str] option<string>'''.split()
LABELS = '''Passwort|Kennwort|Mot de passe|Contraseña|Senha|Wachtwoord|Neues Passwort|Mot de passe oublié ?|パスワード|新しいパスワード|
パスワードを入力|密码|请输入密码|Пароль|비밀번호|Hasło|Lösenord|Password|Password*|New password|API Key|Access token|Secret key|Token expired|
Forgot?|Passwords differ|Sign in|Log out|Wachtwoord vergeten|Passwort ändern|Clé secrète|Jeton|Token d'accès|Heslo'''.replace('\n', '').split('|')
cap = lambda words: ''.join(word.capitalize() for word in words)


def harmless(r, written):
    spaced = written in 'qbx'
    while True:
        kind = r.randrange(11)
        words = [r.choice(CODE) for _ in range(r.choice([2, 2, 3, 3, 4]))]
        if kind == 0:
            text = r.choice([cap(words), words[0] + cap(words[1:]), words[0] + cap(words[1:]), '_'.join(words).upper()])
        elif kind == 1:
            text = r.choice(['_', '-', '.', ':'])
            text = text.join(words) + r.choice(['', '', '', text + str(r.randrange(1, 10)), text + 'v2'])
        elif kind == 2:
            text = r.choice(['/', '/', './', '../', '', '/etc/', '/var/lib/', '~/.']) + '/'.join(words) + r.choice(['', '.key', '.pem', '.txt', '.json', '.yml', '/' + cap(words) + '.java'])
        elif kind == 3:
            text = r.choice(['com.', 'org.', 'app.', 'io.']) + '.'.join(words[:-1]) + '.' + cap(words)
        elif kind == 4 and spaced:
            text = ' '.join(r.choice(SAID) for _ in range(r.choice([2, 3, 4, 5]))).capitalize() + r.choice(['', '', '.', '!', '?', ':'])
        elif kind == 5 and spaced:
            text = r.choice(LABELS)
        elif kind in (6, 7):
            text = r.choice(STOCK)
        elif kind == 8:
            text = r.choice(TERMS)
        elif kind == 9:
            text = r.choice(CODE + WORDS)
            text = r.choice([text, text.capitalize(), text.upper(), 'my' + text, text + 's'])
        else:
            text = r.choice(['%s.%s.com', 'https://%s.%s.com', '%s@%s.com', '%s-%s.internal:8443', '%s.%s.svc', '$%s_%s', '%%%s_%s%%', 'get_%s(%s)', '%s[%s]', '#%s-%s', '%s,%s']) % tuple(words[:2])
        # What would end the value early is none here.
        if written == 'u' and ' ' in text or written == 'w' and any(c in text for c in ' /@#?$%()[],;<>') or written == 'x' and '<' in text:
            continue
        return text


def hashed(r):
    return r.choice([
        lambda: ''.join(r.choice('0123456789abcdef') for _ in range(r.choice([32, 40, 64]))),
        lambda: full(r, ALNUM, r.choice([16, 20, 24, 32]), [string.digits]),
        lambda: base64.b64encode(r.randbytes(r.choice([16, 32, 48]))).decode().rstrip('='),
        lambda: str(r.randrange(10 ** 9, 10 ** 15)),
    ])()


def short(r):
    """What has the form of a token and is too short for one."""
    return r.choice(['', 'sk', 'tok', 'key', 'ab', 'EX', 'pk']) + r.choice(['', '-', '_', '.']) + r.choice(
        ['abc123', '123abc', 'ABC123', 'abcd1234', 'a1b2c3', ''.join(r.choice('0123456789ABCDEF') for _ in range(r.choice([4, 5, 6])))])


# Lines that hold such a word and give it nothing.
LOGS = [
    ('txt', '    --- PASS: Test%s (0.0%ds)'), ('txt', '--- PASS: Test%s/%d (0.17s)'), ('log', 'PASS: tests/%s.%d'), ('txt', 'ok %d - pass: %s'),
    ('json', '{"Action":"output","Output":"    --- PASS: Test%s/%d (0.02s)\\n"}'), ('log', '2026-01-02 token: %s %d expired'), ('log', 'sort key: %s%d asc'),
]
USERS = ['app', 'deploy', 'root', 'svc-mail', 'tanaka', 'reporting', 'shop']
HOSTS = ['db1.corp.net', '10.0.3.7', 'db.internal', 'api.corp.net', 'mq-2.corp.net', 'shop.corp.net']


def main():
    r = random.Random(20260101)
    for i, line in enumerate(NOTATIONS.strip('\n').split('\n')):
        ending, style, written, text = line.split('|', 3)
        text = text.replace(r'\n', '\n').replace(r'\t', '\t') + '\n'
        for side in ('yes', 'no'):
            for n in range(EACH):
                secret = side == 'yes'
                weak = n % 3 == 2 and (style != 'none' or written[1:] == 'p' or '://@U' in text)
                names = PASSWORDS if weak or r.random() < 0.4 else SECRETS
                if weak and n % 12 == 2:
                    names = CHOSEN
                value = (password(r) if weak else generated(r, written[0])) if secret else harmless(r, written[0])
                if not secret and style != 'none' and n % 5 == 0:
                    names, value = OTHERS, hashed(r)
                if not secret and names is SECRETS and n % 5 == 1:
                    value = short(r)
                whole = text.replace('@N', STYLES[style](r.choice(names)))
                for mark, put in (('@U', r.choice(USERS)), ('@H', r.choice(HOSTS))):
                    whole = whole.replace(mark, put)
                place = len(whole[:whole.index('@V')].encode())
                if written[0] == 'u':
                    value = urllib.parse.quote(value, safe="!*'()~,;")
                # What is called `/name` gets a folder of its own.
                path = os.path.join(sys.argv[1], f'{side}-{i:03}-{n:02}-{place}' + (ending if ending[0] == '/' else '.' + ending))
                os.makedirs(os.path.dirname(path), exist_ok=True)
                with open(path, 'w') as out:
                    out.write(whole.replace('@V', value))
    for i in range(140):
        ending, text = LOGS[i % len(LOGS)]
        parts = (cap([r.choice(CODE), r.choice(CODE)]), r.randrange(1, 10))
        text = text % (parts if text.index('%s') < text.index('%d') else parts[::-1])
        with open(os.path.join(sys.argv[1], f'no-log-{i:03}-any.{ending}'), 'w') as out:
            out.write(text + '\n')
    for i in range(60):
        value = r.choice([password(r), generated(r, 'q')])
        with open(os.path.join(sys.argv[1], f'yes-basic-{i:02}-21.md'), 'w') as out:
            out.write('Authorization: Basic %s\n' % base64.b64encode(f'{r.choice(NAMES)}:{value}'.encode()).decode())


main()
