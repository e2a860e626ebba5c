/*! What credentials are called, and what they are good for to a thief. */

use crate::detect::{Action, Kind, Reach, Risk, Rule};
use crate::known;
use crate::messages::{Lang, lang};
use crate::tr;

/// What `rule` finds, in plain words: its own title in English, its provider and kind in other languages.
pub fn title(rule: &Rule) -> String {
    let provider = rule.provider;
    let kind = kind(rule.kind);
    match lang() {
        Lang::En => rule.title.to_owned(),
        Lang::Ja if rule.id == known::RULE.id => "ご自身の認証情報".to_owned(),
        Lang::Ja if rule.id == known::PATTERN_RULE.id => "設定されたコマンドが禁止しているパターン".to_owned(),
        // The user's own words.
        Lang::Ja if provider.is_empty() => rule.title.to_owned(),
        Lang::Ja if provider.eq_ignore_ascii_case("generic") || kind.starts_with(provider) => kind,
        Lang::Ja => format!("{provider} の{}{kind}", if kind.starts_with(|c: char| c.is_ascii()) { " " } else { "" }),
    }
}

/// The name of a kind of credential.
pub fn kind(kind: Kind) -> String {
    match kind {
        Kind::AccessKeyId => tr!(en: "access key id", ja: "アクセスキー ID"),
        Kind::AccessToken => tr!(en: "access token", ja: "アクセストークン"),
        Kind::ApiKey => tr!(en: "API key", ja: "API キー"),
        Kind::ApiSecret => tr!(en: "API secret", ja: "API シークレット"),
        Kind::AppPassword => tr!(en: "app password", ja: "アプリパスワード"),
        Kind::BotToken => tr!(en: "bot token", ja: "ボットトークン"),
        Kind::Certificate => tr!(en: "certificate with its private key", ja: "秘密鍵付き証明書"),
        Kind::ClientSecret => tr!(en: "client secret", ja: "クライアントシークレット"),
        Kind::ConnectionString => tr!(en: "connection string", ja: "接続文字列"),
        Kind::DeployToken => tr!(en: "deploy token", ja: "デプロイトークン"),
        Kind::EncryptionKey => tr!(en: "encryption key", ja: "暗号鍵"),
        Kind::JobToken => tr!(en: "CI job token", ja: "CI ジョブトークン"),
        Kind::Jwt => tr!(en: "JSON web token", ja: "JWT (署名付きトークン)"),
        Kind::LicenseKey => tr!(en: "license key", ja: "ライセンスキー"),
        Kind::OauthToken => tr!(en: "OAuth token", ja: "OAuth トークン"),
        Kind::Password => tr!(en: "password", ja: "パスワード"),
        Kind::PasswordHash => tr!(en: "password hash", ja: "パスワードハッシュ"),
        Kind::PersonalAccessToken => tr!(en: "personal access token", ja: "個人用アクセストークン"),
        Kind::PrivateKey => tr!(en: "private key", ja: "秘密鍵"),
        Kind::RecoveryPhrase => tr!(en: "recovery phrase", ja: "リカバリーフレーズ"),
        Kind::RefreshToken => tr!(en: "refresh token", ja: "リフレッシュトークン"),
        Kind::SecretKey => tr!(en: "secret key", ja: "シークレットキー"),
        Kind::ServiceAccount => tr!(en: "service account key", ja: "サービスアカウントキー"),
        Kind::SessionToken => tr!(en: "session token", ja: "セッショントークン"),
        Kind::SigningSecret => tr!(en: "signing secret", ja: "署名シークレット"),
        Kind::Webhook => tr!(en: "webhook address", ja: "Webhook URL"),
    }
}

