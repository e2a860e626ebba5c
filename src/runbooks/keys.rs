/*! What no provider revokes: keys, databases, signatures, passwords; and the last steps of all. */

use super::{Runbook, Step, step, text};

pub const RUNBOOKS: &[Runbook] = &[
    Runbook {
        id: "private-key",
        name: text!("private keys (SSH, TLS, PGP)", "秘密鍵 (SSH、TLS、PGP)"),
        also: &["ssh", "tls", "pem", "openssh", "private keys", "private key", "openssl", "putty", "pgp", "openpgp"],
        steps: &[
            step!(Now,
                "SSH: take the public half out of every authorized_keys and every account that knows it; this tells which half it is.",
                "SSH 鍵: 対応する公開鍵を、登録先のすべての authorized_keys とサービスのアカウントから削除します。次のコマンドで公開鍵と指紋が分かります。",
                "https://man.openbsd.org/ssh-keygen.1",
                "ssh-keygen -y -f <key file>" => "https://man.openbsd.org/ssh-keygen.1",
                "ssh-keygen -l -f <key file>" => "https://man.openbsd.org/ssh-keygen.1"),
            step!(Now,
                "TLS: have the certificate revoked for key compromise and issue one with a new key (a renewal may keep the old key).",
                "TLS 鍵: 鍵の危殆化を理由に証明書を失効させ、新しい鍵で発行し直します (単なる更新では同じ鍵が使われることがあります)。",
                "https://eff-certbot.readthedocs.io/en/stable/using.html#revoking-certificates",
                "certbot revoke --cert-name <name> --reason keycompromise" => "https://eff-certbot.readthedocs.io/en/stable/using.html#revoking-certificates",
                "certbot certonly --force-renewal --new-key -d <domain>" => "https://eff-certbot.readthedocs.io/en/stable/using.html"),
            step!(Now,
                "PGP: make a revocation certificate, merge it with the key (that is what revokes it), and publish the key.",
                "PGP 鍵: 失効証明書を作成して鍵に取り込み (これで失効します)、その鍵を公開します。",
                "https://www.gnupg.org/documentation/manuals/gnupg/OpenPGP-Key-Management.html",
                "gpg --output revoked.asc --gen-revoke <key id>" => "https://www.gnupg.org/documentation/manuals/gnupg/OpenPGP-Key-Management.html",
                "gpg --import revoked.asc" => "https://www.gnupg.org/documentation/manuals/gnupg/Operational-GPG-Commands.html",
                "gpg --send-keys <key id>" => "https://www.gnupg.org/documentation/manuals/gnupg/Operational-GPG-Commands.html"),
            step!(Minutes30,
                "Read the logins with that key on the machines that took it.",
                "その鍵を受け付けていたマシンで、ログイン記録を確認します。",
                "https://man.openbsd.org/sshd.8",
                "journalctl -u ssh -u sshd --since '7 days ago' | grep 'Accepted publickey'" => "https://www.freedesktop.org/software/systemd/man/latest/journalctl.html"),
            step!(Today,
                "Make a new key, with a passphrase or in hardware. A passphrase on the leaked one only buys time.",
                "新しい鍵を、パスフレーズ付きまたはハードウェアで作成します。漏えいした鍵のパスフレーズは時間稼ぎにしかなりません。",
                "https://man.openbsd.org/ssh-keygen.1",
                "ssh-keygen -t ed25519" => "https://man.openbsd.org/ssh-keygen.1"),
        ],
    },
    Runbook {
        id: "database",
        name: text!("databases", "データベース"),
        also: &[
            "postgresql",
            "postgres",
            "mysql",
            "mariadb",
            "mongodb",
            "redis",
            "databases",
            "database",
            "sql server",
        ],
        steps: &[
            step!(Now,
                "PostgreSQL: change the password of that user (it asks for the new one), then end the sessions that are open: a new password does not.",
                "PostgreSQL: そのユーザーのパスワードを変更し (新しいパスワードの入力を求められます)、開いているセッションを切断します (パスワードを変えただけでは切れません)。",
                "https://www.postgresql.org/docs/current/app-psql.html",
                "psql -c '\\password <user>'" => "https://www.postgresql.org/docs/current/app-psql.html",
                "psql -c \"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '<user>'\"" => "https://www.postgresql.org/docs/current/functions-admin.html"),
            step!(Now,
                "MySQL 8: let the server make a new password (it is shown once; MariaDB asks for one with IDENTIFIED BY), then end the user's connections by their ids.",
                "MySQL 8: サーバーに新しいパスワードを生成させ (一度だけ表示されます。MariaDB では IDENTIFIED BY で指定します)、そのユーザーの接続を ID で切断します。",
                "https://dev.mysql.com/doc/refman/8.4/en/password-management.html",
                "mysql -p -e \"ALTER USER '<user>'@'<host>' IDENTIFIED BY RANDOM PASSWORD\"" => "https://dev.mysql.com/doc/refman/8.4/en/alter-user.html",
                "mysql -p -e \"SELECT id, host FROM information_schema.processlist WHERE user = '<user>'\"" => "https://dev.mysql.com/doc/refman/8.4/en/information-schema-processlist-table.html",
                "mysql -p -e 'KILL <id>'" => "https://dev.mysql.com/doc/refman/8.4/en/kill.html"),
            step!(Now,
                "MongoDB: in mongosh, in the database that the user belongs to (it asks for the new password; Atlas: in its own console). Redis: an ACL user, or default where there is only requirepass; write the new password's SHA-256 there, and the password itself into no command.",
                "MongoDB: mongosh で、ユーザーが属するデータベースに対して実行します (新しいパスワードの入力を求められます。Atlas は管理画面から)。Redis: ACL ユーザー、requirepass だけなら default に対し、新しいパスワードの SHA-256 を指定します (パスワード自体はコマンドに書きません)。",
                "https://redis.io/docs/latest/operate/oss_and_stack/management/security/acl/",
                "db.changeUserPassword(\"<user>\", passwordPrompt())" => "https://www.mongodb.com/docs/manual/reference/method/db.changeUserPassword/",
                "redis-cli --askpass ACL SETUSER <user> resetpass '#<sha256 of the new password>'" => "https://redis.io/docs/latest/commands/acl-setuser/",
                "redis-cli --askpass CLIENT KILL USER <user>" => "https://redis.io/docs/latest/commands/client-kill/"),
            step!(
                Minutes30,
                "Close the port to the world, and read the connection log: from where, and what.",
                "外部からのポートを閉じ、接続ログでどこから何が行われたかを確認します。",
                "https://www.postgresql.org/docs/current/auth-pg-hba-conf.html"
            ),
            step!(
                Week,
                "Short-lived database credentials (IAM authentication, a secrets manager that rotates), one user for each service with few rights.",
                "短期のデータベース認証情報 (IAM 認証や、自動ローテーションするシークレット管理) に切り替え、サービスごとに権限を絞ったユーザーを使います。",
                "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.html"
            ),
        ],
    },
    Runbook {
        id: "jwt",
        name: text!("JWT signing keys", "JWT の署名鍵"),
        also: &["json web token", "jwt signing keys", "jwt", "django", "rails", "flask"],
        steps: &[
            step!(Now,
                "Who has the signing key can be anybody. Make a new key, sign with it from now on, and stop accepting the old one at once: everybody signs in again.",
                "署名鍵を持つ者は誰にでもなりすませます。新しい鍵を作って以後の署名に使い、古い鍵は直ちに受け付けないようにします (全員が再ログインになります)。",
                "https://www.rfc-editor.org/rfc/rfc8725",
                "openssl rand -base64 48" => "https://docs.openssl.org/master/man1/openssl-rand/"),
            step!(
                Minutes30,
                "A single token that leaked (not the key): end its session, or put its jti on the list of those refused until it expires.",
                "鍵ではなくトークン 1 つだけが漏れた場合は、そのセッションを終了させるか、期限切れまで jti を拒否リストに入れます。",
                "https://www.rfc-editor.org/rfc/rfc7519"
            ),
            step!(
                Today,
                "Look in your logs for users and rights that nobody gave.",
                "ログを調べ、付与した覚えのないユーザーや権限での操作がないか確認します。",
                ""
            ),
            step!(
                Week,
                "Use asymmetric keys with a key id and a JWKS, so that the next change is a matter of minutes.",
                "kid と JWKS を使う公開鍵方式に移行し、次回の鍵交換を数分で済むようにします。",
                "https://www.rfc-editor.org/rfc/rfc7517"
            ),
        ],
    },
    Runbook {
        id: "password",
        name: text!("passwords", "パスワード"),
        also: &["generic", "passwords"],
        steps: &[
            step!(Now,
                "Change it, and everywhere else where the same one is in use.",
                "変更します。同じパスワードを使っているほかの場所もすべて変更します。",
                "https://pages.nist.gov/800-63-4/sp800-63b.html",
                "openssl rand -base64 24" => "https://docs.openssl.org/master/man1/openssl-rand/"),
            step!(
                Minutes5,
                "End every open session of that account, and switch on a second factor.",
                "そのアカウントの開いているセッションをすべて終了し、2 要素認証を有効にします。",
                ""
            ),
            step!(
                Hour,
                "Read the account's logins since the value was written down, and undo what was not you: mail forwarding, new keys, new apps.",
                "値が書き込まれて以降のログイン履歴を確認し、身に覚えのない変更 (メール転送、新しい鍵、アプリ連携) を取り消します。",
                ""
            ),
            step!(
                Week,
                "Keep it in a password manager or a secrets manager, and let the code read it from there.",
                "パスワードマネージャーやシークレット管理サービスに置き、コードからはそこを参照します。",
                "https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html"
            ),
        ],
    },
];

/// What comes after every runbook: a history is mended only when the credential is worthless.
pub const CLOSING: &[Step] = &[step!(Today,
        "Only then the history. Not pushed yet: amend the commit. Pushed: rewriting helps readers, not you; whoever copied it has it. That is why revoking came first.",
        "履歴の修正はその後です。push 前ならコミットを修正します。push 済みの場合、履歴を書き換えても、すでにコピーした人の手元からは消えません。そのため、無効化を先に行います。",
        "https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/removing-sensitive-data-from-a-repository",
        "git commit --amend" => "https://git-scm.com/docs/git-commit",
        "git filter-repo --sensitive-data-removal --replace-text <file with the old values>" => "https://github.com/newren/git-filter-repo")];
