/*! What stands around a runbook's steps; the steps themselves are in [`crate::runbooks`]. */

use crate::runbooks::When;
use crate::tr;

/// Above a runbook.
pub fn runbook_title(what: &str) -> String {
    tr!(en: "What to do when it leaked: {what}", ja: "漏えいしたときの対処: {what}")
}

/// What somebody can do with it.
pub fn runbook_risk(risk: &str) -> String {
    tr!(en: "Whoever has it {risk}.", ja: "入手した者ができること: {risk}")
}

/// When a step is due.
pub fn when(when: When) -> String {
    match when {
        When::Now => tr!(en: "Now", ja: "今すぐ"),
        When::Minutes5 => tr!(en: "Within 5 minutes", ja: "5 分以内"),
        When::Minutes30 => tr!(en: "Within 30 minutes", ja: "30 分以内"),
        When::Hour => tr!(en: "Within an hour", ja: "1 時間以内"),
        When::Today => tr!(en: "Today", ja: "今日中"),
        When::Week => tr!(en: "This week", ja: "今週中"),
    }
}

/// The first step where there is no runbook; `provider` may be empty.
pub fn runbook_revoke(provider: &str) -> String {
    if provider.is_empty() {
        return tr!(
            en: "Make it worthless: revoke it where it was issued, and issue a new one where something needs it.",
            ja: "無効化します。発行元で取り消し、必要な箇所には新しいものを発行してください。"
        );
    }
    tr!(
        en: "Make it worthless: revoke it at {provider}, and issue a new one where something needs it.",
        ja: "無効化します。{provider} で取り消し、必要な箇所には新しいものを発行してください。"
    )
}

/// The second one.
pub fn runbook_look() -> String {
    tr!(
        en: "Look at what was done with it since it was written down: the provider's logs, its bill, new users and keys.",
        ja: "書き込まれて以降に何に使われたかを確認します。サービスのログ、料金、新しいユーザーや鍵を調べてください。"
    )
}

/// Above the list of runbooks.
pub fn runbook_list() -> String {
    tr!(en: "sekisho explain NAME tells what to do for:", ja: "sekisho explain 名前 で対処手順を表示できます:")
}

/// Below it.
pub fn runbook_list_more() -> String {
    tr!(
        en: "A rule's id works too, as it stands in the report (for example aws-access-key-id).",
        ja: "レポートに表示されるルール ID (例: aws-access-key-id) も指定できます。"
    )
}

/// Nothing is called so.
pub fn explain_unknown(name: &str) -> String {
    tr!(en: "there is no rule or provider called {name:?}", ja: "{name:?} というルールやサービスはありません")
}

/// What to do after [`explain_unknown`].
pub fn explain_unknown_next() -> String {
    tr!(en: "`sekisho explain` lists what there is", ja: "`sekisho explain` で一覧を表示できます")
}