/// What somebody who should not have it can do with it.
pub fn risk(risk: Risk) -> String {
    match risk {
        Risk::CloudAccount => tr!(
            en: "runs machines and reads data on the account owner's bill",
            ja: "マシンの起動やデータの読み出しが所有者の費用でできます"
        ),
        Risk::SourceCode => tr!(en: "reads and changes source code", ja: "ソースコードを読み書きできます"),
        Risk::SupplyChain => tr!(
            en: "publishes packages that others install",
            ja: "他者がインストールするパッケージを公開できます"
        ),
        Risk::AiUsage => tr!(
            en: "runs models on its owner's bill",
            ja: "所有者の費用負担でモデルを利用できます"
        ),
        Risk::Payments => tr!(
            en: "moves money and reads customers' payment data",
            ja: "資金を動かし、顧客の決済情報を読み出せます"
        ),
        Risk::Funds => tr!(en: "takes the coins, for good", ja: "暗号資産を持ち去れます (取り戻せません)"),
        Risk::Messaging => tr!(
            en: "reads and writes messages in its owner's name",
            ja: "所有者の名義でメッセージを読み書きできます"
        ),
        Risk::Mail => tr!(
            en: "sends mail or text messages in its owner's name",
            ja: "所有者の名義でメールや SMS を送信できます"
        ),
        Risk::Database => tr!(en: "reads or changes a database", ja: "データベースを読み書きできます"),
        Risk::Monitoring => tr!(
            en: "reads or changes logs, metrics and alerts",
            ja: "ログ、メトリクス、アラートを読み書きできます"
        ),
        Risk::Ci => tr!(
            en: "runs builds and reads the secrets they use",
            ja: "ビルドを実行し、そこで使われる秘密情報を読み出せます"
        ),
        Risk::SecretStore => tr!(en: "opens a store of other secrets", ja: "ほかの秘密情報の保管庫を開けます"),
        Risk::Infrastructure => tr!(
            en: "changes networks, clusters and names",
            ja: "ネットワーク、クラスター、DNS などを変更できます"
        ),
        Risk::Identity => tr!(
            en: "logs in as a person or a service",
            ja: "個人またはサービスになりすましてログインできます"
        ),
        Risk::Cryptography => tr!(
            en: "signs or decrypts in its owner's name",
            ja: "所有者の名義で署名・復号できます"
        ),
        Risk::BusinessData => tr!(
            en: "reads or changes business data",
            ja: "顧客データや業務データを読み書きできます"
        ),
        Risk::MeteredService => tr!(
            en: "uses a paid service on its owner's bill",
            ja: "従量課金のサービスを所有者の費用負担で利用できます"
        ),
        Risk::Files => tr!(en: "reads or changes files", ja: "ファイルを読み書きできます"),
    }
}

/// What `sekisho rules` does.
pub fn rules_about() -> String {
    tr!(en: "Lists the credential types that are looked for, or explains one", ja: "検出する認証情報の種類を一覧表示、または個別に説明します")
}

/// What the argument of `sekisho rules` is.
pub fn rules_id() -> String {
    tr!(en: "The rule to explain, as findings name it", ja: "説明を表示するルールの ID (検出結果に表示されるもの)")
}

/// What `sekisho rules --format` does.
pub fn rules_format() -> String {
    tr!(en: "How to show it", ja: "出力形式")
}

/// What `sekisho rules --markdown` does.
pub fn rules_markdown() -> String {
    tr!(en: "Writes the page of the documentation that lists them", ja: "ドキュメント用の一覧ページを Markdown で出力します")
}

/// There is no rule called `id`.
pub fn no_such_rule(id: &str) -> String {
    tr!(en: "there is no rule called {id}", ja: "{id} というルールはありません")
}

/// What to do after [`no_such_rule`].
pub fn no_such_rule_next() -> String {
    tr!(en: "`sekisho rules` lists them all", ja: "`sekisho rules` で一覧を確認してください")
}

/// Before who issues it.
pub fn rule_provider_label() -> String {
    tr!(en: "issued by", ja: "発行元")
}

/// Before what a finding does.
pub fn rule_action_label() -> String {
    tr!(en: "a finding", ja: "検出時の動作")
}

/// What a finding with `action` does.
pub fn rule_action(action: Action) -> String {
    match action {
        Action::Block => tr!(en: "stops the commit", ja: "コミットを止めます"),
        Action::Warn => tr!(en: "is said, and the commit goes through", ja: "警告のみ表示し、コミットは続行します"),
    }
}

/// Before how it is found.
pub fn rule_found_label() -> String {
    tr!(en: "found by", ja: "検出方法")
}

/// How `rule` finds it.
pub fn rule_found(rule: &Rule) -> String {
    let shown: Vec<_> = rule.literals.iter().take(6).map(|l| format!("`{l}`")).collect();
    let literals = shown.join(", ");
    match rule.reach {
        Reach::Here => tr!(en: "its prefix: {literals}", ja: "先頭の文字列: {literals}"),
        Reach::Around(..) => tr!(en: "what it holds: {literals}", ja: "値に含まれる文字列: {literals}"),
        Reach::Near(..) | Reach::After(_) | Reach::Judged => tr!(
            en: "a name beside it: {literals}; the value must look generated",
            ja: "近くにある名前: {literals} (値はランダムに生成されたものに限ります)"
        ),
    }
}

/// Before an example.
pub fn rule_example_label() -> String {
    tr!(en: "example (made up, masked)", ja: "例 (架空の値、マスク済み)")
}

/// Before the page where it is made worthless.
pub fn rule_revoke_label() -> String {
    tr!(en: "revoke it at", ja: "無効化するページ")
}

/// Before the command that does it.
pub fn rule_command_label() -> String {
    tr!(en: "or by", ja: "無効化するコマンド")
}

/// Before the page that documents its form.
pub fn rule_docs_label() -> String {
    tr!(en: "documented at", ja: "形式の説明")
}
