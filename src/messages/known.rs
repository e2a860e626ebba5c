/*! What is said of the user's own credentials. */

use crate::known::{Origin, Reason};
use crate::tr;

/// Where a value lives.
pub fn origin(origin: &Origin) -> String {
    match origin {
        Origin::KeyFile(place) => tr!(en: "the private key in {place}", ja: "{place} の秘密鍵"),
        Origin::Variable(name) => tr!(en: "the value of the environment variable {name}", ja: "環境変数 {name} の値"),
        Origin::Provider(command) => tr!(en: "a value printed by `{command}`", ja: "`{command}` が出力した値"),
        Origin::Field { key, section, place } if section.is_empty() => {
            tr!(en: "the value of {key} in {place}", ja: "{place} の {key} の値")
        }
        Origin::Field { key, section, place } => {
            tr!(en: "the value of {key}, under {section}, in {place}", ja: "{place} の {section} にある {key} の値")
        }
    }
}

/// The name of the environment as a place.
pub fn environment() -> String {
    tr!(en: "environment variables", ja: "環境変数")
}

/// The provider that `command` is.
pub fn provider(command: &str) -> String {
    tr!(en: "the provider `{command}`", ja: "プロバイダー `{command}`")
}

/// The provider `command` failed, because of `why`.
pub fn provider_failed(command: &str, why: &str) -> String {
    tr!(
        en: "the provider `{command}` gave nothing to compare with ({why})",
        ja: "プロバイダー `{command}` から照合する値を取得できませんでした ({why})"
    )
}

/// What to do after [`provider_failed`].
pub fn provider_failed_next() -> String {
    tr!(
        en: "mend it, or let commits through without it: git config sekisho.providerFailure warn",
        ja: "修正するか、次の設定で失敗を警告にとどめてください: git config sekisho.providerFailure warn"
    )
}

/// It took longer than `seconds`.
pub fn provider_slow(seconds: f32) -> String {
    tr!(en: "no answer within {seconds} seconds", ja: "{seconds} 秒以内に応答がありません")
}

/// It has no standard output.
pub fn provider_silent() -> String {
    tr!(en: "no output", ja: "出力がありません")
}

/// It printed too much.
pub fn provider_large() -> String {
    tr!(en: "more than 1 MiB of output", ja: "出力が 1 MiB を超えています")
}

/// It printed something that is no text.
pub fn provider_no_text() -> String {
    tr!(en: "output that is not UTF-8", ja: "出力が UTF-8 ではありません")
}

/// A pattern that a provider printed is no regular expression.
pub fn provider_pattern(number: usize) -> String {
    tr!(en: "pattern {number} is no regular expression", ja: "{number} 番目のパターンが正規表現ではありません")
}

/// A place that was read, with the number of its values.
pub fn place_read(place: &str, values: usize) -> String {
    tr!(en: "{place}: {values} values", ja: "{place}: 値 {values} 個")
}

/// A place that was not read.
pub fn place_skipped(place: &str, reason: Reason) -> String {
    match reason {
        Reason::Unreadable => {
            tr!(en: "{place}: skipped, cannot be read", ja: "{place}: 読み取れないためスキップしました")
        }
        Reason::Foreign => {
            tr!(en: "{place}: skipped, belongs to somebody else", ja: "{place}: 所有者が異なるためスキップしました")
        }
        Reason::NotAFile => {
            tr!(en: "{place}: skipped, no regular file", ja: "{place}: 通常のファイルではないためスキップしました")
        }
        Reason::TooLarge => {
            tr!(en: "{place}: skipped, larger than 1 MiB", ja: "{place}: 1 MiB を超えるためスキップしました")
        }
    }
}

/// A place that could not be parsed.
pub fn place_malformed(place: &str) -> String {
    tr!(
        en: "{place}: not in the format that its name says, so its values are not looked for",
        ja: "{place}: 名前から想定される形式ではないため、値を照合できません"
    )
}

/// The sum of `sekisho known`.
pub fn known_sum(values: usize, places: usize) -> String {
    tr!(
        en: "{values} values from {places} places are compared with what a commit adds; none of them leaves this machine",
        ja: "{places} か所の値 {values} 個を、コミットで追加される内容と照合します。値がこのマシンの外に出ることはありません"
    )
}

/// `sekisho known` when it is turned off.
pub fn known_off() -> String {
    tr!(
        en: "your own credentials are not looked for: sekisho.known is false",
        ja: "sekisho.known が false のため、手元の認証情報との照合は行われません"
    )
}

/// `sekisho known`.
pub fn known_about() -> String {
    tr!(
        en: "Lists where your own credentials live that a commit is compared with",
        ja: "コミットの照合に使われる、手元の認証情報の保存場所を一覧表示します"
    )
}
