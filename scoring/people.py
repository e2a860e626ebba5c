#!/usr/bin/env python3
"""Writes texts in which passwords that people choose, and secrets that machines make, are given to names that leave no
doubt.

  people.py FOLDER

Four families of passwords, as studies of leaked ones describe them: a word with a year or digits and a mark, a name with
a date, a word with letters written as digits, two words and a number, a word and one digit. Nothing in them was ever anybody's. The seed is
fixed, so the texts are always the same.
"""
import base64, os, random, sys

WORDS = '''summer winter spring autumn hunter dragon monkey shadow sunshine tiger football baseball hockey soccer killer
pepper ginger cookie banana purple orange silver golden thunder falcon phoenix mustang ranger yankee cowboy eagle dolphin
flower butterfly rainbow chocolate coffee guitar piano music london paris tokyo osaka kyoto berlin chelsea arsenal
liverpool barcelona madrid munich newyork boston chicago texas dallas florida'''.split()
NAMES = '''tanaka suzuki yamada sato takahashi watanabe ito kobayashi nakamura yoshida mueller schmidt fischer weber smith
jones taylor brown wilson garcia martinez rodriguez rossi ferrari ivanov petrov michael jessica ashley daniel andrew
jennifer robert thomas sakura haruto yuki kenji hiroshi naoki akira takeshi'''.split()
LEET = str.maketrans('aeio', '4310')
TEMPLATES = [
    ('py', 'DB_PASSWORD = "{}"\n'), ('py', 'conn = connect(host="db1", user="app", password="{}")\n'),
    ('js', 'const dbPassword = "{}";\n'), ('ts', "    password: '{}',\n"), ('java', '    conn.setPassword("{}");\n'),
    ('go', '\tpassword := "{}"\n'), ('rb', "  password: '{}'\n"), ('php', "$password = '{}';\n"),
    ('java', '    user.password("{}");\n'), ('js', "    login('tanaka', {{ password: '{}' }});\n"), ('kt', 'val password: String = "{}"\n'),
    ('java', '    dataSource.setPassword("{}");\n'), ('cs', '    settings.SetPassword("{}");\n'), ('php', "define('DB_PASSWORD', '{}');\n"),
    ('py', 'if password == "{}":\n'), ('tf', '  master_password = "{}"\n'), ('conf', 'password    {}\n'), ('sh', 'docker login -u tanaka -p {} registry.corp.net\n'),
    ('cs', 'private const string Password = "{}";\n'), ('env', 'DB_PASSWORD={}\n'), ('yml', '  password: {}\n'),
    ('yml', '      - MYSQL_ROOT_PASSWORD={}\n'), ('json', '  "password": "{}",\n'), ('ini', 'password = {}\n'),
    ('properties', 'spring.datasource.password={}\n'), ('xml', '  <password>{}</password>\n'), ('sh', 'export PGPASSWORD={}\n'),
    ('sh', 'mysqldump -u root -p{} shop > shop.sql\n'), ('sh', 'curl -u tanaka:{} https://intra.corp.net/\n'),
    ('sql', "CREATE USER app IDENTIFIED BY '{}';\n"), ('md', 'パスワード: {}\n'), ('md', '- Password: `{}`\n'),
    ('conf', 'bind_password = "{}"\n'), ('py', 'URL = "postgres://app:{}@db.corp.net/main"\n'), ('ps1', '$pw = ConvertTo-SecureString "{}" -AsPlainText -Force\n'),
]


def password(r):
    word = r.choice(WORDS + NAMES)
    if r.random() < 0.5:
        word = word.capitalize()
    family = r.randrange(5)
    if family == 0:
        return word + r.choice([str(r.randrange(1980, 2027)), str(r.randrange(10, 9999))]) + r.choice(['!', '!', '@', '#', '', '$', '!!', '?'])
    if family == 1:
        return r.choice(NAMES) + '%02d%02d' % (r.randrange(1, 13), r.randrange(1, 29)) + r.choice(['', '', '!'])
    if family == 2:
        return word.translate(LEET) + r.choice(['!', '', '1', '99', '@1'])
    if family == 3:
        return word + str(r.randrange(1, 10))
    return word + r.choice(WORDS).capitalize() + str(r.randrange(1, 999)) + r.choice(['', '!', '#'])


GENERATED = [
    ('md', 'Authorization: Bearer {}\n'), ('py', 'headers = {{"Authorization": "Bearer {}"}}\n'), ('sh', 'curl -H "Authorization: Bearer {}" https://api.corp.net/\n'),
    ('py', 'API_KEY = "{}"\n'), ('js', "  apiKey: '{}',\n"), ('env', 'CLIENT_SECRET={}\n'), ('yml', 'secret_key: {}\n'), ('json', '  "access_token": "{}",\n'),
    ('java', '.setApiKey("{}");\n'), ('go', '\tSecretKey: "{}",\n'), ('rb', "config.secret_token = '{}'\n"), ('cs', 'var token = "{}";\n'),
    ('toml', 'auth_token = "{}"\n'), ('tf', '  secret = "{}"\n'), ('properties', 'app.encryption.key={}\n'), ('xml', '<add key="ApiToken" value="{}" />\n'),
    ('yml', '  - name: SIGNING_SECRET\n    value: {}\n'), ('py', 'url = "https://api.corp.net/v1/x?api_key={}"\n'), ('py', 'password = "{}"\n'), ('env', 'REDIS_PASSWORD={}\n'),
]


def generated(r):
    kind = r.randrange(4)
    if kind == 0:
        return ''.join(r.choice('0123456789abcdef') for _ in range(r.choice([32, 40, 64])))
    letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
    if kind == 1:
        return ''.join(r.choice(letters + '-_') for _ in range(r.choice([20, 24, 32, 43, 64])))
    return ''.join(r.choice(letters) for _ in range(r.choice([16, 20, 24, 32, 40])))


def basic(r):
    return base64.b64encode(f'{r.choice(NAMES)}:{r.choice([password, generated])(r)}'.encode()).decode()


def main():
    r = random.Random(20260101)
    for i in range(1200):
        ending, template = TEMPLATES[i % len(TEMPLATES)]
        with open(os.path.join(sys.argv[1], f'{i:04}.{ending}'), 'w') as f:
            f.write(template.format(password(r)))
    for i in range(600):
        ending, template = GENERATED[i % len(GENERATED)]
        with open(os.path.join(sys.argv[1], f'made{i:04}.{ending}'), 'w') as f:
            f.write(template.format(generated(r)))
    for i in range(60):
        with open(os.path.join(sys.argv[1], f'basic{i:04}.md'), 'w') as f:
            f.write(f'Authorization: Basic {basic(r)}\n')


main()
