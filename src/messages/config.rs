/*! What `sekisho config` says, and what is said of flags that set something. */

use crate::policy::settings::{Layer, Origin};
use crate::{Error, tr};

/// What `sekisho config` is for.
pub fn about() -> String {
    tr!(en: "Shows every setting, its value, and who set it", ja: "すべての設定の有効な値と、その設定元を表示します")
}

/// `--format`.
pub fn format() -> String {
    tr!(en: "How to show them", ja: "表示形式")
}

/// `--set`.
pub fn set() -> String {
    tr!(
        en: "Use this value for this run, whatever the files and git's configuration say, such as lang=ja or rules.jwt=off",
        ja: "この実行に限り、設定ファイルや git の設定より優先する値を指定します (例: lang=ja、rules.jwt=off)"
    )
}

/// `--work-tree`.
pub fn work_tree() -> String {
    tr!(
        en: "Read .sekisho.toml as it lies in the work tree, as `scan` does; a hook reads the staged one",
        ja: "ステージ済みの内容 (フックが読むもの) ではなく、`scan` と同じく作業ツリーの .sekisho.toml を読みます"
    )
}

/// `--schema`.
pub fn schema() -> String {
    tr!(
        en: "Print the JSON Schema of a configuration file, for editors",
        ja: "設定ファイルの JSON Schema を出力します (エディター用)"
    )
}

/// Its argument.
pub fn key() -> String {
    tr!(
        en: "One setting, such as quiet, rules.jwt or proofs.context; without it, all of them",
        ja: "表示する設定 (例: quiet、rules.jwt、proofs.context)。省略時はすべて表示します"
    )
}

/// A flag that sets something wrong.
pub fn broken_flag(key: &str, why: &str) -> Error {
    Error::new(
        format!("--set {key}: {why}"),
        tr!(en: "`sekisho config` shows every setting", ja: "設定の一覧は `sekisho config` で確認できます"),
    )
}

/// A flag without `=`.
pub fn flag_without_value(flag: &str) -> Error {
    let why =
        tr!(en: "expected KEY=VALUE, such as quiet=true", ja: "quiet=true のように KEY=VALUE の形式で指定してください");
    // Without `=` it is all name; but it may be anything that somebody pasted.
    let name = flag.split(|c: char| !(c.is_ascii_alphanumeric() || "-._".contains(c))).next().unwrap_or_default();
    broken_flag(if name.len() > 40 { "" } else { name }, &why)
}

/// Every proof is switched off.
pub fn zero_proofs() -> String {
    tr!(en: "every proof is switched off: nothing would be found", ja: "すべての根拠 (proofs) が無効で、何も検出されません")
}

/// A regular expression that takes any value.
pub fn takes_any_value() -> String {
    tr!(
        en: "matches any value, so it would switch everything off",
        ja: "あらゆる値に一致するため、すべての検査が無効になります"
    )
}

/// An allowed pattern of git-secrets that is not honoured.
pub fn gitallowed_too_much(place: &str, pattern: &str) -> String {
    tr!(
        en: "{place}: `{pattern}` allows everything and is not honoured; `git config sekisho.gitSecrets false` leaves git-secrets' settings out",
        ja: "{place}: `{pattern}` はあらゆる値を許可してしまうため無視します。git-secrets の設定を使わないときは `git config sekisho.gitSecrets false` としてください"
    )
}

/// Who set something.
pub fn origin(origin: &Origin) -> String {
    match origin.layer {
        Layer::Default => tr!(en: "default", ja: "既定値"),
        Layer::Flag => "--set".to_owned(),
        _ if origin.line > 0 => format!("{}:{}", origin.file, origin.line),
        _ => origin.file.clone(),
    }
}

/// Who set something, and of whom it takes precedence.
pub fn origin_over(here: &Origin, over: &[&Origin]) -> String {
    let here = origin(here);
    if over.is_empty() {
        return here;
    }
    let over = over.iter().map(|o| origin(o)).collect::<Vec<_>>().join(", ");
    tr!(en: "{here} (over {over})", ja: "{here} ({over} より優先)")
}

/// The files that were read, and how the layers stand.
pub fn files(files: &[String]) -> String {
    if files.is_empty() {
        return tr!(en: "no configuration file was read", ja: "読み込まれた設定ファイルはありません");
    }
    let files = files.join(", ");
    tr!(en: "read, weakest first: {files}", ja: "読み込んだ設定ファイル (優先度の低い順): {files}")
}

/// How many allow entries a file holds.
pub fn entries(n: usize, file: &str) -> String {
    tr!(en: "{n} entries in {file}", ja: "{file} に {n} 件")
}

/// How many allow entries are over.
pub fn entries_over(n: usize) -> String {
    tr!(en: "{n} of them over; `sekisho allow --unused` lists them", ja: "うち期限切れ {n} 件 (`sekisho allow --unused` で確認できます)")
}

/// What git-secrets' settings add.
pub fn git_secrets(prohibited: bool, n: usize, place: &str) -> String {
    if prohibited {
        tr!(en: "git-secrets: {n} prohibited patterns ({place})", ja: "git-secrets: 禁止パターン {n} 件 ({place})")
    } else {
        tr!(en: "git-secrets: {n} allowed patterns ({place})", ja: "git-secrets: 許可パターン {n} 件 ({place})")
    }
}

/// There is no such setting.
pub fn no_such_key(key: &str, near: Option<&str>) -> Error {
    let what = tr!(en: "there is no setting called `{key}`", ja: "`{key}` という設定はありません");
    let next = match near {
        Some(near) => tr!(en: "did you mean `{near}`?", ja: "`{near}` ではありませんか?"),
        None => tr!(en: "`sekisho config` shows every setting", ja: "設定の一覧は `sekisho config` で確認できます"),
    };
    Error::new(what, next)
}

/// A mark in the text allows it.
pub fn by_mark(tool: &str) -> String {
    tr!(en: "a mark of {tool} in the text", ja: "本文中の {tool} のコメント")
}

/// An exception allows it.
pub fn by_exception(reason: &str) -> String {
    if reason.is_empty() {
        tr!(en: "an exception without a reason", ja: "例外 (理由の記載なし)")
    } else {
        reason.to_owned()
    }
}

/// An allowed pattern of git-secrets allows it.
pub fn by_git_secrets() -> String {
    tr!(en: "an allowed pattern of git-secrets", ja: "git-secrets の許可パターン")
}

/// Its rule or its proof is off.
pub fn by_setting() -> String {
    tr!(en: "its rule or its proof is switched off", ja: "ルールまたは根拠の設定で無効")
}

/// `--show-allowed`.
pub fn show_allowed() -> String {
    tr!(
        en: "Also show what was found and is allowed, and by what (in SARIF as suppressions)",
        ja: "許可されている検出結果も、許可の理由とともに表示します (SARIF では suppressions)"
    )
}

/// A finding that is allowed, and by what.
pub fn allowed(place: &str, title: &str, by: &str) -> String {
    tr!(en: "allowed: {place}: {title} ({by})", ja: "許可済み: {place}: {title} ({by})")
}
